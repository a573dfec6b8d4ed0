/** The one edge at which faults of a menu action become a message for the person. */
import { RegisterError } from '../domain/errors.ts';
import { TEXT } from '../domain/text/messages.ts';
import { BASIC, requireColleague, requireConsent, type Scope } from './consent.ts';
import type { Ports } from './ports.ts';

/**
 * Does the work of a menu item; what goes wrong is shown in Dutch, and told to the log when it is unexpected.
 * `needs` are the scopes without which the work is not begun; null stands for all.
 */
export function action<T>(
  ports: Ports,
  work: (ports: Ports) => T,
  needs: readonly Scope[] | null = BASIC,
): T | null {
  try {
    requireConsent(ports, needs);
    requireColleague(ports);
    return work(ports);
  } catch (error) {
    const { title, text } = explained(error);
    if (!(error instanceof RegisterError)) ports.log.error(error);
    ports.talk.alert(title, text);
    return null;
  }
}

/** A fault in words: the sentence and the tip of our own faults, a request to pass on what Google said of others. */
export function explained(error: unknown): { readonly title: string; readonly text: string } {
  if (error instanceof RegisterError)
    return { title: TEXT.fault.title, text: `${error.message}\n\n${error.tip}` };
  const detail = error instanceof Error ? error.message : String(error);
  return { title: TEXT.fault.title, text: TEXT.fault.unexpected(detail) };
}
