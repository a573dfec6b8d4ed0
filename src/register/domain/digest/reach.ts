/** What one digest may tell of: what somebody asked for, within what the role may see. */

import type { RegisterView } from '../rules/view.ts';
import type { Row } from '../schema/table.ts';
import {
  cluster,
  contact,
  municipality,
  orgTerrain,
  subscription,
  terrain,
  track,
} from '../schema/tables/index.ts';
import { type DigestContents, type DigestRole, digestRole, roleFor } from './roles.ts';

export type Subscription = Row<typeof subscription>;

export interface Reach {
  /** The contact. */
  readonly person: string;
  readonly role: DigestRole;
  /** Keys; null is the whole programme. */
  readonly clusters: ReadonlySet<string> | null;
  /** Codes; null is all. */
  readonly themes: ReadonlySet<string> | null;
  readonly wagons: ReadonlySet<string> | null;
  readonly contents: DigestContents;
  /** The audiences for which lessons are told; null is all. */
  readonly audiences: ReadonlySet<string> | null;
  /** Digests of lessons alone that the same person gets as well: what those tell is not told twice. */
  readonly beside: readonly LessonDigest[];
}

export interface LessonDigest {
  readonly audiences: ReadonlySet<string> | null;
  /** The moment since which it tells; null when it is not known. */
  readonly since: string | null;
}

/** What a piece of news is about, as far as digests choose by it. */
export interface About {
  /** Empty when it is about no cluster in particular. */
  readonly clusters: readonly string[];
  readonly themes: readonly string[];
  readonly wagons: readonly string[];
}

/** Null when there is no such contact. */
export function reachOf(view: RegisterView, row: Subscription): Reach | null {
  const person = row.contact_id;
  const own = view.row(contact, person);
  if (person === null || own === null) return null;
  const role = roleFor(row.role, own.role);
  const scope = row.scope ?? role.scope;
  const allowed = clustersWithin(view, role, person);
  const only = (wanted: ReadonlySet<string>): ReadonlySet<string> =>
    allowed === null ? wanted : new Set([...wanted].filter((key) => allowed.has(key)));
  const chosen = (): ReadonlySet<string> | null => {
    if (scope === 'clusters') return only(new Set(row.cluster_ids ?? []));
    if (scope === 'eigen_acties') return only(ownClusters(view, person));
    if (scope !== 'gemeenten') return allowed;
    const codes = row.municipality_codes ?? [];
    return codes.length || allowed === null ? only(clustersIn(view, codes)) : allowed;
  };
  const wagons = row.wagons?.length ? row.wagons : role.wagons;
  if (row.contents === 'lessen') {
    const all = { clusters: null, themes: null, wagons: null, beside: [] };
    return { person, role, ...all, contents: 'lessen', audiences: audiencesOf(row) };
  }
  return {
    person,
    role,
    contents: 'alles',
    audiences: null,
    beside: view
      .having(subscription, 'contact_id', person)
      .filter(({ row: other }) => other.contents === 'lessen' && other.stopped !== true)
      .map(({ row: other }) => ({ audiences: audiencesOf(other), since: other.created_on })),
    clusters: chosen(),
    themes: scope === 'themas' ? new Set(row.themes ?? []) : null,
    wagons: scope === 'wagons' ? new Set(wagons ?? []) : null,
  };
}

function audiencesOf(row: Subscription): ReadonlySet<string> | null {
  const codes = row.audiences?.length ? row.audiences : digestRole(row.role).audiences;
  return codes ? new Set(codes) : null;
}

/**
 * Whether a digest tells of this. What is about no cluster, and of no wagon, is told to whoever did not ask for themes.
 * Work of which nobody noted where it is may be another's, so who sees their own places alone hears nothing of it.
 */
export function covers(view: RegisterView, { clusters, themes, wagons, role }: Reach, about: About): boolean {
  if (!about.clusters.length && about.wagons.length && role.within !== 'programma') return false;
  if (about.clusters.length && clusters && !about.clusters.some((key) => clusters.has(key))) return false;
  if (themes && !themesOf(view, about).some((code) => themes.has(code))) return false;
  if (!about.clusters.length && !about.wagons.length) return true;
  return !wagons || wagonsOf(view, about).some((code) => wagons.has(code));
}

/** The municipalities that somebody speaks for. */
export function ownMunicipalities(view: RegisterView, person: string): readonly string[] {
  const home = view.row(contact, person)?.municipality_code ?? null;
  const asked = view.having(municipality, 'contact_id', person).map(({ key }) => key);
  return [...new Set([...(home === null ? [] : [home]), ...asked])];
}

/** The clusters that lie wholly or partly in these municipalities. */
export function clustersIn(view: RegisterView, codes: readonly string[]): ReadonlySet<string> {
  return new Set([
    ...codes.flatMap((code) => view.having(cluster, 'municipality_codes', code).map(({ key }) => key)),
    ...codes.flatMap((code) =>
      view.having(terrain, 'municipality_code', code).flatMap(({ row }) => row.cluster_id ?? []),
    ),
  ]);
}

/** The clusters of which the role may hear; null is all. */
export function clustersWithin(
  view: RegisterView,
  role: DigestRole,
  person: string,
): ReadonlySet<string> | null {
  if (role.within === 'programma') return null;
  if (role.within === 'gemeente') return clustersIn(view, ownMunicipalities(view, person));
  const organisation = view.row(contact, person)?.organisation_id ?? null;
  const places = organisation === null ? [] : view.having(orgTerrain, 'organisation_id', organisation);
  return new Set(
    places
      .filter(({ row }) => row.until === null || row.until >= view.today)
      .flatMap(({ row }) => view.row(terrain, row.terrain_id)?.cluster_id ?? []),
  );
}

/** The clusters whose track somebody works on. */
function ownClusters(view: RegisterView, person: string): ReadonlySet<string> {
  const parts = ['leader_id', 'driver_id', 'accel_member_id', 'next_action_owner_id'] as const;
  return new Set(
    parts.flatMap((field) => view.having(track, field, person).flatMap(({ row }) => row.cluster_id ?? [])),
  );
}

/** Its own themes and wagons, or else those of the tracks of its clusters. */
function themesOf(view: RegisterView, { clusters, themes }: About): readonly string[] {
  return themes.length
    ? themes
    : clusters.flatMap((key) => tracksOf(view, key).flatMap((row) => row.themes ?? []));
}

function wagonsOf(view: RegisterView, { clusters, wagons }: About): readonly string[] {
  return wagons.length
    ? wagons
    : clusters.flatMap((key) => tracksOf(view, key).flatMap((row) => row.wagon ?? []));
}

function tracksOf(view: RegisterView, clusterKey: string): readonly Row<typeof track>[] {
  return view.having(track, 'cluster_id', clusterKey).map(({ row }) => row);
}
