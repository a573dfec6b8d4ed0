/** What differs between Dutch and English (or any other) settings when a formula is read and its results written. */
import { getLocale, isDateFormat, parseValue } from 'numfmt';

export interface FormulaLocale {
  /** As Google writes it: `nl_NL`. */
  readonly tag: string;
  /** As numfmt writes it: `nl`. */
  readonly formats: string;
  readonly decimal: string;
  /** What stands between the columns of an array literal: `\` where the comma marks decimals. */
  readonly columnSeparator: ',' | '\\';
  /** Number formats that Google gives a result by itself. */
  readonly date: string;
  readonly dateTime: string;
  readonly time: string;
  readonly currency: string;
  readonly words: { readonly true: string; readonly false: string };
}

const known = new Map<string, FormulaLocale>();

export function formulaLocale(tag: string): FormulaLocale {
  let locale = known.get(tag);
  if (!locale) {
    locale = makeLocale(tag);
    known.set(tag, locale);
  }
  return locale;
}

function makeLocale(tag: string): FormulaLocale {
  const language = tag.split(/[_-]/)[0]!;
  const formats = [tag, language].find((name) => getLocale(name) !== null) ?? 'en';
  const data = getLocale(formats)!;
  const shape = data.format ?? {};
  const separator = shape.dateSep ?? '/';
  const date = [`m${separator}d${separator}yyyy`, `d${separator}m${separator}yyyy`, 'yyyy-mm-dd'][
    shape.dateOrder ?? 0
  ]!;
  const symbol = data.currency ?? '$';
  return {
    tag,
    formats,
    decimal: data.decimal,
    columnSeparator: data.decimal === ',' ? '\\' : ',',
    date,
    dateTime: `${date} h:mm:ss`,
    time: shape.padHh ? 'h:mm:ss' : 'h:mm:ss am/pm',
    currency: (shape.currencyPos ?? 0) >= 2 ? `"${symbol}" #,##0.00` : `"${symbol}"#,##0.00`,
    words: { true: data.bool[0], false: data.bool[1] },
  };
}

/** A number that people write as text, with the kind of number it is; null when the text is no number. */
export function readNumber(
  text: string,
  locale: FormulaLocale,
): { readonly value: number; readonly kind: 'number' | 'date' | 'dateTime' | 'time' } | null {
  const parsed = parseValue(text.trim(), { locale: locale.formats });
  if (!parsed || typeof parsed.value !== 'number') return null;
  return { value: parsed.value, kind: KINDS.get(parsed.formatId ?? -1) ?? 'number' };
}

/** The built-in formats of OOXML (ECMA-376 part 1, 18.8.30) that stand for dates and times. */
const KINDS = new Map<number, 'date' | 'dateTime' | 'time'>([
  [14, 'date'],
  [15, 'date'],
  [16, 'date'],
  [17, 'date'],
  [18, 'time'],
  [19, 'time'],
  [20, 'time'],
  [21, 'time'],
  [22, 'dateTime'],
  [46, 'time'],
]);

const datePatterns = new Map<string, boolean>();

export function isDatePattern(pattern: string): boolean {
  let known = datePatterns.get(pattern);
  if (known === undefined) {
    known = isDateFormat(pattern);
    datePatterns.set(pattern, known);
  }
  return known;
}
