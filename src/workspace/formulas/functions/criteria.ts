/** Functions that count or add what meets criteria: COUNTIF, SUMIFS, AVERAGEIFS and the like. */
import { compareText, equalityKey, finite } from '../coerce.ts';
import type { Argument, Context } from '../context.ts';
import { type FormulaLocale, readNumber } from '../locale.ts';
import {
  Area,
  Formatted,
  FormulaError,
  isError,
  type Matrix,
  plain,
  type Scalar,
  type Value,
} from '../values.ts';
import { average, extreme, total } from './aggregate.ts';
import { ANY, type EagerFunction, type FunctionTable, mixed } from './function.ts';

export const CRITERIA: FunctionTable = {
  COUNTIF: mixed(2, 2, ['many', 'one'], (values, context) => rowsThatMeet(values, context).length),
  COUNTIFS: mixed(2, ANY, ['many', 'one'], (values, context) => rowsThatMeet(values, context).length, {
    repeat: 2,
  }),
  PERCENTIF: mixed(2, 2, ['many', 'one'], (values, context) => {
    const filled = context.matrix(values[0]).cells.filter((cell) => cell !== null).length;
    if (filled === 0) throw FormulaError.DIV0;
    return new Formatted(rowsThatMeet(values, context).length / filled, '0.00%');
  }),
  SUMIF: withOwnRange(total),
  AVERAGEIF: withOwnRange(average),
  SUMIFS: ofRange(total),
  AVERAGEIFS: ofRange(average),
  MINIFS: ofRange((numbers) => extreme(numbers, 1)),
  MAXIFS: ofRange((numbers) => extreme(numbers, -1)),
  COUNTUNIQUEIFS: mixed(
    3,
    ANY,
    ['many', 'many', 'one'],
    ([range, ...pairs], context) => {
      const cells = sameSize(range, pairs[0], context).cells;
      const keys = rowsThatMeet(pairs, context)
        .map((i) => cells[i] ?? null)
        .filter((cell) => cell !== null && cell !== '');
      return new Set(keys.map(equalityKey)).size;
    },
    { repeat: 2 },
  ),
};

/** SUMIFS and the like: what to add comes first, then pairs of a range and its criterion. */
function ofRange(calculate: (numbers: readonly number[]) => number): EagerFunction {
  return mixed(
    3,
    ANY,
    ['many', 'many', 'one'],
    ([range, ...pairs], context) => {
      const { cells } = sameSize(range, pairs[0], context);
      return finite(calculate(numbersAt(cells, rowsThatMeet(pairs, context))));
    },
    { repeat: 2 },
  );
}

/** SUMIF and AVERAGEIF: the range to add is optional, and takes its size from the range of the criterion. */
function withOwnRange(calculate: (numbers: readonly number[]) => number): EagerFunction {
  return mixed(2, 3, ['many', 'one', 'many'], ([range, criterion, other], context) => {
    const tested = context.matrix(range);
    const meeting = rowsThatMeet([range, criterion], context);
    let source = tested;
    if (other instanceof Area && (other.rows !== tested.rows || other.columns !== tested.columns)) {
      const sheet = context.book.sheet(other.sheetId);
      source = context.book.read(
        new Area(other.sheetId, {
          top: other.top,
          left: other.left,
          bottom: Math.min(other.top + tested.rows, sheet.rowCount),
          right: Math.min(other.left + tested.columns, sheet.columnCount),
        }),
      );
    } else if (other !== undefined) {
      source = context.matrix(other);
    }
    if (source.columns !== tested.columns) throw FormulaError.VALUE;
    return finite(calculate(numbersAt(source.cells, meeting)));
  });
}

function sameSize(range: Value, other: Value, context: Context): Matrix {
  const block = context.matrix(range);
  const { rows, columns } = context.matrix(other);
  if (block.rows !== rows || block.columns !== columns) throw FormulaError.VALUE;
  return block;
}

