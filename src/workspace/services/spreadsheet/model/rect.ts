/** Rectangles of cells: half-open, zero-based, possibly open-ended, and how they move with rows and columns. */

/** Where an open-ended range (`A2:A`) ends. Any bound at or beyond it means "to the end of the sheet". */
export const UNBOUNDED = 2 ** 30;

/** Rows `top` to `bottom` and columns `left` to `right`, zero-based, the last ones not included. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A rectangle on a certain sheet. */
export interface SheetRect extends Rect {
  readonly sheetId: number;
}

export type AxisName = 'rows' | 'columns';

/** A change of rows or columns. Positions are those before the change; `to` is the index to land before. */
export type Shift =
  | { readonly kind: 'insert'; readonly axis: AxisName; readonly at: number; readonly count: number }
  | { readonly kind: 'delete'; readonly axis: AxisName; readonly at: number; readonly count: number }
  | {
      readonly kind: 'move';
      readonly axis: AxisName;
      readonly at: number;
      readonly count: number;
      readonly to: number;
    };

export function rect(top: number, left: number, rows: number, columns: number): Rect {
  return { top, left, bottom: top + rows, right: left + columns };
}

export function intersect<R extends Rect>(a: R, b: Rect): R | null {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top < bottom && left < right ? { ...a, top, left, bottom, right } : null;
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.top <= inner.top &&
    outer.left <= inner.left &&
    outer.bottom >= inner.bottom &&
    outer.right >= inner.right
  );
}

export function hull(a: Rect, b: Rect): Rect {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

/** The parts of `a` that lie outside `b`: at most four. */
export function subtract<R extends Rect>(a: R, b: Rect): R[] {
  const inner = intersect(a, b);
  if (!inner) return [a];
  const parts: R[] = [
    { ...a, bottom: inner.top },
    { ...a, top: inner.bottom },
    { ...a, top: inner.top, bottom: inner.bottom, right: inner.left },
    { ...a, top: inner.top, bottom: inner.bottom, left: inner.right },
  ];
  return parts.filter((part) => part.top < part.bottom && part.left < part.right);
}

/** Where row or column `index` goes; null when it is deleted. */
export function shiftIndex(shift: Shift, index: number): number | null {
  const end = shift.at + shift.count;
  if (shift.kind === 'insert') return index >= shift.at ? index + shift.count : index;
  if (shift.kind === 'delete') {
    if (index >= end) return index - shift.count;
    return index >= shift.at ? null : index;
  }
  if (index >= shift.at && index < end) return index - shift.at + landing(shift);
  if (index >= end && index < shift.to) return index - shift.count;
  if (index < shift.at && index >= shift.to) return index + shift.count;
  return index;
}

/** The first index of a moved block after the move. */
export function landing(shift: Shift & { kind: 'move' }): number {
  return shift.to > shift.at ? shift.to - shift.count : shift.to;
}

type Span = readonly [start: number, end: number];

/**
 * Where the span `start` to `end` goes; null when all of it is deleted. Insertion within it makes it grow,
 * insertion at either edge does not. A moved block takes the span along when it holds all of it, else the
 * span keeps what stays, and grows around what is dropped inside it.
 */
export function shiftSpan(shift: Shift, start: number, end: number): Span | null {
  if (end >= UNBOUNDED) {
    const bounded = shiftSpan(shift, start, UNBOUNDED - 1);
    return bounded && [bounded[0], UNBOUNDED];
  }
  const { at, count } = shift;
  if (shift.kind === 'insert') {
    return [start >= at ? start + count : start, end > at ? end + count : end];
  }
  if (shift.kind === 'delete') {
    const to = at + count;
    const newStart = start >= to ? start - count : Math.min(start, at);
    const newEnd = end >= to ? end - count : Math.min(end, at);
    return newStart < newEnd ? [newStart, newEnd] : null;
  }
  if (at <= start && at + count >= end) {
    const delta = landing(shift) - at;
    return [start + delta, end + delta];
  }
  if (at >= start && at + count <= end && shift.to >= start && shift.to <= end) return [start, end];
  const rest = shiftSpan({ kind: 'delete', axis: shift.axis, at, count }, start, end);
  return rest && shiftSpan({ kind: 'insert', axis: shift.axis, at: landing(shift), count }, rest[0], rest[1]);
}

export function shiftRect<R extends Rect>(shift: Shift, area: R): R | null {
  if (shift.axis === 'rows') {
    const span = shiftSpan(shift, area.top, area.bottom);
    return span && { ...area, top: span[0], bottom: span[1] };
  }
  const span = shiftSpan(shift, area.left, area.right);
  return span && { ...area, left: span[0], right: span[1] };
}

/** As `shiftRect` for a list: what a move takes out of a rectangle goes on as a rectangle of its own. */
export function shiftRects<R extends Rect>(shift: Shift, areas: readonly R[]): R[] {
  return areas.flatMap((area) => {
    const main = shiftRect(shift, area);
    if (!main) return [];
    if (shift.kind !== 'move') return [main];
    const block =
      shift.axis === 'rows'
        ? { ...area, top: shift.at, bottom: shift.at + shift.count }
        : { ...area, left: shift.at, right: shift.at + shift.count };
    const part = intersect(area, block);
    const moved = part && shiftRect(shift, part);
    return moved && !contains(main, moved) ? [main, moved] : [main];
  });
}

/** The rectangle with its open ends cut at the sheet's last row and column. */
export function clip<R extends Rect>(area: R, rows: number, columns: number): R {
  if (area.bottom <= rows && area.right <= columns) return area;
  return { ...area, bottom: Math.min(area.bottom, rows), right: Math.min(area.right, columns) };
}
