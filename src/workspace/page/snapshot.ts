/** Views of a spreadsheet for the page: what every cell shows, how it looks, and what may be chosen in it. */
import { chartView } from '../charts/data.ts';
import type { ChartView } from '../charts/view.ts';
import { displayValues } from '../services/spreadsheet/cells.ts';
import { displayValue, kindOfFormat } from '../services/spreadsheet/display.ts';
import { localeFacts } from '../services/spreadsheet/locale.ts';
import type { CellValue } from '../services/spreadsheet/model/grid.ts';
import type { Layer } from '../services/spreadsheet/model/layer.ts';
import type { Validation } from '../services/spreadsheet/model/parts.ts';
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import { Runs } from '../services/spreadsheet/model/runs.ts';
import type { SheetModel, SpreadsheetModel } from '../services/spreadsheet/model.ts';
import { parseTyped } from '../services/spreadsheet/typed.ts';
import type { WorkspaceFile } from '../world.ts';
import { overlaysOf } from './conditional.ts';
import type {
  BookView,
  CellEntry,
  CellView,
  RunsView,
  SheetView,
  TabView,
  ValidationView,
} from './protocol.ts';
import { choicesOf, faultsIn } from './validity.ts';

export function bookView(file: WorkspaceFile, model: SpreadsheetModel): BookView {
  return {
    fileId: file.id,
    name: file.name,
    locale: model.locale,
    timeZone: model.timeZone,
    tabs: model.sheets.map(tabView),
  };
}

function tabView(sheet: SheetModel): TabView {
  return {
    sheetId: sheet.id,
    name: sheet.name,
    color: sheet.tabColor,
    hidden: sheet.isHidden,
    protected: sheet.protections.some((protection) => protection.area === null),
  };
}

/** All that the page draws of one tab. */
export function sheetView(model: SpreadsheetModel, sheet: SheetModel): SheetView {
  const { rows, columns } = model.extent(sheet);
  const styles = indexed(sheet.styles, sheet.columns.count);
  const validations = indexed(sheet.validations, sheet.columns.count);
  return {
    sheetId: sheet.id,
    name: sheet.name,
    rowCount: sheet.rows.count,
    columnCount: sheet.columns.count,
    frozenRows: sheet.rows.frozen,
    frozenColumns: sheet.columns.frozen,
    gridlines: !sheet.hiddenGridlines,
    columnWidths: sizes(sheet.columns, new Set()),
    rowHeights: sizes(sheet.rows, model.hiddenByFilter(sheet)),
    merges: sheet.merges,
    styles: styles.table,
    styleRuns: styles.columns,
    validations: validations.table.map((validation) => validationView(model, validation)),
    validationRuns: validations.columns,
    notes: [...sheet.notes.entries()],
    cells: cellEntries(model, sheet, { top: 0, left: 0, bottom: rows, right: columns }),
    bandings: sheet.bandings,
    overlays: overlaysOf(model, sheet),
    charts: chartViews(model, sheet),
    filter: sheet.filter && { ...sheet.filter, area: sheet.clip(sheet.filter.area) },
  };
}

export function chartViews(model: SpreadsheetModel, sheet: SheetModel): ChartView[] {
  return sheet.charts.map((chart) => chartView(model, chart, chart.id));
}

/** The cells within an area that hold something. */
export function cellEntries(model: SpreadsheetModel, sheet: SheetModel, given: Rect): CellEntry<CellView>[] {
  const area = sheet.clip(given);
  const entries: CellEntry<CellView>[] = [];
  if (area.top >= area.bottom || area.left >= area.right) return entries;
  const values = model.readValues(sheet, area);
  const texts = displayValues(model, sheet, area);
  const faults = faultsIn(model, sheet, area, values);
  for (let i = 0; i < values.length; i += 1) {
    for (let j = 0; j < values[i]!.length; j += 1) {
      const [row, column, value] = [area.top + i, area.left + j, values[i]![j]!];
      const formula = sheet.formulas.get(row, column);
      if (value === null && formula === undefined) continue;
      const numberFormat = sheet.styles.get(row, column)?.numberFormat;
      const text = texts[i]![j]!;
      const edit = formula ?? editText(value, numberFormat, model.locale);
      const invalid = faults.get(`${row} ${column}`);
      entries.push([
        row,
        column,
        {
          text,
          ...(typeof value !== 'string' && value !== null && { value }),
          ...(edit !== text && { edit }),
          ...(invalid && { invalid }),
        },
      ]);
    }
  }
  return entries;
}

/** What an editor starts with: text that, typed again, gives the same value. */
export function editText(value: CellValue, numberFormat: string | undefined, locale: string): string {
  const kind = kindOfFormat(numberFormat);
  if (value === null) return '';
  if (typeof value === 'string') {
    const kept =
      kind === 'text' || !/^[-+=.,'\d€$TFWO]/i.test(value) || parseTyped(value, locale).value === value;
    return kept ? value : `'${value}`;
  }
  if (typeof value === 'boolean') return displayValue(value, undefined, locale);
  if (kind === 'date') return displayValue(value, dateFormat(value, locale), locale);
  const facts = localeFacts(locale);
  const plain = (number: number) => String(Number(number.toPrecision(15))).replace('.', facts.decimal);
  return numberFormat?.includes('%') ? `${plain(value * 100)}%` : plain(value);
}

/** A date as it is typed: with the time when there is one, and the time alone when there is no day. */
function dateFormat(serial: number, locale: string): string {
  const { dateFormat: day } = localeFacts(locale);
  if (Number.isInteger(serial)) return day;
  return serial > 0 && serial < 1 ? 'H:mm:ss' : `${day} H:mm:ss`;
}

function validationView(model: SpreadsheetModel, validation: Validation): ValidationView {
  const { condition, helpText } = validation;
  const help = helpText ?? '';
  const choices = choicesOf(model, validation);
  if (choices) return { kind: 'list', choices, arrow: condition.values.at(-1) !== false, help };
  if (condition.type !== 'CHECKBOX') return { kind: 'other', help };
  const [ticked, unticked] = condition.values as readonly CellValue[];
  return {
    kind: 'checkbox',
    states: [
      displayValue(ticked ?? true, undefined, model.locale),
      displayValue(unticked ?? false, undefined, model.locale),
    ],
    help,
  };
}

/** A layer as a table of distinct values and, per column, runs of indexes into it. */
function indexed<T>(layer: Layer<T>, columnCount: number) {
  const index = new Map<T, number>();
  const columns: [column: number, runs: RunsView<number>][] = [];
  for (let column = 0; column < Math.min(layer.width, columnCount); column += 1) {
    const runs = layer.column(column);
    if (!runs || runs.isEmpty) continue;
    const pairs = runs.toJSON().map(([start, value]): [number, number | null] => {
      if (value === null) return [start, null];
      if (!index.has(value)) index.set(value, index.size);
      return [start, index.get(value)!];
    });
    columns.push([column, pairs]);
  }
  return { table: [...index.keys()], columns };
}

/** Sizes in pixels with 0 for what is hidden, by a person or by the filter. */
function sizes(
  axis: { readonly count: number; readonly sizes: Runs<number>; readonly hidden: Runs<true> },
  filtered: ReadonlySet<number>,
): RunsView<number> {
  const runs = Runs.from(axis.sizes.toJSON());
  for (const run of axis.hidden.slice(0, axis.count)) if (run.value) runs.set(run.start, run.end, 0);
  for (const index of filtered) runs.set(index, index + 1, 0);
  return runs.toJSON();
}
