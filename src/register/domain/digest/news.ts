/** What of the changes in a table is news, for whom, and in which words: one declaration a table. */

import { WAGONS, type WagonNumber } from '../programme/states.ts';
import { stateLabel, type TrackStates, wagonOf } from '../programme/transitions.ts';
import type { RegisterView } from '../rules/view.ts';
import type { Code } from '../schema/kind.ts';
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
import { DIGEST } from '../text/digest.ts';
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
  /** Dutch, for who works in the sheet; null when it is no news to them. */
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

type Told = Pick<News, 'section' | 'title' | 'text'> & Partial<News>;

interface Kind {
  readonly table: Table;
  news(view: RegisterView, window: Window): readonly News[];
}

/** Declares what of a table is news; `tell` gives null for a change that is none. */
function kind<T extends Table>(
  table: T,
  tell: (change: Change<T>, view: RegisterView) => readonly Told[] | Told | null,
): Kind {
  return {
    table,
    news: (view, window) =>
      changedRows(view, table, window).flatMap((changed) => {
        const change = {
          ...changed,
          row: changed.after as Row<T>,
          was: changed.added ? null : (changed.before as Row<T>),
        };
        const told = tell(change, view);
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

const says = DIGEST.news;

/** The news of a window, from all tables. */
export function newsOf(view: RegisterView, window: Window): readonly News[] {
  return view.once(`news ${window.from} ${window.until}`, () =>
    KINDS.flatMap((each) => each.news(view, window)),
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
  kind(track, ({ row, was }, view) => {
    const [from, to] = [was ? wagonOf(was as TrackStates) : null, wagonOf(row as TrackStates)];
    const steps = (['1', '2', '3'] as const).flatMap((wagon) => {
      const [old, now] = [was?.[stateField(wagon)] ?? null, row[stateField(wagon)]];
      return now === null || old === now
        ? []
        : [says.step(wagon, old === null ? null : stateLabel(wagon, old), stateLabel(wagon, now))];
    });
    if (!steps.length) return null;
    const moved =
      from === to ? '' : says.wagon(from === null ? null : labelIn(WAGONS, from), labelIn(WAGONS, to));
    return {
      section: 'stappen',
      title: row.name ?? placeName(view, row.cluster_id),
      text: [was ? '' : says.newTrack, moved, ...steps].filter(Boolean).join(' '),
      outside: moved ? [was ? '' : says.newTrack, moved].filter(Boolean).join(' ') : steps.join(' '),
      big: from !== to,
      clusters: some(row.cluster_id),
      themes: row.themes ?? [],
      wagons: [to, ...(from === null ? [] : [from])],
    };
  }),
  kind(sprintSession, ({ key, row, was }, view) => {
    if (row.session_date === null) return null;
    const clusters = view
      .having(sessionTerrain, 'session_id', key)
      .flatMap(({ row: part }) => view.row(terrain, part.terrain_id)?.cluster_id ?? []);
    const told = eventWords(
      row.status,
      row.session_date,
      was && { status: was.status, day: was.session_date },
    );
    if (told === null) return null;
    const held = row.status === 'gehouden';
    return {
      section: held ? 'stappen' : 'agenda',
      title: row.name ?? key,
      text: held ? says.held(row.session_date, row.entrepreneur_count) : told,
      big: held,
      clusters: [...new Set(clusters)],
      wagons: ['1'],
    };
  }),
  kind(grant, ({ row, was }, view) => {
    if (row.status === was?.status || row.status === null || row.status === 'concept') return null;
    const about = view.row(track, row.track_id);
    return {
      section: 'stappen',
      title: about?.name ?? row.name ?? '',
      text: says.grant(label(grant, 'status', row.status)),
      big: row.status === 'verleend' || row.status === 'vastgesteld',
      clusters: some(about?.cluster_id ?? null),
      themes: about?.themes ?? [],
      wagons: ['2'],
    };
  }),
  kind(measure, ({ row, was }, view) => {
    if (row.status === was?.status || row.status === null || (row.status === 'idee' && was === null))
      return null;
    return {
      section: 'stappen',
      title: placeName(view, row.cluster_id),
      text: says.measure(row.title ?? '', label(measure, 'status', row.status)),
      big: row.status === 'uitgevoerd',
      clusters: some(row.cluster_id),
      themes: some(row.theme),
      wagons: ['3'],
    };
  }),
  kind(meteringCampaign, ({ row, was }, view) => {
    if (row.status === was?.status || row.status === null) return null;
    return {
      section: 'stappen',
      title: placeName(view, row.cluster_id),
      text: says.campaign(label(meteringCampaign, 'status', row.status)),
      clusters: some(row.cluster_id),
      themes: ['energie'],
      wagons: ['2'],
    };
  }),
  kind(orgAssessment, ({ added, row, key }, view) => {
    if (!added || row.level === null || row.cluster_id === null || row.assessed_on === null) return null;
    const day = row.assessed_on;
    const earlier = view
      .having(orgAssessment, 'cluster_id', row.cluster_id)
      .filter((other) => other.key !== key && other.row.assessed_on !== null && other.row.assessed_on < day)
      .sort((a, b) => (a.row.assessed_on! < b.row.assessed_on! ? 1 : -1));
    const before = earlier[0]?.row.level ?? null;
    return {
      section: 'stappen',
      title: placeName(view, row.cluster_id),
      text: says.assessed(day, row.level, before),
      big: before !== null && row.level > before,
      clusters: [row.cluster_id],
    };
  }),
  kind(handover, ({ row, was }, view) => {
    if (row.decision === was?.decision || row.decision === null) return null;
    const about = view.row(track, row.track_id);
    const [from, to] = [row.from_wagon ?? '', row.to_wagon ?? ''];
    return {
      section: 'stappen',
      title: about?.name ?? row.track_id ?? '',
      text:
        was || row.decision !== 'open'
          ? says.decided(from, to, label(handover, 'decision', row.decision))
          : says.offered(from, to),
      outside: null,
      clusters: some(about?.cluster_id ?? null),
      themes: about?.themes ?? [],
      wagons: [from, to],
    };
  }),
  kind(decision, ({ added, row }) =>
    !added || row.decision === null
      ? null
      : {
          section: 'stappen',
          title: says.decision,
          text: row.decision,
          outside: null,
          clusters: some(row.cluster_id),
        },
  ),
  kind(meeting, ({ row, was }) => {
    if (row.meeting_date === null || row.status === 'gehouden') return null;
    const text = eventWords(
      row.status,
      row.meeting_date,
      was && { status: was.status, day: was.meeting_date },
    );
    return text === null
      ? null
      : {
          section: 'agenda',
          title: row.name ?? '',
          text,
          clusters: some(row.cluster_id),
          people: row.participant_ids ?? [],
        };
  }),
  kind(lesson, ({ added, row, was, since }, view) => {
    const shared = row.shared_on !== null && (was?.shared_on ?? null) === null;
    const audience = row.audience ?? [];
    const heard = was?.audience ?? [];
    const wider = !added && audience.some((code) => !heard.includes(code));
    if (!added && !shared && !wider) return null;
    const labels = audience.map((code) => labelIn(view.look.codes('doelgroep'), code));
    const text = says.lesson(
      labels,
      (row.body ?? '').replace(/\s+/g, ' ').trim(),
      row.channel === null ? null : labelIn(view.look.codes('kanaal'), row.channel),
    );
    const lesson = { section: 'lessen', title: row.title ?? '', themes: row.themes ?? [], audience } as const;
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

function labelIn(codes: readonly Code[], code: string): string {
  return codes.find((each) => each.code === code)?.label ?? code;
}

/** The label of a state, as the dropdown shows it. */
function label<T extends Table>(table: T, field: keyof T['columns'] & string, code: string): string {
  return String(table.columns[field]!.kind.write(code, { codes: () => [], choice: () => null }));
}
