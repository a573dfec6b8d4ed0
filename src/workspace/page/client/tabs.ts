/** The bar of tabs at the bottom of a spreadsheet. */
import type { TabAct, TabView } from '../protocol.ts';
import { askText, confirm } from './dialogs.ts';
import { fill, h } from './dom.ts';
import { type MenuItem, openMenu } from './menu.ts';

export interface TabEvents {
  choose(sheetId: number): void;
  change(sheetId: number, act: TabAct): void;
}

const COLORS: readonly (readonly [name: string, color: string | null])[] = [
  ['Geen kleur', null],
  ['Groen', '#0b8043'],
  ['Blauwgroen', '#0b5c55'],
  ['Blauw', '#1967d2'],
  ['Paars', '#8430ce'],
  ['Rood', '#c5221f'],
  ['Oranje', '#e37400'],
  ['Geel', '#f9ab00'],
  ['Grijs', '#5f6368'],
];

export class TabBar {
  readonly element: HTMLElement;
  readonly #list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Tabbladen' });
  readonly #events: TabEvents;
  #tabs: readonly TabView[] = [];
  #active = 0;

  constructor(events: TabEvents) {
    this.#events = events;
    this.element = h(
      'div',
      { class: 'tabbalk' },
      h(
        'button',
        {
          type: 'button',
          class: 'tabknop',
          'aria-label': 'Tabblad toevoegen',
          title: 'Tabblad toevoegen',
          onclick: () => events.change(this.#active, { kind: 'insert' }),
        },
        '+',
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'tabknop',
          'aria-label': 'Alle tabbladen',
          title: 'Alle tabbladen',
          'aria-haspopup': 'menu',
          onclick: (event: MouseEvent) => this.#openAll(event.currentTarget as HTMLElement),
        },
        '≡',
      ),
      this.#list,
    );
  }

  show(tabs: readonly TabView[], active: number): void {
    const focused = this.#list.contains(document.activeElement);
    this.#tabs = tabs;
    this.#active = active;
    fill(
      this.#list,
      this.#visible().map((tab) => this.#tab(tab)),
    );
    const selected = this.#list.querySelector<HTMLElement>('[aria-selected=true]');
    selected?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (focused) selected?.focus();
  }

  #visible(): readonly TabView[] {
    return this.#tabs.filter((tab) => !tab.hidden);
  }

  #tab(tab: TabView): HTMLElement {
    const selected = tab.sheetId === this.#active;
    return h(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: 'tab',
        'aria-selected': selected ? 'true' : 'false',
        'aria-controls': 'blad',
        tabindex: selected ? 0 : -1,
        style: tab.color ? `--tabkleur: ${tab.color}` : null,
        title: tab.protected ? `${tab.name} (beveiligd)` : tab.name,
        onclick: () => this.#events.choose(tab.sheetId),
        ondblclick: () => void this.#rename(tab),
        oncontextmenu: (event: MouseEvent) => {
          event.preventDefault();
          this.#openMenu(tab, { left: event.clientX, top: event.clientY });
        },
        onkeydown: (event: KeyboardEvent) => this.#key(event, tab),
      },
      tab.protected && h('span', { class: 'slot', 'aria-hidden': 'true' }),
      tab.name,
    );
  }

  #key(event: KeyboardEvent, tab: TabView): void {
    const visible = this.#visible();
    const at = visible.indexOf(tab);
    const go = (index: number) => {
      const target = visible[(index + visible.length) % visible.length];
      if (target) this.#events.choose(target.sheetId);
    };
    const menu = () => {
      const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
      this.#openMenu(tab, { left: box.left, top: box.top - 4 });
    };
    const acts: Record<string, () => void> = {
      ArrowRight: () => go(at + 1),
      ArrowLeft: () => go(at - 1),
      Home: () => go(0),
      End: () => go(-1),
      F2: () => void this.#rename(tab),
      ContextMenu: menu,
      F10: () => event.shiftKey && menu(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  async #rename(tab: TabView): Promise<void> {
    const name = await askText('Naam van het tabblad', 'Nieuwe naam', tab.name);
    if (name !== null && name !== tab.name) this.#events.change(tab.sheetId, { kind: 'rename', name });
  }

  async #remove(tab: TabView): Promise<void> {
    const sure = await confirm(
      'Tabblad verwijderen',
      `Weet u zeker dat u het tabblad ‘${tab.name}’ wilt verwijderen? Dit kan niet ongedaan worden gemaakt.`,
    );
    if (sure) this.#events.change(tab.sheetId, { kind: 'delete' });
  }

  #openMenu(tab: TabView, place: { left: number; top: number }): void {
    const index = this.#tabs.indexOf(tab);
    const change = (given: TabAct) => () => this.#events.change(tab.sheetId, given);
    const alone = this.#visible().length === 1;
    const items: MenuItem[] = [
      { kind: 'action', label: 'Naam wijzigen…', run: () => void this.#rename(tab) },
      { kind: 'action', label: 'Kopie maken', run: change({ kind: 'duplicate' }) },
      {
        kind: 'submenu',
        label: 'Kleur',
        items: COLORS.map(([label, color]) => ({
          kind: 'action',
          label,
          run: change({ kind: 'color', color }),
        })),
      },
      { kind: 'separator' },
      {
        kind: 'action',
        label: 'Naar links',
        disabled: index === 0,
        run: change({ kind: 'move', to: index - 1 }),
      },
      {
        kind: 'action',
        label: 'Naar rechts',
        disabled: index === this.#tabs.length - 1,
        run: change({ kind: 'move', to: index + 1 }),
      },
      { kind: 'separator' },
      { kind: 'action', label: 'Verbergen', disabled: alone, run: change({ kind: 'hide' }) },
      { kind: 'action', label: 'Verwijderen…', disabled: alone, run: () => void this.#remove(tab) },
    ];
    openMenu(`Tabblad ${tab.name}`, items, place);
  }

  #openAll(button: HTMLElement): void {
    const box = button.getBoundingClientRect();
    const items = this.#tabs.map(
      (tab): MenuItem => ({
        kind: 'action',
        label: tab.hidden ? `${tab.name} (verborgen)` : tab.name,
        run: () =>
          tab.hidden ? this.#events.change(tab.sheetId, { kind: 'show' }) : this.#events.choose(tab.sheetId),
      }),
    );
    openMenu('Alle tabbladen', items, { left: box.left, top: box.top - 4 });
  }
}
