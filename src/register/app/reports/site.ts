/** What a report may look at, over the rows that an execution has read. */
import { clusterFacts } from '../../domain/monitoring/cluster-facts.ts';
import { municipalityFacts, programmeFacts } from '../../domain/monitoring/programme-facts.ts';
import type { EarlierFacts, FactSource, ReportSite } from '../../domain/reports/report.ts';
import { openView } from '../../domain/rules/view.ts';
import { cluster, municipality, type RegisterRow } from '../../domain/schema/tables/index.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';

type PeriodRow = RegisterRow<'period'>;

const NOTHING: EarlierFacts = { cluster: () => null, municipality: () => null, programme: () => null };

/** The figures of a period no longer change. */
export function isFrozen({ status }: Pick<PeriodRow, 'status'>): boolean {
  return status === 'vastgesteld' || status === 'ingediend';
}

/** Each table is read when first asked for, and facts are worked out once. */
export function reportSite(ports: Ports, register: Register, period: PeriodRow): ReportSite {
  const view = openView(sourceOf(ports, register));
  const span = { from: period.from ?? '', until: period.until ?? '' };
  const live: FactSource = {
    clusters: () => view.rows(cluster).map(({ key }) => key),
    municipalities: () => view.rows(municipality).map(({ key }) => key),
    cluster: (key) => view.once(`facts ${key}`, () => clusterFacts(view, span, key)),
    municipality: (code) => view.once(`facts ${code}`, () => municipalityFacts(view, span, code)),
    programme: () => view.once('facts', () => programmeFacts(view, span)),
  };
  return { ...live, view, period, final: isFrozen(period), before: NOTHING, seal: () => null };
}
