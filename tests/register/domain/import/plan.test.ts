/** A list is compared with the register: matched, changed where the source owns it, and never doubled. */
import fc from 'fast-check';
import { Typed } from '../../../../src/register/domain/change/change.ts';
import { importChanges, type KnownTerrain } from '../../../../src/register/domain/import/plan.ts';
import { prepareImport } from '../../../../src/register/domain/import/prepare.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { MUNICIPALITIES } from '../../../../src/register/domain/schema/municipalities.ts';
import { known, prepare } from './support.ts';

const PLAIN = 'gemeentecode;plan_naam';
const IBIS = 'RIN_NUMMER;JAAR;GEM_CODES;PLAN_NAAM;HA_BRUTO;WLOC_TYPE';
const list = (header: string, ...rows: string[]): string => [header, ...rows, ''].join('\n');

/** The register after the additions of a plan. */
function carriedOut(text: string, terrains: readonly KnownTerrain[] = []): KnownTerrain[] {
  const changes = importChanges(prepare(text, terrains));
  return changes
    .filter((change) => change.type === 'add' && change.table === 'terrain')
    .map((change, i) => known({ ...change.values, terrain_id: `OV-${String(i + 1).padStart(4, '0')}` }));
}

test('each new terrain comes with its own cluster, unconfirmed', () => {
  const changes = importChanges(prepare(list(PLAIN, 'GM0163;T LOCHTER I')));
  expect(changes).toEqual([
    {
      type: 'add',
      table: 'cluster',
      key: '+2',
      values: expect.objectContaining({
        name: "'t Lochter I",
        municipality_codes: ['GM0163'],
        confirmed: false,
      }),
    },
    {
      type: 'add',
      table: 'terrain',
      key: '+2',
      values: {
        display_name: "'t Lochter I",
        plan_name: 'T LOCHTER I',
        municipality_code: 'GM0163',
        cluster_id: '+2',
        source_status: 'actief',
      },
    },
  ]);
});

test('whatever is imported is unchanged the next time', () => {
  const name = fc
    .array(fc.constantFrom('DE', 'ESCH', 'II', 'ZUID', 'FASE 2', "'T", 'MARS', 'É', '(X)'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((words) => words.join(' '));
  const row = fc.tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom('GM0141', 'GM0193', 'GM0014'),
    name,
    fc.integer({ min: 0, max: 9999 }),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 15 }), fc.boolean(), (rows, withRin) => {
      const text = withRin
        ? list(
            IBIS,
            ...rows.map(([rin, place, text_, area]) => `${rin};2024;${place};${text_};${area / 100};B`),
          )
        : list(PLAIN, ...rows.map(([, place, text_]) => `${place};${text_}`));
      const first = prepare(text);
      const again = prepare(text, carriedOut(text));
      expect(again.added).toEqual([]);
      expect(again.changed).toEqual([]);
      expect(again.unchanged).toBe(first.added.length);
      expect(again.rejected).toEqual(first.rejected);
    }),
  );
});

test('a RIN number matches first; what the source owns changes, what people own stays', () => {
  const before = known({
    terrain_id: 'OV-0001',
    rin_number: '7',
    municipality_code: 'GM0193',
    plan_name: 'HESSENPORT',
    display_name: 'Hessenpoort Noord',
    source_year: 2022,
    gross_area: 10,
    worklocation_type: 'B',
    town_name: 'Zwolle',
  });
  const plan = prepare(list(IBIS, '7;2024;GM0193;HESSENPOORT;12,5;B'), [before]);
  expect(plan.changed).toEqual([
    {
      line: 2,
      key: 'OV-0001',
      name: 'Hessenpoort Noord',
      fields: [
        { field: 'source_year', from: 2022, to: 2024 },
        { field: 'gross_area', from: 10, to: 12.5 },
        { field: 'plan_name', from: 'HESSENPORT', to: 'HESSENPOORT' },
      ],
    },
  ]);
  expect(importChanges(plan)).toEqual([
    {
      type: 'update',
      table: 'terrain',
      key: 'OV-0001',
      values: { source_year: 2024, gross_area: 12.5, plan_name: 'HESSENPOORT' },
      expected: { source_year: 2022, gross_area: 10, plan_name: 'HESSENPORT' },
    },
  ]);
});

test('a working name that nobody touched follows the source', () => {
  const before = known({
    terrain_id: 'OV-1',
    rin_number: '7',
    municipality_code: 'GM0193',
    plan_name: 'HESSENPORT',
    display_name: 'Hessenport',
  });
  const { changed } = prepare(list(IBIS, '7;2024;GM0193;HESSENPOORT;;'), [before]);
  expect(changed[0]!.fields).toContainEqual({ field: 'display_name', from: 'Hessenport', to: 'Hessenpoort' });
});

