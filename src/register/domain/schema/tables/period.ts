/** Perioden: the half-years and years over which figures are frozen and reported. */

import { state } from '../kinds/choice.ts';
import { key, text, url } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { notes } from './columns.ts';

export const period = defineTable({
  id: 'period',
  tab: 'Perioden',
  noun: 'de periode',
  help: 'De halfjaren en jaren waarover we rapporteren.',
  group: 'monitoring',
  key: { field: 'period_id' },
  title: ['name'],
  editors: ['coordinator'],
  columns: {
    period_id: column(
      key({
        says: 'Een korte code zonder spaties, met het jaar erin.',
        pattern: '[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*',
        example: '2026-H1',
      }),
      {
        label: 'Sleutel',
        help: 'Vaste code van de periode, zoals 2026-H1 voor het eerste halfjaar van 2026.',
        required: true,
      },
    ),
    name: column(text({ max: 80 }), {
      label: 'Naam',
      help: 'De naam van de periode, zoals eerste halfjaar 2026.',
      required: true,
    }),
    type: column(
      state([
        { code: 'halfjaar', label: 'Halfjaar' },
        { code: 'kalenderjaar', label: 'Kalenderjaar' },
        { code: 'uitkeringsjaar', label: 'Uitkeringsjaar' },
        { code: 'looptijd', label: 'Hele looptijd' },
      ]),
      {
        label: 'Soort',
        help: 'Een uitkeringsjaar loopt van 1 mei tot en met 30 april.',
        required: true,
        initial: 'halfjaar',
      },
    ),
    from: column(date(), { label: 'Van', help: 'De eerste dag van de periode.', required: true }),
    until: column(date(), { label: 'Tot en met', help: 'De laatste dag van de periode.', required: true }),
    reference_date: column(date(), {
      label: 'Peildatum',
      help: 'De dag waarop de stand telt: 1 januari of 1 juli.',
      required: true,
    }),
    report_due: column(date(), {
      label: 'Rapport voor',
      help: 'De dag waarop de rapporten klaar moeten zijn.',
    }),
    status: column(
      state(
        [
          { code: 'open', label: 'Open' },
          { code: 'controle', label: 'In controle' },
          { code: 'vastgesteld', label: 'Vastgesteld' },
          { code: 'ingediend', label: 'Ingediend' },
        ],
        { width: 110 },
      ),
      {
        label: 'Status',
        help: 'Na Vastgesteld veranderen de cijfers van de periode niet meer.',
        required: true,
        initial: 'open',
      },
    ),
    frozen_on: column(date(), {
      label: 'Vastgesteld op',
      help: 'De dag waarop de cijfers zijn vastgezet, of voor het laatst gecorrigeerd.',
      system: true,
    }),
    submitted_on: column(date(), {
      label: 'Ingediend op',
      help: 'De dag waarop het rapport is ingediend.',
    }),
    folder_url: column(url(), {
      label: 'Map met rapporten',
      help: 'De map in Drive met de rapporten van deze periode.',
    }),
    notes: notes(),
  },
});