function numbersAt(cells: readonly Scalar[], places: readonly number[]): number[] {
  const numbers: number[] = [];
  for (const i of places) {
    const cell = cells[i] ?? null;
    if (isError(cell)) throw cell;
    const bare = plain(cell);
    if (typeof bare === 'number') numbers.push(bare);
  }
  return numbers;
}

/** The places (counted row by row) at which every range meets the criterion that follows it. */
function rowsThatMeet(pairs: readonly Value[], context: Context): readonly number[] {
  if (pairs.length % 2 === 1) throw FormulaError.NA;
  const tests: Test[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const block = i === 0 ? context.matrix(pairs[0]) : sameSize(pairs[i], pairs[0], context);
    tests.push({ block, criterion: readCriterion((pairs[i + 1] as Argument) ?? null, context.locale) });
  }
  if (tests.length === 1) return placesOf(tests[0]!);
  // Blank rows at the end of a column all ask the same.
  if (!sameTests(tests, latest.tests)) latest = { tests, places: placesOfAll(tests) };
  return latest.places;
}

interface Test {
  readonly block: Matrix;
  readonly criterion: Criterion;
}

/** What was asked last. Blocks and criteria that are the same objects have the same places. */
let latest: { readonly tests: readonly Test[]; readonly places: readonly number[] } = {
  tests: [],
  places: [],
};

function sameTests(tests: readonly Test[], others: readonly Test[]): boolean {
  if (tests.length !== others.length) return false;
  for (let i = 0; i < tests.length; i += 1) {
    if (tests[i]!.block !== others[i]!.block || tests[i]!.criterion !== others[i]!.criterion) return false;
  }
  return true;
}

function placesOfAll(tests: readonly Test[]): readonly number[] {
  // Begin with the shortest list of equal cells, so that the others test few places.
  let begun: Test | null = null;
  let places: readonly number[] = NONE;
  for (const test of tests) {
    if (test.criterion.key === null) continue;
    const list = placesOf(test);
    if (!begun || list.length < places.length) {
      begun = test;
      places = list;
    }
  }
  if (!begun || places.length > FEW) {
    for (const test of tests) {
      const list = placesOf(test);
      if (!begun || list.length < places.length) {
        begun = test;
        places = list;
      }
    }
  }
  for (const test of tests) {
    if (test === begun || places.length === 0) continue;
    const { cells } = test.block;
    const { holds, key } = test.criterion;
    // Comparing a number costs less than going through all places where it stands; a text, or a test, more.
    if (places.length <= FEW || typeof key === 'number')
      places = places.filter((place) => holds(cells[place]!));
    else places = inBoth(places, placesOf(test));
  }
  return places;
}

/** Up to so many places are tested one by one, which costs less than finding where else a criterion holds. */
const FEW = 50;

/** What stands in both of two lists that rise. */
function inBoth(some: readonly number[], others: readonly number[]): readonly number[] {
  let at = 0;
  return some.filter((place) => {
    while (at < others.length && others[at]! < place) at += 1;
    return others[at] === place;
  });
}

/** The places at which a criterion holds, found once for a block and kept as long as it lives. */
function placesOf({ block, criterion }: Test): readonly number[] {
  const index = placesByKey(block);
  if (criterion.key !== null) return index.get(criterion.key) ?? NONE;
  const known = found.get(block) ?? new Map<string, readonly number[]>();
  found.set(block, known);
  let places = known.get(criterion.text);
  if (!places) {
    // Equal cells meet it all or not at all, and a column mostly holds few different ones.
    const lists = [...index.values()].filter((list) => criterion.holds(block.cells[list[0]!]!));
    places = lists.length === 1 ? lists[0]! : lists.flat().sort((x, y) => x - y);
    known.set(criterion.text, places);
  }
  return places;
}

const NONE: readonly number[] = [];
const found = new WeakMap<Matrix, Map<string, readonly number[]>>();

const indexes = new WeakMap<Matrix, Map<Scalar, number[]>>();

