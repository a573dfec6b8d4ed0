/** Works out which cells of a tab a batch changes, down to the fewest rectangles. */
import { type Change, sameValue, Typed, type Values } from '../domain/change/change.ts';
import { followed, knownOf, readShadow, type Shadow, shadowText } from '../domain/change/shadow.ts';
import { BLANK, type Cell, cellText } from '../domain/schema/cell.ts';
import { derived } from '../domain/schema/derive.ts';
import type { Lookup } from '../domain/schema/kind.ts';
import { type AnyRow, rowChoice, type Table } from '../domain/schema/table.ts';
import type { Rectangle, Tab } from './ports.ts';
import type { Entry, TableData } from './reader.ts';
import { rectangles, runsFromBelow } from './rectangles.ts';

export interface TablePlan {
  readonly tab: Tab;
  /** The last row that is written, for which the grid must be large enough; 0 when none is. */
  readonly lastRow: number;
  /** New rows first, of these the part with the key first; then changed cells. */
  readonly writes: readonly Rectangle[];
  /** From the bottom up. */
  readonly removals: readonly { readonly row: number; readonly count: number }[];
}

/** What a batch leaves behind in a row, apart from what the journal tells. */
export interface Stamp {
  readonly actor: string;
  readonly at: string;
  /**
   * The batch was interrupted, so a row may carry its stamp already. It is told by its moment and actor; a batch
   * of the same person in the same second would leave the version one too low, and nothing else.
   */
  readonly resumed: boolean;
}

const STAMP: readonly string[] = ['changed_on', 'changed_by', 'version'];

/** The plan for one table; `changes` are settled: at most one per row, with only what differs. */
export function planTable(
  data: TableData,
  changes: readonly Change[],
  stamp: Stamp,
  look: Lookup,
): TablePlan {
  const { table, tab } = data;
  const last = data.entries.length ? data.entries[data.entries.length - 1]!.row : tab.headerRow;
  const added = changes.filter((change) => change.type === 'add');
  const rows = added.map((change) => {
    const row = completed(table, { ...blankRow(table), ...change.values }, null, stamp);
    return cellsOf(table, tab, withShadow(table, row, first(table, change.key, row)), look);
  });
  const updates = plannedUpdates(data, changes, stamp, look);
  const gone = changes.filter((change) => change.type === 'remove');
  return {
    tab,
    lastRow: added.length ? last + added.length : 0,
    writes: [...blocks(rows, last + 1, tab.columns[table.key.field]!), ...updates],
    removals: runsFromBelow(gone.map((change) => data.byKey.get(change.key)!.row)),
  };
}

/** The whole row that a change leads to, for choice texts of rows that are not in the sheet yet. */
export function resultingRow(data: TableData, change: Change): AnyRow {
  return { ...blankRow(data.table), ...data.byKey.get(change.key)?.values, ...change.values };
}

/** The cells of whole rows as rectangles, one for each run of the table's own columns. */
export function blocks(
  rows: readonly ReadonlyMap<number, Cell>[],
  firstRow: number,
  keyColumn: number,
): readonly Rectangle[] {
  const parts = rectangles(new Map(rows.map((cells, index) => [firstRow + index, cells])));
  const holdsKey = ({ column, cells }: Rectangle): boolean =>
    column <= keyColumn && keyColumn < column + cells[0]!.length;
  return [...parts.filter(holdsKey), ...parts.filter((part) => !holdsKey(part))];
}

/** A row's cells by column number. */
export function cellsOf(table: Table, tab: Tab, row: AnyRow, look: Lookup): ReadonlyMap<number, Cell> {
  return new Map(table.fields.map((field) => [tab.columns[field]!, toCell(table, field, row[field], look)]));
}

export function toCell(table: Table, field: string, value: unknown, look: Lookup): Cell {
  if (value === null || value === undefined) return BLANK;
  return value instanceof Typed ? value.typed : table.columns[field]!.kind.write(value, look);
}

export function blankRow(table: Table): Record<string, unknown> {
  return Object.fromEntries(table.fields.map((field) => [field, null]));
}

