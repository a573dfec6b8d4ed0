/** One sheet while it is calculated: typed values below, results of formulas on top, and blocks read from both. */
import type { CalculatorSheet } from '../services/spreadsheet/calculator.ts';
import { hull, overlaps, type Rect } from '../services/spreadsheet/model/rect.ts';
import { FormulaCell } from './cell.ts';
import type { BookSheet } from './context.ts';
import type { FormulaLocale } from './locale.ts';
import { Spans } from './spans.ts';
import { Formatted, Matrix, type Scalar } from './values.ts';

/** More than any sheet has columns, so that a row and a column make one number. */
const WIDTH = 20_000;

/** What became another on a sheet since the last time. */
export interface SheetChange {
  /** Cells that show something else, or got or lost a formula. */
  readonly cells: Spans;
  /** It has another number of rows or columns. */
  readonly resized: boolean;
}

/** Per row, from 0; undefined where there is nothing. */
type Column<T> = (T | undefined)[];

/** What was read of an area, and how often its columns had changed by then. */
interface Block {
  readonly area: Rect;
  readonly stamp: number;
  readonly matrix: Matrix;
}

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
  /** Results per column, and whose they are. */
  readonly #results = new Map<number, Column<Scalar>>();
  readonly #owners = new Map<number, Column<FormulaCell>>();
  /** Places whose result may have changed since it was last told. */
  #untold = new Spans();
  /** What the cells show of those columns that formulas read: to read them from, and to see what changed. */
  readonly #shown = new Map<number, Scalar[]>();
  /** Counts changes of what a column shows, so that a block knows whether it still holds. */
  readonly #changes = new Map<number, number>();
  readonly #blocks = new Map<string, Block>();
  /** Cells whose result fills more than their own cell, and those among them that reach into a column. */
  readonly spilling = new Set<FormulaCell>();
  readonly #spillingInto = new Map<number, Set<FormulaCell>>();

  constructor(id: number) {
    this.id = id;
  }

  /** Takes over the sheet as it is now. Null when nothing can have changed since the last time. */
  update(source: CalculatorSheet, index: number, locale: FormulaLocale): SheetChange | null {
    const revised = this.#source?.revision !== source.revision;
    const resized = this.rowCount !== source.rowCount || this.columnCount !== source.columnCount;
    this.name = source.name;
    this.index = index;
    this.rowCount = source.rowCount;
    this.columnCount = source.columnCount;
    this.#source = source;
    if (!revised && !resized) return null;
    const cells = new Spans();
    if (revised) this.#takeFormulas(source, locale, cells);
    for (const [column, shown] of this.#shown) this.#refresh(column, shown, cells);
    for (const [key, block] of this.#blocks) if (!this.#holds(block)) this.#blocks.delete(key);
    return { cells, resized };
  }

  /** Takes over the formulas; adds to `changed` the cells that lost the result of one. */
  #takeFormulas(source: CalculatorSheet, locale: FormulaLocale, changed: Spans): void {
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
    for (const cell of gone.values()) {
      changed.add(cell.extent);
      this.#withdraw(cell, null);
    }
  }

  /** Brings what a column shows up to date; adds to `changed` what it shows otherwise. */
  #refresh(column: number, shown: Scalar[], changed: Spans): void {
    let top = -1;
    let bottom = 0;
    const length = Math.max(shown.length, this.rowCount);
    for (let row = 0; row < length; row += 1) {
      const value = this.#value(row, column);
      if (sameScalar(shown[row] ?? null, value)) continue;
      shown[row] = value;
      if (top < 0) top = row;
      bottom = row + 1;
    }
    if (top < 0) return;
    changed.add({ top, left: column, bottom, right: column + 1 });
    this.#moved(column);
  }

  cellAt(row: number, column: number): FormulaCell | undefined {
    return this.cells.get(row * WIDTH + column);
  }

  /** Formula cells within the rectangle. */
  *cellsWithin(area: Rect): Generator<FormulaCell> {
    if (this.cells.size === 0) return;
    if (isOne(area)) {
      const cell = this.cellAt(area.top, area.left);
      if (cell) yield cell;
      return;
    }
    for (const cells of within(this.#columns(), area)) {
      for (let i = firstAtOrBelow(cells, area.top); i < cells.length && cells[i]!.row < area.bottom; i += 1) {
        yield cells[i]!;
      }
    }
  }

  /** Cells whose results spill into the rectangle; one that fills several of its columns may come more than once. */
  *spillsInto(area: Rect): Generator<FormulaCell> {
    for (const cells of within(this.#spillingInto, area)) {
      for (const cell of cells) if (cell.spill && overlaps(cell.spill, area)) yield cell;
    }
  }

  /** What is typed in a cell; a formula cell has nothing typed. */
  typed(row: number, column: number): Scalar {
    return this.#source!.values[row]?.[column] ?? null;
  }

  ownerAt(row: number, column: number): FormulaCell | undefined {
    return this.#owners.get(column)?.[row];
  }

  /** True when a spilled result lies where by now something else stands. */
  isObstructed({ spill, row, column }: FormulaCell): boolean {
    if (!spill) return false;
    if (spill.right > this.columnCount || spill.bottom > this.rowCount) return true;
    for (let r = spill.top; r < spill.bottom; r += 1) {
      for (let c = spill.left; c < spill.right; c += 1) {
        if ((r !== row || c !== column) && this.isTaken(r, c)) return true;
      }
    }
    return false;
  }

  /** True when something is typed in a cell, or a formula stands there. */
  isTaken(row: number, column: number): boolean {
    return this.typed(row, column) !== null || this.cellAt(row, column) !== undefined;
  }

  /** Puts the result of `cell` on the sheet. Returns the cells that hold something else by it; null when none do. */
  place(cell: FormulaCell, result: Scalar | Matrix): Rect | null {
    const area = result instanceof Matrix ? areaAt(cell, result) : ownCell(cell);
    let changed = this.#withdraw(cell, area);
    cell.value = result;
    if (result instanceof Matrix) this.#spillOver(cell, area);
    for (let column = area.left; column < area.right; column += 1) {
      const results = opened(this.#results, column, area.bottom);
      const owners = opened(this.#owners, column, area.bottom);
      let top = -1;
      let bottom = 0;
      for (let row = area.top; row < area.bottom; row += 1) {
        const value = result instanceof Matrix ? result.at(row - area.top, column - area.left) : result;
        const old = results[row];
        owners[row] = cell;
        if (old !== undefined && sameScalar(old, value)) continue;
        results[row] = value;
        if (top < 0) top = row;
        bottom = row + 1;
      }
      if (top < 0) continue;
      const part = { top, left: column, bottom, right: column + 1 };
      this.#noteResults(part);
      changed = changed ? hull(changed, part) : part;
    }
    return changed;
  }

  /** Takes the results of `cell` off the sheet, but not from `kept`. Returns the cells that lost one. */
  #withdraw(cell: FormulaCell, kept: Rect | null): Rect | null {
    const { extent } = cell;
    let lost: Rect | null = null;
    for (let column = extent.left; column < extent.right; column += 1) {
      const owners = this.#owners.get(column);
      if (!owners) continue;
      const results = this.#results.get(column)!;
      const stays = kept !== null && column >= kept.left && column < kept.right;
      let top = -1;
      let bottom = 0;
      for (let row = extent.top; row < extent.bottom; row += 1) {
        if (owners[row] !== cell || (stays && row >= kept.top && row < kept.bottom)) continue;
        owners[row] = undefined;
        results[row] = undefined;
        if (top < 0) top = row;
        bottom = row + 1;
      }
      if (top < 0) continue;
      const part = { top, left: column, bottom, right: column + 1 };
      this.#noteResults(part);
      lost = lost ? hull(lost, part) : part;
    }
    this.#spillOver(cell, null);
    return lost;
  }

  /** Notes which cells the result of `cell` fills beyond its own. */
  #spillOver(cell: FormulaCell, area: Rect | null): void {
    const old = cell.spill;
    if (old) {
      this.spilling.delete(cell);
      for (let column = old.left; column < old.right; column += 1)
        this.#spillingInto.get(column)?.delete(cell);
    }
    cell.spill = area;
    if (!area) return;
    this.spilling.add(cell);
    for (let column = area.left; column < area.right; column += 1) {
      const cells = this.#spillingInto.get(column);
      if (cells) cells.add(cell);
      else this.#spillingInto.set(column, new Set([cell]));
    }
  }

  /** After results in a part of one column changed. */
  #noteResults(part: Rect): void {
    const column = part.left;
    this.#untold.add(part);
    this.#moved(column);
    const shown = this.#shown.get(column);
    if (!shown) return;
    while (shown.length < part.top) shown.push(null);
    for (let row = part.top; row < part.bottom; row += 1) shown[row] = this.#value(row, column);
  }

  #moved(column: number): void {
    this.#changes.set(column, (this.#changes.get(column) ?? 0) + 1);
  }

  /**
   * All results, of formula cells and of the cells that they spill into; or those that may have changed since the
   * last time, undefined where there is none.
   */
  *results(all: boolean): Generator<readonly [row: number, column: number, value: Scalar | undefined]> {
    const untold = this.#untold;
    this.#untold = new Spans();
    if (!all) {
      for (const { top, left, bottom } of untold.areas())
        for (let row = top; row < bottom; row += 1) yield [row, left, this.resultAt(row, left)];
      return;
    }
    for (const [column, results] of this.#results) {
      for (let row = 0; row < results.length; row += 1) {
        const value = results[row];
        if (value !== undefined) yield [row, column, value];
      }
    }
  }

  /** The values of a rectangle within the sheet, results included. The same block as long as nothing changed. */
  block(area: Rect): Matrix {
    if (isOne(area)) return new Matrix(1, 1, [this.#column(area.left)[area.top] ?? null]);
    const key = `${area.top},${area.left},${area.bottom},${area.right}`;
    const known = this.#blocks.get(key);
    if (known && this.#holds(known)) return known.matrix;
    const columns = Array.from({ length: area.right - area.left }, (_, i) => this.#column(area.left + i));
    const matrix = Matrix.build(
      area.bottom - area.top,
      columns.length,
      (row, column) => columns[column]![area.top + row] ?? null,
    );
    this.#blocks.set(key, { area, stamp: this.#stamp(area), matrix });
    return matrix;
  }

  #holds({ area, stamp }: Block): boolean {
    return stamp === this.#stamp(area);
  }

  #stamp({ left, right }: Rect): number {
    let stamp = 0;
    for (let column = left; column < right; column += 1) stamp += this.#changes.get(column) ?? 0;
    return stamp;
  }

  /** What a column shows, per row. */
  #column(column: number): readonly Scalar[] {
    let shown = this.#shown.get(column);
    if (!shown) {
      shown = Array.from({ length: this.rowCount }, (_, row) => this.#value(row, column));
      this.#shown.set(column, shown);
    }
    return shown;
  }

  resultAt(row: number, column: number): Scalar | undefined {
    return this.#results.get(column)?.[row];
  }

  isRowHidden(row: number, by: 'filter' | 'any'): boolean {
    const hidden = this.#source!.hiddenRow?.(row) ?? null;
    return hidden !== null && (by === 'any' || hidden === 'filter');
  }

  #value(row: number, column: number): Scalar {
    const result = this.resultAt(row, column);
    if (typeof result === 'number') return this.#formatted(result, row, column);
    if (result instanceof Formatted) return this.#formatted(result.number, row, column, result.pattern);
    if (result !== undefined) return result;
    const value = this.typed(row, column);
    return typeof value === 'number' ? this.#formatted(value, row, column) : value;
  }

  /** A number as its cell shows it: in the cell's own format, else in the one that it came with. */
  #formatted(value: number, row: number, column: number, given: string | null = null): Scalar {
    const pattern = this.#source!.numberFormat?.(row, column) ?? given;
    return pattern === null ? value : new Formatted(value, pattern);
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

function ownCell({ row, column }: FormulaCell): Rect {
  return { top: row, left: column, bottom: row + 1, right: column + 1 };
}

function isOne({ top, left, bottom, right }: Rect): boolean {
  return bottom - top === 1 && right - left === 1;
}

/** What is kept of the columns of an area. */
function* within<T>(columns: ReadonlyMap<number, T>, { left, right }: Rect): Generator<T> {
  if (right - left < columns.size) {
    for (let column = left; column < right; column += 1) {
      const kept = columns.get(column);
      if (kept !== undefined) yield kept;
    }
  } else for (const [column, kept] of columns) if (column >= left && column < right) yield kept;
}

/** A column to write in, without holes above `length`: these would turn the array into a dictionary. */
function opened<T>(columns: Map<number, Column<T>>, column: number, length: number): Column<T> {
  let cells = columns.get(column);
  if (!cells) {
    cells = [];
    columns.set(column, cells);
  }
  while (cells.length < length) cells.push(undefined);
  return cells;
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

function sameScalar(a: Scalar, b: Scalar): boolean {
  if (a instanceof Formatted && b instanceof Formatted)
    return a.number === b.number && a.pattern === b.pattern;
  return a === b;
}
