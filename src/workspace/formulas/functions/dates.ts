/** Dates and times; a date is a serial number, days since 30 December 1899. */
import { civilOf, serialOf } from '../../services/spreadsheet/serial.ts';
import { toNumber, toText, toWhole } from '../coerce.ts';
import type { Argument, Context } from '../context.ts';
import { type FormulaLocale, readNumber } from '../locale.ts';
import { Formatted, FormulaError, plain, type Scalar, type Value } from '../values.ts';
import { each, type FunctionTable, mixed } from './function.ts';

export const DATES: FunctionTable = {
  TODAY: each(0, 0, (_, { book, locale }) => new Formatted(Math.floor(book.now('day')), locale.date)),
  NOW: each(0, 0, (_, { book, locale }) => new Formatted(book.now('moment'), locale.dateTime)),
  DATE: each(3, 3, ([year = null, month = null, day = null], { locale }) => {
    const y = toWhole(year, locale);
    if (y < 0 || y > 9999) throw FormulaError.NUM;
    const civil = { year: y < 1900 ? y + 1900 : y, month: toWhole(month, locale), day: toWhole(day, locale) };
    return new Formatted(valid(serialOf(civil)), locale.date);
  }),
  TIME: each(3, 3, ([hour = null, minute = null, second = null], { locale }) => {
    const seconds = toWhole(hour, locale) * 3600 + toWhole(minute, locale) * 60 + toWhole(second, locale);
    if (seconds < 0) throw FormulaError.NUM;
    return new Formatted((seconds % 86_400) / 86_400, locale.time);
  }),
  DATEVALUE: each(1, 1, ([value = null], { locale }) => Math.floor(moment(value, locale, false))),
  TIMEVALUE: each(1, 1, ([value = null], { locale }) => {
    const serial = moment(value, locale, true);
    return serial - Math.floor(serial);
  }),
  YEAR: part(({ year }) => year),
  MONTH: part(({ month }) => month),
  DAY: part(({ day }) => day),
  HOUR: part(({ hour }) => hour),
  MINUTE: part(({ minute }) => minute),
  SECOND: part(({ second }) => second),
  WEEKDAY: each(1, 2, ([value = null, type = 1], { locale }) => {
    const sunday = weekday(toNumber(value, locale));
    const kind = toWhole(type, locale);
    if (kind < 1 || kind > 3) throw FormulaError.NUM;
    if (kind === 1) return sunday + 1;
    return ((sunday + 6) % 7) + (kind === 2 ? 1 : 0);
  }),
  WEEKNUM: each(1, 2, ([value = null, type = 1], { locale }) => {
    const serial = dayOf(value, locale);
    const kind = toWhole(type, locale);
    if (kind === 21) return isoWeek(serial);
    const firstDay = WEEK_STARTS[kind];
    if (firstDay === undefined) throw FormulaError.NUM;
    const newYear = serialOf({ year: civilOf(serial).year, month: 1, day: 1 });
    const lead = (weekday(newYear) - firstDay + 7) % 7;
    return Math.floor((serial - newYear + lead) / 7) + 1;
  }),
  ISOWEEKNUM: each(1, 1, ([value = null], { locale }) => isoWeek(dayOf(value, locale))),
  EDATE: each(2, 2, ([value = null, months = null], { locale }) => {
    const serial = dayOf(value, locale);
    return dated(addMonths(serial, toWhole(months, locale)), value, locale);
  }),
  EOMONTH: each(2, 2, ([value = null, months = null], { locale }) => {
    const { year, month } = civilOf(dayOf(value, locale));
    return dated(serialOf({ year, month: month + toWhole(months, locale) + 1, day: 0 }), value, locale);
  }),
  DAYS: each(2, 2, ([end = null, start = null], { locale }) => {
    return dayOf(end, locale) - dayOf(start, locale);
  }),
  DATEDIF: each(3, 3, ([start = null, end = null, unit = null], { locale }) => {
    const from = dayOf(start, locale);
    const to = dayOf(end, locale);
    const count = DIFFERENCES[toText(unit, locale).toUpperCase()];
    if (from > to || !count) throw FormulaError.NUM;
    return count(from, to);
  }),
  NETWORKDAYS: mixed(2, 3, ['one', 'one', 'many'], ([start, end, free], context) =>
    workdaysBetween(start as Argument, end as Argument, WEEKEND, free, context),
  ),
  'NETWORKDAYS.INTL': mixed(2, 4, ['one', 'one', 'one', 'many'], ([start, end, weekend, free], context) =>
    workdaysBetween(
      start as Argument,
      end as Argument,
      readWeekend(weekend as Argument, context.locale),
      free,
      context,
    ),
  ),
  WORKDAY: mixed(2, 3, ['one', 'one', 'many'], ([start, days, free], context) =>
    workdayAfter(start as Argument, days as Argument, WEEKEND, free, context),
  ),
  'WORKDAY.INTL': mixed(2, 4, ['one', 'one', 'one', 'many'], ([start, days, weekend, free], context) =>
    workdayAfter(
      start as Argument,
      days as Argument,
      readWeekend(weekend as Argument, context.locale),
      free,
      context,
    ),
  ),
  EPOCHTODATE: each(1, 2, ([stamp = null, unit = 1], { locale }) => {
    const scale = [1, 1e3, 1e6][toWhole(unit, locale) - 1];
    const number = toNumber(stamp, locale);
    if (scale === undefined || number < 0) throw FormulaError.NUM;
    return new Formatted(number / scale / 86_400 + UNIX_EPOCH, locale.dateTime);
  }),
};

