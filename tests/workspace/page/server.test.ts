import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorldHost } from '../../../src/workspace/page/host.ts';
import type { Envelope } from '../../../src/workspace/page/protocol.ts';
import { withScriptHost } from '../../../src/workspace/page/script-page.ts';
import { makeApp, startServer } from '../../../src/workspace/page/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Proef</title>');
writeFileSync(join(folder, 'main.js'), 'let a = 1;');

function app(host: Partial<WorldHost> = {}) {
  const asked: Envelope[] = [];
  const served = makeApp({
    host: {
      request: async (envelope) => {
        asked.push(envelope);
        return '{"ok":true,"value":1}';
      },
      page: async (id) => (id === 'page-1' ? '<html><head></head><body>Hoi</body></html>' : null),
      listen: () => () => {},
      close: async () => {},
      ...host,
    },
    assets: folder,
    index: join(folder, 'index.html'),
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    served.request(path, { headers: { host: '127.0.0.1:8090', ...headers } });
  const post = (body: unknown, headers: Record<string, string> = {}, name = 'start') =>
    served.request(`/api/${name}`, {
      method: 'POST',
      headers: { host: '127.0.0.1:8090', 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return { asked, get, post };
}

const START = { name: 'start', session: 'a', person: 'jan', params: {} };

describe('who may ask', () => {
  test.each(['127.0.0.1:8090', 'localhost:8090', 'localhost'])('by the name %s: yes', async (host) => {
    expect((await app().get('/', { host })).status).toBe(200);
  });

  test.each(['kwaad.example', 'kwaad.example:8090', '192.168.1.4:8090', '127.0.0.1.kwaad.example', ''])(
    'by the name "%s": no, or another site could point its name here',
    async (host) => {
      const { get, post, asked } = app();
      expect((await get('/', { host })).status).toBe(403);
      expect((await post(START, { host })).status).toBe(403);
      expect(asked).toEqual([]);
    },
  );

  test.each([
    { origin: 'https://kwaad.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
    { 'sec-fetch-site': 'cross-site' },
  ])('from another place (%o): no', async (headers) => {
    const { post, asked } = app();
    expect((await post(START, headers as Record<string, string>)).status).toBe(403);
    expect(asked).toEqual([]);
  });

  test('a form of another site cannot pass for JSON', async () => {
    const { post, asked } = app();
    expect((await post(START, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(asked).toEqual([]);
  });

  test('our own page: yes', async () => {
    const { post, asked } = app();
    const headers = { origin: 'http://127.0.0.1:8090', 'sec-fetch-site': 'same-origin' };
    expect(await (await post(START, headers)).json()).toEqual({ ok: true, value: 1 });
    expect(asked).toEqual([START]);
  });
});

describe('what is served', () => {
  test('the page, with a policy that lets nothing in from elsewhere', async () => {
    const response = await app().get('/');
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'self'/);
    expect(await response.text()).toContain('Proef');
  });

  test('built files by their name, and nothing above their folder', async () => {
    const { get } = app();
    expect((await get('/bouw/main.js')).headers.get('content-type')).toMatch(/javascript/);
    for (const path of ['/bouw/..%2findex.html', '/bouw/sources.json', '/bouw/niet.js', '/package.json'])
      expect((await get(path)).status).toBe(404);
  });

  test('a page of a script, in a box of its own', async () => {
    const { get } = app();
    const response = await get('/pagina/page-1');
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-same-origin)/);
    expect(await response.text()).toContain('<head><script src="/bouw/script-host.js"></script>');
    expect((await get('/pagina/page-2')).status).toBe(404);
  });

  test('a request with another name than its address is refused, and a world that stopped says so', async () => {
    expect((await app().post(START, {}, 'edit')).status).toBe(400);
    const stopped = app({ request: () => Promise.reject(new Error('De lokale Workspace is gestopt.')) });
    const response = await stopped.post(START);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, message: 'De lokale Workspace is gestopt.' });
  });
});

describe('google.script comes before any script of the page', () => {
  const host = '<script src="/bouw/script-host.js"></script>';
  test.each([
    ['<!doctype html><html><head><title>a', `<!doctype html><html><head>${host}<title>a`],
    ['<!DOCTYPE html>\n<HTML lang="nl">\n<body>', `<!DOCTYPE html>\n<HTML lang="nl">${host}\n<body>`],
    ['<!doctype html><p>a', `<!doctype html>${host}<p>a`],
    ['<p>a', `<!doctype html>${host}<p>a`],
    ['<header>a', `<!doctype html>${host}<header>a`],
  ])('%s', (html, wanted) => expect(withScriptHost(html)).toBe(wanted));
});

test('a port that is taken makes way for the next, on loopback', async () => {
  const options = {
    host: { request: async () => '', page: async () => null, listen: () => () => {}, close: async () => {} },
    assets: folder,
    index: join(folder, 'index.html'),
  };
  const first = await startServer(options, 0);
  const second = await startServer(options, first.port);
  expect(second.port).toBeGreaterThan(first.port);
  expect(second.address).toBe(`http://127.0.0.1:${second.port}/`);
  await first.close();
  await second.close();
});
