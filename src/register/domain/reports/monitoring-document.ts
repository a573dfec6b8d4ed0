/** The monitoring document: what was done on one business park in a half-year, with what result. */
import { heading, note, section } from '../documents/layout.ts';
import { type ClusterFacts, startOfPark } from '../monitoring/facts.ts';
import type { FigureId } from '../monitoring/figures.ts';
import { formatLongDay } from '../text/dates.ts';
import { clusterReport } from './about.ts';
import { clusterTotals, control } from './parts/control.ts';
import { cover, running } from './parts/cover.ts';
import { definitions, figures, NAMES_AMONG_OTHERS, READING } from './parts/figures.ts';
import type { Given } from './parts/given.ts';
import {
  ANSWERS,
  answerRows,
  CAMPAIGNS,
  GRANTS,
  HANDOVERS,
  IDEAS,
  listOf,
  MEASURES,
  MISSING,
  SESSIONS,
  STEPS,
  TERRAINS,
} from './parts/lists.ts';
import { composed, fixed, item, paragraph, sheet, values } from './parts/part.ts';
import { movement, organisation, results, standing } from './parts/track.ts';
import { DASH, listed, prose } from './parts/words.ts';

type Cluster = Given<ClusterFacts>;

const FIGURES_SHOWN: readonly FigureId[] = [
  'I3.gemiddeld',
  'I8',
  'I8.ondernemers',
  'I9.cumulatief',
  'I10.bedrijven.cumulatief',
  'I11',
  'I11.uitgevoerd',
  'I11.investering',
  'I11.kwh',
  'I11.kwp',
  'I11.co2',
  'I14',
];

/** The figures of the programme, as they are called for one business park. */
const NAMES: Partial<Record<FigureId, string>> = {
  ...NAMES_AMONG_OTHERS,
  'I3.gemiddeld': 'Verandering van de organisatiegraad sinds de start',
  'I8.ondernemers': 'Ondernemers bij de sprintsessies in de periode',
  I8: 'Gehouden sprintsessies in de periode',
  I14: 'Volledigheid van de gegevens',
};

const DOCUMENT = composed<Cluster>(
  {
    name: 'Sjabloon monitoringdocument',
    header: 'Aanpak bedrijventerreinen · Monitoring per bedrijventerrein',
    footer: '{{onderwerp}} · {{periode}}',
  },
  [
    ...cover('Monitoring {{onderwerp}}'),
    sheet<Cluster>([
      item('gemeenten', 'Gemeente', ({ facts }) => listed(facts.municipalities.map(({ name }) => name))),
      item('kenmerk', 'Kenmerk in het register', ({ facts }) =>
        [facts.cluster.key, facts.track?.key].filter(Boolean).join(', '),
      ),
      item('telt_als', 'Telt mee als', ({ facts: { cluster } }) =>
        cluster.countsAs === 1 ? '1 bedrijventerrein' : `${cluster.countsAs} bedrijventerreinen`,
      ),
      item('wagon', 'Wagon', ({ facts: { track } }) => track?.wagonLabel ?? 'Nog geen traject'),
      item('status', 'Status', ({ facts: { track } }) => track?.state ?? DASH),
      item('status_sinds', 'In deze status sinds', ({ facts: { track } }) => track?.stateSince ?? null, {
        kind: 'date',
      }),
      item('startdatum', 'Startdatum', ({ facts }) => startOfPark(facts), { kind: 'date' }),
      item('themas', 'Thema’s', ({ facts: { track } }) => listed(track?.themes ?? []) || DASH),
    ]),
    fixed(heading(1, 'In het kort')),
    paragraph<Cluster>('samenvatting', 'Samenvatting', (given) =>
      prose(standing(given), movement(given), organisation(given), results(given)),
    ),
    fixed(heading(1, 'Kengetallen')),
    figures('kengetallen', FIGURES_SHOWN, { known: true, names: NAMES }),
    fixed(READING),
    fixed(heading(1, 'Terreinen')),
    listOf(TERRAINS, ({ facts }: Cluster) => facts.terrains),
    fixed(heading(1, 'Wat er is gedaan'), heading(2, 'Stappen')),
    listOf(STEPS, ({ facts }: Cluster) => facts.track?.steps ?? []),
    fixed(heading(2, 'Sprintsessies')),
    listOf(SESSIONS, ({ facts }: Cluster) => facts.sessions),
    fixed(heading(2, 'Ideeën uit de sprintsessies')),
    listOf(IDEAS, ({ facts }: Cluster) => facts.ideas),
    fixed(heading(1, 'Organisatiegraad')),
    paragraph<Cluster>('organisatiegraad', 'Organisatiegraad in een zin', organisation),
    listOf(ANSWERS, ({ facts }: Cluster) => answerRows(facts.baseline, facts.assessment), null),
    fixed(heading(1, 'Resultaat'), heading(2, 'Sprintsubsidie')),
    listOf(GRANTS, ({ facts }: Cluster) => facts.grants),
    fixed(heading(2, 'Kwartierdata')),
    listOf(CAMPAIGNS, ({ facts }: Cluster) => facts.campaigns),
    values<Cluster>(
      [
        item('kwartierdata', 'Er zijn kwartierdata verzameld', ({ facts }) => facts.campaigns.length > 0, {
          kind: 'flag',
        }),
      ],
      ...section(
        'kwartierdata',
        note(
          'De uitkomsten in kW en MWh staan niet in dit document. Bedrijven hebben hun gegevens in vertrouwen gegeven.',
        ),
      ),
    ),
    fixed(heading(2, 'Maatregelen')),
    listOf(MEASURES, ({ facts }: Cluster) => facts.measures),
    fixed(heading(1, 'Vervolg')),
    paragraph<Cluster>('vervolg', 'Vervolg', next),
    fixed(heading(2, 'Overdrachten tussen wagons')),
    listOf(HANDOVERS, ({ facts }: Cluster) => facts.handovers),
    fixed(heading(1, 'Wat nog ontbreekt')),
    listOf(MISSING, ({ facts }: Cluster) => facts.missing),
    ...definitions(FIGURES_SHOWN),
    ...control<ClusterFacts>(({ facts }) => clusterTotals([facts])),
  ],
);

/** What happens next, and what the track waits for. */
function next(given: Cluster): string {
  const { track, span } = given.facts;
  if (track === null) return 'Er is nog geen traject, dus er zijn geen vervolgstappen afgesproken.';
  if (!track.open) return 'Het traject is afgesloten.';
  const due = track.nextActionDue;
  return prose(
    track.waitReason !== null && `Het traject wacht. De reden is: ${track.waitReason.toLowerCase()}.`,
    due === null
      ? 'Voor de volgende actie is nog geen datum afgesproken.'
      : due <= span.until && !running(given)
        ? `De volgende actie had op ${formatLongDay(due)} klaar moeten zijn.`
        : `De afgesproken datum voor de volgende actie is ${formatLongDay(due)}.`,
  );
}

export const monitoringDocument = clusterReport({
  id: 'monitoring_bt',
  title: 'Monitoringdocument',
  help: 'Wat er in een halfjaar op één bedrijventerrein is gedaan en wat het opleverde.',
  periods: ['halfjaar'],
  scheduled: true,
  document: DOCUMENT,
  about: ({ track }) => track !== null,
});
