/** Rows through the real bundle in the Workspace: dates and texts, rights, calls, interruptions, any shape of tab. */
import fc from 'fast-check';
import type { WriteResult } from '../../../src/register/app/register.ts';
import { type Change, newKey } from '../../../src/register/domain/change/change.ts';
import { tableById } from '../../../src/register/domain/schema/tables/index.ts';
import { run } from '../../../src/workspace/index.ts';
import { COLLEAGUE, COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';
import { rowFor } from '../app/values.ts';

const add = (key: string, values: Record<string, unknown>, table = 'terrain'): Change => ({
  type: 'add',
  table,
  key: newKey(key),
  values,
});

const request = (changes: readonly Change[]) => ({ via: 'import' as const, reason: 'Proef', changes });

function write(register: TestRegister, ...changes: Change[]): WriteResult {
  return register.write(request(changes));
}

test('dates are the days that were meant, moments the wall clock of the file', () => {
  const register = freshRegister();
  write(register, add('a', { display_name: 'A', congestion_date: '2026-03-29' }));
  const [row] = register.read('terrain').rows;
  expect(row).toMatchObject({ congestion_date: '2026-03-29', created_on: '2026-11-23T10:00:00' });
  const serial = register.value('terrain', 2, 'congestion_date') as number;
  expect(serial).toBe(Date.UTC(2026, 2, 29) / 86_400_000 + 25_569);
});

test.each([
  '=IMPORTXML("https://example.nl";"//a")',
  "'t Lochter",
  "''dubbel",
  '+31 38 123 45 67',
  '-5',
  '12,5',
  '007',
  '1-2-2026',
  'WAAR',
  '€ 5',
  '50%',
])('the text %s stays exactly this text, and runs as nothing', (text) => {
  const register = freshRegister();
  write(register, add('a', { display_name: text, plan_name: text, notes: text }));
  expect(register.read('terrain').rows[0]).toMatchObject({
    display_name: text,
    plan_name: text,
    notes: text,
  });
  for (const field of ['display_name', 'plan_name', 'notes', 'choice']) {
    const column = register.column('terrain', field) - 1;
    expect(register.tab('terrain').formulas.get(1, column)).toBeUndefined();
    expect(typeof register.value('terrain', 2, field)).toBe('string');
  }
});

test('text in a number column, as undo may put it back, runs as nothing either', () => {
  const register = freshRegister();
  write(register, add('a', { display_name: 'A' }));
  const { driver, fileId } = register;
  const cell = `K2`;
  driver.edit(COORDINATOR, fileId, 'Terreinen', cell, "'=1+1");
  expect(register.read('terrain').problems).toMatchObject([{ a1: 'K2', typed: '=1+1', key: 'OV-0001' }]);
  write(register, { type: 'update', table: 'terrain', key: 'OV-0001', values: { gross_area: 3 } });
  const old = register.read('journal').rows.at(-1)!.old;
  expect(old).toBe('=1+1');
});

test('who acts is a code in the journal, the same each time and no address', () => {
  const register = freshRegister();
  write(register, add('a', { display_name: 'A' }));
  write(register, add('b', { display_name: 'B' }));
  const actors = new Set(register.read('journal').rows.map((row) => row.actor));
  expect(actors.size).toBe(1);
  expect([...actors][0]).toMatch(/^g-[0-9a-f]{6}$/);
});

test('someone who may not write the journal changes nothing at all', () => {
  const register = freshRegister();
  const before = JSON.stringify(register.model.sheets.map((sheet) => sheet.values));
  const { world, project } = register;
  const result = run(
    world,
    project,
    'probeWrite',
    [request([add('a', { display_name: 'A' })])],
    world.person(COLLEAGUE),
  );
  expect(result.error?.message).toContain('Je mag dit deel van het register niet wijzigen.');
  expect(JSON.stringify(register.model.sheets.map((sheet) => sheet.values))).toBe(before);
  expect(write(register, add('b', { display_name: 'B' }))).toMatchObject({ ok: true, added: 1 });
});

test('a batch costs the same few calls whatever the number of rows', () => {
  const register = freshRegister();
  const { world, project } = register;
  const calls = (count: number): number => {
    const changes = Array.from({ length: count }, (_, index) =>
      add(`${index}`, { display_name: `T${index}` }),
    );
    const result = run(world, project, 'probeWrite', [request(changes)]);
    expect(result.status).toBe('completed');
    return result.reads + result.writes;
  };
  const few = calls(3);
  const many = calls(2000);
  expect(few).toBeLessThanOrEqual(14);
  // The grids of the table and of the journal have to grow.
  expect(many - few).toBeLessThanOrEqual(2);
});

test('reading a table costs one call, beside what finds the columns and the code lists', () => {
  const register = freshRegister();
  const { world, project } = register;
  const result = run(world, project, 'probeRead', ['cluster']);
  expect(result.reads).toBe(2);
  write(register, add('a', { display_name: 'A', worklocation_type: 'B' }));
  expect(run(world, project, 'probeRead', ['cluster']).reads).toBe(2);
  expect(run(world, project, 'probeRead', ['terrain']).reads).toBe(3);
});

test('an execution that dies at any call leaves work that the next one finishes', () => {
  const prepared = (): TestRegister => {
    const register = freshRegister();
    write(register, add('a', { display_name: 'A' }), add('b', { display_name: 'B' }));
    register.driver.advance(60_000);
    return register;
  };
  const changes: Change[] = [
    ...Array.from({ length: 210 }, (_, index) => add(`${index}`, { display_name: `T${index}` })),
    { type: 'update', table: 'terrain', key: 'OV-0001', values: { display_name: 'Anders', gross_area: 2 } },
    { type: 'remove', table: 'terrain', key: 'OV-0002', values: {} },
    add('c', { designation: 'Trekker', name: 'Jo', email: 'jo@voorbeeld.example' }, 'contact'),
  ];
  const contents = (register: TestRegister): string =>
    JSON.stringify(['terrain', 'contact', 'journal'].map((table) => plain(register, table)));
  const whole = prepared();
  const { world, project } = whole;
  const { reads, writes } = run(world, project, 'probeWrite', [request(changes)]);
  whole.install();
  const complete = contents(whole);
  const untouched = contents(prepared());
  const ends: string[] = [];
  for (let at = 1; at <= reads + writes; at++) {
    const register = prepared();
    register.world.faults.push({ kind: 'crash', atCall: at });
    expect(() => write(register, ...changes)).toThrow('Crash on demand');
    register.world.faults.length = 0;
    register.install();
    const end = contents(register);
    ends.push(end === complete ? 'whole' : end === untouched ? 'nothing' : 'half');
  }
  expect(ends).not.toContain('half');
  expect(ends[0]).toBe('nothing');
  expect(ends.at(-1)).toBe('whole');
});

/** Rows without moments, which differ between runs by the time that calls take. */
function plain(register: TestRegister, table: string): unknown[] {
  return register.read(table).rows.map((row) => {
    const { created_on, changed_on, at, ...rest } = row as Record<string, unknown>;
    return rest;
  });
}

describe('any shape that people give a tab', () => {
  const table = tableById('measure')!;
  const shapes = fc.array(
    fc.oneof(
      fc.record({ act: fc.constant('insert' as const), at: fc.integer({ min: 1, max: 12 }) }),
      fc.record({ act: fc.constant('rename' as const), at: fc.integer({ min: 1, max: 12 }) }),
      fc.record({
        act: fc.constant('move' as const),
        at: fc.integer({ min: 1, max: 12 }),
        to: fc.integer({ min: 1, max: 14 }),
      }),
      fc.record({ act: fc.constant('row' as const), at: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ act: fc.constant('tab' as const), at: fc.integer({ min: 0, max: 5 }) }),
    ),
    { maxLength: 5 },
  );

  test('what was written reads back the same', () => {
    fc.assert(
      fc.property(
        shapes,
        fc.array(rowFor(table), { minLength: 1, maxLength: 3 }),
        fc.array(rowFor(table), { maxLength: 2 }),
        (acts, first, second) => {
          const register = freshRegister();
          const { driver, fileId } = register;
          const all = [...first, ...second];
          write(register, ...first.map((row, index) => add(`f${index}`, row, table.id)));
          for (const step of acts) {
            const { id } = register.tab(table.id);
            if (step.act === 'insert') driver.insertColumns(COORDINATOR, fileId, id, step.at);
            if (step.act === 'rename') driver.edit(COORDINATOR, fileId, id, `C${1}`, `Kop ${step.at}`);
            if (step.act === 'move') driver.moveColumns(COORDINATOR, fileId, id, step.at, 1, step.to);
            if (step.act === 'row') driver.insertRows(COORDINATOR, fileId, id, step.at);
            if (step.act === 'tab') driver.moveSheet(COORDINATOR, fileId, id, step.at);
          }
          if (second.length) write(register, ...second.map((row, index) => add(`s${index}`, row, table.id)));
          const { rows, problems } = register.read(table.id);
          expect(problems).toEqual([]);
          expect(
            rows.map((row) => Object.fromEntries(Object.keys(all[0]!).map((field) => [field, row[field]]))),
          ).toEqual(all);
        },
      ),
      { numRuns: 20 },
    );
  });
});
