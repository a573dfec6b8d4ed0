/** The one writer on tabs in memory: keys, conflicts, journal, rectangles, interruptions, undo. */
import fc from 'fast-check';
import { tableOf } from '../../../src/register/app/reader.ts';
import { openRegister, type WriteResult } from '../../../src/register/app/register.ts';
import { type Change, newKey } from '../../../src/register/domain/change/change.ts';
import { changesOf, type JournalLine } from '../../../src/register/domain/change/journal.ts';
import { readShadow } from '../../../src/register/domain/change/shadow.ts';
import { undo } from '../../../src/register/domain/change/undo.ts';
import { BusyError, NotInstalledError } from '../../../src/register/domain/errors.ts';
import type { Cell } from '../../../src/register/domain/schema/cell.ts';
import type { AnyRow, Table } from '../../../src/register/domain/schema/table.ts';
import {
  cluster,
  codeList,
  contact,
  journal,
  municipality,
  organisation,
  setting,
  TABLES,
  tableById,
  terrain,
} from '../../../src/register/domain/schema/tables/index.ts';
import type { Memory } from './memory-ports.ts';
import { Crash, memory } from './memory-ports.ts';
import { rowFor } from './values.ts';

const IN_USE = [terrain, cluster, municipality, contact, organisation, codeList, journal, setting];

function write(held: Memory, changes: readonly Change[]): WriteResult {
  return openRegister(held.ports()).write({ via: 'import', reason: 'Proef', changes });
}

function done(result: WriteResult): Extract<WriteResult, { ok: true }> {
  if (!result.ok) throw new Error(result.conflicts.map((conflict) => conflict.message).join(' '));
  return result;
}

function values(held: Memory, table: Table): Record<string, AnyRow> {
  const { byKey } = openRegister(held.ports()).read(table);
  return Object.fromEntries([...byKey].map(([key, entry]) => [key, entry.values as AnyRow]));
}

function lines(held: Memory): readonly JournalLine[] {
  return openRegister(held.ports())
    .read(journal)
    .entries.map((entry) => entry.values as unknown as JournalLine);
}

const add = (name: string, more: Record<string, unknown> = {}): Change => ({
  type: 'add',
  table: terrain.id,
  key: newKey(name),
  values: { display_name: name, municipality_code: 'GM0193', ...more },
});

/** A register with Zwolle, one cluster and three terrains. */
function started(): Memory {
  const held = memory(IN_USE);
  done(
    write(held, [
      { type: 'add', table: municipality.id, key: 'GM0193', values: { name: 'Zwolle' } },
      {
        type: 'add',
        table: cluster.id,
        key: newKey(1),
        values: { name: 'Hessenpoort', municipality_codes: ['GM0193'] },
      },
      add('Hessenpoort I', { cluster_id: newKey(1) }),
      add('Hessenpoort II', { cluster_id: newKey(1) }),
      add('De Marslanden'),
    ]),
  );
  held.calls.length = 0;
  held.now = '2026-11-23T10:30:00';
  return held;
}

test('a new row gets its key, what the declaration starts with, what follows from it, who and when', () => {
  const held = started();
  const rows = values(held, terrain);
  expect(Object.keys(rows)).toEqual(['OV-0001', 'OV-0002', 'OV-0003']);
  expect(rows['OV-0001']).toMatchObject({
    display_name: 'Hessenpoort I',
    cluster_id: 'CL-0001',
    in_ibis: 'nee',
    source_status: 'actief',
    choice: 'OV-0001 · Hessenpoort I',
    created_on: '2026-11-23T10:00:00',
    created_by: 'g-abc123',
    changed_by: 'g-abc123',
    version: 1,
  });
});

test('references show the row that they mean, also when it is added in the same batch', () => {
  const { fields, cells } = started().sheet(terrain);
  expect(cells[1]![fields.indexOf('cluster_id')]).toBe('CL-0001 · Hessenpoort');
  expect(cells[1]![fields.indexOf('municipality_code')]).toBe('GM0193 · Zwolle');
});

test('the journal holds one line for a new row and one for each changed field', () => {
  const held = started();
  held.now = '2026-11-23T11:00:00';
  done(
    write(held, [
      {
        type: 'update',
        table: terrain.id,
        key: 'OV-0002',
        values: { gross_area: 12.5, rin_number: '4711', display_name: 'Hessenpoort II' },
      },
    ]),
  );
  const told = lines(held);
  expect(told.slice(0, 5).map((line) => line.operation)).toEqual(Array(5).fill('add'));
  expect(told.slice(5)).toMatchObject([
    { operation: 'update', key: 'OV-0002', field: 'gross_area', old: null, new: '12.5', batch: 'B-000002' },
    { operation: 'update', key: 'OV-0002', field: 'rin_number', old: null, new: '4711', batch: 'B-000002' },
  ]);
  expect(values(held, terrain)['OV-0002']).toMatchObject({
    in_ibis: 'ja',
    version: 2,
    created_on: '2026-11-23T10:00:00',
    changed_on: '2026-11-23T11:00:00',
  });
});

