/** The rail at the right with the panes that open from it: executions, the clock, and what else the Workspace has. */
import type { ToldPart } from '../panes/protocol.ts';
import { fill, h } from './dom.ts';

export interface Pane {
  readonly id: string;
  readonly label: string;
  /** One path of an icon of 24 by 24. */
  readonly icon: string;
  readonly element: HTMLElement;
  /** Called each time the pane opens. */
  shown?(): void;
  /** What of the world it shows; `shown` is called again when one of these changed. */
  readonly parts?: readonly ToldPart[];
}

export class Panes {
  readonly rail = h('nav', { class: 'rail', 'aria-label': 'Panelen van de Workspace' });
  readonly drawer = h('section', { class: 'paneel', hidden: true });
  readonly #panes: readonly Pane[];
  readonly #buttons: readonly HTMLButtonElement[];
  #open: Pane | null = null;

  constructor(panes: readonly Pane[]) {
    this.#panes = panes;
    this.#buttons = panes.map((pane) =>
      h(
        'button',
        { type: 'button', class: 'railknop', 'aria-expanded': 'false', onclick: () => this.toggle(pane.id) },
        icon(pane.icon),
        h('span', {}, pane.label),
      ),
    );
    fill(this.rail, this.#buttons);
    this.drawer.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#open) this.toggle(this.#open.id);
    });
  }

  /** Something changed in these parts of the world: the pane that shows them draws itself again. */
  changed(parts: readonly ToldPart[]): void {
    if (this.#open?.parts?.some((part) => parts.includes(part))) this.#open.shown?.();
  }

  /** Draws the open pane again, whatever it shows. */
  redraw(): void {
    this.#open?.shown?.();
  }

  toggle(id: string): void {
    const pane = this.#panes.find((each) => each.id === id);
    if (!pane) return;
    const button = this.#buttons[this.#panes.indexOf(pane)];
    const opens = this.#open !== pane;
    for (const each of this.#buttons) each.setAttribute('aria-expanded', 'false');
    this.#open = opens ? pane : null;
    this.drawer.hidden = !opens;
    dispatchEvent(new Event('resize'));
    if (!opens) {
      this.drawer.replaceChildren();
      button?.focus();
      return;
    }
    button?.setAttribute('aria-expanded', 'true');
    const heading = h('h2', { tabindex: -1 }, pane.label);
    this.drawer.setAttribute('aria-label', pane.label);
    const close = h(
      'button',
      { type: 'button', class: 'kruis', 'aria-label': 'Paneel sluiten', onclick: () => this.toggle(id) },
      '✕',
    );
    fill(this.drawer, h('div', { class: 'paneel-kop' }, heading, close), pane.element);
    pane.shown?.();
    heading.focus();
  }
}

export function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icoon');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
