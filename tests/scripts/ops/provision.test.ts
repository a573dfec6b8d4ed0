/** From nothing to a program that stands at Google: provision twice, deploy with the real clasp, edits there, and back. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEPLOY } from '../../../scripts/deploy.ts';
import { DOCTOR } from '../../../scripts/doctor.ts';
import { IMPORT } from '../../../scripts/import-remote.ts';
import { runCommand } from '../../../scripts/ops/command.ts';
import { PROVISION } from '../../../scripts/provision.ts';
import { ROLLBACK } from '../../../scripts/rollback.ts';
import type { Manifest, ScriptProject } from '../../../src/workspace/world.ts';
import { DIST, type Ops, openOps, type Said } from './support.ts';

jest.setTimeout(120_000);

let ops: Ops;
/** A program with a web page, as a build made it. */
let built: string;

beforeAll(async () => {
  ops = await openOps();
  built = mkdtempSync(join(tmpdir(), 'gebouwd-'));
  cpSync(DIST, built, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(built, 'appsscript.json'), 'utf8')) as Manifest;
  const webapp = { access: 'DOMAIN', executeAs: 'USER_DEPLOYING' };
  writeFileSync(join(built, 'appsscript.json'), JSON.stringify({ ...manifest, webapp }));
});

afterAll(async () => {
  await ops?.close();
  rmSync(built, { recursive: true, force: true });
});

afterEach(() => ops.world.faults.splice(0));

const files = () =>
  [...ops.world.files.values()].map(({ kind, name, trashed }) => `${kind} ${name} ${trashed}`);
const script = (): ScriptProject => [...ops.world.scripts.values()][0]!;
const deploy = (...args: string[]): Promise<Said> =>
  ops.run(DEPLOY, '--zonder-tests', '--zonder-controle', '--gebouwd', built, ...args);

describe('provision', () => {
  test('without a client tells how to get one, and makes nothing', async () => {
    const { code, err } = await ops.run(PROVISION);
    expect(code).toBe(3);
    expect(err).toMatch('nog geen OAuth-client van uw organisatie bekend');
    expect(files()).toEqual([]);
  });

  test('a rehearsal tells every call and makes none that changes', async () => {
    const said = await ops.run(
      PROVISION,
      '--client',
      join(ops.folder, 'client_secret.json'),
      '--dry-run',
      '--json',
    );
    const { calls, changes } = said.json();
    const changing = calls.filter(({ made }: { made: boolean }) => !made);
    expect(
      changing.map(({ method, path }: { method: string; path: string }) => `${method} ${path.split('?')[0]}`),
    ).toEqual([
      'POST /drive/v3/files',
      'POST /drive/v3/files',
      'POST /drive/v3/files',
      'GET /v4/spreadsheets/%28nieuw%29',
      'POST /v4/spreadsheets/%28nieuw%29:batchUpdate',
      'PATCH /drive/v3/files/%28nieuw%29',
      'POST /v1/projects',
      'PATCH /drive/v3/files/%28nieuw%29',
    ]);
    expect(changes).toHaveLength(6);
    expect(files()).toEqual([]);
    expect(readdirSync(ops.surroundings.root)).toEqual(['package.json']);
  });

  test('makes folder, spreadsheet and bound script, and the file that clasp reads', async () => {
    const { code, out } = await ops.run(PROVISION);
    expect(code).toBe(0);
    expect(files().sort()).toEqual([
      'folder Reservekopieën false',
      'folder Terreinregister (test) false',
      'spreadsheet Terreinregister (test) false',
    ]);
    const book = [...ops.world.files.values()].find(({ kind }) => kind === 'spreadsheet')!;
    expect(book.model).toMatchObject({ locale: 'nl_NL', timeZone: 'Europe/Amsterdam' });
    expect(script()).toMatchObject({ name: 'Terreinregister', containerId: book.id });
    expect(JSON.parse(readFileSync(join(ops.surroundings.root, '.clasp.test.json'), 'utf8'))).toEqual({
      scriptId: script().id,
      parentId: book.id,
      rootDir: 'dist',
    });
    expect(out).toMatch(`https://docs.google.com/spreadsheets/d/${book.id}/edit`);
    expect(out).toMatch('Installeren of herstellen');
  });

  test('again finds what is there and changes nothing', async () => {
    const state = () => JSON.stringify([...ops.world.files.values(), ...ops.world.scripts.values()]);
    const before = state();
    const { code, out } = await ops.run(PROVISION);
    expect([code, out]).toEqual([0, expect.stringMatching('Er is niets veranderd.')]);
    expect(state()).toBe(before);
  });

  test('a name or place that people changed makes no second one', async () => {
    const book = [...ops.world.files.values()].find(({ kind }) => kind === 'spreadsheet')!;
    const { name, parentId } = book;
    Object.assign(book, { name: 'Terreinen 2027', parentId: null });
    expect((await ops.run(PROVISION)).out).toMatch('Er is niets veranderd.');
    Object.assign(book, { name, parentId });
  });

  test('a register that is not seen any more gets no second one in its place', async () => {
    const book = [...ops.world.files.values()].find(({ kind }) => kind === 'spreadsheet')!;
    const before = files();
    const project = readFileSync(join(ops.surroundings.root, '.clasp.test.json'), 'utf8');
    book.trashed = true;
    const { code, err } = await ops.run(PROVISION);
    expect([code, err]).toEqual([5, expect.stringMatching('uit de prullenbak van Drive')]);
    book.trashed = false;
    expect(files()).toEqual(before);
    expect(readFileSync(join(ops.surroundings.root, '.clasp.test.json'), 'utf8')).toBe(project);
    expect((await ops.run(PROVISION)).code).toBe(0);
  });

  test('an answer that was lost leaves nothing double', async () => {
    for (const method of ['drive.files.create', 'script.projects.create']) {
      const before = ops.world.scripts.size;
      ops.fault({ kind: 'rest', outcome: 'lost', method, times: 1 });
      const first = await ops.run(PROVISION, '--target', 'productie', '--local');
      if (method === 'script.projects.create') {
        expect(first).toMatchObject({ code: 4, err: expect.stringMatching('verbinding met Google') });
        // The script was made, and nobody knows which: it goes with the empty spreadsheet that it belongs to.
        expect(ops.world.scripts.size).toBe(before + 1);
        const again = await ops.run(PROVISION, '--target', 'productie', '--local');
        expect([again.code, again.err]).toEqual([0, expect.stringMatching('De lege spreadsheet gaat weg')]);
      }
      const kept = files().filter((file) => file.startsWith('spreadsheet Terreinregister false'));
      expect(kept).toHaveLength(1);
      for (const file of [...ops.world.files.values()])
        if (method === 'drive.files.create' && !file.name.includes('test')) ops.world.files.delete(file.id);
      if (method === 'drive.files.create') rmSync(join(ops.folder, 'clasp.productie.json'));
    }
  });

  test('a service account is told what it cannot do', async () => {
    expect(await ops.run(PROVISION, '--service-account', 'sleutel.json')).toMatchObject({
      code: 2,
      err: expect.stringMatching('Google laat een serviceaccount geen script maken'),
    });
  });
});

