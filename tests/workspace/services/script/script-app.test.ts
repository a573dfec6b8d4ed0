/** ScriptApp: triggers that a script makes, finds and deletes, and what it may know of itself. */
import { run } from '../../../../src/workspace/index.ts';
import { EVA, stage } from '../../support.ts';

const TELL = `
  function tell(trigger) {
    return [trigger.getHandlerFunction(), String(trigger.getEventType()), String(trigger.getTriggerSource()), trigger.getTriggerSourceId()];
  }`;

test('triggers are made, listed and deleted', () => {
  const { file, value } = stage(TELL);
  expect(
    value(`
      const file = SpreadsheetApp.getActive();
      ScriptApp.newTrigger('a').timeBased().everyMinutes(5).create();
      ScriptApp.newTrigger('b').forSpreadsheet(file).onOpen().create();
      ScriptApp.newTrigger('c').forSpreadsheet(file.getId()).onFormSubmit().create();
      const all = ScriptApp.getProjectTriggers();
      const told = all.map(tell);
      ScriptApp.deleteTrigger(all[0]);
      return [told, ScriptApp.getProjectTriggers().map((each) => each.getHandlerFunction()),
        ScriptApp.getUserTriggers(file).length, new Set(all.map((each) => each.getUniqueId())).size];`),
  ).toEqual([
    [
      ['a', 'CLOCK', 'CLOCK', null],
      ['b', 'ON_OPEN', 'SPREADSHEETS', file.id],
      ['c', 'ON_FORM_SUBMIT', 'SPREADSHEETS', file.id],
    ],
    ['b', 'c'],
    2,
    3,
  ]);
});

test('a person sees only his own triggers', () => {
  const { world, project, value } = stage(
    'function count() { return ScriptApp.getProjectTriggers().length; }',
  );
  value(`ScriptApp.newTrigger('a').timeBased().everyDays(1).create(); return 0;`);
  expect(run(world, project, 'count').value).toBe(1);
  expect(run(world, project, 'count', [], EVA).value).toBe(0);
});

test('twenty triggers for each person', () => {
  const { fault, value } = stage();
  expect(
    fault(`for (let i = 0; i < 21; i++) ScriptApp.newTrigger('a').timeBased().everyDays(1).create();`),
  ).toMatch(/^This script has too many triggers/);
  expect(value(`return ScriptApp.getProjectTriggers().length;`)).toBe(20);
});

test.each([
  [
    `timeBased().everyMinutes(7)`,
    'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
  ],
  [
    `timeBased().everyHours(5)`,
    'The value you passed to everyHours was invalid. It must be one of 1, 2, 4, 6, 8 or 12.',
  ],
  [`timeBased().everyDays(0)`, 'The value you passed to everyDays was invalid.'],
  [`timeBased().atHour(24)`, 'The value you passed to atHour was invalid.'],
  [`timeBased().onMonthDay(32)`, 'The value you passed to onMonthDay was invalid.'],
  [`timeBased().inTimezone('Mars/Olympus')`, 'Invalid timezone: Mars/Olympus'],
  [`timeBased().create()`, 'The trigger must specify a schedule before it is created.'],
  [
    `forSpreadsheet('nergens').onEdit().create()`,
    'You do not have permission to access the requested document.',
  ],
  [
    `forSpreadsheet(SpreadsheetApp.getActive()).create()`,
    'The trigger must specify an event type before it is created.',
  ],
])('newTrigger(…).%s is refused', (code, message) => {
  expect(stage().fault(`ScriptApp.newTrigger('a').${code};`)).toBe(message);
});

test('what a script knows of itself', () => {
  const { project, value } = stage();
  expect(
    value(
      `return [ScriptApp.getScriptId(), ScriptApp.getService().getUrl(), ScriptApp.getService().isEnabled(), typeof ScriptApp.getOAuthToken()];`,
    ),
  ).toEqual([project.id, null, false, 'string']);
});
