/** All reports of the register. Whoever declares one adds it here. */
import { factsheet } from './factsheet.ts';
import { finalReport } from './final-report.ts';
import { grantAccount } from './grant-account.ts';
import { halfYearReport } from './half-year.ts';
import { monitoringDocument } from './monitoring-document.ts';
import { municipalityOverview } from './municipality-overview.ts';
import type { Report } from './report.ts';
import { rvoTable } from './rvo-table.ts';

export const REPORTS: readonly Report[] = [
  monitoringDocument,
  halfYearReport,
  rvoTable,
  grantAccount,
  factsheet,
  municipalityOverview,
  finalReport,
];

/** The report with this id, or null: a job may name one that a later version no longer has. */
export function reportById(id: string): Report | null {
  return REPORTS.find((report) => report.id === id) ?? null;
}
