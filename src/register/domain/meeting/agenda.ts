/** The agenda of a meeting: built from what waits, what is overdue and what asks for attention in its scope. */

import { clustersOfSession, nameOf } from '../programme/signals/signal.ts';
import { type Signal, signalsOf } from '../programme/signals.ts';
import type { RegisterView } from '../rules/view.ts';
import type { Row } from '../schema/table.ts';
import {
  actionPoint,
  contact,
  handover,
  lesson,
  meeting,
  sprintSession,
  terrain,
  track,
} from '../schema/tables/index.ts';
import { addDays, daysBetween, formatDay } from '../text/dates.ts';
import { MEETING } from '../text/meeting.ts';
import { NOWHERE } from '../text/signals.ts';

const SAYS = MEETING.agenda;

/** Sessions that come within so many days of the meeting are on the agenda. */
const SESSION_DAYS = 42;

/** Lines of one item; more would not be dealt with in one meeting. */
const LINES = 12;

export interface AgendaItem {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The clusters that a meeting is about: its own, those of the municipalities that take part, or all (null). */
export function scopeOf(view: RegisterView, row: Row<typeof meeting>): ReadonlySet<string> | null {
  if (row.cluster_id !== null) return new Set([row.cluster_id]);
  if (row.type !== 'gemeente') return null;
  const codes = new Set(
    (row.participant_ids ?? []).flatMap((key) => view.row(contact, key)?.municipality_code ?? []),
  );
  if (!codes.size) return null;
  const inside = view
    .rows(terrain)
    .filter(({ row: one }) => one.municipality_code !== null && codes.has(one.municipality_code));
  return new Set(inside.flatMap(({ row: one }) => one.cluster_id ?? []));
}

/**
 * The items of the agenda of a meeting as things stand on the day of the view: action points that are open, hand-overs
 * that wait, signals (the most urgent first), sessions to come and lessons not shared yet, in the scope of the meeting.
 * People appear by their designation, never by name.
 */
export function agendaOf(view: RegisterView, key: string, row: Row<typeof meeting>): readonly AgendaItem[] {
  const scope = scopeOf(view, row);
  const within = (cluster: string | null): boolean =>
    scope === null || (cluster !== null && scope.has(cluster));
  const day = row.meeting_date ?? view.today;
  const previous = previousOf(view, key, row);
  const items: AgendaItem[] = [
    {
      title: SAYS.opening,
      lines: previous ? [SAYS.previous(previous.name ?? '', formatDay(previous.meeting_date!))] : [],
    },
    { title: SAYS.actions, lines: actionLines(view, within) },
    { title: SAYS.handovers, lines: handoverLines(view, within) },
    { title: SAYS.signals, lines: signalLines(signalsOf(view), scope) },
    { title: SAYS.sessions, lines: sessionLines(view, day, within) },
    {
      title: SAYS.lessons,
      lines: view
        .rows(lesson)
        .filter(({ row: one }) => one.shared_on === null && (scope === null || within(one.cluster_id)))
        .map(({ row: one }) => one.title ?? ''),
    },
  ];
  return [
    ...items.filter(({ title, lines }) => title === SAYS.opening || lines.length > 0).map(few),
    { title: SAYS.closing, lines: [] },
  ];
}

/** The agenda as it stands in its column: numbered items, each line under its item. */
export function agendaText(items: readonly AgendaItem[]): string {
  return items
    .map(({ title, lines }, index) =>
      [`${index + 1}. ${title}`, ...lines.map((line) => `   - ${line}`)].join('\n'),
    )
    .join('\n');
}

/** The items of an agenda that a person may have changed: a line that is numbered begins one. */
export function agendaItems(text: string): readonly AgendaItem[] {
  const items: { title: string; lines: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const title = /^\s*\d+[.)]\s+(.*\S)\s*$/.exec(line)?.[1];
    const plain = line.replace(/^\s*[-•–]\s*/, '').trim();
    if (title !== undefined) items.push({ title, lines: [] });
    else if (plain !== '') (items[items.length - 1]?.lines ?? newItem(items)).push(plain);
  }
  return items;
}

