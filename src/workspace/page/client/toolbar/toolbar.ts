/** The bar above the cells: look, undo and filter; one tab stop, arrows go along it. */
import type { FormatChange } from '../../../services/spreadsheet/format-acts.ts';
import type { CellStyle } from '../../../services/spreadsheet/model/style.ts';
import { h } from '../dom.ts';
import { type MenuItem, openMenu } from '../menu.ts';
import { icon } from '../panes.ts';
import { ICONS } from './icons.ts';
import {
  BORDERS,
  type Choice,
  CLEAR,
  COLOURS,
  HORIZONTAL,
  MERGING,
  NUMBER_FORMATS,
  VERTICAL,
  WRAPPING,
  withDecimals,
} from './looks.ts';

/** What the bar needs of the tab in front. */
export interface ToolbarEvents {
  /** The look of the active cell itself. */
  look(): CellStyle;
  format(change: FormatChange): void;
  undo(direction: 'undo' | 'redo'): void;
  /** What can be done with the filter of this tab. */
  filterItems(): readonly MenuItem[];
  /** Puts the keyboard on the cells again. */
  leave(): void;
}

/** Looks that are on or off. */
export type Toggle = 'bold' | 'italic' | 'underline' | 'strikethrough';

export class Toolbar {
  readonly element = h('div', { class: 'werkbalk', role: 'toolbar', 'aria-label': 'Opmaak en filter' });
  readonly #events: ToolbarEvents;
  readonly #toggles = new Map<Toggle, HTMLButtonElement>();
  /** What was asked for and is still to come, so that a second key is not judged by what was. */
  #asked: Partial<Record<keyof CellStyle, unknown>> = {};

  constructor(events: ToolbarEvents) {
    this.#events = events;
    this.#fill();
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusin', ({ target }) => this.#stop(target as HTMLElement));
    this.#stop(this.#buttons()[0]!);
  }

  /** Shows what holds for the active cell, now that the cells are as they are. */
  update(): void {
    this.#asked = {};
    this.#show();
  }

  /** A look was asked for; it is shown as if it held. */
  expect(change: FormatChange): void {
    if (change.kind === 'style') this.#asked = { ...this.#asked, ...change.style };
    this.#show();
  }

  get #look(): CellStyle {
    return { ...this.#events.look(), ...this.#asked } as CellStyle;
  }

  #show(): void {
    const look = this.#look;
    for (const [toggle, button] of this.#toggles)
      button.setAttribute('aria-pressed', String(Boolean(look[toggle])));
  }

  /** Turns a look on, or off when the active cell has it. */
  toggle(name: Toggle): void {
    this.#events.format({ kind: 'style', style: { [name]: this.#look[name] ? null : true } });
  }

