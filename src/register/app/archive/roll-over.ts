/** Use case: bring old lines of the journal to files of their own, written and checked before they leave the tab. */
import {
  type ArchiveLine,
  archiveParts,
  archiveText,
  dueLines,
  yearOf,
} from '../../domain/change/archive.ts';
import type { Via } from '../../domain/change/change.ts';
import { ArchiveError, BusyError } from '../../domain/errors.ts';
import { cellText } from '../../domain/schema/cell.ts';
import { journal } from '../../domain/schema/tables/index.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { configured } from '../configuration.ts';
import type { Ports } from '../ports.ts';
import { ARCHIVE, ARCHIVING } from '../properties.ts';
import type { Entry } from '../reader.ts';
import { openRegister, type Register } from '../register.ts';
import { finishOpenBatch, tellInJournal } from '../writer.ts';
import type { Archived } from './archives.ts';

const PATIENCE = 30_000;

/** Bytes in one file: Drive takes 5 MB in one upload, and a file must be readable in one go as well. */
const FILE_ROOM = 4_000_000;

const TYPE = 'text/csv';

/** Lines that are on their way: told by their first and last number, so that an interruption can be gone on with. */
interface Pending {
  readonly first: string;
  readonly last: string;
  readonly count: number;
  /** The batch of the line that tells of it in the journal. */
  readonly batch: string;
  readonly at: string;
}

type JournalRow = Entry<typeof journal>;

/**
 * Archives what is due, or goes on with what was interrupted; one Dutch sentence on what was done, or null. Files
 * come first, then what the register remembers of them, and only then do the lines leave the tab. Throws BusyError,
 * ArchiveError.
 */
export function rollOverJournal(
  ports: Ports,
  via: Via = 'nacht',
  register = openRegister(ports),
): string | null {
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    ports.props.refresh();
    finishOpenBatch(ports, register);
    register.forget();
    const started = pendingRows(ports, register);
    const rows = started?.rows ?? dueRows(ports, register);
    if (!rows.length) return null;
    const pending = started?.pending ?? begin(ports, rows);
    return carryOut(ports, register, pending, rows, via);
  } finally {
    ports.lock.release();
  }
}

/** The lines that an earlier execution began to archive and that are all still there; else nothing is under way. */
function pendingRows(
  ports: Ports,
  register: Register,
): { readonly pending: Pending; readonly rows: readonly JournalRow[] } | null {
  const text = ports.props.all()[ARCHIVING];
  if (text === undefined) return null;
  const pending = JSON.parse(text) as Pending;
  const { entries } = register.read(journal);
  const first = entries.findIndex((entry) => idOf(entry) === pending.first);
  const rows = first < 0 ? [] : entries.slice(first, first + pending.count);
  const last = rows[rows.length - 1];
  if (last && rows.length === pending.count && idOf(last) === pending.last) return { pending, rows };
  ports.props.set({ [ARCHIVING]: null });
  return null;
}

function dueRows(ports: Ports, register: Register): readonly JournalRow[] {
  const { entries } = register.read(journal);
  const lines = entries.map(({ values, row }) => ({
    at: values.at ?? '',
    batch: values.batch ?? `rij ${row}`,
  }));
  const due = dueLines(lines, {
    today: ports.clock.now().slice(0, 10),
    days: configured(register, 'journal_kept_days') ?? 31,
    rows: configured(register, 'journal_max_rows') ?? 40_000,
  });
  return entries.slice(0, due);
}

function begin(ports: Ports, rows: readonly JournalRow[]): Pending {
  const at = ports.clock.now();
  const pending: Pending = {
    first: idOf(rows[0]!),
    last: idOf(rows[rows.length - 1]!),
    count: rows.length,
    batch: `A-${at.replace(/\D/g, '')}`,
    at,
  };
  ports.props.set({ [ARCHIVING]: JSON.stringify(pending) });
  return pending;
}

function carryOut(
  ports: Ports,
  register: Register,
  pending: Pending,
  rows: readonly JournalRow[],
  via: Via,
): string {
  const files = store(ports, rows.map(lineOf));
  ports.props.set(
    Object.fromEntries(
      files.map((file) => [`${ARCHIVE}${file.year}.${file.sha256.slice(0, 12)}`, JSON.stringify(file)]),
    ),
  );
  const names = files.map(({ name }) => name);
  const { batch: id, at } = pending;
  if (!register.read(journal).entries.some(({ values }) => values.batch === id)) {
    const batch = { id, at, actor: ports.actor.code(), via, reason: TEXT.archive.reason(rows.length, names) };
    tellInJournal(ports, register, batch, (counters) => ({
      operation: 'remove',
      table: journal.id,
      key: `${pending.first} – ${pending.last}`,
      field: null,
      old: JSON.stringify({
        files: files.map(({ name, sha256, lines }) => ({ name, sha256, lines })),
        counters,
      }),
      new: null,
    }));
    ports.book.flush();
  }
  const { tab } = register.read(journal);
  const [from, to] = [rows[0]!.row, rows[rows.length - 1]!.row];
  ports.book.removeRows(tab, from, to - from + 1);
  ports.book.flush();
  ports.props.set({ [ARCHIVING]: null });
  register.forget([journal.id]);
  return TEXT.archive.done(rows.length, names);
}

/** Writes the files that are not there yet, and checks each by what Drive says that it holds. */
function store(ports: Ports, lines: readonly ArchiveLine[]): readonly Archived[] {
  const parts = archiveParts(lines, FILE_ROOM);
  return parts.map((part, index) => {
    const year = yearOf(part[0]!);
    const number = parts.slice(0, index + 1).filter((one) => yearOf(one[0]!) === year).length;
    const [from, to] = [part[0]!.at, part[part.length - 1]!.at];
    const name = TEXT.archive.fileName(from.slice(0, 10), to.slice(0, 10), number);
    const text = archiveText(part);
    const sha256 = ports.files.sha256(text);
    const known = ports.files.find(sha256).find((file) => file.sha256 === sha256);
    const id = known?.id ?? ports.files.create({ name, type: TYPE, text, tag: sha256 });
    const stored = known ?? ports.files.facts(id);
    if (stored?.sha256 !== sha256) throw new ArchiveError(name);
    return { id, name, year, lines: part.length, from, to, sha256 };
  });
}

/** A line as it stands in the cells, so that the archive holds exactly what the tab held. */
function lineOf({ raw }: JournalRow): ArchiveLine {
  const texts = Object.entries(raw).map(([field, cell]) => [field, cellText(cell)]);
  return Object.fromEntries(texts) as ArchiveLine;
}

/** The number of a line, or its place where it has none. */
function idOf({ key, row }: JournalRow): string {
  return key ?? `rij ${row}`;
}
