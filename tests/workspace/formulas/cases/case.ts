/** What a formula case says, and the usual reasons why LibreOffice differs. */
import type { Cell } from '../data.ts';

export interface FormulaCase {
  readonly formula: string;
  /**
   * A value, rows of values where the result spills, or an error by its name. LibreOffice has codes of its own
   * for some errors, and spills only what is entered as an array formula.
   */
  readonly expected: Cell | readonly (readonly Cell[])[];
  /** Why LibreOffice gives something else, or cannot calculate it: the sentence that people read. */
  readonly libreoffice?: string;
}

export type Row = readonly [formula: string, expected: FormulaCase['expected'], libreoffice?: string];

/** Rows per family. */
export type Families = Readonly<Record<string, readonly Row[]>>;

export const UNKNOWN = 'LibreOffice heeft deze functie niet.';
export const STRICT = 'LibreOffice leest tekst minder vaak als getal, of geeft een andere fout.';
export const NEWER = 'LibreOffice heeft deze functie vanaf versie 24.8.';
export const BOOLEANS = 'LibreOffice rekent waarheidswaarden mee als getallen.';
