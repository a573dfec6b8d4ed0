/** Functions against plain JavaScript on wild data. */
import fc from 'fast-check';
import type { Cell } from './data.ts';
import { FormulaTable } from './table.ts';

const word = fc.constantFrom('a', 'B', 'b', 'Zwolle', 'zwolle', 'x y', '');
const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(0.5, 1.25, -2.75));
const cell: fc.Arbitrary<Cell> = fc.oneof(
  number,
  word.filter((text) => text !== ''),
  fc.boolean(),
  fc.constant(null),
);
const column = fc.array(cell, { minLength: 1, maxLength: 12 });

/** The result of `formula` above data in column C and further. */
function calculated(formula: string, columns: readonly (readonly Cell[])[]): Cell[][] {
  const height = Math.max(...columns.map((cells) => cells.length));
  const rows = Array.from({ length: Math.max(1, height) }, (_, row): Cell[] => [
    row === 0 ? formula : null,
    null,
    null,
    null,
    ...columns.map((cells) => cells[row] ?? null),
  ]);
  const table = new FormulaTable([{ name: 'Blad', rows }]);
  return table.calculate().block('Blad', 0, 0);
}

const rank = (value: Cell) =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : value === null ? 3 : 2;

function order(a: Cell, b: Cell): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number') return a - (b as number);
  if (typeof a === 'string') {
    const [x, y] = [a.toLowerCase(), (b as string).toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(a) - Number(b);
}

test('SORT puts numbers before text before truth values, blanks last, and keeps equals in order', () => {
  fc.assert(
    fc.property(column, (cells) => {
      const sorted = cells
        .map((value, i) => ({ value, i }))
        .sort((a, b) => order(a.value, b.value) || a.i - b.i);
      const result = calculated(`=SORT(E1:E${cells.length})`, [cells]);
      expect(result.map(([value]) => value)).toEqual(sorted.map(({ value }) => value));
    }),
  );
});

test('UNIQUE keeps the first of each', () => {
  fc.assert(
    fc.property(column, (cells) => {
      const result = calculated(`=UNIQUE(E1:E${cells.length})`, [cells]);
      expect(result.map(([value]) => value)).toEqual([...new Set(cells)]);
    }),
  );
});

test('COUNTIFS, SUMIFS and FILTER agree with a plain loop', () => {
  const rows = fc.array(fc.tuple(word, number, fc.boolean()), { minLength: 1, maxLength: 15 });
  const wanted = fc.constantFrom('a', 'b', 'zwolle');
  fc.assert(
    fc.property(rows, wanted, fc.integer({ min: -3, max: 3 }), (data, text, limit) => {
      const columns = [0, 1, 2].map((i) => data.map((row): Cell => (row[i] === '' ? null : row[i]!)));
      const meets = data.filter(([name, size]) => name.toLowerCase() === text && size > limit);
      const n = data.length;
      const criteria = `E1:E${n},"${text}",F1:F${n},">${limit}"`;
      expect(calculated(`=COUNTIFS(${criteria})`, columns)).toEqual([[meets.length]]);
      expect(calculated(`=SUMIFS(F1:F${n},${criteria})`, columns)[0]![0]).toBeCloseTo(
        meets.reduce((sum, [, size]) => sum + size, 0),
      );
      const filtered = calculated(`=FILTER(F1:F${n},E1:E${n}="${text}",F1:F${n}>${limit})`, columns);
      expect(filtered).toEqual(meets.length === 0 ? [['#N/A']] : meets.map(([, size]) => [size]));
      const queried = calculated(
        `=QUERY(E1:F${n},"select F where lower(E) = '${text}' and F > ${limit}",0)`,
        columns,
      );
      expect(queried).toEqual(filtered);
    }),
  );
});

test('totals agree with a plain loop, whatever else stands among the numbers', () => {
  fc.assert(
    fc.property(column, (cells) => {
      const numbers = cells.filter((value) => typeof value === 'number');
      const range = `E1:E${cells.length}`;
      const [row] = calculated(`={SUM(${range}),COUNT(${range}),COUNTA(${range}),COUNTBLANK(${range})}`, [
        cells,
      ]);
      expect(row![0]).toBeCloseTo(numbers.reduce((sum, value) => sum + value, 0));
      expect(row!.slice(1)).toEqual([
        numbers.length,
        cells.filter((value) => value !== null).length,
        cells.filter((value) => value === null).length,
      ]);
    }),
  );
});

test('after any series of changes the results are those of a fresh calculation', () => {
  const formulas = fc.constantFrom(
    ...[
      '=B1+1',
      '=SUM(B1:B6)',
      '=SEQUENCE(2)',
      '=SORT(B1:B4)',
      '=A2',
      '=COUNTA(A1:A6)',
      '=C1*2',
      '=UNIQUE(C1:C5)',
    ],
    ...['=IF(B2>1,A3,C3)', '=INDIRECT("C2")', '=ARRAYFORMULA(B1:B2*2)', '=TRANSPOSE(B1:C2)', '=SUM(D:D)'],
  );
  const content: fc.Arbitrary<Cell> = fc.oneof(formulas, fc.integer({ min: 0, max: 3 }), fc.constant(null));
  const change = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 }), content);
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 14 }), (changes) => {
      const table = new FormulaTable([{ name: 'Blad', rows: [[]] }]);
      const plain: Cell[][] = [];
      for (const [row, column, value] of changes) {
        table.set('Blad', row, column, value).calculate();
        while (plain.length <= row) plain.push([]);
        plain[row]![column] = value;
      }
      const fresh = new FormulaTable([
        { name: 'Blad', rows: plain.map((row) => Array.from(row, (v) => v ?? null)) },
      ]);
      fresh.calculate();
      const all = (from: FormulaTable) =>
        Array.from({ length: 9 }, (_, row) =>
          Array.from({ length: 7 }, (__, col) => from.value('Blad', row, col)),
        );
      // Of two results that want the same cells the first one keeps them, so there the order of changes counts.
      fc.pre(!all(fresh).flat().includes('#REF!'));
      expect(all(table)).toEqual(all(fresh));
    }),
    { numRuns: 500 },
  );
});
