/** Reports through the real bundle: by themselves on their day, and whole and once whatever ends an execution. */
import type { ShownJob } from '../../../src/register/app/jobs/jobs.ts';
import type { Change } from '../../../src/register/domain/change/change.ts';
import type { Outcome } from '../../../src/register/domain/import/outcome.ts';
import { run } from '../../../src/workspace/index.ts';
import { freshRegister, keptRegister, type TestRegister } from '../../support/register.ts';

const TIMEOUT = 120_000;
const QUARTER = 15 * 60_000;
const DAY = 24 * 3_600_000;

function write(register: TestRegister, changes: readonly Change[]): void {
  const result = register.write({ via: 'menu', reason: 'Proef', changes });
  if (!result.ok) throw new Error(result.conflicts[0]!.message);
}

/** A half-year that ends at the end of November, and two parks. */
function prepared(): TestRegister {
  const register = freshRegister();
  const period = {
    name: 'Tweede halfjaar 2026',
    type: 'halfjaar',
    from: '2026-07-01',
    until: '2026-11-23',
    reference_date: '2026-11-24',
    status: 'open',
  };
  const parks = ['Noord', 'Zuid'].map((name, n) => ({
    type: 'add' as const,
    table: 'cluster',
    key: `+${n}`,
    values: { name, municipality_codes: ['GM0193'], counts_as: 1 },
  }));
  // One municipality is enough, and much quicker.
  const others = register.read('municipality').rows.filter((row) => row.municipality_code !== 'GM0193');
  const gone = others.map((row) => ({
    type: 'remove' as const,
    table: 'municipality',
    key: String(row.municipality_code),
    values: {},
  }));
  write(register, [{ type: 'add', table: 'period', key: '2026-H2', values: period }, ...parks, ...gone]);
  return register;
}

function call(register: TestRegister, name: string, ...args: unknown[]) {
  return run(register.world, register.project, name, args);
}

function start(register: TestRegister, report = 'factsheet'): string {
  const choice = { report, period: '2026-H2', scope: { type: 'alles' }, pdf: false };
  const outcome = call(register, 'startReports', choice).value as Outcome<ShownJob>;
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.key;
}

/** Names and texts of the documents that lie in the folder of the period. */
function documents(register: TestRegister): readonly string[] {
  const { files } = register.world;
  return [...files.values()]
    .filter(({ kind, trashed, name }) => kind === 'document' && !trashed && name.startsWith('2026-H2'))
    .map(({ name }) => name)
    .sort();
}

const jobs = (register: TestRegister) => register.read('job').rows.filter(({ kind }) => kind === 'rapporten');

const BOTH = ['Noord (CL-0001)', 'Zuid (CL-0002)'].map((name) => `2026-H2 Factsheet ${name} (concept)`);

describe('ended by Google', () => {
  let copy: () => TestRegister;
  let calls = 0;
  let first = 0;

  beforeAll(() => {
    const register = prepared();
    // Leaves the template and the folders behind, as they are from the second report on.
    call(register, 'workOnJob', start(register));
    write(register, [{ type: 'update', table: 'cluster', key: 'CL-0001', values: { name: 'Noordwest' } }]);
    write(register, [{ type: 'update', table: 'cluster', key: 'CL-0002', values: { name: 'Zuidoost' } }]);
    start(register);
    copy = keptRegister(register);
    const whole = copy();
    const result = call(whole, 'workOnJob', jobs(whole).at(-1)!.job_id);
    calls = result.reads + result.writes;
    // From the first document on; what comes before only reads.
    first = calls - 26;
  }, TIMEOUT);

  test(
    'at any call from the first document on: each document is there once, and its row too',
    () => {
      for (let at = first; at <= calls; at += 3) {
        const register = copy();
        register.world.faults.push({ kind: 'crash', atCall: at });
        const ended = call(register, 'workOnJob', jobs(register).at(-1)!.job_id);
        expect([at, ended.status]).toEqual([at, 'crashed']);
        register.world.faults.length = 0;
        register.driver.advance(2 * QUARTER);
        expect([at, documents(register)]).toEqual([
          at,
          [
            '2026-H2 Factsheet Noordwest (CL-0001) (concept)',
            '2026-H2 Factsheet Zuidoost (CL-0002) (concept)',
          ],
        ]);
        expect([at, register.read('report').rows.length]).toEqual([at, 2]);
        expect([at, jobs(register).map(({ status }) => status)]).toEqual([at, ['klaar', 'klaar']]);
      }
    },
    TIMEOUT,
  );
});

test(
  'without quota it waits and says so, and is whole when there is quota again',
  () => {
    const register = prepared();
    const key = start(register);
    register.world.faults.push({ kind: 'quota', quota: 'documents' });
    call(register, 'workOnJob', key);
    expect(jobs(register)).toMatchObject([
      { status: 'wacht', done: 0, error: expect.stringContaining('kwartier') },
    ]);
    register.world.faults.length = 0;
    register.fire('onQuarter');
    expect(documents(register)).toEqual(BOTH);
    expect(jobs(register)).toMatchObject([{ status: 'klaar', error: 'Gemaakt: 2 documenten.' }]);
  },
  TIMEOUT,
);

test(
  'on its day every report that is due is prepared by itself, once, and told to who looks after the register',
  () => {
    const register = prepared();
    const setting = (key: string, value: string): Change => ({
      type: 'update',
      table: 'setting',
      key,
      values: { value },
    });
    write(register, [setting('admin_email', 'bt@provincie.example')]);
    const night = (): void => {
      register.world.moveClock(register.world.now + DAY);
      register.fire('onNight');
      for (let quarter = 0; quarter < 3; quarter++) register.fire('onQuarter');
    };
    night();
    expect(jobs(register)).toEqual([]);
    write(register, [setting('reports_on', 'ja')]);
    night();
    const titles = jobs(register).map(({ title }) => title);
    // No park has a track, so there is no monitoring document to make.
    expect(titles).toEqual(
      ['Halfjaarrapportage', 'RVO-tabel', 'Verantwoording uitkering', 'Gemeenteoverzicht'].map(
        (title) => `${title}, tweede halfjaar 2026`,
      ),
    );
    expect(jobs(register).map(({ status }) => status)).toEqual(titles.map(() => 'klaar'));
    const made = documents(register);
    expect(made).toContain('2026-H2 Halfjaarrapportage (concept)');
    register.fire('onQuarter');
    expect(register.world.mail.filter(({ subject }) => subject.startsWith('Klaar: Halfjaar'))).toHaveLength(
      1,
    );
    expect(register.read('period').rows[0]!.folder_url).toMatch(/^https:/);
    night();
    expect(jobs(register)).toHaveLength(titles.length);
    expect(documents(register)).toEqual(made);
  },
  TIMEOUT,
);
