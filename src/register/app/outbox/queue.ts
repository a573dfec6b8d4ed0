/** Writes mail down in Postvak uit, each message once; it is sent from there. */
import { type Change, newKey } from '../../domain/change/change.ts';
import { outbox } from '../../domain/schema/tables/index.ts';
import { composeMail, MAIL_NL, type MailBlock, type MailWords } from '../../domain/text/mail.ts';
import { mailFoot } from '../configuration.ts';
import type { Ports } from '../ports.ts';
import type { Register, WriteRequest } from '../register.ts';

/** A mail to one person, not yet written down. */
export interface Message {
  /**
   * The same for the same message, whenever and however often it is asked for: `ontvangst.<response id>`.
   * It goes into the journal, so it holds no name and no address.
   */
  readonly dedupe: string;
  /** What kind of message it is, in one word: `ontvangst`. */
  readonly kind: string;
  /** A contact by key, or an address that is not in Contacten. */
  readonly to: { readonly contact: string } | { readonly address: string };
  /** Subject and heading; it goes into the journal as well. */
  readonly subject: string;
  readonly blocks: readonly MailBlock[];
  /** What stands around it; Dutch when absent. */
  readonly words?: MailWords;
  readonly subscription?: string;
  /** From 1 (first) to 9; 5 when absent. */
  readonly priority?: number;
  /** Where who gets it changes or stops it, with the words of the link. */
  readonly preferences?: { readonly text: string; readonly url: string };
  /** Without HTML. */
  readonly textOnly?: boolean;
  /** Wall-clock moment before which it is not sent. */
  readonly notBefore?: string;
}

/** Characters that a cell holds, and how many of a text that is too long are kept of its end, where the links are. */
const CELL = 50_000;
const END = 2_000;

/** Messages in one batch: their texts are kept in properties while the batch is written, which hold 500 kB in all. */
const TOGETHER = 15;

/**
 * The changes that write messages down, for a batch of the caller's own; messages that stand in Postvak uit
 * already, or come twice, give none. Work them out under the lock (`changes: () => …`), where nobody else can
 * write the same message down.
 */
export function messageChanges(
  ports: Ports,
  register: Register,
  messages: readonly Message[],
): readonly Change[] {
  if (!messages.length) return [];
  const known = new Set(register.read(outbox).entries.map(({ values }) => values.dedupe));
  const foot = mailFoot(register);
  const now = ports.clock.now();
  return messages.flatMap((message): Change[] => {
    if (known.has(message.dedupe)) return [];
    known.add(message.dedupe);
    const { dedupe, kind, to, subject, blocks, subscription, priority, notBefore, preferences } = message;
    const words = message.words ?? MAIL_NL;
    const under = preferences ? { ...foot, preferences } : foot;
    const { text, html } = composeMail(subject, blocks, under, words);
    const values = {
      dedupe,
      kind,
      contact_id: 'contact' in to ? to.contact : null,
      address: 'address' in to ? to.address : null,
      subscription_id: subscription ?? null,
      subject,
      body_text: fitting(text, words.cut),
      // Half of a page is none; the text tells it all.
      body_html: message.textOnly || html.length > CELL ? null : html,
      priority: priority ?? 5,
      not_before: notBefore ?? null,
      created_at: now,
    };
    return [{ type: 'add', table: outbox.id, key: newKey(dedupe), values }];
  });
}

function fitting(text: string, cut: string): string {
  const note = `\n\n${cut}\n\n`;
  return text.length > CELL ? text.slice(0, CELL - END - note.length) + note + text.slice(-END) : text;
}

/** Writes messages down in batches of their own. Returns how many were new. */
export function queueMessages(
  ports: Ports,
  register: Register,
  request: Omit<WriteRequest, 'changes'>,
  messages: readonly Message[],
): number {
  let added = 0;
  for (let first = 0; first < messages.length; first += TOGETHER) {
    const part = messages.slice(first, first + TOGETHER);
    const result = register.write({ ...request, changes: () => messageChanges(ports, register, part) });
    if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
    added += result.added;
  }
  return added;
}
