/** All reports of the register. Whoever declares one adds it here. */
import type { Report } from './report.ts';

export const REPORTS: readonly Report[] = [];

/** The report with this id, or null: a job may name one that a later version no longer has. */
export function reportById(id: string): Report | null {
  return REPORTS.find((report) => report.id === id) ?? null;
}
