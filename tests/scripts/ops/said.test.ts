/** What every command says: one JSON object for programs, plain words with a repair for people, and an exit code that means it. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BACKUP } from '../../../scripts/backup.ts';
import { DEPLOY } from '../../../scripts/deploy.ts';
import { DOCTOR } from '../../../scripts/doctor.ts';
import { EXPORT } from '../../../scripts/export.ts';
import { IMPORT } from '../../../scripts/import-remote.ts';
import { secretPlaces } from '../../../scripts/ops/account.ts';
import { type Command, runCommand } from '../../../scripts/ops/command.ts';
import { EXIT, EXIT_HELP } from '../../../scripts/ops/fault.ts';
import { ROOT } from '../../../scripts/ops/target.ts';
import { PROVISION } from '../../../scripts/provision.ts';
import { RESTORE } from '../../../scripts/restore.ts';
import { ROLLBACK } from '../../../scripts/rollback.ts';
import { DIST, type InstalledOps, openInstalled, type Said } from './support.ts';

jest.setTimeout(240_000);

let ops: InstalledOps;
beforeAll(async () => {
  ops = await openInstalled();
});
afterAll(() => ops?.close());
afterEach(() => ops.world.faults.splice(0));

const DEPLOYING = ['--zonder-tests', '--zonder-controle', '--gebouwd', DIST];

/** Every command as it is given, with what it needs. */
const COMMANDS: readonly { name: string; command: Command; args(): readonly string[] }[] = [
  { name: 'provision', command: PROVISION, args: () => [] },
  { name: 'provision --dry-run', command: PROVISION, args: () => ['--dry-run'] },
  { name: 'deploy', command: DEPLOY, args: () => DEPLOYING },
  { name: 'backup', command: BACKUP, args: () => [] },
  { name: 'restore', command: RESTORE, args: () => ['laatste'] },
  { name: 'restore --apply', command: RESTORE, args: () => ['laatste', '--tabblad', 'Lessen', '--apply'] },
  { name: 'export', command: EXPORT, args: () => ['--naar', join(ops.folder, 'uit')] },
  { name: 'import', command: IMPORT, args: () => [list()] },
  { name: 'rollback', command: ROLLBACK, args: () => [] },
  { name: 'doctor', command: DOCTOR, args: () => [] },
];

function list(): string {
  const path = join(ops.folder, 'lijst.csv');
  writeFileSync(path, 'gemeentecode;naam\nGM0193;Nieuwveen\n');
  return path;
}

/** The fields that the guide names for a command, with those of all and of a fault. */
function shapeOf(name: string): string[] {
  const guide = readFileSync(join(ROOT, 'docs/beheer.md'), 'utf8');
  const [, fields = ''] = new RegExp(`^\\| \`${name}\` \\| (.*) \\|$`, 'm').exec(
    guide.slice(guide.indexOf('## Exit codes')),
  )!;
  return ['code', 'reason', 'tip', ...[...fields.matchAll(/`(\w+)`/g)].map(([, field]) => field!)];
}

describe.each(COMMANDS)('$name', ({ command, args }) => {
  test('with --json says one object on the one stream and nothing on the other', async () => {
    const said = await ops.run(command, ...args(), '--json');
    const told = said.json();
    expect(told).toMatchObject({ code: said.code });
    expect(Object.keys(told).length).toBeGreaterThan(1);
    // The guide names all that a program may count on.
    for (const field of Object.keys(told))
      expect([field, shapeOf(command.name)]).toEqual([field, expect.arrayContaining([field])]);
    expect(said.err).toBe('');
  });

  test('a fault too', async () => {
    ops.fault({ kind: 'rest', outcome: 403 });
    const said = await ops.run(command, ...args(), '--json');
    // The doctor goes on: there a fault is a finding.
    const code = command === DOCTOR ? said.json().code : said.json().reason && said.json().code;
    expect([said.code, code, said.err]).toEqual([EXIT.access, EXIT.access, '']);
  });

  test('where nobody watches it draws nothing, and smears no log', async () => {
    const said = await ops.run(command, ...args());
    expect(said.out + said.err).not.toMatch(/[\r█░]/);
    expect(said.out + said.err).not.toContain('\u001b');
  });
});

