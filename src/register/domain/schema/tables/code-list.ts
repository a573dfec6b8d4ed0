/** Codelijsten: the choices of dropdowns that the coordinator may extend. */

import { yesNo } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { key, pattern, text } from '../kinds/text.ts';
import { column, defineTable } from '../table.ts';

export const codeList = defineTable({
  id: 'code_list',
  tab: 'Codelijsten',
  noun: 'de code',
  help: 'De keuzes in de keuzelijsten. Je mag keuzes toevoegen en de tekst aanpassen.',
  group: 'beheer',
  key: { field: 'code_id' },
  editors: ['coordinator'],
  audit: false,
  columns: {
    code_id: column(
      key({
        says: 'De naam van de lijst, een punt en de code.',
        pattern: '[a-z][a-z0-9_]*\\.[A-Za-z0-9_]+',
        example: 'thema.energie',
      }),
      {
        label: 'Sleutel',
        help: 'De lijst, een punt en de code, zoals thema.energie.',
        required: true,
        openness: 'openbaar',
      },
    ),
    list: column(
      pattern({ pattern: '[a-z][a-z0-9_]*', says: 'Kleine letters, zonder spaties.', example: 'thema' }),
      {
        label: 'Lijst',
        help: 'De lijst waar de keuze in staat.',
        required: true,
        openness: 'openbaar',
      },
    ),
    code: column(
      pattern({ pattern: '[A-Za-z0-9_]+', says: 'Letters en cijfers, zonder spaties.', example: 'energie' }),
      {
        label: 'Code',
        help: 'De vaste code. Verander hem niet meer als hij gebruikt is.',
        required: true,
        openness: 'openbaar',
      },
    ),
    label: column(text({ max: 100, width: 220 }), {
      label: 'Tekst',
      help: 'De tekst die mensen zien.',
      required: true,
      openness: 'openbaar',
    }),
    order: column(integer({ min: 0, max: 9999 }), {
      label: 'Volgorde',
      help: 'De plaats in de keuzelijst.',
      openness: 'openbaar',
    }),
    active: column(yesNo(), {
      label: 'Actief',
      help: 'Nee als de keuze niet meer nodig is. Oude rijen houden hem.',
      initial: 'ja',
      openness: 'openbaar',
    }),
    note: column(text({ max: 500, width: 260 }), {
      label: 'Toelichting',
      help: 'Waar de keuze vandaan komt of wat ermee wordt bedoeld.',
      openness: 'openbaar',
    }),
  },
});