test('an update that changes nothing writes nothing', () => {
  const held = started();
  const result = done(
    write(held, [{ type: 'update', table: terrain.id, key: 'OV-0001', values: { gross_area: null } }]),
  );
  expect(result).toMatchObject({ batch: null, updated: 0 });
  expect(held.calls.filter((call) => /^(write|props.set)/.test(call))).toEqual([]);
});

test('a value that is no longer what was expected is a conflict, and nothing of the batch is written', () => {
  const held = started();
  const before = JSON.stringify(held.sheets);
  const result = write(held, [
    add('Nieuw'),
    {
      type: 'update',
      table: terrain.id,
      key: 'OV-0001',
      values: { gross_area: 9 },
      expected: { display_name: 'Iets anders' },
    },
    { type: 'update', table: terrain.id, key: 'OV-0999', values: { gross_area: 9 } },
    { type: 'add', table: municipality.id, key: 'GM0193', values: { name: 'Zwolle' } },
  ]);
  expect(result).toMatchObject({
    ok: false,
    conflicts: [
      { kind: 'changed', field: 'display_name' },
      { kind: 'gone', field: null },
      { kind: 'exists', field: null },
    ],
  });
  expect(result.ok ? '' : result.conflicts[0]!.message).toBe(
    'Iemand heeft het terrein OV-0001 intussen gewijzigd: Werknaam is nu "Hessenpoort I" en was "Iets anders".',
  );
  expect(JSON.stringify(held.sheets)).toBe(before);
});

test('several changes to one row are one change of the batch', () => {
  const held = started();
  const key = newKey('x');
  const result = done(
    write(held, [
      { type: 'add', table: organisation.id, key, values: { name: 'Vereniging' } },
      { type: 'update', table: organisation.id, key, values: { name: 'Coöperatie' } },
      add('Weg'),
      { type: 'remove', table: terrain.id, key: newKey('Weg'), values: {} },
    ]),
  );
  expect(result).toMatchObject({ added: 1, updated: 0, removed: 0 });
  expect(Object.values(values(held, organisation))).toMatchObject([{ name: 'Coöperatie' }]);
});

test('a key is never given again, also when the highest row is gone and the properties are lost', () => {
  const held = started();
  done(write(held, [{ type: 'remove', table: terrain.id, key: 'OV-0003', values: {} }]));
  expect(
    done(write(held, [add('Vierde')]))
      .keys.get('terrain')
      ?.get('+Vierde'),
  ).toBe('OV-0004');
  done(write(held, [{ type: 'remove', table: terrain.id, key: 'OV-0004', values: {} }]));
  for (const name of Object.keys(held.props)) delete held.props[name];
  expect(
    done(write(held, [add('Vijfde')]))
      .keys.get('terrain')
      ?.get('+Vijfde'),
  ).toBe('OV-0005');
  const batches = lines(held) as unknown as { batch: string }[];
  expect(new Set(batches.map((line) => line.batch)).size).toBe(5);
});

test('many new rows are one rectangle in the table and one in the journal', () => {
  const held = memory(IN_USE);
  done(
    write(
      held,
      Array.from({ length: 1000 }, (_, index) => add(`Terrein ${index}`)),
    ),
  );
  const writes = held.calls.filter((call) => call.startsWith('write'));
  expect(writes).toEqual([
    `write journal 2,1 1000x${journal.fields.length}`,
    `write terrain 2,1 1000x${terrain.fields.length}`,
  ]);
  expect(held.calls.length).toBeLessThanOrEqual(16);
});

test('scattered updates make one rectangle of what the register fills, and touch no cell of people beside', () => {
  const held = memory(IN_USE);
  done(
    write(
      held,
      Array.from({ length: 9 }, (_, index) => add(`Terrein ${index}`)),
    ),
  );
  held.calls.length = 0;
  held.now = '2026-11-23T12:00:00';
  held.actor = 'g-def456';
  const update = (key: string): Change => ({
    type: 'update',
    table: terrain.id,
    key,
    values: { gross_area: 5, net_area: 4 },
  });
  done(write(held, ['OV-0001', 'OV-0004', 'OV-0005', 'OV-0009'].map(update)));
  const place = (field: string): number => terrain.fields.indexOf(field) + 1;
  expect(held.calls.filter((call) => call.startsWith('write terrain'))).toEqual([
    `write terrain 2,${place('gross_area')} 1x2`,
    `write terrain 5,${place('gross_area')} 2x2`,
    `write terrain 10,${place('gross_area')} 1x2`,
    `write terrain 2,${place('changed_on')} 9x4`,
  ]);
});

