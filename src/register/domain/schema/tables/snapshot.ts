/** Momentopnamen: the frozen values of a cluster in a period; never changed, only followed by a new version. */

import { reference } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { json, text } from '../kinds/text.ts';
import { dateTime } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn } from './columns.ts';

export const snapshot = defineTable({
  id: 'snapshot',
  tab: 'Momentopnamen',
  noun: 'de momentopname',
  help: 'De vastgezette cijfers per cluster, gemeente en periode. Een correctie is een nieuwe versie met een reden.',
  group: 'monitoring',
  key: { field: 'snapshot_id', prefix: 'MO', digits: 5 },
  editors: [],
  frozen: true,
  columns: {
    snapshot_id: keyColumn('MO'),
    period_id: column(reference('period'), {
      label: 'Periode',
      help: 'De periode van de cijfers.',
      required: true,
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster van de cijfers. Leeg bij de cijfers van een gemeente of van het hele programma.',
    }),
    municipality_code: column(reference('municipality'), {
      label: 'Gemeente',
      help: 'De gemeente van de cijfers. Leeg bij de cijfers van een cluster of van het hele programma.',
    }),
    version: column(integer({ min: 1 }), {
      label: 'Versie',
      help: 'Begint bij 1 en loopt op bij elke correctie.',
      required: true,
    }),
    part: column(integer({ min: 1 }), {
      label: 'Deel',
      help: 'Alleen bij cijfers die niet in één cel passen: het hoeveelste deel de rij is.',
    }),
    reason: column(text({ max: 500 }), {
      label: 'Reden',
      help: 'Waarom er een nieuwe versie is.',
    }),
    values: column(json<Readonly<Record<string, unknown>>>(), {
      label: 'Cijfers',
      help: 'De vastgezette cijfers als JSON.',
      required: true,
    }),
    hash: column(text({ max: 128 }), {
      label: 'Controlegetal',
      help: 'Bewijst dat de cijfers niet zijn veranderd.',
      required: true,
    }),
    frozen_at: column(dateTime(), {
      label: 'Vastgezet op',
      help: 'Wanneer de cijfers zijn vastgezet.',
      required: true,
    }),
    frozen_by: column(text({ width: 110 }), {
      label: 'Vastgezet door',
      help: 'Gebruikerscode van wie de periode vaststelde.',
      required: true,
    }),
  },
});
