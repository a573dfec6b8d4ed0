/** Organisaties: associations, park managers, grid operators and companies that take part. */

import { code } from '../kinds/choice.ts';
import { pattern, text, url } from '../kinds/text.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

export const organisation = defineTable({
  id: 'organisation',
  tab: 'Organisaties',
  noun: 'de organisatie',
  help: 'Verenigingen, parkmanagers, netbeheerders en bedrijven die meedoen.',
  group: 'register',
  key: { field: 'organisation_id', prefix: 'OR', digits: 4 },
  title: ['name'],
  editors: FIELD,
  columns: {
    organisation_id: keyColumn('OR'),
    name: column(text({ max: 150, width: 230 }), {
      label: 'Naam',
      help: 'De naam van de organisatie zoals zij zich noemt.',
      required: true,
    }),
    form: column(code('organisatievorm'), {
      label: 'Vorm',
      help: 'De rechtsvorm of de vorm van samenwerking.',
    }),
    kvk_number: column(pattern({ pattern: '\\d{8}', says: 'Acht cijfers.', example: '12345678' }), {
      label: 'KvK-nummer',
      help: 'Het nummer bij de Kamer van Koophandel, acht cijfers.',
      unique: true,
    }),
    town: column(text({ max: 80, width: 120 }), {
      label: 'Plaats',
      help: 'De plaats waar de organisatie zit.',
    }),
    website: column(url(), { label: 'Website', help: 'De website van de organisatie.' }),
    notes: notes(),
  },
});
