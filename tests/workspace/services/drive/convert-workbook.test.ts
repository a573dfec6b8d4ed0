/** A workbook that is uploaded to become a spreadsheet. */
import { Office } from './support.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const MADE = `
  const book = SpreadsheetApp.create('Opgave');
  const sheet = book.getSheets()[0].setName('Terreinen & meer');
  sheet.getRange('A1:D1').setValues([['Naam', 'Datum', 'Bedrag', 'Ja']]).setFontWeight('bold');
  sheet.getRange('A2:D3').setValues([["''t Lochter <x>", new Date(2026, 2, 1), 1234.5, true], ['Zwolle', '', -2, false]]);
  sheet.getRange('B2:B').setNumberFormat('d-m-yyyy');
  sheet.getRange('C2:C').setNumberFormat('#,##0.00');
  sheet.setFrozenRows(1);
  sheet.setColumnWidth(1, 180);
  book.insertSheet('Leeg');
  SpreadsheetApp.flush();`;

test('a workbook becomes a spreadsheet with its tabs, values, formats, widths and frozen rows', () => {
  const office = new Office();
  const seen = office.value<unknown>(`${MADE}
    const blob = Drive.Files.export(book.getId(), '${XLSX}');
    const made = Drive.Files.create({ name: 'Kopie', mimeType: MimeType.GOOGLE_SHEETS }, blob, { fields: 'id,mimeType' });
    const copy = SpreadsheetApp.openById(made.id);
    const first = copy.getSheets()[0];
    return JSON.stringify({
      type: made.mimeType,
      names: copy.getSheets().map((each) => each.getName()),
      shown: first.getRange('A1:D3').getDisplayValues(),
      bold: first.getRange('A1').getFontWeight(),
      frozen: first.getFrozenRows(),
      width: first.getColumnWidth(1),
      day: first.getRange('B2').getValue() instanceof Date,
    });`);
  expect(JSON.parse(seen as string)).toEqual({
    type: 'application/vnd.google-apps.spreadsheet',
    names: ['Terreinen & meer', 'Leeg'],
    shown: [
      ['Naam', 'Datum', 'Bedrag', 'Ja'],
      ["'t Lochter <x>", '1-3-2026', '1.234,50', 'WAAR'],
      ['Zwolle', '', '-2,00', 'ONWAAR'],
    ],
    bold: 'bold',
    frozen: 1,
    width: 180,
    day: true,
  });
});

test.each([
  ['text/csv', 'a;b'],
  [XLSX, 'this is no archive'],
])('%s that cannot be converted is refused', (type, text) => {
  expect(
    new Office().fault(
      `Drive.Files.create({ name: 'x', mimeType: MimeType.GOOGLE_SHEETS }, Utilities.newBlob('${text}', '${type}', 'x'))`,
    ),
  ).toContain('conversion');
});
