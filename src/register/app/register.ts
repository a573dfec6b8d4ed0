/** The register as one execution sees it: each table read at most once, and one door for changes. */
import type { Change, Via } from '../domain/change/change.ts';
import type { Lookup } from '../domain/schema/kind.ts';
import type { Table } from '../domain/schema/table.ts';
import type { TableData } from './reader.ts';

/** What a use case asks to change. New rows may carry a provisional key (see `newKey` in change.ts). */
export interface WriteRequest {
  readonly via: Via;
  /** One Dutch phrase for people: `Import van terreinen.csv`. */
  readonly reason: string;
  readonly changes: readonly Change[];
}

/** Why a change was not made: someone else changed the row, it is gone, or its key is taken. */
export interface Conflict {
  readonly change: Change;
  readonly kind: 'changed' | 'gone' | 'exists';
  /** The field that differs from what was expected. */
  readonly field: string | null;
  /** One Dutch sentence. */
  readonly message: string;
}

/** A batch is made whole or not at all. */
export type WriteResult =
  | {
      readonly ok: true;
      readonly batch: string;
      readonly added: number;
      readonly updated: number;
      readonly removed: number;
      /** The real key of each provisional key. */
      readonly keys: ReadonlyMap<string, string>;
    }
  | { readonly ok: false; readonly conflicts: readonly Conflict[] };

export interface Register {
  /** The rows of a table: one service call at first, then remembered until something is written. */
  read<T extends Table>(table: T): TableData<T>;
  /** Code lists and choice texts, read when first asked for. */
  readonly look: Lookup;
  /**
   * Makes all changes or none, under the document lock, with the journal written first.
   * Throws BusyError when the lock is not free, NotInstalledError when a tab or column is missing.
   */
  write(request: WriteRequest): WriteResult;
}
