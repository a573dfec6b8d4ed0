/** The parts of the fiche that list rows: which rows, and which of their columns are told. */
import type { Keyed, RegisterView } from '../rules/view.ts';
import { REGISTER } from '../schema/tables/index.ts';
import { ORG_ANSWERS } from '../schema/tables/org-assessment.ts';
import type { ClusterRows, StoryTable } from './rows.ts';
import { said, titleOf } from './say.ts';

export interface Section {
  readonly id: string;
  /** Dutch. */
  readonly title: string;
  readonly items: readonly Item[];
}

export interface Item {
  readonly key: string;
  readonly title: string;
  /** Label and text of what is filled in. */
  readonly lines: readonly (readonly [label: string, text: string])[];
}

interface Listed {
  readonly title: string;
  readonly table: StoryTable;
  /** The day by which rows are ordered, the latest first; the order of the tab when absent. */
  readonly by?: string;
  readonly fields: readonly string[];
}

const LISTED: readonly Listed[] = [
  {
    title: 'Subsidies',
    table: 'grant',
    by: 'application_date',
    fields: ['status', 'applicant_id', 'application_date', 'requested', 'granted', 'settled', 'account_due'],
  },
  {
    title: 'Maatregelen',
    table: 'measure',
    fields: [
      'status',
      'theme',
      'planned_on',
      'realised_on',
      'investment',
      'saving_kwh',
      'saving_m3',
      'generation_kwp',
      'co2_kg',
    ],
  },
  {
    title: 'Meetgegevens',
    table: 'metering_campaign',
    fields: [
      'status',
      'from',
      'until',
      'invited_count',
      'mandate_count',
      'data_count',
      'coverage',
      'analysed_on',
      'analyst_id',
      'publishable',
    ],
  },
  {
    title: 'Organisatiegraad',
    table: 'org_assessment',
    by: 'assessed_on',
    fields: ['assessed_on', 'level', 'organised', 'method', ...ORG_ANSWERS],
  },
  { title: 'Ideeën', table: 'idea', fields: ['theme', 'promising', 'owner_id', 'follow_up'] },
  {
    title: 'Actiepunten',
    table: 'action_point',
    by: 'due',
    fields: ['status', 'owner_id', 'due', 'done_on'],
  },
  {
    title: 'Organisaties',
    table: 'org_terrain',
    fields: ['organisation_id', 'role', 'terrain_id', 'from', 'until'],
  },
  {
    title: 'Doorverwijzingen',
    table: 'referral',
    by: 'referred_on',
    fields: ['status', 'terrain_id', 'referred_on'],
  },
  {
    title: 'Lessen',
    table: 'lesson',
    by: 'recorded_on',
    fields: ['body', 'audience', 'channel', 'shared_on'],
  },
  {
    title: 'Terreinen',
    table: 'terrain',
    fields: [
      'municipality_code',
      'rin_number',
      'gross_area',
      'company_count',
      'grid_operator',
      'congestion_in',
      'congestion_out',
      'source_status',
    ],
  },
];

/** Every part that lists rows, also those without any. What was supplied in confidence is never told. */
export function sectionsOf(rows: ClusterRows, view: RegisterView): readonly Section[] {
  return LISTED.map(({ title, table, by, fields }) => {
    const declared = REGISTER[table];
    const held = [...(rows[table] as readonly Keyed[])];
    if (by) held.sort((a, b) => (String(a.row[by] ?? '') < String(b.row[by] ?? '') ? 1 : -1));
    return {
      id: table,
      title,
      items: held.map((one) => ({
        key: one.key,
        title: titleOf(declared, one, view),
        lines: fields
          .map((field): [string, string] => {
            const column = (declared.columns as typeof REGISTER.cluster.columns)[field as 'name'];
            return [
              column.label,
              column.openness === 'vertrouwelijk' ? '' : said(declared, field, one.row, view),
            ];
          })
          .filter(([, text]) => text !== ''),
      })),
    };
  });
}

export interface DocumentLink {
  readonly label: string;
  readonly url: string;
}

/** Every link in the rows of a cluster, apart from those that were supplied in confidence. */
export function documentsOf(rows: ClusterRows, view: RegisterView): readonly DocumentLink[] {
  const seen = new Set<string>();
  return (Object.keys(rows) as (keyof ClusterRows)[]).flatMap((id) => {
    if (id === 'key') return [];
    const table = REGISTER[id];
    const links = Object.entries(table.columns).filter(
      ([, column]) => column.kind.name === 'link' && column.openness !== 'vertrouwelijk',
    );
    return (rows[id] as readonly Keyed[]).flatMap((one) =>
      links.flatMap(([field, column]): DocumentLink[] => {
        const url = (one.row as Readonly<Record<string, unknown>>)[field];
        if (typeof url !== 'string' || seen.has(url)) return [];
        seen.add(url);
        return [{ label: `${column.label}: ${titleOf(table, one, view)}`, url }];
      }),
    );
  });
}
