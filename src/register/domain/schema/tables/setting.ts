/** Instellingen: numbers, dates and texts that the coordinator may change; each says where it comes from. */

import { state } from '../kinds/choice.ts';
import { decimal } from '../kinds/number.ts';
import { key, longText, text } from '../kinds/text.ts';
import { column, defineTable } from '../table.ts';

/** How sure a setting is: settled by a source, proposed by the makers, or to be filled in by a person. */
export const STANDINGS = [
  { code: 'vastgesteld', label: 'Vastgesteld' },
  { code: 'voorstel', label: 'Voorstel' },
  { code: 'in_te_vullen', label: 'Nog in te vullen' },
] as const;

export const setting = defineTable({
  id: 'setting',
  tab: 'Instellingen',
  noun: 'de instelling',
  help: 'Getallen, datums en teksten waarmee het register werkt. Oude waarden staan in het Journaal.',
  group: 'beheer',
  key: { field: 'setting_id' },
  editors: ['coordinator'],
  audit: false,
  columns: {
    setting_id: column(
      key({
        says: 'De naam waaronder het register de instelling kent.',
        pattern: '[a-z][a-z0-9_]*',
        example: 'goal_starts_per_year',
      }),
      {
        label: 'Sleutel',
        help: 'De naam waaronder het register de instelling kent.',
        required: true,
        system: true,
        hidden: true,
      },
    ),
    label: column(text({ max: 120, width: 260 }), {
      label: 'Instelling',
      help: 'Wat de instelling regelt.',
      required: true,
      system: true,
    }),
    value: column(text({ max: 1000, width: 160 }), {
      label: 'Waarde',
      help: 'De waarde waarmee het register werkt. Leeg is: niet bekend.',
    }),
    number: column(decimal({ decimals: 6, unit: 'de eenheid ernaast' }), {
      label: 'Als getal',
      help: 'De waarde zoals het register haar leest, voor formules: een getal, of een dag als dagnummer.',
      system: true,
      hidden: true,
    }),
    unit: column(text({ max: 40, width: 90 }), {
      label: 'Eenheid',
      help: 'De eenheid van de waarde.',
      system: true,
    }),
    standing: column(state(STANDINGS), {
      label: 'Stand',
      help: 'Of de waarde vaststaat, een voorstel is of nog moet worden ingevuld.',
      required: true,
    }),
    explanation: column(longText({ max: 1000 }), {
      label: 'Uitleg',
      help: 'Wat het register met de waarde doet.',
    }),
    source: column(text({ max: 300, width: 240 }), {
      label: 'Bron',
      help: 'Waar de waarde vandaan komt.',
    }),
  },
});
