/** The mailboxes of this world: who has one, what is in it, and a message as a page that can do no harm. */
import { conversationsOf, isRecipient } from '../../services/gmail/mailbox.ts';
import { escapeHtml } from '../../services/html/escape.ts';
import type { Mail, World } from '../../world.ts';
import { withLocalLinks } from '../local-address.ts';
import { Refusal } from '../refusal.ts';
import type { BytesView, MailboxOwner, MailboxView, MailView } from './protocol.ts';

const SHOWN = 200;

/** The mailbox of `email` with the list of all mailboxes. */
export function mailboxView(world: World, email: string): MailboxView {
  const mine = conversationsOf(world, email)
    .flatMap(({ messages }) => messages)
    .sort((a, b) => b.at - a.at);
  return {
    owners: ownersOf(world),
    total: mine.length,
    messages: mine.slice(0, SHOWN).map((mail) => ({
      id: mail.id,
      at: mail.at,
      sent: !isRecipient(mail, email),
      fromName: mail.fromName || mail.from,
      to: mail.to,
      subject: mail.subject,
      attachments: mail.attachments.length,
    })),
  };
}

function ownersOf(world: World): readonly MailboxOwner[] {
  const received = new Map<string, number>([...world.people.keys()].map((email) => [email, 0]));
  for (const { to, cc, bcc } of world.mail)
    for (const email of new Set([...to, ...cc, ...bcc])) received.set(email, (received.get(email) ?? 0) + 1);
  return [...received].map(([email, count]) => ({ email, name: world.person(email).name, received: count }));
}

/** One message, as somebody reads it who sent or got it. */
export function mailView(world: World, email: string, mailId: string): MailView {
  const mail = mailOf(world, mailId);
  return {
    from: mail.fromName && mail.fromName !== mail.from ? `${mail.fromName} <${mail.from}>` : mail.from,
    to: mail.to,
    cc: mail.cc,
    bcc: mail.from === email ? mail.bcc : [],
    replyTo: mail.replyTo,
    text: mail.body,
    hasHtml: mail.htmlBody !== null,
    attachments: mail.attachments.map(({ name, contentType, base64 }) => ({
      name,
      contentType,
      bytes: Buffer.byteLength(base64, 'base64'),
    })),
  };
}

/**
 * The HTML of a message with its pictures in it and with links that open beside it, those to Google's editors
 * and forms at their place here. What it may do is for the policy that it is served with.
 */
export function mailPage(world: World, mailId: string): string {
  const { htmlBody, body, subject, inlineImages } = mailOf(world, mailId);
  const html = htmlBody ?? `<pre style="white-space:pre-wrap;font:inherit">${escapeHtml(body)}</pre>`;
  const shown = html.replace(/(["'(])cid:([^"')]+)/gi, (whole, before: string, key: string) => {
    const image = inlineImages[decodeURIComponent(key)];
    return image ? `${before}data:${image.contentType};base64,${image.base64}` : whole;
  });
  // The first html element of a page counts, and this one stands before that of the message.
  const language = /<html\b[^>]*\slang="([\w-]+)"/i.exec(html)?.[1] ?? 'nl';
  return (
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escapeHtml(subject || 'Bericht')}</title>` +
    '<base target="_blank"><style>body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#1d2524}</style>' +
    withLocalLinks(shown)
  );
}

/** An attachment by its place in the message. */
export function attachmentOf(world: World, mailId: string, index: number): BytesView {
  const attachment = mailOf(world, mailId).attachments[index];
  if (!attachment) throw new Refusal('Deze bijlage bestaat niet.');
  return attachment;
}

function mailOf(world: World, mailId: string): Mail {
  const mail = world.mail.find(({ id }) => id === mailId);
  if (!mail) throw new Refusal('Dit bericht bestaat niet.');
  return mail;
}
