/** Organisatierollen: which organisation does what on which terrain. */

import { code, reference } from '../kinds/choice.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

export const orgTerrain = defineTable({
  id: 'org_terrain',
  tab: 'Organisatierollen',
  noun: 'de organisatierol',
  help: 'Welke organisatie welke rol heeft op welk terrein. Eén rij per rol.',
  group: 'register',
  key: { field: 'org_terrain_id', prefix: 'RO', digits: 4 },
  editors: FIELD,
  columns: {
    org_terrain_id: keyColumn('RO'),
    organisation_id: column(reference('organisation'), {
      label: 'Organisatie',
      help: 'De organisatie die de rol heeft.',
      required: true,
    }),
    terrain_id: column(reference('terrain'), {
      label: 'Terrein',
      help: 'Het terrein waar de rol bij hoort.',
      required: true,
    }),
    role: column(code('organisatierol'), {
      label: 'Rol',
      help: 'Wat de organisatie op het terrein doet.',
      required: true,
    }),
    from: column(date(), { label: 'Vanaf', help: 'De eerste dag van de rol, als die bekend is.' }),
    until: column(date(), {
      label: 'Tot en met',
      help: 'De laatste dag van de rol. Leeg is: nog steeds.',
    }),
    notes: notes(),
  },
});
