/** Business parks by municipality and wagon, for documents about several of them. */
import { type ClusterFacts, type ProgrammeFacts, startOfPark } from '../../monitoring/facts.ts';
import { WAGONS } from '../../programme/states.ts';
import type { AnyFacts, Given } from './given.ts';
import { item, list, type Part } from './part.ts';
import { DASH } from './words.ts';

/** Number of clusters by wagon of their track; `geen` are those without one. */
export interface PlaceRow {
  readonly name: string;
  readonly wagons: Readonly<Record<string, number>>;
  readonly all: number;
}

/** A row for each municipality, by name; a cluster that lies in two counts in both. */
export function places({ site, clusters }: Given): readonly PlaceRow[] {
  const all = clusters();
  const rows = site.municipalities().map((code) => {
    const { municipality } = site.municipality(code);
    const own = all.filter(({ municipalities }) => municipalities.some(({ key }) => key === code));
    const wagons: Record<string, number> = {};
    for (const { track } of own) wagons[track?.wagon ?? 'geen'] = (wagons[track?.wagon ?? 'geen'] ?? 0) + 1;
    return { name: municipality.name, wagons, all: own.length };
  });
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/** Municipalities × wagons. */
export const PLACES: Part<Given<ProgrammeFacts>> = list<Given<ProgrammeFacts>, PlaceRow>(
  'gemeenten',
  'Bedrijventerreinen per gemeente en wagon',
  places,
  [
    item('gemeente', 'Gemeente', ({ name }) => name, { width: 3, least: 15 }),
    item('geen', 'Zonder traject', ({ wagons }) => wagons.geen ?? 0, { kind: 'number' }),
    ...WAGONS.map(({ code, label }) =>
      item<PlaceRow>(code === 'klaar' ? 'klaar' : `wagon_${code}`, label, ({ wagons }) => wagons[code] ?? 0, {
        kind: 'number',
        least: code.length === 1 ? 7 : 0,
      }),
    ),
    item('alle', 'Alle bedrijventerreinen', ({ all }) => all, { kind: 'number', head: 'Alle' }),
  ],
  'Er zijn geen gemeenten in het register.',
);

/** Business parks with a track, and how each of them stands. */
export function parks<F extends AnyFacts>(name: string, empty: string): Part<Given<F>> {
  return list<Given<F>, ClusterFacts>(
    name,
    'Bedrijventerreinen met een traject',
    ({ clusters }) => clusters().filter(({ track }) => track !== null),
    [
      item('sleutel', 'Sleutel van het cluster', ({ cluster }) => cluster.key, { spare: true }),
      item('bedrijventerrein', 'Bedrijventerrein', ({ cluster }) => cluster.name, { width: 3, least: 16 }),
      item('wagon', 'Wagon', ({ track }) => track!.wagonLabel, { least: 7 }),
      item('status', 'Status', ({ track }) => track!.state ?? DASH, { width: 2, least: 12 }),
      item('sinds', 'In deze status sinds', ({ track }) => track!.stateSince, {
        kind: 'date',
        head: 'Sinds',
        width: 1.5,
      }),
      item('gestart', 'Startdatum', startOfPark, {
        kind: 'date',
        head: 'Gestart',
        width: 1.5,
      }),
      item('niveau_start', 'Organisatiegraad bij de start', ({ baseline }) => baseline?.level ?? null, {
        kind: 'number',
        head: 'Niveau bij start',
        width: 1.2,
      }),
      item(
        'niveau_nu',
        'Organisatiegraad bij de laatste beoordeling',
        ({ assessment }) => assessment?.level ?? null,
        {
          kind: 'number',
          head: 'Niveau nu',
          width: 1.2,
        },
      ),
    ],
    empty,
  );
}

/** Business parks without a track, by name. */
export function withoutTrack(clusters: readonly ClusterFacts[]): readonly string[] {
  return clusters.filter(({ track }) => track === null).map(({ cluster }) => cluster.name);
}
