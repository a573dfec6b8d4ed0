/** Reads text as a person types it in a cell: number, amount, date, time, boolean, formula or just text. */
import { BEHAVIOUR } from './behaviour.ts';
import { kindOfFormat } from './display.ts';
import { type LocaleFacts, localeFacts } from './locale.ts';
import type { CellValue } from './model/grid.ts';
import { serialOf } from './serial.ts';

/** What ends up in a cell. `numberFormat` is the one that the text brings along; undefined brings none. */
export interface Entry {
  readonly value: CellValue;
  /** With its `=`; then `value` is null. */
  readonly formula?: string;
  readonly numberFormat?: string;
}

/**
 * Reads typed text. `numberFormat` is the cell's own, undefined when it is automatic: `@` keeps every text
 * as it is, and a percentage makes 12 of "12" 12%. `year` is what a date without year belongs to.
 */
export function parseTyped(
  text: string,
  locale: string,
  numberFormat?: string,
  year = new Date().getFullYear(),
): Entry {
  if (text === '') return { value: null };
  if (numberFormat !== undefined && kindOfFormat(numberFormat) === 'text') return { value: text };
  const first = text[0]!;
  if (first === "'") return { value: text.slice(1) };
  if (first === '=' && text.length > 1) return { value: null, formula: text };
  if (first === '+' && BEHAVIOUR.plusStartsFormula && PLUS_FORMULA.test(text)) {
    return { value: null, formula: `=${text}` };
  }
  const facts = localeFacts(locale);
  const trimmed = text.trim();
  const word = trimmed.toUpperCase();
  if (word === 'TRUE' || word === facts.words.true) return { value: true };
  if (word === 'FALSE' || word === facts.words.false) return { value: false };
  if (!/\d/.test(trimmed) || trimmed.length > 40) return { value: text };
  const read = readNumber(trimmed, facts) ?? readDateTime(trimmed, facts, year);
  if (!read) return { value: text };
  if (numberFormat === undefined) return read;
  const asPercentage = numberFormat.includes('%') && read.numberFormat === undefined;
  return { value: asPercentage ? (read.value as number) / 100 : read.value };
}

const PLUS_FORMULA = /^\+(?:[A-Za-z][\w.]*\(|\$?[A-Za-z]{1,3}\$?\d)/;
const CURRENCIES = /^(-?)\s*([€$£])\s*(-?)\s*(.+)$|^(.+?)\s*([€])$/;

interface NumberRead {
  readonly value: number;
  readonly numberFormat?: string;
}

function readNumber(text: string, facts: LocaleFacts): NumberRead | null {
  const money = CURRENCIES.exec(text);
  if (money) {
    const symbol = money[2] ?? money[6]!;
    const plain = readPlain(money[4] ?? money[5]!, facts);
    if (!plain) return null;
    const negative = money[1] === '-' || money[3] === '-';
    const pattern = plain.decimals > 0 ? '#,##0.00' : '#,##0';
    const shown =
      symbol === facts.currency && facts.dayFirst ? `"${symbol} "${pattern}` : `"${symbol}"${pattern}`;
    return { value: negative ? -plain.value : plain.value, numberFormat: shown };
  }
  if (text.endsWith('%')) {
    const plain = readPlain(text.slice(0, -1).trim(), facts);
    return plain && { value: plain.value / 100, numberFormat: plain.decimals > 0 ? '0.00%' : '0%' };
  }
  const plain = readPlain(text, facts);
  if (!plain) return null;
  if (plain.scientific) return { value: plain.value, numberFormat: '0.00E+00' };
  if (!plain.grouped) return { value: plain.value };
  return { value: plain.value, numberFormat: plain.decimals > 0 ? '#,##0.00' : '#,##0' };
}

interface Plain {
  readonly value: number;
  readonly decimals: number;
  readonly grouped: boolean;
  readonly scientific: boolean;
}

const PATTERNS = {
  '.': /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d+)?(?:,(\d*))?(?:[eE]([+-]?\d{1,3}))?$/,
  ',': /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/,
} as const;

