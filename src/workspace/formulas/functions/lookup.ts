/** Finding values in tables: VLOOKUP, XLOOKUP, MATCH, INDEX, CHOOSE, and cells by address: INDIRECT, OFFSET, ROW. */
import { columnLetters, parseA1, quoteSheetName } from '../../services/spreadsheet/a1.ts';
import { clip } from '../../services/spreadsheet/model/rect.ts';
import { compare, equalityKey, toBoolean, toText, toWhole } from '../coerce.ts';
import type { Argument, Context } from '../context.ts';
import { Area, FormulaError, isError, Matrix, type Scalar, type Value } from '../values.ts';
import { placesByKey, wildcardPattern } from './criteria.ts';
import { ANY, each, type FunctionTable, lazy, many, mixed } from './function.ts';

export const LOOKUP: FunctionTable = {
  VLOOKUP: mixed(3, 4, ['one', 'many', 'one', 'one'], ([key, table, index, sorted], context) => {
    const block = context.matrix(table);
    const column = toWhole((index as Argument) ?? null, context.locale) - 1;
    if (column < 0) throw FormulaError.VALUE;
    if (column >= block.columns) throw FormulaError.REF;
    const found = locate((key as Argument) ?? null, columnOf(block, 0), sorted as Argument, context);
    return found < 0 ? FormulaError.NA : block.at(found, column);
  }),
  HLOOKUP: mixed(3, 4, ['one', 'many', 'one', 'one'], ([key, table, index, sorted], context) => {
    const block = context.matrix(table);
    const row = toWhole((index as Argument) ?? null, context.locale) - 1;
    if (row < 0) throw FormulaError.VALUE;
    if (row >= block.rows) throw FormulaError.REF;
    const list = new Matrix(block.columns, 1, block.row(0));
    const found = locate((key as Argument) ?? null, list, sorted as Argument, context);
    return found < 0 ? FormulaError.NA : block.at(row, found);
  }),
  LOOKUP: mixed(
    2,
    3,
    ['one', 'many', 'many'],
    ([key, range, results], context) => {
      const block = context.matrix(range);
      const wide = block.columns > block.rows;
      const list = wide ? block.row(0) : columnOf(block, 0).cells;
      const found = lastAtMost((key as Argument) ?? null, list);
      if (found < 0) throw FormulaError.NA;
      if (results === undefined) {
        return wide ? block.at(block.rows - 1, found) : block.at(found, block.columns - 1);
      }
      const cells = context.matrix(results).cells;
      if (found >= cells.length) throw FormulaError.NA;
      return cells[found]!;
    },
    { arrays: true },
  ),
  MATCH: mixed(2, 3, ['one', 'many', 'one'], ([key, range, type], context) => {
    const list = listOf(range, context);
    const kind = type === undefined ? 1 : toWhole(type as Argument as Scalar, context.locale);
    const value = (key as Argument) ?? null;
    const found =
      kind === 0
        ? firstEqual(value, list)
        : kind > 0
          ? lastAtMost(value, list.cells)
          : lastAtLeast(value, list.cells);
    return found < 0 ? FormulaError.NA : found + 1;
  }),
  XMATCH: mixed(2, 4, ['one', 'many', 'one', 'one'], ([key, range, mode, search], context) => {
    const list = listOf(range, context);
    const found = searched((key as Argument) ?? null, list, mode as Argument, search as Argument, context);
    if (found < 0) throw FormulaError.NA;
    return found + 1;
  }),
  XLOOKUP: mixed(
    3,
    6,
    ['one', 'many', 'many', 'many', 'one', 'one'],
    ([key, range, results, missing, mode, search], context) => {
      const block = context.matrix(range);
      const list = listOf(range, context);
      const result = context.matrix(results);
      const upright = block.columns === 1;
      if (upright ? result.rows !== block.rows : result.columns !== block.columns) throw FormulaError.VALUE;
      const found = searched((key as Argument) ?? null, list, mode as Argument, search as Argument, context);
      if (found < 0) return missing === undefined ? FormulaError.NA : missing;
      const picked = upright ? Matrix.rowOf(result.row(found)) : Matrix.column(result.column(found));
      return picked.cells.length === 1 ? picked.cells[0]! : picked;
    },
  ),
  INDEX: mixed(
    1,
    3,
    ['many', 'one', 'one'],
    ([source, row, column], context) => {
      let r = toWhole((row as Argument) ?? null, context.locale);
      let c = toWhole((column as Argument) ?? null, context.locale);
      const { rows, columns } = source instanceof Area ? source : context.matrix(source);
      // A single row takes its one index as a column.
      if (rows === 1 && columns > 1 && column === undefined) [r, c] = [0, r];
      if (r < 0 || c < 0) throw FormulaError.NUM;
      if (r > rows || c > columns) throw FormulaError.NUM;
      const top = r === 0 ? 0 : r - 1;
      const left = c === 0 ? 0 : c - 1;
      const height = r === 0 ? rows : 1;
      const width = c === 0 ? columns : 1;
      if (source instanceof Area) return part(source, top, left, height, width);
      const block = context.matrix(source);
      if (height === 1 && width === 1) return block.at(top, left);
      return Matrix.build(height, width, (i, j) => block.at(top + i, left + j));
    },
    { arrays: true },
  ),
  CHOOSE: lazy(2, ANY, ([index, ...options], context, frame) =>
    context.broadcast([context.evaluate(index!, frame)], frame.arrays, ([value = null]) => {
      const place = toWhole(value, context.locale);
      if (place < 1 || place > options.length) throw FormulaError.NUM;
      const chosen = context.evaluate(options[place - 1]!, frame);
      return chosen;
    }),
  ),
  ROW: many(0, 1, ([value], context) => {
    if (value === undefined) return context.home.row + 1;
    const area = areaOf(value);
    return area.rows === 1 ? area.top + 1 : Matrix.build(area.rows, 1, (row) => area.top + row + 1);
  }),
  COLUMN: many(0, 1, ([value], context) => {
    if (value === undefined) return context.home.column + 1;
    const area = areaOf(value);
    return area.columns === 1
      ? area.left + 1
      : Matrix.build(1, area.columns, (_, column) => area.left + column + 1);
  }),
  ROWS: many(1, 1, ([value], context) => sizeOf(value, context).rows),
  COLUMNS: many(1, 1, ([value], context) => sizeOf(value, context).columns),
  ADDRESS: each(2, 5, ([row = null, column = null, kind, a1 = true, sheet], { locale }) => {
    const r = toWhole(row, locale);
    const c = toWhole(column, locale);
    if (r < 1 || c < 1) throw FormulaError.VALUE;
    const mode = kind === undefined ? 1 : toWhole(kind, locale);
    if (mode < 1 || mode > 4) throw FormulaError.NUM;
    const rowFixed = mode === 1 || mode === 2;
    const columnFixed = mode === 1 || mode === 3;
    const prefix = sheet === undefined ? '' : `${quoteSheetName(toText(sheet, locale))}!`;
    if (!toBoolean(a1, locale)) {
      return `${prefix}R${rowFixed ? r : `[${r}]`}C${columnFixed ? c : `[${c}]`}`;
    }
    return `${prefix}${columnFixed ? '$' : ''}${columnLetters(c - 1)}${rowFixed ? '$' : ''}${r}`;
  }),
  INDIRECT: mixed(1, 2, ['one', 'one'], ([text, a1 = true], context) => {
    if (!toBoolean(a1 as Scalar, context.locale)) throw FormulaError.REF;
    return addressed(toText((text as Argument) ?? null, context.locale), context);
  }),
  OFFSET: mixed(
    3,
    5,
    ['many', 'one', 'one', 'one', 'one'],
    ([origin, down, right, height, width], context) => {
      const area = areaOf(origin);
      const { rowCount, columnCount } = context.book.sheet(area.sheetId);
      const top = area.top + toWhole((down as Argument) ?? null, context.locale);
      const left = area.left + toWhole((right as Argument) ?? null, context.locale);
      const rows = height === undefined ? area.rows : toWhole(height as Scalar, context.locale);
      const columns = width === undefined ? area.columns : toWhole(width as Scalar, context.locale);
      if (rows < 1 || columns < 1) throw FormulaError.REF;
      if (top < 0 || left < 0 || top + rows > rowCount || left + columns > columnCount)
        throw FormulaError.REF;
      return new Area(area.sheetId, { top, left, bottom: top + rows, right: left + columns });
    },
  ),
};

