/** The figures over a small register of which a person reckons each one on paper, with something on every edge day. */
import { type FigureId, figuresOf } from '../../../../src/register/domain/monitoring/figures.ts';
import { programmeFacts } from '../../../../src/register/domain/monitoring/programme-facts.ts';
import { grantYear, halfYear, type Span } from '../../../../src/register/domain/monitoring/span.ts';
import { event, facts, type Rows, type Values, viewOf } from '../rules/support.ts';

const setting = (label: string, value: string): Values => ({ label, value, standing: 'voorstel' });
const park = (name: string, codes: readonly string[], counts_as = 1): Values => ({
  name,
  municipality_codes: codes,
  counts_as,
});
const judged = (cluster_id: string, assessed_on: string, answers: Values): Values => ({
  ...facts(answers),
  cluster_id,
  assessed_on,
});
/** F2, F2 + F3, and F2 + F3 + F4: levels 1, 2 and 3 of the scale. */
const [ONE, TWO, THREE] = [
  { fact_group: 'ja' },
  { fact_group: 'ja', fact_entity: 'ja' },
  { fact_group: 'ja', fact_entity: 'ja', fact_funding: 'ja' },
] as const;
const LEGS = { leg_maintenance: 'ja', leg_management: 'ja', leg_sustainability: 'ja' };

/**
 * Aa started on 1 January; Bee counts for two, has a track that stopped and a second one; Cee lies in two
 * municipalities and started on 30 June; Dee started on 1 July; Eeh started on 30 April and the step was taken away
 * again; Eff started on 1 May; Gee has no track.
 */
