/**
 * Sends what waits in Postvak uit. No mail goes twice: which ones an execution is going to send is written down
 * before (in the tab, and in one property with how far it has come), and what came of it after. When the
 * execution ends in between, the next one knows of each mail whether it went, but for the one that was being
 * sent at that moment: that one is marked "Onzeker" and is sent again only when a person says so.
 */
import type { Change } from '../../domain/change/change.ts';
import { contact, outbox, type RegisterRow, subscription } from '../../domain/schema/tables/index.ts';
import { addMinutes } from '../../domain/text/dates.ts';
import { DIGEST } from '../../domain/text/digest.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { configured } from '../configuration.ts';
import { type LinkFiller, linkFiller } from '../digest/link.ts';
import { hindrance } from '../digest/run.ts';
import type { OutgoingMail, Ports } from '../ports.ts';
import { SENDING } from '../properties.ts';
import type { Register } from '../register.ts';
import { refusalOf } from './refusal.ts';
import { isUnreachable } from './returned.ts';

const SAYS = TEXT.outbox;

type Row = RegisterRow<'outbox'>;

/** Mails that one execution takes together. */
const TOGETHER = 25;

/** No round begins later than this in an execution, and none takes longer. */
const LAST_BEGIN = 150_000;
const ROUND = 90_000;

/** No execution lives longer than this, so what it was sending is nobody's any more. */
const LIFETIME = 7 * 60_000;

/** Minutes to wait after each failure; after one more the mail is given up. */
const BACK_OFF = [15, 60, 240, 1440] as const;

/** Why a digest does not go; the next one tells its news. */
const HINDERED: readonly string[] = Object.values(DIGEST.hindrance);

/** With these, trying again changes nothing before somebody did something. */
const HOPELESS: readonly string[] = [SAYS.noAddress, SAYS.noText, DIGEST.hindrance.returned];

/** What an execution is sending. */
interface Sending {
  /** Moment in ms since 1970 at which it was taken up. */
  readonly since: number;
  readonly keys: readonly string[];
  /** How many of these, from the first on, are over with. */
  readonly over: number;
  /** Whether the one after them is being sent. */
  readonly trying: boolean;
  /** Keys of those that Google refused, with what it said. */
  readonly refused: Readonly<Record<string, string>>;
}

export interface SendReport {
  readonly sent: number;
  readonly failed: number;
  /** Of earlier executions that ended while sending: nobody knows whether these went. */
  readonly uncertain: number;
}

/**
 * Sends all mail that is due, as far as time and the quota of the day allow. Four reads when nothing waits.
 * Does nothing while another execution is sending.
 */
export function sendOutbox(ports: Ports, register: Register): SendReport {
  const report = { sent: 0, failed: 0, uncertain: 0 };
  const uncertain = settleInterrupted(ports, register);
  if (uncertain === null) return report;
  report.uncertain = uncertain;
  while (ports.clock.elapsed() < LAST_BEGIN) {
    const taken = take(ports, register);
    if (!taken.length) break;
    const done = sendAll(ports, register, taken);
    report.sent += done.sent.length;
    report.failed += Object.keys(done.refused).length;
    if (done.sent.length + Object.keys(done.refused).length < taken.length) break;
  }
  return report;
}

/** What of an interrupted execution went out, and what did not; null while an execution is at it. */
function settleInterrupted(ports: Ports, register: Register): number | null {
  const first = sendingOf(ports.props.refresh());
  if (first && isAlive(ports, first)) return null;
  if (!first && !register.read(outbox).entries.some(({ values }) => values.status === 'bezig')) return 0;
  let uncertain: number | null = 0;
  register.write({
    via: 'taak',
    reason: SAYS.interrupted,
    changes() {
      // Asked again under the lock: another execution may have begun just now.
      const known = sendingOf(ports.props.all());
      if (known && isAlive(ports, known)) {
        uncertain = null;
        return [];
      }
      const open = register.read(outbox).entries.filter(({ values }) => values.status === 'bezig');
      const changes = open.map(({ values }) => cameOf(ports, values, known));
      uncertain = changes.filter(({ values }) => values.status === 'onzeker').length;
      return changes;
    },
  });
  if (uncertain !== null) ports.props.set({ [SENDING]: null });
  return uncertain;
}

/** What came of a mail that an execution had taken up before it ended. */
function cameOf(ports: Ports, row: Row, known: Sending | null): Change {
  const key = row.message_id!;
  const refusal = known?.refused[key];
  if (refusal !== undefined) return refused(ports, row, refusal);
  const place = known ? known.keys.indexOf(key) : -1;
  if (!known || place < 0 || (place === known.over && known.trying))
    return update(row, { status: 'onzeker', error: SAYS.uncertain });
  return update(row, place < known.over ? sentNow(ports) : released(row));
}

function isAlive(ports: Ports, sending: Sending): boolean {
  return ports.clock.instant() - sending.since < LIFETIME;
}

