/** The edge at which faults of a call from a page of the web app become a refusal; it tells a stranger nothing of the inside. */
import { type Outcome, type Refusal, unusable } from '../domain/import/outcome.ts';
import { PREFERENCES_NL } from '../domain/text/preferences.ts';
import type { Ports } from './ports.ts';

/** The answer to a call that failed; in Dutch, so a page in another language says it in its own words. */
export interface Trouble extends Refusal {
  readonly trouble: true;
}

/** Does the work of a call that anybody may make; what it may do is up to the work itself. */
export function visited<T>(ports: Ports, work: (ports: Ports) => Outcome<T>): Outcome<T> | Trouble {
  try {
    return work(ports);
  } catch (error) {
    ports.log.error(error);
    const { trouble, troubleTip } = PREFERENCES_NL;
    return { ...unusable(trouble, troubleTip), trouble: true };
  }
}
