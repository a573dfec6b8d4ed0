/** Taken: long work in steps, with where it has come. */

import { state } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { json, longText, text } from '../kinds/text.ts';
import { dateTime } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn } from './columns.ts';

export const job = defineTable({
  id: 'job',
  tab: 'Taken',
  noun: 'de taak',
  help: 'Lang werk dat het register in stappen doet, en hoe ver het is.',
  group: 'beheer',
  key: { field: 'job_id', prefix: 'TA', digits: 4 },
  editors: [],
  tracked: false,
  quiet: true,
  columns: {
    job_id: keyColumn('TA'),
    kind: column(text({ max: 60 }), {
      label: 'Soort',
      help: 'Wat voor werk het is.',
      required: true,
    }),
    title: column(text({ max: 200, width: 240 }), {
      label: 'Taak',
      help: 'Wat de taak doet, in een paar woorden.',
      required: true,
    }),
    status: column(
      state(
        [
          { code: 'wacht', label: 'Wacht' },
          { code: 'loopt', label: 'Loopt' },
          { code: 'pauze', label: 'Pauze' },
          { code: 'klaar', label: 'Klaar' },
          { code: 'mislukt', label: 'Mislukt' },
          { code: 'gestopt', label: 'Gestopt' },
        ],
        { width: 100 },
      ),
      { label: 'Status', help: 'Hoe het met de taak staat.', required: true, initial: 'wacht' },
    ),
    done: column(integer({ min: 0 }), { label: 'Gedaan', help: 'Hoeveel stappen klaar zijn.' }),
    total: column(integer({ min: 0 }), {
      label: 'Totaal',
      help: 'Hoeveel stappen er zijn.',
    }),
    arguments: column(json<Readonly<Record<string, unknown>>>(), {
      label: 'Opdracht',
      help: 'Waarmee de taak begon.',
      hidden: true,
    }),
    cursor: column(json<unknown>(), {
      label: 'Gebleven bij',
      help: 'Waar de taak verder gaat.',
      hidden: true,
    }),
    started_by: column(text({ width: 110 }), {
      label: 'Gestart door',
      help: 'Gebruikerscode van wie de taak startte.',
      required: true,
    }),
    started_at: column(dateTime(), {
      label: 'Gestart op',
      help: 'Wanneer de taak begon.',
      required: true,
    }),
    heartbeat: column(dateTime(), {
      label: 'Laatste teken',
      help: 'Wanneer de taak voor het laatst iets deed.',
    }),
    finished_at: column(dateTime(), {
      label: 'Klaar op',
      help: 'Wanneer de taak klaar was.',
    }),
    error: column(longText({ max: 5000 }), {
      label: 'Fout',
      help: 'Wat er misging.',
    }),
  },
});
