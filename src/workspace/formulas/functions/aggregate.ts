/** One number out of many: SUM, COUNT, AVERAGE, MEDIAN, LARGE, RANK, SUBTOTAL and the like. */
import { equalityKey, finite, toBoolean, toNumber, toWhole } from '../coerce.ts';
import type { Argument, Context } from '../context.ts';
import { readNumber } from '../locale.ts';
import { Area, Formatted, FormulaError, isError, Matrix, plain, type Scalar, type Value } from '../values.ts';
import { ANY, type EagerFunction, type FunctionTable, many, mixed } from './function.ts';

const SUM = ofNumbers(total, { keepsFormat: true });
const AVERAGE = ofNumbers(average, { keepsFormat: true });
const MIN = ofNumbers((numbers) => extreme(numbers, 1), { keepsFormat: true });
const MAX = ofNumbers((numbers) => extreme(numbers, -1), { keepsFormat: true });
const PRODUCT = ofNumbers((numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => a * b, 1)));
const MODE = ofNumbers(mode, { keepsFormat: true });
const STDEV = ofNumbers((numbers) => Math.sqrt(variance(numbers, 1)));
const STDEVP = ofNumbers((numbers) => Math.sqrt(variance(numbers, 0)));
const VAR = ofNumbers((numbers) => variance(numbers, 1));
const VARP = ofNumbers((numbers) => variance(numbers, 0));
const COUNT = many(1, ANY, (values, context) => countNumbers(values, context));
const COUNTA = many(1, ANY, (values, context) => countFilled(values, context));
const PERCENTILE = mixed(2, 2, ['many', 'one'], ([values, share], context) =>
  percentile(numbersOf([values], context), toNumber((share as Argument) ?? null, context.locale)),
);
const QUARTILE = mixed(2, 2, ['many', 'one'], ([values, quarter], context) =>
  percentile(numbersOf([values], context), toWhole((quarter as Argument) ?? null, context.locale) / 4),
);
const RANK = rank(false);

export const AGGREGATE: FunctionTable = {
  SUM,
  AVERAGE,
  MIN,
  MAX,
  PRODUCT,
  MEDIAN: ofNumbers(median, { keepsFormat: true }),
  SUMSQ: ofNumbers((numbers) => total(numbers.map((number) => number * number))),
  MODE,
  'MODE.SNGL': MODE,
  STDEV,
  'STDEV.S': STDEV,
  STDEVP,
  'STDEV.P': STDEVP,
  VAR,
  'VAR.S': VAR,
  VARP,
  'VAR.P': VARP,
  AVERAGEA: many(1, ANY, (values, context) => average(numbersWithText(values, context))),
  MINA: many(1, ANY, (values, context) => extreme(numbersWithText(values, context), 1)),
  MAXA: many(1, ANY, (values, context) => extreme(numbersWithText(values, context), -1)),
  COUNT,
  COUNTA,
  COUNTBLANK: many(1, ANY, (values, context) =>
    cellsOf(values, context).reduce<number>((sum, cell) => sum + (cell === null || cell === '' ? 1 : 0), 0),
  ),
  COUNTUNIQUE: many(1, ANY, (values, context) => {
    const filled = cellsOf(values, context).filter((cell) => cell !== null && cell !== '');
    return new Set(filled.map(equalityKey)).size;
  }),
  SUMPRODUCT: many(1, ANY, sumProduct, { arrays: true }),
  'AVERAGE.WEIGHTED': many(2, ANY, weightedAverage),
  LARGE: mixed(2, 2, ['many', 'one'], ([values, n], context) => nth(values, n as Argument, context, -1)),
  SMALL: mixed(2, 2, ['many', 'one'], ([values, n], context) => nth(values, n as Argument, context, 1)),
  RANK,
  'RANK.EQ': RANK,
  'RANK.AVG': rank(true),
  PERCENTILE,
  'PERCENTILE.INC': PERCENTILE,
  QUARTILE,
  'QUARTILE.INC': QUARTILE,
  SUBTOTAL: mixed(2, ANY, ['one', 'many'], ([code, ...values], context, frame) => {
    const number = toWhole((code as Argument) ?? null, context.locale);
    const calculate = SUBTOTALS[number % 100];
    if (!calculate || number < 1 || number > 111) throw FormulaError.VALUE;
    return calculate.run([visibleCells(values, number > 100 ? 'any' : 'filter', context)], context, frame);
  }),
};

