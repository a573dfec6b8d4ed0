/** Activiteiten: talks, visits, advice and training, with the hours they took. */

import { code, reference } from '../kinds/choice.ts';
import { decimal } from '../kinds/number.ts';
import { longText, text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn } from './columns.ts';

export const activity = defineTable({
  id: 'activity',
  tab: 'Activiteiten',
  noun: 'de activiteit',
  help: 'Wat er is gedaan: gesprekken, bezoeken, advies, training. Met uren.',
  group: 'proces',
  key: { field: 'activity_id', prefix: 'AC', digits: 4 },
  title: ['activity_date', 'subject'],
  editors: FIELD,
  columns: {
    activity_id: keyColumn('AC'),
    activity_date: column(date(), { label: 'Datum', help: 'De dag van de activiteit.', required: true }),
    type: column(code('activiteitsoort'), {
      label: 'Soort',
      help: 'Wat voor activiteit het was.',
      required: true,
    }),
    subject: column(text({ max: 150, width: 230 }), {
      label: 'Onderwerp',
      help: 'Het onderwerp in een paar woorden.',
      required: true,
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster waar het over ging. Leeg als het over meer clusters ging.',
    }),
    organisation_id: column(reference('organisation'), {
      label: 'Onderneming',
      help: 'Alleen bij advies aan één onderneming. Nodig voor de regels over staatssteun.',
    }),
    executor_id: column(reference('contact'), {
      label: 'Uitvoerder',
      help: 'Wie de activiteit deed.',
      required: true,
    }),
    hours: column(decimal({ decimals: 2, unit: 'uur', min: 0, max: 1000 }), {
      label: 'Uren',
      help: 'Hoeveel uur de activiteit kostte.',
      unit: 'uur',
    }),
    spuk_leg: column(code('spuk_been'), {
      label: 'SPUK-deel',
      help: 'Het deel van de uitkering waar de uren bij horen.',
      required: true,
      initial: 'bt',
    }),
    summary: column(longText({ max: 5000 }), {
      label: 'Samenvatting',
      help: 'Wat er is besproken of gedaan. Zet hier geen namen of adressen.',
    }),
  },
});
