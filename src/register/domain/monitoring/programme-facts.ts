/** The facts of the programme and of a municipality over a span. */
import { WAGON_NUMBERS, WAGONS } from '../programme/states.ts';
import { WAGON_RULES } from '../programme/transitions.ts';
import type { Keyed, RegisterView } from '../rules/view.ts';
import { SETTINGS } from '../schema/settings.ts';
import type { Table } from '../schema/table.ts';
import {
  cluster,
  costLine,
  grant,
  handover,
  lesson,
  measure,
  meteringCampaign,
  municipality,
  orgAssessment,
  sprintSession,
  stageEvent,
  terrain,
  trainee,
} from '../schema/tables/index.ts';
import { parts } from '../text/dates.ts';
import { NO_LEG } from '../text/monitoring.ts';
import { lessonFacts } from './cluster-facts.ts';
import {
  type ControlTotal,
  FACTS_VERSION,
  type MissingFact,
  type MunicipalityFacts,
  type Named,
  type ProgrammeFacts,
  type SpendingFacts,
} from './facts.ts';
import { figuresAbout } from './figures.ts';
import { missingField } from './indicators/completeness.ts';
import { type About, count, rounded, sum } from './indicators/indicator.ts';
import { covered, municipalitiesOn } from './indicators/reach.ts';
import { starts } from './indicators/starts.ts';
import { inWords, labels } from './labels.ts';
import { about, clustersIn } from './scope.ts';
import { calendarYear, elapsed, grantYear, type Span, term } from './span.ts';

/**
 * The facts of the clusters that lie in a municipality; a cluster that lies in two counts in full in either.
 * Throws RangeError for a code that is no municipality.
 */
export function municipalityFacts(view: RegisterView, span: Span, code: string): MunicipalityFacts {
  const row = view.row(municipality, code);
  if (!row) throw new RangeError(`There is no municipality "${code}".`);
  const clusters = clustersIn(view, code);
  const wanted = ['name', 'contact_id'] as const;
  return {
    kind: 'municipality',
    schema: FACTS_VERSION,
    span,
    figures: figuresAbout(about(view, span, clusters)),
    municipality: { key: code, name: row.name ?? code },
    region: inWords(view, municipality, row, 'region'),
    clusters: [...clusters],
    missing: wanted
      .filter((field) => row[field] === null)
      .map((field) => missingField(municipality, code, row, field)),
  };
}

/** The facts of the whole programme over a span; see `clusterFacts` for what is not in them. */
export function programmeFacts(view: RegisterView, span: Span): ProgrammeFacts {
  const from = about(view, span, null);
  const tracks = from.clusters.flatMap((found) => found.tracks);
  return {
    kind: 'programme',
    schema: FACTS_VERSION,
    span,
    figures: figuresAbout(from),
    basis: {
      goalPerYear: view.setting('goal_starts_per_year'),
      term: term(view),
      startState: view.setting('start_state'),
      baselineDays: view.setting('baseline_days'),
      durationMinCount: view.setting('duration_min_count'),
      amountBt: view.setting('spuk_amount_bt'),
      amountMkb: view.setting('spuk_amount_mkb'),
      regulation: view.setting('spuk_regulation'),
      decision: view.setting('spuk_decision'),
      sisaCode: view.setting('sisa_code'),
    },
    wagons: WAGONS.map(({ code, label }) => ({
      wagon: code,
      label,
      tracks: count(tracks, ({ wagon }) => wagon === code),
    })),
    states: WAGON_NUMBERS.flatMap(({ code }) =>
      WAGON_RULES[code].states.map(({ code: state, label }) => ({
        wagon: code,
        label,
        tracks: count(
          tracks,
          (found) => found.open && found.wagon === code && found.states[`state_w${code}`] === state,
        ),
      })),
    ).filter((one) => one.tracks > 0),
    startsByYear: startsByYear(from),
    spending: spending(from),
    costsWithoutEvidence: grantCosts(from)
      .filter(({ row }) => row.evidence_url === null)
      .map(({ key, row }) => ({
        key,
        name: row.description ?? key,
        on: row.performance_date!,
        legLabel: legLabel(view, row.spuk_leg),
        charged: row.charged_to_spuk,
      })),
    lessons: lessonFacts(view, span, view.rows(lesson)),
    whiteSpots: whiteSpots(from),
    controls: CONTROLS.map((control) => controlTotal(view, span.until, control)),
    missing: programmeMissing(view),
  };
}

function startsByYear({ view, span, clusters }: About): ProgrammeFacts['startsByYear'] {
  const whole = term(view);
  if (!whole || span.until < whole.from) return [];
  const goal = view.setting('goal_starts_per_year');
  const [first, month] = parts(whole.from);
  const [last] = parts([span.until, whole.until].sort()[0]!);
  const years = (begin: number): number[] =>
    Array.from({ length: Math.max(0, last - begin + 1) }, (_, i) => begin + i);
  const told = (type: 'kalenderjaar' | 'uitkeringsjaar', first: number, overs: readonly Span[]) =>
    overs
      // The term ends on 1 May: no grant year is told for that one day.
      .filter((over) => over.from <= span.until && over.from < whole.until)
      .map((over, index) => {
        const expected = goal === null ? null : rounded(goal * elapsed(over, span.until, whole), 4);
        const until = [over.until, span.until].sort()[0]!;
        return {
          type,
          name: type === 'kalenderjaar' ? String(first + index) : `${first + index}-${first + index + 1}`,
          span: over,
          starts: starts(clusters, over),
          expected,
          // What started before the term is no part of its goal.
          cumulative: starts(clusters, { from: whole.from, until }),
          expectedCumulative:
            goal === null
              ? null
              : sum(
                  overs.slice(0, index + 1).map((one) => rounded(goal * elapsed(one, span.until, whole), 4)),
                  4,
                ),
        };
      });
  const firstGrant = month < 5 ? first - 1 : first;
  return [
    ...told('kalenderjaar', first, years(first).map(calendarYear)),
    ...told('uitkeringsjaar', firstGrant, years(firstGrant).map(grantYear)),
  ];
}

