/** What a check of Staat van het register is, for whoever builds one. */
import type { Scope } from '../consent.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import type { Survey } from '../structure.ts';

/** How something is: in order, to be looked at, or broken. */
export type HealthState = 'goed' | 'let_op' | 'fout';

export interface Look {
  readonly state: HealthState;
  /** One or two Dutch sentences: what is, or what is wrong. */
  readonly says: string;
  /** Particulars, one sentence each. */
  readonly details?: readonly string[];
  /** Names of the repairs that make sense now. */
  readonly repairs?: readonly string[];
  readonly link?: { readonly text: string; readonly url: string };
}

/** What the checks share, so that each thing is asked of Google once. */
export interface HealthSite {
  readonly ports: Ports;
  readonly register: Register;
  survey(): Survey;
}

export interface Repair {
  /** Dutch, on the button. */
  readonly label: string;
  /** What the person must have granted for it. */
  readonly needs?: readonly Scope[];
  /** Repairs it; returns a Dutch sentence on what was done. Faults are told to the person. */
  run(site: HealthSite): string;
}

export interface HealthCheck {
  readonly id: string;
  readonly title: string;
  /** What the person must have granted before it can be looked at. */
  readonly needs?: readonly Scope[];
  look(site: HealthSite): Look;
  /** By name. */
  readonly repairs?: Readonly<Record<string, Repair>>;
}

/** At most so many particulars are shown of one thing. */
const MOST = 8;

export function fewOf(details: readonly string[]): readonly string[] {
  const rest = details.length - MOST;
  return rest > 0 ? [...details.slice(0, MOST), `En nog ${rest}.`] : details;
}
