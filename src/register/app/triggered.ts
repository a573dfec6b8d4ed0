/** The one edge at which triggers come in: strays go, and faults are kept where people can see them. */
import { RegisterError } from '../domain/errors.ts';
import type { Ports } from './ports.ts';
import { TROUBLE } from './properties.ts';
import { triggerRecord } from './triggers.ts';

/** What every event of an installed trigger carries. */
export interface TriggerEvent {
  readonly triggerUid?: string | number;
}

/** What went wrong when a trigger last failed. */
export interface Trouble {
  /** Wall-clock moment. */
  readonly at: string;
  readonly message: string;
}

/**
 * Does the work of a trigger. One that is not remembered, because somebody else took the triggers over, removes
 * itself instead. Nobody is there to read a message, so a fault is kept for Staat van het register until the
 * handler succeeds again. One read when all is well.
 */
export function triggered(
  ports: Ports,
  handler: string,
  event: TriggerEvent | undefined,
  work: (ports: Ports) => void,
): void {
  const name = TROUBLE + handler;
  try {
    if (isStranger(ports, event) || removedAsStray(ports, event)) return;
    work(ports);
    if (ports.props.all()[name] !== undefined) ports.props.set({ [name]: null });
  } catch (error) {
    if (!(error instanceof RegisterError)) ports.log.error(error);
    const message = error instanceof Error ? error.message : String(error);
    ports.props.set({
      [name]: JSON.stringify({ at: ports.clock.now(), message: message.slice(0, 500) } satisfies Trouble),
    });
  }
}

/** The last fault of a handler that it has not got over yet. */
export function troubleOf(ports: Ports, handler: string): Trouble | null {
  const text = ports.props.all()[TROUBLE + handler];
  return text ? JSON.parse(text) : null;
}

/** A call by who visits the web app, who does not know the id of any trigger. */
function isStranger(ports: Ports, event: TriggerEvent | undefined): boolean {
  const id = event?.triggerUid;
  const known = id !== undefined && String(id) in (triggerRecord(ports)?.installed ?? {});
  return !known && ports.actor.isVisitor();
}

function removedAsStray(ports: Ports, event: TriggerEvent | undefined): boolean {
  const record = triggerRecord(ports);
  const id = event?.triggerUid === undefined ? null : String(event.triggerUid);
  if (!record || id === null || id in record.installed) return false;
  // Only what Google itself lists under this id is removed: better one run too many than no triggers at all.
  if (!ports.triggers.installed().some((trigger) => trigger.id === id)) return false;
  ports.triggers.remove([id]);
  return true;
}
