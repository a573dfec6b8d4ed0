/** Use case: the history of the row that a person has chosen in the sheet. */
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import type { Table } from '../../domain/schema/table.ts';
import { findTable, journal } from '../../domain/schema/tables/index.ts';
import { HISTORY } from '../../domain/text/history.ts';
import { archivedEntries, archives } from '../archive/archives.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { batchesOf, journalEntries } from './batches.ts';
import { type ShownBatch, type ShownLine, shownBatch, shownLines } from './shown.ts';
import { rowLabel, tabLabel } from './words.ts';

/** Batches and lines of one batch that are shown. */
const BATCHES = 100;
const LINES = 60;

export interface RowEvent {
  readonly batch: ShownBatch;
  /** What the batch did to this row. */
  readonly lines: readonly ShownLine[];
  readonly more: number;
  /** The batch can be opened to be taken back. */
  readonly undoable: boolean;
}

export interface RowHistory {
  readonly tab: string;
  readonly row: string;
  /** The newest first. */
  readonly events: readonly RowEvent[];
  readonly older: number;
  /** Files of the archive that were not looked into and may tell more. */
  readonly files: number;
  /** Dutch sentences on what is not told here. */
  readonly notes: readonly string[];
}

/**
 * What the journal tells of the chosen row, and with `all` the archive too; of a row in the tab Journaal, of the row
 * that its line is about. Throws ArchiveError.
 */
export function rowHistory(ports: Ports, register: Register, all: boolean): Outcome<RowHistory> {
  const place = ports.cursor.place();
  const tab = [...ports.book.tabs().values()].find((one) => one.id === place?.sheet);
  const table = tab && findTable(tab.table);
  if (!place || !table) return unusable(HISTORY.row.noTab.reason, HISTORY.row.noTab.tip);
  const target = targetOf(register, table, place.row);
  if (!target) return unusable(HISTORY.row.noRow.reason, HISTORY.row.noRow.tip);
  return usable(historyOf(ports, register, target, all));
}

interface Target {
  readonly table: string;
  readonly key: string;
}

function targetOf(register: Register, table: Table, row: number): Target | null {
  const entry = register.read(table).entries.find((one) => one.row === row);
  if (!entry || entry.key === null) return null;
  if (table.id !== journal.id) return { table: table.id, key: entry.key };
  const { table: about, key } = entry.values as { table: string | null; key: string | null };
  return about === null || key === null ? null : { table: about, key };
}

function historyOf(ports: Ports, register: Register, { table, key }: Target, all: boolean): RowHistory {
  const recent = journalEntries(register);
  const archived = all ? archives(ports).flatMap((file) => archivedEntries(ports, file)) : [];
  const undoable = new Set(recent.map(({ batch }) => batch));
  const own = batchesOf([...archived, ...recent]).flatMap((batch) => {
    const lines = batch.lines.filter((line) => line.table === table && line.key === key);
    return lines.length ? [{ batch, lines }] : [];
  });
  const first = own[0]?.lines[0];
  const begins = first?.operation === 'add';
  const shown = own.slice(-BATCHES).reverse();
  return {
    tab: tabLabel(table),
    row: rowLabel(register, table, key, first),
    events: shown.map(({ batch, lines }) => ({
      batch: shownBatch(register, batch),
      ...shownLines(register, lines, LINES),
      undoable: table !== journal.id && undoable.has(batch.id),
    })),
    older: own.length - shown.length,
    files: all || begins ? 0 : archives(ports).length,
    notes: first ? [] : [HISTORY.row.noHistory],
  };
}
