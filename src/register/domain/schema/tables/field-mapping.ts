/** Veldkoppelingen: which of our figures goes to which column of RVO's table or which SiSa indicator. */

import { state } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, notes } from './columns.ts';

export const fieldMapping = defineTable({
  id: 'field_mapping',
  tab: 'Veldkoppelingen',
  noun: 'de veldkoppeling',
  help: 'Welk veld van ons bij welke kolom van RVO of welke SiSa-indicator hoort.',
  group: 'monitoring',
  key: { field: 'mapping_id', prefix: 'VK', digits: 4 },
  editors: ['coordinator'],
  columns: {
    mapping_id: keyColumn('VK'),
    report: column(
      state([
        { code: 'rvo', label: 'RVO halfjaar' },
        { code: 'sisa', label: 'SiSa' },
      ]),
      { label: 'Rapport', help: 'Het rapport waar de koppeling voor is.', required: true },
    ),
    template_version: column(text({ max: 40, width: 100 }), {
      label: 'Versie van het model',
      help: 'De versie van het formulier of de invulwijzer, zoals 2026.',
    }),
    order: column(integer({ min: 1, max: 999 }), {
      label: 'Volgorde',
      help: 'De plaats in het rapport.',
      required: true,
    }),
    target: column(text({ max: 120 }), {
      label: 'Kolom of code',
      help: 'De kolom bij RVO of de code van de SiSa-indicator. Leeg tot het officiële model er is.',
    }),
    description: column(text({ max: 300, width: 260 }), {
      label: 'Omschrijving',
      help: 'Wat er in het rapport gevraagd wordt.',
      required: true,
    }),
    source: column(text({ max: 200 }), {
      label: 'Ons veld of kengetal',
      help: 'Een tabel met een veld, zoals cluster.name, of een kengetal, zoals I8.',
      required: true,
    }),
    format: column(text({ max: 60, width: 110 }), {
      label: 'Notatie',
      help: 'Hoe de waarde eruit moet zien, zoals hele euro’s of d-m-jjjj.',
    }),
    control: column(text({ max: 20, width: 100 }), {
      label: 'Aard controle',
      help: 'Alleen bij SiSa: R, D1, D2 of n.v.t., volgens de invulwijzer.',
    }),
    standing: column(
      state(
        [
          { code: 'voorstel', label: 'Voorstel' },
          { code: 'bevestigd', label: 'Bevestigd' },
        ],
        { width: 110 },
      ),
      {
        label: 'Stand',
        help: 'Bevestigd als iemand de koppeling heeft vergeleken met het officiële model.',
        required: true,
        initial: 'voorstel',
      },
    ),
    notes: notes(),
  },
});
