/** The one writer: every change of rows goes through here, under the lock, with the journal first. */
import { type Batch, type Change, encodeValue, sameValue, type Values } from '../domain/change/change.ts';
import {
  changesOf,
  type JournalLine,
  journalLines,
  type Shielded,
  shielded,
  unshielded,
} from '../domain/change/journal.ts';
import { type Counters, giveKeys, withKeys } from '../domain/change/keys.ts';
import { merge } from '../domain/change/merge.ts';
import { isPrint, shadowedFields, shadowValue } from '../domain/change/shadow.ts';
import { BusyError } from '../domain/errors.ts';
import type { Lookup } from '../domain/schema/kind.ts';
import { BOOKKEEPING, keyNumber, numberedKey, rowChoice, type Table } from '../domain/schema/table.ts';
import { findTable, journal, tableById } from '../domain/schema/tables/index.ts';
import { TEXT } from '../domain/text/messages.ts';
import {
  blocks,
  cellsOf,
  planTable,
  resultingRow,
  type Stamp,
  shadowOf,
  standing,
  type TablePlan,
} from './plan.ts';
import type { Ports, Tab } from './ports.ts';
import { COUNTER, OPEN_BATCH } from './properties.ts';
import { type Entry, tableOf, tabOf } from './reader.ts';
import type { Conflict, Register, WriteRequest, WriteResult } from './register.ts';

/** How long a person waits for another who is writing. */
const PATIENCE = 30_000;

/** The counter of batches, beside those of tables. */
const BATCHES = 'batch';

/** Google keeps at most 9 kB in one property. */
const PROPERTY_ROOM = 8_000;

/** Blank rows that are added beyond what is needed, so that not every addition grows the grid. */
const SPARE_ROWS = 100;

/** Rows of the journal that are kept free, so that single edits find room below it and do not take its last row. */
export const JOURNAL_SPARE = 2_000;

/** What is remembered of a batch while it is being written. */
interface OpenBatch {
  readonly id: string;
  /** How many further properties hold the values about people. */
  readonly parts: number;
}

/** Carries out a request whole, or tells the conflicts and leaves all as it was. See `Register.write`. */
export function write(ports: Ports, register: Register, request: WriteRequest): WriteResult {
  return locked(ports, () => {
    recover(ports, register);
    const { changes } = request;
    if (typeof changes === 'function') {
      register.forget();
      return carryOut(ports, register, request, changes());
    }
    register.forget(changes.map((change) => change.table));
    return carryOut(ports, register, request, changes);
  });
}

/** Finishes what an interrupted execution left half done; tells whether there was anything. */
export function finishOpenBatch(ports: Ports, register: Register): boolean {
  if (ports.props.all()[OPEN_BATCH] === undefined) return false;
  return locked(ports, () => recover(ports, register));
}

function locked<T>(ports: Ports, work: () => T): T {
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    return work();
  } finally {
    ports.lock.release();
  }
}

function carryOut(
  ports: Ports,
  register: Register,
  request: WriteRequest,
  wanted: readonly Change[],
): WriteResult {
  const given = giveKeys(wanted, counters(ports, register, wanted), tableOf);
  const { changes: asked, clashes } = merge(withKeys(wanted, given.keys, tableOf));
  const conflicts = clashes.map(({ change, kind }) => conflict(change, kind));
  const changes: Change[] = [];
  for (const change of asked) {
    const settled = settle(register, change, request.seen === true);
    if ('conflict' in settled) conflicts.push(settled.conflict);
    else if (settled.change) changes.push(settled.change);
  }
  if (conflicts.length) return { ok: false, conflicts };

  const count = (type: Change['type']): number => changes.filter((change) => change.type === type).length;
  const counts = { added: count('add'), updated: count('update'), removed: count('remove') };
  if (!changes.length) return { ok: true, batch: null, ...counts, keys: given.keys };

  const number = (given.counters[BATCHES] ?? 0) + 1;
  const batch: Batch = {
    id: `B-${String(number).padStart(6, '0')}`,
    actor: ports.actor.code(),
    at: ports.clock.now(),
    via: request.via,
    reason: request.reason,
    changes,
  };
  const plans = plansFor(register, changes, { ...batch, resumed: false });
  const loud = changes.filter((change) => !tableOf(change.table).quiet);
  if (!loud.length) {
    if (counts.added) ports.props.set(counterProperties(given.counters));
    finish(ports, register, plans);
    return { ok: true, batch: null, ...counts, keys: given.keys };
  }
  const lines = journalLines(loud, tableOf);
  const firstLine = (given.counters[journal.id] ?? 0) + 1;
  const next = { ...given.counters, [BATCHES]: number, [journal.id]: firstLine + lines.length - 1 };
  open(ports, batch.id, shielded(loud, tableOf), next);
  try {
    appendJournal(ports, register, batch, lines, firstLine);
  } catch (error) {
    // Not a row was changed yet, so there is nothing to finish.
    close(ports);
    throw error;
  }
  finish(ports, register, plans);
  close(ports);
  return { ok: true, batch: batch.id, ...counts, keys: given.keys };
}