describe('deploy', () => {
  test('needs a register first', async () => {
    expect(await deploy('--target', 'productie')).toMatchObject({
      code: 5,
      err: expect.stringMatching('npm run provision -- --target productie'),
    });
  });

  test('sends what was built, keeps it as a version, and gives it to the web page', async () => {
    const { code, out } = await deploy();
    expect([code, out]).toEqual([0, expect.stringMatching('Neergezet als versie 1')]);
    expect(script().files).toEqual([
      { name: 'Code.gs', source: readFileSync(join(DIST, 'Code.js'), 'utf8') },
    ]);
    expect(script().releases).toMatchObject({
      versions: [
        {
          number: 1,
          description: expect.stringMatching(
            /^Terreinregister 0\.1\.0 \(.*zonder tests.*\) · print [0-9a-f]{16}$/,
          ),
        },
      ],
      deployments: [{ version: 1 }],
    });
    expect(out).toMatch(`https://script.google.com/macros/s/${script().releases!.deployments[0]!.id}/exec`);
  });

  test('what stands there but was not installed yet is told in one line, and takes no list', async () => {
    const told = (await ops.run(DOCTOR, '--json')).json().findings;
    const tabs = told.filter(({ label }: { label: string }) => label === 'Tabbladen');
    expect(tabs).toEqual([
      expect.objectContaining({ text: expect.stringMatching('nog niet geïnstalleerd') }),
    ]);
    const list = join(ops.folder, 'lijst.csv');
    writeFileSync(list, 'gemeentecode;naam\nGM0193;Hessenpoort\n');
    expect(await ops.run(IMPORT, list, '--apply')).toMatchObject({
      code: 5,
      err: expect.stringMatching('Installeren of herstellen'),
    });
  });

  test('again changes nothing', async () => {
    const before = JSON.stringify(script());
    expect((await deploy()).out).toMatch('Versie 1 staat er al precies zo. Er is niets veranderd.');
    expect(JSON.stringify(script())).toBe(before);
  });

  test('a fault half-way is tried again, and asks Google what stands there', async () => {
    const page = join(built, 'health.html');
    writeFileSync(page, `${readFileSync(page, 'utf8')}<!-- tweede versie -->`);
    ops.fault({ kind: 'rest', outcome: 'lost', method: 'script.projects.updateContent', times: 1 });
    ops.fault({ kind: 'rest', outcome: 'lost', method: 'script.projects.versions.create', times: 1 });
    const { code, out } = await deploy();
    expect([code, out]).toEqual([0, expect.stringMatching('Neergezet als versie 2')]);
    expect(out).toMatch('Gewijzigd bestand: health');
    expect(script().releases).toMatchObject({
      versions: [{ number: 1 }, { number: 2 }],
      deployments: [{ version: 2 }],
    });
  });

  test('refuses when somebody changed the script at Google, and tells what', async () => {
    const { files: own } = script();
    const source = `${own[0]!.source}\nfunction ietsAnders() {\n  return 1;\n}\n`;
    ops.world.scripts.set(script().id, { ...script(), files: [{ name: 'Code.gs', source }] });
    const { code, err } = await deploy();
    expect([code, err]).toEqual([5, expect.stringMatching('is daar gewijzigd, sinds versie 2')]);
    expect(err).toMatch('Gewijzigd bestand: Code');
    expect(err).toMatch('Nieuwe functie: ietsAnders');
    expect(script().files[0]!.source).toBe(source);
    expect((await ops.run(ROLLBACK)).code).toBe(5);

    const forced = await deploy('--overschrijven');
    expect([forced.code, forced.err]).toEqual([0, expect.stringMatching('bewaard als versie 3')]);
    expect(script().files).toEqual(own);
    expect(script().releases!.versions[2]!.files[0]!.source).toBe(source);
  });

  test('rollback that breaks off before the web page follows is finished by giving it again', async () => {
    const [from] = script().releases!.deployments;
    ops.fault({ kind: 'rest', outcome: 'drop', method: 'script.projects.deployments.update' });
    expect((await ops.run(ROLLBACK)).code).toBe(4);
    expect(script().releases!.deployments).toMatchObject([{ version: from!.version }]);
    ops.world.faults.splice(0);
    const { code, out } = await ops.run(ROLLBACK);
    expect([code, out]).toEqual([0, expect.stringMatching('Versie 1 staat weer bij Google')]);
    expect(script().releases!.deployments).toMatchObject([{ version: 1 }]);
    expect((await ops.run(ROLLBACK, '--naar', String(from!.version))).code).toBe(0);
  });

  test('rollback puts the version before back, with its web page', async () => {
    const { code, out } = await ops.run(ROLLBACK);
    expect([code, out]).toEqual([0, expect.stringMatching('Versie 1 staat weer bij Google')]);
    expect(script().html.find(({ name }) => name === 'health')!.source).not.toMatch('tweede versie');
    expect(script().releases!.deployments).toMatchObject([{ version: 1 }]);
    expect(await ops.run(ROLLBACK)).toMatchObject({
      code: 2,
      err: expect.stringMatching('geen eerdere versie'),
    });
    expect((await ops.run(ROLLBACK, '--naar', '2')).code).toBe(0);
    expect(script().releases!.deployments).toMatchObject([{ version: 2 }]);
  });
});

