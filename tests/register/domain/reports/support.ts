/** The example register as reports see it, and documents that are made of it in the Workspace's own Docs. */
import { readFileSync } from 'node:fs';
import { exampleRows } from '../../../../scripts/example/process.ts';
import { addRows } from '../../../../src/register/app/add-rows.ts';
import { clusterProposals, confirmCluster } from '../../../../src/register/app/confirm-clusters.ts';
import { importTerrains } from '../../../../src/register/app/import-terrains.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { plant } from '../../../../src/register/app/seeds.ts';
import type { TemplateData } from '../../../../src/register/domain/documents/fields.ts';
import { fillTemplate } from '../../../../src/register/domain/documents/fill.ts';
import { frameRequests, layoutRequests } from '../../../../src/register/domain/documents/layout-requests.ts';
import { parseTemplate } from '../../../../src/register/domain/documents/template.ts';
import { clusterFacts } from '../../../../src/register/domain/monitoring/cluster-facts.ts';
import {
  municipalityFacts,
  programmeFacts,
} from '../../../../src/register/domain/monitoring/programme-facts.ts';
import { before, referenceDay, type Span } from '../../../../src/register/domain/monitoring/span.ts';
import type { Report, ReportSite, Seal } from '../../../../src/register/domain/reports/report.ts';
import { openView, type RegisterView } from '../../../../src/register/domain/rules/view.ts';
import {
  cluster,
  municipality,
  type RegisterRow,
  TABLES,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { TestDocument } from '../../../workspace/services/docs/support.ts';
import { memory } from '../../app/memory-ports.ts';
import { read, update } from '../documents/support.ts';

const LIST = new URL('../../../../scripts/example/terreinen.csv', import.meta.url);

/** The example as it is made on the first day of memory, looked at today. */
export function exampleView(today?: string): RegisterView {
  const held = memory(TABLES);
  const made = held.now.slice(0, 10);
  const register = openRegister(held.ports());
  plant(held.ports(), register);
  importTerrains(register, readFileSync(LIST, 'utf8'), 'het voorbeeld');
  const proposals = clusterProposals(register);
  if (!proposals.ok) throw new Error(proposals.reason);
  for (const { name, why, members } of proposals.value)
    if (['De Zegge', 'Hessenpoort'].includes(name))
      confirmCluster(held.ports(), register, { terrains: members.map(({ terrain }) => terrain), name, why });
  const added = addRows(register, exampleRows(made), 'Voorbeeld');
  if (!added.ok || added.value.refused.length) throw new Error('The example was refused.');
  const { read: rows, look } = openRegister(held.ports());
  return openView({ read: rows, look, today: today ?? made });
}

type Period = RegisterRow<'period'>;

/** A period of a register that is not frozen, or is as `seal` says. */
export function siteOf(
  view: RegisterView,
  type: Period['type'],
  name: string,
  span: Span,
  seal: Seal | null = null,
): ReportSite {
  const kept = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  };
  const source = (over: Span, mark: string) => ({
    clusters: () => view.rows(cluster).map(({ key }) => key),
    municipalities: () => view.rows(municipality).map(({ key }) => key),
    cluster: (key: string) => once(`${mark} ${key}`, () => clusterFacts(view, over, key)),
    municipality: (key: string) => once(`${mark} ${key}`, () => municipalityFacts(view, over, key)),
    programme: () => once(mark, () => programmeFacts(view, over)),
  });
  return {
    ...source(span, 'now'),
    before: source(before(span), 'before'),
    view,
    final: seal !== null,
    seal: () => seal,
    period: {
      period_id: name,
      name,
      type,
      from: span.from,
      until: span.until,
      reference_date: referenceDay(span),
    } as Period,
  };
}

/** The document that the shipped template of a report makes of these values. */
export function documentFrom(report: Report, data: TemplateData): TestDocument {
  let template = templates.get(report.id);
  if (!template) {
    const document = emptyTemplate(report);
    template = { model: document.model, parsed: parseTemplate(read(document)) };
    templates.set(report.id, template);
  }
  const { model, parsed } = template;
  if (parsed.problems.length) throw new Error(JSON.stringify(parsed.problems));
  const document = new TestDocument();
  Object.assign(document, { model: model.copy() });
  update(document, fillTemplate(parsed, report.template!.fields, data));
  return document;
}

const templates = new Map<
  string,
  { readonly model: TestDocument['model']; readonly parsed: ReturnType<typeof parseTemplate> }
>();

/** The shipped template as a document. */
export function emptyTemplate({ template }: Report): TestDocument {
  const document = new TestDocument();
  const frame = frameRequests(template!.layout);
  if (frame.length) update(document, frame);
  const { headers, footers } = document.get();
  const [header, footer] = [headers, footers].map((parts) => Object.keys(parts ?? {})[0] ?? null);
  update(document, layoutRequests(template!.layout, header!, footer!));
  return document;
}

/** Everything that a document says, a line for each paragraph. */
export function textsOf(document: TestDocument): readonly string[] {
  const found: string[] = [];
  const look = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(look);
    else if (part && typeof part === 'object') {
      const { paragraph } = part as {
        paragraph?: { elements?: readonly { textRun?: { content?: string } }[] };
      };
      if (paragraph)
        found.push(
          (paragraph.elements ?? [])
            .map(({ textRun }) => textRun?.content ?? '')
            .join('')
            .trim(),
        );
      else Object.values(part).forEach(look);
    }
  };
  look(document.get());
  return found.filter(Boolean);
}
