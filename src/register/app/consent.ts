/** What the script asks leave for, in words, and the check that it was given before work begins. */
import { ConsentError, NoRightsError } from '../domain/errors.ts';
import { TEXT } from '../domain/text/messages.ts';
import type { Ports } from './ports.ts';

const AUTH = 'https://www.googleapis.com/auth/';

/** A scope by its last part, as the manifest asks for it: `script.send_mail`. */
export type Scope = keyof typeof TEXT.consent.scopes;

/** Without these nothing runs. */
export const BASIC: readonly Scope[] = ['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email'];

/** What making forms and following their answers takes. */
export const FORM_WORK: readonly Scope[] = [...BASIC, 'forms', 'drive.file', 'script.scriptapp'];

/** What making documents takes. */
export const REPORT_WORK: readonly Scope[] = [...BASIC, 'drive.file'];

/** And what their PDFs take besides. */
export const PDF_WORK: readonly Scope[] = ['script.external_request'];

/** Throws ConsentError when the person did not grant one of these; null stands for all that the manifest asks for. */
export function requireConsent(ports: Ports, needs: readonly Scope[] | null): void {
  const missing = missingScopes(ports).filter((scope) => !needs || needs.includes(scope as Scope));
  if (missing.length) throw new ConsentError(missing.map(scopeText), ports.consent.address());
}

/**
 * Refuses who came in by the web app: Google lets any visitor of its pages call every function of the script, with
 * the rights of who deployed it. Throws NoRightsError.
 */
export function requireColleague(ports: Ports): void {
  if (ports.actor.isVisitor()) throw new NoRightsError();
}

/** The scopes that the person did not grant, by their last part. */
export function missingScopes(ports: Ports): readonly string[] {
  return ports.consent.missing().map((scope) => scope.replace(AUTH, ''));
}

/** What a scope is for, in Dutch. */
export function scopeText(scope: string): string {
  return TEXT.consent.scopes[scope as Scope] ?? scope;
}
