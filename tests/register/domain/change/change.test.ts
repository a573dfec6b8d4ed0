/** Lists of changes: merging, numbering, undoing, and the journal's way there and back. */
import fc from 'fast-check';
import { type Change, newKey, Typed, type Values } from '../../../../src/register/domain/change/change.ts';
import {
  changesOf,
  journalLines,
  shielded,
  unshielded,
} from '../../../../src/register/domain/change/journal.ts';
import { giveKeys, withKeys } from '../../../../src/register/domain/change/keys.ts';
import { merge } from '../../../../src/register/domain/change/merge.ts';
import { undo } from '../../../../src/register/domain/change/undo.ts';
import type { Table } from '../../../../src/register/domain/schema/table.ts';
import { contact, tableById, terrain } from '../../../../src/register/domain/schema/tables/index.ts';

const tableOf = (id: string): Table => tableById(id)!;

/** Rows by table and key, as plain as can be, to try changes on. */
type State = Map<string, Record<string, unknown>>;

function apply(state: State, changes: readonly Change[]): State {
  const next = new Map([...state].map(([row, values]) => [row, { ...values }]));
  for (const change of changes) {
    const row = `${change.table} ${change.key}`;
    if (change.type === 'remove') next.delete(row);
    else next.set(row, withoutNull({ ...(change.type === 'add' ? {} : next.get(row)), ...change.values }));
  }
  return next;
}

