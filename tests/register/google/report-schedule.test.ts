/** The schedule of reports through the real bundle: seven months of nights, and what is to lie in Drive after each. */

import type { Freezing } from '../../../src/register/app/monitoring/freeze.ts';
import type { ShownPeriod } from '../../../src/register/app/monitoring/periods.ts';
import type { Change } from '../../../src/register/domain/change/change.ts';
import type { Outcome } from '../../../src/register/domain/import/outcome.ts';
import { run } from '../../../src/workspace/index.ts';
import { textOf } from '../../../src/workspace/services/docs/units.ts';
import type { WorkspaceFile } from '../../../src/workspace/world.ts';
import { COORDINATOR, type TestRegister } from '../../support/register.ts';
import { PARKS, smallRegister, TOWNS } from '../../support/small-register.ts';

const TIMEOUT = 120_000;
const DAY = 24 * 3_600_000;

function write(register: TestRegister, changes: readonly Change[]): void {
  const result = register.write({ via: 'menu', reason: 'Proef', changes });
  if (!result.ok) throw new Error(result.conflicts[0]!.message);
}

/** What a page asks; throws what it refuses. */
function ask<T>(register: TestRegister, name: string, ...args: unknown[]): T {
  const result = run(register.world, register.project, name, args);
  if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
  const outcome = result.value as Outcome<T>;
  if (!outcome.ok) throw new Error(`${outcome.reason} ${outcome.tip}`);
  return outcome.value;
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

const jobs = (register: TestRegister) => register.read('job').rows.filter(({ kind }) => kind === 'rapporten');

/** A night, and the quarters after it until nothing is left to do and its mail is out. */
function night(register: TestRegister, day: string): void {
  const before = jobs(register).length;
  register.world.moveClock(Date.parse(`${day}T01:30:00Z`));
  expect(register.fire('onNight').status).toBe('completed');
  const started = jobs(register).length > before;
  for (let quarter = 1; started && quarter <= 4; quarter++) {
    register.world.moveClock(register.world.now + 15 * 60_000);
    register.fire('onQuarter');
  }
}

/** The days from the one up to and including the other. */
function days(from: string, until: string): readonly string[] {
  const all: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += DAY) all.push(dayOf(at));
  return all;
}

/** Reports with the names of their documents, in the order of the domain description, §8.6. */
const NAMES = {
  monitoring: PARKS.filter(({ track }) => track).map(
    ({ key, name }) => `Monitoringdocument ${name} (${key})`,
  ),
  halfjaar: ['Halfjaarrapportage'],
  rvo: ['RVO-tabel'],
  verantwoording: ['Verantwoording uitkering'],
  gemeente: Object.values(TOWNS).map((name) => `Gemeenteoverzicht ${name}`),
  eind: ['Eindrapport'],
} as const;
type Kind = keyof typeof NAMES;
const HALF: readonly Kind[] = ['monitoring', 'halfjaar', 'rvo', 'verantwoording', 'gemeente'];

/** Which periods come to their peildatum in these months, and what is due of each. */
const DUE: readonly { readonly period: string; readonly on: string; readonly kinds: readonly Kind[] }[] = [
  { period: '2026-H2', on: '2027-01-01', kinds: HALF },
  { period: 'KJ-2026', on: '2027-01-01', kinds: ['verantwoording', 'gemeente'] },
  { period: 'UJ-2026-2027', on: '2027-05-01', kinds: ['verantwoording'] },
  { period: 'LOOPTIJD', on: '2027-05-02', kinds: ['verantwoording', 'gemeente', 'eind'] },
  { period: '2027-H1', on: '2027-07-01', kinds: HALF },
];

/** What the coordinator does by day, in the daytime: it shows in the night after. */
const ACTS: Readonly<Record<string, (register: TestRegister) => void>> = {
  '2027-01-20'(register) {
    freeze(register, '2026-H2');
  },
  // Handed in on the day itself, 109 days after the peildatum.
  '2027-04-20'(register) {
    freeze(register, 'KJ-2026');
    ask(register, 'stepPeriod', 'KJ-2026', 'ingediend');
  },
};
const FROZEN: Readonly<Record<string, string>> = { '2026-H2': '2027-01-20', 'KJ-2026': '2027-04-20' };

