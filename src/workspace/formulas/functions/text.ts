/** Text: joining, cutting, searching, changing, and regular expressions. */
import { format } from 'numfmt';
import { toBoolean, toNumber, toText, toWhole } from '../coerce.ts';
import type { Argument, Context } from '../context.ts';
import { type FormulaLocale, isDatePattern, readNumber } from '../locale.ts';
import { Formatted, FormulaError, isError, Matrix, plain, type Scalar, type Value } from '../values.ts';
import { wildcardPattern } from './criteria.ts';
import { ANY, each, type FunctionTable, many, mixed } from './function.ts';

export const TEXT: FunctionTable = {
  LEN: each(1, 1, ([text = null], { locale }) => toText(text, locale).length),
  UPPER: onText((text) => text.toUpperCase()),
  LOWER: onText((text) => text.toLowerCase()),
  PROPER: onText((text) =>
    text
      .toLowerCase()
      .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  ),
  TRIM: onText((text) => text.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking out control characters is what CLEAN does.
  CLEAN: onText((text) => text.replace(/[\u0000-\u001f]/g, '')),
  T: each(1, 1, ([value = null]) => (typeof value === 'string' ? value : '')),
  LEFT: each(1, 2, ([text = null, length = 1], { locale }) =>
    toText(text, locale).slice(0, size(length, locale)),
  ),
  RIGHT: each(1, 2, ([text = null, length = 1], { locale }) => {
    const all = toText(text, locale);
    return all.slice(Math.max(0, all.length - size(length, locale)));
  }),
  MID: each(3, 3, ([text = null, start = null, length = null], { locale }) => {
    const from = place(start, locale);
    return toText(text, locale).slice(from, from + size(length, locale));
  }),
  REPT: each(2, 2, ([text = null, times = null], { locale }) => {
    const part = toText(text, locale);
    const count = size(times, locale);
    if (part.length * count > 32_000) throw FormulaError.VALUE;
    return part.repeat(part === '' ? 0 : count);
  }),
  EXACT: each(2, 2, ([a = null, b = null], { locale }) => toText(a, locale) === toText(b, locale)),
  CONCAT: each(2, 2, ([a = null, b = null], { locale }) => toText(a, locale) + toText(b, locale)),
  CONCATENATE: many(1, ANY, (values, context) => texts(values, context).join('')),
  JOIN: many(2, ANY, ([separator, ...values], context) =>
    texts(values, context).join(toText(context.single(separator) ?? null, context.locale)),
  ),
  TEXTJOIN: many(3, ANY, ([separator, skip, ...values], context) => {
    const all = texts(values, context);
    const kept = toBoolean(context.single(skip) ?? null, context.locale)
      ? all.filter((text) => text !== '')
      : all;
    const separators = texts([separator], context);
    return kept.reduce(
      (joined, text, i) => (i === 0 ? text : joined + separators[(i - 1) % separators.length]! + text),
      '',
    );
  }),
  SPLIT: mixed(2, 4, ['one'], ([text, separator, byEach, skip], context) =>
    split(text, separator, byEach, skip, context),
  ),
  SUBSTITUTE: each(3, 4, ([text = null, search = null, other = null, nth], { locale }) => {
    const all = toText(text, locale);
    const part = toText(search, locale);
    const instead = toText(other, locale);
    if (part === '') return all;
    if (nth === undefined) return all.replaceAll(part, () => instead);
    const wanted = toWhole(nth, locale);
    if (wanted < 1) throw FormulaError.VALUE;
    let at = -1;
    for (let i = 0; i < wanted; i += 1) {
      at = all.indexOf(part, at < 0 ? 0 : at + part.length);
      if (at < 0) return all;
    }
    return all.slice(0, at) + instead + all.slice(at + part.length);
  }),
  REPLACE: each(4, 4, ([text = null, start = null, length = null, other = null], { locale }) => {
    const all = toText(text, locale);
    const from = place(start, locale);
    return all.slice(0, from) + toText(other, locale) + all.slice(from + size(length, locale));
  }),
  FIND: each(2, 3, ([search = null, text = null, start = 1], { locale }) => {
    const at = toText(text, locale).indexOf(toText(search, locale), place(start, locale));
    // Given back, not thrown: down a column it is the usual answer, and throwing costs more than looking.
    return at < 0 ? FormulaError.VALUE : at + 1;
  }),
  SEARCH: each(2, 3, ([search = null, text = null, start = 1], { locale }) => {
    const from = place(start, locale);
    const at = placeWithin(toText(text, locale).slice(from), toText(search, locale));
    return at < 0 ? FormulaError.VALUE : from + at + 1;
  }),
  CHAR: each(1, 1, ([code = null], { locale }) => character(toWhole(code, locale))),
  UNICHAR: each(1, 1, ([code = null], { locale }) => character(toWhole(code, locale))),
  CODE: each(1, 1, ([text = null], { locale }) => codePoint(toText(text, locale))),
  UNICODE: each(1, 1, ([text = null], { locale }) => codePoint(toText(text, locale))),
  TEXT: each(2, 2, ([value = null, pattern = null], { locale }) =>
    textOf(value, toText(pattern, locale), locale),
  ),
  FIXED: each(1, 3, ([value = null, digits = 2, plainly = false], { locale }) => {
    const places = toWhole(digits, locale);
    if (places > 127) throw FormulaError.NUM;
    const scale = 10 ** places;
    const rounded = Math.round(Math.abs(toNumber(value, locale)) * scale) / scale;
    const pattern =
      (toBoolean(plainly, locale) ? '0' : '#,##0') + (places > 0 ? `.${'0'.repeat(places)}` : '');
    return (toNumber(value, locale) < 0 ? '-' : '') + format(pattern, rounded, { locale: locale.formats });
  }),
  VALUE: each(1, 1, ([value = null], { locale }) => toNumber(value, locale)),
  TO_TEXT: each(1, 1, ([value = null], { locale }) => (value === null ? '' : toText(value, locale))),
  TO_DATE: each(1, 1, ([value = null], { locale }) => shownAs(value, locale.date)),
  TO_PERCENT: each(1, 1, ([value = null]) => shownAs(value, '0.00%')),
  TO_DOLLARS: each(1, 1, ([value = null], { locale }) => shownAs(value, locale.currency)),
  TO_PURE_NUMBER: each(1, 1, ([value = null]) => plain(value)),
  REGEXMATCH: each(2, 2, ([text = null, pattern = null], { locale }) =>
    regex(toText(pattern, locale), '').test(onlyText(text)),
  ),
  REGEXEXTRACT: mixed(2, 2, ['one'], ([text, pattern], { locale }) => {
    const match = regex(toText((pattern as Argument) ?? null, locale), '').exec(
      onlyText((text as Argument) ?? null),
    );
    if (!match) throw FormulaError.NA;
    if (match.length <= 2) return match[match.length - 1] ?? '';
    return Matrix.rowOf(match.slice(1).map((group) => group ?? ''));
  }),
  REGEXREPLACE: each(3, 3, ([text = null, pattern = null, other = null], { locale }) => {
    // RE2 writes \1 for the first group where JavaScript writes $1.
    const instead = toText(other, locale)
      .replace(/\$(?!\d)/g, '$$$$')
      .replace(/\\(\d)/g, '$$$1');
    return onlyText(text).replace(regex(toText(pattern, locale), 'g'), instead);
  }),
  HYPERLINK: each(1, 2, ([address = null, label]) => label ?? address),
  ENCODEURL: onText((text) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  ),
};

function onText(change: (text: string) => string) {
  return each(1, 1, ([text = null], { locale }) => change(toText(text, locale)));
}

function size(value: Scalar, locale: FormulaLocale): number {
  const length = toWhole(value, locale);
  if (length < 0) throw FormulaError.VALUE;
  return length;
}

/** A position counted from 1 as one counted from 0. */
function place(value: Scalar, locale: FormulaLocale): number {
  const start = toWhole(value, locale);
  if (start < 1) throw FormulaError.VALUE;
  return start - 1;
}

function texts(values: readonly Value[], context: Context): string[] {
  return values.flatMap((value) => context.matrix(value).cells.map((cell) => toText(cell, context.locale)));
}

/** By default each character of the separator splits, and empty parts are left out; numbers are read. */
function split(text: Value, separator: Value, byEach: Value, skip: Value, { locale }: Context): Matrix {
  const whole = toText((text as Argument) ?? null, locale);
  const signs = toText((separator as Argument) ?? null, locale);
  if (signs === '') throw FormulaError.VALUE;
  const apart = byEach === undefined || toBoolean(byEach as Scalar, locale);
  const parts = apart
    ? whole.split(new RegExp(`[${signs.replace(/[\\\]^-]/g, '\\$&')}]`, 'u'))
    : whole.split(signs);
  const kept =
    skip === undefined || toBoolean(skip as Scalar, locale) ? parts.filter((part) => part !== '') : parts;
  if (kept.length === 0) throw FormulaError.VALUE;
  return Matrix.rowOf(kept.map((part) => typed(part, locale)));
}

/** What a cell would hold if the text were typed into it. */
function typed(text: string, locale: FormulaLocale): Scalar {
  const read = readNumber(text, locale);
  if (!read) return text === '' ? null : text;
  if (read.kind === 'number') return read.value;
  return new Formatted(read.value, locale[read.kind]);
}

function character(code: number): string {
  if (code < 1 || code > 0x10ffff) throw FormulaError.NUM;
  return String.fromCodePoint(code);
}

function codePoint(text: string): number {
  const code = text.codePointAt(0);
  if (code === undefined) throw FormulaError.VALUE;
  return code;
}

/** A number in a format that is written in the locale's own way: `#.##0,00` where the comma marks decimals. */
function textOf(value: Scalar, pattern: string, locale: FormulaLocale): string {
  const number = typeof value === 'string' ? (readNumber(value, locale)?.value ?? value) : plain(value);
  if (isError(number)) throw number;
  if (number === null) return textOf(0, pattern, locale);
  if (typeof number === 'boolean') return toText(number, locale);
  const canonical = locale.decimal === ',' && !isDatePattern(pattern) ? swapMarks(pattern) : pattern;
  if (typeof number === 'number' && canonical === '') return '';
  try {
    return format(canonical, number, { locale: locale.formats, dateErrorThrows: true });
  } catch {
    // No format, or no date.
    throw FormulaError.VALUE;
  }
}

/** `#.##0,00` as `#,##0.00`; what stands in quotes or behind a backslash is left alone. */
function swapMarks(pattern: string): string {
  return pattern.replace(/"[^"]*"|\\.|[.,]/g, (part) => (part === '.' ? ',' : part === ',' ? '.' : part));
}

function shownAs(value: Scalar, pattern: string): Scalar {
  const bare = plain(value);
  return typeof bare === 'number' ? new Formatted(bare, pattern) : value;
}

/** Regular expressions work on text only; a number is refused, as Google does. */
function onlyText(value: Scalar): string {
  if (value === null) return '';
  if (typeof value !== 'string') throw FormulaError.VALUE;
  return value;
}

/** Where `search` begins in the text, regardless of capitals and with `*` and `?` in it; -1 when nowhere. */
function placeWithin(text: string, search: string): number {
  // Where nothing is special, small letters do the same in a fraction of the time.
  if (PLAIN.test(search) && WESTERN.test(text)) return text.toLowerCase().indexOf(search.toLowerCase());
  return text.search(searchPattern(search));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all signs up to ÿ, of which none but A to Z becomes a to z.
const WESTERN = /^[\u0000-\u00ff]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII without the signs `*`, `?` and `~`.
const PLAIN = /^[\u0000-)+->@-}\u007f]*$/;