function newItem(items: { title: string; lines: string[] }[]): string[] {
  const lines: string[] = [];
  items.push({ title: SAYS.opening, lines });
  return lines;
}

function few(item: AgendaItem): AgendaItem {
  if (item.lines.length <= LINES) return item;
  return { ...item, lines: [...item.lines.slice(0, LINES), SAYS.more(item.lines.length - LINES)] };
}

/** The last meeting of the same sort, about the same cluster, before this one. */
function previousOf(view: RegisterView, key: string, row: Row<typeof meeting>): Row<typeof meeting> | null {
  const earlier = view
    .rows(meeting)
    .filter(
      (one) =>
        one.key !== key &&
        one.row.status === 'gehouden' &&
        one.row.type === row.type &&
        one.row.cluster_id === row.cluster_id &&
        one.row.meeting_date !== null &&
        (row.meeting_date === null || one.row.meeting_date < row.meeting_date),
    )
    .sort((a, b) => (a.row.meeting_date! < b.row.meeting_date! ? 1 : -1));
  return earlier[0]?.row ?? null;
}

/** Signals about action points and hand-overs are left to the items that name all of those. */
const ELSEWHERE: readonly string[] = [actionPoint.id, handover.id];

function signalLines(signals: readonly Signal[], scope: ReadonlySet<string> | null): readonly string[] {
  return together(
    signals
      .filter(({ table }) => !ELSEWHERE.includes(table))
      .filter(({ cluster }) => scope === null || (cluster !== null && scope.has(cluster)))
      .map(({ message }) => message),
  );
}

/** Of places about which the same is said (`Place: what`) one line that names them. */
function together(messages: readonly string[]): readonly string[] {
  const placesOf = new Map<string, Set<string>>();
  for (const message of messages) {
    const [, place = '', said = message] = /^(.*?)(: .*)$/s.exec(message) ?? [];
    placesOf.set(said, (placesOf.get(said) ?? new Set()).add(place));
  }
  return [...placesOf].map(([said, places]) => SAYS.places([...places]) + said);
}

type Within = (cluster: string | null) => boolean;

function actionLines(view: RegisterView, within: Within): readonly string[] {
  return view
    .rows(actionPoint)
    .filter(({ row }) => (row.status === 'open' || row.status === 'bezig') && within(row.cluster_id))
    .sort((a, b) => ((a.row.due ?? '9') < (b.row.due ?? '9') ? -1 : 1))
    .map(({ row }) =>
      SAYS.action(
        row.action ?? '',
        row.due === null ? null : formatDay(row.due),
        row.owner_id === null ? null : (view.row(contact, row.owner_id)?.designation ?? null),
        row.due !== null && row.due < view.today,
      ),
    );
}

function handoverLines(view: RegisterView, within: Within): readonly string[] {
  return view
    .rows(handover)
    .filter(
      ({ row }) =>
        (row.decision === 'open' || row.decision === 'bemiddeling') &&
        within(view.row(track, row.track_id)?.cluster_id ?? null),
    )
    .sort((a, b) => ((a.row.offered_on ?? '') < (b.row.offered_on ?? '') ? -1 : 1))
    .map(({ row }) =>
      SAYS.handover(
        nameOf(view, view.row(track, row.track_id)) ?? NOWHERE,
        row.from_wagon ?? '?',
        row.to_wagon ?? '?',
        row.offered_on === null ? '?' : formatDay(row.offered_on),
        row.offered_on === null ? 0 : Math.max(0, daysBetween(row.offered_on, view.today)),
      ),
    );
}

function sessionLines(view: RegisterView, day: string, within: Within): readonly string[] {
  return view
    .rows(sprintSession)
    .filter(
      ({ row }) =>
        row.status === 'gepland' &&
        row.session_date !== null &&
        row.session_date >= day &&
        row.session_date <= addDays(day, SESSION_DAYS),
    )
    .map((session) => ({ day: session.row.session_date!, clusters: clustersOfSession(view, session.key) }))
    .filter(({ clusters }) => clusters.some(within))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map((one) =>
      SAYS.session(
        formatDay(one.day),
        one.clusters.map((cluster) => nameOf(view, null, cluster) ?? cluster).join(', ') || SAYS.unknownPlace,
      ),
    );
}
