/** A register of before the languages of digests were fixed: what it becomes, and what people had added to the list. */
import { freshRegister, type TestRegister } from '../../../support/register.ts';
import { add, at, mailsTo, night, programme, rowsOf, set } from '../digest/support.ts';

/** As version 1 left it: the list in Codelijsten, with what people added. */
function older(register: TestRegister, added: readonly (readonly [code: string, label: string])[]): void {
  for (const values of register.world.properties.values())
    if (values.has('schema')) values.set('schema', '1');
  const result = register.write({
    via: 'menu',
    reason: 'Proef',
    changes: [['nl', 'Nederlands'] as const, ...added].map(([code, label]) => ({
      type: 'add',
      table: 'code_list',
      key: `taal.${code}`,
      values: { list: 'taal', code, label, active: 'ja' },
    })),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.conflicts));
}

const listed = (register: TestRegister) =>
  rowsOf(register, 'code_list')
    .filter(({ list }) => list === 'taal')
    .map(({ code }) => code);

const said = (register: TestRegister): string => {
  expect(register.install().status).toBe('completed');
  return register.alerts.at(-1)!;
};

test('the list goes, without a word, and once', () => {
  const register = freshRegister();
  expect(listed(register)).toEqual([]);
  older(register, []);
  expect(listed(register)).toEqual(['nl']);
  expect(said(register)).not.toContain('taal');
  expect(listed(register)).toEqual([]);
  expect(said(register)).toContain('Alles is in orde. Er is niets gewijzigd.');
});

test('what people added or changed stays, and the set-up tells of it', () => {
  const register = freshRegister();
  older(register, [['de', 'Duits']]);
  expect(said(register)).toContain('In Codelijsten staat nog 1 keuze van de lijst taal');
  expect(listed(register)).toEqual(['de']);
  const changed = freshRegister();
  older(changed, []);
  set(changed, 'code_list', 'taal.nl', { label: 'Dutch' });
  expect(said(changed)).toContain('In Codelijsten staat nog 1 keuze van de lijst taal');
  expect(listed(changed)).toEqual(['nl']);
});

test('a language that people had added is kept in the cell, told of by a finding, and the digest is Dutch', () => {
  const { register, subscriptions, aanjager } = programme();
  older(register, [['de', 'Duits']]);
  const row = rowsOf(register, 'subscription').findIndex(
    ({ subscription_id }) => subscription_id === subscriptions.aanjager,
  );
  const sheet = register.tab('subscription');
  const column = register.column('subscription', 'language');
  expect(register.value('subscription', row + 2, 'language')).toBe('Nederlands');
  sheet.put(row + 1, column - 1, 'Duits');
  said(register);
  add(register, 'action_point', { action: 'Bellen', owner_id: aanjager, due: '2026-11-26', status: 'open' });
  at(register, '2026-11-29T09:00:00');
  night(register, '2026-11-30');
  expect(mailsTo(register, 'anne@aanjagers.example')[0]!.subject).toContain('1 actie (1 te laat)');
  expect(register.value('subscription', row + 2, 'language')).toBe('Duits');
  const finding = rowsOf(register, 'finding').find(({ key }) => key === subscriptions.aanjager)!;
  expect(`${finding.message} ${finding.tip}`).toContain('"Duits" staat niet in de lijst.');
  expect(`${finding.message} ${finding.tip}`).toContain('Kies uit: Nederlands, Engels.');
});
