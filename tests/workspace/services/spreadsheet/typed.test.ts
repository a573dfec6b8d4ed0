/** Typed text becomes what Sheets makes of it, in Dutch and in American. */
import { BEHAVIOUR } from '../../../../src/workspace/services/spreadsheet/behaviour.ts';
import { serialOf } from '../../../../src/workspace/services/spreadsheet/serial.ts';
import { parseTyped } from '../../../../src/workspace/services/spreadsheet/typed.ts';

const day = (year: number, month: number, date: number, hour = 0, minute = 0) =>
  serialOf({ year, month, day: date, hour, minute });

describe('Dutch', () => {
  test.each<[string, unknown, string | undefined]>([
    ['', null, undefined],
    ['5', 5, undefined],
    ['-3,5', -3.5, undefined],
    [' 12 ', 12, undefined],
    ['1.234', 1234, '#,##0'],
    ['1.234,56', 1234.56, '#,##0.00'],
    ['12.5', '12.5', undefined],
    ['1.23.4', '1.23.4', undefined],
    ['1,234.56', '1,234.56', undefined],
    ['12,5%', 0.125, '0.00%'],
    ['50%', 0.5, '0%'],
    ['€ 12,50', 12.5, '"€ "#,##0.00'],
    ['€ -5', -5, '"€ "#,##0'],
    ['1E3', 1000, '0.00E+00'],
    ['31-12-2025', day(2025, 12, 31), 'd-M-yyyy'],
    ['1/2/26', day(2026, 2, 1), 'd-M-yyyy'],
    ['3-4', day(2026, 4, 3), 'd-M-yyyy'],
    ['1 mrt 2026', day(2026, 3, 1), 'd mmm yyyy'],
    ['1 maart 2026', day(2026, 3, 1), 'd mmm yyyy'],
    ['2026-01-31', day(2026, 1, 31), 'yyyy-MM-dd'],
    ['31-12-2025 14:30', day(2025, 12, 31, 14, 30), 'd-M-yyyy H:mm'],
    ['31-11-2025', '31-11-2025', undefined],
    ['14:30', 14.5 / 24, 'H:mm'],
    ['26:00', 26 / 24, '[h]:mm'],
    ['WAAR', true, undefined],
    ['onwaar', false, undefined],
    ['true', true, undefined],
    ['ja', 'ja', undefined],
    ["'5", '5', undefined],
    ["'=A1", '=A1', undefined],
    ['=', '=', undefined],
    ['De Grift 4', 'De Grift 4', undefined],
    ['7418 AB', '7418 AB', undefined],
    [' met spatie ', ' met spatie ', undefined],
    ['0038', 38, undefined],
    ['+31612345678', 31612345678, undefined],
    ['06-12345678', '06-12345678', undefined],
  ])('%j', (text, value, numberFormat) => {
    const entry = parseTyped(text, 'nl_NL', undefined, 2026);
    expect(entry.value).toEqual(value);
    expect(entry.numberFormat).toBe(numberFormat);
    expect(entry.formula).toBeUndefined();
  });
});

describe('American', () => {
  test.each<[string, unknown, string | undefined]>([
    ['1,234.56', 1234.56, '#,##0.00'],
    ['$12.50', 12.5, '"$"#,##0.00'],
    ['12/31/2025', day(2025, 12, 31), 'M/d/yyyy'],
    ['Mar 1, 2026', day(2026, 3, 1), 'mmm d, yyyy'],
    ['2:30 PM', 14.5 / 24, 'h:mm AM/PM'],
    ['WAAR', 'WAAR', undefined],
    ['1 mrt 2026', '1 mrt 2026', undefined],
  ])('%j', (text, value, numberFormat) => {
    const entry = parseTyped(text, 'en_US', undefined, 2026);
    expect(entry.value).toEqual(value);
    expect(entry.numberFormat).toBe(numberFormat);
  });
});

test('a formula is kept as it is', () => {
  expect(parseTyped('=SOM(A1)', 'nl_NL')).toEqual({ value: null, formula: '=SOM(A1)' });
});

test('text format keeps everything, a number format keeps itself', () => {
  expect(parseTyped('=A1', 'nl_NL', '@')).toEqual({ value: '=A1' });
  expect(parseTyped('0038', 'nl_NL', '@')).toEqual({ value: '0038' });
  expect(parseTyped('1-1-2026', 'nl_NL', 'dddd')).toEqual({ value: day(2026, 1, 1) });
  expect(parseTyped('12', 'nl_NL', '0%')).toEqual({ value: 0.12 });
  expect(parseTyped('12%', 'nl_NL', '0%')).toEqual({ value: 0.12 });
});

test('a plus may start a formula, by the switch', () => {
  expect(parseTyped('+SOM(A1)', 'nl_NL').formula).toBe('=+SOM(A1)');
  expect(parseTyped('+ extra', 'nl_NL').value).toBe('+ extra');
  BEHAVIOUR.plusStartsFormula = false;
  try {
    expect(parseTyped('+SOM(A1)', 'nl_NL').value).toBe('+SOM(A1)');
  } finally {
    BEHAVIOUR.plusStartsFormula = true;
  }
});
