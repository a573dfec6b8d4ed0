/** The nightly check through the real bundle: what no event saw is found, journalled and shown, and done twice is done once. */
import { newKey } from '../../../../src/register/domain/change/change.ts';
import { COORDINATOR, type TestRegister } from '../../../support/register.ts';
import { cellOf, expectAgreement, journal, night, started, type } from '../edit/support.ts';

/** What people, or the Sheets API, do while no trigger of the register listens. */
function unseen(register: TestRegister, work: () => void): void {
  const triggers = [...register.world.triggers];
  register.world.triggers.clear();
  work();
  for (const [id, trigger] of triggers) register.world.triggers.set(id, trigger);
}

const calls = (run: { reads: number; writes: number }): number => run.reads + run.writes;

test('with nothing to find it writes nothing but what it remembers, and the second time nothing at all', () => {
  const register = started();
  night(register);
  const before = JSON.stringify(register.model);
  const again = night(register);
  expect(again.writes).toBe(0);
  expect(calls(again)).toBeLessThanOrEqual(2 * 34 + 6);
  expect(JSON.stringify(register.model)).toBe(before);
  expectAgreement(register);
});

test('finds cells, rows, deletions and a sort past the events, and explains each in the journal', () => {
  const register = started();
  night(register);
  const before = journal(register).length;
  const tab = register.tab('terrain').id;
  unseen(register, () => {
    type(register, 'terrain', 2, 'town_name', 'Zwolle');
    type(register, 'terrain', 5, 'display_name', 'De Rietstek');
    register.driver.deleteRows(COORDINATOR, register.fileId, tab, 3, 1);
    register.driver.sort(
      COORDINATOR,
      register.fileId,
      tab,
      `A2:${cellOf(register, 'terrain', 4, 'shadow')}`,
      [{ column: register.column('terrain', 'display_name') - 1, ascending: false }],
    );
  });
  night(register);
  expect(journal(register).slice(before)).toEqual([
    expect.objectContaining({
      key: 'OV-0001',
      field: 'town_name',
      new: 'Zwolle',
      via: 'nacht',
      actor: 'onbekend',
    }),
    expect.objectContaining({ key: 'OV-0004', operation: 'add', via: 'nacht' }),
    expect.objectContaining({ key: 'OV-0002', operation: 'remove', via: 'nacht' }),
  ]);
  expectAgreement(register);
});

test('the journal keeps its order, and its names reach to its end, after single edits filled its tab to the last row', () => {
  const register = started();
  const sheet = register.tab('journal');
  const length = () => register.model.extent(sheet).rows;
  // One row below the last line is left, which a single edit takes.
  register.driver.deleteRows(
    COORDINATOR,
    register.fileId,
    sheet.id,
    length() + 2,
    sheet.rows.count - length() - 1,
  );
  type(register, 'terrain', 2, 'town_name', 'Zwolle');
  expect(length()).toBe(sheet.rows.count);
  night(register);
  type(register, 'terrain', 3, 'town_name', 'Zwolle');
  register.driver.deleteRows(
    COORDINATOR,
    register.fileId,
    sheet.id,
    length() + 1,
    sheet.rows.count - length(),
  );
  register.write({
    via: 'menu',
    reason: 'Proef',
    changes: [{ type: 'update', table: 'terrain', key: 'OV-0001', values: { town_name: 'Kampen' } }],
  });
  const lines = register.model.readValues(sheet, { top: 1, left: 0, bottom: length(), right: 1 });
  expect(lines.filter(([id]) => id === null)).toEqual([]);
  expect(journal(register).at(-1)).toMatchObject({ field: 'town_name', new: 'Kampen' });
  register.install();
  const ends = register.model.namedRanges.flatMap(({ area }) =>
    area?.sheetId === sheet.id ? [area.bottom] : [],
  );
  expect(new Set(ends)).toEqual(new Set([sheet.rows.count]));
});

test('a paste, a sort, a moved column, a renamed tab, a deleted block and 200 rows past the events are explained', () => {
  const register = started();
  night(register);
  const before = journal(register).length;
  const tab = register.tab('terrain');
  const act = register.driver;
  const at = [COORDINATOR, register.fileId, tab.id] as const;
  unseen(register, () => {
    act.renameSheet(...at, 'Onze terreinen');
    act.moveColumns(
      ...at,
      register.column('terrain', 'gross_area'),
      1,
      register.column('terrain', 'town_name'),
    );
    act.insertColumns(...at, 3);
    act.insertRows(...at, 5, 200);
    act.paste(
      ...at,
      cellOf(register, 'terrain', 5, 'display_name'),
      Array.from({ length: 200 }, (_, index) => [`Onbekend ${index}`]),
    );
    act.paste(...at, cellOf(register, 'terrain', 2, 'gross_area'), [['11'], ['12'], ['13']]);
    act.deleteRows(...at, 3, 1);
    act.sort(...at, `A2:${cellOf(register, 'terrain', 203, 'shadow')}`, [
      { column: register.column('terrain', 'display_name') - 1, ascending: false },
    ]);
  });
  const run = night(register);
  expect(calls(run)).toBeLessThanOrEqual(2 * 34 + 6);
  expectAgreement(register);
  const told = journal(register).slice(before);
  expect(told.filter(({ operation }) => operation === 'add')).toHaveLength(200);
  expect(told.filter(({ operation }) => operation === 'remove')).toMatchObject([{ key: 'OV-0002' }]);
  expect(told.filter(({ operation }) => operation === 'update')).toMatchObject([
    { key: 'OV-0001', field: 'gross_area', old: '10', new: '11' },
    { key: 'OV-0003', field: 'gross_area', old: '10', new: '13' },
  ]);
  expect(new Set(told.map(({ batch }) => batch)).size).toBe(203);
  const again = night(register);
  expect(again.writes).toBe(0);
  expect(journal(register)).toHaveLength(before + 203);
});

test('keeps within its calls at 3,800 terrains, whatever was done to them', () => {
  const register = started();
  register.write({
    via: 'import',
    reason: 'Veel',
    changes: Array.from({ length: 3797 }, (_, index) => ({
      type: 'add' as const,
      table: 'terrain',
      key: newKey(index),
      values: { display_name: `Terrein ${index}`, municipality_code: 'GM0193', cluster_id: 'CL-0001' },
    })),
  });
  night(register);
  const tab = register.tab('terrain');
  unseen(register, () => {
    register.driver.paste(
      COORDINATOR,
      register.fileId,
      tab.id,
      cellOf(register, 'terrain', 2, 'gross_area'),
      Array.from({ length: 3800 }, (_, index) => [`${index % 90},5`]),
    );
  });
  const run = night(register);
  expect(calls(run)).toBeLessThanOrEqual(2 * 34 + 6);
  expect(journal(register).slice(-1)).toMatchObject([{ field: 'gross_area', via: 'nacht' }]);
  const quiet = night(register);
  expect([quiet.writes, calls(quiet) <= 2 * 34 + 6]).toEqual([0, true]);
});

test('a row that got another name has it wherever it is referred to', () => {
  const register = started();
  type(register, 'cluster', 2, 'name', 'Hessenpoort Zuid');
  expect(register.value('terrain', 2, 'cluster_id')).toBe('CL-0001 · Hessenpoort');
  const before = journal(register).length;
  night(register);
  expect(register.value('terrain', 2, 'cluster_id')).toBe('CL-0001 · Hessenpoort Zuid');
  expect(register.value('terrain', 4, 'cluster_id')).toBe('CL-0001 · Hessenpoort Zuid');
  expect(journal(register)).toHaveLength(before);
  expectAgreement(register);
});
