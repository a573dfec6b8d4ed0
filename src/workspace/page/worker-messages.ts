/** What the server's thread and the world's thread say to each other. */
import type { Envelope, PageEvent } from './protocol.ts';

export type ToWorld =
  | { readonly kind: 'request'; readonly id: number; readonly envelope: Envelope }
  | { readonly kind: 'page'; readonly id: number; readonly pageId: string }
  | { readonly kind: 'connect'; readonly session: string }
  | { readonly kind: 'disconnect'; readonly session: string }
  | { readonly kind: 'close'; readonly id: number };

export type FromWorld =
  | { readonly kind: 'ready' }
  /** The world could not be opened. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The reply as JSON text, which needs no second look on its way to the browser. */
  | { readonly kind: 'reply'; readonly id: number; readonly body: string }
  | { readonly kind: 'event'; readonly session: string; readonly event: PageEvent };

/** What the world's thread is started with. */
export interface WorldThread {
  /** For the function that opens the world. */
  readonly data: unknown;
  /** One number that rises with each message, so that the thread can sleep while a script waits. */
  readonly signal: SharedArrayBuffer;
}
