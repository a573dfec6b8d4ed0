/** Use cases of the page Rapporten maken: what can be made, what that comes to, and the job that does it. */
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { REPORTS } from '../../domain/reports/index.ts';
import type { Report, ReportSite, Subject } from '../../domain/reports/report.ts';
import {
  municipality,
  period as periodTable,
  type RegisterRow,
  report as reportTable,
} from '../../domain/schema/tables/index.ts';
import { fingerprint } from '../../domain/text/fingerprint.ts';
import { REPORT_RUN } from '../../domain/text/report-run.ts';
import { configured } from '../configuration.ts';
import { PDF_WORK, requireConsent } from '../consent.ts';
import { findJob, type ShownJob, startJob } from '../jobs/jobs.ts';
import { REPORT_JOB } from '../jobs/kinds.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { requireKeeper } from '../triggers.ts';
import type { ReportOrder } from './run.ts';
import { selection } from './selection.ts';
import { reportSite } from './site.ts';

type PeriodRow = RegisterRow<'period'>;

/** Which subjects: all, those of a municipality, or what the chosen rows in the sheet are about. */
export type ReportScope =
  | { readonly type: 'alles' | 'selectie' }
  | { readonly type: 'gemeente'; readonly code: string };

export interface ReportChoice {
  readonly report: string;
  readonly period: string;
  readonly scope: ReportScope;
  readonly pdf: boolean;
}

export interface ReportChoices {
  readonly reports: readonly (Pick<Report, 'id' | 'title' | 'help' | 'about'> & {
    /** Keys of the periods that it is made over, the newest first. */
    readonly periods: readonly string[];
  })[];
  readonly periods: readonly {
    readonly key: string;
    readonly name: string;
    /** The figures are frozen. */
    readonly final: boolean;
  }[];
  /** The period that most likely is meant: the last that has ended. */
  readonly period: string | null;
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  /** What is chosen in the sheet; null when that is nothing of the register. */
  readonly selection: { readonly tab: string; readonly rows: number } | null;
  readonly pdf: boolean;
}

/** What a choice comes to. */
export interface ReportPlan {
  readonly documents: number;
  /** Names of the first few. */
  readonly some: readonly string[];
  readonly final: boolean;
  /** About so long, in seconds. */
  readonly seconds: number;
  /** Documents of this report and period that stand already. */
  readonly concepts: number;
  readonly finals: number;
  readonly folder: string | null;
}

const SOME = 5;

/** Seconds that Google takes over a document, by experience: a copy and an update; PDFs are made many at a time. */
const SECONDS = 3;
const PDF_SECONDS = 1;

export function reportChoices(ports: Ports, register: Register): Outcome<ReportChoices> {
  const periods = register
    .read(periodTable)
    .entries.flatMap(({ key, values }) => (key === null ? [] : [{ ...values, period_id: key }]))
    .sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1));
  const today = ports.clock.now().slice(0, 10);
  const ended = periods.find(({ until, type }) => until !== null && until < today && type === 'halfjaar');
  const chosen = selection(ports, register);
  return usable({
    reports: REPORTS.map(({ id, title, help, about, periods: sorts }) => ({
      id,
      title,
      help,
      about,
      periods: periods.flatMap(({ period_id, type }) => (type && sorts.includes(type) ? [period_id] : [])),
    })),
    periods: periods.map((row) => ({
      key: row.period_id,
      name: row.name ?? row.period_id,
      final: row.status === 'vastgesteld' || row.status === 'ingediend',
    })),
    period: (ended ?? periods[0])?.period_id ?? null,
    municipalities: register
      .read(municipality)
      .entries.flatMap(({ key, values }) => (key === null ? [] : [{ code: key, name: values.name ?? key }])),
    selection: chosen?.rows ? { tab: chosen.tab, rows: chosen.rows } : null,
    pdf: configured(register, 'report_pdf') ?? false,
  });
}

