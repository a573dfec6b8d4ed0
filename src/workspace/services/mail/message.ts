/** A message on its way out: reading what a script asked for, holding it to Google's limits, and delivering it. */
import { quotaLeft, useQuota } from '../../quotas.ts';
import type { Attachment, Mail } from '../../world.ts';
import { type ExecutionScope, ScriptException } from '../service.ts';
import { BlobService } from '../utilities/blob.ts';

const MOST_RECIPIENTS = 50;
const MOST_ATTACHMENTS = 250;
const MOST_ATTACHED_BYTES = 25 * 1024 * 1024;
const MOST_BODY_BYTES = 400 * 1024;

/** The fields that MailApp and GmailApp share; what a script left out is undefined. */
export interface MessageFields {
  readonly to?: unknown;
  readonly cc?: unknown;
  readonly bcc?: unknown;
  readonly subject?: unknown;
  readonly body?: unknown;
  readonly htmlBody?: unknown;
  readonly name?: unknown;
  readonly replyTo?: unknown;
  readonly noReply?: unknown;
  readonly from?: unknown;
  readonly attachments?: unknown;
  readonly inlineImages?: unknown;
}

/** Delivers a message at once. Throws what Google throws when it is not a message or the quota is gone. */
export function send(scope: ExecutionScope, fields: MessageFields, threadId?: string): Mail {
  return deliver(scope, { ...compose(scope, fields), ...(threadId && { threadId }) });
}

/** Delivers what was composed before. */
export function deliver(scope: ExecutionScope, mail: Mail): Mail {
  const recipients = mail.to.length + mail.cc.length + mail.bcc.length;
  if (recipients === 0) throw new ScriptException('Failed to send email: no recipient');
  if (recipients > MOST_RECIPIENTS)
    throw new ScriptException('Limit Exceeded: Email Recipients Per Message.');
  useQuota(scope.world, scope.effectiveUser.email, 'email', recipients);
  scope.world.mail.push(mail);
  scope.world.touch('mail');
  return mail;
}

/** How many more recipients this person may mail today. */
export function recipientsLeft(scope: ExecutionScope): number {
  return quotaLeft(scope.world, scope.effectiveUser.email, 'email');
}

/** The message as it would be sent, without sending it. */
export function compose(scope: ExecutionScope, fields: MessageFields): Mail {
  const { world, effectiveUser } = scope;
  const htmlBody = fields.htmlBody === undefined ? null : String(fields.htmlBody);
  const body = fields.body === undefined ? textOfHtml(htmlBody ?? '') : String(fields.body);
  if (Buffer.byteLength(htmlBody ?? body) > MOST_BODY_BYTES)
    throw new ScriptException('Limit Exceeded: Email Body Size.');
  const attachments = attached(fields.attachments);
  const inlineImages = Object.entries(fields.inlineImages ?? {}).map(
    ([key, image]) => [key, attachment(image, key)] as const,
  );
  if (attachments.length > MOST_ATTACHMENTS)
    throw new ScriptException('Limit Exceeded: Email Attachments Per Message.');
  const bytes = [...attachments, ...inlineImages.map(([, image]) => image)].reduce(
    (sum, item) => sum + Buffer.byteLength(item.base64, 'base64'),
    0,
  );
  if (bytes > MOST_ATTACHED_BYTES) throw new ScriptException('Limit Exceeded: Email Total Attachments Size.');
  return {
    id: world.ids.digits(16),
    at: world.now,
    from: fields.noReply
      ? `noreply@${effectiveUser.email.split('@')[1]}`
      : String(fields.from ?? effectiveUser.email),
    fromName: String(fields.name ?? effectiveUser.name),
    replyTo: String(fields.replyTo ?? ''),
    to: addresses(fields.to),
    cc: addresses(fields.cc),
    bcc: addresses(fields.bcc),
    subject: String(fields.subject ?? ''),
    body,
    htmlBody,
    attachments,
    inlineImages: Object.fromEntries(inlineImages),
  };
}

/** `Jan <jan@x.nl>, piet@x.nl` as plain addresses. */
function addresses(given: unknown): string[] {
  const parts = String(given ?? '')
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.map((part) => {
    const address = /<([^<>]*)>$/.exec(part)?.[1] ?? part;
    if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(address))
      throw new ScriptException(`Invalid email: ${part}`);
    return address.toLowerCase();
  });
}

function attached(given: unknown): Attachment[] {
  if (given === undefined || given === null) return [];
  return (Array.isArray(given) ? given : [given]).map((item, index) =>
    attachment(item, `attachment${index + 1}`),
  );
}

/** Anything with `getBlob` may be attached: a blob, a file, a page, a chart. */
function attachment(source: unknown, name: string): Attachment {
  const maker = source as { getBlob?: () => unknown };
  const blob = typeof maker?.getBlob === 'function' ? maker.getBlob() : null;
  if (!(blob instanceof BlobService)) throw new ScriptException('Invalid argument: attachments');
  return {
    name: blob._name ?? name,
    contentType: blob._type ?? 'application/octet-stream',
    base64: blob._bytes.toString('base64'),
  };
}

/** The words of a page, for readers that show plain text. */
function textOfHtml(html: string): string {
  return html
    .replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/gi, '')
    .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}
