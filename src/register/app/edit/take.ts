/** Works out what the register takes over of the rows that people edited: keys, defaults, stamps, and what to journal. */
import { type Change, decodeValue, Typed, type Values } from '../../domain/change/change.ts';
import type { KnownRow } from '../../domain/change/replay.ts';
import {
  changedFields,
  isPrint,
  knownOf,
  type Shadow,
  shadowedFields,
  shadowText,
  shadowValue,
} from '../../domain/change/shadow.ts';
import { BLANK, type Cell, isBlank } from '../../domain/schema/cell.ts';
import type { Lookup } from '../../domain/schema/kind.ts';
import {
  type AnyRow,
  type Column,
  keyNumber,
  numberedKey,
  type Row,
  type Table,
} from '../../domain/schema/table.ts';
import { rowIn } from '../a1.ts';
import { completed, standing, toCell } from '../plan.ts';
import type { Entry, TableData } from '../reader.ts';
import type { Sighting } from './observe.ts';

/** A row as the register takes it over. */
export interface Taken {
  readonly entry: Entry;
  readonly key: string;
  /** What was done with the row; null when nothing is to be journalled. */
  readonly change: Change | null;
  /** How often the register will have taken note of the row. */
  readonly count: number;
  /** The whole row as it will be. */
  readonly row: AnyRow;
  /** Fields that people fill and in which the register puts something: a key, a default. */
  readonly put: readonly string[];
}

export interface Taking {
  readonly actor: string;
  readonly at: string;
  /** What the journal knows of a row; read when first needed. */
  knownRow(table: string, key: string): KnownRow | null;
  /** The highest number given out in this table before. */
  readonly highest: number;
  /** Hears of the highest number once new rows have theirs, before anything is written. */
  numbered(highest: number): void;
  /** Fields whose changes are not taken over here but judged first. */
  readonly withheld: readonly string[];
}

/** Takes over what was seen in one tab; new rows get the next numbers. */
export function take(data: TableData, sightings: readonly Sighting[], taking: Taking): readonly Taken[] {
  const { table } = data;
  const keys = [...data.byKey.keys(), ...sightings.flatMap(({ key }) => key ?? [])];
  let highest = keys.reduce((most, key) => Math.max(most, keyNumber(table.key, key) ?? 0), taking.highest);
  const taken = sightings.map(({ entry, key, shadow }): Taken => {
    if (key === null) return added(table, entry, numberedKey(table.key, ++highest), taking);
    const known = shadow ?? recalled(table, taking.knownRow(table.id, key));
    return known ? updated(table, entry, key, known, taking) : added(table, entry, key, taking);
  });
  if (sightings.some(({ key }) => key === null)) taking.numbered(highest);
  return taken;
}

/** What the journal knows of a row that lost its shadow; null when it knows of no such row. */
function recalled(table: Table, known: KnownRow | null): Shadow | null {
  if (!known?.present || !known.whole) return null;
  const values = Object.fromEntries(
    Object.entries(known.values)
      .filter(([field]) => field in table.columns)
      .map(([field, text]) => [field, decodeValue(table.columns[field]!, text)]),
  );
  return { key: known.key, count: known.count, known: knownOf(table, values) };
}

function added(table: Table, entry: Entry, key: string, taking: Taking): Taken {
  const stands = standing(table, entry);
  const { withheld, actor, at } = taking;
  const initial = Object.entries(table.columns)
    .filter(([field, column]) => column.initial !== undefined && isVacant(entry, field, column))
    .map(([field, column]) => [field, column.initial] as const);
  const values: Values = {
    ...Object.fromEntries(shadowedFields(table).map((field) => [field, stands[field]])),
    ...Object.fromEntries(initial),
  };
  const own = { ...values, ...blanked(withheld), [table.key.field]: key };
  const fresh = { created_on: null, created_by: null, version: null, attention: null };
  const base = readable({ ...stands, ...own, ...fresh });
  const row = completed(table, base, null, { actor, at, resumed: false });
  const shadow: Shadow = { key, count: 1, known: knownOf(table, { ...row, ...unread(own) }) };
  return {
    entry,
    key,
    change: { type: 'add', table: table.id, key, values: filled(table, own) },
    count: 1,
    row: remembered(table, { ...row, ...pick(stands, withheld) }, shadow),
    put: [
      ...(entry.key === key ? [] : [table.key.field]),
      ...initial.map(([field]) => field).filter((field) => !table.columns[field]!.system),
    ],
  };
}

