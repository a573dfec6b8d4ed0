/** Use cases: prepare the agenda of a meeting, and record what was said, decided and agreed in it. */
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { type AgendaItem, agendaOf, agendaText } from '../../domain/meeting/agenda.ts';
import { type RecordRefusal, recordChanges, type TypedRecord } from '../../domain/meeting/record.ts';
import { mayEdit, roleOf } from '../../domain/rules/roles.ts';
import { openView } from '../../domain/rules/view.ts';
import type { Row } from '../../domain/schema/table.ts';
import { actionPoint, cluster, contact, decision, meeting } from '../../domain/schema/tables/index.ts';
import { daysBetween, formatDay } from '../../domain/text/dates.ts';
import { fingerprint } from '../../domain/text/fingerprint.ts';
import { MEETING } from '../../domain/text/meeting.ts';
import { decide } from '../decide.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';

const SAYS = MEETING.refuse;

/** Meetings that were held longer ago are not in the list; they stay in the tab. */
const RECENT_DAYS = 120;

export interface Choice {
  readonly key: string;
  readonly text: string;
}

export interface ShownMeeting {
  readonly key: string;
  /** `30-11-2026 – Programmaoverleg`. */
  readonly title: string;
  readonly status: string;
  readonly participants: readonly string[];
  /** What stands in the register; null when nothing does. */
  readonly agenda: string | null;
  /** What the register would put on the agenda now. */
  readonly proposal: string;
  readonly report: string;
  readonly decisions: readonly string[];
  readonly actions: readonly string[];
  /** Tells whether the meeting is still what was shown. */
  readonly print: string;
  /** People may be chosen for an action point: those who take part first. */
  readonly people: readonly Choice[];
  readonly clusters: readonly Choice[];
  /** The cluster of the meeting, or empty. */
  readonly cluster: string;
}

/** The meetings to come and those of the last months, the next one first. */
export function meetings(ports: Ports, register: Register): Outcome<readonly Choice[]> {
  const today = ports.clock.now().slice(0, 10);
  const rows = [...register.read(meeting).byKey]
    .map(([key, { values }]) => ({ key, row: values }))
    .filter(({ row }) => row.status !== 'geannuleerd')
    .filter(({ row }) => row.meeting_date === null || daysBetween(row.meeting_date, today) <= RECENT_DAYS);
  const distance = ({ row }: (typeof rows)[number]): number => {
    if (row.meeting_date === null) return 100_000;
    const ahead = daysBetween(today, row.meeting_date);
    return ahead >= 0 && row.status === 'gepland' ? ahead : 10_000 - ahead;
  };
  return usable(
    rows.sort((a, b) => distance(a) - distance(b)).map(({ key, row }) => ({ key, text: titleOf(row) })),
  );
}

/** One meeting with its agenda as it stands and as the register would make it now. */
export function showMeeting(ports: Ports, register: Register, key: string): Outcome<ShownMeeting> {
  const row = register.read(meeting).byKey.get(key)?.values;
  if (!row) return unusable(SAYS.gone[0], SAYS.gone[1]);
  const people = register.read(contact).byKey;
  const taking = new Set(row.participant_ids ?? []);
  const everyone = [...people].map(([id, { values }]) => ({
    key: id,
    text: values.designation ?? id,
    values,
  }));
  const choice = (text: (typeof everyone)[number]): Choice => ({ key: text.key, text: text.text });
  const decided = register.read(decision).entries.filter(({ values }) => values.meeting_id === key);
  const agreed = register.read(actionPoint).entries.filter(({ values }) => values.meeting_id === key);
  return usable({
    key,
    title: titleOf(row),
    status: row.status ?? '',
    participants: [...taking].map((id) => people.get(id)?.values.designation ?? id),
    agenda: row.agenda,
    proposal: agendaText(proposalOf(ports, register, key, row)),
    report: row.report ?? '',
    decisions: decided.map(({ values }) => values.decision ?? ''),
    actions: agreed.map(({ values }) =>
      MEETING.agenda.action(
        values.action ?? '',
        values.due === null ? null : formatDay(values.due),
        values.owner_id === null ? null : (people.get(values.owner_id)?.values.designation ?? null),
        false,
      ),
    ),
    print: printOf(row),
    people: [
      ...everyone.filter((one) => taking.has(one.key)),
      ...everyone.filter((one) => !taking.has(one.key) && worksHere(one.values.role)),
    ].map(choice),
    clusters: [...register.read(cluster).byKey].map(([id, { values }]) => ({
      key: id,
      text: values.name ?? id,
    })),
    cluster: row.cluster_id ?? '',
  });
}

