/** The facts of one cluster over a span, from its rows. */

import { publishable } from '../programme/computed.ts';
import { isOrganised, orgLevel } from '../programme/organisatiegraad.ts';
import { WAGON_NUMBERS, WAGONS } from '../programme/states.ts';
import { stateLabel } from '../programme/transitions.ts';
import type { Keyed, RegisterView } from '../rules/view.ts';
import {
  activity,
  grant,
  handover,
  idea,
  lesson,
  measure,
  meteringCampaign,
  municipality,
  orgAssessment,
  organisation,
  sessionTerrain,
  terrain,
  track,
} from '../schema/tables/index.ts';
import { ORG_ANSWERS } from '../schema/tables/org-assessment.ts';
import {
  type AssessmentFacts,
  type CampaignFacts,
  type ClusterFacts,
  FACTS_VERSION,
  type GrantFacts,
  type HandoverFacts,
  type IdeaFacts,
  type LessonFacts,
  type MeasureFacts,
  type SessionFacts,
  type TerrainFacts,
  type TrackFacts,
} from './facts.ts';
import { figuresAbout } from './figures.ts';
import { missingIn } from './indicators/completeness.ts';
import { type About, sum } from './indicators/indicator.ts';
import { grantOn } from './indicators/money.ts';
import { townsOf } from './indicators/reach.ts';
import { measureOn } from './indicators/results.ts';
import { clusterName, inWords, labels, truth } from './labels.ts';
import { type ClusterPast, mainTrack, type TrackPast } from './past.ts';
import { about } from './scope.ts';
import { type Span, within } from './span.ts';

/**
 * The facts of a cluster over a span: no personal data, nothing that was supplied in confidence, and nothing
 * that depends on the day on which they are put together. Throws RangeError for a key that is no cluster.
 */
export function clusterFacts(view: RegisterView, span: Span, key: string): ClusterFacts {
  const from = about(view, span, new Set([key]));
  const past = from.clusters[0];
  if (!past) throw new RangeError(`There is no cluster "${key}".`);
  const main = mainTrack(past);
  return {
    kind: 'cluster',
    schema: FACTS_VERSION,
    span,
    figures: figuresAbout(from),
    cluster: {
      key,
      name: past.row.name ?? key,
      countsAs: past.row.counts_as ?? 1,
      confirmed: past.row.confirmed === true,
    },
    municipalities: townsOf(view, key),
    terrains: from.rows('terrain').map((one) => terrainFacts(view, one)),
    track: main && trackFacts(view, main, span),
    earlierTracks: past.tracks.filter((one) => one !== main).map((one) => trackFacts(view, one, span)),
    sessions: sessionFacts(from),
    ideas: ideaFacts(from, past),
    baseline: assessmentFacts(view, past.baseline),
    assessment: assessmentFacts(view, past.latest),
    grants: from
      .rows('grant')
      .filter(({ row }) => grantOn(row, span.until) !== 'concept')
      .map((one) => grantFacts(view, one, span.until)),
    campaigns: from
      .rows('metering_campaign')
      .filter(({ row }) => row.analysed_on === null || row.analysed_on <= span.until)
      .map((one) => campaignFacts(view, one)),
    measures: from.rows('measure').map((one) => measureFacts(view, one, span.until)),
    handovers: from
      .rows('handover')
      .filter(({ row }) => row.offered_on !== null && row.offered_on <= span.until)
      .map((one) => handoverFacts(view, one, span.until)),
    activities: activityFacts(from),
    lessons: lessonFacts(view, span, view.having(lesson, 'cluster_id', key)),
    missing: missingIn(from),
  };
}

function terrainFacts(view: RegisterView, { key, row }: Keyed<typeof terrain>): TerrainFacts {
  const code = row.municipality_code;
  return {
    key,
    name: row.display_name ?? key,
    municipality: code === null ? null : { key: code, name: view.row(municipality, code)?.name ?? code },
    town: row.town_name,
    rin: row.rin_number,
    sourceYear: row.source_year,
    grossArea: row.gross_area,
    netArea: row.net_area,
    companies: row.company_count,
    companiesSource: row.company_count_source,
    companiesOn: row.company_count_date,
    gridOperator: inWords(view, terrain, row, 'grid_operator'),
    congestionIn: inWords(view, terrain, row, 'congestion_in'),
    congestionOut: inWords(view, terrain, row, 'congestion_out'),
    congestionOn: row.congestion_date,
  };
}