/** Places by value, made once for a block and kept as long as it lives. */
export function placesByKey(block: Matrix): ReadonlyMap<Scalar, readonly number[]> {
  let index = indexes.get(block);
  if (!index) {
    index = new Map();
    for (const [place, cell] of block.cells.entries()) {
      const key = equalityKey(cell);
      const places = index.get(key);
      if (places) places.push(place);
      else index.set(key, [place]);
    }
    indexes.set(block, index);
  }
  return index;
}

interface Criterion {
  readonly holds: (cell: Scalar) => boolean;
  /** The equality key that exactly the meeting cells have; null when it takes a test. */
  readonly key: Scalar;
  /** As it was written, which tells it from others on the same block. */
  readonly text: string;
}

/**
 * Reads a criterion such as `5`, `"Zwolle"`, `">=10"`, `"<>"` or `"Kam*"`. Text is compared regardless of
 * capitals; `*` and `?` stand for any text and any character, after `~` for themselves.
 */
function readCriterion(value: Scalar, locale: FormulaLocale): Criterion {
  const bare = plain(value);
  let known = read.get(locale);
  if (!known) {
    known = new Map();
    read.set(locale, known);
  }
  let criterion = known.get(bare);
  if (!criterion) {
    criterion = { ...criterionOf(bare, locale), text: String(bare) };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(bare, criterion);
  }
  return criterion;
}

/** A formula over a column asks for the same ones at many of its rows, and other formulas ask for them again. */
const read = new WeakMap<FormulaLocale, Map<Scalar, Criterion>>();
const MOST_KNOWN = 20_000;

function criterionOf(value: Scalar, locale: FormulaLocale): Omit<Criterion, 'text'> {
  const bare = plain(value);
  if (isError(bare)) throw bare;
  if (bare === null) return byKey(0);
  if (typeof bare !== 'string') return byKey(bare);
  const [, operator = '', rest = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(bare)!;
  if (operator === '' || operator === '=') return equalTo(rest, operator, locale);
  if (operator === '<>') {
    if (rest === '') return { key: null, holds: (cell) => cell !== null };
    const equal = equalTo(rest, '=', locale);
    return { key: null, holds: (cell) => !equal.holds(cell) };
  }
  return { key: null, holds: ordered(operator, rest, locale) };
}

function byKey(key: number | boolean | string): Omit<Criterion, 'text'> {
  const wanted = equalityKey(key);
  return { key: wanted, holds: (cell) => equalityKey(cell) === wanted };
}

function equalTo(text: string, operator: string, locale: FormulaLocale): Omit<Criterion, 'text'> {
  if (text === '') {
    return { key: null, holds: (cell) => cell === null || (operator === '' && cell === '') };
  }
  const number = readNumber(text, locale);
  if (number) return byKey(number.value);
  const upper = text.toUpperCase();
  if (upper === 'TRUE' || upper === locale.words.true) return byKey(true);
  if (upper === 'FALSE' || upper === locale.words.false) return byKey(false);
  if (!/[*?~]/.test(text)) return byKey(text);
  const pattern = wildcardPattern(text);
  return { key: null, holds: (cell) => typeof cell === 'string' && pattern.test(cell) };
}

/** `*` and `?` as a regular expression for the whole text, regardless of capitals. */
export function wildcardPattern(text: string): RegExp {
  const source = text.replace(/~[*?~]|[*?]|[\\^$.|+()[\]{}]/g, (sign) => {
    if (sign === '*') return '[\\s\\S]*';
    if (sign === '?') return '[\\s\\S]';
    return sign === '~~' ? '~' : `\\${sign[sign.length - 1]}`;
  });
  return new RegExp(`^${source}$`, 'iu');
}

function ordered(operator: string, text: string, locale: FormulaLocale): (cell: Scalar) => boolean {
  const number = readNumber(text, locale);
  const test = ORDER_TESTS[operator]!;
  if (number) {
    const limit = number.value;
    return (cell) => {
      const bare = plain(cell);
      return typeof bare === 'number' && test(bare - limit);
    };
  }
  return (cell) => typeof cell === 'string' && cell !== '' && test(compareText(cell, text));
}

const ORDER_TESTS: Readonly<Record<string, (difference: number) => boolean>> = {
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
};
