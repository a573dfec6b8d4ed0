/** Bevindingen: what the rules found in the register, and who does something about it. */

import { reference, state } from '../kinds/choice.ts';
import { tableName } from '../kinds/names.ts';
import { text, verbatim } from '../kinds/text.ts';
import { dateTime } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, OFFICE } from './columns.ts';

export const finding = defineTable({
  id: 'finding',
  tab: 'Bevindingen',
  noun: 'de bevinding',
  help: 'Wat er niet klopt of opvalt in het register, en wie ermee bezig is.',
  group: 'beheer',
  key: { field: 'finding_id', prefix: 'BV', digits: 4 },
  editors: OFFICE,
  audit: false,
  quiet: true,
  columns: {
    finding_id: keyColumn('BV'),
    severity: column(
      state(
        [
          { code: 'fout', label: 'Fout' },
          { code: 'waarschuwing', label: 'Waarschuwing' },
          { code: 'melding', label: 'Melding' },
        ],
        { width: 110 },
      ),
      {
        label: 'Ernst',
        help: 'Een fout moet worden verbeterd; een waarschuwing bekeken.',
        required: true,
        system: true,
      },
    ),
    message: column(text({ max: 1000, width: 480 }), {
      label: 'Wat is er',
      help: 'Wat er niet klopt.',
      required: true,
      system: true,
    }),
    tip: column(text({ max: 1000, width: 340 }), {
      label: 'Wat te doen',
      help: 'Hoe je het verbetert.',
      system: true,
    }),
    table: column(tableName(), {
      label: 'Tabel',
      help: 'De tabel waar het om gaat.',
      system: true,
    }),
    key: column(text({ max: 120, width: 100 }), {
      label: 'Rij',
      help: 'De sleutel van de rij waar het om gaat.',
      system: true,
    }),
    field: column(text({ max: 60, width: 120 }), {
      label: 'Veld',
      help: 'Het veld waar het om gaat.',
      system: true,
      hidden: true,
    }),
    typed: column(verbatim(), {
      label: 'Ingevuld',
      help: 'Wat er precies was ingevuld.',
      system: true,
      openness: 'vertrouwelijk',
    }),
    status: column(
      state(
        [
          { code: 'open', label: 'Open' },
          { code: 'opgepakt', label: 'Opgepakt' },
          { code: 'geaccepteerd', label: 'Geaccepteerd' },
          { code: 'opgelost', label: 'Opgelost' },
        ],
        { width: 110 },
      ),
      {
        label: 'Status',
        help: 'Geaccepteerd is: het mag zo blijven. Geef dan de reden.',
        required: true,
        initial: 'open',
      },
    ),
    taken_by_id: column(reference('contact'), {
      label: 'Opgepakt door',
      help: 'Wie er iets aan doet.',
    }),
    accepted_reason: column(text({ max: 500 }), {
      label: 'Reden geaccepteerd',
      help: 'Waarom het zo mag blijven.',
    }),
    rule_id: column(text({ max: 80, width: 140 }), {
      label: 'Regel',
      help: 'De regel die dit vond.',
      required: true,
      system: true,
    }),
    first_seen: column(dateTime(), {
      label: 'Eerst gezien',
      help: 'Wanneer het register dit voor het eerst vond.',
      required: true,
      system: true,
    }),
    last_seen: column(dateTime(), {
      label: 'Laatst gezien',
      help: 'Wanneer de bevinding voor het laatst veranderde: gevonden, anders geworden of opgelost.',
      required: true,
      system: true,
    }),
  },
});
