/** Values of cells as REST calls read and write them, row by row or column by column. */
import { ApiFault } from '../../services/api-fault.ts';
import { columnLetters } from '../../services/spreadsheet/a1.ts';
import { displayValues, entryOf, putEntries, shownFormat } from '../../services/spreadsheet/cells.ts';
import { kindOfFormat } from '../../services/spreadsheet/display.ts';
import { type Rect, rect } from '../../services/spreadsheet/model/rect.ts';
import { shiftCells } from '../../services/spreadsheet/model/structure.ts';
import type { CellValue, SheetModel, SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import type { Entry } from '../../services/spreadsheet/typed.ts';
import { type Place, rangeName } from './ranges.ts';
import type { UpdateValues, ValueRange } from './schema.ts';
import type { Target } from './target.ts';

type Rows<T> = readonly (readonly T[])[];

/** How values are asked for; what is not given has Google's default. */
export interface ReadOptions {
  readonly valueRenderOption?: string;
  readonly dateTimeRenderOption?: string;
  readonly majorDimension?: string;
}

type Reader = (model: SpreadsheetModel, place: Place, options: ReadOptions) => Rows<CellValue>;

const READERS: Readonly<Record<string, Reader>> = {
  FORMATTED_VALUE: (model, { sheet, area }) => displayValues(model, sheet, area),
  UNFORMATTED_VALUE: (model, place, options) =>
    withDates(model, place, options, model.readValues(place.sheet, place.area)),
  FORMULA: (model, place, options) => {
    const { sheet, area } = place;
    const values = model.readValues(sheet, area);
    return withDates(model, place, options, values).map((row, i) =>
      row.map((value, j) => sheet.formulas.get(area.top + i, area.left + j) ?? value),
    );
  },
};

/** Dates and times as people see them, where that is asked for; they are serial numbers otherwise. */
function withDates(
  model: SpreadsheetModel,
  { sheet, area }: Place,
  { dateTimeRenderOption }: ReadOptions,
  values: Rows<CellValue>,
): Rows<CellValue> {
  if (dateTimeRenderOption !== 'FORMATTED_STRING') return values;
  const shown = displayValues(model, sheet, area);
  return values.map((row, i) =>
    row.map((value, j) => {
      const format = shownFormat(model, sheet, area.top + i, area.left + j);
      return typeof value === 'number' && kindOfFormat(format) === 'date' ? shown[i]![j]! : value;
    }),
  );
}

/** The values of a block without the empty cells at its ends. */
export function readRange(model: SpreadsheetModel, place: Place, options: ReadOptions): ValueRange {
  const render = options.valueRenderOption ?? 'FORMATTED_VALUE';
  const read = READERS[render];
  if (!read) throw invalidOption('value_render_option', render);
  const majorDimension = options.majorDimension ?? 'ROWS';
  const used = usedPart(model, place);
  const rows = used ? read(model, { ...place, area: used }, options) : [];
  const lines = majorDimension === 'COLUMNS' ? transposed(rows) : rows;
  const values = trimmed(lines);
  return {
    range: rangeName(place.sheet, place.area),
    majorDimension,
    ...(values.length > 0 && { values }),
  };
}

/** What lies below and beside all contents need not be read. */
function usedPart(model: SpreadsheetModel, { sheet, area }: Place): Rect | null {
  const { rows, columns } = model.extent(sheet);
  const bottom = Math.min(area.bottom, rows);
  const right = Math.min(area.right, columns);
  return area.top < bottom && area.left < right ? { ...area, bottom, right } : null;
}

function trimmed(lines: Rows<CellValue>): (string | number | boolean)[][] {
  const result = lines.map((line) => {
    let end = line.length;
    while (end > 0 && isEmpty(line[end - 1])) end -= 1;
    return line.slice(0, end).map((value) => value ?? '');
  });
  while (result.length > 0 && result.at(-1)!.length === 0) result.pop();
  return result;
}

function isEmpty(value: CellValue | undefined): boolean {
  return value === null || value === undefined || value === '';
}

function transposed<T>(rows: Rows<T>): T[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, j) => rows.map((row) => row[j] as T));
}

/** How values are written. */
export interface WriteOptions {
  readonly valueInputOption?: string;
  readonly includeValuesInResponse?: boolean;
  readonly responseValueRenderOption?: string;
  readonly responseDateTimeRenderOption?: string;
}

type Input = (model: SpreadsheetModel, value: unknown, numberFormat: string | undefined) => Entry;

