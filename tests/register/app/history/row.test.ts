/** The history of the row under the cursor, on tabs in memory. */
import { rollOverJournal } from '../../../../src/register/app/archive/roll-over.ts';
import { rowHistory } from '../../../../src/register/app/history/row.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { newKey } from '../../../../src/register/domain/change/change.ts';
import { journal, TABLES, terrain } from '../../../../src/register/domain/schema/tables/index.ts';
import { type Memory, memory } from '../memory-ports.ts';
import { done, request } from '../random-batches.ts';

function started(): Memory {
  const held = memory(TABLES);
  const write = (...changes: Parameters<typeof request>[0]) =>
    done(openRegister(held.ports()).write(request(changes)));
  write(
    { type: 'add', table: terrain.id, key: newKey(1), values: { display_name: 'Een' } },
    { type: 'add', table: terrain.id, key: newKey(2), values: { display_name: 'Twee' } },
  );
  write({ type: 'update', table: terrain.id, key: 'OV-0002', values: { gross_area: 3 } });
  return held;
}

function ask(held: Memory, all = false) {
  const ports = held.ports();
  return rowHistory(ports, openRegister(ports), all);
}

test('the row is known by its key, wherever it stands, and only its own lines are told', () => {
  const held = started();
  held.cursor = { sheet: held.sheet(terrain).id, row: 3 };
  const history = ask(held);
  expect(history).toMatchObject({
    ok: true,
    value: { tab: 'Terreinen', row: 'OV-0002 · Twee', older: 0, notes: [] },
  });
  const { events } = (history as Extract<typeof history, { ok: true }>).value;
  expect(events.map(({ batch, lines }) => [batch.id, lines[0]!.what])).toEqual([
    ['B-000002', 'Gewijzigd'],
    ['B-000001', 'Toegevoegd'],
  ]);
  expect(JSON.stringify(events.map(({ lines }) => lines))).not.toContain('Een');
});

test('from a line of the journal, the row that it is about', () => {
  const held = started();
  held.cursor = { sheet: held.sheet(journal).id, row: 2 };
  expect(ask(held)).toMatchObject({ ok: true, value: { row: 'OV-0001 · Een' } });
});

test('a row without a key, a header, a tab of a person: each is told what to do', () => {
  const held = started();
  for (const row of [1, 9]) {
    held.cursor = { sheet: held.sheet(terrain).id, row };
    expect(ask(held)).toMatchObject({ ok: false, reason: expect.stringMatching('heeft nog geen sleutel') });
  }
  for (const cursor of [null, { sheet: 999, row: 2 }]) {
    held.cursor = cursor;
    expect(ask(held)).toMatchObject({ ok: false, reason: 'Dit tabblad hoort niet bij het register.' });
  }
});

test('what went to the archive is told when asked for, and cannot be taken back from there', () => {
  const held = started();
  held.now = '2027-03-01T08:00:00';
  const later = { type: 'update', table: terrain.id, key: 'OV-0002', values: { gross_area: 4 } } as const;
  done(openRegister(held.ports()).write(request([later])));
  rollOverJournal(held.ports());
  held.cursor = { sheet: held.sheet(terrain).id, row: 3 };
  expect(ask(held)).toMatchObject({ value: { files: 1, events: [{ undoable: true }] } });
  expect(ask(held, true)).toMatchObject({
    value: { files: 0, events: [{ undoable: true }, { undoable: false }, { undoable: false }] },
  });
});
