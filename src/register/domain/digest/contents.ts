/** What one digest holds for one person: news since the last one, and what waits for this person now. */

import { messageIn, type Signal, signalsOf } from '../programme/signals.ts';
import { type TrackStates, wagonOf } from '../programme/transitions.ts';
import type { RegisterView } from '../rules/view.ts';
import { actionPoint, cluster, handover, municipality, track } from '../schema/tables/index.ts';
import { addDays, daysBetween, formatDay } from '../text/dates.ts';
import { DIGEST } from '../text/digest.ts';
import { type Language, languageOf } from './languages.ts';
import { type News, newsOf, wordsFor } from './news.ts';
import { changedRows, viewAt, type Window } from './past.ts';
import { covers, type Reach, reachOf, type Subscription } from './reach.ts';
import { SECTIONS, type Section } from './roles.ts';

/** One line of a digest. */
export interface DigestItem {
  readonly section: Section;
  /** In the language of the digest, with marks around what people typed where that is another; see text/typed. */
  readonly title: string;
  readonly text: string;
  /** The row that it is about. */
  readonly table: string;
  readonly key: string;
  /** Dutch: why it is in this digest; for the preview. */
  readonly why: string;
  /** Late, or waiting for this person. */
  readonly urgent: boolean;
}

export interface Digest {
  /** In which all of it is said. */
  readonly language: Language;
  readonly reach: Reach;
  readonly window: Window;
  /** By section, in the order of the mail. */
  readonly items: readonly DigestItem[];
  /** Signals that stand open since before the window and are not repeated. */
  readonly standing: number;
}

/** Days beyond the next digest for which actions are announced. */
const MARGIN = 7;

/** Days that an action is announced when no further digest is known. */
const HORIZON = 14;

export interface DigestRequest {
  readonly row: Subscription;
  readonly window: Window;
  /** The day of the digest after this one. */
  readonly next: string | null;
}

/** Null when the subscription is of nobody; a digest without items is not worth a mail. */
export function digestOf(view: RegisterView, { row, window, next }: DigestRequest): Digest | null {
  const reach = reachOf(view, row);
  if (!reach) return null;
  // What waits is told as it stood when the day of the digest began, whenever it is put together.
  const then = viewAt(view, window.until);
  const language = languageOf(row);
  if (reach.contents === 'lessen')
    return { language, reach, window, items: moved(view, reach, window, language), standing: 0 };
  const horizon = next === null ? addDays(window.until, HORIZON) : addDays(next, MARGIN);
  const waiting = waitingHandovers(then, reach, window, language);
  const asked = new Set(waiting.map(({ key }) => key));
  const found = [
    ...ownActions(view, then, reach, window, horizon, language),
    ...waiting,
    // Who decides on a hand-over need not read as well that it was offered.
    ...moved(view, reach, window, language).filter(
      ({ table, key }) => table !== handover.id || !asked.has(key),
    ),
  ];
  const told = new Set(found.map(({ table, key }) => `${table} ${key}`));
  const signals = reach.role.sections.includes('signalen')
    ? signalsFor(then, reach).filter(({ table, key }) => !told.has(`${table} ${key}`))
    : [];
  const before = signals.length ? standingAt(view, window) : new Set();
  const fresh = signals.filter((signal) => !before.has(identity(signal)));
  found.push(...fresh.map((signal) => signalItem(signal, language)));
  const items = SECTIONS.filter((section) => reach.role.sections.includes(section)).flatMap((section) =>
    found.filter((item) => item.section === section),
  );
  return { language, reach, window, items, standing: signals.length - fresh.length };
}

const { why } = DIGEST;

function moved(view: RegisterView, reach: Reach, window: Window, language: Language): readonly DigestItem[] {
  return newsOf(view, window, language).flatMap((item): DigestItem[] => {
    const text = wordsFor(reach, item);
    // What is for people by name is theirs, wherever it lies.
    if (text === null || !(item.people || covers(view, reach, item))) return [];
    const { section, title, table, key, on } = item;
    return [
      {
        section,
        title,
        text: [text, placesOf(view, reach, item, language)].filter(Boolean).join(' '),
        table,
        key,
        urgent: false,
        why: why.changed(formatDay(on), item.people ? why.people : scopeWhy(reach)),
      },
    ];
  });
}

/** Who follows the programme from outside knows no terrain by its name alone. */
function placesOf(view: RegisterView, { role }: Reach, { clusters }: News, { digest }: Language): string {
  if (role.inside || role.within !== 'programma' || !clusters.length) return '';
  const codes = clusters.flatMap((key) => view.row(cluster, key)?.municipality_codes ?? []);
  const names = [...new Set(codes)].map((code) => view.row(municipality, code)?.name ?? code);
  return names.length ? digest.news.where(names) : '';
}