function updated(table: Table, entry: Entry, key: string, shadow: Shadow, taking: Taking): Taken {
  const { withheld, actor, at } = taking;
  const stands = standing(table, entry);
  const old = (field: string): unknown => {
    if (!isPrint(shadow, field)) return shadowValue(table, shadow, field);
    const text = taking.knownRow(table.id, key)?.values[field] ?? '';
    return decodeValue(table.columns[field]!, text);
  };
  const held = Object.fromEntries(withheld.map((field) => [field, old(field)]));
  const base = { ...stands, ...held, [table.key.field]: key };
  const row = completed(table, readable(base), entry, { actor, at, resumed: false });
  const probe = { ...row, ...unread(base) };
  const fields = changedFields(table, shadow, probe);
  const put = entry.key === key ? [] : [table.key.field];
  if (!fields.length && !put.length) {
    const same = remembered(table, { ...readable(base), ...pick(stands, withheld) }, shadow);
    return { entry, key, change: null, count: shadow.count, row: same, put };
  }
  const next: Shadow = { key, count: shadow.count + 1, known: knownOf(table, probe) };
  return {
    entry,
    key,
    change: fields.length
      ? {
          type: 'update',
          table: table.id,
          key,
          values: pick(probe, fields),
          expected: Object.fromEntries(fields.map((field) => [field, old(field)])),
        }
      : null,
    count: next.count,
    row: remembered(table, { ...row, ...pick(stands, withheld) }, next),
    put,
  };
}

/** The values that could be read; the others stay in the sheet as they were typed. */
function readable(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, value instanceof Typed ? null : value]),
  );
}

function unread(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value instanceof Typed));
}

function remembered(table: Table, row: AnyRow, shadow: Shadow): AnyRow {
  return table.tracked ? { ...row, shadow: shadowText(shadow) } : row;
}

function pick(row: AnyRow, fields: readonly string[]): Values {
  return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}

function blanked(fields: readonly string[]): Values {
  return Object.fromEntries(fields.map((field) => [field, null]));
}

/** An unticked box is nothing that a person put there. */
function isVacant(entry: Entry, field: string, column: Column): boolean {
  const cell = entry.raw[field] ?? BLANK;
  return isBlank(cell) || (cell === false && column.initial === false);
}

function filled(table: Table, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) =>
        (value !== null && value !== undefined) || table.columns[field]!.initial !== undefined,
    ),
  );
}

/** What the tab holds once these rows are taken over, without reading it again. */
export function overlaid(data: TableData, taken: readonly Taken[], look: Lookup): TableData {
  const { table, tab } = data;
  const byRow = new Map(taken.map((one) => [one.entry.row, one]));
  const keyAt = new Map(taken.map((one) => [one.entry.row, one.key]));
  const entries = data.entries.map((entry): Entry => {
    const one = byRow.get(entry.row);
    if (!one) return entry;
    const raw: Record<string, Cell> = { ...entry.raw };
    const values: Record<string, unknown> = {};
    for (const field of table.fields) {
      const value = one.row[field] ?? null;
      values[field] = value instanceof Typed ? null : value;
      if (table.columns[field]!.system || one.put.includes(field))
        raw[field] = toCell(table, field, value, look);
    }
    return { row: entry.row, key: one.key, values: values as Row<Table>, raw };
  });
  const byKey = new Map<string, Entry>();
  for (const entry of entries) if (entry.key !== null && !byKey.has(entry.key)) byKey.set(entry.key, entry);
  const problems = data.problems.flatMap((problem) => {
    const row = rowIn(problem.a1);
    const key = keyAt.get(row);
    if (key === undefined) return [problem];
    return problem.field === table.key.field ? [] : [{ ...problem, key }];
  });
  return { table, tab, entries, byKey, problems };
}
