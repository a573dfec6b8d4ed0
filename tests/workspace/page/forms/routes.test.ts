/** The addresses of forms on the server, with a real world behind them. */
import { Desk } from '../../../../src/workspace/page/desk.ts';
import { makeApp } from '../../../../src/workspace/page/server.ts';
import { formStage } from '../../services/forms/support.ts';

const OWN = 'http://127.0.0.1:8090';

function served() {
  const s = formStage("form.addTextItem().setTitle('naam');");
  const desk = new Desk(s.world, { emit: () => {}, serveUntil: () => {} });
  const app = makeApp({
    host: {
      request: async (envelope) => JSON.stringify(desk.handle(envelope)),
      page: async () => null,
      listen: () => () => {},
      close: async () => {},
    },
    assets: '',
    index: '',
  });
  const get = (path: string) => app.request(`${OWN}${path}`, { headers: { host: '127.0.0.1:8090' } });
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    app.request(`${OWN}${path}`, {
      method: 'POST',
      body,
      headers: {
        host: '127.0.0.1:8090',
        origin: OWN,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
    });
  return { ...s, get, post, path: `/formulier/${s.form.id}` };
}

test('the page comes with a policy that lets in no script and no style from elsewhere', async () => {
  const { get, path } = served();
  const response = await get(path);
  expect(response.status).toBe(200);
  const policy = response.headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const html = await response.text();
  expect(html).toContain('<title>Opgave</title>');
  expect(html).not.toMatch(/\sstyle=|\son\w+=/);
});

test('sending answers with where the thanks are', async () => {
  const { post, get, path, form } = served();
  const response = await post(path, 'stap=verzenden&pagina=0');
  expect(response.status).toBe(303);
  expect(form.model.responses).toHaveLength(1);
  const thanks = await get(response.headers.get('location')!);
  expect([thanks.status, await thanks.text()]).toEqual([
    200,
    expect.stringContaining('Je reactie is vastgelegd.'),
  ]);
});

test.each([
  [{ origin: 'https://kwaad.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ host: 'kwaad.example' }, 403],
  [{ 'content-type': 'text/plain' }, 415],
])('what is posted with %o is refused', async (headers, status) => {
  const { post, path, form } = served();
  const response = await post(path, 'stap=verzenden&pagina=0', headers as Record<string, string>);
  expect(response.status).toBe(status);
  expect(form.model.responses).toEqual([]);
});

test('browsers may say to our own pages where they come from, or their posts would look foreign', async () => {
  const { get, path } = served();
  expect((await get(path)).headers.get('referrer-policy')).toBe('same-origin');
});

test('too much is refused, and a form that is not there is a page that says so', async () => {
  const { post, get, path } = served();
  expect((await post(path, 'x'.repeat(2_000_001))).status).toBe(413);
  const missing = await get('/formulier/weg?usp=pp_url');
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
});