/** What the first argument of SUBTOTAL stands for; plus 100 leaves out rows hidden by hand as well. */
const SUBTOTALS: Readonly<Record<number, EagerFunction>> = {
  1: AVERAGE,
  2: COUNT,
  3: COUNTA,
  4: MAX,
  5: MIN,
  6: PRODUCT,
  7: STDEV,
  8: STDEVP,
  9: SUM,
  10: VAR,
  11: VARP,
};

/** A function of all numbers among its arguments. `keepsFormat`: of dates it makes a date, of money an amount. */
function ofNumbers(
  calculate: (numbers: readonly number[]) => number,
  { keepsFormat = false }: { readonly keepsFormat?: boolean } = {},
): EagerFunction {
  return many(1, ANY, (values, context) => {
    const result = finite(calculate(numbersOf(values, context)));
    const pattern = keepsFormat ? firstPattern(values, context) : null;
    return pattern === null ? result : new Formatted(result, pattern);
  });
}

/** The numbers among arguments: within ranges only true numbers, a direct argument may be text that reads as one. */
function numbersOf(values: readonly Value[], context: Context): number[] {
  const numbers: number[] = [];
  for (const value of values) {
    if (value instanceof Area || value instanceof Matrix) {
      for (const cell of context.matrix(value).cells) {
        if (typeof cell === 'number') numbers.push(cell);
        else if (cell instanceof Formatted) numbers.push(cell.number);
        else if (isError(cell)) throw cell;
      }
    } else if (value !== undefined) {
      numbers.push(toNumber(context.single(value) ?? null, context.locale));
    }
  }
  return numbers;
}

/** How the first number shows, when it shows as something else than a number. */
function firstPattern(values: readonly Value[], context: Context): string | null {
  for (const value of values) {
    for (const cell of context.matrix(value).cells) {
      if (cell instanceof Formatted) return cell.pattern;
      if (typeof cell === 'number') return null;
    }
  }
  return null;
}

function cellsOf(values: readonly Value[], context: Context): readonly Scalar[] {
  return values.length === 1
    ? context.matrix(values[0]).cells
    : values.flatMap((value) => context.matrix(value).cells);
}

/** As `numbersOf`, but text within ranges counts as 0 and truth values as 0 or 1. */
function numbersWithText(values: readonly Value[], context: Context): number[] {
  return cellsOf(values, context)
    .filter((cell) => cell !== null)
    .map((cell) => {
      if (isError(cell)) throw cell;
      const bare = plain(cell);
      return typeof bare === 'boolean' ? Number(bare) : typeof bare === 'number' ? bare : 0;
    });
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

export function average(numbers: readonly number[]): number {
  if (numbers.length === 0) throw FormulaError.DIV0;
  return total(numbers) / numbers.length;
}

/** The least (sign 1) or the greatest (sign -1); 0 of nothing. */
export function extreme(numbers: readonly number[], sign: 1 | -1): number {
  if (numbers.length === 0) return 0;
  return numbers.reduce((best, number) => (sign * (number - best) < 0 ? number : best));
}

function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw FormulaError.NUM;
  return percentile(numbers, 0.5);
}

function mode(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if (most < 2) throw FormulaError.NA;
  for (const [number, count] of counts) if (count === most) return number;
  throw FormulaError.NA;
}

function variance(numbers: readonly number[], less: 0 | 1): number {
  if (numbers.length <= less) throw FormulaError.DIV0;
  const mean = average(numbers);
  return total(numbers.map((number) => (number - mean) ** 2)) / (numbers.length - less);
}

/** Interpolated between neighbours, as PERCENTILE.INC. */
function percentile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0 || share < 0 || share > 1) throw FormulaError.NUM;
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}

