/** The round of a half-year: which period asks for an opgave. */
import type { Row } from '../schema/table.ts';
import type { period } from '../schema/tables/index.ts';
import type { FormId } from './form.ts';

export type PeriodRow = Pick<
  Row<typeof period>,
  'period_id' | 'name' | 'type' | 'status' | 'from' | 'until' | 'reference_date'
>;

/** The half-year for which municipalities report: the open one with the earliest peildatum. */
export function openPeriod(periods: readonly PeriodRow[]): PeriodRow | null {
  const open = periods.filter(({ type, status }) => type === 'halfjaar' && status === 'open');
  const day = ({ reference_date }: PeriodRow): string => reference_date ?? '9999';
  return [...open].sort((a, b) => day(a).localeCompare(day(b)))[0] ?? null;
}

/** News about a terrain does not wait for a round; the opgave is asked while a half-year is open. */
export function isOpenOn(form: FormId, periods: readonly PeriodRow[]): boolean {
  return form === 'aanmelding' || openPeriod(periods) !== null;
}
