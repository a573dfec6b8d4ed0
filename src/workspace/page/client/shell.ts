/** The frame of the page: the bar at the top, what is in the middle, and what stands at the sides. */
import type { FileView, PersonView } from '../protocol.ts';
import type { Book } from './book.ts';
import { fill, h } from './dom.ts';
import { icon, type Panes } from './panes.ts';

export interface ShellParts {
  readonly book: Book;
  readonly panes: Panes;
  readonly sidebar: HTMLElement;
  readonly toasts: HTMLElement;
  readonly clock: HTMLElement;
  changePerson(email: string): void;
  changeFile(fileId: string): void;
}

const SHEET_ICON =
  'M6 3h12a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V5c0-1.1.9-2 2-2zm1 5v3h4V8H7zm6 0v3h4V8h-4zm-6 5v3h4v-3H7zm6 0v3h4v-3h-4z';

const FOCUSABLE = 'button:not([tabindex="-1"]), [href], input, select, iframe, [tabindex="0"]';

export class Shell {
  readonly element: HTMLElement;
  readonly #people: HTMLSelectElement;
  readonly #files: HTMLSelectElement;
  readonly #fileBox: HTMLElement;
  readonly #book: Book;
  /** Parts of the page, in the order in which F6 goes along them. */
  readonly #parts: readonly HTMLElement[];

  constructor(parts: ShellParts) {
    const { book, panes } = parts;
    this.#book = book;
    this.#people = h('select', {
      id: 'werken-als',
      onchange: () => parts.changePerson(this.#people.value),
    });
    this.#files = h('select', { id: 'bestand', onchange: () => parts.changeFile(this.#files.value) });
    this.#fileBox = h(
      'span',
      { class: 'kiezer', hidden: true },
      h('label', { for: 'bestand' }, 'Bestand'),
      this.#files,
    );
    const toTable = (event: Event) => {
      event.preventDefault();
      book.showTable(true);
    };
    const head = h(
      'header',
      { class: 'kop' },
      h('span', { class: 'merk' }, icon(SHEET_ICON)),
      h('div', { class: 'titelvak' }, book.title, book.menuBar.element),
      h(
        'div',
        { class: 'kopdelen' },
        parts.clock,
        this.#fileBox,
        h('span', { class: 'kiezer' }, h('label', { for: 'werken-als' }, 'Werken als'), this.#people),
        book.viewSwitch,
      ),
    );
    const main = h('main', { id: 'inhoud', tabindex: -1, class: 'blad' }, book.element);
    this.#parts = [head, book.toolbar, main, parts.sidebar, panes.drawer, panes.rail, book.tabBar.element];
    this.element = h(
      'div',
      { class: 'schil', tabindex: -1, onkeydown: (event: KeyboardEvent) => this.#goOn(event) },
      h('a', { class: 'sprong', href: '#inhoud' }, 'Naar de inhoud'),
      h(
        'a',
        { class: 'sprong', href: '#inhoud', onclick: toTable },
        'Naar de gewone tabel (voor schermlezers)',
      ),
      head,
      h('div', { class: 'midden' }, main, parts.sidebar, panes.drawer, panes.rail),
      h('footer', { class: 'voet' }, book.tabBar.element, book.foot),
      parts.toasts,
    );
  }

  showPeople(people: readonly PersonView[]): void {
    fill(
      this.#people,
      people.map(({ email, name }) => h('option', { value: email }, name)),
    );
  }

  /** The spreadsheets to switch between; with one there is nothing to choose. */
  showFiles(sheets: readonly Pick<FileView, 'fileId' | 'name'>[]): void {
    fill(
      this.#files,
      sheets.map((file) => h('option', { value: file.fileId }, file.name)),
    );
    this.#fileBox.hidden = sheets.length < 2;
  }

  /** Focus at the very top, so that Tab comes to the ways past the grid first. */
  focusTop(): void {
    this.element.focus();
  }

  /** F6 goes on to the next part of the page, with Shift back: the way out of the grid, where Tab goes to the next cell. */
  #goOn(event: KeyboardEvent): void {
    if (event.key !== 'F6') return;
    event.preventDefault();
    const shown = this.#parts.filter((part) => part.offsetParent !== null);
    const here = shown.findIndex((part) => part.contains(document.activeElement));
    const next =
      shown[
        (Math.max(here, event.shiftKey ? 0 : -1) + (event.shiftKey ? -1 : 1) + shown.length) % shown.length
      ];
    if (next?.matches('main')) this.#book.focusSheet();
    else next?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
  }

  showPerson(email: string): void {
    this.#people.value = email;
  }

  showFile(fileId: string): void {
    this.#files.value = fileId;
  }
}
