/** Documents of a report for every cluster: as the register makes them, and as the usual recipe does, with the same contents. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AddedRows } from '../../src/register/app/add-rows.ts';
import type { ShownJob } from '../../src/register/app/jobs/jobs.ts';
import type { JobsNow } from '../../src/register/app/jobs/page.ts';
import type { Outcome } from '../../src/register/domain/import/outcome.ts';
import { MUNICIPALITIES } from '../../src/register/domain/schema/municipalities.ts';
import { type ExecutionResult, installScript, run } from '../../src/workspace/index.ts';
import { renderDocument } from '../../src/workspace/services/docs/render.ts';
import type { StructuralElement } from '../../src/workspace/services/docs/schema.ts';
import type { DocumentFile, World } from '../../src/workspace/world.ts';
import { type LocalRegister, openRegister } from '../world.ts';
import { terrainList } from './terrain-list.ts';

const RECIPE = fileURLToPath(new URL('./usual-recipe.js', import.meta.url));
const PERIOD = '2026-H1';
/** Made with PDFs from the start, so that both ways begin with nothing. */
const PDF_PERIOD = '2026-H2';

/** So many documents by the recipe tell what one costs. */
const SAMPLE = 10;

export interface ReportFigures {
  readonly documents: number;
  /** Of all executions together, what precedes the first document among it. */
  readonly register: Cost & { readonly executions: number };
  /** What comes with a second run in which nothing changed. */
  readonly again: Cost;
  /** The PDFs alone, beside documents that stand. */
  readonly pdf: Cost;
  /** Documents and PDFs together. */
  readonly both: Cost;
  /** Calls for one document itself, and with its PDF: reading the register and noting progress left out. */
  readonly own: { readonly document: number; readonly both: number };
  /** Of one document, by those of the sample. */
  readonly recipe: Cost;
  /** Places that are replaced and rows that are added, in a document of middling size. */
  readonly places: number;
  readonly rows: number;
  /** Documents that the recipe had made when Google ended it. */
  readonly recipeEndedAt: number;
}

export interface Cost {
  readonly calls: number;
  readonly seconds: number;
}

/** Gives every cluster of a new register a track and three measures, and makes a document for each. */
async function measureReports(terrains: number): Promise<ReportFigures> {
  const register = await openRegister(null, { now: Date.parse('2026-11-28T09:00:00Z') });
  const { world } = register;
  const codes = MUNICIPALITIES.map(({ code }) => code);
  ask(register, 'applyImport', terrainList(terrains, codes), 'meting.csv');
  fill(register);
  const first = make(register, PERIOD, false);
  const made = documentsOf(world);
  const again = make(register, PERIOD, false);
  const pdf = make(register, PERIOD, true);
  const both = make(register, PDF_PERIOD, true);
  const recipe = recipeOf(world, made);
  return {
    documents: made.length,
    register: { ...costOf(first), executions: first.length },
    again: costOf(again),
    pdf: costOf(pdf),
    both: costOf(both),
    own: { document: ownOf(first) / made.length, both: ownOf(both) / made.length },
    ...recipe,
  };
}

function ask<T>(register: LocalRegister, name: string, ...args: readonly unknown[]): T {
  const outcome = register.call(name, ...args).value as Outcome<T>;
  if (!outcome.ok) throw new Error(`${name}: ${outcome.reason} ${outcome.tip}`);
  return outcome.value;
}

function fill(register: LocalRegister): void {
  const clusters = clusterKeys(register);
  const { refused } = ask<AddedRows>(
    register,
    'addRows',
    [
      {
        table: 'period',
        rows: [
          {
            period_id: PERIOD,
            name: 'Eerste halfjaar 2026',
            type: 'halfjaar',
            from: '1-1-2026',
            until: '30-6-2026',
            reference_date: '1-7-2026',
            status: 'open',
          },
          {
            period_id: PDF_PERIOD,
            name: 'Tweede halfjaar 2026',
            type: 'halfjaar',
            from: '1-7-2026',
            until: '31-12-2026',
            reference_date: '1-1-2027',
            status: 'open',
          },
        ],
      },
      {
        table: 'track',
        rows: clusters.map((cluster, n) => ({
          track_id: `+t${n}`,
          name: `Traject ${n}`,
          cluster_id: cluster,
          wagon: '1',
          state_w1: 'intake',
          state_since: '1-3-2026',
          start_date: '1-3-2026',
          themes: 'energie',
        })),
      },
      {
        table: 'stage_event',
        rows: clusters.flatMap((_, n) =>
          ['kandidaat', 'benaderd', 'intake'].map((to, step, steps) => ({
            track_id: `+t${n}`,
            wagon: '1',
            from_state: steps[step - 1] ?? '',
            to_state: to,
            event_date: `1-${step + 1}-2026`,
            recorded_at: `1-${step + 1}-2026 09:00`,
            actor: 'meting',
          })),
        ),
      },
      {
        table: 'measure',
        rows: clusters.flatMap((cluster) =>
          [1, 2, 3].map((nth) => ({
            cluster_id: cluster,
            title: `Maatregel ${nth}`,
            theme: 'energie',
            status: 'gepland',
            investment: '125000',
          })),
        ),
      },
    ],
    'Meting',
  );
  if (refused.length) throw new Error(JSON.stringify(refused[0]));
}

