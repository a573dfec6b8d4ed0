/** The one edge at which faults of a page's call become a refusal that the page can show. */
import { RegisterError } from '../domain/errors.ts';
import { type Outcome, unusable } from '../domain/import/outcome.ts';
import { TEXT } from '../domain/text/messages.ts';
import { BASIC, requireColleague, requireConsent } from './consent.ts';
import type { Ports } from './ports.ts';

/** Does the work of a call from a page; what goes wrong unexpectedly is told to the log as well. */
export function answer<T>(ports: Ports, work: (ports: Ports) => Outcome<T>): Outcome<T> {
  try {
    requireConsent(ports, BASIC);
    requireColleague(ports);
    return work(ports);
  } catch (error) {
    if (error instanceof RegisterError) return unusable(error.message, error.tip);
    ports.log.error(error);
    return unusable(TEXT.fault.unexpected(error instanceof Error ? error.message : String(error)), '');
  }
}