function withoutNull(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

const fields = fc.record(
  {
    display_name: fc.constantFrom('A', 'B', null),
    gross_area: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    aliases: fc.constantFrom('x', null),
  },
  { requiredKeys: [] },
);

/** Changes that fit the state, one per row, told whole as a batch that was carried out tells them. */
function carriedOut(
  state: State,
  wishes: readonly { key: string; kind: string; values: Values }[],
): Change[] {
  const seen = new Set<string>();
  return wishes.flatMap(({ key, kind, values }): Change[] => {
    if (seen.has(key)) return [];
    seen.add(key);
    const present = state.get(`terrain ${key}`);
    if (!present) return [{ type: 'add', table: 'terrain', key, values: withoutNull(values) }];
    if (kind === 'remove') return [{ type: 'remove', table: 'terrain', key, values: { ...present } }];
    const expected = Object.fromEntries(Object.keys(values).map((field) => [field, present[field] ?? null]));
    return [{ type: 'update', table: 'terrain', key, values, expected }];
  });
}

const wishes = fc.array(
  fc.record({
    key: fc.constantFrom('OV-0001', 'OV-0002', 'OV-0003', 'OV-0004'),
    kind: fc.constantFrom('change', 'remove'),
    values: fields,
  }),
  { maxLength: 6 },
);

test('undoing what was done gives back what was', () => {
  fc.assert(
    fc.property(wishes, wishes, (first, second) => {
      const before = apply(new Map(), carriedOut(new Map(), first));
      const changes = carriedOut(before, second);
      expect(apply(apply(before, changes), undo(changes))).toEqual(before);
    }),
  );
});

test('an inverse update expects what the batch wrote', () => {
  const change: Change = {
    type: 'update',
    table: 'terrain',
    key: 'OV-0001',
    values: { gross_area: 5 },
    expected: { gross_area: 4 },
  };
  expect(undo([change])).toEqual([{ ...change, values: { gross_area: 4 }, expected: { gross_area: 5 } }]);
});

test('the journal tells a batch whole', () => {
  fc.assert(
    fc.property(wishes, wishes, (first, second) => {
      const before = apply(new Map(), carriedOut(new Map(), first));
      const changes = carriedOut(before, second).filter(
        (change) => change.type !== 'update' || Object.keys(change.values).length > 0,
      );
      const told = changesOf(journalLines(changes, tableOf), tableById);
      expect(apply(before, told)).toEqual(apply(before, changes));
      expect(apply(apply(before, told), undo(told))).toEqual(before);
    }),
  );
});

test('a row that does not fit in one cell of the journal takes several lines', () => {
  const long = 'x'.repeat(30_000);
  const change: Change = {
    type: 'add',
    table: 'terrain',
    key: 'OV-0001',
    values: { display_name: 'A', notes: long, aliases: long },
  };
  const lines = journalLines([change], tableOf);
  expect(lines).toHaveLength(2);
  expect(Math.max(...lines.map((line) => line.new!.length))).toBeLessThan(45_000);
  expect(changesOf(lines, tableById)).toEqual([change]);
});

test('what could not be read stays as typed', () => {
  const change: Change = {
    type: 'update',
    table: 'terrain',
    key: 'OV-0001',
    values: { gross_area: 12 },
    expected: { gross_area: new Typed('ongeveer 12') },
  };
  const [told] = changesOf(journalLines([change], tableOf), tableById);
  expect(undo([told!])[0]!.values).toEqual({ gross_area: new Typed('ongeveer 12') });
});

test('values about people are kept beside the journal as long as the batch is open', () => {
  const changes: Change[] = [
    { type: 'add', table: contact.id, key: 'CT-0001', values: { designation: 'Trekker', name: 'Jo' } },
    {
      type: 'update',
      table: contact.id,
      key: 'CT-0002',
      values: { name: null, designation: 'Parkmanager' },
      expected: { name: 'Kim', designation: null },
    },
  ];
  const lines = journalLines(changes, tableOf);
  expect(JSON.stringify(lines)).not.toMatch(/Jo|Kim/);
  const told = changesOf(lines, tableById);
  expect(told[0]!.values).toEqual({ designation: 'Trekker' });
  const kept = JSON.parse(JSON.stringify(shielded(changes, tableOf)));
  expect(unshielded(told, kept, tableOf)).toEqual(changes);
});

test('later changes to a row are taken up in the first', () => {
  const row = { table: 'terrain', key: 'OV-0001' } as const;
  expect(
    merge([
      { type: 'update', ...row, values: { gross_area: 1 }, expected: { gross_area: 0 } },
      {
        type: 'update',
        ...row,
        values: { gross_area: 2, aliases: 'x' },
        expected: { gross_area: 1, aliases: null },
      },
    ]),
  ).toEqual({
    changes: [
      {
        type: 'update',
        ...row,
        values: { gross_area: 2, aliases: 'x' },
        expected: { gross_area: 0, aliases: null },
      },
    ],
    clashes: [],
  });
});

test('adding a row twice or changing a removed row is a clash', () => {
  const row = { table: 'terrain', key: 'OV-0001', values: {} } as const;
  const { clashes } = merge([
    { type: 'add', ...row },
    { type: 'add', ...row },
    { type: 'remove', ...row, key: 'OV-0002' },
    { type: 'update', ...row, key: 'OV-0002' },
  ]);
  expect(clashes.map((clash) => clash.kind)).toEqual(['exists', 'gone']);
});

test('new rows are numbered after the highest number, and references to them follow', () => {
  const changes: Change[] = [
    { type: 'add', table: 'cluster', key: newKey('c'), values: { name: 'A' } },
    { type: 'add', table: 'terrain', key: 'OV-0050', values: {} },
    { type: 'add', table: 'terrain', key: newKey('t'), values: { cluster_id: newKey('c') } },
    { type: 'add', table: 'track', key: newKey('t'), values: { cluster_id: newKey('c') } },
    {
      type: 'add',
      table: 'subscription',
      key: newKey('s'),
      values: { cluster_ids: [newKey('c'), 'CL-0001'] },
    },
  ];
  const { keys, counters } = giveKeys(changes, { cluster: 9, terrain: 3 }, tableOf);
  expect(counters).toEqual({ cluster: 10, terrain: 51, track: 1, subscription: 1 });
  const done = withKeys(changes, keys, tableOf);
  expect(done.map((change) => change.key)).toEqual(['CL-0010', 'OV-0050', 'OV-0051', 'TR-0001', 'AB-0001']);
  expect(done[2]!.values.cluster_id).toBe('CL-0010');
  expect(done[4]!.values.cluster_ids).toEqual(['CL-0010', 'CL-0001']);
});

test('a reference to a row that nobody adds is a fault of the program', () => {
  const change: Change = {
    type: 'update',
    table: 'terrain',
    key: 'OV-0001',
    values: { cluster_id: newKey('weg') },
  };
  const given = giveKeys([change], {}, tableOf);
  expect(() => withKeys([change], given.keys, tableOf)).toThrow('No row of "cluster"');
});

test('a table whose keys are given does not number rows', () => {
  const change: Change = { type: 'add', table: 'municipality', key: newKey(1), values: {} };
  expect(() => giveKeys([change], {}, tableOf)).toThrow('come with their own key');
});

test('every table that numbers its rows can number one', () => {
  const { keys } = giveKeys([{ type: 'add', table: terrain.id, key: newKey(1), values: {} }], {}, tableOf);
  expect(keys.get('terrain')?.get('+1')).toBe('OV-0001');
});
