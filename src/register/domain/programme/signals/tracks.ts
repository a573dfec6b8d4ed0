/** Signals about a track itself: it stands still, its action is late, it was handed over and nobody took it up. */
import type { RegisterView } from '../../rules/view.ts';
import type { Table } from '../../schema/table.ts';
import {
  activity,
  cluster,
  grant,
  handover,
  orgAssessment,
  sessionTerrain,
  sprintSession,
  stageEvent,
  terrain,
  track,
} from '../../schema/tables/index.ts';
import { addDays, daysBetween } from '../../text/dates.ts';
import { baselineOf, isOpen } from '../track.ts';
import { wagonOf } from '../transitions.ts';
import {
  type Found,
  lastHeld,
  nameOf,
  ownerOf,
  raised,
  type SignalSpec,
  signal,
  type Told,
  type TrackRow,
} from './signal.ts';

/** Searches the open tracks. */
function tracks<T extends readonly Told[]>(
  view: RegisterView,
  look: (row: TrackRow, key: string) => Omit<Found<T>, 'cluster' | 'track' | 'key'> | null,
): readonly Found<T>[] {
  return view.rows(track).flatMap(({ key, row }) => {
    const found = isOpen(row) ? look(row, key) : null;
    return found ? [{ cluster: row.cluster_id, track: key, key, ...found }] : [];
  });
}

/** The last day on which anything happened with a track or its cluster; the day it was made when nothing did. */
export function lastMoved(view: RegisterView, key: string, row: TrackRow): string | null {
  const own = row.cluster_id;
  const days = [
    row.state_since,
    row.created_on?.slice(0, 10) ?? null,
    ...view.having(stageEvent, 'track_id', key).map((one) => one.row.event_date),
    ...view.having(handover, 'track_id', key).flatMap((one) => [one.row.offered_on, one.row.decided_on]),
    ...view.having(grant, 'track_id', key).map((one) => one.row.application_date),
    ...(own === null
      ? []
      : [
          ...view.having(activity, 'cluster_id', own).map((one) => one.row.activity_date),
          ...view.having(orgAssessment, 'cluster_id', own).map((one) => one.row.assessed_on),
          lastHeld(view).get(own)?.row.session_date ?? null,
        ]),
  ];
  return (
    days
      .filter((day) => day !== null && day <= view.today)
      .sort()
      .pop() ?? null
  );
}

const MOVES: readonly Table[] = [
  stageEvent,
  handover,
  grant,
  activity,
  orgAssessment,
  sprintSession,
  sessionTerrain,
  terrain,
];

export const TRACK_SIGNALS: readonly SignalSpec[] = [
  signal({
    id: 'geen_gebeurtenis',
    label: 'Staat stil',
    what: 'Een open traject staat stil: zo lang geen stap, sessie, activiteit, overdracht, beoordeling of aanvraag. Wie wacht tot een afgesproken dag, telt niet mee.',
    urgency: 2,
    table: track,
    reads: [cluster, ...MOVES],
    settings: ['signal_silence_days'],
    find: (view) =>
      tracks(view, (row, key) => {
        const most = view.setting('signal_silence_days')!;
        const since = lastMoved(view, key, row);
        const agreed = row.state_w1 === 'wacht' && row.review_date !== null && row.review_date >= view.today;
        if (since === null || agreed) return null;
        const days = daysBetween(since, view.today);
        if (days < most) return null;
        const told = [nameOf(view, row), days, since] as const;
        return { since, owner: ownerOf(row), told, urgency: raised(days, most) };
      }),
  }),
  signal({
    id: 'wagon_niet_opgepakt',
    label: 'Overgedragen, niet opgepakt',
    what: 'Een traject is overgedragen, maar de volgende wagon is zo lang daarna nog niet begonnen.',
    urgency: 2,
    table: track,
    reads: [cluster],
    settings: ['signal_handover_days'],
    find: (view) =>
      tracks(view, (row) => {
        const most = view.setting('signal_handover_days')!;
        const wagon = wagonOf(row);
        const waiting = (wagon === '2' && row.state_w2 === null) || (wagon === '3' && row.state_w3 === null);
        const since = row.state_since;
        if (!waiting || since === null) return null;
        const days = daysBetween(since, view.today);
        if (days <= most) return null;
        const told = [nameOf(view, row), since, wagon] as const;
        return { since, owner: ownerOf(row), told, urgency: raised(days, most) };
      }),
  }),
  signal({
    id: 'actie_te_laat',
    label: 'Volgende actie te laat',
    what: 'De dag van de volgende actie van een open traject is voorbij.',
    urgency: 2,
    table: track,
    reads: [cluster],
    settings: [],
    find: (view) =>
      tracks(view, (row) => {
        const since = row.next_action_due;
        if (since === null || since >= view.today) return null;
        return {
          since,
          owner: row.next_action_owner_id ?? ownerOf(row),
          told: [nameOf(view, row), row.next_action, since],
          urgency: raised(daysBetween(since, view.today), 14),
        };
      }),
  }),
  signal({
    id: 'start_zonder_nulmeting',
    label: 'Gestart zonder nulmeting',
    what: 'Een open traject is gestart en de organisatiegraad bij de start is nog niet beoordeeld.',
    urgency: 2,
    table: track,
    reads: [cluster, orgAssessment],
    settings: ['baseline_days'],
    find: (view) =>
      tracks(view, (row) => {
        const [since, own] = [row.start_date, row.cluster_id];
        const days = view.setting('baseline_days')!;
        if (since === null || own === null || since > view.today) return null;
        const assessments = view.having(orgAssessment, 'cluster_id', own).map((one) => one.row);
        if (baselineOf(assessments, since, days)) return null;
        const until = addDays(since, days);
        const late = view.today > until;
        const told = [nameOf(view, row), since, until, late] as const;
        return { since, owner: ownerOf(row), told, urgency: late ? 3 : 2 };
      }),
  }),
  signal({
    id: 'wacht_voorbij',
    label: 'Wachten is voorbij',
    what: 'Een traject staat op Wacht en de dag om opnieuw te kijken is gekomen.',
    urgency: 2,
    table: track,
    reads: [cluster],
    settings: [],
    find: (view) =>
      tracks(view, (row) => {
        const since = row.review_date;
        if (row.state_w1 !== 'wacht' || wagonOf(row) !== '1' || since === null || since > view.today)
          return null;
        return { since, owner: ownerOf(row), told: [nameOf(view, row), since] };
      }),
  }),
];
