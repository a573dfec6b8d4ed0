/** System columns that follow from other rows or from settings, and the changes that bring them up to date. */
import type { Change, Values } from '../change/change.ts';
import { sameValue } from '../change/change.ts';
import type { Scope } from '../rules/rule.ts';
import type { Keyed, RegisterView } from '../rules/view.ts';
import { derived } from '../schema/derive.ts';
import type { AnyRow, Row, Table } from '../schema/table.ts';
import {
  costLine,
  meteringCampaign,
  orgAssessment,
  setting,
  stageEvent,
  terrain,
  track,
} from '../schema/tables/index.ts';
import { baselineLevel, lastEvent, startOf, type TrackEvent } from './track.ts';

type Campaign = Row<typeof meteringCampaign>;

/**
 * Where a track stands in time: since when in its state, when it started (or the day that overrides this),
 * and the level of organisatiegraad at the start. `events` are those of the track, newly added ones included.
 */
export function trackTimes(
  row: Row<typeof track>,
  events: readonly TrackEvent[],
  view: RegisterView,
): Pick<Row<typeof track>, 'state_since' | 'start_date' | 'baseline_level'> {
  const start_date = row.start_override ?? startOf(events, view.setting('start_state'));
  const assessments =
    row.cluster_id === null || start_date === null
      ? []
      : view.having(orgAssessment, 'cluster_id', row.cluster_id).map((found) => found.row);
  return {
    state_since: lastEvent(events)?.event_date ?? null,
    start_date,
    baseline_level: baselineLevel(assessments, start_date, view.setting('baseline_days') ?? 0),
  };
}

/**
 * Whether the figures of a campaign may be published: enough companies and none too large, by the settings
 * (a proposal of domain description §8.5). No as long as either is not known; null before there are data.
 */
export function publishable(row: Campaign, view: RegisterView): 'ja' | 'nee' | null {
  if (row.data_count === null) return null;
  const [least, most] = [view.setting('publish_min_companies'), view.setting('publish_max_share')];
  const enough = least !== null && row.data_count >= least;
  const spread = most !== null && row.largest_share !== null && row.largest_share <= most;
  return enough && spread ? 'ja' : 'nee';
}

type Compute = (keyed: Keyed, view: RegisterView) => Values;

const COMPUTED: readonly (readonly [Table, Compute])[] = [
  [terrain, () => ({})],
  [
    track,
    ({ key, row }, view) =>
      trackTimes(
        row as Row<typeof track>,
        view.having(stageEvent, 'track_id', key).map((event) => event.row),
        view,
      ),
  ],
  [orgAssessment, () => ({})],
  [meteringCampaign, ({ row }, view) => ({ publishable: publishable(row as unknown as Campaign, view) })],
  [costLine, () => ({})],
  [setting, () => ({})],
];

/**
 * The changes that give system columns the values that they must have, of the rows in scope. None when all
 * is up to date. Includes what follows from the row alone, for rows that were changed past the writer.
 */
export function outdated(view: RegisterView, scope: Scope): readonly Change[] {
  return COMPUTED.flatMap(([table, compute]) => {
    const keys = scope?.get(table.id);
    if (scope && !keys) return [];
    return view.rows(table).flatMap(({ key, row }): Change[] => {
      if (keys && !keys.has(key)) return [];
      const wanted = { ...derived(table, row), ...compute({ key, row }, view) };
      const stale = Object.keys(wanted).filter(
        (field) => !sameValue(table.columns[field]!, wanted[field], (row as AnyRow)[field]),
      );
      if (!stale.length) return [];
      const pick = (from: AnyRow): Values =>
        Object.fromEntries(stale.map((field) => [field, from[field] ?? null]));
      return [{ type: 'update', table: table.id, key, values: pick(wanted) }];
    });
  });
}
