/** Clusters: what counts as one business park; phases of one park share a cluster. */

import { flag, references } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, notes, OFFICE } from './columns.ts';

export const cluster = defineTable({
  id: 'cluster',
  tab: 'Clusters',
  noun: 'het cluster',
  help: 'De eenheid waarmee we tellen: terreinen die samen één bedrijventerrein zijn.',
  group: 'register',
  key: { field: 'cluster_id', prefix: 'CL', digits: 4 },
  title: ['name'],
  editors: OFFICE,
  columns: {
    cluster_id: keyColumn('CL', 'openbaar'),
    name: column(text({ max: 120, width: 230 }), {
      label: 'Naam',
      help: 'De naam van het cluster, meestal de naam van het terrein.',
      required: true,
      openness: 'openbaar',
    }),
    municipality_codes: column(references('municipality'), {
      label: 'Gemeenten',
      help: 'De gemeente of gemeenten waarin de terreinen liggen.',
      required: true,
      openness: 'openbaar',
    }),
    counts_as: column(integer({ min: 0, max: 99 }), {
      label: 'Telt als',
      help: 'Voor hoeveel bedrijventerreinen het cluster telt bij het jaardoel. Meestal 1.',
      required: true,
      initial: 1,
      editors: ['coordinator'],
    }),
    confirmed: column(flag(), {
      label: 'Bevestigd',
      help: 'Aangevinkt als iemand heeft gezien dat deze terreinen bij elkaar horen.',
      initial: false,
    }),
    confirmed_on: column(date(), {
      label: 'Bevestigd op',
      help: 'De dag waarop het cluster is bevestigd.',
    }),
    proposed_how: column(text({ max: 300 }), {
      label: 'Hoe voorgesteld',
      help: 'Waarom het register deze terreinen bij elkaar zette.',
      system: true,
    }),
    notes: notes(),
  },
});
