/** Utilities.formatDate and parseDate: dates by the patterns of Java's SimpleDateFormat, in English. */
import { ScriptException } from '../service.ts';
import { civilOf, instantToSerial, serialOf, serialToInstant } from '../spreadsheet/serial.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const TOKEN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

/** An IANA name, or minutes ahead of UTC for a zone such as `GMT+1`. */
type Zone = string | number;

/** What a letter of a pattern may ask for. `serial` is the day number in the time zone. */
interface Moment {
  readonly instant: number;
  readonly serial: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekDay: number;
  readonly zone: Zone;
}

const FIELDS: Readonly<Record<string, (moment: Moment, width: number) => string>> = {
  G: ({ year }) => (year > 0 ? 'AD' : 'BC'),
  y: ({ year }, width) => (width === 2 ? padded(year % 100, 2) : padded(year, width)),
  Y: (moment, width) => {
    const year = weekYear(moment);
    return width === 2 ? padded(year % 100, 2) : padded(year, width);
  },
  M: monthName,
  L: monthName,
  w: (moment, width) => padded(weekOfYear(moment), width),
  W: ({ day, weekDay }, width) => padded(Math.ceil((day + ((weekDay - day + 36) % 7)) / 7), width),
  D: ({ serial, year }, width) =>
    padded(Math.floor(serial) - serialOf({ year, month: 1, day: 1 }) + 1, width),
  d: ({ day }, width) => padded(day, width),
  F: ({ day }, width) => padded(Math.ceil(day / 7), width),
  E: ({ weekDay }, width) => (width > 3 ? DAYS[weekDay]! : DAYS[weekDay]!.slice(0, 3)),
  u: ({ weekDay }, width) => padded(weekDay || 7, width),
  a: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  H: ({ hour }, width) => padded(hour, width),
  k: ({ hour }, width) => padded(hour || 24, width),
  K: ({ hour }, width) => padded(hour % 12, width),
  h: ({ hour }, width) => padded(hour % 12 || 12, width),
  m: ({ minute }, width) => padded(minute, width),
  s: ({ second }, width) => padded(second, width),
  S: ({ instant }, width) => padded(((instant % 1000) + 1000) % 1000, width),
  z: (moment, width) => zoneName(moment, width > 3 ? 'long' : 'short'),
  Z: (moment) => offset(moment).replace(':', ''),
  X: (moment, width) => {
    const text = offset(moment);
    if (text === '+00:00') return 'Z';
    if (width === 1) return text.slice(0, 3);
    return width === 2 ? text.replace(':', '') : text;
  },
};

/** An instant (ms since 1970) as text. An unknown zone counts as GMT, as in Java; an unknown letter is refused. */
export function formatDate(instant: number, timeZone: string, pattern: string): string {
  const moment = momentOf(instant, knownZone(timeZone));
  return pattern.replace(TOKEN, (token, quoted: string | undefined, letter: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    if (letter === undefined) return token;
    const field = FIELDS[letter];
    if (!field) throw new ScriptException(`Illegal pattern character '${letter}'`);
    return field(moment, token.length);
  });
}

/** What may be read back, with the text that it matches. Numbers next to each other take their own width. */
const READERS: Readonly<Record<string, (width: number, tight: boolean) => string>> = {
  y: (width, tight) => (tight ? `\\d{${width}}` : '\\d{1,4}'),
  M: (width, tight) => (width > 2 ? '[A-Za-z]{3,9}' : number(width, tight)),
  d: number,
  E: () => '[A-Za-z]{2,9}',
  a: () => '[AaPp][Mm]',
  H: number,
  h: number,
  k: number,
  K: number,
  m: number,
  s: number,
  S: (width, tight) => (tight ? `\\d{${width}}` : '\\d{1,3}'),
  Z: () => '[+-]\\d{4}',
  X: () => 'Z|[+-]\\d{2}(?::?\\d{2})?',
  z: () => '[A-Z]{3,4}(?:[+-]\\d{1,2}(?::\\d{2})?)?',
};

/** The instant (ms since 1970) that the text stands for. Throws when the text does not fit the pattern. */
export function parseDate(text: string, timeZone: string, pattern: string): number {
  const letters: { letter: string; width: number }[] = [];
  let source = '^';
  for (const match of pattern.matchAll(TOKEN)) {
    const [token, quoted, letter] = match;
    if (letter === undefined) {
      source += literal(quoted === undefined ? token : quoted === '' ? "'" : quoted.replaceAll("''", "'"));
      continue;
    }
    const reader = READERS[letter];
    if (!reader) throw new ScriptException(`Illegal pattern character '${letter}'`);
    const next = pattern[match.index + token.length];
    source += `(${reader(token.length, next !== undefined && READERS[next] !== undefined)})`;
    letters.push({ letter, width: token.length });
  }
  const found = new RegExp(source).exec(text);
  if (!found) throw new ScriptException(`Unparseable date: "${text}"`);
  return assembled(letters, found.slice(1), knownZone(timeZone), text);
}

