/** Arbitrary batches over several tables that always fit what stands there, and what a register holds as texts. */
import fc from 'fast-check';
import { tableOf } from '../../../src/register/app/reader.ts';
import { openRegister, type WriteRequest, type WriteResult } from '../../../src/register/app/register.ts';
import { type Change, encodeValue, newKey } from '../../../src/register/domain/change/change.ts';
import type { AnyRow, Table } from '../../../src/register/domain/schema/table.ts';
import {
  actionPoint,
  contact,
  costLine,
  municipality,
  TABLES,
  terrain,
} from '../../../src/register/domain/schema/tables/index.ts';
import { type Memory, memory } from './memory-ports.ts';
import { rowFor } from './values.ts';

/** Tables of several kinds: with people in them, with amounts, with keys that are given. */
export const PLAYED: readonly Table[] = [terrain, contact, costLine, actionPoint, municipality];

/** What somebody wants to do; `pick` chooses among what there is then. */
export interface Wish {
  readonly table: Table;
  readonly what: 'add' | 'update' | 'remove';
  readonly pick: number;
  readonly values: Readonly<Record<string, unknown>>;
}

// One arbitrary for each table, made once: making them costs far more than drawing from them.
const wish: fc.Arbitrary<Wish> = fc.oneof(
  ...PLAYED.map((table) =>
    fc.record({
      table: fc.constant(table),
      what: fc.constantFrom('add' as const, 'add' as const, 'update' as const, 'remove' as const),
      pick: fc.nat(1000),
      values: rowFor(table),
    }),
  ),
);

/** Batches in order, each a list of wishes. */
export const batches = fc.array(fc.array(wish, { minLength: 1, maxLength: 6 }), {
  minLength: 3,
  maxLength: 6,
});

export function playedRegister(): Memory {
  return memory(TABLES, 4);
}

/** Carries a batch out: each wish that has a row to work on, at most one for a row. */
export function play(held: Memory, wishes: readonly Wish[]): WriteResult {
  const register = openRegister(held.ports());
  const taken = new Set<string>();
  const changes = wishes.flatMap(({ table, what, pick, values }, index): Change[] => {
    if (what === 'add') {
      const given = !table.key.prefix;
      const key = given ? `GM${String(1000 + (pick % 9000))}` : newKey(index);
      const row = `${table.id} ${key}`;
      if (given && (register.read(table).byKey.has(key) || taken.has(row))) return [];
      taken.add(row);
      return [{ type: 'add', table: table.id, key, values }];
    }
    const keys = [...register.read(table).byKey.keys()];
    const key = keys[pick % Math.max(keys.length, 1)];
    if (key === undefined || taken.has(`${table.id} ${key}`)) return [];
    taken.add(`${table.id} ${key}`);
    return [{ type: what, table: table.id, key, values: what === 'remove' ? {} : values }];
  });
  return done(openRegister(held.ports()).write(request(changes)));
}

export function request(changes: readonly Change[]): WriteRequest {
  return { via: 'menu', reason: 'Proef', changes };
}

export function done(result: WriteResult): Extract<WriteResult, { ok: true }> {
  if (!result.ok) throw new Error(result.conflicts.map((conflict) => conflict.message).join(' '));
  return result;
}

/** The rows of the played tables as texts by table, key and field: only what people fill, and nothing about people. */
export function told(held: Memory): Record<string, Record<string, Record<string, string>>> {
  const register = openRegister(held.ports());
  return Object.fromEntries(
    PLAYED.map((table) => [
      table.id,
      Object.fromEntries(
        [...register.read(table).byKey]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, entry]) => [key, texts(table, entry.values as AnyRow)]),
      ),
    ]),
  );
}

/** The filled values that people may fill in, encoded; without those about people. */
export function texts(table: Table, row: AnyRow): Record<string, string> {
  return Object.fromEntries(
    tableOf(table.id)
      .fields.filter((field) => !table.columns[field]!.system && !table.columns[field]!.personal)
      .map((field) => [field, encodeValue(table.columns[field]!, row[field])])
      .filter(([, text]) => text !== ''),
  );
}
