/** Reads a table: cells become typed rows, and what cannot be read is reported as it was typed. */
import { NotInstalledError } from '../domain/errors.ts';
import { BLANK, type Cell, cellText, isBlank } from '../domain/schema/cell.ts';
import type { Lookup } from '../domain/schema/kind.ts';
import type { Row, Table } from '../domain/schema/table.ts';
import { tableById } from '../domain/schema/tables/index.ts';
import { TEXT } from '../domain/text/messages.ts';
import { a1 } from './a1.ts';
import type { Book, Tab } from './ports.ts';

/** A cell, or a row, that cannot be used as it stands. */
export interface Problem {
  readonly table: string;
  /** Name of the tab as it is now. */
  readonly tab: string;
  /** Address of the cell, such as `C12`. */
  readonly a1: string;
  readonly key: string | null;
  readonly field: string;
  readonly typed: string;
  /** Dutch sentences. */
  readonly reason: string;
  readonly tip: string;
}

/** One row of a tab. */
export interface Entry<T extends Table = Table> {
  /** Row number in the tab. */
  readonly row: number;
  /** Null when the key is blank or cannot be read. */
  readonly key: string | null;
  /** Typed values; null where blank or unreadable. */
  readonly values: Row<T>;
  /** What stands in the cells, by field. */
  readonly raw: Readonly<Record<string, Cell>>;
}

export interface TableData<T extends Table = Table> {
  readonly table: T;
  readonly tab: Tab;
  /** Rows that hold anything, in the order of the tab. */
  readonly entries: readonly Entry<T>[];
  /** Rows by key; of rows with the same key the first, the others are problems. */
  readonly byKey: ReadonlyMap<string, Entry<T>>;
  readonly problems: readonly Problem[];
}

/**
 * Types the cells of a tab. `cells` are all rows below the header over the whole width. Rows without any
 * value in the table's own columns are skipped; an unticked checkbox is no value.
 */
export function parseTable<T extends Table>(
  table: T,
  tab: Tab,
  cells: readonly (readonly Cell[])[],
  look: Lookup,
): TableData<T> {
  const entries: Entry<T>[] = [];
  const byKey = new Map<string, Entry<T>>();
  const problems: Problem[] = [];
  const columns = table.fields.map((field) => ({
    field,
    kind: table.columns[field]!.kind,
    index: tab.columns[field]! - 1,
  }));

  cells.forEach((line, offset) => {
    if (columns.every(({ index }) => isVacant(line[index] ?? BLANK))) return;
    const row = tab.headerRow + 1 + offset;
    const values: Record<string, unknown> = {};
    const raw: Record<string, Cell> = {};
    const unread: (Pick<Problem, 'field' | 'reason' | 'tip'> & { cell: Cell })[] = [];
    for (const { field, kind, index } of columns) {
      const cell = line[index] ?? BLANK;
      raw[field] = cell;
      values[field] = null;
      if (isBlank(cell)) continue;
      const read = kind.read(cell, look);
      if (read.ok) values[field] = read.value;
      else unread.push({ field, cell, reason: read.reason, tip: read.tip });
    }

    const key = values[table.key.field] as string | null;
    const entry = { row, key, values: values as Row<T>, raw };
    entries.push(entry);
    if (key === null && isBlank(raw[table.key.field]!))
      unread.push({ field: table.key.field, cell: BLANK, ...TEXT.problem.noKey });
    else if (key !== null && byKey.has(key))
      unread.push({ field: table.key.field, cell: key, ...TEXT.problem.sameKey(byKey.get(key)!.row) });
    else if (key !== null) byKey.set(key, entry);

    for (const { field, cell, reason, tip } of unread) {
      const address = a1(row, tab.columns[field]!);
      const typed = cellText(cell);
      problems.push({ table: table.id, tab: tab.name, a1: address, key, field, typed, reason, tip });
    }
  });
  return { table, tab, entries, byKey, problems };
}

/** True for a cell that holds nothing that a person put there. */
function isVacant(cell: Cell): boolean {
  return cell === false || isBlank(cell);
}

/** The tab of a table with all its columns. Throws NotInstalledError when any is missing. */
export function tabOf(book: Book, table: Table): Tab {
  const tab = book.tabs().get(table.id);
  if (!tab) throw new NotInstalledError(`Het tabblad "${table.tab}"`);
  const missing = table.fields.find((field) => tab.columns[field] === undefined);
  if (missing) {
    const { label } = table.columns[missing]!;
    throw new NotInstalledError(`De kolom "${label}" van het tabblad "${tab.name}"`);
  }
  return tab;
}

/** The declaration of a table that is known to exist. */
export function tableOf(id: string): Table {
  const table = tableById(id);
  if (!table) throw new Error(`There is no table "${id}".`);
  return table;
}
