/** The page under the link of a digest: what somebody gets, and changing or stopping it, without an account. */

import { LANGUAGES, type Language, type LanguageCode, languageOf } from '../../domain/digest/languages.ts';
import { clustersWithin, ownMunicipalities } from '../../domain/digest/reach.ts';
import { roleFor } from '../../domain/digest/roles.ts';
import { type Outcome, type Refusal, unusable, usable } from '../../domain/import/outcome.ts';
import { openView } from '../../domain/rules/view.ts';
import { type Code, choicesOf } from '../../domain/schema/kind.ts';
import type { AnyRow } from '../../domain/schema/table.ts';
import {
  cluster,
  contact,
  municipality,
  type RegisterRow,
  subscription,
} from '../../domain/schema/tables/index.ts';
import { DIGEST } from '../../domain/text/digest.ts';
import { PREFERENCES_NL } from '../../domain/text/preferences.ts';
import { unmarked } from '../../domain/text/typed.ts';
import { configured } from '../configuration.ts';
import { decide } from '../decide.ts';
import type { Ports } from '../ports.ts';
import type { Register, WriteRequest } from '../register.ts';
import { sourceOf } from '../view.ts';
import { subscriptionOf, webAddress } from './link.ts';

type Sub = RegisterRow<'subscription'>;

const REASONS = DIGEST.preferences;

/** What somebody can choose; codes and keys. */
export interface Preferences {
  readonly language: LanguageCode;
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

/** One of what can be chosen. */
export interface Choice {
  readonly code: string;
  readonly label: string;
  /** The language of the label. */
  readonly lang: LanguageCode;
}

/** What the page shows: no name and no address of anybody. */
export interface ShownPreferences {
  readonly stopped: boolean;
  readonly role: string;
  readonly now: Preferences;
  readonly choices: { readonly [F in keyof Preferences]: readonly Choice[] };
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
  return change(ports, register, code, stop ? REASONS.stopped : REASONS.resumed, (row) => {
    if (typeof stop !== 'boolean') return wrong(languageOf(row));
    return (row.stopped === true) === stop
      ? usable({})
      : usable({ stopped: stop, stopped_on: stop ? ports.clock.now().slice(0, 10) : null });
  });
}

/** Changes what the subscription of a link gets, within what its role may choose. */
export function savePreferences(
  ports: Ports,
  register: Register,
  code: unknown,
  wanted: unknown,
): Outcome<ShownPreferences> {
  return change(ports, register, code, REASONS.changed, (row) => {
    const { choices } = shown(ports, register, row);
    const read = readWanted(wanted, choices);
    if (!read) return wrong(languageOf(row));
    const { preferences: says } = languageOf(row);
    const { language, rhythm, format, scope, municipalities, clusters, themes, wagons, contents, audiences } =
      read;
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
      language,
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
  return unusable(PREFERENCES_NL.unknown, PREFERENCES_NL.unknownTip);
}

function wrong({ preferences: says }: Language): Refusal {
  return unusable(says.wrong, says.wrongTip);
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
  const language = languageOf(row);
  const named = (key: string, name: string | null): Choice => ({ code: key, label: name ?? key, lang: 'nl' });
  const places = view
    .rows(municipality)
    .filter(({ key }) => owners === null || owners.includes(key))
    .map(({ key, row: { name } }) => named(key, name));
  const clusters = view
    .rows(cluster)
    .filter(({ key }) => within === null || within.has(key))
    .map(({ key, row: { name } }) => named(key, name));
  const { columns } = subscription;
  const choices = (from: readonly Code[]): readonly Choice[] =>
    from.filter(({ retired }) => !retired).map(({ code }) => choice(language, from, code));
  const codes = (field: 'rhythm' | 'format' | 'scope' | 'contents'): readonly Choice[] =>
    choices(choicesOf(columns[field].kind, view.look));
  const listed = (list: string): readonly Choice[] => choices(view.look.codes(list));
  const audiences = listed('doelgroep');
  return {
    stopped: row.stopped === true,
    role: choice(language, view.look.codes('contactrol'), row.role ?? '').label,
    now: {
      language: language.code,
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
      language: Object.values(LANGUAGES).map(({ code, name }) => ({ code, label: name, lang: code })),
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

/** A code by its label; one that has none in this language is called as the office calls it, in Dutch. */
function choice(language: Language, codes: readonly Code[], code: string): Choice {
  const said = language.label(codes, code);
  const label = unmarked(said);
  return { code, label, lang: label === said ? language.code : 'nl' };
}

/** What lies outside what the role may see is not told either. */
function known(codes: readonly string[] | null, choices: readonly Choice[]): readonly string[] {
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
    (['language', 'rhythm', 'format', 'scope', 'contents'] as const).every(one) &&
    (['municipalities', 'clusters', 'themes', 'wagons', 'audiences'] as const).every(several);
  return fits ? (given as unknown as Preferences) : null;
}

function sorted(codes: readonly Choice[]): readonly Choice[] {
  return [...codes].sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}