const REGISTER: Rows = {
  setting: {
    start_state: setting('Start', 'intake'),
    baseline_days: setting('Dagen', '30'),
    goal_starts_per_year: setting('Doel', '20'),
    duration_min_count: setting('Minimum', '2'),
    spuk_start: setting('Begin', '2024-05-01'),
    spuk_end: setting('Einde', '2027-05-01'),
    spuk_amount_bt: setting('Bedrag', '100000'),
  },
  municipality: {
    GM0001: { name: 'Oost' },
    GM0002: { name: 'West' },
    GM0003: { name: 'Zuid' },
    GM0004: { name: 'Nieuw', valid_from: '2026-07-01' },
  },
  cluster: {
    'CL-0001': park('Aa', ['GM0001']),
    'CL-0002': park('Bee', ['GM0002'], 2),
    'CL-0003': park('Cee', ['GM0001', 'GM0002']),
    'CL-0004': park('Dee', ['GM0001']),
    'CL-0005': park('Eeh', ['GM0002']),
    'CL-0006': park('Eff', ['GM0002']),
    'CL-0007': park('Gee', ['GM0003']),
  },
  terrain: Object.fromEntries(
    ['Aa', 'Bee', 'Cee', 'Dee', 'Eeh', 'Eff', 'Gee'].map((display_name, i) => [
      `OV-000${i + 1}`,
      { display_name, cluster_id: `CL-000${i + 1}`, municipality_code: 'GM0001' },
    ]),
  ),
  track: {
    'TR-0001': { name: 'Aa', cluster_id: 'CL-0001' },
    'TR-0002': { name: 'Bee, gestopt', cluster_id: 'CL-0002' },
    'TR-0003': { name: 'Bee, opnieuw', cluster_id: 'CL-0002' },
    'TR-0004': { name: 'Cee', cluster_id: 'CL-0003' },
    'TR-0005': { name: 'Dee', cluster_id: 'CL-0004' },
    'TR-0006': { name: 'Eeh', cluster_id: 'CL-0005' },
    'TR-0007': { name: 'Eff', cluster_id: 'CL-0006' },
  },
  stage_event: {
    'FG-00001': event('1', null, 'kandidaat', '2025-12-01', 'TR-0001'),
    'FG-00002': event('1', 'kandidaat', 'intake', '2026-01-01', 'TR-0001'),
    'FG-00003': event('1', 'intake', 'gehouden', '2026-04-30', 'TR-0001'),
    'FG-00004': event('1', 'gehouden', 'overgedragen_w2', '2026-06-30', 'TR-0001'),
    'FG-00005': event('2', null, 'gestart', '2026-06-30', 'TR-0001'),
    'FG-00006': event('1', null, 'intake', '2025-07-01', 'TR-0002'),
    'FG-00007': event('1', 'intake', 'gestopt', '2025-10-01', 'TR-0002'),
    'FG-00008': event('1', null, 'kandidaat', '2026-02-01', 'TR-0003'),
    'FG-00009': event('1', 'kandidaat', 'intake', '2026-03-02', 'TR-0003'),
    'FG-00010': event('1', 'intake', 'gehouden', '2026-06-01', 'TR-0003'),
    'FG-00011': event('1', null, 'intake', '2026-06-30', 'TR-0004'),
    'FG-00012': event('1', null, 'kandidaat', '2026-06-15', 'TR-0005'),
    'FG-00013': event('1', 'kandidaat', 'intake', '2026-07-01', 'TR-0005'),
    'FG-00014': event('1', null, 'intake', '2026-04-30', 'TR-0006'),
    'FG-00015': event('1', 'intake', null, '2026-05-02', 'TR-0006'),
    'FG-00016': event('1', null, 'intake', '2026-05-01', 'TR-0007'),
  },
  sprint_session: {
    'SP-0001': { name: 'Eerste', status: 'gehouden', session_date: '2026-04-30', entrepreneur_count: 10 },
    'SP-0002': { name: 'Tweede', status: 'gehouden', session_date: '2026-06-30', entrepreneur_count: 5 },
    'SP-0003': { name: 'Later', status: 'gehouden', session_date: '2026-07-01', entrepreneur_count: 99 },
    'SP-0004': { name: 'Nee', status: 'geannuleerd', session_date: '2026-03-01', entrepreneur_count: 88 },
    'SP-0005': { name: 'Eerder', status: 'gehouden', session_date: '2025-12-31', entrepreneur_count: 7 },
  },
  session_terrain: Object.fromEntries(
    [
      ['SP-0001', 'OV-0001'],
      ['SP-0002', 'OV-0002'],
      ['SP-0002', 'OV-0003'],
      ['SP-0003', 'OV-0004'],
      ['SP-0004', 'OV-0006'],
      ['SP-0005', 'OV-0002'],
    ].map(([session_id, terrain_id], i) => [`ST-000${i + 1}`, { session_id, terrain_id }]),
  ),
  org_assessment: {
    // Aa: nine days after its start, and on the last day.
    'OG-0001': judged('CL-0001', '2026-01-10', ONE),
    'OG-0002': judged('CL-0001', '2026-06-30', TWO),
    'OG-0003': judged('CL-0002', '2025-06-01', {}),
    'OG-0004': judged('CL-0002', '2026-06-01', { ...THREE, ...LEGS }),
    'OG-0005': judged('CL-0003', '2026-07-01', THREE),
    'OG-0006': judged('CL-0005', '2026-04-30', ONE),
    'OG-0007': judged('CL-0005', '2026-06-01', {}),
    // Eff: a day too late to be the baseline, and not sure.
    'OG-0008': judged('CL-0006', '2026-06-01', { ...THREE, ...LEGS, leg_sustainability: 'onbekend' }),
    'OG-0009': judged('CL-0007', '2025-06-01', { ...THREE, ...LEGS }),
  },
  grant: {
    'SB-0001': {
      track_id: 'TR-0001',
      status: 'vastgesteld',
      application_date: '2026-01-01',
      granted: 17_500.5,
      granted_on: '2026-06-30',
      settled: 16_000,
      settled_on: '2026-07-01',
    },
    'SB-0002': {
      track_id: 'TR-0003',
      status: 'vastgesteld',
      application_date: '2025-12-31',
      granted: 10_000,
      granted_on: '2026-01-01',
      settled: 9_000.25,
      settled_on: '2026-06-30',
    },
    'SB-0003': {
      track_id: 'TR-0004',
      status: 'afgewezen',
      application_date: '2026-02-01',
      granted: 500,
      granted_on: '2026-03-01',
    },
    'SB-0004': { track_id: 'TR-0007', status: 'concept' },
  },
  metering_campaign: {
    'MC-0001': {
      cluster_id: 'CL-0001',
      status: 'geanalyseerd',
      analysed_on: '2026-01-01',
      invited_count: 20,
      data_count: 8,
    },
    'MC-0002': {
      cluster_id: 'CL-0002',
      status: 'geanalyseerd',
      analysed_on: '2025-12-31',
      invited_count: 5,
      data_count: 5,
    },
  },
  measure: {
    'MR-0001': {
      cluster_id: 'CL-0001',
      status: 'uitgevoerd',
      realised_on: '2026-06-30',
      investment: 1000,
      saving_kwh: 500,
      saving_kwh_source: 'gemeten',
    },
    'MR-0002': {
      cluster_id: 'CL-0001',
      status: 'uitgevoerd',
      realised_on: '2026-07-01',
      investment: 9999,
      saving_kwh: 9999,
    },
    'MR-0003': { cluster_id: 'CL-0002', status: 'idee', investment: 9999 },
    'MR-0004': { cluster_id: 'CL-0002', status: 'gestopt' },
  },
  trainee: {
    'TT-0001': { trained_on: '2026-06-30', first_terrain_on: '2026-07-01' },
    'TT-0002': { trained_on: '2026-07-01' },
    'TT-0003': { trained_on: '2025-12-31', first_terrain_on: '2026-01-01' },
  },
  cost_line: {
    'KO-0001': {
      performance_date: '2026-01-01',
      spuk_leg: 'bt',
      charged_to_spuk: 100,
      evidence_url: 'https://x.nl',
    },
    'KO-0002': {
      performance_date: '2026-06-30',
      spuk_leg: 'mkb',
      charged_to_spuk: 50.5,
      evidence_url: 'https://x.nl',
    },
    'KO-0003': { performance_date: '2025-12-31', spuk_leg: 'bt', charged_to_spuk: 40 },
    'KO-0004': { performance_date: '2026-07-01', spuk_leg: 'bt', charged_to_spuk: 999 },
    'KO-0005': { performance_date: '2026-02-02', spuk_leg: 'geen', charged_to_spuk: 77 },
    'KO-0006': { performance_date: '2026-03-03', charged_to_spuk: 9.25, evidence_url: 'https://x.nl' },
    'KO-0007': { performance_date: '2025-11-30', charged_to_spuk: 2 },
  },
};

