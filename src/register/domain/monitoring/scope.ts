/** Which rows belong to a set of clusters, and all that figures over a span are computed from. */
import type { Keyed, RegisterView } from '../rules/view.ts';
import type { Table } from '../schema/table.ts';
import {
  activity,
  cluster,
  costLine,
  grant,
  handover,
  measure,
  meteringCampaign,
  orgAssessment,
  sessionTerrain,
  sprintSession,
  terrain,
  track,
  trainee,
} from '../schema/tables/index.ts';
import { addDays } from '../text/dates.ts';
import type { About, Reach } from './indicators/indicator.ts';
import { clustersOn } from './past.ts';
import type { Span } from './span.ts';

/** The clusters whose row names a municipality, in the order of the tab. */
export function clustersIn(view: RegisterView, municipality: string): ReadonlySet<string> {
  return new Set(view.having(cluster, 'municipality_codes', municipality).map(({ key }) => key));
}

/** What figures over a span are computed from; null for the clusters is the whole programme. */
export function about(view: RegisterView, span: Span, keys: ReadonlySet<string> | null): About {
  const kept = new Map<string, unknown>();
  return {
    view,
    span,
    keys,
    clusters: standing(view, span.until, keys),
    before: () => standing(view, addDays(span.from, -1), keys),
    rows<Id extends keyof Reach>(id: Id) {
      if (!kept.has(id)) kept.set(id, keys === null ? view.rows(TABLES[id]) : belonging(view, keys, id));
      return kept.get(id) as readonly Keyed<Reach[Id]>[];
    },
  };
}

function standing(view: RegisterView, day: string, keys: ReadonlySet<string> | null) {
  const all = clustersOn(view, day);
  if (keys === null) return [...all.values()];
  return [...keys].map((key) => all.get(key)).filter((found) => found !== undefined);
}

const TABLES: Reach = {
  terrain,
  track,
  sprint_session: sprintSession,
  org_assessment: orgAssessment,
  handover,
  grant,
  metering_campaign: meteringCampaign,
  measure,
  activity,
  cost_line: costLine,
  trainee,
};

/**
 * How the rows of a table are found from a cluster. A session belongs to each cluster of which a terrain takes
 * part; a cost line to the cluster of its activity or else of its grant; who was trained to those of the own terrains.
 */
const OF_CLUSTER: { readonly [Id in keyof Reach]: (view: RegisterView, key: string) => readonly Keyed[] } = {
  terrain: (view, key) => view.having(terrain, 'cluster_id', key),
  track: (view, key) => view.having(track, 'cluster_id', key),
  org_assessment: (view, key) => view.having(orgAssessment, 'cluster_id', key),
  metering_campaign: (view, key) => view.having(meteringCampaign, 'cluster_id', key),
  measure: (view, key) => view.having(measure, 'cluster_id', key),
  activity: (view, key) => view.having(activity, 'cluster_id', key),
  handover: (view, key) => ofTracks(view, key, handover),
  grant: (view, key) => ofTracks(view, key, grant),
  sprint_session: (view, key) =>
    ofTerrains(view, key, (own) =>
      view
        .having(sessionTerrain, 'terrain_id', own)
        .map(({ row }) => row.session_id)
        .flatMap((session) => keyed(view, sprintSession, session)),
    ),
  trainee: (view, key) =>
    ofTerrains(view, key, (own) => [
      ...view.having(trainee, 'first_terrain_id', own),
      ...view.having(trainee, 'terrain_ids', own),
    ]),
  cost_line: (view, key) => costs(view).get(key) ?? [],
};

function ofTracks(view: RegisterView, key: string, table: typeof grant | typeof handover): readonly Keyed[] {
  return view
    .having(track, 'cluster_id', key)
    .flatMap((found) => view.having(table as typeof grant, 'track_id', found.key));
}

function ofTerrains(
  view: RegisterView,
  key: string,
  found: (terrain: string) => readonly Keyed[],
): readonly Keyed[] {
  return view.having(terrain, 'cluster_id', key).flatMap((own) => found(own.key));
}

function keyed(view: RegisterView, table: Table, key: string | null): readonly Keyed[] {
  const row = view.row(table, key);
  return row === null ? [] : [{ key: key!, row }];
}

function costs(view: RegisterView): ReadonlyMap<string, readonly Keyed[]> {
  return view.once('cost lines by cluster', () => {
    const found = new Map<string, Keyed[]>();
    for (const line of view.rows(costLine)) {
      const own =
        view.row(activity, line.row.activity_id)?.cluster_id ??
        view.row(track, view.row(grant, line.row.grant_id)?.track_id ?? null)?.cluster_id;
      if (own) found.set(own, [...(found.get(own) ?? []), line]);
    }
    return found;
  });
}

/** Each row once, the clusters in their order and the rows of each in that of the tab. */
function belonging(view: RegisterView, keys: ReadonlySet<string>, id: keyof Reach): readonly Keyed[] {
  const found = new Map<string, Keyed>();
  for (const key of keys) for (const one of OF_CLUSTER[id](view, key)) found.set(one.key, one);
  return [...found.values()];
}
