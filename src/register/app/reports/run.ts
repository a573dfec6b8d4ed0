/**
 * Makes the documents of a report as a job: for each subject a copy of the template with what it is found by, one
 * update that fills it, and a PDF where asked, many in one go. Nothing is noted in between: what an earlier execution
 * made and did not get round to noting is found by its tag, and used when it was filled, or thrown away when it was not.
 */
import { type Change, newKey } from '../../domain/change/change.ts';
import type { TemplateData } from '../../domain/documents/fields.ts';
import { ReportError } from '../../domain/errors.ts';
import { DOCS_PACE } from '../../domain/jobs/pace.ts';
import { csvOf } from '../../domain/reports/files/csv.ts';
import type { FileTable } from '../../domain/reports/files/table.ts';
import { xlsxOf } from '../../domain/reports/files/xlsx.ts';
import { utf8 } from '../../domain/reports/files/zip.ts';
import type { Report, ReportSite, Subject } from '../../domain/reports/report.ts';
import {
  besideTagOf,
  decide,
  documentTagOf,
  printOf,
  tagOf,
  type Version,
} from '../../domain/reports/versions.ts';
import {
  period as periodTable,
  type RegisterRow,
  report as reportTable,
} from '../../domain/schema/tables/index.ts';
import { REPORT_RUN } from '../../domain/text/report-run.ts';
import { configured } from '../configuration.ts';
import type { Failure, JobArguments, JobKind, JobRun } from '../jobs/kind.ts';
import type { FilePlace, MadeFile, PdfOrder, Ports, SharedRole } from '../ports.ts';
import type { Register } from '../register.ts';
import { oldest, periodFolder, workedIn } from './folders.ts';
import { reportSite } from './site.ts';
import type { OpenTemplate, ReadyTemplate } from './template.ts';
import { tellOfNights } from './told.ts';

type ReportRow = RegisterRow<'report'>;

/** A document that was made, as it comes to stand in Rapporten. */
type Made = Partial<ReportRow> & { readonly subject_key: string; readonly version: number };

/** What a report job is started with. */
export interface ReportOrder {
  readonly report: string;
  readonly period: string;
  readonly pdf: boolean;
  /** The night whose schedule asked for it, and the stage of the figures then; null when a person did. */
  readonly night: { readonly day: string; readonly stage: string } | null;
}

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * PDFs that are made together. Google makes eight at a time about as fast as one; a crash costs at most these eight, and
 * eight PDFs of a report (0.1–0.5 MB each) stay far below what one call may carry.
 */
const PDFS_TOGETHER = 8;

const ROLES: Readonly<Record<string, SharedRole>> = {
  lezen: 'reader',
  reageren: 'commenter',
  bewerken: 'writer',
};

/** What stands behind the kind, for tests to put others in its place. */
export interface ReportParts {
  readonly reports: readonly Report[];
  readonly openTemplate: OpenTemplate;
}

export function reportJob({ reports, openTemplate }: ReportParts): JobKind {
  return {
    id: 'rapporten',
    pace: DOCS_PACE,
    byKeeper: true,
    over: tellOfNights,
    open(ports, register, given) {
      const order = given as JobArguments & ReportOrder;
      const report = reports.find(({ id }) => id === order.report);
      if (!report) throw new ReportError(REPORT_RUN.noReport(order.report), REPORT_RUN.noReportTip);
      const period = register.read(periodTable).byKey.get(order.period)?.values;
      if (!period) throw new ReportError(REPORT_RUN.noPeriod(order.period), REPORT_RUN.noPeriodTip);
      return new ReportRun(ports, register, report, reportSite(ports, register, period), order, openTemplate);
    },
  };
}

class ReportRun implements JobRun {
  private readonly subjects: ReadonlyMap<string, Subject>;
  /** Null for a report that is a table. */
  private readonly template: ReadyTemplate | null;
  private readonly folder: MadeFile;
  /** The folder was to be shared, and Google did not allow that. */
  private readonly unshared: boolean;
  /** What Drive has of this period, by tag. */
  private readonly there = new Map<string, MadeFile>();
  /** By subject. */
  private readonly made = new Map<string, Made>();
  /** Documents whose PDF is still to be made, with their row. */
  private readonly waiting: { readonly row: Made; readonly order: PdfOrder }[] = [];
  /** PDFs that failed, of which the job was not told yet. */
  private failures: Failure[] = [];
  /** Subjects that were begun: what Google said that failed may have been done all the same. */
  private readonly begun = new Set<string>();
  private same = 0;

