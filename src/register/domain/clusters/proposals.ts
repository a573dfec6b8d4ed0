/** Proposes which terrains may be parts of one business park, by the stems of their names. A person decides. */

import { stemOf } from './stem.ts';

/** What a proposal must know of a terrain. */
export interface ClusterMember {
  readonly terrain: string;
  readonly name: string;
  readonly municipality: string;
  readonly cluster: string;
}

export interface Proposal {
  /** The same terrains always give the same text, so that a refusal can be remembered. */
  readonly id: string;
  readonly municipality: string;
  /** Proposed name of the cluster. */
  readonly name: string;
  readonly members: readonly ClusterMember[];
  /** One or two Dutch sentences. */
  readonly why: string;
  /** The names differ in more than a direction, so the terrains very likely belong together. */
  readonly likely: boolean;
}

/**
 * Groups terrains with the same stem in the same municipality that lie in different clusters now. A group is left
 * out when a person refused these terrains together before; a terrain that joined since makes it a new proposal.
 * Likely proposals come first.
 */
export function proposeClusters(
  members: readonly ClusterMember[],
  refused: readonly string[],
): readonly Proposal[] {
  const groups = new Map<string, ClusterMember[]>();
  for (const member of members) {
    const key = `${member.municipality} ${stemOf(member.name).key}`;
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  const before = refused.map((id) => new Set(membersIn(id)));
  return [...groups.values()]
    .filter((group) => new Set(group.map(({ cluster }) => cluster)).size > 1)
    .filter((group) => !before.some((set) => group.every(({ terrain }) => set.has(terrain))))
    .map(proposal)
    .sort((a, b) => Number(b.likely) - Number(a.likely));
}

/** The keys of the terrains in the id of a proposal. */
export function membersIn(id: string): readonly string[] {
  return id.split(' ');
}

function proposal(group: readonly ClusterMember[]): Proposal {
  const stems = group.map((member) => stemOf(member.name));
  const parts = [...new Set(stems.flatMap((stem) => stem.parts.map((part) => `"${part}"`)))];
  const likely = stems.some((stem) => stem.parts.length > 0 && !stem.onlyDirections);
  const same = parts.length
    ? `Dezelfde naam, zonder ${enumerate(parts)}.`
    : 'Dezelfde naam op hoofdletters en leestekens na.';
  const doubt = ' De namen verschillen alleen in de richting; het kunnen ook losse terreinen zijn.';
  // The longest stem carries the article, where only some names have it.
  const name = stems.map((stem) => stem.text).reduce((a, b) => (b.length > a.length ? b : a));
  return {
    id: group
      .map(({ terrain }) => terrain)
      .sort()
      .join(' '),
    municipality: group[0]!.municipality,
    name,
    members: group,
    why: likely || parts.length === 0 ? same : same + doubt,
    likely: likely || parts.length === 0,
  };
}

function enumerate(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} en ${parts[parts.length - 1]!}`;
}
