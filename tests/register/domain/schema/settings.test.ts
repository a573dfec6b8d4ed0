/** Settings: what is built in reads well, what a person types is taken, what cannot be read is explained. */
import fc from 'fast-check';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { SETTINGS, type SettingId, setting } from '../../../../src/register/domain/schema/settings.ts';
import { setting as table } from '../../../../src/register/domain/schema/tables/index.ts';

const IDS = Object.keys(SETTINGS) as SettingId[];

test.each(IDS)('%s fits its tab, starts with a readable value and says where it comes from', (id) => {
  const spec = SETTINGS[id];
  expect(setting([], id).problem).toBeNull();
  expect(setting([], id).value === null).toBe(spec.value === '');
  expect(spec.value === '').toBe(spec.standing === 'in_te_vullen');
  if (spec.value) expect(spec.source).not.toBe('');
  expect(table.columns.setting_id.kind.read(id, CODES)).toEqual({ ok: true, value: id });
  for (const field of ['label', 'value', 'unit', 'explanation', 'source'] as const)
    if (spec[field as keyof typeof spec])
      expect(table.columns[field].kind.read(spec[field as 'label'], CODES)).toMatchObject({ ok: true });
});

test('labels are unique', () => {
  expect(new Set(IDS.map((id) => SETTINGS[id].label)).size).toBe(IDS.length);
});

test('what nobody knows is empty', () => {
  const unknown: SettingId[] = ['spuk_amount_bt', 'sisa_code', 'retention_contact_years', 'admin_email'];
  for (const id of unknown) expect(setting([], id)).toEqual({ value: null, problem: null });
});

test('values have the type of their kind', () => {
  const goal: number | null = setting([], 'goal_starts_per_year').value;
  const end: string | null = setting([], 'spuk_end').value;
  expect([goal, end]).toEqual([20, '2027-05-01']);
  expect(setting([], 'grant_signal_months').value).toBe(4.5);
  expect(setting([], 'publish_max_share').value).toBe(0.5);
  expect(setting([], 'digests_on').value).toBe(false);
});

test('what a person typed goes before the built-in value, also when it is nothing', () => {
  const typed = (value: string | null) => [{ setting_id: 'goal_starts_per_year', value }];
  expect(setting(typed('25'), 'goal_starts_per_year')).toEqual({ value: 25, problem: null });
  expect(setting(typed(null), 'goal_starts_per_year')).toEqual({ value: null, problem: null });
  expect(setting(typed('twintig'), 'goal_starts_per_year')).toEqual({
    value: null,
    problem: 'Instelling "Doel: gestarte terreinen per jaar": Dit is geen getal. Vul een getal in, zoals 12.',
  });
});

test('no typed value makes the reading fall over', () => {
  fc.assert(
    fc.property(fc.constantFrom(...IDS), fc.string({ unit: 'binary' }), (id, value) => {
      const read = setting([{ setting_id: id, value }], id);
      expect(read.value === null || read.problem === null).toBe(true);
    }),
  );
});
