/** Things that few cells have (formulas, notes, rich text), found by row and column. */
import { contains, type Rect, rect, type Shift, shiftIndex } from './rect.ts';

export class Sparse<T> {
  #rows = new Map<number, Map<number, T>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(row: number, column: number): T | undefined {
    return this.#rows.get(row)?.get(column);
  }

  set(row: number, column: number, value: T | undefined): void {
    const cells = this.#rows.get(row);
    if (value === undefined) {
      if (!cells?.delete(column)) return;
      this.#size -= 1;
      if (cells.size === 0) this.#rows.delete(row);
    } else if (cells) {
      if (!cells.has(column)) this.#size += 1;
      cells.set(column, value);
    } else {
      this.#rows.set(row, new Map([[column, value]]));
      this.#size += 1;
    }
  }

  /** Cells in no promised order; those within `area` when it is given. */
  *entries(area?: Rect): Generator<readonly [row: number, column: number, value: T]> {
    for (const [row, cells] of this.#rowsWithin(area)) {
      for (const [column, value] of cells) {
        if (!area || (column >= area.left && column < area.right)) yield [row, column, value];
      }
    }
  }

  *#rowsWithin(area: Rect | undefined): Generator<readonly [row: number, cells: Map<number, T>]> {
    // A few rows of many are found sooner one by one.
    if (area && area.bottom - area.top < this.#rows.size) {
      for (let row = area.top; row < area.bottom; row += 1) {
        const cells = this.#rows.get(row);
        if (cells) yield [row, cells];
      }
      return;
    }
    for (const [row, cells] of this.#rows) {
      if (!area || (row >= area.top && row < area.bottom)) yield [row, cells];
    }
  }

  /** True when some cell within `area` has a value. */
  touches(area: Rect): boolean {
    if (this.#size === 0) return false;
    return !this.entries(area).next().done;
  }

  clear(area?: Rect): void {
    if (!area) {
      this.#rows.clear();
      this.#size = 0;
      return;
    }
    for (const [row, column] of [...this.entries(area)]) this.set(row, column, undefined);
  }

  shift(shift: Shift): void {
    if (this.#size === 0) return;
    const cells = [...this.entries()];
    this.clear();
    for (const [row, column, value] of cells) {
      const newRow = shift.axis === 'rows' ? shiftIndex(shift, row) : row;
      const newColumn = shift.axis === 'columns' ? shiftIndex(shift, column) : column;
      if (newRow !== null && newColumn !== null) this.set(newRow, newColumn, value);
    }
  }

  /** Replaces values; `change` may return undefined to take one away. */
  mapAll(change: (value: T, row: number, column: number) => T | undefined): void {
    for (const [row, column, value] of [...this.entries()]) this.set(row, column, change(value, row, column));
  }

  toJSON(): (readonly [number, number, T])[] {
    return [...this.entries()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  }

  static from<T>(cells: Iterable<readonly [number, number, T]>): Sparse<T> {
    const sparse = new Sparse<T>();
    for (const [row, column, value] of cells) sparse.set(row, column, value);
    return sparse;
  }

  /** The least rectangle that holds every cell; null when there is none. */
  bounds(): Rect | null {
    let area: Rect | null = null;
    for (const [row, column] of this.entries()) {
      const cell = rect(row, column, 1, 1);
      if (!area) area = cell;
      else if (!contains(area, cell)) {
        area = {
          top: Math.min(area.top, row),
          left: Math.min(area.left, column),
          bottom: Math.max(area.bottom, row + 1),
          right: Math.max(area.right, column + 1),
        };
      }
    }
    return area;
  }
}