describe('signing in', () => {
  test('tokens and client lie outside the project, for their owner alone', () => {
    for (const name of ['client.json', 'tokens.json']) {
      const path = join(ops.folder, 'config/terreinregister', name);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    expect(statSync(join(ops.folder, 'config/terreinregister')).mode & 0o777).toBe(0o700);
  });

  test('signing out while Google cannot be reached does not claim that it was taken back', async () => {
    const endpoints = { ...ops.surroundings.endpoints, revoke: 'http://127.0.0.1:65001/revoke' };
    let out = '';
    const screen = {
      live: false,
      err: () => {},
      out(text: string) {
        out += text;
      },
    };
    const code = await runCommand(PROVISION, ['--afmelden', '--json'], {
      ...ops.surroundings,
      endpoints,
      screen,
    });
    expect([code, JSON.parse(out)]).toEqual([1, { code: 1, signedIn: false, revoked: false }]);
    expect((await ops.run(PROVISION)).err).toMatch('U bent aangemeld');
  });

  test('signing out takes the consent back and forgets the tokens', async () => {
    const path = join(ops.folder, 'config/terreinregister/tokens.json');
    expect(readFileSync(path, 'utf8')).toMatch('refresh_token');
    expect((await ops.run(PROVISION, '--afmelden')).out).toMatch('ingetrokken en vergeten');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ tokens: {} });
    expect(existsSync(path)).toBe(true);
    expect(await ops.run(DEPLOY, '--zonder-tests')).toMatchObject({
      code: 3,
      err: expect.stringMatching('nog niet aangemeld'),
    });
  });
});
