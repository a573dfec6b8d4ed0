/** Finds the municipality of a source row from its code, its name or both, and tells rows of other provinces apart. */

import type { Municipality } from '../schema/municipalities.ts';
import { fold } from '../text/normalise.ts';
import type { Refusal } from './outcome.ts';
import { unusable } from './outcome.ts';
import type { SourceRow } from './source.ts';

/** A municipality with a remark or null, a place outside the province, or why the row has no place. */
export type Place =
  | { readonly ok: true; readonly code: string; readonly remark: string | null }
  | { readonly ok: 'elsewhere'; readonly where: string }
  | Refusal;

/** Used in IBIS for terrains without a municipality. */
const UNKNOWN_CODE = 'GM0000';

const CHECK_TAB = 'Verbeter de lijst, of vul de gemeente aan in het tabblad Gemeenten.';

/**
 * Makes the finder for a province's municipalities. In a national list a code outside the province is a row of
 * another province; in a list of the province itself it is a mistake.
 */
export function placeFinder(
  municipalities: readonly Municipality[],
  national: boolean,
): (cells: SourceRow['cells']) => Place {
  const names = new Map(municipalities.map(({ code, name }) => [code, name]));
  const byName = new Map(municipalities.map(({ code, name }) => [bareName(name), code]));

  return ({ municipalityCode = '', municipality = '', province = '' }) => {
    const codes = codesIn(municipalityCode);
    const named = byName.get(bareName(municipality)) ?? codesIn(municipality).find((code) => names.has(code));
    const known = codes.filter((code) => names.has(code));

    if (known.length > 0) {
      if (named !== undefined && !known.includes(named))
        return unusable(
          `Code en naam van de gemeente spreken elkaar tegen: ${known[0]} is ${names.get(known[0]!)}, er staat ${municipality.trim()}.`,
          'Verbeter de code of de naam in de lijst.',
        );
      const code = named ?? known[0]!;
      const others = known.filter((other) => other !== code).map((other) => names.get(other));
      return {
        ok: true,
        code,
        remark: others.length
          ? `Ligt volgens de bron ook in ${others.join(' en ')}. Ingedeeld bij ${names.get(code)}.`
          : null,
      };
    }
    const unknown = codes.find((code) => code !== UNKNOWN_CODE);
    if (named !== undefined)
      return unknown === undefined
        ? { ok: true, code: named, remark: null }
        : unusable(
            `Gemeentecode ${unknown} hoort niet bij ${names.get(named)} (${named}).`,
            'Verbeter de code of de naam in de lijst.',
          );
    if (province.trim() && !/overij|overy/i.test(province))
      return { ok: 'elsewhere', where: unknown ?? `${UNKNOWN_CODE} (${province.trim()})` };
    if (national && unknown !== undefined) return { ok: 'elsewhere', where: unknown };
    if (unknown !== undefined)
      return unusable(`Gemeentecode ${unknown} hoort niet bij de gemeenten van het register.`, CHECK_TAB);
    if (codes.length > 0)
      return unusable(
        `De gemeentecode is ${UNKNOWN_CODE}: de bron weet niet waar het terrein ligt.`,
        'Vul de goede gemeentecode in en importeer de regel opnieuw.',
      );
    const given = municipality.trim() || municipalityCode.trim();
    return given
      ? unusable(`Gemeente "${given}" staat niet in het register.`, CHECK_TAB)
      : unusable('De gemeente is niet ingevuld.', 'Vul de gemeentecode of de naam van de gemeente in.');
  };
}

/** CBS codes in a cell: `GM0141`, `0141`, `141`, `GM0141,GM0164`, `GM0141 · Almelo`; numbers of no code are left out. */
function codesIn(cell: string): string[] {
  const numbers = cell.replace(/[.,]0+$/, '').match(/\d+/g) ?? [];
  return [...new Set(numbers.filter((n) => n.length <= 4).map((n) => `GM${n.padStart(4, '0')}`))];
}

/** `Gemeente Hengelo (O)` and `HENGELO` are the same name. */
function bareName(name: string): string {
  return fold(name)
    .replace(/^GEMEENTE /, '')
    .replace(/ (?:O|OV|OVERIJSSEL)$/, '');
}
