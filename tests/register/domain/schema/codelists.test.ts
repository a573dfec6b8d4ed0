/** The look-up of codes: what the tab says goes before what is built in. */
import { CODES, lookup } from '../../../../src/register/domain/schema/codelists.ts';
import { code } from '../../../../src/register/domain/schema/kinds/choice.ts';

const row = (
  list: string,
  name: string,
  label: string,
  order: number | null,
  active: 'ja' | 'nee' | null,
) => ({
  list,
  code: name,
  label,
  order,
  active,
});

test('without rows the built-in lists hold, in their order', () => {
  expect(CODES.codes('doelgroep').map(({ label }) => label)).toEqual([
    'Parkmanagers',
    'Ondernemers',
    'Ambtenaren',
  ]);
  expect(CODES.codes('bestaat_niet')).toEqual([]);
  expect(CODES.codes('toString')).toEqual([]);
  expect(CODES.choice('terrain', 'OV-0001')).toBeNull();
});

test('a list that the tab holds is as the tab says, the others stay built in', () => {
  const look = lookup([
    row('doelgroep', 'scholen', 'Scholen', 20, null),
    row('doelgroep', 'ondernemers', 'Bedrijven', 10, 'ja'),
    row('doelgroep', 'later', 'Later', null, 'ja'),
  ]);
  expect(look.codes('doelgroep').map(({ label }) => label)).toEqual(['Bedrijven', 'Scholen', 'Later']);
  expect(look.codes('kanaal')).toEqual(CODES.codes('kanaal'));
});

test('a code that is no longer active is understood but not offered', () => {
  const look = lookup([
    row('kanaal', 'fax', 'Fax', 1, 'nee'),
    row('kanaal', 'werkplaats', 'Werkplaats', 2, 'ja'),
  ]);
  const kind = code('kanaal');
  expect(kind.read('Fax', look)).toEqual({ ok: true, value: 'fax' });
  expect(kind.check(look)).toMatchObject({ type: 'list', values: ['Werkplaats'] });
  expect(kind.describe(look)).toBe('Kies: Werkplaats.');
});

test('rows that are not complete are passed over, a missing label shows the code', () => {
  const look = lookup([
    { list: null, code: 'a', label: 'A', order: 1, active: 'ja' },
    { list: 'kanaal', code: null, label: 'B', order: 1, active: 'ja' },
    { list: 'kanaal', code: 'c', label: null, order: 1, active: null },
  ]);
  expect(look.codes('kanaal')).toMatchObject([{ code: 'c', label: 'c' }]);
});
