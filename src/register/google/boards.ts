/** Draws boards: tabs that show, with few calls whatever stands on them. */
import { columnLetters } from '../app/a1.ts';
import type { ChartDrawing, Drawing } from '../app/structure.ts';
import type { Style } from '../domain/dashboard/board.ts';
import { ruleOf } from './checks.ts';
import type { File } from './file.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

interface Look {
  readonly size: number;
  readonly weight: 'bold' | 'normal';
  readonly color: string;
  readonly background: string | null;
  readonly align: 'left' | 'right' | null;
  readonly vertical: 'top' | 'middle' | 'bottom';
  readonly wrap: boolean;
}

const INK = '#202124';
const SOFT = '#4d5156';
const BLUE = '#0b5394';
const TILE = '#f3f6fa';

/** As Google makes a cell. */
const PLAIN: Look = {
  size: 10,
  weight: 'normal',
  color: '#000000',
  background: null,
  align: null,
  vertical: 'bottom',
  wrap: false,
};

const TEXT: Look = { ...PLAIN, color: INK, align: 'left', vertical: 'middle' };

/** Every pair of colours has a contrast of at least 4.5 to 1 (WCAG 2.1, 1.4.3). */
const LOOKS: Readonly<Record<Style, Look>> = {
  plain: PLAIN,
  text: TEXT,
  title: { ...TEXT, size: 20, weight: 'bold', color: BLUE },
  heading: { ...TEXT, size: 13, weight: 'bold', color: BLUE, vertical: 'bottom' },
  choiceLabel: { ...TEXT, color: SOFT, align: 'right' },
  choice: { ...TEXT, weight: 'bold', background: '#fff8e1' },
  tileLabel: { ...TEXT, weight: 'bold', color: SOFT, background: TILE, vertical: 'bottom', wrap: true },
  tileValue: { ...TEXT, size: 22, weight: 'bold', background: TILE },
  tileText: { ...TEXT, background: TILE, wrap: true },
  small: { ...TEXT, size: 9, color: SOFT, background: TILE, vertical: 'top', wrap: true },
  head: { ...TEXT, weight: 'bold', background: '#e8eef5', wrap: true },
  headNumber: { ...TEXT, weight: 'bold', background: '#e8eef5', align: 'right', wrap: true },
  number: { ...TEXT, align: 'right' },
  wrapped: { ...TEXT, wrap: true },
  listed: { ...TEXT, vertical: 'top', wrap: true },
};

export function draw(file: File, sheet: Sheet, drawing: Drawing): void {
  const { widths, rows, values } = drawing;
  empty(sheet);
  setLooks(sheet, drawing);
  sheet.getRange(1, 1, values.length, widths.length).setValues(values.map((line) => [...line]));
  widths.forEach((pixels, index) => {
    if (pixels !== widths[index - 1]) {
      const end = widths.findIndex((other, at) => at > index && other !== pixels);
      sheet.setColumnWidths(index + 1, (end < 0 ? widths.length : end) - index, pixels);
    }
  });
  for (const column of drawing.hiddenColumns) sheet.hideColumns(column);
  for (const { row, rows: count, pixels } of drawing.heights) sheet.setRowHeights(row, count, pixels);
  for (const { row, column, rows: height, columns } of drawing.merged)
    sheet.getRange(row, column, height, columns).mergeAcross();
  const { SOLID } = SpreadsheetApp.BorderStyle;
  for (const { row, column, rows: height, columns } of drawing.framed)
    sheet
      .getRange(row, column, height, columns)
      .setBorder(true, true, true, true, false, false, '#c4d0dd', SOLID);
  const free = drawing.choices.map(({ row, column, check }) => {
    const cell = sheet.getRange(row, column);
    cell.setDataValidation(ruleOf(check, file, row, column));
    return cell;
  });
  for (const chart of drawing.charts) insertChart(file, sheet, chart);
  sheet.setConditionalFormatRules(
    drawing.highlights.map(({ area, formula, background, color }) =>
      SpreadsheetApp.newConditionalFormatRule()
        .whenFormulaSatisfied(`=${formula}`)
        .setBackground(background)
        .setFontColor(color)
        .setRanges([sheet.getRange(area.row, area.column, area.rows, area.columns)])
        .build(),
    ),
  );
  sheet.setTabColor(drawing.color).setFrozenRows(drawing.frozenRows);
  sheet.setHiddenGridlines(true);
  sheet.protect().setDescription(drawing.guard).setWarningOnly(true).setUnprotectedRanges(free);
  if (drawing.hidden) sheet.hideSheet();
  else if (rows) sheet.showSheet();
}

