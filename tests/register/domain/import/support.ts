/** Builders for the tests of the import: the municipalities, a look-up of codes and terrains of the register. */
import { Typed } from '../../../../src/register/domain/change/change.ts';
import type { KnownTerrain } from '../../../../src/register/domain/import/plan.ts';
import { type PreparedImport, prepareImport } from '../../../../src/register/domain/import/prepare.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { MUNICIPALITIES } from '../../../../src/register/domain/schema/municipalities.ts';
import { terrain } from '../../../../src/register/domain/schema/tables/terrain.ts';

/** A terrain as the register may hold it; fields that are not given are blank. */
export function known(
  values: Readonly<Record<string, unknown>>,
  unread: Readonly<Record<string, string>> = {},
): KnownTerrain {
  const blank = Object.fromEntries(terrain.fields.map((field) => [field, null]));
  const row = { ...blank, source_status: 'actief', ...values };
  const typed = Object.fromEntries(Object.entries(unread).map(([field, text]) => [field, new Typed(text)]));
  return { values: row as unknown as KnownTerrain['values'], standing: { ...row, ...typed } };
}

export function prepare(text: string, terrains: readonly KnownTerrain[] = []): PreparedImport {
  const result = prepareImport(text, { terrains, municipalities: MUNICIPALITIES, look: CODES });
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}
