/** Taking back, putting back and archiving through the real bundle in the local Workspace, with its Drive. */
import fc from 'fast-check';
import type { DeletedRows } from '../../../src/register/app/history/deleted.ts';
import type { ShownBatches, TakenBack } from '../../../src/register/app/history/take-back.ts';
import { linesIn } from '../../../src/register/domain/change/archive.ts';
import { type Change, encodeValue, newKey } from '../../../src/register/domain/change/change.ts';
import type { Outcome } from '../../../src/register/domain/import/outcome.ts';
import { isComputed } from '../../../src/register/domain/schema/derive.ts';
import { tableById } from '../../../src/register/domain/schema/tables/index.ts';
import { run } from '../../../src/workspace/index.ts';
import type { WorkspaceFile } from '../../../src/workspace/world.ts';
import { COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';
import { started as edited, expectAgreement, night, ran, type } from '../app/edit/support.ts';
import { rowFor } from '../app/values.ts';

const TIMEOUT = 240_000;

function call<T>(register: TestRegister, name: string, ...args: unknown[]): T {
  const result = run(register.world, register.project, name, args);
  if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
  const outcome = result.value as Outcome<T>;
  if (!outcome.ok) throw new Error(`${outcome.reason} ${outcome.tip}`);
  return outcome.value;
}

function write(register: TestRegister, ...changes: readonly Change[]): string | null {
  const result = register.write({ via: 'menu', reason: 'Proef', changes });
  if (!result.ok) throw new Error(result.conflicts[0]!.message);
  return result.batch;
}

/** What people fill in, encoded, by table and key; without what is about people. */
function told(register: TestRegister, ...ids: readonly string[]): unknown {
  return ids.map((id) => {
    const table = tableById(id);
    const fields = table.fields.filter(
      (field) => !isComputed(table, field) && !table.columns[field]!.personal,
    );
    const rows = register
      .read(id)
      .rows.map((row) => [
        row[table.key.field],
        fields.map((field) => encodeValue(table.columns[field]!, row[field])),
      ]);
    return rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  });
}

function said(answer: TakenBack): string {
  return answer.done ? answer.said : JSON.stringify(answer.plan.obstacles);
}

test(
  'edits in the sheet, with what the register added to them, are taken back whole; deleted rows come back',
  () => {
    const register = edited();
    const track = {
      name: 'Zeggen',
      cluster_id: 'CL-0001',
      next_action: 'Bellen',
      next_action_due: '2026-12-01',
    };
    write(register, { type: 'add', table: 'track', key: newKey('t'), values: track });
    ran(type(register, 'track', 2, 'state_w1', 'Kandidaat'));
    ran(type(register, 'track', 2, 'state_w1', 'Benaderd'));
    const [last] = call<ShownBatches>(register, 'lastBatches', 0).batches;
    expect(last).toMatchObject({ title: 'Trajecten: TR-0001 · Zeggen', via: 'Blad' });
    expect(last!.sample[0]).toBe('TR-0001 · Zeggen: Status wagon 1 was Kandidaat, nu Benaderd');
    expect(said(call<TakenBack>(register, 'takeBack', last!.id, ''))).toMatch(
      '1 rij gewijzigd en 1 rij verwijderd',
    );
    expect(register.value('track', 2, 'state_w1')).toBe('Kandidaat');
    expect(register.read('stage_event').rows.map(({ to_state }) => to_state)).toEqual(['kandidaat']);
    expectAgreement(register);

    const before = told(register, 'terrain');
    register.driver.deleteRows(COORDINATOR, register.fileId, register.tab('terrain').id, 3, 1);
    const gone = call<DeletedRows>(register, 'deletedRows', false).rows.find(
      ({ table }) => table === 'terrain',
    )!;
    expect(gone).toMatchObject({ key: 'OV-0002', row: 'OV-0002 · Hessenpoort II', via: 'Blad' });
    call(register, 'restoreRow', gone.table, gone.key, gone.batch);
    expect(told(register, 'terrain')).toEqual(before);
    expectAgreement(register);
    night(register);
    expect(told(register, 'terrain')).toEqual(before);
    expectAgreement(register);
  },
  TIMEOUT,
);

const measure = tableById('measure');
const contact = tableById('contact');
const wish = fc.oneof(
  ...[measure, contact].map((table) =>
    fc.record({
      id: fc.constant(table.id),
      what: fc.constantFrom('add' as const, 'update' as const, 'remove' as const),
      pick: fc.nat(100),
      values: rowFor(table),
    }),
  ),
);

test(
  'all batches taken back in reverse give the first register back',
  () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(wish, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
        (wanted) => {
          const register = freshRegister();
          let first: unknown;
          const made: string[] = [];
          wanted.forEach((wishes, round) => {
            if (round === 1) {
              first = told(register, 'measure', 'contact');
              made.length = 0;
            }
            const keys = new Map(
              [measure, contact].map((table) => [
                table.id,
                register.read(table.id).rows.map((row) => String(row[table.key.field])),
              ]),
            );
            const changes = wishes.flatMap(({ id, what, pick, values }, index): Change[] => {
              const table = tableById(id);
              const free = keys.get(table.id)!;
              if (what === 'add' || !free.length)
                return [{ type: 'add', table: table.id, key: newKey(index), values }];
              const [key] = free.splice(pick % free.length, 1);
              return [{ type: what, table: table.id, key: key!, values: what === 'remove' ? {} : values }];
            });
            const batch = write(register, ...changes);
            if (batch) made.push(batch);
          });
          for (const batch of made.reverse())
            expect(said(call<TakenBack>(register, 'takeBack', batch, ''))).toMatch('ongedaan gemaakt');
          expect(told(register, 'measure', 'contact')).toEqual(first);
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  },
  TIMEOUT,
);

/** Two terrains in a cluster, of which one was removed; clocks differ by what calls take, so moments are left out. */
function story(): TestRegister {
  const register = freshRegister();
  const add = (table: string, key: string, values: Record<string, unknown>): Change => ({
    type: 'add',
    table,
    key: newKey(key),
    values,
  });
  write(
    register,
    add('cluster', 'c', { name: 'Zeggen' }),
    add('terrain', 'a', { display_name: 'De Zegge I', cluster_id: newKey('c') }),
    add('terrain', 'b', { display_name: 'De Zegge II', cluster_id: newKey('c') }),
  );
  write(
    register,
    { type: 'remove', table: 'terrain', key: 'OV-0002', values: {} },
    { type: 'update', table: 'terrain', key: 'OV-0001', values: { gross_area: 5, notes: '=1+1' } },
  );
  return register;
}

/** Ends an execution at each of its service calls, repairs, and tells what stands there afterwards. */
function interrupted(name: string, args: (register: TestRegister) => readonly unknown[]): readonly string[] {
  const contents = (register: TestRegister): string => JSON.stringify(told(register, 'terrain', 'cluster'));
  const untouched = contents(story());
  const whole = story();
  const { reads, writes, status } = run(whole.world, whole.project, name, args(whole));
  expect(status).toBe('completed');
  const complete = contents(whole);
  expect(complete).not.toBe(untouched);
  return Array.from({ length: reads + writes }, (_, index) => {
    const register = story();
    const given = args(register);
    register.world.faults.push({ kind: 'crash', atCall: index + 1 });
    run(register.world, register.project, name, given);
    register.world.faults.length = 0;
    register.install();
    const end = contents(register);
    return end === complete ? 'whole' : end === untouched ? 'nothing' : 'half';
  });
}

test(
  'taking back that dies at any call is whole or nothing',
  () => {
    const last = (register: TestRegister): string =>
      call<ShownBatches>(register, 'lastBatches', 0).batches[0]!.id;
    const ends = interrupted('takeBack', (register) => [last(register), '']);
    expect(ends).not.toContain('half');
    expect([ends[0], ends.at(-1)]).toEqual(['nothing', 'whole']);
  },
  TIMEOUT,
);

test(
  'putting back that dies at any call is whole or nothing',
  () => {
    const row = (register: TestRegister) => call<DeletedRows>(register, 'deletedRows', false).rows[0]!;
    const ends = interrupted('restoreRow', (register) => {
      const { table, key, batch } = row(register);
      return [table, key, batch];
    });
    expect(ends).not.toContain('half');
    expect([ends[0], ends.at(-1)]).toEqual(['nothing', 'whole']);
  },
  TIMEOUT,
);

describe('the archive', () => {
  const ARCHIVE = ['Beheer', 'Journaal naar archief'];
  const files = (register: TestRegister): Extract<WorkspaceFile, { kind: 'file' }>[] =>
    [...register.world.files.values()].filter((file) => file.kind === 'file');
  const content = (register: TestRegister): string[] =>
    files(register).map(({ model }) => Buffer.from(model.bytes).toString('utf8'));

  /** The story of 2026 on a day in March 2027. */
  function nextYear(): TestRegister {
    const register = story();
    register.world.triggers.clear();
    register.driver.open(COORDINATOR, register.fileId);
    register.driver.advanceTo(Date.parse('2027-03-01T09:00:00Z'));
    write(register, { type: 'update', table: 'terrain', key: 'OV-0001', values: { gross_area: 6 } });
    return register;
  }

  test('from the menu: a CSV file in Drive with the lines of last year, and the rest in the tab', () => {
    const register = nextYear();
    const before = register.read('journal').rows;
    const due = before.filter((row) => String(row.at) < '2027').length;
    register.click(ARCHIVE);
    expect(register.alerts.at(-1)).toMatch(
      /regels van het Journaal staan nu in het archief: Terreinregister/,
    );
    const [file] = files(register);
    expect(file).toMatchObject({
      kind: 'file',
      name: expect.stringMatching(/^Terreinregister journaal 2026-11-23\.csv$/),
    });
    const lines = linesIn(content(register)[0]!);
    expect(lines.map(({ entry_id }) => entry_id)).toEqual(before.slice(0, due).map((row) => row.entry_id));
    expect(lines.at(-1)).toMatchObject({ field: 'notes', new: '=1+1', operation: 'Gewijzigd' });
    const left = register.read('journal').rows;
    expect(left).toHaveLength(before.length - due + 1);
    expect(left.at(-1)).toMatchObject({ via: 'menu', table: 'journal', operation: 'remove' });
    expect(register.read('journal').problems).toEqual([]);
    register.click(ARCHIVE);
    expect(register.alerts.at(-1)).toBe('Er zijn geen regels die naar het archief moeten.');
    expect(files(register)).toHaveLength(1);
    write(register, { type: 'update', table: 'terrain', key: 'OV-0001', values: { gross_area: 7 } });
    expect(register.read('journal').rows).toHaveLength(left.length + 1);
  });

  test('a row whose first lines are in the archive is known whole when somebody deletes it', () => {
    const register = nextYear();
    register.install();
    register.click(ARCHIVE);
    expect(
      register.read('journal').rows.some(({ key, operation }) => key === 'OV-0001' && operation === 'add'),
    ).toBe(false);
    register.driver.deleteRows(COORDINATOR, register.fileId, register.tab('terrain').id, 2, 1);
    const [gone] = call<DeletedRows>(register, 'deletedRows', false).rows;
    expect(gone).toMatchObject({ table: 'terrain', key: 'OV-0001', via: 'Blad' });
    call(register, 'restoreRow', 'terrain', 'OV-0001', gone!.batch);
    const row = { display_name: 'De Zegge I', cluster_id: 'CL-0001', gross_area: 6, notes: '=1+1' };
    expect(register.read('terrain').rows).toMatchObject([row]);
  });

  test(
    'an interruption at any call: afterwards each line is once in the file or in the tab',
    () => {
      const whole = nextYear();
      const expected = whole.read('journal').rows.map((row) => row.entry_id);
      const { reads, writes } = whole.click(ARCHIVE);
      const kept = content(whole);
      for (let at = 1; at <= reads + writes; at++) {
        const register = nextYear();
        register.world.faults.push({ kind: 'crash', atCall: at });
        register.click(ARCHIVE);
        register.world.faults.length = 0;
        register.driver.advance(60_000);
        register.click(ARCHIVE);
        expect(content(register).map((text) => linesIn(text).length)).toEqual(
          kept.map((text) => linesIn(text).length),
        );
        const archived = content(register).flatMap((text) => linesIn(text).map(({ entry_id }) => entry_id));
        const rows = register.read('journal').rows;
        const own = [
          ...archived,
          ...rows.filter((row) => row.table !== 'journal').map((row) => row.entry_id),
        ];
        expect([at, own]).toEqual([at, expected]);
        expect([at, rows.filter((row) => row.table === 'journal').length]).toEqual([at, 1]);
      }
    },
    TIMEOUT,
  );
});
