/** The Dutch way of writing: commas for decimals, semicolons between arguments, backslashes between columns. */
import { DATA } from './data.ts';
import { evaluate } from './table.ts';

const dutch = (formula: string) => evaluate(formula, DATA, { locale: 'nl_NL' });

test.each([
  ['=1,5+1', 2.5],
  ['=SUM(1;2,5;3)', 6.5],
  ['=SUM(1,5)', 1.5],
  ['=IF(1>0;"ja";"nee")', 'ja'],
  ['=IF(FALSE;;2)', 2],
  ['=COUNTIFS(Terreinen!C2:C;"Zwolle";Terreinen!H2:H;TRUE)', 2],
  ['=COUNTIF(Terreinen!E2:E;">48,2")', 5],
  ["=SUM('Mijn tab'!B2:B)", 65],
  ['=1/2&""', '0,5'],
  ['=VALUE("1.234,5")', 1234.5],
  ['="1,5"+1', 2.5],
  ['="1.5"+1', '#VALUE!'],
  ['="31-12-2025"+1', 46023],
  ['=DATEVALUE("1 mrt 2026")', 46082],
  ['=TEXT(1234,5;"#.##0,00")', '1.234,50'],
  ['=TEXT(0,256;"0,0%")', '25,6%'],
  ['=TEXT(DATE(2026;7;1);"d mmmm yyyy")', '1 juli 2026'],
  ['=TEXT(DATE(2026;7;1);"dddd")', 'woensdag'],
  ['=TRUE&""', 'WAAR'],
  ['=FIXED(1234,5;1)', '1.234,5'],
  ['=SPLIT("1,5;2";";")', [[1.5, 2]]],
  ['="Start: "&TO_DATE(46023)', 'Start: 1-1-2026'],
  [
    '={1\\2;3\\4}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    "={'Mijn tab'!A2:A3\\'Mijn tab'!B2:B3}",
    [
      [2025, 20],
      [2026, 20],
    ],
  ],
  ['=QUERY({1\\1,5;2\\2,5};"select Col2 where Col2 > 1.5";0)', 2.5],
])('%s', (formula, expected) => {
  expect(dutch(formula)).toEqual(expected);
});

test.each(['=SUM(1,2,3)', '={1,2}', '=1.5+1', '=IF(1>0,"ja","nee")'])(
  '%s has the wrong separators for the Dutch locale',
  (formula) => {
    expect(dutch(formula)).not.toEqual(evaluate(formula, DATA));
  },
);

test('semicolons separate arguments in the English locale too', () => {
  expect(evaluate('=SUM(1;2.5;3)', DATA)).toBe(6.5);
  expect(evaluate('=IF(TRUE;1;2)', DATA)).toBe(1);
});
