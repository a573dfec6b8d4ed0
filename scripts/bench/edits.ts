/** What people do in the sheet, and the check of the night, to measure what each costs. */
import { Driver, type ExecutionResult } from '../../src/workspace/index.ts';
import type { Act } from '../../src/workspace/sheet-driver.ts';
import type { LocalRegister } from '../world.ts';

const TAB = 'Terreinen';
const PASTED = 1000;
const WIDTH = 20;

/** Types in a cell, pastes 1,000 rows of 20 columns, deletes a row, and checks the whole register twice. */
export function measureEdits(
  register: LocalRegister,
  note: (name: string, result: ExecutionResult) => void,
): void {
  const { world, fileId, owner } = register;
  const driver = new Driver(world, { answer: () => ({ button: 'OK', text: '' }) });
  driver.open(owner.email, fileId);
  const sheet = world.spreadsheet(fileId)!.model.sheetByName(TAB)!;
  const noted = (name: string, act: Act, handler = 'onSheetEdit'): void => {
    const ran = act.executions.find(({ functionName }) => functionName === handler);
    if (ran?.status !== 'completed')
      throw new Error(`${name}: ${ran?.error?.message ?? act.rejected[0]?.reason}`);
    note(name, ran);
  };
  const check = (): ExecutionResult =>
    driver.menu(owner.email, fileId, ['Terreinregister', 'Beheer', 'Register nu controleren']);

  check();
  const free = world.spreadsheet(fileId)!.model.extent(sheet).rows + 1;
  noted('Nieuwe rij typen', driver.edit(owner.email, fileId, TAB, `B${free}`, 'Enig in zijn soort'));
  noted('Eén cel typen', driver.edit(owner.email, fileId, TAB, `H${free}`, 'Bathmen'));
  noted('Onleesbaar getal typen', driver.edit(owner.email, fileId, TAB, 'K2', 'veel'));
  noted('Getal verbeteren', driver.edit(owner.email, fileId, TAB, 'K2', '12,5'));
  const block = Array.from({ length: PASTED }, (_, row) =>
    Array.from({ length: WIDTH }, (_, column) => (column === 0 ? `Geplakt ${row}` : '')),
  );
  driver.insertRows(owner.email, fileId, TAB, 3, PASTED);
  noted('1.000 × 20 cellen plakken', driver.paste(owner.email, fileId, TAB, 'B3', block));
  noted('Rij verwijderen', driver.deleteRows(owner.email, fileId, TAB, 3, 1), 'onSheetChange');
  note('Nacht, na het plakken', check());
  note('Nacht, niets te vinden', check());
  driver.deleteRows(owner.email, fileId, TAB, 3, PASTED - 1);
  driver.close(owner.email, fileId);
}
