/** Veldkoppelingen carried out: from the name of a field or figure of ours to the value in a column of somebody else's form. */
import { distance } from '../intake/similarity.ts';
import {
  type AssessmentFacts,
  type ClusterFacts,
  type ProgrammeFacts,
  startOfPark,
  type TrackFacts,
} from '../monitoring/facts.ts';
import { FIGURES, type FigureId } from '../monitoring/figures.ts';
import type { Table } from '../schema/table.ts';
import { REGISTER, type RegisterRow } from '../schema/tables/index.ts';
import { parts } from '../text/dates.ts';
import type { FileCell } from './files/table.ts';

/** What a field or figure gives. */
export type Value =
  | { readonly text: string }
  | { readonly number: number; readonly decimals: number }
  | { readonly day: string }
  | { readonly truth: boolean }
  | { readonly share: number }
  | null;

const text = (value: string | null | undefined): Value => (value ? { text: value } : null);
const number = (value: number | null | undefined, decimals = 0): Value =>
  value === null || value === undefined ? null : { number: value, decimals };
const day = (value: string | null | undefined): Value => (value ? { day: value } : null);
const truth = (value: boolean | null | undefined): Value =>
  value === null || value === undefined ? null : { truth: value };
const joined = (values: readonly (string | null)[]): Value => text(values.filter(Boolean).join('; '));

type OfCluster = (facts: ClusterFacts) => Value;

const ofTrack =
  (get: (track: TrackFacts) => Value): OfCluster =>
  ({ track }) =>
    track && get(track);
const ofLatest =
  (get: (assessment: AssessmentFacts) => Value): OfCluster =>
  ({ assessment, baseline }) => {
    const latest = assessment ?? baseline;
    return latest && get(latest);
  };
const stateIn = (wagon: '1' | '2' | '3'): OfCluster =>
  ofTrack(({ states }) => text(states.find((state) => state.wagon === wagon)?.label));

/** The fields that the row of a business park can hold, in the names of tables and columns. */
const CLUSTER_FIELDS: Readonly<Record<string, OfCluster>> = {
  'cluster.cluster_id': ({ cluster }) => text(cluster.key),
  'cluster.name': ({ cluster }) => text(cluster.name),
  'cluster.municipality_codes': ({ municipalities }) => joined(municipalities.map(({ name }) => name)),
  'cluster.counts_as': ({ cluster }) => number(cluster.countsAs),
  'municipality.municipality_code': ({ municipalities }) => joined(municipalities.map(({ key }) => key)),
  'terrain.display_name': ({ terrains }) => joined(terrains.map(({ name }) => name)),
  'terrain.rin_number': ({ terrains }) => joined(terrains.map(({ rin }) => rin)),
  'terrain.net_area': ({ terrains }) => number(total(terrains.map(({ netArea }) => netArea)), 2),
  'terrain.gross_area': ({ terrains }) => number(total(terrains.map(({ grossArea }) => grossArea)), 2),
  'terrain.company_count': ({ terrains }) => number(total(terrains.map(({ companies }) => companies))),
  'track.track_id': ofTrack(({ key }) => text(key)),
  'track.start_date': (facts) => day(startOfPark(facts)),
  'track.wagon': ofTrack(({ wagonLabel }) => text(wagonLabel)),
  'track.state_w1': stateIn('1'),
  'track.state_w2': stateIn('2'),
  'track.state_w3': stateIn('3'),
  'track.state_since': ofTrack(({ stateSince }) => day(stateSince)),
  'track.themes': ofTrack(({ themes }) => joined(themes)),
  'track.stop_reason': ofTrack(({ stopReason }) => text(stopReason)),
  'track.plan_url': ofTrack(({ planUrl }) => text(planUrl)),
  'track.baseline_level': ({ baseline }) => number(baseline?.level),
  'org_assessment.assessed_on': ofLatest(({ on }) => day(on)),
  'org_assessment.level': ofLatest(({ level }) => number(level)),
  'org_assessment.organised': ofLatest(({ organised }) => truth(organised)),
};

function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
}

