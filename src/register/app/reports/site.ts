/** What a report may look at, over the rows that an execution has read. */
import { frozenFacts, WHOLE_PROGRAMME } from '../../domain/monitoring/frozen.ts';
import type { ReportSite } from '../../domain/reports/report.ts';
import { openView } from '../../domain/rules/view.ts';
import type { RegisterRow } from '../../domain/schema/tables/index.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';

/** Each table is read when first asked for, and facts are worked out once. */
export function reportSite(ports: Ports, register: Register, period: RegisterRow<'period'>): ReportSite {
  const view = openView(sourceOf(ports, register));
  return { ...frozenFacts(view, period), view, period };
}

/** The stage of what is not frozen yet. */
export const CONCEPT = 'concept';

/** Tells the documents of a concept, of what was frozen, and of each correction apart. */
export function stageOf({ seal }: ReportSite): string {
  const version = seal(WHOLE_PROGRAMME)?.version;
  if (version === undefined) return CONCEPT;
  return version > 1 ? `definitief.${version}` : 'definitief';
}
