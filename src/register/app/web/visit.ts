/** What a visitor of the web page may see: by the personal link of a digest, or what is open to everybody. */
import { clustersWithin } from '../../domain/digest/reach.ts';
import { roleFor } from '../../domain/digest/roles.ts';
import { sha256 } from '../../domain/programme/seal.ts';
import { openView } from '../../domain/rules/view.ts';
import { contact } from '../../domain/schema/tables/index.ts';
import { type Site, siteFor } from '../../domain/web/site.ts';
import { configured } from '../configuration.ts';
import { subscriptionOf } from '../digest/link.ts';
import type { Ports } from '../ports.ts';
import { openRegister, type Register } from '../register.ts';
import { sourceOf } from '../view.ts';
import { freshSite } from './site.ts';

/** Seconds that it is remembered what a link lets somebody see. */
const REMEMBERED = 600;

/** Everything, the clusters of one's own, or nothing at all. */
type Sees = 'alles' | readonly string[] | null;

/**
 * The site as the holder of a link sees it; without a good link what is open to everybody, or null where nothing is.
 * Two calls while both are in the cache. A visit changes nothing in the register.
 */
export function siteOfVisit(ports: Ports, code: string): Site | null {
  const sees = seenBy(ports, code);
  if (sees === null) return null;
  return siteFor(freshSite(ports), sees === 'alles' ? sees : new Set(sees));
}

function seenBy(ports: Ports, code: string): Sees {
  // The link itself is a secret, so only its hash is a name in the cache.
  const name = `sees.${sha256(code)}`;
  const known = ports.cache.get([name])[name];
  if (known !== undefined) return JSON.parse(known) as Sees;
  const sees = workOut(ports, openRegister(ports), code);
  ports.cache.put({ [name]: JSON.stringify(sees) }, REMEMBERED);
  return sees;
}

function workOut(ports: Ports, register: Register, code: string): Sees {
  const found = code === '' ? null : subscriptionOf(ports, register, code);
  if (found?.values.contact_id) {
    const view = openView(sourceOf(ports, register));
    const { role, contact_id } = found.values;
    const within = clustersWithin(
      view,
      roleFor(role, view.row(contact, contact_id)?.role ?? null),
      contact_id,
    );
    return within === null ? 'alles' : [...within];
  }
  return configured(register, 'web_page_open') ? [] : null;
}
