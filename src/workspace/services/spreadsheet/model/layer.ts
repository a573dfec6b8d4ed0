/** A property of every cell that is mostly equal down a column (look, validation): runs per column. */

import { shiftList } from './grid.ts';
import { type Rect, type Shift, UNBOUNDED } from './rect.ts';
import { Runs } from './runs.ts';

/** `table` holds the distinct values; the runs of each column refer to them by index, -1 for none. */
export interface LayerJson<T> {
  readonly table: readonly T[];
  readonly columns: readonly (readonly [column: number, runs: readonly (readonly [number, number])[]])[];
}

export class Layer<T> {
  #columns: (Runs<T> | undefined)[] = [];

  get(row: number, column: number): T | undefined {
    return this.#columns[column]?.get(row);
  }

  column(column: number): Runs<T> | undefined {
    return this.#columns[column];
  }

  /** Number of columns that may have values. */
  get width(): number {
    return this.#columns.length;
  }

  /** Replaces values within `area`; `change` is called once per run, and equal olds give equal news. */
  update(area: Rect, change: (old: T | undefined) => T | undefined): void {
    const memo = new Map<T | undefined, T | undefined>();
    const remembered = (old: T | undefined) => {
      if (!memo.has(old)) memo.set(old, change(old));
      return memo.get(old);
    };
    for (let column = area.left; column < area.right; column += 1) {
      if (!this.#columns[column] && remembered(undefined) === undefined) continue;
      this.#own(column).update(area.top, area.bottom, remembered);
    }
  }

  set(area: Rect, value: T | undefined): void {
    this.update(area, () => value);
  }

  /** Writes a block, row by row, with its first cell at `top`, `left`. */
  assign(top: number, left: number, block: readonly (readonly (T | undefined)[])[]): void {
    const width = block[0]?.length ?? 0;
    for (let i = 0; i < width; i += 1) {
      const items = block.map((row) => row[i]);
      if (!this.#columns[left + i] && items.every((item) => item === undefined)) continue;
      this.#own(left + i).assign(top, items);
    }
  }

  read(area: Rect): (T | undefined)[][] {
    const rows = Array.from({ length: area.bottom - area.top }, () =>
      Array<T | undefined>(area.right - area.left).fill(undefined),
    );
    for (let column = area.left; column < Math.min(area.right, this.#columns.length); column += 1) {
      for (const run of this.#columns[column]?.slice(area.top, area.bottom) ?? []) {
        if (run.value === undefined) continue;
        for (let row = run.start; row < run.end; row += 1) {
          rows[row - area.top]![column - area.left] = run.value;
        }
      }
    }
    return rows;
  }

  /** Rectangles of one column wide that have a value, within `area`. */
  *pieces(area: Rect): Generator<{ readonly area: Rect; readonly value: T }> {
    for (let column = area.left; column < Math.min(area.right, this.#columns.length); column += 1) {
      for (const run of this.#columns[column]?.slice(area.top, area.bottom) ?? []) {
        if (run.value === undefined) continue;
        yield {
          area: { top: run.start, bottom: Math.min(run.end, UNBOUNDED), left: column, right: column + 1 },
          value: run.value,
        };
      }
    }
  }

  mapAll(change: (value: T) => T | undefined): void {
    const memo = new Map<T, T | undefined>();
    for (const runs of this.#columns) {
      runs?.mapAll((value) => {
        if (!memo.has(value)) memo.set(value, change(value));
        return memo.get(value);
      });
    }
  }

  /** Moves along with rows or columns; what is inserted looks like row or column `like` (before the change). */
  shift(shift: Shift, like?: number): void {
    if (shift.axis === 'rows') {
      for (const runs of this.#columns) runs?.shift(shift, like === undefined ? undefined : runs.get(like));
      return;
    }
    const pattern = like === undefined ? undefined : this.#columns[like]?.toJSON();
    shiftList(this.#columns, shift, undefined);
    if (shift.kind === 'insert' && pattern) {
      for (let i = 0; i < shift.count; i += 1) {
        while (this.#columns.length < shift.at + i) this.#columns.push(undefined);
        this.#columns[shift.at + i] = Runs.from(pattern);
      }
    }
  }

  copy(): Layer<T> {
    const copy = new Layer<T>();
    copy.#columns = this.#columns.map((runs) => runs && Runs.from(runs.toJSON()));
    return copy;
  }

  toJSON(): LayerJson<T> {
    const index = new Map<T, number>();
    const columns = this.#columns.flatMap((runs, column) => {
      if (!runs || runs.isEmpty) return [];
      const pairs = [...runs.slice(0, Number.POSITIVE_INFINITY)].map((run): [number, number] => {
        if (run.value === undefined) return [run.start, -1];
        if (!index.has(run.value)) index.set(run.value, index.size);
        return [run.start, index.get(run.value)!];
      });
      return [[column, pairs] as const];
    });
    return { table: [...index.keys()], columns };
  }

  /** `intern` makes equal values of the table identical to those in use elsewhere. */
  static from<T>(json: LayerJson<T>, intern: (value: T) => T | undefined): Layer<T> {
    const layer = new Layer<T>();
    const table = json.table.map(intern);
    for (const [column, pairs] of json.columns) {
      while (layer.#columns.length < column) layer.#columns.push(undefined);
      layer.#columns[column] = Runs.from(
        pairs.map(([start, i]): [number, T | null] => [start, i < 0 ? null : (table[i] ?? null)]),
      );
    }
    return layer;
  }

  #own(column: number): Runs<T> {
    while (this.#columns.length <= column) this.#columns.push(undefined);
    const runs = this.#columns[column] ?? new Runs<T>();
    this.#columns[column] = runs;
    return runs;
  }
}
