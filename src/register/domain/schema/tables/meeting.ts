/** Overleggen: meetings with agenda and report; what came of them is in Besluiten and Actiepunten. */

import { EVENT_STATES } from '../../programme/states.ts';
import { code, reference, references, state } from '../kinds/choice.ts';
import { longText, text, url } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn } from './columns.ts';

export const meeting = defineTable({
  id: 'meeting',
  tab: 'Overleggen',
  noun: 'het overleg',
  help: 'De overleggen met agenda en verslag. Besluiten en actiepunten hebben een eigen tabblad.',
  group: 'mensen',
  key: { field: 'meeting_id', prefix: 'OL', digits: 4 },
  title: ['meeting_date', 'name'],
  editors: FIELD,
  columns: {
    meeting_id: keyColumn('OL'),
    name: column(text({ max: 150, width: 230 }), {
      label: 'Naam',
      help: 'De naam van het overleg.',
      required: true,
    }),
    meeting_date: column(date(), { label: 'Datum', help: 'De dag van het overleg.', required: true }),
    type: column(code('overlegsoort'), { label: 'Soort', help: 'Wat voor overleg het is.' }),
    status: column(state(EVENT_STATES, { width: 110 }), {
      label: 'Status',
      help: 'Of het overleg nog komt of is geweest.',
      required: true,
      initial: 'gepland',
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster waar het over gaat. Leeg als het over meer clusters gaat.',
    }),
    participant_ids: column(references('contact'), {
      label: 'Deelnemers',
      help: 'Wie er zijn uitgenodigd, met een puntkomma ertussen.',
    }),
    agenda: column(longText(), { label: 'Agenda', help: 'De punten die aan de orde komen.' }),
    report: column(longText(), {
      label: 'Verslag',
      help: 'Wat er is besproken, in het kort. Zet hier geen namen van personen.',
    }),
    agenda_url: column(url(), { label: 'Link naar agenda', help: 'De agenda als document.' }),
    report_url: column(url(), { label: 'Link naar verslag', help: 'Het verslag als document.' }),
  },
});
