/** From any row of the register to the clusters that it is about. */
import type { RegisterView } from '../rules/view.ts';
import type { AnyRow, Table } from '../schema/table.ts';
import {
  cluster,
  contact,
  findTable,
  municipality,
  organisation,
  orgTerrain,
  sessionTerrain,
  sprintSession,
  terrain,
  track,
} from '../schema/tables/index.ts';

/** The tables that a reference is followed to, the closest to a cluster first. */
const UPWARDS: readonly string[] = [
  'cluster',
  'track',
  'terrain',
  'sprint_session',
  'grant',
  'activity',
  'meeting',
  'organisation',
  'municipality',
];

/** The rows that tell of a row which cluster it belongs to, where it does not say so itself. */
const DOWNWARDS: Readonly<Record<string, readonly (readonly [Table, string])[]>> = {
  [sprintSession.id]: [[sessionTerrain, 'session_id']],
  [organisation.id]: [[orgTerrain, 'organisation_id']],
  [municipality.id]: [
    [cluster, 'municipality_codes'],
    [terrain, 'municipality_code'],
  ],
  [contact.id]: ['driver_id', 'leader_id', 'accel_member_id'].map((field) => [track, field] as const),
};

/** References are at most this many rows away from a cluster; a circle in them ends here too. */
const FAR = 4;

/**
 * The clusters of a row, in the order in which they are found: by its own reference, else through the row that
 * it refers to, else through the rows that refer to it. A finding and a line of the journal lead where the row leads
 * that they are about. Empty when it leads nowhere.
 */
export function clustersOfRow(view: RegisterView, table: Table, key: string, far = FAR): readonly string[] {
  const row = view.row(table, key) as AnyRow | null;
  if (!row || far === 0) return [];
  if (table === (cluster as Table)) return [key];
  const onward = (id: string, keys: readonly string[]): readonly string[] => {
    const to = findTable(id);
    return to ? keys.flatMap((one) => clustersOfRow(view, to, one, far - 1)) : [];
  };
  if (typeof row.table === 'string' && typeof row.key === 'string') return onward(row.table, [row.key]);
  for (const id of UPWARDS) {
    const keys = table.fields
      .filter((field) => table.columns[field]!.kind.refersTo === id)
      .flatMap((field) => [row[field]].flat())
      .filter((one) => typeof one === 'string');
    const found = [...new Set(onward(id, keys))];
    if (found.length) return found;
  }
  const below = (DOWNWARDS[table.id] ?? []).flatMap(([of, field]) =>
    view.having(of, field, key).flatMap((one) => clustersOfRow(view, of, one.key, far - 1)),
  );
  return [...new Set(below)];
}

/** The tables whose rows other tabs tell by their name, the surest first. */
const NAMED: readonly (readonly [Table, string])[] = [
  [track, 'name'],
  [cluster, 'name'],
  [terrain, 'display_name'],
];

/**
 * The clusters that a row of another tab is about, such as a list of work or the dashboard: one of its cells holds the
 * key or the name of a track, a cluster or a terrain.
 */
export function clustersOfTexts(view: RegisterView, texts: readonly string[]): readonly string[] {
  for (const [table, field] of NAMED) {
    const found = texts
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .flatMap((text) => {
        const key = text.split(' · ')[0]!;
        return view.row(table, key) ? [key] : view.having(table, field, text).map((one) => one.key);
      });
    const clusters = [...new Set(found.flatMap((key) => clustersOfRow(view, table, key)))];
    if (clusters.length) return clusters;
  }
  return [];
}
