/** One kind of value read as another, and values compared, as Google does it in operators and functions. */
import { format } from 'numfmt';
import { type FormulaLocale, isDatePattern, readNumber } from './locale.ts';
import type { BinaryOperator } from './syntax.ts';
import { Formatted, FormulaError, plain, type Scalar } from './values.ts';

/** Blank counts as 0, TRUE as 1, text as the number it reads as; else throws #VALUE! or the error given. */
export function toNumber(value: Scalar, locale: FormulaLocale): number {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Formatted) return value.number;
  if (value instanceof FormulaError) throw value;
  const read = readNumber(value, locale);
  if (!read) throw FormulaError.VALUE;
  return read.value;
}

/** The number without its fraction, towards zero: what functions do with positions and counts. */
export function toWhole(value: Scalar, locale: FormulaLocale): number {
  return Math.trunc(toNumber(value, locale));
}

/** A number other than 0 is true, and so is the word; other text throws #VALUE!. */
export function toBoolean(value: Scalar, locale: FormulaLocale): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'number') return value !== 0;
  if (value instanceof Formatted) return value.number !== 0;
  if (value instanceof FormulaError) throw value;
  const word = value.toUpperCase();
  if (word === 'TRUE' || word === locale.words.true) return true;
  if (word === 'FALSE' || word === locale.words.false) return false;
  throw FormulaError.VALUE;
}

/** The value as it shows in a cell. */
export function toText(value: Scalar, locale: FormulaLocale): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value, locale);
  if (typeof value === 'boolean') return value ? locale.words.true : locale.words.false;
  if (value instanceof FormulaError) throw value;
  return format(value.pattern, value.number, { locale: locale.formats, throws: false });
}

/** A number without a format: at most 15 digits, as Google joins it to text. */
function numberText(value: number, locale: FormulaLocale): string {
  const text = String(Number(value.toPrecision(15)))
    .replace('e', 'E')
    .replace(/E([+-])(\d)$/, 'E$10$2');
  return locale.decimal === '.' ? text : text.replace('.', locale.decimal);
}

/** Numbers come before text, text before truth values; text regardless of capitals. A blank equals 0, "" and FALSE. */
export function compare(left: Scalar, right: Scalar): number {
  let a = plain(left);
  let b = plain(right);
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof FormulaError) throw a;
  if (b instanceof FormulaError) throw b;
  if (a === null) a = blankAs(b);
  if (b === null) b = blankAs(a);
  if (a === null || b === null) return 0;
  const rank = RANK[typeof a]! - RANK[typeof b]!;
  if (rank !== 0) return rank;
  if (typeof a === 'string') return compareText(a, b as string);
  return Number(a) < Number(b) ? -1 : Number(a) > Number(b) ? 1 : 0;
}

const RANK: Readonly<Record<string, number>> = { number: 0, string: 1, boolean: 2 };

function blankAs(other: string | number | boolean | null): string | number | boolean | null {
  if (typeof other === 'string') return '';
  if (typeof other === 'number') return 0;
  return typeof other === 'boolean' ? false : null;
}

const collator = new Intl.Collator('en', { sensitivity: 'accent', caseFirst: 'false' });

/** Order of texts regardless of capitals. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  // The first letters or digits that differ decide; only other signs need the collator, which takes its time.
  for (let at = 0; ; at += 1) {
    const x = at < a.length ? LETTER_ORDER[a.charCodeAt(at)] : END;
    const y = at < b.length ? LETTER_ORDER[b.charCodeAt(at)] : END;
    if (!x || !y) return collator.compare(a, b);
    if (x !== y) return x - y;
    if (x === END) return 0;
  }
}

/** Place of ASCII digits and letters by their code; the end of a text comes before them all. */
const END = 1;
const LETTER_ORDER: readonly (number | undefined)[] = Array.from({ length: 123 }, (_, code) =>
  /[0-9a-z]/i.test(String.fromCharCode(code))
    ? END + 1 + String.fromCharCode(code).toLowerCase().charCodeAt(0)
    : undefined,
);

/** The value as a key of equality: texts that differ in capitals only are the same, so are 1 and a date of 1. */
export function equalityKey(value: Scalar): string | number | boolean | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return `"${value.toLowerCase()}`;
  if (value instanceof Formatted) return value.number;
  if (value instanceof FormulaError) return value.code;
  return value;
}

/** The result of `left operator right`. Throws the error that an operand is or gives. */
export function operate(
  operator: BinaryOperator,
  left: Scalar,
  right: Scalar,
  locale: FormulaLocale,
): Scalar {
  if (left instanceof FormulaError) throw left;
  if (right instanceof FormulaError) throw right;
  return OPERATIONS[operator](left, right, locale);
}

const OPERATIONS: Readonly<
  Record<BinaryOperator, (left: Scalar, right: Scalar, locale: FormulaLocale) => Scalar>
> = {
  '+': (left, right, locale) =>
    shifted(left, right, finite(toNumber(left, locale) + toNumber(right, locale))),
  '-': (left, right, locale) =>
    isDate(right)
      ? finite(toNumber(left, locale) - toNumber(right, locale))
      : shifted(left, right, finite(toNumber(left, locale) - toNumber(right, locale))),
  '*': (left, right, locale) => finite(toNumber(left, locale) * toNumber(right, locale)),
  '/': (left, right, locale) => {
    const divisor = toNumber(right, locale);
    const dividend = toNumber(left, locale);
    if (divisor === 0) throw FormulaError.DIV0;
    return finite(dividend / divisor);
  },
  '^': (left, right, locale) => power(toNumber(left, locale), toNumber(right, locale)),
  '&': (left, right, locale) => toText(left, locale) + toText(right, locale),
  '=': (left, right) => compare(left, right) === 0,
  '<>': (left, right) => compare(left, right) !== 0,
  '<': (left, right) => compare(left, right) < 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>': (left, right) => compare(left, right) > 0,
  '>=': (left, right) => compare(left, right) >= 0,
};

export function power(base: number, exponent: number): number {
  if (base === 0 && exponent === 0) return 1;
  if (base === 0 && exponent < 0) throw FormulaError.DIV0;
  return finite(base ** exponent);
}

/** A result that is no number at all, or too large, is #NUM!. */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw FormulaError.NUM;
  return value;
}

export function isDate(value: Scalar): value is Formatted {
  return value instanceof Formatted && isDatePattern(value.pattern);
}

/** A date plus or minus a number is a date again. */
function shifted(left: Scalar, right: Scalar, value: number): Scalar {
  if (isDate(left)) return isDate(right) ? value : new Formatted(value, left.pattern);
  return isDate(right) ? new Formatted(value, right.pattern) : value;
}
