/** The final report over the whole term: goals, results, lessons, money and method; whatever is still open is marked. */
import { heading, note, text } from '../documents/layout.ts';
import type { ClusterFacts, ProgrammeFacts } from '../monitoring/facts.ts';
import { FIGURE_IDS, FIGURES, type FigureId, INDICATORS } from '../monitoring/figures.ts';
import { SETTINGS, type SettingId } from '../schema/settings.ts';
import { formatLongDay } from '../text/dates.ts';
import { programmeReport } from './about.ts';
import { CLOSED_NOTE, PLACES_CHART, STARTS_CHART, WAGONS_CHART } from './parts/charts.ts';
import { ALL_ROWS, control, programmeTotals } from './parts/control.ts';
import { cover, running } from './parts/cover.ts';
import { definitions, figures, figureText, READING_ALONE } from './parts/figures.ts';
import type { Given } from './parts/given.ts';
import { LESSONS, listOf, listOfAll, MEASURES, ofAll } from './parts/lists.ts';
import { DECISION, REMAINING, SPENDING_BRIEF, WITHOUT_EVIDENCE } from './parts/money.ts';
import { composed, fixed, item, list, paragraph, values } from './parts/part.ts';
import { PLACES, parks } from './parts/places.ts';
import { BUNDLES, STARTS, STARTS_NOTE, whiteSentence } from './parts/steering.ts';
import { counted, euro, prose, thereAre } from './parts/words.ts';

type Programme = Given<ProgrammeFacts>;
type StateRow = ProgrammeFacts['states'][number];

/** The figures of indicators that tell something over the whole term: no single year, nothing from before it, no part that only repeats. */
const of = (...ids: readonly string[]): readonly FigureId[] =>
  FIGURE_IDS.filter(
    (id) =>
      ids.includes(FIGURES[id].indicator) &&
      !/jaar|\.periode$|\.nieuw$|^(I2|I2\.verwacht|I13|I13\.(bt|mkb|onbekend))$|^(I1|I8|I9|I10)\b.*\.cumulatief$/.test(
        id,
      ) &&
      !(/^I5\./.test(id) && !/cumulatief/.test(id)),
  );

/** Effects are told by where their number comes from, as far as there are any. */
const keep = (id: FigureId, value: number | null): boolean => !/^I11\.\w+\.\w+$/.test(id) || value !== 0;

const told = (name: string, ...indicators: readonly string[]) =>
  figures(name, of(...indicators), { alone: true, keep });

interface Open {
  readonly what: string;
  readonly where: string;
}

const NEEDED: readonly (readonly [SettingId, (basis: ProgrammeFacts['basis']) => unknown])[] = [
  ['spuk_amount_bt', ({ amountBt }) => amountBt],
  ['spuk_amount_mkb', ({ amountMkb }) => amountMkb],
  ['spuk_decision', ({ decision }) => decision],
  ['sisa_code', ({ sisaCode }) => sisaCode],
];

/** What has to be done before the programme can be closed. */
function openEnds(given: Programme): readonly Open[] {
  const { facts } = given;
  const perPark = (what: (park: ClusterFacts) => string | false | null | undefined): readonly Open[] =>
    given.clusters().flatMap((park) => {
      const found = what(park);
      return found ? [{ what: found, where: park.cluster.name }] : [];
    });
  return [
    ...NEEDED.filter(([, known]) => known(facts.basis) === null).map(([id]) => ({
      what: `De instelling “${SETTINGS[id].label}” is nog niet ingevuld.`,
      where: 'Instellingen',
    })),
    ...perPark(
      ({ track }) => track?.open && `Het traject is nog open, met de status ${track.state ?? 'onbekend'}.`,
    ),
    ...perPark(
      ({ handovers }) =>
        handovers.some(({ decidedOn }) => decidedOn === null) && 'Een overdracht wacht op een besluit.',
    ),
    ...perPark(
      ({ grants }) =>
        grants.some(({ granted, settled }) => granted !== null && settled === null) &&
        'Een sprintsubsidie is verleend, maar nog niet vastgesteld.',
    ),
    ...perPark(({ track, assessment, baseline }) =>
      track?.start && !(assessment ?? baseline) ? 'De organisatiegraad is nog niet beoordeeld.' : null,
    ),
    ...perPark(
      ({ missing }) =>
        missing.length > 0 &&
        `Er ${missing.length === 1 ? 'ontbreekt één verplicht gegeven' : `ontbreken ${missing.length} verplichte gegevens`}.`,
    ),
    ...facts.costsWithoutEvidence.map(({ key, name }) => ({
      what: `Bij kostenregel ${key} (${name}) ontbreekt het bewijs.`,
      where: 'Kosten',
    })),
  ];
}

