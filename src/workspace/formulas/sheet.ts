/** One sheet while it is calculated: typed values below, results of formulas on top, and blocks read from both. */
import type { CalculatorSheet } from '../services/spreadsheet/calculator.ts';
import { overlaps, type Rect } from '../services/spreadsheet/model/rect.ts';
import { FormulaCell } from './cell.ts';
import type { BookSheet } from './context.ts';
import type { FormulaLocale } from './locale.ts';
import { Formatted, Matrix, type Scalar } from './values.ts';

/** More than any sheet has columns, so that a row and a column make one number. */
const WIDTH = 20_000;

export class CalculatedSheet implements BookSheet {
  readonly id: number;
  name = '';
  index = 0;
  rowCount = 0;
  columnCount = 0;
  readonly cells = new Map<number, FormulaCell>();
  #source: CalculatorSheet | null = null;
  /** Formula cells per column, from the top down; made when asked for. */
  #byColumn: Map<number, FormulaCell[]> | null = null;
  /** Results per column and row, and whose they are. */
  readonly #results = new Map<number, Map<number, Scalar>>();
  readonly #owners = new Map<number, FormulaCell>();
  /** Places whose result changed since it was last told, as `WIDTH` times the row plus the column. */
  #untold = new Set<number>();
  /** Counts changes of results per column, so that a block knows whether it still holds. */
  readonly #changes = new Map<number, number>();
  #blocks = new Map<string, { readonly stamp: number; readonly matrix: Matrix }>();

  constructor(id: number) {
    this.id = id;
  }

  /** Takes over the sheet as it is now. True when its contents changed since the last time. */
  update(source: CalculatorSheet, index: number, locale: FormulaLocale): boolean {
    const changed = this.#source?.revision !== source.revision;
    this.name = source.name;
    this.index = index;
    this.rowCount = source.rowCount;
    this.columnCount = source.columnCount;
    this.#source = source;
    if (!changed) return false;
    this.#blocks = new Map();
    this.#byColumn = null;
    const gone = new Map(this.cells);
    this.cells.clear();
    for (const [row, column, formula] of source.formulas) {
      const key = row * WIDTH + column;
      const old = gone.get(key);
      if (old?.formula === formula) {
        this.cells.set(key, old);
        gone.delete(key);
      } else {
        this.cells.set(key, new FormulaCell(this.id, row, column, formula, locale));
      }
    }
    for (const cell of gone.values()) this.withdraw(cell);
    return true;
  }

  cellAt(row: number, column: number): FormulaCell | undefined {
    return this.cells.get(row * WIDTH + column);
  }

  /** Formula cells within the rectangle. */
  *cellsWithin(area: Rect): Generator<FormulaCell> {
    if (this.cells.size === 0) return;
    if (area.bottom - area.top === 1 && area.right - area.left === 1) {
      const cell = this.cellAt(area.top, area.left);
      if (cell) yield cell;
      return;
    }
    for (const [column, cells] of this.#columns()) {
      if (column < area.left || column >= area.right) continue;
      for (let i = firstAtOrBelow(cells, area.top); i < cells.length && cells[i]!.row < area.bottom; i += 1) {
        yield cells[i]!;
      }
    }
  }

  /** Cells whose results spill into the rectangle. */
  *spillsInto(area: Rect): Generator<FormulaCell> {
    for (const cell of this.spilling) if (cell.spill && overlaps(cell.spill, area)) yield cell;
  }

  /** Cells whose result fills more than their own cell. */
  readonly spilling = new Set<FormulaCell>();

  /** What is typed in a cell; a formula cell has nothing typed. */
  typed(row: number, column: number): Scalar {
    return this.#source!.values[row]?.[column] ?? null;
  }

  ownerAt(row: number, column: number): FormulaCell | undefined {
    return this.#owners.get(row * WIDTH + column);
  }

  /** Puts the result of `cell` on the sheet. Returns the spilled cells that changed by it, if any. */
  place(cell: FormulaCell, result: Scalar | Matrix): Rect | null {
    const before = cell.spill ? this.#spilled(cell) : null;
    const oldArea = cell.spill;
    // The blocks that were read of it still hold.
    if (before && result instanceof Matrix && sameBlock(before, result)) return null;
    this.withdraw(cell);
    cell.value = result;
    if (!(result instanceof Matrix)) {
      this.#write(cell, cell.row, cell.column, result);
      return oldArea;
    }
    const area = areaAt(cell, result);
    cell.spill = area;
    this.spilling.add(cell);
    for (let row = 0; row < result.rows; row += 1) {
      for (let column = 0; column < result.columns; column += 1) {
        this.#write(cell, cell.row + row, cell.column + column, result.at(row, column));
      }
    }
    return largest(area, oldArea);
  }

