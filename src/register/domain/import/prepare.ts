/** From the text of a list to the plan of its import, in one go. */

import type { Lookup } from '../schema/kind.ts';
import type { Municipality } from '../schema/municipalities.ts';
import type { Format } from './fields.ts';
import { type Outcome, unusable, usable } from './outcome.ts';
import { type ImportPlan, type KnownTerrain, planImport } from './plan.ts';
import { readRecords } from './records.ts';
import { readSource } from './source.ts';

/** Overijssel has some 350 terrains, the Netherlands under 4,000: a longer list is the wrong list. */
const MOST_RECORDS = 5000;

/** What the import must know of the register. */
export interface RegisterView {
  readonly terrains: readonly KnownTerrain[];
  readonly municipalities: readonly Municipality[];
  readonly look: Lookup;
}

export interface PreparedImport extends ImportPlan {
  readonly format: Format;
  /** What line numbers count: lines of a file, or objects in GeoJSON. */
  readonly unit: 'regel' | 'object';
  /** Columns of the list that the register has no use for. */
  readonly unused: readonly string[];
  readonly municipalityName: (code: string) => string;
}

/** Reads a list and plans its import; refuses, with reason and tip, a list that cannot be used at all. */
export function prepareImport(text: string, register: RegisterView): Outcome<PreparedImport> {
  if (register.municipalities.length === 0)
    return unusable(
      'Het tabblad Gemeenten is leeg, dus geen terrein kan worden ingedeeld.',
      'Kies eerst Beheer > Installeren of herstellen.',
    );
  const source = readSource(text);
  if (!source.ok) return source;
  const { format, unit, unused, fields } = source.value;
  const records = readRecords(source.value, register.municipalities, register.look);
  if (records.records.length > MOST_RECORDS)
    return unusable(
      `De lijst heeft ${records.records.length} terreinen; meer dan ${MOST_RECORDS} kan het register niet in één keer aan.`,
      'Kijk of dit de goede lijst is. Overijssel telt ongeveer 350 terreinen.',
    );
  const names = new Map(register.municipalities.map(({ code, name }) => [code, name]));
  const municipalityName = (code: string): string => names.get(code) ?? code;
  const complete = format !== 'lijst' && fields.includes('rin');
  const plan = planImport(records, register.terrains, municipalityName, complete);
  return usable({ ...plan, format, unit, unused, municipalityName });
}
