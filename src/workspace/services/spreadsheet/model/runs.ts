/** Values along one row or column, kept as runs of equal values: a format of a whole column costs one entry. */
import { landing, type Shift } from './rect.ts';

export interface Run<T> {
  readonly start: number;
  /** Not included; Infinity for the last run. */
  readonly end: number;
  readonly value: T | undefined;
}

/** A function from index (0, 1, …) to value. Values are compared by identity, so objects should be interned. */
export class Runs<T> {
  #starts: number[] = [0];
  #values: (T | undefined)[] = [undefined];

  get(index: number): T | undefined {
    return this.#values[this.#find(index)];
  }

  /** True when no index has a value. */
  get isEmpty(): boolean {
    return this.#values.length === 1 && this.#values[0] === undefined;
  }

  set(from: number, to: number, value: T | undefined): void {
    this.update(from, to, () => value);
  }

  /** Replaces each value from `from` up to `to` (not included); `change` is called once per run. */
  update(from: number, to: number, change: (old: T | undefined) => T | undefined): void {
    if (from >= to) return;
    const first = this.#find(from);
    const last = this.#find(to - 1);
    const starts: number[] = [];
    const values: (T | undefined)[] = [];
    for (let i = first; i <= last; i += 1) {
      starts.push(Math.max(from, this.#starts[i]!));
      values.push(change(this.#values[i]));
    }
    this.#replace(from, to, starts, values);
  }

  /** Writes one value per index, starting at `from`. */
  assign(from: number, items: readonly (T | undefined)[]): void {
    if (items.length === 0) return;
    this.#replace(
      from,
      from + items.length,
      items.map((_, i) => from + i),
      [...items],
    );
  }

  /** The runs between `from` and `to`, cut at both. */
  *slice(from: number, to: number): Generator<Run<T>> {
    for (let i = this.#find(from); i < this.#starts.length && this.#starts[i]! < to; i += 1) {
      const start = Math.max(from, this.#starts[i]!);
      const end = Math.min(to, this.#starts[i + 1] ?? Number.POSITIVE_INFINITY);
      if (start < end) yield { start, end, value: this.#values[i] };
    }
  }

  /** Replaces every value, everywhere; equal results melt together. */
  mapAll(change: (old: T) => T | undefined): void {
    this.#values = this.#values.map((value) => (value === undefined ? undefined : change(value)));
    this.#melt();
  }

  /** Moves along with rows or columns; what is inserted gets `fresh`. */
  shift(shift: Shift, fresh?: T): void {
    if (shift.kind === 'insert') this.#open(shift.at, shift.count, fresh);
    else if (shift.kind === 'delete') this.#close(shift.at, shift.count);
    else {
      const block = [...this.slice(shift.at, shift.at + shift.count)];
      this.#close(shift.at, shift.count);
      const target = landing(shift);
      this.#open(target, shift.count, undefined);
      for (const run of block) {
        this.set(run.start - shift.at + target, run.end - shift.at + target, run.value);
      }
    }
  }

  /** Pairs of start and value; the inverse of `Runs.from`. */
  toJSON(): [number, T | null][] {
    return this.#starts.map((start, i) => [start, this.#values[i] ?? null]);
  }

  static from<T>(pairs: readonly (readonly [number, T | null])[]): Runs<T> {
    const runs = new Runs<T>();
    runs.#starts = pairs.map(([start]) => start);
    runs.#values = pairs.map(([, value]) => value ?? undefined);
    return runs;
  }

  #find(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #replace(from: number, to: number, starts: number[], values: (T | undefined)[]): void {
    const first = this.#find(from);
    const last = this.#find(to - 1);
    const lastEnd = this.#starts[last + 1] ?? Number.POSITIVE_INFINITY;
    if (this.#starts[first]! < from) {
      starts.unshift(this.#starts[first]!);
      values.unshift(this.#values[first]);
    }
    if (lastEnd > to) {
      starts.push(to);
      values.push(this.#values[last]);
    }
    this.#starts = [...this.#starts.slice(0, first), ...starts, ...this.#starts.slice(last + 1)];
    this.#values = [...this.#values.slice(0, first), ...values, ...this.#values.slice(last + 1)];
    this.#melt();
  }

  #open(at: number, count: number, fresh: T | undefined): void {
    const after = [...this.slice(at, Number.POSITIVE_INFINITY)];
    const keep = this.#starts.findIndex((start) => start >= at);
    if (keep >= 0) {
      this.#starts.length = keep;
      this.#values.length = keep;
    }
    this.#starts.push(at, ...after.map((run) => run.start + count));
    this.#values.push(fresh, ...after.map((run) => run.value));
    this.#melt();
  }

  #close(at: number, count: number): void {
    const after = [...this.slice(at + count, Number.POSITIVE_INFINITY)];
    const keep = this.#starts.findIndex((start) => start >= at);
    if (keep >= 0) {
      this.#starts.length = keep;
      this.#values.length = keep;
    }
    this.#starts.push(...after.map((run) => run.start - count));
    this.#values.push(...after.map((run) => run.value));
    this.#melt();
  }

  #melt(): void {
    let kept = 0;
    for (let i = 1; i < this.#starts.length; i += 1) {
      if (this.#values[i] === this.#values[kept]) continue;
      kept += 1;
      this.#starts[kept] = this.#starts[i]!;
      this.#values[kept] = this.#values[i];
    }
    this.#starts.length = kept + 1;
    this.#values.length = kept + 1;
  }
}
