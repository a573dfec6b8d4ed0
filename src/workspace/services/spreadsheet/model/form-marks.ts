/** Where the answers of a form land on the sheet that is linked to it; the marks move with rows and columns. */
import { type Rect, type Shift, shiftIndex } from './rect.ts';

/** The key of the column that every linked sheet has. */
export const TIMESTAMP = 'timestamp';

export interface FormMarks {
  /** Which column holds what, and the header that the form last wrote there. */
  readonly columns: readonly { readonly key: string; readonly title: string; readonly column: number }[];
  /** Which row holds which response. */
  readonly rows: readonly { readonly responseId: string; readonly row: number }[];
}

export const NO_MARKS: FormMarks = { columns: [], rows: [] };

/** The marks after the rows of an area were reordered; `order[i]` is the offset of the row that comes to place i. */
export function reorderMarks(marks: FormMarks, area: Rect, order: readonly number[]): FormMarks {
  const column = marks.columns.find(({ key }) => key === TIMESTAMP)?.column ?? -1;
  if (column < area.left || column >= area.right) return marks;
  const places = new Map(order.map((from, to) => [area.top + from, area.top + to]));
  return { ...marks, rows: marks.rows.map((mark) => ({ ...mark, row: places.get(mark.row) ?? mark.row })) };
}

export function shiftMarks(shift: Shift, marks: FormMarks): FormMarks {
  if (shift.axis === 'columns') {
    const columns = marks.columns.flatMap((mark) => {
      const column = shiftIndex(shift, mark.column);
      return column === null ? [] : [{ ...mark, column }];
    });
    return { ...marks, columns };
  }
  const rows = marks.rows.flatMap((mark) => {
    const row = shiftIndex(shift, mark.row);
    return row === null ? [] : [{ ...mark, row }];
  });
  return { ...marks, rows };
}
