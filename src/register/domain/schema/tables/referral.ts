/** Doorverwijzingen: companies that are passed on to the relief programme for small companies. */

import { reference, state, yesNo } from '../kinds/choice.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn } from './columns.ts';

export const referral = defineTable({
  id: 'referral',
  tab: 'Doorverwijzingen',
  noun: 'de doorverwijzing',
  help: 'Kleine bedrijven die zijn doorverwezen naar de ontzorging kleine en micro mkb.',
  group: 'proces',
  key: { field: 'referral_id', prefix: 'DV', digits: 4 },
  editors: FIELD,
  columns: {
    referral_id: keyColumn('DV'),
    organisation_id: column(reference('organisation'), {
      label: 'Bedrijf',
      help: 'Het bedrijf dat is doorverwezen.',
      required: true,
      openness: 'vertrouwelijk',
    }),
    terrain_id: column(reference('terrain'), {
      label: 'Terrein',
      help: 'Het terrein waar het bedrijf zit.',
      required: true,
    }),
    referred_on: column(date(), {
      label: 'Doorverwezen op',
      help: 'De dag van de doorverwijzing.',
      required: true,
    }),
    referred_by_id: column(reference('contact'), {
      label: 'Door',
      help: 'Wie het bedrijf doorverwees.',
    }),
    consent: column(yesNo(), {
      label: 'Bedrijf is akkoord',
      help: 'Vindt het bedrijf het goed dat we de gegevens doorgeven?',
      required: true,
    }),
    status: column(
      state([
        { code: 'doorgegeven', label: 'Doorgegeven' },
        { code: 'opgepakt', label: 'Opgepakt' },
        { code: 'afgerond', label: 'Afgerond' },
        { code: 'afgezien', label: 'Bedrijf ziet af' },
      ]),
      {
        label: 'Status',
        help: 'Wat er met de doorverwijzing gebeurt.',
        required: true,
        initial: 'doorgegeven',
      },
    ),
    outcome: column(text({ max: 500, width: 240 }), {
      label: 'Resultaat',
      help: 'Wat de ontzorging opleverde.',
    }),
  },
});
