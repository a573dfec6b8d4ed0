/** Formulas are read into trees, or refused; nothing that anybody types breaks the reader. */
import fc from 'fast-check';
import { formulaLocale } from '../../../src/workspace/formulas/locale.ts';
import { ParseError, parseFormula } from '../../../src/workspace/formulas/parser.ts';
import { UNBOUNDED } from '../../../src/workspace/services/spreadsheet/model/rect.ts';
import { evaluate } from './table.ts';

const english = formulaLocale('en_US');
const parse = (formula: string) => parseFormula(formula, english);
const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

test.each([
  ['A1', area(0, 0, 1, 1)],
  ['$B$3', area(2, 1, 3, 2)],
  ['B2:C4', area(1, 1, 4, 3)],
  ['C4:B2', area(1, 1, 4, 3)],
  ['A:A', area(0, 0, UNBOUNDED, 1)],
  ['B:D', area(0, 1, UNBOUNDED, 4)],
  ['2:3', area(1, 0, 3, UNBOUNDED)],
  ['A2:A', area(1, 0, UNBOUNDED, 1)],
  ['$A$2:$C', area(1, 0, UNBOUNDED, 3)],
  ['B3:3', area(2, 1, 3, UNBOUNDED)],
])('%s is a reference', (text, expected) => {
  expect(parse(`=${text}`)).toEqual({ kind: 'reference', sheetName: null, area: expected });
});

test.each([
  ["'Mijn tab'!A1", 'Mijn tab'],
  ["'Jan''s tab'!A1:B", "Jan's tab"],
  ['Terreinen!A:A', 'Terreinen'],
  ['Één_tab!A1', 'Één_tab'],
])('%s lies on a sheet', (text, sheetName) => {
  expect(parse(text)).toMatchObject({ kind: 'reference', sheetName });
});

test.each([
  ['=LOG10(100)', 'call'],
  ['=A1_naam', 'name'],
  ['=ABC', 'name'],
  ['=omzet.2026', 'name'],
  ['=A1:INDEX(A:A,3)', 'span'],
  ['=LAMBDA(x,x)(1)', 'apply'],
])('%s is a %s', (formula, kind) => {
  expect(parse(formula).kind).toBe(kind);
});

test.each([
  '=',
  '=1+',
  '=(1',
  '=SUM(1',
  '="a',
  '=1 2',
  '={1,2',
  "='tab!A1",
  '=A1)',
  '=,',
  '=1,2',
  '=A0',
  '=!A1',
])('%s cannot be read', (formula) => {
  expect(() => parse(formula)).toThrow(ParseError);
  expect(evaluate(formula, [])).toBe('#ERROR!');
});

test('spaces and new lines mean nothing', () => {
  expect(evaluate('=  SUM( 1 ,\n 2 )\n * 2', [])).toBe(6);
});

test('whatever is typed behind =, there is an answer', () => {
  const piece = fc.constantFrom(
    ...['A1', 'B2:B', "'x y'!A1", 'SUM(', 'IF(', 'LET(x,', 'LAMBDA(a,', 'SORT(', ')', ',', ';', '{', '}'],
    ...[
      '+',
      '-',
      '*',
      '/',
      '^',
      '&',
      '=',
      '<',
      '>',
      '%',
      ':',
      '1',
      '2.5',
      '"t"',
      'TRUE',
      'x',
      '#N/A',
      ' ',
      '!',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(() => evaluate(`=${pieces.join('')}`, [])).not.toThrow();
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => evaluate(`=${text}`, [])).not.toThrow();
    }),
  );
});
