/** Fasegebeurtenissen: every step of a track, written by the register and never changed. */

import { WAGON_NUMBERS } from '../../programme/states.ts';
import { reference, state } from '../kinds/choice.ts';
import { text } from '../kinds/text.ts';
import { date, dateTime } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn } from './columns.ts';

export const stageEvent = defineTable({
  id: 'stage_event',
  tab: 'Fasegebeurtenissen',
  noun: 'de fasegebeurtenis',
  help: 'Elke stap van elk traject. Het register vult dit tabblad en wijzigt er nooit iets in.',
  group: 'proces',
  key: { field: 'event_id', prefix: 'FG', digits: 5 },
  editors: [],
  columns: {
    event_id: keyColumn('FG'),
    track_id: column(reference('track'), {
      label: 'Traject',
      help: 'Het traject dat de stap deed.',
      required: true,
    }),
    wagon: column(state(WAGON_NUMBERS, { width: 90 }), {
      label: 'Wagon',
      help: 'De wagon waarin de stap valt.',
      required: true,
    }),
    from_state: column(text({ width: 130 }), {
      label: 'Van',
      help: 'De status voor de stap. Leeg bij de eerste stap in de wagon.',
    }),
    to_state: column(text({ width: 130 }), {
      label: 'Naar',
      help: 'De status na de stap. Leeg als de status is weggehaald.',
    }),
    event_date: column(date(), {
      label: 'Datum',
      help: 'De dag waarop de stap echt gebeurde.',
      required: true,
    }),
    recorded_at: column(dateTime(), {
      label: 'Vastgelegd op',
      help: 'Wanneer de stap in het register kwam.',
      required: true,
    }),
    actor: column(text({ width: 110 }), {
      label: 'Door',
      help: 'Gebruikerscode van wie de stap vastlegde.',
      required: true,
    }),
    reason: column(text({ max: 500 }), {
      label: 'Reden',
      help: 'Waarom, bij een stap terug of een overgeslagen stap.',
    }),
    batch: column(text({ width: 120 }), {
      label: 'Batch',
      help: 'De groep wijzigingen waar de stap bij hoort; zie het Journaal.',
      hidden: true,
    }),
  },
});
