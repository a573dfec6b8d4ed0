/** What the journal knows of rows, tried against the writer that fills it. */
import fc from 'fast-check';
import { openRegister } from '../../../../src/register/app/register.ts';
import {
  joined,
  replay,
  stateOf,
  type ToldLine,
  valuesOf,
} from '../../../../src/register/domain/change/replay.ts';
import type { AnyRow } from '../../../../src/register/domain/schema/table.ts';
import { contact, journal, terrain } from '../../../../src/register/domain/schema/tables/index.ts';
import type { Memory } from '../../app/memory-ports.ts';
import {
  batches,
  done,
  PLAYED,
  play,
  playedRegister,
  request,
  texts,
  told,
} from '../../app/random-batches.ts';

function lines(held: Memory): readonly ToldLine[] {
  return openRegister(held.ports())
    .read(journal)
    .entries.map((entry) => entry.values as unknown as ToldLine);
}

test('whatever was written, the journal knows every row as it stands, and every row that is gone', () => {
  fc.assert(
    fc.property(batches, fc.nat(30), (wanted, cut) => {
      const held = playedRegister();
      const gone = new Map<string, Record<string, string>>();
      let now = told(held);
      for (const wishes of wanted) {
        const before = now;
        play(held, wishes);
        now = told(held);
        for (const table of PLAYED)
          for (const [key, row] of Object.entries(before[table.id]!))
            if (!now[table.id]![key]) gone.set(`${table.id} ${key}`, row);
      }
      const story = lines(held);
      const rows = replay(story);
      for (const table of PLAYED) {
        const known = rows.get(table.id) ?? new Map();
        const present = [...known.values()].filter((row) => row.present);
        expect(present.map((row) => row.key).sort()).toEqual(Object.keys(now[table.id]!).sort());
        for (const [key, row] of known) {
          const wantedRow = row.present ? now[table.id]![key] : gone.get(`${table.id} ${key}`);
          expect(row.whole).toBe(true);
          expect(texts(table, valuesOf(row, table) as AnyRow)).toEqual(wantedRow);
          expect(stateOf(story, table.id, key)).toEqual(row);
          const [earlier, later] = [story.slice(0, cut), story.slice(cut)].map((part) =>
            stateOf(part, table.id, key),
          );
          expect(joined(earlier!, later!)).toMatchObject({
            values: row.values,
            present: row.present,
            whole: true,
          });
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('values about people are named, not told', () => {
  const held = playedRegister();
  const person = { designation: 'Parkmanager', name: 'Jo Voorbeeld' };
  const add = { type: 'add', table: contact.id, key: '+1', values: person } as const;
  done(openRegister(held.ports()).write(request([add])));
  const row = stateOf(lines(held), contact.id, 'CT-0001')!;
  expect(row.values.designation).toBe('Parkmanager');
  expect(row.shielded).toEqual(['name']);
  const blank = { type: 'update', table: contact.id, key: 'CT-0001', values: { name: null } } as const;
  done(openRegister(held.ports()).write(request([blank])));
  expect(stateOf(lines(held), contact.id, 'CT-0001')).toMatchObject({ shielded: [], values: { name: '' } });
});

test('without the line that added it, a row is known in part', () => {
  const line = (field: string, now: string): ToldLine => ({
    operation: 'update',
    table: terrain.id,
    key: 'OV-0001',
    field,
    old: null,
    new: now,
    batch: 'W-20261128T102345678-1',
  });
  expect(stateOf([line('aliases', 'a'), line('aliases', 'b')], terrain.id, 'OV-0001')).toEqual({
    table: terrain.id,
    key: 'OV-0001',
    count: 2,
    values: { aliases: 'b' },
    shielded: [],
    present: true,
    whole: false,
  });
  expect(stateOf([], terrain.id, 'OV-0001')).toBeNull();
});

test('a row of several lines is one row, and a row that comes back begins anew', () => {
  const whole = (batch: string, operation: 'add' | 'remove', values: object): ToldLine => ({
    operation,
    table: terrain.id,
    key: 'OV-0001',
    field: null,
    old: operation === 'remove' ? JSON.stringify(values) : null,
    new: operation === 'add' ? JSON.stringify(values) : null,
    batch,
  });
  const story = [
    whole('B-000009', 'add', { display_name: 'A' }),
    whole('B-000009', 'add', { notes: 'lang' }),
    whole('B-000002', 'remove', { display_name: 'A', notes: 'lang' }),
    whole('B-000001', 'add', { display_name: 'B' }),
  ];
  expect(stateOf(story.slice(0, 2), terrain.id, 'OV-0001')?.values).toEqual({
    display_name: 'A',
    notes: 'lang',
  });
  expect(stateOf(story.slice(0, 3), terrain.id, 'OV-0001')?.present).toBe(false);
  expect(stateOf(story, terrain.id, 'OV-0001')).toMatchObject({
    values: { display_name: 'B' },
    present: true,
  });
});