test.each([
  ['plan name', { plan_name: 'DE GRIFT' }],
  ['working name', { plan_name: 'X', display_name: 'De  Grift' }],
  ['alias', { plan_name: 'X', aliases: 'Grift-terrein; de grift' }],
])('without a RIN number the municipality and the %s match', (_what, values) => {
  const before = known({ terrain_id: 'OV-1', municipality_code: 'GM0148', ...values });
  const plan = prepare(list(PLAIN, 'GM0148;De Grift', 'GM0141;De Grift'), [before]);
  expect(plan.added.map(({ municipality }) => municipality)).toEqual(['GM0141']);
  expect(plan.unchanged + plan.changed.length).toBe(1);
});

test('another spelling of a name is no change', () => {
  const before = known({
    terrain_id: 'OV-1',
    municipality_code: 'GM0148',
    plan_name: "'T FEBRIEK",
    display_name: "'t Febriek",
  });
  expect(prepare(list(PLAIN, 'GM0148;T Febriek'), [before]).unchanged).toBe(1);
});

test('a terrain found by name gets its RIN number from the source', () => {
  const before = known({
    terrain_id: 'OV-1',
    municipality_code: 'GM0193',
    plan_name: 'VOORST',
    display_name: 'Voorst',
  });
  const { changed } = prepare(list(IBIS, '7;;GM0193;VOORST;;'), [before]);
  expect(changed[0]!.fields).toEqual([{ field: 'rin_number', from: null, to: '7' }]);
});

test('the same name with another RIN number is a new terrain, and suspected', () => {
  const before = known({
    terrain_id: 'OV-1',
    rin_number: '6',
    municipality_code: 'GM0193',
    plan_name: 'VOORST',
    display_name: 'Voorst',
  });
  const { added, suspected } = prepare(list(IBIS, '7;;GM0193;VOORST;;'), [before]);
  expect(added).toHaveLength(1);
  expect(suspected).toMatchObject([
    { other: { key: 'OV-1' }, reason: expect.stringMatching(/ander RIN-nummer/) },
  ]);
});

test('a name that fits two terrains is refused, and so is a second row for one terrain', () => {
  const terrains = [
    known({ terrain_id: 'OV-1', municipality_code: 'GM0193', plan_name: 'VOORST' }),
    known({ terrain_id: 'OV-2', municipality_code: 'GM0193', plan_name: 'X', aliases: 'Voorst' }),
  ];
  expect(prepare(list(PLAIN, 'GM0193;VOORST'), terrains).rejected[0]!.reason).toMatch(
    /meer terreinen.*OV-1, OV-2/,
  );
  const twice = prepare(list(PLAIN, 'GM0193;X', 'GM0193;Voorst'), [terrains[1]!]);
  expect(twice.rejected).toMatchObject([{ line: 3, reason: expect.stringMatching(/OV-2.*regel 2/) }]);
});

test('the municipality in the register stays, the difference is told', () => {
  const before = known({
    terrain_id: 'OV-1',
    rin_number: '7',
    municipality_code: 'GM0189',
    plan_name: 'ELSMOAT FASE II',
  });
  const plan = prepare(list(IBIS, '7;;GM1742;ELSMOAT FASE II;;'), [before]);
  expect(plan.unchanged).toBe(1);
  expect(plan.remarks[0]!.reason).toMatch(/in Rijssen-Holten en volgens het register in Wierden/);
});

test('an older list changes nothing', () => {
  const before = known({
    terrain_id: 'OV-1',
    rin_number: '7',
    municipality_code: 'GM0193',
    plan_name: 'VOORST',
    source_year: 2024,
    gross_area: 5,
  });
  const plan = prepare(list(IBIS, '7;2022;GM0193;VOORST;4,5;'), [before]);
  expect(plan.unchanged).toBe(1);
  expect(plan.remarks[0]!.reason).toMatch(/van 2022, het register van 2024/);
});

test('a cell that cannot be read gives way to the source', () => {
  const before = known(
    { terrain_id: 'OV-1', rin_number: '7', municipality_code: 'GM0193', plan_name: 'VOORST' },
    { gross_area: 'veel' },
  );
  const plan = prepare(list(IBIS, '7;;GM0193;VOORST;5;'), [before]);
  expect(importChanges(plan)).toMatchObject([
    { values: { gross_area: 5 }, expected: { gross_area: new Typed('veel') } },
  ]);
});