const view = viewOf(REGISTER);
const FIRST_HALF = halfYear(2026, 1);

type Reckoned = readonly (readonly [id: FigureId, value: number | null, how: string])[];

/** The first half of 2026, of the whole programme. */
const OVER_THE_HALF: Reckoned = [
  [
    'I1',
    4,
    'Aa 1-1, Cee 30-6, Eeh 30-4, Eff 1-5; Bee started in 2025 and a second track starts nothing, Dee on 1-7',
  ],
  ['I1.kalenderjaar', 4, 'the same: the half-year begins with the year'],
  ['I1.uitkeringsjaar', 2, 'from 1-5-2026: Eff and Cee'],
  ['I1.cumulatief', 6, 'those four, and Bee that counts for 2'],
  ['I2', 0.2, '4 of 20'],
  ['I2.verwacht', 9.9178, '20 × 181 days of 365'],
  ['I2.uitkeringsjaar', 0.1, '2 of 20'],
  ['I2.uitkeringsjaar.verwacht', 3.3425, '20 × 61 days (31 in May, 30 in June) of 365'],
  ['I2.looptijd.doel', 60, '20 × 1,096 days / 365.25 = 60.01'],
  ['I2.looptijd', 0.1, '6 of 60'],
  ['I2.looptijd.verwacht', 43.3029, '60 × 791 days (2 years of 365, and 61) of 1,096'],
  ['I3', 2, 'Aa from 1 to 2, Bee from 0 to 3'],
  ['I3.gedaald', 1, 'Eeh from 1 to 0'],
  ['I3.gemeten', 3, 'Aa, Bee, Eeh'],
  ['I3.onbekend', 2, 'Cee, judged on 1-7; Eff, judged 31 days after its start'],
  ['I3.gemiddeld', 1, '(1 + 3 − 1) / 3'],
  ['I3.niveau_0', 1, 'Eeh'],
  ['I3.niveau_1', 0, 'none'],
  ['I3.niveau_2', 1, 'Aa'],
  ['I3.niveau_3', 2, 'Bee and Eff'],
  ['I3.niveau_4', 0, 'none'],
  ['I4', 2, 'Bee, and Gee that has no track'],
  ['I4.nieuw', 1, 'Bee: Gee passed in 2025 already'],
  ['I4.onbekend', 1, 'Eff: no answer is no, one is unknown'],
  ['I4.beoordeeld', 5, 'Aa, Bee, Eeh, Eff, Gee; Cee only on 1-7'],
  ['I5.w1_w2.klaar', 1, 'of Aa, Cee, Eeh, Eff that began in the half-year: Aa'],
  ['I5.w1_w2.bereikt', 1, 'Aa'],
  ['I5.w1_w2', 1, '1 of 1'],
  ['I5.w1_w2.cumulatief.klaar', 2, 'Aa was handed over, the first track of Bee stopped'],
  ['I5.w1_w2.cumulatief.bereikt', 1, 'Aa'],
  ['I5.w1_w2.cumulatief', 0.5, '1 of 2'],
  ['I5.w2_w3.cumulatief', null, 'nobody ended wagon 2'],
  [
    'I6.start_sprint',
    105,
    'Aa 1-1 to 30-4 is 119 days, the second track of Bee 2-3 to 1-6 is 91; halfway is 105',
  ],
  ['I6.start_sprint.n', 2, 'those two'],
  ['I6.w1', null, 'one track is fewer than two'],
  ['I6.w1.n', 1, 'Aa; the first track of Bee ended in 2025'],
  ['I7.gemeenten.alle', 3, 'Nieuw exists from 1-7'],
  ['I7.gemeenten', 2, 'Oost and West; Zuid has only Gee'],
  ['I7', 0.6667, '2 of 3'],
  ['I7.clusters.met', 6, 'all but Gee; of Dee a candidate, of Bee the second track'],
  ['I7.clusters', 0.8571, '6 of 7'],
  ['I7.open', 6, 'all tracks but the first of Bee'],
  ['I7.klaar', 0, 'none'],
  ['I7.gestopt', 1, 'the first track of Bee'],
  ['I8', 2, '30-4 and 30-6; not 1-7, not 31-12, not the one that was called off'],
  ['I8.ondernemers', 15, '10 and 5'],
  ['I8.terreinen', 3, 'Aa; Bee and Cee'],
  ['I8.cumulatief', 3, 'and 31-12-2025'],
  ['I8.terreinen.cumulatief', 3, 'Bee was there twice'],
  ['I9', 27_500.5, '17,500.50 on 30-6 and 10,000 on 1-1; what was refused does not count'],
  ['I9.vastgesteld', 9_000.25, 'on 30-6; 16,000 follows on 1-7'],
  ['I9.aangevraagd', 2, '1-1 and 1-2; one is of 31-12'],
  ['I9.aantal.verleend', 1, 'that of Aa, settled a day later'],
  ['I9.aantal.vastgesteld', 1, 'that of Bee'],
  ['I9.aantal.afgewezen', 1, 'that of Cee'],
  ['I9.aantal.ingediend', 0, 'a draft was not handed in'],
  ['I10', 1, 'on 1-1; the other is of 31-12'],
  ['I10.dekking', 0.4, '8 of 20'],
  ['I10.bedrijven.cumulatief', 13, '8 and 5'],
  ['I11', 3, 'all four but the one that stopped'],
  ['I11.uitgevoerd', 1, 'on 30-6'],
  ['I11.gepland', 1, 'done on 1-7'],
  ['I11.investering', 1000, 'of the one that is done'],
  ['I11.kwh.gemeten', 500, 'of the one that is done'],
  ['I12', 2, '30-6 and 31-12; not 1-7'],
  ['I12.periode', 1, '30-6'],
  ['I12.eerste_terrein', 1, '1-1; not 1-7'],
  ['I13', 159.75, '100 on 1-1, 9.25 on 3-3 and 50.50 on 30-6; not 31-12, not 1-7, not what is of no leg'],
  ['I13.bt', 100, '1-1'],
  ['I13.mkb', 50.5, '30-6'],
  ['I13.onbekend', 9.25, '3-3, of which nobody chose the leg yet'],
  ['I13.cumulatief', 201.75, 'and 40 of 31-12-2025 and 2 of 30-11-2025'],
  ['I13.onbekend.cumulatief', 11.25, '9.25 and 2'],
  ['I13.bt.resterend', 99_860, '100,000 − 100 − 40'],
  ['I13.mkb.resterend', null, 'the amount is not known'],
  ['I13.zonder_bewijs', 2, '31-12-2025 and 30-11-2025; that of 1-7 is not there yet'],
];

