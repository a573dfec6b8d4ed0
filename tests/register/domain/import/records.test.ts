/** Rows become records: municipalities found, values read by their columns, and every refusal explained. */
import { prepare } from './support.ts';

const list = (rows: string, header = 'gemeentecode;gemeente;plan_naam'): string => `${header}\n${rows}\n`;

test.each([
  ['GM0141;;VOORST', 'GM0141'],
  ['0141;;VOORST', 'GM0141'],
  ['141;;VOORST', 'GM0141'],
  ['141.0;;VOORST', 'GM0141'],
  ['GM0141 · Almelo;;VOORST', 'GM0141'],
  [';HENGELO;VOORST', 'GM0164'],
  [';Hengelo (O);VOORST', 'GM0164'],
  [';gemeente Rijssen Holten;VOORST', 'GM1742'],
  ['GM0000;Zwolle;VOORST', 'GM0193'],
  [';GM0193;VOORST', 'GM0193'],
])('the municipality of %s', (row, code) => {
  expect(prepare(list(row)).added.map(({ municipality }) => municipality)).toEqual([code]);
});

test.each([
  ['GM0141;Hengelo;VOORST', /spreken elkaar tegen: GM0141 is Almelo, er staat Hengelo/],
  ['GM9999;;VOORST', /GM9999 hoort niet bij de gemeenten/],
  ['GM0999;Almelo;VOORST', /GM0999 hoort niet bij Almelo \(GM0141\)/],
  ['GM0000;;VOORST', /GM0000: de bron weet niet waar/],
  [';Groningen;VOORST', /"Groningen" staat niet in het register/],
  [';;VOORST', /gemeente is niet ingevuld/],
  ['GM0141;;-', /naam is niet ingevuld/],
  ['GM0141;;MARI\ufffdNHEEM', /beschadigde tekens/],
  ['GM0141;;MariÃ«nheem', /beschadigde tekens/],
  [`GM0141;;${'A'.repeat(200)}`, /te lang/],
])('refused with line, reason and tip: %s', (row, reason) => {
  const { added, rejected } = prepare(list(`GM0193;;HESSENPOORT\n${row}`));
  expect(added).toHaveLength(1);
  expect(rejected).toEqual([
    expect.objectContaining({
      line: 3,
      reason: expect.stringMatching(reason),
      tip: expect.stringMatching(/\.$/),
    }),
  ]);
});

test('in IBIS rows of other provinces are counted, and rows without a place reported', () => {
  const header = 'RIN_NUMMER;GEM_CODES;PROV_NAMEN;PLAN_NAAM';
  const { added, rejected, elsewhere, remarks } = prepare(
    list(
      [
        '1;GM0193;Overijssel;VOORST',
        '2;GM0014;Groningen;EEMSPOORT',
        '3;GM0014;;DRIEBOND',
        '4;GM0000;;ONBEKEND',
        '5;GM0000;Drenthe;ONBEKEND',
        '6;GM0141,GM0164;Overijssel;BORNSESTRAAT',
        '7;GM0000;overijsel;ONBEKEND',
      ].join('\n'),
      header,
    ),
  );
  expect(added.map(({ line }) => line)).toEqual([2, 7]);
  expect(rejected.map(({ line }) => line)).toEqual([5, 8]);
  expect([...elsewhere]).toEqual([
    ['GM0014', 2],
    ['GM0000 (Drenthe)', 1],
  ]);
  expect(remarks).toEqual([
    expect.objectContaining({
      line: 7,
      reason: 'Ligt volgens de bron ook in Hengelo. Ingedeeld bij Almelo.',
    }),
  ]);
});

const FULL =
  'RIN_NUMMER;GEM_CODE_CBS;PLAN_NAAM;KERN_NAAM;PEILDATUM;BRUTO_OPP;NETTO_OPP;WERKLOCATIE_TYPE_CODE;PLAN_FASE_CODE;IND_PARK_MANAGEMENT';

test('values are read by their columns', () => {
  const { added } = prepare(list('12345.0;193;HESSENPOORT;Zwolle;1-1-2024;1.234,567;300,5;B;1;Ja', FULL));
  expect(added[0]!.values).toEqual({
    rin_number: '12345',
    town_name: 'Zwolle',
    source_year: 2024,
    gross_area: 1234.57,
    net_area: 300.5,
    worklocation_type: 'B',
    plan_phase: '1',
    ibis_park_mgmt: 'ja',
  });
});

test('what cannot be read is left out with a remark, an unknown code is kept', () => {
  const { added, remarks } = prepare(list('0;193;HESSENPOORT;;;veel;-3;X9;;misschien', FULL));
  expect(added[0]!.values).toEqual({ worklocation_type: 'X9' });
  expect(remarks.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^Bruto is niet overgenomen: /),
    expect.stringMatching(/^Netto is niet overgenomen: /),
    'Werklocatietype "X9" staat niet in de codelijst. De code is zo overgenomen.',
    expect.stringMatching(/^Parkmanagement \(IBIS\) is niet overgenomen: /),
  ]);
});

test('a RIN number that is none refuses the row', () => {
  expect(prepare(list('12a;193;HESSENPOORT;;;;;;;', FULL)).rejected[0]!.reason).toMatch(
    /"12a" is geen RIN-nummer/,
  );
});

test('a net area above the gross area is remarked on', () => {
  expect(prepare(list('1;193;HESSENPOORT;;;10;12;;;', FULL)).remarks[0]!.reason).toBe(
    'Netto is groter dan bruto.',
  );
});

test('a formula in a name is kept as text and remarked on', () => {
  const { added, remarks } = prepare(list('GM0193;;"=IMPORTXML(""http://example.nl"";""//a"")"'));
  expect(added[0]!.planName).toBe('=IMPORTXML("http://example.nl";"//a")');
  expect(remarks[0]!.reason).toMatch(/begint als een formule/);
});
