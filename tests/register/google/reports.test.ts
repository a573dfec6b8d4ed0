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

function start(register: TestRegister, report = 'factsheet', pdf = false): string {
  const choice = { report, period: '2026-H2', scope: { type: 'alles' }, pdf };
  const outcome = call(register, 'startReports', choice).value as Outcome<ShownJob>;
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.key;
}

/** Names of the PDFs that lie in the folder of the period. */
function pdfs(register: TestRegister): readonly string[] {
  return [...register.world.files.values()]
    .filter((file) => file.kind === 'file' && !file.trashed && file.model.contentType === 'application/pdf')
    .map(({ name }) => name)
    .sort();
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

describe('with PDFs', () => {
  let copy: () => TestRegister;
  const PDFS = BOTH.map((name) => `${name}.pdf`);
  const work = (register: TestRegister) => call(register, 'workOnJob', jobs(register).at(-1)!.job_id);
  const calls = ({ calls: made }: ReturnType<typeof work>, name: string): number => made[name] ?? 0;

  beforeAll(() => {
    const register = prepared();
    start(register, 'factsheet', true);
    copy = keptRegister(register);
  }, TIMEOUT);

  const whole = (register: TestRegister) => {
    expect(pdfs(register)).toEqual(PDFS);
    expect(documents(register)).toEqual(BOTH);
    const { rows } = register.read('report');
    expect(rows.map(({ pdf_url }) => String(pdf_url).startsWith('https:'))).toEqual([true, true]);
    expect(jobs(register)).toMatchObject([{ status: 'klaar', error: 'Gemaakt: 2 documenten.' }]);
  };

  test('all PDFs of a batch cost two calls, and are what Google makes of the documents', () => {
    const register = copy();
    const result = work(register);
    expect([calls(result, 'UrlFetchApp.fetchAll'), calls(result, 'FilesCollection.export')]).toEqual([2, 0]);
    whole(register);
    const [file] = [...register.world.files.values()].filter(({ name }) => name === PDFS[0]);
    expect(file!.parentId).not.toBeNull();
    expect(file!.kind === 'file' && Buffer.from(file!.model.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test(
    'ended at any call from the first copy on: each document and each PDF is there once, in its row',
    () => {
      const { reads, writes } = work(copy());
      const last = reads + writes;
      for (let at = last - 21; at <= last; at += 2) {
        const register = copy();
        register.world.faults.push({ kind: 'crash', atCall: at });
        expect([at, work(register).status]).toEqual([at, 'crashed']);
        register.world.faults.length = 0;
        register.driver.advance(2 * QUARTER);
        expect([at, pdfs(register), documents(register)]).toEqual([at, PDFS, BOTH]);
        const { rows } = register.read('report');
        expect([at, rows.map(({ pdf_url }) => String(pdf_url).startsWith('https:'))]).toEqual([
          at,
          [true, true],
        ]);
        expect([at, jobs(register).map(({ status }) => status)]).toEqual([at, ['klaar']]);
      }
    },
    TIMEOUT,
  );

  test.each([
    ['too fast', 429, 'drive.files.export', 3],
    ['too fast', 429, 'drive.files.create', 3],
    ['in trouble', 503, 'drive.files.export', 4],
    // What it looks up before it uploads again is in other calls.
    ['in trouble', 503, 'drive.files.create', 4],
  ] as const)('Google is %s for one of them (%s, %s)', (_, outcome, method, fetches) => {
    const register = copy();
    register.world.faults.push({ kind: 'rest', outcome, method, times: 1 });
    const result = work(register);
    expect(calls(result, 'UrlFetchApp.fetchAll')).toBe(fetches);
    whole(register);
  });

  test('an upload whose answer got lost is found', () => {
    const register = copy();
    register.world.faults.push({ kind: 'rest', outcome: 'lost', method: 'drive.files.create', times: 1 });
    work(register);
    whole(register);
  });

  test('without leave to fetch the documents come, and it says what to do', () => {
    const register = copy();
    const { world, project } = register;
    const owner = [...world.people.keys()][0]!;
    world.withheld.set(`${project.id} ${owner}`, ['https://www.googleapis.com/auth/script.external_request']);
    work(register);
    expect([documents(register), pdfs(register)]).toEqual([BOTH, []]);
    expect(jobs(register)[0]!.error).toContain('geen toestemming. Kies Installeren of herstellen.');
    const choice = { report: 'factsheet', period: '2026-H2', scope: { type: 'alles' }, pdf: true };
    expect(call(register, 'startReports', choice).value).toMatchObject({
      ok: false,
      reason: expect.stringContaining('pdf’s maken'),
    });
  });
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
    write(register, [setting('admin_email', 'bt@provincie.example'), setting('reports_on', 'nee')]);
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
    for (let quarter = 0; quarter < 3; quarter++) register.fire('onQuarter');
    const mails = register.world.mail.filter(({ subject }) => subject.startsWith('Rapporten'));
    expect(mails).toMatchObject([
      { to: ['bt@provincie.example'], subject: 'Rapporten klaar: tweede halfjaar 2026' },
    ]);
    const [text] = mails.map(({ body }) => body);
    expect(text).toContain('Tweede halfjaar 2026 (concept):');
    expect(text).toContain('RVO-tabel: 1 document gemaakt');
    expect(text).toContain('Gemeenteoverzicht: 1 document gemaakt');
    expect(text).toContain(String(register.read('period').rows[0]!.folder_url));
    expect(register.read('period').rows[0]!.folder_url).toMatch(/^https:/);
    night();
    expect(jobs(register)).toHaveLength(titles.length);
    expect(documents(register)).toEqual(made);
  },
  TIMEOUT,
);
