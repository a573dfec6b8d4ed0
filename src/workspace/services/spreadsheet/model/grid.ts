/** The typed values of a sheet, row by row; blank cells and rows cost next to nothing. */
import { landing, type Rect, type Shift } from './rect.ts';

/** What a cell holds: dates are serial numbers of the wall clock (see serial.ts), blank is null. */
export type CellValue = number | string | boolean | null;

export class Grid {
  #rows: (CellValue[] | undefined)[] = [];

  get(row: number, column: number): CellValue {
    return this.#rows[row]?.[column] ?? null;
  }

  set(row: number, column: number, value: CellValue): void {
    let cells = this.#rows[row];
    if (!cells) {
      if (value === null) return;
      while (this.#rows.length < row) this.#rows.push(undefined);
      cells = [];
      this.#rows[row] = cells;
    }
    // Holes would turn the array into a dictionary.
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }

  /** A row as stored: may be shorter than the sheet is wide. */
  row(row: number): readonly CellValue[] | undefined {
    return this.#rows[row];
  }

  get rows(): readonly (readonly CellValue[] | undefined)[] {
    return this.#rows;
  }

  clear(area: Rect): void {
    const bottom = Math.min(area.bottom, this.#rows.length);
    for (let row = area.top; row < bottom; row += 1) {
      const cells = this.#rows[row];
      if (!cells) continue;
      const right = Math.min(area.right, cells.length);
      for (let column = area.left; column < right; column += 1) cells[column] = null;
      while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
      if (cells.length === 0) this.#rows[row] = undefined;
    }
  }

  /** Number of rows up to the last one with a value, and of columns up to the last one with a value. */
  extent(): { rows: number; columns: number } {
    let rows = 0;
    let columns = 0;
    for (let row = 0; row < this.#rows.length; row += 1) {
      const cells = this.#rows[row];
      if (!cells) continue;
      let last = cells.length;
      while (last > 0 && cells[last - 1] === null) last -= 1;
      if (last === 0) continue;
      rows = row + 1;
      if (last > columns) columns = last;
    }
    return { rows, columns };
  }

  shift(shift: Shift): void {
    if (shift.axis === 'rows') {
      shiftList(this.#rows, shift, undefined);
      return;
    }
    for (const cells of this.#rows) if (cells) shiftList<CellValue>(cells, shift, null);
  }

  /** Reorders rows `top`… within columns `left` to `right`; `order[i]` is the offset of the row that comes to i. */
  reorder(area: Rect, order: readonly number[]): void {
    const block = order.map((from) => {
      const cells = this.#rows[area.top + from];
      return Array.from({ length: area.right - area.left }, (_, i) => cells?.[area.left + i] ?? null);
    });
    block.forEach((cells, i) => {
      cells.forEach((value, j) => {
        this.set(area.top + i, area.left + j, value);
      });
    });
  }

  toJSON(): (CellValue[] | null)[] {
    return this.#rows.map((cells) => cells ?? null);
  }

  static from(rows: readonly (CellValue[] | null)[]): Grid {
    const grid = new Grid();
    grid.#rows = rows.map((cells) => cells ?? undefined);
    return grid;
  }
}

/** Applies a change of rows or columns to a list that may be shorter than the sheet. */
export function shiftList<T>(list: T[], shift: Shift, blank: T): void {
  const { at, count } = shift;
  if (shift.kind === 'insert') {
    if (at < list.length) list.splice(at, 0, ...Array<T>(count).fill(blank));
    return;
  }
  if (at >= list.length && (shift.kind === 'delete' || shift.to >= list.length)) return;
  if (shift.kind === 'delete') {
    list.splice(at, count);
    return;
  }
  while (list.length < Math.max(at + count, shift.to)) list.push(blank);
  const block = list.splice(at, count);
  list.splice(landing(shift), 0, ...block);
}
