/** Blocks made out of blocks: FILTER, SORT, UNIQUE, FLATTEN, SEQUENCE and the like. */
import { compare, equalityKey, toBoolean, toNumber, toWhole } from '../coerce.ts';
import type { Argument, Context } from '../context.ts';
import { FormulaError, isError, Matrix, plain, type Scalar, type Value } from '../values.ts';
import { ANY, each, type FunctionTable, many, mixed } from './function.ts';

export const ARRAYS: FunctionTable = {
  ARRAYFORMULA: many(1, 1, ([value], context) => whole(value, context), { arrays: true }),
  FILTER: many(2, ANY, filter, { arrays: true }),
  SORT: many(
    1,
    ANY,
    ([source, ...keys], context) => sortRows(context.matrix(source), readKeys(source, keys, context)),
    {
      arrays: true,
    },
  ),
  SORTN: many(1, ANY, sortN, { arrays: true }),
  UNIQUE: many(1, 3, ([source, byColumn, once], context) => {
    const sideways = flag(byColumn, context);
    const block = sideways ? context.matrix(source).transpose() : context.matrix(source);
    const groups = groupRows(block);
    const rows = flag(once, context)
      ? groups.filter((group) => group.length === 1).map((group) => group[0]!)
      : groups.map((group) => group[0]!);
    if (rows.length === 0) throw FormulaError.NA;
    const result = block.pick(rows);
    return sideways ? result.transpose() : result;
  }),
  TRANSPOSE: many(1, 1, ([source], context) => context.matrix(source).transpose()),
  FLATTEN: many(1, ANY, (values, context) =>
    Matrix.column(values.flatMap((value) => context.matrix(value).cells)),
  ),
  TOCOL: many(1, 3, (values, context) => Matrix.column(listed(values, context))),
  TOROW: many(1, 3, (values, context) => Matrix.rowOf(listed(values, context))),
  VSTACK: many(1, ANY, (values, context) => {
    const blocks = values.map((value) => context.matrix(value));
    const width = Math.max(...blocks.map((block) => block.columns));
    const height = blocks.reduce((sum, block) => sum + block.rows, 0);
    return new Matrix(
      height,
      width,
      blocks.flatMap((block) => widened(block, width).cells),
    );
  }),
  HSTACK: many(1, ANY, (values, context) => {
    const blocks = values.map((value) => context.matrix(value));
    const height = Math.max(...blocks.map((block) => block.rows));
    const places = blocks.flatMap((block) =>
      Array.from({ length: block.columns }, (_, i) => [block, i] as const),
    );
    return Matrix.build(height, places.length, (row, column) => {
      const [block, i] = places[column]!;
      return row < block.rows ? block.at(row, i) : FormulaError.NA;
    });
  }),
  CHOOSEROWS: many(2, ANY, ([source, ...indexes], context) => {
    const block = context.matrix(source);
    return block.pick(places(indexes, block.rows, context));
  }),
  CHOOSECOLS: many(2, ANY, ([source, ...indexes], context) => {
    const block = context.matrix(source);
    return block.pickColumns(places(indexes, block.columns, context));
  }),
  WRAPROWS: mixed(2, 3, ['many', 'one', 'one'], (values, context) => wrapped(values, context)),
  WRAPCOLS: mixed(2, 3, ['many', 'one', 'one'], (values, context) => wrapped(values, context).transpose()),
  ARRAY_CONSTRAIN: mixed(3, 3, ['many', 'one', 'one'], ([source, rows, columns], context) => {
    const block = context.matrix(source);
    const height = Math.min(block.rows, count(rows, context));
    const width = Math.min(block.columns, count(columns, context));
    return Matrix.build(height, width, (row, column) => block.at(row, column));
  }),
  SEQUENCE: mixed(1, 4, ['one'], ([rows, columns, start, step], context) => {
    const height = count(rows, context);
    const width = columns === undefined ? 1 : count(columns, context);
    const first = start === undefined ? 1 : toNumber(start as Scalar, context.locale);
    const stride = step === undefined ? 1 : toNumber(step as Scalar, context.locale);
    return Matrix.build(height, width, (row, column) => first + stride * (row * width + column));
  }),
  FREQUENCY: many(2, 2, ([values, limits], context) => {
    const numbers = context
      .matrix(values)
      .cells.map(plain)
      .filter((cell) => typeof cell === 'number');
    const bounds = context
      .matrix(limits)
      .cells.map(plain)
      .filter((cell) => typeof cell === 'number');
    const order = bounds.map((_, i) => i).sort((a, b) => bounds[a]! - bounds[b]!);
    const counts: number[] = new Array(bounds.length + 1).fill(0);
    for (const number of numbers) {
      const place = order.find((i) => number <= bounds[i]!);
      counts[place ?? bounds.length]! += 1;
    }
    return Matrix.column(counts);
  }),
  // Text for a screen that this engine does not have: a small chart and a picture show nothing.
  SPARKLINE: many(1, 2, () => null),
  IMAGE: each(1, 4, () => null),
};

