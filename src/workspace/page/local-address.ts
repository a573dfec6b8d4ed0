/** Where something that lives at an address of Google's is found on this machine. */
import { escapeHtml } from '../services/html/escape.ts';

/** What an address says beside which thing it is of. */
interface Told {
  /** With its question mark, or empty. */
  readonly query: string;
  /** Of the query and of what follows `#`. */
  readonly field: (name: string) => string | null;
  /** What follows the id, without what is asked of it. */
  readonly path: string;
}

type Place = readonly [pattern: RegExp, place: (id: string, told: Told) => string];

const EDITOR = String.raw`^https://docs\.google\.com/(?:a/[^/]+/)?`;

const PLACES: readonly Place[] = [
  [
    new RegExp(String.raw`${EDITOR}forms/(?:u/\d+/)?d/(?:e/)?([\w-]+)`),
    (id, { query }) => `/formulier/${id}${query}`,
  ],
  [
    new RegExp(String.raw`${EDITOR}(?:document|spreadsheets)/(?:u/\d+/)?d/([\w-]+)/export`),
    (id, { field }) => `/bestand/${id}/download/${field('format') ?? 'pdf'}${tabOf(field, '?')}`,
  ],
  [new RegExp(String.raw`${EDITOR}document/(?:u/\d+/)?d/([\w-]+)`), (id) => `/document/${id}`],
  [
    new RegExp(String.raw`${EDITOR}spreadsheets/(?:u/\d+/)?d/([\w-]+)`),
    (id, { field }) => `/?bestand=${id}${tabOf(field, '&')}${cellsOf(field)}`,
  ],
  [/^https:\/\/drive\.google\.com\/file\/(?:u\/\d+\/)?d\/([\w-]+)/, (id) => `/bestand/${id}`],
  [/^https:\/\/drive\.google\.com\/(?:open|uc)\?(?:.*&)?id=([\w-]+)/, (id) => `/bestand/${id}`],
  [/^https:\/\/drive\.google\.com\/drive\/(?:u\/\d+\/)?folders\/([\w-]+)/, (id) => `/?map=${id}`],
  [
    /^https:\/\/script\.google\.com\/(?:a\/[^/]+\/)?macros\/s\/([\w-]+)/,
    (id, { path, query }) => `/web/${id}${path.replace(/^\/(?:exec|dev)/, '')}${query}`,
  ],
];

function tabOf(field: Told['field'], sign: '?' | '&'): string {
  const tab = field('gid');
  return tab === null || !/^\d+$/.test(tab) ? '' : `${sign}tab=${tab}`;
}

/** What is selected there: `#gid=12&range=A5`. */
function cellsOf(field: Told['field']): string {
  const cells = field('range');
  return cells === null || !/^[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?$/i.test(cells) ? '' : `&cellen=${cells}`;
}

/** Answers and parameters stay; null for an address that is not Google's, or of nothing that is here. */
export function localAddress(url: string): string | null {
  const [address = '', fragment = ''] = url.split('#');
  const query = address.includes('?') ? address.slice(address.indexOf('?')) : '';
  const fields = [new URLSearchParams(query), new URLSearchParams(fragment)];
  const field = (name: string) =>
    fields.map((each) => each.get(name)).find((value) => value !== null) ?? null;
  for (const [pattern, place] of PLACES) {
    const found = pattern.exec(address);
    if (!found) continue;
    const path = address.slice(found[0].length).split('?')[0]!;
    return place(found[1]!, { query, field, path });
  }
  return null;
}

/** HTML in which links to what is here lead to where that is; `adapt` may add to each of those addresses. */
export function withLocalLinks(
  html: string,
  adapt: (address: string) => string = (address) => address,
): string {
  return html.replace(
    /(\b(?:href|action)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi,
    (whole, attribute: string, double?: string, single?: string) => {
      const local = localAddress((double ?? single ?? '').replaceAll('&amp;', '&'));
      return local === null ? whole : `${attribute}"${escapeHtml(adapt(local))}"`;
    },
  );
}
