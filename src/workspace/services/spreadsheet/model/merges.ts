/** Cells that are one: merging them keeps the content of the first alone. */
import { contains, overlaps, type Rect } from './rect.ts';
import type { SheetModel } from './sheet.ts';

export type MergeWay = 'all' | 'rows' | 'columns';

/** Whether the cells hold part of a merge and not all of it; then they can neither be merged nor split. */
export function cutsMerge(sheet: SheetModel, cells: Rect): boolean {
  return sheet.merges.some((merge) => overlaps(merge, cells) && !contains(cells, merge));
}

/** Makes one cell of all, of each row, or of each column. */
export function mergeCells(sheet: SheetModel, cells: Rect, way: MergeWay): void {
  const merges = WAYS[way](cells).filter(
    ({ top, left, bottom, right }) => bottom - top > 1 || right - left > 1,
  );
  for (const merge of merges) {
    const { top, left } = merge;
    sheet.clearContents({ ...merge, top: top + 1 });
    sheet.clearContents({ ...merge, bottom: top + 1, left: left + 1 });
  }
  sheet.merges = [...sheet.merges.filter((merge) => !overlaps(merge, cells)), ...merges];
  sheet.touch('layout', cells);
  sheet.touch('values', cells);
}

export function splitCells(sheet: SheetModel, cells: Rect): void {
  sheet.merges = sheet.merges.filter((merge) => !contains(cells, merge));
  sheet.touch('layout', cells);
}

const WAYS: Readonly<Record<MergeWay, (cells: Rect) => Rect[]>> = {
  all: (cells) => [cells],
  rows: (cells) =>
    Array.from({ length: cells.bottom - cells.top }, (_, i) => ({
      ...cells,
      top: cells.top + i,
      bottom: cells.top + i + 1,
    })),
  columns: (cells) =>
    Array.from({ length: cells.right - cells.left }, (_, i) => ({
      ...cells,
      left: cells.left + i,
      right: cells.left + i + 1,
    })),
};
