/** Every formula of the table gives what Google documents. */
import type { FormulaCase } from './cases/case.ts';
import { CASES } from './cases.ts';
import { type Cell, DATA } from './data.ts';
import { evaluate } from './table.ts';

function close(received: unknown, expected: Cell): boolean {
  if (typeof received !== 'number' || typeof expected !== 'number') return received === expected;
  return Math.abs(received - expected) <= Math.abs(expected) * 1e-9 + 1e-12;
}

function agrees(received: Cell | Cell[][], expected: FormulaCase['expected']): boolean {
  if (!Array.isArray(expected)) return close(received, expected as Cell);
  const rows = expected as readonly (readonly Cell[])[];
  if (rows.length === 1 && rows[0]!.length === 1) return close(received, rows[0]![0]!);
  return (
    Array.isArray(received) &&
    received.length === rows.length &&
    rows.every(
      (row, r) => received[r]!.length === row.length && row.every((cell, c) => close(received[r]![c], cell)),
    )
  );
}

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  test.each(cases.map((entry) => [entry.formula, entry.expected] as const))('%s', (formula, expected) => {
    const received = evaluate(formula, DATA);
    if (!agrees(received, expected)) expect(received).toEqual(expected);
  });
});

test('the table has at least 200 formulas', () => {
  expect(Object.values(CASES).flat().length).toBeGreaterThanOrEqual(200);
});
