/** The line to Google and the secrets that go over it, against a small server that answers as it is told. */
import { generateKeyPairSync, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { OAuth2Client } from 'googleapis-common';
import {
  dropToken,
  secretPlaces,
  serviceAccount,
  storedToken,
  storeToken,
} from '../../../scripts/ops/account.ts';
import { EXIT, faultOf, OpsFault } from '../../../scripts/ops/fault.ts';
import { askedDelay, ensure, googleFor, type ToldCall } from '../../../scripts/ops/google.ts';
import {
  configFolder,
  dataFolder,
  keepSecret,
  readPrivate,
  withoutSecrets,
  writePrivate,
} from '../../../scripts/ops/secrets.ts';
import { uploadFile } from '../../../scripts/ops/upload.ts';
import { inCalls, untilDone } from '../../../scripts/ops/write.ts';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Milliseconds. */
  readonly at: number;
}

let answers: Answer[] = [];
let heard: Heard[] = [];
const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { method = '', url = '', headers } = request;
  heard.push({ method, url, headers, body: Buffer.concat(parts), at: performance.now() });
  // The last answer stays.
  const { status, headers: more = {}, body = {} } = answers.length > 1 ? answers.shift()! : answers[0]!;
  response.writeHead(status, { 'content-type': 'application/json', ...more });
  response.end(JSON.stringify(status < 400 ? body : { error: { code: status, message: 'x' } }));
});

let rootUrl = '';
let folder = '';
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  rootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  folder = mkdtempSync(join(tmpdir(), 'lijn-'));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const PATIENCE = { timeout: 10_000, tries: 3, delay: 1 };

/** Google's clients at the server, that gives these answers in turn. */
function at(...given: Answer[]) {
  [answers, heard] = [given, []];
  const auth = new OAuth2Client({ forceRefreshOnFailure: false });
  auth.setCredentials({ access_token: 'x'.repeat(20), expiry_date: Date.now() + 3_600_000 });
  return googleFor({ auth, rootUrl, patience: PATIENCE });
}

/** The fault that people read. */
async function faultIn(work: Promise<unknown>): Promise<OpsFault> {
  try {
    await work;
  } catch (error) {
    const fault = faultOf(error);
    if (fault instanceof OpsFault) return fault;
    throw fault;
  }
  throw new Error('It went well.');
}

