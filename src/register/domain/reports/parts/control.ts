/** The end of a document: what can be laid beside the tabs, and the number that proves the figures unchanged. */
import { heading, section, text, without } from '../../documents/layout.ts';
import type { ClusterFacts, ControlTotal } from '../../monitoring/facts.ts';
import { formatDutchNumber } from '../../text/numbers.ts';
import type { AnyFacts, Given } from './given.ts';
import { fixed, item, list, type Part } from './part.ts';

/** A number of rows, with the sums of their amounts by name. */
export interface Total {
  readonly name: string;
  readonly rows: number;
  readonly sums: Readonly<Record<string, number>>;
}

/** The control totals of a document, and the hash of what was frozen. */
export function control<F extends AnyFacts>(
  totals: (given: Given<F>) => readonly Total[],
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
        item('bedragen', 'Som van de bedragen', ({ sums }) => sumText(sums), {
          head: 'Som van bedragen',
          width: 4,
        }),
      ],
      'Er zijn geen rijen die meetellen.',
    ),
    fixed(
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

function sumText(sums: Readonly<Record<string, number>>): string {
  return Object.entries(sums)
    .map(([label, amount]) => `${label} ${formatDutchNumber(amount, Number.isInteger(amount) ? 0 : 2)}`)
    .join('; ');
}

/** The totals of one cluster: how many rows of each sort its document rests on. */
export function clusterTotals({ facts }: Given<ClusterFacts>): readonly Total[] {
  const amounts = (label: string, values: readonly (number | null)[]): Readonly<Record<string, number>> => {
    const known = values.filter((value) => value !== null);
    return known.length ? { [label]: known.reduce((sum, value) => sum + value, 0) } : {};
  };
  const total = (name: string, rows: number, sums = {}): Total => ({ name, rows, sums });
  return [
    total('Terreinen', facts.terrains.length),
    total('Stappen in de periode', facts.track?.steps.length ?? 0),
    total('Sprintsessies', facts.sessions.length),
    total(
      'Subsidies',
      facts.grants.length,
      amounts(
        'Verleend',
        facts.grants.map(({ granted }) => granted),
      ),
    ),
    total('Meetcampagnes', facts.campaigns.length),
    total(
      'Maatregelen',
      facts.measures.length,
      amounts(
        'Investering',
        facts.measures.map(({ investment }) => investment),
      ),
    ),
    total('Overdrachten', facts.handovers.length),
  ];
}

/** The totals that the programme's facts carry. */
export function programmeTotals(controls: readonly ControlTotal[]): readonly Total[] {
  return controls.map(({ tab, by, rows, sums }) => ({
    name: by === null ? tab : `${tab}, met ${by.toLowerCase()}`,
    rows,
    sums,
  }));
}
