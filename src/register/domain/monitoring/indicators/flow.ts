/** I5 and I6: how many clusters go on to the next wagon, and how long the steps take. */

import type { WagonNumber } from '../../programme/states.ts';
import { isClosed, WAGON_RULES } from '../../programme/transitions.ts';
import { daysBetween } from '../../text/dates.ts';
import type { ClusterPast, TrackPast } from '../past.ts';
import { type Span, within } from '../span.ts';
import { count, type FigureSpec, figure, indicator, median, share } from './indicator.ts';

/**
 * I5 = clusters that reached the later wagon / clusters that ended the earlier one, at the end of the span, of
 * the cohort that started in the span (§8.5); and of all that started up to then. Wagon 1 has ended when its
 * state is closed or a later wagon was entered; wagon 2 is reached when it or wagon 3 was entered, or wagon 1
 * stands at handed over or al georganiseerd; wagon 3 likewise. Who skipped a wagon (§8.3) has so ended and passed it.
 */
export const I5 = indicator({
  id: 'I5',
  label: 'Doorstroom',
  formula:
    'Clusters die de volgende wagon bereikten gedeeld door clusters die de vorige wagon hebben afgesloten, op de laatste dag. Eerst van de clusters die in de periode startten, daarnaast van alle gestarte clusters. Wie een wagon oversloeg, telt alsof het cluster die bereikte, afsloot en doorging.',
  figures: {
    'I5.w1_w2': figure('Doorstroom wagon 1 naar 2, gestart in de periode', 'aandeel'),
    'I5.w1_w2.klaar': figure('Wagon 1 afgesloten, gestart in de periode'),
    'I5.w1_w2.bereikt': figure('Wagon 2 bereikt, gestart in de periode'),
    'I5.w2_w3': figure('Doorstroom wagon 2 naar 3, gestart in de periode', 'aandeel'),
    'I5.w2_w3.klaar': figure('Wagon 2 afgesloten, gestart in de periode'),
    'I5.w2_w3.bereikt': figure('Wagon 3 bereikt, gestart in de periode'),
    'I5.w1_w2.cumulatief': figure('Doorstroom wagon 1 naar 2, alle gestarte clusters', 'aandeel'),
    'I5.w1_w2.cumulatief.klaar': figure('Wagon 1 afgesloten, alle gestarte clusters'),
    'I5.w1_w2.cumulatief.bereikt': figure('Wagon 2 bereikt, alle gestarte clusters'),
    'I5.w2_w3.cumulatief': figure('Doorstroom wagon 2 naar 3, alle gestarte clusters', 'aandeel'),
    'I5.w2_w3.cumulatief.klaar': figure('Wagon 2 afgesloten, alle gestarte clusters'),
    'I5.w2_w3.cumulatief.bereikt': figure('Wagon 3 bereikt, alle gestarte clusters'),
  },
  compute: ({ clusters, span }) => {
    const all = clusters.filter(({ start }) => start !== null);
    const cohort = all.filter(({ start }) => within(start, span));
    const [c1, c2, a1, a2] = [
      passage(cohort, '1'),
      passage(cohort, '2'),
      passage(all, '1'),
      passage(all, '2'),
    ];
    return {
      'I5.w1_w2': share(c1.reached, c1.ended),
      'I5.w1_w2.klaar': c1.ended,
      'I5.w1_w2.bereikt': c1.reached,
      'I5.w2_w3': share(c2.reached, c2.ended),
      'I5.w2_w3.klaar': c2.ended,
      'I5.w2_w3.bereikt': c2.reached,
      'I5.w1_w2.cumulatief': share(a1.reached, a1.ended),
      'I5.w1_w2.cumulatief.klaar': a1.ended,
      'I5.w1_w2.cumulatief.bereikt': a1.reached,
      'I5.w2_w3.cumulatief': share(a2.reached, a2.ended),
      'I5.w2_w3.cumulatief.klaar': a2.ended,
      'I5.w2_w3.cumulatief.bereikt': a2.reached,
    };
  },
});

function passage(clusters: readonly ClusterPast[], from: '1' | '2'): { ended: number; reached: number } {
  const [ended, reached] = from === '1' ? [ended1, reached2] : [ended2, reached3];
  return {
    ended: count(clusters, ({ tracks }) => tracks.some(ended)),
    reached: count(clusters, ({ tracks }) => tracks.some(reached)),
  };
}

