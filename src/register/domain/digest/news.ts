/** What of the changes in a table is news, for whom, and in which words: one declaration a table. */

import { WAGONS, type WagonNumber } from '../programme/states.ts';
import { type TrackStates, WAGON_RULES, wagonOf } from '../programme/transitions.ts';
import type { RegisterView } from '../rules/view.ts';
import { CODES } from '../schema/codelists.ts';
import { type Code, choicesOf } from '../schema/kind.ts';
import type { Row, Table } from '../schema/table.ts';
import {
  cluster,
  decision,
  grant,
  handover,
  lesson,
  measure,
  meeting,
  meteringCampaign,
  orgAssessment,
  sessionTerrain,
  sprintSession,
  terrain,
  track,
} from '../schema/tables/index.ts';
import type { Language } from './languages.ts';
import { type Changed, changedRows, type Window } from './past.ts';
import type { About, Reach } from './reach.ts';
import type { Section } from './roles.ts';

/** One piece of news. */
export interface News extends About {
  readonly section: Section;
  readonly table: string;
  readonly key: string;
  /** Where or what it is about, in a few words. */
  readonly title: string;
  /** For who works in the sheet; null when it is no news to them. */
  readonly text: string | null;
  /** What who does not work in the sheet reads instead; null when it is not for them. */
  readonly outside: string | null;
  /** Told as well to who hears of big steps only. */
  readonly big: boolean;
  /** Only for these contacts; null is for all. */
  readonly people: readonly string[] | null;
  /** Of a lesson: for whom it is. */
  readonly audience: readonly string[];
  /** Of a lesson that was told before and is now for others too: for whom it was. */
  readonly heard: readonly string[] | null;
  /** Of a lesson: the moment from which it was news. */
  readonly since: string | null;
  readonly on: string;
}

interface Change<T extends Table> extends Changed {
  readonly row: Row<T>;
  readonly was: Row<T> | null;
}

/** Characters of a lesson that are told. */
const LESSON_ROOM = 400;

type Told = Pick<News, 'section' | 'title' | 'text'> & Partial<News>;

interface Kind {
  readonly table: Table;
  news(view: RegisterView, window: Window, language: Language): readonly News[];
}

/** Declares what of a table is news; `tell` gives null for a change that is none. */
function kind<T extends Table>(
  table: T,
  tell: (change: Change<T>, view: RegisterView, language: Language) => readonly Told[] | Told | null,
): Kind {
  return {
    table,
    news: (view, window, language) =>
      changedRows(view, table, window).flatMap((changed) => {
        const change = {
          ...changed,
          row: changed.after as Row<T>,
          was: changed.added ? null : (changed.before as Row<T>),
        };
        const told = tell(change, view, language);
        return (told === null ? [] : [told].flat()).map((one) => ({
          clusters: [],
          themes: [],
          wagons: [],
          table: table.id,
          key: changed.key,
          outside: one.text,
          big: false,
          people: null,
          audience: [],
          heard: null,
          since: null,
          on: changed.on,
          ...one,
        }));
      }),
  };
}

/** The news of a window, from all tables. */
export function newsOf(view: RegisterView, window: Window, language: Language): readonly News[] {
  return view.once(`news ${language.code} ${window.from} ${window.until}`, () =>
    KINDS.flatMap((each) => each.news(view, window, language)),
  );
}

/** Whether a digest with this reach may tell of it, apart from where it lies; and in which words. */
export function wordsFor(reach: Reach, item: News): string | null {
  const { role, person } = reach;
  if (!role.sections.includes(item.section)) return null;
  if (item.section === 'lessen' ? !isLessonFor(reach, item) : reach.contents === 'lessen') return null;
  if (item.people && !item.people.includes(person)) return null;
  if (role.sees === 'grote_stappen' && item.section === 'stappen' && !item.big) return null;
  return role.inside ? item.text : item.outside;
}

/** Whether a lesson is for a digest: each is told once to a person, in the one digest of theirs that asks for it. */
function isLessonFor({ contents, audiences, beside }: Reach, { audience, heard, since }: News): boolean {
  const meets = (wanted: ReadonlySet<string> | null, codes: readonly string[]): boolean =>
    wanted === null || codes.some((code) => wanted.has(code));
  if (contents === 'lessen') return meets(audiences, audience) && !(heard && meets(audiences, heard));
  return (
    heard === null &&
    !beside.some((other) => (other.since ?? '') < (since ?? '') && meets(other.audiences, audience))
  );
}

