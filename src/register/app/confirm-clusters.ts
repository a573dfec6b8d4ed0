/** Use cases: show which terrains may be one business park, and carry out what a person decides about it. */

import { newKey, type Values } from '../domain/change/change.ts';
import { mergeClusters } from '../domain/clusters/merge.ts';
import {
  type ClusterMember,
  membersIn,
  type Proposal,
  proposeClusters,
} from '../domain/clusters/proposals.ts';
import { type Outcome, unusable, usable } from '../domain/import/outcome.ts';
import type { RegisterRow } from '../domain/schema/tables/index.ts';
import { cluster, finding, municipality, TABLES, terrain } from '../domain/schema/tables/index.ts';
import { decide } from './decide.ts';
import type { Ports } from './ports.ts';
import type { Register } from './register.ts';

/** The rule under which a refused proposal is remembered among the findings. */
const RULE = 'cluster_voorstel';

export interface ShownProposal {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly why: string;
  readonly likely: boolean;
  readonly members: readonly {
    readonly terrain: string;
    readonly name: string;
    /** `CL-0001 · Hessenpoort`. */
    readonly cluster: string;
  }[];
}

/** A person's decision to put terrains together. */
export interface ClusterChoice {
  readonly terrains: readonly string[];
  readonly name: string;
  readonly why: string;
}

/** What may belong together and nobody has decided on yet. */
export function clusterProposals(register: Register): Outcome<readonly ShownProposal[]> {
  const names = register.read(municipality).byKey;
  const shown = proposeClusters(membersOf(register), refusedIn(register)).map((proposal) => ({
    id: proposal.id,
    name: proposal.name,
    municipality: names.get(proposal.municipality)?.values.name ?? proposal.municipality,
    why: proposal.why,
    likely: proposal.likely,
    members: proposal.members.map((member) => ({
      terrain: member.terrain,
      name: member.name,
      cluster: register.look.choice(cluster.id, member.cluster) ?? member.cluster,
    })),
  }));
  return usable(shown);
}

/** Puts terrains in one cluster, in one batch; one Dutch sentence tells what was done. */
export function confirmCluster(ports: Ports, register: Register, choice: ClusterChoice): Outcome<string> {
  const name = choice.name.trim();
  return decide(register, { via: 'menu', reason: `Terreinen samengevoegd in cluster ${name}` }, () => {
    const changes = mergeClusters(
      { ...choice, on: ports.clock.now().slice(0, 10) },
      { clusters: clustersOf(register), members: membersOf(register), used: usedClusters(register) },
    );
    if (!changes.ok) return changes;
    return usable({
      changes: changes.value,
      answer: `${choice.terrains.length} terreinen staan nu in het cluster ${name}.`,
    });
  });
}

/** Remembers that a proposal was refused and why, so that it is not made again. */
export function refuseCluster(ports: Ports, register: Register, id: string, why: string): Outcome<string> {
  if (!why.trim())
    return unusable('De reden is niet ingevuld.', 'Vul in waarom deze terreinen niet bij elkaar horen.');
  return decide(register, { via: 'menu', reason: 'Voorstel voor een cluster afgewezen' }, () => {
    const proposal = proposeClusters(membersOf(register), refusedIn(register)).find((one) => one.id === id);
    if (!proposal) return unusable('Dit voorstel bestaat niet meer.', 'Open het venster opnieuw.');
    return usable({
      changes: [
        {
          type: 'add',
          table: finding.id,
          key: newKey(id),
          values: refusal(proposal, why, ports.clock.now()),
        },
      ],
      answer: `Het voorstel ${proposal.name} komt niet meer terug.`,
    });
  });
}

function refusal(proposal: Proposal, why: string, now: string): Values {
  return {
    severity: 'melding',
    message: `Niet samenvoegen tot ${proposal.name}: ${namesOf(proposal)}.`,
    tip: 'Verwijder deze rij om het voorstel opnieuw te krijgen.',
    table: terrain.id,
    typed: proposal.id,
    status: 'geaccepteerd',
    accepted_reason: why.trim().slice(0, 500),
    rule_id: RULE,
    first_seen: now,
    last_seen: now,
  };
}

function namesOf(proposal: Proposal): string {
  const names = proposal.members.map(({ name }) => name).join(', ');
  return names.length > 800 ? `${names.slice(0, 800)}…` : names;
}

function membersOf(register: Register): readonly ClusterMember[] {
  return register.read(terrain).entries.flatMap(({ key, values }) =>
    key === null || values.cluster_id === null || values.municipality_code === null
      ? []
      : [
          {
            terrain: key,
            name: values.display_name ?? values.plan_name ?? key,
            municipality: values.municipality_code,
            cluster: values.cluster_id,
          },
        ],
  );
}

function clustersOf(register: Register): ReadonlyMap<string, RegisterRow<'cluster'>> {
  return new Map([...register.read(cluster).byKey].map(([key, entry]) => [key, entry.values]));
}

function refusedIn(register: Register): readonly string[] {
  return register
    .read(finding)
    .entries.filter(({ values }) => values.rule_id === RULE && values.status === 'geaccepteerd')
    .map(({ values }) => values.typed ?? '')
    .filter((id) => membersIn(id).length > 1);
}

/** The tabs, other than Terreinen, that refer to each cluster. */
function usedClusters(register: Register): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, string[]>();
  for (const table of TABLES) {
    const fields = table.fields.filter((field) => table.columns[field]!.kind.refersTo === cluster.id);
    if (table.id === terrain.id || fields.length === 0) continue;
    for (const { values } of register.read(table).entries)
      for (const field of fields)
        for (const key of [values[field]].flat()) {
          const tabs = used.get(key as string) ?? [];
          if (typeof key === 'string' && !tabs.includes(table.tab)) used.set(key, [...tabs, table.tab]);
        }
  }
  return used;
}
