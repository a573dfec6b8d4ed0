/** Rows given as texts get the same checks as cells in the sheet, and tell every cell that is wrong. */
import fc from 'fast-check';
import { type Present, readRows, type TableRows } from '../../../../src/register/domain/import/rows.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import type { Table } from '../../../../src/register/domain/schema/table.ts';
import { TABLES } from '../../../../src/register/domain/schema/tables/index.ts';

/** A register with two clusters of one name, one terrain and one municipality. */
const ROWS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cluster: { 'CL-0001': 'DE ESCH', 'CL-0002': 'DE ESCH', 'CL-0003': 'VOORST' },
  terrain: { 'OV-0001': 'VOORST' },
  municipality: { GM0193: 'ZWOLLE' },
};
const present: Present = {
  look: CODES,
  has: (table, key) => ROWS[table.id]?.[key] !== undefined,
  named: (table, folded) =>
    Object.entries(ROWS[table.id] ?? {}).flatMap(([key, name]) => (name === folded ? [key] : [])),
};

const read = (...request: TableRows[]) => readRows(request, present);

test('texts become values; columns may be called by field or by label', () => {
  const { changes, refused } = read({
    table: 'track',
    rows: [
      {
        track_id: '+t',
        Naam: ' Traject  Voorst ',
        Cluster: 'Voorst',
        "Thema's": 'Energie, Zon op dak',
        next_action_due: '1 mrt 2026',
        wagon: '',
      },
    ],
  });
  expect(refused).toEqual([]);
  expect(changes).toEqual([
    {
      type: 'add',
      table: 'track',
      key: '+t',
      values: {
        name: 'Traject Voorst',
        cluster_id: 'CL-0003',
        themes: ['energie', 'zon_op_dak'],
        next_action_due: '2026-03-01',
      },
    },
  ]);
});

test('references are keys, choice texts, names or rows of the same request', () => {
  const cluster = (text: string) => {
    const { changes, refused } = read(
      {
        table: 'cluster',
        rows: [{ cluster_id: '+nieuw', name: 'Nieuw', municipality_codes: 'Zwolle', counts_as: '1' }],
      },
      { table: 'track', rows: [{ name: 'x', cluster_id: text }] },
    );
    return refused[0]?.reason ?? changes[1]!.values.cluster_id;
  };
  expect(cluster('CL-0001')).toBe('CL-0001');
  expect(cluster('CL-0001 · De Esch')).toBe('CL-0001');
  expect(cluster('voorst')).toBe('CL-0003');
  expect(cluster('+nieuw')).toBe('+nieuw');
  expect(cluster('+anders')).toBe('"+anders" staat niet in Clusters.');
  expect(cluster('CL-0009')).toBe('"CL-0009" staat niet in Clusters.');
  expect(cluster('De Esch')).toBe('"De Esch" past bij meer rijen van Clusters: CL-0001, CL-0002.');
});

test('several references in one cell', () => {
  const { changes } = read({
    table: 'cluster',
    rows: [{ name: 'x', municipality_codes: 'GM0193 · Zwolle; Zwolle' }],
  });
  expect(changes[0]!.values.municipality_codes).toEqual(['GM0193', 'GM0193']);
});

test('what is wrong is told with tab, row and column', () => {
  const { refused } = read(
    {
      table: 'sprint_session',
      rows: [{ name: 'x', session_date: 'gisteren', status: 'gepland', driver_id: 'CT-1', kleur: 'rood' }],
    },
    { table: 'fiets', rows: [{}] },
  );
  expect(refused.map(({ tab, row, label, reason }) => [tab, row, label, reason])).toEqual([
    ['Sprintsessies', 1, 'Datum', expect.stringMatching(/geen datum/)],
    ['Sprintsessies', 1, expect.any(String), '"CT-1" staat niet in Contacten.'],
    ['Sprintsessies', 1, 'kleur', 'Sprintsessies heeft geen kolom "kleur".'],
    ['fiets', 0, '', 'Er is geen tabel "fiets".'],
  ]);
});

test('required cells must be filled, and a given key must fit', () => {
  expect(
    read({ table: 'cluster', rows: [{ cluster_id: 'X-1', name: '' }] }).refused.map(({ label }) => label),
  ).toEqual(['Sleutel', 'Naam', 'Gemeenten']);
  expect(read({ table: 'period', rows: [{ name: 'x' }] }).refused[0]).toMatchObject({
    reason: 'De sleutel is niet ingevuld.',
  });
});

test('wild texts in any table never throw', () => {
  const table = fc.constantFrom(...TABLES);
  const row = (of: Table) => fc.dictionary(fc.constantFrom(...of.fields), fc.string(), { maxKeys: 6 });
  fc.assert(
    fc.property(
      table.chain((of) => fc.tuple(fc.constant(of.id), fc.array(row(of), { maxLength: 3 }))),
      ([id, rows]) => {
        const { changes } = read({ table: id, rows });
        expect(changes).toHaveLength(rows.length);
      },
    ),
  );
});