function areaOf(value: Value): Area {
  if (isError(value)) throw value;
  if (!(value instanceof Area)) throw FormulaError.VALUE;
  return value;
}

function sizeOf(value: Value, context: Context): { readonly rows: number; readonly columns: number } {
  if (isError(value)) throw value;
  return value instanceof Area ? value : context.matrix(value);
}

function part(
  { sheetId, top, left }: Area,
  row: number,
  column: number,
  rows: number,
  columns: number,
): Area {
  return new Area(sheetId, {
    top: top + row,
    left: left + column,
    bottom: top + row + rows,
    right: left + column + columns,
  });
}

/** The cells that a text names: `A1`, `'Mijn tab'!B2:B` or a named range. */
function addressed(text: string, context: Context): Area {
  const a1 = parseA1(text);
  if (!a1) {
    const named = context.book.named(text.toUpperCase());
    if (!named) throw FormulaError.REF;
    return named;
  }
  const sheet =
    a1.sheetName === null ? context.book.sheet(context.home.sheetId) : context.book.sheetNamed(a1.sheetName);
  if (!sheet) throw FormulaError.REF;
  const area = clip(a1.area, sheet.rowCount, sheet.columnCount);
  if (area.top >= area.bottom || area.left >= area.right) throw FormulaError.REF;
  return new Area(sheet.id, area);
}

