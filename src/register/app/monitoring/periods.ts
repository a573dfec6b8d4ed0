/** Use cases on periods: which there are, the steps that they take, and those that are to come. */
import type { Change } from '../../domain/change/change.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { frozenOf, inForce, WHOLE_PROGRAMME } from '../../domain/monitoring/frozen.ts';
import { type PeriodStatus, periodsOf, refusal, TERM_PERIOD } from '../../domain/monitoring/periods.ts';
import { term } from '../../domain/monitoring/span.ts';
import { openView } from '../../domain/rules/view.ts';
import { cluster, period } from '../../domain/schema/tables/index.ts';
import { MONITORING } from '../../domain/text/monitoring.ts';
import { decide } from '../decide.ts';
import type { Ports } from '../ports.ts';
import { PERIODS_OFFERED } from '../properties.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';
import { changedClusters } from './freeze.ts';
import { standingOf } from './standing.ts';

const SAYS = MONITORING;

/** A period as the page shows it. */
export interface ShownPeriod {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly status: PeriodStatus;
  readonly statusLabel: string;
  readonly reportDue: string | null;
  readonly frozenOn: string | null;
  /** Version of the programme in force; null while nothing is frozen. */
  readonly version: number | null;
  /** Freezing or a correction was begun and not finished. */
  readonly halfway: boolean;
  /** The next state, and why it cannot be taken yet; null when there is none. */
  readonly next: {
    readonly to: PeriodStatus;
    readonly label: string;
    readonly refusal: string | null;
  } | null;
  readonly canReopen: boolean;
}

const NEXT: Readonly<Record<PeriodStatus, PeriodStatus | null>> = {
  open: 'controle',
  controle: 'vastgesteld',
  vastgesteld: 'ingediend',
  ingediend: null,
};

/** All periods, the latest first. */
export function showPeriods(ports: Ports, register: Register): Outcome<readonly ShownPeriod[]> {
  const view = openView(sourceOf(ports, register));
  const shown = view.rows(period).map(({ key, row }): ShownPeriod => {
    const standing = standingOf(view, key, row);
    const frozen = frozenOf(view, key);
    const to = NEXT[standing.status];
    return {
      key,
      name: standing.name,
      type: row.type ?? 'halfjaar',
      from: row.from,
      until: row.until,
      status: standing.status,
      statusLabel: SAYS.status(standing.status),
      reportDue: row.report_due,
      frozenOn: row.frozen_on,
      version: inForce(frozen, WHOLE_PROGRAMME)?.version ?? null,
      halfway: standing.hasSnapshots && !standing.complete,
      next: to && { to, label: SAYS.status(to), refusal: refusal(standing, to, view.today) },
      canReopen: refusal(standing, 'open', view.today) === null,
    };
  });
  return usable([...shown].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1)));
}

/** Takes a period to its next state, or from control back to open; vaststellen goes through `freeze`. */
export function stepPeriod(ports: Ports, register: Register, key: string, to: PeriodStatus): Outcome<string> {
  return decide(register, { via: 'menu', reason: SAYS.reason.status(key, to) }, () => {
    const view = openView(sourceOf(ports, register));
    const row = view.row(period, key);
    if (!row) return unusable(SAYS.refusal.unknown(key), SAYS.refusal.tip);
    const standing = standingOf(view, key, row);
    const why =
      to === 'vastgesteld'
        ? SAYS.refusal.skip(standing.name, standing.status, 'vastgesteld')
        : refusal(standing, to, view.today);
    if (why !== null) return unusable(why, SAYS.refusal.tip);
    const values =
      to === 'ingediend' ? { status: to, submitted_on: row.submitted_on ?? view.today } : { status: to };
    return usable({
      changes: [{ type: 'update', table: period.id, key, values, expected: { status: row.status } }],
      answer: SAYS.done.status(standing.name, to),
    });
  });
}

/** A cluster that can be corrected. */
export interface CorrectableCluster {
  readonly key: string;
  readonly name: string;
  /** Its figures would be others now. */
  readonly differs: boolean;
}

/** The clusters of a frozen period, those whose figures would differ now first. */
export function correctable(
  ports: Ports,
  register: Register,
  key: string,
): Outcome<readonly CorrectableCluster[]> {
  const view = openView(sourceOf(ports, register));
  const row = view.row(period, key);
  if (!row || row.from === null || row.until === null)
    return unusable(SAYS.refusal.unknown(key), SAYS.refusal.tip);
  const frozen = frozenOf(view, key);
  if (!frozen.programme) return unusable(SAYS.refusal.notFrozen(row.name ?? key), SAYS.refusal.tip);
  const differing = new Set(changedClusters(view, { from: row.from, until: row.until }, frozen));
  const all = view
    .rows(cluster)
    .map((one) => ({ key: one.key, name: one.row.name ?? one.key, differs: differing.has(one.key) }));
  return usable([...all.filter(({ differs }) => differs), ...all.filter(({ differs }) => !differs)]);
}

/**
 * Adds the periods of the term that have begun and were never offered before; what people removed stays away. The
 * period over the whole term follows the settings for as long as it is open. Says what was done, or null.
 */
export function offerPeriods(ports: Ports, register: Register): string | null {
  const { fresh, last, changes } = toOffer(ports, register);
  if (changes.length) {
    const result = register.write({
      via: 'nacht',
      reason: SAYS.period.offered,
      changes: () => toOffer(ports, register).changes,
    });
    if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
  }
  if (last > (ports.props.all()[PERIODS_OFFERED] ?? '')) ports.props.set({ [PERIODS_OFFERED]: last });
  return fresh.length ? SAYS.period.added(fresh) : null;
}

/** The changes for what is to be offered now, the names of new periods, and the day up to which all was offered then. */
function toOffer(
  ports: Ports,
  register: Register,
): { readonly fresh: readonly string[]; readonly last: string; readonly changes: readonly Change[] } {
  const view = openView(sourceOf(ports, register));
  const whole = term(view);
  if (!whole) return { fresh: [], last: '', changes: [] };
  const offered = ports.props.all()[PERIODS_OFFERED] ?? '';
  const all = periodsOf(whole, view.today, view.setting('period_report_days'));
  const fresh = all.filter(({ period_id, from }) => from > offered && view.row(period, period_id) === null);
  const changes: Change[] = fresh.map(({ period_id, ...values }) => ({
    type: 'add',
    table: period.id,
    key: period_id,
    values,
  }));
  const now = view.row(period, TERM_PERIOD);
  const wanted = all.find(({ period_id }) => period_id === TERM_PERIOD);
  if (now?.status === 'open' && wanted && (now.from !== wanted.from || now.until !== wanted.until)) {
    const { from, until, reference_date } = wanted;
    changes.push({
      type: 'update',
      table: period.id,
      key: TERM_PERIOD,
      values: { from, until, reference_date },
    });
  }
  const last =
    all
      .map(({ from }) => from)
      .sort()
      .pop() ?? '';
  return { fresh: fresh.map(({ name }) => name), last, changes };
}

/** The same for a person's click. */
export function offerNow(ports: Ports, register: Register): Outcome<string> {
  return usable(offerPeriods(ports, register) ?? SAYS.period.none);
}
