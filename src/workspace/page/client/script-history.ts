/** What the page of a web app finds as `google.script.history` and `google.script.url`: the address of its window. */
import type { FrameMessage, HostMessage, PageLocation } from './frame-calls.ts';

type Asking = (location: PageLocation) => void;
type ChangeHandler = (event: { readonly state: unknown; readonly location: PageLocation }) => void;

const asking: Asking[] = [];
let changed: ChangeHandler | null = null;

const say = (message: FrameMessage) => parent.postMessage(message, '*');

const go =
  (way: 'push' | 'replace') =>
  (state?: unknown, params?: Readonly<Record<string, unknown>> | null, hash?: string | null) =>
    say({ kind: 'history', way, state: state ?? null, params: params ?? null, hash: hash ?? null });

export const scriptHistory = {
  push: go('push'),
  replace: go('replace'),
  setChangeHandler: (handler: ChangeHandler) => {
    changed = handler;
  },
};

export const scriptUrl = {
  getLocation: (callback: Asking) => {
    asking.push(callback);
    say({ kind: 'location' });
  },
};

addEventListener('message', (event) => {
  if (event.source !== parent) return;
  const message = event.data as HostMessage;
  if (message.kind === 'location') asking.shift()?.(message.location);
  else if (message.kind === 'popped') changed?.({ state: message.state, location: message.location });
});
