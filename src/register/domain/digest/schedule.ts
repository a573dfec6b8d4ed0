/** On which days digests go: fixed days by rhythm, put off where that day is quiet; civil days, so clock changes are of no matter. */
import { addDays, dayNumber, isDay, iso8601, parseDutchMoment, parts, weekday } from '../text/dates.ts';
import type { Rhythm } from './roles.ts';

export interface Schedule {
  /** 0 is Monday. */
  readonly weekday: number;
  isQuiet(day: string): boolean;
}

export const WEEKDAYS = [
  'maandag',
  'dinsdag',
  'woensdag',
  'donderdag',
  'vrijdag',
  'zaterdag',
  'zondag',
] as const;

/** No digest is put off for longer than this. */
const MOST_DELAY = 62;

/** Longer than the longest time between two digests and a delay. */
const LOOK_AHEAD = 260;

/** Whether a day is the fixed one of a rhythm, before quiet days are looked at; `day` falls on the weekday of digests. */
const FIXED: Readonly<Record<Rhythm, (day: string) => boolean>> = {
  week: () => true,
  // Weeks are counted from Monday 5 January 1970.
  twee_weken: (day) => Math.floor((dayNumber(day) - 4) / 7) % 2 === 0,
  maand: (day) => parts(day)[2] <= 7,
  halfjaar: (day) => parts(day)[2] <= 7 && parts(day)[1] % 6 === 1,
};

/** Whether a digest of this rhythm is meant for this very day, or was put off to it. */
function falls(rhythm: Rhythm, schedule: Schedule, day: string): boolean {
  if (!mayGo(schedule, day)) return false;
  for (let back = 0; back <= MOST_DELAY; back++) {
    const meant = addDays(day, -back);
    if (back > 0 && mayGo(schedule, meant)) return false;
    if (weekday(meant) === schedule.weekday && FIXED[rhythm](meant)) return true;
  }
  return false;
}

/** A digest that was put off does not go in a weekend, unless digests go in weekends. */
function mayGo(schedule: Schedule, day: string): boolean {
  return !schedule.isQuiet(day) && (weekday(day) < 5 || weekday(day) === schedule.weekday);
}

/** The last day of digests after one day, up to and including another; null when there is none. */
export function latestMoment(
  rhythm: Rhythm,
  schedule: Schedule,
  after: string,
  until: string,
): string | null {
  for (let day = until; day > after; day = addDays(day, -1)) if (falls(rhythm, schedule, day)) return day;
  return null;
}

/** The first day of digests after a day; null when quiet days leave none. */
export function nextMoment(rhythm: Rhythm, schedule: Schedule, after: string): string | null {
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead++) {
    const day = addDays(after, ahead);
    if (falls(rhythm, schedule, day)) return day;
  }
  return null;
}

/** Quiet days as typed: days and spans, `25-12-2026; 21-12-2026 t/m 3-1-2027`. */
export interface QuietDays {
  readonly spans: readonly (readonly [from: string, until: string])[];
  /** Pieces that could not be read. */
  readonly unread: readonly string[];
}

export function readQuietDays(typed: string): QuietDays {
  const spans: [string, string][] = [];
  const unread: string[] = [];
  for (const piece of typed.split(/[;,\n]/).map((text) => text.trim())) {
    if (piece === '') continue;
    const [first, last = first, ...more] = piece
      .split(/\s*(?:t\/m|tot en met)\s*/)
      .map((text) => parseDutchMoment(text));
    if (first && last && !more.length && first <= last) spans.push([first, last]);
    else unread.push(piece);
  }
  return { spans, unread };
}

/**
 * The public holidays of the Netherlands in a year, with Good Friday and 5 May, on which offices are closed.
 * Easter by the Anonymous Gregorian algorithm (Meeus, Astronomical Algorithms).
 */
export function holidays(year: number): readonly string[] {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const at = h + l - 7 * m + 114;
  const easter = iso8601(year, Math.floor(at / 31), (at % 31) + 1);
  const king = iso8601(year, 4, 27);
  return [
    iso8601(year, 1, 1),
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    weekday(king) === 6 ? addDays(king, -1) : king,
    iso8601(year, 5, 5),
    addDays(easter, 39),
    addDays(easter, 49),
    addDays(easter, 50),
    iso8601(year, 12, 25),
    iso8601(year, 12, 26),
  ].filter((day) => isDay(...parts(day)));
}

/** The schedule of the settings; a weekday that cannot be read is Monday. */
export function scheduleOf(day: string | null, { spans }: QuietDays, withoutHolidays: boolean): Schedule {
  const at = WEEKDAYS.indexOf((day ?? '').trim().toLowerCase() as (typeof WEEKDAYS)[number]);
  const years = new Map<number, readonly string[]>();
  const isHoliday = (date: string): boolean => {
    const [year] = parts(date);
    if (!years.has(year)) years.set(year, holidays(year));
    return years.get(year)!.includes(date);
  };
  return {
    weekday: Math.max(0, at),
    isQuiet: (date) =>
      spans.some(([from, until]) => date >= from && date <= until) || (withoutHolidays && isHoliday(date)),
  };
}
