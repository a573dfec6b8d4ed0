/** A tab as a plain table: for screen readers, for the keyboard alone, and for whoever likes it better than the grid. */
import { columnLetters } from '../../services/spreadsheet/a1.ts';
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import { openChoices } from './choices.ts';
import { fill, h } from './dom.ts';
import type { SheetStore } from './store.ts';
import { count } from './words.ts';

const ROWS_PER_PAGE = 50;

export interface TableEvents {
  edited(area: Rect, text: string): void;
  selected(area: Rect): void;
}

/**
 * One tab stop; arrows go from cell to cell, Enter or F2 edits, Escape leaves the cell as it was. Rows come in pages,
 * so that a tab of thousands of rows stays quick.
 */
export class TableView {
  readonly element = h('div', { class: 'tabelvak' });
  readonly #events: TableEvents;
  #store: SheetStore | null = null;
  #page = 0;
  #at = { row: 0, column: 0 };
  #table: HTMLTableElement | null = null;

  constructor(events: TableEvents) {
    this.#events = events;
  }

  show(store: SheetStore): void {
    this.#store = store;
    this.#page = 0;
    this.#at = { row: Math.min(store.view.frozenRows, store.view.rowCount - 1), column: 0 };
    this.#draw(false);
  }

  /** Draws again what the store holds now; the reader stays where he was. */
  update(): void {
    if (this.#table?.querySelector('input')) return;
    this.#draw(this.#table?.contains(document.activeElement) ?? false);
  }

  focus(): void {
    this.#cellAt(this.#at.row, this.#at.column)?.focus();
  }

  selection(): Rect {
    const { row, column } = this.#at;
    return { top: row, left: column, bottom: row + 1, right: column + 1 };
  }

  select(area: Rect): void {
    if (!this.#store) return;
    const { rows } = this.#size();
    this.#at = { row: Math.min(area.top, rows - 1), column: area.left };
    this.#page = this.#pageOf(this.#at.row);
    this.#draw(true);
  }

  /** Rows and columns that are worth showing, with one empty row to go on in. */
  #size(): { rows: number; columns: number; headers: number } {
    const { view } = this.#store!;
    const { rows, columns } = this.#store!.extent();
    const headers = Math.max(view.frozenRows, 0);
    return {
      headers,
      rows: Math.min(view.rowCount, Math.max(rows, headers) + 1),
      columns: Math.max(1, columns),
    };
  }

  /** Rows below the headers that are not hidden, in order. */
  #shownRows(): readonly number[] {
    const { rows, headers } = this.#size();
    const shown: number[] = [];
    for (const { start, end, value } of this.#store!.rowHeights.slice(headers, rows)) {
      if (value !== 0) for (let row = start; row < end; row += 1) shown.push(row);
    }
    return shown;
  }

  /** Columns that are not hidden, in order. */
  #shownColumns(): readonly number[] {
    const widths = this.#store!.columnWidths;
    return Array.from({ length: this.#size().columns }, (_, column) => column).filter(
      (column) => widths.get(column) !== 0,
    );
  }

