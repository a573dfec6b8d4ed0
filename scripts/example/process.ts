/** The invented process data of the example, as rows for the register; whatever names or tells is marked as invented. */

import type { TableRows } from '../../src/register/domain/import/rows.ts';
import {
  isOrganised,
  type OrgFacts,
  orgLevel,
} from '../../src/register/domain/programme/organisatiegraad.ts';
import { wagonOf } from '../../src/register/domain/programme/transitions.ts';
import { parts } from '../../src/register/domain/text/dates.ts';
import { type Ago, agoFrom, invented } from './dates.ts';
import { people } from './people.ts';
import { type Step, stepsOf, TRACKS, type Track } from './tracks.ts';

type TextRow = Readonly<Record<string, string>>;

/** A track with its steps and the sprint session that it had or will have. */
interface Course {
  readonly track: Track;
  readonly steps: readonly Step[];
  /** Provisional key of the session, or null when none was planned yet. */
  readonly session: string | null;
  /** Days ago of reaching a state, or null when it was not reached. */
  reached(wagon: string, state: string): number | null;
}

/** All rows, for a register whose terrains and clusters carry the names of the example; `today` is a civil day. */
export function exampleRows(today: string): readonly TableRows[] {
  const ago = agoFrom(today);
  const courses = TRACKS.map(courseOf);
  return [
    ...people(ago),
    { table: 'track', rows: courses.map((course) => trackRow(course, ago)) },
    { table: 'stage_event', rows: courses.flatMap((course) => eventRows(course, ago)) },
    ...sessions(courses, ago),
    { table: 'org_assessment', rows: courses.flatMap((course) => assessmentRows(course, ago)) },
    { table: 'handover', rows: courses.flatMap((course) => handoverRows(course, ago)) },
    { table: 'grant', rows: courses.flatMap((course) => grantRows(course, ago)) },
    { table: 'metering_campaign', rows: courses.flatMap((course) => campaignRows(course, ago)) },
    { table: 'measure', rows: courses.flatMap((course) => measureRows(course, ago)) },
    { table: 'activity', rows: courses.flatMap((course) => activityRows(course, ago)) },
    { table: 'cost_line', rows: courses.flatMap((course) => costRows(course, ago)) },
    ...meetings(ago),
    ...single(ago),
    { table: 'period', rows: periodRows(today) },
  ];
}

function courseOf(track: Track): Course {
  const steps = stepsOf(track);
  const planned = steps.some(({ to }) => to === 'gepland');
  return {
    track,
    steps,
    session: planned ? `+sessie-${track.session?.name ?? track.key.slice(1)}` : null,
    reached: (wagon, state) => steps.find((step) => step.wagon === wagon && step.to === state)?.ago ?? null,
  };
}

function trackRow({ track, steps, reached }: Course, ago: Ago): TextRow {
  const state = (wagon: string): string => steps.filter((step) => step.wagon === wagon).pop()?.to ?? '';
  const states = { state_w1: state('1'), state_w2: state('2'), state_w3: state('3') };
  const wagon = wagonOf({
    state_w1: states.state_w1 || null,
    state_w2: states.state_w2 || null,
    state_w3: states.state_w3 || null,
  });
  const start = reached('1', 'intake');
  const open = wagon !== 'klaar';
  return {
    track_id: track.key,
    name: invented(track.cluster),
    cluster_id: track.cluster,
    wagon,
    ...states,
    state_since: ago(track.last),
    start_date: start === null ? '' : ago(start),
    baseline_level: start === null ? '' : String(track.levels[0]),
    themes: track.themes,
    driver_id: track.driver,
    leader_id: reached('2', 'trekker_aangesteld') === null ? '' : leaderOf(track),
    accel_member_id: track.wagon === '3' ? '+versneller1' : '',
    next_action: open ? invented('Volgende afspraak met de ondernemers maken') : '',
    next_action_due: open ? ago(track.last > 100 ? 10 : -14) : '',
    next_action_owner_id: open ? track.driver : '',
    plan_url: reached('2', 'plan_uitgewerkt') === null ? '' : `https://example.nl/plan/${track.key.slice(1)}`,
    stop_reason: track.state === 'gestopt' ? 'geen_animo' : '',
    wait_reason: track.state === 'wacht' ? 'netbeheerder' : '',
    review_date: track.state === 'wacht' ? ago(-30) : '',
  };
}

