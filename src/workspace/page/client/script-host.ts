/** What a script's page finds as `google.script`: runs functions of the script through the page that frames it. */
import { localAddress } from '../local-address.ts';
import { scriptHistory, scriptUrl } from './script-history.ts';

type Handler = (value: unknown, userObject?: unknown) => void;

interface Chain {
  readonly success?: Handler;
  readonly failure?: Handler;
  readonly userObject?: unknown;
}

const waiting = new Map<number, Chain>();
let lastId = 0;

/** A new object per handler that is set, as with Google: a runner can be kept and used again. */
function runner(chain: Chain): object {
  const setters: Record<string, (value: never) => object> = {
    withSuccessHandler: (success: Handler) => runner({ ...chain, success }),
    withFailureHandler: (failure: Handler) => runner({ ...chain, failure }),
    withUserObject: (userObject: unknown) => runner({ ...chain, userObject }),
  };
  return new Proxy(
    {},
    {
      get(_target, name) {
        if (typeof name !== 'string') return undefined;
        if (Object.hasOwn(setters, name)) return setters[name];
        return (...args: unknown[]) => run(chain, name, args);
      },
    },
  );
}

function run(chain: Chain, functionName: string, args: readonly unknown[]): void {
  const ready = args.map((arg, index) => legal(arg, String(index)));
  lastId += 1;
  waiting.set(lastId, chain);
  parent.postMessage({ kind: 'call', id: lastId, functionName, args: ready }, '*');
}

/**
 * What may cross: null, truth values, numbers, text, arrays, plain objects, and a form, which crosses as its
 * fields. Anything else, a Date above all, fails as Google lets it fail.
 */
function legal(value: unknown, property: string): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof HTMLFormElement) return fields(value);
  if (Array.isArray(value)) return value.map((each, index) => legal(each, String(index)));
  if (typeof value === 'object') {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) throw illegal(property);
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(entries.map(([key, each]) => [key, legal(each, key)]));
  }
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    throw illegal(property);
  return value;
}

function illegal(property: string): TypeError {
  return new TypeError(`Failed due to illegal value in property: ${property}`);
}

function fields(form: HTMLFormElement): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of new FormData(form)) {
    const text = typeof value === 'string' ? value : value.name;
    const before = found[name];
    if (before === undefined) found[name] = text;
    else found[name] = [...(Array.isArray(before) ? before : [before]), text];
  }
  return found;
}

addEventListener('message', (event) => {
  const reply = event.data as { kind?: string; id?: number; ok?: boolean; value?: unknown; message?: string };
  if (event.source !== parent || reply.kind !== 'reply' || reply.id === undefined) return;
  const chain = waiting.get(reply.id);
  if (!chain) return;
  waiting.delete(reply.id);
  const { success, failure, userObject } = chain;
  if (reply.ok) success?.(reply.value, userObject);
  else if (failure) failure(new Error(reply.message), userObject);
  else console.error(`Uncaught Error: ${reply.message}`);
});

// A link to a form or a file of Google's leads to where that is here; the page keeps the address that it gave.
addEventListener(
  'click',
  (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const local = link && localAddress(link.href);
    if (!link || !local) return;
    event.preventDefault();
    open(new URL(local, location.href).href, link.target || '_blank', 'noopener');
  },
  true,
);

const size = (part: 'width' | 'height') => (pixels: number) =>
  parent.postMessage({ kind: 'size', [part]: pixels }, '*');

Object.assign(window, {
  google: {
    script: {
      run: runner({}),
      history: scriptHistory,
      url: scriptUrl,
      host: {
        close: () => parent.postMessage({ kind: 'close' }, '*'),
        setWidth: size('width'),
        setHeight: size('height'),
        editor: { focus: () => parent.focus() },
        origin: location.origin,
      },
    },
  },
});
