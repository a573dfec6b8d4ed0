/** Overdrachten: a track that passes from one wagon and person to the next. */

import { WAGON_NUMBERS } from '../../programme/states.ts';
import { reference, state, yesNo } from '../kinds/choice.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn } from './columns.ts';

export const handover = defineTable({
  id: 'handover',
  tab: 'Overdrachten',
  noun: 'de overdracht',
  help: 'De overdracht van een traject naar de volgende wagon. Eén open overdracht per traject.',
  group: 'proces',
  key: { field: 'handover_id', prefix: 'OD', digits: 4 },
  editors: FIELD,
  columns: {
    handover_id: keyColumn('OD'),
    track_id: column(reference('track'), {
      label: 'Traject',
      help: 'Het traject dat wordt overgedragen.',
      required: true,
    }),
    from_wagon: column(state(WAGON_NUMBERS, { width: 100 }), {
      label: 'Van wagon',
      help: 'De wagon die overdraagt.',
      required: true,
    }),
    to_wagon: column(state(WAGON_NUMBERS, { width: 100 }), {
      label: 'Naar wagon',
      help: 'De wagon die overneemt.',
      required: true,
    }),
    from_contact_id: column(reference('contact'), {
      label: 'Van',
      help: 'Wie overdraagt.',
      required: true,
    }),
    to_contact_id: column(reference('contact'), {
      label: 'Aan',
      help: 'Wie overneemt. Een ander dan wie overdraagt.',
      required: true,
    }),
    offered_on: column(date(), {
      label: 'Aangeboden op',
      help: 'De dag waarop de overdracht is aangeboden.',
      required: true,
    }),
    check_file: column(yesNo(), {
      label: 'Stukken compleet',
      help: 'Staan alle stukken in de map van het traject?',
    }),
    check_assessment: column(yesNo(), {
      label: 'Organisatiegraad beoordeeld',
      help: 'Is de organisatiegraad kort geleden beoordeeld?',
    }),
    check_entrepreneurs: column(yesNo(), {
      label: 'Ondernemers weten het',
      help: 'Weten de ondernemers wie het overneemt?',
    }),
    check_actions: column(yesNo(), {
      label: 'Open acties besproken',
      help: 'Zijn de open acties samen doorgenomen?',
    }),
    decision: column(
      state(
        [
          { code: 'open', label: 'Open', english: 'Open' },
          { code: 'geaccepteerd', label: 'Geaccepteerd', english: 'Accepted' },
          { code: 'teruggegeven', label: 'Teruggegeven', english: 'Returned' },
          { code: 'bemiddeling', label: 'Bemiddeling', english: 'Mediation' },
        ],
        { width: 120 },
      ),
      {
        label: 'Besluit',
        help: 'Wie overneemt accepteert of geeft terug. Bij bemiddeling hoort de coördinator het.',
        required: true,
        initial: 'open',
      },
    ),
    decided_on: column(date(), { label: 'Besluit op', help: 'De dag van het besluit.' }),
    reason: column(text({ max: 1000, width: 240 }), {
      label: 'Reden',
      help: 'Waarom is teruggegeven of bemiddeling nodig is.',
    }),
  },
});
