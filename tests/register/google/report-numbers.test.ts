/** Every number in every kind of document through the real bundle: it stands in the snapshot that vaststellen stored. */
import { loadExample } from '../../../scripts/example/load.ts';
import type { ShownJob } from '../../../src/register/app/jobs/jobs.ts';
import type { Freezing } from '../../../src/register/app/monitoring/freeze.ts';
import type { CorrectableCluster } from '../../../src/register/app/monitoring/periods.ts';
import type { Change } from '../../../src/register/domain/change/change.ts';
import type { Outcome } from '../../../src/register/domain/import/outcome.ts';
import type { ClusterFacts } from '../../../src/register/domain/monitoring/facts.ts';
import type { AnyFacts } from '../../../src/register/domain/monitoring/stored.ts';
import { REPORTS } from '../../../src/register/domain/reports/index.ts';
import { TABLES } from '../../../src/register/domain/schema/tables/index.ts';
import { run } from '../../../src/workspace/index.ts';
import { renderDocument } from '../../../src/workspace/services/docs/render.ts';
import type { SpreadsheetFile, WorkspaceFile } from '../../../src/workspace/world.ts';
import { freshRegister, setTo, type TestRegister } from '../../support/register.ts';
import type { Told } from '../domain/reports/told.ts';
import { fixedTexts, type Piece, piecesOf, spoilt, strayNumbers } from '../domain/reports/told-numbers.ts';

const TIMEOUT = 120_000;
const DAY = 24 * 3_600_000;

/** What is made of each period, and what for some municipalities only. */
const MADE = {
  '2026-H2': {
    all: ['halfjaar', 'rvo', 'uitkering'],
    some: ['monitoring_bt', 'gemeente', 'factsheet'],
    // With a park that is done, one that stood still, and some that began together.
    towns: ['GM0150', 'GM0153', 'GM1735'],
    before: '2026-H1',
  },
  LOOPTIJD: {
    all: ['eindrapport', 'uitkering'],
    some: ['gemeente', 'factsheet'],
    towns: ['GM0150'],
    before: null,
  },
} as const;
/** Frozen again with the other numbers that the register holds by then. */
const CORRECTED = 'CL-0063';

let register: TestRegister;

function ask<T>(name: string, ...args: readonly unknown[]): T {
  const result = run(register.world, register.project, name, args);
  if (result.status !== 'completed') throw new Error(`${name}: ${result.error?.message ?? result.status}`);
  const outcome = result.value as Outcome<T>;
  if (!outcome.ok) throw new Error(`${name}: ${outcome.reason} ${outcome.tip}`);
  return outcome.value;
}

function write(changes: readonly Change[]): void {
  const result = register.write({ via: 'menu', reason: 'Proef', changes });
  if (!result.ok) throw new Error(result.conflicts[0]!.message);
}

/** Another number in every field of a number, and another name, so that who looks past the snapshot shows. */
function poisoned(): readonly Change[] {
  const held = register.readAll(TABLES.map(({ id }) => id));
  return TABLES.filter(
    ({ id }) => !['snapshot', 'period', 'report', 'job', 'journal', 'setting'].includes(id),
  )
    .flatMap((table) =>
      (held[table.id] ?? []).map((row): Change => {
        const values = Object.fromEntries(
          table.fields
            .filter((field) => typeof row[field] === 'number' && !table.columns[field]!.system)
            .map((field) => [field, (row[field] as number) + 1]),
        );
        return { type: 'update', table: table.id, key: String(row[table.key.field]), values };
      }),
    )
    .filter(({ values }) => Object.keys(values).length > 0);
}

