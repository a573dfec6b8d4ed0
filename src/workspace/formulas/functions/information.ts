/** Questions about values: ISBLANK, ISNUMBER, ISDATE, TYPE and the like. */
import { compare, isDate, toText } from '../coerce.ts';
import type { Context } from '../context.ts';
import { readNumber } from '../locale.ts';
import { Area, FormulaError, isError, Matrix, plain, type Scalar, type Value } from '../values.ts';
import { each, type FunctionTable, inspect, lazy, many } from './function.ts';

export const INFORMATION: FunctionTable = {
  ISBLANK: inspect((value) => value === null),
  ISERROR: inspect(isError),
  ISERR: inspect((value) => isError(value) && value !== FormulaError.NA),
  ISNA: inspect((value) => value === FormulaError.NA),
  ISTEXT: inspect((value) => typeof value === 'string'),
  ISNONTEXT: inspect((value) => typeof value !== 'string'),
  ISNUMBER: inspect((value) => typeof plain(value) === 'number'),
  ISLOGICAL: inspect((value) => typeof value === 'boolean'),
  ISDATE: inspect((value, { locale }) => {
    if (typeof value !== 'string') return isDate(value);
    const kind = readNumber(value, locale)?.kind;
    return kind === 'date' || kind === 'dateTime';
  }),
  ISEMAIL: inspect((value) => typeof value === 'string' && EMAIL.test(value)),
  ISURL: inspect((value) => typeof value === 'string' && URL_LIKE.test(value)),
  ISREF: many(1, 1, ([value]) => value instanceof Area),
  ISFORMULA: many(1, 1, ([value], { book }) => {
    if (!(value instanceof Area)) throw FormulaError.NA;
    return book.formulaAt(value.sheetId, value.top, value.left) !== null;
  }),
  FORMULATEXT: many(1, 1, ([value], { book }) => {
    const formula = value instanceof Area ? book.formulaAt(value.sheetId, value.top, value.left) : null;
    if (formula === null) throw FormulaError.NA;
    return formula;
  }),
  N: inspect((value) => {
    if (isError(value)) return value;
    if (typeof value === 'boolean') return value ? 1 : 0;
    return typeof plain(value) === 'number' ? value : 0;
  }),
  NA: each(0, 0, () => FormulaError.NA),
  TYPE: lazy(1, 1, ([node], context, frame) => {
    const value = context.evaluate(node!, frame);
    if (value instanceof Matrix || (value instanceof Area && !value.isCell)) return 64;
    return typeNumber(context.single(value) ?? null);
  }),
  'ERROR.TYPE': inspect((value) => {
    if (!isError(value)) throw FormulaError.NA;
    return ERROR_NUMBERS.indexOf(value.code) + 1;
  }),
  ISBETWEEN: each(3, 5, ([value = null, from = null, to = null, lower = true, upper = true]) => {
    const above = compare(value, from);
    const below = compare(value, to);
    return (above > 0 || (above === 0 && lower === true)) && (below < 0 || (below === 0 && upper === true));
  }),
  SHEET: many(0, 1, ([value], context) => {
    if (value === undefined) return context.book.sheet(context.home.sheetId).index + 1;
    return sheetOf(value, context).index + 1;
  }),
  SHEETS: each(0, 0, (_, { book }) => book.sheetCount),
  CELL: many(2, 2, ([what, value], context) => {
    if (!(value instanceof Area)) throw FormulaError.VALUE;
    const kind = toText(context.single(what) ?? null, context.locale).toLowerCase();
    const answer = CELL_FACTS[kind];
    if (!answer) throw FormulaError.VALUE;
    return answer(value, context);
  }),
};

const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/;
const URL_LIKE =
  /^(?:(?:https?|ftp|gopher|news|nntp|telnet|aim):\/\/|mailto:)?(?:[\w-]+(?::[^@\s]*)?@)?(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,}(?::\d+)?(?:[/?#]\S*)?$/iu;

const ERROR_NUMBERS: readonly string[] = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#ERROR!',
];

function typeNumber(value: Scalar): number {
  if (isError(value)) return 16;
  if (typeof value === 'string') return 2;
  return typeof value === 'boolean' ? 4 : 1;
}

function sheetOf(value: Value, context: Context) {
  if (value instanceof Area) return context.book.sheet(value.sheetId);
  const sheet = context.book.sheetNamed(toText(context.single(value) ?? null, context.locale));
  if (!sheet) throw FormulaError.NA;
  return sheet;
}

const CELL_FACTS: Readonly<Record<string, (area: Area, context: Context) => Scalar>> = {
  row: (area) => area.top + 1,
  col: (area) => area.left + 1,
  contents: (area, { book }) => book.read(area).at(0, 0),
  type: (area, { book }) => {
    const value = book.read(area).at(0, 0);
    if (value === null) return 'b';
    return typeof value === 'string' ? 'l' : 'v';
  },
};