  #pageOf(row: number): number {
    const before = this.#shownRows().filter((each) => each < row).length;
    return Math.floor(before / ROWS_PER_PAGE);
  }

  #draw(focus: boolean): void {
    const store = this.#store;
    if (!store) return;
    const { rows, headers } = this.#size();
    const columns = this.#shownColumns();
    const shown = this.#shownRows();
    const pages = Math.max(1, Math.ceil(shown.length / ROWS_PER_PAGE));
    this.#page = Math.min(this.#page, pages - 1);
    const first = this.#page * ROWS_PER_PAGE;
    const numbers = (from: number, to: number) =>
      Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

    const head = numbers(0, headers).map((row) => this.#row(row, columns, true));
    const letters = h(
      'tr',
      { class: 'letters' },
      h('td', {}),
      columns.map((column) => h('th', { scope: 'col' }, columnLetters(column))),
    );
    this.#table = h(
      'table',
      {
        class: 'tabel',
        role: 'grid',
        'aria-label': store.view.name,
        'aria-rowcount': rows,
        'aria-colcount': columns.length,
      },
      h('thead', {}, headers === 0 ? letters : head),
      h(
        'tbody',
        {},
        shown.slice(first, first + ROWS_PER_PAGE).map((row) => this.#row(row, columns, false)),
      ),
    );
    // As wide as in the grid at least, so that keys and days stay on one line.
    const widths = store.columnWidths;
    for (const cell of this.#table.querySelectorAll<HTMLElement>('thead [data-cel]:not([colspan])')) {
      const width = widths.get(Number(cell.dataset.cel!.split(',')[1]));
      if (width) cell.style.minWidth = `${width}px`;
    }
    this.#table.addEventListener('keydown', (event) => this.#key(event));
    this.#table.addEventListener('focusin', (event) => this.#focused(event));
    this.#table.addEventListener('dblclick', () => this.#edit(null));
    fill(this.element, this.#bar(pages, shown), h('div', { class: 'tabelrol' }, this.#table));
    const cell =
      this.#cellAt(this.#at.row, this.#at.column) ??
      this.#table.querySelector<HTMLElement>('tbody [data-cel]');
    if (cell) cell.tabIndex = 0;
    if (focus) cell?.focus();
  }

  #bar(pages: number, shown: readonly number[]): HTMLElement {
    const go = (page: number) => {
      this.#page = page;
      this.#at = { row: shown[page * ROWS_PER_PAGE] ?? 0, column: this.#at.column };
      this.#draw(true);
    };
    return h(
      'div',
      { class: 'tabelbalk' },
      h(
        'p',
        { class: 'bijschrift' },
        `${count(Math.max(0, shown.length - 1), 'rij', 'rijen')}. Pijltjestoetsen: van cel naar cel. Enter: cel bewerken. Escape: niets veranderen.`,
      ),
      pages > 1 &&
        h(
          'div',
          { class: 'knoppen' },
          h(
            'button',
            { type: 'button', class: 'knop', disabled: this.#page === 0, onclick: () => go(this.#page - 1) },
            'Vorige rijen',
          ),
          h('span', {}, `Deel ${this.#page + 1} van ${pages}`),
          h(
            'button',
            {
              type: 'button',
              class: 'knop',
              disabled: this.#page >= pages - 1,
              onclick: () => go(this.#page + 1),
            },
            'Volgende rijen',
          ),
        ),
    );
  }

  #row(row: number, columns: readonly number[], isHeader: boolean): HTMLElement {
    const store = this.#store!;
    const cells: HTMLElement[] = [];
    for (const column of columns) {
      const merge = store.merge(row, column);
      const merged = merge && columns.filter((each) => each >= merge.left && each < merge.right);
      if (merged && (merge.top !== row || merged[0] !== column)) continue;
      const cell = store.cell(row, column);
      const note = store.note(row, column);
      const span = merged ? { colspan: merged.length, rowspan: merge.bottom - merge.top } : {};
      cells.push(
        h(
          // A header without words is none.
          isHeader && cell ? 'th' : 'td',
          {
            ...span,
            ...(isHeader && cell ? { scope: 'col' } : { role: 'gridcell' }),
            'data-cel': `${row},${column}`,
            tabindex: -1,
            class: typeof cell?.value === 'number' ? 'getal' : null,
            title: note,
            'aria-invalid': cell?.invalid ? 'true' : null,
          },
          shownText(store, row, column),
          cell?.invalid && h('span', { class: 'ongeldig' }, ` (klopt niet: ${cell.invalid})`),
        ),
      );
    }
    return h(
      'tr',
      { 'aria-rowindex': row + 1 },
      isHeader ? h('td', {}, String(row + 1)) : h('th', { scope: 'row' }, String(row + 1)),
      cells,
    );
  }

  #cellAt(row: number, column: number): HTMLElement | null {
    return this.#table?.querySelector<HTMLElement>(`[data-cel="${row},${column}"]`) ?? null;
  }

  #focused(event: FocusEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cel]');
    const [row, column] = (cell?.dataset.cel ?? '').split(',').map(Number);
    if (!cell || row === undefined || column === undefined) return;
    for (const other of this.#table!.querySelectorAll<HTMLElement>('[tabindex="0"]')) other.tabIndex = -1;
    cell.tabIndex = 0;
    this.#at = { row, column };
    this.#events.selected(this.selection());
  }

  #key(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement) return;
    const { rows } = this.#size();
    const columns = this.#shownColumns();
    const { row, column } = this.#at;
    const at = columns.findLastIndex((each) => each <= column);
    const go = (toRow: number, to: number) =>
      this.#go(toRow, columns[Math.max(0, Math.min(to, columns.length - 1))] ?? 0, rows);
    const acts: Record<string, () => void> = {
      ArrowDown: () => go(row + 1, at),
      ArrowUp: () => go(row - 1, at),
      ArrowRight: () => go(row, at + 1),
      ArrowLeft: () => go(row, at - 1),
      PageDown: () => go(row + 20, at),
      PageUp: () => go(row - 20, at),
      Home: () => go(event.ctrlKey ? 0 : row, 0),
      End: () => go(event.ctrlKey ? rows - 1 : row, columns.length - 1),
      Enter: () => this.#edit(null),
      F2: () => this.#edit(null),
      Delete: () => this.#events.edited(this.selection(), ''),
    };
    const types = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    const act = acts[event.key] ?? (types ? () => this.#edit(event.key) : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  }

  #go(row: number, column: number, rows: number): void {
    const heights = this.#store!.rowHeights;
    const step = row < this.#at.row ? -1 : 1;
    let to = Math.max(0, Math.min(row, rows - 1));
    while (to > 0 && to < rows - 1 && heights.get(to) === 0) to += step;
    this.#at = {
      row: heights.get(to) === 0 ? this.#at.row : to,
      column,
    };
    const inHead = this.#at.row < this.#size().headers;
    if (!inHead && this.#pageOf(this.#at.row) !== this.#page) {
      this.#page = this.#pageOf(this.#at.row);
      this.#draw(true);
    } else this.focus();
  }

  /** Opens the editor of the cell; with `typed` that takes the place of what it held. */
  #edit(typed: string | null): void {
    const store = this.#store!;
    const area = this.selection();
    const cell = this.#cellAt(area.top, area.left);
    if (!cell) return;
    const validation = store.validation(area.top, area.left);
    const view = store.cell(area.top, area.left);
    if (validation?.kind === 'checkbox' && validation.states) {
      const [ticked, unticked] = validation.states;
      this.#events.edited(area, view?.text === ticked ? unticked : ticked);
      return;
    }
    if (validation?.kind === 'list' && typed === null) {
      const box = cell.getBoundingClientRect();
      openChoices({ box }, validation.choices ?? [], view?.text ?? '', {
        choose: (text) => this.#events.edited(area, text),
        closed: () => this.focus(),
      });
      return;
    }
    this.#type(cell, area, typed ?? view?.edit ?? view?.text ?? '');
  }

  #type(cell: HTMLElement, area: Rect, start: string): void {
    const before = [...cell.childNodes];
    const name = `${columnLetters(area.left)}${area.top + 1}`;
    const input = h('input', {
      type: 'text',
      class: 'celinvoer',
      value: start,
      'aria-label': `Cel ${name} bewerken`,
    });
    let done = false;
    const finish = (save: boolean) => {
      if (done) return;
      done = true;
      fill(cell, ...before);
      cell.focus();
      if (save) this.#events.edited(area, input.value);
    };
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') finish(true);
      else if (event.key === 'Escape') finish(false);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    input.addEventListener('blur', () => finish(true));
    fill(cell, input);
    input.focus();
    input.setSelectionRange(start.length, start.length);
  }
}

/** Text of a cell; the state of a checkbox in words. */
function shownText(store: SheetStore, row: number, column: number): string {
  const text = store.cell(row, column)?.text ?? '';
  const validation = store.validation(row, column);
  if (validation?.kind !== 'checkbox') return text;
  return text === validation.states?.[0] ? 'Aangevinkt' : 'Niet aangevinkt';
}
