/** The filter of the tab in front: what its menu offers, and the panel of one column. */
import { columnLetters } from '../../../services/spreadsheet/a1.ts';
import type { FilterChange, FilterValue } from '../../../services/spreadsheet/filter-acts.ts';
import type { Rect } from '../../../services/spreadsheet/model/rect.ts';
import type { CellPlace } from '../grid/grid.ts';
import type { MenuItem } from '../menu.ts';
import type { SheetStore } from '../store.ts';
import { openFilterPanel } from './filter-panel.ts';

export interface FilterPorts {
  store(): SheetStore | null;
  selection(): Rect;
  change(change: FilterChange): void;
  values(column: number): Promise<readonly FilterValue[]>;
  sort(area: Rect, column: number, ascending: boolean): void;
  placeOf(row: number, column: number): CellPlace | null;
  fault(error: unknown): void;
  /** Puts the keyboard on the cells again. */
  leave(): void;
}

export class FilterControl {
  readonly #ports: FilterPorts;

  constructor(ports: FilterPorts) {
    this.#ports = ports;
  }

  items(): readonly MenuItem[] {
    const { selection } = this.#ports;
    const change = (wanted: FilterChange) => {
      this.#ports.change(wanted);
      this.#ports.leave();
    };
    const filter = this.#ports.store()?.view.filter;
    if (!filter) {
      return [
        { kind: 'action', label: 'Filter maken', run: () => change({ kind: 'create', area: selection() }) },
      ];
    }
    const { left, right } = filter.area;
    const columns = Array.from({ length: right - left }, (_, i) => left + i);
    return [
      {
        kind: 'submenu',
        label: 'Filteren op',
        items: columns.map((column) => ({
          kind: 'action',
          label: this.#name(column),
          run: () => void this.open(column),
        })),
      },
      {
        kind: 'action',
        label: 'Alle rijen weer tonen',
        disabled: filter.criteria.length === 0,
        run: () => change({ kind: 'reset' }),
      },
      { kind: 'separator' },
      { kind: 'action', label: 'Filter verwijderen', run: () => change({ kind: 'remove' }) },
    ];
  }

  /** Opens the panel of a column; does nothing when no filter covers it. */
  async open(column: number): Promise<void> {
    const store = this.#ports.store();
    const filter = store?.view.filter;
    if (!filter || column < filter.area.left || column >= filter.area.right) return;
    const { area } = filter;
    const criteria = filter.criteria.find(([each]) => each === column)?.[1];
    let values: readonly FilterValue[];
    try {
      values = await this.#ports.values(column);
    } catch (error) {
      this.#ports.fault(error);
      return;
    }
    const present = new Set(values.map(({ text }) => text));
    // Other columns may hide rows with values that this one hides too.
    const others = (criteria?.hiddenValues ?? []).filter((text) => !present.has(text));
    const box = this.#ports.placeOf(area.top, column)?.box;
    const place = box ? { left: box.left, top: box.top + box.height + 2 } : { left: 60, top: 120 };
    openFilterPanel(place, `Filter op ${this.#name(column)}`, values, criteria?.condition ?? null, {
      apply: (hidden, condition) =>
        this.#ports.change({ kind: 'column', column, hiddenValues: [...others, ...hidden], condition }),
      sort: (ascending) => this.#ports.sort({ ...area, top: area.top + 1 }, column, ascending),
      closed: () => this.#ports.leave(),
    });
  }

  #name(column: number): string {
    const filter = this.#ports.store()?.view.filter;
    const text = filter && this.#ports.store()?.cell(filter.area.top, column)?.text;
    return text ? `‘${text}’` : `kolom ${columnLetters(column)}`;
  }
}