beforeAll(() => {
  register = freshRegister();
  const { world, project } = register;
  loadExample({ call: (name, ...args) => run(world, project, name, [...args]) }, '2026-11-23');
  setTo(register, 'spuk_amount_bt', '1500000,50');
  setTo(register, 'spuk_amount_mkb', '250000');
  setTo(register, 'spuk_decision', 'DOMUS-24/0815');
  // Not all is in order: costs without evidence or leg, VAT that is not paid back, a session without a count.
  const costs = register.read('cost_line').rows.map(({ cost_id }) => String(cost_id));
  const update = (table: string, key: string, values: Change['values']): Change => ({
    type: 'update',
    table,
    key,
    values,
  });
  write([
    update('cost_line', costs[0]!, { evidence_url: null }),
    update('cost_line', costs[1]!, { evidence_url: null, spuk_leg: null }),
    update('cost_line', costs[3]!, { vat_recoverable: 'nee', spuk_leg: 'mkb', charged_to_spuk: 2904.12 }),
  ]);
  world.moveClock(Date.parse('2027-05-10T09:00:00Z'));
  ask('offerPeriods');
  ask('stepPeriod', '2026-H2', 'controle');
  for (const key of Object.keys(MADE)) while (!ask<Freezing>('freezePeriod', key).done);
  write(poisoned());
  const make = (report: string, period: string, scope: object): void => {
    const { key } = ask<ShownJob>('startReports', { report, period, scope, pdf: false });
    ask('workOnJob', key);
  };
  const town = (code: string): object => ({ type: 'gemeente', code });
  for (const [period, { all, some, towns }] of Object.entries(MADE)) {
    for (const report of all) make(report, period, { type: 'alles' });
    for (const report of some) for (const code of towns) make(report, period, town(code));
  }
  ask('correctPeriod', '2026-H2', [CORRECTED], 'Er waren 3 ondernemers meer');
  make('halfjaar', '2026-H2', { type: 'alles' });
  for (const report of MADE['2026-H2'].some) make(report, '2026-H2', town('GM1735'));
}, TIMEOUT);

type Row = Readonly<Record<string, unknown>>;

interface Stored {
  readonly facts: AnyFacts;
  readonly hash: string;
  readonly row: Row;
}

/** The snapshots as the tab Momentopnamen holds them, by period, subject and version; parts of one are laid together. */
function stored(): ReadonlyMap<string, Stored> {
  const parts = new Map<string, Row[]>();
  for (const row of register.read('snapshot').rows as readonly Row[]) {
    const name = nameIn(String(row.period_id), row.cluster_id ?? row.municipality_code, row.version);
    parts.set(name, [...(parts.get(name) ?? []), row]);
  }
  return new Map(
    [...parts].map(([name, rows]) => {
      const [row] = rows;
      const slices = rows.map(({ values }) => (values as { slice: string }).slice);
      const facts = (row!.part === null ? row!.values : JSON.parse(slices.join(''))) as AnyFacts;
      return [name, { facts, hash: rows.map(({ hash }) => hash).join('+'), row: row! }];
    }),
  );
}

function nameIn(period: string, subject: unknown, version: unknown): string {
  return `${period} ${subject ?? 'programma'} ${version}`;
}

/** What was in force with a version of the programme: it says of which clusters and municipalities another than the first. */
function inForce(
  period: string,
  version: number,
  snapshots: ReadonlyMap<string, Stored>,
): readonly AnyFacts[] {
  const { facts } = snapshots.get(nameIn(period, null, version))!;
  const { versions } = (facts as unknown as { members: { versions: Record<string, number> } }).members;
  return [...snapshots.values()]
    .filter(({ row }) => {
      const subject = String(row.cluster_id ?? row.municipality_code);
      return row.period_id === period && row.version === (versions[subject] ?? 1);
    })
    .map((one) => one.facts);
}

/** All that the document of a row of Rapporten may tell. */
function toldOf(row: Row, snapshots: ReadonlyMap<string, Stored>): Told {
  const period = row.period_id as keyof typeof MADE;
  const version = row.version as number;
  const subject = row.subject_key === 'programma' ? null : row.subject_key;
  const { facts, hash, row: sealed } = snapshots.get(nameIn(period, subject, version))!;
  const { before } = MADE[period];
  const all = inForce(period, version, snapshots);
  const mine: Record<AnyFacts['kind'], (one: ClusterFacts) => boolean> = {
    cluster: (one) => one === facts,
    municipality: ({ cluster }) => facts.kind === 'municipality' && facts.clusters.includes(cluster.key),
    programme: () => true,
  };
  const report = REPORTS.find(({ id }) => id === row.kind)!;
  const { name } = register.read('period').rows.find(({ period_id }) => period_id === period)!;
  return {
    facts,
    before: before && (snapshots.get(nameIn(before, subject, 1))?.facts ?? null),
    // In the order of the tab.
    parks: all
      .filter((one) => one.kind === 'cluster')
      .filter(mine[facts.kind])
      .sort((a, b) => (a.cluster.key < b.cluster.key ? -1 : 1)),
    towns: all.filter((one) => one.kind === 'municipality'),
    period: `${name}`.replace(/^./, (first) => first.toUpperCase()),
    seal: {
      version,
      hash,
      on: String(sealed.frozen_at).slice(0, 10),
      reason: sealed.reason as string | null,
    },
    layout: fixedTexts(report.template!.layout),
  };
}

