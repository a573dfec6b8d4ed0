/** Reads a table: cells become typed rows, and what cannot be read is reported as it was typed. */
import type { Cell } from '../domain/schema/cell.ts';
import type { Row, Table } from '../domain/schema/table.ts';
import type { Tab } from './ports.ts';

/** A cell, or a row, that cannot be used as it stands. */
export interface Problem {
  readonly table: string;
  /** Name of the tab as it is now. */
  readonly tab: string;
  /** Address of the cell, such as `C12`. */
  readonly a1: string;
  readonly key: string | null;
  readonly field: string;
  readonly typed: string;
  /** Dutch sentences. */
  readonly reason: string;
  readonly tip: string;
}

/** One row of a tab. */
export interface Entry<T extends Table = Table> {
  /** Row number in the tab. */
  readonly row: number;
  /** Null when the key is blank or cannot be read. */
  readonly key: string | null;
  /** Typed values; null where blank or unreadable. */
  readonly values: Row<T>;
  /** What stands in the cells, by field. */
  readonly raw: Readonly<Record<string, Cell>>;
}

export interface TableData<T extends Table = Table> {
  readonly table: T;
  readonly tab: Tab;
  /** Rows that hold anything, in the order of the tab. */
  readonly entries: readonly Entry<T>[];
  /** Rows by key; of rows with the same key the first, the others are problems. */
  readonly byKey: ReadonlyMap<string, Entry<T>>;
  readonly problems: readonly Problem[];
}