function assembled(
  letters: readonly { letter: string; width: number }[],
  texts: readonly string[],
  given: Zone,
  text: string,
): number {
  const parts: Record<string, string> = {};
  for (const [index, { letter }] of letters.entries()) parts[letter] = texts[index]!;
  const width = letters.find(({ letter }) => letter === 'y')?.width ?? 4;
  const month = parts.M === undefined ? 1 : monthNumber(parts.M);
  if (month === 0) throw new ScriptException(`Unparseable date: "${text}"`);
  const serial = serialOf({
    year: parts.y === undefined ? 1970 : fullYear(Number(parts.y), width, parts.y.length),
    month,
    day: Number(parts.d ?? 1),
    hour: hourOf(parts),
    minute: Number(parts.m ?? 0),
    second: Number(parts.s ?? 0),
  });
  const shift = parts.X ?? parts.Z;
  const zone = shift === undefined ? given : shift === 'Z' ? 'UTC' : minutesOf(shift);
  return instantOf(serial, zone) + Number(parts.S ?? 0);
}

function hourOf(parts: Record<string, string>): number {
  if (parts.H !== undefined) return Number(parts.H);
  if (parts.k !== undefined) return Number(parts.k) % 24;
  const half = Number(parts.h ?? parts.K ?? 0) % 12;
  return parts.a?.toUpperCase() === 'PM' ? half + 12 : half;
}

/** Two digits mean the year within 80 years before and 20 years after now; the century is this one's. */
function fullYear(year: number, width: number, digits: number): number {
  if (width !== 2 || digits !== 2) return year;
  return year + (year > 46 ? 1900 : 2000);
}

function monthNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(text.toLowerCase())) + 1;
}

function momentOf(instant: number, zone: Zone): Moment {
  const serial = serialIn(zone, Math.floor(instant / 1000) * 1000);
  return { instant, serial, ...civilOf(serial), weekDay: (Math.floor(serial) + 6) % 7, zone };
}

function serialIn(zone: Zone, instant: number): number {
  return typeof zone === 'number'
    ? instantToSerial(instant + zone * 60_000, 'UTC')
    : instantToSerial(instant, zone);
}

function instantOf(serial: number, zone: Zone): number {
  return typeof zone === 'number'
    ? serialToInstant(serial, 'UTC') - zone * 60_000
    : serialToInstant(serial, zone);
}

function monthName({ month }: Moment, width: number): string {
  const name = MONTHS[month - 1]!;
  if (width > 3) return name;
  return width === 3 ? name.slice(0, 3) : padded(month, width);
}

/** Weeks begin on Sunday and week 1 holds 1 January, as in Java's default (American) calendar. */
function weekOfYear(moment: Moment): number {
  const first = serialOf({ year: weekYear(moment), month: 1, day: 1 });
  const sunday = first - ((first + 6) % 7);
  return Math.floor((Math.floor(moment.serial) - sunday) / 7) + 1;
}

function weekYear({ serial, year }: Moment): number {
  const next = serialOf({ year: year + 1, month: 1, day: 1 });
  return Math.floor(serial) >= next - ((next + 6) % 7) ? year + 1 : year;
}

function offset({ instant, zone }: Moment): string {
  const minutes = Math.round((serialIn(zone, instant) - serialIn('UTC', instant)) * 1440);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}:${padded(size % 60, 2)}`;
}

function zoneName(moment: Moment, style: 'long' | 'short'): string {
  if (typeof moment.zone === 'number') return `GMT${offset(moment)}`;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: moment.zone, timeZoneName: style });
  return format.formatToParts(moment.instant).find((part) => part.type === 'timeZoneName')!.value;
}

/** A zone that does not exist counts as GMT. */
function knownZone(timeZone: string): Zone {
  const shift = /^(?:GMT|UTC)([+-]\d{1,2}(?::?\d{2})?)$/.exec(timeZone);
  if (shift) return minutesOf(shift[1]!);
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

/** Minutes of `+1`, `+0130` or `-01:30`. */
function minutesOf(shift: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(shift)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
}

function number(width: number, tight: boolean): string {
  return tight ? `\\d{${width}}` : '\\d{1,2}';
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
