/** The kinds of long work. Whoever builds one adds it here. */
import { REPORTS } from '../../domain/reports/index.ts';
import { openTemplate } from '../documents/templates.ts';
import { reportJob } from '../reports/run.ts';
import type { JobKind } from './kind.ts';

export const REPORT_JOB = reportJob({ reports: REPORTS, openTemplate });

export const JOB_KINDS: readonly JobKind[] = [REPORT_JOB];
