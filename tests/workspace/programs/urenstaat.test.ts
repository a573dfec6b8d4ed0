/** The timesheet program, unchanged: writing hours in a sidebar, approval in the sheet, a reminder on Friday. */
import { CHIEF, DAY, programme, STAFF, succeeded } from './support.ts';

function installed() {
  const stage = programme('urenstaat');
  const { driver, file, answers } = stage;
  succeeded(...driver.open(CHIEF.email, file.id));
  answers.push({ button: 'OK', text: ` ${CHIEF.email} ` });
  succeeded(driver.menu(CHIEF.email, file.id, ['Uren', 'Beheer', 'Installeren']));
  return stage;
}

/** Opens the sidebar as a member of staff and gives its id with what it shows. */
function sidebar({ driver, file }: ReturnType<typeof installed>) {
  succeeded(...driver.open(STAFF.email, file.id));
  succeeded(driver.menu(STAFF.email, file.id, ['Uren', 'Uren schrijven…']));
  return driver.pages(STAFF.email, file.id)[0]!;
}

test('installs twice without doubling a trigger, and tells so', () => {
  const stage = installed();
  stage.answers.push({ button: 'OK', text: CHIEF.email });
  succeeded(stage.driver.menu(CHIEF.email, stage.file.id, ['Uren', 'Beheer', 'Installeren']));
  expect([...stage.world.triggers.values()].map(({ handler, event }) => [handler, event])).toEqual([
    ['onStatusEdit', 'ON_EDIT'],
    ['remind', 'CLOCK'],
  ]);
  expect(stage.notices.filter(({ kind }) => kind === 'toast')).toHaveLength(2);
  expect(stage.shown('Uren')).toEqual([
    ['Datum', 'Medewerker', 'Project', 'Uren', 'Status', 'Beoordeeld door', 'Beoordeeld op'],
  ]);
});

test('cancelling the question installs nothing', () => {
  const { driver, file, answers, world } = programme('urenstaat');
  driver.open(CHIEF.email, file.id);
  answers.push({ button: 'CANCEL', text: '' });
  succeeded(driver.menu(CHIEF.email, file.id, ['Uren', 'Beheer', 'Installeren']));
  expect([world.triggers.size, file.model.sheetByName('Uren')]).toEqual([0, undefined]);
});

test('hours from the sidebar stand in the sheet, with the total of the week', () => {
  const stage = installed();
  const page = sidebar(stage);
  expect([page.place, page.title]).toEqual(['sidebar', 'Uren schrijven']);
  expect(page.html).toContain('value="2026-02-04"');
  expect(page.html.match(/<option>/g)).toHaveLength(3);
  const send = (hours: string, date = '2026-02-04') =>
    stage.driver.callPage(page.id, 'submitHours', [{ date, project: 'Hessenpoort', hours }]);
  expect(send('7,5').value).toEqual({ total: 7.5 });
  expect(send('8', '2026-02-03').value).toEqual({ total: 15.5 });
  expect(send('8', '2026-01-30').value).toEqual({ total: 15.5 });
  expect(send('veel').error?.message).toBe('Vul een aantal uren in tussen 0 en 24.');
  expect(stage.shown('Uren').slice(1)).toEqual([
    ['04-02-2026', STAFF.email, 'Hessenpoort', '7,50', 'Ingediend', '', ''],
    ['03-02-2026', STAFF.email, 'Hessenpoort', '8,00', 'Ingediend', '', ''],
    ['30-01-2026', STAFF.email, 'Hessenpoort', '8,00', 'Ingediend', '', ''],
  ]);
  // A function whose name ends in _ is not for pages.
  expect(() => stage.driver.callPage(page.id, 'weekTotal_', ['x', 'y'])).toThrow('not found');
});

test('only the manager approves; the employee hears of it', () => {
  const stage = installed();
  const { driver, file, world } = stage;
  const page = sidebar(stage);
  driver.callPage(page.id, 'submitHours', [{ date: '2026-02-04', project: 'Marslanden', hours: '7,5' }]);

  const own = driver.edit(STAFF.email, file.id, 'Uren', 'E2', 'Akkoord');
  succeeded(...own.executions);
  expect(stage.shown('Uren')[1]).toEqual([
    '04-02-2026',
    STAFF.email,
    'Marslanden',
    '7,50',
    'Ingediend',
    '',
    '',
  ]);
  expect(file.model.sheetByName('Uren')!.notes.get(1, 4)).toBe(`Alleen ${CHIEF.email} beoordeelt uren.`);
  expect(world.mail).toHaveLength(0);

  succeeded(...driver.edit(CHIEF.email, file.id, 'Uren', 'E2', 'Akkoord').executions);
  expect(stage.shown('Uren')[1]!.slice(4, 6)).toEqual(['Akkoord', CHIEF.email]);
  expect(file.model.sheetByName('Uren')!.notes.get(1, 4)).toBeUndefined();
  expect(world.mail).toMatchObject([
    {
      from: CHIEF.email,
      to: [STAFF.email],
      subject: 'Uren 4-2-2026: akkoord',
      body: 'Je 7,5 uur voor Marslanden op 4-2-2026: Akkoord.',
    },
  ]);

  // The list is strict: what is not on it does not enter, and no trigger hears of it.
  const odd = driver.edit(CHIEF.email, file.id, 'Uren', 'E2', 'Misschien');
  expect([odd.executions.length, stage.shown('Uren')[1]![4]]).toEqual([0, 'Akkoord']);
});

test('on Friday afternoon whoever wrote too little gets a mail', () => {
  const stage = installed();
  const page = sidebar(stage);
  for (const day of ['02', '03', '04', '05'])
    stage.driver.callPage(page.id, 'submitHours', [
      { date: `2026-02-${day}`, project: 'Algemeen', hours: '8' },
    ]);
  const runs = stage.driver.advance(7 * DAY);
  succeeded(...runs);
  expect(runs.map(({ functionName, log }) => [functionName, log.map(({ text }) => text)])).toEqual([
    ['remind', [`${CHIEF.email} schreef 0 uur`]],
  ]);
  const fired = new Date(runs[0]!.startedAt);
  expect([fired.getDay(), fired.getHours()]).toEqual([5, 15]);
  expect(stage.world.mail.map(({ to, body }) => [to[0], body])).toEqual([
    [CHIEF.email, 'Je schreef deze week 0 uur.'],
  ]);
});