const searches = new Map<string, RegExp>();

function searchPattern(text: string): RegExp {
  let made = searches.get(text);
  if (!made) {
    made = new RegExp(wildcardPattern(text).source.slice(1, -1), 'iu');
    if (searches.size > 500) searches.clear();
    searches.set(text, made);
  }
  return made;
}

const patterns = new Map<string, RegExp>();

/** A regular expression of RE2; its flags in front, such as `(?i)`, become JavaScript's. */
function regex(source: string, flags: string): RegExp {
  const key = `${flags}/${source}`;
  let made = patterns.get(key);
  if (!made) {
    const own = /^\(\?([imsU]+)\)/.exec(source);
    const body = (own ? source.slice(own[0].length) : source)
      .replace(/\(\?P</g, '(?<')
      .replace(/\\A/g, '^')
      .replace(/\\z/g, '$')
      .replace(/\[\[:(\w+):\]\]/g, (whole, name: string) => POSIX[name] ?? whole);
    try {
      made = new RegExp(body, flags + (own?.[1] ?? '').replace(/[^ims]/g, ''));
    } catch {
      throw FormulaError.REF;
    }
    if (patterns.size > 500) patterns.clear();
    patterns.set(key, made);
  }
  made.lastIndex = 0;
  return made;
}

const POSIX: Readonly<Record<string, string>> = {
  alpha: '[A-Za-z]',
  digit: '[0-9]',
  alnum: '[A-Za-z0-9]',
  space: '\\s',
  upper: '[A-Z]',
  lower: '[a-z]',
  punct: '[!-/:-@[-`{-~]',
};
