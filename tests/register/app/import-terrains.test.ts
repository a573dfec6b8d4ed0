/** A list is imported in one batch, does nothing the second time, and a bad list harms nothing. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importTerrains, previewImport } from '../../../src/register/app/import-terrains.ts';
import { cluster, journal, terrain } from '../../../src/register/domain/schema/tables/index.ts';
import { contents, freshMemory, register, value } from './import-register.ts';

const EXAMPLE = readFileSync(
  fileURLToPath(new URL('../../../scripts/example/terreinen.csv', import.meta.url)),
  'utf8',
);

/** A list as IBIS gives it, with names that are all different. */
function ibis(count: number, area = '12,5'): string {
  const rows = Array.from(
    { length: count },
    (_, i) => `${1000 + i};2024;GM0193;TERREIN ${word(i)};${area};B`,
  );
  return ['RIN_NUMMER;JAAR;GEM_CODES;PLAN_NAAM;HA_BRUTO;WLOC_TYPE', ...rows, ''].join('\r\n');
}

function word(n: number): string {
  return [n % 26, Math.floor(n / 26) % 26, Math.floor(n / 676)]
    .map((i) => String.fromCharCode(65 + i).repeat(2))
    .join('');
}

test('a dry run changes nothing; the import is one batch; again nothing changes', () => {
  const held = freshMemory();
  const before = contents(held);
  const count = EXAMPLE.trim().split('\n').length - 1;
  expect(value(previewImport(register(held), EXAMPLE)).counts).toMatchObject({ added: count, rejected: 0 });
  expect(contents(held)).toBe(before);

  expect(value(importTerrains(register(held), EXAMPLE, 'terreinen.csv')).summary).toMatch(`${count} nieuw`);
  const { byKey } = register(held).read(terrain);
  expect(byKey.size).toBe(count);
  expect(byKey.get('OV-0001')!.values).toMatchObject({
    display_name: 'Bedrijvenpark Twente',
    municipality_code: 'GM0141',
    cluster_id: 'CL-0001',
    in_ibis: 'nee',
  });
  expect(register(held).read(cluster).byKey.size).toBe(count);
  const lines = register(held)
    .read(journal)
    .entries.filter(({ values }) => values.via === 'import');
  expect(new Set(lines.map(({ values }) => values.batch)).size).toBe(1);
  expect(lines[0]!.values.reason).toBe('Import van terreinen.csv');

  const after = contents(held);
  expect(value(importTerrains(register(held), EXAMPLE, 'terreinen.csv')).counts).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: count,
  });
  expect(contents(held)).toBe(after);
});

test('3,800 terrains take a few dozen calls', () => {
  const held = freshMemory();
  held.calls.length = 0;
  expect(value(importTerrains(register(held), ibis(3800), 'ibis.csv')).counts.added).toBe(3800);
  expect(held.calls.length).toBeLessThan(40);
  held.calls.length = 0;
  expect(value(importTerrains(register(held), ibis(3800, '13'), 'ibis.csv')).counts.changed).toBe(3800);
  expect(held.calls.length).toBeLessThan(40);
  expect(value(previewImport(register(held), ibis(3800, '13'))).counts.unchanged).toBe(3800);
});

test('what a person typed that cannot be read gives way to the source, and the journal keeps it', () => {
  const held = freshMemory();
  value(importTerrains(register(held), ibis(1), ''));
  const sheet = held.sheet(terrain);
  sheet.cells[1]![sheet.fields.indexOf('gross_area')] = 'best groot';
  expect(value(importTerrains(register(held), ibis(1), '')).counts.changed).toBe(1);
  const { entries } = register(held).read(journal);
  const last = entries[entries.length - 1]!.values;
  expect(last).toMatchObject({
    field: 'gross_area',
    old: 'best groot',
    new: '12.5',
    reason: 'Import van een geplakte lijst',
  });
});

test('two people who import the same list at once do not double it', () => {
  const held = freshMemory();
  const [one, other] = [register(held), register(held)];
  expect(value(previewImport(one, ibis(3))).counts.added).toBe(3);
  expect(value(previewImport(other, ibis(3))).counts.added).toBe(3);
  expect(value(importTerrains(one, ibis(3), '')).counts.added).toBe(3);
  expect(value(importTerrains(other, ibis(3), '')).counts).toMatchObject({ added: 0, unchanged: 3 });
});

test('an interrupted import is finished by the next one', () => {
  const held = freshMemory();
  held.calls.length = 0;
  value(importTerrains(register(held), ibis(5), ''));
  const needed = held.calls.length;
  for (let at = 1; at <= needed; at++) {
    const broken = freshMemory();
    broken.calls.length = 0;
    broken.crashAt = at;
    expect(() => importTerrains(register(broken), ibis(5), '')).toThrow();
    broken.crashAt = 0;
    value(importTerrains(register(broken), ibis(5), ''));
    expect(register(broken).read(terrain).byKey.size).toBe(5);
    expect(register(broken).read(cluster).byKey.size).toBe(5);
  }
});

test.each([
  ['nothing', '', /leeg/],
  ['a header only', 'gemeentecode;plan_naam\n', /alleen kolomnamen/],
  ['missing columns', 'naam;kleur\nVoorst;blauw\n', /ontbreken kolommen/],
  ['10,000 rows', ibis(10_000), /10000 terreinen/],
])('%s ends in a message and an unharmed register', (_what, text, reason) => {
  const held = freshMemory();
  const before = contents(held);
  for (const outcome of [previewImport(register(held), text), importTerrains(register(held), text, 'x')])
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  expect(contents(held)).toBe(before);
});

test.each([
  ['an unknown municipality', 'GM9999;VOORST', /GM9999/],
  ['a wrong encoding', 'GM0193;MARI\ufffdNHEEM', /beschadigde tekens/],
])('%s refuses the row and not the list', (_what, row, reason) => {
  const held = freshMemory();
  const report = value(importTerrains(register(held), `gemeentecode;plan_naam\n${row}\nGM0193;HAL\n`, ''));
  expect(report.counts).toMatchObject({ added: 1, rejected: 1 });
  expect(report.rejected[0]).toMatchObject({ line: 2, reason: expect.stringMatching(reason) });
});
