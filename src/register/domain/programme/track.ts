/** What follows for a track from its events and the assessments of its cluster: start, baseline, and whether it is open. */
import type { RegisterRow } from '../schema/tables/index.ts';
import { addDays } from '../text/dates.ts';
import { orgLevel } from './organisatiegraad.ts';
import { type TrackStates, WAGON_RULES, wagonOf } from './transitions.ts';

/** What is asked of a stage event. */
export type TrackEvent = Pick<
  RegisterRow<'stage_event'>,
  'wagon' | 'from_state' | 'to_state' | 'event_date' | 'recorded_at'
>;

/** True as long as something is still to happen in any wagon. */
export function isOpen(track: TrackStates): boolean {
  return wagonOf(track) !== 'klaar';
}

/** The states of wagon 1 that count as a start: this one on the line, what follows it, and what only follows those. */
function startStates(startState: string): ReadonlySet<string> {
  const { line, branches } = WAGON_RULES['1'];
  const at = line.indexOf(startState);
  if (at < 0) return new Set();
  const later = line.slice(at);
  const beside = Object.entries(branches).filter(
    ([, sources]) => sources !== '*' && sources.every((source) => later.includes(source)),
  );
  return new Set([...later, ...beside.map(([state]) => state)]);
}

/** True for a state of wagon 1 that can be the start of a track. */
export function canStart(state: string): boolean {
  return startStates(state).size > 0;
}

/**
 * The day on which a track started: of the first event that reaches `startState` (a setting) or a later
 * state of wagon 1, or that enters wagon 2 or 3, which come after it. Null when it has not started.
 */
export function startOf(events: readonly TrackEvent[], startState: string | null): string | null {
  if (startState === null || !canStart(startState)) return null;
  const states = startStates(startState);
  const days = events
    .filter(({ wagon, to_state }) => to_state !== null && (wagon !== '1' || states.has(to_state)))
    .map(({ event_date }) => event_date)
    .filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/** The event that was recorded last; of those at the same moment the last in the tab. */
export function lastEvent<E extends TrackEvent>(events: readonly E[]): E | null {
  let last: E | null = null;
  for (const event of events)
    if (last === null || (event.recorded_at ?? '') >= (last.recorded_at ?? '')) last = event;
  return last;
}

/**
 * The assessment that shows how organised a cluster was at the start: the latest one up to that day, or else
 * the first within `days` after it. Null when there is none.
 */
export function baselineOf<A extends Pick<RegisterRow<'org_assessment'>, 'assessed_on'>>(
  assessments: readonly A[],
  start: string,
  days: number,
): A | null {
  const dated = assessments
    .filter(({ assessed_on }) => assessed_on !== null && assessed_on <= addDays(start, days))
    .sort((a, b) => (a.assessed_on! < b.assessed_on! ? -1 : 1));
  return dated.filter(({ assessed_on }) => assessed_on! <= start).pop() ?? dated[0] ?? null;
}

/** The level of the baseline; null when there is none. */
export function baselineLevel(
  assessments: readonly RegisterRow<'org_assessment'>[],
  start: string | null,
  days: number,
): number | null {
  const found = start === null ? null : baselineOf(assessments, start, days);
  return found && orgLevel(found);
}
