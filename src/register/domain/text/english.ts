/** How English readers read days and counts; the month is in letters, since 3-4-2026 is another day to some of them. */
import { parts } from './dates.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day within a sentence: `2026-03-01` gives `1 Mar 2026`. */
export function englishDay(iso: string): string {
  const [year, month, day] = parts(iso);
  return `${day} ${MONTHS[month - 1]!.slice(0, 3)} ${year}`;
}

/** A day in words: `2026-03-01` gives `1 March 2026`. */
export function longEnglishDay(iso: string): string {
  const [year, month, day] = parts(iso);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}
