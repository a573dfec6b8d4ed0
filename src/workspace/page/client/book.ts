/** One open spreadsheet: its menus, its tabs, and the tab in front as grid or as table. */

import type { MenuNode } from '../../services/service.ts';
import type { FormatChange } from '../../services/spreadsheet/format-acts.ts';
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import type { ActView, BookView, PageEvent, Requests, SheetView, TabAct } from '../protocol.ts';
import type { Line } from './api.ts';
import { type CellMenuEvents, cellMenu } from './cell-menu.ts';
import { ChartLayer } from './charts/layer.ts';
import { closeChoices, openChoices } from './choices.ts';
import { blockFrom, type OwnCopy, ownCopy, putOnClipboard } from './clipboard.ts';
import { h } from './dom.ts';
import type { CellPlace, Grid, GridChange, GridEvents, Viewpoint } from './grid/grid.ts';
import { createGrid } from './grid/univer.ts';
import { Hints } from './hover.ts';
import { type BarMenu, MenuBar, type MenuItem, openMenu } from './menu.ts';
import { SheetStore } from './store.ts';
import { summaryOf } from './summary.ts';
import { TableView } from './table.ts';
import { TabBar } from './tabs.ts';
import type { Toasts } from './toasts.ts';
import { FilterControl } from './toolbar/filter-control.ts';
import { shortcut } from './toolbar/shortcuts.ts';
import { Toolbar } from './toolbar/toolbar.ts';

/** Rows that are seen above cells to which an address leads. */
const ROWS_ABOVE = 5;

export class Book {
  readonly title = h('h1', { class: 'titel' }, 'Lokale Workspace');
  readonly menuBar = new MenuBar();
  readonly element = h('div', { class: 'bladvak laadt', id: 'blad' });
  /** What is known of the selection, for the bar at the bottom. */
  readonly foot: HTMLElement;
  readonly viewSwitch: HTMLElement;
  readonly toolbar: HTMLElement;
  readonly tabBar = new TabBar({
    choose: (sheetId) => void this.#try(this.#showSheet(sheetId)),
    change: (sheetId, act) => void this.#try(this.#changeTab(sheetId, act)),
  });
  fileId = '';
  readonly #line: Line;
  readonly #toasts: Toasts;
  readonly #hints = new Hints();
  readonly #summary = h('p', { class: 'samenvatting' });
  readonly #gridHost = h('div', { class: 'raster', id: 'raster' });
  readonly #grid: Grid;
  readonly #table: TableView;
  readonly #charts: ChartLayer;
  readonly #bar: Toolbar;
  readonly #filter: FilterControl;
  readonly #tableSide: HTMLElement;
  readonly #viewpoints = new Map<number, Viewpoint>();
  #book: BookView | null = null;
  #store: SheetStore | null = null;
  #asTable = false;
  #selected = '';
  /** The tab that was asked for last: the one in front, or the one that is still to come. */
  #wanted: number | null = null;
  /** Rises with each tab that is asked for, so that a late answer does not replace a newer one. */
  #asked = 0;

