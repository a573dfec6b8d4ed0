/** What it takes to take a batch back, and what stands in the way: later changes, and rows that are still needed. */
import { isComputed } from '../schema/derive.ts';
import type { Table } from '../schema/table.ts';
import { type Change, encodeValue, sameValue, type Values } from './change.ts';
import { changesOf, isShielded, type JournalLine } from './journal.ts';
import { undo } from './undo.ts';

/** The register as it is now. */
export interface Standing {
  tableOf(id: string): Table | null;
  /** Values of a row, with what cannot be read as typed; null when it is not there. */
  standing(table: string, key: string): Values | null;
  /** The rows that refer to a table, each with the field and the keys that it refers to. */
  references(to: string): readonly Reference[];
}

export interface Reference {
  readonly table: string;
  readonly key: string;
  readonly field: string;
  readonly to: readonly string[];
}

/** Why a part of a batch cannot be taken back. */
export interface Obstacle<Line extends JournalLine = JournalLine> {
  /** A later value, a row that is gone, a row that other rows refer to, or one that is fixed for ever. */
  readonly kind: 'changed' | 'gone' | 'used' | 'frozen';
  readonly table: string;
  readonly key: string;
  /** The field with a later value; null when it is about the whole row. */
  readonly field: string | null;
  /** What the batch wrote and what stands there now. */
  readonly wrote?: unknown;
  readonly now?: unknown;
  /** The last later line about it; null when no line tells of it. */
  readonly line: Line | null;
  /** For a row that is needed: who refers to it. */
  readonly by?: Reference;
}

/** Fields of a row. */
export interface Fields {
  readonly table: string;
  readonly key: string;
  readonly fields: readonly string[];
}

export interface TakeBack<Line extends JournalLine = JournalLine> {
  /** What is to be written, without what stands in the way. */
  readonly changes: readonly Change[];
  readonly obstacles: readonly Obstacle<Line>[];
  /** Values about people, which the journal does not tell and which stay as they are. */
  readonly shielded: readonly Fields[];
  /** Filled values about people that go with the rows that hold them, and that the journal cannot give back. */
  readonly lost: readonly Fields[];
  /** References that will point to a row that is not there. */
  readonly dangling: readonly Reference[];
}

/**
 * The way to take back what the lines of one batch tell. `later` are the lines after them, in order. What
 * already stands as it was before the batch needs nothing and is no obstacle.
 */
export function planTakeBack<Line extends JournalLine>(
  lines: readonly Line[],
  later: readonly Line[],
  register: Standing,
): TakeBack<Line> {
  const wanted: Change[] = [];
  const obstacles: Obstacle<Line>[] = [];
  const since = linesByRow(later);
  for (const change of undo(changesOf(lines.filter(isTold), register.tableOf))) {
    const table = register.tableOf(change.table)!;
    const found = weigh(change, table, register, since.get(rowId(change)) ?? []);
    obstacles.push(...found.obstacles);
    if (found.change) wanted.push(found.change);
  }
  const { changes, used } = withoutNeeded<Line>(wanted, register);
  return {
    changes,
    obstacles: [...obstacles, ...used],
    shielded: shieldedIn(lines, changes),
    lost: lostWith(changes, register),
    dangling: danglingIn(changes, register),
  };
}

/** A change of a value about a person is not told, on one side or on both. */
function isTold(line: JournalLine): boolean {
  return !isShielded(line.old) && !isShielded(line.new);
}

interface Weighed<Line extends JournalLine> {
  readonly change: Change | null;
  readonly obstacles: readonly Obstacle<Line>[];
}