/** Nothing stays of what stood there before, but for the tab itself. */
function empty(sheet: Sheet): void {
  for (const chart of sheet.getCharts()) sheet.removeChart(chart);
  sheet.clear();
  sheet
    .getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns())
    .breakApart()
    .clearNote()
    .clearDataValidations();
}

function setLooks(sheet: Sheet, { values, widths, looks }: Drawing): void {
  const grid = <T>(start: T): T[][] => values.map(() => widths.map(() => start));
  const styles = grid(PLAIN);
  const formats = grid<string | null>(null);
  const notes = grid<string | null>(null);
  for (const { row, column, style, format, note } of looks) {
    styles[row - 1]![column - 1] = LOOKS[style];
    formats[row - 1]![column - 1] = format;
    notes[row - 1]![column - 1] = note || null;
  }
  const each = <K extends keyof Look>(key: K): Look[K][][] =>
    styles.map((line) => line.map((look) => look[key]));
  inBox(sheet, formats, null, (range, box) =>
    range.setNumberFormats(box.map((line) => line.map((format) => format ?? 'General'))),
  );
  inBox(sheet, notes, null, (range, box) => range.setNotes(box));
  inBox(sheet, each('size'), PLAIN.size, (range, box) => range.setFontSizes(box));
  inBox(sheet, each('weight'), PLAIN.weight, (range, box) => range.setFontWeights(box));
  inBox(sheet, each('color'), PLAIN.color, (range, box) => range.setFontColors(box));
  inBox(sheet, each('background'), PLAIN.background, (range, box) => range.setBackgrounds(box as string[][]));
  inBox(sheet, each('align'), PLAIN.align, (range, box) => range.setHorizontalAlignments(box));
  inBox(sheet, each('vertical'), PLAIN.vertical, (range, box) => range.setVerticalAlignments(box));
  inBox(sheet, each('wrap'), PLAIN.wrap, (range, box) => range.setWraps(box));
  setFilled(sheet, looks);
}

/** Sets a property on the smallest block that holds all cells in which it is not as usual. */
function inBox<T>(
  sheet: Sheet,
  grid: readonly (readonly T[])[],
  usual: T,
  set: (range: Range, box: T[][]) => void,
): void {
  const rows = grid.flatMap((line, row) => (line.some((value) => value !== usual) ? [row] : []));
  const columns = rows.flatMap((row) =>
    grid[row]!.flatMap((value, column) => (value !== usual ? [column] : [])),
  );
  if (!rows.length) return;
  const [top, left] = [rows[0]!, Math.min(...columns)];
  const [bottom, right] = [rows[rows.length - 1]! + 1, Math.max(...columns) + 1];
  const box = grid.slice(top, bottom).map((line) => line.slice(left, right));
  set(sheet.getRange(top + 1, left + 1, bottom - top, right - left), box);
}

/** The cells that a formula fills look like its own. */
function setFilled(sheet: Sheet, looks: Drawing['looks']): void {
  const filled = looks.filter(({ rows }) => rows > 1);
  const each = <T>(
    of: (look: Drawing['looks'][number]) => T,
    usual: T,
    set: (list: RangeList, to: T) => void,
  ) => {
    for (const value of new Set(filled.map(of))) {
      if (value === usual) continue;
      const list = filled
        .filter((look) => of(look) === value)
        .map(
          ({ row, column, rows }) =>
            `${columnLetters(column)}${row}:${columnLetters(column)}${row + rows - 1}`,
        );
      set(sheet.getRangeList(list), value);
    }
  };
  each(
    ({ format }) => format,
    null,
    (list, format) => list.setNumberFormat(format!),
  );
  each(
    ({ style }) => LOOKS[style].wrap,
    PLAIN.wrap,
    (list, wrap) => list.setWrap(wrap),
  );
  each(
    ({ style }) => LOOKS[style].vertical,
    PLAIN.vertical,
    (list, vertical) => list.setVerticalAlignment(vertical),
  );
  each(
    ({ style }) => LOOKS[style].align,
    PLAIN.align,
    (list, align) => list.setHorizontalAlignment(align),
  );
}

function insertChart(file: File, sheet: Sheet, chart: ChartDrawing): void {
  let builder = sheet
    .newChart()
    .setChartType(Charts.ChartType[chart.type])
    .setMergeStrategy(Charts.ChartMergeStrategy.MERGE_COLUMNS)
    .setHiddenDimensionStrategy(Charts.ChartHiddenDimensionStrategy.SHOW_BOTH)
    .setNumHeaders(1)
    .setPosition(chart.row, chart.column, 0, 0);
  for (const { sheet: id, area } of chart.columns)
    builder = builder.addRange(file.sheet(id).getRange(area.row, area.column, area.rows, area.columns));
  for (const [option, value] of Object.entries(chart.options)) builder = builder.setOption(option, value);
  sheet.insertChart(builder.build());
}
