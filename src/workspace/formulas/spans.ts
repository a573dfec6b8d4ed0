/** Cells of one sheet, told per column as the rows between the first and the last of them. */
import type { Rect } from '../services/spreadsheet/model/rect.ts';

export class Spans {
  readonly #columns = new Map<number, { top: number; bottom: number }>();

  add({ top, left, bottom, right }: Rect): void {
    for (let column = left; column < right; column += 1) {
      const span = this.#columns.get(column);
      if (!span) this.#columns.set(column, { top, bottom });
      else {
        span.top = Math.min(span.top, top);
        span.bottom = Math.max(span.bottom, bottom);
      }
    }
  }

  meets({ top, left, bottom, right }: Rect): boolean {
    for (const [column, span] of this.#columns) {
      if (column >= left && column < right && span.top < bottom && top < span.bottom) return true;
    }
    return false;
  }

  /** A rectangle of one column wide for each column. */
  *areas(): Generator<Rect> {
    for (const [column, { top, bottom }] of this.#columns)
      yield { top, left: column, bottom, right: column + 1 };
  }
}
