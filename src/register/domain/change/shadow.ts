/** A row as the register last knew it, in a hidden cell of that row: what tells an edit from what stood there. */
import { BOOKKEEPING, STAMPS, type Table } from '../schema/table.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { decodeValue, encodeValue, type Values } from './change.ts';

/** Encoded values by field, without the blank ones; long ones are only known by a print. */
export type Known = Readonly<Record<string, string>>;

export interface Shadow {
  /** The key that the row had, since a row that is copied takes its shadow along. */
  readonly key: string;
  /** How often the register has taken note of the row. */
  readonly count: number;
  readonly known: Known;
}

/** A cell holds 50,000 characters, and a row has some forty fields; longer texts are in the journal. */
const LONG = 600;
const PRINT = '\u0001';

/** The fields that a shadow holds: all but the register's own books about the row. */
export function shadowedFields(table: Table): readonly string[] {
  return table.fields.filter(
    (field) =>
      field !== table.key.field && !BOOKKEEPING.includes(field) && !(table.audit && STAMPS.includes(field)),
  );
}

/** The values of a row as a shadow knows them. */
export function knownOf(table: Table, values: Values): Known {
  const known: Record<string, string> = {};
  for (const field of shadowedFields(table)) {
    const text = brief(encodeValue(table.columns[field]!, values[field]));
    if (text !== '') known[field] = text;
  }
  return known;
}

export function shadowText({ key, count, known }: Shadow): string {
  return JSON.stringify([key, count, known]);
}

/** Null for a blank cell and for what is no shadow. */
export function readShadow(text: string): Shadow | null {
  if (!text.startsWith('[')) return null;
  try {
    const [key, count, known] = JSON.parse(text) as [unknown, unknown, unknown];
    if (typeof key !== 'string' || typeof count !== 'number' || typeof known !== 'object' || known === null)
      return null;
    return { key, count, known: known as Known };
  } catch {
    return null;
  }
}

/** The shadow after a change that carried these values. */
export function followed(table: Table, shadow: Shadow, values: Values): Shadow {
  const known: Record<string, string> = {};
  for (const field of shadowedFields(table)) {
    const carried = field in values;
    const text = carried
      ? brief(encodeValue(table.columns[field]!, values[field]))
      : (shadow.known[field] ?? '');
    if (text !== '') known[field] = text;
  }
  return { ...shadow, count: shadow.count + 1, known };
}

/** The fields of which something else stands in the row than the shadow knows. */
export function changedFields(table: Table, shadow: Shadow, values: Values): readonly string[] {
  const now = knownOf(table, values);
  return shadowedFields(table).filter((field) => (now[field] ?? '') !== (shadow.known[field] ?? ''));
}

/** True where only a print of the value is known, so that the value itself must be looked up in the journal. */
export function isPrint(shadow: Shadow, field: string): boolean {
  return shadow.known[field]?.startsWith(PRINT) ?? false;
}

/** The value that the shadow knows of a field; null when it was blank, or long. */
export function shadowValue(table: Table, shadow: Shadow, field: string): unknown {
  const text = shadow.known[field] ?? '';
  return text.startsWith(PRINT) ? null : decodeValue(table.columns[field]!, text);
}

function brief(text: string): string {
  if (text.length <= LONG && !text.startsWith(PRINT)) return text;
  return `${PRINT}${text.length}.${fingerprint(text)}`;
}