describe('again', () => {
  const get = (...given: Answer[]) => at(...given).drive.files.get({ fileId: 'a' });
  const post = (...given: Answer[]) => at(...given).drive.files.create({ requestBody: { name: 'x' } });
  const fine = { status: 200, body: { id: 'a' } };

  test('what only reads is asked as often as there is patience for, and not once more', async () => {
    expect((await get({ status: 503 }, { status: 500 }, fine)).data).toEqual({ id: 'a' });
    expect(heard).toHaveLength(3);
    expect(await faultIn(get({ status: 503 }))).toMatchObject({ exit: EXIT.later });
    expect(heard).toHaveLength(3);
  });

  test('what may have been done already is not asked again, what was turned away is', async () => {
    expect(await faultIn(post({ status: 503 }, fine))).toMatchObject({ exit: EXIT.later });
    expect(heard).toHaveLength(1);
    expect((await post({ status: 429 }, fine)).data).toEqual({ id: 'a' });
    expect(heard).toHaveLength(2);
  });

  test.each([400, 403, 404, 409])('a refusal with %s is final', async (status) => {
    expect(await faultIn(get({ status }, fine))).toBeInstanceOf(OpsFault);
    expect(heard).toHaveLength(1);
  });

  test('waits as long as the server asks, in seconds or until a moment', async () => {
    const now = Date.parse('2026-11-29T12:00:00Z');
    const told = (header: string | null) => askedDelay(header, now);
    expect([told('7'), told('Sun, 29 Nov 2026 12:00:30 GMT')]).toEqual([7000, 30_000]);
    const none = [null, '', '0', 'soon', 'Sun, 29 Nov 2026 11:00:00 GMT'];
    expect(none.map(told)).toEqual([null, null, null, null, null]);
    await get({ status: 429, headers: { 'retry-after': '1' } }, fine);
    expect(heard[1]!.at - heard[0]!.at).toBeGreaterThanOrEqual(990);
    // Who would have to wait for an hour hears so at once.
    await get({ status: 429, headers: { 'retry-after': '3600' } }, fine);
    expect(heard).toHaveLength(2);
  });

  test('what is to be made is looked for first, and once more when no answer came', async () => {
    const lost = () => Promise.reject(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    const there: string[] = [];
    const find = async () => there[0] ?? null;
    expect(await ensure(find, async () => 'new', PATIENCE)).toEqual({ value: 'new', made: true });
    const made = await ensure(
      find,
      () => {
        there.push('once');
        return lost();
      },
      PATIENCE,
    );
    expect([made, there]).toEqual([{ value: 'once', made: true }, ['once']]);
    expect(await ensure(find, lost, PATIENCE)).toEqual({ value: 'once', made: false });
    let tried = 0;
    const never = ensure(
      async () => null,
      () => {
        tried += 1;
        return lost();
      },
      PATIENCE,
    );
    await expect(never).rejects.toThrow('socket hang up');
    expect(tried).toBe(PATIENCE.tries);
  });

  test('work is done over where no answer came, and not where it was refused', async () => {
    const seen: boolean[] = [];
    const lost = Object.assign(new Error('terminated'), { code: 'UND_ERR_SOCKET' });
    await untilDone(PATIENCE, async (again) => {
      seen.push(again);
      if (seen.length === 1) throw lost;
    });
    expect(seen).toEqual([false, true]);
    let tried = 0;
    const refused = Object.assign(new Error('no'), { response: { status: 400 } });
    for (const [error, times] of [
      [refused, 1],
      [lost, PATIENCE.tries],
    ] as const) {
      tried = 0;
      const work = untilDone(PATIENCE, async () => {
        tried += 1;
        throw error;
      });
      await expect(work).rejects.toBe(error);
      expect(tried).toBe(times);
    }
  });
});

test('a rehearsal reads, tells all, and changes nothing', async () => {
  const told: ToldCall[] = [];
  [answers, heard] = [[{ status: 200, body: { id: 'a' } }], []];
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: 'x'.repeat(20), expiry_date: Date.now() + 3_600_000 });
  const { drive } = googleFor({
    auth,
    rootUrl,
    patience: PATIENCE,
    rehearse: (call) => void told.push(call),
  });
  await drive.files.get({ fileId: 'a' });
  const { data } = await drive.files.create({ requestBody: { name: 'x' } });
  await drive.files.get({ fileId: data.id! });
  await drive.files.delete({ fileId: 'a' });
  expect(heard.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /drive/v3/files/a']);
  expect(told.map(({ method, made, body }) => [method, made, body])).toEqual([
    ['GET', true, null],
    ['POST', false, { name: 'x' }],
    ['GET', false, null],
    ['DELETE', false, null],
  ]);
});

