/** The nightly check through the real bundle: what no event saw is found, journalled and shown, and done twice is done once. */
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
