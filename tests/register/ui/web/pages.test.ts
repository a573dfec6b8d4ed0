/** The pages of the read-only site: what is on them, how links lead on, and that text never becomes markup. */
import fc from 'fast-check';
import { type Site, siteFor, siteOf } from '../../../../src/register/domain/web/site.ts';
import { html } from '../../../../src/register/ui/web/html.ts';
import { PAGES } from '../../../../src/register/ui/web/pages.ts';
import { patched, viewOf } from '../../domain/rules/support.ts';

const AT = '2026-11-24T10:00:00';
const whole = (): Site => ({ ...siteOf(viewOf(patched({})), AT), address: null });
const BASE = 'https://script.google.com/macros/s/x/exec';
const site = whole();

function page(name: string, parameters: Readonly<Record<string, string>> = {}, of = site): string {
  return PAGES[name]!(of, { base: BASE, code: 'c0de', parameters }).html;
}

const rows = (text: string): number => Math.max(0, (text.match(/<tr>/g) ?? []).length - 1);

test('the overview links each municipality to its list, with the personal link along', () => {
  const text = page('overzicht');
  expect(text).toMatch(`${BASE}?pagina=terreinen&amp;gemeente=GM0193&amp;code=c0de`);
  expect(text).toMatch('<html lang="nl">');
  expect(text).toMatch('<base target="_top">');
});

test('a municipality with nothing but a stopped track is a white spot on the map, as in the figures', () => {
  const found = site.clusters.find(
    ({ inside, municipalities }) => inside?.wagon && municipalities.length === 1,
  )!;
  const [town] = found.municipalities;
  const tile = (stopped: boolean): string => {
    const inside = { ...found.inside!, wagon: 'klaar' as const, stopped };
    const text = page('overzicht', {}, { ...site, clusters: [{ ...found, inside }] });
    return text.split('<li').find((item) => item.includes(`gemeente=${town}`))!;
  };
  expect(tile(true)).toMatch('traject gestopt');
  expect(tile(true)).not.toMatch(/class="some"|klaar/);
  expect(tile(false)).toMatch(/class="some"[\s\S]*1 traject[\s\S]*klaar/);
});

test.each([
  [{}, site.clusters.length],
  [{ q: 'hessen' }, 1],
  [{ q: 'HESSEN poort' }, 1],
  [{ q: 'bestaat niet' }, 0],
  [
    { gemeente: 'GM0193' },
    site.clusters.filter(({ municipalities }) => municipalities.includes('GM0193')).length,
  ],
  [{ wagon: '9' }, 0],
  [{ blad: '-4' }, site.clusters.length],
  [{ blad: 'x' }, site.clusters.length],
])('the list for %j', (parameters, count) => {
  expect(rows(page('terreinen', parameters as Record<string, string>))).toBe(count);
});

test('a long list comes in pages that keep the choice', () => {
  const many = {
    ...site,
    clusters: Array.from({ length: 3800 }, (_, i) => ({
      ...site.clusters[0]!,
      key: `CL-${i}`,
      name: `Park ${i}`,
    })),
  };
  const text = page('terreinen', { q: 'park', blad: '2' }, many);
  expect(rows(text)).toBe(100);
  expect(text).toMatch('Blad 2 van 38');
  expect(text).toMatch('q=park&amp;blad=3');
  expect(text.length).toBeLessThan(60_000);
});

test('who sees nothing inside gets no wagons, states or steps', () => {
  const closed = siteFor(site, new Set());
  for (const text of [page('overzicht', {}, closed), page('terreinen', {}, closed)])
    expect(text).not.toMatch('Wagon');
  expect(page('terrein', { id: 'CL-0001' }, closed)).not.toMatch(/Stappen|Maatregelen|Gestart op/);
  expect(page('terrein', { id: 'CL-0001' })).toMatch(/Stappen/);
});

test('who sees inside of their own alone is not told that elsewhere nothing happens', () => {
  const own = siteFor(site, new Set(['CL-0001']));
  const [zwolle, deventer] = ['GM0193', 'GM0150'];
  const tile = (code: string) =>
    new RegExp(`gemeente=${code}[^>]*><b>[^<]*</b>(.*?)</a>`).exec(page('overzicht', {}, own))![1];
  expect(tile(zwolle)).toMatch(/traject.*wagon/);
  expect(tile(deventer)).toMatch(/^<span>\d+ terrein(en)?<\/span>$/);
  expect(page('overzicht', {}, own)).toMatch('Hoe ver een terrein is, zie je alleen van je eigen terreinen.');
  const wagons = /<table>.*<\/table>/s.exec(page('overzicht', {}, own))![0];
  expect(wagons).toMatch('Zwolle');
  expect(wagons).not.toMatch('Deventer');
  const list = page('terreinen', { gemeente: deventer }, own);
  expect(list).not.toMatch('Geen traject');
  expect(page('overzicht')).not.toMatch('alleen van je eigen');
});