/** What a line about the grant can hold: of the programme, over one year of performance. */
interface YearOf {
  readonly facts: ProgrammeFacts;
  readonly year: number;
}

type OfYear = (of: YearOf) => Value;

const YEAR_FIELDS: Readonly<Record<string, OfYear>> = {
  'I13.bt.jaar': (of) => spent(of, 'bt', 'charged'),
  'I13.mkb.jaar': (of) => spent(of, 'mkb', 'charged'),
  'I13.bt.cumulatief': (of) => spent(of, 'bt', 'cumulative'),
  'I13.mkb.cumulatief': (of) => spent(of, 'mkb', 'cumulative'),
  eindverantwoording: ({ facts, year }) =>
    facts.basis.term && truth(parts(facts.basis.term.until)[0] <= year),
};

/** Nothing spent is 0; cumulative is what was spent up to and including the year. */
function spent({ facts, year }: YearOf, leg: string, what: 'charged' | 'cumulative'): Value {
  const until = facts.spending.filter((line) => line.leg === leg && line.year <= year);
  const own = what === 'cumulative' ? until[until.length - 1] : until.find((line) => line.year === year);
  return number(own?.[what] ?? 0, 2);
}

function ofFigure(id: FigureId, value: number | null): Value {
  const { unit, decimals } = FIGURES[id];
  return unit === 'aandeel' && value !== null ? { share: value } : number(value, decimals);
}

/** How a value may be written, by the text of the column Notatie in lower case with straight quotes. */
const FORMATS: Readonly<Record<string, (value: NonNullable<Value>) => FileCell | undefined>> = {
  "hele euro's": (value) => rounded(value, 0),
  "euro's met centen": (value) => rounded(value, 2),
  'heel getal': (value) => rounded(value, 0),
  'd-m-jjjj': (value) => ('day' in value ? value : undefined),
  'jjjj-mm-dd': (value) => ('day' in value ? { text: value.day } : undefined),
  jjjj: (value) => ('day' in value ? { text: value.day.slice(0, 4) } : undefined),
  'ja of nee': (value) => ('truth' in value ? { text: value.truth ? 'Ja' : 'Nee' } : undefined),
  'j of n': (value) => ('truth' in value ? { text: value.truth ? 'J' : 'N' } : undefined),
  '1 of 0': (value) => ('truth' in value ? { number: value.truth ? 1 : 0, decimals: 0 } : undefined),
  procent: (value) => ('share' in value ? { number: value.share * 100, decimals: 1 } : undefined),
};

/** Halves go away from zero, as in the accounts. */
function rounded(value: NonNullable<Value>, decimals: number): FileCell | undefined {
  if (!('number' in value)) return undefined;
  const scale = 10 ** decimals;
  return { number: (Math.sign(value.number) * Math.round(Math.abs(value.number) * scale)) / scale, decimals };
}

function usual(value: NonNullable<Value>): FileCell {
  if ('truth' in value) return { text: value.truth ? 'Ja' : 'Nee' };
  if ('share' in value) return { number: value.share * 100, decimals: 1 };
  return value;
}

/** A column of the form, or a line of it, with where its value comes from. */
export interface Mapped<T> {
  readonly key: string;
  readonly row: RegisterRow<'field_mapping'>;
  /** What stands above the column: that of the form, or what is asked as long as that is not known. */
  readonly header: string;
  /** Why there is no value; null when all is well. */
  readonly problem: MappingProblem | null;
  cell(of: T): FileCell;
  /** False when the notation asked for does not suit the value, so that it stands in its usual one. */
  fits(of: T): boolean;
}

type Mapping = RegisterRow<'field_mapping'>;

/** What can be mapped for a form, by the value of the column Rapport. */
interface Form<T> {
  readonly fields: Readonly<Record<string, (of: T) => Value>>;
  figure(id: FigureId, of: T): number | null;
}

const FORMS = {
  rvo: { fields: CLUSTER_FIELDS, figure: (id, facts) => facts.figures[id] } satisfies Form<ClusterFacts>,
  sisa: { fields: YEAR_FIELDS, figure: (id, { facts }) => facts.figures[id] } satisfies Form<YearOf>,
} as const;

