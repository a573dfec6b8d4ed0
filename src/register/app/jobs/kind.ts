/** What long work is, for whoever builds some: items that are done one by one, in any number of executions. */
import type { Change } from '../../domain/change/change.ts';
import type { Pace } from '../../domain/jobs/pace.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';

/** Plain values with which a job was started; they stand in the column Opdracht. */
export type JobArguments = Readonly<Record<string, unknown>>;

/** The work of one execution. */
export interface JobRun {
  /** What an item is called, for the list of what went wrong. No names of people. */
  name(item: string): string;
  /**
   * Does one item; `turn` is to be called before whatever the pace of the kind counts, and waits where needed.
   * After an interruption it comes again for items that were done since the progress was last written down, so it
   * must find again what it did: nothing is done twice. A RegisterError lists the item as failed at once; any other
   * fault is tried again.
   */
  step(item: string, turn: () => void): void;
  /**
   * Does what items left to be done together, and tells which of them failed at it since the last time: these are
   * tried again as if their step had failed. Asked for before progress is written down; no call with nothing left.
   */
  settle?(): readonly Failure[];
  /**
   * What is to be written of the items done so far, in one batch with the progress. Asked for under the lock, with
   * everything read anew; what was written once may be told again.
   */
  changes(): readonly Change[];
  /** Work after the last item, done at most once in all but the rarest interruption; a Dutch sentence or null. */
  finish?(): string | null;
}

/** An item that failed after its step. */
export interface Failure {
  readonly item: string;
  /** As a step would have thrown it. */
  readonly error: unknown;
}

export interface JobKind {
  /** Short and fixed; it stands in the column Soort. */
  readonly id: string;
  readonly pace: Pace | null;
  /** What it makes belongs to who runs it, so only who holds the triggers does; others leave it to these. */
  readonly byKeeper: boolean;
  /** Begins or goes on. A RegisterError ends the job with its sentence: nothing of it can be done. */
  open(ports: Ports, register: Register, given: JobArguments): JobRun;
  /** What is to follow when no job is open any more; comes again until it was done, and may write nothing twice. */
  over?(ports: Ports, register: Register): void;
}
