/** The dashboard of the register, calculated by LibreOffice from an export, set beside what the Workspace calculates. */
import { cellsOf } from '../../src/register/app/boards/contents.ts';
import { cellOf, counted } from '../../src/register/domain/dashboard/counted.ts';
import { boards } from '../../src/register/domain/dashboard/index.ts';
import { exportFile } from '../../src/workspace/export/export.ts';
import { MIME_TYPE } from '../../src/workspace/services/drive/mime-type.ts';
import { formatA1 } from '../../src/workspace/services/spreadsheet/a1.ts';
import type { Rect } from '../../src/workspace/services/spreadsheet/model/rect.ts';
import type { SheetModel } from '../../src/workspace/services/spreadsheet/model.ts';
import type { SpreadsheetFile } from '../../src/workspace/world.ts';
import { same } from './formulas.ts';
import type { Office } from './office.ts';
import { type ErrorValue, readFormulas, readValues, type Value } from './workbook.ts';

/** How an export writes a formula that LibreOffice has no words for: with its result beside it. */
const ONLY_RESULT = '__xludf.DUMMYFUNCTION(';

/** Names of the boards' tabs, which the register finds by their marks. */
const NAMES = boards().map(({ tab }) => tab);

export interface Comparison {
  /** Cells with a result of a formula that LibreOffice calculated the same. */
  readonly same: number;
  /** Cells that went along with their result, since LibreOffice has no words for the formula, and its places. */
  readonly kept: number;
  readonly keptAt: readonly string[];
  /** How often each reason holds for cells that are not the same. */
  readonly explained: ReadonlyMap<string, number>;
  /** How many of the figures are the same. */
  readonly figures: string;
  readonly different: readonly string[];
}

/** Null when LibreOffice cannot open the export. */
export function compareDashboard(office: Office, file: SpreadsheetFile): Comparison | null {
  const bytes = exportFile(file, MIME_TYPE.MICROSOFT_EXCEL)!;
  const saved = office.convert('dashboard.xlsx', bytes, 'xlsx:Calc MS Excel 2007 XML');
  if (!saved) return null;
  const { model } = file;
  const tabs = model.sheets.filter(({ name }) => NAMES.includes(name));
  const values = new Map(tabs.map((sheet) => [sheet, readValues(saved, model.sheets.indexOf(sheet) + 1)]));
  const count = { same: 0, kept: 0 };
  const keptAt: string[] = [];
  const explained = new Map<string, number>();
  const different: string[] = [];
  for (const sheet of tabs) {
    const exported = readFormulas(bytes, model.sheets.indexOf(sheet) + 1);
    for (const { area, formula } of formulasOf(file, sheet)) {
      const isKept = exported.get(formatA1(cellIn(area, 0, 0)))?.includes(ONLY_RESULT) ?? false;
      if (isKept) keptAt.push(`${sheet.name}!${formatA1(cellIn(area, 0, 0))}`);
      for (const [r, line] of model.readValues(sheet, area).entries())
        for (const [c, value] of line.entries()) {
          const cell = formatA1(cellIn(area, r, c));
          const got = values.get(sheet)!.get(cell) ?? null;
          const reason = isKept || same(value, got) ? null : reasonFor(value, got);
          if (isKept) count.kept++;
          else if (same(value, got)) count.same++;
          else if (reason) explained.set(reason, (explained.get(reason) ?? 0) + 1);
          else
            different.push(
              `${sheet.name}!${cell} ${JSON.stringify(value)}, LibreOffice ${JSON.stringify(got)}: ${formula.slice(0, 120)}`,
            );
        }
    }
  }
  const find = cellsOf(boards().map((board) => ({ board, name: board.tab })));
  const figures = counted().filter(({ figure }) => {
    const { place, cell } = find(cellOf(figure));
    const sheet = model.sheetByName(place.board.tab)!;
    const at = { top: cell.row - 1, left: cell.column - 1, bottom: cell.row, right: cell.column };
    return same(model.valueAt(sheet, at.top, at.left), values.get(sheet)!.get(formatA1(at)) ?? null);
  });
  return {
    ...count,
    keptAt,
    explained,
    figures: `${figures.length} van ${counted().length}`,
    different,
  };
}

/** Why LibreOffice may show something else; null when it may not. */
function reasonFor(value: Value, got: Value | ErrorValue): string | null {
  if (value === null && got === 0)
    return 'Een verwijzing naar een lege cel is leeg in Google en 0 in LibreOffice.';
  if (typeof value !== 'string' || typeof got !== 'string') return null;
  return value.replaceAll(/(\d),(\d)/g, '$1.$2') === got.replaceAll(/(\d),(\d)/g, '$1.$2')
    ? 'LibreOffice schrijft getallen in tekst zoals in het Engels: een XLSX zegt niet in welke taal.'
    : null;
}

function cellIn({ top, left }: Rect, row: number, column: number): Rect {
  return { top: top + row, left: left + column, bottom: top + row + 1, right: left + column + 1 };
}

/** The formulas of a tab with the cells that they fill. */
function formulasOf(
  { model }: SpreadsheetFile,
  sheet: SheetModel,
): readonly { readonly formula: string; readonly area: Rect }[] {
  const spills = model.spills(sheet);
  return [...sheet.formulas.entries()].map(([top, left, formula]) => ({
    formula,
    area:
      spills.find((spill) => spill.top === top && spill.left === left) ??
      cellIn({ top, left, bottom: top, right: left }, 0, 0),
  }));
}