const INPUTS: Readonly<Record<string, Input>> = {
  RAW: (_, value) => ({ value: value === '' ? null : (value as CellValue) }),
  USER_ENTERED: entryOf,
};

/** Writes values with their first cell at the start of `place`; a null leaves its cell as it is. */
export function writeRange(
  target: Target,
  place: Place,
  given: ValueRange,
  options: WriteOptions,
): UpdateValues {
  return prepareWrite(target, place, given, options)();
}

/** Checks everything that can be refused, and gives what then does the writing. */
export function prepareWrite(
  target: Target,
  place: Place,
  given: ValueRange,
  options: WriteOptions,
): () => UpdateValues {
  const { sheet } = place;
  const rows = rowsOf(given);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const area = rect(place.area.top, place.area.left, rows.length, width);
  const input = inputOf(options.valueInputOption);
  const spreadsheetId = target.file.id;
  if (rows.length === 0 || width === 0)
    return () => ({ spreadsheetId, updatedRange: rangeName(sheet, place.area) });
  requireRoom(place, area);
  target.requireCells(sheet, area);
  return () => {
    const updatedCells = put(target.model, sheet, area, rows, input);
    target.touchFile();
    return {
      spreadsheetId,
      updatedRange: rangeName(sheet, area),
      updatedRows: rows.length,
      updatedColumns: width,
      updatedCells,
      ...(options.includeValuesInResponse && {
        updatedData: readRange(target.model, { sheet, area }, responseOptions(given, options)),
      }),
    };
  };
}

function responseOptions({ majorDimension }: ValueRange, options: WriteOptions): ReadOptions {
  const { responseValueRenderOption, responseDateTimeRenderOption } = options;
  return {
    ...(responseValueRenderOption !== undefined && { valueRenderOption: responseValueRenderOption }),
    ...(responseDateTimeRenderOption !== undefined && { dateTimeRenderOption: responseDateTimeRenderOption }),
    ...(majorDimension && { majorDimension }),
  };
}

function inputOf(name: string | undefined): Input {
  if (name === undefined) throw new ApiFault(400, "'valueInputOption' is required but not specified");
  const input = INPUTS[name];
  if (!input) throw invalidOption('value_input_option', name);
  return input;
}

function rowsOf({ values, majorDimension }: ValueRange): Rows<unknown> {
  const lines = (values ?? []) as Rows<unknown>;
  for (const [i, line] of lines.entries()) {
    if (!Array.isArray(line))
      throw new ApiFault(
        400,
        `Invalid value at 'data.values[${i}]' (type.googleapis.com/google.protobuf.ListValue), ${JSON.stringify(line)}`,
      );
    for (const [j, value] of line.entries())
      if (value !== null && typeof value === 'object')
        throw new ApiFault(400, `Invalid values[${i}][${j}]: ${JSON.stringify(value)}`);
  }
  return majorDimension === 'COLUMNS' ? squaredTransposed(lines) : lines;
}

/** Where a column is shorter than others its cells are left as they are. */
function squaredTransposed(columns: Rows<unknown>): unknown[][] {
  return transposed(columns).map((row) => row.map((value) => value ?? null));
}

/** A single cell is where writing starts; a larger range must hold all values. */
function requireRoom({ sheet, area }: Place, written: Rect): void {
  const { count: rows } = sheet.rows;
  const { count: columns } = sheet.columns;
  const single = area.bottom - area.top === 1 && area.right - area.left === 1;
  const beyond = (what: string) =>
    new ApiFault(
      400,
      `Requested writing within range [${rangeName(sheet, area)}], but tried writing to ${what}`,
    );
  if (!single && written.bottom > area.bottom) throw beyond(`row [${area.bottom + 1}]`);
  if (!single && written.right > area.right) throw beyond(`column [${columnLetters(area.right)}]`);
  if (written.bottom > rows || written.right > columns)
    throw new ApiFault(
      400,
      `Range (${rangeName(sheet, written)}) exceeds grid limits. Max rows: ${rows}, max columns: ${columns}`,
    );
}

