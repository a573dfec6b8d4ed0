/** Use cases: which lessons are still to be shared with whom, and note that they were shared through a channel. */
import type { Change } from '../../domain/change/change.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import type { Row } from '../../domain/schema/table.ts';
import { lesson } from '../../domain/schema/tables/index.ts';
import { formatDay } from '../../domain/text/dates.ts';
import { fingerprint } from '../../domain/text/fingerprint.ts';
import { MEETING } from '../../domain/text/meeting.ts';
import { decide } from '../decide.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';

const SAYS = MEETING.lessons;

export interface ShownLesson {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** Labels, with a comma between them. */
  readonly audience: string;
  readonly audiences: readonly string[];
  readonly themes: string;
  readonly cluster: string;
  readonly recorded: string;
  /** `7-10-2026 via Werkplaats`; null as long as it was not shared. */
  readonly shared: string | null;
  readonly print: string;
}

export interface ShownLessons {
  readonly lessons: readonly ShownLesson[];
  readonly audiences: readonly { readonly code: string; readonly label: string }[];
  readonly channels: readonly { readonly code: string; readonly label: string }[];
}

export interface ShareRequest {
  readonly channel: string;
  readonly lessons: readonly { readonly key: string; readonly print: string }[];
}

/** All lessons, those that were not shared first and then the newest. */
export function lessonsToShare(register: Register): Outcome<ShownLessons> {
  const { look } = register;
  const label = (list: string, code: string): string =>
    look.codes(list).find((entry) => entry.code === code)?.label ?? code;
  const lessons = [...register.read(lesson).byKey]
    .map(([key, { values }]): ShownLesson & { readonly when: string } => ({
      key,
      title: values.title ?? key,
      body: values.body ?? '',
      audience: (values.audience ?? []).map((code) => label('doelgroep', code)).join(', '),
      audiences: values.audience ?? [],
      themes: (values.themes ?? []).map((code) => label('thema', code)).join(', '),
      cluster: values.cluster_id === null ? '' : (look.choice('cluster', values.cluster_id) ?? ''),
      recorded: values.recorded_on === null ? '' : formatDay(values.recorded_on),
      shared:
        values.shared_on === null
          ? null
          : [formatDay(values.shared_on), values.channel && `via ${label('kanaal', values.channel)}`]
              .filter(Boolean)
              .join(' '),
      print: printOf(values),
      when: `${values.shared_on === null ? 1 : 0}${values.recorded_on ?? ''}`,
    }))
    .sort((a, b) => (a.when < b.when ? 1 : -1))
    .map(({ when: _when, ...shown }) => shown);
  return usable({ lessons, audiences: look.codes('doelgroep'), channels: look.codes('kanaal') });
}

/** Notes on lessons that they were shared today through a channel, in one batch: all of them or none. */
export function shareLessons(ports: Ports, register: Register, request: ShareRequest): Outcome<string> {
  const channel = register.look.codes('kanaal').find((entry) => entry.code === request.channel);
  if (!channel) return unusable(SAYS.channel[0], SAYS.channel[1]);
  if (!request.lessons.length) return unusable(SAYS.none[0], SAYS.none[1]);
  return decide(register, { via: 'menu', reason: MEETING.reasons.shared(channel.label) }, () => {
    const known = register.read(lesson).byKey;
    const changes: Change[] = [];
    for (const { key, print } of request.lessons) {
      const row = known.get(key)?.values;
      if (!row || printOf(row) !== print || row.shared_on !== null)
        return unusable(SAYS.gone[0], SAYS.gone[1]);
      const values = { channel: channel.code, shared_on: ports.clock.now().slice(0, 10) };
      changes.push({ type: 'update', table: lesson.id, key, values });
    }
    return usable({ changes, answer: SAYS.done(changes.length, channel.label) });
  });
}

function printOf({ title, body, channel, shared_on }: Row<typeof lesson>): string {
  return fingerprint(JSON.stringify([title, body, channel, shared_on]));
}
