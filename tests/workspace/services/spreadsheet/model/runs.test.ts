/** Runs behave as a plain list of values, whatever is done to them. */
import fc from 'fast-check';
import { shiftList } from '../../../../../src/workspace/services/spreadsheet/model/grid.ts';
import type { Shift } from '../../../../../src/workspace/services/spreadsheet/model/rect.ts';
import { Runs } from '../../../../../src/workspace/services/spreadsheet/model/runs.ts';

const SIZE = 20;

type Act =
  | { readonly kind: 'set'; readonly from: number; readonly to: number; readonly value: string | undefined }
  | { readonly kind: 'assign'; readonly from: number; readonly items: readonly (string | undefined)[] }
  | { readonly kind: 'shift'; readonly shift: Shift };

const value = fc.constantFrom('a', 'b', undefined);
const index = fc.nat(SIZE - 1);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), from: index, to: fc.nat(SIZE), value }),
  fc.record({ kind: fc.constant('assign' as const), from: index, items: fc.array(value, { maxLength: 6 }) }),
  fc
    .record({ kind: fc.constantFrom('insert', 'delete'), at: index, count: fc.integer({ min: 1, max: 4 }) })
    .map(({ kind, at, count }) => ({
      kind: 'shift' as const,
      shift: { kind, axis: 'rows', at, count } as Shift,
    })),
  fc
    .record({ at: index, count: fc.integer({ min: 1, max: 4 }), to: fc.nat(SIZE) })
    .filter(({ at, count, to }) => to < at || to > at + count)
    .map(({ at, count, to }) => ({
      kind: 'shift' as const,
      shift: { kind: 'move', axis: 'rows', at, count, to } as Shift,
    })),
);

test('any row of changes gives what a plain list gives', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const runs = new Runs<string>();
      const list: (string | undefined)[] = Array(200).fill(undefined);
      for (const each of acts) {
        if (each.kind === 'set') {
          runs.set(each.from, each.to, each.value);
          for (let i = each.from; i < each.to; i += 1) list[i] = each.value;
        } else if (each.kind === 'assign') {
          runs.assign(each.from, each.items);
          each.items.forEach((item, i) => {
            list[each.from + i] = item;
          });
        } else {
          runs.shift(each.shift);
          shiftList(list, each.shift, undefined);
        }
      }
      const read = Array.from({ length: 60 }, (_, i) => runs.get(i));
      expect(read).toEqual(list.slice(0, 60));
      const saved = Runs.from<string>(JSON.parse(JSON.stringify(runs)));
      expect(Array.from({ length: 60 }, (_, i) => saved.get(i))).toEqual(read);
    }),
  );
});

test('equal neighbours melt together, so that a uniform column stays small', () => {
  const runs = new Runs<string>();
  for (let i = 0; i < 1000; i += 1) runs.set(i, i + 1, 'a');
  expect(runs.toJSON()).toEqual([
    [0, 'a'],
    [1000, null],
  ]);
  expect([...runs.slice(998, 1002)]).toEqual([
    { start: 998, end: 1000, value: 'a' },
    { start: 1000, end: 1002, value: undefined },
  ]);
});

test('what is inserted gets the value that is asked for', () => {
  const runs = new Runs<string>();
  runs.set(0, 3, 'a');
  runs.shift({ kind: 'insert', axis: 'rows', at: 3, count: 2 }, 'a');
  expect([2, 3, 4, 5].map((i) => runs.get(i))).toEqual(['a', 'a', 'a', undefined]);
});
