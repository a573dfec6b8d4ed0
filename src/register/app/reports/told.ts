/** One mail a night on the reports that the schedule had made, to who looks after the register. */
import { REPORTS } from '../../domain/reports/index.ts';
import { job, period as periodTable, report as reportTable } from '../../domain/schema/tables/index.ts';
import { addDays } from '../../domain/text/dates.ts';
import type { MailBlock } from '../../domain/text/mail.ts';
import { REPORT_MAIL, type ToldPeriod, type ToldReport } from '../../domain/text/report-mail.ts';
import { configured } from '../configuration.ts';
import { type JobRow, keptOf, progressOf } from '../jobs/jobs.ts';
import { type Message, queueMessages } from '../outbox/queue.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import type { ReportOrder } from './run.ts';

/** Days after which a night is no news any more, so that an address that is filled in late brings no old mail. */
const NEWS = 7;

/** A job of the schedule. */
interface NightJob {
  readonly row: JobRow;
  readonly order: ReportOrder & { readonly night: NonNullable<ReportOrder['night']> };
}

/** Writes down the mail of each recent night of which no job is open any more; each night is told once. */
export function tellOfNights(ports: Ports, register: Register): void {
  const address = configured(register, 'admin_email');
  if (address === null) return;
  const since = addDays(ports.clock.now().slice(0, 10), -NEWS);
  const nights = new Map<string, NightJob[]>();
  for (const { values: row } of register.read(job).entries) {
    const order = keptOf(row).given as Partial<ReportOrder>;
    if (!order.night || order.night.day < since) continue;
    const { day } = order.night;
    nights.set(day, [...(nights.get(day) ?? []), { row, order } as NightJob]);
  }
  if (!nights.size) return;
  const messages = [...nights].map(([day, jobs]) => messageOf(register, address, day, jobs));
  queueMessages(ports, register, { via: 'taak', reason: REPORT_MAIL.reason }, messages);
}

function messageOf(register: Register, address: string, day: string, jobs: readonly NightJob[]): Message {
  const periods = new Map<
    string,
    ToldPeriod & { readonly reports: ToldReport[]; readonly folder: string | null }
  >();
  for (const one of jobs) {
    const { period, night } = one.order;
    const row = register.read(periodTable).byKey.get(period)?.values;
    const known = periods.get(`${period} ${night.stage}`) ?? {
      name: row?.name ?? period,
      stage: night.stage,
      folder: row?.folder_url ?? null,
      reports: [],
    };
    known.reports.push(toldOf(register, one));
    periods.set(`${period} ${night.stage}`, known);
  }
  const told = [...periods.values()];
  const blocks = told.flatMap((one): MailBlock[] => [
    { type: 'heading', text: REPORT_MAIL.heading(one) },
    { type: 'list', items: one.reports.map(REPORT_MAIL.report) },
    ...(one.folder ? [{ type: 'link' as const, text: REPORT_MAIL.folder(one.name), url: one.folder }] : []),
  ]);
  return {
    dedupe: `rapporten.${day}`,
    kind: 'rapport',
    to: { address },
    subject: REPORT_MAIL.subject(told),
    blocks: [
      { type: 'paragraph', text: REPORT_MAIL.intro(day) },
      ...blocks,
      ...REPORT_MAIL.after(told).map((text): MailBlock => ({ type: 'paragraph', text })),
    ],
  };
}

/** What a job came to. Rapporten tells what it made, in however many executions. */
function toldOf(register: Register, { row, order }: NightJob): ToldReport {
  const rows = register
    .read(reportTable)
    .entries.filter(
      ({ values }) =>
        values.kind === order.report &&
        values.period_id === order.period &&
        (values.made_at ?? '') >= (row.started_at ?? ''),
    ).length;
  const made = Math.min(rows, row.total ?? rows);
  const wrong = progressOf(row).wrong.length;
  const ended = row.status === 'klaar' || row.status === 'mislukt';
  return {
    title: REPORTS.find(({ id }) => id === order.report)?.title ?? order.report,
    made,
    same: ended ? Math.max(0, (row.done ?? 0) - made - wrong) : 0,
    wrong: row.status === 'mislukt' ? Math.max(0, (row.total ?? 0) - made) : wrong,
    halted: row.status === 'pauze' || row.status === 'gestopt' ? row.status : null,
  };
}
