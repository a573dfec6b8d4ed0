/** What the dialog "Sjablonen controleren" asks: what is wrong with a template, and what may be named in it. */
import { checkTemplate } from '../../domain/documents/check.ts';
import { ITEM_NUMBER } from '../../domain/documents/expand.ts';
import type { Field } from '../../domain/documents/fields.ts';
import { FORMATS } from '../../domain/documents/format.ts';
import type { Problem } from '../../domain/documents/problem.ts';
import { parseTemplate } from '../../domain/documents/template.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { MEETING_DOCUMENTS } from '../../domain/meeting/documents.ts';
import { REPORTS } from '../../domain/reports/index.ts';
import { DOCUMENT_TEXT as TEXT } from '../../domain/text/documents.ts';
import { requireConsent } from '../consent.ts';
import type { Ports } from '../ports.ts';
import { resetTemplate, type Templated, type TemplateFile, templateFile } from './templates.ts';

export interface ShownReport {
  readonly id: string;
  readonly title: string;
}

/** Something that may be put in a template, to be copied as it is. */
export interface ShownField {
  readonly tag: string;
  readonly label: string;
  /** Dutch. */
  readonly kind: string;
}

export interface ShownFields {
  /** Label of the list in whose section they may stand; empty for those that may stand anywhere. */
  readonly list: string;
  readonly fields: readonly ShownField[];
}

export interface ShownTemplate {
  readonly title: string;
  readonly url: string;
  readonly problems: readonly Problem[];
  readonly fields: readonly ShownFields[];
  readonly formats: readonly { readonly name: string; readonly says: string }[];
}

/** All that has a template. */
const TEMPLATED: readonly Templated[] = [
  ...REPORTS.flatMap(({ id, title, template }) => (template ? [{ id, title, template }] : [])),
  ...MEETING_DOCUMENTS,
];

/** The reports and other documents that have a template. No call. */
export function templatedReports(): Outcome<readonly ShownReport[]> {
  return usable(TEMPLATED.map(({ id, title }): ShownReport => ({ id, title })));
}

/** The template of a report as it is now; made when there is none. Two calls, more for a new one. */
export function checkReportTemplate(ports: Ports, id: string): Outcome<ShownTemplate> {
  return shown(ports, id, templateFile);
}

/** Throws the template away and makes the default one. */
export function resetReportTemplate(ports: Ports, id: string): Outcome<ShownTemplate> {
  return shown(ports, id, resetTemplate);
}

function shown(
  ports: Ports,
  id: string,
  open: (ports: Ports, report: Templated) => TemplateFile,
): Outcome<ShownTemplate> {
  requireConsent(ports, ['drive.file']);
  const report = TEMPLATED.find((one) => one.id === id);
  if (!report) return unusable(TEXT.page.unknown, TEXT.page.unknownTip);
  const { title, template } = report;
  const { file, document } = open(ports, report);
  return usable({
    title,
    url: file.url,
    problems: checkTemplate(parseTemplate(document), template.fields),
    fields: shownFields('', template.fields),
    formats: Object.entries(FORMATS).map(([name, { says }]) => ({ name, says })),
  });
}

function shownFields(list: string, fields: readonly Field[]): readonly ShownFields[] {
  const own = fields.flatMap(({ name, label, kind, fields: inner }): readonly ShownField[] => {
    const sort = TEXT.page.kinds[kind];
    if (kind !== 'list' || !inner) return [{ tag: `{{${name}}}`, label, kind: sort }];
    return [{ tag: `{{#${name}}}{{/${name}}}`, label, kind: sort }];
  });
  const number = { tag: `{{${ITEM_NUMBER}}}`, label: TEXT.page.itemNumber, kind: TEXT.page.kinds.number };
  return [
    { list, fields: list ? [...own, number] : own },
    ...fields.flatMap(({ label, fields: inner }) => (inner ? shownFields(label, inner) : [])),
  ];
}