function readPlain(text: string, facts: LocaleFacts): Plain | null {
  const match = PATTERNS[facts.group].exec(text);
  if (!match) return null;
  const [, sign, whole = '', decimals = '', exponent] = match;
  if (whole === '' && decimals === '') return null;
  const digits = whole.replaceAll(facts.group, '');
  const value = Number(`${sign === '-' ? '-' : ''}${digits || '0'}.${decimals || '0'}e${exponent ?? '0'}`);
  return {
    value,
    decimals: decimals.length,
    grouped: whole.includes(facts.group),
    scientific: exponent !== undefined,
  };
}

const TIME = /^(\d{1,4}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?\s*(am|pm)?$/i;

interface Timed {
  readonly fraction: number;
  readonly numberFormat: string;
}

function readTime(text: string): Timed | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hours, minutes, seconds, fraction, half] = match;
  let hour = Number(hours);
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  const total = hour * 3600 + Number(minutes) * 60 + Number(`${seconds ?? 0}.${fraction ?? 0}`);
  const tail = seconds === undefined ? ':mm' : ':mm:ss';
  if (hour > 23) return { fraction: total / 86_400, numberFormat: `[h]${tail}` };
  return { fraction: total / 86_400, numberFormat: half ? `h${tail} AM/PM` : `H${tail}` };
}

function readDateTime(text: string, facts: LocaleFacts, year: number): Entry | null {
  const time = readTime(text);
  if (time) return { value: time.fraction, numberFormat: time.numberFormat };
  const space = text.search(/\s+\d{1,2}:\d{2}/);
  if (space < 0) return readDate(text, facts, year);
  const date = readDate(text.slice(0, space), facts, year);
  const clock = readTime(text.slice(space).trim());
  if (!date || !clock || clock.fraction >= 1) return null;
  return {
    value: (date.value as number) + clock.fraction,
    numberFormat: `${date.numberFormat} ${clock.numberFormat}`,
  };
}

function readDate(text: string, facts: LocaleFacts, thisYear: number): Entry | null {
  const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return civil(Number(iso[1]), Number(iso[3]), Number(iso[4]), 'yyyy-MM-dd');
  const numeric = /^(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (numeric) {
    const [day, month] = facts.dayFirst ? [numeric[1], numeric[3]] : [numeric[3], numeric[1]];
    const year = numeric[4] === undefined ? thisYear : fullYear(numeric[4]);
    return civil(year, Number(month), Number(day), facts.dateFormat);
  }
  const dayName = /^(\d{1,2})[\s-]+([a-zé]+)\.?(?:,?[\s-]+(\d{4}|\d{2}))?$/i.exec(text);
  if (dayName) return named(dayName[1]!, dayName[2]!, dayName[3], facts, thisYear);
  const nameDay = /^([a-zé]+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/i.exec(text);
  return nameDay && named(nameDay[2]!, nameDay[1]!, nameDay[3], facts, thisYear);
}

function named(
  day: string,
  monthWord: string,
  year: string | undefined,
  facts: LocaleFacts,
  thisYear: number,
): Entry | null {
  const month = monthOf(monthWord, facts);
  if (month === null) return null;
  return civil(year === undefined ? thisYear : fullYear(year), month, Number(day), facts.longDateFormat);
}

/** Month of a full name or its first three letters (also Dutch `mrt`). */
function monthOf(word: string, facts: LocaleFacts): number | null {
  const lower = word.toLowerCase();
  for (const [i, name] of facts.months.entries()) {
    const short = name === 'maart' ? 'mrt' : name.slice(0, 3);
    if (lower === name || lower === short || (name === 'september' && lower === 'sept')) return i + 1;
  }
  return null;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function civil(year: number, month: number, day: number, numberFormat: string): Entry | null {
  if (month < 1 || month > 12 || day < 1 || year < 1900) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return { value: serialOf({ year, month, day }), numberFormat };
}