/** Cost lines of the grant, also while their leg is blank, performed up to the end of the span: those of I13. */
function grantCosts({ span, rows }: About): readonly Keyed<typeof costLine>[] {
  return rows('cost_line').filter(
    ({ row }) =>
      row.performance_date !== null && row.performance_date <= span.until && row.spuk_leg !== 'geen',
  );
}

function legLabel(view: RegisterView, leg: string | null): string {
  return leg === null ? NO_LEG : labels(view, 'spuk_been', [leg])[0]!;
}

function spending(from: About): readonly SpendingFacts[] {
  const { view } = from;
  const lines = grantCosts(from).map(({ row }) => row);
  const year = (row: (typeof lines)[number]): number => parts(row.performance_date!)[0];
  const known = lines.map((row) => row.spuk_leg).filter((leg) => leg !== null);
  const legs = [...[...new Set(known)].sort(), ...(known.length < lines.length ? [null] : [])];
  const years = [...new Set(lines.map(year))].sort();
  return legs.flatMap((leg) =>
    years.flatMap((of): SpendingFacts[] => {
      const own = lines.filter((row) => row.spuk_leg === leg && year(row) === of);
      const until = lines.filter((row) => row.spuk_leg === leg && year(row) <= of);
      return [
        {
          year: of,
          leg,
          legLabel: legLabel(view, leg),
          lines: own.length,
          exVat: sum(own.map((row) => row.amount_ex_vat)),
          vat: sum(own.map((row) => row.vat)),
          vatRecoverable: sum(own.map((row) => (row.vat_recoverable === 'ja' ? row.vat : 0))),
          charged: sum(own.map((row) => row.charged_to_spuk)),
          cumulative: sum(until.map((row) => row.charged_to_spuk)),
          withoutEvidence: count(own, (row) => row.evidence_url === null),
        },
      ];
    }),
  );
}

function whiteSpots({ view, span, clusters }: About): readonly Named[] {
  const reached = new Set(clusters.filter(covered).flatMap(({ row }) => row.municipality_codes ?? []));
  return municipalitiesOn(view, span.until)
    .filter((code) => !reached.has(code))
    .map((code) => ({ key: code, name: view.row(municipality, code)?.name ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/** What is counted of a table: rows dated up to a day, and the sums of these columns. */
interface Control {
  readonly table: Table;
  readonly date: string | null;
  readonly sums: readonly string[];
}

function control<T extends Table>(
  table: T,
  date: (keyof T['columns'] & string) | null,
  ...sums: readonly (keyof T['columns'] & string)[]
): Control {
  return { table, date, sums };
}

const CONTROLS: readonly Control[] = [
  control(cluster, null, 'counts_as'),
  control(terrain, null, 'gross_area', 'net_area'),
  control(stageEvent, 'event_date'),
  control(sprintSession, 'session_date', 'entrepreneur_count'),
  control(orgAssessment, 'assessed_on'),
  control(handover, 'offered_on'),
  control(grant, 'application_date', 'requested'),
  control(grant, 'granted_on', 'granted'),
  control(grant, 'settled_on', 'settled'),
  control(meteringCampaign, 'analysed_on', 'invited_count', 'data_count'),
  control(measure, 'realised_on', 'investment', 'saving_kwh', 'saving_m3', 'generation_kwp', 'co2_kg'),
  control(costLine, 'performance_date', 'amount_ex_vat', 'vat', 'charged_to_spuk'),
  control(trainee, 'trained_on'),
];

function controlTotal(view: RegisterView, day: string, { table, date, sums }: Control): ControlTotal {
  const rows = view
    .rows(table)
    .map(({ row }) => row as Readonly<Record<string, unknown>>)
    .filter((row) => date === null || (typeof row[date] === 'string' && row[date] <= day));
  const label = (field: string): string => table.columns[field]!.label;
  return {
    table: table.id,
    tab: table.tab,
    by: date === null ? null : label(date),
    rows: rows.length,
    sums: Object.fromEntries(
      sums.map((field) => [label(field), sum(rows.map((row) => row[field] as number | null))]),
    ),
  };
}

/** What the reports on the money need and is not known. */
function programmeMissing(view: RegisterView): readonly MissingFact[] {
  const needed = ['spuk_amount_bt', 'spuk_decision'] as const;
  return needed
    .filter((id) => view.setting(id) === null)
    .map((id) => ({
      table: 'setting',
      key: id,
      field: 'value',
      what: `Waarde bij instelling “${SETTINGS[id].label}”`,
    }));
}
