/** What a cell shows by its format and locale. */
import { displayValue, kindOfFormat } from '../../../../src/workspace/services/spreadsheet/display.ts';
import { serialOf } from '../../../../src/workspace/services/spreadsheet/serial.ts';

const moment = serialOf({ year: 2026, month: 3, day: 1, hour: 9, minute: 5 });

test.each<[unknown, string | undefined, string, string]>([
  [null, undefined, '', ''],
  ['tekst', '0.00', 'tekst', 'tekst'],
  [true, undefined, 'WAAR', 'TRUE'],
  [1234.5, undefined, '1234,5', '1234.5'],
  [0.1 + 0.2, undefined, '0,3', '0.3'],
  [1 / 3, undefined, '0,3333333333', '0.3333333333'],
  [1e15, undefined, '1E+15', '1E+15'],
  [1.5e-7, undefined, '1,5E-07', '1.5E-07'],
  [1234.5, '#,##0.00', '1.234,50', '1,234.50'],
  [1234.5, '#,##0.00" ha"', '1.234,50 ha', '1,234.50 ha'],
  [-12.5, '"€ "#,##0.00', '-€ 12,50', '-€ 12.50'],
  [0.125, '0.0%', '12,5%', '12.5%'],
  [moment, 'd-M-yyyy', '1-3-2026', '1-3-2026'],
  [moment, 'd mmm yyyy', '1 mrt 2026', '1 Mar 2026'],
  [moment, 'dddd d mmmm yyyy', 'zondag 1 maart 2026', 'Sunday 1 March 2026'],
  [moment, 'dd-MM-yyyy H:mm', '01-03-2026 9:05', '01-03-2026 9:05'],
  [1.25, '[h]:mm', '30:00', '30:00'],
  [42, '@', '42', '42'],
  [42, 'General', '42', '42'],
])('%j as %j', (value, format, dutch, english) => {
  expect(displayValue(value as never, format, 'nl_NL')).toBe(dutch);
  expect(displayValue(value as never, format, 'en_US')).toBe(english);
});

test.each([
  [undefined, 'automatic'],
  ['0.###############', 'automatic'],
  ['@', 'text'],
  ['d-M-yyyy', 'date'],
  ['H:mm:ss', 'date'],
  ['[h]:mm', 'date'],
  ['#,##0.00', 'number'],
  ['0%', 'number'],
  ['"€ "#,##0.00', 'number'],
])('%j is %s', (format, kind) => {
  expect(kindOfFormat(format)).toBe(kind);
});
