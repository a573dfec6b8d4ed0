/** Pace: how fast work may go, so that a quota of Google per minute is never used up. */

export interface Pace {
  /** Short and fixed; work with the same id goes at one pace together. */
  readonly id: string;
  /** How many turns a minute gives in the long run. */
  readonly perMinute: number;
  /** How many turns may follow each other at once after a rest. In no minute are there more than both together. */
  readonly burst: number;
}

/** Google lets one person write 60 times a minute through the Docs API (Docs API, usage limits). */
export const DOCS_PACE: Pace = { id: 'docs', perMinute: 45, burst: 15 };

/**
 * Milliseconds to wait for the next turn. `full` is the moment (ms since 1970) at which the whole burst is there
 * again, as `taken` gave it; 0 when no turn was taken yet. The generic cell rate algorithm (ITU-T I.371).
 */
export function waitFor({ perMinute, burst }: Pace, full: number, now: number): number {
  return Math.max(0, full - now - ((burst - 1) * 60_000) / perMinute);
}

/** What is remembered after a turn at a moment. */
export function taken({ perMinute }: Pace, full: number, now: number): number {
  return Math.max(full, now) + 60_000 / perMinute;
}
