/** Takes over what people did in one tab: new rows get their key, and every change goes into the journal. */
import { effective } from '../../domain/change/journal.ts';
import { type KnownRows, replay, type ToldLine } from '../../domain/change/replay.ts';
import { restoredKey } from '../../domain/rules/keys.ts';
import type { Finding } from '../../domain/rules/rule.ts';
import { cellText } from '../../domain/schema/cell.ts';
import { journal, track } from '../../domain/schema/tables/index.ts';
import type { Ports } from '../ports.ts';
import type { TableData } from '../reader.ts';
import type { Register } from '../register.ts';
import { counterProperties, countersNow } from '../writer.ts';
import { observe } from './observe.ts';
import { note, type Pass, placeCells, settleRows } from './record.ts';
import { STATE_FIELDS } from './steps.ts';
import { overlaid, type Taken, take } from './take.ts';

/** The rows that were taken over, and the tab as it is since. */
export interface TakenOver {
  readonly data: TableData;
  readonly taken: readonly Taken[];
  /** What is to be told of keys that were typed over. */
  readonly restored: readonly Finding[];
}

/** What the journal tells of every row; the tab is read when first asked. */
export function journalled(register: Register): () => KnownRows {
  let known: KnownRows | null = null;
  return () => {
    known ??= replay(
      effective(register.read(journal).entries.map(({ values }) => values)) as unknown as ToldLine[],
    );
    return known;
  };
}

/**
 * Takes over the rows of a tab that were touched, or all when not told which. Who calls holds the lock.
 * For one changed cell it costs two calls beside reading the tab.
 */
export function takeOver(
  ports: Ports,
  register: Register,
  data: TableData,
  touched: ReadonlySet<number> | null,
  pass: Pass,
  known: () => KnownRows,
): TakenOver {
  const { table } = data;
  const sightings = observe(data, touched);
  if (!sightings.length) return { data, taken: [], restored: [] };
  const isNumbering = sightings.some(({ key }) => key === null);
  const counters = isNumbering ? countersNow(ports, register) : {};
  const taken = take(data, sightings, {
    actor: pass.actor,
    at: pass.at,
    knownRow: (id, key) => known().get(id)?.get(key) ?? null,
    highest: counters[table.id] ?? 0,
    withheld: table.id === track.id ? STATE_FIELDS : [],
    numbered: (highest) => ports.props.set(counterProperties({ [table.id]: highest })),
  });
  placeCells(ports, data, taken, register.look);
  note(
    ports,
    taken.flatMap(({ change, count }) => (change ? [{ change, count }] : [])),
    pass,
    register.look,
  );
  settleRows(ports, data, taken, register.look);
  const after = overlaid(data, taken, register.look);
  register.know(after);
  const restored = taken.flatMap(({ entry, key, put, change }) => {
    const typed = cellText(entry.raw[table.key.field]!).trim();
    return put.includes(table.key.field) && change?.type !== 'add' && typed !== ''
      ? [restoredKey(table, key, typed)]
      : [];
  });
  return { data: after, taken, restored };
}
