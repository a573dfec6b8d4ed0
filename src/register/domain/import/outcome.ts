/** What reading a list yields: something usable, or why not and how to repair it. */

/** Failures that people may expect come back as a value: two Dutch sentences. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly reason: string;
  readonly tip: string;
}

export function usable<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function unusable(reason: string, tip: string): Refusal {
  return { ok: false, reason, tip };
}
