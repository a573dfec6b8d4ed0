/** A table that leaves the register as a file: headers and cells that keep their type until the file is written. */

/** What a cell holds: a text, a number with its decimals, a day (`yyyy-mm-dd`), or nothing. */
export type FileCell =
  | null
  | { readonly text: string }
  | { readonly number: number; readonly decimals: number }
  | { readonly day: string };

export interface FileTable {
  /** Name of the tab, at most 31 characters. */
  readonly name: string;
  readonly headers: readonly string[];
  /** Each as long as the headers. */
  readonly rows: readonly (readonly FileCell[])[];
}
