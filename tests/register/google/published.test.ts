/** What the bundle asks of Google's advanced services has the shape that Google publishes, at every call of a season's work. */
import type { ShownJob } from '../../../src/register/app/jobs/jobs.ts';
import { type Change, newKey } from '../../../src/register/domain/change/change.ts';
import type { Outcome } from '../../../src/register/domain/import/outcome.ts';
import { REPORTS } from '../../../src/register/domain/reports/index.ts';
import { run } from '../../../src/workspace/index.ts';
import { publishedApi } from '../../../src/workspace/rest/published.ts';
import { DocsService } from '../../../src/workspace/services/docs/advanced-docs.ts';
import { DriveService } from '../../../src/workspace/services/drive/advanced-drive.ts';
import type { ExecutionScope } from '../../../src/workspace/services/service.ts';
import { COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';

/** Where the arguments of a call stand: its body, the parameters of its path, and the object with the others. */
interface Shape {
  readonly body?: number;
  readonly path: Readonly<Record<string, number>>;
  readonly others: number;
}

const FILE = { fileId: 0 };
const CHANGE: Shape = { body: 0, path: { fileId: 1 }, others: 2 };
const SHAPES: Readonly<Record<string, Shape>> = {
  'drive.files.copy': CHANGE,
  'drive.files.create': { body: 0, path: {}, others: 2 },
  'drive.files.export': { path: { ...FILE, mimeType: 1 }, others: 2 },
  'drive.files.get': { path: FILE, others: 1 },
  'drive.files.list': { path: {}, others: 0 },
  'drive.files.delete': { path: FILE, others: 1 },
  'drive.files.update': { body: 0, path: { fileId: 1 }, others: 3 },
  'drive.permissions.create': CHANGE,
  'drive.permissions.list': { path: FILE, others: 1 },
  'docs.documents.get': { path: { documentId: 0 }, others: 1 },
  'docs.documents.create': { body: 0, path: {}, others: 1 },
  'docs.documents.batchUpdate': { body: 0, path: { documentId: 1 }, others: 2 },
};

/** Throws what Google would refuse. A method that is not in the list above is a fault of this test. */
function check(method: string, args: readonly unknown[]): void {
  const { body, path, others } = SHAPES[method]!;
  const api = publishedApi(method.startsWith('docs') ? 'docs' : 'drive');
  const given = {
    ...Object.fromEntries(Object.entries(path).map(([name, at]) => [name, args[at]])),
    ...(args[others] as object | undefined),
  };
  api.parameters(
    method,
    new URLSearchParams(
      Object.entries(given).map(([name, value]): [string, string] => [name, String(value)]),
    ),
  );
  api.checkBody(method, body === undefined ? undefined : JSON.parse(JSON.stringify(args[body])));
}

const seen = new Map<string, number>();
const refused: string[] = [];

/** Looks at each call of the services' collections before it is carried out. */
function watch(): void {
  const scope = {} as ExecutionScope;
  const drive = new DriveService(scope);
  const collections = {
    'drive.files': drive.Files,
    'drive.permissions': drive.Permissions,
    'docs.documents': new DocsService(scope).Documents,
  };
  for (const [name, collection] of Object.entries(collections)) {
    const methods = Object.getPrototypeOf(collection) as Record<string, (...args: unknown[]) => unknown>;
    for (const method of Object.getOwnPropertyNames(methods)) {
      if (method === 'constructor') continue;
      const real = methods[method]!;
      jest.spyOn(methods, method).mockImplementation(function (this: unknown, ...args: unknown[]) {
        const full = `${name}.${method === 'remove' ? 'delete' : method}`;
        seen.set(full, (seen.get(full) ?? 0) + 1);
        try {
          check(full, args);
        } catch (error) {
          refused.push(`${full}: ${(error as Error).message}`);
        }
        return real.apply(this, args);
      });
    }
  }
}

afterAll(() => jest.restoreAllMocks());

function write(register: TestRegister, changes: readonly Change[]): void {
  const result = register.write({ via: 'menu', reason: 'Proef', changes });
  if (!result.ok) throw new Error(result.conflicts[0]!.message);
}

/** Two parks in one municipality, and a half-year that has ended. */
function prepared(): TestRegister {
  const register = freshRegister();
  const others = register.read('municipality').rows.filter((row) => row.municipality_code !== 'GM0193');
  write(register, [
    {
      type: 'add',
      table: 'period',
      key: '2026-H2',
      values: {
        name: 'Tweede halfjaar 2026',
        type: 'halfjaar',
        from: '2026-07-01',
        until: '2026-11-23',
        reference_date: '2026-11-24',
        status: 'open',
      },
    },
    ...['Noord', 'Zuid'].map((name, n) => ({
      type: 'add' as const,
      table: 'cluster',
      key: `+${n}`,
      values: { name, municipality_codes: ['GM0193'], counts_as: 1 },
    })),
    ...others.map((row) => ({
      type: 'remove' as const,
      table: 'municipality',
      key: String(row.municipality_code),
      values: {},
    })),
  ]);
  return register;
}

test('forms, every report with its charts, papers of meetings and lessons, templates, and the archive', () => {
  const register = prepared();
  watch();
  const call = (name: string, ...args: unknown[]) => run(register.world, register.project, name, args);
  register.click(['Intake', 'Formulieren maken of bijwerken']);
  for (const { id } of REPORTS) {
    const outcome = call('startReports', {
      report: id,
      period: '2026-H2',
      scope: { type: 'alles' },
      pdf: id === 'factsheet',
    }).value as Outcome<ShownJob> | null;
    if (outcome?.ok) call('workOnJob', outcome.value.key);
  }
  const made = register.read('report').rows.length;
  const answer = <T>(name: string, ...args: unknown[]): T => {
    const outcome = call(name, ...args).value as Outcome<T>;
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value;
  };
  const [meeting, lesson] = [newKey('m'), newKey('l')];
  write(register, [
    {
      type: 'add',
      table: 'meeting',
      key: meeting,
      values: {
        name: 'Wagonoverleg',
        meeting_date: '2026-11-25',
        type: 'wagons',
        status: 'gepland',
        agenda: 'Rondje',
      },
    },
    { type: 'add', table: 'lesson', key: lesson, values: { title: 'Bel eerst', recorded_on: '2026-11-24' } },
  ]);
  const keyOf = (table: string, field: string): string => String(register.read(table).rows.at(-1)![field]);
  const [meetingKey, lessonKey] = [keyOf('meeting', 'meeting_id'), keyOf('lesson', 'lesson_id')];
  for (const kind of ['agenda', 'verslag']) answer('meetingDocument', meetingKey, kind);
  // Made once more after a change, so that the old one goes to the bin.
  write(register, [
    { type: 'update', table: 'meeting', key: meetingKey, values: { agenda: 'Rondje en rondvraag' } },
  ]);
  answer('meetingDocument', meetingKey, 'agenda');
  answer('lessonsDocument', { audience: '', channel: '', lessons: [lessonKey] });
  for (const name of ['checkReportTemplate', 'resetReportTemplate']) answer(name, REPORTS[0]!.id);
  register.world.triggers.clear();
  register.driver.open(COORDINATOR, register.fileId);
  register.driver.advanceTo(Date.parse('2028-03-01T09:00:00Z'));
  register.click(['Beheer', 'Journaal naar archief']);
  expect(made).toBeGreaterThanOrEqual(4);
  // Of a PDF the script asks Drive itself; the Workspace refuses what is not published, and then there is none.
  const pdfs = [...register.world.files.values()].filter((file) => file.name.endsWith('.pdf'));
  expect(pdfs.length).toBeGreaterThan(0);
  expect(refused).toEqual([]);
  // What the bundle uses of Google; a method that it comes to use has to pass here too.
  expect([...seen.keys()].sort()).toEqual([
    'docs.documents.batchUpdate',
    'docs.documents.get',
    'drive.files.copy',
    'drive.files.create',
    'drive.files.delete',
    'drive.files.get',
    'drive.files.list',
    'drive.files.update',
    'drive.permissions.create',
  ]);
}, 240_000);

test.each([
  ['drive.files.copy', [{ nmae: 'x' }, 'a'], /Unknown name "nmae"/],
  ['drive.files.list', [{ query: 'x' }], /Unknown name "query"/],
  ['docs.documents.batchUpdate', [{ requests: [{ insertText: { text: 1 } }] }, 'a'], /Invalid value at/],
])('%s in another shape is refused', (method, args, words) => {
  expect(() => check(method, args)).toThrow(words);
});