function clusterKeys({ world, fileId }: LocalRegister): readonly string[] {
  const { model } = world.spreadsheet(fileId)!;
  const sheet = model.sheetByName('Clusters')!;
  const { rows } = model.extent(sheet);
  return Array.from({ length: rows }, (_, row) => String(model.valueAt(sheet, row, 0))).filter((text) =>
    /^CL-\d+$/.test(text),
  );
}

/** One job; the page goes on with it until it is done. */
function make(register: LocalRegister, period: string, pdf: boolean): readonly ExecutionResult[] {
  const choice = { report: 'monitoring_bt', period, scope: { type: 'alles' }, pdf };
  const { key } = ask<ShownJob>(register, 'startReports', choice);
  const ran: ExecutionResult[] = [];
  for (;;) {
    const result = register.call('workOnJob', key);
    ran.push(result);
    const outcome = result.value as Outcome<JobsNow>;
    if (!outcome.ok) throw new Error(outcome.reason);
    const job = outcome.value.jobs.find((one) => one.key === key)!;
    if (job.status === 'klaar') return ran;
    if (job.status !== 'wacht' && job.status !== 'loopt') throw new Error(job.says ?? job.status);
  }
}

function costOf(results: readonly ExecutionResult[]): Cost {
  return {
    calls: results.reduce((sum, { reads, writes }) => sum + reads + writes, 0),
    seconds: results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000,
  };
}

/** What a document and its PDF take by themselves. */
const OWN = ['FilesCollection.copy', 'DocumentsCollection.batchUpdate', 'UrlFetchApp.fetchAll'];

function ownOf(results: readonly ExecutionResult[]): number {
  return results.reduce((sum, { calls }) => sum + OWN.reduce((own, name) => own + (calls[name] ?? 0), 0), 0);
}

function documentsOf(world: World): readonly DocumentFile[] {
  return [...world.files.values()].filter(
    (file): file is DocumentFile => file.kind === 'document' && file.name.startsWith(PERIOD),
  );
}

/** The recipe on the contents of the documents that the register made: as many places, and the same rows. */
function recipeOf(
  world: World,
  made: readonly DocumentFile[],
): Pick<ReportFigures, 'recipe' | 'places' | 'rows' | 'recipeEndedAt'> {
  const template = [...world.files.values()].find(
    (file): file is DocumentFile => file.kind === 'document' && file.name.startsWith('Sjabloon'),
  )!;
  const places = new Set(textOf(template).match(/\{\{[^#^/}][^}]*\}\}/g) ?? []).size;
  const contents = made.map((file) => ({
    naam: file.name,
    teksten: Array.from({ length: places }, (_, n) => `Waarde ${n}`),
    tabellen: tablesOf(file).map((rows) => rows.slice(1)),
  }));
  const heads = tablesOf(made[0]!).map((rows) => rows[0]!);
  const middle = contents[Math.floor(contents.length / 2)]!;
  const project = installScript(world, {
    name: 'Gebruikelijk recept',
    owner: template.ownerEmail,
    files: [{ name: 'Code', source: readFileSync(RECIPE, 'utf8') }],
    manifest: { timeZone: 'Europe/Amsterdam' },
  });
  const [id, folder] = completed(run(world, project, 'maakSjabloon', [places, heads])).value as string[];
  const sample = completed(run(world, project, 'maakDocumenten', [id, folder, contents.slice(0, SAMPLE)]));
  const before = world.files.size;
  const all = run(world, project, 'maakDocumenten', [id, folder, contents]);
  return {
    places,
    rows: middle.tabellen.reduce((sum, rows) => sum + rows.length, 0),
    recipe: {
      calls: (sample.reads + sample.writes) / SAMPLE,
      seconds: sample.durationMs / 1000 / SAMPLE,
    },
    recipeEndedAt: all.status === 'completed' ? made.length : world.files.size - before,
  };
}

function completed(result: ExecutionResult): ExecutionResult {
  if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
  return result;
}

function contentOf(file: DocumentFile): readonly StructuralElement[] {
  return renderDocument(file.model, { documentId: file.id, title: file.name }).body!.content!;
}

function words(content: readonly StructuralElement[]): string {
  return content
    .map(({ paragraph, table }) =>
      table
        ? cellsOf(table)
            .map((row) => row.join('\n'))
            .join('\n')
        : (paragraph?.elements ?? []).map(({ textRun }) => textRun?.content ?? '').join(''),
    )
    .join('');
}

function cellsOf({
  tableRows = [],
}: NonNullable<StructuralElement['table']>): readonly (readonly string[])[] {
  return tableRows.map(({ tableCells = [] }) => tableCells.map(({ content = [] }) => words(content).trim()));
}

function textOf(file: DocumentFile): string {
  return words(contentOf(file));
}

function tablesOf(file: DocumentFile): readonly (readonly (readonly string[])[])[] {
  return contentOf(file).flatMap(({ table }) => (table ? [cellsOf(table)] : []));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(JSON.stringify(await measureReports(Number(process.argv[2]))));
