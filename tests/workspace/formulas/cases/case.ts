/** What a formula case says, and the usual reasons why LibreOffice differs. */
import type { Cell } from '../data.ts';

export interface FormulaCase {
  readonly formula: string;
  /**
   * A value, rows of values where the result spills, or an error by its name. LibreOffice has codes of its own
   * for some errors, and spills only what is entered as an array formula.
   */
  readonly expected: Cell | readonly (readonly Cell[])[];
  /** Why LibreOffice gives something else, or cannot calculate it. */
  readonly libreoffice?: string;
}

export type Row = readonly [formula: string, expected: FormulaCase['expected'], libreoffice?: string];

/** Rows per family. */
export type Families = Readonly<Record<string, readonly Row[]>>;

export const UNKNOWN = 'LibreOffice does not have this function.';
export const SINGLE = 'LibreOffice takes the cell in the same row; outside the range both give #VALUE!.';
export const STRICT = 'LibreOffice reads text as a number less often, or gives another error.';
export const OUTSIDE = 'LibreOffice would fetch, or has no such function.';
export const NEWER = 'LibreOffice has this function from version 24.8 on.';
export const BOOLEANS = 'LibreOffice takes truth values for numbers.';