  /** Takes the results of `cell` off the sheet. */
  withdraw(cell: FormulaCell): void {
    const { top, left, bottom, right } = cell.extent;
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        const key = row * WIDTH + column;
        if (this.#owners.get(key) !== cell) continue;
        this.#owners.delete(key);
        this.#untold.add(key);
        this.#results.get(column)?.delete(row);
        this.#changes.set(column, (this.#changes.get(column) ?? 0) + 1);
      }
    }
    cell.spill = null;
    this.spilling.delete(cell);
  }

  /**
   * All results, of formula cells and of the cells that they spill into; or those that changed since the last
   * time, undefined where there is none any more.
   */
  *results(all: boolean): Generator<readonly [row: number, column: number, value: Scalar | undefined]> {
    const untold = this.#untold;
    this.#untold = new Set();
    if (all)
      for (const [column, rows] of this.#results) for (const [row, value] of rows) yield [row, column, value];
    else
      for (const key of untold) {
        const [row, column] = [Math.floor(key / WIDTH), key % WIDTH];
        yield [row, column, this.#results.get(column)?.get(row)];
      }
  }

  /** The values of a rectangle within the sheet, results included. The same block as long as nothing changed. */
  block(area: Rect): Matrix {
    if (area.bottom - area.top === 1 && area.right - area.left === 1) {
      return new Matrix(1, 1, [this.#value(area.top, area.left)]);
    }
    let stamp = 0;
    for (let column = area.left; column < area.right; column += 1) stamp += this.#changes.get(column) ?? 0;
    const key = `${area.top},${area.left},${area.bottom},${area.right}`;
    const known = this.#blocks.get(key);
    if (known?.stamp === stamp) return known.matrix;
    const matrix = Matrix.build(area.bottom - area.top, area.right - area.left, (row, column) =>
      this.#value(area.top + row, area.left + column),
    );
    this.#blocks.set(key, { stamp, matrix });
    return matrix;
  }

  resultAt(row: number, column: number): Scalar | undefined {
    return this.#results.get(column)?.get(row);
  }

  isRowHidden(row: number, by: 'filter' | 'any'): boolean {
    const hidden = this.#source!.hiddenRow?.(row) ?? null;
    return hidden !== null && (by === 'any' || hidden === 'filter');
  }

  #value(row: number, column: number): Scalar {
    const results = this.#results.get(column);
    if (results !== undefined) {
      const result = results.get(row);
      if (typeof result === 'number') return this.#shown(result, row, column);
      if (result instanceof Formatted) return this.#shown(result.number, row, column, result.pattern);
      if (result !== undefined) return result;
    }
    const value = this.#source!.values[row]?.[column] ?? null;
    return typeof value === 'number' ? this.#shown(value, row, column) : value;
  }

  /** A number as its cell shows it: in the cell's own format, else in the one that it came with. */
  #shown(value: number, row: number, column: number, given: string | null = null): Scalar {
    const pattern = this.#source!.numberFormat?.(row, column) ?? given;
    return pattern === null ? value : new Formatted(value, pattern);
  }

  #write(cell: FormulaCell, row: number, column: number, value: Scalar): void {
    let rows = this.#results.get(column);
    if (!rows) {
      rows = new Map();
      this.#results.set(column, rows);
    }
    rows.set(row, value);
    this.#owners.set(row * WIDTH + column, cell);
    this.#untold.add(row * WIDTH + column);
    this.#changes.set(column, (this.#changes.get(column) ?? 0) + 1);
  }

  #spilled({ value }: FormulaCell): Matrix | null {
    return value instanceof Matrix ? value : null;
  }

  #columns(): Map<number, FormulaCell[]> {
    if (!this.#byColumn) {
      this.#byColumn = new Map();
      for (const cell of this.cells.values()) {
        const column = this.#byColumn.get(cell.column);
        if (column) column.push(cell);
        else this.#byColumn.set(cell.column, [cell]);
      }
      for (const column of this.#byColumn.values()) column.sort((a, b) => a.row - b.row);
    }
    return this.#byColumn;
  }
}

/** The rectangle that a block fills when it spills from its cell. */
export function areaAt({ row, column }: FormulaCell, block: Matrix): Rect {
  return { top: row, left: column, bottom: row + block.rows, right: column + block.columns };
}

function firstAtOrBelow(cells: readonly FormulaCell[], row: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cells[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sameBlock(a: Matrix, b: Matrix): boolean {
  return (
    a.rows === b.rows &&
    a.columns === b.columns &&
    a.cells.every((cell, i) => sameScalar(cell, b.cells[i] ?? null))
  );
}

function sameScalar(a: Scalar, b: Scalar): boolean {
  if (a instanceof Formatted && b instanceof Formatted)
    return a.number === b.number && a.pattern === b.pattern;
  return a === b;
}

/** True when two results of a formula show the same, everywhere that they show. */
export function sameResult(a: Scalar | Matrix, b: Scalar | Matrix): boolean {
  if (a instanceof Matrix) return b instanceof Matrix && sameBlock(a, b);
  return !(b instanceof Matrix) && sameScalar(a, b);
}

function largest(area: Rect, other: Rect | null): Rect {
  if (!other) return area;
  return { ...area, bottom: Math.max(area.bottom, other.bottom), right: Math.max(area.right, other.right) };
}
