/** The Drive API over REST, by Google's own client: files, their content, and who may see them. */
import { Readable } from 'node:stream';
import { openRest, type RestStage, refusalOf } from './support.ts';

let stage: RestStage;
beforeAll(async () => {
  stage = await openRest();
});
afterAll(() => stage.close());

const FOLDER = 'application/vnd.google-apps.folder';
const TEXT = 'text/plain';

/** The client takes the root of uploads from the call alone. */
const here = () => ({ rootUrl: stage.url });

async function makeText(name: string, body: string): Promise<string> {
  const { data } = await stage.as('jan').drive.files.create(
    {
      requestBody: { name },
      media: { mimeType: TEXT, body },
    },
    here(),
  );
  return data.id!;
}

async function contentOf(fileId: string): Promise<string> {
  const { drive } = stage.as('jan');
  const { data } = await drive.files.get({ fileId, alt: 'media' }, { responseType: 'arraybuffer' });
  return Buffer.from(data as unknown as ArrayBuffer).toString('utf8');
}

test('about tells who calls', async () => {
  const { drive } = stage.as('jan');
  const { data } = await drive.about.get({ fields: 'user(emailAddress,displayName)' });
  expect(data).toEqual({ user: { emailAddress: 'jan@overijssel.nl', displayName: 'Jan' } });
  expect(await refusalOf(drive.about.get({}))).toEqual([
    400,
    "The 'fields' parameter is required for this method.",
  ]);
});

test('a folder is made, and found by a search in pages', async () => {
  const { drive } = stage.as('jan');
  const { data: folder } = await drive.files.create({
    requestBody: { name: 'Rapporten', mimeType: FOLDER, appProperties: { soort: 'rapporten' } },
    fields: 'id,appProperties',
  });
  for (const name of ['A', 'B', 'C'])
    await drive.files.create({ requestBody: { name, parents: [folder.id!] }, media: { body: name } }, here());
  const q = `'${folder.id}' in parents and trashed = false`;
  const { data: first } = await drive.files.list({
    q,
    pageSize: 2,
    orderBy: 'name',
    fields: 'nextPageToken,files(name)',
  });
  expect(first.files).toEqual([{ name: 'A' }, { name: 'B' }]);
  const { data: next } = await drive.files.list({ q, orderBy: 'name', pageToken: first.nextPageToken! });
  expect(next.files?.map(({ name }) => name)).toEqual(['C']);
  const own = "appProperties has { key='soort' and value='rapporten' }";
  expect((await drive.files.list({ q: own })).data.files).toHaveLength(1);
});

test('content goes up with its description, comes down, and is replaced', async () => {
  const { drive } = stage.as('jan');
  const fileId = await makeText('notitie.txt', 'Größe: één\r\n\r\n--twee');
  expect(await contentOf(fileId)).toBe('Größe: één\r\n\r\n--twee');
  await drive.files.update({ fileId, media: { mimeType: TEXT, body: Readable.from(['nieuw']) } }, here());
  expect(await contentOf(fileId)).toBe('nieuw');
  await drive.files.update(
    {
      fileId,
      requestBody: { name: 'anders.txt' },
      media: { mimeType: TEXT, body: 'weer' },
    },
    here(),
  );
  const { data } = await drive.files.get({ fileId, fields: 'name,size,mimeType' });
  expect(data).toEqual({ name: 'anders.txt', size: '4', mimeType: TEXT });
});

test('a file is renamed, copied, thrown away and deleted', async () => {
  const { drive } = stage.as('jan');
  const fileId = await makeText('eerst.txt', 'inhoud');
  await drive.files.update({ fileId, requestBody: { name: 'daarna.txt', description: 'Over parken' } });
  const { data: copy } = await drive.files.copy({
    fileId,
    requestBody: { name: 'kopie.txt' },
    fields: 'id,name,description',
  });
  expect(copy).toMatchObject({ name: 'kopie.txt', description: 'Over parken' });
  expect(await contentOf(copy.id!)).toBe('inhoud');
  await drive.files.update({ fileId, requestBody: { trashed: true } });
  expect((await drive.files.get({ fileId, fields: 'trashed' })).data).toEqual({ trashed: true });
  await drive.files.emptyTrash({});
  expect(await refusalOf(drive.files.get({ fileId }))).toEqual([404, `File not found: ${fileId}.`]);
  expect((await drive.files.delete({ fileId: copy.id! })).status).toBe(204);
  expect(stage.world.files.has(copy.id!)).toBe(false);
});

test('a document is exported', async () => {
  const { drive, docs } = stage.as('jan');
  const { data } = await docs.documents.create({ requestBody: { title: 'Brief' } });
  const requests = [{ insertText: { location: { index: 1 }, text: 'Beste Eva' } }];
  await docs.documents.batchUpdate({ documentId: data.documentId!, requestBody: { requests } });
  const { data: html } = await drive.files.export({ fileId: data.documentId!, mimeType: 'text/html' });
  expect(html).toContain('Beste Eva');
});