function trackFacts(view: RegisterView, past: TrackPast, span: Span): TrackFacts {
  const { key, row, events, states, open, stopped, start } = past;
  const entered = WAGON_NUMBERS.flatMap(({ code }) => {
    const state = states[`state_w${code}`];
    return state === null ? [] : [{ wagon: code, state, label: stateLabel(code, state) }];
  });
  return {
    key,
    name: row.name ?? key,
    wagon: past.wagon,
    wagonLabel: WAGONS.find(({ code }) => code === past.wagon)!.label,
    states: entered,
    state: entered[entered.length - 1]?.label ?? null,
    stateSince: events[events.length - 1]!.event_date,
    open,
    stopped,
    start,
    startedInSpan: within(start, span),
    themes: labels(view, 'thema', row.themes),
    nextAction: open ? row.next_action : null,
    nextActionDue: open ? row.next_action_due : null,
    stopReason: stopped ? inWords(view, track, row, 'stop_reason') : null,
    waitReason: states.state_w1 === 'wacht' && open ? inWords(view, track, row, 'wait_reason') : null,
    planUrl: events.some(({ to_state }) => to_state === 'plan_uitgewerkt') ? row.plan_url : null,
    steps: events
      .filter(({ event_date }) => within(event_date, span))
      .map(({ event_date, wagon, from_state, to_state, reason }) => ({
        on: event_date!,
        wagon: wagon ?? '',
        from: from_state === null || wagon === null ? null : stateLabel(wagon, from_state),
        to: to_state === null || wagon === null ? null : stateLabel(wagon, to_state),
        reason,
      })),
  };
}

function sessionFacts({ view, span, rows }: About): readonly SessionFacts[] {
  const own = new Map(rows('terrain').map(({ key, row }) => [key, row.display_name ?? key]));
  return rows('sprint_session')
    .filter(
      ({ row }) => row.status === 'gehouden' && row.session_date !== null && row.session_date <= span.until,
    )
    .sort((a, b) => (a.row.session_date! < b.row.session_date! ? -1 : 1))
    .map(({ key, row }) => ({
      key,
      name: row.name ?? key,
      on: row.session_date!,
      inSpan: within(row.session_date, span),
      terrains: [
        ...new Set(
          view
            .having(sessionTerrain, 'session_id', key)
            .flatMap((found) => own.get(found.row.terrain_id ?? '') ?? []),
        ),
      ],
      entrepreneurs: row.entrepreneur_count,
      municipalityPresent: truth(row.municipality_present),
      gridOperatorPresent: truth(row.grid_operator_present),
      reportUrl: row.report_url,
    }));
}

function ideaFacts({ view, span, rows }: About, { key }: ClusterPast): readonly IdeaFacts[] {
  const sessions = new Map(rows('sprint_session').map((one) => [one.key, one.row]));
  return view
    .having(idea, 'cluster_id', key)
    .filter(({ row: { session_id } }) => {
      const held = session_id === null ? null : sessions.get(session_id);
      return !held || (held.status === 'gehouden' && (held.session_date ?? '') <= span.until);
    })
    .map(({ key: own, row }) => ({
      key: own,
      name: row.title ?? own,
      session: (row.session_id !== null && sessions.get(row.session_id)?.name) || null,
      theme: inWords(view, idea, row, 'theme'),
      promising: truth(row.promising),
      followUp: row.follow_up,
    }));
}

function assessmentFacts(view: RegisterView, found: ClusterPast['latest']): AssessmentFacts | null {
  if (!found) return null;
  const row = view.row(orgAssessment, found.key)!;
  return {
    key: found.key,
    on: row.assessed_on!,
    level: orgLevel(row),
    organised: isOrganised(row),
    answers: ORG_ANSWERS.map((field) => ({
      label: orgAssessment.columns[field].label,
      answer: row[field],
    })),
    method: inWords(view, orgAssessment, row, 'method'),
    evidenceUrl: row.evidence_url,
  };
}

