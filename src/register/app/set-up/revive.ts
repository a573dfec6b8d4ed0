/** Fills columns and tabs that were deleted, and made anew, with what the register last knew of their rows. */
import { type Change, decodeValue, Typed } from '../../domain/change/change.ts';
import type { KnownRows } from '../../domain/change/replay.ts';
import { isPrint, shadowValue } from '../../domain/change/shadow.ts';
import { BLANK, type Cell, isBlank } from '../../domain/schema/cell.ts';
import { type AnyRow, rowChoice, type Table } from '../../domain/schema/table.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { missingRows } from '../edit/removed.ts';
import { journalled } from '../edit/take-over.ts';
import { shadowOf, toCell } from '../plan.ts';
import { REVIVED } from '../properties.ts';
import { type Entry, type TableData, tableOf } from '../reader.ts';
import { rectangles } from '../rectangles.ts';
import type { Register } from '../register.ts';
import { did, type Site } from './site.ts';

/**
 * Remembers, before they are made anew, that these columns may have held something, or with none the rows of the
 * tab: an interruption must not forget it.
 */
export function toRevive(site: Site, table: Table, fields: readonly string[]): void {
  if (!table.tracked) return;
  const { props } = site.ports;
  const known = remembered(props.all()[REVIVED]);
  const all = [...new Set([...(known[table.id] ?? []), ...fields])];
  props.set({ [REVIVED]: JSON.stringify({ ...known, [table.id]: all }) });
}

/** Puts back what was lost. One read of each tab that lost something, and one write for neighbouring columns. */
export function revive(site: Site, register: Register): void {
  const { props } = site.ports;
  const known = remembered(props.all()[REVIVED]);
  if (!Object.keys(known).length) return;
  const told = journalled(register);
  for (const [id, fields] of Object.entries(known)) {
    const table = tableOf(id);
    if (fields.length) refillColumns(site, register, table, fields, told);
    else refillRows(site, register, table, told);
  }
  props.set({ [REVIVED]: null });
}

function refillColumns(
  site: Site,
  register: Register,
  table: Table,
  fields: readonly string[],
  told: () => KnownRows,
): void {
  const data = register.read(table);
  const { cells, count } = lostCells(data, fields, register, told);
  for (const rectangle of rectangles(cells)) site.ports.book.write(data.tab, rectangle);
  register.forget([table.id]);
  if (count) did(site, TEXT.setUp.columnRevived(data.tab.name, count));
}

/** The rows of a tab that was deleted, as the journal and its archive last told; people's values are not in there. */
function refillRows(site: Site, register: Register, table: Table, told: () => KnownRows): void {
  const data = register.read(table);
  const changes = missingRows(site.ports, data, told()).map(({ change }): Change => {
    const { [table.key.field]: _, ...values } = change.values;
    return { type: 'add', table: table.id, key: change.key, values };
  });
  if (!changes.length) return;
  const result = register.write({ via: 'herstel', reason: TEXT.setUp.tabRefilled, changes });
  if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
  did(site, TEXT.setUp.rowsRevived(data.tab.name, result.added, table.personal === true));
}

function remembered(text: string | undefined): Readonly<Record<string, readonly string[]>> {
  return text ? JSON.parse(text) : {};
}

function lostCells(
  data: TableData,
  fields: readonly string[],
  register: Register,
  told: () => KnownRows,
): { readonly cells: ReadonlyMap<number, ReadonlyMap<number, Cell>>; readonly count: number } {
  const cells = new Map<number, Map<number, Cell>>();
  let count = 0;
  for (const entry of data.entries)
    for (const field of fields) {
      const stands = entry.raw[field] ?? BLANK;
      const cell =
        isBlank(stands) || stands === false ? lostCell(data, entry, field, register, told) : stands;
      if (cell !== stands) count++;
      // Blank cells go along, so that a column makes one rectangle.
      const line = cells.get(entry.row) ?? new Map<number, Cell>();
      cells.set(entry.row, line.set(data.tab.columns[field]!, cell));
    }
  return { cells, count };
}

function lostCell(
  { table }: TableData,
  entry: Entry,
  field: string,
  register: Register,
  told: () => KnownRows,
): Cell {
  const shadow = shadowOf(entry);
  if (!shadow) return BLANK;
  if (field === table.key.field) return shadow.key;
  if (field === 'choice') {
    const row = entry.values as AnyRow;
    const names = (table.title ?? []).map((part) => [part, row[part] ?? shadowValue(table, shadow, part)]);
    return rowChoice(table, { ...Object.fromEntries(names), [table.key.field]: shadow.key });
  }
  const text = isPrint(shadow, field)
    ? (told().get(table.id)?.get(shadow.key)?.values[field] ?? '')
    : (shadow.known[field] ?? '');
  const value = decodeValue(table.columns[field]!, text);
  return value instanceof Typed ? value.typed : toCell(table, field, value, register.look);
}
