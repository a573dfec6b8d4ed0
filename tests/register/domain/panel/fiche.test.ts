/** The story of a cluster from the rows of the register: where rows lead, what it tells, and what it keeps to itself. */
import { type Fiche, ficheOf, type Reader } from '../../../../src/register/domain/panel/fiche.ts';
import { clustersOfRow } from '../../../../src/register/domain/panel/lead.ts';
import type { Source } from '../../../../src/register/domain/rules/view.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { TABLES } from '../../../../src/register/domain/schema/tables/index.ts';
import { type Patch, patched, TODAY, type Values, viewOf, WHOLE } from '../rules/support.ts';

const COORDINATOR: Reader = { contact: 'CT-0001', role: 'coordinator' };

function sourceOf(patch: Patch): Source {
  const view = viewOf(patched(patch));
  return {
    today: TODAY,
    look: {
      codes: CODES.codes,
      choice: (table, key) => {
        const found = TABLES.find(({ id }) => id === table)!;
        const row = view.row(found, key) as Values | null;
        return row && [key, ...(found.title ?? []).map((field) => row[field])].join(' · ');
      },
    },
    read: (table) => ({
      byKey: new Map(view.rows(table).map(({ key, row }) => [key, { values: row }])),
      problems: [],
    }),
  };
}

function fiche(patch: Patch = {}, reader = COORDINATOR, key = 'CL-0001'): Fiche {
  return ficheOf(sourceOf(patch), key, reader)!;
}

describe('every row leads to its clusters', () => {
  const LEADS: Readonly<Record<string, readonly [key: string, clusters: readonly string[]]>> = {
    cluster: ['CL-0001', ['CL-0001']],
    terrain: ['OV-0002', ['CL-0002']],
    municipality: ['GM0193', ['CL-0001']],
    organisation: ['OR-0001', ['CL-0001']],
    org_terrain: ['RO-0001', ['CL-0001']],
    track: ['TR-0001', ['CL-0001']],
    stage_event: ['FG-00003', ['CL-0001']],
    sprint_session: ['SP-0002', ['CL-0002']],
    session_terrain: ['ST-0002', ['CL-0002']],
    idea: ['ID-0001', ['CL-0001']],
    org_assessment: ['OG-0001', ['CL-0001']],
    handover: ['OD-0001', ['CL-0001']],
    grant: ['SB-0001', ['CL-0001']],
    cost_line: ['KO-0001', ['CL-0001']],
    metering_campaign: ['MC-0001', ['CL-0001']],
    measure: ['MR-0001', ['CL-0001']],
    referral: ['DV-0001', ['CL-0001']],
    contact: ['CT-0002', ['CL-0001']],
    trainee: ['TT-0001', ['CL-0001']],
    snapshot: ['MO-00001', ['CL-0001']],
    finding: ['BV-0001', ['CL-0001']],
    period: ['2026-H1', []],
    setting: ['start_state', []],
  };

  test.each(Object.entries(LEADS))('%s', (id, [key, clusters]) => {
    const table = TABLES.find((one) => one.id === id)!;
    expect(clustersOfRow(viewOf(WHOLE), table, key)).toEqual(clusters);
  });

  test('a session of terrains in two clusters leads to both, a row that is gone to none', () => {
    const view = viewOf(
      patched({ session_terrain: { 'ST-0009': { session_id: 'SP-0001', terrain_id: 'OV-0002' } } }),
    );
    const session = TABLES.find(({ id }) => id === 'sprint_session')!;
    expect(clustersOfRow(view, session, 'SP-0001')).toEqual(['CL-0001', 'CL-0002']);
    expect(clustersOfRow(view, session, 'SP-0404')).toEqual([]);
  });

  test('rows that refer to each other in a circle lead nowhere and end', () => {
    const about = { severity: 'fout', message: 'x', table: 'finding', status: 'open' };
    const view = viewOf(
      patched({
        finding: { 'BV-0008': { ...about, key: 'BV-0009' }, 'BV-0009': { ...about, key: 'BV-0008' } },
      }),
    );
    expect(clustersOfRow(view, TABLES.find(({ id }) => id === 'finding')!, 'BV-0008')).toEqual([]);
  });
});