test('a page tells where it is: in its title, in its trail and in the navigation', () => {
  const title = (text: string) => /<title>(.*?)<\/title>/.exec(text)![1];
  const trail = (text: string) =>
    /<ol>(.*?)<\/ol>/
      .exec(text)?.[1]
      ?.replace(/<li[^>]*>/g, '/')
      .replace(/<[^>]*>/g, '');
  expect(title(page('terrein', { id: 'CL-0001' }))).toBe('Hessenpoort – Bedrijventerreinen: stand van zaken');
  expect(trail(page('terrein', { id: 'CL-0001' }))).toBe('/Overzicht/Bedrijventerreinen/Zwolle/Hessenpoort');
  expect(trail(page('terreinen', { gemeente: 'GM0193' }))).toBe('/Overzicht/Bedrijventerreinen/Zwolle');
  expect(trail(page('terreinen'))).toBeUndefined();
  expect(page('terreinen')).toMatch(/aria-current="page">Bedrijventerreinen/);
});

test('a list without a result says what to do, with a way back to all', () => {
  const text = page('terreinen', { q: 'bestaat niet' });
  expect(text).toMatch('Geen bedrijventerrein gevonden. Kies minder');
  expect(text).toMatch(`<a href="${BASE}?pagina=terreinen&amp;code=c0de">Toon alle bedrijventerreinen</a>`);
  expect(page('terreinen')).not.toMatch('Toon alle');
});

test('a column in which nothing is known is left out', () => {
  const bare = {
    ...site,
    clusters: site.clusters.map((one) => ({
      ...one,
      terrains: one.terrains.map((own) => ({ ...own, area: null, companies: null })),
    })),
  };
  expect(page('terreinen')).toMatch('Hectare');
  expect(page('terreinen', {}, bare)).not.toMatch('Hectare');
  expect(page('terrein', { id: 'CL-0001' })).toMatch(/<th scope="row">Hessenpoort/);
  expect(page('terrein', { id: 'CL-0001' }, bare)).toMatch('<ul><li>Hessenpoort</li></ul>');
});

test('an unknown business park says so, tells nothing, and leads back', () => {
  const text = page('terrein', { id: 'CL-9999' });
  expect(text).toMatch('Niet gevonden');
  expect(text).toMatch(`<a href="${BASE}?pagina=terreinen&amp;code=c0de">Bedrijventerreinen</a>`);
});

test('whatever stands in the register or in the address, it never becomes markup', () => {
  const wild = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', '=', '/', 'é') });
  fc.assert(
    fc.property(wild, wild, (name, typed) => {
      const one = { ...site.clusters[0]!, name, terrains: [{ name, area: 1, year: 2024, companies: null }] };
      const text = page(
        'terreinen',
        { q: typed, gemeente: typed, wagon: typed },
        { ...site, clusters: [one] },
      );
      const plain = page('terreinen', {}, { ...site, clusters: [{ ...one, name: 'x' }] });
      const tags = (of: string): number => (of.match(/<\/?[a-z]/g) ?? []).length;
      const shown = /Geen bedrijventerrein gevonden/.test(text)
        ? page('terreinen', { q: 'zzz' }, { ...site, clusters: [one] })
        : plain;
      expect(tags(text)).toBe(tags(shown));
    }),
  );
});

test('pieces that are nothing become nothing', () => {
  expect(html`a${null}b${undefined}c${false}d${['<', 1]}`.text).toBe('abcd&lt;1');
});

test('numbers stand below a head at the same side', () => {
  for (const [name, parameters] of [
    ['overzicht', {}],
    ['terreinen', {}],
    ['terrein', { id: site.clusters[0]!.key }],
  ] as const)
    for (const [table] of page(name, parameters).matchAll(/<table>.*?<\/table>/gs)) {
      const [heads, ...rows] = table.split('<tr>').slice(1);
      const sides = (line: string) => [...line.matchAll(/<t[hd]( [^>]*)?>/g)].map(([tag]) => /"n"/.test(tag));
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect([name, sides(row)]).toEqual([name, sides(heads!)]);
    }
});

test('a long name of a municipality says where it may break', () => {
  const municipalities = [
    { code: 'GM1896', name: 'Zwartewaterland' },
    { code: 'GM0193', name: 'Zwolle' },
  ];
  const text = page('overzicht', {}, { ...site, municipalities });
  expect(text).toMatch('<b>Zwarte\u00adwater\u00adland</b>');
  expect(text).toMatch('<b>Zwolle</b>');
});