const KINDS: readonly Kind[] = [
  kind(track, ({ row, was }, view, { digest, label }) => {
    const says = digest.news;
    const [from, to] = [was ? wagonOf(was as TrackStates) : null, wagonOf(row as TrackStates)];
    const steps = (['1', '2', '3'] as const).flatMap((wagon) => {
      const { states } = WAGON_RULES[wagon];
      const [old, now] = [was?.[stateField(wagon)] ?? null, row[stateField(wagon)]];
      return now === null || old === now
        ? []
        : [says.step(wagon, old === null ? null : label(states, old), label(states, now))];
    });
    if (!steps.length) return null;
    const moved =
      from === to ? '' : says.wagon(from === null ? null : label(WAGONS, from), label(WAGONS, to));
    return {
      section: 'stappen',
      title: digest.typed(row.name ?? placeName(view, row.cluster_id)),
      text: [was ? '' : says.newTrack, moved, ...steps].filter(Boolean).join(' '),
      outside: moved ? [was ? '' : says.newTrack, moved].filter(Boolean).join(' ') : steps.join(' '),
      big: from !== to,
      clusters: some(row.cluster_id),
      themes: row.themes ?? [],
      wagons: [to, ...(from === null ? [] : [from])],
    };
  }),
  kind(sprintSession, ({ key, row, was }, view, { digest }) => {
    if (row.session_date === null) return null;
    const clusters = view
      .having(sessionTerrain, 'session_id', key)
      .flatMap(({ row: part }) => view.row(terrain, part.terrain_id)?.cluster_id ?? []);
    const told = eventWords(
      row.status,
      row.session_date,
      was && { status: was.status, day: was.session_date },
      digest.news,
    );
    if (told === null) return null;
    const held = row.status === 'gehouden';
    return {
      section: held ? 'stappen' : 'agenda',
      title: digest.typed(row.name ?? key),
      text: held ? digest.news.held(row.session_date, row.entrepreneur_count) : told,
      big: held,
      clusters: [...new Set(clusters)],
      wagons: ['1'],
    };
  }),
  kind(grant, ({ row, was }, view, { digest, label }) => {
    if (row.status === was?.status || row.status === null || row.status === 'concept') return null;
    const about = view.row(track, row.track_id);
    return {
      section: 'stappen',
      title: digest.typed(about?.name ?? row.name ?? ''),
      text: digest.news.grant(label(statesOf(grant, 'status'), row.status)),
      big: row.status === 'verleend' || row.status === 'vastgesteld',
      clusters: some(about?.cluster_id ?? null),
      themes: about?.themes ?? [],
      wagons: ['2'],
    };
  }),
  kind(measure, ({ row, was }, view, { digest, label }) => {
    if (row.status === was?.status || row.status === null || (row.status === 'idee' && was === null))
      return null;
    return {
      section: 'stappen',
      title: digest.typed(placeName(view, row.cluster_id)),
      text: digest.news.measure(row.title ?? '', label(statesOf(measure, 'status'), row.status)),
      big: row.status === 'uitgevoerd',
      clusters: some(row.cluster_id),
      themes: some(row.theme),
      wagons: ['3'],
    };
  }),
  kind(meteringCampaign, ({ row, was }, view, { digest, label }) => {
    if (row.status === was?.status || row.status === null) return null;
    return {
      section: 'stappen',
      title: digest.typed(placeName(view, row.cluster_id)),
      text: digest.news.campaign(label(statesOf(meteringCampaign, 'status'), row.status)),
      clusters: some(row.cluster_id),
      themes: ['energie'],
      wagons: ['2'],
    };
  }),
  kind(orgAssessment, ({ added, row, key }, view, { digest }) => {
    if (!added || row.level === null || row.cluster_id === null || row.assessed_on === null) return null;
    const day = row.assessed_on;
    const earlier = view
      .having(orgAssessment, 'cluster_id', row.cluster_id)
      .filter((other) => other.key !== key && other.row.assessed_on !== null && other.row.assessed_on < day)
      .sort((a, b) => (a.row.assessed_on! < b.row.assessed_on! ? 1 : -1));
    const before = earlier[0]?.row.level ?? null;
    return {
      section: 'stappen',
      title: digest.typed(placeName(view, row.cluster_id)),
      text: digest.news.assessed(day, row.level, before),
      big: before !== null && row.level > before,
      clusters: [row.cluster_id],
    };
  }),
  kind(handover, ({ row, was }, view, { digest, label }) => {
    const says = digest.news;
    if (row.decision === was?.decision || row.decision === null) return null;
    const about = view.row(track, row.track_id);
    const [from, to] = [row.from_wagon ?? '', row.to_wagon ?? ''];
    return {
      section: 'stappen',
      title: digest.typed(about?.name ?? row.track_id ?? ''),
      text:
        was || row.decision !== 'open'
          ? says.decided(from, to, label(statesOf(handover, 'decision'), row.decision))
          : says.offered(from, to),
      outside: null,
      clusters: some(about?.cluster_id ?? null),
      themes: about?.themes ?? [],
      wagons: [from, to],
    };
  }),
  kind(decision, ({ added, row }, _view, { digest }) =>
    !added || row.decision === null
      ? null
      : {
          section: 'stappen',
          title: digest.news.decision,
          text: digest.typed(row.decision),
          outside: null,
          clusters: some(row.cluster_id),
        },
  ),
  kind(meeting, ({ row, was }, _view, { digest }) => {
    if (row.meeting_date === null || row.status === 'gehouden') return null;
    const text = eventWords(
      row.status,
      row.meeting_date,
      was && { status: was.status, day: was.meeting_date },
      digest.news,
    );
    return text === null
      ? null
      : {
          section: 'agenda',
          title: digest.typed(row.name ?? ''),
          text,
          clusters: some(row.cluster_id),
          people: row.participant_ids ?? [],
        };
  }),
  kind(lesson, ({ added, row, was, since }, view, { digest, label }) => {
    const shared = row.shared_on !== null && (was?.shared_on ?? null) === null;
    const audience = row.audience ?? [];
    const heard = was?.audience ?? [];
    const wider = !added && audience.some((code) => !heard.includes(code));
    if (!added && !shared && !wider) return null;
    const body = (row.body ?? '').replace(/\s+/g, ' ').trim();
    const text = digest.news.lesson(
      audience.map((code) => label(view.look.codes('doelgroep'), code)),
      body.length > LESSON_ROOM ? `${body.slice(0, LESSON_ROOM)}…` : body,
      row.channel === null ? null : label(view.look.codes('kanaal'), row.channel),
    );
    const title = digest.typed(row.title ?? '');
    const lesson = { section: 'lessen', title, themes: row.themes ?? [], audience } as const;
    // What was not shared yet stays within the programme; who is in it heard of it when it was written down.
    const known = !shared && row.shared_on !== null;
    return [
      ...(added ? [{ ...lesson, since: since('title'), text, outside: null }] : []),
      ...(shared ? [{ ...lesson, since: since('shared_on'), text: null, outside: text }] : []),
      ...(wider ? [{ ...lesson, since: since('audience'), heard, text, outside: known ? text : null }] : []),
    ];
  }),
];

/** Tables whose changes may be told, with the journal in which they stand. */
export const NEWS_TABLES: readonly Table[] = KINDS.map(({ table }) => table);

function stateField(wagon: WagonNumber): 'state_w1' | 'state_w2' | 'state_w3' {
  return `state_w${wagon}`;
}

/** What there is to tell of something that is planned, put off or cancelled; null for nothing. */
function eventWords(
  status: string | null,
  day: string,
  was: { readonly status: string | null; readonly day: string | null } | null,
  says: Language['digest']['news'],
): string | null {
  if (was && was.status === status && was.day === day) return null;
  if (status === 'geannuleerd') return says.cancelled(day);
  if (status === 'gehouden') return was?.status === 'gehouden' ? null : '';
  return was?.day && was.day !== day ? says.moved(was.day, day) : says.planned(day);
}

function placeName(view: RegisterView, key: string | null): string {
  return view.row(cluster, key)?.name ?? key ?? '';
}

function some(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}

/** The states that a column can have. */
function statesOf<T extends Table>(table: T, field: keyof T['columns'] & string): readonly Code[] {
  return choicesOf(table.columns[field]!.kind, CODES);
}