/** Writes each stretch of given cells; gives how many cells that were. */
function put(
  model: SpreadsheetModel,
  sheet: SheetModel,
  area: Rect,
  rows: Rows<unknown>,
  input: Input,
): number {
  const formats = sheet.styles.read(area);
  const entries = rows.map((row, i) =>
    row.map((value, j) => (value === null ? null : input(model, value, formats[i]![j]?.numberFormat))),
  );
  const width = area.right - area.left;
  if (entries.every((row) => row.length === width && !row.includes(null))) {
    putEntries(sheet, area, entries as Entry[][], formats);
    return entries.length * width;
  }
  let written = 0;
  for (const [i, row] of entries.entries()) {
    for (const [j, entry] of row.entries()) {
      if (entry === null) continue;
      putEntries(sheet, rect(area.top + i, area.left + j, 1, 1), [[entry]]);
      written += 1;
    }
  }
  return written;
}

/** Empties a block; looks, notes and rules stay. */
export function clearRange(target: Target, { sheet, area }: Place): string {
  target.requireCells(sheet, area);
  sheet.clearContents(area);
  sheet.touch('values', area);
  target.touchFile();
  return rangeName(sheet, area);
}

/**
 * Writes below the last table in the range: the block of cells with contents that touch each other. Without one
 * it writes at the start of the range. The sheet grows where it is too small.
 */
export function appendRows(
  target: Target,
  place: Place,
  given: ValueRange,
  options: WriteOptions & { readonly insertDataOption?: string },
): object {
  const { model } = target;
  const { sheet } = place;
  const rows = rowsOf(given);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const table = lastTable(model, place);
  const at = table
    ? { row: table.bottom, column: table.left }
    : { row: place.area.top, column: place.area.left };
  const area = rect(at.row, at.column, Math.max(1, rows.length), Math.max(1, width));
  target.requireCells(sheet, area);
  inputOf(options.valueInputOption);
  if (options.insertDataOption === 'INSERT_ROWS' && at.row < sheet.rows.count && rows.length > 0)
    shiftCells(
      model,
      sheet,
      { kind: 'insert', axis: 'rows', at: at.row, count: rows.length },
      Math.max(0, at.row - 1),
    );
  growTo(model, sheet, area);
  const updates = writeRange(target, { sheet, area }, given, options);
  return {
    spreadsheetId: target.file.id,
    ...(table && { tableRange: rangeName(sheet, table) }),
    updates,
  };
}

/** Adds the rows and columns that the area needs, looking like the last ones. */
export function growTo(model: SpreadsheetModel, sheet: SheetModel, area: Rect): void {
  for (const [axis, end] of [
    ['rows', area.bottom],
    ['columns', area.right],
  ] as const) {
    const at = sheet[axis].count;
    if (end > at) shiftCells(model, sheet, { kind: 'insert', axis, at, count: end - at }, at - 1);
  }
}

function lastTable(model: SpreadsheetModel, place: Place): Rect | null {
  const { rows, columns } = model.extent(place.sheet);
  if (rows === 0 || columns === 0) return null;
  const filled = model
    .readValues(place.sheet, rect(0, 0, rows, columns))
    .map((row) => row.map((value) => !isEmpty(value)));
  const { area } = place;
  for (let row = Math.min(area.bottom, rows) - 1; row >= area.top; row -= 1)
    for (let column = area.left; column < Math.min(area.right, columns); column += 1)
      if (filled[row]![column]) return region(filled, row, column);
  return null;
}

/** The smallest block around a cell that no cell with contents touches from outside. */
function region(filled: readonly (readonly boolean[])[], row: number, column: number): Rect {
  let block = rect(row, column, 1, 1);
  const any = (area: Rect) => {
    for (let i = Math.max(0, area.top); i < Math.min(area.bottom, filled.length); i += 1)
      for (let j = Math.max(0, area.left); j < area.right; j += 1) if (filled[i]![j]) return true;
    return false;
  };
  for (let grown = true; grown; ) {
    grown = false;
    const { top, left, bottom, right } = block;
    const around = { top: top - 1, left: left - 1, bottom: bottom + 1, right: right + 1 };
    const sides = {
      top: any({ ...around, bottom: top }) ? -1 : 0,
      left: any({ ...around, right: left }) ? -1 : 0,
      bottom: any({ ...around, top: bottom }) ? 1 : 0,
      right: any({ ...around, left: right }) ? 1 : 0,
    };
    if (sides.top || sides.left || sides.bottom || sides.right) {
      grown = true;
      block = {
        top: top + sides.top,
        left: left + sides.left,
        bottom: bottom + sides.bottom,
        right: right + sides.right,
      };
    }
  }
  return block;
}

function invalidOption(name: string, value: string): ApiFault {
  const type = name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return new ApiFault(
    400,
    `Invalid value at '${name}' (type.googleapis.com/google.apps.sheets.v4.${type}), "${value}"`,
  );
}
