/**
 * Puts digests ready in Postvak uit on their days. A digest is written down once for a subscription and a day, and
 * tells of everything since the last one that this person got; that it stands in Postvak uit is all that has to be
 * remembered of it. So an interruption, a second run or weeks of standstill double nothing and leave nothing out.
 */
import type { Change } from '../../domain/change/change.ts';
import type { Window } from '../../domain/digest/past.ts';
import { digestRole, type Rhythm, roleFor } from '../../domain/digest/roles.ts';
import {
  latestMoment,
  type QuietDays,
  readQuietDays,
  type Schedule,
  scheduleOf,
} from '../../domain/digest/schedule.ts';
import { contact, outbox, type RegisterRow, subscription } from '../../domain/schema/tables/index.ts';
import { addDays, addMonths, formatDay } from '../../domain/text/dates.ts';
import { DIGEST } from '../../domain/text/digest.ts';
import { configured } from '../configuration.ts';
import { type Message, messageChanges } from '../outbox/queue.ts';
import { isUnreachable } from '../outbox/returned.ts';
import type { Ports } from '../ports.ts';
import { DIGESTED } from '../properties.ts';
import type { Register } from '../register.ts';
import { finishOpenBatch } from '../writer.ts';
import { composeDigest, letterhead, rhythmOf } from './compose.ts';
import { STAND_IN } from './link.ts';
import { digestView } from './view.ts';

type Sub = RegisterRow<'subscription'>;
type Mail = RegisterRow<'outbox'>;

export const DIGEST_KIND = 'overzicht';

/** Digests in one batch: their texts are kept in properties while it is written. */
const TOGETHER = 5;

const RHYTHMS: readonly Rhythm[] = ['week', 'twee_weken', 'maand', 'halfjaar'];

/** What a person never had, so that the next digest tells it again. */
const NOT_GOT: readonly (string | null)[] = ['opgegeven', 'vervallen', 'teruggekomen'];

export interface DigestRunReport {
  readonly queued: number;
  /** Dutch; quiet days that cannot be read. */
  readonly problem: string | null;
  /** False when time ran out; what is left is done by asking again. */
  readonly finished: boolean;
}

/** Puts ready what is due on a day or was due on a day that was missed. Only reads when there is nothing to send. */
export function queueDigests(
  ports: Ports,
  register: Register,
  today: string,
  hasTime: () => boolean = () => true,
): DigestRunReport {
  const known = ports.props.all()[DIGESTED];
  if (!configured(register, 'digests_on')) {
    // So that switching them on again is not taken for catching up.
    if (known !== undefined) ports.props.set({ [DIGESTED]: null });
    return { queued: 0, problem: null, finished: true };
  }
  const after = known ?? addDays(today, -1);
  const { schedule, quiet } = scheduleNow(register);
  const problem = quiet.unread.length ? DIGEST.run.unread(quiet.unread) : null;
  if (!RHYTHMS.some((rhythm) => latestMoment(rhythm, schedule, after, today) !== null))
    return { queued: 0, problem, finished: true };
  // What was written down half must be whole before it counts as written down.
  finishOpenBatch(ports, register);
  const ready = [...dueDigests(ports, register, schedule, after, today)];
  let queued = 0;
  for (let first = 0; first < ready.length; first += TOGETHER) {
    if (!hasTime()) return { queued, problem, finished: false };
    queued += writeDown(ports, register, ready.slice(first, first + TOGETHER));
  }
  ports.props.set({ [DIGESTED]: today });
  return { queued, problem, finished: true };
}

/** On which days digests go, by the settings. */
export function scheduleNow(register: Register): { readonly schedule: Schedule; readonly quiet: QuietDays } {
  const quiet = readQuietDays(configured(register, 'quiet_days') ?? '');
  const schedule = scheduleOf(
    configured(register, 'digest_weekday'),
    quiet,
    configured(register, 'quiet_holidays') ?? true,
  );
  return { schedule, quiet };
}

/** The digests that were written down for a subscription, by their day. */
function past(register: Register, key: string): ReadonlyMap<string, Mail> {
  const own = register
    .read(outbox)
    .entries.filter(({ values }) => values.kind === DIGEST_KIND && values.subscription_id === key);
  return new Map(own.map(({ values }) => [(values.dedupe ?? '').slice(-10), values]));
}