/** Redoes from the journal what an interrupted batch had not written yet. */
function recover(ports: Ports, register: Register): boolean {
  const props = ports.props.refresh();
  const text = props[OPEN_BATCH];
  if (text === undefined) return false;
  const { id, parts } = JSON.parse(text) as OpenBatch;
  const kept = Array.from({ length: parts }, (_, part) => props[`${OPEN_BATCH}.${part}`] ?? '').join('');
  register.forget();
  const lines = register.read(journal).entries.map((entry) => entry.values);
  const own = lines.filter((line) => line.batch === id);
  const first = own[0];
  if (!first) {
    close(ports);
    return true;
  }
  const told = changesOf(
    own.map((line) => line as JournalLine),
    tableById,
  );
  const changes = unshielded(told, kept ? (JSON.parse(kept) as Shielded) : {}, tableOf);
  const stamp = { actor: first.actor ?? '', at: first.at ?? '', resumed: true };
  finish(
    ports,
    register,
    plansFor(
      register,
      changes.flatMap((change) => remaining(register, change)),
      stamp,
    ),
  );
  close(ports);
  return true;
}

/** What of a journalled change is still to be done; what someone changed since then is left as it is. */
function remaining(register: Register, change: Change): Change[] {
  const { byKey } = register.read(tableOf(change.table));
  const entry = byKey.get(change.key);
  if (change.type === 'remove') return entry ? [change] : [];
  if (!entry) return change.type === 'add' ? [change] : [];
  const table = tableOf(change.table);
  const now = standing(table, entry);
  const expected = change.type === 'update' ? change.expected : {};
  // What is done already goes along, so that the shadow of the row hears of it too.
  const undone = Object.entries(change.values).filter(
    ([field, value]) =>
      sameValue(table.columns[field]!, now[field], expected?.[field]) ||
      sameValue(table.columns[field]!, now[field], value),
  );
  return [{ type: 'update', table: table.id, key: change.key, values: Object.fromEntries(undone) }];
}

function finish(ports: Ports, register: Register, plans: readonly TablePlan[]): void {
  for (const plan of plans) {
    makeRoom(ports, plan.tab, plan.lastRow);
    for (const rectangle of plan.writes) ports.book.write(plan.tab, rectangle);
    for (const { row, count } of plan.removals) ports.book.removeRows(plan.tab, row, count);
  }
  ports.book.flush();
  register.forget([...plans.map((plan) => plan.tab.table), journal.id]);
}

function open(ports: Ports, id: string, secret: Shielded, next: Counters): void {
  const text = Object.keys(secret).length ? JSON.stringify(secret) : '';
  const parts = Math.ceil(text.length / PROPERTY_ROOM);
  const values: Record<string, string> = {
    [OPEN_BATCH]: JSON.stringify({ id, parts } satisfies OpenBatch),
    ...counterProperties(next),
  };
  for (let part = 0; part < parts; part++)
    values[`${OPEN_BATCH}.${part}`] = text.slice(part * PROPERTY_ROOM, (part + 1) * PROPERTY_ROOM);
  ports.props.set(values);
}