/** What can be done of an inverse change, given what stands there now. */
function weigh<Line extends JournalLine>(
  change: Change,
  table: Table,
  register: Standing,
  since: readonly Line[],
): Weighed<Line> {
  const now = register.standing(table.id, change.key);
  if (change.type === 'add') return { change: now ? null : change, obstacles: [] };
  const row = { table: table.id, key: change.key };
  if (table.frozen && now)
    return { change: null, obstacles: [{ kind: 'frozen', ...row, field: null, line: null }] };
  const changed = (field: string, wrote: unknown): Obstacle<Line> => {
    const column = table.columns[field]!;
    const line = lastAbout(since, field);
    // What stands there may also have come past the journal, after its last line.
    const told = line?.field === field && (line.new ?? '') === encodeValue(column, now?.[field]);
    return {
      kind: 'changed',
      ...row,
      field,
      line: told ? line : null,
      wrote: wrote ?? null,
      now: now?.[field] ?? null,
    };
  };
  if (change.type === 'remove') {
    if (!now) return { change: null, obstacles: [] };
    const obstacles = changedFields(change.values, now, table, since).map((field) =>
      changed(field, change.values[field]),
    );
    return { change: obstacles.length ? null : change, obstacles };
  }
  if (!now) {
    const line = lastAbout(since, null);
    const removed = line?.operation === 'remove' ? line : null;
    return { change: null, obstacles: [{ kind: 'gone', ...row, field: null, line: removed }] };
  }
  const wrote = change.expected ?? {};
  const fields = Object.keys(change.values).filter((field) => !isComputed(table, field));
  const same = (field: string, value: unknown): boolean =>
    sameValue(table.columns[field]!, now[field], value);
  const open = fields.filter((field) => !same(field, change.values[field]));
  const free = open.filter((field) => same(field, wrote[field]));
  const pick = (values: Values): Values => Object.fromEntries(free.map((field) => [field, values[field]]));
  return {
    change: free.length ? { ...change, values: pick(change.values), expected: pick(wrote) } : null,
    obstacles: open.filter((field) => !free.includes(field)).map((field) => changed(field, wrote[field])),
  };
}

/** The fields of an added row that hold something else now, apart from those about people, which nothing tells. */
function changedFields(
  added: Values,
  now: Values,
  table: Table,
  since: readonly JournalLine[],
): readonly string[] {
  const people = table.editors.length > 0;
  const touched = new Set(since.flatMap((line) => (line.field === null ? [] : [line.field])));
  return table.fields.filter((field) => {
    const column = table.columns[field]!;
    if (isComputed(table, field)) return false;
    if (column.personal) return false;
    const told = field in added || touched.has(field);
    if (!told && people && column.system) return false;
    return !sameValue(column, added[field], now[field]);
  });
}

function lastAbout<Line extends JournalLine>(since: readonly Line[], field: string | null): Line | null {
  const about = since.filter((line) => line.field === null || line.field === field);
  return about[about.length - 1] ?? null;
}

/** Rows that are to be removed but that a row that stays refers to are kept; each keeps what it needs itself. */
function withoutNeeded<Line extends JournalLine>(
  wanted: readonly Change[],
  register: Standing,
): { readonly changes: readonly Change[]; readonly used: readonly Obstacle<Line>[] } {
  const used: Obstacle<Line>[] = [];
  const indexes = new Map<string, ReadonlyMap<string, readonly Reference[]>>();
  const referring = (to: string, key: string): readonly Reference[] => {
    const index = indexes.get(to) ?? byTarget(after(wanted, to, register));
    indexes.set(to, index);
    return index.get(key) ?? [];
  };
  let changes = wanted;
  for (;;) {
    const going = new Set(changes.filter(({ type }) => type === 'remove').map(rowId));
    const needed = changes.flatMap((change): Obstacle<Line>[] => {
      if (change.type !== 'remove') return [];
      const by = referring(change.table, change.key).find((reference) => !going.has(rowId(reference)));
      return by ? [{ kind: 'used', table: change.table, key: change.key, field: null, line: null, by }] : [];
    });
    if (!needed.length) return { changes, used };
    used.push(...needed);
    const kept = new Set(needed.map(rowId));
    changes = changes.filter((change) => !(change.type === 'remove' && kept.has(rowId(change))));
  }
}

