/** Dates in cells are serial numbers of the wall clock (days since 30 December 1899), as in Sheets. */

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** Wall-clock parts; month 1-12. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

export function serialOf(civil: CivilTime): number {
  const { year, month, day, hour = 0, minute = 0, second = 0 } = civil;
  const date = new Date(0);
  // setUTCFullYear, because Date.UTC reads the years 0-99 as 1900-1999.
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return (date.getTime() - EPOCH) / DAY;
}

export function civilOf(serial: number): Required<CivilTime> {
  const date = new Date(EPOCH + Math.round(serial * DAY));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** The wall clock that hangs in `timeZone` (IANA) at the instant (ms since 1970), as a serial number. */
export function instantToSerial(instant: number, timeZone: string): number {
  return (instant + offsetAt(instant, timeZone) - EPOCH) / DAY;
}

/** The instant (ms since 1970) at which the clock in `timeZone` shows `serial`. */
export function serialToInstant(serial: number, timeZone: string): number {
  const wall = EPOCH + Math.round(serial * DAY);
  const guess = wall - offsetAt(wall, timeZone);
  const instant = wall - offsetAt(guess, timeZone);
  // In the hour that the clock skips no instant fits; the later offset wins, as with JavaScript's Date.
  return instant + offsetAt(instant, timeZone) === wall ? instant : Math.max(guess, instant);
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const dayOffsets = new Map<string, Map<number, number | null>>();

/** Milliseconds that `timeZone` is ahead of UTC at the instant. Days without a change of clock are remembered. */
function offsetAt(instant: number, timeZone: string): number {
  let days = dayOffsets.get(timeZone);
  if (!days) {
    days = new Map();
    dayOffsets.set(timeZone, days);
  }
  const day = Math.floor(instant / DAY);
  let offset = days.get(day);
  if (offset === undefined) {
    const start = measureOffset(day * DAY, timeZone);
    offset = start === measureOffset((day + 1) * DAY - 1, timeZone) ? start : null;
    days.set(day, offset);
  }
  return offset ?? measureOffset(instant, timeZone);
}

function measureOffset(instant: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of formatter.formatToParts(instant)) parts[type] = value;
  const year = Number(parts.year);
  const date = new Date(0);
  date.setUTCFullYear(parts.era === 'BC' ? 1 - year : year, Number(parts.month) - 1, Number(parts.day));
  date.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return date.getTime() - Math.floor(instant / 1000) * 1000;
}