  constructor(
    private readonly ports: Ports,
    private readonly register: Register,
    private readonly report: Report,
    private readonly site: ReportSite,
    private readonly order: ReportOrder,
    openTemplate: OpenTemplate,
  ) {
    const { period } = site;
    this.subjects = new Map(report.subjects(site).map((subject) => [subject.key, subject]));
    const charts = configured(register, 'report_charts') !== false;
    this.template = report.template ? openTemplate(ports, report, { charts }) : null;
    const role = ROLES[configured(register, 'report_sharing') ?? 'niet'] ?? null;
    this.folder = periodFolder(ports, period.period_id!, period.name ?? period.period_id!);
    this.look();
    // An empty one again: what made it may have ended before it was shared.
    this.unshared = role !== null && !this.there.size && !ports.files.share(this.folder.id, role);
  }

  /** One call. */
  private look(): void {
    this.there.clear();
    for (const file of this.ports.files.madeIn(this.set)) {
      const known = this.there.get(file.tag);
      this.there.set(file.tag, known ? oldest([known, file])! : file);
    }
  }

  private get set(): string {
    return `rapport.${this.order.period}`;
  }

  name(item: string): string {
    return this.subjects.get(item)?.name ?? item;
  }

  step(item: string, turn: () => void): void {
    const { report, site } = this;
    const subject = this.subjects.get(item);
    if (!subject) throw new ReportError(REPORT_RUN.noSubject, REPORT_RUN.noSubjectTip);
    if (this.begun.has(item)) this.look();
    this.begun.add(item);
    const data = report.data(site, subject);
    const print = printOf(data, this.template?.print ?? '');
    const rows = this.rowsOf(item);
    const version = decide(rows, site.final, print, (row) => this.isThere(row));
    if (!version) {
      this.same++;
      return;
    }
    const base = report.fileName(site, subject);
    const name =
      version.status === 'concept' ? REPORT_RUN.concept(base) : REPORT_RUN.version(base, version.version);
    const tag = tagOf({ ...version, kind: report.id, subject_key: item, print });
    const document = report.tables
      ? this.makeTables(report.tables(site, subject), name, tag)
      : this.makeDocument(data, name, tag, turn);
    this.retire(version);
    this.clear(item, tag);
    const row: Made = {
      name,
      period_id: this.order.period,
      status: version.status,
      version: version.version,
      document_url: document.url,
      pdf_url: this.there.get(besideTagOf(tag, 'pdf'))?.url ?? null,
      made_at: this.ports.clock.now(),
      made_by: this.ports.actor.code(),
      kind: report.id,
      subject_key: item,
      print,
    };
    if (report.tables || !this.order.pdf || row.pdf_url !== null) this.made.set(item, row);
    else {
      const place = this.place(`${name}.pdf`, besideTagOf(tag, 'pdf'));
      this.waiting.push({ row, order: { document: document.id, place } });
      if (this.waiting.length >= PDFS_TOGETHER) this.makePdfs();
    }
  }

  settle(): readonly Failure[] {
    this.makePdfs();
    const { failures } = this;
    this.failures = [];
    return failures;
  }

  /** A document whose PDF fails is noted without; the job comes back for its PDF, or tells that there is none. */
  private makePdfs(): void {
    const waiting = this.waiting.splice(0);
    if (!waiting.length) return;
    const pdfs = this.pdfsOf(waiting.map(({ order }) => order));
    waiting.forEach(({ row, order }, at) => {
      const pdf = pdfs[at]!;
      const failed = pdf instanceof Error;
      if (failed) this.failures.push({ item: row.subject_key, error: noPdf(pdf) });
      else this.there.set(order.place.tag, pdf);
      this.made.set(row.subject_key, failed ? row : { ...row, pdf_url: pdf.url });
    });
  }

  private pdfsOf(orders: readonly PdfOrder[]): readonly (MadeFile | Error)[] {
    try {
      return this.ports.files.createPdfs(orders);
    } catch (error) {
      return orders.map(() => (error instanceof Error ? error : new Error(String(error))));
    }
  }

  /** The rows of a subject as they were read, with what this execution made since. */
  private rowsOf(item: string): readonly ReportRow[] {
    return this.register
      .read(reportTable)
      .entries.map(({ values }) => values)
      .filter((row) => this.isAbout(row, item));
  }

  private isAbout(row: ReportRow, item: string): boolean {
    return row.kind === this.report.id && row.period_id === this.order.period && row.subject_key === item;
  }

  /** The document of a row, and its PDF where one is asked for, were not thrown away. */
  private isThere(row: ReportRow): boolean {
    const tag = tagOf(row);
    if (!this.there.has(tag)) return false;
    return (
      !this.order.pdf || !this.template || (row.pdf_url !== null && this.there.has(besideTagOf(tag, 'pdf')))
    );
  }

  /** A document that was made before and is whole; a copy that was not filled is thrown away. */
  private found(tag: string): MadeFile | null {
    const file = this.there.get(tag);
    if (!file || this.isNoted(tag) || this.template?.isFilled(file.id)) return file ?? null;
    this.ports.files.discard(file.id);
    this.there.delete(tag);
    return null;
  }

