/** Reading and writing cells through the services, as scripts do. */
import { openTestSpreadsheet } from './support.ts';

describe('values', () => {
  test('text is read as if typed', () => {
    const { sheet } = openTestSpreadsheet();
    sheet.getRange('A1:F1').setValues([['5', '1.234,56', '31-12-2025', 'waar', "'5", 'tekst']]);
    const [row = []] = sheet.getRange('A1:F1').getValues();
    expect(row).toEqual([5, 1234.56, new Date('2025-12-30T23:00:00Z'), true, '5', 'tekst']);
    expect(sheet.getRange('A1:F1').getDisplayValues()).toEqual([
      ['5', '1.234,56', '31-12-2025', 'WAAR', '5', 'tekst'],
    ]);
  });
});
