/** System columns that follow from the row alone. */
import { derived, isComputed } from '../../../../src/register/domain/schema/derive.ts';
import { TABLES, tableById } from '../../../../src/register/domain/schema/tables/index.ts';

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['terrain', { rin_number: '123' }, { in_ibis: 'ja' }],
  ['terrain', { rin_number: null }, { in_ibis: 'nee' }],
  ['track', { state_w1: 'overgedragen_w2', state_w2: null, state_w3: null }, { wagon: '2' }],
  ['org_assessment', { fact_group: 'ja', fact_entity: 'ja' }, { level: 2, organised: 'nee' }],
  [
    'org_assessment',
    {
      fact_entity: 'ja',
      fact_funding: 'ja',
      leg_maintenance: 'ja',
      leg_management: 'ja',
      leg_sustainability: 'ja',
    },
    { level: 0, organised: 'ja' },
  ],
  [
    'metering_campaign',
    { data_count: 1, invited_count: 3, collective_peak_kw: 600, sum_peaks_kw: 900 },
    { coverage: 0.333333, simultaneity: 0.666667 },
  ],
  [
    'metering_campaign',
    { data_count: 4, invited_count: 3, collective_peak_kw: 600, sum_peaks_kw: 0 },
    { coverage: null, simultaneity: null },
  ],
  ['metering_campaign', { data_count: 0, invited_count: 3 }, { coverage: 0, simultaneity: null }],
  ['cost_line', { performance_date: '2026-12-31' }, { fiscal_year: 2026 }],
  ['cost_line', { performance_date: null }, { fiscal_year: null }],
  ['municipality', { name: 'Zwolle' }, {}],
])('%s with %j has %j', (table, row, values) => {
  expect(derived(tableById(table), row)).toEqual(values);
});

test('only system columns are derived, and their kinds can hold what is derived', () => {
  for (const table of TABLES)
    for (const [field, value] of Object.entries(derived(table, { performance_date: '2026-01-01' }))) {
      const { system, kind } = table.columns[field]!;
      expect([field, system]).toEqual([field, true]);
      if (value !== null) expect(kind.decode(kind.encode(value))).toEqual(value);
    }
});

test('what the writer fills is told from what people and use cases fill, in every table', () => {
  const computed = (id: string): readonly string[] =>
    tableById(id).fields.filter((field) => isComputed(tableById(id), field));
  for (const table of TABLES) expect(isComputed(table, table.key.field)).toBe(false);
  expect(computed('track')).toEqual(expect.arrayContaining(['wagon', 'choice', 'shadow', 'version']));
  expect(computed('terrain')).toContain('in_ibis');
  expect(computed('stage_event')).not.toContain('to_state');
});
