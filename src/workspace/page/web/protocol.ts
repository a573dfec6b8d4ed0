/** What the addresses of web apps ask of the world, and what they get back. */
import type { WebAnswer, WebRequest } from '../../web-app.ts';

/** A web app as somebody sees it who comes to its address. */
export interface WebAppView {
  readonly name: string;
  readonly owner: string;
  /** Whether one may come without an account. */
  readonly anonymous: boolean;
  readonly people: readonly { readonly email: string; readonly name: string; readonly allowed: boolean }[];
}

/** A web app in a list, with its address on this machine. */
export interface WebAppLine {
  readonly name: string;
  readonly owner: string;
  readonly address: string;
}

export interface WebRequests {
  webApps: { params: Record<string, never>; result: readonly WebAppLine[] };
  webApp: { params: { id: string }; result: WebAppView };
  /** A visit of whoever asks; of somebody without an account when it is nobody. */
  webVisit: { params: { id: string; request: WebRequest; visitor: string | null }; result: WebAnswer };
}
