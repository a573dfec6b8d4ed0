/** Puts single cells together in as few rectangles as can be written at once. */
import type { Cell } from '../domain/schema/cell.ts';
import type { Rectangle } from './ports.ts';

/** New contents by row number and column number. */
export type CellMap = ReadonlyMap<number, ReadonlyMap<number, Cell>>;

/**
 * Joins neighbouring cells of a row, and then rows below each other that span the same columns. Only given
 * cells are covered: what lies between them may be someone else's.
 */
export function rectangles(cells: CellMap): readonly Rectangle[] {
  const open = new Map<string, { row: number; column: number; cells: Cell[][] }>();
  const done: Rectangle[] = [];
  for (const row of [...cells.keys()].sort(ascending)) {
    for (const { column, run } of runs(cells.get(row)!)) {
      const span = `${column}:${run.length}`;
      const above = open.get(span);
      if (above && above.row + above.cells.length === row) {
        above.cells.push(run);
        continue;
      }
      const started = { row, column, cells: [run] };
      open.set(span, started);
      done.push(started);
    }
  }
  return done;
}

/** Row numbers as runs of neighbours, from the bottom up, so that deleting one run does not move the next. */
export function runsFromBelow(rows: readonly number[]): readonly { row: number; count: number }[] {
  const found: { row: number; count: number }[] = [];
  for (const row of [...rows].sort(ascending).reverse()) {
    const last = found[found.length - 1];
    if (last && last.row === row + 1) {
      last.row = row;
      last.count++;
    } else found.push({ row, count: 1 });
  }
  return found;
}

function runs(line: ReadonlyMap<number, Cell>): { column: number; run: Cell[] }[] {
  const found: { column: number; run: Cell[] }[] = [];
  for (const column of [...line.keys()].sort(ascending)) {
    const last = found[found.length - 1];
    if (last && last.column + last.run.length === column) last.run.push(line.get(column)!);
    else found.push({ column, run: [line.get(column)!] });
  }
  return found;
}

function ascending(a: number, b: number): number {
  return a - b;
}