/** From the last digest that this person got, or else from the beginning of the subscription. */
export function windowFor(register: Register, key: string, row: Sub, until: string): Window {
  const mails = past(register, key);
  // Somebody may have emptied Postvak uit; that must tell nobody everything again.
  const sent = mails.size ? null : (row.last_sent_at?.slice(0, 10) ?? null);
  const got = [...mails]
    .filter(([day, { status }]) => day < until && !NOT_GOT.includes(status))
    .map(([day]) => day)
    .sort()
    .pop();
  return {
    from: got ?? (sent !== null && sent < until ? sent : null) ?? row.created_on ?? addMonths(until, -1),
    until,
  };
}

/** Why somebody gets no digest; null when they do. */
export function hindrance(register: Register, row: Sub): string | null {
  const says = DIGEST.hindrance;
  if (row.stopped) return says.stopped;
  const person = row.contact_id === null ? null : register.read(contact).byKey.get(row.contact_id)?.values;
  if (!person) return says.nobody;
  if (person.email === null) return says.noAddress;
  if (person.digest_consent === 'nee') return says.refused;
  if (!roleFor(row.role, person.role).inside && person.digest_consent !== 'ja') return says.unasked;
  return isUnreachable(register, row.contact_id) ? says.returned : null;
}

interface Ready {
  readonly key: string;
  readonly moment: string;
  readonly message: Message;
  readonly token: string | null;
  /** Digests that were given up, which this one covers again. */
  readonly replaced: readonly string[];
}

function dueDigests(
  ports: Ports,
  register: Register,
  schedule: Schedule,
  after: string,
  today: string,
): readonly Ready[] {
  const view = digestView(ports, register);
  const paper = letterhead(ports, register);
  return register.read(subscription).entries.flatMap(({ key, values: row }): Ready[] => {
    if (key === null || hindrance(register, row) !== null) return [];
    const before = past(register, key);
    const began = [after, (row.created_on ?? '').slice(0, 10), ...before.keys()].sort().pop()!;
    const moment = latestMoment(rhythmOf(row), schedule, began, today);
    if (moment === null) return [];
    const window = windowFor(register, key, row, moment);
    const composed = composeDigest(view, { row, window, schedule }, paper);
    if (!composed) return [];
    return [
      {
        key,
        moment,
        token: row.token === null ? ports.secrets.random() : null,
        replaced: [...before.values()].flatMap(({ message_id, status }) =>
          status === 'opgegeven' && message_id !== null ? [message_id] : [],
        ),
        message: {
          dedupe: `${DIGEST_KIND}.${key}.${moment}`,
          kind: DIGEST_KIND,
          to: { contact: row.contact_id! },
          ...composed.mail,
          subscription: key,
          priority: digestRole(row.role).priority,
          textOnly: row.format === 'tekst',
          notBefore: `${today}T${String(configured(register, 'digest_hour') ?? 7).padStart(2, '0')}:00:00`,
          ...(paper.web() !== null && {
            preferences: { text: composed.digest.language.digest.mail.preferences, url: STAND_IN },
          }),
        },
      },
    ];
  });
}

/** Writes digests down with what goes along in one batch. Returns how many were new. */
function writeDown(ports: Ports, register: Register, ready: readonly Ready[]): number {
  const result = register.write({
    via: 'taak',
    reason: DIGEST.run.reason,
    changes() {
      const added = messageChanges(
        ports,
        register,
        ready.map(({ message }) => message),
      );
      // Another execution may have written some of them down just now, with a code of its own.
      const fresh = new Set(added.map((change) => change.values.dedupe));
      const along = ready.filter(({ message }) => fresh.has(message.dedupe));
      return [
        ...added,
        ...along.map(
          ({ key, token }): Change => ({
            type: 'update',
            table: subscription.id,
            key,
            values: { last_sent_at: ports.clock.now(), ...(token !== null && { token }) },
          }),
        ),
        ...along.flatMap(({ replaced, moment }) =>
          replaced.map(
            (message): Change => ({
              type: 'update',
              table: outbox.id,
              key: message,
              values: { status: 'vervallen', error: DIGEST.run.covered(formatDay(moment)) },
            }),
          ),
        ),
      ];
    },
  });
  if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
  return result.added;
}
