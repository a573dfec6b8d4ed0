/** Charts in documents about the programme: one for each document at most, for drawing it costs calls. */
import { chartPicture } from '../../documents/chart.ts';
import { section, text } from '../../documents/layout.ts';
import type { ProgrammeFacts } from '../../monitoring/facts.ts';
import type { Given } from './given.ts';
import { item, values } from './part.ts';

type Programme = Given<ProgrammeFacts>;

/** Starts by grant year beside what was expected then; not there as long as there is nothing to see. */
export const STARTS_CHART = values<Programme>(
  [item('starts_grafiek', 'Grafiek van de starts per uitkeringsjaar', startsChart, { kind: 'picture' })],
  ...section('starts_grafiek', text('{{starts_grafiek}}')),
);

function startsChart({ facts }: Programme) {
  const years = facts.startsByYear.filter(({ type }) => type === 'uitkeringsjaar');
  return chartPicture({
    type: 'column',
    title: 'Gestarte bedrijventerreinen per uitkeringsjaar',
    along: 'Uitkeringsjaar',
    series: ['Gestart', 'Verwacht'],
    rows: years.map(({ name, starts, expected }) => [name, starts, expected]),
    decimals: 1,
  });
}