test('what a person typed and nobody can read is in the journal before it is replaced or removed', () => {
  const held = started();
  const { fields, cells } = held.sheet(terrain);
  cells[1]![fields.indexOf('gross_area')] = 'ongeveer 12';
  cells[3]![fields.indexOf('net_area')] = 'weinig';
  done(
    write(held, [
      { type: 'update', table: terrain.id, key: 'OV-0001', values: { gross_area: 12 } },
      { type: 'remove', table: terrain.id, key: 'OV-0003', values: {} },
    ]),
  );
  const told = lines(held).slice(-2);
  expect(told[0]).toMatchObject({ old: 'ongeveer 12', new: '12' });
  expect(JSON.parse(told[1]!.old!)).toMatchObject({ net_area: 'weinig', display_name: 'De Marslanden' });
});

test('values about people stay out of the journal', () => {
  const held = memory(IN_USE);
  const person = { designation: 'Parkmanager', name: 'Jo Voorbeeld', email: 'jo@voorbeeld.example' };
  done(write(held, [{ type: 'add', table: contact.id, key: newKey(1), values: person }]));
  done(write(held, [{ type: 'update', table: contact.id, key: 'CT-0001', values: { name: 'Jo Ander' } }]));
  done(write(held, [{ type: 'remove', table: contact.id, key: 'CT-0001', values: {} }]));
  const all = JSON.stringify([held.sheet(journal).cells, held.props]);
  expect(all).toContain('Parkmanager');
  expect(all).not.toMatch(/Voorbeeld|Ander|voorbeeld\.example/);
});

test('whoever cannot get the lock is told that someone else is busy', () => {
  const held = started();
  held.lockIsFree = false;
  expect(() => write(held, [add('Nieuw')])).toThrow(BusyError);
});

test('a tab or column that is missing is named, with what to do', () => {
  const held = started();
  held.sheet(terrain).fields[3] = null;
  expect(() => values(held, terrain)).toThrow('De kolom "Cluster" van het tabblad "Terreinen" ontbreekt');
  held.sheets.splice(0, 1);
  expect(() => values(held, terrain)).toThrow(NotInstalledError);
});

/** A batch that adds, updates and removes in three tables, with values about people and with a growing grid. */
const MIXED: readonly Change[] = [
  ...Array.from({ length: 30 }, (_, index) => add(`Erbij ${index}`, { cluster_id: 'CL-0001' })),
  {
    type: 'update',
    table: terrain.id,
    key: 'OV-0001',
    values: { gross_area: 7, display_name: 'Andere naam', plan_phase: '1' },
  },
  { type: 'remove', table: terrain.id, key: 'OV-0002', values: {} },
  { type: 'update', table: terrain.id, key: 'OV-0003', values: { rin_number: '99' } },
  {
    type: 'add',
    table: contact.id,
    key: newKey('c'),
    values: { designation: 'Trekker', name: 'Jo', email: 'jo@voorbeeld.example' },
  },
  { type: 'update', table: cluster.id, key: 'CL-0001', values: { notes: '=1+1' } },
];

function contents(held: Memory): unknown {
  const filled = (line: Cell[]): boolean => line.some((cell) => cell !== '');
  return held.sheets.map((sheet) => [sheet.table, sheet.fields, sheet.cells.slice(1).filter(filled)]);
}