function scopeWhy({ clusters, themes, wagons, contents, audiences }: Reach): string {
  if (contents === 'lessen') return audiences ? why.audiences : why.lessons;
  if (themes) return why.themes;
  if (wagons) return why.wagons;
  return clusters ? why.clusters : why.all;
}

/** What this person has to do: late, soon, or new since the last digest. */
function ownActions(
  view: RegisterView,
  then: RegisterView,
  { person }: Reach,
  window: Window,
  horizon: string,
  { digest: says }: Language,
): readonly DigestItem[] {
  const fresh = new Set(
    changedRows(view, actionPoint, window)
      .filter(({ added, before }) => added || before.owner_id !== person)
      .map(({ key }) => key),
  );
  const points = then
    .having(actionPoint, 'owner_id', person)
    .filter(({ row }) => row.status === 'open' || row.status === 'bezig')
    .map(({ key, row }) => ({
      table: actionPoint.id,
      key,
      what: row.action ?? key,
      due: row.due,
      place: then.row(cluster, row.cluster_id)?.name ?? null,
      fresh: fresh.has(key),
    }));
  const turned = new Set(
    changedRows(view, track, window)
      .filter(
        ({ before, after, added }) =>
          added ||
          before.next_action !== after.next_action ||
          before.next_action_owner_id !== after.next_action_owner_id,
      )
      .map(({ key }) => key),
  );
  const steps = then
    .having(track, 'next_action_owner_id', person)
    .filter(({ row }) => row.next_action !== null && wagonOf(row as TrackStates) !== 'klaar')
    .map(({ key, row }) => ({
      table: track.id,
      key,
      what: row.next_action!,
      due: row.next_action_due,
      place: row.name,
      fresh: turned.has(key),
    }));
  return [...points, ...steps]
    .filter(({ due, fresh: isNew }) => isNew || (due !== null && due <= horizon))
    .sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : a.due === b.due ? 0 : 1))
    .map(({ table, key, what, due, place, fresh: isNew }) => {
      const late = due !== null && due < window.until;
      return {
        section: 'acties' as const,
        title: says.typed(what),
        text: [
          due === null
            ? says.actions.noDay
            : late
              ? says.actions.late(due, daysBetween(due, window.until))
              : says.actions.due(due),
          place === null ? '' : says.actions.place(place),
        ]
          .filter(Boolean)
          .join(' '),
        table,
        key,
        urgent: late,
        why: late ? why.late : isNew ? why.fresh : why.soon(formatDay(horizon)),
      };
    });
}

/** Hand-overs on which this person decides, and those that the coordinator must settle. */
function waitingHandovers(
  view: RegisterView,
  { person, role }: Reach,
  window: Window,
  { digest: says }: Language,
): readonly DigestItem[] {
  return view
    .rows(handover)
    .filter(
      ({ row }) =>
        (row.decision === 'open' && row.to_contact_id === person) ||
        (row.decision === 'bemiddeling' && role.mediates === true),
    )
    .map(({ key, row }) => ({
      section: 'overdrachten' as const,
      title: says.typed(view.row(track, row.track_id)?.name ?? row.track_id ?? key),
      text:
        row.decision === 'open'
          ? says.handovers.waits(row.from_wagon ?? '', row.to_wagon ?? '', row.offered_on ?? window.until)
          : says.handovers.mediate(row.from_wagon ?? '', row.to_wagon ?? ''),
      table: handover.id,
      key,
      urgent: true,
      why: row.decision === 'open' ? why.yours : why.mediate,
    }));
}

/** The signals that a digest with this reach may tell of. */
function signalsFor(view: RegisterView, reach: Reach): readonly Signal[] {
  return signalsOf(view).filter(
    ({ cluster: own, owner }) =>
      (own !== null || (!reach.clusters && !reach.wagons) || owner === reach.person) &&
      covers(view, reach, { clusters: own === null ? [] : [own], themes: [], wagons: [] }),
  );
}

/** The signals that stood when the window began. */
function standingAt(view: RegisterView, { from }: Window): ReadonlySet<string> {
  return view.once(`signals at ${from}`, () => new Set(signalsOf(viewAt(view, from)).map(identity)));
}

function identity({ id, table, key, cluster: own }: Signal): string {
  return [id, table, key, own].join(' ');
}

function signalItem(signal: Signal, { signals: says }: Language): DigestItem {
  const { id, table, key, urgency, since } = signal;
  return {
    section: 'signalen',
    title: messageIn(says, signal),
    text: says[id].tip,
    table,
    key,
    urgent: urgency === 3,
    why: why.signal(since === null ? null : formatDay(since)),
  };
}
