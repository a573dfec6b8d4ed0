/** Use case: show the rows that were deleted, and put one back whole under its own key. */
import { changesOf } from '../../domain/change/journal.ts';
import { danglingIn, shieldedFields } from '../../domain/change/take-back.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { findTable, journal } from '../../domain/schema/tables/index.ts';
import { HISTORY } from '../../domain/text/history.ts';
import { archivedEntries, archives } from '../archive/archives.ts';
import { decide } from '../decide.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { type JournalEntry, journalEntries } from './batches.ts';
import { standingOf } from './standing.ts';
import { fieldLabel, momentText, rowFields, rowLabel, tabLabel, viaLabel } from './words.ts';

/** The most rows in one list. */
const LIMIT = 500;

export interface DeletedRow {
  readonly table: string;
  readonly key: string;
  readonly batch: string;
  readonly tab: string;
  /** Key and name. */
  readonly row: string;
  readonly when: string;
  readonly who: string;
  readonly via: string;
  readonly why: string;
  /** What the row held, as label and text. */
  readonly values: readonly { readonly label: string; readonly text: string }[];
  /** Says who put it back and when; null while it is gone. */
  readonly restored: string | null;
}

export interface DeletedRows {
  /** Each row once, by its last deletion, the newest first. */
  readonly rows: readonly DeletedRow[];
  /** How many older ones there are. */
  readonly older: number;
  /** Files of the archive that were not looked into. */
  readonly files: number;
}

export interface RestoredRow {
  readonly said: string;
  /** Dutch sentences on what is blank, and on references to rows that are gone. */
  readonly notes: readonly string[];
}

/** A row that was deleted: the lines of its last deletion, and the line that brought it back. */
interface Deletion {
  readonly lines: JournalEntry[];
  back: JournalEntry | null;
}

/** The rows that were deleted, as the journal tells; with `all` as the archive tells too. Throws ArchiveError. */
export function deletedRows(ports: Ports, register: Register, all: boolean): Outcome<DeletedRows> {
  const found = [...deletions(entriesOf(ports, register, all)).values()].reverse();
  const shown = found.slice(0, LIMIT).map((deletion) => shownDeletion(register, deletion));
  const files = all ? 0 : archives(ports).length;
  return usable({ rows: shown, older: found.length - shown.length, files });
}

/** Puts a deleted row back with all values that journal and archive know, in one batch. Throws ArchiveError. */
export function restoreRow(
  ports: Ports,
  register: Register,
  table: string,
  key: string,
  batch: string,
): Outcome<RestoredRow> {
  const lines = linesOf(ports, register, table, key, batch);
  const label = rowLabel(register, table, key, lines[0]);
  return decide(register, { via: 'herstel', reason: HISTORY.deleted.reason(label) }, () => {
    const declared = findTable(table);
    if (!declared || !lines.length)
      return unusable(HISTORY.deleted.unknown.reason, HISTORY.deleted.unknown.tip);
    const standing = standingOf(register);
    if (standing.standing(table, key)) {
      const { reason, tip } = HISTORY.deleted.back(label);
      return unusable(reason, tip);
    }
    const [removed] = changesOf(lines, findTable);
    const changes = [{ ...removed!, type: 'add' as const }];
    const blank = lines.flatMap(shieldedFields).map((field) => fieldLabel(table, field));
    const dangling = danglingIn(changes, standing);
    return usable({
      changes,
      answer: {
        said: HISTORY.deleted.done(label, declared.tab),
        notes: [
          ...(blank.length ? [HISTORY.deleted.personal(blank)] : []),
          ...dangling.map(({ field, to }) => HISTORY.deleted.dangling(fieldLabel(table, field), to)),
        ],
      },
    });
  });
}

function entriesOf(ports: Ports, register: Register, all: boolean): readonly JournalEntry[] {
  const archived = all ? archives(ports).flatMap((file) => archivedEntries(ports, file)) : [];
  return [...archived, ...journalEntries(register)];
}

/** The last deletion of each row, in order of deletion. */
function deletions(entries: readonly JournalEntry[]): ReadonlyMap<string, Deletion> {
  const rows = new Map<string, Deletion>();
  for (const entry of entries) {
    const id = `${entry.table} ${entry.key}`;
    const known = rows.get(id);
    if (entry.operation !== 'remove') {
      if (known && entry.operation === 'add') known.back ??= entry;
    } else if (known && !known.back && known.lines[0]!.batch === entry.batch) known.lines.push(entry);
    else if (entry.table !== journal.id && findTable(entry.table)) {
      rows.delete(id);
      rows.set(id, { lines: [entry], back: null });
    }
  }
  return rows;
}

/** The lines of one deletion, which the journal or else the archive holds; what is written there never changes. */
function linesOf(
  ports: Ports,
  register: Register,
  table: string,
  key: string,
  batch: string,
): readonly JournalEntry[] {
  const own = (line: JournalEntry): boolean =>
    line.operation === 'remove' && line.batch === batch && line.key === key && line.table === table;
  const lines = journalEntries(register).filter(own);
  return lines.length ? lines : entriesOf(ports, register, true).filter(own);
}

function shownDeletion(register: Register, { lines, back }: Deletion): DeletedRow {
  const first = lines[0]!;
  const { table, key, batch } = first;
  const declared = findTable(table)!;
  return {
    table,
    key,
    batch,
    tab: tabLabel(table),
    row: rowLabel(register, table, key, first),
    when: momentText(first.at),
    who: first.actor,
    via: viaLabel(first.via),
    why: first.reason,
    values: lines
      .flatMap((line) => rowFields(declared, line, register.look))
      .map(({ label, text }) => ({ label, text })),
    restored: back && HISTORY.deleted.restoredBy(back.actor, momentText(back.at)),
  };
}
