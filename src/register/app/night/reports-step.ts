/** Night step: starts the jobs that make the reports of periods that are due. */

import { WHOLE_PROGRAMME } from '../../domain/monitoring/frozen.ts';
import { REPORTS } from '../../domain/reports/index.ts';
import type { Report, ReportSite } from '../../domain/reports/report.ts';
import { job, period as periodTable, type RegisterRow } from '../../domain/schema/tables/index.ts';
import { addDays } from '../../domain/text/dates.ts';
import { REPORT_RUN } from '../../domain/text/report-run.ts';
import { configured } from '../configuration.ts';
import { keptOf } from '../jobs/jobs.ts';
import { orderReports } from '../reports/order.ts';
import { CONCEPT, reportSite, stageOf } from '../reports/site.ts';
import type { NightStep } from './step.ts';

/** What is longer ago is left to people: switching this on makes no reports of years ago. */
const RECENT = 92;

export const reportsStep: NightStep = {
  id: 'rapporten',
  title: REPORT_RUN.step,
  run(ports, { register, day }) {
    if (!configured(register, 'reports_on')) return null;
    const pdf = configured(register, 'report_pdf') ?? false;
    const known = new Set(register.read(job).entries.map(({ values }) => keptOf(values).mark));
    let started = 0;
    for (const { values: period } of register.read(periodTable).entries.filter(isRecent(day))) {
      const site = reportSite(ports, register, period);
      const wanted = REPORTS.filter((one) => one.scheduled && one.periods.includes(period.type!));
      const hadConcepts = wanted.some((report) => known.has(markOf(report, period, CONCEPT)));
      if (!isDue(site, hadConcepts, day)) continue;
      const stage = stageOf(site);
      for (const report of wanted) {
        const once = markOf(report, period, stage);
        // Asked before the subjects are, which takes all the facts of the period.
        if (known.has(once)) continue;
        const subjects = report.subjects(site);
        const job = orderReports(ports, register, {
          report,
          period,
          subjects,
          what: null,
          pdf,
          night: { day, stage },
          once,
        });
        if (job.ok && job.value !== null) started++;
      }
    }
    return started ? REPORT_RUN.planned(started) : null;
  },
};

function markOf({ id }: Report, { period_id }: RegisterRow<'period'>, stage: string): string {
  return `rooster.${id}.${period_id}.${stage}`;
}

/**
 * A period with all that a report needs, of which the last day has passed, and something else not long ago: by its row
 * alone, since the snapshots of all the years before are much to read.
 */
function isRecent(day: string): (entry: { readonly values: RegisterRow<'period'> }) => boolean {
  const since = addDays(day, -RECENT);
  return ({ values: { period_id, type, from, until, reference_date, frozen_on } }) =>
    Boolean(period_id && type && from && until && reference_date && reference_date <= day && until < day) &&
    (reference_date! >= since || (frozen_on ?? '') >= since);
}

/**
 * Reports are made as a concept from the peildatum on, which leaves the time until `report_due` to mend things; once
 * more when the figures are frozen, however late that is, and at each correction. What was handed in before the
 * schedule knew the period is left alone.
 */
function isDue({ period, seal }: ReportSite, hadConcepts: boolean, day: string): boolean {
  const frozen = seal(WHOLE_PROGRAMME);
  const isNew = frozen && (frozen.version > 1 || period.status === 'vastgesteld' || hadConcepts);
  return (isNew ? frozen.on : period.reference_date!) >= addDays(day, -RECENT);
}