/** The file of a row. */
function fileOf({ document_url }: Row): WorkspaceFile {
  return register.world.files.get(String(document_url).match(/[-\w]{20,}/)![0])!;
}

function documentOf(row: Row): readonly Piece[] {
  const file = fileOf(row);
  if (file.kind !== 'document') throw new Error(`"${file.name}" is no document.`);
  return piecesOf(renderDocument(file.model, { documentId: file.id, title: file.name }));
}

/** Each document with what may be told in it. */
function documents(kind: string): readonly (readonly [name: string, readonly Piece[], Told])[] {
  const snapshots = stored();
  return register
    .read('report')
    .rows.filter((row) => row.kind === kind)
    .map((row) => [String(row.name), documentOf(row), toldOf(row, snapshots)]);
}

describe.each(REPORTS.filter(({ template }) => template).map(({ id }) => id))('%s', (kind) => {
  test('each number stands in the snapshot, in the place that it is told of', () => {
    const all = documents(kind);
    expect(all.length).toBeGreaterThan(0);
    for (const [name, pieces, told] of all) expect([name, ...strayNumbers(pieces, told)]).toEqual([name]);
  });

  test('one wrong number anywhere in a document is seen', () => {
    const [[, pieces, told]] = documents(kind) as [[string, readonly Piece[], Told]];
    const wrong = spoilt(pieces);
    expect(wrong.length).toBeGreaterThan(15);
    const unseen = wrong.filter((one) => strayNumbers(one.pieces, told).length === 0);
    expect(unseen.map(({ what }) => what)).toEqual([]);
  });
});

/** The values of a tab of the RVO table as Sheets holds them, without blank rows and columns. */
function rvoTab(name: string): readonly (readonly unknown[])[] {
  const row = register.read('report').rows.find(({ kind }) => kind === 'rvo')!;
  const { model } = fileOf(row) as SpreadsheetFile;
  const sheet = model.sheets.find((one) => one.name === name)!;
  const line = (r: number): unknown[] => Array.from({ length: 10 }, (_, c) => model.valueAt(sheet, r, c));
  const lines: unknown[][] = [];
  for (let r = 0; line(r)[0] !== null; r++) lines.push(line(r));
  return lines;
}

/** The number under which Sheets holds a day. */
const serial = (day: string): number => (Date.parse(day) - Date.parse('1899-12-30')) / DAY;

test('rvo: each cell is that of the snapshot of its park', () => {
  const snapshots = stored();
  const { facts, hash } = snapshots.get(nameIn('2026-H2', null, 1))!;
  const parks = inForce('2026-H2', 1, snapshots)
    .filter((one) => one.kind === 'cluster')
    .filter(({ track }) => track !== null && track.start !== null);
  const [, ...rows] = rvoTab('RVO');
  expect(rows).toEqual(
    parks.map(({ cluster, municipalities, track, baseline, assessment, figures }) => [
      cluster.name,
      municipalities.map(({ name }) => name).join('; '),
      serial(track!.start!),
      track!.wagonLabel,
      track!.themes.join('; ') || null,
      baseline?.level ?? null,
      assessment?.level ?? null,
      assessment && (assessment.organised ? 'Ja' : 'Nee'),
      // A snapshot leaves out the figures that are 0.
      figures.I8 ?? 0,
      figures.I11 ?? 0,
    ]),
  );
  const explained = new Map(rvoTab('Toelichting').map(([name, value]) => [name, value]));
  expect(explained.get('Eerste dag')).toBe(serial(facts.span.from));
  expect(explained.get('Laatste dag')).toBe(serial(facts.span.until));
  expect(explained.get('Peildatum')).toBe(serial(facts.span.until) + 1);
  expect(explained.get('Controlegetal')).toBe(hash);
  expect(explained.get('Aantal rijen')).toBe(parks.length);
});

test('the register itself holds other numbers by now, and a correction has a version of its own', () => {
  const clusters = ask<readonly CorrectableCluster[]>('correctableClusters', '2026-H2');
  const others = clusters.filter(({ differs }) => differs).map(({ key }) => key);
  expect(others.length).toBeGreaterThan(15);
  expect(others).not.toContain(CORRECTED);
  const versions = register
    .read('report')
    .rows.filter(({ subject_key, period_id }) => subject_key === CORRECTED && period_id === '2026-H2')
    .map(({ kind, version, status }) => `${kind} ${version} ${status}`);
  expect(versions.sort()).toEqual(
    ['factsheet', 'monitoring_bt'].flatMap((kind) => [`${kind} 1 vervangen`, `${kind} 2 definitief`]),
  );
});
