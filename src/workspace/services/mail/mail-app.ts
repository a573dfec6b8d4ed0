/** MailApp: sends mail as the person the script runs for, and nothing else. */
import { type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';
import { type MessageFields, recipientsLeft, send } from './message.ts';

export class MailAppService extends Service implements Official<GoogleAppsScript.Mail.MailApp> {
  readonly _official = 'Mail.MailApp';
  readonly _weights = { sendEmail: 'write', getRemainingDailyQuota: 'read' } as const;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  /** (message), (to, subject, body), (to, subject, body, options) or (to, replyTo, subject, body). */
  sendEmail(...given: readonly unknown[]): void {
    send(this.#scope, fieldsOf(given));
  }

  getRemainingDailyQuota(): number {
    return recipientsLeft(this.#scope);
  }
}

function fieldsOf(given: readonly unknown[]): MessageFields {
  const [first, second, third, fourth] = given;
  if (given.length === 1 && first !== null && typeof first === 'object') return first;
  if (given.length === 3) return { to: first, subject: second, body: third };
  if (given.length === 4 && fourth !== null && typeof fourth === 'object')
    return { body: third, ...fourth, to: first, subject: second };
  if (given.length === 4) return { to: first, replyTo: second, subject: third, body: fourth };
  const types = given.map((value) => (typeof value === 'object' ? 'Object' : 'String')).join(',');
  throw new ScriptException(
    `The parameters (${types}) don't match the method signature for MailApp.sendEmail.`,
  );
}