test('a rehearsal can be read', async () => {
  const { out } = await ops.run(PROVISION, '--dry-run', '--target', 'productie', '--local');
  expect(out).toMatch("q: appProperties has { key='terreinregister' and value='map' }");
  expect(out).toMatch(
    /^niet gedaan {2}POST \/drive\/v3\/files\n +fields: .*\n +inhoud: \{"name":"Terreinregister"/m,
  );
  expect(out).not.toMatch(/%[0-9A-F]{2}/);
});

/** What Google answers, in its own words, and what the administrator reads and does. */
const FAULTS: readonly (readonly [
  what: string,
  status: number,
  message: string,
  code: number,
  reason: RegExp,
  repair: RegExp,
])[] = [
  [
    'no rights',
    403,
    'The caller does not have permission',
    3,
    /Dit account mag dat niet bij Google/,
    /Vraag de eigenaar/,
  ],
  [
    'the Apps Script API is off',
    403,
    'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry.',
    3,
    /De Apps Script API staat uit voor uw account/,
    /https:\/\/script\.google\.com\/home\/usersettings/,
  ],
  [
    'an API of the project is off',
    403,
    'Google Sheets API has not been used in project 123 before or it is disabled. (SERVICE_DISABLED)',
    3,
    /staat uit in het Cloud-project/,
    /console\.cloud\.google\.com\/apis\/library/,
  ],
  [
    'not all was granted',
    403,
    'Request had insufficient authentication scopes.',
    3,
    /niet elk gevraagd recht/,
    /--aanmelden/,
  ],
  [
    'quota that lasts',
    429,
    "Quota exceeded for quota metric 'Read requests'",
    4,
    /te veel in korte tijd/,
    /Wacht een paar minuten/,
  ],
  [
    'gone',
    404,
    'Requested entity was not found.',
    3,
    /kan het bestand of het script niet vinden/,
    /--target/,
  ],
  [
    'a fault of Google',
    500,
    'Internal error encountered.',
    4,
    /Google heeft zelf een storing/,
    /later opnieuw/,
  ],
];

test.each(FAULTS)(
  '%s is told in words, with the repair',
  async (_, status, message, code, reason, repair) => {
    ops.fault({ kind: 'rest', outcome: status, message });
    for (const [command, args] of [
      [BACKUP, []],
      [DEPLOY, DEPLOYING],
    ] as const) {
      const said = await ops.run(command, ...args);
      expect([said.code, said.out]).toEqual([code, '']);
      expect(said.err).toMatch(/^Niet gelukt\. /m);
      expect(said.err).toMatch(reason);
      expect(said.err).toMatch(repair);
      // Google's own words are there for whoever has to look further.
      expect(said.err).toContain(message);
      expect(said.err).not.toMatch(/ {4}at /);
    }
  },
);

test.each(FAULTS)('of clasp too: %s', async (_, status, message, code, reason, repair) => {
  // Another program than stands there, so that clasp has something to send.
  const built = join(ops.folder, 'gebouwd');
  cpSync(DIST, built, { recursive: true });
  writeFileSync(
    join(built, 'Code.js'),
    `${readFileSync(join(DIST, 'Code.js'), 'utf8')}\n// ${status} ${message}\n`,
  );
  ops.fault({ kind: 'rest', outcome: status, message, method: 'script.projects.updateContent' });
  const args = ['--zonder-tests', '--zonder-controle', '--gebouwd', built];
  const said = await ops.run(DEPLOY, ...args, '--json');
  expect(said.code).toBe(code);
  const { reason: told, tip } = said.json() as unknown as { reason: string; tip: string };
  expect(told).toMatch(/^Clasp kon het programma niet neerzetten\. [A-Z].*\nMelding van clasp:\n {2}/);
  expect(told.split('\n')[0]).toMatch(reason);
  expect(tip).toMatch(repair);
  expect(told.split('Melding van clasp:')[1]).toContain(message);
});

test('a sign-in that was taken back is told, and not tried again and again', async () => {
  const { tokens } = secretPlaces(join(ops.folder, 'config/terreinregister'));
  const text = readFileSync(tokens, 'utf8');
  const kept = JSON.parse(text);
  Object.assign(kept.tokens.test, {
    access_token: 'ya29.oud-en-voorbij',
    refresh_token: '1//0ingetrokken',
    expiry_date: 1,
  });
  writeFileSync(tokens, JSON.stringify(kept), { mode: 0o600 });
  const said = await ops.run(BACKUP);
  writeFileSync(tokens, text, { mode: 0o600 });
  expect(said).toMatchObject({
    code: 3,
    err: expect.stringMatching(/verlopen of ingetrokken[\s\S]*--aanmelden/),
  });
  expect(said.err).not.toMatch(/1\/\/0|ya29|Poging/);
});

test('without a network that is told, by every way to Google', async () => {
  const offline = (options: object): Promise<Said> => {
    let [out, err] = ['', ''];
    const screen = {
      live: false,
      out: (part: string) => {
        out += part;
      },
      err: (part: string) => {
        err += part;
      },
    };
    const surroundings = { ...ops.surroundings, screen, ...options };
    return runCommand(BACKUP, [], surroundings).then((code) => ({
      code,
      out,
      err,
      json: () => JSON.parse(out),
    }));
  };
  const nowhere = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('getaddrinfo ENOTFOUND sheets.googleapis.com'), { code: 'ENOTFOUND' }),
  });
  const real = globalThis.fetch;
  globalThis.fetch = () => Promise.reject(nowhere);
  try {
    const said = await offline({});
    expect(said).toMatchObject({
      code: 4,
      err: expect.stringMatching(/kan Google op het netwerk niet vinden[\s\S]*internetverbinding/),
    });
  } finally {
    globalThis.fetch = real;
  }
});