function close(ports: Ports): void {
  const names = Object.keys(ports.props.all()).filter((name) => name.startsWith(`${OPEN_BATCH}.`));
  // The batch itself first: without it its parts mean nothing, but not the other way round.
  ports.props.set(Object.fromEntries([OPEN_BATCH, ...names].map((name) => [name, null])));
}

/** The highest numbers that were given out. */
export function countersNow(ports: Ports, register: Register): Record<string, number> {
  const kept = Object.entries(ports.props.all()).filter(([name]) => name.startsWith(COUNTER));
  if (!kept.length) return countersOf(register);
  return Object.fromEntries(kept.map(([name, number]) => [name.slice(COUNTER.length), Number(number)]));
}

/** As document properties, each by itself: who gives out numbers of one table need not know those of others. */
export function counterProperties(counters: Counters): Record<string, string> {
  return Object.fromEntries(Object.entries(counters).map(([id, number]) => [COUNTER + id, String(number)]));
}

/** The highest numbers given out, at least those that stand in the sheet. */
function counters(ports: Ports, register: Register, changes: readonly Change[]): Counters {
  const known = countersNow(ports, register);
  for (const id of new Set(changes.filter((change) => change.type === 'add').map((change) => change.table))) {
    const table = tableOf(id);
    for (const key of register.read(table).byKey.keys())
      known[id] = Math.max(known[id] ?? 0, keyNumber(table.key, key) ?? 0);
  }
  return known;
}

/** The counters as the journal tells them, for a copy of the file: properties are not copied with it. */
function countersOf(register: Register): Record<string, number> {
  const found: Record<string, number> = {};
  const raise = (id: string, number: number): void => {
    found[id] = Math.max(found[id] ?? 0, number);
  };
  for (const { values } of register.read(journal).entries) {
    const table = values.table === null ? null : findTable(values.table);
    if (table === journal) for (const [id, highest] of archivedCounters(values.old)) raise(id, highest);
    else if (table) raise(table.id, keyNumber(table.key, values.key ?? '') ?? 0);
    raise(journal.id, keyNumber(journal.key, values.entry_id ?? '') ?? 0);
    raise(BATCHES, Number(/^B-(\d+)$/.exec(values.batch ?? '')?.[1] ?? 0));
  }
  return found;
}

/** The counters that a line about archived lines tells, see archive/roll-over.ts. */
function archivedCounters(text: string | null): readonly (readonly [string, number])[] {
  return Object.entries((JSON.parse(text ?? '{}') as { counters?: Counters }).counters ?? {});
}

/** The change with what it really changes, nothing when it changes nothing, or the conflict that it meets. */
function settle(
  register: Register,
  change: Change,
  seen: boolean,
): { readonly change: Change | null } | { readonly conflict: Conflict } {
  const table = tableOf(change.table);
  const unknown = Object.keys(change.values).find((field) => !(field in table.columns));
  if (unknown) throw new Error(`Table "${table.id}" has no field "${unknown}".`);
  const entry = register.read(table).byKey.get(change.key);
  if (change.type === 'add') {
    if (entry) return { conflict: conflict(change, 'exists') };
    return { change: { ...change, values: filled(table, change) } };
  }
  if (!entry) return { conflict: conflict(change, 'gone') };
  const now = seen ? lastKnown(table, entry) : standing(table, entry);
  if (change.type === 'remove') {
    const own = Object.entries(now).filter(([field]) => !BOOKKEEPING.includes(field));
    return { change: { ...change, values: withoutBlanks(table, Object.fromEntries(own)) } };
  }
  for (const [field, value] of Object.entries(change.expected ?? {})) {
    const column = table.columns[field]!;
    if (!sameValue(column, value, now[field])) {
      const message = TEXT.conflict.changed(
        table.noun,
        change.key,
        column.label,
        encodeValue(column, value),
        encodeValue(column, now[field]),
      );
      return { conflict: { change, kind: 'changed', field, message } };
    }
  }
  const fields = Object.keys(change.values).filter(
    (field) => !sameValue(table.columns[field]!, change.values[field], now[field]),
  );
  if (!fields.length) return { change: null };
  const pick = (values: Values): Values => Object.fromEntries(fields.map((field) => [field, values[field]]));
  return { change: { ...change, values: pick(change.values), expected: pick(now) } };
}