function verdict(reached: boolean, runs: boolean): string {
  if (reached) return 'Het doel is gehaald.';
  return runs ? 'Het doel is nog niet gehaald.' : 'Het doel is niet gehaald.';
}

function goals(given: Programme): string {
  const { basis, figures: values } = given.facts;
  const [started, goal] = [values.I1, values['I2.looptijd.doel']];
  return prose(
    'Het programma helpt ondernemers om hun bedrijventerrein samen te verduurzamen, in drie wagons: de sprintsessie, de uitwerking en het Versnellingsteam.',
    basis.goalPerYear !== null &&
      `Het doel is dat elk jaar minstens ${figureText('I1', basis.goalPerYear)} bedrijventerreinen starten.`,
    goal !== null && `Over de hele looptijd is dat een doel van ${figureText('I2.looptijd.doel', goal)}.`,
    started !== null && `${thereAre(started, 'bedrijventerrein', 'bedrijventerreinen')} gestart.`,
    goal !== null && started !== null && verdict(started >= goal, running(given)),
  );
}

const wagonStates = (wagon: string, label: string) =>
  list<Programme, StateRow>(
    `wagon_${wagon}`,
    `Open trajecten in ${label.toLowerCase()}`,
    ({ facts }) => facts.states.filter((state) => state.wagon === wagon),
    [
      item('status', 'Status', ({ label: state }) => state, { width: 4 }),
      item('trajecten', 'Aantal open trajecten', ({ tracks }) => tracks, {
        kind: 'number',
        head: 'Open trajecten',
      }),
    ],
    `In ${label.toLowerCase()} staat geen open traject.`,
  );