describe('deploy', () => {
  test('to a target that was never made, and to a script that is gone, says so', async () => {
    expect(await ops.run(DEPLOY, ...DEPLOYING, '--target', 'productie')).toMatchObject({
      code: 5,
      err: expect.stringMatching(
        /nog geen register voor het doel "productie"[\s\S]*npm run provision -- --target productie/,
      ),
    });
    const [project] = [...ops.world.scripts.values()];
    ops.world.scripts.delete(project!.id);
    const said = await ops.run(DEPLOY, ...DEPLOYING);
    ops.world.scripts.set(project!.id, project!);
    expect(said).toMatchObject({
      code: 3,
      err: expect.stringMatching('kan het bestand of het script niet vinden'),
    });
  });

  const git = (...args: string[]): void => {
    const own = [
      '-c',
      'user.name=Proef',
      '-c',
      'user.email=proef@provincie.example',
      '-c',
      'commit.gpgsign=false',
    ];
    const { status, stderr } = spawnSync('git', [...own, ...args], {
      cwd: ops.surroundings.root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  };
  const tested = (...args: string[]): Promise<Said> =>
    ops.run(DEPLOY, '--elders-getest', '--gebouwd', DIST, ...args);

  test('of what was tested elsewhere wants a commit, whole, and nothing that says otherwise', async () => {
    expect(await tested('--zonder-tests')).toMatchObject({
      code: 2,
      err: expect.stringMatching('--zonder-tests zegt dat dat niet zo is'),
    });
    expect(await tested()).toMatchObject({
      code: 5,
      err: expect.stringMatching('Zonder git is niet vast te stellen'),
    });
    git('init', '-q');
    expect(await tested()).toMatchObject({ code: 5, err: expect.stringMatching('Zonder git') });
    git('add', '-A');
    git('commit', '-qm', 'Proef');
    const loose = join(ops.surroundings.root, 'los.txt');
    writeFileSync(loose, 'x');
    for (const more of [[], ['--met-losse-wijzigingen']])
      expect(await tested(...more)).toMatchObject({
        code: 5,
        err: expect.stringMatching('die zijn elders niet getest'),
      });
    git('add', '-A');
    git('commit', '-qm', 'Erbij');
    const before = [...ops.world.scripts.values()][0]!.releases!.versions.length;
    const built = join(ops.folder, 'gebouwd');
    cpSync(DIST, built, { recursive: true });
    writeFileSync(
      join(built, 'health.html'),
      `${readFileSync(join(built, 'health.html'), 'utf8')}<!-- getest -->`,
    );
    const said = await ops.run(DEPLOY, '--elders-getest', '--gebouwd', built);
    expect([said.code, said.err]).toEqual([0, expect.not.stringMatching('Testen')]);
    const { versions } = [...ops.world.scripts.values()][0]!.releases!;
    expect(versions).toHaveLength(before + 1);
    expect(versions.at(-1)!.description).toMatch(
      /^Terreinregister 0\.1\.0 \([0-9a-f]{7,}, elders getest\) · print/,
    );
  });
});

test('a fault of the program itself is told with its place, and has a code of its own', async () => {
  const broken: Command = {
    ...DOCTOR,
    run() {
      throw new TypeError('x is undefined, en GOCSPX-geheim123 ook');
    },
  };
  const [said, machine] = [await ops.run(broken), await ops.run(broken, '--json')];
  expect([said.code, said.out]).toEqual([EXIT.broken, '']);
  expect(said.err).toMatch(/mis in dit programma zelf: x is undefined[\s\S]*Meld dit[\s\S]* at /);
  expect(said.err).not.toContain('GOCSPX');
  expect([machine.err, machine.json()]).toEqual([
    '',
    expect.objectContaining({ code: 7, reason: expect.any(String) }),
  ]);
});

test('the exit codes are told in the help and in the guide, each once', () => {
  const guide = readFileSync(join(ROOT, 'docs/beheer.md'), 'utf8');
  const told = [...guide.slice(guide.indexOf('## Exit codes')).matchAll(/^\| (\d) \|/gm)].map(([, code]) =>
    Number(code),
  );
  expect(told).toEqual(Object.values(EXIT));
  expect([...EXIT_HELP.matchAll(/(?:^|; |: )(\d) /g)].map(([, code]) => Number(code))).toEqual(
    Object.values(EXIT),
  );
});
