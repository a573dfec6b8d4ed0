/** The web page through the real bundle: who sees what, what a visit costs, and that it passes WCAG in a browser. */
import type { Browser } from 'playwright-core';
import { TABLES } from '../../../../src/register/domain/schema/tables/index.ts';
import { keptRegister, type TestRegister } from '../../../support/register.ts';
import { breaches, startBrowser } from '../../ui/support.ts';
import { ADDRESS, add, at, mailsTo, night, programme, set, setting } from '../digest/support.ts';

const made = programme();
for (const [track_id, to_state] of [
  [made.trackZwolle, 'gepland'],
  [made.trackAlmelo, 'al_georganiseerd'],
] as const) {
  set(made.register, 'track', track_id, { state_w1: to_state });
  add(made.register, 'stage_event', {
    track_id,
    wagon: '1',
    from_state: 'intake',
    to_state,
    event_date: '2026-11-24',
    recorded_at: '2026-11-24T12:30:00',
  });
}
// So that there is news for it.
set(made.register, 'subscription', made.subscriptions.rvo, { role: 'medewerker' });
night(made.register, '2026-11-30');
const fresh = keptRegister(made.register);
const base = linkOf('rvo').split('?')[0]!;

function linkOf(who: keyof typeof ADDRESS): string {
  return /https:\/\/script\.google\.com\/\S+/.exec(mailsTo(made.register, ADDRESS[who])[0]!.body)![0];
}

const codeOf = (who: keyof typeof ADDRESS): string => new URL(linkOf(who)).searchParams.get('code')!;

/** What a visitor without an account gets, and what it cost. */
function visit(register: TestRegister, query: Readonly<Record<string, string>> = {}) {
  const answer = register.driver.web.visit(register.project.id, null, {
    method: 'GET',
    pathInfo: '',
    queryString: new URLSearchParams(query).toString(),
    body: null,
  });
  if (answer.kind !== 'page') throw new Error(JSON.stringify(answer));
  const { reads, writes } = register.world.executions.at(-1)!;
  return { title: answer.title, html: register.driver.web.page(answer.pageId)!.html, calls: reads + writes };
}

test('without a link nobody sees anything, until the page is opened to everybody', () => {
  const register = fresh();
  const closed = visit(register, { pagina: 'terreinen' });
  expect(closed.title).toMatch(/^Deze pagina is niet openbaar – /);
  expect(closed.html).not.toMatch('Hessenpoort');
  setting(register, 'web_page_open', 'ja');
  at(register, '2026-11-30T08:00:00');
  const open = visit(register, { pagina: 'terreinen' });
  expect(open.html).toMatch('Hessenpoort');
  expect(open.html).not.toMatch(/Sprint gepland|Wagon 1/);
});

test('a municipality sees inside its own terrains only, a colleague inside all', () => {
  const register = fresh();
  const own = visit(register, { pagina: 'terrein', id: made.zwolle, code: codeOf('gemeente') });
  expect(own.html).toMatch('Sprint gepland');
  const other = visit(register, { pagina: 'terrein', id: made.almelo, code: codeOf('gemeente') });
  expect(other.html).toMatch('Dollegoor');
  expect(other.html).not.toMatch('Al georganiseerd');
  const all = visit(register, { pagina: 'terrein', id: made.almelo, code: codeOf('rvo') });
  expect(all.html).toMatch('Al georganiseerd');
});

test('no name, address or key of a person is on any page', () => {
  const register = fresh();
  for (const pagina of ['overzicht', 'terreinen', 'terrein'])
    for (const id of [made.zwolle, made.almelo])
      expect(visit(register, { pagina, id, code: codeOf('rvo') }).html).not.toMatch(
        /Proef Persoon|\w@\w|CT-\d|Bellen/,
      );
});

test('a wrong link is no link, and a second visit costs two calls', () => {
  const register = fresh();
  const code = codeOf('rvo');
  const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
  expect(visit(register, { code: wrong }).title).toMatch(/^Deze pagina is niet openbaar – /);
  const first = visit(register, { code });
  const again = visit(register, { code, pagina: 'terreinen' });
  expect(first.calls).toBeGreaterThan(10);
  expect(again.calls).toBe(2);
  at(register, '2026-11-30T09:00:00');
  expect(visit(register, { code }).calls).toBeGreaterThan(10);
});

test('what changes, and who may look, is known within ten minutes', () => {
  const register = fresh();
  const page = (who: 'rvo' | 'gemeente') =>
    visit(register, { pagina: 'terrein', id: made.zwolle, code: codeOf(who) });
  const [before] = [page('rvo'), page('gemeente')];
  set(register, 'cluster', made.zwolle, { name: 'Hessenpoort Noord' });
  const key = made.subscriptions.gemeente;
  const gone = { type: 'remove', table: 'subscription', key, values: {} } as const;
  expect(register.write({ via: 'menu', reason: 'Proef', changes: [gone] }).ok).toBe(true);
  // Until then what is in the cache is shown, with the moment of which it tells.
  expect(page('rvo').html).toBe(before!.html);
  register.world.moveClock(register.world.now + 601_000);
  expect(page('rvo').title).toMatch(/^Hessenpoort Noord – /);
  expect(page('gemeente').title).toMatch(/^Deze pagina is niet openbaar – /);
});

