/** A change is data: what is added, updated or removed, by whom, when and through what. */
import type { Column } from '../schema/table.ts';

/** Typed values by field; null empties a cell. */
export type Values = Readonly<Record<string, unknown>>;

/** What stood in a cell and could not be read; undoing the change that replaced it puts it back as typed. */
export class Typed {
  readonly typed: string;

  constructor(typed: string) {
    this.typed = typed;
  }
}

/**
 * One row added, updated or removed. In a request `expected` holds the values on which an update was decided,
 * and the `values` of a removal may be empty; in a batch that was carried out both tell what stood there.
 */
export type Change =
  | { readonly type: 'add'; readonly table: string; readonly key: string; readonly values: Values }
  | {
      readonly type: 'update';
      readonly table: string;
      readonly key: string;
      readonly values: Values;
      readonly expected?: Values;
    }
  | { readonly type: 'remove'; readonly table: string; readonly key: string; readonly values: Values };

/** Through what a change came in. */
export type Via =
  | 'blad'
  | 'menu'
  | 'import'
  | 'formulier'
  | 'web'
  | 'nacht'
  | 'ongedaan'
  | 'installatie'
  | 'herstel'
  | 'taak';

/** One batch of changes: what is journalled together and can be undone together. */
export interface Batch {
  readonly id: string;
  /** Pseudonymous user code, or `systeem`. */
  readonly actor: string;
  /** Wall-clock moment, `yyyy-mm-ddThh:mm:ss`. */
  readonly at: string;
  readonly via: Via;
  /** One Dutch phrase for people: `Import van terreinen.csv`. */
  readonly reason: string;
  readonly changes: readonly Change[];
}

/**
 * A provisional key for a row that is still to be added: the writer gives it the next number of its table,
 * also where other rows of the same batch refer to it.
 */
export function newKey(name: string | number): string {
  return `+${name}`;
}

export function isNewKey(key: string): boolean {
  return key.startsWith('+');
}

/** A value as text without locale, for the journal; blank is the empty text. */
export function encodeValue(column: Column, value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Typed ? value.typed : column.kind.encode(value);
}

/** The value of an encoded text; what the kind cannot decode comes back as typed. */
export function decodeValue(column: Column, text: string): unknown {
  return text === '' ? null : (column.kind.decode(text) ?? new Typed(text));
}

export function sameValue(column: Column, a: unknown, b: unknown): boolean {
  return encodeValue(column, a) === encodeValue(column, b);
}
