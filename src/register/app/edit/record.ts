/** Writes down what was taken over of people's edits: the journal first, then keys, stamps and shadows. */
import type { Change, Via } from '../../domain/change/change.ts';
import { editEntry, journalLines } from '../../domain/change/journal.ts';
import type { Cell } from '../../domain/schema/cell.ts';
import type { Lookup } from '../../domain/schema/kind.ts';
import { BOOKKEEPING, STAMPS } from '../../domain/schema/table.ts';
import { journal } from '../../domain/schema/tables/index.ts';
import { blocks, cellsOf, filledUp, toCell } from '../plan.ts';
import type { Ports } from '../ports.ts';
import { type TableData, tableOf, tabOf } from '../reader.ts';
import { rectangles } from '../rectangles.ts';
import { makeRoom } from '../writer.ts';
import type { Taken } from './take.ts';

/** What the lines of one pass have in common. */
export interface Pass {
  readonly actor: string;
  readonly at: string;
  readonly via: Via;
  readonly reason: string;
  /** True when all of it is one act of one person, so that it is taken back as one. */
  readonly together: boolean;
}

/** A change that stands in the sheet already, and how often the register will have taken note of the row. */
export interface Noted {
  readonly change: Change;
  readonly count: number;
}

/**
 * Puts the changes in the journal, as one batch or as one for each row. A line has the same id when an interrupted pass does it again,
 * and then replaces the earlier one. One call for a single line, else two, and one when the tab must grow.
 */
export function note(ports: Ports, noted: readonly Noted[], pass: Pass, look: Lookup): void {
  if (!noted.length) return;
  const tab = tabOf(ports.book, journal);
  const { actor, at, via, reason, together } = pass;
  const rows = noted.flatMap(({ change, count }, index) => {
    const batch = batchOf(noted[together ? 0 : index]!);
    return journalLines([change], tableOf).map((line, part) => {
      const entry_id = editEntry(line, count, part);
      return cellsOf(journal, tab, { entry_id, at, actor, via, batch, reason, ...line }, look);
    });
  });
  if (rows.length === 1) {
    ports.book.append(tab, rows[0]!);
    return;
  }
  const start = ports.book.firstFreeRow(tab);
  makeRoom(ports, tab, start + rows.length - 1, start);
  for (const part of blocks(rows, start, tab.columns[journal.key.field]!)) ports.book.write(tab, part);
}

function batchOf({ change, count }: Noted): string {
  return `W-${change.table}-${change.key}-${count}`.replace(/\s/g, '_');
}

/** Writes what the register puts between people's cells. Before the journal, so that a key is given out once. */
export function placeCells(
  ports: Ports,
  { table, tab }: TableData,
  taken: readonly Taken[],
  look: Lookup,
): void {
  const cells = new Map(
    taken
      .filter(({ put }) => put.length)
      .map(({ entry, row, put }) => [
        entry.row,
        new Map(put.map((field) => [tab.columns[field]!, toCell(table, field, row[field], look)])),
      ]),
  );
  for (const rectangle of rectangles(cells)) ports.book.write(tab, rectangle);
}

/**
 * Writes the register's own cells of the rows that were taken over: stamps, shadow, and what follows from the row.
 * `data` is what was read. The cells that people typed are not touched.
 */
export function settleRows(ports: Ports, data: TableData, taken: readonly Taken[], look: Lookup): void {
  const { table, tab } = data;
  const own = new Map<number, Map<number, Cell>>();
  for (const { entry, row, put } of taken) {
    const cell = (field: string): Cell => toCell(table, field, row[field], look);
    const changed = table.fields.filter(
      (field) =>
        table.columns[field]!.system && field !== table.key.field && !same(cell(field), entry.raw[field]!),
    );
    // The last columns go together, so that they make one rectangle.
    const system = changed.some((field) => TAIL.includes(field))
      ? table.fields.filter((field) => changed.includes(field) || TAIL.includes(field))
      : changed;
    const line = (fields: readonly string[]) =>
      new Map(fields.map((field) => [tab.columns[field]!, cell(field)]));
    if (system.length) own.set(entry.row, line(system.filter((field) => !put.includes(field))));
  }
  for (const rectangle of rectangles(filledUp(data, own))) ports.book.write(tab, rectangle);
}

/** What `defineTable` adds to a table, in one run at its end. */
const TAIL: readonly string[] = [...BOOKKEEPING, ...STAMPS];

function same(a: Cell, b: Cell): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