const UNIX_EPOCH = serialOf({ year: 1970, month: 1, day: 1 });

type Parts = ReturnType<typeof civilOf>;

function part(choose: (parts: Parts) => number) {
  return each(1, 1, ([value = null], { locale }) => choose(civilOf(valid(toNumber(value, locale)))));
}

/** 31 December 9999: DATE goes no further. */
const LAST_DAY = 2_958_465;

/** The same number; #NUM! when it lies before or behind what can be a date. */
function valid(serial: number): number {
  if (!(serial >= 0 && serial < LAST_DAY + 1)) throw FormulaError.NUM;
  return serial;
}

/** A value as a whole day. */
function dayOf(value: Scalar, locale: FormulaLocale): number {
  return valid(Math.floor(toNumber(value, locale)));
}

/** The serial number of a text that reads as a date (or time), or of a number that is one. */
function moment(value: Scalar, locale: FormulaLocale, time: boolean): number {
  const bare = plain(value);
  if (typeof bare === 'number') return bare;
  const read = typeof bare === 'string' ? readNumber(bare, locale) : null;
  const fits = read && (read.kind === 'dateTime' || read.kind === (time ? 'time' : 'date'));
  if (!fits) throw FormulaError.VALUE;
  return read.value;
}

/** A date in the format of the one that it comes from. */
function dated(serial: number, source: Scalar, locale: FormulaLocale): Formatted {
  return new Formatted(valid(serial), source instanceof Formatted ? source.pattern : locale.date);
}

/** 0 for Sunday to 6 for Saturday. */
function weekday(serial: number): number {
  return (((Math.floor(serial) + 6) % 7) + 7) % 7;
}

/** By the second argument of WEEKNUM: the day on which weeks begin, 0 for Sunday. */
const WEEK_STARTS: Readonly<Record<number, number>> = {
  1: 0,
  2: 1,
  11: 1,
  12: 2,
  13: 3,
  14: 4,
  15: 5,
  16: 6,
  17: 0,
};

/** ISO 8601: weeks begin on Monday, and the first one holds 4 January. */
function isoWeek(serial: number): number {
  const thursday = serial - ((weekday(serial) + 6) % 7) + 3;
  const newYear = serialOf({ year: civilOf(thursday).year, month: 1, day: 1 });
  return Math.floor((thursday - newYear) / 7) + 1;
}

/** The same day so many months on, or the last day of that month when it is shorter. */
function addMonths(serial: number, months: number): number {
  const { year, month, day } = civilOf(serial);
  const last = civilOf(serialOf({ year, month: month + months + 1, day: 0 })).day;
  return serialOf({ year, month: month + months, day: Math.min(day, last) });
}

const DIFFERENCES: Readonly<Record<string, (from: number, to: number) => number>> = {
  D: (from, to) => to - from,
  M: wholeMonths,
  Y: (from, to) => Math.floor(wholeMonths(from, to) / 12),
  YM: (from, to) => wholeMonths(from, to) % 12,
  MD: (from, to) => to - addMonths(from, wholeMonths(from, to)),
  YD: (from, to) => to - addMonths(from, Math.floor(wholeMonths(from, to) / 12) * 12),
};

function wholeMonths(from: number, to: number): number {
  const a = civilOf(from);
  const b = civilOf(to);
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

/** Free days of the week, Monday first. */
const WEEKEND: readonly boolean[] = [false, false, false, false, false, true, true];

/** A weekend as a number (1 Saturday and Sunday, … 11 Sunday only, …) or as seven digits, 1 for a free day. */
function readWeekend(value: Argument, locale: FormulaLocale): readonly boolean[] {
  if (value === undefined) return WEEKEND;
  if (typeof value === 'string') {
    if (!/^[01]{7}$/.test(value)) throw FormulaError.VALUE;
    return [...value].map((sign) => sign === '1');
  }
  const number = toWhole(value, locale);
  const days = number >= 1 && number <= 7 ? [number + 4, number + 5] : [number - 5];
  if (number < 1 || number > 17 || (number > 7 && number < 11)) throw FormulaError.NUM;
  return WEEKEND.map((_, day) => days.some((free) => free % 7 === day));
}

function calendar(weekend: readonly boolean[], free: Value, context: Context): (serial: number) => boolean {
  const holidays = new Set(
    free === undefined
      ? []
      : context
          .matrix(free)
          .cells.filter((cell) => cell !== null)
          .map((cell) => Math.floor(toNumber(cell, context.locale))),
  );
  return (serial) => !weekend[(weekday(serial) + 6) % 7] && !holidays.has(serial);
}

function workdaysBetween(
  start: Argument,
  end: Argument,
  weekend: readonly boolean[],
  free: Value,
  context: Context,
): number {
  const from = dayOf(start ?? null, context.locale);
  const to = dayOf(end ?? null, context.locale);
  const works = calendar(weekend, free, context);
  let days = 0;
  for (let day = Math.min(from, to); day <= Math.max(from, to); day += 1) if (works(day)) days += 1;
  return from <= to ? days : -days;
}

function workdayAfter(
  start: Argument,
  days: Argument,
  weekend: readonly boolean[],
  free: Value,
  context: Context,
): Formatted {
  if (weekend.every(Boolean)) throw FormulaError.VALUE;
  const works = calendar(weekend, free, context);
  let left = toWhole(days ?? null, context.locale);
  const step = Math.sign(left);
  let serial = dayOf(start ?? null, context.locale);
  while (left !== 0) {
    serial = valid(serial + step);
    if (works(serial)) left -= step;
  }
  return dated(serial, start ?? null, context.locale);
}
