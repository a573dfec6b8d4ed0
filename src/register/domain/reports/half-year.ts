/** The programme's half-year report: the figures, the questions that the coordinator steers by, and the white spots. */
import { heading } from '../documents/layout.ts';
import type { ProgrammeFacts } from '../monitoring/facts.ts';
import type { FigureId } from '../monitoring/figures.ts';
import { programmeReport } from './about.ts';
import { CLOSED_NOTE, PLACES_CHART, STARTS_CHART, WAGONS_CHART } from './parts/charts.ts';
import { ALL_ROWS, control, programmeTotals } from './parts/control.ts';
import { cover } from './parts/cover.ts';
import { definitions, figures, NAMES_AMONG_OTHERS, READING } from './parts/figures.ts';
import type { Given } from './parts/given.ts';
import { LESSONS, listOf, listOfAll, MISSING, ofAll } from './parts/lists.ts';
import { REMAINING } from './parts/money.ts';
import { composed, fixed, paragraph } from './parts/part.ts';
import { PLACES } from './parts/places.ts';
import {
  BUNDLES,
  HANGING,
  MOVING,
  moving,
  STARTS,
  STARTS_NOTE,
  STILL,
  startsSentence,
  stillSentence,
  termSentence,
} from './parts/steering.ts';
import { counted, prose } from './parts/words.ts';

type Programme = Given<ProgrammeFacts>;

/** The figures, by the heading under which they stand. */
const GROUPS: readonly (readonly [name: string, heading: string, ids: readonly FigureId[]])[] = [
  [
    'starts',
    'Starts en voortgang',
    ['I1', 'I1.kalenderjaar', 'I1.uitkeringsjaar', 'I1.cumulatief', 'I2', 'I2.verwacht'],
  ],
  [
    'organisatie',
    'Organisatiegraad en doorstroom',
    [
      'I3',
      'I3.gemiddeld',
      'I4',
      'I4.nieuw',
      'I5.w1_w2.cumulatief',
      'I5.w2_w3.cumulatief',
      'I6.start_sprint',
      'I6.start_plan',
    ],
  ],
  [
    'bereik',
    'Bereik en sprintsessies',
    ['I7.gemeenten', 'I7.clusters.met', 'I7.open', 'I8', 'I8.terreinen', 'I8.ondernemers'],
  ],
  [
    'resultaat',
    'Data, maatregelen en opleiding',
    [
      'I10.bedrijven.cumulatief',
      'I11',
      'I11.uitgevoerd',
      'I11.investering',
      'I11.kwh',
      'I11.kwp',
      'I11.co2',
      'I12',
      'I12.eerste_terrein',
    ],
  ],
  ['geld', 'Geld en volledigheid', ['I9', 'I9.cumulatief', 'I13', 'I13.cumulatief', 'I14']],
];

const FIGURES_SHOWN = GROUPS.flatMap(([, , ids]) => ids);

const DOCUMENT = composed<Programme>(
  {
    name: 'Sjabloon halfjaarrapportage',
    header: 'Aanpak bedrijventerreinen · Halfjaarrapportage van het programma',
    footer: 'Halfjaarrapportage · {{periode}}',
  },
  [
    ...cover('Halfjaarrapportage aanpak bedrijventerreinen'),
    fixed(heading(1, 'In het kort')),
    paragraph('samenvatting', 'Samenvatting', (given) =>
      prose(startsSentence(given), movingSentence(given), stillSentence(given), termSentence(given)),
    ),
    fixed(heading(1, 'Kengetallen')),
    ...GROUPS.flatMap(([name, title, ids]) => [
      fixed(heading(2, title)),
      figures(`kengetallen_${name}`, ids, { names: NAMES_AMONG_OTHERS }),
    ]),
    fixed(READING),
    fixed(heading(1, 'Halen we het aantal starts?')),
    paragraph('starts', 'Starts tegenover het doel, in een zin', startsSentence),
    STARTS,
    STARTS_NOTE,
    STARTS_CHART,
    fixed(heading(1, 'Waar zit beweging?')),
    paragraph('beweging', 'Waar iets is gebeurd, in een zin', movingSentence),
    MOVING,
    fixed(heading(1, 'Waar gebeurt niets?')),
    paragraph('stilstand', 'Waar niets is gebeurd en de witte vlekken', stillSentence),
    STILL,
    fixed(heading(1, 'Welke overdrachten blijven hangen?')),
    HANGING,
    fixed(heading(1, 'Welke thema’s kunnen we bundelen?')),
    BUNDLES,
    fixed(heading(1, 'Wat laat de uitkering nog toe?')),
    paragraph('looptijd_zin', 'Looptijd van de uitkering, in een zin', termSentence),
    REMAINING,
    fixed(heading(1, 'Wagons en gemeenten'), heading(2, 'Trajecten per wagon')),
    WAGONS_CHART,
    CLOSED_NOTE,
    fixed(heading(2, 'Bedrijventerreinen per gemeente')),
    PLACES_CHART,
    PLACES,
    fixed(heading(1, 'Lessen uit deze periode')),
    listOf(LESSONS, ({ facts }: Programme) => facts.lessons),
    fixed(heading(1, 'Wat nog ontbreekt'), heading(2, 'In het programma')),
    listOf(MISSING, ({ facts }: Programme) => facts.missing),
    fixed(heading(2, 'Per bedrijventerrein')),
    listOfAll({ ...MISSING, name: 'ontbreekt_per_terrein' }, ({ clusters }: Programme) =>
      ofAll(clusters(), ({ missing }) => missing),
    ),
    ...definitions(FIGURES_SHOWN),
    ...control<ProgrammeFacts>(({ facts }) => programmeTotals(facts.controls), ALL_ROWS),
  ],
);

function movingSentence({ clusters }: Programme): string {
  const count = moving(clusters()).length;
  return count === 0
    ? 'In deze periode heeft geen traject een stap gezet.'
    : `Op ${counted(count, 'bedrijventerrein', 'bedrijventerreinen')} zette het traject in deze periode minstens één stap.`;
}

export const halfYearReport = programmeReport({
  id: 'halfjaar',
  title: 'Halfjaarrapportage',
  help: 'De stand van het hele programma, met de sturingsvragen en de witte vlekken.',
  periods: ['halfjaar'],
  scheduled: true,
  document: DOCUMENT,
});
