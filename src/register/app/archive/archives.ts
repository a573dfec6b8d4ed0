/** The archive of the journal: which files there are, whether they are what they were, and what they tell. */
import { linesIn, valuesIn } from '../../domain/change/archive.ts';
import { effective } from '../../domain/change/journal.ts';
import { joined, type KnownRow, replay, stateOf } from '../../domain/change/replay.ts';
import { ArchiveError } from '../../domain/errors.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { type JournalEntry, journalEntries, toldEntry } from '../history/batches.ts';
import type { Ports } from '../ports.ts';
import { ARCHIVE } from '../properties.ts';
import type { Register } from '../register.ts';

/** A file of the archive, as a document property remembers it. */
export interface Archived {
  readonly id: string;
  readonly name: string;
  readonly year: string;
  readonly lines: number;
  /** Moments of the first and the last line. */
  readonly from: string;
  readonly to: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string;
}

export interface ArchiveState extends Archived {
  /** One Dutch sentence on what is wrong; null when the file is what it was. */
  readonly wrong: string | null;
}

/** The files of the archive, the oldest first. */
export function archives(ports: Ports): readonly Archived[] {
  return Object.entries(ports.props.all())
    .filter(([name]) => name.startsWith(ARCHIVE))
    .map(([, text]) => JSON.parse(text) as Archived)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Whether each file of the archive is still there and unchanged. One call for each. */
export function checkArchives(ports: Ports): readonly ArchiveState[] {
  return archives(ports).map((file) => {
    const facts = ports.files.facts(file.id);
    if (!facts) return { ...file, wrong: TEXT.archive.missing(file.name) };
    return { ...file, wrong: facts.sha256 === file.sha256 ? null : TEXT.archive.changed(file.name) };
  });
}

/** The lines of one file. Throws ArchiveError when it is not what it was. One call, and one for the check. */
export function archivedEntries(ports: Ports, file: Archived): readonly JournalEntry[] {
  const text = ports.files.text(file.id);
  if (ports.files.sha256(text) !== file.sha256) throw new ArchiveError(file.name);
  return effective(linesIn(text).flatMap((line) => toldEntry(valuesIn(line))));
}

/**
 * What the archive last told of rows of a table, by key: the newest file first, as far back as it takes to know each
 * of them whole. One call for each file, and one for its check. Throws ArchiveError.
 */
export function archivedRows(
  ports: Ports,
  table: string,
  keys: readonly string[],
): ReadonlyMap<string, KnownRow> {
  const wanted = new Set(keys);
  const found = new Map<string, KnownRow>();
  for (const file of [...archives(ports)].reverse()) {
    if (keys.every((key) => found.get(key)?.whole)) break;
    const lines = archivedEntries(ports, file).filter((line) => line.table === table && wanted.has(line.key));
    for (const [key, row] of replay(lines).get(table) ?? [])
      found.set(key, joined(row, found.get(key) ?? null)!);
  }
  return found;
}

/**
 * What is last known of a row, from the journal and, where that begins after the row did, from the archive. Null when
 * nothing tells of it. Throws ArchiveError.
 */
export function lastKnown(ports: Ports, register: Register, table: string, key: string): KnownRow | null {
  const state = stateOf(journalEntries(register), table, key);
  return state?.whole ? state : joined(archivedRows(ports, table, [key]).get(key) ?? null, state);
}