/** Other spans and sets of clusters, for what only shows there. */
const ELSEWHERE: readonly (readonly [Span, readonly string[] | null, Reckoned])[] = [
  [
    halfYear(2025, 2),
    null,
    [
      ['I1', 2, 'Bee, 1-7-2025, counts for 2'],
      ['I7.gestopt', 1, 'its first track'],
      ['I7.open', 1, 'Aa, a candidate; the second track of Bee was not there yet'],
      ['I8.ondernemers', 7, '31-12-2025'],
      ['I13', 42, '31-12-2025 and 30-11-2025'],
    ],
  ],
  [
    halfYear(2026, 2),
    null,
    [
      ['I1', 1, 'Dee, 1-7'],
      ['I8.ondernemers', 99, '1-7'],
      ['I9.vastgesteld', 16_000, '1-7'],
      ['I11.uitgevoerd.periode', 1, '1-7'],
      ['I13', 999, '1-7'],
    ],
  ],
  [grantYear(2025), null, [['I1', 4, 'Bee for 2, Aa, and Eeh on 30-4; not Eff on 1-5']]],
  [grantYear(2026), null, [['I1', 3, 'Eff on 1-5, Cee, Dee; not Eeh on 30-4']]],
  [
    FIRST_HALF,
    ['CL-0002'],
    [
      ['I1', 0, 'Bee started in 2025'],
      ['I1.cumulatief', 2, 'once, for 2, also with two tracks'],
      ['I3', 1, 'from 0 to 3'],
      ['I6.start_sprint.n', 1, 'of its second track'],
      ['I7.open', 1, 'its second track'],
      ['I2', null, 'the goal is of the whole programme'],
    ],
  ],
  [
    FIRST_HALF,
    ['CL-0007'],
    [
      [
        'I14.verplicht',
        10,
        'cluster: name, municipalities, counts as; terrain: name, municipality, cluster, status of the source; assessment: cluster, day, who judged',
      ],
      ['I14.gevuld', 9, 'the status of the source is blank'],
      ['I14', 0.9, '9 of 10'],
    ],
  ],
];

