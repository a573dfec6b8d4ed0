/** Train-de-trainer: who learns to guide terrains on their own. */

import { reference, references, state } from '../kinds/choice.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, notes, OFFICE } from './columns.ts';

export const trainee = defineTable({
  id: 'trainee',
  tab: 'Train-de-trainer',
  noun: 'de deelnemer',
  help: 'Wie leert om zelf terreinen te begeleiden.',
  group: 'mensen',
  key: { field: 'trainee_id', prefix: 'TT', digits: 4 },
  editors: OFFICE,
  columns: {
    trainee_id: keyColumn('TT'),
    contact_id: column(reference('contact'), {
      label: 'Deelnemer',
      help: 'De contactpersoon die de training volgt.',
      required: true,
    }),
    cohort: column(text({ max: 60, width: 110 }), {
      label: 'Groep',
      help: 'De groep waarin de deelnemer begon, zoals najaar 2026.',
    }),
    modules: column(text({ max: 300 }), {
      label: 'Modules',
      help: 'De modules die de deelnemer heeft gevolgd.',
    }),
    status: column(
      state([
        { code: 'aangemeld', label: 'Aangemeld' },
        { code: 'in_opleiding', label: 'In opleiding' },
        { code: 'opgeleid', label: 'Opgeleid' },
        { code: 'gestopt', label: 'Gestopt' },
      ]),
      { label: 'Status', help: 'Hoe ver de deelnemer is.', required: true, initial: 'aangemeld' },
    ),
    trained_on: column(date(), {
      label: 'Opgeleid op',
      help: 'De dag waarop de training klaar was.',
    }),
    first_terrain_id: column(reference('terrain'), {
      label: 'Eerste eigen terrein',
      help: 'Het eerste terrein dat de deelnemer zelf begeleidt.',
    }),
    first_terrain_on: column(date(), {
      label: 'Eerste terrein op',
      help: 'De dag waarop de deelnemer daar begon.',
    }),
    terrain_ids: column(references('terrain'), {
      label: 'Terreinen',
      help: 'Alle terreinen die de deelnemer begeleidt.',
    }),
    notes: notes(),
  },
});
