/** What a formula computes with: numbers, text, truth values, blanks, errors, blocks of these, areas and lambdas. */
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import type { Node } from './syntax.ts';

export type ErrorCode = '#N/A' | '#REF!' | '#NAME?' | '#VALUE!' | '#DIV/0!' | '#NUM!' | '#ERROR!' | '#NULL!';

/**
 * An error as a value, one object per code. It is thrown within a function as well, where the rest of that
 * function has no meaning any more; it is no `Error`, because a stack per wrong cell would cost too much.
 */
export class FormulaError {
  readonly code: ErrorCode;

  private constructor(code: ErrorCode) {
    this.code = code;
  }

  static readonly NA = new FormulaError('#N/A');
  static readonly REF = new FormulaError('#REF!');
  static readonly NAME = new FormulaError('#NAME?');
  static readonly VALUE = new FormulaError('#VALUE!');
  static readonly DIV0 = new FormulaError('#DIV/0!');
  static readonly NUM = new FormulaError('#NUM!');
  static readonly ERROR = new FormulaError('#ERROR!');
  static readonly NULL = new FormulaError('#NULL!');

  static of(code: string): FormulaError | null {
    return BY_CODE.get(code.toUpperCase()) ?? null;
  }
}

const BY_CODE = new Map<string, FormulaError>(
  [
    FormulaError.NA,
    FormulaError.REF,
    FormulaError.NAME,
    FormulaError.VALUE,
    FormulaError.DIV0,
    FormulaError.NUM,
    FormulaError.ERROR,
    FormulaError.NULL,
  ].map((error) => [error.code, error]),
);

/** A number that shows as something else: a date, a time, money. `pattern` is a number format. */
export class Formatted {
  readonly number: number;
  readonly pattern: string;

  constructor(number: number, pattern: string) {
    this.number = number;
    this.pattern = pattern;
  }
}

/** What one cell can hold; blank is null. */
export type Scalar = number | string | boolean | null | Formatted | FormulaError;

/** What Google allows in one spreadsheet. */
export const MAX_CELLS = 10_000_000;

/** A block of values, row after row. */
export class Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Scalar[];

  constructor(rows: number, columns: number, cells: readonly Scalar[]) {
    this.rows = rows;
    this.columns = columns;
    this.cells = cells;
  }

  at(row: number, column: number): Scalar {
    return this.cells[row * this.columns + column] ?? null;
  }

  row(row: number): readonly Scalar[] {
    return this.cells.slice(row * this.columns, (row + 1) * this.columns);
  }

  column(column: number): readonly Scalar[] {
    if (this.columns === 1) return this.cells;
    return Array.from({ length: this.rows }, (_, row) => this.at(row, column));
  }

  /** The same rows in another choice or order. */
  pick(rows: readonly number[]): Matrix {
    const cells: Scalar[] = [];
    for (const row of rows) {
      for (let column = 0; column < this.columns; column += 1) cells.push(this.at(row, column));
    }
    return new Matrix(rows.length, this.columns, cells);
  }

  pickColumns(columns: readonly number[]): Matrix {
    return Matrix.build(this.rows, columns.length, (row, column) => this.at(row, columns[column]!));
  }

  transpose(): Matrix {
    return Matrix.build(this.columns, this.rows, (row, column) => this.at(column, row));
  }

  /** Throws #NUM! when the block would be larger than a whole spreadsheet may be. */
  static build(rows: number, columns: number, cell: (row: number, column: number) => Scalar): Matrix {
    if (rows * columns > MAX_CELLS) throw FormulaError.NUM;
    const cells: Scalar[] = new Array(rows * columns);
    for (let row = 0, at = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1, at += 1) cells[at] = cell(row, column);
    }
    return new Matrix(rows, columns, cells);
  }

  static fromRows(rows: readonly (readonly Scalar[])[]): Matrix {
    return new Matrix(rows.length, rows[0]?.length ?? 0, rows.flat());
  }

  static column(cells: readonly Scalar[]): Matrix {
    return new Matrix(cells.length, 1, cells);
  }

  static rowOf(cells: readonly Scalar[]): Matrix {
    return new Matrix(1, cells.length, cells);
  }
}

/** A rectangle of a sheet that a formula points at: half-open, zero-based, within the sheet. */
export class Area implements Rect {
  readonly sheetId: number;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;

  constructor(sheetId: number, { top, left, bottom, right }: Rect) {
    this.sheetId = sheetId;
    this.top = top;
    this.left = left;
    this.bottom = bottom;
    this.right = right;
  }

  get rows(): number {
    return this.bottom - this.top;
  }

  get columns(): number {
    return this.right - this.left;
  }

  get isCell(): boolean {
    return this.rows === 1 && this.columns === 1;
  }
}

/** Names that LET and LAMBDA bind, innermost first. Names are kept in capitals. */
export interface Scope {
  readonly name: string;
  readonly value: Value;
  readonly outer: Scope | null;
}

/** A function made by LAMBDA. */
export class Lambda {
  readonly parameters: readonly string[];
  readonly body: Node;
  readonly scope: Scope | null;

  constructor(parameters: readonly string[], body: Node, scope: Scope | null) {
    this.parameters = parameters;
    this.body = body;
    this.scope = scope;
  }
}

/** Anything that a part of a formula may come to; undefined is an argument that was left empty. */
export type Value = Scalar | Matrix | Area | Lambda | undefined;

export function isError(value: unknown): value is FormulaError {
  return value instanceof FormulaError;
}

/** The bare number behind a number that shows as a date or as money; anything else as it is. */
export function plain(value: Scalar): number | string | boolean | null | FormulaError {
  return value instanceof Formatted ? value.number : value;
}

/** The formula error that was thrown; anything else is a fault of the program and goes on up. */
export function asError(thrown: unknown): FormulaError {
  if (thrown instanceof FormulaError) return thrown;
  throw thrown;
}