test.each(OVER_THE_HALF)('%s is %p over the first half of 2026: %s', (id, value) => {
  expect(figuresOf(view, FIRST_HALF, null)[id]).toBe(value);
});

describe.each(ELSEWHERE)('over %j of %j', (span, keys, reckoned) => {
  test.each(reckoned)('%s is %p: %s', (id, value) => {
    expect(figuresOf(view, span, keys && new Set(keys))[id]).toBe(value);
  });
});

test('a start that was undone, so that its step is gone, is none; one of which the state was cleared later is', () => {
  const { 'FG-00014': _, 'FG-00015': __, ...left } = REGISTER.stage_event!;
  const undone = viewOf({ ...REGISTER, stage_event: left });
  expect(figuresOf(undone, FIRST_HALF, null)).toMatchObject({ I1: 3, 'I7.clusters.met': 5 });
});

test('who came straight into wagon 3 reached wagons 2 and 3, and passed both that lie before it', () => {
  const straight = viewOf({
    ...REGISTER,
    stage_event: {
      ...REGISTER.stage_event,
      'FG-00090': event('3', null, 'aangemeld', '2026-06-01', 'TR-0007'),
      'FG-00091': event('2', 'gestart', 'gestopt', '2026-06-30', 'TR-0001'),
    },
  });
  expect(figuresOf(straight, FIRST_HALF, null)).toMatchObject({
    // Aa was handed over and Eff skipped; the first track of Bee stopped.
    'I5.w1_w2.cumulatief.bereikt': 2,
    'I5.w1_w2.cumulatief.klaar': 3,
    // Eff; Aa stopped in wagon 2.
    'I5.w2_w3.cumulatief.bereikt': 1,
    'I5.w2_w3.cumulatief.klaar': 2,
    'I5.w2_w3.cumulatief': 0.5,
    'I5.w2_w3.bereikt': 1,
  });
});