  /** A document with a row was filled before that was written. */
  private isNoted(tag: string): boolean {
    return this.register
      .read(reportTable)
      .entries.some(({ values }) => values.period_id === this.order.period && tagOf(values) === tag);
  }

  private makeDocument(data: TemplateData, name: string, tag: string, turn: () => void): MadeFile {
    const template = this.template!;
    const found = this.found(tag);
    if (found) return found;
    turn();
    const document = this.ports.files.copy(template.id, this.place(name, tag));
    this.there.set(tag, document);
    template.fill(document.id, data);
    return document;
  }

  /** A Google sheet, and the same as XLSX and CSV beside it. Each comes whole or not at all. */
  private makeTables(tables: readonly FileTable[], name: string, tag: string): MadeFile {
    const { files } = this.ports;
    const workbook = xlsxOf(tables, name);
    this.once(`${name}.csv`, besideTagOf(tag, 'csv'), (place) =>
      files.createFile(place, CSV, utf8(csvOf(tables[0]!))),
    );
    this.once(`${name}.xlsx`, besideTagOf(tag, 'xlsx'), (place) => files.createFile(place, XLSX, workbook));
    return this.once(name, tag, (place) => files.createFile(place, XLSX, workbook, 'sheet'));
  }

  /** The file with this tag, made when it is not there. */
  private once(name: string, tag: string, make: (place: FilePlace) => MadeFile): MadeFile {
    const file = this.there.get(tag) ?? make(this.place(name, tag));
    this.there.set(tag, file);
    return file;
  }

  private place(name: string, tag: string): FilePlace {
    return { name, folder: this.folder.id, tag, set: this.set };
  }

  /** Throws away what earlier executions left of a subject: copies of other facts that no row tells of. */
  private clear(item: string, tag: string): void {
    const begin = `${this.report.id}/${item}/`;
    for (const [left, file] of this.there) {
      if (!left.startsWith(begin) || left.startsWith(tag)) continue;
      if (this.isNoted(documentTagOf(left)) || workedIn(file)) continue;
      this.ports.files.discard(file.id);
      this.there.delete(left);
    }
  }

  /** A concept that is replaced goes to the bin, unless somebody worked in it: then it stays, under another name. */
  private retire({ replaces }: Version): void {
    if (!replaces) return;
    const tag = tagOf(replaces);
    for (const [old, file] of this.there) {
      if (old !== tag && !old.startsWith(`${tag}/`)) continue;
      if (workedIn(file)) this.ports.files.rename(file.id, REPORT_RUN.replaced(replaces.name ?? ''));
      else this.ports.files.discard(file.id);
      this.there.delete(old);
    }
  }

  changes(): readonly Change[] {
    const now = this.register.read(reportTable).entries;
    const changes = [...this.begun].flatMap((item): Change[] => {
      const own = now.filter((entry) => this.isAbout(entry.values, item));
      const made = this.made.get(item);
      const same = made && own.find((entry) => entry.values.version === made.version);
      // Also of what an execution wrote that was ended before it came to the rows of the versions before.
      const finals = own.filter((entry) => entry.values.status === 'definitief');
      const newest = Math.max(
        made?.status === 'definitief' ? made.version : 0,
        ...finals.map(({ values }) => values.version ?? 0),
      );
      const replaced = finals.filter(({ values }) => (values.version ?? 0) < newest);
      return [
        ...(made ? [same?.key ? changed(same.key, made) : added(made)] : []),
        ...replaced.map(({ key }) => changed(key!, { status: 'vervangen' })),
      ];
    });
    return [...changes, ...this.folderChange()];
  }

  /** Where the folder lies, in Perioden. */
  private folderChange(): readonly Change[] {
    const { url } = this.folder;
    const row = this.register.read(periodTable).byKey.get(this.order.period)?.values;
    if (!this.made.size || !row || row.folder_url === url) return [];
    return [{ type: 'update', table: periodTable.id, key: this.order.period, values: { folder_url: url } }];
  }

  finish(): string | null {
    this.template?.close();
    const says = [REPORT_RUN.done(this.made.size, this.same)];
    if (this.unshared) says.push(REPORT_RUN.notShared);
    return says.filter(Boolean).join(' ') || null;
  }
}

function added(values: Made): Change {
  return { type: 'add', table: reportTable.id, key: newKey(values.subject_key), values };
}

function changed(key: string, values: Partial<ReportRow>): Change {
  return { type: 'update', table: reportTable.id, key, values };
}

/** Google's refusal in Dutch; without leave to fetch there is no sense in trying again. */
function noPdf(error: Error): Error {
  return /permissions are not sufficient|permission to call|insufficient authentication/i.test(error.message)
    ? new ReportError(REPORT_RUN.noPdfLeave, REPORT_RUN.noPdfLeaveTip)
    : new Error(REPORT_RUN.noPdf(error.message));
}
