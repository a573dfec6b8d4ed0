/**
 * Formulas with the results that Google documents, per family. Jest calculates them with our engine; the
 * comparison with LibreOffice exports the same ones. The formulas are in the English locale, over `DATA`.
 */
import { BASICS } from './cases/basics.ts';
import type { FormulaCase } from './cases/case.ts';
import { NUMBERS } from './cases/numbers.ts';
import { QUERIES } from './cases/queries.ts';
import { TABLES } from './cases/tables.ts';
import { TEXTS } from './cases/texts.ts';

export const CASES: Readonly<Record<string, readonly FormulaCase[]>> = Object.fromEntries(
  Object.entries({ ...BASICS, ...NUMBERS, ...TABLES, ...QUERIES, ...TEXTS }).map(([family, rows]) => [
    family,
    rows.map(([formula, expected, libreoffice]) => ({
      formula,
      expected,
      ...(libreoffice === undefined ? {} : { libreoffice }),
    })),
  ]),
);
