/** Functions that fetch from outside the spreadsheet: there is no outside here, so they refuse as Google does without access. */
import { FormulaError } from '../values.ts';
import { ANY, each, type FunctionTable } from './function.ts';

const refused = each(1, ANY, () => FormulaError.REF);
const unavailable = each(1, ANY, () => FormulaError.NA);

export const EXTERNAL: FunctionTable = {
  IMPORTRANGE: refused,
  IMPORTDATA: unavailable,
  IMPORTFEED: unavailable,
  IMPORTHTML: unavailable,
  IMPORTXML: unavailable,
  GOOGLEFINANCE: unavailable,
  GOOGLETRANSLATE: unavailable,
  DETECTLANGUAGE: unavailable,
};
