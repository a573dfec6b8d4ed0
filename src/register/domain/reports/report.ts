/** What a report is, for whoever declares one: what its documents are about, what stands in them, how they are called. */
import type { Field, TemplateData } from '../documents/fields.ts';
import type { Layout } from '../documents/layout.ts';
import type { ClusterFacts, MunicipalityFacts, ProgrammeFacts } from '../monitoring/facts.ts';
import { WHOLE_PROGRAMME } from '../monitoring/frozen.ts';
import type { RegisterView } from '../rules/view.ts';
import type { RegisterRow } from '../schema/tables/index.ts';
import type { FileTable } from './files/table.ts';

export type PeriodType = NonNullable<RegisterRow<'period'>['type']>;

/** What one document is about. */
export interface Subject {
  /** Key of the row in the table that the report is about; PROGRAMME for the programme as a whole. */
  readonly key: string;
  /** As people know it: `Hessenpoort`, `Zwolle`. No names of people. */
  readonly name: string;
  /** Codes of the municipalities that it lies in, by which people choose; none for the programme. */
  readonly municipalities: readonly string[];
}

/** The key of the one subject of a report about the whole programme. */
export const PROGRAMME = WHOLE_PROGRAMME;

/** The facts of a period: the frozen ones where it is frozen, else as they are now. */
export interface FactSource {
  /** Keys of the clusters and codes of the municipalities that there are facts of, in the order of their tabs. */
  clusters(): readonly string[];
  municipalities(): readonly string[];
  cluster(key: string): ClusterFacts;
  municipality(code: string): MunicipalityFacts;
  programme(): ProgrammeFacts;
}

/** The same of the period before; null for what was not there or not frozen. */
export interface EarlierFacts {
  cluster(key: string): ClusterFacts | null;
  municipality(code: string): MunicipalityFacts | null;
  programme(): ProgrammeFacts | null;
}

/** How the facts of a subject were frozen. */
export interface Seal {
  readonly version: number;
  /** Why there is a version after the first. */
  readonly reason: string | null;
  readonly hash: string;
  /** The day. */
  readonly on: string;
}

/** What a report may look at. Everything comes from here, so that a document can be made again to the letter. */
export interface ReportSite extends FactSource {
  /** For settings and field mappings; what is told of the programme comes from the facts. */
  readonly view: RegisterView;
  /** The period that is reported on, with its first and last day. */
  readonly period: RegisterRow<'period'>;
  /** The figures are frozen: the document is final and not a concept. */
  readonly final: boolean;
  readonly before: EarlierFacts;
  /** How the facts of a cluster, of a municipality or of PROGRAMME were frozen; null as long as they are not. */
  seal(key: string): Seal | null;
}

/** One report of the register. REPORTS in `index.ts` holds them all; menu, page, schedule and check follow from it. */
export interface Report {
  /** Short, fixed, in lower case with underscores: it stands in files and in the tab Rapporten. */
  readonly id: string;
  /** Dutch, as people call it: `Monitoringdocument`. */
  readonly title: string;
  /** One Dutch sentence on what it is for. */
  readonly help: string;
  /** The table of which a row is the subject of a document; null for the programme as a whole. */
  readonly about: 'cluster' | 'municipality' | null;
  /** The sorts of period that it is made over. */
  readonly periods: readonly PeriodType[];
  /** Made by itself on the due date of a period; otherwise only when a person asks for it. */
  readonly scheduled: boolean;
  /** What its template may name and how the shipped one is laid out; null for a report that is a table and no document. */
  readonly template: { readonly fields: readonly Field[]; readonly layout: Layout } | null;
  /** Of a report that is a table: the tabs that go out as a Google sheet and as XLSX, and the first of them as CSV. */
  tables?(site: ReportSite, subject: Subject): readonly FileTable[];
  /** What there is a document about, in the order in which they are made. */
  subjects(site: ReportSite): readonly Subject[];
  /**
   * What stands in the document of a subject, or in its tables. Made from the facts alone, the same for the same
   * facts: when it is what it was, the document is not made again. So no moment of making goes in; whether it is a
   * concept is in `site`.
   */
  data(site: ReportSite, subject: Subject): TemplateData;
  /** Name of the document without ending and without `concept`: no personal data, the same whenever it is made. */
  fileName(site: ReportSite, subject: Subject): string;
}
