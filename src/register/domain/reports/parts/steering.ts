/** What the coordinator steers by: where it moves, where nothing happens, what hangs, what can be bundled. */

import { note } from '../../documents/layout.ts';
import type { ClusterFacts, ProgrammeFacts } from '../../monitoring/facts.ts';
import { referenceDay } from '../../monitoring/span.ts';
import { formatLongDay } from '../../text/dates.ts';
import { running } from './cover.ts';
import type { Given } from './given.ts';
import { fixed, item, list, type Part } from './part.ts';
import { counted, DASH, listed, number, prose } from './words.ts';

type Programme = Given<ProgrammeFacts>;

const towns = (facts: ClusterFacts): string => listed(facts.municipalities.map(({ name }) => name));

const NAME = item<ClusterFacts>('bedrijventerrein', 'Bedrijventerrein', ({ cluster }) => cluster.name, {
  width: 3,
  least: 16,
});
const TOWN = item<ClusterFacts>('gemeente', 'Gemeente', towns, { width: 2, least: 15 });

/** Business parks whose track took a step in the period. */
export function moving(clusters: readonly ClusterFacts[]): readonly ClusterFacts[] {
  return clusters.filter(({ track }) => track !== null && track.steps.length > 0);
}

/** Business parks with an open track that took no step in the period, the longest still first. */
export function still(clusters: readonly ClusterFacts[]): readonly ClusterFacts[] {
  return clusters
    .filter(({ track }) => track?.open && track.steps.length === 0)
    .sort((a, b) => ((a.track!.stateSince ?? '') < (b.track!.stateSince ?? '') ? -1 : 1));
}

export const MOVING: Part<Programme> = list<Programme, ClusterFacts>(
  'in_beweging',
  'Bedrijventerreinen waar iets is gebeurd',
  (given) => moving(given.clusters()),
  [
    NAME,
    TOWN,
    item('van', 'Status voor de eerste stap', ({ track }) => track!.steps[0]!.from ?? DASH, {
      head: 'Van',
      width: 2,
      least: 12,
    }),
    item(
      'naar',
      'Status na de laatste stap',
      ({ track }) => track!.steps[track!.steps.length - 1]!.to ?? DASH,
      {
        head: 'Naar',
        width: 2,
        least: 12,
      },
    ),
    item('stappen', 'Aantal stappen', ({ track }) => track!.steps.length, {
      kind: 'number',
      head: 'Stappen',
    }),
  ],
  null,
);

export const STILL: Part<Programme> = list<Programme, ClusterFacts>(
  'stil',
  'Bedrijventerreinen waar niets is gebeurd',
  (given) => still(given.clusters()),
  [
    NAME,
    TOWN,
    item('wagon', 'Wagon', ({ track }) => track!.wagonLabel, { least: 7 }),
    item('status', 'Status', ({ track }) => track!.state ?? DASH, { width: 2, least: 12 }),
    item('sinds', 'In deze status sinds', ({ track }) => track!.stateSince, {
      kind: 'date',
      head: 'Sinds',
      width: 1.5,
    }),
  ],
  null,
);

interface Hanging {
  readonly facts: ClusterFacts;
  readonly handover: ClusterFacts['handovers'][number];
}

function hanging(clusters: readonly ClusterFacts[]): readonly Hanging[] {
  return clusters
    .flatMap((facts) =>
      facts.handovers.filter(({ decidedOn }) => decidedOn === null).map((handover) => ({ facts, handover })),
    )
    .sort((a, b) => (a.handover.offeredOn < b.handover.offeredOn ? -1 : 1));
}

export const HANGING: Part<Programme> = list<Programme, Hanging>(
  'hangende_overdrachten',
  'Overdrachten zonder besluit',
  (given) => hanging(given.clusters()),
  [
    item('bedrijventerrein', 'Bedrijventerrein', ({ facts }) => facts.cluster.name, { width: 3, least: 16 }),
    item('gemeente', 'Gemeente', ({ facts }) => towns(facts), { width: 2 }),
    item('van', 'Van wagon', ({ handover }) => handover.from, { head: 'Van', least: 7 }),
    item('naar', 'Naar wagon', ({ handover }) => handover.to, { head: 'Naar', least: 7 }),
    item('aangeboden_op', 'Aangeboden op', ({ handover }) => handover.offeredOn, {
      kind: 'date',
      head: 'Aangeboden',
      width: 1.5,
    }),
  ],
  'Er zijn geen overdrachten die op een besluit wachten.',
);

interface Bundle {
  readonly theme: string;
  readonly clusters: readonly ClusterFacts[];
}

/** Themes that two business parks or more with an open track work on, the most shared first. */
function bundles(clusters: readonly ClusterFacts[]): readonly Bundle[] {
  const themes = new Map<string, ClusterFacts[]>();
  for (const facts of clusters)
    if (facts.track?.open)
      for (const theme of facts.track.themes) themes.set(theme, [...(themes.get(theme) ?? []), facts]);
  return [...themes]
    .map(([theme, sharing]) => ({ theme, clusters: sharing }))
    .filter(({ clusters: sharing }) => sharing.length > 1)
    .sort((a, b) => b.clusters.length - a.clusters.length);
}

