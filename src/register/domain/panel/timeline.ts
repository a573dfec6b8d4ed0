/** What happened with a cluster, in one list by day: each table says of its rows what they tell. */
import type { WagonNumber } from '../programme/states.ts';
import { stateLabel } from '../programme/transitions.ts';
import type { Keyed, RegisterView } from '../rules/view.ts';
import { REGISTER, type RegisterRow } from '../schema/tables/index.ts';
import { PANEL } from '../text/panel.ts';
import type { ClusterRows, StoryTable } from './rows.ts';
import { said } from './say.ts';

export interface TimelineEvent {
  /** The civil day. */
  readonly on: string;
  /** Dutch, one line. */
  readonly what: string;
  /** More about it; empty when there is none. */
  readonly more: string;
  readonly table: StoryTable;
  readonly key: string;
}

type Told = readonly [day: string | null, what: string, more?: string | null];

const T = PANEL.timeline;

/** A label in the middle of a sentence. */
const small = (label: string): string => label.toLowerCase();

type Tellers = {
  readonly [Id in StoryTable]?: (row: RegisterRow<Id>, view: RegisterView) => readonly Told[];
};

const TELLERS: Tellers = {
  stage_event: ({ wagon, from_state, to_state, event_date, reason }) => {
    const label = (state: string | null): string => stateLabel((wagon ?? '1') as WagonNumber, state);
    return [[event_date, T.step(wagon, from_state && label(from_state), label(to_state)), reason]];
  },
  sprint_session: (row, view) => [
    [
      row.session_date,
      T.session(small(said(REGISTER.sprint_session, 'status', row, view)), row.entrepreneur_count),
      row.name,
    ],
  ],
  org_assessment: ({ assessed_on, level }) => [[assessed_on, T.assessment(level)]],
  handover: (row, view) => [
    [row.offered_on, T.offered(row.to_wagon), said(REGISTER.handover, 'to_contact_id', row, view)],
    [
      row.decision === 'open' ? null : row.decided_on,
      T.decided(row.to_wagon, small(said(REGISTER.handover, 'decision', row, view))),
      row.reason,
    ],
  ],
  grant: (row, view) => {
    const name = row.name ?? '';
    const money = (field: string): string => said(REGISTER.grant, field, row, view);
    return [
      [row.application_date, T.application(name), money('requested')],
      [row.granted_on, T.granted(name), money('granted')],
      [row.settled_on, T.settled(name), money('settled')],
    ];
  },
  activity: (row, view) => [
    [row.activity_date, `${said(REGISTER.activity, 'type', row, view)}: ${row.subject ?? ''}`, row.summary],
  ],
  measure: ({ realised_on, title }) => [[realised_on, T.measure(title ?? '')]],
  metering_campaign: ({ analysed_on }) => [[analysed_on, T.metering]],
  meeting: (row, view) => [
    [row.meeting_date, T.meeting(row.name ?? '', small(said(REGISTER.meeting, 'status', row, view)))],
  ],
  report: ({ made_at, name }) => [[made_at?.slice(0, 10) ?? null, T.report(name ?? '')]],
  lesson: ({ recorded_on, title }) => [[recorded_on, T.lesson(title ?? '')]],
};

/** All that happened or is planned, the latest day first; of one day in the order in which the register got it. */
export function timelineOf(rows: ClusterRows, view: RegisterView): readonly TimelineEvent[] {
  const events = (Object.keys(TELLERS) as StoryTable[]).flatMap((table) => {
    const tell = TELLERS[table] as (row: unknown, view: RegisterView) => readonly Told[];
    return (rows[table] as readonly Keyed[]).flatMap(({ key, row }) =>
      tell(row, view).flatMap(([on, what, more]): TimelineEvent[] =>
        on === null ? [] : [{ on, what, more: more ?? '', table, key }],
      ),
    );
  });
  // The later of two steps on one day stands above the earlier, as days do.
  return events.reverse().sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
