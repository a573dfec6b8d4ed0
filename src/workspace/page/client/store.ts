/** The cells that the page knows of one tab; grid and table draw from it, the server alone changes it. */
import type { ChartView } from '../../charts/view.ts';
import { contains, type Rect } from '../../services/spreadsheet/model/rect.ts';
import { Runs } from '../../services/spreadsheet/model/runs.ts';
import type { CellStyle } from '../../services/spreadsheet/model/style.ts';
import type { CellView, Piece, RunsView, SheetPatch, SheetView, ValidationView } from '../protocol.ts';

type Cells<T> = Map<number, Map<number, T>>;

export class SheetStore {
  readonly view: SheetView;
  charts: readonly ChartView[];
  readonly #cells: Cells<CellView> = new Map();
  readonly #notes: Cells<string> = new Map();
  readonly #overlays: Cells<CellStyle> = new Map();
  readonly #styles: Map<number, Runs<CellStyle>>;
  readonly #validations: Map<number, Runs<ValidationView>>;
  readonly #mergeAt: Cells<Rect> = new Map();

  constructor(view: SheetView) {
    this.view = view;
    this.charts = view.charts;
    for (const [row, column, cell] of view.cells) put(this.#cells, row, column, cell);
    for (const [row, column, text] of view.notes) put(this.#notes, row, column, text);
    for (const [row, column, style] of view.overlays) put(this.#overlays, row, column, style);
    for (const merge of view.merges) {
      for (let row = merge.top; row < merge.bottom; row += 1)
        for (let column = merge.left; column < merge.right; column += 1)
          put(this.#mergeAt, row, column, merge);
    }
    this.#styles = byColumn(view.styleRuns, view.styles);
    this.#validations = byColumn(view.validationRuns, view.validations);
  }

  cell(row: number, column: number): CellView | undefined {
    return this.#cells.get(row)?.get(column);
  }

  note(row: number, column: number): string | undefined {
    return this.#notes.get(row)?.get(column);
  }

  validation(row: number, column: number): ValidationView | undefined {
    return this.#validations.get(column)?.get(row);
  }

  merge(row: number, column: number): Rect | undefined {
    return this.#mergeAt.get(row)?.get(column);
  }

  /** What was chosen for the cell itself, without bands and conditional formats. */
  ownStyle(row: number, column: number): CellStyle {
    return this.#styles.get(column)?.get(row) ?? {};
  }

  /** The column of the filter that has its button in this cell, and whether it hides rows. */
  filterButton(row: number, column: number): { readonly active: boolean } | null {
    const { filter } = this.view;
    if (!filter || row !== filter.area.top || column < filter.area.left || column >= filter.area.right)
      return null;
    return { active: filter.criteria.some(([each]) => each === column) };
  }

  /** How the cell looks: its own style over its band, its conditional format over both. */
  style(row: number, column: number): CellStyle | undefined {
    const band = this.#band(row, column);
    const own = this.#styles.get(column)?.get(row);
    const over = this.#overlays.get(row)?.get(column);
    if (!band && !over) return own;
    return { ...(band && { background: band }), ...own, ...over };
  }

  #band(row: number, column: number): string | null {
    for (const { area, direction, header, first, second, footer } of this.view.bandings) {
      if (row < area.top || row >= area.bottom || column < area.left || column >= area.right) continue;
      const [at, count] =
        direction === 'rows'
          ? [row - area.top, area.bottom - area.top]
          : [column - area.left, area.right - area.left];
      if (header && at === 0) return header;
      if (footer && at === count - 1) return footer;
      return (at - (header ? 1 : 0)) % 2 === 0 ? first : second;
    }
    return null;
  }

  /** Cells that hold something, row by row; the rows in order. */
  *cells(area?: Rect): Generator<readonly [row: number, column: number, cell: CellView]> {
    const rows = [...this.#cells.keys()].sort((a, b) => a - b);
    for (const row of rows) {
      if (area && (row < area.top || row >= area.bottom)) continue;
      for (const [column, cell] of this.#cells.get(row)!) {
        if (!area || (column >= area.left && column < area.right)) yield [row, column, cell];
      }
    }
  }

  /** Number of rows and columns up to the last cell that holds something. */
  extent(): { rows: number; columns: number } {
    let rows = 0;
    let columns = 0;
    for (const [row, cells] of this.#cells) {
      if (cells.size === 0) continue;
      rows = Math.max(rows, row + 1);
      for (const column of cells.keys()) columns = Math.max(columns, column + 1);
    }
    return { rows, columns };
  }

  /** Takes over what the server says changed. */
  apply(patch: SheetPatch): void {
    take(this.#cells, patch.cells);
    take(this.#notes, patch.notes);
    take(this.#overlays, patch.overlays);
    for (const area of patch.styles.areas) {
      for (let column = area.left; column < area.right; column += 1)
        this.#styles.get(column)?.set(area.top, area.bottom, undefined);
    }
    for (const [row, column, style] of patch.styles.entries) {
      const runs = this.#styles.get(column) ?? new Runs<CellStyle>();
      runs.set(row, row + 1, style);
      this.#styles.set(column, runs);
    }
  }

  /** Columns and rows that are hidden or not of the default size, as runs of pixels. */
  get columnWidths(): Runs<number> {
    return Runs.from(this.view.columnWidths);
  }

  get rowHeights(): Runs<number> {
    return Runs.from(this.view.rowHeights);
  }
}

function put<T>(cells: Cells<T>, row: number, column: number, value: T): void {
  const known = cells.get(row);
  if (known) known.set(column, value);
  else cells.set(row, new Map([[column, value]]));
}

function take<T>(cells: Cells<T>, piece: Piece<T>): void {
  for (const area of piece.areas) empty(cells, area);
  for (const [row, column, value] of piece.entries) put(cells, row, column, value);
}

function empty<T>(cells: Cells<T>, area: Rect): void {
  for (const [row, columns] of cells) {
    if (row < area.top || row >= area.bottom) continue;
    for (const column of [...columns.keys()]) {
      if (contains(area, { top: row, left: column, bottom: row + 1, right: column + 1 }))
        columns.delete(column);
    }
  }
}

function byColumn<T>(
  columns: readonly (readonly [number, RunsView<number>])[],
  values: readonly T[],
): Map<number, Runs<T>> {
  return new Map(
    columns.map(([column, runs]) => [
      column,
      Runs.from(runs.map(([start, index]) => [start, index === null ? null : values[index]!] as const)),
    ]),
  );
}