test('a code that the lists do not know is kept, and does not change for ever', () => {
  const text = list(IBIS, '7;;GM0193;VOORST;;X9');
  expect(prepare(text, carriedOut(text)).unchanged).toBe(1);
});

test('repeats within a list: the newest year of a RIN number counts, other repeats are refused', () => {
  const plan = prepare(
    list(
      IBIS,
      '7;2022;GM0193;VOORST;;',
      '7;2024;GM0193;VOORST A;;',
      '7;2024;GM0193;VOORST B;;',
      ';;GM0193;HAL;;',
      ';;GM0193;Hal;;',
    ),
  );
  expect(plan.added.map(({ planName }) => planName)).toEqual(['VOORST A', 'HAL']);
  expect(plan.remarks).toMatchObject([
    { line: 2, reason: expect.stringMatching(/regel 3 heeft een nieuwer peiljaar/) },
  ]);
  expect(plan.rejected).toMatchObject([
    { line: 4, reason: 'RIN-nummer 7 staat ook in regel 3 (VOORST A).' },
    { line: 6, reason: 'Dezelfde naam staat ook in regel 5.' },
  ]);
});

test('terrains that a complete source no longer names are reported, in the municipalities that it covers', () => {
  const terrains = [
    known({ terrain_id: 'OV-1', rin_number: '7', municipality_code: 'GM0193', plan_name: 'VOORST' }),
    known({ terrain_id: 'OV-2', rin_number: '8', municipality_code: 'GM0193', plan_name: 'HAL' }),
    known({ terrain_id: 'OV-3', municipality_code: 'GM0193', plan_name: 'ZONDER RIN' }),
    known({ terrain_id: 'OV-4', rin_number: '9', municipality_code: 'GM0141', plan_name: 'ELDERS' }),
  ];
  expect(prepare(list(IBIS, '7;;GM0193;VOORST;;'), terrains).gone.map(({ key }) => key)).toEqual(['OV-2']);
  expect(prepare(list(PLAIN, 'GM0193;VOORST'), terrains).gone).toEqual([]);
});

test('a terrain that was dropped and is in the source again, is active again', () => {
  const before = known({
    terrain_id: 'OV-1',
    rin_number: '7',
    municipality_code: 'GM0193',
    plan_name: 'VOORST',
    source_status: 'vervallen',
  });
  const { changed } = prepare(list(IBIS, '7;;GM0193;VOORST;;'), [before]);
  expect(changed[0]!.fields).toEqual([{ field: 'source_status', from: 'vervallen', to: 'actief' }]);
});

describe('suspicions', () => {
  const reasons = (...rows: string[]): string[] =>
    prepare(list(PLAIN, ...rows)).suspected.map(
      ({ terrain, other, reason }) => `${terrain.name} / ${other.name}: ${reason}`,
    );

  test('one letter, one space or an article apart', () => {
    expect(reasons('GM0148;KAMPMANSWEG', 'GM0148;KAMPMANWEG')).toEqual([
      'Kampmanweg / Kampmansweg: Heeft bijna dezelfde naam.',
    ]);
    expect(reasons('GM0148;HAVENGEBIED', 'GM0148;HAVEN GEBIED')).toHaveLength(1);
    expect(reasons('GM0193;DE MARSLANDEN', 'GM0193;MARSLANDEN')).toHaveLength(1);
  });

  test('phases of one park are not suspected', () => {
    expect(reasons('GM0148;DE BRINK', 'GM0148;DE BRINK II', 'GM0148;DE BRINK III')).toEqual([]);
  });

  test('the same name in two municipalities, but not a common one', () => {
    expect(reasons('GM0189;ELSMOAT FASE I', 'GM1742;ELSMOAT FASE II')).toEqual([
      'Elsmoat fase I / Elsmoat fase II: Dezelfde naam komt voor in Rijssen-Holten.',
    ]);
    expect(reasons('GM0189;KANAALWEG', 'GM1742;KANAALWEG', 'GM0193;KANAALWEG')).toEqual([]);
  });
});

test('a list that is too long, or a register without municipalities, is refused', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `GM0193;TERREIN NUMMER ${i}A`);
  const view = { terrains: [], municipalities: MUNICIPALITIES, look: CODES };
  expect(prepareImport(list(PLAIN, ...rows), view)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/10000 terreinen/),
  });
  expect(prepareImport(list(PLAIN, 'GM0193;X'), { ...view, municipalities: [] })).toMatchObject({
    ok: false,
  });
});