  constructor(line: Line, toasts: Toasts) {
    this.#line = line;
    this.#toasts = toasts;
    this.#grid = createGrid(this.#gridHost, this.#gridEvents());
    this.#table = new TableView({
      edited: (area, text) => this.#edit(area, text),
      selected: (area) => this.#select(area),
    });
    this.#charts = new ChartLayer(this.#grid);
    this.#tableSide = h('div', { class: 'tabelzijde', hidden: true }, this.#table.element, this.#charts.list);
    this.viewSwitch = h(
      'button',
      {
        type: 'button',
        class: 'knop',
        'aria-pressed': 'false',
        onclick: () => this.showTable(!this.#asTable),
      },
      'Gewone tabel',
    );
    this.element.append(
      h('div', { class: 'bladruimte' }, this.#gridHost, this.#charts.overlay, this.#tableSide),
    );
    this.#filter = new FilterControl({
      store: () => this.#store,
      selection: () => this.#selection(),
      change: (change) => this.#send('filter', { ...this.#here(), change }),
      values: (column) => this.#line.ask('filterValues', { ...this.#here(), column }),
      sort: (area, column, ascending) => this.#send('sort', { ...this.#here(), area, column, ascending }),
      placeOf: (row, column) => (this.#asTable ? null : this.#grid.placeOf(row, column)),
      fault: (error) => this.#fault(error),
      leave: () => this.focusSheet(),
    });
    this.#bar = new Toolbar({
      look: () => this.#store?.ownStyle(this.#selection().top, this.#selection().left) ?? {},
      format: (change) => this.#format(change),
      undo: (direction) => void this.#try(this.#undo(direction)),
      filterItems: () => this.#filter.items(),
      leave: () => this.focusSheet(),
    });
    this.toolbar = this.#bar.element;
    this.element.prepend(this.toolbar);
    this.element.addEventListener('keydown', (event) => {
      if (!(event.target as HTMLElement).matches('input, select, textarea')) this.#shortcut(event);
    });
    new ResizeObserver(() => this.#charts.move()).observe(this.#gridHost);
    this.foot = h('div', { class: 'voetregel' }, this.#hints.line, this.#summary);
    this.#gridHost.addEventListener('contextmenu', (event) => this.#openCellMenu(event));
  }

  /** Comes to the tab that is asked for, with those cells selected, else to the one that was in front, else to the first. */
  async open(fileId: string, sheetId: number | null = null, cells: Rect | null = null): Promise<void> {
    const { book, menus } = await this.#line.ask('open', { fileId });
    const stays = fileId === this.fileId;
    this.element.hidden = false;
    if (!stays) this.#viewpoints.clear();
    this.fileId = fileId;
    this.#book = book;
    this.title.textContent = book.name;
    document.title = `${book.name} – lokale Workspace`;
    this.#showMenus(menus);
    const wanted = [sheetId, stays ? this.#store?.view.sheetId : null];
    const [first] = [
      ...wanted.flatMap((id) => book.tabs.filter((tab) => tab.sheetId === id)),
      ...book.tabs,
    ].filter((tab) => !tab.hidden);
    if (!first) return;
    if (cells && first.sheetId === sheetId)
      this.#viewpoints.set(sheetId, {
        selection: cells,
        scroll: { row: Math.max(0, cells.top - ROWS_ABOVE), column: cells.left },
      });
    await this.#showSheet(first.sheetId);
  }

  /** Shows no file, for who works at the page may see none. */
  close(): void {
    this.fileId = '';
    this.title.textContent = 'Geen bestand open';
    document.title = 'Lokale Workspace';
    this.#showMenus([]);
    this.tabBar.show([], -1);
    this.element.hidden = true;
  }

  /** Takes an event of the server that concerns this file; false when it is about something else. */
  hear(event: PageEvent): boolean {
    if (event.kind === 'book') {
      if (event.book.fileId === this.fileId) this.#takeBook(event.book);
      return true;
    }
    if (event.kind === 'menus') {
      if (event.fileId === this.fileId) this.#showMenus(event.menus);
      return true;
    }
    if (event.kind === 'sheet') {
      const { fileId, sheetId } = event;
      if (fileId === this.fileId && sheetId === this.#wanted) void this.#try(this.#showSheet(sheetId));
      return true;
    }
    if (event.kind === 'charts') {
      if (event.fileId === this.fileId && event.sheetId === this.#store?.view.sheetId) {
        this.#store.charts = event.charts;
        this.#charts.show(event.charts, this.#asTable);
      }
      return true;
    }
    if (event.kind !== 'cells') return false;
    const { patch } = event;
    if (event.fileId !== this.fileId || !this.#store || patch.sheetId !== this.#store.view.sheetId)
      return true;
    this.#store.apply(patch);
    this.#grid.update(patch);
    if (this.#asTable) this.#table.update();
    this.#bar.update();
    this.#summarise();
    return true;
  }

  /** Puts the keyboard on the cells. */
  focusSheet(): void {
    if (this.#asTable) this.#table.focus();
    else this.#grid.focus();
  }

  /** Shows the tab as a plain table, or as the grid again. */
  showTable(on: boolean): void {
    this.#asTable = on;
    this.viewSwitch.setAttribute('aria-pressed', String(on));
    this.#gridHost.hidden = on;
    this.#tableSide.hidden = !on;
    if (!this.#store) return;
    if (on) {
      const at = this.#grid.selection();
      this.#table.show(this.#store);
      this.#table.select(at);
    } else {
      this.#grid.show(this.#store, { selection: this.#table.selection(), scroll: { row: 0, column: 0 } });
      this.#grid.focus();
    }
    this.#charts.show(this.#store.charts, on);
  }

  async #showSheet(sheetId: number): Promise<void> {
    closeChoices();
    this.#asked += 1;
    const asked = this.#asked;
    this.#wanted = sheetId;
    const before = this.#store?.view.sheetId;
    if (before !== undefined && !this.#asTable) this.#viewpoints.set(before, this.#grid.viewpoint());
    this.tabBar.show(this.#book?.tabs ?? [], sheetId);
    const view = await this.#line.ask('sheet', { fileId: this.fileId, sheetId });
    if (asked !== this.#asked) return;
    this.#store = new SheetStore(view);
    this.#selected = '';
    if (this.#asTable) this.#table.show(this.#store);
    else this.#grid.show(this.#store, within(view, this.#viewpoints.get(sheetId)));
    this.#charts.show(this.#store.charts, this.#asTable);
    this.#bar.update();
    this.element.classList.remove('laadt');
    this.#summarise();
  }

  #takeBook(book: BookView): void {
    this.#book = book;
    this.title.textContent = book.name;
    const wanted = this.#wanted;
    const still = book.tabs.some((tab) => tab.sheetId === wanted && !tab.hidden);
    if (still) this.tabBar.show(book.tabs, wanted!);
    else {
      const first = book.tabs.find((tab) => !tab.hidden);
      if (first) void this.#try(this.#showSheet(first.sheetId));
    }
  }

  async #changeTab(sheetId: number, act: TabAct): Promise<void> {
    await this.#act(this.#line.ask('tab', { fileId: this.fileId, sheetId, act }));
    if (act.kind === 'show') await this.#showSheet(sheetId);
  }

  #showMenus(menus: readonly MenuNode[]): void {
    const items = (path: readonly string[], menu: MenuNode): MenuItem[] =>
      menu.items.map((item): MenuItem => {
        if (item.kind === 'separator') return item;
        if (item.kind === 'item') {
          const full = [...path, item.caption];
          return { kind: 'action', label: item.caption, run: () => void this.#runMenu(full) };
        }
        const { caption } = item.menu;
        return { kind: 'submenu', label: caption, items: items([...path, caption], item.menu) };
      });
    this.menuBar.show(
      menus.map((menu): BarMenu => ({ label: menu.caption, items: items([menu.caption], menu) })),
    );
  }

  async #runMenu(path: readonly string[]): Promise<void> {
    this.element.classList.add('bezig');
    await this.#try(this.#line.ask('menu', { fileId: this.fileId, path }));
    this.element.classList.remove('bezig');
  }

  #gridEvents(): GridEvents {
    return {
      edited: (area, text) => this.#edit(area, text),
      cleared: (areas) => this.#clear(areas),
      filled: (from, to) => void this.#try(this.#act(this.#line.ask('fill', { ...this.#here(), from, to }))),
      dragged: (from, to) => this.#copyCells({ ...this.#here(), area: from, cut: true }, to),
      structure: (change) => this.#changeStructure(change),
      selected: (area) => this.#select(area),
      hovered: (place) => this.#hints.hover(this.#store, place),
      choose: (place) => this.#choose(place),
      toggle: (row, column) => this.#toggle(row, column),
      copy: (data, cut) => this.#copy(data, cut),
      paste: (data) => this.#paste(data),
      moved: () => this.#charts.move(),
      filterColumn: (column) => void this.#filter.open(column),
      shortcut: (event) => this.#shortcut(event),
    };
  }

  #here(): { fileId: string; sheetId: number } {
    return { fileId: this.fileId, sheetId: this.#store?.view.sheetId ?? 0 };
  }

  #shortcut(event: KeyboardEvent): boolean {
    return shortcut(event, {
      format: (change) => this.#format(change),
      toggle: (name) => this.#bar.toggle(name),
      undo: (direction) => void this.#try(this.#undo(direction)),
      filterColumn: () => void this.#filter.open(this.#selection().left),
    });
  }

  #selection(): Rect {
    return this.#asTable ? this.#table.selection() : this.#grid.selection();
  }

  #format(change: FormatChange): void {
    const areas = this.#asTable ? [this.#table.selection()] : this.#grid.selections();
    this.#bar.expect(change);
    this.#send('format', { ...this.#here(), areas, change });
  }

  /** Takes back or does again, and goes to where that was. */
  async #undo(direction: 'undo' | 'redo'): Promise<void> {
    const work = this.#line.ask('undo', { fileId: this.fileId, direction });
    await this.#act(work);
    const { place } = await work;
    if (!place || !this.#book?.tabs.some((tab) => tab.sheetId === place.sheetId && !tab.hidden)) return;
    if (place.sheetId !== this.#store?.view.sheetId) await this.#showSheet(place.sheetId);
    const { top, left, bottom, right } = place.area;
    const whole = bottom >= this.#store!.view.rowCount && right >= this.#store!.view.columnCount;
    if (whole && top === 0 && left === 0) return;
    if (this.#asTable) this.#table.select(place.area);
    else this.#grid.select(place.area);
  }

  #edit(area: Rect, text: string): void {
    void this.#try(this.#act(this.#line.ask('edit', { ...this.#here(), area, text })));
  }

  #clear(areas: readonly Rect[]): void {
    void this.#try(this.#act(this.#line.ask('clear', { ...this.#here(), areas })));
  }

  #changeStructure(change: GridChange): void {
    const here = this.#here();
    const work =
      change.kind === 'insert' || change.kind === 'delete' || change.kind === 'move'
        ? this.#line.ask('reshape', { ...here, shift: change })
        : this.#line.ask('layout', { ...here, change });
    void this.#try(this.#act(work));
  }

  #select(area: Rect): void {
    const store = this.#store;
    const key = JSON.stringify(area);
    if (!store || key === this.#selected) return;
    this.#selected = key;
    this.#hints.select(store, area.top, area.left);
    this.#bar.update();
    this.#summarise();
    void this.#try(this.#line.ask('select', { ...this.#here(), area }));
  }

  #choose(place: CellPlace): void {
    const store = this.#store;
    const validation = store?.validation(place.row, place.column);
    if (!store || validation?.kind !== 'list') return;
    const area = { top: place.row, left: place.column, bottom: place.row + 1, right: place.column + 1 };
    openChoices(place, validation.choices ?? [], store.cell(place.row, place.column)?.text ?? '', {
      choose: (text) => this.#edit(area, text),
      closed: () => this.#grid.focus(),
    });
  }

  #toggle(row: number, column: number): void {
    const states = this.#store?.validation(row, column)?.states;
    if (!states) return;
    const ticked = this.#store?.cell(row, column)?.text === states[0];
    this.#edit(
      { top: row, left: column, bottom: row + 1, right: column + 1 },
      ticked ? states[1] : states[0],
    );
  }

  #copy(data: DataTransfer, cut: boolean): void {
    if (!this.#store) return;
    putOnClipboard(data, this.#store, {
      ...this.#here(),
      session: this.#line.session,
      area: this.#grid.selection(),
      cut,
    });
  }

  #paste(data: DataTransfer): void {
    const own = ownCopy(data, this.#line.session);
    const to = this.#grid.selection();
    if (own?.fileId === this.fileId) {
      this.#copyCells(own, to);
      return;
    }
    const block = blockFrom(data);
    if (block.length === 0) return;
    const { top: row, left: column } = to;
    void this.#try(this.#act(this.#line.ask('paste', { ...this.#here(), row, column, block })));
    this.#selectBlock(row, column, block.length, block[0]!.length);
  }

  /** What was pasted is selected after it, as in Sheets; a selection that it filled stays. */
  #selectBlock(row: number, column: number, rows: number, columns: number): void {
    const at = this.#grid.selection();
    const { rowCount, columnCount } = this.#store!.view;
    const bottom = Math.max(at.bottom, Math.min(row + rows, rowCount));
    const right = Math.max(at.right, Math.min(column + columns, columnCount));
    this.#grid.select({ top: row, left: column, bottom, right });
  }

  #copyCells(from: Pick<OwnCopy, 'sheetId' | 'area' | 'cut'>, to: Rect): void {
    const { fileId, sheetId: toSheetId } = this.#here();
    const { sheetId, area, cut } = from;
    void this.#try(this.#act(this.#line.ask('copy', { fileId, sheetId, area, toSheetId, to, cut })));
    this.#selectBlock(to.top, to.left, area.bottom - area.top, area.right - area.left);
  }

  #openCellMenu(event: MouseEvent): void {
    const store = this.#store;
    if (!store || !(event.target instanceof HTMLCanvasElement)) return;
    event.preventDefault();
    const events: CellMenuEvents = {
      structure: (change) => this.#changeStructure(change),
      clear: () => this.#clear(this.#grid.selections()),
      sort: (area, column, ascending) =>
        void this.#try(this.#act(this.#line.ask('sort', { ...this.#here(), area, column, ascending }))),
    };
    openMenu('Cel', cellMenu(store, this.#grid.selection(), events), {
      left: event.clientX,
      top: event.clientY,
    });
  }

  #summarise(): void {
    this.#summary.textContent = this.#store ? summaryOf(this.#store, this.#grid.selections()) : '';
  }

  /** Says what was refused; what was accepted shows itself. */
  async #act(work: Promise<ActView>): Promise<void> {
    const { refused } = await work;
    if (refused.length > 0) this.#bar.update();
    const reasons = new Map<string, string[]>();
    for (const { where, reason } of refused) reasons.set(reason, [...(reasons.get(reason) ?? []), where]);
    for (const [reason, places] of reasons) {
      const cells = places.filter((place) => place !== '');
      const shown = cells.slice(0, 5).join(', ');
      const more = cells.length > 5 ? ` en ${cells.length - 5} meer` : '';
      this.#toasts.fault(reason, cells.length > 0 ? `Niet veranderd: ${shown}${more}` : '');
    }
  }

  /** Asks for a change of the tab in front, and says what was refused. */
  #send<Name extends 'format' | 'filter' | 'sort'>(name: Name, params: Requests[Name]['params']): void {
    void this.#try(this.#act(this.#line.ask(name, params) as Promise<ActView>));
  }

  #fault(error: unknown): void {
    this.#bar.update();
    this.#toasts.fault(error instanceof Error ? error.message : String(error));
  }

  async #try(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#fault(error);
    }
  }
}

/** A place that the tab has; rows may have gone since, and an address may say anything. */
function within({ rowCount, columnCount }: SheetView, at: Viewpoint | undefined): Viewpoint | undefined {
  return at && at.selection.bottom <= rowCount && at.selection.right <= columnCount ? at : undefined;
}
