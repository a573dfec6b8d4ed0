/** The table for RVO: its columns are those of the field mappings, and of nothing else. */
import { halfYear } from '../../../../src/register/domain/monitoring/span.ts';
import type { FileCell } from '../../../../src/register/domain/reports/files/table.ts';
import { mappingProblem, rvoColumns, sisaLines } from '../../../../src/register/domain/reports/mapping.ts';
import type { ReportSite } from '../../../../src/register/domain/reports/report.ts';
import { rvoTable } from '../../../../src/register/domain/reports/rvo-table.ts';
import type { RegisterView } from '../../../../src/register/domain/rules/view.ts';
import { MAPPINGS } from '../../../../src/register/domain/schema/mappings.ts';
import { fieldMapping, type RegisterRow } from '../../../../src/register/domain/schema/tables/index.ts';
import { exampleView, siteOf } from './support.ts';

type Mapping = RegisterRow<'field_mapping'>;

const view = exampleView();
const site = siteOf(view, 'halfjaar', 'tweede halfjaar 2026', halfYear(2026, 2));

const mapping = (values: Partial<Mapping>): Mapping =>
  ({ report: 'rvo', order: 1, description: 'Iets', target: null, format: null, ...values }) as Mapping;

/** The same period, with these mappings in place of the shipped ones. */
function withMappings(...rows: readonly Mapping[]): ReportSite {
  const keyed = rows.map((row, index) => ({ key: `VK-000${index + 1}`, row }));
  const look: RegisterView = {
    ...view,
    rows: ((table: typeof fieldMapping) => (table === fieldMapping ? keyed : view.rows(table))) as never,
  };
  return { ...site, view: look };
}

const made = (from: ReportSite) => rvoTable.tables!(from, rvoTable.subjects(from)[0]!);

/** The cells of a business park by header. */
function rowOf(from: ReportSite, name: string): Record<string, FileCell> {
  const [{ headers, rows }] = made(from) as [ReturnType<typeof made>[number]];
  const row = rows.find((cells) => cells.some((cell) => cell && 'text' in cell && cell.text === name))!;
  return Object.fromEntries(headers.map((header, column) => [header, row[column] ?? null]));
}

test('the shipped mappings can all be carried out, and give a row for each business park that started', () => {
  expect(MAPPINGS.map((row) => mappingProblem(row as Mapping)).filter(Boolean)).toEqual([]);
  const [table] = made(site);
  expect(table!.headers).toEqual(
    MAPPINGS.filter(({ report }) => report === 'rvo').map(({ description }) => description),
  );
  expect(table!.rows).toHaveLength(site.programme().figures['I1.cumulatief']!);
  expect(rowOf(site, 'De Vonder')).toEqual({
    Bedrijventerrein: { text: 'De Vonder' },
    'Gemeente of gemeenten': { text: 'Wierden' },
    Startdatum: { day: '2025-01-02' },
    'Wagon op de peildatum': { text: 'Wagon 3' },
    "Thema's": { text: 'Energie' },
    'Organisatiegraad bij de start': { number: 1, decimals: 0 },
    'Organisatiegraad op de peildatum': { number: 3, decimals: 0 },
    'Georganiseerd op de peildatum': { text: 'Ja' },
    'Gehouden sprintsessies in de periode': { number: 0, decimals: 0 },
    'Maatregelen op de laatste dag': { number: 2, decimals: 0 },
  });
});

test('a business park that began again keeps its row and the day on which it first started', () => {
  const key = site.clusters().find((one) => site.cluster(one).cluster.name === 'De Vonder')!;
  const { track, ...park } = site.cluster(key);
  const first = { ...track!, start: '2024-06-03', open: false, stopped: true };
  for (const start of [null, '2026-08-03']) {
    const again = { ...park, track: { ...track!, start }, earlierTracks: [first] };
    const from = { ...site, cluster: (one: string) => (one === key ? again : site.cluster(one)) };
    expect(rowOf(from, 'De Vonder').Startdatum).toEqual({ day: '2024-06-03' });
  }
});

