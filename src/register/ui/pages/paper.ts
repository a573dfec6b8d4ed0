/** Tells of a document that was made, with a link to open it, and gives that the focus (`paper`). */
import type { MadeDocument } from '../../app/meetings/documents.ts';
import { byId, element } from './dom.ts';

export function showPaper({ says, name, url }: MadeDocument): void {
  const link = element('a', { href: url, target: '_blank', rel: 'noopener' }, `${name} (nieuw tabblad)`);
  byId('paper').replaceChildren(`${says} `, link);
  link.focus();
}
