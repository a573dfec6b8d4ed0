/** The window of a web app: lets the script's page in its frame call functions of the script, and see and set its address. */
import { Line } from './api.ts';
import { answerCall, type FrameMessage, type HostMessage, type PageLocation } from './frame-calls.ts';

/** Who comes; it is no matter of the script. */
const WHO = 'als';

type Going = Extract<FrameMessage, { kind: 'history' }>;

const line = new Line('');

function frame(): HTMLIFrameElement | null {
  return document.querySelector<HTMLIFrameElement>('#webapp');
}

function tell(message: HostMessage): void {
  frame()?.contentWindow?.postMessage(message, '*');
}

function here(): PageLocation {
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name === WHO) continue;
    parameters[name] ??= [];
    parameters[name].push(value);
  }
  const first = Object.entries(parameters).map(([name, [value]]) => [name, value!] as const);
  return { hash: location.hash.slice(1), parameter: Object.fromEntries(first), parameters };
}

/** Another address in the bar, of the same app and for the same person. */
function goTo({ way, state, params, hash }: Going): void {
  const query = new URLSearchParams(params === null ? location.search : '');
  for (const [name, value] of Object.entries(params ?? {})) {
    if (name === WHO) continue;
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  const who = new URLSearchParams(location.search).get(WHO);
  if (who !== null) query.set(WHO, who);
  const fragment = hash === null ? location.hash : hash && `#${hash}`;
  const address = `${location.pathname}${query.size > 0 ? `?${query}` : ''}${fragment}`;
  if (way === 'push') history.pushState(state, '', address);
  else history.replaceState(state, '', address);
}

// The frame may speak as soon as it is there, so this listens before it is.
addEventListener('message', (event) => {
  const iframe = frame();
  const pageId = iframe?.dataset.pagina;
  if (!iframe || !pageId || event.source !== iframe.contentWindow) return;
  const message = event.data as FrameMessage;
  if (message.kind === 'location') tell({ kind: 'location', location: here() });
  else if (message.kind === 'history') goTo(message);
  else if (message.kind === 'call')
    void answerCall(iframe, message, (functionName, args) =>
      line.ask('call', { pageId, functionName, args }),
    );
});

addEventListener('popstate', (event) => tell({ kind: 'popped', state: event.state, location: here() }));