const DOCUMENT = composed<Programme>(
  {
    name: 'Sjabloon eindrapport',
    header: 'Aanpak bedrijventerreinen · Eindrapport',
    footer: 'Eindrapport aanpak bedrijventerreinen',
  },
  [
    ...cover('Eindrapport aanpak bedrijventerreinen'),
    values<Programme>(
      [item('aantal_open', 'Aantal open punten', (given) => openEnds(given).length, { kind: 'number' })],
      text('Aantal open punten: {{aantal_open}}. Zij staan in het hoofdstuk Wat nog open staat.'),
    ),
    fixed(heading(1, 'Samenvatting')),
    paragraph('samenvatting', 'Samenvatting', summary),
    fixed(heading(1, 'Opdracht en doelen')),
    paragraph('doelen', 'Doelen van het programma', goals),
    STARTS,
    STARTS_NOTE,
    STARTS_CHART,
    told('kengetallen_starts', 'I1', 'I2'),
    fixed(READING_ALONE, heading(1, 'Resultaten per wagon')),
    WAGONS_CHART,
    CLOSED_NOTE,
    fixed(heading(2, 'Wagon 1: de sprintsessie')),
    told('kengetallen_wagon_1', 'I8'),
    fixed(heading(3, 'Open trajecten')),
    wagonStates('1', 'Wagon 1'),
    fixed(heading(2, 'Wagon 2: de uitwerking')),
    told('kengetallen_doorstroom', 'I5'),
    fixed(heading(3, 'Sprintsubsidie')),
    told('kengetallen_sprintsubsidie', 'I9'),
    fixed(heading(3, 'Kwartierdata')),
    told('kengetallen_kwartierdata', 'I10'),
    fixed(heading(3, 'Open trajecten')),
    wagonStates('2', 'Wagon 2'),
    fixed(heading(2, 'Wagon 3: het Versnellingsteam')),
    told('kengetallen_wagon_3', 'I11'),
    fixed(heading(3, 'Open trajecten')),
    wagonStates('3', 'Wagon 3'),
    fixed(heading(2, 'Hoe lang de stappen duren')),
    told('kengetallen_doorlooptijd', 'I6'),
    fixed(heading(1, 'Organisatiegraad')),
    told('kengetallen_organisatie', 'I3', 'I4'),
    fixed(heading(1, 'Resultaten per bedrijventerrein en gemeente')),
    parks('bedrijventerreinen', 'Er is nog geen traject begonnen.'),
    fixed(heading(2, 'Per gemeente')),
    PLACES_CHART,
    PLACES,
    fixed(heading(2, 'Dekking')),
    told('kengetallen_dekking', 'I7'),
    fixed(heading(1, 'Maatregelen')),
    listOfAll(MEASURES, ({ clusters }: Programme) => ofAll(clusters(), ({ measures }) => measures)),
    fixed(heading(2, 'Thema’s die op meer bedrijventerreinen spelen')),
    BUNDLES,
    fixed(heading(1, 'Train-de-trainer')),
    told('kengetallen_trainers', 'I12'),
    fixed(heading(1, 'De uitkering')),
    DECISION,
    fixed(heading(2, 'Besteding per jaar en deel')),
    SPENDING_BRIEF,
    fixed(heading(2, 'Wat nog te besteden is')),
    REMAINING,
    fixed(heading(2, 'Besteding over de looptijd')),
    told('kengetallen_geld', 'I13'),
    fixed(heading(2, 'Kosten zonder bewijs')),
    WITHOUT_EVIDENCE,
    fixed(heading(1, 'Lessen')),
    listOf(LESSONS, ({ facts }: Programme) => facts.lessons),
    fixed(heading(1, 'Wat nog open staat')),
    list<Programme, Open>(
      'open_punten',
      'Open punten',
      openEnds,
      [
        item('wat', 'Wat nog open staat', ({ what }) => what, { width: 5 }),
        item('waar', 'Bij welk bedrijventerrein of in welk tabblad', ({ where }) => where, {
          head: 'Waar',
          width: 3,
        }),
      ],
      'Er staat niets meer open.',
    ),
    fixed(heading(1, 'Volledigheid van de gegevens')),
    told('kengetallen_volledigheid', 'I14'),
    fixed(
      heading(1, 'Methode'),
      text(
        'Alle cijfers komen uit het Terreinregister van de provincie. Een cijfer volgt uit gebeurtenissen met een datum, zoals de stap van een traject of de dag van een sprintsessie. Zo is de stand op elke dag opnieuw te berekenen. Wij tellen bedrijventerreinen in clusters: fasen van één terrein tellen samen als één.',
      ),
      note(
        'Een bedrijventerrein telt als gestart vanaf de status die in Instellingen staat. RVO kan dat anders bepalen; dan veranderen de cijfers mee.',
      ),
    ),
    ...definitions(INDICATORS.flatMap(({ id }) => of(id))),
    ...control<ProgrammeFacts>(({ facts }) => programmeTotals(facts.controls), ALL_ROWS),
  ],
);

function summary(given: Programme): string {
  const { figures: found, span } = given.facts;
  const told = (id: FigureId, one: string, many: string, end: string): string | null =>
    found[id] === null ? null : `${thereAre(found[id], one, many)} ${end}.`;
  const organised = found.I4;
  const better = found.I3;
  const goal = found['I2.looptijd.doel'];
  return prose(
    `Dit rapport gaat over de periode van ${formatLongDay(span.from)} tot en met ${formatLongDay(span.until)}.`,
    told(
      'I1',
      'bedrijventerrein',
      'bedrijventerreinen',
      goal === null ? 'gestart' : `gestart, op een doel van ${figureText('I2.looptijd.doel', goal)}`,
    ),
    told('I8', 'sprintsessie', 'sprintsessies', 'gehouden'),
    better !== null &&
      `Op ${counted(better, 'bedrijventerrein', 'bedrijventerreinen')} is de organisatiegraad hoger dan bij de start.`,
    organised !== null &&
      `Volgens onze uitleg van de regeling ${organised === 1 ? 'is' : 'zijn'} ${counted(organised, 'bedrijventerrein', 'bedrijventerreinen')} georganiseerd.`,
    told('I11.uitgevoerd', 'maatregel', 'maatregelen', 'uitgevoerd'),
    found['I13.cumulatief'] !== null &&
      `Er is ${euro(found['I13.cumulatief'])} ten laste van de uitkering gebracht.`,
    whiteSentence(given.facts),
  );
}

export const finalReport = programmeReport({
  id: 'eindrapport',
  title: 'Eindrapport',
  help: 'Het rapport over de hele looptijd. Het kan op elk moment worden gemaakt en noemt wat nog open staat.',
  periods: ['looptijd'],
  scheduled: true,
  document: DOCUMENT,
});
