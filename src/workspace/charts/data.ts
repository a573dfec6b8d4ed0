/** What a chart shows: its ranges read from the sheets as they are now, with headers, hidden cells and merging as Google has them. */
import { BEHAVIOUR } from '../services/spreadsheet/behaviour.ts';
import { displayValues, shownFormat } from '../services/spreadsheet/cells.ts';
import { kindOfFormat } from '../services/spreadsheet/display.ts';
import type { CellValue } from '../services/spreadsheet/model/grid.ts';
import type { Chart } from '../services/spreadsheet/model/parts.ts';
import type { SheetRect } from '../services/spreadsheet/model/rect.ts';
import type { SheetModel, SpreadsheetModel } from '../services/spreadsheet/model.ts';
import { CHART_HEIGHT, CHART_WIDTH, flagAt, nest, numberAt } from './options.ts';
import type { ChartColumn, ChartData, ChartView, OptionTree } from './view.ts';

/** A cell as a chart sees it. */
interface Cell {
  readonly value: CellValue;
  readonly text: string;
  readonly format: string | undefined;
}

const BLANK: Cell = { value: null, text: '', format: undefined };

/** Everything that is drawn of a chart. `chart` may be one that does not stand on a sheet yet. */
export function chartView(model: SpreadsheetModel, chart: Omit<Chart, 'id'>, id: number): ChartView {
  const options = nest(chart.options);
  const { type, row, column, offsetX, offsetY } = chart;
  return {
    id,
    type,
    row,
    column,
    offsetX,
    offsetY,
    width: Math.max(40, numberAt(options, 'width') ?? CHART_WIDTH),
    height: Math.max(40, numberAt(options, 'height') ?? CHART_HEIGHT),
    options,
    data: chartData(model, chart, options),
    locale: model.locale,
  };
}

function chartData(model: SpreadsheetModel, chart: Omit<Chart, 'id'>, options: OptionTree): ChartData {
  const blocks = chart.ranges.map((range) => readBlock(model, range, chart.hiddenStrategy));
  const merged = chart.mergeStrategy === 'MERGE_ROWS' ? blocks.flat() : besides(blocks);
  const table = trimmed(chart.transpose ? transposed(merged) : merged);
  const headers = Math.min(chart.headers < 0 ? guessHeaders(table) : chart.headers, table.length);
  const width = table.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, j) => columnOf(table, j, headers));
  const hasDomain =
    width > 1 &&
    (flagAt(options, 'useFirstColumnAsDomain') ??
      (chart.type !== 'HISTOGRAM' || columns[0]!.kind === 'text'));
  return {
    domain: hasDomain ? columns[0]! : null,
    series: hasDomain ? columns.slice(1) : columns,
    length: table.length - headers,
  };
}

/** The cells of a range that count, row by row. */
function readBlock(model: SpreadsheetModel, range: SheetRect, hidden: string): Cell[][] {
  const sheet = model.sheetById(range.sheetId);
  if (!sheet) return [];
  const used = model.extent(sheet);
  const area = sheet.clip({
    ...range,
    bottom: Math.min(range.bottom, used.rows),
    right: Math.min(range.right, Math.max(used.columns, range.left + 1)),
  });
  if (area.top >= area.bottom || area.left >= area.right) return [];
  const values = model.readValues(sheet, area);
  const texts = displayValues(model, sheet, area);
  const rows = shownIndices(model, sheet, 'rows', area.top, area.bottom, hidden);
  const columns = shownIndices(model, sheet, 'columns', area.left, area.right, hidden);
  return rows.map((row) =>
    columns.map((column) => ({
      value: values[row - area.top]![column - area.left]!,
      text: texts[row - area.top]![column - area.left]!,
      format: shownFormat(model, sheet, row, column),
    })),
  );
}

function shownIndices(
  model: SpreadsheetModel,
  sheet: SheetModel,
  axis: 'rows' | 'columns',
  from: number,
  to: number,
  hidden: string,
): number[] {
  const all = Array.from({ length: to - from }, (_, i) => from + i);
  if (hidden !== 'IGNORE_BOTH' && hidden !== `IGNORE_${axis.toUpperCase()}`) return all;
  const filtered = axis === 'rows' ? model.hiddenByFilter(sheet) : new Set<number>();
  return all.filter((index) => !sheet[axis].hidden.get(index) && !filtered.has(index));
}

/** Puts blocks beside each other. */
function besides(blocks: readonly (readonly (readonly Cell[])[])[]): Cell[][] {
  const height = blocks.reduce((most, block) => Math.max(most, block.length), 0);
  return Array.from({ length: height }, (_, i) =>
    blocks.flatMap((block) => {
      const width = block[0]?.length ?? 0;
      return Array.from({ length: width }, (_cell, j) => block[i]?.[j] ?? BLANK);
    }),
  );
}

function transposed(table: readonly (readonly Cell[])[]): Cell[][] {
  const width = table.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, j) => table.map((row) => row[j] ?? BLANK));
}

/** Without the blank rows at the end. */
function trimmed(table: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  let length = table.length;
  while (length > 0 && table[length - 1]!.every((cell) => cell.value === null)) length -= 1;
  return table.slice(0, length);
}

/** A first row without numbers above a column of numbers is a header. */
function guessHeaders(table: readonly (readonly Cell[])[]): number {
  const [first, second] = table;
  if (!BEHAVIOUR.chartsGuessHeaders) return 0;
  if (!first || !second || first.every((cell) => cell.value === null)) return 0;
  const isNumber = (cell: Cell | undefined) => typeof cell?.value === 'number';
  return first.some(isNumber) ? 0 : Number(table.slice(1).some((row) => row.some(isNumber)));
}

function columnOf(table: readonly (readonly Cell[])[], j: number, headers: number): ChartColumn {
  const cells = table.map((row) => row[j] ?? BLANK);
  const label = cells
    .slice(0, headers)
    .map((cell) => cell.text)
    .filter((text) => text !== '')
    .join(' ');
  const body = cells.slice(headers);
  const filled = body.filter((cell) => cell.value !== null);
  const numeric = filled.length > 0 && filled.every((cell) => typeof cell.value === 'number');
  const format = filled.find((cell) => typeof cell.value === 'number')?.format;
  const kind = !numeric ? 'text' : kindOfFormat(format) === 'date' ? 'date' : 'number';
  return {
    label,
    values: body.map(({ value }) => (typeof value === 'boolean' ? Number(value) : value)),
    texts: body.map((cell) => cell.text),
    kind,
    ...(format !== undefined && { format }),
  };
}
