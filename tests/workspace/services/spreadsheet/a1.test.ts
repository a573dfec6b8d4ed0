/** A1 notation, there and back. */
import fc from 'fast-check';
import {
  columnIndex,
  columnLetters,
  formatA1,
  parseA1,
  quoteSheetName,
} from '../../../../src/workspace/services/spreadsheet/a1.ts';
import { rect, UNBOUNDED } from '../../../../src/workspace/services/spreadsheet/model/rect.ts';

test('columns count in letters', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  fc.assert(fc.property(fc.nat(18277), (column) => columnIndex(columnLetters(column)) === column));
});

test.each([
  ['B2', rect(1, 1, 1, 1)],
  ['$B$2', rect(1, 1, 1, 1)],
  ['b2:C3', rect(1, 1, 2, 2)],
  ['C3:B2', rect(1, 1, 2, 2)],
  ['A:B', { top: 0, left: 0, bottom: UNBOUNDED, right: 2 }],
  ['A2:B', { top: 1, left: 0, bottom: UNBOUNDED, right: 2 }],
  ['2:3', { top: 1, left: 0, bottom: 3, right: UNBOUNDED }],
])('%s', (text, area) => {
  expect(parseA1(text)).toEqual({ sheetName: null, area });
  expect(parseA1(formatA1(area))!.area).toEqual(area);
});

test('with the name of a tab', () => {
  expect(parseA1("'Mijn ''blad'''!A1")?.sheetName).toBe("Mijn 'blad'");
  expect(parseA1('Blad1!A1')?.sheetName).toBe('Blad1');
});

test.each(['', 'A', '1', 'A0', 'A1:B2:C3', 'naam', 'A1 B2'])('%j is none', (text) => {
  expect(parseA1(text)).toBeNull();
});

test('a name is quoted when it could be read as something else', () => {
  expect(['Blad1', 'Mijn blad', "d'r", 'A1', 'R1C1', '2024', 'Ideeën'].map(quoteSheetName)).toEqual([
    'Blad1',
    "'Mijn blad'",
    "'d''r'",
    "'A1'",
    "'R1C1'",
    "'2024'",
    "'Ideeën'",
  ]);
});
