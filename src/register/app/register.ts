/** The register as one execution sees it: each table read at most once, and one door for changes. */
import type { Change, Via } from '../domain/change/change.ts';
import { CODES, lookup } from '../domain/schema/codelists.ts';
import type { Code, Lookup } from '../domain/schema/kind.ts';
import { rowChoice, type Table } from '../domain/schema/table.ts';
import { codeList } from '../domain/schema/tables/index.ts';
import type { Ports } from './ports.ts';
import { parseTable, type TableData, tableOf, tabOf } from './reader.ts';
import { write } from './writer.ts';

/** What a use case asks to change. New rows may carry a provisional key (see `newKey` in change.ts). */
export interface WriteRequest {
  readonly via: Via;
  /** One Dutch phrase for people: `Import van terreinen.csv`. */
  readonly reason: string;
  /**
   * The changes, or how to work them out from what stands there once nobody else can write. The latter is
   * for whoever adds what is not there yet: two of them at once would both find it missing.
   */
  readonly changes: readonly Change[] | (() => readonly Change[]);
  /** The changes may have been made in the sheet already: what stood before is what the register last knew. */
  readonly seen?: boolean;
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
      /** Null when there was nothing to change. */
      readonly batch: string | null;
      readonly added: number;
      readonly updated: number;
      readonly removed: number;
      /** The real keys by table and provisional key. */
      readonly keys: ReadonlyMap<string, ReadonlyMap<string, string>>;
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
  /** Takes this for what a table holds now, by who has just written it. */
  know(data: TableData): void;
  /** Reads these tables (all when not told) and the places of the columns again when next asked for. */
  forget(ids?: readonly string[]): void;
}

/** Opens the register; nothing is read yet. */
export function openRegister(ports: Ports): Register {
  const tables = new Map<string, TableData>();
  let codes: ((list: string) => readonly Code[]) | null = null;

  const register: Register = {
    read<T extends Table>(table: T): TableData<T> {
      const known = tables.get(table.id) as TableData<T> | undefined;
      if (known) return known;
      const tab = tabOf(ports.book, table);
      // The code lists themselves are read by the built-in ones, or reading them would need them.
      const by = table.id === codeList.id ? CODES : register.look;
      const data = parseTable(table, tab, ports.book.read(tab), by);
      tables.set(table.id, data as unknown as TableData);
      return data;
    },
    look: {
      codes(list) {
        codes ??= lookup(register.read(codeList).entries.map((entry) => entry.values)).codes;
        return codes(list);
      },
      choice(id, key) {
        const table = tableOf(id);
        const entry = register.read(table).byKey.get(key);
        return entry ? rowChoice(table, entry.values) : null;
      },
    },
    write: (request) => write(ports, register, request),
    know(data) {
      tables.set(data.table.id, data);
    },
    forget(ids) {
      for (const id of ids ?? [...tables.keys()]) tables.delete(id);
      if (!ids || ids.includes(codeList.id)) codes = null;
      ports.book.forget();
    },
  };
  return register;
}