function leaderOf(track: Track): string {
  return track.session?.name === 'Goor'
    ? '+trekker1'
    : track.session?.name === 'Enter'
      ? '+trekker2'
      : '+trekker3';
}

function eventRows({ track, steps }: Course, ago: Ago): TextRow[] {
  return steps.map((step) => ({
    track_id: track.key,
    wagon: step.wagon,
    from_state: step.from ?? '',
    to_state: step.to,
    event_date: ago(step.ago),
    recorded_at: `${ago(step.ago)} 09:00`,
    actor: 'voorbeeld',
    reason: invented('Aangemaakt voor het voorbeeld'),
  }));
}

/** Sessions with their terrains, and ideas that came out of them. */
function sessions(courses: readonly Course[], ago: Ago): TableRows[] {
  const groups = new Map<string, Course[]>();
  for (const course of courses)
    if (course.session) groups.set(course.session, [...(groups.get(course.session) ?? []), course]);
  const held = [...groups].map(([key, group], i) => ({
    key,
    group,
    i,
    on: group[0]!.reached('1', 'gehouden'),
  }));
  return [
    {
      table: 'sprint_session',
      rows: held.map(({ key, group, i, on }) => ({
        session_id: key,
        name: invented(`Sprintsessie ${group[0]!.track.session?.name ?? group[0]!.track.cluster}`),
        session_date: ago(on ?? -12 - i),
        status: on === null ? 'gepland' : 'gehouden',
        driver_id: group[0]!.track.driver,
        ...(on === null
          ? {}
          : {
              entrepreneur_count: String(8 + ((i * 5) % 17)),
              municipality_present: 'ja',
              grid_operator_present: i % 3 ? 'ja' : 'nee',
              report_url: `https://example.nl/verslag/${key.slice(1)}`,
            }),
      })),
    },
    {
      table: 'session_terrain',
      rows: held.flatMap(({ key, group }) =>
        group.flatMap(({ track }) => track.terrains.map((terrain_id) => ({ session_id: key, terrain_id }))),
      ),
    },
    {
      table: 'idea',
      rows: held
        .filter(({ on }) => on !== null)
        .flatMap(({ key, group }, i) =>
          [0, 1].map((n) => {
            const [title, theme] = IDEAS[(i + n * 3) % IDEAS.length]!;
            return {
              title: invented(title),
              session_id: key,
              cluster_id: group[0]!.track.cluster,
              theme,
              promising: n === 0 ? 'ja' : 'nee',
              follow_up: invented('Opnemen in het plan'),
            };
          }),
        ),
    },
  ];
}

const IDEAS = [
  ['Samen laadpalen plaatsen', 'mobiliteit'],
  ['Zonnepanelen op grote daken', 'zon_op_dak'],
  ['Collectieve batterij', 'energie'],
  ['Regenwater opvangen', 'water'],
  ['Groene erfafscheidingen', 'natuur'],
  ['Gezamenlijk inkopen van energiescans', 'energie'],
  ['Warmte van de buren gebruiken', 'energie'],
  ['Stageplekken voor technici', 'human_capital'],
] as const;

/** Facts that give a level of organisatiegraad. */
function factsFor(level: number): OrgFacts {
  const from = (least: number): 'ja' | 'nee' => (level >= least ? 'ja' : 'nee');
  return {
    fact_contact: 'ja',
    fact_group: from(1),
    fact_entity: from(2),
    fact_funding: from(3),
    fact_manager: from(4),
    fact_plan: from(4),
    fact_contract: level >= 4 ? 'onbekend' : 'nee',
    leg_maintenance: from(2),
    leg_management: from(3),
    leg_sustainability: from(3),
  };
}

