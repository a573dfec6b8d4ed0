/** Finds rows that were deleted in the sheet, and puts them in the journal whole, so that they can be restored. */
import type { KnownRow, KnownRows } from '../../domain/change/replay.ts';
import { joined, valuesOf } from '../../domain/change/replay.ts';
import { keyNumber, numberedKey, type Table } from '../../domain/schema/table.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { archivedRows } from '../archive/archives.ts';
import type { Ports } from '../ports.ts';
import { PRESENT } from '../properties.ts';
import { type TableData, tableOf } from '../reader.ts';
import { openRegister } from '../register.ts';
import { finishOpenBatch } from '../writer.ts';
import { type Noted, note } from './record.ts';
import { journalled } from './take-over.ts';

/** Use case: somebody deleted rows of a tab. What an execution leaves for want of the lock, the night finds. */
export function rowsRemoved(ports: Ports, sheet: number): void {
  const tab = [...ports.book.tabs().values()].find(({ id }) => id === sheet);
  if (!tab || !tableOf(tab.table).tracked || tableOf(tab.table).quiet) return;
  if (!ports.lock.acquire(20_000)) return;
  const register = openRegister(ports);
  finishOpenBatch(ports, register);
  const missing = missingRows(ports, register.read(tableOf(tab.table)), journalled(register)());
  note(
    ports,
    missing,
    {
      actor: ports.actor.code(),
      at: ports.clock.now(),
      via: 'blad',
      reason: TEXT.edit.removed,
      together: true,
    },
    register.look,
  );
}

/**
 * The removals of rows that the register knew and that are no longer in their tab. Their values are those that
 * the journal last told, without those about people.
 */
export function missingRows(ports: Ports, data: TableData, known: KnownRows): readonly Noted[] {
  const { table } = data;
  const rows = known.get(table.id) ?? new Map<string, KnownRow>();
  const standing = new Set([...rows.values()].filter(({ present }) => present).map(({ key }) => key));
  for (const key of presentBefore(ports, table)) if (rows.get(key)?.present !== false) standing.add(key);
  const missing = [...standing].filter((key) => !data.byKey.has(key));
  const earlier = earlierRows(
    ports,
    table,
    missing.filter((key) => !rows.get(key)?.whole),
  );
  return missing.map((key): Noted => {
    const row = joined(earlier.get(key) ?? null, rows.get(key) ?? null);
    const values = { ...(row ? valuesOf(row, table) : {}), [table.key.field]: key };
    return { change: { type: 'remove', table: table.id, key, values }, count: (row?.count ?? 0) + 1 };
  });
}

/** What the archive tells of rows of which the journal itself tells but a part; a removal is noted without it too. */
function earlierRows(ports: Ports, table: Table, keys: readonly string[]): ReadonlyMap<string, KnownRow> {
  try {
    return keys.length ? archivedRows(ports, table.id, keys) : new Map();
  } catch (error) {
    ports.log.error(error);
    return new Map();
  }
}

/** The keys that stood in a tab when it was last checked, also those of which the journal tells no more. */
function presentBefore(ports: Ports, table: Table): readonly string[] {
  return (ports.props.all()[PRESENT + table.id] ?? '').split(' ').flatMap((part) => {
    const range = /^(\d+)-(\d+)$/.exec(part);
    if (!range) return part ? [part] : [];
    const [from, to] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: to - from + 1 }, (_, index) => numberedKey(table.key, from + index));
  });
}

/** A property holds 9,000 characters; beyond this only the journal tells which rows there were. */
const ROOM = 8_000;

/** The keys of a tab in few words: runs of numbers, and what is no number as it is. */
export function presentNow({ table, byKey }: TableData): string {
  const numbers: number[] = [];
  const words: string[] = [];
  for (const key of byKey.keys()) {
    const number = keyNumber(table.key, key);
    if (number !== null && numberedKey(table.key, number) === key) numbers.push(number);
    else if (!key.includes(' ')) words.push(key);
  }
  const runs: [number, number][] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const text = [...runs.map(([from, to]) => `${from}-${to}`), ...words].join(' ');
  return text.length > ROOM ? '' : text;
}