/** What is wrong with a mapping, in Dutch, and how to mend it. */
export interface MappingProblem {
  readonly field: 'source' | 'format';
  readonly reason: string;
  readonly tip: string;
}

/** Null when the mapping can be carried out. */
export function mappingProblem(row: Mapping): MappingProblem | null {
  if (row.report === null || row.source === null) return null;
  const form = FORMS[row.report];
  const source = row.source.trim();
  if (source in form.fields || source in FIGURES) {
    const format = formatOf(row);
    if (format === null || format in FORMATS) return null;
    return {
      field: 'format',
      reason: `de notatie "${row.format}" kennen we niet.`,
      tip: `Kies uit: ${Object.keys(FORMATS).join(', ')}.`,
    };
  }
  if (isHidden(source))
    return {
      field: 'source',
      reason: `"${source}" is vertrouwelijk of gaat over personen, en mag niet in een rapport voor buiten.`,
      tip: 'Kies een ander veld.',
    };
  const known = [...Object.keys(form.fields), ...Object.keys(FIGURES)];
  const nearest = known
    .map((name) => ({ name, away: distance(name.toLowerCase(), source.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)[0]!;
  return {
    field: 'source',
    reason: `"${source}" is geen veld of kengetal dat in dit rapport kan.`,
    tip:
      nearest.away <= Math.max(2, source.length / 3)
        ? `Vul "${nearest.name}" in als je dat bedoelt.`
        : 'De mogelijke namen staan in docs/veldkoppelingen.md.',
  };
}

/** Columns with what was given in confidence, or about people, never leave the register. */
function isHidden(source: string): boolean {
  const [table = '', field = ''] = source.split('.');
  const declared: Table | undefined = (REGISTER as Readonly<Record<string, Table>>)[table];
  const column = declared?.columns[field];
  return (
    column !== undefined &&
    (declared!.personal || column.personal || column.openness === 'vertrouwelijk') === true
  );
}

function formatOf({ format }: Mapping): string | null {
  const text = format?.trim().toLowerCase().replace(/[’‘]/g, "'") ?? '';
  return text === '' ? null : text;
}

/** The mappings of the form of RVO, for the facts of a business park, in their order. */
export function rvoColumns(
  rows: readonly { readonly key: string; readonly row: Mapping }[],
): readonly Mapped<ClusterFacts>[] {
  return mapped(rows, 'rvo', FORMS.rvo);
}

/** The mappings of SiSa, for a year of performance, in their order. */
export function sisaLines(
  rows: readonly { readonly key: string; readonly row: Mapping }[],
): readonly Mapped<YearOf>[] {
  return mapped(rows, 'sisa', FORMS.sisa);
}

function mapped<T>(
  rows: readonly { readonly key: string; readonly row: Mapping }[],
  report: keyof typeof FORMS,
  form: Form<T>,
): readonly Mapped<T>[] {
  return rows
    .filter(({ row }) => row.report === report)
    .sort((a, b) => (a.row.order ?? 0) - (b.row.order ?? 0))
    .map(({ key, row }) => {
      const problem = mappingProblem(row);
      const source = row.source?.trim() ?? '';
      const value =
        form.fields[source] ?? ((of: T) => ofFigure(source as FigureId, form.figure(source as FigureId, of)));
      const format = formatOf(row);
      const found = (of: T): Value => (problem === null && source !== '' ? value(of) : null);
      const shown = (of: NonNullable<Value>) => (format === null ? usual(of) : FORMATS[format]!(of));
      return {
        key,
        row,
        header: row.target ?? row.description ?? source,
        problem,
        cell(of) {
          const it = found(of);
          return it && (shown(it) ?? usual(it));
        },
        fits(of) {
          const it = found(of);
          return it === null || shown(it) !== undefined;
        },
      };
    });
}

/** What a mapping for a form may name beside the figures, and the notations that there are. */
export const MAPPABLE: Readonly<Record<keyof typeof FORMS | 'notations', readonly string[]>> = {
  rvo: Object.keys(FORMS.rvo.fields),
  sisa: Object.keys(FORMS.sisa.fields),
  notations: Object.keys(FORMATS),
};
