/** The rows or the columns of a sheet: how many, how large, hidden, frozen, grouped. */
import { type Shift, shiftSpan } from './rect.ts';
import { Runs } from './runs.ts';

/** A group of rows or columns that folds together; `depth` 1 is the outermost. */
export interface AxisGroup {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly collapsed: boolean;
}

export interface AxisJson {
  readonly count: number;
  readonly frozen: number;
  readonly sizes: readonly (readonly [number, number | null])[];
  readonly hidden: readonly (readonly [number, true | null])[];
  readonly groups: readonly AxisGroup[];
  readonly controlAfter: boolean;
}

export class Axis {
  count: number;
  frozen = 0;
  /** Pixels, where they differ from the default. */
  sizes = new Runs<number>();
  /** Hidden by a person, not by a filter. */
  hidden = new Runs<true>();
  groups: AxisGroup[] = [];
  /** Where the toggle of a group stands: after it (Google's default) or before. */
  controlAfter = true;
  readonly defaultSize: number;

  constructor(count: number, defaultSize: number) {
    this.count = count;
    this.defaultSize = defaultSize;
  }

  size(index: number): number {
    return this.sizes.get(index) ?? this.defaultSize;
  }

  depth(index: number): number {
    return this.groups.filter((group) => index >= group.start && index < group.end).length;
  }

  shift(shift: Shift, like?: number): void {
    this.sizes.shift(shift, like === undefined ? undefined : this.sizes.get(like));
    this.hidden.shift(shift);
    this.groups = this.groups.flatMap((group) => {
      const span = shiftSpan(shift, group.start, group.end);
      return span ? [{ ...group, start: span[0], end: span[1] }] : [];
    });
    if (shift.kind === 'insert') {
      this.count += shift.count;
      if (shift.at < this.frozen) this.frozen += shift.count;
    } else if (shift.kind === 'delete') {
      this.count -= shift.count;
      const frozenGone = Math.min(this.frozen, shift.at + shift.count) - Math.min(this.frozen, shift.at);
      this.frozen -= frozenGone;
    }
  }

  /** Makes groups deeper (positive) or shallower for the indices `start` to `end`. */
  changeDepth(start: number, end: number, delta: number): void {
    const depths = Array.from({ length: this.count }, (_, i) => this.depth(i));
    for (let i = start; i < end; i += 1) depths[i] = Math.min(8, Math.max(0, depths[i]! + delta));
    this.groups = groupsOf(depths).map((group) => ({
      ...group,
      collapsed: this.groups.some(
        (old) => old.depth === group.depth && old.start === group.start && old.collapsed,
      ),
    }));
  }

  /** Folds or unfolds a group: its members are hidden or shown. */
  collapse(group: AxisGroup, collapsed: boolean): void {
    this.groups = this.groups.map((each) =>
      each.depth === group.depth && each.start === group.start ? { ...each, collapsed } : each,
    );
    this.hidden.set(group.start, group.end, collapsed ? true : undefined);
  }

  toJSON(): AxisJson {
    return {
      count: this.count,
      frozen: this.frozen,
      sizes: this.sizes.toJSON(),
      hidden: this.hidden.toJSON(),
      groups: this.groups,
      controlAfter: this.controlAfter,
    };
  }

  static from(json: AxisJson, defaultSize: number): Axis {
    const axis = new Axis(json.count, defaultSize);
    axis.frozen = json.frozen;
    axis.sizes = Runs.from(json.sizes);
    axis.hidden = Runs.from<true>(json.hidden);
    axis.groups = [...json.groups];
    axis.controlAfter = json.controlAfter;
    return axis;
  }
}

function groupsOf(depths: readonly number[]): AxisGroup[] {
  const groups: AxisGroup[] = [];
  const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0);
  for (let depth = 1; depth <= deepest; depth += 1) {
    let start = -1;
    for (let i = 0; i <= depths.length; i += 1) {
      const inside = (depths[i] ?? 0) >= depth;
      if (inside && start < 0) start = i;
      else if (!inside && start >= 0) {
        groups.push({ start, end: i, depth, collapsed: false });
        start = -1;
      }
    }
  }
  return groups;
}
