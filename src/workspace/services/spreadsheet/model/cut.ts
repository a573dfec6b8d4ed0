/** Cutting cells from one place and putting them in another, with all that pointed at them. */
import type { SpreadsheetModel } from '../model.ts';
import { ALL_PARTS, clearBlock, liftBlock, putBlock } from './block.ts';
import { cutConditionalFormats } from './conditional.ts';
import { contains, type Rect, rect } from './rect.ts';
import type { SheetModel } from './sheet.ts';
import { followCut } from './structure.ts';

/** Moves `source` so that its first cell comes at `top`, `left` of a sheet of the same spreadsheet. */
export function cutCells(
  model: SpreadsheetModel,
  from: SheetModel,
  source: Rect,
  to: SheetModel,
  top: number,
  left: number,
): void {
  const block = liftBlock(from, source);
  clearBlock(from, source);
  putBlock(to, top, left, block, ALL_PARTS, true);
  cutConditionalFormats(from, source, to, top, left);
  const rowDelta = top - source.top;
  const columnDelta = left - source.left;
  followCut(model, { sheetName: from.name, cut: source, toSheetName: to.name, rowDelta, columnDelta });
  let renamed = false;
  model.namedRanges = model.namedRanges.map((named) => {
    const { area } = named;
    if (area.sheetId !== from.id || !contains(source, area)) return named;
    renamed = true;
    const moved = rect(
      area.top + rowDelta,
      area.left + columnDelta,
      area.bottom - area.top,
      area.right - area.left,
    );
    return { ...named, area: { sheetId: to.id, ...moved } };
  });
  if (renamed) model.touch('names');
}

/** Makes room at `area`: what stood there goes down (rows) or to the right (columns), and the sheet grows if need be. */
export function insertCells(model: SpreadsheetModel, sheet: SheetModel, area: Rect, down: boolean): void {
  const rest = restOf(model, sheet, area, down);
  const height = area.bottom - area.top;
  const width = area.right - area.left;
  const grow = down ? rest.bottom + height - sheet.rows.count : rest.right + width - sheet.columns.count;
  if (grow > 0) {
    const axis = down ? 'rows' : 'columns';
    sheet.shift({ kind: 'insert', axis, at: sheet[axis].count, count: grow }, sheet[axis].count - 1);
    sheet.touch('structure');
  }
  if (rest.top >= rest.bottom || rest.left >= rest.right) return;
  cutCells(
    model,
    sheet,
    rest,
    sheet,
    down ? rest.top + height : rest.top,
    down ? rest.left : rest.left + width,
  );
}

/** Takes the cells of `area` away: what stood below (rows) or to the right (columns) closes the gap. */
export function deleteCells(model: SpreadsheetModel, sheet: SheetModel, area: Rect, up: boolean): void {
  const rest = up
    ? { ...restOf(model, sheet, area, true), top: area.bottom }
    : { ...restOf(model, sheet, area, false), left: area.right };
  clearBlock(sheet, area);
  if (rest.top >= rest.bottom || rest.left >= rest.right) return;
  cutCells(model, sheet, rest, sheet, area.top, area.left);
}

/** From `area` to the last row or column with something in it. */
function restOf(model: SpreadsheetModel, sheet: SheetModel, area: Rect, rows: boolean): Rect {
  const extent = model.extent(sheet);
  return rows
    ? { ...area, bottom: Math.max(area.bottom, extent.rows) }
    : { ...area, right: Math.max(area.right, extent.columns) };
}
