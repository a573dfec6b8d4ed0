/** The round of a half-year: which period asks for an opgave, of which clusters, and what came in. */
import type { AnyRow, Row } from '../schema/table.ts';
import type { intake, period } from '../schema/tables/index.ts';
import { addDays } from '../text/dates.ts';
import type { FormId } from './form.ts';
import { type Places, rowsFor } from './plan.ts';

export type PeriodRow = Pick<
  Row<typeof period>,
  'period_id' | 'name' | 'type' | 'status' | 'from' | 'until' | 'reference_date'
>;

type IntakeRow = Pick<
  Row<typeof intake>,
  'intake_id' | 'form' | 'period_id' | 'municipality_code' | 'cluster_id' | 'received_at' | 'status'
>;

/**
 * The half-year for which municipalities report on a day: of those that are open, the one whose peildatum came last,
 * else the one whose peildatum comes first.
 */
export function openPeriod(periods: readonly PeriodRow[], today: string): PeriodRow | null {
  const open = periods
    .filter(({ type, status }) => type === 'halfjaar' && status === 'open')
    .sort((a, b) => peildatum(a).localeCompare(peildatum(b)));
  const begun = open.filter((row) => peildatum(row) <= today);
  return begun[begun.length - 1] ?? open[0] ?? null;
}

function peildatum({ reference_date }: PeriodRow): string {
  return reference_date ?? '9999';
}

/** News about a terrain does not wait for a round; the opgave is asked while a half-year is open. */
export function isOpenOn(form: FormId, periods: readonly PeriodRow[]): boolean {
  return (
    form === 'aanmelding' || periods.some(({ type, status }) => type === 'halfjaar' && status === 'open')
  );
}

/** A cluster in the round of one municipality. */
export interface RoundCluster {
  readonly key: string;
  readonly name: string;
  /** Wall-clock moment at which the last opgave came in; null when none did. */
  readonly answeredAt: string | null;
  /** State of that opgave in Intake. */
  readonly status: string | null;
}

export interface RoundMunicipality {
  readonly code: string;
  readonly name: string;
  readonly clusters: readonly RoundCluster[];
  /** Opgaven of which the cluster is not known (yet). */
  readonly unplaced: number;
  /** Key of the contact who is written to; null when there is none with an address. */
  readonly contact: string | null;
}

export interface RoundFacts {
  readonly period: PeriodRow;
  readonly places: Places;
  readonly intakes: readonly IntakeRow[];
  readonly tracks: readonly AnyRow[];
  readonly contacts: readonly AnyRow[];
  /** Whether every cluster is asked about, or only those with a track. */
  readonly all: boolean;
}

/** What was asked and what came in, by municipality. One that is asked about nothing is not in it. */
export function roundOf(facts: RoundFacts): readonly RoundMunicipality[] {
  const { period: current, places, intakes, tracks, contacts, all } = facts;
  const tracked = new Set(tracks.map((row) => row.cluster_id));
  const sent = intakes.filter(
    ({ form, period_id, status }) =>
      form === 'opgave' && period_id === current.period_id && status !== 'vervallen',
  );
  return places.municipalities.flatMap((row): RoundMunicipality[] => {
    const code = String(row.municipality_code);
    const own = sent.filter(({ municipality_code }) => municipality_code === code);
    const clusters = rowsFor(places, 'cluster', code)
      .filter(
        ({ cluster_id }) =>
          all || tracked.has(cluster_id) || own.some((one) => one.cluster_id === cluster_id),
      )
      .map((one): RoundCluster => {
        // A cluster in two municipalities is answered once, by whichever of them.
        const last = sent
          .filter(({ cluster_id }) => cluster_id === one.cluster_id)
          .sort((a, b) => String(a.received_at).localeCompare(String(b.received_at)))
          .pop();
        return {
          key: String(one.cluster_id),
          name: String(one.name),
          answeredAt: last?.received_at ?? null,
          status: last?.status ?? null,
        };
      });
    const unplaced = own.filter(({ cluster_id }) => cluster_id === null).length;
    if (!clusters.length && !unplaced) return [];
    return [{ code, name: String(row.name), clusters, unplaced, contact: contactOf(row, contacts) }];
  });
}

/** The gemeentelijk aanspreekpunt, else the first contact of the municipality, who has an address. */
export function contactOf(municipality: AnyRow, contacts: readonly AnyRow[]): string | null {
  const reachable = contacts.filter(({ contact_id, email }) => contact_id && email);
  const found =
    reachable.find(({ contact_id }) => contact_id === municipality.contact_id) ??
    reachable.find(
      (row) => row.role === 'gemeente' && row.municipality_code === municipality.municipality_code,
    );
  return found ? String(found.contact_id) : null;
}

export function missing(municipality: RoundMunicipality): readonly RoundCluster[] {
  return municipality.clusters.filter(({ answeredAt }) => answeredAt === null);
}

/** One mail of the round: the invitation (0) or the n-th reminder. */
export interface RoundMoment {
  readonly nth: number;
  readonly day: string;
}

/**
 * The mail of the round that is due on a day: the last one whose day has come. Earlier ones that no night sent are
 * left, so that nobody gets two at once. `days` are counted from the peildatum, the invitation first.
 */
export function dueMoment(current: PeriodRow, days: readonly number[], today: string): RoundMoment | null {
  if (!current.reference_date) return null;
  const moments = days.map((after, nth) => ({ nth, day: addDays(current.reference_date!, after) }));
  return moments.filter(({ day }) => day <= today).pop() ?? null;
}

/** Days as a setting has them: `0; 14; 28`. Null when something else stands there. */
export function readDays(text: string): readonly number[] | null {
  const parts = text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (!parts.length || parts.some((part) => !/^-?\d{1,3}$/.test(part))) return null;
  return parts.map(Number).sort((a, b) => a - b);
}
