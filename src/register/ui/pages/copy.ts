/** Buttons for a link or another text: copy it, with a field to copy from by hand where the browser does not allow it, and open a link. */
import { element, say } from './dom.ts';

/** `what` tells the buttons of several links apart for who hears them only. */
export function linkButtons(what: string, url: string): HTMLElement {
  const place = copyButton('link', 'Kopieer link', what, url);
  place.append(
    element(
      'a',
      { href: url, target: '_blank', rel: 'noopener', 'aria-label': `Openen: ${what} (nieuw tabblad)` },
      'Openen',
    ),
  );
  return place;
}

/** A button that copies a text; `kind` is what the text is, in Dutch, and `caption` what stands on the button. */
export function copyButton(kind: string, caption: string, what: string, text: string): HTMLElement {
  const place = element('div', { class: 'link-buttons' });
  const noun = kind.charAt(0).toUpperCase() + kind.slice(1);
  const copy = element('button', { type: 'button', 'aria-label': `Kopieer ${kind}: ${what}` }, caption);
  copy.addEventListener('click', () => {
    void copied(text).then((done) => {
      if (done) {
        say(`${noun} gekopieerd: ${what}.`);
        return;
      }
      const field = element('input', {
        type: 'text',
        readonly: true,
        value: text,
        'aria-label': `${noun}: ${what}`,
      });
      place.querySelector('input')?.remove();
      place.append(field);
      field.select();
      say('Kopiëren mag hier niet vanzelf. De tekst is geselecteerd: druk op Ctrl+C.');
    });
  });
  place.append(copy);
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
