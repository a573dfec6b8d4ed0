/** The end of a document: what can be laid beside the tabs, and the number that proves the figures unchanged. */
import { heading, type LayoutBlock, note, section, text, without } from '../../documents/layout.ts';
import type { ClusterFacts, ControlTotal } from '../../monitoring/facts.ts';
import { findTable } from '../../schema/tables/index.ts';
import type { AnyFacts, Given } from './given.ts';
import { fixed, item, list, type Part } from './part.ts';
import { euro, number } from './words.ts';

/** A number of rows, with the sums of their amounts. */
export interface Total {
  readonly name: string;
  readonly rows: number;
  /** As they are written. */
  readonly sums: readonly string[];
}

/** The control totals of a document, and the hash of what was frozen. */
export function control<F extends AnyFacts>(
  totals: (given: Given<F>) => readonly Total[],
  ...below: readonly LayoutBlock[]
): readonly Part<Given<F>>[] {
  return [
    fixed(
      heading(1, 'Controle'),
      text(
        'Met deze totalen is te controleren dat het document alle rijen van het register bevat die meetellen.',
      ),
    ),
    list<Given<F>, Total>(
      'controletotalen',
      'Controletotalen',
      totals,
      [
        item('onderdeel', 'Onderdeel van het register', ({ name }) => name, { head: 'Onderdeel', width: 3 }),
        item('rijen', 'Aantal rijen', ({ rows }) => rows, { kind: 'number', head: 'Rijen' }),
        item('bedragen', 'Totalen van de rijen', ({ sums }) => sums.join('; '), {
          head: 'Totalen',
          width: 4,
          end: true,
        }),
      ],
      'Er zijn geen rijen die meetellen.',
    ),
    fixed(
      ...below,
      heading(2, 'Controlegetal'),
      ...section('concept', text('Het controlegetal komt erbij als de cijfers zijn vastgesteld.')),
      ...without(
        'concept',
        text(
          'Het controlegetal van de vastgestelde cijfers is {{controlegetal}}. Dit getal verandert zodra er één cijfer verandert. Het staat ook in het register, in het tabblad Momentopnamen.',
        ),
      ),
    ),
  ];
}

/** Below the totals of the programme: they rest on whole tabs, whatever became of a row. */
export const ALL_ROWS = note(
  'Deze totalen gaan over alle rijen tot en met {{tot_en_met}}, ook als iets alleen is gepland of niet doorging. Het aantal kan daarom hoger zijn dan het kengetal.',
);

/** An amount with its name and unit: `Verleend € 17.500`; null where there is nothing to add up. */
export function amount(label: string, sum: number, unit?: string): string | null {
  if (sum === 0) return null;
  const decimals = Number.isInteger(sum) ? 0 : 2;
  if (unit === 'euro') return `${label} ${euro(sum, decimals)}`;
  return `${label} ${number(sum, decimals)}${unit ? ` ${unit}` : ''}`;
}

/** How many rows of each sort a document about these clusters rests on, with the amounts that are in it. */
export function clusterTotals(clusters: readonly ClusterFacts[]): readonly Total[] {
  const total = <T extends { readonly key: string }>(
    name: string,
    rows: (facts: ClusterFacts) => readonly T[],
    label?: string,
    of: (row: T) => number | null = () => null,
  ): Total => {
    // Parks that took part together share a row, which counts once.
    const all = [...new Map(clusters.flatMap(rows).map((row) => [row.key, row])).values()];
    const sum = all.reduce((cents, row) => cents + Math.round((of(row) ?? 0) * 100), 0) / 100;
    return { name, rows: all.length, sums: label ? [amount(label, sum, 'euro')].filter(present) : [] };
  };
  return [
    total('Terreinen', ({ terrains }) => terrains),
    {
      name: 'Stappen in de periode',
      rows: clusters.reduce((sum, { track }) => sum + (track?.steps.length ?? 0), 0),
      sums: [],
    },
    total('Sprintsessies', ({ sessions }) => sessions),
    total(
      'Subsidies',
      ({ grants }) => grants,
      'Verleend',
      ({ granted }) => granted,
    ),
    total('Meetcampagnes', ({ campaigns }) => campaigns),
    total(
      'Maatregelen',
      ({ measures }) => measures,
      'Investering',
      ({ investment }) => investment,
    ),
    total('Overdrachten', ({ handovers }) => handovers),
  ];
}

function present(text: string | null): text is string {
  return text !== null;
}

/** The totals that the programme's facts carry, with the units of the columns. */
export function programmeTotals(controls: readonly ControlTotal[]): readonly Total[] {
  return controls.map(({ table, tab, by, rows, sums }) => {
    const columns = Object.values(findTable(table)?.columns ?? {});
    const unitOf = (label: string) => columns.find((column) => column.label === label)?.unit;
    return {
      name: by === null || by === 'Datum' ? tab : `${tab} (datum: ${by})`,
      rows,
      sums: Object.entries(sums)
        .map(([label, sum]) => amount(label, sum, unitOf(label)))
        .filter(present),
    };
  });
}
