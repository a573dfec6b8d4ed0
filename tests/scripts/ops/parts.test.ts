/** The parts of the commands by themselves: which backups stay, what a screen shows, signing in, and faults in words. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { DOCTOR } from '../../../scripts/doctor.ts';
import { clientIn } from '../../../scripts/ops/account.ts';
import { KEEP, type KeptFile, superfluous } from '../../../scripts/ops/archive.ts';
import { runCommand } from '../../../scripts/ops/command.ts';
import { EXIT, faultOf, OpsFault } from '../../../scripts/ops/fault.ts';
import { civilOf, serialOf } from '../../../scripts/ops/image-book.ts';
import { type LocalStage, serveWorld } from '../../../scripts/ops/local.ts';
import { difference, isSame, type Program, printOf } from '../../../scripts/ops/program.ts';
import { Voice } from '../../../scripts/ops/say.ts';
import { readPrivate } from '../../../scripts/ops/secrets.ts';
import { signIn } from '../../../scripts/ops/sign-in.ts';
import { PEOPLE } from '../../../scripts/people.ts';
import { PROVISION } from '../../../scripts/provision.ts';
import { RESTORE } from '../../../scripts/restore.ts';
import { createWorld } from '../../../src/workspace/index.ts';
import { Accounts, type Grant, startRest } from '../../../src/workspace/rest/index.ts';

const kept = (day: string, time = '120000', beforeRestore = false): KeptFile => ({
  name: `terreinregister-test-${day}T${time}Z${beforeRestore ? '-voor-terugzetten' : ''}.zip`,
  path: '',
  day,
  at: Date.parse(`${day}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`),
  beforeRestore,
});
const NOW = Date.parse('2026-11-28T20:00:00Z');
const days = (count: number): KeptFile[] =>
  Array.from({ length: count }, (_, i) =>
    kept(new Date(Date.UTC(2026, 10, 28) - i * 86_400_000).toISOString().slice(0, 10)),
  );

describe('which backups stay', () => {
  test('of a year of days: fourteen days, eight weeks, twelve months', () => {
    const files = days(365);
    const gone = new Set(superfluous(files, KEEP, NOW));
    const left = files.filter((file) => !gone.has(file)).map(({ day }) => day);
    expect(left.slice(0, 14)).toEqual(days(14).map(({ day }) => day));
    expect(left).toEqual(
      expect.arrayContaining([
        '2026-11-08',
        '2026-11-01',
        '2026-10-25',
        '2026-10-11',
        '2026-10-31',
        '2025-12-31',
      ]),
    );
    expect(left).toHaveLength(14 + 5 + 11);
  });

  test('of a day of much work all stay for 24 hours, and then the newest', () => {
    const files = ['193000', '120000', '080000'].map((time) => kept('2026-11-28', time));
    const before = [kept('2026-11-27', '210000'), kept('2026-11-27', '190000'), kept('2026-11-27', '070000')];
    expect(superfluous([...files, ...before], KEEP, NOW)).toEqual(before.slice(1));
    expect(superfluous([...files, ...before], KEEP, NOW + 2 * 86_400_000)).toEqual([
      ...files.slice(1),
      ...before.slice(1),
    ]);
  });

  test('the newest always stays, and what a restore replaced stays thirty days', () => {
    const old = [kept('2020-01-01'), kept('2019-01-01')];
    expect(superfluous(old, { days: 0, weeks: 0, months: 0 }, NOW)).toEqual([old[1]]);
    const replaced = [kept('2026-11-01', '120000', true), kept('2026-10-01', '120000', true)];
    expect(superfluous(replaced, { days: 0, weeks: 0, months: 0 }, NOW)).toEqual([replaced[1]]);
  });
});

test('serial numbers of Google and moments are each other’s reverse', () => {
  const moment = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, (date) => {
      const text = date.toISOString().slice(0, 19).replace('T00:00:00', '');
      expect(civilOf(serialOf(text))).toBe(text);
    }),
  );
});

test('a program is the same however Google lays out its manifest and ends its lines', () => {
  const program = (manifest: string, code: string): Program => [
    { name: 'Code', type: 'SERVER_JS', source: code },
    { name: 'appsscript', type: 'JSON', source: manifest },
  ];
  const [a, b] = [
    program('{"a":1,"b":[{"c":2,"d":3}]}', 'x\ny\n'),
    program('{\n "b": [{"d":3,"c":2}],\n "a": 1}', 'x\r\ny'),
  ];
  expect(printOf(a)).toBe(printOf(b));
  expect(isSame(difference(a, b))).toBe(true);
  expect(difference(a, program('{}', 'x')).changed).toEqual(['Code', 'appsscript']);
});

describe('what is said', () => {
  const screen = (live: boolean) => {
    const text: string[] = [];
    return {
      text,
      screen: {
        live,
        out: (part: string) => void text.push(part),
        err: (part: string) => void text.push(part),
      },
    };
  };

  test('a bar only where somebody watches, and it is wiped out in the end', () => {
    const [watched, logged, machine] = [screen(true), screen(false), screen(true)];
    new Voice(watched.screen, false).progress('Lezen', 1, 4);
    expect(watched.text.join('')).toMatch(/Lezen \[██████░{18}\] 1 van 4/);
    const wiped = screen(true);
    const voice = new Voice(wiped.screen, false);
    const wipe = '\r\u001b[2K';
    voice.progress('Lezen', 1, 4);
    voice.note('Iets anders.');
    voice.note('Nog iets.');
    expect(wiped.text.slice(1)).toEqual([wipe, 'Iets anders.\n', 'Nog iets.\n']);
    voice.progress('Lezen', 4, 4);
    expect(wiped.text.at(-1)).toBe(wipe);
    voice.progress('Niets', 0, 0);
    expect(wiped.text.at(-2)).toMatch(/Niets \[█{24}\] 0 van 0/);
    new Voice(logged.screen, false).progress('Lezen', 1, 4);
    new Voice(machine.screen, true).progress('Lezen', 1, 4);
    expect([logged.text, machine.text]).toEqual([[], []]);
  });

  test.each([PROVISION, RESTORE, DOCTOR])('$name --help explains options and exit codes', async (command) => {
    const { text, screen: own } = screen(false);
    const surroundings = {
      screen: own,
      env: {},
      root: '',
      patience: { timeout: 1, tries: 1, delay: 1 },
      rootUrl: null,
      local: null,
      browse() {},
    };
    const endpoints = { authorise: '', token: '', revoke: '' };
    expect(await runCommand(command, ['--help'], { ...surroundings, endpoints })).toBe(0);
    expect(text.join('')).toMatch(/--target DOEL[\s\S]*exit code/);
    expect(await runCommand(command, ['--kleur'], { ...surroundings, endpoints })).toBe(EXIT.unclear);
    expect(await runCommand(command, ['--json=ja'], { ...surroundings, endpoints })).toBe(EXIT.unclear);
    expect(await runCommand(command, ['--world'], { ...surroundings, endpoints })).toBe(EXIT.unclear);
    for (const sentence of ['de optie --kleur bestaat hier niet', 'achter --json hoort niets'])
      expect(text.join('')).toContain(sentence);
    expect(text.join('')).toContain('achter --world ontbreekt iets');
    expect(await runCommand(command, ['--target', 'echt'], { ...surroundings, endpoints })).toBe(
      EXIT.unclear,
    );
  });
});

describe('signing in', () => {
  let stage: LocalStage;
  const folder = mkdtempSync(join(tmpdir(), 'aanmelden-'));
  beforeAll(async () => {
    stage = await serveWorld(createWorld({ now: Date.now(), people: [PEOPLE.coordinator] }), folder);
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const enter = (
    browse: (address: string) => void,
    patience = 5000,
    own: Pick<LocalStage, 'client' | 'endpoints'> = stage,
  ) => signIn({ client: own.client, endpoints: own.endpoints, open: browse, patience });

  test('follows the browser, with a proof that nobody else can use the code', async () => {
    let address = '';
    const tokens = await enter((to) => {
      address = to;
      void fetch(to);
    });
    expect(tokens.refresh_token).toMatch(/^1\/\/0/);
    expect(new URL(address).searchParams.get('code_challenge_method')).toBe('S256');
    expect(new URL(address).searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  test('pays no heed to an answer that is not to its own question, and gives up in time', async () => {
    const stranger = async (address: string) => {
      const back = new URL(new URL(address).searchParams.get('redirect_uri')!);
      back.searchParams.set('code', '4/0gestolen');
      back.searchParams.set('state', 'geraden');
      expect((await fetch(back)).status).toBe(404);
    };
    await expect(enter((to) => void stranger(to), 300)).rejects.toThrow(
      'Er kwam geen antwoord uit de browser',
    );
  });

  test.each([
    [null, 'U gaf in de browser geen toestemming'],
    [['https://www.googleapis.com/auth/drive.file'], 'Bij het aanmelden ontbreekt dit recht'],
  ])('with %j granted tells what is missing', async (granted, reason) => {
    const tokens = new Map<string, Grant>();
    const accounts = new Accounts({
      tokens,
      clients: [stage.client],
      email: PEOPLE.coordinator.email,
      consent: () => granted,
    });
    const rest = await startRest(stage.world, { tokens, accounts });
    const endpoints = {
      authorise: `${rest.url}o/oauth2/v2/auth`,
      token: `${rest.url}token`,
      revoke: `${rest.url}revoke`,
    };
    await expect(enter((to) => void fetch(to), 5000, { client: stage.client, endpoints })).rejects.toThrow(
      reason,
    );
    await rest.close();
  });
});

test.each([
  [{ status: 401, data: { error: 'x' } }, EXIT.access, 'geldt niet meer'],
  [{ status: 400, data: { error: 'invalid_grant' } }, EXIT.access, 'verlopen of ingetrokken'],
  [
    { status: 403, data: { error: { message: 'User has not enabled the Apps Script API.' } } },
    EXIT.access,
    'Apps Script API staat uit',
  ],
  [
    { status: 403, data: { error: { message: 'x', errors: [{ reason: 'accessNotConfigured' }] } } },
    EXIT.access,
    'staat uit in het Cloud-project',
  ],
  [
    { status: 403, data: { error: { message: 'x', errors: [{ reason: 'userRateLimitExceeded' }] } } },
    EXIT.later,
    'te veel in korte tijd',
  ],
  [{ status: 404, data: {} }, EXIT.access, 'kan het bestand of het script niet vinden'],
  [{ status: 502, data: {} }, EXIT.later, 'Google heeft zelf een storing'],
  [
    { status: 400, data: { error: { message: 'Range exceeds grid limits' } } },
    EXIT.refused,
    'Range exceeds grid limits',
  ],
])('an answer of Google in words: %j', (response, exit, reason) => {
  const fault = faultOf(Object.assign(new Error('x'), { response }));
  expect(fault).toBeInstanceOf(OpsFault);
  expect(fault).toMatchObject({ exit, message: expect.stringMatching(reason) });
});

test('what the disk refuses is told in words, with the place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schijf-'));
  writeFileSync(join(folder, 'lijst.csv'), 'x');
  const refused = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return faultOf(error);
    }
  };
  expect(refused(() => mkdirSync(join(folder, 'lijst.csv/uit'), { recursive: true }))).toMatchObject({
    exit: EXIT.unclear,
    message: expect.stringMatching(/lijst\.csv\/uit ligt op of onder een bestand/),
  });
  expect(refused(() => readFileSync(join(folder, 'weg.zip')))).toMatchObject({
    exit: EXIT.unclear,
    message: `${join(folder, 'weg.zip')} bestaat niet.`,
  });
  const missing = Object.assign(new Error('spawn git ENOENT'), {
    code: 'ENOENT',
    syscall: 'spawn git',
    path: 'git',
  });
  expect(faultOf(missing)).toBe(missing);
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
  expect(faultOf(full)).toMatchObject({
    exit: EXIT.partial,
    message: expect.stringMatching('de schijf is vol'),
  });
});

test('a fault that was not foreseen is not dressed up', () => {
  const fault = new TypeError('x is undefined');
  expect(faultOf(fault)).toBe(fault);
});

test('a file of another sort is told, and a key that others can read is not used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bestanden-'));
  expect(() => clientIn('{"web":{}}', 'web.json')).toThrow(
    'niet het bestand van een OAuth-client voor een desktop-app',
  );
  expect(() => clientIn('geen json', 'x.json')).toThrow('geen leesbaar JSON-bestand');
  writeFileSync(join(folder, 'open.json'), '{}', { mode: 0o644 });
  expect(() => readPrivate(join(folder, 'open.json'))).toThrow('Anderen op deze computer kunnen');
  rmSync(folder, { recursive: true, force: true });
});
