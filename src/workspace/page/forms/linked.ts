/** Text of a form in which addresses of pages become links, as on Google's page. */
import { localAddress } from '../local-address.ts';
import { attributes, html, type Part } from './markup.ts';

/** What follows an address in a sentence is not part of it. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’])/;

/** Addresses of Google's lead to their place on this machine. */
export function linked(text: string): Part {
  return text.split(ADDRESS).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const href = localAddress(piece) ?? piece;
    return html`<a${attributes({ href, target: '_blank', rel: 'noopener noreferrer' })}>${piece}</a>`;
  });
}
