/** The page under the link of a digest: what somebody gets, and changing or stopping it, without an account. */

import { clustersWithin, ownMunicipalities } from '../../domain/digest/reach.ts';
import { roleFor } from '../../domain/digest/roles.ts';
import { type Outcome, type Refusal, unusable, usable } from '../../domain/import/outcome.ts';
import { openView } from '../../domain/rules/view.ts';
import type { Code } from '../../domain/schema/kind.ts';
import type { AnyRow } from '../../domain/schema/table.ts';
import {
  cluster,
  contact,
  municipality,
  type RegisterRow,
  subscription,
} from '../../domain/schema/tables/index.ts';
import { DIGEST } from '../../domain/text/digest.ts';
import { configured } from '../configuration.ts';
import { decide } from '../decide.ts';
import type { Ports } from '../ports.ts';
import type { Register, WriteRequest } from '../register.ts';
import { sourceOf } from '../view.ts';
import { subscriptionOf, webAddress } from './link.ts';

type Sub = RegisterRow<'subscription'>;

const says = DIGEST.page;

/** What somebody can choose; codes and keys. */
export interface Preferences {
  readonly rhythm: string;
  readonly format: string;
  readonly scope: string;
  readonly municipalities: readonly string[];
  readonly clusters: readonly string[];
  readonly themes: readonly string[];
  readonly wagons: readonly string[];
  readonly contents: string;
  readonly audiences: readonly string[];
}

/** What the page shows: no name and no address of anybody. */
export interface ShownPreferences {
  readonly stopped: boolean;
  readonly role: string;
  readonly now: Preferences;
  readonly choices: { readonly [F in keyof Preferences]: readonly Code[] };
  readonly adminEmail: string | null;
  /** Address of the web app, where the state of the programme is to be seen with the same code. */
  readonly web: string | null;
}

/** Shows what the subscription of a link gets. Changes nothing. */
export function openPreferences(ports: Ports, register: Register, code: unknown): Outcome<ShownPreferences> {
  const found = subscriptionOf(ports, register, code);
  return found ? usable(shown(ports, register, found.values)) : unknownLink();
}

/** Stops the subscription of a link, or takes that back. Asked again it changes nothing more. */
export function stopDigests(
  ports: Ports,
  register: Register,
  code: unknown,
  stop: unknown,
): Outcome<ShownPreferences> {
  if (typeof stop !== 'boolean') return unusable(says.wrong, says.wrongTip);
  return change(ports, register, code, stop ? says.stoppedReason : says.resumedReason, (row) =>
    (row.stopped === true) === stop
      ? usable({})
      : usable({ stopped: stop, stopped_on: stop ? ports.clock.now().slice(0, 10) : null }),
  );
}

/** Changes what the subscription of a link gets, within what its role may choose. */
export function savePreferences(
  ports: Ports,
  register: Register,
  code: unknown,
  wanted: unknown,
): Outcome<ShownPreferences> {
  return change(ports, register, code, says.changedReason, (row) => {
    const { choices } = shown(ports, register, row);
    const read = readWanted(wanted, choices);
    if (!read) return unusable(says.wrong, says.wrongTip);
    const { rhythm, format, scope, municipalities, clusters, themes, wagons, contents, audiences } = read;
    const lessons = contents === 'lessen';
    const lists: Readonly<Record<string, readonly string[]>> = {
      gemeenten: municipalities,
      clusters,
      themas: themes,
      wagons,
      lessen: audiences,
    };
    const asks = lessons ? 'lessen' : scope;
    if (lists[asks]?.length === 0) return unusable(says.needs[asks as keyof typeof says.needs], '');
    return usable({
      rhythm,
      format,
      contents,
      scope,
      ...(lessons && { audiences }),
      ...(scope === 'gemeenten' && { municipality_codes: municipalities }),
      ...(scope === 'clusters' && { cluster_ids: clusters }),
      ...(scope === 'themas' && { themes }),
      ...(scope === 'wagons' && { wagons }),
    });
  });
}

function unknownLink(): Refusal {
  return unusable(says.unknown, says.unknownTip);
}

