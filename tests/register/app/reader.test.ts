/** Reading a tab: typed rows, and what cannot be read reported with its place. */

import { openRegister } from '../../../src/register/app/register.ts';
import { cluster, codeList, terrain } from '../../../src/register/domain/schema/tables/index.ts';
import { memory } from './memory-ports.ts';

function filled(...rows: Record<string, string | number | boolean | { civil: string }>[]) {
  const held = memory([terrain, cluster, codeList]);
  const sheet = held.sheet(terrain);
  rows.forEach((row, index) => {
    for (const [field, cell] of Object.entries(row))
      sheet.cells[index + 1]![sheet.fields.indexOf(field)] = cell;
  });
  return held;
}

test('what people type in Dutch becomes typed values', () => {
  const held = filled({
    terrain_id: 'OV-0001',
    display_name: '  Hessen\u00a0 poort ',
    municipality_code: 'GM0193 · Zwolle',
    gross_area: '1.234,5',
    net_area: 12.5,
    source_year: 2024,
    worklocation_type: 'B Bedrijventerrein',
    ibis_park_mgmt: 'ja',
    congestion_date: '1 mrt 2026',
    company_count_date: { civil: '2025-12-31' },
  });
  const { entries, problems } = openRegister(held.ports()).read(terrain);
  expect(problems).toEqual([]);
  expect(entries[0]!.values).toMatchObject({
    terrain_id: 'OV-0001',
    display_name: 'Hessen poort',
    municipality_code: 'GM0193',
    gross_area: 1234.5,
    net_area: 12.5,
    source_year: 2024,
    worklocation_type: 'B',
    ibis_park_mgmt: 'ja',
    congestion_date: '2026-03-01',
    company_count_date: '2025-12-31',
    cluster_id: null,
  });
});

test('a table is read once, and only when it is asked for', () => {
  const held = filled({ terrain_id: 'OV-0001' });
  const register = openRegister(held.ports());
  expect(held.calls).toEqual([]);
  register.read(terrain);
  register.read(terrain);
  expect(held.calls.filter((call) => call === 'read terrain')).toHaveLength(1);
});

test('what cannot be read is kept as typed and reported with tab, cell and reason', () => {
  const held = filled({}, { terrain_id: 'OV-0001', gross_area: 'veel' });
  held.sheet(terrain).name = 'Alle terreinen';
  const { entries, byKey, problems } = openRegister(held.ports()).read(terrain);
  expect(byKey.get('OV-0001')!.values.gross_area).toBeNull();
  expect(entries[0]!.raw.gross_area).toBe('veel');
  expect(problems).toEqual([
    {
      table: 'terrain',
      tab: 'Alle terreinen',
      a1: 'K3',
      key: 'OV-0001',
      field: 'gross_area',
      typed: 'veel',
      reason: 'Dit is geen getal.',
      tip: expect.any(String),
    },
  ]);
});

test('rows without a key or with the same key are reported, not lost', () => {
  const held = filled(
    { terrain_id: 'OV-0001', display_name: 'A' },
    { terrain_id: 'OV-0001', display_name: 'B' },
    { display_name: 'C' },
    { terrain_id: 'geen sleutel', display_name: 'D' },
  );
  const { entries, byKey, problems } = openRegister(held.ports()).read(terrain);
  expect(entries.map((entry) => entry.values.display_name)).toEqual(['A', 'B', 'C', 'D']);
  expect(byKey.get('OV-0001')!.values.display_name).toBe('A');
  expect(problems.map(({ a1, key, typed }) => [a1, key, typed])).toEqual([
    ['A3', 'OV-0001', 'OV-0001'],
    ['A4', null, ''],
    ['A5', null, 'geen sleutel'],
  ]);
});

test('rows without any value are skipped, and an unticked checkbox is no value', () => {
  const held = memory([cluster, codeList]);
  const sheet = held.sheet(cluster);
  for (const line of sheet.cells.slice(1)) line[sheet.fields.indexOf('confirmed')] = false;
  sheet.cells[3]![sheet.fields.indexOf('name')] = 'Hessenpoort';
  const { entries } = openRegister(held.ports()).read(cluster);
  expect(entries.map(({ row, values }) => [row, values.name, values.confirmed])).toEqual([
    [4, 'Hessenpoort', false],
  ]);
});

test('a choice that users added to a code list is understood', () => {
  const held = filled({ terrain_id: 'OV-0001', grid_operator: 'Westland Infra' });
  const lists = held.sheet(codeList);
  const row: Record<string, string> = {
    code_id: 'netbeheerder.westland',
    list: 'netbeheerder',
    code: 'westland',
    label: 'Westland Infra',
  };
  for (const [field, cell] of Object.entries(row)) lists.cells[1]![lists.fields.indexOf(field)] = cell;
  const { byKey } = openRegister(held.ports()).read(terrain);
  expect(byKey.get('OV-0001')!.values.grid_operator).toBe('westland');
});
