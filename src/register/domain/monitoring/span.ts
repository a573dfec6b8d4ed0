/** Spans of civil days over which figures are told: half-years, calendar years, grant years, the whole term. */
import { addDays, addMonths, daysBetween, iso8601, parts } from '../text/dates.ts';

/** From the first day up to and including the last, both `yyyy-mm-dd`. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** The first (January to June) or second half of a year. */
export function halfYear(year: number, half: 1 | 2): Span {
  return half === 1
    ? { from: iso8601(year, 1, 1), until: iso8601(year, 6, 30) }
    : { from: iso8601(year, 7, 1), until: iso8601(year, 12, 31) };
}

export function calendarYear(year: number): Span {
  return { from: iso8601(year, 1, 1), until: iso8601(year, 12, 31) };
}

/**
 * The grant year (uitkeringsjaar, domain description §8.5) that begins in this year: 1 May up to and including
 * 30 April. The last one of the term (Stcrt. 2024, 1876) leaves out its closing day, 1 May 2027, for
 * which no grant year is offered.
 */
export function grantYear(year: number): Span {
  return { from: iso8601(year, 5, 1), until: iso8601(year + 1, 4, 30) };
}

/** The calendar year in which a day falls. */
export function calendarYearOf(day: string): Span {
  return calendarYear(parts(day)[0]);
}

/** The grant year in which a day falls. */
export function grantYearOf(day: string): Span {
  const [year, month] = parts(day);
  return grantYear(month < 5 ? year - 1 : year);
}

/** The half-year in which a day falls. */
export function halfYearOf(day: string): Span {
  const [year, month] = parts(day);
  return halfYear(year, month < 7 ? 1 : 2);
}

/** What the term of the grant is, of a view or of anything else that knows the settings; null while a day of it is not known. */
export function term(known: { setting(id: 'spuk_start' | 'spuk_end'): string | null }): Span | null {
  const [from, until] = [known.setting('spuk_start'), known.setting('spuk_end')];
  return from === null || until === null ? null : { from, until };
}

/** True for a day within the span; null is never within. */
export function within(day: string | null, { from, until }: Span): boolean {
  return day !== null && day >= from && day <= until;
}

/** Number of days, both ends included; 0 for a span that ends before it begins. */
export function lengthOf({ from, until }: Span): number {
  return Math.max(0, daysBetween(from, until) + 1);
}

/**
 * The share of a span that has passed at the end of a day: 0 before it, 1 from its last day on. Of the days before and
 * after `term` none passes, so the shares of the years of a term add up to its length in years.
 */
export function elapsed(span: Span, day: string, term: Span = span): number {
  const whole = lengthOf(span);
  if (whole === 0) return day >= span.until ? 1 : 0;
  const from = [span.from, term.from].sort()[1]!;
  const until = [span.until, term.until, day].sort()[0]!;
  return lengthOf({ from, until }) / whole;
}

/** The day on which the standing of a span is told (peildatum): the day after its last. */
export function referenceDay({ until }: Span): string {
  return addDays(until, 1);
}

/** The span of equal length in months that ends on the day before: of a half-year the half-year before. */
export function before(span: Span): Span {
  const next = addDays(span.until, 1);
  const [y1, m1] = parts(span.from);
  const [y2, m2] = parts(next);
  const months = (y2 - y1) * 12 + (m2 - m1);
  return { from: addMonths(span.from, -months), until: addDays(span.from, -1) };
}