  /** The keyboard comes to the bar. */
  focus(): void {
    this.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  #fill(): void {
    const { format } = this.#events;
    const choices = (list: readonly Choice[]) => () =>
      list.map(({ label, change }): MenuItem => ({ kind: 'action', label, run: () => this.#chosen(change) }));
    this.element.append(
      this.#group(
        this.#button('Ongedaan maken (Ctrl+Z)', 'undo', () => this.#events.undo('undo')),
        this.#button('Opnieuw (Ctrl+Y)', 'redo', () => this.#events.undo('redo')),
      ),
      this.#group(
        this.#button('Bedrag', '€', () => format(NUMBER_FORMATS.currency.change)),
        this.#button('Procent', '%', () => format(NUMBER_FORMATS.percent.change)),
        this.#button('Minder decimalen', ',0', () => this.#decimals(false)),
        this.#button('Meer decimalen', ',00', () => this.#decimals(true)),
        this.#menu('Getalnotatie', '123', choices(Object.values(NUMBER_FORMATS))),
      ),
      this.#group(
        this.#switch('Vet (Ctrl+B)', 'bold', 'bold'),
        this.#switch('Cursief (Ctrl+I)', 'italic', 'italic'),
        this.#switch('Onderstrepen (Ctrl+U)', 'underline', 'underline'),
        this.#switch('Doorhalen (Alt+Shift+5)', 'strike', 'strikethrough'),
        this.#menu('Tekstkleur', 'color', () => this.#colours('fontColor', 'Zoals nieuwe tekst')),
      ),
      this.#group(
        this.#menu('Achtergrond', 'fill', () => this.#colours('background', 'Geen kleur')),
        this.#menu('Randen', 'borders', choices(Object.values(BORDERS))),
        this.#menu('Cellen samenvoegen', 'merge', choices(MERGING)),
      ),
      this.#group(
        this.#menu('Uitlijnen', 'align', choices(Object.values(HORIZONTAL))),
        this.#menu('Verticaal uitlijnen', 'vertical', choices(VERTICAL)),
        this.#menu('Tekstterugloop', 'wrap', choices(WRAPPING)),
        this.#button('Opmaak wissen (Ctrl+\\)', 'clear', () => format(CLEAR)),
      ),
      this.#group(this.#menu('Filter', 'filter', () => this.#events.filterItems())),
    );
  }

  #group(...buttons: readonly HTMLElement[]): HTMLElement {
    return h('div', { class: 'werkgroep', role: 'none' }, buttons);
  }

  /** `face` is the name of a picture, or a text. */
  #button(label: string, face: string, run: () => void): HTMLButtonElement {
    return h(
      'button',
      {
        type: 'button',
        'aria-label': label,
        title: label,
        tabindex: -1,
        onclick: (event: MouseEvent) => {
          run();
          // Who presses with the pointer goes on in the cells; who uses the keyboard stays in the bar.
          if (event.detail > 0) this.#events.leave();
        },
      },
      face in ICONS
        ? icon(ICONS[face as keyof typeof ICONS])
        : h('span', { class: 'werkteken', 'data-teken': face }),
    );
  }

  #switch(label: string, face: string, name: Toggle): HTMLButtonElement {
    const button = this.#button(label, face, () => this.toggle(name));
    button.setAttribute('aria-pressed', 'false');
    this.#toggles.set(name, button);
    return button;
  }

  #menu(label: string, face: string, items: () => readonly MenuItem[]): HTMLButtonElement {
    const button = this.#button(label, face, () => {});
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', 'false');
    button.append(h('span', { class: 'menu-pijl', 'aria-hidden': 'true' }, '▾'));
    button.onclick = (event) => {
      event.stopImmediatePropagation();
      button.setAttribute('aria-expanded', 'true');
      const { left, bottom } = button.getBoundingClientRect();
      openMenu(
        label,
        items(),
        { left, top: bottom + 2 },
        { onClose: () => button.setAttribute('aria-expanded', 'false') },
      );
    };
    return button;
  }

  #colours(name: 'fontColor' | 'background', none: string): readonly MenuItem[] {
    const set = (color: string | null) => this.#chosen({ kind: 'style', style: { [name]: color } });
    return [
      { kind: 'action', label: none, run: () => set(null) },
      { kind: 'separator' },
      ...COLOURS.map(
        ([label, color]): MenuItem => ({ kind: 'action', label, swatch: color, run: () => set(color) }),
      ),
      { kind: 'separator' },
      { kind: 'action', label: 'Andere kleur…', run: () => pickColour(set) },
    ];
  }

  /** After a choice from a menu the keyboard is on the cells again, as in Sheets. */
  #chosen(change: FormatChange): void {
    this.#events.format(change);
    this.#events.leave();
  }

  #decimals(more: boolean): void {
    const numberFormat = withDecimals(this.#look.numberFormat ?? undefined, more);
    if (numberFormat !== undefined) this.#events.format({ kind: 'style', style: { numberFormat } });
  }

  #buttons(): readonly HTMLButtonElement[] {
    return [...this.element.querySelectorAll('button')];
  }

  /** The button where Tab comes in. */
  #stop(at: HTMLElement): void {
    for (const button of this.#buttons()) button.tabIndex = button === at ? 0 : -1;
  }

  #key(event: KeyboardEvent): void {
    const buttons = this.#buttons();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const go = (to: number) => buttons[(to + buttons.length) % buttons.length]?.focus();
    const acts: Record<string, () => void> = {
      ArrowRight: () => go(at + 1),
      ArrowLeft: () => go(at - 1),
      Home: () => go(0),
      End: () => go(-1),
      ArrowDown: () => buttons[at]?.getAttribute('aria-haspopup') && buttons[at]?.click(),
      Escape: () => this.#events.leave(),
    };
    const act = acts[event.key];
    if (!act || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }
}

/** The colour picker of the browser. */
function pickColour(choose: (color: string) => void): void {
  const input = h('input', { type: 'color', class: 'onzichtbaar', 'aria-label': 'Kleur' });
  document.body.append(input);
  input.addEventListener('change', () => choose(input.value));
  input.addEventListener('blur', () => input.remove());
  input.focus();
  input.click();
}
