/** The panes of quotas and faults: what is left today, and what goes wrong on purpose. */
import type { PageFault } from '../../../src/workspace/page/panes/limits-protocol.ts';
import { EVA, JAN, STRANGER, stage } from '../support.ts';
import { served } from './support.ts';

const SCRIPT = `
  function schrijf() {
    const sheet = SpreadsheetApp.getActive().getSheets()[0];
    sheet.getRange('A1').setValue('een');
    sheet.getRange('A2').setValue('twee');
    return sheet.getRange('A1:A2').getValues().join();
  }
  function slot() { return LockService.getScriptLock().tryLock(1000); }
  function mail() { MailApp.sendEmail('${EVA.email},${STRANGER.email}', 'Hoi', 'Dag'); DocumentApp.create('Nota'); }
  function uur() {}
  function trigger() { ScriptApp.newTrigger('uur').timeBased().everyHours(1).create(); }`;

function filled() {
  const made = stage(SCRIPT);
  return { ...made, ...served(made.world) };
}

describe('quotas', () => {
  test('say what each person used today, and are whole again the next day', () => {
    const { ask, call, driver, world } = filled();
    call('mail');
    const left = (email: string) => {
      const view = ask('quotas', JAN.email, {});
      const { quotas } = view.people.find((each) => each.email === email)!;
      return Object.fromEntries(quotas.map((each) => [each.name, each.left]));
    };
    expect(left(JAN.email)).toMatchObject({ email: 1498, documents: 1499, spreadsheets: 3200 });
    expect(left(EVA.email)).toMatchObject({ email: 1500, documents: 1500 });
    driver.advanceTo(ask('quotas', JAN.email, {}).endsAt - 1);
    expect(left(JAN.email)).toMatchObject({ email: 1498 });
    driver.advance(1);
    expect(left(JAN.email)).toMatchObject({ email: 1500 });
    expect(new Date(world.now).toISOString()).toMatch(/T00:00:00/);
  });

  test('count the time of triggers, also of somebody who is not of this Workspace', () => {
    const { ask, world, file } = filled();
    world.quotas.set(
      `${new Date(world.now).toISOString().slice(0, 10)} wie@elders.example triggerMs`,
      60_000,
    );
    const { people } = ask('quotas', JAN.email, {});
    expect(people.map(({ email }) => email)).toEqual([
      JAN.email,
      EVA.email,
      STRANGER.email,
      'wie@elders.example',
    ]);
    expect(people[3]!.quotas.find(({ name }) => name === 'triggerMs')).toEqual({
      name: 'triggerMs',
      limit: 21_600_000,
      left: 21_540_000,
    });
    expect(file.name).toBe('Proef');
  });
});

describe('faults', () => {
  const only = (fault: PageFault) => {
    const made = filled();
    made.ask('addFault', JAN.email, { fault });
    return made;
  };

  test('an error at the second call, once: the next run goes well', () => {
    const { call, ask, heard } = only({
      kind: 'error',
      atCall: 2,
      message: 'Service error: Drive',
      times: 1,
    });
    expect(call('schrijf').error?.message).toBe('Service error: Drive');
    expect(call('schrijf').value).toBe('een,twee');
    expect(ask('faults', JAN.email, {}).faults).toEqual([]);
    expect(heard).toContainEqual({ kind: 'parts', parts: ['faults'] });
  });

  test('an error of one method only, until it is cleared', () => {
    const fault: PageFault = { kind: 'error', method: 'Range.getValues' };
    const { call, ask } = only(fault);
    for (let i = 0; i < 2; i += 1)
      expect(call('schrijf').error?.message).toMatch(/^Service error: Spreadsheets/);
    expect(ask('faults', JAN.email, {}).methods).toEqual(
      expect.arrayContaining(['Range.getValues', 'Range.setValue']),
    );
    ask('clearFault', JAN.email, { fault });
    expect(call('schrijf').status).toBe('completed');
  });

  test('an execution that is killed has done what came before', () => {
    const { call, value } = only({ kind: 'crash', atCall: 2, times: 1 });
    expect(call('schrijf').status).toBe('crashed');
    expect(
      value(`return SpreadsheetApp.getActive().getSheets()[0].getRange('A1:A2').getValues().join();`),
    ).toBe('een,');
  });

  test('a lock that is not free, twice', () => {
    const { call } = only({ kind: 'lock', times: 2 });
    expect([1, 2, 3].map(() => call('slot').value)).toEqual([false, false, true]);
  });

  test('a quota that is gone shows as such, and all faults are cleared at once', () => {
    const { call, ask } = only({ kind: 'quota', quota: 'email' });
    const [jan] = ask('quotas', JAN.email, {}).people;
    expect(jan!.quotas.find(({ name }) => name === 'email')!.left).toBe(0);
    expect(call('mail').error?.message).toBe('Service invoked too many times for one day: email.');
    ask('clearFaults', JAN.email, {});
    expect(call('mail').status).toBe('completed');
  });

  test.each([
    [{ kind: 'crash' }, 'Het nummer van de aanroep is een geheel getal vanaf 1.'],
    [{ kind: 'crash', atCall: 0 }, 'Het nummer van de aanroep is een geheel getal vanaf 1.'],
    [{ kind: 'crash', atCall: 1.5 }, 'Het nummer van de aanroep is een geheel getal vanaf 1.'],
    [{ kind: 'error', times: -1 }, 'Hoe vaak is een geheel getal vanaf 1.'],
    [
      { kind: 'error', method: 'setValues' },
      'Schrijf een methode als Range.setValues: de dienst, een punt en de naam.',
    ],
    [{ kind: 'quota', quota: 'geduld' }, 'Deze storing kan niet.'],
    [{ kind: 'rest', outcome: 'hang' }, 'Deze storing kan niet.'],
    [{}, 'Deze storing kan niet.'],
  ])('%j is refused in Dutch, and nothing changes', (fault, message) => {
    const { reply, world } = filled();
    expect(reply('addFault', JAN.email, { fault: fault as PageFault })).toEqual({ ok: false, message });
    expect(world.faults).toEqual([]);
  });

  test('one that is gone already cannot be cleared', () => {
    const { reply } = filled();
    expect(reply('clearFault', JAN.email, { fault: { kind: 'lock' } })).toEqual({
      ok: false,
      message: 'Deze storing is er niet meer.',
    });
  });
});
