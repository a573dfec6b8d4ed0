/** What a function may ask of the formula that it stands in and of the spreadsheet around it. */
import type { FormulaLocale } from './locale.ts';
import type { Node } from './syntax.ts';
import type { Area, Matrix, Scalar, Scope, Value } from './values.ts';

/** A sheet as formulas know it. */
export interface BookSheet {
  readonly id: number;
  readonly name: string;
  /** Position among the tabs, from 0. */
  readonly index: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** What may make a formula's result change though no cell did. */
export type Clock = 'day' | 'moment' | 'random';

/** The spreadsheet, with every cell calculated before it is read. */
export interface Book {
  readonly locale: FormulaLocale;
  readonly sheetCount: number;
  sheet(id: number): BookSheet;
  sheetNamed(name: string): BookSheet | null;
  /** The cells that a named range stands for. */
  named(name: string): Area | null;
  read(area: Area): Matrix;
  formulaAt(sheetId: number, row: number, column: number): string | null;
  /** True when a row is hidden, by a filter or by hand. */
  isRowHidden(sheetId: number, row: number, by: 'filter' | 'any'): boolean;
  /** The wall clock of the spreadsheet's time zone as a serial number; remembers that the formula needs it. */
  now(clock: Clock): number;
}

/** How a part of a formula is evaluated: which names are bound, and whether operations go over whole arrays. */
export interface Frame {
  readonly scope: Scope | null;
  /** Within ARRAYFORMULA and the like: an operation on a range gives a range. */
  readonly arrays: boolean;
}

export interface Context {
  readonly book: Book;
  readonly locale: FormulaLocale;
  /** The cell whose formula this is. */
  readonly home: { readonly sheetId: number; readonly row: number; readonly column: number };
  evaluate(node: Node, frame: Frame): Value;
  /** One value: the one cell of an area that stands in the formula's own row or column, the first of a block. */
  single(value: Value): Scalar | undefined;
  /** All values: a single one becomes a block of one cell. */
  matrix(value: Value): Matrix;
  /** Does `operation` for each set of values that belong together; blocks of one row or column repeat. */
  broadcast(values: readonly Value[], arrays: boolean, operation: (values: Argument[]) => Value): Value;
  /** Calls what LAMBDA made; #VALUE! when it is something else. */
  invoke(callee: Value, values: readonly Value[], frame: Frame): Value;
}

/** One value; undefined when the argument was left out or empty. */
export type Argument = Scalar | undefined;
