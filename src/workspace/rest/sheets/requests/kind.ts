/** What every kind of batch request consists of: what it does to a spreadsheet, and what it replies. */
import type { Reply, Requests } from '../schema.ts';
import type { Target } from '../target.ts';

/** Carries a request out; throws `ApiFault` when it cannot. */
export type RequestKind<K extends keyof Requests> = (
  target: Target,
  request: Requests[K],
) => Reply | undefined;

export type RequestKinds = { readonly [K in keyof Requests]?: RequestKind<K> };

/** Proof for the compiler that these are request kinds, with each name kept. */
export function requestKinds<T extends RequestKinds>(kinds: T): T {
  return kinds;
}
