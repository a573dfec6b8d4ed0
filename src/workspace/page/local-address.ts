/** Where something that lives at an address of Google's is found on this machine. */

const PLACES: readonly (readonly [pattern: RegExp, place: string])[] = [
  [/^https:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?forms\/(?:u\/\d+\/)?d\/(?:e\/)?([\w-]+)/, '/formulier/'],
  [/^https:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?document\/(?:u\/\d+\/)?d\/([\w-]+)/, '/document/'],
  [/^https:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?spreadsheets\/(?:u\/\d+\/)?d\/([\w-]+)/, '/?bestand='],
  [/^https:\/\/drive\.google\.com\/file\/d\/([\w-]+)/, '/bestand/'],
  [/^https:\/\/script\.google\.com\/(?:a\/[^/]+\/)?macros\/s\/([\w-]+)/, '/web/'],
];

/** Answers and parameters stay; null for an address that is not Google's, or of nothing that is here. */
export function localAddress(url: string): string | null {
  for (const [pattern, place] of PLACES) {
    const id = pattern.exec(url)?.[1];
    if (id === undefined) continue;
    const query = place.includes('?') || !url.includes('?') ? '' : url.slice(url.indexOf('?')).split('#')[0];
    return `${place}${id}${query}`;
  }
  return null;
}
