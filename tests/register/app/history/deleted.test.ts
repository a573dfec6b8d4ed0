/** Verwijderd on tabs in memory: what is told of rows that are gone, and rows that come back whole. */
import fc from 'fast-check';
import { rollOverJournal } from '../../../../src/register/app/archive/roll-over.ts';
import { deletedRows, type RestoredRow, restoreRow } from '../../../../src/register/app/history/deleted.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { type Change, newKey } from '../../../../src/register/domain/change/change.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { cluster, contact, TABLES, terrain } from '../../../../src/register/domain/schema/tables/index.ts';
import { Crash, type Memory, memory } from '../memory-ports.ts';
import { batches, done, PLAYED, play, playedRegister, request, told } from '../random-batches.ts';

function write(held: Memory, ...changes: readonly Change[]): string {
  return done(openRegister(held.ports()).write(request(changes))).batch!;
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.reason} ${outcome.tip}`);
  return outcome.value;
}

function rows(held: Memory, all = false) {
  const ports = held.ports();
  return value(deletedRows(ports, openRegister(ports), all)).rows;
}

function putBack(held: Memory, table: string, key: string, batch: string): Outcome<RestoredRow> {
  const ports = held.ports();
  return restoreRow(ports, openRegister(ports), table, key, batch);
}

function restore(held: Memory, table: string, key: string): Outcome<RestoredRow> {
  const row = rows(held).find((one) => one.table === table && one.key === key)!;
  return putBack(held, table, key, row.batch);
}

const remove = (table: string, key: string): Change => ({ type: 'remove', table, key, values: {} });

/** A register from which a terrain with its cluster and a contact were removed, in two batches. */
function started(): Memory {
  const held = memory(TABLES);
  write(
    held,
    { type: 'add', table: cluster.id, key: newKey('c'), values: { name: 'Hessenpoort' } },
    {
      type: 'add',
      table: terrain.id,
      key: newKey('t'),
      values: { display_name: 'Hessenpoort I', cluster_id: newKey('c'), gross_area: 12.5 },
    },
    {
      type: 'add',
      table: contact.id,
      key: newKey('p'),
      values: { designation: 'Trekker', name: 'Jo Voorbeeld', email: 'jo@voorbeeld.example' },
    },
  );
  held.now = '2026-11-24T08:00:00';
  held.actor = 'g-def456';
  write(held, remove(terrain.id, 'OV-0001'), remove(contact.id, 'CT-0001'));
  held.now = '2026-11-25T08:00:00';
  write(held, remove(cluster.id, 'CL-0001'));
  held.actor = 'g-abc123';
  return held;
}

test('rows that are gone are told with name, values, when and by whom, the newest first', () => {
  const [first, second, third] = rows(started());
  expect(first).toMatchObject({ tab: 'Clusters', row: 'CL-0001 · Hessenpoort', restored: null });
  expect(second).toMatchObject({ tab: 'Contacten', row: 'CT-0001 · Trekker' });
  expect(third).toMatchObject({
    table: 'terrain',
    key: 'OV-0001',
    row: 'OV-0001 · Hessenpoort I',
    when: '24-11-2026 08:00',
    who: 'g-def456',
    via: 'Menu',
  });
  expect(third!.values).toContainEqual({ label: 'Bruto', text: '12,5' });
  expect(JSON.stringify(rows(started()))).not.toMatch(/Voorbeeld|voorbeeld/);
});

test('a row comes back under its own key, and references that lead nowhere are told', () => {
  const held = started();
  expect(value(restore(held, terrain.id, 'OV-0001'))).toEqual({
    said: 'OV-0001 · Hessenpoort I staat weer in Terreinen.',
    notes: [
      'Cluster verwijst naar CL-0001, en die rij bestaat niet meer. Kies een andere rij, of zet die rij ook terug.',
    ],
  });
  expect(value(restore(held, cluster.id, 'CL-0001')).notes).toEqual([]);
  expect(told(held).terrain!['OV-0001']).toMatchObject({ gross_area: '12.5', cluster_id: 'CL-0001' });
  const entry = openRegister(held.ports()).read(terrain).byKey.get('OV-0001')!.values;
  expect(entry).toMatchObject({ created_by: 'g-abc123', changed_by: 'g-abc123', version: 2 });
  expect(rows(held).map(({ key, restored }) => [key, restored])).toEqual([
    ['CL-0001', 'Teruggezet door g-abc123 op 25-11-2026 08:00'],
    ['CT-0001', null],
    ['OV-0001', 'Teruggezet door g-abc123 op 25-11-2026 08:00'],
  ]);
});

test('what was not kept about a person is named and left blank', () => {
  const held = started();
  expect(value(restore(held, contact.id, 'CT-0001')).notes).toEqual([
    'Naam en E-mailadres zijn leeg: gegevens van mensen staan niet in het journaal. De oude waarde staat bij Bestand > Versiegeschiedenis van Google.',
  ]);
  const row = openRegister(held.ports()).read(contact).byKey.get('CT-0001')!.values;
  expect(row).toMatchObject({ designation: 'Trekker', name: null, email: null });
});

test('a row that is back is not put back again', () => {
  const held = started();
  value(restore(held, cluster.id, 'CL-0001'));
  expect(restore(held, cluster.id, 'CL-0001')).toMatchObject({
    ok: false,
    reason: 'CL-0001 · Hessenpoort staat al in het blad.',
  });
  expect(putBack(held, cluster.id, 'CL-0009', 'B-000001')).toMatchObject({
    ok: false,
    reason: 'Deze verwijdering staat niet in het journaal.',
  });
});

test('a row that is deleted again stands once in the list, by its last deletion', () => {
  const held = started();
  value(restore(held, cluster.id, 'CL-0001'));
  write(held, { type: 'update', table: cluster.id, key: 'CL-0001', values: { name: 'Anders' } });
  write(held, remove(cluster.id, 'CL-0001'));
  const found = rows(held).filter(({ key }) => key === 'CL-0001');
  expect(found).toMatchObject([{ row: 'CL-0001 · Anders', restored: null }]);
});

test('a row that was deleted in a past year comes back from the archive', () => {
  const held = started();
  held.now = '2027-03-01T08:00:00';
  write(held, { type: 'add', table: cluster.id, key: newKey(1), values: { name: 'Nieuw' } });
  rollOverJournal(held.ports());
  expect(rows(held)).toEqual([]);
  const ports = held.ports();
  expect(deletedRows(ports, openRegister(ports), false)).toMatchObject({ value: { files: 1 } });
  const found = rows(held, true).find(({ key }) => key === 'OV-0001')!;
  expect(found).toMatchObject({ row: 'OV-0001 · Hessenpoort I', restored: null });
  value(putBack(held, terrain.id, 'OV-0001', found.batch));
  expect(told(held).terrain!['OV-0001']).toMatchObject({ gross_area: '12.5' });
  expect(rows(held, true).find(({ key }) => key === 'OV-0001')!.restored).toMatch('Teruggezet door');
});

test('an interruption at any call of putting back leaves a row that is there whole, or not at all', () => {
  const trial = started();
  trial.calls.length = 0;
  const [batch] = rows(trial).filter(({ key }) => key === 'CL-0001');
  trial.calls.length = 0;
  value(putBack(trial, cluster.id, 'CL-0001', batch!.batch));
  const calls = trial.calls.length;
  for (let at = 1; at <= calls; at++) {
    const held = started();
    held.calls.length = 0;
    held.crashAt = at;
    expect(() => putBack(held, cluster.id, 'CL-0001', batch!.batch)).toThrow(Crash);
    held.crashAt = 0;
    openRegister(held.ports()).write(request([remove(terrain.id, 'OV-0001')]));
    const again = putBack(held, cluster.id, 'CL-0001', batch!.batch);
    if (!again.ok) expect(again.reason).toMatch('staat al in het blad');
    const row = openRegister(held.ports()).read(cluster).byKey.get('CL-0001')!.values;
    expect(row).toMatchObject({ name: 'Hessenpoort', created_by: 'g-abc123', version: 2 });
    expect(openRegister(held.ports()).read(cluster).entries).toHaveLength(1);
  }
});

test('any rows that are removed come back as they were', () => {
  fc.assert(
    fc.property(batches, (wanted) => {
      const held = playedRegister();
      wanted.forEach((wishes) => void play(held, wishes));
      const before = told(held);
      const gone = new Set(rows(held).map(({ table, key }) => `${table} ${key}`));
      const present = PLAYED.flatMap((table) =>
        Object.keys(before[table.id]!).map((key) => ({ table: table.id, key })),
      );
      if (!present.length) return;
      write(held, ...present.map(({ table, key }) => remove(table, key)));
      expect(rows(held).length).toBe(new Set([...gone, ...present.map((r) => `${r.table} ${r.key}`)]).size);
      for (const { table, key } of present) value(restore(held, table, key));
      expect(told(held)).toEqual(before);
    }),
    { numRuns: 25 },
  );
});