const columns = new WeakMap<Matrix, Map<number, Matrix>>();

/** A column of a block as a block of its own; the same one each time, so that its index is made once. */
function columnOf(block: Matrix, column: number): Matrix {
  if (block.columns === 1) return block;
  let made = columns.get(block);
  if (!made) {
    made = new Map();
    columns.set(block, made);
  }
  let list = made.get(column);
  if (!list) {
    list = Matrix.column(block.column(column));
    made.set(column, list);
  }
  return list;
}

function listOf(range: Value, context: Context): Matrix {
  const block = context.matrix(range);
  if (block.rows !== 1 && block.columns !== 1) throw FormulaError.NA;
  return block;
}

/** The place of `key` in the first column of a table for VLOOKUP and HLOOKUP; -1 when it is not there. */
function locate(key: Scalar, list: Matrix, sorted: Argument, context: Context): number {
  const approximate = sorted === undefined || toBoolean(sorted, context.locale);
  return approximate ? lastAtMost(key, list.cells) : firstEqual(key, list);
}

/** The first equal value; text may hold `*` and `?`. A blank key finds nothing. */
function firstEqual(key: Scalar, list: Matrix): number {
  if (key === null) return -1;
  const places = placesByKey(list).get(equalityKey(key));
  if (places) return places[0]!;
  if (typeof key !== 'string' || !/[*?~]/.test(key)) return -1;
  const pattern = wildcardPattern(key);
  return list.cells.findIndex((cell) => typeof cell === 'string' && pattern.test(cell));
}

/** In a list sorted upwards: the last value that is not above `key`, by halving. */
function lastAtMost(key: Scalar, cells: readonly Scalar[]): number {
  return halve(cells, key, (difference) => difference <= 0);
}

/** In a list sorted downwards: the last value that is not below `key`. */
function lastAtLeast(key: Scalar, cells: readonly Scalar[]): number {
  return halve(cells, key, (difference) => difference >= 0);
}

function halve(cells: readonly Scalar[], key: Scalar, before: (difference: number) => boolean): number {
  // Only values of the key's own kind count; blanks at the end of an open range do not.
  const kind = kindOf(key);
  const places: number[] = [];
  for (let i = 0; i < cells.length; i += 1) if (kindOf(cells[i]!) === kind) places.push(i);
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(compare(cells[places[middle]!]!, key))) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? -1 : places[low - 1]!;
}

function kindOf(value: Scalar): string {
  const key = equalityKey(value);
  return isError(value) ? 'error' : key === null ? 'blank' : typeof key;
}

/** XLOOKUP and XMATCH: mode 0 exact, -1 or 1 the next below or above, 2 wildcards; search 1 from the top, -1 from the end. */
function searched(key: Scalar, list: Matrix, mode: Argument, search: Argument, context: Context): number {
  const how = mode === undefined ? 0 : toWhole(mode, context.locale);
  const order = search === undefined ? 1 : toWhole(search, context.locale);
  if (![0, -1, 1, 2].includes(how) || ![1, -1, 2, -2].includes(order)) throw FormulaError.VALUE;
  const { cells } = list;
  const wanted = equalityKey(key);
  if (how === 2 && typeof key === 'string') {
    const pattern = wildcardPattern(key);
    return scan(cells, order, (cell) => typeof cell === 'string' && pattern.test(cell));
  }
  const exact =
    order > 0
      ? (placesByKey(list).get(wanted)?.[0] ?? -1)
      : scan(cells, order, (cell) => equalityKey(cell) === wanted);
  if (exact >= 0 || how === 0 || how === 2) return exact;
  const kind = kindOf(key);
  let best = -1;
  for (const [i, cell] of cells.entries()) {
    if (kindOf(cell) !== kind || how * compare(cell, key) < 0) continue;
    if (best < 0 || how * compare(cell, cells[best]!) < 0) best = i;
  }
  return best;
}

function scan(cells: readonly Scalar[], order: number, holds: (cell: Scalar) => boolean): number {
  if (order > 0) return cells.findIndex(holds);
  for (let i = cells.length - 1; i >= 0; i -= 1) if (holds(cells[i]!)) return i;
  return -1;
}