function reached2({ states }: TrackPast): boolean {
  const { state_w1, state_w2, state_w3 } = states;
  return (
    state_w2 !== null ||
    state_w3 !== null ||
    state_w1 === 'overgedragen_w2' ||
    state_w1 === 'al_georganiseerd'
  );
}

function ended1(track: TrackPast): boolean {
  return reached2(track) || isClosed('1', track.states.state_w1);
}

function reached3({ states: { state_w2, state_w3 } }: TrackPast): boolean {
  return state_w3 !== null || state_w2 === 'overgedragen_w3';
}

function ended2(track: TrackPast): boolean {
  return reached3(track) || isClosed('2', track.states.state_w2);
}

/** From what to what a duration runs: the first day on which a track did the one, and the other. */
interface Duration {
  readonly label: string;
  from(track: TrackPast): string | null;
  until(track: TrackPast): string | null;
}

const DURATIONS = {
  start_sprint: {
    label: 'van start tot sprintsessie',
    from: ({ start }) => start,
    until: (track) => first(track, '1', ['gehouden']),
  },
  w1: {
    label: 'van start tot einde wagon 1',
    from: ({ start }) => start,
    until: (track) => first(track, '1', WAGON_RULES['1'].closed),
  },
  w2: {
    label: 'van begin tot einde wagon 2',
    from: (track) => first(track, '2', null),
    until: (track) => first(track, '2', WAGON_RULES['2'].closed),
  },
  start_plan: {
    label: 'van start tot uitgewerkt plan',
    from: ({ start }) => start,
    until: (track) => first(track, '2', ['plan_uitgewerkt']),
  },
  w3: {
    label: 'van begin wagon 3 tot gerealiseerd',
    from: (track) => first(track, '3', null),
    until: (track) => first(track, '3', ['gerealiseerd', 'geborgd']),
  },
} as const satisfies Record<string, Duration>;

type DurationId = keyof typeof DURATIONS;
type DurationFigure = `I6.${DurationId}` | `I6.${DurationId}.n`;

/**
 * I6 = median number of days between two steps of a track, over the tracks that did the second within the span;
 * with n, and hidden (null) while n is below the setting duration_min_count (§8.5).
 */
export const I6 = indicator<DurationFigure>({
  id: 'I6',
  label: 'Doorlooptijd',
  formula:
    'Mediaan van het aantal dagen tussen twee stappen: de helft van de trajecten deed er korter over, de helft langer. Alleen trajecten die de tweede stap in de periode zetten, tellen mee. Zijn het er minder dan in Instellingen staat, dan blijft de mediaan leeg.',
  figures: eachDuration((id, { label }) => [
    [`I6.${id}`, figure(`Mediaan ${label}`, 'dagen', 0)],
    [`I6.${id}.n`, figure(`Aantal trajecten ${label}`)],
  ]) as Record<DurationFigure, FigureSpec>,
  compute: ({ view, clusters, span }) => {
    const least = view.setting('duration_min_count') ?? 1;
    return eachDuration((id) => {
      const days = clusters.flatMap(({ tracks }) => tracks.flatMap((track) => lasted(track, id, span)));
      return [
        [`I6.${id}`, days.length < least ? null : median(days)],
        [`I6.${id}.n`, days.length],
      ];
    }) as Record<DurationFigure, number | null>;
  },
});

function eachDuration<T>(
  make: (id: DurationId, duration: Duration) => readonly (readonly [string, T])[],
): Record<string, T> {
  return Object.fromEntries(
    (Object.keys(DURATIONS) as DurationId[]).flatMap((id) => [...make(id, DURATIONS[id])]),
  );
}

function lasted(track: TrackPast, id: DurationId, span: Span): number[] {
  const { from, until }: Duration = DURATIONS[id];
  const [first, second] = [from(track), until(track)];
  return first !== null && second !== null && within(second, span) && first <= second
    ? [daysBetween(first, second)]
    : [];
}

/** The earliest day of a step in a wagon to one of these states; null is any state. */
function first({ events }: TrackPast, wagon: WagonNumber, states: readonly string[] | null): string | null {
  const days = events
    .filter((event) => event.wagon === wagon && event.to_state !== null)
    .filter((event) => states === null || states.includes(event.to_state!))
    .map(({ event_date }) => event_date!);
  return days.sort()[0] ?? null;
}
