/** Civil dates: days and wall-clock moments without a zone, as ISO text, and how Dutch people write them. */

const MONTHS = [
  ['januari', 'jan'],
  ['februari', 'feb', 'febr'],
  ['maart', 'mrt', 'mar', 'maa'],
  ['april', 'apr'],
  ['mei'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['augustus', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
] as const;

const DAY_NAMES =
  /^(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)\.?,?\s+/i;

/** Number of days from 1 January 1970 to a civil day, for arithmetic; proleptic Gregorian. */
export function dayNumber(iso: string): number {
  const [year, month, day] = parts(iso);
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** The civil day (`yyyy-mm-dd`) of a day number. */
export function dayFromNumber(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** The civil day that lies a number of days later; negative goes back. */
export function addDays(iso: string, days: number): string {
  return dayFromNumber(dayNumber(iso) + days);
}

/** The civil day a number of months later, on the last day of the month where the day does not exist. */
export function addMonths(iso: string, months: number): string {
  const [year, month, day] = parts(iso);
  const first = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(first / 12), (first % 12) + 1];
  return iso8601(y, m, Math.min(day, daysInMonth(y, m)));
}

/** The wall-clock moment a number of minutes later; clock changes in between are of no matter. */
export function addMinutes(moment: string, minutes: number): string {
  return new Date(Date.parse(`${moment}Z`) + minutes * 60_000).toISOString().slice(0, 19);
}

/** Whole days from one civil day to another. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day of the week of a civil day, 0 being Monday. */
export function weekday(iso: string): number {
  return (((dayNumber(iso) + 3) % 7) + 7) % 7;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** True when the three numbers are a day that exists, between 1900 and 2199. */
export function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= daysInMonth(year, month);
}

/**
 * Reads a day or a moment as people write it: `31-12-2025`, `31/12/25`, `31.12.2025`, `2025-12-31`,
 * `1 mrt 2026`, `ma 2 maart 2026`, each with an optional time `14:30` or `14.30 uur`.
 * Two-digit years are of this century. Returns `yyyy-mm-dd` or `yyyy-mm-ddThh:mm:ss`, or null.
 */
export function parseDutchMoment(text: string): string | null {
  const bare = text.trim().replace(DAY_NAMES, '');
  const match =
    /^(.*?)(?:(?:\s+|T)(?:om\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?(?:\s*uur)?)?$/.exec(bare);
  const day = parseDay(match?.[1]?.trim() ?? '');
  if (!match || !day) return null;
  if (match[2] === undefined) return day;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return `${day}T${two(hour)}:${two(minute)}:${two(second)}`;
}

function parseDay(text: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text);
  if (dutch) return checked(fullYear(dutch[3]!), Number(dutch[2]), Number(dutch[1]));
  const words = /^(\d{1,2})[\s-]+([a-z]+)\.?[\s-]+(\d{4}|\d{2})$/i.exec(text);
  if (!words) return null;
  const name = words[2]!.toLowerCase();
  const month = MONTHS.findIndex((names) => (names as readonly string[]).includes(name)) + 1;
  return month ? checked(fullYear(words[3]!), month, Number(words[1])) : null;
}

/** A day as Dutch people write it in a sheet: `2026-03-01` gives `1-3-2026`. */
export function formatDay(iso: string): string {
  const [year, month, day] = parts(iso);
  return `${day}-${month}-${year}`;
}

/** A moment as people write it: `2026-03-01T09:05:00` gives `1-3-2026 om 09.05 uur`. */
export function formatMoment(iso: string): string {
  return `${formatDay(iso)} om ${iso.slice(11, 13)}.${iso.slice(14, 16)} uur`;
}

/** A day in words: `2026-03-01` gives `1 maart 2026`. */
export function formatLongDay(iso: string): string {
  const [year, month, day] = parts(iso);
  return `${day} ${MONTHS[month - 1]![0]} ${year}`;
}

/** Year, month (1–12) and day of an ISO day or moment. */
export function parts(iso: string): [year: number, month: number, day: number] {
  return [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))];
}

export function iso8601(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function checked(year: number, month: number, day: number): string | null {
  return isDay(year, month, day) ? iso8601(year, month, day) : null;
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
