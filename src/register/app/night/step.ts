/** What a step of the night is, for whoever builds one. */
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';

/** What a step gets besides the ports. */
export interface NightRun {
  /** The register of this execution; a step that writes past it must make it forget. */
  readonly register: Register;
  /** The civil day to which this night is counted. */
  readonly day: string;
  /** Where the step asked to go on; null when it begins. */
  readonly cursor: unknown;
  /** False when the step should ask to go on later. */
  hasTime(): boolean;
}

/** A step that is not done: the night goes on with it, from the cursor, in a later execution. */
export interface Later {
  /** JSON of at most 4,000 characters. */
  readonly later: unknown;
}

export interface NightStep {
  /** Short and fixed; by it is remembered that the step was done. */
  readonly id: string;
  /** Dutch, for people: `Regels controleren`. */
  readonly title: string;
  /**
   * Does the work; gives one or a few Dutch sentences on what it found, or null when there is nothing to tell.
   * A fault ends this step only. After an interruption it runs again from its last cursor, so what it did
   * already must not be done twice.
   */
  run(ports: Ports, night: NightRun): string | null | Later;
}
