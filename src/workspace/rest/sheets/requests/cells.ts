/** Requests on cells: contents, looks, notes, rules, merges, filters. */
import { ApiFault } from '../../../services/api-fault.ts';
import { overlaps, type Rect, rect } from '../../../services/spreadsheet/model/rect.ts';
import { CellWriter, ruleOf } from '../cell.ts';
import { gridPlace } from '../ranges.ts';
import type { RowData } from '../schema.ts';
import { growTo } from '../values.ts';
import { requestKinds } from './kind.ts';

function widthOf(rows: readonly RowData[]): number {
  return rows.reduce((most, row) => Math.max(most, row.values?.length ?? 0), 0);
}

/** What becomes one cell. */
const MERGES: Readonly<Record<string, (area: Rect) => readonly Rect[]>> = {
  MERGE_ALL: (area) => [area],
  MERGE_ROWS: ({ top, left, bottom, right }) =>
    Array.from({ length: bottom - top }, (_, i) => rect(top + i, left, 1, right - left)),
  MERGE_COLUMNS: ({ top, left, bottom, right }) =>
    Array.from({ length: right - left }, (_, j) => rect(top, left + j, bottom - top, 1)),
};

export const CELL_REQUESTS = requestKinds({
  updateCells: (target, { rows, fields, start, range }) => {
    const given = rows ?? [];
    const writer = new CellWriter(target.model, fields);
    const from = start && {
      sheetId: start.sheetId ?? 0,
      startRowIndex: start.rowIndex ?? 0,
      startColumnIndex: start.columnIndex ?? 0,
    };
    const { sheet, area: place } = gridPlace(target, range ?? from, 'start');
    const area = range ? sheet.clip(place) : rect(place.top, place.left, given.length, widthOf(given));
    if (area.bottom > sheet.rows.count || area.right > sheet.columns.count)
      throw new ApiFault(
        400,
        `Attempting to write column: ${area.right - 1}, row: ${area.bottom - 1}, beyond the last requested ` +
          `column of: ${sheet.columns.count - 1} and row of: ${sheet.rows.count - 1}`,
      );
    target.requireCells(sheet, area);
    writer.write(sheet, area, given);
    return undefined;
  },
  repeatCell: (target, { range, cell = {}, fields }) => {
    const writer = new CellWriter(target.model, fields);
    const { sheet, area } = gridPlace(target, range);
    target.requireCells(sheet, area);
    writer.fill(sheet, area, cell);
    return undefined;
  },
  appendCells: (target, { sheetId, rows, fields }) => {
    const writer = new CellWriter(target.model, fields);
    const sheet = target.sheet(sheetId ?? 0);
    const given = rows ?? [];
    const area = rect(sheet.extent().rows, 0, given.length, widthOf(given));
    target.requireCells(sheet, area);
    growTo(target.model, sheet, area);
    writer.write(sheet, area, given);
    return undefined;
  },
  setDataValidation: (target, { range, rule }) => {
    const { sheet, area } = gridPlace(target, range);
    target.requireCells(sheet, area);
    sheet.validations.set(area, ruleOf(target.model, rule, area));
    sheet.touch('validations', sheet.clip(area));
    return undefined;
  },
  mergeCells: (target, { range, mergeType }) => {
    const place = gridPlace(target, range);
    const { sheet } = place;
    const area = sheet.clip(place.area);
    target.requireCells(sheet, area);
    if (sheet.merges.some((merge) => overlaps(merge, area)))
      throw new ApiFault(400, 'You must select all cells in a merged range to merge or unmerge them.');
    const cut = MERGES[mergeType ?? 'MERGE_ALL'];
    if (!cut) throw new ApiFault(400, `Invalid merge type: ${mergeType}`);
    const pieces = cut(area);
    sheet.merges = [...sheet.merges, ...pieces.filter((piece) => !isOneCell(piece))];
    sheet.touch('layout');
    return undefined;
  },
  unmergeCells: (target, { range }) => {
    const place = gridPlace(target, range);
    const { sheet } = place;
    const area = sheet.clip(place.area);
    target.requireCells(sheet, area);
    sheet.merges = sheet.merges.filter((merge) => !overlaps(merge, area));
    sheet.touch('layout');
    return undefined;
  },
  setBasicFilter: (target, { filter }) => {
    const { sheet, area } = gridPlace(target, filter?.range);
    target.requireSheet(sheet);
    sheet.filter = { area, criteria: [] };
    sheet.touch('rules');
    return undefined;
  },
  clearBasicFilter: (target, { sheetId }) => {
    const sheet = target.sheet(sheetId ?? 0);
    target.requireSheet(sheet);
    sheet.filter = null;
    sheet.touch('rules');
    return undefined;
  },
});

function isOneCell({ top, left, bottom, right }: Rect): boolean {
  return bottom - top === 1 && right - left === 1;
}
