/** Use cases of the side panel: the story of the cluster that the chosen row is about, and the search for one. */

import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { type Fiche, ficheOf, type Reader } from '../../domain/panel/fiche.ts';
import { clustersOfRow, clustersOfTexts } from '../../domain/panel/lead.ts';
import { nameOf } from '../../domain/panel/say.ts';
import { roleOf } from '../../domain/rules/roles.ts';
import { openView } from '../../domain/rules/view.ts';
import { cluster, contact, findTable } from '../../domain/schema/tables/index.ts';
import { fold } from '../../domain/text/normalise.ts';
import { PANEL } from '../../domain/text/panel.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';

/** Clusters that are offered to choose from. */
const CHOICES = 30;

export interface ClusterName {
  readonly key: string;
  readonly name: string;
  readonly municipalities: string;
}

/** The fiche of one cluster, or the clusters to choose from when the row is about several. */
export type ShownFiche =
  | { readonly kind: 'fiche'; readonly fiche: Fiche }
  | {
      readonly kind: 'choose';
      readonly from: string;
      readonly clusters: readonly ClusterName[];
      readonly more: number;
    };

/**
 * The fiche of the cluster with this key, or of the row under the cursor when it is null. Each table that
 * tells of a cluster is read once.
 */
export function showFiche(ports: Ports, register: Register, of: string | null): Outcome<ShownFiche> {
  if (of !== null) return ficheNow(ports, register, of);
  const place = ports.cursor.place();
  if (!place) return unusable(PANEL.noRow.reason, PANEL.noRow.tip);
  const tab = [...ports.book.tabs().values()].find((one) => one.id === place.sheet);
  const table = tab && findTable(tab.table);
  const view = openView(sourceOf(ports, register));
  const key = table && (register.read(table).entries.find((one) => one.row === place.row)?.key ?? null);
  if (key === null) return unusable(PANEL.noRow.reason, PANEL.noRow.tip);
  const leads = table ? clustersOfRow(view, table, key!) : clustersOfTexts(view, ports.cursor.texts());
  const found = leads.filter((one) => view.row(cluster, one));
  if (!found.length) return unusable(PANEL.nowhere.reason, PANEL.nowhere.tip);
  if (found.length === 1) return ficheNow(ports, register, found[0]!);
  return usable({
    kind: 'choose',
    from: table ? `${table.tab}: ${table.title ? nameOf(table.id, key!, view) : key}` : PANEL.thisRow,
    clusters: found.slice(0, CHOICES).map((one) => named(register, one)),
    more: Math.max(found.length - CHOICES, 0),
  });
}

/** The clusters whose name, key or municipality holds what was typed; those that begin with it first. */
export function findClusters(register: Register, typed: string): Outcome<readonly ClusterName[]> {
  const wanted = fold(typed).trim();
  if (!wanted) return unusable(PANEL.searchWhat.reason, PANEL.searchWhat.tip);
  const found = [...register.read(cluster).byKey.keys()]
    .map((key) => named(register, key))
    .filter(({ key, name, municipalities }) => fold(`${key} ${name} ${municipalities}`).includes(wanted));
  const begins = ({ name }: ClusterName): number => Number(fold(name).startsWith(wanted));
  return usable(found.sort((a, b) => begins(b) - begins(a)).slice(0, CHOICES));
}

function named(register: Register, key: string): ClusterName {
  const row = register.read(cluster).byKey.get(key)?.values;
  const towns = (row?.municipality_codes ?? []).map((code) =>
    nameOf('municipality', code, { look: register.look }),
  );
  return { key, name: row?.name ?? key, municipalities: towns.join('; ') };
}

export function ficheNow(ports: Ports, register: Register, key: string): Outcome<ShownFiche> {
  const fiche = ficheOf(sourceOf(ports, register), key, readerOf(ports, register));
  return fiche ? usable({ kind: 'fiche', fiche }) : unusable(PANEL.gone.reason, PANEL.gone.tip);
}

/** Who asks, by the code that Contacten holds for them, or else by the address of a colleague. */
export function readerOf(ports: Ports, register: Register): Reader {
  const code = ports.actor.code();
  const people = register.read(contact).entries;
  const found =
    people.find(({ values }) => values.user_code === code) ??
    people.find(
      ({ values }) =>
        values.email !== null && roleOf(values.role) !== null && ports.actor.codeOf(values.email) === code,
    );
  return { contact: found?.key ?? null, role: found ? roleOf(found.values.role) : null };
}