function change(
  ports: Ports,
  register: Register,
  code: unknown,
  reason: string,
  work: (row: Sub) => Outcome<AnyRow>,
): Outcome<ShownPreferences> {
  // Nobody without a link that works comes near the lock.
  if (!subscriptionOf(ports, register, code)) return unknownLink();
  const request: Omit<WriteRequest, 'changes'> = { via: 'web', reason };
  return decide(register, request, () => {
    const found = subscriptionOf(ports, register, code);
    if (!found?.key) return unknownLink();
    const values = work(found.values);
    if (!values.ok) return values;
    return usable({
      changes: [{ type: 'update', table: subscription.id, key: found.key, values: values.value }],
      answer: shown(ports, register, { ...found.values, ...values.value }),
    });
  });
}

function shown(ports: Ports, register: Register, row: Sub): ShownPreferences {
  const view = openView(sourceOf(ports, register));
  const person = row.contact_id ?? '';
  const role = roleFor(row.role, view.row(contact, person)?.role ?? null);
  const within = clustersWithin(view, role, person);
  const owners = role.within === 'gemeente' ? ownMunicipalities(view, person) : null;
  const places: readonly Code[] = view
    .rows(municipality)
    .filter(({ key }) => owners === null || owners.includes(key))
    .map(({ key, row: { name } }) => ({ code: key, label: name ?? key }));
  const clusters = view
    .rows(cluster)
    .filter(({ key }) => within === null || within.has(key))
    .map(({ key, row: { name } }) => ({ code: key, label: name ?? key }));
  const { columns } = subscription;
  const codes = (field: 'rhythm' | 'format' | 'scope' | 'contents'): readonly Code[] => {
    const ask = columns[field].kind.ask(view.look);
    return ask && 'choices' in ask ? ask.choices : [];
  };
  const listed = (list: string): readonly Code[] => view.look.codes(list).filter(({ retired }) => !retired);
  const audiences = listed('doelgroep');
  return {
    stopped: row.stopped === true,
    role: view.look.codes('contactrol').find((each) => each.code === row.role)?.label ?? '',
    now: {
      rhythm: row.rhythm ?? role.rhythm,
      format: row.format ?? 'html',
      scope: row.scope ?? role.scope,
      municipalities: known(row.municipality_codes, places),
      clusters: known(row.cluster_ids, clusters),
      themes: row.themes ?? [],
      wagons: row.wagons ?? role.wagons ?? [],
      contents: row.contents ?? 'alles',
      audiences: row.audiences?.length
        ? row.audiences
        : (role.audiences ?? audiences.map(({ code }) => code)),
    },
    choices: {
      rhythm: codes('rhythm'),
      format: codes('format'),
      scope: codes('scope'),
      municipalities: sorted(places),
      clusters: sorted(clusters),
      themes: listed('thema'),
      wagons: listed('wagon'),
      contents: codes('contents'),
      audiences,
    },
    adminEmail: configured(register, 'admin_email'),
    web: webAddress(ports, register),
  };
}

/** What lies outside what the role may see is not told either. */
function known(codes: readonly string[] | null, choices: readonly Code[]): readonly string[] {
  return (codes ?? []).filter((code) => choices.some((choice) => choice.code === code));
}

/** What a page sent, when each of it is among the choices; null otherwise. */
function readWanted(wanted: unknown, choices: ShownPreferences['choices']): Preferences | null {
  if (typeof wanted !== 'object' || wanted === null) return null;
  const given = wanted as AnyRow;
  const isChoice = (field: keyof Preferences, code: unknown): boolean =>
    choices[field].some((choice) => choice.code === code);
  const one = (field: keyof Preferences): boolean => isChoice(field, given[field]);
  const several = (field: keyof Preferences): boolean => {
    const codes = given[field];
    return (
      Array.isArray(codes) &&
      codes.every((code) => isChoice(field, code)) &&
      new Set(codes).size === codes.length
    );
  };
  const fits =
    (['rhythm', 'format', 'scope', 'contents'] as const).every(one) &&
    (['municipalities', 'clusters', 'themes', 'wagons', 'audiences'] as const).every(several);
  return fits ? (given as unknown as Preferences) : null;
}

function sorted(codes: readonly Code[]): readonly Code[] {
  return [...codes].sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}
