/** Numbers for new rows: each provisional key of a list of changes becomes the next key of its table. */

import { keyNumber, numberedKey, type Table } from '../schema/table.ts';
import { type Change, isNewKey, type Values } from './change.ts';

/** The highest number ever given out, by table id. */
export type Counters = Readonly<Record<string, number>>;

/** Real keys by table id and provisional key. */
export type GivenKeys = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Gives every provisional key of an added row its number, after the highest that was ever given out.
 * A key that comes with its number (a restored row) raises the counter, so that it is not given again.
 */
export function giveKeys(
  changes: readonly Change[],
  counters: Counters,
  tableOf: (id: string) => Table,
): { readonly keys: GivenKeys; readonly counters: Counters } {
  const next: Record<string, number> = { ...counters };
  const keys = new Map<string, Map<string, string>>();
  const added = changes.filter((change) => change.type === 'add');
  for (const { table, key } of added)
    next[table] = Math.max(next[table] ?? 0, keyNumber(tableOf(table).key, key) ?? 0);
  for (const { table, key } of added) {
    if (!isNewKey(key)) continue;
    const given = keys.get(table) ?? new Map<string, string>();
    keys.set(table, given);
    if (given.has(key)) continue;
    if (!tableOf(table).key.prefix) throw new Error(`Rows of "${table}" come with their own key.`);
    next[table] = (next[table] ?? 0) + 1;
    given.set(key, numberedKey(tableOf(table).key, next[table]));
  }
  return { keys, counters: next };
}

/** The changes with every provisional key replaced, as key of a row and as reference to one. */
export function withKeys(
  changes: readonly Change[],
  keys: GivenKeys,
  tableOf: (id: string) => Table,
): readonly Change[] {
  const real = (table: string, key: string): string => {
    if (!isNewKey(key)) return key;
    const given = keys.get(table)?.get(key);
    if (given === undefined) throw new Error(`No row of "${table}" is added with the key "${key}".`);
    return given;
  };
  return changes.map((change) => {
    const key = real(change.table, change.key);
    return { ...change, key, values: resolved(tableOf(change.table), change.values, real) };
  });
}

function resolved(table: Table, values: Values, real: (table: string, key: string) => string): Values {
  const result: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) {
    const target = field === table.key.field ? table.id : table.columns[field]?.kind.refersTo;
    result[field] = target === undefined ? value : each(value, (key) => real(target, key));
  }
  return result;
}

function each(value: unknown, change: (key: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  return Array.isArray(value) ? value.map((entry) => each(entry, change)) : value;
}
