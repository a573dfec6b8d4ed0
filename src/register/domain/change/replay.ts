/** Plays the lines of the journal again: the last values that it knows of every row, also of rows that are gone. */
import type { Table } from '../schema/table.ts';
import type { Values } from './change.ts';
import { decodedValues, isShielded, type JournalLine } from './journal.ts';

/** A line with the batch that it belongs to; of a row that takes several lines, these lie in one batch. */
export interface ToldLine extends JournalLine {
  readonly batch: string;
}

/** What the journal last told of a row. */
export interface KnownRow {
  readonly table: string;
  readonly key: string;
  /** Encoded values by field; a field that is not there, or is the empty text, is blank. */
  readonly values: Readonly<Record<string, string>>;
  /** The fields that hold a value about a person, which the journal does not tell. */
  readonly shielded: readonly string[];
  /** False once the row was removed; the values are those that it had then. */
  readonly present: boolean;
  /** False where the lines begin after the row did, so that only the fields that changed since are known. */
  readonly whole: boolean;
  /** How many lines told of it, with which the register goes on counting where the row lost its own count. */
  readonly count: number;
}

/** The rows that lines tell of, by table id and key. */
export type KnownRows = ReadonlyMap<string, ReadonlyMap<string, KnownRow>>;

interface Life {
  readonly table: string;
  readonly key: string;
  values: Record<string, string>;
  readonly shielded: Set<string>;
  present: boolean;
  whole: boolean;
  count: number;
  /** The last line that told of the whole row, in words; the next part of the same row has the same. */
  told: string | null;
}

/**
 * The last known values of each row, by table id and key. `lines` are in the order of the tab, which is the
 * order of events; numbers of entries and names of batches say nothing about order.
 */
export function replay(lines: Iterable<ToldLine>): KnownRows {
  const tables = new Map<string, Map<string, Life>>();
  for (const line of lines) {
    const rows = tables.get(line.table) ?? new Map<string, Life>();
    tables.set(line.table, rows);
    const life = rows.get(line.key) ?? unknown(line);
    rows.set(line.key, life);
    tell(life, line);
  }
  return new Map(
    [...tables].map(([id, rows]) => [id, new Map([...rows].map(([key, life]) => [key, known(life)]))]),
  );
}

/** The last known values of one row, or null when the lines tell nothing of it. */
export function stateOf(lines: Iterable<ToldLine>, table: string, key: string): KnownRow | null {
  let life: Life | null = null;
  for (const line of lines) {
    if (line.key !== key || line.table !== table) continue;
    life ??= unknown(line);
    tell(life, line);
  }
  return life && known(life);
}

/** What is known of a row from earlier lines and from later ones, which tell it in part. */
export function joined(earlier: KnownRow | null, later: KnownRow | null): KnownRow | null {
  if (!earlier || !later || later.whole) return later ?? earlier;
  const shielded = [...earlier.shielded.filter((field) => !(field in later.values)), ...later.shielded];
  const values = { ...earlier.values, ...later.values };
  for (const field of later.shielded) delete values[field];
  return {
    ...later,
    values,
    shielded: [...new Set(shielded)],
    whole: earlier.whole,
    count: earlier.count + later.count,
  };
}

/** The known values of a row, typed; without those about people and those of fields that are no more. */
export function valuesOf(row: KnownRow, table: Table): Values {
  return decodedValues(row.values, table);
}

function unknown({ table, key }: ToldLine): Life {
  return { table, key, values: {}, shielded: new Set(), present: true, whole: false, count: 0, told: null };
}

function tell(life: Life, line: ToldLine): void {
  life.count++;
  if (line.field !== null) {
    set(life, line.field, line.new ?? '');
    life.present = true;
    life.told = null;
    return;
  }
  const told = `${line.operation} ${line.batch}`;
  if (life.told !== told) {
    life.values = {};
    life.shielded.clear();
  }
  life.told = told;
  life.whole = true;
  life.present = line.operation !== 'remove';
  const values = JSON.parse(line.new ?? line.old ?? '{}') as Record<string, string>;
  for (const [field, text] of Object.entries(values)) set(life, field, text);
}

function set(life: Life, field: string, text: string): void {
  if (isShielded(text)) {
    delete life.values[field];
    life.shielded.add(field);
  } else {
    life.values[field] = text;
    life.shielded.delete(field);
  }
}

function known({ table, key, values, shielded, present, whole, count }: Life): KnownRow {
  return { table, key, values, shielded: [...shielded], present, whole, count };
}
