/** Logger and console: what stands in the log of an execution. */
import { stage } from '../../support.ts';

function logged(code: string): readonly string[] {
  const { call } = stage(`function log() { ${code} }`);
  return call('log').log.map((line) => line.text);
}

test('console formats as printf, and prints objects', () => {
  expect(
    logged(`
      console.log('%s is %d', 'x', 5, 'rest'); console.log({ a: [1, 'b'] }, null, undefined); console.log('%o', { a: 1 });
      console.log(SpreadsheetApp.getActive()); console.log();`),
  ).toEqual(['x is 5', "{ a: [ 1, 'b' ] } null undefined", '{ a: 1 }', 'Spreadsheet', '']);
});

test('levels', () => {
  const { call } = stage(`function log() { console.info('i'); console.warn('w'); console.error('e'); }`);
  expect(call('log').log.map((line) => line.level)).toEqual(['info', 'warn', 'error']);
});

test("the Logger prints as Google's Java side does, and gives its text back", () => {
  expect(
    logged(
      `Logger.log([1, 'a', { b: 2.5 }]).log('%s x', 3); console.log(Logger.getLog().split('\\n').length); Logger.clear(); Logger.log(null);`,
    ),
  ).toEqual(['null']);
  expect(logged(`Logger.log([1, 'a', { b: 2.5 }]).log('%s x', 3);`)).toEqual(['[1.0, a, {b=2.5}]', '3 x']);
});

test('time', () => {
  expect(
    logged(`console.time('t'); Utilities.sleep(250); console.timeEnd('t'); console.timeEnd('u');`),
  ).toEqual(['t: 250ms']);
});
