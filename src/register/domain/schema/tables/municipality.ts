/** Gemeenten: the municipalities of the province, with their CBS code as key. */

import { code, codes, reference } from '../kinds/choice.ts';
import { key, text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { notes, OFFICE } from './columns.ts';

export const municipality = defineTable({
  id: 'municipality',
  tab: 'Gemeenten',
  noun: 'de gemeente',
  help: 'De gemeenten van Overijssel met hun CBS-code.',
  group: 'register',
  key: { field: 'municipality_code' },
  title: ['name'],
  editors: OFFICE,
  columns: {
    municipality_code: column(
      key({
        says: 'De code van het CBS: GM en vier cijfers.',
        pattern: 'GM\\d{4}',
        example: 'GM0193',
      }),
      {
        label: 'Gemeentecode',
        help: 'De code van het CBS: GM en vier cijfers.',
        required: true,
        editors: ['coordinator'],
        openness: 'openbaar',
      },
    ),
    name: column(text({ max: 80 }), {
      label: 'Gemeente',
      help: 'De naam van de gemeente.',
      required: true,
      editors: ['coordinator'],
      openness: 'openbaar',
    }),
    region: column(code('regio'), {
      label: 'Regio',
      help: 'De regio of Regio Deal waar de gemeente in meedoet.',
      openness: 'openbaar',
    }),
    grid_operators: column(codes('netbeheerder'), {
      label: 'Netbeheerders',
      help: 'De netbeheerders in deze gemeente. Per terrein staat de netbeheerder bij het terrein.',
      openness: 'openbaar',
    }),
    contact_id: column(reference('contact'), {
      label: 'Aanspreekpunt',
      help: 'De vaste contactpersoon van de gemeente.',
    }),
    valid_from: column(date(), {
      label: 'Geldig vanaf',
      help: 'De eerste dag waarop de gemeente bestaat. Leeg is: altijd al.',
      editors: ['coordinator'],
      openness: 'openbaar',
    }),
    valid_to: column(date(), {
      label: 'Geldig tot en met',
      help: 'De laatste dag, bij een herindeling. Leeg is: bestaat nog.',
      editors: ['coordinator'],
      openness: 'openbaar',
    }),
    notes: notes(),
  },
});
