/** The overview of a municipality: its business parks, what was done there, and what it can still fill in. */
import { heading } from '../documents/layout.ts';
import type { MunicipalityFacts } from '../monitoring/facts.ts';
import type { FigureId } from '../monitoring/figures.ts';
import { municipalityReport } from './about.ts';
import { clusterTotals, control, type Total } from './parts/control.ts';
import { cover } from './parts/cover.ts';
import { definitions, figures, NAMES_AMONG_OTHERS, READING } from './parts/figures.ts';
import type { Given } from './parts/given.ts';
import {
  HANDOVERS,
  listOf,
  listOfAll,
  MEASURES,
  MISSING,
  ofAll,
  SESSIONS,
  sessionsOf,
} from './parts/lists.ts';
import { composed, fixed, paragraph } from './parts/part.ts';
import { parks, withoutTrack } from './parts/places.ts';
import { counted, listed, prose } from './parts/words.ts';

type Town = Given<MunicipalityFacts>;

const FIGURES_SHOWN: readonly FigureId[] = [
  'I1',
  'I1.cumulatief',
  'I3',
  'I4',
  'I7.clusters.met',
  'I7.clusters.alle',
  'I8',
  'I8.ondernemers',
  'I9.cumulatief',
  'I11',
  'I11.uitgevoerd',
  'I11.kwh',
  'I11.kwp',
  'I11.co2',
  'I14',
];

const DOCUMENT = composed<Town>(
  {
    name: 'Sjabloon gemeenteoverzicht',
    header: 'Aanpak bedrijventerreinen · Gemeenteoverzicht',
    footer: 'Gemeente {{onderwerp}} · {{periode}}',
  },
  [
    ...cover('Bedrijventerreinen in de gemeente {{onderwerp}}'),
    fixed(heading(1, 'In het kort')),
    paragraph('samenvatting', 'Samenvatting', summary),
    fixed(heading(1, 'Bedrijventerreinen met een traject')),
    parks('bedrijventerreinen', 'In deze gemeente is nog geen traject begonnen.'),
    fixed(heading(1, 'Kengetallen')),
    figures('kengetallen', FIGURES_SHOWN, { known: true, names: NAMES_AMONG_OTHERS }),
    fixed(READING),
    fixed(heading(1, 'Sprintsessies')),
    listOfAll(SESSIONS, ({ clusters }: Town) => sessionsOf(clusters())),
    fixed(heading(1, 'Maatregelen')),
    listOfAll(MEASURES, ({ clusters }: Town) => ofAll(clusters(), ({ measures }) => measures)),
    fixed(heading(1, 'Overdrachten die op een besluit wachten')),
    listOfAll(
      HANDOVERS,
      ({ clusters }: Town) =>
        ofAll(clusters(), ({ handovers }) => handovers.filter(({ decidedOn }) => decidedOn === null)),
      'Er zijn geen overdrachten die op een besluit wachten.',
    ),
    fixed(heading(1, 'Wat nog ontbreekt'), heading(2, 'Over de gemeente')),
    listOf(MISSING, ({ facts }: Town) => facts.missing),
    fixed(heading(2, 'Per bedrijventerrein')),
    listOfAll({ ...MISSING, name: 'ontbreekt_per_terrein' }, ({ clusters }: Town) =>
      ofAll(clusters(), ({ missing }) => missing),
    ),
    ...definitions(FIGURES_SHOWN),
    ...control<MunicipalityFacts>(totals),
  ],
);

function summary({ clusters }: Town): string {
  const all = clusters();
  const without = withoutTrack(all);
  const open = all.filter(({ track }) => track?.open).length;
  const moved = all.filter(({ track }) => track !== null && track.steps.length > 0).length;
  return prose(
    `In het register ${all.length === 1 ? 'staat' : 'staan'} ${counted(all.length, 'bedrijventerrein', 'bedrijventerreinen')} van deze gemeente.`,
    open > 0 && `Op ${counted(open, 'bedrijventerrein', 'bedrijventerreinen')} loopt een traject.`,
    moved > 0 &&
      `In deze periode is op ${counted(moved, 'bedrijventerrein', 'bedrijventerreinen')} een stap gezet.`,
    open > 0 && moved === 0 && 'In deze periode is geen stap gezet.',
    without.length > 0 && without.length <= 12 && `Nog geen traject is er op ${listed(without)}.`,
  );
}

/** Of what the document tells: the overdrachten in it are only those that wait, and steps are not listed. */
const COUNTED = ['Terreinen', 'Sprintsessies', 'Subsidies', 'Maatregelen'];

function totals({ clusters }: Town): readonly Total[] {
  const all = clusters();
  return [
    { name: 'Clusters', rows: all.length, sums: [] },
    { name: 'Trajecten', rows: all.filter(({ track }) => track !== null).length, sums: [] },
    ...clusterTotals(all).filter(({ name }) => COUNTED.includes(name)),
  ];
}

export const municipalityOverview = municipalityReport({
  id: 'gemeente',
  title: 'Gemeenteoverzicht',
  help: 'De bedrijventerreinen van één gemeente: wat er is gedaan en wat nog ontbreekt.',
  periods: ['halfjaar', 'kalenderjaar', 'looptijd'],
  scheduled: true,
  document: DOCUMENT,
  about: ({ clusters }) => clusters.length > 0,
});
