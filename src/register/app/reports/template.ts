/** What the making of documents needs of templates. */
import type { TemplateData } from '../../domain/documents/fields.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { Ports } from '../ports.ts';

/** A template that was read and found in order, in one execution. */
export interface ReadyTemplate {
  /** Id of its file. */
  readonly id: string;
  /** Short text that changes when the template does. */
  readonly print: string;
  /** Fills a fresh copy. One call. Throws a RegisterError where the data cannot go into it. */
  fill(copy: string, data: TemplateData): void;
  /** Whether a copy was filled already. One call. */
  isFilled(copy: string): boolean;
  /** Takes away what lay ready for the documents, when they are all filled. One call where there was something. */
  close(): void;
}

/** Reads and checks the template of a report. Throws a RegisterError when it is missing or wrong. */
export type OpenTemplate = (
  ports: Ports,
  report: Pick<Report, 'id' | 'title' | 'template'>,
  options: TemplateOptions,
) => ReadyTemplate;

export interface TemplateOptions {
  /** Charts become pictures; otherwise a table stands for each. */
  readonly charts: boolean;
}