function assessmentRows({ track, reached }: Course, ago: Ago): TextRow[] {
  const start = reached('1', 'intake');
  if (start === null) return [];
  const row = (level: number, on: number): TextRow => {
    const facts = factsFor(level);
    return {
      cluster_id: track.cluster,
      assessed_on: ago(on),
      method: 'gesprek',
      ...(facts as unknown as TextRow),
      level: String(orgLevel(facts)),
      organised: isOrganised(facts) ? 'ja' : 'nee',
      evidence_url: `https://example.nl/bewijs/${track.key.slice(1)}`,
      assessor_id: track.driver,
      notes: invented('Samen met de ondernemers ingevuld'),
    };
  };
  const [before, now] = track.levels;
  return before === now ? [row(before, start)] : [row(before, start), row(now, track.last)];
}

function handoverRows({ track, reached }: Course, ago: Ago): TextRow[] {
  const row = (
    from: string,
    to: string,
    person: string,
    offered: number,
    decided: number | null,
  ): TextRow => ({
    track_id: track.key,
    from_wagon: from,
    to_wagon: to,
    from_contact_id: track.driver,
    to_contact_id: person,
    offered_on: ago(offered),
    check_file: 'ja',
    check_assessment: 'ja',
    check_entrepreneurs: 'ja',
    check_actions: decided === null ? 'nee' : 'ja',
    decision: decided === null ? 'open' : 'geaccepteerd',
    decided_on: decided === null ? '' : ago(decided),
  });
  const rows: TextRow[] = [];
  const [second, third] = [reached('1', 'overgedragen_w2'), reached('2', 'overgedragen_w3')];
  if (second !== null) rows.push(row('1', '2', '+medewerker', second + 7, second));
  if (third !== null) rows.push(row('2', '3', '+versneller1', third + 7, third));
  if (track.state === 'verslag_gereed') rows.push(row('1', '2', '+medewerker', 18, null));
  return rows;
}

function grantRows({ track, session, reached }: Course, ago: Ago): TextRow[] {
  const held = reached('1', 'gehouden');
  if (track.wagon === '1' || held === null || session === null || reached('2', 'trekker_gezocht') === null)
    return [];
  const settled = reached('2', 'overgedragen_w3') !== null;
  const granted = held - 170;
  return [
    {
      grant_id: grantKey(track),
      name: invented(`Sprintsubsidie ${track.cluster}`),
      track_id: track.key,
      session_id: session,
      applicant_id:
        track.session?.name === 'Goor' ? '+goor' : track.session?.name === 'Enter' ? '+enter' : '+twenterand',
      status: settled ? 'vastgesteld' : granted > 0 ? 'verleend' : 'ingediend',
      case_number: `VOORBEELD-${track.key.slice(6)}`,
      application_date: ago(held - 100),
      guidance: 'ja',
      research: 'nee',
      guide_id: '+advies',
      guide_external: 'ja',
      municipality_involved: 'ja',
      de_minimis: 'ja',
      eligible_costs: '24.000',
      requested: '18.000',
      ...(settled || granted > 0 ? { granted: '17.500', granted_on: ago(granted) } : {}),
      ...(settled ? { settled: '16.250,50', settled_on: ago(reached('2', 'overgedragen_w3')!) } : {}),
    },
  ];
}

function grantKey(track: Track): string {
  return `+subsidie-${track.key.slice(1)}`;
}

function campaignRows({ track, reached }: Course, ago: Ago): TextRow[] {
  const began = reached('2', 'data_verzamelen');
  if (began === null) return [];
  const analysed = reached('2', 'data_geanalyseerd');
  const invited = 12 + (track.since % 9);
  const done: TextRow =
    analysed === null
      ? { data_count: '3' }
      : {
          data_count: String(invited - 4),
          largest_share: '32%',
          analysed_on: ago(analysed),
          sum_contract_kw: '4.200',
          collective_peak_kw: '2.350',
          sum_peaks_kw: '3.600',
          min_room_kw: '1.850',
          yearly_use_mwh: '8.900',
          yearly_feed_in_mwh: '1.150',
        };
  return [
    {
      cluster_id: track.cluster,
      status: analysed === null ? 'data' : 'geanalyseerd',
      from: ago(began + 365),
      until: ago(began),
      invited_count: String(invited),
      mandate_count: String(invited - 3),
      ...done,
      analyst_id: '+advies',
      quality: invented('Geen echte meetgegevens'),
    },
  ];
}

