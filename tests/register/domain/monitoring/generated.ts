/** Registers of any size, full of invented rows with dates before, in and after the periods that are tested. */
import { W1_STATES, W2_STATES, W3_STATES } from '../../../../src/register/domain/programme/states.ts';
import { ORG_ANSWERS } from '../../../../src/register/domain/schema/tables/org-assessment.ts';
import { addDays } from '../../../../src/register/domain/text/dates.ts';
import type { Values } from '../rules/support.ts';

/** Rows by table id and key. */
export type Register = Record<string, Record<string, Values>>;

/** A row of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST = '2024-03-01';
const DAYS = 1200;

/** First and last days of the spans that are tested, and the days beside them, where a bound is soon one off. */
const EDGES = [
  '2024-05-01',
  '2025-01-01',
  '2025-05-01',
  '2025-07-01',
  '2026-01-01',
  '2026-05-01',
  '2027-05-01',
];

/** A register with so many clusters, a tenth as many municipalities (25 at most), and what belongs to them. */
export function generated(clusters: number, seed = 1): Register {
  const next = chance(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const maybe = <T>(value: T, odds = 0.8): T | null => (next() < odds ? value : null);
  const day = (): string => (next() < 0.2 ? addDays(pick(EDGES), below(4) - 2) : addDays(FIRST, below(DAYS)));
  const key = (prefix: string, n: number, digits = 4): string =>
    `${prefix}-${String(n).padStart(digits, '0')}`;
  const rows: Register = {};
  const add = (table: string, name: string, values: Values): string => {
    rows[table] ??= {};
    rows[table]![name] = values;
    return name;
  };
  const added = (table: string): number => Object.keys(rows[table] ?? {}).length + 1;

  const towns = Array.from({ length: Math.max(2, Math.min(25, Math.round(clusters / 10))) }, (_, i) =>
    add('municipality', `GM${String(1000 + i)}`, {
      name: `Gemeente ${i + 1}`,
      contact_id: maybe('CT-0001', 0.5),
      valid_from: maybe('2025-09-01', 0.1),
      valid_to: maybe('2025-12-31', 0.1),
    }),
  );
  add('contact', 'CT-0001', {
    designation: 'Aanjager',
    role: 'aanjager',
    source: 'verzonnen',
    delete_after: '2030-01-01',
  });
  add('organisation', 'OR-0001', { name: 'Vereniging Voorbeeld', form: 'vereniging' });
  for (const [id, value] of Object.entries({
    start_state: 'intake',
    baseline_days: '30',
    goal_starts_per_year: '20',
    duration_min_count: '3',
    spuk_amount_bt: '1500000',
  }))
    add('setting', id, { label: id, value, standing: 'voorstel' });

  const terrains: string[] = [];
  for (let n = 1; n <= clusters; n++) {
    const home = pick(towns);
    const other = next() < 0.1 ? pick(towns) : home;
    const own = add('cluster', key('CL', n), {
      name: `Cluster ${n}`,
      municipality_codes: [...new Set([home, other])],
      counts_as: next() < 0.1 ? below(4) : 1,
      confirmed: next() < 0.5,
    });
    for (let i = 0; i <= below(3); i++)
      terrains.push(
        add('terrain', key('OV', added('terrain')), {
          display_name: `Terrein ${n} ${i}`,
          municipality_code: home,
          cluster_id: own,
          gross_area: below(10_000) / 100,
          net_area: maybe(below(8_000) / 100),
          source_status: maybe('actief', 0.9),
        }),
      );
    if (next() < 0.6) course(own);
    for (let i = below(4); i > 0; i--) assessment(own);
    for (let i = below(3); i > 0; i--) measure(own);
    if (next() < 0.3) campaign(own);
  }
  for (let i = Math.ceil(clusters / 4); i > 0; i--) session();
  for (let i = Math.ceil(clusters / 20); i > 0; i--)
    add('trainee', key('TT', added('trainee')), {
      contact_id: 'CT-0001',
      status: 'opgeleid',
      trained_on: maybe(day(), 0.7),
      first_terrain_id: maybe(pick(terrains)),
      first_terrain_on: maybe(day(), 0.5),
      terrain_ids: [...new Set([pick(terrains), pick(terrains)])],
    });
  for (const grant of Object.keys(rows.grant ?? {})) if (next() < 0.5) cost({ grant_id: grant });
  for (let i = Math.ceil(clusters / 5); i > 0; i--) {
    const activity = add('activity', key('AC', added('activity')), {
      activity_date: day(),
      type: pick(['gesprek', 'sessie']),
      subject: 'Gesprek',
      cluster_id: maybe(key('CL', 1 + below(clusters)), 0.7),
      executor_id: 'CT-0001',
      hours: below(40) / 4,
      spuk_leg: 'bt',
    });
    cost({ activity_id: activity });
  }
  return rows;

  function course(cluster_id: string): void {
    let on = day();
    for (let run = 0; run <= (next() < 0.15 ? 1 : 0); run++) {
      const track_id = add('track', key('TR', added('track')), {
        name: `Traject ${cluster_id}`,
        cluster_id,
        driver_id: maybe('CT-0001'),
        next_action: maybe('Bellen', 0.7),
        next_action_due: maybe(day(), 0.7),
        start_override: maybe(day(), 0.05),
        themes: [],
      });
      const step = (wagon: string, from: string | null, to: string | null): void => {
        // Now and then a step is told later, of a day before the one that was told last.
        const told = next() < 0.1 ? addDays(on, -below(60)) : on;
        add('stage_event', key('FG', added('stage_event'), 5), {
          track_id,
          wagon,
          from_state: from,
          to_state: to,
          event_date: told,
          recorded_at: `${on}T09:${String(below(60)).padStart(2, '0')}:00`,
          actor: 'u1',
        });
        on = addDays(on, below(70));
      };
      for (const [wagon, states, odds] of [
        ['1', W1_STATES, 0.9],
        ['2', W2_STATES, 0.6],
        ['3', W3_STATES, 0.4],
      ] as const) {
        if (next() > odds) break;
        let from: string | null = null;
        let at = 0;
        while (at < states.length && next() < 0.9) {
          const to: string | null = next() < 0.03 ? null : states[at]!.code;
          step(wagon, from, to);
          from = to;
          at += next() < 0.1 ? -Math.min(at, 1) : 1 + (next() < 0.2 ? 1 : 0);
        }
      }
      if (next() < 0.4) grant(track_id);
      if (next() < 0.4) handover(track_id);
    }
  }

  function grant(track_id: string): void {
    const applied = day();
    const granted = addDays(applied, below(200));
    add('grant', key('SB', added('grant')), {
      name: 'Sprintsubsidie',
      track_id,
      session_id: 'SP-0001',
      applicant_id: 'OR-0001',
      status: pick([
        'concept',
        'ingediend',
        'verleend',
        'afgewezen',
        'ingetrokken',
        'in_uitvoering',
        'vastgesteld',
        'teruggevorderd',
      ]),
      application_date: maybe(applied, 0.9),
      requested: maybe(below(3_000_000) / 100, 0.9),
      granted: maybe(below(2_500_000) / 100),
      granted_on: maybe(granted, 0.6),
      settled: maybe(below(2_000_000) / 100, 0.5),
      settled_on: maybe(addDays(granted, below(300)), 0.4),
    });
  }

  function handover(track_id: string): void {
    const offered = day();
    const decision = pick(['open', 'geaccepteerd', 'teruggegeven']);
    add('handover', key('OD', added('handover')), {
      track_id,
      from_wagon: '1',
      to_wagon: '2',
      from_contact_id: 'CT-0001',
      to_contact_id: maybe('CT-0001', 0.9),
      offered_on: maybe(offered, 0.95),
      decision,
      decided_on: decision === 'open' ? null : maybe(addDays(offered, below(40))),
    });
  }

  function session(): void {
    const session_id = add('sprint_session', key('SP', added('sprint_session')), {
      name: 'Sessie',
      session_date: maybe(day(), 0.95),
      status: pick(['gepland', 'gehouden', 'gehouden', 'geannuleerd']),
      driver_id: maybe('CT-0001', 0.9),
      entrepreneur_count: maybe(below(40)),
    });
    for (let i = below(4); i > 0; i--)
      add('session_terrain', key('ST', added('session_terrain')), { session_id, terrain_id: pick(terrains) });
  }

  function assessment(cluster_id: string): void {
    const answer = (): string | null => pick(['ja', 'ja', 'ja', 'nee', 'onbekend', null]);
    add('org_assessment', key('OG', added('org_assessment')), {
      cluster_id,
      assessed_on: maybe(day(), 0.95),
      assessor_id: maybe('CT-0001', 0.9),
      ...Object.fromEntries(ORG_ANSWERS.map((field) => [field, answer()])),
    });
  }

  function measure(cluster_id: string): void {
    const source = (): string | null => pick(['berekend', 'opgave', 'gemeten', null]);
    add('measure', key('MR', added('measure')), {
      title: 'Maatregel',
      cluster_id,
      theme: maybe('energie', 0.9),
      status: pick(['idee', 'gepland', 'in_uitvoering', 'uitgevoerd', 'uitgevoerd', 'gestopt']),
      planned_on: maybe(day(), 0.5),
      realised_on: maybe(day(), 0.6),
      investment: maybe(below(20_000_000) / 100, 0.7),
      saving_kwh: maybe(below(1_000_000) / 10, 0.5),
      saving_kwh_source: source(),
      saving_m3: maybe(below(100_000) / 10, 0.4),
      saving_m3_source: source(),
      generation_kwp: maybe(below(10_000) / 10, 0.4),
      generation_kwp_source: source(),
      co2_kg: maybe(below(1_000_000) / 10, 0.5),
      co2_kg_source: source(),
    });
  }

  function campaign(cluster_id: string): void {
    const invited = 5 + below(30);
    add('metering_campaign', key('MC', added('metering_campaign')), {
      cluster_id,
      status: pick(['gepland', 'data', 'geanalyseerd', 'geanalyseerd']),
      invited_count: maybe(invited, 0.9),
      mandate_count: below(invited),
      data_count: maybe(below(invited), 0.9),
      analysed_on: maybe(day(), 0.6),
    });
  }

  function cost(of: Values): void {
    add('cost_line', key('KO', added('cost_line')), {
      description: 'Begeleiding',
      performance_date: maybe(day(), 0.97),
      spuk_leg: pick(['bt', 'bt', 'mkb', 'geen', null]),
      amount_ex_vat: below(500_000) / 100,
      vat: maybe(below(100_000) / 100, 0.7),
      vat_recoverable: maybe(pick(['ja', 'nee']), 0.8),
      charged_to_spuk: maybe((below(600_000) - 50_000) / 100, 0.9),
      evidence_url: maybe('https://example.nl/factuur', 0.8),
      ...of,
    });
  }
}
