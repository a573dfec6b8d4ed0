/** The seam between the spreadsheet model and whatever calculates its formulas. */
import type { Rect } from './model/rect.ts';

/** One sheet as the calculator sees it. Dates are serial numbers; positions are zero-based. */
export interface CalculatorSheet {
  readonly id: number;
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Moves when values, formulas or the structure change. */
  readonly revision: number;
  /** Rows as typed, possibly shorter than the sheet; formula cells are null in it. */
  readonly values: readonly (readonly (string | number | boolean | null)[] | undefined)[];
  readonly formulas: Iterable<readonly [row: number, column: number, formula: string]>;
  /** A cell's number format, null where it is automatic. Without this, numbers are never known to be dates. */
  numberFormat?(row: number, column: number): string | null;
  /** What hides a row, null when it shows; SUBTOTAL leaves such rows out. */
  hiddenRow?(row: number): 'filter' | 'hand' | null;
}

/** A name that formulas may use; `rows` and `columns` are cut at the sheet's end. */
export interface CalculatorName {
  readonly name: string;
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface CalculatorFile {
  readonly id: string;
  /** As Google writes it: `nl_NL`. */
  readonly locale: string;
  readonly timeZone: string;
  /** Milliseconds since 1970, for TODAY and NOW. */
  readonly now: number;
  readonly sheets: readonly CalculatorSheet[];
  readonly namedRanges: readonly CalculatorName[];
}

/** A result; an error carries Google's name for it, such as `#N/A`. */
export type Calculated = number | string | boolean | null | { readonly error: string };

export interface SheetResults {
  /** False when only what may have changed is told; undefined is then a cell that has no result. */
  readonly whole: boolean;
  readonly cells: readonly (readonly [row: number, column: number, value: Calculated | undefined])[];
}

export interface Calculator {
  /**
   * Values of formula cells and of the cells that they spill into, per sheet id. Of sheets whose results are
   * `known` from the last time only what may have changed.
   */
  calculate(file: CalculatorFile, known: ReadonlySet<number>): ReadonlyMap<number, SheetResults>;
  /**
   * What formulas would give in cells that they do not stand in: those of validation and conditional formats.
   * References are read as they are written; a result of several cells gives its first one.
   */
  evaluate(
    file: CalculatorFile,
    sheetId: number,
    formulas: readonly (readonly [row: number, column: number, formula: string])[],
  ): readonly Calculated[];
  /**
   * The number format that Google gives a result by itself where its cell has none: that of a date, of money,
   * of the cell that the value came from. Null for a plain value. Holds for what was calculated last.
   */
  numberFormat(fileId: string, sheetId: number, row: number, column: number): string | null;
  /**
   * The rectangles that results fill beyond their own cell, which is the first of each. Holds for what was
   * calculated last.
   */
  spills(fileId: string, sheetId: number): readonly Rect[];
}
