/** The state of a world: its clock, its ids, and who may do what with a file. */
import { createWorld } from '../../src/workspace/index.ts';
import { EVA, JAN, START, STRANGER } from './support.ts';

test('the clock only goes forward', () => {
  const world = createWorld({ now: START, people: [JAN] });
  world.moveClock(START + 5);
  world.moveClock(START);
  expect(world.now).toBe(START + 5);
});

test('ids look like those of Google, differ, and repeat with the seed', () => {
  const make = (seed: number) => {
    const { ids } = createWorld({ now: START, people: [], seed });
    return [ids.fileId(), ids.fileId(), ids.digits(19), ids.uuid()];
  };
  const [a, b, digits] = make(1);
  expect(a).toMatch(/^1[\w-]{43}$/);
  expect(b).not.toBe(a);
  expect(digits).toMatch(/^[1-9]\d{18}$/);
  expect(make(1)).toEqual(make(1));
  expect(make(2)).not.toEqual(make(1));
});

test('owners and editors may change a file, viewers may see it, others neither', () => {
  const world = createWorld({ now: START, people: [JAN, EVA] });
  const file = world.addSpreadsheet('x', JAN.email);
  file.viewers.push(EVA.email);
  const rights = (email: string) => [world.canView(file, email), world.canEdit(file, email)];
  expect([JAN.email, EVA.email, STRANGER.email].map(rights)).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
});

test('a spreadsheet is Dutch unless told otherwise', () => {
  const world = createWorld({ now: START, people: [JAN] });
  expect(world.addSpreadsheet('x', JAN.email).model).toMatchObject({
    locale: 'nl_NL',
    timeZone: 'Europe/Amsterdam',
  });
  const english = world.addSpreadsheet('y', JAN.email, { locale: 'en_US', timeZone: 'UTC' });
  expect(english.model.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1']);
});

test('people who were never added still have a name', () => {
  const world = createWorld({ now: START, people: [JAN] });
  expect(world.person(JAN.email)).toBe(JAN);
  expect(world.person('x@y.nl')).toEqual({ email: 'x@y.nl', name: 'x@y.nl', locale: 'nl' });
});

test('the history keeps the latest executions', () => {
  const world = createWorld({ now: START, people: [JAN] });
  for (let n = 0; n < 600; n++) world.record({ id: String(n) } as never);
  expect(world.executions).toHaveLength(500);
  expect(world.executions[0]!.id).toBe('100');
});
