/** What the web page knows: nothing personal or confidential, and of the inside only what somebody may see. */

import { MUNICIPALITIES } from '../../../../src/register/domain/schema/municipalities.ts';
import { TABLES } from '../../../../src/register/domain/schema/tables/index.ts';
import { type Site, siteFor, siteOf } from '../../../../src/register/domain/web/site.ts';
import { TILES } from '../../../../src/register/domain/web/tiles.ts';
import { patched, type Values, viewOf, WHOLE } from '../rules/support.ts';

const AT = '2026-11-24T10:00:00';
const whole = (): Site => ({ ...siteOf(viewOf(patched({})), AT), address: null });

test('clusters with their terrains, and inside where they stand', () => {
  const site = whole();
  const found = site.clusters.find(({ key }) => key === 'CL-0001')!;
  expect(found).toMatchObject({
    name: 'Hessenpoort',
    terrains: [{ name: 'Hessenpoort', area: 120.5, year: 2024, companies: 80 }],
  });
  expect(found.inside).not.toBeNull();
  expect(site.municipalities.map(({ name }) => name)).toEqual(['Deventer', 'Zwolle']);
  expect(site.figures.find(({ label }) => label === 'Sprintsessies dit jaar')).toMatchObject({
    decimals: 0,
  });
});

test('who may not look inside sees names and areas only', () => {
  const site = whole();
  expect(siteFor(site, new Set()).clusters.every(({ inside }) => inside === null)).toBe(true);
  const some = siteFor(site, new Set(['CL-0001'])).clusters.filter(({ inside }) => inside !== null);
  expect(some.map(({ key }) => key)).toEqual(['CL-0001']);
  expect(siteFor(site, 'alles')).toBe(site);
});

test('no value of a personal or confidential column gets into it', () => {
  // Every such column that can hold text holds a mark.
  const marked = Object.fromEntries(
    TABLES.map((table) => [
      table.id,
      Object.fromEntries(
        Object.entries(WHOLE[table.id] ?? {}).map(([key, values]) => [
          key,
          { ...values, ...marks(table.id, values) },
        ]),
      ),
    ]),
  );
  const text = JSON.stringify(siteOf(viewOf(marked), AT));
  expect(JSON.stringify(marked)).toMatch('GEHEIM');
  expect(text).not.toMatch('GEHEIM');
});

function marks(id: string, values: Values): Values {
  const table = TABLES.find((one) => one.id === id)!;
  return Object.fromEntries(
    Object.entries(table.columns)
      .filter(
        ([, { openness, personal, kind }]) =>
          (personal || openness === 'vertrouwelijk') && /tekst$/.test(kind.name),
      )
      .map(([field]) => [field, values[field] === undefined ? 'GEHEIM' : `GEHEIM ${values[field]}`]),
  );
}

test('each municipality of the province has a tile of its own', () => {
  expect(MUNICIPALITIES.filter(({ code }) => !TILES[code])).toEqual([]);
  expect(new Set(Object.values(TILES).map(String)).size).toBe(Object.keys(TILES).length);
});