/** What the mail of each night with news is about. */
const MAILS = [
  'kalenderjaar 2026 en tweede halfjaar 2026',
  'tweede halfjaar 2026',
  'kalenderjaar 2026',
  'uitkeringsjaar 2026-2027',
  'hele looptijd van de uitkering',
  'eerste halfjaar 2027',
];

/** What it says when all stands. */
function freeze(register: TestRegister, period: string): string {
  const shown = ask<readonly ShownPeriod[]>(register, 'showPeriods').find(({ key }) => key === period);
  if (shown?.status === 'open') ask(register, 'stepPeriod', period, 'controle');
  let frozen: Freezing;
  do frozen = ask<Freezing>(register, 'freezePeriod', period);
  while (!frozen.done);
  return frozen.says;
}

/** Names and states of all documents after the night of a day. */
function expected(day: string): readonly string[] {
  return DUE.filter(({ on }) => on <= day)
    .flatMap(({ period, kinds }) => {
      const final = FROZEN[period] !== undefined && FROZEN[period] < day;
      const names = kinds.flatMap((kind) => NAMES[kind]).map((name) => `${period} ${name}`);
      return names.map((name) => (final ? `${name}: definitief` : `${name} (concept): concept`));
    })
    .sort();
}

/** What lies in a folder and is not in the bin. */
function inFolder({ world }: TestRegister, folder: string): readonly WorkspaceFile[] {
  return [...world.files.values()].filter(({ parentId, trashed }) => parentId === folder && !trashed);
}

const idIn = (url: unknown): string => String(url).match(/[-\w]{20,}/)?.[0] ?? '';

/** Every row leads to its document in the folder of its period, and nothing else lies there. */
function expectLinked(register: TestRegister): void {
  const { report: rows = [], period: periods = [] } = register.readAll(['report', 'period']);
  for (const { period_id, folder_url } of periods) {
    const own = rows.filter((row) => row.period_id === period_id);
    const links = own.map(({ name, document_url }) => `${name} ${idIn(document_url)}`);
    const lying = folder_url === null ? [] : inFolder(register, idIn(folder_url));
    const beside = (name: string): boolean => /\.(csv|xlsx|pdf)$/.test(name);
    const documents = lying.filter(({ name }) => !beside(name)).map(({ name, id }) => `${name} ${id}`);
    expect([period_id, links.sort()]).toEqual([period_id, documents.sort()]);
    const tables = own
      .filter(({ kind }) => kind === 'rvo')
      .flatMap(({ name }) => [`${name}.csv`, `${name}.xlsx`]);
    const files = lying.map(({ name }) => name).filter(beside);
    expect([period_id, files.sort()]).toEqual([period_id, tables.sort()]);
  }
}

test(
  'from November to July every document comes on its day, once, where the tab Rapporten says',
  () => {
    const register = smallRegister();
    const near = [...DUE.map(({ on }) => on), ...Object.keys(ACTS)].map((day) => Date.parse(day));
    // Of the quiet days only the middle of each month.
    const visited = days('2026-11-28', '2027-07-03').filter(
      (day) => day.endsWith('-15') || near.some((at) => Math.abs(Date.parse(day) - at) <= DAY),
    );
    for (const day of visited) {
      night(register, day);
      const rows = register.read('report').rows;
      expect([day, rows.map(({ name, status }) => `${name}: ${status}`).sort()]).toEqual([
        day,
        expected(day),
      ]);
      expectLinked(register);
      register.world.moveClock(Date.parse(`${day}T10:00:00Z`));
      ACTS[day]?.(register);
    }
    const mails = register.world.mail.filter(({ subject }) => subject.startsWith('Rapporten'));
    expect(mails.map(({ to, subject }) => [...to, subject])).toEqual(
      MAILS.map((about) => [COORDINATOR, `Rapporten klaar: ${about}`]),
    );
    const all = register.read('job').rows;
    expect(all.filter(({ status }) => status !== 'klaar')).toEqual([]);
    expect(jobs(register).filter(({ error }) => !/^Gemaakt: /.test(String(error)))).toEqual([]);
  },
  TIMEOUT,
);