describe('an upload', () => {
  const KIB = 256 * 1024;
  const bytes = Uint8Array.from({ length: 2 * KIB + 5 }, (_, i) => i % 251);
  const upload = {
    name: 'x.zip',
    type: 'application/zip',
    bytes,
    parent: 'p',
    appProperties: { a: 'b' },
    piece: KIB,
  };
  const begun = (): Answer => ({ status: 200, headers: { location: `${rootUrl}sessie?upload_id=1` } });
  const upTo = (last: number): Answer => ({ status: 308, headers: { range: `bytes=0-${last}` } });
  const ended = { status: 200, body: { id: 'klaar' } };
  const send = (...given: Answer[]) => uploadFile(at(...given), upload, PATIENCE, () => {});
  const ranges = () =>
    heard.filter(({ method }) => method === 'PUT').map(({ headers }) => headers['content-range']);
  const total = bytes.length;

  test('goes in pieces, one after another, with the bytes of each', async () => {
    expect(await send(begun(), upTo(KIB - 1), upTo(2 * KIB - 1), ended)).toBe('klaar');
    expect(ranges()).toEqual([
      `bytes 0-${KIB - 1}/${total}`,
      `bytes ${KIB}-${2 * KIB - 1}/${total}`,
      `bytes ${2 * KIB}-${total - 1}/${total}`,
    ]);
    expect(Buffer.concat(heard.slice(1).map(({ body }) => body)).equals(Buffer.from(bytes))).toBe(true);
    expect(JSON.parse(heard[0]!.body.toString())).toEqual({
      name: 'x.zip',
      mimeType: 'application/zip',
      parents: ['p'],
      appProperties: { a: 'b' },
    });
    expect(heard[0]!.headers).toMatchObject({ 'x-upload-content-length': String(total) });
  });

  test('asks after a fault how far it came, and goes on from there', async () => {
    expect(await send(begun(), { status: 503 }, upTo(99), ended)).toBe('klaar');
    expect(ranges()).toEqual([
      `bytes 0-${KIB - 1}/${total}`,
      `bytes */${total}`,
      `bytes 100-${KIB + 99}/${total}`,
    ]);
  });

  test('begins anew in the same place when nothing came in, and knows when it is done already', async () => {
    expect(await send(begun(), { status: 503 }, { status: 308 }, ended)).toBe('klaar');
    expect(ranges().at(-1)).toBe(`bytes 0-${KIB - 1}/${total}`);
    expect(await send(begun(), { status: 503 }, ended)).toBe('klaar');
    expect(ranges()).toHaveLength(2);
  });

  test('gives up after its patience, at once when it is refused, and where it may not begin', async () => {
    expect(await faultIn(send(begun(), { status: 503 }))).toMatchObject({ exit: EXIT.later });
    expect(ranges()).toHaveLength(PATIENCE.tries);
    expect(await faultIn(send(begun(), { status: 404 }))).toMatchObject({ exit: EXIT.access });
    expect(ranges()).toHaveLength(1);
    expect(await faultIn(send({ status: 200 }))).toMatchObject({
      exit: EXIT.later,
      message: expect.stringMatching('nam het bestand niet aan'),
    });
    expect(await faultIn(send({ status: 503 }))).toMatchObject({ exit: EXIT.later });
    expect(heard).toHaveLength(PATIENCE.tries);
  });
});

test('a service account asks for a token once, with a claim that it signed, and again only when it ends', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const path = join(folder, 'sleutel.json');
  const key = {
    type: 'service_account',
    client_email: 'dienst@project.iam.gserviceaccount.example',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    token_uri: `${rootUrl}token`,
  };
  writePrivate(path, JSON.stringify(key));
  [answers, heard] = [[{ status: 200, body: { access_token: 'ya29.van-de-dienst', expires_in: 3600 } }], []];
  const auth = serviceAccount(path);
  const { drive } = googleFor({ auth, rootUrl, patience: PATIENCE });
  for (const fileId of ['a', 'b']) await drive.files.get({ fileId });
  expect(heard.map(({ url }) => url)).toEqual(['/token', '/drive/v3/files/a', '/drive/v3/files/b']);
  expect(heard[1]!.headers.authorization).toBe('Bearer ya29.van-de-dienst');
  const claim = new URLSearchParams(heard[0]!.body.toString());
  expect(claim.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
  const [head = '', body = '', signature = ''] = claim.get('assertion')!.split('.');
  expect(
    verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url')),
  ).toBe(true);
  const { iat, exp, ...rest } = JSON.parse(Buffer.from(body, 'base64url').toString());
  expect(exp - iat).toBe(3600);
  expect(rest).toMatchObject({ iss: key.client_email, aud: key.token_uri });
  auth.setCredentials({ access_token: 'ya29.voorbij', expiry_date: 1 });
  await drive.files.get({ fileId: 'c' });
  expect(heard.slice(3).map(({ url }) => url)).toEqual(['/token', '/drive/v3/files/c']);
});

