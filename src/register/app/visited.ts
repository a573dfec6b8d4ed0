/** The edge at which faults of a call from a page of the web app become a refusal; it tells a stranger nothing of the inside. */
import { type Outcome, unusable } from '../domain/import/outcome.ts';
import { DIGEST } from '../domain/text/digest.ts';
import type { Ports } from './ports.ts';

/** Does the work of a call that anybody may make; what it may do is up to the work itself. */
export function visited<T>(ports: Ports, work: (ports: Ports) => Outcome<T>): Outcome<T> {
  try {
    return work(ports);
  } catch (error) {
    ports.log.error(error);
    return unusable(DIGEST.page.trouble, DIGEST.page.troubleTip);
  }
}
