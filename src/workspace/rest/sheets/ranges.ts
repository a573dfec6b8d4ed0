/** Blocks of cells as REST calls name them: A1 notation, names, and grid ranges with open ends. */
import { ApiFault } from '../../services/api-fault.ts';
import { formatA1, parseA1, quoteSheetName } from '../../services/spreadsheet/a1.ts';
import { type Rect, type SheetRect, UNBOUNDED } from '../../services/spreadsheet/model/rect.ts';
import type { SheetModel, SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import type { DimensionRange, GridRange } from './schema.ts';
import type { Target } from './target.ts';

export interface Place {
  readonly sheet: SheetModel;
  /** Cut at the end of the sheet. */
  readonly area: Rect;
}

/** The block that A1 text, a tab or a named range stands for; without a tab it is on the first visible one. */
export function placeOf(model: SpreadsheetModel, text: string): Place {
  const named = model.namedRanges.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (named) {
    const sheet = model.sheetById(named.area.sheetId)!;
    return { sheet, area: within(sheet, named.area) };
  }
  const tab = model.sheetByName(text.replace(/^'(.*)'$/, '$1').replaceAll("''", "'"));
  if (tab) return { sheet: tab, area: tab.area };
  const a1 = parseA1(text);
  const sheet = a1?.sheetName == null ? firstVisible(model) : model.sheetByName(a1.sheetName);
  if (!a1 || !sheet) throw new ApiFault(400, `Unable to parse range: ${text}`);
  return { sheet, area: within(sheet, a1.area) };
}

function firstVisible(model: SpreadsheetModel): SheetModel {
  return model.sheets.find((sheet) => !sheet.isHidden) ?? model.sheets[0]!;
}

/** The area cut at the sheet's end. Throws when it begins beyond that. */
export function within(sheet: SheetModel, area: Rect): Rect {
  const { count: rows } = sheet.rows;
  const { count: columns } = sheet.columns;
  if (area.top >= rows || area.left >= columns)
    throw new ApiFault(
      400,
      `Range (${rangeName(sheet, area)}) exceeds grid limits. Max rows: ${rows}, max columns: ${columns}`,
    );
  return sheet.clip(area);
}

/** `'Mijn tab'!A1:B2` */
export function rangeName(sheet: SheetModel, area: Rect): string {
  return `${quoteSheetName(sheet.name)}!${formatA1(area)}`;
}

/** The area of a grid range; what it leaves out is open. */
export function rectOf(range: GridRange): SheetRect {
  const area = {
    sheetId: range.sheetId ?? 0,
    top: range.startRowIndex ?? 0,
    bottom: range.endRowIndex ?? UNBOUNDED,
    left: range.startColumnIndex ?? 0,
    right: range.endColumnIndex ?? UNBOUNDED,
  };
  if (area.top < 0 || area.left < 0 || area.top >= area.bottom || area.left >= area.right)
    throw new ApiFault(400, `Invalid range: ${JSON.stringify(range)}`);
  return area;
}

/** The sheet of a grid range, and its area there with rows open as they were given. */
export function gridPlace(target: Target, range: GridRange | undefined, needed = 'range'): Place {
  if (!range) throw new ApiFault(400, `Must specify '${needed}'.`);
  const { sheetId, ...area } = rectOf(range);
  const sheet = target.sheet(sheetId);
  const cut = within(sheet, area);
  return { sheet, area: { ...cut, bottom: area.bottom >= UNBOUNDED ? UNBOUNDED : cut.bottom } };
}

export function gridRange({ sheetId, ...area }: SheetRect): GridRange {
  return {
    sheetId,
    ...(area.bottom < UNBOUNDED || area.top > 0 ? { startRowIndex: area.top } : {}),
    ...(area.bottom < UNBOUNDED ? { endRowIndex: area.bottom } : {}),
    ...(area.right < UNBOUNDED || area.left > 0 ? { startColumnIndex: area.left } : {}),
    ...(area.right < UNBOUNDED ? { endColumnIndex: area.right } : {}),
  };
}

/** Rows or columns of a sheet: 0-based, the last one not included. */
export interface Band {
  readonly sheet: SheetModel;
  readonly axis: 'rows' | 'columns';
  readonly start: number;
  readonly end: number;
}

const AXES: Readonly<Record<string, Band['axis']>> = { ROWS: 'rows', COLUMNS: 'columns' };

export function axisOf(dimension: string | null | undefined): Band['axis'] {
  const axis = AXES[dimension ?? ''];
  if (!axis) throw new ApiFault(400, 'No dimension specified.');
  return axis;
}

/** Rows or columns, to the end of the sheet where no end is given. */
export function bandOf(target: Target, range: DimensionRange | undefined): Band {
  if (!range) throw new ApiFault(400, "Must specify 'range'.");
  const sheet = target.sheet(range.sheetId ?? 0);
  const axis = axisOf(range.dimension);
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? sheet[axis].count;
  if (start < 0 || start >= end)
    throw new ApiFault(400, `Invalid range: startIndex ${start} must be less than endIndex ${end}.`);
  return { sheet, axis, start, end };
}