/** Name, state, version and text of all documents of the half-year; the tables have no text. */
function documentsOf(register: TestRegister): ReadonlyMap<string, { state: string; text: string }> {
  const rows = register.read('report').rows.filter(({ period_id }) => period_id === '2026-H2');
  return new Map(
    rows.map(({ name, status, version, document_url }) => {
      const file = register.world.files.get(idIn(document_url));
      expect([name, file?.trashed]).toEqual([name, false]);
      const text = file?.kind === 'document' ? textOf(file.model.body.units) : '';
      return [String(name), { state: `${status} ${version}`, text }];
    }),
  );
}

const sealed = (register: TestRegister) =>
  register.read('snapshot').rows.map(({ hash, values }) => `${hash} ${JSON.stringify(values)}`);

test(
  'frozen more than 92 days after the peildatum: final documents that no row changes any more, until a correction',
  () => {
    const register = smallRegister();
    // Nobody was there when the concepts were due, and they do not come after all.
    night(register, '2027-04-10');
    expect(documentsOf(register).size).toBe(0);
    expect(freeze(register, '2026-H2')).toContain('De definitieve rapporten komen komende nacht vanzelf.');
    night(register, '2027-04-11');
    const final = documentsOf(register);
    const names = HALF.flatMap((kind) => NAMES[kind]).map((name) => `2026-H2 ${name}`);
    expect([...final.keys()].sort()).toEqual([...names].sort());
    expect([...final.values()].every(({ state }) => state === 'definitief 1')).toBe(true);
    const seals = sealed(register);

    const measure = { title: 'Vergeten', cluster_id: 'Noord', theme: 'Energie', status: 'idee' };
    ask(register, 'addRows', [{ table: 'measure', rows: [measure] }], 'Vergeten maatregel');
    write(register, [
      { type: 'update', table: 'cluster', key: 'CL-0002', values: { name: 'Zuid anders' } },
      { type: 'update', table: 'municipality', key: 'GM0150', values: { name: 'Deventer anders' } },
    ]);
    night(register, '2027-04-12');
    expect(documentsOf(register)).toEqual(final);
    expect(sealed(register)).toEqual(seals);
    // Nor when a person asks for them again.
    const choice = { report: 'monitoring_bt', period: '2026-H2', scope: { type: 'alles' }, pdf: false };
    ask(register, 'startReports', choice);
    register.fire('onQuarter');
    expect(documentsOf(register)).toEqual(final);

    const reason = 'Maatregel vergeten op Noord';
    const { says } = ask<Freezing>(register, 'correctPeriod', '2026-H2', ['CL-0001'], reason);
    expect(says).toContain('versie 2. De nieuwe versies van de rapporten komen komende nacht vanzelf.');
    night(register, '2027-04-13');
    const corrected = documentsOf(register);
    const [north, south] = NAMES.monitoring.map((name) => `2026-H2 ${name}`) as [string, string];
    expect(corrected.get(north)).toEqual({ ...final.get(north), state: 'vervangen 1' });
    expect(corrected.get(south)).toEqual(final.get(south));
    expect(corrected.get(`${north} (versie 2)`)?.state).toBe('definitief 2');
    expect(corrected.get(`${north} (versie 2)`)?.text).toContain(reason);
    // The programme's own tell of the new version; what is about Zuid or Deventer alone stays.
    const replaced = [...corrected].filter(([, { state }]) => state === 'vervangen 1').map(([name]) => name);
    const untouched = [south, '2026-H2 Gemeenteoverzicht Deventer'];
    expect(replaced.sort()).toEqual(names.filter((name) => !untouched.includes(name)).sort());
    expect(corrected.size).toBe(names.length + replaced.length);
    expect(sealed(register).slice(0, seals.length)).toEqual(seals);
    expectLinked(register);

    register.world.moveClock(Date.parse('2027-04-13T10:00:00Z'));
    night(register, '2027-04-14');
    expect(documentsOf(register)).toEqual(corrected);
  },
  TIMEOUT,
);