function whole(value: Value, context: Context): Value {
  const block = context.matrix(value);
  return block.cells.length === 1 ? block.cells[0]! : block;
}

function flag(value: Value, context: Context): boolean {
  return value !== undefined && toBoolean(context.single(value) ?? null, context.locale);
}

function count(value: Value, context: Context): number {
  const number = toWhole((value as Argument) ?? null, context.locale);
  if (number < 1) throw FormulaError.NUM;
  return number;
}

function filter([source, ...conditions]: readonly Value[], context: Context): Matrix {
  const block = context.matrix(source);
  const tests = conditions.map((condition) => {
    if (isError(condition)) throw condition;
    return context.matrix(condition);
  });
  const sideways =
    tests.every((test) => test.rows === 1 && test.columns === block.columns) && block.rows !== 1;
  const upright = sideways ? block.transpose() : block;
  const single = block.rows === 1 && tests.every((test) => test.columns === block.columns && test.rows === 1);
  const lines = single ? block.transpose() : upright;
  if (tests.some((test) => test.cells.length !== lines.rows || (test.rows !== 1 && test.columns !== 1))) {
    throw FormulaError.NA;
  }
  const kept: number[] = [];
  for (let row = 0; row < lines.rows; row += 1) {
    if (tests.every((test) => isTrue(test.cells[row]!))) kept.push(row);
  }
  if (kept.length === 0) throw FormulaError.NA;
  const result = lines.pick(kept);
  return sideways || single ? result.transpose() : result;
}

/** A condition of FILTER: an error in it keeps the row out, as does text. */
function isTrue(value: Scalar): boolean {
  const bare = plain(value);
  return bare === true || (typeof bare === 'number' && bare !== 0);
}

interface SortKey {
  readonly values: readonly Scalar[];
  readonly ascending: boolean;
}

/** Pairs of a column (its number within the block, or values of its own) and whether it goes upwards. */
function readKeys(source: Value, keys: readonly Value[], context: Context): SortKey[] {
  const block = context.matrix(source);
  if (keys.length === 0) return [{ values: block.column(0), ascending: true }];
  if (keys.length % 2 === 1) throw FormulaError.NA;
  const read: SortKey[] = [];
  for (let i = 0; i < keys.length; i += 2) {
    const by = context.matrix(keys[i]);
    const ascending = toBoolean(context.single(keys[i + 1]) ?? null, context.locale);
    if (by.cells.length > 1) {
      if (by.rows !== block.rows || by.columns !== 1) throw FormulaError.VALUE;
      read.push({ values: by.cells, ascending });
    } else {
      const column = toWhole(by.cells[0]!, context.locale);
      if (column < 1 || column > block.columns) throw FormulaError.VALUE;
      read.push({ values: block.column(column - 1), ascending });
    }
  }
  return read;
}

function sortRows(block: Matrix, keys: readonly SortKey[]): Matrix {
  const order = Array.from({ length: block.rows }, (_, row) => row);
  return block.pick(order.sort((a, b) => compareBy(keys, a, b)));
}

