/** Charts in documents about the programme; each costs a call to draw, so there are few. */
import { type Chart, chartPicture } from '../../documents/chart.ts';
import type { Picture } from '../../documents/fields.ts';
import { note, section, text } from '../../documents/layout.ts';
import type { ProgrammeFacts } from '../../monitoring/facts.ts';
import { WAGONS } from '../../programme/states.ts';
import type { Given } from './given.ts';
import { fixed, item, type Part, values } from './part.ts';
import { places } from './places.ts';

type Programme = Given<ProgrammeFacts>;

/** A chart under a name; not there as long as there is nothing to see. */
function chart(name: string, label: string, draw: (given: Programme) => Picture | null): Part<Programme> {
  return values<Programme>(
    [item(name, label, draw, { kind: 'picture' })],
    ...section(name, text(`{{${name}}}`)),
  );
}

/** All starts at the end of each grant year, beside what was expected by then. */
export const STARTS_CHART = chart(
  'starts_grafiek',
  'Grafiek van de starts tegenover het doel',
  ({ facts }) => {
    const years = facts.startsByYear.filter(({ type }) => type === 'uitkeringsjaar');
    return chartPicture({
      type: 'line',
      title: 'Aantal gestarte bedrijventerreinen en het doel, opgeteld',
      along: 'Uitkeringsjaar',
      series: ['Gestart', 'Doel'],
      rows: years.map(({ name, cumulative, expectedCumulative }) => [name, cumulative, expectedCumulative]),
      decimals: 1,
    });
  },
);

/** Below a chart of wagons. */
export const CLOSED_NOTE: Part<Programme> = fixed(
  note('Onder Klaar vallen ook de trajecten die zijn gestopt.'),
);

/** High enough for five bars: a picture that does not fit takes its heading along and leaves the page white. */
const LOW = 165;

export const WAGONS_CHART = chart('wagons_grafiek', 'Grafiek van de trajecten per wagon', ({ facts }) => {
  const picture = chartPicture({
    type: 'bar',
    title: 'Aantal trajecten per wagon',
    along: 'Wagon',
    series: ['Trajecten'],
    rows: facts.wagons.map(({ label, tracks }) => [label, tracks]),
  });
  return picture && { ...picture, height: LOW };
});

/** High enough for a bar for each municipality. */
const TALL = 340;

/** Stands above the table with the same numbers, so its words refer to that. */
export const PLACES_CHART = chart(
  'gemeenten_grafiek',
  'Grafiek van de bedrijventerreinen met een traject per gemeente en wagon',
  (given) => {
    const drawn: Chart = {
      type: 'bar',
      title: 'Aantal bedrijventerreinen met een traject',
      along: 'Gemeente',
      series: WAGONS.map(({ label }) => label),
      rows: places(given)
        .filter(({ all, wagons }) => all > (wagons.geen ?? 0))
        .map(({ name, wagons }) => [name, ...WAGONS.map(({ code }) => wagons[code] ?? 0)]),
      stacked: true,
    };
    const picture = chartPicture(drawn);
    return (
      picture && {
        ...picture,
        height: TALL,
        alt: 'Liggend staafdiagram. Aantal bedrijventerreinen met een traject, per gemeente en wagon. De cijfers staan in de tabel hieronder.',
        table: [],
      }
    );
  },
);