function grantFacts(view: RegisterView, { key, row }: Keyed<typeof grant>, day: string): GrantFacts {
  const granted = row.granted_on !== null && row.granted_on <= day;
  const settled = row.settled_on !== null && row.settled_on <= day;
  return {
    key,
    name: row.name ?? key,
    status: inWords(view, grant, { ...row, status: grantOn(row, day) }, 'status')!,
    applicant: view.row(organisation, row.applicant_id)?.name ?? null,
    caseNumber: row.case_number,
    appliedOn: row.application_date,
    requested: row.requested,
    granted: granted ? row.granted : null,
    grantedOn: granted ? row.granted_on : null,
    settled: settled ? row.settled : null,
    settledOn: settled ? row.settled_on : null,
  };
}

function campaignFacts(view: RegisterView, { key, row }: Keyed<typeof meteringCampaign>): CampaignFacts {
  const open = publishable(row, view) === 'ja';
  const when = (value: number | null): number | null => (open ? value : null);
  return {
    key,
    status: inWords(view, meteringCampaign, row, 'status') ?? '',
    analysedOn: row.analysed_on,
    invited: row.invited_count,
    mandates: row.mandate_count,
    complete: row.data_count,
    coverage: row.invited_count && row.data_count !== null ? row.data_count / row.invited_count : null,
    publishable: open,
    contractKw: when(row.sum_contract_kw),
    peakKw: when(row.collective_peak_kw),
    sumPeaksKw: when(row.sum_peaks_kw),
    minRoomKw: when(row.min_room_kw),
    useMwh: when(row.yearly_use_mwh),
    feedInMwh: when(row.yearly_feed_in_mwh),
    quality: row.quality,
  };
}

function measureFacts(view: RegisterView, { key, row }: Keyed<typeof measure>, day: string): MeasureFacts {
  const status = measureOn(row, day);
  return {
    key,
    name: row.title ?? key,
    theme: inWords(view, measure, row, 'theme'),
    status: inWords(view, measure, { ...row, status }, 'status')!,
    plannedOn: row.planned_on,
    realisedOn: status === 'uitgevoerd' ? row.realised_on : null,
    investment: row.investment,
    kwh: row.saving_kwh,
    m3: row.saving_m3,
    kwp: row.generation_kwp,
    co2: row.co2_kg,
  };
}

function handoverFacts(view: RegisterView, { key, row }: Keyed<typeof handover>, day: string): HandoverFacts {
  const decided = row.decided_on !== null && row.decided_on <= day;
  return {
    key,
    from: inWords(view, handover, row, 'from_wagon') ?? '',
    to: inWords(view, handover, row, 'to_wagon') ?? '',
    offeredOn: row.offered_on!,
    decision: inWords(view, handover, decided ? row : { ...row, decision: 'open' }, 'decision')!,
    decidedOn: decided ? row.decided_on : null,
  };
}

function activityFacts({ view, span, rows }: About): ClusterFacts['activities'] {
  const groups = new Map<string, (number | null)[]>();
  for (const { row } of rows('activity')) {
    if (!within(row.activity_date, span)) continue;
    const type = inWords(view, activity, row, 'type') ?? '';
    groups.set(type, [...(groups.get(type) ?? []), row.hours]);
  }
  return [...groups].map(([type, hours]) => ({ type, count: hours.length, hours: sum(hours) }));
}

/** Lessons that were written down in a span. */
export function lessonFacts(
  view: RegisterView,
  span: Span,
  lessons: readonly Keyed<typeof lesson>[],
): readonly LessonFacts[] {
  return lessons
    .filter(({ row }) => within(row.recorded_on, span))
    .map(({ key, row }) => ({
      key,
      name: row.title ?? key,
      on: row.recorded_on!,
      body: row.body,
      audience: labels(view, 'doelgroep', row.audience),
      themes: labels(view, 'thema', row.themes),
      cluster: clusterName(view, row.cluster_id),
      channel: inWords(view, lesson, row, 'channel'),
      sharedOn: row.shared_on !== null && row.shared_on <= span.until ? row.shared_on : null,
    }));
}
