/** What leaves the register and what is told of it: export, doctor, import at Google, and no secret anywhere. */
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { BACKUP } from '../../../scripts/backup.ts';
import { DOCTOR } from '../../../scripts/doctor.ts';
import { EXPORT } from '../../../scripts/export.ts';
import { IMPORT } from '../../../scripts/import-remote.ts';
import { secretPlaces, serviceAccount, signedIn } from '../../../scripts/ops/account.ts';
import { googleFor } from '../../../scripts/ops/google.ts';
import { withoutSecrets } from '../../../scripts/ops/secrets.ts';
import { uploadFile } from '../../../scripts/ops/upload.ts';
import { terrain } from '../../../src/register/domain/schema/tables/index.ts';
import { createWorld } from '../../../src/workspace/index.ts';
import { Accounts, startRest } from '../../../src/workspace/rest/index.ts';
import { a1, type InstalledOps, OWNER, openInstalled, PERSON } from './support.ts';

jest.setTimeout(240_000);

let ops: InstalledOps;
beforeAll(async () => {
  ops = await openInstalled();
});
afterAll(() => ops?.close());
afterEach(() => ops.world.faults.splice(0));

const secrets = () => secretPlaces(join(ops.folder, 'config/terreinregister'));
const google = () =>
  googleFor({
    auth: signedIn(secrets(), 'test', ops.stage.endpoints),
    rootUrl: ops.stage.rootUrl,
    patience: ops.surroundings.patience,
  });

/** All files below a folder, by path. */
function below(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const bytes = readFileSync(path);
      const parts =
        name.endsWith('.zip') || name.endsWith('.xlsx') ? Object.values(unzipSync(bytes)) : [bytes];
      return [path, parts.map((part) => Buffer.from(part).toString('utf8')).join('\n')];
    });
}

/** What must not be published: typed in a column that is not public, and in one that is but where it is no value. */
const [REMARK, LOOSE] = ['Eigenaar wil verkopen', 'bel Jan Verzonnen'];

/** A column of text of the terrains that is not public. */
const closed = (): string =>
  Object.values(terrain.columns).find(
    ({ openness, kind }) => openness !== 'openbaar' && kind.name === 'tekst',
  )!.label;

