/** What crosses between a script and the services, and what is refused. */
import fc from 'fast-check';
import { run } from '../../src/workspace/index.ts';
import { JAN, stage } from './support.ts';

describe('values', () => {
  test("what a service gives passes the script's own instanceof", () => {
    const { value } = stage();
    expect(
      value(`
        const sheet = SpreadsheetApp.getActiveSheet();
        sheet.getRange('A1:B1').setValues([['x', new Date(2026, 0, 31)]]);
        const values = sheet.getDataRange().getValues();
        return [values instanceof Array, values[0] instanceof Array, values[0][1] instanceof Date,
          PropertiesService.getScriptProperties().getProperties() instanceof Object];`),
    ).toEqual([true, true, true, true]);
  });

  test('any data comes back from a script as it went in', () => {
    const { world, project } = stage('function echo(value) { return value; }');
    // A key such as __proto__ names the prototype when it is set, with us as in any script.
    const data = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !JSON.stringify(value).includes('"__proto__"'));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(data, fc.date({ noInvalidDate: true }))), (given) => {
        const back = run(world, project, 'echo', [given]).value as object;
        const keys = Object.keys(given).filter((key) => key !== '__proto__');
        for (const key of keys) expect(back[key as never]).toEqual(given[key]);
      }),
      { numRuns: 60 },
    );
  });

  test('the same service object is the same object each time', () => {
    const { value } = stage();
    expect(
      value(`
        const ui = SpreadsheetApp.getUi();
        const properties = PropertiesService.getScriptProperties();
        return [ui.Button.YES === SpreadsheetApp.getUi().Button.YES, properties.setProperty('a', '1') === properties,
          ScriptApp.EventType.CLOCK === ScriptApp.EventType.CLOCK, String(ScriptApp.EventType.ON_EDIT)];`),
    ).toEqual([true, true, true, 'ON_EDIT']);
  });

  test('services print their names', () => {
    const { value } = stage();
    expect(
      value(`return [SpreadsheetApp.getActive(), Session.getActiveUser(), LockService].map(String);`),
    ).toEqual(['Spreadsheet', JAN.email, 'LockService']);
  });

  test('bytes go through as numbers from -128 to 127', () => {
    const { value } = stage();
    expect(value(`return Utilities.newBlob([-1, 0, 127]).getBytes();`)).toEqual([-1, 0, 127]);
  });

  test('a value that holds itself is refused', () => {
    const { fault } = stage();
    expect(fault(`const a = []; a.push(a); PropertiesService.getScriptProperties().setProperties(a);`)).toBe(
      'Invalid argument: the value refers to itself.',
    );
  });
});

describe('errors', () => {
  test('a fault of a service is an Exception that the script can catch', () => {
    const { value } = stage();
    expect(
      value(`
        try { LockService.getScriptLock().waitLock('x'); SpreadsheetApp.openById('nergens'); }
        catch (e) { return [e.name, e instanceof Error, typeof e.message, e.stack.includes('Code.gs')]; }`),
    ).toEqual(['Exception', true, 'string', true]);
  });

  test('stacks show the lines of the script alone', () => {
    const { call } = stage('function a() { b(); }\nfunction b() { SpreadsheetApp.openById("nergens"); }');
    const stack = call('a').error!.stack.split('\n').slice(1);
    expect(stack.map((line) => line.trim().replace(/:\d+:\d+/, ''))).toEqual([
      'at b (Code.gs)',
      'at a (Code.gs)',
    ]);
  });
});

describe('unknown members', () => {
  test('an official member that is not supported is named', () => {
    const { fault } = stage();
    expect(fault(`SpreadsheetApp.enableBigQueryExecution();`)).toBe(
      'SpreadsheetApp.enableBigQueryExecution bestaat niet in de lokale Workspace.',
    );
  });

  test('a member that Google lacks too is undefined', () => {
    const { value, fault } = stage();
    expect(value(`return typeof SpreadsheetApp.toetje;`)).toBe('undefined');
    expect(fault(`SpreadsheetApp.toetje();`)).toBe('SpreadsheetApp.toetje is not a function');
  });

  test('what is our own stays out of reach', () => {
    const { value } = stage();
    expect(
      value(
        `return [typeof SpreadsheetApp._scope, typeof SpreadsheetApp._active, typeof SpreadsheetApp._weights];`,
      ),
    ).toEqual(['undefined', 'undefined', 'undefined']);
  });

  test('a method does not run on another object', () => {
    const { fault } = stage();
    expect(fault(`LockService.getScriptLock.call({});`)).toBe('Illegal invocation');
  });
});
