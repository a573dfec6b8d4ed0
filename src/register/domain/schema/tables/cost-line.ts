/** Kosten: what was spent, by day of performance, and what of it the grant of the ministry bears. */

import { code, reference, yesNo } from '../kinds/choice.ts';
import { money, year } from '../kinds/number.ts';
import { text, url } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, notes, OFFICE } from './columns.ts';

export const costLine = defineTable({
  id: 'cost_line',
  tab: 'Kosten',
  noun: 'de kostenregel',
  help: 'De kosten per factuurregel, voor de verantwoording van de uitkering.',
  group: 'geld',
  key: { field: 'cost_id', prefix: 'KO', digits: 4 },
  editors: OFFICE,
  columns: {
    cost_id: keyColumn('KO'),
    description: column(text({ max: 200, width: 230 }), {
      label: 'Omschrijving',
      help: 'Waar de kosten voor zijn.',
      required: true,
    }),
    performance_date: column(date(), {
      label: 'Prestatiedatum',
      help: 'De dag waarop het werk is gedaan, niet de dag van de factuur.',
      required: true,
    }),
    fiscal_year: column(year(), {
      label: 'Boekjaar',
      help: 'Het jaar van de prestatiedatum.',
      system: true,
    }),
    spuk_leg: column(code('spuk_been'), {
      label: 'SPUK-deel',
      help: 'Het deel van de uitkering waar de kosten bij horen.',
      required: true,
      initial: 'bt',
    }),
    activity_id: column(reference('activity'), {
      label: 'Activiteit',
      help: 'De activiteit waar de kosten bij horen.',
    }),
    grant_id: column(reference('grant'), {
      label: 'Subsidie',
      help: 'De sprintsubsidie waar de kosten bij horen.',
    }),
    supplier_id: column(reference('organisation'), {
      label: 'Leverancier',
      help: 'De organisatie die de factuur stuurde.',
    }),
    invoice_number: column(text({ max: 60, width: 120 }), {
      label: 'Factuurnummer',
      help: 'Het nummer op de factuur.',
    }),
    amount_ex_vat: column(money({}), {
      label: 'Bedrag zonder btw',
      help: 'Het bedrag zonder btw. Negatief bij een creditfactuur.',
      unit: 'euro',
      required: true,
    }),
    vat: column(money({}), { label: 'Btw', help: 'Het bedrag aan btw.', unit: 'euro' }),
    vat_recoverable: column(yesNo(), {
      label: 'Btw compensabel',
      help: 'Krijgt de provincie deze btw terug? Dan mag de btw niet ten laste van de uitkering.',
    }),
    charged_to_spuk: column(money({}), {
      label: 'Ten laste van SPUK',
      help: 'Het bedrag dat uit de uitkering komt.',
      unit: 'euro',
    }),
    evidence_url: column(url(), {
      label: 'Link naar bewijs',
      help: 'De factuur of een ander bewijs.',
      required: true,
    }),
    notes: notes(),
  },
});
