/** Times, amounts and people as the page says them. */

const ZONE = 'Europe/Amsterdam';
const DAY = new Intl.DateTimeFormat('nl-NL', {
  timeZone: ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const TIME = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const SECONDS = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, timeStyle: 'medium' });
const NUMBER = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 });

/** ma 23 nov 2026, 14:05 */
export function moment(instant: number): string {
  return `${DAY.format(instant)}, ${TIME.format(instant)}`;
}

/** 14:05:09 */
export function clockTime(instant: number): string {
  return SECONDS.format(instant);
}

/** 12 ms, 3,4 s, 2 min 5 s */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${NUMBER.format(Math.round(seconds * 10) / 10)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

export function number(value: number): string {
  return NUMBER.format(value);
}

/** 1 rij, 2 rijen */
export function count(amount: number, one: string, more: string): string {
  return `${NUMBER.format(amount)} ${amount === 1 ? one : more}`;
}

/** 840 bytes, 12 kB, 3,4 MB */
export function bytes(size: number): string {
  if (size < 1000) return count(size, 'byte', 'bytes');
  return size < 1_000_000
    ? `${NUMBER.format(Math.round(size / 1000))} kB`
    : `${NUMBER.format(Math.round(size / 100_000) / 10)} MB`;
}