describe('the expected line of starts', () => {
  const on = (from: string, until: string) => {
    const figures = figuresOf(view, { from, until }, null);
    return [figures['I2.looptijd.verwacht'], figures['I2.verwacht'], figures['I2.uitkeringsjaar.verwacht']];
  };
  test.each([
    ['before the term nothing', '2024-01-01', '2024-04-30', [0, 0, 0]],
    // 60 / 1,096; 20 / 366 in the leap year; 20 / 365.
    ['on its first day that day', '2024-05-01', '2024-05-01', [0.0547, 0.0546, 0.0548]],
    // 60 × 245 / 1,096; 20 × 245 / 366; 20 × 245 / 365.
    ['in its first year the days since then', '2024-05-01', '2024-12-31', [13.4124, 13.388, 13.4247]],
    // 60 × 1,095 / 1,096; 20 × 120 / 365; the whole grant year.
    ['on the day before its last', '2027-01-01', '2027-04-30', [59.9453, 6.5753, 20]],
    // 20 × 121 / 365; one day of a grant year of its own (366 days, to 30-4-2028).
    ['on its last day', '2027-01-01', '2027-05-01', [60, 6.6301, 0.0546]],
    ['after it it stays level', '2027-07-01', '2027-12-31', [60, 6.6301, 0.0546]],
    ['and in a year after it nothing is expected', '2028-01-01', '2028-12-31', [60, 0, 0]],
  ])('%s', (_, from, until, expected) => {
    expect(on(from, until)).toEqual(expected);
  });

  test('in the table of years the line ends with the term, and stays there', () => {
    const years = (until: string) =>
      programmeFacts(view, { from: '2024-05-01', until }).startsByYear.map(
        ({ name, expected, expectedCumulative }) => [name, expected, expectedCumulative],
      );
    const atTheEnd = [
      ['2024', 13.388, 13.388],
      ['2025', 20, 33.388],
      ['2026', 20, 53.388],
      ['2027', 6.6301, 60.0181],
      ['2024-2025', 20, 20],
      ['2025-2026', 20, 40],
      ['2026-2027', 20, 60],
    ];
    expect(years('2027-05-01')).toEqual(atTheEnd);
    expect(years('2029-12-31')).toEqual(atTheEnd);
    expect(years('2024-04-30')).toEqual([]);
  });

  test('what started before the term counts for no goal of the term', () => {
    const { 'TR-0001': first, ...others } = REGISTER.track!;
    const early = viewOf({
      ...REGISTER,
      track: { 'TR-0001': { ...first, start_override: '2024-04-30' }, ...others },
    });
    const started = (of: typeof view) => {
      const { figures, startsByYear } = programmeFacts(of, { from: '2024-05-01', until: '2027-05-01' });
      const [last] = startsByYear.filter(({ type }) => type === 'uitkeringsjaar').reverse();
      return [figures.I1, figures['I2.looptijd'], last!.cumulative];
    };
    // Aa, Cee, Dee, Eeh and Eff, and Bee that counts for 2; 7 of 60, and without Aa 6.
    expect(started(view)).toEqual([7, 0.1167, 7]);
    expect(started(early)).toEqual([6, 0.1, 6]);
  });
});
