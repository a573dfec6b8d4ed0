/** A column kind answers for itself: how it reads, writes, is stored as text, checked, shown and explained. */
import type { Cell, Read } from './cell.ts';

/** One entry of a code list: the stored code and the Dutch label that people see. */
export interface Code {
  readonly code: string;
  readonly label: string;
  /** The label in digests in English, of built-in codes that these may tell of. */
  readonly english?: string;
  /** No longer offered, still understood in rows that have it. */
  readonly retired?: boolean;
}

/** What kinds must look up outside the cell: code lists that users extend, and the choice texts of rows. */
export interface Lookup {
  codes(list: string): readonly Code[];
  /** `OV-0001 · Hessenpoort` for a key of a table; null when the row is not known. */
  choice(table: string, key: string): string | null;
}

/** A check that the sheet itself can enforce, in neutral terms; the edge turns it into data validation. */
export type Check =
  | {
      readonly type: 'list';
      readonly values: readonly string[];
      readonly strict: boolean;
      readonly help: string;
    }
  | { readonly type: 'rows'; readonly table: string; readonly strict: boolean; readonly help: string }
  | { readonly type: 'checkbox'; readonly help: string }
  | {
      readonly type: 'number';
      readonly min: number | null;
      readonly max: number | null;
      readonly strict: boolean;
      readonly help: string;
    }
  | { readonly type: 'date'; readonly strict: boolean; readonly help: string }
  | { readonly type: 'email'; readonly strict: boolean; readonly help: string }
  | { readonly type: 'url'; readonly strict: boolean; readonly help: string }
  | { readonly type: 'pattern'; readonly pattern: string; readonly strict: boolean; readonly help: string };

/** What a form can check of a typed answer; `help` is what the respondent reads when it does not pass. */
export type AnswerCheck =
  | { readonly type: 'email'; readonly help: string }
  | { readonly type: 'url'; readonly help: string }
  | { readonly type: 'pattern'; readonly pattern: string; readonly help: string }
  | { readonly type: 'length'; readonly max: number; readonly help: string };

/** How a kind is asked in a form, in neutral terms; the edge turns it into an item with its validation. */
export type Ask =
  | { readonly type: 'text'; readonly check: AnswerCheck | null }
  | { readonly type: 'paragraph'; readonly check: AnswerCheck | null }
  /** One choice: shown side by side, or as a dropdown where there are many. `other` takes a text of their own. */
  | { readonly type: 'choice'; readonly choices: readonly Code[]; readonly other: boolean }
  | { readonly type: 'list'; readonly choices: readonly Code[] }
  | { readonly type: 'checkboxes'; readonly choices: readonly Code[] }
  /** One row of another table; which rows are offered is up to the form. */
  | { readonly type: 'rows'; readonly table: string }
  | { readonly type: 'date' };

/** `T` is the typed value of a filled cell; a blank cell is always null. */
export interface Kind<T> {
  /** Name of the kind in data dictionary and tests. */
  readonly name: string;
  /** Google's number format pattern; `@` keeps text as typed. */
  readonly format: string;
  /** Column width in pixels that fits usual contents. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** Reads what stands in a cell, or says in Dutch why it cannot and how to repair it. Never called on a blank. */
  read(cell: Cell, look: Lookup): Read<T>;
  /** The cell for a value. Text that could run as a formula is made inert at the edge, not here. */
  write(value: T, look: Lookup): Cell;
  /** Text without locale for journal, hash and export; `decode(encode(v))` gives `v` back. */
  encode(value: T): string;
  decode(text: string): T | null;
  /** What the sheet checks at typing; null for none. */
  check(look: Lookup): Check | null;
  /** How a form asks for it; null for what only the register fills. */
  ask(look: Lookup): Ask | null;
  /** One Dutch phrase that says what may be filled in. */
  describe(look: Lookup): string;
  /** The table whose rows it refers to, if any. */
  readonly refersTo?: string;
  /** The code list it draws on, if any. */
  readonly codeList?: string;
}

/** The choices of a kind as forms and pages offer them; none where it holds no choice. */
export function choicesOf(kind: Pick<Kind<unknown>, 'ask'>, look: Lookup): readonly Code[] {
  const ask = kind.ask(look);
  return ask && 'choices' in ask ? ask.choices : [];
}

/** The typed value of a kind. */
export type ValueOf<K> = K extends Kind<infer T> ? T : never;
