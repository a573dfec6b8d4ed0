/** GmailApp: sends and drafts mail, and reads the mailbox of the person that the script runs for. */
import { createHash } from 'node:crypto';
import type { Attachment, Draft, Mail } from '../../world.ts';
import { compose, deliver, type MessageFields, send } from '../mail/message.ts';
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';
import { BlobService } from '../utilities/blob.ts';
import { type Conversation, conversationsOf, isRecipient, searchTest } from './mailbox.ts';

type GGmailApp = GoogleAppsScript.Gmail.GmailApp;
type GThread = GoogleAppsScript.Gmail.GmailThread;
type GMessage = GoogleAppsScript.Gmail.GmailMessage;
type GDraft = GoogleAppsScript.Gmail.GmailDraft;
type GAttachment = GoogleAppsScript.Gmail.GmailAttachment;
type GOptions = GoogleAppsScript.Gmail.GmailAdvancedOptions;

export class GmailAppService extends Service implements Official<GGmailApp> {
  readonly _official = 'Gmail.GmailApp';
  readonly _weights = {
    createDraft: 'write',
    getDraft: 'read',
    getDraftMessages: 'read',
    getDrafts: 'read',
    getInboxThreads: 'read',
    getMessageById: 'read',
    getThreadById: 'read',
    search: 'read',
    sendEmail: 'write',
  } as const;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  sendEmail(recipient: string, subject: string, body: string, options: GOptions = {}): GGmailApp {
    send(this.#scope, { body, ...options, to: recipient, subject });
    return asOfficial(this);
  }

  createDraft(recipient: string, subject: string, body: string, options: GOptions = {}): GDraft {
    return draft(this.#scope, { body, ...options, to: recipient, subject });
  }

  getDrafts(): GDraft[] {
    return draftsOf(this.#scope).map(({ id }) => asOfficial(new GmailDraft(this.#scope, id)));
  }

  getDraft(draftId: string): GDraft {
    return asOfficial(new GmailDraft(this.#scope, draftId));
  }

  getDraftMessages(): GMessage[] {
    return draftsOf(this.#scope).map(({ mail }) => asOfficial(new GmailMessage(this.#scope, mail)));
  }

  search(query: string, start = 0, max = 500): GThread[] {
    const test = searchTest(String(query));
    const { email } = this.#scope.effectiveUser;
    return this.#threads(({ messages }) => messages.some((mail) => test(mail, email)), start, max);
  }

  getInboxThreads(start = 0, max = 500): GThread[] {
    const { email } = this.#scope.effectiveUser;
    return this.#threads(({ messages }) => messages.some((mail) => isRecipient(mail, email)), start, max);
  }

  #threads(matches: (conversation: Conversation) => boolean, start: number, max: number): GThread[] {
    return conversations(this.#scope)
      .filter(matches)
      .slice(start, start + max)
      .map(({ id }) => asOfficial(new GmailThread(this.#scope, id)));
  }

  getThreadById(id: string): GThread {
    return conversations(this.#scope).some((each) => each.id === id)
      ? asOfficial(new GmailThread(this.#scope, id))
      : (null as unknown as GThread);
  }

  getMessageById(id: string): GMessage {
    const mail = conversations(this.#scope)
      .flatMap(({ messages }) => messages)
      .find((each) => each.id === id);
    if (!mail) throw new ScriptException('Invalid argument: id');
    return asOfficial(new GmailMessage(this.#scope, mail));
  }

  getMessagesForThread(thread: GThread): GMessage[] {
    return thread.getMessages();
  }

  getMessagesForThreads(threads: GThread[]): GMessage[][] {
    return threads.map((thread) => thread.getMessages());
  }
}

function conversations({ world, effectiveUser }: ExecutionScope): readonly Conversation[] {
  return conversationsOf(world, effectiveUser.email);
}

function draftsOf({ world, effectiveUser }: ExecutionScope): readonly Draft[] {
  return [...world.drafts.values()].filter(({ email }) => email === effectiveUser.email);
}

function draft(scope: ExecutionScope, fields: MessageFields, threadId?: string, id?: string): GDraft {
  const { world, effectiveUser } = scope;
  const mail = { ...compose(scope, fields), ...(threadId && { threadId }) };
  const made: Draft = { id: id ?? `r${world.ids.digits(18)}`, email: effectiveUser.email, mail };
  world.drafts.set(made.id, made);
  world.touch('drafts');
  return asOfficial(new GmailDraft(scope, made.id));
}

class GmailDraft extends Service implements Official<GDraft> {
  readonly _official = 'Gmail.GmailDraft';
  readonly _weights = { deleteDraft: 'write', getMessage: 'read', send: 'write', update: 'write' } as const;
  readonly #scope: ExecutionScope;
  readonly #id: string;

  constructor(scope: ExecutionScope, id: string) {
    super();
    this.#scope = scope;
    this.#id = id;
  }

  get #draft(): Draft {
    const found = draftsOf(this.#scope).find(({ id }) => id === this.#id);
    if (!found) throw new ScriptException('Invalid draft ID.');
    return found;
  }

  getId(): string {
    return this.#id;
  }

  getMessageId(): string {
    return this.#draft.mail.id;
  }

  getMessage(): GMessage {
    return asOfficial(new GmailMessage(this.#scope, this.#draft.mail));
  }

  update(recipient: string, subject: string, body: string, options: GOptions = {}): GDraft {
    const { threadId } = this.#draft.mail;
    return draft(this.#scope, { body, ...options, to: recipient, subject }, threadId, this.#id);
  }

  deleteDraft(): void {
    this.#scope.world.drafts.delete(this.#draft.id);
    this.#scope.world.touch('drafts');
  }

  send(): GMessage {
    const sent = deliver(this.#scope, { ...this.#draft.mail, at: this.#scope.world.now });
    this.deleteDraft();
    return asOfficial(new GmailMessage(this.#scope, sent));
  }
}

class GmailThread extends Service implements Official<GThread> {
  readonly _official = 'Gmail.GmailThread';
  readonly _weights = { getMessages: 'read', reply: 'write', replyAll: 'write' } as const;
  readonly #scope: ExecutionScope;
  readonly #id: string;

  constructor(scope: ExecutionScope, id: string) {
    super();
    this.#scope = scope;
    this.#id = id;
  }

  get #messages(): readonly Mail[] {
    return conversations(this.#scope).find(({ id }) => id === this.#id)?.messages ?? [];
  }

  getId(): string {
    return this.#id;
  }

  getMessages(): GMessage[] {
    return this.#messages.map((mail) => asOfficial(new GmailMessage(this.#scope, mail)));
  }

  getMessageCount(): number {
    return this.#messages.length;
  }

  getFirstMessageSubject(): string {
    return this.#messages[0]!.subject;
  }

  getLastMessageDate(): GoogleAppsScript.Base.Date {
    return new Date(this.#messages.at(-1)!.at) as unknown as GoogleAppsScript.Base.Date;
  }

  getPermalink(): string {
    return `https://mail.google.com/mail/u/0/#all/${this.#id}`;
  }

  isInInbox(): boolean {
    return this.#messages.some((mail) => isRecipient(mail, this.#scope.effectiveUser.email));
  }

  /** To the sender of the last message. */
  reply(body: string, options: GOptions = {}): GThread {
    reply(this.#scope, this.#messages.at(-1)!, body, options, false);
    return asOfficial(this);
  }

  replyAll(body: string, options: GOptions = {}): GThread {
    reply(this.#scope, this.#messages.at(-1)!, body, options, true);
    return asOfficial(this);
  }
}

class GmailMessage extends Service implements Official<GMessage> {
  readonly _official = 'Gmail.GmailMessage';
  readonly _weights = {
    createDraftReply: 'write',
    createDraftReplyAll: 'write',
    forward: 'write',
    getAttachments: 'read',
    getBody: 'read',
    getPlainBody: 'read',
    reply: 'write',
    replyAll: 'write',
  } as const;
  readonly #scope: ExecutionScope;
  readonly #mail: Mail;

  constructor(scope: ExecutionScope, mail: Mail) {
    super();
    this.#scope = scope;
    this.#mail = mail;
  }

  getId(): string {
    return this.#mail.id;
  }

  getThread(): GThread {
    return asOfficial(new GmailThread(this.#scope, this.#mail.threadId ?? this.#mail.id));
  }

  getSubject(): string {
    return this.#mail.subject;
  }

  /** As HTML; a message of plain text comes with its breaks. */
  getBody(): string {
    return this.#mail.htmlBody ?? this.#mail.body.replaceAll('\n', '<br>\n');
  }

  getPlainBody(): string {
    return this.#mail.body;
  }

  getFrom(): string {
    const { from, fromName } = this.#mail;
    return fromName ? `${fromName} <${from}>` : from;
  }

  getTo(): string {
    return this.#mail.to.join(', ');
  }

  getCc(): string {
    return this.#mail.cc.join(', ');
  }

  getBcc(): string {
    return this.#mail.bcc.join(', ');
  }

  getReplyTo(): string {
    return this.#mail.replyTo;
  }

  getDate(): GoogleAppsScript.Base.Date {
    return new Date(this.#mail.at) as unknown as GoogleAppsScript.Base.Date;
  }

  isDraft(): boolean {
    return draftsOf(this.#scope).some(({ mail }) => mail.id === this.#mail.id);
  }

  isInInbox(): boolean {
    return isRecipient(this.#mail, this.#scope.effectiveUser.email);
  }

  getAttachments(options: GoogleAppsScript.Gmail.GmailAttachmentOptions = {}): GAttachment[] {
    const { includeAttachments = true, includeInlineImages = true } = options;
    const all = [
      ...(includeAttachments ? this.#mail.attachments : []),
      ...(includeInlineImages ? Object.values(this.#mail.inlineImages) : []),
    ];
    return all.map((attachment) => asOfficial(new GmailAttachment(attachment)));
  }

  reply(body: string, options: GOptions = {}): GMessage {
    return asOfficial(new GmailMessage(this.#scope, reply(this.#scope, this.#mail, body, options, false)));
  }

  replyAll(body: string, options: GOptions = {}): GMessage {
    return asOfficial(new GmailMessage(this.#scope, reply(this.#scope, this.#mail, body, options, true)));
  }

  createDraftReply(body: string, options: GOptions = {}): GDraft {
    return this.#draftReply(body, options, false);
  }

  createDraftReplyAll(body: string, options: GOptions = {}): GDraft {
    return this.#draftReply(body, options, true);
  }

  #draftReply(body: string, options: GOptions, all: boolean): GDraft {
    const fields = replyFields(this.#scope, this.#mail, body, options, all);
    return draft(this.#scope, fields, this.#mail.threadId ?? this.#mail.id);
  }

  forward(recipient: string, options: GOptions = {}): GMessage {
    const { subject, body, htmlBody } = this.#mail;
    const text = {
      body,
      ...(htmlBody !== null && { htmlBody }),
      attachments: this.#mail.attachments.map(blobOf),
    };
    const mail = send(this.#scope, { ...text, ...options, to: recipient, subject: `Fwd: ${subject}` });
    return asOfficial(new GmailMessage(this.#scope, mail));
  }
}

function reply(scope: ExecutionScope, mail: Mail, body: string, options: GOptions, all: boolean): Mail {
  return send(scope, replyFields(scope, mail, body, options, all), mail.threadId ?? mail.id);
}

/** To the sender, or to those whom the person at hand wrote to; with `all` to everybody else as well. */
function replyFields(
  { effectiveUser }: ExecutionScope,
  { from, replyTo, to, cc, subject }: Mail,
  body: string,
  options: GOptions,
  all: boolean,
): MessageFields {
  const own = effectiveUser.email;
  const answered = from === own ? to : [replyTo || from];
  const others = all ? [...to, ...cc].filter((email) => email !== own && !answered.includes(email)) : [];
  return {
    body,
    cc: others.join(','),
    ...options,
    to: answered.join(','),
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
  };
}

function blobOf({ base64, contentType, name }: Attachment): BlobService {
  return new BlobService(Buffer.from(base64, 'base64'), contentType, name);
}

/** What came with a message; `copyBlob` makes a file of it. */
class GmailAttachment extends Service implements Official<GAttachment> {
  readonly _official = 'Gmail.GmailAttachment';
  readonly _weights = {};
  readonly #blob: BlobService;

  constructor(attachment: Attachment) {
    super();
    this.#blob = blobOf(attachment);
  }

  copyBlob(): GoogleAppsScript.Base.Blob {
    return this.#blob.copyBlob();
  }

  getAs(contentType: string): GoogleAppsScript.Base.Blob {
    return this.#blob.getAs(contentType);
  }

  getBytes(): number[] {
    return this.#blob.getBytes();
  }

  getContentType(): string {
    return this.#blob.getContentType() ?? '';
  }

  getDataAsString(charset?: string): string {
    return this.#blob.getDataAsString(charset);
  }

  getHash(): string {
    return createHash('sha1').update(this.#blob._bytes).digest('hex');
  }

  getName(): string {
    return this.#blob.getName() ?? '';
  }

  getSize(): number {
    return this.#blob._bytes.length;
  }

  isGoogleType(): boolean {
    return this.#blob.isGoogleType();
  }
}
