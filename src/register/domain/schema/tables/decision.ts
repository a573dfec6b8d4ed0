/** Besluiten: what was decided in a meeting, one row each, so that it can be found back per cluster. */

import { reference } from '../kinds/choice.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn } from './columns.ts';

export const decision = defineTable({
  id: 'decision',
  tab: 'Besluiten',
  noun: 'het besluit',
  help: 'Wat in een overleg is besloten.',
  group: 'mensen',
  key: { field: 'decision_id', prefix: 'BS', digits: 4 },
  title: ['decision'],
  editors: FIELD,
  columns: {
    decision_id: keyColumn('BS'),
    decision: column(text({ max: 500, width: 320 }), {
      label: 'Besluit',
      help: 'Wat er is besloten, in één zin. Zet hier geen namen van personen.',
      required: true,
    }),
    decided_on: column(date(), { label: 'Datum', help: 'De dag van het besluit.', required: true }),
    meeting_id: column(reference('meeting'), {
      label: 'Overleg',
      help: 'Het overleg waarin het is besloten.',
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster waar het besluit over gaat. Leeg als het over het programma gaat.',
    }),
  },
});