/** Blanks come last, whichever way; equal rows stay in order. */
function compareBy(keys: readonly SortKey[], a: number, b: number): number {
  for (const { values, ascending } of keys) {
    const left = values[a] ?? null;
    const right = values[b] ?? null;
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
      continue;
    }
    const difference = sortOrder(left, right);
    if (difference !== 0) return ascending ? difference : -difference;
  }
  return 0;
}

/** As `compare`, with errors after everything else. */
function sortOrder(left: Scalar, right: Scalar): number {
  if (isError(left) || isError(right)) return Number(isError(left)) - Number(isError(right));
  return compare(left, right);
}

/** Mode 0: the first n; 1: and those equal to the last; 2: without repeats; 3: n different ones with their repeats. */
function sortN([source, amount, ties, ...keys]: readonly Value[], context: Context): Matrix {
  const block = context.matrix(source);
  const n = amount === undefined ? 1 : toWhole(context.single(amount) ?? null, context.locale);
  const mode = ties === undefined ? 0 : toWhole(context.single(ties) ?? null, context.locale);
  if (n < 1) throw FormulaError.NUM;
  if (mode < 0 || mode > 3) throw FormulaError.VALUE;
  const by = readKeys(source, keys, context);
  const order = Array.from({ length: block.rows }, (_, row) => row).sort((a, b) => compareBy(by, a, b));
  const groups: number[][] = [];
  for (const row of order) {
    const group = groups[groups.length - 1];
    if (group && compareBy(by, group[0]!, row) === 0) group.push(row);
    else groups.push([row]);
  }
  if (mode === 0) return block.pick(order.slice(0, n));
  if (mode === 2) return block.pick(groups.slice(0, n).map((group) => group[0]!));
  if (mode === 3) return block.pick(groups.slice(0, n).flat());
  const kept: number[] = [];
  for (const group of groups) {
    if (kept.length >= n) break;
    kept.push(...group);
  }
  return block.pick(kept);
}

/** Rows that are equal in every cell, together, in order of their first. Case counts, unlike in comparisons. */
function groupRows(block: Matrix): number[][] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < block.rows; row += 1) {
    const key = JSON.stringify(
      block.row(row).map((cell) => (typeof cell === 'string' ? `"${cell}` : equalityKey(cell))),
    );
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** TOCOL and TOROW: 1 leaves out blanks, 2 errors, 3 both; by rows, or by columns when asked. */
function listed([source, ignore, byColumn]: readonly Value[], context: Context): readonly Scalar[] {
  const leftOut = ignore === undefined ? 0 : toWhole(context.single(ignore) ?? null, context.locale);
  const block = flag(byColumn, context) ? context.matrix(source).transpose() : context.matrix(source);
  const cells = block.cells.filter(
    (cell) => !((leftOut & 1) === 1 && cell === null) && !((leftOut & 2) === 2 && isError(cell)),
  );
  if (cells.length === 0) throw FormulaError.NA;
  return cells;
}

/** With as many columns as `width`, the further ones #N/A. */
function widened(block: Matrix, width: number): Matrix {
  if (block.columns === width) return block;
  return Matrix.build(block.rows, width, (row, column) =>
    column < block.columns ? block.at(row, column) : FormulaError.NA,
  );
}

/** Row or column numbers from 1, from the end when negative. */
function places(indexes: readonly Value[], length: number, context: Context): number[] {
  return indexes.flatMap((value) =>
    context.matrix(value).cells.map((cell) => {
      const index = toWhole(cell, context.locale);
      if (index === 0 || Math.abs(index) > length) throw FormulaError.VALUE;
      return index > 0 ? index - 1 : length + index;
    }),
  );
}

function wrapped([source, width, pad]: readonly Value[], context: Context): Matrix {
  const { rows, columns, cells } = context.matrix(source);
  if (rows !== 1 && columns !== 1) throw FormulaError.VALUE;
  const wide = count(width, context);
  const filler: Scalar = pad === undefined ? FormulaError.NA : (pad as Scalar);
  return Matrix.build(Math.ceil(cells.length / wide), wide, (row, column) => {
    const cell = cells[row * wide + column];
    return cell === undefined ? filler : cell;
  });
}
