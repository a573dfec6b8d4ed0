/** Actiepunten: who does what before when. */

import { reference, state } from '../kinds/choice.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

export const actionPoint = defineTable({
  id: 'action_point',
  tab: 'Actiepunten',
  noun: 'het actiepunt',
  help: 'Wie doet wat voor wanneer.',
  group: 'mensen',
  key: { field: 'action_id', prefix: 'AP', digits: 4 },
  title: ['action'],
  editors: FIELD,
  columns: {
    action_id: keyColumn('AP'),
    action: column(text({ max: 300, width: 260 }), {
      label: 'Actie',
      help: 'Wat er moet gebeuren, in één zin.',
      required: true,
    }),
    owner_id: column(reference('contact'), { label: 'Wie', help: 'Wie de actie doet.', required: true }),
    due: column(date(), {
      label: 'Voor',
      help: 'De dag waarop de actie klaar moet zijn.',
      required: true,
    }),
    status: column(
      state(
        [
          { code: 'open', label: 'Open' },
          { code: 'bezig', label: 'Bezig' },
          { code: 'klaar', label: 'Klaar' },
          { code: 'vervallen', label: 'Vervallen' },
        ],
        { width: 110 },
      ),
      { label: 'Status', help: 'Hoe ver de actie is.', required: true, initial: 'open' },
    ),
    done_on: column(date(), { label: 'Klaar op', help: 'De dag waarop de actie klaar was.' }),
    meeting_id: column(reference('meeting'), {
      label: 'Overleg',
      help: 'Het overleg waar de actie vandaan komt.',
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster waar de actie over gaat.',
    }),
    notes: notes(),
  },
});
