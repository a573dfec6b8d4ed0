/** Sprintsessies: one day on which companies, municipality, grid operator and province look at one or more terrains. */

import { EVENT_STATES } from '../../programme/states.ts';
import { reference, state, yesNo } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { text, url } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

export const sprintSession = defineTable({
  id: 'sprint_session',
  tab: 'Sprintsessies',
  noun: 'de sprintsessie',
  help: 'De sprintsessies. Welke terreinen meedoen staat in het tabblad Sessieterreinen.',
  group: 'proces',
  key: { field: 'session_id', prefix: 'SP', digits: 4 },
  title: ['session_date', 'name'],
  editors: FIELD,
  columns: {
    session_id: keyColumn('SP'),
    name: column(text({ max: 150, width: 230 }), {
      label: 'Naam',
      help: 'Korte naam, zoals de plaats of de terreinen.',
      required: true,
    }),
    session_date: column(date(), {
      label: 'Datum',
      help: 'De dag van de sprintsessie.',
      required: true,
    }),
    status: column(state(EVENT_STATES, { width: 110 }), {
      label: 'Status',
      help: 'Gehouden kan alleen met een datum die voorbij is en het aantal ondernemers.',
      required: true,
      initial: 'gepland',
    }),
    driver_id: column(reference('contact'), {
      label: 'Aanjager',
      help: 'De aanjager die de sessie leidt.',
      required: true,
    }),
    entrepreneur_count: column(integer({ min: 0, max: 1000 }), {
      label: 'Aantal ondernemers',
      help: 'Hoeveel ondernemers er waren. Verplicht na afloop.',
    }),
    municipality_present: column(yesNo(), {
      label: 'Gemeente aanwezig',
      help: 'Was de gemeente erbij?',
    }),
    grid_operator_present: column(yesNo(), {
      label: 'Netbeheerder aanwezig',
      help: 'Was de netbeheerder erbij?',
    }),
    report_url: column(url(), {
      label: 'Link naar verslag',
      help: 'Het verslag van de sessie in Drive.',
    }),
    notes: notes(),
  },
});
