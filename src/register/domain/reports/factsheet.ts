/** The factsheet of a business park: how it stands, on one page, for people who do not know the register. */
import { heading, note } from '../documents/layout.ts';
import { type ClusterFacts, startOfPark } from '../monitoring/facts.ts';
import { clusterReport } from './about.ts';
import { cover } from './parts/cover.ts';
import type { Given } from './parts/given.ts';
import { brief, listOf, MEASURES, TERRAINS } from './parts/lists.ts';
import { composed, fixed, item, paragraph, sheet } from './parts/part.ts';
import { movement, organisation, results, standing } from './parts/track.ts';
import { DASH, listed, prose } from './parts/words.ts';

type Cluster = Given<ClusterFacts>;

const DOCUMENT = composed<Cluster>(
  {
    name: 'Sjabloon factsheet',
    header: 'Aanpak bedrijventerreinen · Factsheet',
    footer: '{{onderwerp}} · peildatum {{peildatum}}',
  },
  [
    ...cover('{{onderwerp}}'),
    sheet<Cluster>([
      item('gemeenten', 'Gemeente', ({ facts }) => listed(facts.municipalities.map(({ name }) => name))),
      item('wagon', 'Wagon', ({ facts: { track } }) => track?.wagonLabel ?? 'Nog geen traject'),
      item('status', 'Status', ({ facts: { track } }) => track?.state ?? DASH),
      item('startdatum', 'Gestart op', ({ facts }) => startOfPark(facts), { kind: 'date' }),
      item('niveau_start', 'Organisatiegraad bij de start', ({ facts: { baseline } }) =>
        level(baseline?.level),
      ),
      item('niveau_nu', 'Organisatiegraad nu', ({ facts: { assessment, baseline } }) =>
        level((assessment ?? baseline)?.level),
      ),
      item('themas', 'Thema’s', ({ facts: { track } }) => listed(track?.themes ?? []) || DASH),
      item('sprintsessies_aantal', 'Sprintsessies', ({ facts }) => facts.sessions.length, { kind: 'number' }),
    ]),
    fixed(heading(1, 'Hoe staat het ervoor?')),
    paragraph('samenvatting', 'Samenvatting', (given) =>
      prose(standing(given), movement(given), organisation(given), results(given, false)),
    ),
    fixed(heading(1, 'Het terrein')),
    listOf(brief(TERRAINS), ({ facts }: Cluster) => facts.terrains),
    fixed(heading(1, 'Maatregelen')),
    listOf(brief(MEASURES), ({ facts }: Cluster) => facts.measures),
    fixed(
      note(
        'Bron: Terreinregister van de provincie. Oppervlaktes komen uit IBIS. De organisatiegraad loopt van niveau 0 tot en met 4, een eigen schaal van de provincie. Een streepje betekent: niet bekend.',
      ),
    ),
  ],
  false,
);

function level(value: number | undefined): string {
  return value === undefined ? 'nog niet beoordeeld' : `niveau ${value}`;
}

export const factsheet = clusterReport({
  id: 'factsheet',
  title: 'Factsheet',
  help: 'Hoe één bedrijventerrein ervoor staat, op één bladzijde.',
  periods: ['halfjaar', 'kalenderjaar', 'looptijd'],
  scheduled: false,
  document: DOCUMENT,
});
