/** Where the answers of a form land on the sheet that is linked to it; the marks move with rows and columns. */
import { type Shift, shiftIndex } from './rect.ts';

export interface FormMarks {
  /** Which column holds what, and the header that the form last wrote there. */
  readonly columns: readonly { readonly key: string; readonly title: string; readonly column: number }[];
  /** Which row holds which response. */
  readonly rows: readonly { readonly responseId: string; readonly row: number }[];
}

export const NO_MARKS: FormMarks = { columns: [], rows: [] };

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