/** What stood in a row when the register last took note of it. */
function lastKnown(table: Table, entry: Entry): Values {
  const now = standing(table, entry);
  const shadow = shadowOf(entry);
  if (!shadow) return now;
  const known = shadowedFields(table)
    .filter((field) => !isPrint(shadow, field))
    .map((field) => [field, shadowValue(table, shadow, field)] as const);
  return { ...now, ...Object.fromEntries(known) };
}

/** The values of a new row, with what the declaration starts with for fields of which nothing is said. */
function filled(table: Table, change: Change): Values {
  const initial = Object.entries(table.columns).map(([field, column]) => [field, column.initial ?? null]);
  return withoutBlanks(table, {
    ...Object.fromEntries(initial),
    ...change.values,
    [table.key.field]: change.key,
  });
}

/** Leaves blanks out, but for those in columns that would start with something else. */
function withoutBlanks(table: Table, values: Values): Values {
  const blank = (value: unknown): boolean => value === null || value === undefined;
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) => !blank(value) || table.columns[field]!.initial !== undefined,
    ),
  );
}

function conflict(change: Change, kind: 'exists' | 'gone'): Conflict {
  const { noun } = tableOf(change.table);
  return { change, kind, field: null, message: TEXT.conflict[kind](noun, change.key) };
}

function plansFor(register: Register, changes: readonly Change[], stamp: Stamp): readonly TablePlan[] {
  const look = lookAhead(register, changes);
  return [...new Set(changes.map((change) => change.table))].map((id) =>
    planTable(
      register.read(tableOf(id)),
      changes.filter((change) => change.table === id),
      stamp,
      look,
    ),
  );
}

/** Choice texts as they will be once the changes are made. */
function lookAhead(register: Register, changes: readonly Change[]): Lookup {
  const rows = new Map<string, string>();
  for (const change of changes) {
    const table = tableOf(change.table);
    if (change.type === 'remove' || !table.title) continue;
    const row = resultingRow(register.read(table), change);
    rows.set(`${table.id} ${change.key}`, rowChoice(table, { ...row, [table.key.field]: change.key }));
  }
  return {
    codes: register.look.codes,
    choice: (id, key) => rows.get(`${id} ${key}`) ?? register.look.choice(id, key),
  };
}

function appendJournal(
  ports: Ports,
  register: Register,
  batch: Batch,
  lines: readonly JournalLine[],
  firstNumber: number,
): void {
  const tab = tabOf(ports.book, journal);
  const row = ports.book.firstFreeRow(tab);
  const { actor, at, via, reason } = batch;
  const rows = lines.map((line, index) => {
    const entry_id = numberedKey(journal.key, firstNumber + index);
    return cellsOf(
      journal,
      tab,
      { entry_id, at, actor, via, batch: batch.id, reason, ...line },
      register.look,
    );
  });
  makeRoom(ports, tab, row + rows.length - 1, row);
  for (const part of blocks(rows, row, tab.columns[journal.key.field]!)) ports.book.write(tab, part);
}

/** Tells something of the journal itself in the journal; the number of the line is taken from the counters. */
export function tellInJournal(
  ports: Ports,
  register: Register,
  batch: Omit<Batch, 'changes'>,
  line: (counters: Counters) => JournalLine,
): void {
  const known = counters(ports, register, []);
  const number = (known[journal.id] ?? 0) + 1;
  const next = { ...known, [journal.id]: number };
  ports.props.set(counterProperties({ [journal.id]: number }));
  appendJournal(ports, register, { ...batch, changes: [] }, [line(next)], number);
}

/**
 * Grows the grid where needed; the last row always stays blank, see `Book.grow`. A single line that was appended may
 * have come to stand there: what is written below it (`firstRow`) must not push it down.
 */
export function makeRoom(ports: Ports, tab: Tab, lastRow: number, firstRow = 0): void {
  if (lastRow < tab.rows) return;
  const spare = tab.table === journal.id ? JOURNAL_SPARE : SPARE_ROWS;
  ports.book.grow(tab, lastRow - tab.rows + 1 + spare, firstRow > tab.rows);
}