test('requests go in calls of a size that Google takes, in order and none lost', () => {
  const request = fc
    .integer({ min: 1, max: 900_000 })
    .map((size) => ({ updateCells: { fields: 'x'.repeat(size) } }));
  fc.assert(
    fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
      const calls = inCalls(requests);
      expect(calls.flat()).toEqual(requests);
      const sizes = calls.map((call) => call.reduce((sum, each) => sum + JSON.stringify(each).length, 0));
      expect(sizes.every((size) => size <= 2_000_000)).toBe(true);
      // As few as there can be in this order: the first of the next would not have fitted.
      for (const [index, call] of calls.slice(1).entries())
        expect(sizes[index]! + JSON.stringify(call[0]).length).toBeGreaterThan(2_000_000);
    }),
    { numRuns: 30 },
  );
});

describe('secrets', () => {
  test('are written for their owner alone, also over what was open, and whole or not at all', () => {
    const path = join(folder, 'diep/geheim.json');
    writePrivate(path, 'een');
    chmodSync(path, 0o644);
    writePrivate(path, 'twee');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'diep')).mode & 0o777).toBe(0o700);
    expect(readPrivate(path)).toBe('twee');
    expect(readPrivate(join(folder, 'nergens'))).toBeNull();
  });

  test.each([0o640, 0o604, 0o620, 0o601])('a file that others reach is not read: %o', (mode) => {
    const path = join(folder, `open-${mode}`);
    writeFileSync(path, 'x');
    chmodSync(path, mode);
    expect(() => readPrivate(path)).toThrow('Anderen op deze computer kunnen');
  });

  test('a link to elsewhere is not followed', () => {
    const path = join(folder, 'doel');
    writeFileSync(path, 'x', { mode: 0o600 });
    symlinkSync(path, join(folder, 'wijzer'));
    expect(() => readPrivate(join(folder, 'wijzer'))).toThrow('is een verwijzing');
  });

  test('lie in the folders of the user, as the system names them', () => {
    const home = { HOME: '/thuis' };
    expect(configFolder(home)).toBe('/thuis/.config/terreinregister');
    expect(dataFolder(home)).toBe('/thuis/.local/share/terreinregister');
    const xdg = { ...home, XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d', APPDATA: '/w', LOCALAPPDATA: '/l' };
    expect([configFolder(xdg), dataFolder(xdg)]).toEqual(['/c/terreinregister', '/d/terreinregister']);
    const windows = { ...home, APPDATA: '/w', LOCALAPPDATA: '/l' };
    expect([configFolder(windows), dataFolder(windows)]).toEqual([
      '/w/terreinregister',
      '/l/terreinregister',
    ]);
  });

  test('of one target are kept apart from those of another, and a renewed token keeps what renews it', () => {
    const places = secretPlaces(join(folder, 'config'));
    const client = { id: 'c', secret: 'GOCSPX-abcdefgh' };
    storeToken(places, 'test', client, {
      access_token: 'ya29.een-eerste',
      refresh_token: '1//0test-vernieuwt-altijd',
    });
    storeToken(places, 'productie', client, {
      access_token: 'ya29.van-productie',
      refresh_token: '1//0productie-vernieuwt',
    });
    storeToken(places, 'test', client, { access_token: 'ya29.twee-tweede' });
    expect(storedToken(places, 'test')).toMatchObject({
      access_token: 'ya29.twee-tweede',
      refresh_token: '1//0test-vernieuwt-altijd',
      client_secret: client.secret,
    });
    expect(statSync(places.tokens).mode & 0o777).toBe(0o600);
    dropToken(places, 'test');
    expect(storedToken(places, 'test')).toBeNull();
    expect(storedToken(places, 'productie')).toMatchObject({ refresh_token: '1//0productie-vernieuwt' });
    expect(readFileSync(places.tokens, 'utf8')).not.toContain('ya29.twee');
  });

  test('are taken out of whatever is said: those that were seen, and those of Google’s forms', () => {
    keepSecret('zeer-geheim');
    keepSecret('kort');
    keepSecret('achtlang');
    const said = withoutSecrets(
      'zeer-geheim zeer-geheim kort achtlang ya29.a0-B_c GOCSPX-x_y-z 1//0abcdefghijklmnopqrstuv\n' +
        '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\nna -----BEGIN PRIVATE KEY-----\nafgebroken',
    );
    expect(said).toBe('(geheim) (geheim) kort (geheim) (geheim) (geheim) (geheim)\n(geheim)\nna (geheim)');
  });
});
