/** Menus that work with pointer and keyboard: the bar at the top, what drops from it, and the one of the right mouse button. */
import { dropPlace, fill, h } from './dom.ts';

export type MenuItem =
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly run: () => void;
      readonly disabled?: boolean;
      /** A colour to show beside the label. */
      readonly swatch?: string;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly MenuItem[] }
  | { readonly kind: 'separator' };

/** Where a menu opens: at a point of the window, below an element, or beside it. */
type Place = { readonly left: number; readonly top: number };

const SELECTOR = ':scope > li > [role=menuitem]';

/** A menu that is open; closing it closes its submenus too. */
class OpenMenu {
  readonly element: HTMLElement;
  readonly #items: readonly MenuItem[];
  readonly #leave: (how: 'done' | 'escape' | 'left' | 'right') => void;
  #child: OpenMenu | null = null;

  constructor(
    label: string,
    items: readonly MenuItem[],
    leave: (how: 'done' | 'escape' | 'left' | 'right') => void,
  ) {
    this.#items = items;
    this.#leave = leave;
    this.element = h(
      'ul',
      {
        class: 'menu',
        role: 'menu',
        'aria-label': label,
        onkeydown: (event: KeyboardEvent) => this.#key(event),
      },
      items.map((item) => this.#row(item)),
    );
  }

  open(place: Place, focusFirst: boolean): void {
    dropPlace().append(this.element);
    const { width, height } = this.element.getBoundingClientRect();
    const left = Math.max(4, Math.min(place.left, innerWidth - width - 4));
    const top = place.top + height > innerHeight - 4 ? Math.max(4, innerHeight - height - 4) : place.top;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${top}px`;
    if (focusFirst) this.#buttons()[0]?.focus();
  }

  close(): void {
    this.#child?.close();
    this.#child = null;
    this.element.remove();
  }

  contains(node: Node): boolean {
    return this.element.contains(node) || (this.#child?.contains(node) ?? false);
  }

  #row(item: MenuItem): HTMLElement {
    if (item.kind === 'separator') return h('li', { role: 'separator', class: 'menu-streep' });
    if (item.kind === 'action') {
      const run = () => {
        if (item.disabled) return;
        this.#leave('done');
        item.run();
      };
      const button = h(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          tabindex: -1,
          'aria-disabled': item.disabled ? 'true' : null,
          onclick: run,
        },
        item.label,
        item.swatch && h('span', { class: 'kleurstaal', style: `background:${item.swatch}` }),
      );
      button.addEventListener('pointerenter', () => this.#enter(button));
      return h('li', { role: 'none' }, button);
    }
    const button = h(
      'button',
      { type: 'button', role: 'menuitem', tabindex: -1, 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
      item.label,
      h('span', { class: 'menu-pijl', 'aria-hidden': 'true' }, '▸'),
    );
    const open = (focus: boolean) => this.#openChild(button, item.label, item.items, focus);
    button.addEventListener('click', () => open(true));
    button.addEventListener('pointerenter', () => {
      this.#enter(button);
      open(false);
    });
    return h('li', { role: 'none' }, button);
  }

  #enter(button: HTMLElement): void {
    button.focus();
    if (button.getAttribute('aria-expanded') !== 'true') this.#closeChild();
  }

  #openChild(button: HTMLElement, label: string, items: readonly MenuItem[], focus: boolean): void {
    this.#closeChild();
    const child = new OpenMenu(label, items, (how) => {
      if (how === 'left' || how === 'escape') {
        this.#closeChild();
        button.focus();
      } else this.#leave(how);
    });
    this.#child = child;
    button.setAttribute('aria-expanded', 'true');
    const box = button.getBoundingClientRect();
    child.open({ left: box.right - 2, top: box.top - 5 }, focus);
  }

  #closeChild(): void {
    this.#child?.close();
    this.#child = null;
    for (const button of this.#buttons()) {
      if (button.hasAttribute('aria-expanded')) button.setAttribute('aria-expanded', 'false');
    }
  }

  #buttons(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(SELECTOR)];
  }

  #key(event: KeyboardEvent): void {
    const buttons = this.#buttons();
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const step = (to: number) => buttons[(to + buttons.length) % buttons.length]?.focus();
    const item = this.#items.filter((each) => each.kind !== 'separator')[at];
    const acts: Record<string, () => void> = {
      ArrowDown: () => step(at + 1),
      ArrowUp: () => step(at < 0 ? -1 : at - 1),
      Home: () => step(0),
      End: () => step(-1),
      Escape: () => this.#leave('escape'),
      Tab: () => this.#leave('done'),
      ArrowLeft: () => this.#leave('left'),
      ArrowRight: () => (item?.kind === 'submenu' ? buttons[at]?.click() : this.#leave('right')),
    };
    const act = acts[event.key] ?? letterStep(event, buttons, at);
    if (!act) return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
    act();
  }
}

/** A letter goes to the next item that starts with it. */
function letterStep(
  event: KeyboardEvent,
  buttons: readonly HTMLElement[],
  at: number,
): (() => void) | undefined {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return undefined;
  const letter = event.key.toLowerCase();
  const order = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)];
  const target = order.find((button) => button.textContent?.trim().toLowerCase().startsWith(letter));
  return target && (() => target.focus());
}

let current: { readonly menu: OpenMenu; readonly end: () => void } | null = null;

/** Closes whatever menu is open. */
export function closeMenus(): void {
  current?.end();
}

/** Opens one menu, and closes any other. Focus goes back to where it was when the menu closes. */
export function openMenu(
  label: string,
  items: readonly MenuItem[],
  place: Place,
  options: { readonly onSide?: (how: 'left' | 'right') => void; readonly onClose?: () => void } = {},
): void {
  closeMenus();
  const before = document.activeElement as HTMLElement | null;
  const outside = (event: Event) => {
    if (!menu.contains(event.target as Node)) end();
  };
  const end = () => {
    if (current?.menu !== menu) return;
    current = null;
    menu.close();
    removeEventListener('pointerdown', outside, true);
    removeEventListener('blur', end);
    options.onClose?.();
  };
  const menu = new OpenMenu(label, items, (how) => {
    end();
    if (how === 'left' || how === 'right') options.onSide?.(how);
    else before?.focus();
  });
  current = { menu, end };
  menu.open(place, true);
  addEventListener('pointerdown', outside, true);
  addEventListener('blur', end);
}

export interface BarMenu {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** The bar of menus at the top; one tab stop, arrows go along it. */
export class MenuBar {
  readonly element = h('div', { class: 'menubalk', role: 'menubar', 'aria-label': 'Menu' });
  #menus: readonly BarMenu[] = [];

  show(menus: readonly BarMenu[]): void {
    this.#menus = menus;
    fill(
      this.element,
      menus.map((menu, index) =>
        h(
          'button',
          {
            type: 'button',
            role: 'menuitem',
            'aria-haspopup': 'menu',
            'aria-expanded': 'false',
            tabindex: index === 0 ? 0 : -1,
            onclick: () => this.open(index),
            onkeydown: (event: KeyboardEvent) => this.#key(event, index),
          },
          menu.label,
        ),
      ),
    );
  }

  open(index: number): void {
    const at = (index + this.#menus.length) % this.#menus.length;
    const menu = this.#menus[at];
    const button = this.#buttons()[at];
    if (!menu || !button) return;
    this.#focus(at);
    button.setAttribute('aria-expanded', 'true');
    const box = button.getBoundingClientRect();
    openMenu(
      menu.label,
      menu.items,
      { left: box.left, top: box.bottom + 2 },
      {
        onSide: (how) => this.open(at + (how === 'left' ? -1 : 1)),
        onClose: () => button.setAttribute('aria-expanded', 'false'),
      },
    );
  }

  #buttons(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(':scope > [role=menuitem]')];
  }

  #focus(at: number): void {
    const buttons = this.#buttons();
    const index = (at + buttons.length) % buttons.length;
    for (const [i, button] of buttons.entries()) button.tabIndex = i === index ? 0 : -1;
    buttons[index]?.focus();
  }

  #key(event: KeyboardEvent, index: number): void {
    const acts: Record<string, () => void> = {
      ArrowRight: () => this.#focus(index + 1),
      ArrowLeft: () => this.#focus(index - 1),
      Home: () => this.#focus(0),
      End: () => this.#focus(-1),
      ArrowDown: () => this.open(index),
      ArrowUp: () => this.open(index),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
