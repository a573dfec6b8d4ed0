/** The journal's way to its archive, on tabs and files in memory: what moves, what stays, and interruptions. */
import {
  archivedEntries,
  archives,
  checkArchives,
  lastKnown,
} from '../../../../src/register/app/archive/archives.ts';
import { rollOverJournal } from '../../../../src/register/app/archive/roll-over.ts';
import { type JournalEntry, journalEntries } from '../../../../src/register/app/history/batches.ts';
import { deletedRows } from '../../../../src/register/app/history/deleted.ts';
import { showBatch } from '../../../../src/register/app/history/take-back.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { type Change, newKey } from '../../../../src/register/domain/change/change.ts';
import { ArchiveError, BusyError } from '../../../../src/register/domain/errors.ts';
import {
  cluster,
  journal,
  setting,
  TABLES,
  terrain,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { Crash, type Memory, memory } from '../memory-ports.ts';
import { done, request, told } from '../random-batches.ts';

function write(held: Memory, ...changes: readonly Change[]): string {
  return done(openRegister(held.ports()).write(request(changes))).batch!;
}

const entries = (held: Memory): readonly JournalEntry[] => journalEntries(openRegister(held.ports()));

const update = (key: string, values: Record<string, unknown>): Change => ({
  type: 'update',
  table: terrain.id,
  key,
  values,
});

/** A journal of 2024, 2025 and 2026, on a day in February 2026. */
function started(): Memory {
  const held = memory(TABLES);
  held.now = '2024-11-01T10:00:00';
  write(
    held,
    {
      type: 'add',
      table: terrain.id,
      key: newKey(1),
      values: { display_name: 'Zeggen; "oost"', notes: '=1+1' },
    },
    { type: 'add', table: terrain.id, key: newKey(2), values: { display_name: 'Tweede' } },
  );
  held.now = '2025-05-01T10:00:00';
  write(held, update('OV-0001', { gross_area: 5 }));
  held.now = '2025-12-20T10:00:00';
  write(held, { type: 'remove', table: terrain.id, key: 'OV-0002', values: {} });
  held.now = '2026-02-10T10:00:00';
  write(held, update('OV-0001', { gross_area: 6 }));
  held.now = '2026-02-11T03:10:00';
  return held;
}

test('lines of past years go to a file for each year, and the journal says where they are', () => {
  const held = started();
  const before = entries(held);
  const rows = told(held);
  expect(rollOverJournal(held.ports())).toBe(
    '4 regels van het Journaal staan nu in het archief: Terreinregister journaal 2024-11-01.csv, Terreinregister journaal 2025-05-01 tot en met 2025-12-20.csv.',
  );
  expect([...held.files.values()].map(({ name }) => name)).toEqual([
    'Terreinregister journaal 2024-11-01.csv',
    'Terreinregister journaal 2025-05-01 tot en met 2025-12-20.csv',
  ]);
  const ports = held.ports();
  const files = archives(ports);
  expect(files.map(({ year, lines }) => [year, lines])).toEqual([
    ['2024', 2],
    ['2025', 2],
  ]);
  expect(files.flatMap((file) => archivedEntries(ports, file))).toEqual(before.slice(0, 4));
  const left = entries(held);
  expect(left.slice(0, 1)).toEqual(before.slice(4));
  expect(left[1]).toMatchObject({
    batch: 'A-20260211031000',
    via: 'nacht',
    operation: 'remove',
    table: 'journal',
    key: 'JR-0000001 – JR-0000004',
  });
  expect(told(held)).toEqual(rows);
  expect(checkArchives(ports).map(({ wrong }) => wrong)).toEqual([null, null]);
});

test('a second run has nothing to do and writes nothing', () => {
  const held = started();
  rollOverJournal(held.ports());
  held.calls.length = 0;
  expect(rollOverJournal(held.ports())).toBeNull();
  expect(held.calls.filter((call) => /write|remove|files|props.set/.test(call))).toEqual([]);
});

test('changes of last year can be taken back for another month', () => {
  const held = started();
  held.now = '2026-01-05T03:10:00';
  rollOverJournal(held.ports());
  expect(
    entries(held)
      .map(({ batch }) => batch)
      .slice(0, 2),
  ).toEqual(['B-000003', 'B-000004']);
});

test('too many lines go as well, by the setting', () => {
  const held = started();
  write(held, {
    type: 'add',
    table: setting.id,
    key: 'journal_max_rows',
    values: { label: 'Regels', value: '1000' },
  });
  for (let n = 0; n < 12; n++)
    write(
      held,
      ...Array.from(
        { length: 100 },
        (_, i): Change => ({
          type: 'add',
          table: cluster.id,
          key: newKey(i),
          values: { name: `C ${n} ${i}` },
        }),
      ),
    );
  rollOverJournal(held.ports());
  expect(entries(held)).toHaveLength(501);
  expect(archives(held.ports()).map(({ year }) => year)).toEqual(['2024', '2025', '2026']);
});

test('the line about the archive cannot be taken back, and older batches are told to be there', () => {
  const held = started();
  rollOverJournal(held.ports());
  const register = openRegister(held.ports());
  expect(showBatch(register, 'A-20260211031000')).toMatchObject({
    ok: false,
    reason: 'Deze batch gaat over het journaal zelf.',
  });
  expect(showBatch(register, 'B-000001')).toMatchObject({ ok: false, tip: expect.stringMatching('archief') });
  expect(deletedRows(held.ports(), register, false)).toMatchObject({ ok: true, value: { rows: [] } });
});

test('what is known of a row is found in the archive where the journal begins after it', () => {
  const held = started();
  rollOverJournal(held.ports());
  const ports = held.ports();
  const register = openRegister(ports);
  expect(lastKnown(ports, register, terrain.id, 'OV-0001')).toMatchObject({
    whole: true,
    present: true,
    values: { display_name: 'Zeggen; "oost"', gross_area: '6', notes: '=1+1' },
  });
  expect(lastKnown(ports, register, terrain.id, 'OV-0002')).toMatchObject({ present: false });
  expect(lastKnown(ports, register, terrain.id, 'OV-0009')).toBeNull();
});

test('a copy of the file, which has no properties, still gives no key twice', () => {
  const held = started();
  rollOverJournal(held.ports());
  for (const name of Object.keys(held.props)) delete held.props[name];
  write(held, { type: 'add', table: terrain.id, key: newKey(1), values: { display_name: 'Derde' } });
  expect(Object.keys(told(held).terrain!)).toEqual(['OV-0001', 'OV-0003']);
  expect(new Set(entries(held).map((entry) => entry.entry_id)).size).toBe(entries(held).length);
});

test('a file that did not arrive as it was sent stops the work before anything leaves the journal', () => {
  const held = started();
  const before = entries(held);
  const ports = held.ports();
  const broken = {
    ...ports,
    files: {
      ...ports.files,
      create: (file: Parameters<typeof ports.files.create>[0]) =>
        ports.files.create({ ...file, text: file.text.slice(0, -9) }),
    },
  };
  expect(() => rollOverJournal(broken)).toThrow(ArchiveError);
  expect(entries(held)).toEqual(before);
  expect(rollOverJournal(held.ports())).toMatch('4 regels');
});

test('a file that is changed or thrown away later is told', () => {
  const held = started();
  rollOverJournal(held.ports());
  const [first, second] = [...held.files.keys()];
  held.files.get(first!)!.text += 'x';
  held.files.delete(second!);
  const ports = held.ports();
  expect(checkArchives(ports).map(({ wrong }) => wrong)).toEqual([
    expect.stringMatching('is gewijzigd'),
    expect.stringMatching('is weg'),
  ]);
  expect(() => archivedEntries(ports, archives(ports)[0]!)).toThrow(ArchiveError);
});

test('nothing is done while someone else writes', () => {
  const held = started();
  held.lockIsFree = false;
  expect(() => rollOverJournal(held.ports())).toThrow(BusyError);
});

test('an interruption at any call, also with a change in between: each line is once in journal or archive', () => {
  const trial = started();
  const expected = entries(trial);
  trial.calls.length = 0;
  rollOverJournal(trial.ports());
  const calls = trial.calls.length;
  const archived = [...trial.files.values()];
  for (let at = 1; at <= calls; at++) {
    const held = started();
    held.calls.length = 0;
    held.crashAt = at;
    expect(() => rollOverJournal(held.ports())).toThrow(Crash);
    held.crashAt = 0;
    held.now = '2026-02-11T09:00:00';
    write(held, update('OV-0001', { gross_area: 7 }));
    held.now = '2026-02-12T03:10:00';
    rollOverJournal(held.ports());
    expect([...held.files.values()]).toEqual(archived);
    const ports = held.ports();
    const all = [...archives(ports).flatMap((file) => archivedEntries(ports, file)), ...entries(held)];
    const own = all.filter((entry) => entry.table !== journal.id);
    expect(own.slice(0, expected.length)).toEqual(expected);
    expect(own).toHaveLength(expected.length + 1);
    expect(all.length - own.length).toBe(1);
    expect(Object.keys(held.props).filter((name) => !/^(counter\.|archive\.)/.test(name))).toEqual([]);
    expect(new Set(all.map((entry) => entry.entry_id)).size).toBe(all.length);
  }
});