test('a file is shared, the role changed, and the sharing ended', async () => {
  const { drive } = stage.as('jan');
  const eva = stage.as('eva').drive;
  const fileId = await makeText('gedeeld.txt', 'voor Eva');
  expect((await refusalOf(eva.files.get({ fileId })))?.[0]).toBe(404);
  const { data: made } = await drive.permissions.create({
    fileId,
    sendNotificationEmail: false,
    requestBody: { type: 'user', role: 'reader', emailAddress: 'eva@overijssel.nl' },
  });
  expect(stage.world.mail).toHaveLength(0);
  const permissionId = made.id!;
  expect((await eva.files.get({ fileId })).data.name).toBe('gedeeld.txt');
  expect(await refusalOf(eva.files.update({ fileId, requestBody: { name: 'x' } }))).toEqual([
    403,
    'The user does not have sufficient permissions for this file.',
  ]);
  await drive.permissions.update({ fileId, permissionId, requestBody: { role: 'writer' } });
  expect((await drive.permissions.get({ fileId, permissionId })).data.role).toBe('writer');
  await eva.files.update({ fileId, requestBody: { name: 'y.txt' } });
  expect((await drive.permissions.list({ fileId })).data.permissions).toHaveLength(2);
  await drive.permissions.delete({ fileId, permissionId });
  expect((await refusalOf(eva.files.get({ fileId })))?.[0]).toBe(404);
});

test('a token with drive.file sees only what its own client made', async () => {
  stage.tokens.set('klein', {
    email: 'jan@overijssel.nl',
    app: 'ander',
    scopes: ['https://www.googleapis.com/auth/drive.file'],
  });
  const fileId = await makeText('van rest.txt', '');
  const { drive } = stage.as('klein');
  expect((await refusalOf(drive.files.get({ fileId })))?.[0]).toBe(404);
  const { data } = await drive.files.create({ requestBody: { name: 'eigen' } });
  expect((await drive.files.list({})).data.files?.map(({ id }) => id)).toEqual([data.id]);
});

describe('resumable uploads', () => {
  const PIECE = 256 * 1024;
  const whole = Buffer.alloc(PIECE * 2 + 100, 'abcdefg');

  async function start(): Promise<string> {
    const response = await fetch(`${stage.url}upload/drive/v3/files?uploadType=resumable`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer jan',
        'content-type': 'application/json',
        'x-upload-content-type': 'application/zip',
      },
      body: JSON.stringify({ name: 'kopie.zip' }),
    });
    return response.headers.get('location')!;
  }

  function put(address: string, range: string | null, body: Buffer = Buffer.alloc(0)): Promise<Response> {
    const headers = { authorization: 'Bearer jan', ...(range && { 'content-range': range }) };
    return fetch(address, { method: 'PUT', headers, body: new Uint8Array(body) });
  }

  test('go up in pieces', async () => {
    const address = await start();
    const first = await put(address, `bytes 0-${PIECE - 1}/${whole.length}`, whole.subarray(0, PIECE));
    expect([first.status, first.headers.get('range')]).toEqual([308, `bytes=0-${PIECE - 1}`]);
    const last = await put(
      address,
      `bytes ${PIECE}-${whole.length - 1}/${whole.length}`,
      whole.subarray(PIECE),
    );
    expect(last.status).toBe(200);
    const { id } = (await last.json()) as { id: string };
    const file = stage.world.files.get(id)!;
    expect(file.kind === 'file' && file.model.bytes.equals(whole)).toBe(true);
    expect(((await (await put(address, `bytes */${whole.length}`)).json()) as { id: string }).id).toBe(id);
  });

  test('go on where a broken line stopped', async () => {
    const address = await start();
    stage.world.faults.push({ kind: 'rest', outcome: 'drop', method: 'drive.files.create', times: 1 });
    await expect(put(address, `bytes 0-${whole.length - 1}/${whole.length}`, whole)).rejects.toThrow();
    const state = await put(address, `bytes */${whole.length}`);
    expect([state.status, state.headers.get('range')]).toEqual([308, `bytes=0-${PIECE - 1}`]);
    const rest = await put(
      address,
      `bytes ${PIECE}-${whole.length - 1}/${whole.length}`,
      whole.subarray(PIECE),
    );
    const { id } = (await rest.json()) as { id: string };
    const file = stage.world.files.get(id)!;
    expect(file.kind === 'file' && file.model.bytes.equals(whole)).toBe(true);
  });

  test('refuse gaps and odd pieces', async () => {
    const address = await start();
    expect((await put(address, `bytes 0-99/${whole.length}`, whole.subarray(0, 100))).status).toBe(400);
    expect(
      (await put(address, `bytes ${PIECE}-${PIECE + 99}/${whole.length}`, whole.subarray(0, 100))).status,
    ).toBe(400);
    expect((await put(`${address}x`, `bytes */${whole.length}`)).status).toBe(404);
  });
});
