/** Puts terrains together in one cluster, as a person confirmed: one list of changes, or why it cannot be done. */

import type { Change } from '../change/change.ts';
import { type Outcome, unusable, usable } from '../import/outcome.ts';
import type { RegisterRow } from '../schema/tables/index.ts';
import type { ClusterMember } from './proposals.ts';

export interface Merge {
  /** The terrains to put together; at least two. */
  readonly terrains: readonly string[];
  /** The name of the cluster that results. */
  readonly name: string;
  /** Why, in Dutch; kept with the cluster. */
  readonly why: string;
  /** The day of confirming, `yyyy-mm-dd`. */
  readonly on: string;
}

export interface ClusterState {
  readonly clusters: ReadonlyMap<string, RegisterRow<'cluster'>>;
  /** Every terrain of the register. */
  readonly members: readonly ClusterMember[];
  /** Tabs in which a cluster is referred to besides Terreinen, by cluster key. */
  readonly used: ReadonlyMap<string, readonly string[]>;
}

/**
 * The changes that put the terrains in one cluster. The cluster that is in use elsewhere (a track, a campaign) stays,
 * or else the one of the first terrain; clusters that become empty are removed. Refused when more than one
 * of those clusters is in use, since their histories would be lost.
 */
export function mergeClusters(merge: Merge, state: ClusterState): Outcome<readonly Change[]> {
  const chosen = merge.terrains.map((key) => state.members.find(({ terrain }) => terrain === key));
  const members = chosen.filter((member) => member !== undefined);
  if (members.length < chosen.length)
    return unusable('Een van de terreinen bestaat niet meer.', 'Open het venster opnieuw.');
  const from = [...new Set(members.map(({ cluster }) => cluster))];
  if (from.length < 2)
    return unusable(
      'Deze terreinen zitten al in één cluster.',
      'Kies ten minste twee terreinen uit verschillende clusters.',
    );
  const name = merge.name.trim();
  if (!name) return unusable('Het cluster heeft geen naam.', 'Vul een naam in.');
  const unknown = from.find((key) => !state.clusters.has(key));
  if (unknown !== undefined)
    return unusable(
      `Cluster ${unknown} bestaat niet.`,
      'Kies in het tabblad Terreinen een cluster dat er wel is.',
    );

  const moving = new Set(members.map(({ terrain }) => terrain));
  const emptied = from.filter((key) =>
    state.members.every(({ terrain, cluster }) => cluster !== key || moving.has(terrain)),
  );
  const inUse = from.filter((key) => state.used.has(key));
  const target = inUse[0] ?? from[0]!;
  const lost = emptied.filter((key) => key !== target && state.used.has(key));
  if (lost.length > 0) {
    const busy = [target, ...lost].map(
      (key) => `${key} · ${state.clusters.get(key)!.name} (${(state.used.get(key) ?? []).join(', ')})`,
    );
    return unusable(
      `Meer clusters zijn al in gebruik: ${busy.join('; ')}.`,
      'Voeg eerst die rijen samen onder één cluster, of laat een van de terreinen weg.',
    );
  }
  const kept = state.clusters.get(target)!;
  const places = [
    ...new Set([...(kept.municipality_codes ?? []), ...members.map((member) => member.municipality)]),
  ];
  return usable([
    ...members
      .filter(({ cluster }) => cluster !== target)
      .map(
        ({ terrain, cluster }): Change => ({
          type: 'update',
          table: 'terrain',
          key: terrain,
          values: { cluster_id: target },
          expected: { cluster_id: cluster },
        }),
      ),
    {
      type: 'update',
      table: 'cluster',
      key: target,
      values: {
        name,
        municipality_codes: places,
        confirmed: true,
        confirmed_on: merge.on,
        proposed_how: merge.why,
      },
    },
    ...emptied
      .filter((key) => key !== target)
      .map(
        (key): Change => ({ type: 'remove', table: 'cluster', key, values: { ...state.clusters.get(key)! } }),
      ),
  ]);
}
