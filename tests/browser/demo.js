/** A small script as a person would write it: it makes the sheet that the tests of the page work on. */

function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu('Proef')
    .addItem('Vraag een naam', 'vraagNaam')
    .addItem('Toon zijbalk', 'toonZijbalk')
    .addItem('Toon dialoog', 'toonDialoog')
    .addSeparator()
    .addSubMenu(SpreadsheetApp.getUi().createMenu('Meer').addItem('Maak een fout', 'maakFout').addItem('Kleur rij 3', 'kleurRij'))
    .addToUi();
}

function onEdit(e) {
  if (e.range.getColumn() === 2 && e.range.getRow() > 1) e.range.offset(0, 6).setValue('gewijzigd');
}

function vraagNaam() {
  const ui = SpreadsheetApp.getUi();
  const naam = ui.prompt('Nieuw terrein', 'Hoe heet het terrein?', ui.ButtonSet.OK_CANCEL);
  if (naam.getSelectedButton() !== ui.Button.OK) return;
  const sure = ui.alert('Zeker weten?', 'Rij 5 krijgt de naam ' + naam.getResponseText() + '.', ui.ButtonSet.YES_NO);
  if (sure !== ui.Button.YES) return;
  SpreadsheetApp.getActiveSheet().getRange('B5').setValue(naam.getResponseText());
  SpreadsheetApp.getActive().toast('De naam staat in rij 5.', 'Klaar', 5);
  console.log('naam: %s', naam.getResponseText());
}

function toonZijbalk() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('zijbalk').setTitle('Hulp bij terreinen'));
}

function toonDialoog() {
  const page = HtmlService.createHtmlOutputFromFile('zijbalk').setWidth(420).setHeight(260);
  SpreadsheetApp.getUi().showModalDialog(page, 'Een dialoog');
}

function maakFout() {
  throw new Error('Dit ging mis in het script.');
}

function kleurRij() {
  SpreadsheetApp.getActiveSheet().getRange('A3:C3').setBackground('#fde293').setNote('Gekleurd');
}

function telRijen(vanaf) {
  return { rijen: SpreadsheetApp.getActiveSheet().getLastRow(), vanaf };
}

function weiger() {
  throw new Error('Dat mag niet.');
}

function opbouwen() {
  const book = SpreadsheetApp.getActive();
  const sheet = book.getSheets()[0].setName('Terreinen').setTabColor('#0b5c55');
  const gemeenten = ['Almelo', 'Deventer', 'Enschede', 'Zwolle, stad'];
  const head = ['Sleutel', 'Naam', 'Gemeente', 'Bruto (ha)', 'Start', 'Actief', 'Aandeel', 'Opmerking', 'Formule'];
  const rows = [head];
  for (let i = 1; i <= 60; i++) {
    const start = new Date(2024 + (i % 3), i % 12, 1 + (i % 28));
    rows.push(['T-' + i, 'Terrein ' + i, gemeenten[i % 4], 1000.5 + i * 7.25, start, i % 2 === 0, i / 100, '', '']);
  }
  sheet.getRange(1, 1, rows.length, head.length).setValues(rows);
  sheet.setFrozenRows(1);
  sheet.setFrozenColumns(2);
  sheet.getRange(1, 1, 1, head.length).setBackground('#0b5c55').setFontColor('#ffffff').setFontWeight('bold');
  sheet.getRange('B1').setNote('De naam zoals men die ter plaatse kent.');
  sheet.getRange('D2:D').setNumberFormat('#,##0.00');
  sheet.getRange('E2:E').setNumberFormat('d-m-yyyy');
  sheet.getRange('G2:G').setNumberFormat('0%');
  sheet.setColumnWidth(2, 170);
  sheet.setColumnWidth(3, 150);
  const list = SpreadsheetApp.newDataValidation().requireValueInList(gemeenten, true).setAllowInvalid(false);
  sheet.getRange('C2:C').setDataValidation(list.setHelpText('Kies een gemeente uit de lijst.').build());
  const number = SpreadsheetApp.newDataValidation().requireNumberGreaterThan(0).setAllowInvalid(false);
  sheet.getRange('D2:D').setDataValidation(number.setHelpText('Vul een oppervlakte in die groter is dan 0.').build());
  sheet.getRange('F2:F61').insertCheckboxes();
  const large = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(1400).setBackground('#fce8e6');
  sheet.setConditionalFormatRules([large.setRanges([sheet.getRange('D2:D')]).build()]);
  const keys = sheet.getRange('A:A').protect().setDescription('Sleutels');
  keys.removeEditors(keys.getEditors());
  book.insertSheet('Leeg', 1).setTabColor('#e37400');
  book.insertSheet('Verborgen', 2).hideSheet();
  book.setActiveSheet(sheet);
}