test('rows of the mapping decide which columns there are, in what order, under what name and how written', () => {
  const from = withMappings(
    mapping({ order: 2, source: 'track.start_date', target: 'Jaar van start', format: 'jjjj' }),
    mapping({ order: 1, source: 'cluster.name', target: 'Naam' }),
    mapping({ order: 3, source: 'I11.investering', target: 'Investering', format: 'Hele euro’s' }),
    mapping({ order: 4, source: 'org_assessment.organised', target: 'Georganiseerd', format: 'J of N' }),
    mapping({ order: 5, source: 'I14', target: 'Volledig', format: 'procent' }),
    mapping({ report: 'sisa', order: 1, source: 'I13.bt.jaar' }),
  );
  expect(made(from)[0]!.headers).toEqual([
    'Naam',
    'Jaar van start',
    'Investering',
    'Georganiseerd',
    'Volledig',
  ]);
  expect(rowOf(from, 'De Vonder')).toEqual({
    Naam: { text: 'De Vonder' },
    'Jaar van start': { text: '2025' },
    Investering: { number: 0, decimals: 0 },
    Georganiseerd: { text: 'J' },
    Volledig: { number: 100, decimals: 1 },
  });
});

test.each([
  [{ source: 'trak.wagon' }, 'source', 'geen veld of kengetal', '"track.wagon"'],
  [{ source: 'iets heel anders' }, 'source', 'geen veld of kengetal', 'docs/veldkoppelingen.md'],
  [{ source: 'contact.email' }, 'source', 'mag niet in een rapport voor buiten', 'ander veld'],
  [
    { source: 'metering_campaign.collective_peak_kw' },
    'source',
    'mag niet in een rapport voor buiten',
    'ander veld',
  ],
  [{ source: 'cluster.name', format: 'dd/mm' }, 'format', 'notatie "dd/mm"', 'd-m-jjjj'],
  [{ source: 'I13.bt.jaar' }, 'source', 'geen veld of kengetal', '"I13.'],
] as const)('%j is named with what to do, and leaves its column empty', (values, field, reason, tip) => {
  const problem = mappingProblem(mapping(values));
  expect(problem).toMatchObject({
    field,
    reason: expect.stringContaining(reason),
    tip: expect.stringContaining(tip),
  });
  const from = withMappings(
    mapping({ source: 'cluster.name', target: 'Naam' }),
    mapping({ ...values, order: 2, target: 'Fout' }),
  );
  expect(rowOf(from, 'De Vonder')).toEqual({ Naam: { text: 'De Vonder' }, Fout: null });
  const remarks = made(from)[1]!.rows.map((cells) => cells[4]);
  expect(remarks).toContainEqual({
    text: expect.stringMatching(/^Veldkoppeling VK-0002: .*De kolom is daarom leeg\.$/),
  });
});

test('a notation that does not suit the value is told, and the value stands as usual', () => {
  const from = withMappings(mapping({ source: 'cluster.name', target: 'Naam', format: 'd-m-jjjj' }));
  expect(rowOf(from, 'De Vonder')).toEqual({ Naam: { text: 'De Vonder' } });
  expect(JSON.stringify(made(from)[1])).toContain('past niet bij deze waarde');
});

test('without mappings there is a table without columns, and a word on what to do', () => {
  const tables = made(withMappings());
  expect(tables[0]!.headers).toEqual([]);
  expect(JSON.stringify(tables[1])).toContain('Zet in het tabblad Veldkoppelingen rijen');
});

test('lines for SiSa tell a year, what was spent up to it, and 0 where nothing was', () => {
  const lines = sisaLines(view.rows(fieldMapping));
  const facts = site.programme();
  const told = (year: number) =>
    Object.fromEntries(lines.map((line) => [line.row.source, line.cell({ facts, year })]));
  const spent = (year: number, what: 'charged' | 'cumulative') =>
    facts.spending.find((line) => line.leg === 'bt' && line.year === year)![what];
  expect(told(2025)).toEqual({
    'I13.bt.jaar': { number: Math.round(spent(2025, 'charged')), decimals: 0 },
    'I13.mkb.jaar': { number: 0, decimals: 0 },
    'I13.bt.cumulatief': { number: Math.round(spent(2025, 'cumulative')), decimals: 0 },
    'I13.mkb.cumulatief': { number: 0, decimals: 0 },
    eindverantwoording: { text: 'Nee' },
  });
  expect(told(2027)).toMatchObject({
    'I13.bt.jaar': { number: 0 },
    'I13.bt.cumulatief': { number: Math.round(facts.figures['I13.bt.cumulatief']!) },
    eindverantwoording: { text: 'Ja' },
  });
});

test('amounts in whole euros are rounded away from zero at a half, also below it', () => {
  const [column] = rvoColumns([
    { key: 'VK-1', row: mapping({ source: 'I11.investering', format: 'hele euro’s' }) },
  ]);
  const of = (investment: number) => {
    const facts = site.cluster('CL-0001');
    return column!.cell({ ...facts, figures: { ...facts.figures, 'I11.investering': investment } });
  };
  expect([2.5, -2.5, 2.49].map(of)).toEqual([3, -3, 2].map((number) => ({ number, decimals: 0 })));
});
