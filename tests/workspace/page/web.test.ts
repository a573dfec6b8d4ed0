/** Web apps at their local address: what the script gets, with whose rights it runs, and what comes back. */
import { createWorld, installScript } from '../../../src/workspace/index.ts';
import { EVA, JAN, START, STRANGER } from '../support.ts';
import { served } from './support.ts';

const SCRIPT = `
  function doGet(e) {
    if (e.parameter.hoe === 'json') return ContentService.createTextOutput(JSON.stringify(e)).setMimeType(ContentService.MimeType.JSON);
    if (e.parameter.hoe === 'csv') return ContentService.createTextOutput('a,b').setMimeType(ContentService.MimeType.CSV).downloadAsFile('lijst één.csv');
    if (e.parameter.hoe === 'niets') return;
    if (e.parameter.hoe === 'getal') return 3;
    if (e.parameter.hoe === 'fout') throw new Error('Kapot <b>.');
    if (e.parameter.hoe === 'wie') return ContentService.createTextOutput(wie());
    return HtmlService.createHtmlOutput('<head></head><p>' + wie() + '</p><a target="_top" href="' + ScriptApp.getService().getUrl() + '?blad=2">verder</a>')
      .setTitle('Mijn <app>').addMetaTag('viewport', 'width=400');
  }
  function doPost(e) { return ContentService.createTextOutput(JSON.stringify(e)).setMimeType(ContentService.MimeType.JSON); }
  function wie() { return 'actief ' + Session.getActiveUser().getEmail() + ' werkt als ' + Session.getEffectiveUser().getEmail(); }
  function blad() { return SpreadsheetApp.getActiveSpreadsheet().getName(); }
  function wanneer() { return new Date(); }
  function geheim_() { return 1; }`;

interface Made {
  readonly access?: string;
  readonly executeAs?: string;
  readonly source?: string;
  readonly webapp?: boolean;
}

function app({ access = 'ANYONE', executeAs = 'USER_DEPLOYING', source = SCRIPT, webapp = true }: Made = {}) {
  const world = createWorld({ now: START, people: [JAN, EVA, STRANGER] });
  const file = world.addSpreadsheet('Proef', JAN.email);
  const project = installScript(world, {
    name: 'Mijn app',
    owner: JAN.email,
    files: [{ name: 'Code.gs', source }],
    manifest: { timeZone: 'Europe/Amsterdam', ...(webapp && { webapp: { access, executeAs } }) },
    containerId: file.id,
  });
  const made = served(world);
  const visit = (query = '', person = EVA.email, init: RequestInit = {}, path = '') =>
    made.get(`/web/${project.id}${path}?${query}&als=${encodeURIComponent(person)}`, init);
  return { ...made, world, project, visit };
}

