/** Columns and groups of editors that many tables share. */

import { key, longText } from '../kinds/text.ts';
import { type Column, column, type Openness, type Role } from '../table.ts';

/** Those who keep the register. */
export const OFFICE: readonly Role[] = ['coordinator', 'medewerker'];

/** Those who keep the register and those who work on the terrains. */
export const FIELD: readonly Role[] = ['coordinator', 'medewerker', 'aanjager', 'versnellingsteam'];

/** The key column of a table whose keys the register numbers itself: prefix, hyphen, number. */
export function keyColumn(prefix: string, openness: Openness = 'intern'): Column<string> {
  return column(
    key({
      says: 'Het register maakt de sleutel zelf.',
      pattern: `${prefix}-\\d{4,}`,
      example: `${prefix}-0001`,
    }),
    {
      label: 'Sleutel',
      help: 'Vaste sleutel van de rij. Wordt nooit opnieuw gebruikt.',
      required: true,
      system: true,
      openness,
    },
  );
}

/** Room for what fits in no other column. */
export function notes(
  help = 'Wat anderen hierover moeten weten. Zet hier geen namen of adressen.',
): Column<string> {
  return column(longText({ max: 5000 }), { label: 'Toelichting', help });
}