function countNumbers(values: readonly Value[], context: Context): number {
  let count = 0;
  for (const value of values) {
    if (value instanceof Area || value instanceof Matrix) {
      for (const cell of context.matrix(value).cells) if (typeof plain(cell) === 'number') count += 1;
    } else if (typeof value === 'string') {
      if (readNumber(value, context.locale)) count += 1;
    } else if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Formatted) {
      count += 1;
    }
  }
  return count;
}

function countFilled(values: readonly Value[], context: Context): number {
  return cellsOf(values, context).reduce<number>((sum, cell) => sum + (cell === null ? 0 : 1), 0);
}

function sumProduct(values: readonly Value[], context: Context): number {
  const blocks = values.map((value) => context.matrix(value));
  const { rows, columns } = blocks[0]!;
  if (blocks.some((block) => block.rows !== rows || block.columns !== columns)) throw FormulaError.VALUE;
  let sum = 0;
  for (let i = 0; i < rows * columns; i += 1) {
    let product = 1;
    for (const { cells } of blocks) product *= numberOrZero(cells[i]!);
    sum += product;
  }
  return finite(sum);
}

/** Text counts as 0 in SUMPRODUCT, truth values as 0 or 1. */
function numberOrZero(cell: Scalar): number {
  if (typeof cell === 'number') return cell;
  if (isError(cell)) throw cell;
  if (cell instanceof Formatted) return cell.number;
  return typeof cell === 'boolean' ? Number(cell) : 0;
}

function weightedAverage(values: readonly Value[], context: Context): number {
  if (values.length % 2 === 1) throw FormulaError.NA;
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i += 2) {
    const numbers = context.matrix(values[i]).cells;
    const weights = context.matrix(values[i + 1]).cells;
    if (numbers.length !== weights.length) throw FormulaError.VALUE;
    numbers.forEach((number, j) => {
      if (typeof plain(number) !== 'number') return;
      const share = numberOrZero(weights[j]!);
      if (share < 0) throw FormulaError.NUM;
      sum += numberOrZero(number) * share;
      weight += share;
    });
  }
  if (weight === 0) throw FormulaError.DIV0;
  return finite(sum / weight);
}

function nth(values: Value, n: Argument, context: Context, sign: 1 | -1): Scalar {
  const sorted = numbersOf([values], context).sort((a, b) => sign * (a - b));
  const place = Math.ceil(toNumber(n ?? null, context.locale));
  const number = sorted[place - 1];
  if (place < 1 || number === undefined) throw FormulaError.NUM;
  const pattern = firstPattern([values], context);
  return pattern === null ? number : new Formatted(number, pattern);
}

function rank(shared: boolean): EagerFunction {
  return mixed(2, 3, ['one', 'many', 'one'], ([value, among, ascending], context) => {
    const number = toNumber((value as Argument) ?? null, context.locale);
    const numbers = numbersOf([among], context);
    const equal = numbers.filter((other) => other === number).length;
    if (equal === 0) throw FormulaError.NA;
    const up = toBoolean((ascending as Argument) ?? false, context.locale);
    const before = numbers.filter((other) => (up ? other < number : other > number)).length;
    return before + 1 + (shared ? (equal - 1) / 2 : 0);
  });
}

/** The cells that SUBTOTAL counts: no hidden rows, and no cells that hold a SUBTOTAL themselves. */
function visibleCells(values: readonly Value[], by: 'filter' | 'any', context: Context): Matrix {
  const cells: Scalar[] = [];
  for (const value of values) {
    if (!(value instanceof Area)) throw FormulaError.VALUE;
    const block = context.matrix(value);
    for (let row = 0; row < block.rows; row += 1) {
      if (context.book.isRowHidden(value.sheetId, value.top + row, by)) continue;
      for (let column = 0; column < block.columns; column += 1) {
        const formula = context.book.formulaAt(value.sheetId, value.top + row, value.left + column);
        if (formula === null || !/\bSUBTOTAL\s*\(/i.test(formula)) cells.push(block.at(row, column));
      }
    }
  }
  return Matrix.column(cells);
}