function byTarget(references: readonly Reference[]): ReadonlyMap<string, readonly Reference[]> {
  const index = new Map<string, Reference[]>();
  for (const reference of references)
    for (const key of reference.to) {
      const known = index.get(key);
      if (known) known.push(reference);
      else index.set(key, [reference]);
    }
  return index;
}

/** The references to a table as they will be when the updates and additions are made. */
function after(changes: readonly Change[], to: string, register: Standing): readonly Reference[] {
  const written = changes.flatMap((change) =>
    change.type === 'remove' ? [] : referencesIn(change, register.tableOf(change.table)!, to),
  );
  const replaced = new Set(
    changes.flatMap((change) =>
      change.type === 'update' ? Object.keys(change.values).map((field) => `${rowId(change)} ${field}`) : [],
    ),
  );
  const standing = register
    .references(to)
    .filter((reference) => !replaced.has(`${rowId(reference)} ${reference.field}`));
  return [...standing, ...written];
}

function referencesIn(change: Change, table: Table, to: string | null): readonly Reference[] {
  return Object.entries(change.values).flatMap(([field, value]) => {
    const target = table.columns[field]?.kind.refersTo;
    const keys = [value].flat().filter((key): key is string => typeof key === 'string');
    if (target === undefined || (to !== null && target !== to) || !keys.length) return [];
    return [{ table: table.id, key: change.key, field, to: keys }];
  });
}

/** References that changes write to rows that will not be there. */
export function danglingIn(changes: readonly Change[], register: Standing): readonly Reference[] {
  const there = new Map(changes.map((change) => [rowId(change), change.type !== 'remove']));
  return changes.flatMap((change) => {
    if (change.type === 'remove') return [];
    const table = register.tableOf(change.table)!;
    return referencesIn(change, table, null).flatMap((reference) => {
      const target = table.columns[reference.field]!.kind.refersTo!;
      const to = reference.to.filter(
        (key) => !(there.get(rowId({ table: target, key })) ?? register.standing(target, key) !== null),
      );
      return to.length ? [{ ...reference, to }] : [];
    });
  });
}

/** The fields about people in a batch, apart from those of rows that go as a whole. */
function shieldedIn(lines: readonly JournalLine[], changes: readonly Change[]): readonly Fields[] {
  const removed = new Set(changes.filter(({ type }) => type === 'remove').map(rowId));
  const rows = new Map<string, { table: string; key: string; fields: string[] }>();
  for (const line of lines) {
    const fields = shieldedFields(line);
    if (!fields.length || removed.has(rowId(line)) || line.operation === 'add') continue;
    const row = rows.get(rowId(line)) ?? { table: line.table, key: line.key, fields: [] };
    rows.set(rowId(line), row);
    row.fields.push(...fields);
  }
  return [...rows.values()];
}

function lostWith(changes: readonly Change[], register: Standing): readonly Fields[] {
  return changes.flatMap(({ type, table, key }) => {
    if (type !== 'remove') return [];
    const { fields, columns } = register.tableOf(table)!;
    const now = register.standing(table, key) ?? {};
    const filled = fields.filter((field) => {
      const column = columns[field]!;
      return column.personal && !column.system && encodeValue(column, now[field]) !== '';
    });
    return filled.length ? [{ table, key, fields: filled }] : [];
  });
}

/** The fields of one line whose values are about a person. */
export function shieldedFields(line: JournalLine): readonly string[] {
  if (line.field !== null) return isTold(line) ? [] : [line.field];
  const values = JSON.parse(line.new ?? line.old ?? '{}') as Record<string, string>;
  return Object.keys(values).filter((field) => isShielded(values[field]!));
}

function linesByRow<Line extends JournalLine>(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const rows = new Map<string, Line[]>();
  for (const line of lines) {
    const known = rows.get(rowId(line));
    if (known) known.push(line);
    else rows.set(rowId(line), [line]);
  }
  return rows;
}

function rowId(row: { readonly table: string; readonly key: string }): string {
  return `${row.table} ${row.key}`;
}
