/** What the page asks of a grid, whatever draws it: show a tab, keep it up to date, and tell what a person does. */

import type { LayoutChange } from '../../../services/spreadsheet/acts.ts';
import type { Rect, Shift } from '../../../services/spreadsheet/model/rect.ts';
import type { SheetPatch } from '../../protocol.ts';
import type { SheetStore } from '../store.ts';

/** A cell and where it stands on the screen, in CSS pixels of the window. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Where the cells stand on the screen, in CSS pixels of the window; what scrolls begins at `scrollLeft`, `scrollTop`. */
export interface GridFrame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly scrollLeft: number;
  readonly scrollTop: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

/** A change of rows or columns: their number and order, or their sizes and what is frozen. */
export type GridChange = Shift | LayoutChange;

/** What a person does in the grid. The grid itself changes nothing: it waits for `show` or `update`. */
export interface GridEvents {
  edited(area: Rect, text: string): void;
  cleared(areas: readonly Rect[]): void;
  filled(from: Rect, to: Rect): void;
  /** A block was dragged to another place. */
  dragged(from: Rect, to: Rect): void;
  structure(change: GridChange): void;
  selected(area: Rect): void;
  /** The pointer rests on a cell, or left the cells. */
  hovered(place: CellPlace | null): void;
  /** The arrow of a dropdown was pressed, by pointer or key. */
  choose(place: CellPlace): void;
  /** A checkbox was pressed. */
  toggle(row: number, column: number): void;
  copy(data: DataTransfer, cut: boolean): void;
  paste(data: DataTransfer): void;
  /** The button of a column of the filter was pressed, by pointer or key. */
  filterColumn(column: number): void;
  /** A key that may mean something for the selection; true when it did. */
  shortcut(event: KeyboardEvent): boolean;
  /** Cells stand elsewhere on the screen: somebody scrolled, or sizes changed. */
  moved(): void;
}

/** What a tab looked like when it was left. */
export interface Viewpoint {
  readonly selection: Rect;
  readonly scroll: { readonly row: number; readonly column: number };
}

export interface Grid {
  /** Shows a tab in place of what is shown; at the viewpoint, or at A1. */
  show(store: SheetStore, at?: Viewpoint): void;
  /** Redraws what a patch changed; the store has taken it over already. */
  update(patch: SheetPatch): void;
  viewpoint(): Viewpoint;
  selection(): Rect;
  selections(): readonly Rect[];
  select(area: Rect): void;
  /** Where the cells are; null while nothing is shown. */
  frame(): GridFrame | null;
  placeOf(row: number, column: number): CellPlace | null;
  /** Scrolls as the wheel asks that was turned over something else. */
  scroll(wheel: WheelEvent): void;
  /** Takes the keyboard. */
  focus(): void;
}
