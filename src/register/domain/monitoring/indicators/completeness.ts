/** I14: how complete the register is about a cluster, and which fields are blank. */
import type { Keyed } from '../../rules/view.ts';
import { rowChoice, type Table } from '../../schema/table.ts';
import {
  cluster,
  costLine,
  grant,
  handover,
  measure,
  meteringCampaign,
  orgAssessment,
  sprintSession,
  terrain,
  track,
} from '../../schema/tables/index.ts';
import type { MissingFact } from '../facts.ts';
import type { ClusterPast, TrackPast } from '../past.ts';
import { type About, figure, indicator, share } from './indicator.ts';
import { grantOn } from './money.ts';

/** What a row must hold beside the columns that its declaration requires. */
type Further<T extends Table> = (
  row: Keyed<T>['row'],
  day: string,
) => readonly (keyof T['columns'] & string)[];

/** The columns that every row of a table must hold; keys and what the register fills itself are left out. */
function required(table: Table): readonly string[] {
  return table.fields.filter((field) => {
    const column = table.columns[field]!;
    return column.required && !column.system && field !== table.key.field;
  });
}

/** A row that counts, with the fields that it must hold. */
interface Asked {
  readonly table: Table;
  readonly key: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly fields: readonly string[];
}

function asked<T extends Table>(
  table: T,
  rows: readonly Keyed<T>[],
  day: string,
  date: (keyof T['columns'] & string) | null,
  further: Further<T> = () => [],
): Asked[] {
  const always = required(table);
  return rows
    .filter(({ row }) => date === null || ((row[date] as string | null) ?? '') <= day)
    .map(({ key, row }) => ({
      table,
      key,
      row: row as Asked['row'],
      fields: [...new Set([...always, ...further(row, day)])],
    }));
}

/**
 * The rows that belong to the clusters and count at the end of the span, with what each must hold: the required
 * columns of its table, and what its state asks for. A row without its date counts; one dated later does not.
 */
function allAsked({ view, span: { until }, clusters, rows }: About): readonly Asked[] {
  const own = clusters.map(({ key, row }) => ({ key, row }));
  return [
    ...asked(cluster, own, until, null),
    ...asked(terrain, rows('terrain'), until, null),
    ...clusters.flatMap((found) => found.tracks.map((past) => trackAsked(found, past))),
    ...asked(sprintSession, rows('sprint_session'), until, 'session_date', ({ status }) =>
      status === 'gehouden' ? ['entrepreneur_count'] : [],
    ),
    ...asked(orgAssessment, rows('org_assessment'), until, 'assessed_on'),
    ...asked(handover, rows('handover'), until, 'offered_on', ({ decision }) =>
      decision === 'open' || decision === null ? [] : ['decided_on'],
    ),
    ...asked(
      grant,
      rows('grant'),
      until,
      'application_date',
      (row, day) => GRANT_NEEDS[grantOn(row, day)] ?? [],
    ),
    ...asked(meteringCampaign, rows('metering_campaign'), until, null, ({ status }) =>
      status === 'geanalyseerd' ? ['analysed_on', 'invited_count', 'data_count'] : [],
    ),
    ...asked(measure, rows('measure'), until, null, ({ status }) =>
      status === 'uitgevoerd' ? ['realised_on'] : [],
    ),
    ...asked(costLine, rows('cost_line'), until, 'performance_date', ({ vat }) => [
      'charged_to_spuk',
      ...(vat ? (['vat_recoverable'] as const) : []),
    ]),
  ].filter(({ table, key }) => view.row(table, key) !== null);
}

const GRANT_NEEDS: { readonly [standing: string]: readonly (keyof typeof grant.columns)[] } = {
  ingediend: ['application_date', 'requested'],
  verleend: ['application_date', 'requested', 'granted'],
  vastgesteld: ['application_date', 'requested', 'granted', 'settled'],
};

/** A started track needs who drives it and a baseline; an open one what is to happen next, and when. */
function trackAsked({ baseline }: ClusterPast, { key, row, open, start }: TrackPast): Asked {
  const fields = [
    ...required(track),
    ...(start === null ? [] : ['driver_id', 'baseline_level']),
    ...(open ? ['next_action', 'next_action_due'] : []),
  ];
  return { table: track, key, row: { ...row, baseline_level: baseline && 1 }, fields };
}

function blank(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/**
 * I14 = filled required fields / required fields of the rows that belong to the clusters (§8.5): the columns that
 * the declarations call required, and those that the state of a row asks for (see `allAsked`).
 */
export const I14 = indicator({
  id: 'I14',
  label: 'Volledigheid',
  formula:
    'Ingevulde verplichte velden gedeeld door verplichte velden, over alle rijen die bij de clusters horen en op de laatste dag meetellen. Verplicht is wat altijd moet, en wat bij de status van de rij hoort.',
  figures: {
    I14: figure('Volledigheid', 'aandeel', 1),
    'I14.gevuld': figure('Ingevulde verplichte velden'),
    'I14.verplicht': figure('Verplichte velden'),
  },
  compute: (from) => {
    let [filled, all] = [0, 0];
    for (const { row, fields } of allAsked(from))
      for (const field of fields) {
        all++;
        if (!blank(row[field])) filled++;
      }
    return { I14: share(filled, all), 'I14.gevuld': filled, 'I14.verplicht': all };
  },
});

/** The required fields that are blank, in the order of the tabs. */
export function missingIn(from: About): readonly MissingFact[] {
  return allAsked(from).flatMap(({ table, key, row, fields }) =>
    fields.filter((field) => blank(row[field])).map((field) => missingField(table, key, row, field)),
  );
}

/** One field that is blank, in words: the column, the sort of row and its name. */
export function missingField(
  table: Table,
  key: string,
  row: Readonly<Record<string, unknown>>,
  field: string,
): MissingFact {
  const noun = table.noun.replace(/^(de|het) /, '');
  const place = table.title ? rowChoice(table, { ...row, [table.key.field]: key }) : key;
  return { table: table.id, key, field, what: `“${table.columns[field]!.label}” bij ${noun} ${place}` };
}