describe('what the script gets', () => {
  test('of a GET: every field of the address but for who comes', async () => {
    const { visit } = app();
    const response = await visit(
      'hoe=json&naam=De%20Marsch&soort=a&soort=b&leeg=',
      EVA.email,
      {},
      '/lijst/2',
    );
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({
      parameter: { hoe: 'json', naam: 'De Marsch', soort: 'a', leeg: '' },
      parameters: { hoe: ['json'], naam: ['De Marsch'], soort: ['a', 'b'], leeg: [''] },
      contextPath: '',
      queryString: 'hoe=json&naam=De%20Marsch&soort=a&soort=b&leeg=',
      contentLength: -1,
      pathInfo: 'lijst/2',
    });
  });

  test.each([
    ['/een%20pad/%C3%A9', 'een pad/é'],
    ['/100%/x', '100%/x'],
    ['/', undefined],
  ])('the path %s is read as it can be', async (path, pathInfo) => {
    const { visit } = app();
    expect(await (await visit('hoe=json', EVA.email, {}, path)).json()).toMatchObject(
      pathInfo === undefined ? { queryString: 'hoe=json' } : { pathInfo },
    );
  });

  test('of a POST: what was sent, and the fields of a form among the others', async () => {
    const { visit } = app();
    const json = await visit('a=1', EVA.email, {
      method: 'POST',
      body: '{"ï":1}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await json.json()).toEqual({
      parameter: { a: '1' },
      parameters: { a: ['1'] },
      contextPath: '',
      queryString: 'a=1',
      contentLength: 8,
      postData: { contents: '{"ï":1}', length: 8, name: 'postData', type: 'application/json' },
    });
    const form = await visit('a=1', EVA.email, {
      method: 'POST',
      body: 'a=2&naam=De+Marsch',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(await form.json()).toMatchObject({ parameters: { a: ['1', '2'], naam: ['De Marsch'] } });
  });
});

describe('what comes back', () => {
  test('a page stands in a frame, with links that go on as the same person', async () => {
    const { visit, get, project } = app();
    const outer = await visit();
    expect(outer.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await outer.text();
    expect(html).toContain('<title>Mijn &lt;app&gt;</title>');
    expect(html).toContain('content="width=400"');
    expect(html).toContain('U bent hier als Eva.');
    const content = /src="(\/webpagina\/[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
    const inner = await get(content);
    expect(inner.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-scripts (?!.*allow-same-origin).*frame-ancestors 'self'/,
    );
    const page = await inner.text();
    expect(page).toContain('<head><script src="/bouw/script-host.js"></script>');
    expect(page).toContain(`actief ${EVA.email} werkt als ${JAN.email}`);
    const link = new RegExp(`href="(/web/${project.id}\\?blad=2[^"]+)"`)
      .exec(page)![1]!
      .replaceAll('&amp;', '&');
    // The link is followed from a page without an origin, which browsers call another site.
    const again = await get(link, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(await again.text()).toContain('U bent hier als Eva.');
  });

  test('text to save has its name and can do nothing', async () => {
    const response = await app().visit('hoe=csv');
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''lijst%20%C3%A9%C3%A9n.csv",
    );
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox/);
    expect(await response.text()).toBe('a,b');
  });

  test.each([
    ['hoe=fout', 'Error: Kapot &lt;b&gt;.'],
    ['hoe=niets', 'The script completed but did not return anything.'],
    ['hoe=getal', 'The script completed but the returned value is not a supported return type.'],
  ])('%s is told on a page, with the status that Google gives', async (query, message) => {
    const { visit, world } = app();
    const response = await visit(query);
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(message)]);
    expect(world.executions.at(-1)).toMatchObject({ kind: 'web', functionName: 'doGet' });
  });

  test('a script without doGet says so, and one that is no web app is not there', async () => {
    const empty = app({ source: 'function a() {}' });
    expect(await (await empty.visit()).text()).toContain('Script function not found: doGet');
    expect((await app({ webapp: false }).visit()).status).toBe(404);
    expect((await empty.get('/web/niets')).status).toBe(404);
  });
});

describe('who may come, and with whose rights', () => {
  const who = async (made: Made, person: string) => {
    const response = await app(made).visit('hoe=wie', person);
    return response.status === 200 ? response.text() : response.status;
  };

  test.each([
    ['MYSELF', [200, 403, 403]],
    ['DOMAIN', [200, 200, 403]],
    ['ANYONE', [200, 200, 200]],
  ])('%s', async (access, statuses) => {
    for (const [index, person] of [JAN, EVA, STRANGER].entries())
      expect((await app({ access }).visit('hoe=wie', person.email)).status).toBe(statuses[index]);
    expect((await app({ access }).visit('hoe=wie', 'niemand')).status).toBe(403);
  });

  test('as its owner: the visitor is known within the same organisation alone', async () => {
    expect(await who({}, EVA.email)).toBe(`actief ${EVA.email} werkt als ${JAN.email}`);
    expect(await who({}, STRANGER.email)).toBe(`actief  werkt als ${JAN.email}`);
    expect(await who({ access: 'ANYONE_ANONYMOUS' }, 'niemand')).toBe(`actief  werkt als ${JAN.email}`);
  });

  test('as the visitor', async () => {
    const made = { executeAs: 'USER_ACCESSING' };
    expect(await who(made, STRANGER.email)).toBe(`actief ${STRANGER.email} werkt als ${STRANGER.email}`);
    expect(await who({ ...made, access: 'ANYONE_ANONYMOUS' }, 'niemand')).toBe(403);
  });

  test('who comes is asked when nobody says it, and nothing runs until then', async () => {
    const { get, project, world } = app({ access: 'DOMAIN' });
    const asked = await get(`/web/${project.id}?blad=2`);
    const html = await asked.text();
    expect(html).toContain('<h1>Wie bent u?</h1>');
    expect(html).toContain(`href="/web/${project.id}?blad=2&amp;als=eva%40overijssel.nl"`);
    expect(html).toContain('Piet <span>(geen toegang)</span>');
    expect(world.executions).toEqual([]);
    const posted = await get(`/web/${project.id}`, { method: 'POST', body: 'x' });
    expect([posted.status, world.executions.length]).toEqual([403, 0]);
  });

  test('another site cannot say who comes, nor make a pass', async () => {
    const { get, project, world } = app();
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };
    for (const als of [EVA.email, 'niemand', `${EVA.email}~${'a'.repeat(22)}`, '~', ''])
      expect(
        await (await get(`/web/${project.id}?als=${encodeURIComponent(als)}`, foreign)).text(),
      ).toContain('Wie bent u?');
    expect(world.executions).toEqual([]);
  });

  test('where nobody needs an account, a program need not say who it is', async () => {
    const { get, project } = app({ access: 'ANYONE_ANONYMOUS' });
    expect(await (await get(`/web/${project.id}?hoe=wie`)).text()).toBe(`actief  werkt als ${JAN.email}`);
    const posted = await get(`/web/${project.id}`, { method: 'POST', body: 'x' });
    expect(await posted.json()).toMatchObject({ postData: { contents: 'x' } });
  });
});