function measureRows({ track, reached }: Course, ago: Ago): TextRow[] {
  const planned = reached('2', 'plan_uitgewerkt');
  if (planned === null) return [];
  const done = reached('3', 'gerealiseerd');
  const busy = reached('3', 'in_uitvoering') !== null;
  return [
    {
      title: invented('Zonnepanelen op daken'),
      cluster_id: track.cluster,
      theme: 'zon_op_dak',
      status: done !== null ? 'uitgevoerd' : busy ? 'in_uitvoering' : 'gepland',
      planned_on: ago(planned - 30),
      realised_on: done === null ? '' : ago(done),
      investment: '185.000',
      generation_kwp: '420',
      generation_kwp_source: done === null ? 'opgave' : 'gemeten',
      co2_kg: '110.000',
      co2_kg_source: 'berekend',
      funding: invented('Eigen geld van de bedrijven'),
    },
    {
      title: invented('Samen inkopen van led-verlichting'),
      cluster_id: track.cluster,
      theme: 'energie',
      status: 'idee',
      saving_kwh: '38.500',
      saving_kwh_source: 'berekend',
    },
  ];
}

function activityRows({ track, steps }: Course, ago: Ago): TextRow[] {
  return steps
    .filter(({ to }) =>
      ['benaderd', 'intake', 'gehouden', 'trekker_aangesteld', 'ondersteuning'].includes(to),
    )
    .map(({ to, ago: on }) => ({
      ...(to === 'gehouden' ? { activity_id: activityKey(track) } : {}),
      activity_date: ago(on),
      type: to === 'gehouden' ? 'sessie' : to === 'ondersteuning' ? 'advies' : 'gesprek',
      subject: invented(to === 'gehouden' ? 'Sprintsessie begeleid' : 'Gesprek met ondernemers'),
      cluster_id: track.cluster,
      executor_id: track.driver,
      hours: to === 'gehouden' ? '8' : '2,5',
      spuk_leg: 'bt',
      summary: invented('Kort verslag van wat er is besproken'),
    }));
}

function activityKey(track: Track): string {
  return `+sessiewerk-${track.key.slice(1)}`;
}

function costRows({ track, reached }: Course, ago: Ago): TextRow[] {
  const held = reached('1', 'gehouden');
  if (held === null) return [];
  return [
    {
      description: invented(`Begeleiding sprintsessie ${track.cluster}`),
      performance_date: ago(held),
      spuk_leg: 'bt',
      activity_id: activityKey(track),
      supplier_id: '+aanjagers',
      invoice_number: `VOORBEELD-${1000 + Number(track.key.slice(6))}`,
      amount_ex_vat: '2.400',
      vat: '504',
      vat_recoverable: 'ja',
      charged_to_spuk: '2.400',
      evidence_url: `https://example.nl/factuur/${track.key.slice(1)}`,
    },
  ];
}

function meetings(ago: Ago): TableRows[] {
  const rows = [150, 90, 30, -20].map((days, i) => ({
    meeting_id: `+overleg${i}`,
    name: invented(i % 2 ? 'Overleg tussen wagons' : 'Programmaoverleg'),
    meeting_date: ago(days),
    type: i % 2 ? 'wagons' : 'programma',
    status: days > 0 ? 'gehouden' : 'gepland',
    participant_ids: '+coordinator; +aanjager1; +aanjager2; +versneller1',
    agenda: days > 0 ? invented('Voortgang per wagon, overdrachten, knelpunten') : '',
    report: days > 0 ? invented('Per wagon besproken wat er speelt en wat er vastloopt') : '',
  }));
  const actions = [
    ['Vragen naar de wachtrij bij de netbeheerder', '+aanjager2', 'open', -10, 'Hanzepoort'],
    ['Volmachten ophalen', '+aanjager1', 'bezig', -5, 'Spechthorst'],
    ['Plan nalezen', '+medewerker', 'open', 6, 'Groot Verlaat'],
    ['Contract laten toetsen', '+versneller2', 'klaar', 40, 'De Vonder'],
  ] as const;
  const decisions = [
    ['Volgende sessies gepland', '+overleg1', 90, ''],
    ['Eerst de wachtrij bij de netbeheerder, dan pas het plan', '+overleg2', 30, 'Hanzepoort'],
  ] as const;
  return [
    { table: 'meeting', rows },
    {
      table: 'decision',
      rows: decisions.map(([decision, meeting_id, days, cluster_id]) => ({
        decision: invented(decision),
        meeting_id,
        decided_on: ago(days),
        cluster_id,
      })),
    },
    {
      table: 'action_point',
      rows: actions.map(([action, owner_id, status, due, cluster_id]) => ({
        action: invented(action),
        owner_id,
        due: ago(due),
        status,
        done_on: status === 'klaar' ? ago(due + 2) : '',
        meeting_id: '+overleg2',
        cluster_id,
      })),
    },
  ];
}

