/** How tracks and clusters stood at the end of a day: from stage events and assessments, never from today's state. */
import { orgLevel } from '../programme/organisatiegraad.ts';
import type { Wagon, WagonNumber } from '../programme/states.ts';
import { baselineOf, lastEvent, startOf } from '../programme/track.ts';
import { type TrackStates, wagonOf } from '../programme/transitions.ts';
import type { Keyed, RegisterView } from '../rules/view.ts';
import type { RegisterRow } from '../schema/tables/index.ts';
import { cluster, orgAssessment, stageEvent, track } from '../schema/tables/index.ts';

/** A track as its steps up to a day made it. A track without any step by then was not there yet. */
export interface TrackPast {
  readonly key: string;
  readonly row: RegisterRow<'track'>;
  /** Steps dated up to the day, in the order in which they were recorded. */
  readonly events: readonly RegisterRow<'stage_event'>[];
  readonly states: TrackStates;
  readonly wagon: Wagon;
  /** Something is still to happen. */
  readonly open: boolean;
  /** Ended without its goal: the latest wagon stands at gestopt. */
  readonly stopped: boolean;
  /** The day on which it started (a setting says what counts), or that which overrides it; null when that came later. */
  readonly start: string | null;
}

export interface ClusterPast {
  readonly key: string;
  readonly row: RegisterRow<'cluster'>;
  readonly tracks: readonly TrackPast[];
  /** The earliest start of its tracks: a cluster starts once. */
  readonly start: string | null;
  /** The assessment at the start (see `baselineOf`), and the latest, of those dated up to the day. */
  readonly baseline: Keyed<typeof orgAssessment> | null;
  readonly latest: Keyed<typeof orgAssessment> | null;
}

/**
 * All clusters at the end of a day, by key. Of two steps in a wagon the one that was recorded last tells the
 * state, as in the register itself; of two assessments on a day the one lower in the tab.
 */
export function clustersOn(view: RegisterView, day: string): ReadonlyMap<string, ClusterPast> {
  return view.once(`clusters on ${day}`, () => {
    const startState = view.setting('start_state');
    const days = view.setting('baseline_days') ?? 0;
    return new Map(
      view.rows(cluster).map(({ key, row }) => {
        const tracks = view
          .having(track, 'cluster_id', key)
          .map((found) => trackOn(view, found, day, startState))
          .filter((found) => found !== null);
        const start = tracks
          .map((found) => found.start)
          .filter((found) => found !== null)
          .sort()[0];
        const assessments = view
          .having(orgAssessment, 'cluster_id', key)
          .filter((found) => found.row.assessed_on !== null && found.row.assessed_on <= day);
        const baseline =
          start === undefined
            ? null
            : baselineOf(
                assessments.map((found) => ({ ...found, assessed_on: found.row.assessed_on })),
                start,
                days,
              );
        return [key, { key, row, tracks, start: start ?? null, baseline, latest: latestOf(assessments) }];
      }),
    );
  });
}

/** The level of organisatiegraad that an assessment tells; null when there is none. */
export function levelOf(found: Keyed<typeof orgAssessment> | null): number | null {
  return found && orgLevel(found.row);
}

/** The track of a cluster that counts: one that is open before a closed one, then the one that began last. */
export function mainTrack({ tracks }: ClusterPast): TrackPast | null {
  const began = (found: TrackPast): string => found.events[0]!.event_date!;
  return (
    [...tracks].sort((a, b) => Number(b.open) - Number(a.open) || (began(a) < began(b) ? 1 : -1))[0] ?? null
  );
}

function trackOn(
  view: RegisterView,
  { key, row }: Keyed<typeof track>,
  day: string,
  startState: string | null,
): TrackPast | null {
  const events = view
    .having(stageEvent, 'track_id', key)
    .map((found) => found.row)
    .filter(({ event_date }) => event_date !== null && event_date <= day)
    .sort((a, b) =>
      (a.recorded_at ?? '') < (b.recorded_at ?? '') ? -1 : a.recorded_at === b.recorded_at ? 0 : 1,
    );
  if (!events.length) return null;
  const stateIn = (wagon: WagonNumber): string | null =>
    lastEvent(events.filter((event) => event.wagon === wagon))?.to_state ?? null;
  const states = { state_w1: stateIn('1'), state_w2: stateIn('2'), state_w3: stateIn('3') };
  const wagon = wagonOf(states);
  const started = row.start_override ?? startOf(events, startState);
  return {
    key,
    row,
    events,
    states,
    wagon,
    open: wagon !== 'klaar',
    stopped: (states.state_w3 ?? states.state_w2 ?? states.state_w1) === 'gestopt',
    start: started !== null && started <= day ? started : null,
  };
}

function latestOf(assessments: readonly Keyed<typeof orgAssessment>[]): Keyed<typeof orgAssessment> | null {
  let latest: Keyed<typeof orgAssessment> | null = null;
  for (const found of assessments)
    if (latest === null || found.row.assessed_on! >= latest.row.assessed_on!) latest = found;
  return latest;
}
