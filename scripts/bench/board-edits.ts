/** What an edit of one cell costs the dashboard, for each column that its formulas read. */
import { rect } from '../../src/workspace/services/spreadsheet/model/rect.ts';
import type {
  CellValue,
  SheetModel,
  SpreadsheetModel,
} from '../../src/workspace/services/spreadsheet/model.ts';

/** Each change is made so often; the middle one counts. */
const TIMES = 5;
const FIRST_ROW = 1;
const SOME_DAY = 46_300;

/** Milliseconds of the processor after an edit in one tab. */
export interface TabFigures {
  readonly tab: string;
  /** How many of its columns the formulas read, its key not counted. */
  readonly columns: number;
  readonly medianMs: number;
  readonly worstMs: number;
  /** Header of the column with the worst. */
  readonly worstColumn: string;
  /** Another key, which every formula over the rows of this tab begins with; null when none reads it. */
  readonly keyMs: number | null;
}

/** Changes the cell to and fro, and puts back what it held. `calculated` gives the milliseconds that followed. */
export function afterEdit(
  sheet: SheetModel,
  [row, column]: readonly [row: number, column: number],
  other: CellValue,
  calculated: () => number,
): number {
  const held = sheet.values.get(row, column);
  const put = (value: CellValue): number => {
    sheet.put(row, column, value);
    sheet.touch('values', rect(row, column, 1, 1));
    return calculated();
  };
  const times = Array.from({ length: TIMES }, (_, turn) => put(turn % 2 === 0 ? other : held));
  put(held);
  return median(times);
}

/** One line for each tab with columns that a formula names, the slowest first. */
export function measureTabs(model: SpreadsheetModel, calculated: () => number): TabFigures[] {
  const used = new Set<string>();
  for (const sheet of model.sheets) {
    for (const [, , formula] of sheet.formulas.entries())
      for (const [name] of formula.matchAll(/\b[a-z][a-z0-9_]*\b/g)) used.add(name);
  }
  const read = new Map<SheetModel, number[]>();
  for (const { name, area } of model.namedRanges) {
    const sheet = model.sheetById(area.sheetId)!;
    if (used.has(name)) read.set(sheet, [...(read.get(sheet) ?? []), area.left]);
  }
  return [...read]
    .map(([sheet, columns]) => measureTab(model, sheet, columns, calculated))
    .sort((a, b) => b.worstMs - a.worstMs);
}

function measureTab(
  model: SpreadsheetModel,
  sheet: SheetModel,
  columns: readonly number[],
  calculated: () => number,
): TabFigures {
  const msOf = (column: number): number =>
    afterEdit(sheet, [FIRST_ROW, column], otherThan(sheet, column), calculated);
  const figures = columns
    .filter((column) => column > 0)
    .map((column) => ({ ms: msOf(column), header: String(model.valueAt(sheet, 0, column)) }))
    .sort((a, b) => b.ms - a.ms);
  return {
    tab: sheet.name,
    columns: figures.length,
    medianMs: median(figures.map(({ ms }) => ms)),
    worstMs: figures[0]?.ms ?? 0,
    worstColumn: figures[0]?.header ?? '',
    keyMs: columns.includes(0) ? msOf(0) : null,
  };
}

/** Another value of the kind that the first row holds, or that its format expects. */
function otherThan(sheet: SheetModel, column: number): CellValue {
  const held = sheet.values.get(FIRST_ROW, column);
  if (typeof held === 'number') return held + 1;
  if (typeof held === 'string') return `x${held}`;
  const format = sheet.styles.get(FIRST_ROW, column)?.numberFormat;
  return format === undefined || format === '@' ? 'x' : SOME_DAY;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
