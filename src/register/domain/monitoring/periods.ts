/** The periods of the term, and which step of a period may follow on which. */
import type { RegisterRow } from '../schema/tables/index.ts';
import { addDays, parts } from '../text/dates.ts';
import { MONITORING } from '../text/monitoring.ts';
import { calendarYear, grantYear, halfYear, referenceDay, type Span } from './span.ts';

export type PeriodStatus = NonNullable<RegisterRow<'period'>['status']>;
export type PeriodType = NonNullable<RegisterRow<'period'>['type']>;

/** A period that the register offers. */
export interface OfferedPeriod {
  readonly period_id: string;
  readonly name: string;
  readonly type: PeriodType;
  readonly from: string;
  readonly until: string;
  readonly reference_date: string;
  readonly report_due: string | null;
  /** One that is over when it is first offered waits to be frozen, and asks municipalities for nothing any more. */
  readonly status: 'open' | 'controle';
}

/** The key of the period over the whole term. */
export const TERM_PERIOD = 'LOOPTIJD';

/**
 * The periods that touch the term and have begun by a day, and the term itself, the oldest first. Half-years have
 * the day after as peildatum (1 July, 1 January), as municipalities know them from MOB (domain description §6.1).
 * A grant year of which only the closing day of the term would be left is none: the term tells of that day.
 * The report is due a number of days (a setting) after the last day; null when that is not known.
 */
export function periodsOf(term: Span, today: string, dueDays: number | null): readonly OfferedPeriod[] {
  const offered = (type: PeriodType, period_id: string, name: string, span: Span): OfferedPeriod => ({
    period_id,
    name,
    type,
    ...span,
    reference_date: referenceDay(span),
    report_due: dueDays === null ? null : addDays(span.until, dueDays),
    status: span.until < today ? 'controle' : 'open',
  });
  const [first, last] = [parts(term.from)[0], parts(term.until)[0]];
  const words = MONITORING.period;
  const years = Array.from({ length: last - first + 2 }, (_, i) => first - 1 + i);
  const all = years.flatMap((year) => [
    offered('halfjaar', `${year}-H1`, words.half(1, year), halfYear(year, 1)),
    offered('halfjaar', `${year}-H2`, words.half(2, year), halfYear(year, 2)),
    offered('kalenderjaar', `KJ-${year}`, words.calendar(year), calendarYear(year)),
    offered('uitkeringsjaar', `UJ-${year}-${year + 1}`, words.grant(year), grantYear(year)),
  ]);
  return [...all, offered('looptijd', TERM_PERIOD, words.term, term)]
    .filter(({ from, until }) => from <= today && from <= term.until && until >= term.from)
    .filter(({ type, from }) => type !== 'uitkeringsjaar' || from < term.until)
    .sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}

/** The states in order; a period goes on one at a time. */
const LINE: readonly PeriodStatus[] = ['open', 'controle', 'vastgesteld', 'ingediend'];

/** What is asked of a period before a step. */
export interface PeriodStanding {
  readonly name: string;
  readonly status: PeriodStatus;
  readonly until: string | null;
  /** There are snapshots of it, finished or not. */
  readonly hasSnapshots: boolean;
  /** All snapshots stand. */
  readonly complete: boolean;
}

/** Why a period cannot go to a state on a day, in Dutch; null when it can. Back goes only from control to open. */
export function refusal(
  { name, status, until, hasSnapshots, complete }: PeriodStanding,
  to: PeriodStatus,
  today: string,
): string | null {
  const words = MONITORING.refusal;
  const [at, target] = [LINE.indexOf(status), LINE.indexOf(to)];
  if (at === target) return words.same(name, to);
  if (until === null) return words.noDays(name);
  if (target < at) {
    if (to !== 'open' || status !== 'controle') return words.frozen(name);
    return hasSnapshots ? words.begun(name) : null;
  }
  if (target > at + 1) return words.skip(name, status, LINE[at + 1]!);
  if (to === 'vastgesteld' && today <= until) return words.runs(name, until);
  if (to === 'ingediend' && !complete) return words.incomplete(name);
  return null;
}
