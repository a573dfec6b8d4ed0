/** Somebody's mailbox: the messages that they sent and got, in conversations, and how to search them. */
import type { Mail, World } from '../../world.ts';

/** A conversation as its owner sees it, oldest message first. */
export interface Conversation {
  readonly id: string;
  readonly messages: readonly Mail[];
}

/** Latest conversation first. */
export function conversationsOf(world: World, email: string): readonly Conversation[] {
  const byId = new Map<string, Mail[]>();
  for (const mail of world.mail) {
    if (!concerns(mail, email)) continue;
    const id = mail.threadId ?? mail.id;
    byId.set(id, [...(byId.get(id) ?? []), mail]);
  }
  return [...byId]
    .map(([id, messages]) => ({ id, messages }))
    .sort((a, b) => b.messages.at(-1)!.at - a.messages.at(-1)!.at);
}

function concerns(mail: Mail, email: string): boolean {
  return mail.from === email || isRecipient(mail, email);
}

export function isRecipient({ to, cc, bcc }: Mail, email: string): boolean {
  return [...to, ...cc, ...bcc].includes(email);
}

type Test = (mail: Mail, email: string) => boolean;

const has = (text: string, words: string) => text.toLowerCase().includes(words.toLowerCase());
const recipients = ({ to, cc, bcc }: Mail) => [...to, ...cc, ...bcc].join(' ');

/** The operators of Gmail's search, each with what it asks of a message. */
const OPERATORS: Readonly<Record<string, (value: string) => Test>> = {
  from: (value) => (mail) => has(`${mail.fromName} ${mail.from}`, value),
  to: (value) => (mail) => has(recipients(mail), value),
  cc: (value) => (mail) => has(mail.cc.join(' '), value),
  subject: (value) => (mail) => has(mail.subject, value),
  filename: (value) => (mail) => mail.attachments.some(({ name }) => has(name, value)),
  has: (value) => (mail) => value === 'attachment' && mail.attachments.length > 0,
  in: (value) => PLACES[value] ?? (() => false),
  after: (value) => (mail) => mail.at >= day(value),
  before: (value) => (mail) => mail.at < day(value),
};

const PLACES: Readonly<Record<string, Test>> = {
  inbox: isRecipient,
  sent: (mail, email) => mail.from === email,
  anywhere: () => true,
};

/** `2026/11/23`, at midnight where the script runs. */
function day(text: string): number {
  const [year, month, date] = text.split(/[/-]/).map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, date ?? 1).getTime();
}

const TERM = /(-?)(?:([a-z]+):)?(?:"([^"]*)"|\(([^)]*)\)|(\S+))/gi;

/** What a search such as `from:jan subject:"half jaar" -is:oud` asks of a message: all of its terms. */
export function searchTest(query: string): Test {
  const tests = [...query.matchAll(TERM)].map(([term, minus, operator, quoted, grouped, word]): Test => {
    const value = quoted ?? grouped ?? word ?? '';
    const make = operator ? OPERATORS[operator.toLowerCase()] : undefined;
    const words = make ? value : term.replace(/^-/, '').replace(/^"|"$/g, '');
    const test: Test =
      make?.(value) ??
      ((mail) => has(`${mail.subject} ${mail.body} ${mail.from} ${recipients(mail)}`, words));
    return minus ? (mail, email) => !test(mail, email) : test;
  });
  return (mail, email) => tests.every((test) => test(mail, email));
}