describe('export', () => {
  test('leaves people and what is confidential at home, unless they are asked for', async () => {
    const plain = await ops.run(EXPORT, '--naar', join(ops.folder, 'gewoon'), '--json');
    const whole = await ops.run(
      EXPORT,
      '--naar',
      join(ops.folder, 'alles'),
      '--met-persoonsgegevens',
      '--met-vertrouwelijk',
      '--json',
    );
    expect([plain.code, whole.code]).toEqual([0, 0]);
    const text = (folder: string) =>
      below(join(ops.folder, folder))
        .map(([, each]) => each)
        .join('\n');
    expect(text('gewoon')).toMatch('Hessenpoort');
    expect(text('gewoon')).not.toMatch(PERSON);
    expect(readdirSync(join(ops.folder, 'gewoon/csv'))).not.toContain('contact.csv');
    expect(text('alles')).toMatch(PERSON);
    for (const [path] of below(join(ops.folder, 'alles'))) expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('for the Woo holds only columns that are public, each with its meaning', async () => {
    const folder = join(ops.folder, 'woo');
    ops.driver.edit(OWNER, ops.file.id, 'Terreinen', a1(ops.file, 'Terreinen', 2, closed()), REMARK);
    // Typed in a column that is public, but no value of it: nobody knows what it is.
    const area = a1(ops.file, 'Terreinen', 2, 'Bruto');
    ops.driver.edit(OWNER, ops.file.id, 'Terreinen', area, LOOSE);
    const said = await ops.run(EXPORT, '--woo', '--naar', folder);
    expect([said.code, said.out]).toEqual([1, expect.stringMatching('zij zijn leeg gelaten')]);
    ops.driver.edit(OWNER, ops.file.id, 'Terreinen', area, '');
    const dictionary = readFileSync(join(folder, 'gegevenswoordenboek.csv'), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1);
    expect(dictionary.length).toBeGreaterThan(10);
    for (const line of dictionary) expect(line).toMatch(/;openbaar;$/);
    expect(readdirSync(join(folder, 'csv'))).not.toContain('journal.csv');
    expect(readdirSync(folder)).not.toContain('niet-leesbaar.csv');
    const text = below(folder)
      .map(([, each]) => each)
      .join('\n');
    expect(text).toMatch('Hessenpoort');
    for (const secret of [PERSON, REMARK, LOOSE]) expect(text).not.toContain(secret);
    expect(await ops.run(EXPORT, '--woo', '--met-persoonsgegevens')).toMatchObject({ code: 2 });
    // An earlier export with more in it is not mixed with what may be published.
    const mixed = await ops.run(EXPORT, '--woo', '--naar', join(ops.folder, 'alles'));
    expect([mixed.code, mixed.err]).toEqual([5, expect.stringMatching(/zoals csv\/\w+\.csv\. Er is niets/)]);
  });

  test('is the same rows in each form, and tells of cells that cannot be read', async () => {
    const folder = join(ops.folder, 'vormen');
    ops.driver.edit(OWNER, ops.file.id, 'Terreinen', a1(ops.file, 'Terreinen', 2, 'Bruto'), 'veel');
    const said = await ops.run(EXPORT, '--naar', folder);
    expect([said.code, said.out]).toEqual([1, expect.stringMatching('1 cellen zijn niet te lezen')]);
    const rows = readFileSync(join(folder, 'jsonl/terrain.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ display_name: name }) => name)).toEqual(['Hessenpoort', 'Marslanden', 'Voorst']);
    expect(rows[0].gross_area).toEqual({ nietLeesbaar: 'veel' });
    expect(readFileSync(join(folder, 'csv/terrain.csv'), 'utf8').split('\r\n')).toHaveLength(5);
    expect(readFileSync(join(folder, 'niet-leesbaar.csv'), 'utf8')).toMatch(/Terreinen;[A-Z]+2;veel/);
    ops.driver.edit(OWNER, ops.file.id, 'Terreinen', a1(ops.file, 'Terreinen', 2, 'Bruto'), '');
  });
});

describe('import at Google', () => {
  test('goes by the rules of the register, once, also when no answer came', async () => {
    const list = join(ops.folder, 'lijst.csv');
    writeFileSync(list, 'gemeentecode;naam\nGM0193;Nieuwveen\nGM9999;Nergens\n');
    const rehearsal = await ops.run(IMPORT, list);
    expect([rehearsal.code, rehearsal.out]).toEqual([
      1,
      expect.stringMatching('1 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 afgewezen'),
    ]);
    ops.fault({ kind: 'rest', outcome: 'lost', method: 'sheets.spreadsheets.batchUpdate', times: 1 });
    expect(await ops.run(IMPORT, list, '--apply')).toMatchObject({
      code: 1,
      out: expect.stringMatching('Overgenomen.'),
    });
    expect((await ops.run(IMPORT, list)).out).toMatch('0 nieuw, 0 gewijzigd, 1 ongewijzigd, 1 afgewezen');
    const sheet = ops.file.model.sheets.find(({ name }) => name === 'Terreinen')!;
    const { rows, columns } = ops.file.model.extent(sheet);
    const names = ops.file.model.readValues(sheet, { top: 1, left: 0, bottom: rows, right: columns });
    expect(names.filter((line) => line.includes('Nieuwveen'))).toHaveLength(1);
  });
});

describe('doctor', () => {
  test('finds what was damaged, and tells the repair in words', async () => {
    await ops.run(BACKUP);
    const well = (await ops.run(DOCTOR, '--json')).json();
    const trouble = well.findings.filter(({ standing }: { standing: string }) =>
      ['fout', 'let op'].includes(standing),
    );
    expect(trouble).toEqual([]);
    ops.driver.deleteSheet(OWNER, ops.file.id, 'Lessen');
    ops.file.drive.link = { type: 'anyone', role: 'reader' } as never;
    const said = await ops.run(DOCTOR);
    expect(said.code).toBe(1);
    expect(said.out).toMatch('FOUT      Tabbladen: Het tabblad "Lessen" is er niet.');
    expect(said.out).toMatch(/Iedereen met de link kan erbij[\s\S]*→ Zet in de spreadsheet bij Delen/);
    ops.file.drive.link = null;
  });

  test('goes on where a check cannot be made', async () => {
    ops.fault({ kind: 'rest', outcome: 403, method: 'script.projects.getContent' });
    const said = await ops.run(DOCTOR, '--json');
    expect(said.code).toBe(3);
    const labels = said.json().findings.map(({ label }: { label: string }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Script', 'Tabbladen', 'Post']));
  });
});

describe('the line and the sign-in', () => {
  test('a token that ends half-way is renewed, and the new one is kept', async () => {
    const before = readFileSync(secrets().tokens, 'utf8');
    ops.stage.tokens.clear();
    expect((await ops.run(EXPORT, '--vorm', 'csv')).code).not.toBe(3);
    const after = readFileSync(secrets().tokens, 'utf8');
    expect(after).not.toBe(before);
    expect(statSync(secrets().tokens).mode & 0o777).toBe(0o600);
  });

  test('a token that ends in the middle of a command is renewed, and the command goes on', async () => {
    const before = JSON.parse(readFileSync(secrets().tokens, 'utf8')).tokens.test.access_token;
    ops.fault({ kind: 'rest', outcome: 401, method: 'script.projects.getContent', times: 1 });
    const said = await ops.run(BACKUP, '--json');
    expect([said.code, said.err]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(secrets().tokens, 'utf8')).tokens.test.access_token).not.toBe(before);
  });

  test('too many calls, a fault of Google and no answer are tried again, and then told in plain words', async () => {
    const method = 'sheets.spreadsheets.get';
    for (const outcome of [429, 503, 'drop'] as const) ops.fault({ kind: 'rest', outcome, method, times: 1 });
    const said = await ops.run(BACKUP);
    expect([said.code, said.err]).toEqual([0, expect.stringMatching('Poging 4 van 4')]);
    ops.fault({ kind: 'rest', outcome: 429, method });
    expect(await ops.run(BACKUP)).toMatchObject({
      code: 4,
      err: expect.stringMatching('te veel in korte tijd'),
    });
    ops.world.faults.splice(0);
    ops.fault({ kind: 'rest', outcome: 'drop', method });
    expect(await ops.run(BACKUP)).toMatchObject({
      code: 4,
      err: expect.stringMatching('verbinding met Google viel weg'),
    });
  });

  test('a call without an answer ends', async () => {
    ops.fault({ kind: 'rest', outcome: 'hang', method: 'drive.files.get', times: 1 });
    const { drive } = googleFor({
      auth: signedIn(secrets(), 'test', ops.stage.endpoints),
      rootUrl: ops.stage.rootUrl,
      patience: { timeout: 150, tries: 2, delay: 1 },
    });
    expect((await drive.files.get({ fileId: ops.file.id })).status).toBe(200);
  });

  test('an upload that breaks half-way goes on from where Google is, and arrives whole', async () => {
    const bytes = Uint8Array.from({ length: 2_000_000 }, (_, i) => (i * 7919) % 251);
    const upload = {
      name: 'kopie.zip',
      type: 'application/zip',
      bytes,
      parent: 'root',
      appProperties: {},
      piece: 1024 * 1024,
    };
    ops.fault({ kind: 'rest', outcome: 'drop', method: 'drive.files.create', times: 2 });
    const steps: number[] = [];
    const id = await uploadFile(google(), upload, ops.surroundings.patience, (done) => steps.push(done));
    const file = ops.world.files.get(id)!;
    expect(file.kind === 'file' && Buffer.compare(Buffer.from(file.model.bytes), Buffer.from(bytes))).toBe(0);
    expect(steps.at(-1)).toBe(bytes.length);
  });

  test('an upload of which the last answer is lost is not sent twice', async () => {
    const bytes = new Uint8Array(300_000).fill(7);
    const upload = { name: 'eenmaal.zip', type: 'application/zip', bytes, parent: 'root', appProperties: {} };
    ops.fault({ kind: 'rest', outcome: 'lost', method: 'drive.files.create', times: 2 });
    const id = await uploadFile(google(), upload, ops.surroundings.patience, () => {});
    const there = [...ops.world.files.values()].filter(({ name }) => name === 'eenmaal.zip');
    expect(there.map((file) => file.id)).toEqual([id]);
  });

  test('an upload that cannot be finished leaves nothing in Drive, and tells where the copy is', async () => {
    const before = ops.world.files.size;
    ops.fault({ kind: 'rest', outcome: 'drop', method: 'drive.files.create' });
    const said = await ops.run(BACKUP, '--drive');
    expect([said.code, said.err]).toEqual([
      4,
      expect.stringMatching(/De kopie staat in .*\.zip, maar is niet in Drive/),
    ]);
    expect(ops.world.files.size).toBe(before);
    const [, path = ''] = /staat in (.*\.zip),/.exec(said.err)!;
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('a backup goes to Drive as well', async () => {
    const { driveId } = (await ops.run(BACKUP, '--drive', '--json')).json();
    const folder = [...ops.world.files.values()].find(({ name }) => name === 'Reservekopieën')!;
    expect(ops.world.files.get(driveId)).toMatchObject({ kind: 'file', parentId: folder.id });
  });

  test('in Drive stays what the rule says, and what is not a backup of this target stays as well', async () => {
    const copies = () =>
      [...ops.world.files.values()].filter(({ name }) => /^terreinregister-.*\.zip$/.test(name));
    const [old] = copies();
    old!.name = 'terreinregister-test-2020-01-01T000000Z.zip';
    await uploadFile(
      google(),
      {
        name: 'terreinregister-test-2019-01-01T000000Z.zip',
        type: 'application/zip',
        bytes: new Uint8Array(9),
        parent: 'root',
        appProperties: {},
      },
      ops.surroundings.patience,
      () => {},
    );
    const keepAll = (await ops.run(BACKUP, '--drive', '--bewaar', 'alles', '--json')).json();
    expect(keepAll.droppedInDrive).toEqual([]);
    const said = (await ops.run(BACKUP, '--drive', '--bewaar', '1,0,0', '--json')).json();
    expect(said.droppedInDrive).toEqual([old!.name]);
    expect(
      copies()
        .filter(({ trashed }) => trashed)
        .map(({ name }) => name),
    ).toEqual([old!.name]);
  });

  test('a service account reads what is shared with it, with a key that only its owner can read', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const email = 'dienst@project.iam.gserviceaccount.example';
    const world = createWorld({ now: Date.now(), people: [{ email, name: 'Dienst', locale: 'nl' }] });
    const tokens = new Map();
    const services = new Map([[email, publicKey.export({ type: 'spki', format: 'pem' }) as string]]);
    const rest = await startRest(world, {
      tokens,
      accounts: new Accounts({ tokens, clients: [], email, services }),
    });
    try {
      const path = join(ops.folder, 'sleutel.json');
      const key = { type: 'service_account', client_email: email, token_uri: `${rest.url}token` };
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
      writeFileSync(path, JSON.stringify({ ...key, private_key: pem }), { mode: 0o644 });
      expect(() => serviceAccount(path)).toThrow('Anderen op deze computer kunnen');
      writeFileSync(`${path}2`, JSON.stringify({ ...key, private_key: pem }), { mode: 0o600 });
      const own = googleFor({
        auth: serviceAccount(`${path}2`),
        rootUrl: rest.url,
        patience: ops.surroundings.patience,
      });
      const { data } = await own.drive.about.get({ fields: 'user(emailAddress)' });
      expect(data.user?.emailAddress).toBe(email);
      expect(withoutSecrets(`sleutel: ${pem}`)).toBe('sleutel: (geheim)');
    } finally {
      await rest.close();
    }
  });
});

test('no secret was said, or written outside its place', () => {
  const { client, tokens, accounts } = ops.stage;
  expect(accounts).toBeDefined();
  const stored = JSON.parse(readFileSync(secrets().tokens, 'utf8')).tokens.test;
  const known = [client.secret, stored.access_token, stored.refresh_token, ...tokens.keys()];
  expect(known.every((secret) => secret.length > 20)).toBe(true);
  const places = [secrets().client, secrets().tokens, join(ops.folder, 'client_secret.json')];
  for (const secret of known) {
    expect(ops.said()).not.toContain(secret);
    for (const [path, text] of below(ops.folder))
      if (!places.includes(path)) expect([path, text.includes(secret)]).toEqual([path, false]);
  }
  expect(withoutSecrets(`Bearer ya29.abc-DEF ${client.secret}`)).toBe('Bearer (geheim) (geheim)');
});
