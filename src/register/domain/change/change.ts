/** A change is data: what is added, updated or removed, by whom, when and through what. */

/** Typed values by field; null empties a cell. */
export type Values = Readonly<Record<string, unknown>>;

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