describe('nothing personal or confidential', () => {
  const MARK = 'GEHEIM';
  const register = fresh();
  // Every such column that can hold text, in every row that there is and one of each other table.
  const secret = TABLES.map((table) => ({
    table,
    fields: table.fields.filter((field) => {
      const { openness, personal, kind, system } = table.columns[field]!;
      return !system && (personal || openness === 'vertrouwelijk') && /tekst$/.test(kind.name);
    }),
  })).filter(({ fields }) => fields.length);
  const keys = new Set<string>();
  for (const { table, fields } of secret) {
    const values = Object.fromEntries(fields.map((field) => [field, `${MARK} ${field}`]));
    const rows = register.read(table.id).rows;
    for (const row of rows) set(register, table.id, String(row[table.key.field]), values);
    if (!rows.length && !table.personal) add(register, table.id, values);
  }
  for (const table of TABLES)
    for (const row of register.read(table.id).rows.slice(0, 1)) keys.add(String(row[table.key.field]));
  setting(register, 'web_page_open', 'ja');
  at(register, '2026-11-30T08:00:00');

  test.each(['niemand', 'aanjager', 'gemeente', 'rvo'] as const)('for %s, whatever is asked for', (who) => {
    const code = who === 'niemand' ? '' : codeOf(who);
    const pages = ['overzicht', 'terreinen', 'contacten', 'contact'];
    const asked: Readonly<Record<string, string>>[] = [
      ...[...keys].map((id) => ({ pagina: 'terrein', id })),
      ...pages.map((pagina) => ({ pagina, id: 'CT-0001', contact: 'CT-0001' })),
      ...[
        'q',
        'gemeente',
        'wagon',
        'thema',
        'blad',
        'rol',
        'role',
        'tabel',
        'veld',
        'sees',
        'inside',
      ].flatMap((name) =>
        ['alles', MARK].map((value) => ({
          pagina: 'terreinen',
          [name]: value,
        })),
      ),
    ];
    expect(keys.size).toBeGreaterThan(10);
    for (const query of asked) {
      const { html } = visit(register, { ...query, code });
      // What a visitor typed stands in the field of the search.
      const text = query.q === undefined ? html : html.replace(`value="${query.q}"`, '');
      expect(text).not.toMatch(/GEHEIM|Proef Persoon|\w@\w|CT-\d|Bellen/);
    }
  });
});

test('an unknown business park, municipality or page is answered in plain words', () => {
  const register = fresh();
  const code = codeOf('rvo');
  for (const id of ['CL-9999', made.trackZwolle, '__proto__', ''])
    expect(visit(register, { pagina: 'terrein', id, code }).title).toMatch(/^Niet gevonden – /);
  const none = visit(register, { pagina: 'terreinen', gemeente: 'GM9999', code });
  expect(none.html).toMatch('Geen bedrijventerrein gevonden. Kies minder');
  const overview = visit(register, { code }).html;
  for (const pagina of ['bestaat-niet', 'constructor', '__proto__'])
    expect(visit(register, { pagina, code }).html).toBe(overview);
});

test('what people name or type never becomes markup', () => {
  const register = fresh();
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  set(register, 'cluster', made.zwolle, { name: evil });
  set(register, 'municipality', 'GM0193', { name: evil });
  at(register, '2026-11-30T08:00:00');
  const code = codeOf('rvo');
  for (const query of [
    { pagina: 'overzicht' },
    { pagina: 'terreinen', q: evil, gemeente: evil, wagon: evil, thema: evil, blad: evil },
    { pagina: 'terreinen', gemeente: 'GM0193' },
    { pagina: 'terrein', id: made.zwolle },
    { pagina: evil, id: evil },
  ] as Readonly<Record<string, string>>[]) {
    const { html } = visit(register, { ...query, code });
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
  }
  expect(visit(register, { pagina: 'terrein', id: made.zwolle, code }).html).toMatch(
    '<h1>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
  );
});

test('a part that vanished from the cache is worked out again', () => {
  const register = fresh();
  const code = codeOf('rvo');
  const whole = visit(register, { code }).html;
  register.world.cache.clear();
  expect(visit(register, { code }).html).toBe(whole);
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  }, 30_000);
  afterAll(() => browser?.close());

  test.each([
    ['overzicht', 1280],
    ['overzicht', 360],
    ['terreinen', 1280],
    ['terreinen', 360],
    ['terrein', 360],
    ['dicht', 360],
  ])(
    'the page %s at %d px has no breach of WCAG and does not scroll sideways',
    async (pagina, width) => {
      const query = pagina === 'dicht' ? {} : { pagina, id: made.zwolle, code: codeOf('rvo') };
      const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'nl-NL' });
      await page.setContent(visit(fresh(), query).html);
      expect(await breaches(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      const links = (await page.evaluate(
        "[...document.querySelectorAll('main a')].map((a) => a.href)",
      )) as string[];
      expect(links.filter((href) => !href.startsWith(base))).toEqual([]);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/web-${pagina}-${width}.png`, fullPage: true });
    },
    30_000,
  );
});