/** The row with the columns that the register fills: derived values, the choice text, who and when. */
export function completed(table: Table, row: AnyRow, entry: Entry | null, stamp: Stamp): AnyRow {
  const full: Record<string, unknown> = { ...row, ...derived(table, row) };
  if (table.title) full.choice = rowChoice(table, full);
  if (!table.audit) return full;
  full.created_on ??= stamp.at;
  full.created_by ??= stamp.actor;
  const stamped = stamp.resumed && entry && full.changed_on === stamp.at && full.changed_by === stamp.actor;
  if (!stamped) full.version = (typeof full.version === 'number' ? full.version : 0) + 1;
  full.changed_on = stamp.at;
  full.changed_by = stamp.actor;
  return full;
}

function first(table: Table, key: string, row: AnyRow): Shadow {
  return { key, count: 1, known: knownOf(table, row) };
}

/** What the register knows of a row after a change; null for a row that it has not taken note of yet. */
function next(table: Table, entry: Entry, values: Values, { resumed }: Stamp): Shadow | null {
  const shadow = shadowOf(entry);
  if (!shadow) return null;
  const after = followed(table, shadow, values);
  const same = JSON.stringify(after.known) === JSON.stringify(shadow.known);
  return resumed && same ? shadow : after;
}

export function withShadow(table: Table, row: AnyRow, shadow: Shadow | null): AnyRow {
  return table.tracked && shadow ? { ...row, shadow: shadowText(shadow) } : row;
}

/** What the register last knew of a row, where it has taken note of it. */
export function shadowOf(entry: Entry): Shadow | null {
  return readShadow(cellText(entry.raw.shadow ?? BLANK));
}

function plannedUpdates(
  data: TableData,
  changes: readonly Change[],
  stamp: Stamp,
  look: Lookup,
): readonly Rectangle[] {
  const { table, tab } = data;
  const typed = new Map<number, Map<number, Cell>>();
  const system = new Map<number, Map<number, Cell>>();
  for (const change of changes) {
    const entry = change.type === 'update' ? data.byKey.get(change.key) : undefined;
    if (!entry) continue;
    const full = completed(table, { ...entry.values, ...change.values }, entry, stamp);
    const row = withShadow(
      table,
      full,
      next(table, entry, { ...change.values, ...derived(table, full) }, stamp),
    );
    const stands = standing(table, entry);
    for (const field of table.fields) {
      const column = table.columns[field]!;
      const changed = column.system && !sameValue(column, row[field], (entry.values as AnyRow)[field]);
      // Who, when and version go together, so that an interruption cannot part them.
      const stamped = row.version !== entry.values.version && STAMP.includes(field);
      // What a person typed already stands there, and may be a formula.
      const asked = field in change.values && !sameValue(column, row[field], stands[field]);
      if (!asked && !changed && !stamped) continue;
      const cells = column.system ? system : typed;
      const line = cells.get(entry.row) ?? new Map<number, Cell>();
      cells.set(entry.row, line.set(tab.columns[field]!, toCell(table, field, row[field], look)));
    }
  }
  return [...rectangles(typed), ...rectangles(filledUp(data, system))];
}

/**
 * Fills the gaps between changed system cells with what stands there, so that scattered rows make one
 * rectangle. Only the register writes these columns, and it holds the lock.
 */
export function filledUp(
  data: TableData,
  cells: Map<number, Map<number, Cell>>,
): ReadonlyMap<number, ReadonlyMap<number, Cell>> {
  const rows = [...cells.keys()];
  if (rows.length < 2) return cells;
  const used = new Set(rows.flatMap((row) => [...cells.get(row)!.keys()]));
  const fields = data.table.fields.filter((field) => used.has(data.tab.columns[field]!));
  const entries = new Map(data.entries.map((entry) => [entry.row, entry]));
  const filled = new Map<number, Map<number, Cell>>();
  for (let row = Math.min(...rows); row <= Math.max(...rows); row++) {
    const line = new Map<number, Cell>();
    for (const field of fields) {
      const column = data.tab.columns[field]!;
      line.set(column, cells.get(row)?.get(column) ?? entries.get(row)?.raw[field] ?? BLANK);
    }
    filled.set(row, line);
  }
  return filled;
}

/** What stands in a row as values: typed where it can be read, as typed where it cannot. */
export function standing(table: Table, entry: Entry): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    table.fields.map((field) => {
      const value = (entry.values as AnyRow)[field] ?? null;
      const raw = cellText(entry.raw[field]!);
      return [field, value === null && raw.trim() !== '' ? new Typed(raw) : value];
    }),
  );
}
