/** Lessen: what was learned, for whom, and where it was shared. */

import { code, codes, reference } from '../kinds/choice.ts';
import { longText, text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn } from './columns.ts';

export const lesson = defineTable({
  id: 'lesson',
  tab: 'Lessen',
  noun: 'de les',
  help: 'Wat we hebben geleerd, voor wie het is en waar het is gedeeld.',
  group: 'mensen',
  key: { field: 'lesson_id', prefix: 'LE', digits: 4 },
  title: ['title'],
  editors: FIELD,
  columns: {
    lesson_id: keyColumn('LE'),
    title: column(text({ max: 150, width: 230 }), {
      label: 'Les',
      help: 'De les in één zin.',
      required: true,
    }),
    recorded_on: column(date(), {
      label: 'Opgeschreven op',
      help: 'De dag waarop de les is opgeschreven.',
      required: true,
    }),
    body: column(longText({ max: 5000 }), {
      label: 'Uitleg',
      help: 'Wat er gebeurde en wat anderen ermee kunnen. Zet hier geen namen of adressen.',
    }),
    audience: column(codes('doelgroep'), {
      label: 'Voor wie',
      help: 'Voor wie de les nuttig is.',
      required: true,
    }),
    themes: column(codes('thema'), { label: "Thema's", help: 'Waar de les over gaat.' }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster waar de les vandaan komt.',
    }),
    channel: column(code('kanaal'), { label: 'Kanaal', help: 'Waar de les wordt gedeeld.' }),
    shared_on: column(date(), {
      label: 'Gedeeld op',
      help: 'De dag waarop de les is gedeeld. Leeg is: nog niet.',
    }),
  },
});