/** Takes up the mails that go first; from here on they are this execution's. */
function take(ports: Ports, register: Register): readonly Row[] {
  if (!due(ports, register).length) return [];
  const room = Math.min(TOGETHER, ports.mailer.left());
  if (room < 1) return [];
  let taken: readonly Row[] = [];
  register.write({
    via: 'taak',
    reason: SAYS.taken,
    changes() {
      // Read again under the lock: somebody else may have taken up something just now.
      if (sendingOf(ports.props.all())) return [];
      taken = due(ports, register).slice(0, room);
      const keys = taken.map((row) => row.message_id!);
      keep(ports, { since: ports.clock.instant(), keys, over: 0, trying: false, refused: {} });
      return taken.map((row) => update(row, { status: 'bezig', attempts: (row.attempts ?? 0) + 1 }));
    },
  });
  return taken.map((row) => ({ ...row, attempts: (row.attempts ?? 0) + 1 }));
}

interface Done {
  readonly sent: readonly string[];
  readonly refused: Readonly<Record<string, string>>;
}

function sendAll(ports: Ports, register: Register, rows: readonly Row[]): Done {
  const keys = rows.map((row) => row.message_id!);
  const fill = linkFiller(ports, register);
  const since = ports.clock.instant();
  const began = ports.clock.elapsed();
  const sent: string[] = [];
  const refusals: Record<string, string> = {};
  for (const [at, row] of rows.entries()) {
    if (ports.clock.elapsed() - began > ROUND) break;
    const mail = mailOf(register, row, fill);
    if (typeof mail === 'string') {
      refusals[keys[at]!] = mail;
      continue;
    }
    keep(ports, { since, keys, over: at, trying: true, refused: refusals });
    try {
      ports.mailer.send(mail);
      sent.push(keys[at]!);
    } catch (error) {
      // Out of quota is no fault of the mail; whatever stays in `rows` waits for tomorrow.
      if (ports.mailer.left() < 1) break;
      refusals[keys[at]!] = refusalOf(error, mail.to);
    }
  }
  // From here on it is known of each whether it went.
  const over = sent.length + Object.keys(refusals).length;
  if (sent.length) keep(ports, { since, keys, over, trying: false, refused: refusals });
  settle(ports, register, rows, { sent, refused: refusals });
  return { sent, refused: refusals };
}

function settle(ports: Ports, register: Register, rows: readonly Row[], done: Done): void {
  register.write({
    via: 'taak',
    reason: SAYS.done,
    changes: rows.map((row) => {
      const refusal = done.refused[row.message_id!];
      if (refusal !== undefined) return refused(ports, row, refusal);
      return done.sent.includes(row.message_id!) ? update(row, sentNow(ports)) : update(row, released(row));
    }),
  });
  ports.props.set({ [SENDING]: null });
}

/** Mails that wait and whose time has come, in the order in which they go. */
function due(ports: Ports, register: Register): readonly Row[] {
  const now = ports.clock.now();
  return register
    .read(outbox)
    .entries.map(({ values }) => values)
    .filter(
      ({ message_id, status, not_before }) =>
        message_id !== null && status === 'wacht' && (not_before === null || not_before <= now),
    )
    .sort((a, b) => (a.priority ?? 5) - (b.priority ?? 5) || (a.message_id! < b.message_id! ? -1 : 1));
}

/** The mail as it goes out, or why it cannot go. */
function mailOf(register: Register, row: Row, fill: LinkFiller): OutgoingMail | string {
  const to = row.contact_id ? register.read(contact).byKey.get(row.contact_id)?.values.email : row.address;
  if (!to) return SAYS.noAddress;
  if (row.body_text === null) return SAYS.noText;
  const wanted =
    row.subscription_id === null ? null : register.read(subscription).byKey.get(row.subscription_id);
  // People may stop, or say no, between the night and the hour at which a digest goes.
  if (wanted === undefined || wanted?.values.stopped) return DIGEST.run.stopped;
  const hindered = wanted && hindrance(register, wanted.values);
  if (hindered) return hindered;
  if (row.contact_id && isUnreachable(register, row.contact_id)) return DIGEST.hindrance.returned;
  const code = wanted?.values.token ?? null;
  return {
    to,
    subject: row.subject ?? '',
    text: fill(row.body_text, code, '&'),
    html: row.body_html === null ? null : fill(row.body_html, code, '&amp;'),
    name: configured(register, 'admin_name'),
    replyTo: configured(register, 'admin_email'),
  };
}

/** Waits longer after each failure, and is given up in the end. */
function refused(ports: Ports, row: Row, error: string): Change {
  if (error === DIGEST.run.stopped || (row.subscription_id && HINDERED.includes(error)))
    return update(row, { status: 'vervallen', error });
  const pause = BACK_OFF[(row.attempts ?? 1) - 1];
  if (pause === undefined || HOPELESS.includes(error)) return update(row, { status: 'opgegeven', error });
  return update(row, { status: 'wacht', not_before: addMinutes(ports.clock.now(), pause), error });
}

function sentNow(ports: Ports): Partial<Row> {
  return { status: 'verzonden', sent_at: ports.clock.now(), error: null };
}

/** It was taken up and not tried, so that does not count. */
function released(row: Row): Partial<Row> {
  return { status: 'wacht', attempts: Math.max(0, (row.attempts ?? 1) - 1) };
}

function update(row: Row, values: Partial<Row>): Extract<Change, { type: 'update' }> {
  return { type: 'update', table: outbox.id, key: row.message_id!, values };
}

function sendingOf(props: Readonly<Record<string, string>>): Sending | null {
  const text = props[SENDING];
  return text ? JSON.parse(text) : null;
}

function keep(ports: Ports, sending: Sending): void {
  ports.props.set({ [SENDING]: JSON.stringify(sending) });
}
