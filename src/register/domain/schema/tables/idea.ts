/** Ideeën: what a sprint session brought up. */

import { code, reference, yesNo } from '../kinds/choice.ts';
import { text } from '../kinds/text.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

export const idea = defineTable({
  id: 'idea',
  tab: 'Ideeën',
  noun: 'het idee',
  help: 'De ideeën uit de sprintsessies, met wie er verder mee gaat.',
  group: 'proces',
  key: { field: 'idea_id', prefix: 'ID', digits: 4 },
  title: ['title'],
  editors: FIELD,
  columns: {
    idea_id: keyColumn('ID'),
    title: column(text({ max: 200, width: 260 }), {
      label: 'Idee',
      help: 'Het idee in één zin.',
      required: true,
    }),
    session_id: column(reference('sprint_session'), {
      label: 'Sprintsessie',
      help: 'De sessie waar het idee vandaan komt.',
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster waar het idee voor is.',
    }),
    theme: column(code('thema'), { label: 'Thema', help: 'Het thema van het idee.', required: true }),
    promising: column(yesNo(), { label: 'Kansrijk', help: 'Vonden de deelnemers het idee kansrijk?' }),
    owner_id: column(reference('organisation'), {
      label: 'Organisatie',
      help: 'De organisatie die verder gaat met het idee.',
    }),
    follow_up: column(text({ max: 500 }), { label: 'Vervolg', help: 'Wat er met het idee gebeurt.' }),
    notes: notes(),
  },
});
