/** Every usual sort of list is recognised, and what is no list is refused in Dutch. */
import fc from 'fast-check';
import { readSource, type Source } from '../../../../src/register/domain/import/source.ts';

function source(text: string): Source {
  const result = readSource(text);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

test.each([';', ',', '\t', '|'])('CSV separated by %j', (separator) => {
  const lines = [
    ['gemeentecode', 'gemeente', 'plan_naam'],
    ['GM0177', 'Raalte', '"DE ZEGGE, VI"'],
  ];
  const { rows, fields, format } = source(lines.map((cells) => cells.join(separator)).join('\n'));
  expect(rows).toEqual([
    { line: 2, cells: { municipalityCode: 'GM0177', municipality: 'Raalte', name: 'DE ZEGGE, VI' } },
  ]);
  expect(fields).toHaveLength(3);
  expect(format).toBe('lijst');
});

test('titles above the headers, an Excel separator line and a byte order mark are skipped', () => {
  const { rows } = source(
    '\ufeffsep=;\nBedrijventerreinen 2024;;\n\nRIN_NUMMER;Naam;Gemeente\n12;Voorst;Zwolle\n',
  );
  expect(rows).toEqual([{ line: 5, cells: { rin: '12', name: 'Voorst', municipality: 'Zwolle' } }]);
});

test('MOB is known by its field names, and unused columns are named', () => {
  const { format, fields, unused } = source(
    'RIN_NUMMER;KERN_NAAM;PLAN_NAAM;START_JAAR;GEM_CODE_CBS;WERKLOCATIE_TYPE_CODE;BRUTO_OPP;NETTO_OPP;PLAN_FASE_CODE;IND_PARK_MANAGEMENT\n1;x;y;2000;141;B;1;1;1;Ja',
  );
  expect(format).toBe('MOB');
  expect(fields).toEqual([
    'rin',
    'name',
    'municipalityCode',
    'town',
    'gross',
    'net',
    'type',
    'phase',
    'parkManagement',
  ]);
  expect(unused).toEqual(['START_JAAR']);
});

test('IBIS GeoJSON, its geometry left aside', () => {
  const feature = (properties: unknown) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [1, 2] },
    properties,
  });
  const { format, unit, rows } = source(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        feature({ RIN_NUMMER: 101, PLAN_NAAM: 'VOORST', GEM_CODES: 'GM0193', HA_BRUTO: 12.5, JAAR: 2024 }),
        feature({ RIN_NUMMER: 102, PLAN_NAAM: null, GEM_CODES: 'GM0193' }),
        feature(null),
      ],
    }),
  );
  expect(format).toBe('IBIS');
  expect(unit).toBe('object');
  expect(rows.map(({ cells }) => cells.name)).toEqual(['VOORST', '', '']);
  expect(rows[0]!.cells).toMatchObject({ rin: '101', gross: '12.5', year: '2024' });
});

test.each([
  ['nothing', '', /leeg/],
  ['white space', ' \n\t\n', /leeg/],
  ['headers only', 'gemeentecode;plan_naam\n', /alleen kolomnamen/],
  ['no features', '{"type":"FeatureCollection","features":[]}', /alleen kolomnamen/],
  ['missing columns', 'naam;kleur\nVoorst;blauw\n', /ontbreken kolommen: gemeentecode of gemeente.*kleur/],
  ['missing name', '{"type":"FeatureCollection","features":[{"properties":{"GEM_CODES":"GM0141"}}]}', /naam/],
  ['plain text', 'zomaar wat tekst', /ontbreken kolommen/],
  ['a web page', '<!doctype html><p>Fout</p>', /webpagina/],
  ['broken JSON', '{"type":"FeatureCollection","features":[', /beschadigd/],
  ['other JSON', '{"a":1}', /geen GeoJSON/],
  ['an open quote', 'naam;gemeente\n"Voorst;Zwolle\n', /aanhalingsteken/],
])('refused: %s', (_name, text, reason) => {
  expect(readSource(text)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(reason),
    tip: expect.stringMatching(/\.$/),
  });
});

test('no text makes it throw', () => {
  const wild = fc.oneof(
    fc.string(),
    fc.json(),
    fc.array(fc.constantFrom('naam', 'gemeente', ';', ',', '"', '\n', 'x')).map((parts) => parts.join('')),
  );
  fc.assert(fc.property(wild, (text) => void readSource(text)));
});
