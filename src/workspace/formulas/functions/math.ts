/** Rounding, powers, chance, and the functions that stand for operators. */
import { finite, operate, power, toNumber, toWhole } from '../coerce.ts';
import type { FormulaLocale } from '../locale.ts';
import type { BinaryOperator } from '../syntax.ts';
import { FormulaError, Matrix, type Scalar } from '../values.ts';
import { each, type FunctionTable, mixed } from './function.ts';

export const MATH: FunctionTable = {
  ABS: onNumber(Math.abs),
  SIGN: onNumber(Math.sign),
  INT: onNumber(Math.floor),
  SQRT: onNumber(Math.sqrt),
  EXP: onNumber(Math.exp),
  LN: onNumber((x) => Math.log(x)),
  LOG10: onNumber((x) => Math.log10(x)),
  LOG: each(1, 2, ([value = null, base = 10], { locale }) => {
    const number = toNumber(value, locale);
    const root = toNumber(base, locale);
    if (number <= 0 || root <= 0) throw FormulaError.NUM;
    if (root === 1) throw FormulaError.DIV0;
    return root === 10
      ? Math.log10(number)
      : root === 2
        ? Math.log2(number)
        : Math.log(number) / Math.log(root);
  }),
  PI: each(0, 0, () => Math.PI),
  POWER: onNumbers(power),
  POW: onNumbers(power),
  MOD: onNumbers((number, divisor) => {
    if (divisor === 0) throw FormulaError.DIV0;
    return number - divisor * Math.floor(number / divisor);
  }),
  QUOTIENT: onNumbers((number, divisor) => {
    if (divisor === 0) throw FormulaError.DIV0;
    return Math.trunc(number / divisor);
  }),
  ROUND: rounding((scaled) => Math.round(scaled)),
  ROUNDUP: rounding((scaled) => Math.ceil(scaled)),
  ROUNDDOWN: rounding((scaled) => Math.floor(scaled)),
  TRUNC: rounding((scaled) => Math.floor(scaled)),
  CEILING: each(1, 2, ([value = null, factor = 1], { locale }) => multiple(value, factor, locale, Math.ceil)),
  FLOOR: each(1, 2, ([value = null, factor = 1], { locale }) => multiple(value, factor, locale, Math.floor)),
  MROUND: each(2, 2, ([value = null, factor = null], { locale }) => {
    const number = toNumber(value, locale);
    const step = toNumber(factor, locale);
    if (step === 0) return 0;
    if (number * step < 0) throw FormulaError.NUM;
    return tidy(Math.round(tidy(number / step)) * step);
  }),
  EVEN: onNumber((x) => Math.sign(x) * 2 * Math.ceil(Math.abs(x) / 2)),
  ODD: onNumber((x) => (x < 0 ? -1 : 1) * (2 * Math.ceil((Math.abs(x) + 1) / 2) - 1)),
  ISEVEN: each(1, 1, ([value = null], { locale }) => toWhole(value, locale) % 2 === 0),
  ISODD: each(1, 1, ([value = null], { locale }) => toWhole(value, locale) % 2 !== 0),
  RAND: each(0, 0, (_, { book }) => {
    book.now('random');
    return Math.random();
  }),
  RANDARRAY: mixed(0, 2, ['one'], ([rows, columns], { book, locale }) => {
    book.now('random');
    const height = rows === undefined ? 1 : toWhole(rows as Scalar, locale);
    const width = columns === undefined ? 1 : toWhole(columns as Scalar, locale);
    if (height < 1 || width < 1) throw FormulaError.NUM;
    return Matrix.build(height, width, () => Math.random());
  }),
  RANDBETWEEN: each(2, 2, ([low = null, high = null], { book, locale }) => {
    book.now('random');
    const from = Math.ceil(toNumber(low, locale));
    const to = Math.floor(toNumber(high, locale));
    if (from > to) throw FormulaError.NUM;
    return from + Math.floor(Math.random() * (to - from + 1));
  }),
  ADD: asOperator('+'),
  MINUS: asOperator('-'),
  MULTIPLY: asOperator('*'),
  DIVIDE: asOperator('/'),
  EQ: asOperator('='),
  NE: asOperator('<>'),
  GT: asOperator('>'),
  GTE: asOperator('>='),
  LT: asOperator('<'),
  LTE: asOperator('<='),
  UPLUS: each(1, 1, ([value = null]) => value),
  UMINUS: onNumber((x) => -x),
  UNARY_PERCENT: onNumber((x) => x / 100),
};

function onNumber(calculate: (number: number) => number) {
  return each(1, 1, ([value = null], { locale }) => finite(calculate(toNumber(value, locale))));
}

function onNumbers(calculate: (left: number, right: number) => number) {
  return each(2, 2, ([left = null, right = null], { locale }) =>
    finite(calculate(toNumber(left, locale), toNumber(right, locale))),
  );
}

function asOperator(operator: BinaryOperator) {
  return each(2, 2, ([left = null, right = null], { locale }) => operate(operator, left, right, locale));
}

/** Rounds away from zero what stands behind so many decimals; `round` gets the size without its sign. */
function rounding(round: (scaled: number) => number) {
  return each(1, 2, ([value = null, digits = 0], { locale }) => {
    const number = toNumber(value, locale);
    const scale = 10 ** toWhole(digits, locale);
    return finite(Math.sign(number) * tidy(round(tidy(Math.abs(number) * scale)) / scale));
  });
}

/** Takes away what binary fractions leave behind: 1.005 × 100 is 100.49999999999999 in them. */
function tidy(number: number): number {
  return Number(number.toPrecision(15));
}

function multiple(
  value: Scalar,
  factor: Scalar,
  locale: FormulaLocale,
  round: (number: number) => number,
): number {
  const number = toNumber(value, locale);
  const step = toNumber(factor, locale);
  if (step === 0) return 0;
  if (number > 0 && step < 0) throw FormulaError.NUM;
  return tidy(round(tidy(number / step)) * step);
}
