/**
 * The link under a digest, which opens the page where its receiver changes or stops it without an account. It holds
 * a random code of the subscription and a signature of that code with a secret of the file: it cannot be guessed,
 * and what stands in the tab is not enough to make one.
 */
import { BusyError } from '../../domain/errors.ts';
import { subscription } from '../../domain/schema/tables/index.ts';
import { configured } from '../configuration.ts';
import type { Ports } from '../ports.ts';
import { LINK_KEY } from '../properties.ts';
import type { Entry } from '../reader.ts';
import type { Register } from '../register.ts';

const CODE = 32;
const SIGNATURE = 64;

/** How long is waited for another who is writing. */
const PATIENCE = 30_000;

/** The route of the page, see web/routes.ts. */
export const PREFERENCES = 'voorkeuren';

/** The address of the web app; null where there is none. One call at most. */
export function webAddress(ports: Ports, register: Register): string | null {
  return configured(register, 'web_app_url') ?? ports.addresses.web();
}

/**
 * Stands in Postvak uit where the link comes when the mail goes: who may look into the tab must not be able to use
 * the links of others.
 */
export const STAND_IN = 'https://afmelden.invalid/';

/** `amp` is how the kind of text writes an ampersand. */
export type LinkFiller = (text: string, code: string | null, amp: '&' | '&amp;') => string;

/** Puts links in the place of what stands in for them; the address of the web app is asked for at most once. */
export function linkFiller(ports: Ports, register: Register): LinkFiller {
  let web: { readonly url: string | null } | null = null;
  return (text, code, amp) => {
    if (code === null || !text.includes(STAND_IN)) return text;
    web ??= { url: webAddress(ports, register) };
    const link = `${web.url}?pagina=${PREFERENCES}${amp}code=${code}${sign(ports, code)}`;
    return web.url === null ? text : text.split(STAND_IN).join(link);
  };
}

/**
 * The subscription that a link was made for; null for any other text. How long it takes tells nothing about how
 * much of the text is right.
 */
export function subscriptionOf(
  ports: Ports,
  register: Register,
  given: unknown,
): Entry<typeof subscription> | null {
  const text = typeof given === 'string' ? given.slice(0, CODE + SIGNATURE) : '';
  const code = text.slice(0, CODE).padEnd(CODE, '0');
  const signed = same(sign(ports, code), text.slice(CODE));
  const found = register
    .read(subscription)
    .entries.filter(({ key, values }) => key !== null && same(values.token ?? '', code));
  return signed && found.length === 1 ? found[0]! : null;
}

function sign(ports: Ports, code: string): string {
  return ports.secrets.sign(`${PREFERENCES}.${code}`, secret(ports));
}

/** Made when it is first needed, under the lock: two secrets would make links that do not work. */
function secret(ports: Ports): string {
  const known = ports.props.all()[LINK_KEY];
  if (known !== undefined) return known;
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    const made = ports.props.refresh()[LINK_KEY] ?? ports.secrets.random() + ports.secrets.random();
    ports.props.set({ [LINK_KEY]: made });
    return made;
  } finally {
    ports.lock.release();
  }
}

/** Compares the whole of both, whatever differs. */
function same(a: string, b: string): boolean {
  let differs = a.length ^ b.length;
  for (let at = 0; at < CODE + SIGNATURE; at++) differs |= (a.charCodeAt(at) || 0) ^ (b.charCodeAt(at) || 0);
  return differs === 0;
}
