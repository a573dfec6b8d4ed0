/** A spreadsheet with a bit of everything that an export must bring over. */
import type { SpreadsheetFile } from '../../../src/workspace/world.ts';
import { Office } from '../services/drive/support.ts';

const SCRIPT = `
  const book = SpreadsheetApp.create('Register');
  const terrains = book.getSheets()[0].setName('Terreinen in Overijssel');
  terrains.getRange('A1:G1').setValues([['Naam', 'Gemeente', 'Hectare', 'Gestart', 'Georganiseerd', 'Mail', 'Fase']]).setFontWeight('bold').setBackground('#cce6e6').setWrap(true);
  terrains.getRange('A2:E4').setValues([
    ['Hessenpoort', 'Zwolle', 262.5, new Date(2024, 4, 1), true],
    ["'t Lochter", 'Nijverdal', 12.34, new Date(2025, 11, 31), false],
    ['=zomaar'.slice(1) + ' <&>', 'Zwolle', -1, '', ''],
  ]);
  terrains.getRange('C2:C').setNumberFormat('#,##0.00');
  terrains.getRange('D2:D').setNumberFormat('d-m-yyyy');
  terrains.setFrozenRows(1);
  terrains.setFrozenColumns(1);
  terrains.setColumnWidth(1, 220).hideColumns(7);
  terrains.getRange('A1').setNote('De naam volgens IBIS\\nmet twee regels');
  const rule = SpreadsheetApp.newDataValidation();
  const towns = ['Almelo', 'Borne', 'Dalfsen', 'Deventer', 'Dinkelland', 'Enschede', 'Haaksbergen', 'Hardenberg', 'Hellendoorn', 'Hengelo', 'Hof van Twente', 'Kampen', 'Losser', 'Oldenzaal', 'Olst-Wijhe', 'Ommen', 'Raalte', 'Rijssen-Holten', 'Staphorst', 'Steenwijkerland', 'Tubbergen', 'Twenterand', 'Wierden', 'Zwartewaterland', 'Zwolle', 'Elders, maar dichtbij'];
  terrains.getRange('B2:B').setDataValidation(rule.copy().requireValueInList(towns).setAllowInvalid(false).setHelpText('Kies een gemeente.').build());
  terrains.getRange('C2:C').setDataValidation(rule.copy().requireNumberBetween(0, 1000).setAllowInvalid(true).build());
  terrains.getRange('D2:D').setDataValidation(rule.copy().requireDateOnOrAfter(new Date(2024, 0, 1)).build());
  terrains.getRange('E2:E').insertCheckboxes();
  terrains.getRange('F2:F').setDataValidation(rule.copy().requireTextIsEmail().build());
  terrains.getRange('G2:G').setDataValidation(rule.copy().requireValueInList(['kandidaat', 'gestart']).build());
  terrains.setConditionalFormatRules([
    SpreadsheetApp.newConditionalFormatRule().whenNumberLessThan(0).setBackground('#f4cccc').setRanges([terrains.getRange('C2:C')]).build(),
    SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=$E2=TRUE').setBold(true).setRanges([terrains.getRange('A2:B')]).build(),
  ]);
  const sums = book.insertSheet('Sommen').setTabColor('#0b7a75');
  sums.getRange('A1:A9').setFormulas([
    ["=SUM('Terreinen in Overijssel'!C2:C)"],
    ["=COUNTIFS('Terreinen in Overijssel'!B2:B;\\"Zwolle\\";'Terreinen in Overijssel'!C2:C;\\">0\\")"],
    ['=IF(A1>100;"groot; of niet";"klein")'],
    ['=ROUND(1,25*2;1)'],
    ["=IFS(A2=1;\\"een\\";TRUE;\\"anders\\")"],
    ["=JOIN(\\"-\\";'Terreinen in Overijssel'!A2:A4)"],
    ['=SUM({1\\\\2;3\\\\4})'],
    ['=LET(x;2;x*x)'],
    ["=UNIQUE('Terreinen in Overijssel'!B2:B4)"],
  ]);
  sums.getRange('C1').setFormula('=ARRAYFORMULA(ROW(A1:A3)*2)');
  sums.getRange('E1:F1').merge().setValue('samen').setHorizontalAlignment('center');
  sums.getRange('E2').setRichTextValue(SpreadsheetApp.newRichTextValue().setText('zie overijssel.nl').setLinkUrl(4, 17, 'https://www.overijssel.nl').build());
  sums.getRange('E4:F8').applyRowBanding();
  book.setNamedRange('terrein_hectare', terrains.getRange('C2:C'));
  return book.getId();`;

export function sampleWorkbook(): SpreadsheetFile {
  const office = new Office();
  return office.world.spreadsheet(office.value<string>(SCRIPT))!;
}