describe('google.script.run', () => {
  async function opened(made: Made = {}, person = EVA.email) {
    const all = app(made);
    const html = await (await all.visit('', person)).text();
    const pageId = /data-pagina="([^"]+)"/.exec(html)![1]!;
    return {
      ...all,
      call: (functionName: string) => all.reply('call', '', { pageId, functionName, args: [] }),
    };
  }

  test('runs with the same rights as the page, and knows the file of the script', async () => {
    const { call } = await opened();
    expect(call('wie')).toEqual({ ok: true, value: `actief ${EVA.email} werkt als ${JAN.email}` });
    expect(call('blad')).toEqual({ ok: true, value: 'Proef' });
    const visitor = await opened({ executeAs: 'USER_ACCESSING' }, STRANGER.email);
    expect(visitor.call('wie')).toEqual({
      ok: true,
      value: `actief ${STRANGER.email} werkt als ${STRANGER.email}`,
    });
    expect(visitor.call('blad')).toMatchObject({ ok: false });
  });

  test('keeps what is hidden, and what cannot cross', async () => {
    const { call } = await opened();
    expect(call('geheim_')).toEqual({ ok: false, message: 'Script function not found: geheim_' });
    expect(call('wanneer')).toEqual({
      ok: false,
      message: 'The script completed but the returned value is not a supported return type.',
    });
  });

  test('a page that stood open for too long makes way', async () => {
    const { call, visit } = await opened();
    for (let i = 0; i < 200; i += 1) await visit();
    expect(call('wie')).toEqual({ ok: false, message: 'Deze pagina is al gesloten.' });
  });
});

test('a deployment answers with the version that it was made of', async () => {
  const { world, project, get } = app({ access: 'ANYONE_ANONYMOUS' });
  const text = (words: string) => `function doGet() { return ContentService.createTextOutput('${words}'); }`;
  const { manifest, html } = project;
  world.scripts.set(project.id, {
    ...project,
    files: [{ name: 'Code.gs', source: text('nieuw') }],
    releases: {
      versions: [
        {
          number: 1,
          description: '',
          createdAt: START,
          files: [{ name: 'Code.gs', source: text('oud') }],
          html,
          manifest,
        },
      ],
      deployments: [
        { id: 'AKfycb-oud', version: 1, description: '', updatedAt: START },
        { id: 'AKfycb-kop', version: null, description: '', updatedAt: START },
      ],
    },
  });
  const said = async (id: string) => (await get(`/web/${id}`)).text();
  expect([await said('AKfycb-oud'), await said('AKfycb-kop'), await said(project.id)]).toEqual([
    'oud',
    'nieuw',
    'nieuw',
  ]);
});

test('the list of web apps leads to them', () => {
  const { ask, project } = app();
  expect(ask('webApps', JAN.email, {})).toEqual([
    { name: 'Mijn app', owner: 'Jan', address: `/web/${project.id}` },
  ]);
});