export const BUNDLES: Part<Programme> = list<Programme, Bundle>(
  'bundels',
  'Thema’s die op meer bedrijventerreinen spelen',
  (given) => bundles(given.clusters()),
  [
    item('thema', 'Thema', ({ theme }) => theme, { width: 2 }),
    item(
      'bedrijventerreinen',
      'Bedrijventerreinen',
      ({ clusters }) => listed(clusters.map(({ cluster }) => cluster.name)),
      {
        width: 5,
      },
    ),
    item('gemeenten', 'Gemeenten', ({ clusters }) => listed([...new Set(clusters.map(towns))]), { width: 3 }),
    item('aantal', 'Aantal bedrijventerreinen', ({ clusters }) => clusters.length, {
      kind: 'number',
      head: 'Aantal',
    }),
  ],
  'Er zijn geen thema’s die op meer dan één bedrijventerrein spelen.',
);

/** The first of the questions: does the number of starts keep up with the goal of the year. */
export function startsSentence(given: Programme): string {
  const { basis, figures, span } = given.facts;
  const [started, expected] = [figures['I1.kalenderjaar'], figures['I2.verwacht']];
  const year = span.until.slice(0, 4);
  if (basis.goalPerYear === null || expected === null || started === null)
    return 'Het doel per jaar is niet ingevuld, dus de voortgang is niet te bepalen.';
  const goal = `Het doel is ${number(basis.goalPerYear)} gestarte bedrijventerreinen per jaar.`;
  const are = started === 1 ? 'is' : 'zijn';
  const [count, even] = [
    started === 0 ? 'nog geen' : number(started),
    number(expected, Number.isInteger(expected) ? 0 : 1),
  ];
  if (running(given))
    return prose(
      goal,
      `In ${year} ${are} er nu ${count} gestart.`,
      `Bij een gelijkmatig verloop zijn dat er ${even} op ${formatLongDay(span.until)}.`,
      started >= expected ? 'Dat aantal is al gehaald.' : 'Dat aantal is nog niet gehaald.',
    );
  return prose(
    goal,
    `In ${year} ${are} er ${count} gestart, geteld tot en met ${formatLongDay(span.until)}.`,
    `Bij een gelijkmatig verloop zouden dat er ${even} zijn.`,
    started >= expected ? 'Het programma ligt op schema.' : 'Het programma loopt achter op het doel.',
  );
}

export const STARTS: Part<Programme> = list<Programme, ProgrammeFacts['startsByYear'][number]>(
  'starts_per_jaar',
  'Starts per jaar tegenover het doel',
  ({ facts }) => facts.startsByYear,
  [
    item('soort', 'Soort jaar', ({ type }) => (type === 'kalenderjaar' ? 'Kalenderjaar' : 'Uitkeringsjaar'), {
      width: 2,
    }),
    item('jaar', 'Jaar', ({ name }) => name, { width: 1.5 }),
    item('gestart', 'Gestarte bedrijventerreinen', ({ starts }) => starts, {
      kind: 'number',
      head: 'Gestart',
    }),
    item('verwacht', 'Verwacht bij een gelijkmatig verloop', ({ expected }) => expected, {
      kind: 'number',
      decimals: 1,
      head: 'Verwacht',
    }),
  ],
  'De uitkering was nog niet begonnen.',
);

/** Below the table of starts. */
export const STARTS_NOTE: Part<Programme> = fixed(
  note(
    'Verwacht is het doel bij een gelijkmatig verloop, tot en met {{tot_en_met}}. Dagen voor en na de looptijd van de uitkering tellen daarbij niet mee. Een uitkeringsjaar loopt van 1 mei tot en met 30 april.',
  ),
);

/** Where nothing happens, in a sentence or two. */
export function stillSentence({ facts, clusters }: Programme): string {
  const quiet = still(clusters()).length;
  const white = facts.whiteSpots.length;
  return prose(
    quiet > 0
      ? `Op ${counted(quiet, 'bedrijventerrein', 'bedrijventerreinen')} met een open traject is in deze periode geen stap gezet.`
      : 'Op elk bedrijventerrein met een open traject is in deze periode een stap gezet.',
    whiteSentence(facts),
    white > 1 && 'Dat zijn de witte vlekken van het programma.',
    white === 1 && 'Dat is een witte vlek van het programma.',
  );
}

/** In which municipalities nothing runs or came to an end; a track that stopped does not count (see I7). */
export function whiteSentence({ whiteSpots }: ProgrammeFacts): string {
  const white = whiteSpots.length;
  return white === 0
    ? 'Elke gemeente heeft een open of afgerond traject.'
    : `${white === 1 ? '1 gemeente heeft' : `${white} gemeenten hebben`} geen open of afgerond traject: ${listed(whiteSpots.map(({ name }) => name))}.`;
}

/** How many days of the term are left after the period. */
export function termSentence({ facts: { basis, span } }: Programme): string {
  if (basis.term === null) return 'De looptijd van de uitkering is niet ingevuld.';
  return referenceDay(span) > basis.term.until
    ? `De uitkering liep tot en met ${formatLongDay(basis.term.until)}.`
    : `De uitkering loopt tot en met ${formatLongDay(basis.term.until)}.`;
}
