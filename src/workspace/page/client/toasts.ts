/** Messages that come and go at the lower right, as Sheets shows them. */
import { h } from './dom.ts';

export class Toasts {
  readonly element = h('div', { class: 'berichten', role: 'status', 'aria-live': 'polite' });

  /** Shows a message; fewer than 1 second means until it is closed. */
  show(title: string, text: string, seconds = 6, kind: 'gewoon' | 'fout' = 'gewoon'): void {
    const close = () => toast.remove();
    const toast = h(
      'div',
      { class: `bericht ${kind}` },
      h('div', {}, title && h('strong', {}, title), h('p', {}, text)),
      h('button', { type: 'button', class: 'kruis', 'aria-label': 'Bericht sluiten', onclick: close }, '✕'),
    );
    this.element.append(toast);
    if (seconds < 1) return;
    // A message does not go while somebody is busy with it.
    const timer = setInterval(() => {
      if (toast.matches(':hover, :focus-within')) return;
      clearInterval(timer);
      close();
    }, seconds * 1000);
  }

  /** An edit that was refused, or a request that failed. */
  fault(text: string, title = ''): void {
    this.show(title, text, 9, 'fout');
  }
}