test('an execution that dies at any call leaves work that the next one finishes', () => {
  const whole = started();
  done(write(whole, MIXED));
  const calls = whole.calls.length;
  const after = (held: Memory): unknown => {
    const register = openRegister(held.ports());
    held.now = '2026-11-24T09:00:00';
    const last: Change = { type: 'add', table: organisation.id, key: newKey('o'), values: { name: 'Later' } };
    done(register.write({ via: 'menu', reason: 'Daarna', changes: [last] }));
    return contents(held);
  };
  const never = contents(started());
  const complete = after(whole);
  const without = after(started());

  let finished = 0;
  for (let at = 1; at <= calls; at++) {
    const held = started();
    held.crashAt = at;
    expect(() => write(held, MIXED)).toThrow(Crash);
    held.crashAt = 0;
    const result = after(held);
    // The number of a batch that came to nothing is not given again, which is all that may differ.
    const text = JSON.stringify(result).replace(/B-\d{6}|(OV|CL|CT|OR|JR)-\d{4,}/g, '#');
    const expected = [complete, without].map((wanted) =>
      JSON.stringify(wanted).replace(/B-\d{6}|(OV|CL|CT|OR|JR)-\d{4,}/g, '#'),
    );
    if (!expected.includes(text)) expect(result).toEqual(complete);
    if (text === expected[0]) finished++;
    if (text === expected[0]) expect(result).toEqual(complete);
    expect(Object.keys(held.props).filter((name) => !name.startsWith('counter.'))).toEqual([]);
  }
  expect(JSON.stringify(never)).not.toBe(JSON.stringify(complete));
  expect(finished).toBeGreaterThan(calls / 3);
});

test('what a person changed after an interruption is not written over', () => {
  const held = started();
  const changes: Change[] = [
    { type: 'update', table: terrain.id, key: 'OV-0001', values: { gross_area: 7, net_area: 6 } },
  ];
  held.crashAt = 1 + callsUntil(held, changes, /^write terrain/);
  expect(() => write(held, changes)).toThrow(Crash);
  held.crashAt = 0;
  const { fields, cells } = held.sheet(terrain);
  cells[1]![fields.indexOf('gross_area')] = 8;
  done(write(held, [add('Later')]));
  expect(values(held, terrain)['OV-0001']).toMatchObject({ gross_area: 8, net_area: 6 });
});

/** Number of calls before the first that matches, tried on an equal register. */
function callsUntil(held: Memory, changes: readonly Change[], wanted: RegExp): number {
  const trial = started();
  done(write(trial, changes));
  const index = trial.calls.findIndex((call) => wanted.test(call));
  expect(held.calls.length).toBe(0);
  return index;
}

test('taking a batch back brings every row back as it was', () => {
  const held = started();
  // How often the row changed is all that may differ.
  const plain = (): unknown =>
    [terrain, cluster, contact].map((table) =>
      Object.entries(values(held, table)).map(([key, row]) => {
        const { changed_on, changed_by, version, shadow, ...rest } = row;
        const { known } = readShadow(String(shadow))!;
        return [key, rest, known];
      }),
    );
  const before = plain();
  done(write(held, MIXED));
  const last = lines(held).filter((line) => (line as unknown as { batch: string }).batch === 'B-000002');
  done(write(held, undo(changesOf(last, tableById))));
  expect(JSON.stringify(sorted(plain()))).toBe(JSON.stringify(sorted(before)));
});

function sorted(tables: unknown): unknown {
  return (tables as [string, unknown][][]).map((rows) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('any table, any rows, any order of columns', () => {
  const ids = TABLES.filter((table) => table.key.prefix && table.id !== journal.id).map((table) => table.id);

  const caseOf = (table: Table) =>
    fc.record({
      id: fc.constant(table.id),
      rows: fc.array(rowFor(table), { minLength: 1, maxLength: 4 }),
      order: fc.shuffledSubarray([...table.fields], { minLength: table.fields.length }),
      own: fc.array(fc.nat(table.fields.length), { maxLength: 3 }),
    });

  test('what was written reads back the same', () => {
    fc.assert(
      fc.property(fc.oneof(...ids.map((id) => caseOf(tableOf(id)))), ({ id, rows, order, own }) => {
        const table = tableOf(id);
        const held = memory(TABLES, 3);
        const sheet = held.sheet(table);
        sheet.fields = [...order];
        for (const place of own) sheet.fields.splice(place, 0, null);
        sheet.cells = sheet.cells.map((_, row) =>
          sheet.fields.map((field) => (field === null ? `eigen ${row}` : '')),
        );
        const changes = rows.map(
          (row, index): Change => ({ type: 'add', table: table.id, key: newKey(index), values: row }),
        );
        done(write(held, changes));
        const read = Object.values(values(held, table));
        expect(read).toHaveLength(rows.length);
        rows.forEach((row, index) => {
          for (const [field, value] of Object.entries(row)) {
            expect([field, read[index]![field]]).toEqual([field, value]);
          }
        });
        const theirs = sheet.fields.flatMap((field, column) =>
          field === null ? [sheet.cells.map((line) => line[column]).filter((cell) => cell !== '')] : [],
        );
        for (const column of theirs) expect(column).toEqual(['eigen 0', 'eigen 1', 'eigen 2', 'eigen 3']);
      }),
      { numRuns: 150 },
    );
  });
});
