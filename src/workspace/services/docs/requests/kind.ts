/** What every kind of batch request consists of: the shape of its fields, and what it does. */
import type { Editor } from '../editor.ts';
import type { Reply, Requests } from '../schema.ts';
import type { Message } from '../shape.ts';

export interface RequestKind<K extends keyof Requests> {
  readonly shape: Message;
  /** Carries the request out; throws `ApiFault` when it cannot. What it gives is the reply. */
  apply(editor: Editor, request: Requests[K]): Reply | undefined;
}

export type RequestKinds = { readonly [K in keyof Requests]?: RequestKind<K> };

/** Proof for the compiler that these are request kinds, with each name kept. */
export function requestKinds<T extends RequestKinds>(kinds: T): T {
  return kinds;
}
