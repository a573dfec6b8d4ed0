/** Night step: starts the jobs that make the reports of periods that are due. */

import { REPORTS } from '../../domain/reports/index.ts';
import { job, period as periodTable, type RegisterRow } from '../../domain/schema/tables/index.ts';
import { addDays } from '../../domain/text/dates.ts';
import { REPORT_RUN } from '../../domain/text/report-run.ts';
import { configured } from '../configuration.ts';
import { keptOf } from '../jobs/jobs.ts';
import type { Register } from '../register.ts';
import { orderReports } from '../reports/order.ts';
import { reportSite } from '../reports/site.ts';
import type { NightStep } from './step.ts';

/** A period that was due longer ago is left to people: switching this on makes no reports of years ago. */
const RECENT = 92;

export const reportsStep: NightStep = {
  id: 'rapporten',
  title: REPORT_RUN.step,
  run(ports, { register, day }) {
    if (!configured(register, 'reports_on')) return null;
    const pdf = configured(register, 'report_pdf') ?? false;
    let started = 0;
    for (const { values: period } of register
      .read(periodTable)
      .entries.filter(({ values }) => isDue(values, day))) {
      const wanted = REPORTS.filter((report) => report.scheduled && report.periods.includes(period.type!));
      const site = reportSite(ports, register, period);
      for (const report of wanted) {
        // Concepts on the due date, and once more when the figures are frozen.
        const once = `rooster.${report.id}.${period.period_id}.${site.final ? 'definitief' : 'concept'}`;
        if (isKnown(register, once)) continue;
        const subjects = report.subjects(site);
        const job = orderReports(ports, register, {
          report,
          period,
          subjects,
          what: null,
          pdf,
          mail: true,
          once,
        });
        if (job.ok && job.value !== null) started++;
      }
    }
    return started ? REPORT_RUN.planned(started) : null;
  },
};

/** Asked before the subjects are, which takes all the facts of the period. */
function isKnown(register: Register, mark: string): boolean {
  return register.read(job).entries.some(({ values }) => keptOf(values).mark === mark);
}

function isDue(row: RegisterRow<'period'>, day: string): boolean {
  const due = row.report_due ?? row.reference_date;
  if (row.period_id === null || row.type === null || !row.from || !row.until || due === null) return false;
  return due <= day && due >= addDays(day, -RECENT);
}
