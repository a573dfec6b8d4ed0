/** The half-year table for RVO: a row for each business park, with the columns that the tab Veldkoppelingen names. */
import type { TemplateData } from '../documents/fields.ts';
import { type ClusterFacts, startOfPark } from '../monitoring/facts.ts';
import { referenceDay } from '../monitoring/span.ts';
import { fieldMapping } from '../schema/tables/index.ts';
import { named, WHOLE } from './about.ts';
import type { FileCell, FileTable } from './files/table.ts';
import { type Mapped, rvoColumns } from './mapping.ts';
import { DASH } from './parts/words.ts';
import type { Report, ReportSite } from './report.ts';

const text = (value: string): FileCell => ({ text: value });

/** Business parks that started, in the order of the tab Clusters. */
function started(site: ReportSite): readonly ClusterFacts[] {
  return site
    .clusters()
    .map((key) => site.cluster(key))
    .filter((facts) => startOfPark(facts) !== null);
}

function tables(site: ReportSite): readonly FileTable[] {
  const columns = rvoColumns(site.view.rows(fieldMapping));
  const parks = started(site);
  return [
    {
      name: 'RVO',
      headers: columns.map(({ header }) => header),
      rows: parks.map((facts) => columns.map((column) => column.cell(facts))),
    },
    explanation(site, columns, parks),
  ];
}

/** Beside the table: what it is, and where each column comes from. */
function explanation(
  site: ReportSite,
  columns: readonly Mapped<ClusterFacts>[],
  parks: readonly ClusterFacts[],
): FileTable {
  const { span } = site.programme();
  const seal = site.seal(WHOLE.key);
  const line = (name: string, value: FileCell): readonly FileCell[] => [text(name), value, null, null, null];
  return {
    name: 'Toelichting',
    headers: ['Kolom', 'Omschrijving', 'Ons veld of kengetal', 'Stand', 'Melding'],
    rows: [
      line('Periode', text(site.period.name ?? site.period.period_id ?? '')),
      line('Eerste dag', { day: span.from }),
      line('Laatste dag', { day: span.until }),
      line('Peildatum', { day: referenceDay(span) }),
      line(
        'Status',
        text(
          seal === null
            ? 'Concept: de cijfers zijn nog niet vastgesteld en kunnen nog veranderen.'
            : `Vastgesteld, versie ${seal.version}.`,
        ),
      ),
      line('Controlegetal', text(seal?.hash ?? DASH)),
      line('Aantal rijen', { number: parks.length, decimals: 0 }),
      ...columns.map((column) => [
        text(column.header),
        text(column.row.description ?? ''),
        text(column.row.source ?? ''),
        text(column.row.standing === 'bevestigd' ? 'Bevestigd' : 'Voorstel'),
        text(remark(column, parks)),
      ]),
      ...(columns.length
        ? []
        : [
            line(
              'Geen kolommen',
              text('Zet in het tabblad Veldkoppelingen rijen met het rapport RVO halfjaar.'),
            ),
          ]),
    ],
  };
}

function remark(column: Mapped<ClusterFacts>, parks: readonly ClusterFacts[]): string {
  if (column.problem !== null)
    return `Veldkoppeling ${column.key}: ${column.problem.reason} ${column.problem.tip} De kolom is daarom leeg.`;
  if (!parks.every((facts) => column.fits(facts)))
    return `Veldkoppeling ${column.key}: de notatie "${column.row.format}" past niet bij deze waarde. De gewone notatie is gebruikt.`;
  return column.row.target === null
    ? `De naam van de kolom bij RVO is nog niet bekend: veldkoppeling ${column.key}.`
    : '';
}

export const rvoTable: Report = {
  id: 'rvo',
  title: 'RVO-tabel',
  help: 'De halfjaarlijkse tabel voor RVO, met de kolommen uit het tabblad Veldkoppelingen, als spreadsheet, XLSX en CSV.',
  about: null,
  periods: ['halfjaar'],
  scheduled: true,
  template: null,
  subjects: () => [WHOLE],
  tables,
  data: (site) => ({ tabellen: JSON.stringify(tables(site)) }) satisfies TemplateData,
  fileName: (site) => named('RVO-tabel', site, null),
};
