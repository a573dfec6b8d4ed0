/** Keeps two executions from working on the same job, and tells when the one before was ended by Google. */
import { BusyError } from '../../domain/errors.ts';
import type { Ports } from '../ports.ts';
import { JOB, JOBS_OPEN } from '../properties.ts';

/** No execution lives longer than this, so a claim that was not given back is nobody's any more. */
const LIFETIME = 7 * 60_000;

/** How long to wait for the document lock, which is held only while the claim is written. */
const PATIENCE = 10_000;

/** What is remembered of the execution that works, or last worked, on a job. */
export interface Claim {
  /** Moment in ms since 1970 at which it took the job up; null when it gave it back. */
  readonly busy: number | null;
  /** How many executions in a row were ended before they gave it back. */
  readonly died: number;
  /** The item under way and how often it was begun; only noted after an execution was ended. */
  readonly at: { readonly item: string; readonly times: number } | null;
}

/** Takes a job up; null while another execution is at it. Throws BusyError. */
export function claimJob(ports: Ports, key: string): Claim | null {
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    ports.props.refresh();
    const before = claimOf(ports, key);
    const now = ports.clock.instant();
    if (before && before.busy !== null && now - before.busy < LIFETIME) return null;
    const died = before && before.busy !== null ? before.died + 1 : 0;
    const claim: Claim = { busy: now, died, at: died ? (before?.at ?? null) : null };
    keepClaim(ports, key, claim);
    return claim;
  } finally {
    ports.lock.release();
  }
}

export function keepClaim(ports: Ports, key: string, claim: Claim): void {
  ports.props.set({ [JOB + key]: JSON.stringify(claim) });
}

/** Gives a job back; whatever else is to be remembered goes along. */
export function dropClaim(ports: Ports, key: string): void {
  ports.props.set({ [JOB + key]: null });
}

export function claimOf(ports: Ports, key: string): Claim | null {
  const text = ports.props.all()[JOB + key];
  return text ? JSON.parse(text) : null;
}

/** Forgets what is remembered of jobs; to be called under the lock, when none is open. */
export function forgetClaims(ports: Ports): void {
  const names = Object.keys(ports.props.all()).filter((name) => name.startsWith(JOB));
  ports.props.set(Object.fromEntries([...names, JOBS_OPEN].map((name) => [name, null])));
}
