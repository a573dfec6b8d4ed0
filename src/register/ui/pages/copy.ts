/** Buttons for a link: copy it, with a field to copy from by hand where the browser does not allow it, and open it. */
import { element, say } from './dom.ts';

/** `what` tells the buttons of several links apart for who hears them only. */
export function linkButtons(what: string, url: string): HTMLElement {
  const place = element('div', { class: 'link-buttons' });
  const copy = element('button', { type: 'button', 'aria-label': `Kopieer link: ${what}` }, 'Kopieer link');
  copy.addEventListener('click', () => {
    void copied(url).then((done) => {
      if (done) {
        say(`Link gekopieerd: ${what}.`);
        return;
      }
      const field = element('input', {
        type: 'text',
        readonly: true,
        value: url,
        'aria-label': `Link: ${what}`,
      });
      place.querySelector('input')?.remove();
      place.append(field);
      field.select();
      say('Kopiëren mag hier niet vanzelf. De link is geselecteerd: druk op Ctrl+C.');
    });
  });
  const open = element(
    'a',
    { href: url, target: '_blank', rel: 'noopener', 'aria-label': `Openen: ${what} (nieuw tabblad)` },
    'Openen',
  );
  place.append(copy, open);
  return place;
}

/** Google shows pages in a frame that may not use the clipboard everywhere. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