/** Lessons, referrals and requests: a few of each. */
function single(ago: Ago): TableRows[] {
  return [
    {
      table: 'lesson',
      rows: [
        {
          title: 'Begin met een kleine groep',
          audience: 'Parkmanagers',
          cluster_id: 'De Zegge',
          shared_on: ago(60),
        },
        {
          title: 'Vraag volmachten al in de sprintsessie',
          audience: 'Parkmanagers, Ambtenaren',
          cluster_id: 'Oosterweilanden',
        },
        {
          title: 'Noem één vast aanspreekpunt',
          audience: 'Ambtenaren',
          cluster_id: 'Groot Verlaat',
          shared_on: ago(20),
        },
      ].map((row, i) => ({
        ...row,
        title: invented(row.title),
        body: invented('Zo ging het, en dit doen we de volgende keer anders'),
        recorded_on: ago(200 - 50 * i),
        themes: 'Energie',
        channel: row.shared_on ? 'werkplaats' : '',
      })),
    },
    {
      table: 'referral',
      rows: [
        { organisation_id: '+metaal', terrain_id: 'Broeklanden', status: 'opgepakt', referred_on: ago(120) },
        {
          organisation_id: '+bakker',
          terrain_id: 'Vletgaarsmaten',
          status: 'doorgegeven',
          referred_on: ago(15),
        },
      ].map((row) => ({
        ...row,
        referred_by_id: '+aanjager2',
        consent: 'ja',
        outcome: invented('Energiescan'),
      })),
    },
    {
      table: 'intake',
      rows: [
        {
          subject: 'kandidaat',
          terrain_id: 'Voorst',
          municipality_code: 'Zwolle',
          status: 'ontvangen',
          days: 3,
        },
        {
          subject: 'correctie',
          terrain_id: 'Dollegoor',
          municipality_code: 'Almelo',
          status: 'in_behandeling',
          days: 12,
        },
      ].map(({ days, ...row }, i) => ({
        ...row,
        received_at: `${ago(days)} 10:15`,
        form: 'Aanmelden of wijzigen',
        response_id: `voorbeeld-${i + 1}`,
        submitter_id: i ? '+gem2' : '+park1',
        message: invented('Graag contact hierover'),
      })),
    },
  ];
}

/** The half years from the first of the grant up to the one of today. */
function periodRows(today: string): TextRow[] {
  const [year, month] = parts(today);
  const rows: TextRow[] = [];
  const last = year * 2 + (month > 6 ? 1 : 0);
  for (let at = 2024 * 2 + 1; at <= last; at++) {
    const [in_, second] = [Math.floor(at / 2), at % 2 === 1];
    const past = at < last;
    rows.push({
      period_id: `${in_}-H${second ? 2 : 1}`,
      name: `${second ? 'Tweede' : 'Eerste'} halfjaar ${in_}`,
      type: 'halfjaar',
      from: second ? `1-7-${in_}` : `1-1-${in_}`,
      until: second ? `31-12-${in_}` : `30-6-${in_}`,
      reference_date: second ? `1-1-${in_ + 1}` : `1-7-${in_}`,
      // The example freezes and submits it by the register's own steps.
      status: past ? 'controle' : 'open',
    });
  }
  return rows;
}