/** Keeps an agenda in the register, in one batch. */
export function saveAgenda(register: Register, key: string, print: string, agenda: string): Outcome<string> {
  const request = { via: 'menu', reason: MEETING.reasons.agenda(key) } as const;
  return decide(register, request, () => {
    const row = current(register, key, print);
    if (!row.ok) return row;
    const text = agenda.trim() || null;
    if (text === row.value.agenda) return usable({ changes: [], answer: MEETING.same });
    return usable({
      changes: [{ type: 'update', table: meeting.id, key, values: { agenda: text } }],
      answer: MEETING.saved,
    });
  });
}

/**
 * Records what came of a meeting, in one batch: the report, the decisions and the action points as rows, the status
 * Gehouden. Done twice from the same page it is refused the second time, since the meeting has changed.
 */
export function recordMeeting(
  ports: Ports,
  register: Register,
  key: string,
  print: string,
  typed: TypedRecord,
): Outcome<string> | RecordRefusal {
  let refused: RecordRefusal | null = null;
  const outcome = decide(register, { via: 'menu', reason: MEETING.reasons.record(key) }, () => {
    const row = current(register, key, print);
    if (!row.ok) return row;
    const wrong = notHeld(row.value, ports.clock.now().slice(0, 10));
    if (wrong) return unusable(wrong[0], wrong[1]);
    const changes = recordChanges(typed, {
      meeting: key,
      day: row.value.meeting_date!,
      cluster: row.value.cluster_id,
      isContact: (id) => register.read(contact).byKey.has(id),
      isCluster: (id) => register.read(cluster).byKey.has(id),
    });
    if (!changes.ok) {
      refused = { at: null, ...changes };
      return changes;
    }
    const count = (table: string): number => changes.value.filter((change) => change.table === table).length;
    return usable({
      changes: changes.value,
      answer: MEETING.recorded(count(decision.id), count(actionPoint.id)),
    });
  });
  return refused ?? outcome;
}

function notHeld(row: Row<typeof meeting>, today: string): readonly [string, string] | null {
  if (row.status === 'geannuleerd') return SAYS.cancelled;
  if (row.meeting_date === null) return SAYS.noDay;
  return row.meeting_date > today ? SAYS.ahead : null;
}

/** The meeting as it is now, when it is still what the page showed. */
function current(register: Register, key: string, print: string): Outcome<Row<typeof meeting>> {
  const row = register.read(meeting).byKey.get(key)?.values;
  if (!row) return unusable(SAYS.gone[0], SAYS.gone[1]);
  return printOf(row) === print ? usable(row) : unusable(SAYS.changed[0], SAYS.changed[1]);
}

function proposalOf(
  ports: Ports,
  register: Register,
  key: string,
  row: Row<typeof meeting>,
): readonly AgendaItem[] {
  return agendaOf(openView(sourceOf(ports, register)), key, row);
}

function printOf({ agenda, report, status, meeting_date, cluster_id }: Row<typeof meeting>): string {
  return fingerprint(JSON.stringify([agenda, report, status, meeting_date, cluster_id]));
}

function titleOf({ meeting_date, name }: Row<typeof meeting>): string {
  return [meeting_date === null ? null : formatDay(meeting_date), name].filter(Boolean).join(' – ');
}

/** True for the roles that may do an action point in the register. */
function worksHere(role: string | null): boolean {
  const known = roleOf(role);
  return known !== null && mayEdit(known, actionPoint);
}
