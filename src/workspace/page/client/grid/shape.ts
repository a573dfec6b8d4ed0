/** How a tab's shape (sizes, frozen panes, merges, contents) is said in Univer's words. */
import type { ICellData, IRange, IWorksheetData } from '@univerjs/core';
import type { Rect } from '../../../services/spreadsheet/model/rect.ts';
import type { Runs } from '../../../services/spreadsheet/model/runs.ts';
import type { SheetStore } from '../store.ts';

const COLUMN_WIDTH = 100;
const ROW_HEIGHT = 21;
/** Width of the row numbers and height of the column letters. */
export const ROW_HEADER = 46;
export const COLUMN_HEADER = 20;

/** How a cell looks that says nothing of it, as in Sheets. */
export const BASE_LOOK = { ff: 'Arial', fs: 10, vt: 3 } as const;

/** Univer's ranges include their ends, and have no number where they span a whole row or column. */
export function areaOf(range: IRange, rowCount: number, columnCount: number): Rect {
  const or = (value: number, otherwise: number) => (Number.isFinite(value) ? value : otherwise);
  return {
    top: or(range.startRow, 0),
    left: or(range.startColumn, 0),
    bottom: or(range.endRow, rowCount - 1) + 1,
    right: or(range.endColumn, columnCount - 1) + 1,
  };
}

export function rangeOf(area: Rect): IRange {
  return { startRow: area.top, endRow: area.bottom - 1, startColumn: area.left, endColumn: area.right - 1 };
}

export function worksheetOf(id: string, store: SheetStore): Partial<IWorksheetData> {
  const { view } = store;
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [row, column, cell] of store.cells()) {
    cellData[row] ??= {};
    cellData[row][column] = { v: cell.text, t: 1 };
  }
  const { frozenRows: ySplit, frozenColumns: xSplit } = view;
  return {
    id,
    name: view.name,
    rowCount: view.rowCount,
    columnCount: view.columnCount,
    defaultColumnWidth: COLUMN_WIDTH,
    defaultRowHeight: ROW_HEIGHT,
    freeze: { xSplit, ySplit, startRow: ySplit || -1, startColumn: xSplit || -1 },
    mergeData: view.merges.map(rangeOf),
    cellData,
    columnData: sizes(store.columnWidths, view.columnCount, (w, hd) => ({ w, hd })),
    rowData: sizes(store.rowHeights, view.rowCount, (h, hd) => ({ h, hd, ia: 0 as const })),
    rowHeader: { width: ROW_HEADER },
    columnHeader: { height: COLUMN_HEADER },
    showGridlines: view.gridlines ? 1 : 0,
    defaultStyle: BASE_LOOK,
  };
}

function sizes<T>(
  runs: Runs<number>,
  count: number,
  make: (pixels: number, hidden: 0 | 1) => T,
): Record<number, T> {
  const data: Record<number, T> = {};
  for (const run of runs.slice(0, count)) {
    if (run.value === undefined) continue;
    for (let i = run.start; i < run.end; i += 1) data[i] = make(run.value || 1, run.value === 0 ? 1 : 0);
  }
  return data;
}
