/** The templates of reports: documents in Drive that the coordinator may change, made from the layout when missing. */

import { checkTemplate } from '../../domain/documents/check.ts';
import type { DocsDocument } from '../../domain/documents/document.ts';
import type { Field, TemplateData } from '../../domain/documents/fields.ts';
import { fillTemplate } from '../../domain/documents/fill.ts';
import { frameDocument, WORD } from '../../domain/documents/frame.ts';
import type { Layout } from '../../domain/documents/layout.ts';
import { frameRequests, layoutRequests } from '../../domain/documents/layout-requests.ts';
import { type ParsedTemplate, parseTemplate } from '../../domain/documents/template.ts';
import { BusyError, ReportError } from '../../domain/errors.ts';
import { DOCUMENT_TEXT as TEXT } from '../../domain/text/documents.ts';
import { fingerprint } from '../../domain/text/fingerprint.ts';
import type { MadeFile, Ports } from '../ports.ts';
import type { OpenTemplate, ReadyTemplate } from '../reports/template.ts';
import { ChartRoom, withoutPictures } from './charts.ts';
import { RefusedUpdate } from './refused-update.ts';

/** What is asked of a report to have a template. */
export interface Templated {
  readonly id: string;
  readonly title: string;
  readonly template: { readonly fields: readonly Field[]; readonly layout: Layout };
}

export interface TemplateFile {
  readonly file: MadeFile;
  readonly document: DocsDocument;
}

const SET = 'sjablonen';
const FOLDER = 'map';
const PATIENCE = 30_000;

/**
 * Reads and checks the template of a report: two calls. Throws ReportError when it is wrong. To fill a copy takes one
 * call; two more when Google refuses the batch, because the copy is not like the template or a picture cannot be
 * fetched: then a table stands for each picture.
 */
export const openTemplate: OpenTemplate = (ports, { id, title, template }, { charts }): ReadyTemplate => {
  if (!template) throw new ReportError(TEXT.none(title), '');
  const report = { id, title, template };
  const { file, document } = templateFile(ports, report);
  const parsed = parseTemplate(document);
  const { fields } = template;
  const room = new ChartRoom(ports);
  const errors = checkTemplate(parsed, fields).filter(({ severity }) => severity === 'error');
  if (errors.length) throw new ReportError(TEXT.wrong(report.title, errors), TEXT.wrongTip);
  return {
    id: file.id,
    print: printOf(document),
    fill(copy, given) {
      const data = charts ? room.drawn(given) : given;
      try {
        ports.documents.update(copy, fillTemplate(parsed, fields, data));
      } catch (error) {
        if (!(error instanceof RefusedUpdate)) throw error;
        fillAgain(ports, report, copy, error.picture ? withoutPictures(data) : data);
      }
    },
    close: () => room.close(),
    isFilled: (copy) => countTags(parseTemplate(ports.documents.read(copy))) < Math.max(1, countTags(parsed)),
  };
};

/** By a reading of the copy itself, for Google may give a copy other ids than the template has. */
function fillAgain(ports: Ports, { title, template }: Templated, copy: string, data: TemplateData): void {
  const parsed = parseTemplate(ports.documents.read(copy));
  try {
    ports.documents.update(copy, fillTemplate(parsed, template.fields, data));
  } catch (error) {
    if (!(error instanceof RefusedUpdate)) throw error;
    ports.log.error(error);
    throw new ReportError(TEXT.refused(title), TEXT.refusedTip);
  }
}

function countTags({ segments }: ParsedTemplate): number {
  return segments.reduce(
    (sum, { markup }) => sum + [...markup.tags.values()].reduce((count, { length }) => count + length, 0),
    0,
  );
}

function printOf({ body, headers, footers, footnotes, namedStyles }: DocsDocument): string {
  return fingerprint(JSON.stringify([body, headers, footers, footnotes, namedStyles]));
}

/**
 * The template of a report as it is now, made when there is none. Two calls when it is there; a new one takes up to
 * eight. Throws BusyError.
 */
export function templateFile(ports: Ports, report: Templated): TemplateFile {
  const known = find(ports.files.madeIn(SET), report.id);
  const document = known && ports.documents.read(known.id);
  if (known && document && !isBlank(document)) return { file: known, document };
  // Under the lock, so that two executions do not make two, or one twice.
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    const files = ports.files.madeIn(SET);
    const file = find(files, report.id) ?? create(ports, report, files);
    return { file, document: layOut(ports, file.id, report.template.layout) };
  } finally {
    ports.lock.release();
  }
}

/** The templates that there are, by the report that they are of; nothing is made. One call. */
export function templatesMade(ports: Ports, ids: readonly string[]): ReadonlyMap<string, MadeFile> {
  const files = ports.files.madeIn(SET);
  return new Map(
    ids.flatMap((id) => {
      const file = find(files, id);
      return file ? [[id, file] as const] : [];
    }),
  );
}

/** Throws the template of a report away and makes the default one; the old one stays in the bin for 30 days. */
export function resetTemplate(ports: Ports, report: Templated): TemplateFile {
  for (const file of ports.files.madeIn(SET)) if (file.tag === report.id) ports.files.discard(file.id);
  return templateFile(ports, report);
}

function create(ports: Ports, report: Templated, files: readonly MadeFile[]): MadeFile {
  const folder =
    find(files, FOLDER) ??
    ports.files.createFolder({ name: TEXT.folder, folder: null, tag: FOLDER, set: SET });
  const { name } = report.template.layout;
  return ports.files.createFile(
    { name, folder: folder.id, tag: report.id, set: SET },
    WORD,
    frameDocument(),
    'document',
  );
}

/** The oldest: a copy that a person made carries the tag too. */
function find(files: readonly MadeFile[], tag: string): MadeFile | null {
  return files
    .filter((file) => file.tag === tag)
    .reduce<MadeFile | null>((first, file) => (first && first.created <= file.created ? first : file), null);
}

/** Fills a document that is still blank. What stands in it comes in one batch, so it is whole or not there. */
function layOut(ports: Ports, id: string, layout: Layout): DocsDocument {
  let document = ports.documents.read(id);
  if (!isBlank(document)) return document;
  const { defaultHeaderId, defaultFooterId } = document.documentStyle ?? {};
  if (!defaultHeaderId && !defaultFooterId) {
    ports.documents.update(id, frameRequests(layout));
    document = ports.documents.read(id);
  }
  const { defaultHeaderId: header, defaultFooterId: footer } = document.documentStyle ?? {};
  ports.documents.update(id, layoutRequests(layout, header ?? null, footer ?? null));
  return ports.documents.read(id);
}

function isBlank(document: DocsDocument): boolean {
  return parseTemplate(document).segments[0]!.home.blocks.every(
    (block) => block.type === 'fixed' || (block.type === 'paragraph' && block.text.trim() === ''),
  );
}
