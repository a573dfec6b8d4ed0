/** Journaal: every change, who made it, when and through what; only ever added to. */

import type { Via } from '../../change/change.ts';
import { state } from '../kinds/choice.ts';
import { tableName } from '../kinds/names.ts';
import { key, text, verbatim } from '../kinds/text.ts';
import { dateTime } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn } from './columns.ts';

/** Through what a change came in, as people read it. */
export const VIA = [
  { code: 'blad', label: 'Blad' },
  { code: 'menu', label: 'Menu' },
  { code: 'import', label: 'Import' },
  { code: 'formulier', label: 'Formulier' },
  { code: 'web', label: 'Webpagina' },
  { code: 'nacht', label: 'Nachtcontrole' },
  { code: 'ongedaan', label: 'Ongedaan gemaakt' },
  { code: 'installatie', label: 'Installatie' },
  { code: 'herstel', label: 'Herstel' },
  { code: 'taak', label: 'Taak' },
] as const satisfies readonly { code: Via; label: string }[];

/** What happened to a row, as people read it; the codes are those of a change. */
export const OPERATIONS = [
  { code: 'add', label: 'Toegevoegd' },
  { code: 'update', label: 'Gewijzigd' },
  { code: 'remove', label: 'Verwijderd' },
] as const;

/** Numbered where the register wrote a batch; of an edit in the sheet the name tells row, count and field. */
const entryKey = key({
  says: 'Het register maakt de sleutel zelf.',
  pattern: 'JR-\\d{4,}|JE-\\S+',
  example: 'JR-0000001',
});

export const journal = defineTable({
  id: 'journal',
  tab: 'Journaal',
  noun: 'de journaalregel',
  help: 'Elke wijziging in het register. Het register vult dit tabblad; wijzig er niets in.',
  group: 'beheer',
  key: { field: 'entry_id', prefix: 'JR', digits: 7 },
  editors: [],
  tracked: false,
  columns: {
    entry_id: { ...keyColumn('JR'), kind: entryKey },
    at: column(dateTime(), {
      label: 'Wanneer',
      help: 'Wanneer de wijziging is gemaakt.',
      required: true,
    }),
    actor: column(text({ width: 110 }), {
      label: 'Wie',
      help: 'Gebruikerscode, of systeem.',
      required: true,
    }),
    via: column(state(VIA, { width: 120 }), {
      label: 'Waarmee',
      help: 'Hoe de wijziging binnenkwam.',
      required: true,
    }),
    batch: column(text({ width: 120 }), {
      label: 'Batch',
      help: 'Wijzigingen met dezelfde batch horen bij elkaar en gaan samen ongedaan.',
      required: true,
    }),
    reason: column(text({ max: 500, width: 220 }), {
      label: 'Waarom',
      help: 'Wat de aanleiding was.',
    }),
    operation: column(state(OPERATIONS, { width: 110 }), {
      label: 'Wat',
      help: 'Toegevoegd, gewijzigd of verwijderd.',
      required: true,
    }),
    table: column(tableName(), {
      label: 'Tabel',
      help: 'De tabel van de rij.',
      required: true,
    }),
    key: column(text({ width: 100 }), {
      label: 'Rij',
      help: 'De sleutel van de rij.',
      required: true,
    }),
    field: column(text({ width: 130 }), {
      label: 'Veld',
      help: 'Het veld dat is gewijzigd. Leeg als het om de hele rij gaat.',
    }),
    old: column(verbatim(), {
      label: 'Oud',
      help: 'De waarde ervoor.',
      openness: 'vertrouwelijk',
    }),
    new: column(verbatim(), {
      label: 'Nieuw',
      help: 'De waarde erna.',
      openness: 'vertrouwelijk',
    }),
  },
});