test('the timeline holds every kind of event, the latest first, and marks what is still to come', () => {
  const { timeline } = fiche({
    meeting: {
      'OL-0009': { name: 'Vooruit', meeting_date: '2027-01-10', status: 'gepland', cluster_id: 'CL-0001' },
    },
    activity: {
      'AC-0009': {
        activity_date: '2026-02-03',
        type: 'gesprek',
        subject: 'Kennismaking',
        cluster_id: 'CL-0001',
      },
    },
    lesson: { 'LE-0009': { title: 'Begin klein', recorded_on: '2026-01-01', cluster_id: 'CL-0001' } },
    report: {
      'RA-00001': {
        name: 'Factsheet',
        subject_key: 'CL-0001',
        made_at: '2026-08-01T09:00:00',
        status: 'definitief',
      },
    },
  });
  expect(timeline.map(({ day, what }) => `${day} ${what}`)).toEqual([
    '10-1-2027 Overleg gepland: Vooruit',
    '1-10-2026 Wagon 3: naar Triage',
    '1-9-2026 Subsidie vastgesteld: Plan Hessenpoort',
    '1-9-2026 Overdracht aan wagon 3: geaccepteerd',
    '1-9-2026 Wagon 2: naar Overgedragen aan wagon 3',
    '20-8-2026 Overdracht aan wagon 3 aangeboden',
    '1-8-2026 Rapport gemaakt: Factsheet',
    '1-6-2026 Organisatiegraad beoordeeld: niveau 2',
    '1-5-2026 Maatregel uitgevoerd: Panelen',
    '3-2-2026 Gesprek: Kennismaking',
    '1-1-2026 Les opgeschreven: Begin klein',
    '1-12-2025 Meetgegevens geanalyseerd',
    '1-11-2025 Subsidie verleend: Plan Hessenpoort',
    '1-10-2025 Subsidie aangevraagd: Plan Hessenpoort',
    '1-9-2025 Overdracht aan wagon 2: geaccepteerd',
    '1-9-2025 Wagon 1: van Intake naar Overgedragen aan wagon 2',
    '20-8-2025 Overdracht aan wagon 2 aangeboden',
    '1-6-2025 Sprintsessie gehouden, 12 ondernemers',
    '1-3-2025 Wagon 1: van Kandidaat naar Intake',
    '15-2-2025 Organisatiegraad beoordeeld: niveau 1',
    '1-1-2025 Wagon 1: naar Kandidaat',
  ]);
  expect(timeline.map(({ ahead }) => ahead)).toEqual([true, ...Array(20).fill(false)]);
});

test('names and addresses are for who may work in Contacten; others see what people do', () => {
  const [leader] = fiche().people.filter(({ key }) => key === 'CT-0003');
  expect(leader).toMatchObject({
    designation: 'parkmanager van iets',
    name: 'Derde Verzonnen',
    email: 'drie@example.nl',
  });
  expect(leader!.roles).toEqual(['Trekker', 'Overdracht: aan']);
  for (const role of ['aanjager', 'versnellingsteam', 'lezer', null] as const) {
    const seen = fiche({}, { contact: null, role });
    expect(seen.named).toBe(false);
    expect(seen.people.map(({ key }) => key)).toEqual(fiche().people.map(({ key }) => key));
    expect(JSON.stringify(seen)).not.toMatch(/Verzonnen|@example|038/);
  }
  expect(fiche({}, { contact: null, role: 'medewerker' }).named).toBe(true);
  const { people: _, ...rest } = fiche();
  expect(JSON.stringify(rest)).not.toMatch(/Verzonnen|@example/);
});

test('what was supplied in confidence is not told; links are, each once', () => {
  const told = fiche({ metering_campaign: { 'MC-0001': { min_room_kw: 4321, sum_contract_kw: 8765 } } });
  expect(JSON.stringify(told)).not.toMatch(/4321|8765|4\.321|example\.nl\/map/);
  expect(told.documents).toEqual([{ label: 'Link naar plan: Hessenpoort', url: 'https://example.nl/plan' }]);
  const metering = told.sections.find(({ id }) => id === 'metering_campaign')!;
  expect(metering.items[0]!.lines).toContainEqual(['Dekking', '50%']);
});

test('sections tell values as people read them, findings only while they are open', () => {
  const open = { severity: 'fout', message: 'Er klopt iets niet.', tip: 'Kijk.', status: 'open' };
  const { sections, findings, tracks, signals } = fiche({
    finding: {
      'BV-0009': { ...open, table: 'grant', key: 'SB-0001' },
      'BV-0010': { ...open, table: 'grant', key: 'SB-0404' },
    },
    action_point: {
      'AP-0009': { action: 'Bellen', due: '2026-11-01', status: 'open', cluster_id: 'CL-0001' },
    },
  });
  expect(sections.find(({ title }) => title === 'Subsidies')!.items[0]).toEqual({
    key: 'SB-0001',
    title: 'Plan Hessenpoort',
    lines: expect.arrayContaining([
      ['Status', 'Vastgesteld'],
      ['Aanvrager', 'Vereniging Parkmanagement Hessenpoort'],
      ['Verleend', '€ 25.000,00'],
    ]),
  });
  expect(findings).toEqual([{ severity: 'Fout', message: 'Er klopt iets niet.', tip: 'Kijk.' }]);
  expect(tracks[0]).toMatchObject({ wagon: 'Wagon 3', open: true });
  expect(tracks[0]!.states).toHaveLength(3);
  expect(signals.map(({ label }) => label)).toEqual(['Actiepunt te laat']);
});

test('there is no fiche of a cluster that is not there', () => {
  expect(ficheOf(sourceOf({}), 'CL-0404', COORDINATOR)).toBeNull();
});

test('the print changes with what steps decide on, and with nothing else', () => {
  const print = fiche().print;
  expect(fiche().print).toBe(print);
  expect(fiche({ track: { 'TR-0001': { next_action: 'Anders' } } }).print).not.toBe(print);
  expect(fiche({ activity: { 'AC-0009': { cluster_id: 'CL-0001' } } }).print).not.toBe(print);
  expect(fiche({ activity: { 'AC-0009': { cluster_id: 'CL-0002' } } }).print).toBe(print);
});