/** Works out what a choice comes to; nothing is made yet. */
export function reportPlan(ports: Ports, register: Register, choice: ReportChoice): Outcome<ReportPlan> {
  const found = chosenSubjects(ports, register, choice);
  if (!found.ok) return found;
  const { subjects, site } = found.value;
  const standing = register
    .read(reportTable)
    .entries.filter(({ values }) => values.kind === choice.report && values.period_id === choice.period);
  const count = (status: string): number => standing.filter(({ values }) => values.status === status).length;
  return usable({
    documents: subjects.length,
    some: subjects.slice(0, SOME).map(({ name }) => name),
    final: site.final,
    seconds: subjects.length * (SECONDS + (choice.pdf ? PDF_SECONDS : 0)),
    concepts: count('concept'),
    finals: count('definitief'),
    folder: site.period.folder_url,
  });
}

/** Writes the job down; the page, or the next quarter, goes on with it. */
export function startReports(ports: Ports, register: Register, choice: ReportChoice): Outcome<ShownJob> {
  requireKeeper(ports);
  if (choice.pdf) requireConsent(ports, PDF_WORK);
  const found = chosenSubjects(ports, register, choice);
  if (!found.ok) return found;
  const { report, subjects, site, what } = found.value;
  const started = orderReports(ports, register, {
    report,
    period: site.period,
    subjects,
    what,
    pdf: choice.pdf,
    night: null,
  });
  if (!started.ok) return started;
  return usable(findJob(register, started.value!)!);
}

/** What a job is to make. */
export interface ReportRequest {
  readonly report: Report;
  readonly period: PeriodRow;
  readonly subjects: readonly Subject[];
  /** Dutch: which of the subjects, where it is not all of them. */
  readonly what: string | null;
  readonly pdf: boolean;
  readonly night: ReportOrder['night'];
  /** Only when there never was a job with this mark. */
  readonly once?: string;
}

/** Starts the job of a request; see `startJob`. */
export function orderReports(
  ports: Ports,
  register: Register,
  { report, period, subjects, what, pdf, night, once }: ReportRequest,
): Outcome<string | null> {
  const items = subjects.map(({ key }) => key);
  const title = REPORT_RUN.title(report.title, period.name ?? period.period_id!, what);
  const given: ReportOrder = {
    report: report.id,
    period: period.period_id!,
    pdf,
    night,
  };
  const mark = once ?? fingerprint(JSON.stringify([given, items]));
  return startJob(ports, register, {
    kind: REPORT_JOB,
    title,
    given: { ...given },
    items,
    mark,
    ever: once !== undefined,
  });
}

interface Found {
  readonly report: Report;
  readonly site: ReportSite;
  readonly subjects: readonly Subject[];
  readonly what: string | null;
}

function chosenSubjects(ports: Ports, register: Register, choice: ReportChoice): Outcome<Found> {
  const report = REPORTS.find(({ id }) => id === choice.report);
  if (!report) return unusable(REPORT_RUN.noReport(choice.report), REPORT_RUN.noReportTip);
  const period = register.read(periodTable).byKey.get(choice.period)?.values;
  if (!period) return unusable(REPORT_RUN.noPeriod(choice.period), REPORT_RUN.noPeriodTip);
  if (!period.from || !period.until)
    return unusable(REPORT_RUN.noDays(period.name ?? choice.period), REPORT_RUN.noDaysTip);
  const site = reportSite(ports, register, period);
  const all = report.subjects(site);
  const { scope } = choice;
  if (scope.type === 'gemeente') {
    const name = register.read(municipality).byKey.get(scope.code)?.values.name ?? scope.code;
    const subjects = all.filter(({ municipalities }) => municipalities.includes(scope.code));
    return some({ report, site, subjects, what: name });
  }
  if (scope.type === 'selectie' && report.about !== null) {
    const keys = selection(ports, register)?.of(report.about) ?? [];
    const subjects = all.filter(({ key }) => keys.includes(key));
    const what = subjects.length === 1 ? subjects[0]!.name : REPORT_RUN.some(subjects.length);
    return some({ report, site, subjects, what });
  }
  return some({ report, site, subjects: all, what: null });
}

function some(found: Found): Outcome<Found> {
  return found.subjects.length ? usable(found) : unusable(REPORT_RUN.none, REPORT_RUN.noneTip);
}
