/** Sessieterreinen: which terrains take part in which sprint session. */

import { reference } from '../kinds/choice.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

export const sessionTerrain = defineTable({
  id: 'session_terrain',
  tab: 'Sessieterreinen',
  noun: 'het sessieterrein',
  help: 'Welke terreinen meedoen aan welke sprintsessie. Eén rij per terrein per sessie.',
  group: 'proces',
  key: { field: 'session_terrain_id', prefix: 'ST', digits: 4 },
  editors: FIELD,
  columns: {
    session_terrain_id: keyColumn('ST'),
    session_id: column(reference('sprint_session'), {
      label: 'Sprintsessie',
      help: 'De sessie waaraan het terrein meedoet.',
      required: true,
    }),
    terrain_id: column(reference('terrain'), {
      label: 'Terrein',
      help: 'Het terrein dat meedoet.',
      required: true,
    }),
    notes: notes('Wat er over dit terrein uit de sessie kwam.'),
  },
});
