/** The site that the web page shows: from the cache while it is fresh, else worked out from the register. */
import { openView } from '../../domain/rules/view.ts';
import { SITE_VERSION, type Site, siteOf } from '../../domain/web/site.ts';
import { webAddress } from '../digest/link.ts';
import type { Ports } from '../ports.ts';
import { openRegister } from '../register.ts';
import { sourceOf } from '../view.ts';

/** Seconds that a site is shown before it is worked out again. */
const FRESH = 600;

/** A value of Google's cache holds 100 kB; a sign takes three bytes at most. */
const PART = 30_000;

/** Parts that are asked for at once; 3,800 terrains take about forty. */
const MOST_PARTS = 120;

const HEAD = 'site';

/** One call when it is fresh; else a read of each table that figures need, and one to keep it. */
export function freshSite(ports: Ports): Site {
  const kept = keptSite(ports);
  if (kept) return kept;
  const register = openRegister(ports);
  const known = siteOf(openView(sourceOf(ports, register)), ports.clock.now());
  const site = { ...known, address: webAddress(ports, register) };
  keepSite(ports, site);
  return site;
}

function keptSite(ports: Ports): Site | null {
  const names = [HEAD, ...Array.from({ length: MOST_PARTS }, (_, index) => `${HEAD}.${index}`)];
  const values = ports.cache.get(names);
  // Parts may vanish one by one, so the head tells how many there are and which belong together.
  const [version, count, print] = (values[HEAD] ?? '').split(' ');
  if (version !== String(SITE_VERSION) || !count) return null;
  const parts = Array.from({ length: Number(count) }, (_, index) => values[`${HEAD}.${index}`] ?? '');
  const mark = `${print} `;
  if (!parts.every((part) => part.startsWith(mark))) return null;
  return JSON.parse(parts.map((part) => part.slice(mark.length)).join('')) as Site;
}

function keepSite(ports: Ports, site: Site): void {
  const text = JSON.stringify(site);
  const count = Math.ceil(text.length / PART);
  if (count > MOST_PARTS) return;
  const print = site.at;
  const entries: Record<string, string> = { [HEAD]: `${SITE_VERSION} ${count} ${print}` };
  for (let index = 0; index < count; index++)
    entries[`${HEAD}.${index}`] = `${print} ${text.slice(index * PART, (index + 1) * PART)}`;
  ports.cache.put(entries, FRESH);
}
