/** Rectangles follow the cells that they cover. */
import fc from 'fast-check';
import {
  clip,
  contains,
  intersect,
  rect,
  type Shift,
  shiftIndex,
  shiftRects,
  shiftSpan,
  subtract,
  UNBOUNDED,
} from '../../../../../src/workspace/services/spreadsheet/model/rect.ts';

const area = fc
  .tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(([top, left, rows, columns]) => rect(top, left, rows, columns));

const shift: fc.Arbitrary<Shift> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('insert' as const, 'delete' as const),
    axis: fc.constant('rows' as const),
    at: fc.nat(15),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc
    .record({
      kind: fc.constant('move' as const),
      axis: fc.constant('rows' as const),
      at: fc.nat(12),
      count: fc.integer({ min: 1, max: 4 }),
      to: fc.nat(16),
    })
    .filter(({ at, count, to }) => to < at || to > at + count),
);

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

test('a span holds the same indices after an insertion or a deletion', () => {
  fc.assert(
    fc.property(shift, fc.nat(10), fc.integer({ min: 1, max: 8 }), (change, start, length) => {
      const moved = range(start, start + length).flatMap((index) => shiftIndex(change, index) ?? []);
      const span = shiftSpan(change, start, start + length);
      if (moved.length === 0) {
        expect(span).toBeNull();
        return;
      }
      if (change.kind === 'move') return;
      expect(span).toEqual([Math.min(...moved), Math.max(...moved) + 1]);
    }),
  );
});

test('a list of rectangles loses no row when rows move', () => {
  fc.assert(
    fc.property(shift, area, (change, each) => {
      const before = range(each.top, each.bottom).flatMap((row) => shiftIndex(change, row) ?? []);
      const after = shiftRects(change, [each]).flatMap(({ top, bottom }) => range(top, bottom));
      expect(new Set(after)).toEqual(new Set([...after, ...before]));
    }),
  );
});

test('a move within a span, or of all of it, keeps its length', () => {
  const move = { kind: 'move', axis: 'rows', at: 2, count: 1, to: 6 } as const;
  expect(shiftSpan(move, 0, 6)).toEqual([0, 6]);
  expect(shiftSpan(move, 2, 3)).toEqual([5, 6]);
  expect(shiftSpan(move, 2, 4)).toEqual([2, 3]);
});

test('an open end stays open', () => {
  const insert = { kind: 'insert', axis: 'rows', at: 1, count: 2 } as const;
  expect(shiftSpan(insert, 1, UNBOUNDED)).toEqual([3, UNBOUNDED]);
  expect(shiftSpan({ ...insert, kind: 'delete' }, 0, UNBOUNDED)).toEqual([0, UNBOUNDED]);
  expect(clip({ top: 0, left: 0, bottom: UNBOUNDED, right: 2 }, 10, 5)).toEqual(rect(0, 0, 10, 2));
});

test('what is left after subtraction and what was cut out make the whole', () => {
  fc.assert(
    fc.property(area, area, (a, b) => {
      const parts = subtract(a, b);
      const common = intersect(a, b);
      const size = (each: typeof a) => (each.bottom - each.top) * (each.right - each.left);
      const total = [...parts, ...(common ? [common] : [])].reduce((sum, each) => sum + size(each), 0);
      expect(total).toBe(size(a));
      for (const part of parts) {
        expect(contains(a, part)).toBe(true);
        expect(intersect(part, b)).toBeNull();
      }
    }),
  );
});
