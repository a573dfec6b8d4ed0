/** The formula cases as LibreOffice calculates them, set beside what Google gives. */
import { ParseError } from '../../src/workspace/formulas/parser.ts';
import { columnLetters } from '../../src/workspace/services/spreadsheet/a1.ts';
import { type FormulaCase, NEWER, UNKNOWN } from '../../tests/workspace/formulas/cases/case.ts';
import type { TestSheet } from '../../tests/workspace/formulas/data.ts';
import { NotInOoxml, ooxmlFormula } from './formula.ts';
import { type ErrorValue, type FormulaCell, type PlainSheet, plainWorkbook, type Value } from './workbook.ts';

/** The first version that has FILTER, SORT, UNIQUE, XLOOKUP and the like. */
export const NEWER_FROM = '24.8';

const OWN_CODE = 'LibreOffice noemt deze fout anders.';
const UNREADABLE = 'Een formule die niet te lezen is, gaat niet mee in een export.';
const EMPTY_TEXT = 'Een lege tekst gaat niet mee in een export.';

/** A case with its place in the workbook; `row` counts from 0, `block` is what Google gives. */
interface Placed {
  readonly entry: FormulaCase;
  readonly row: number;
  readonly block: readonly (readonly Value[])[];
}

export interface FormulaBook {
  readonly bytes: Buffer;
  readonly placed: readonly Placed[];
  /** Cases that OOXML cannot say. */
  readonly left: readonly { readonly entry: FormulaCase; readonly reason: string }[];
}

/** All cases below each other on the first sheet, in column A with room for what spills; the data behind it. */
export function formulaBook(cases: readonly FormulaCase[], data: readonly TestSheet[]): FormulaBook {
  const rows: FormulaCell[][] = [];
  const placed: Placed[] = [];
  const left: { entry: FormulaCase; reason: string }[] = [];
  for (const entry of cases) {
    const spills = Array.isArray(entry.expected);
    const block = (spills ? entry.expected : [[entry.expected]]) as Placed['block'];
    try {
      const { text, isArray } = ooxmlFormula(entry.formula);
      const size = isArray || spills ? { rows: block.length, columns: block[0]!.length } : {};
      placed.push({ entry, row: rows.length, block });
      rows.push([{ formula: text, ...size }], ...block.slice(1).map(() => []));
    } catch (error) {
      if (!(error instanceof NotInOoxml) && !(error instanceof ParseError)) throw error;
      left.push({ entry, reason: error instanceof NotInOoxml ? error.message : UNREADABLE });
    }
  }
  const sheets: PlainSheet[] = data.map(({ name, rows: values, formats = {} }) => ({
    name,
    rows: values,
    dateColumns: Object.keys(formats).map(Number),
  }));
  return { bytes: plainWorkbook('Formules', [{ name: 'Formules', rows }, ...sheets]), placed, left };
}

/** What became of one case. */
export interface Verdict {
  readonly entry: FormulaCase;
  readonly verdict: 'same' | 'explained' | 'different';
  readonly reason: string;
  /** The first cell that differs, as both give it. */
  readonly google: string;
  readonly libreOffice: string;
}

/** `values` are the first sheet as LibreOffice saved it; `hasNewer` whether it has the functions of `NEWER_FROM`. */
export function judged(
  { placed, left }: FormulaBook,
  values: ReadonlyMap<string, Value | ErrorValue>,
  hasNewer: boolean,
): readonly Verdict[] {
  const skipped = left.map(({ entry, reason }) => ({
    ...({ entry, verdict: 'explained', google: '', libreOffice: '' } as const),
    reason: entry.libreoffice ?? reason,
  }));
  return [...placed.map((each) => judgedCase(each, values, hasNewer)), ...skipped];
}

function judgedCase(
  { entry, row, block }: Placed,
  values: ReadonlyMap<string, Value | ErrorValue>,
  hasNewer: boolean,
): Verdict {
  const cells = block.flatMap((line, r) =>
    line.map((expected, c) => ({
      expected,
      got: values.get(`${columnLetters(c)}${row + r + 1}`) ?? null,
    })),
  );
  const differing = cells.filter(({ expected, got }) => !same(expected, got));
  const first = differing[0];
  if (!first) return { entry, verdict: 'same', reason: '', google: '', libreOffice: '' };
  const given = allowed(
    entry.libreoffice,
    differing.map(({ got }) => got),
    hasNewer,
  );
  const ownCode = differing.every(({ expected, got }) => isError(got) && isErrorName(expected));
  const emptyText = differing.every(({ expected, got }) => isBlank(expected) && isBlank(got));
  const reason = given ?? (ownCode ? OWN_CODE : emptyText ? EMPTY_TEXT : '');
  return {
    entry,
    verdict: reason ? 'explained' : 'different',
    reason,
    google: String(first.expected),
    libreOffice: isError(first.got) ? first.got.error : String(first.got),
  };
}

/** A function that is not there gives an error; what gives a value instead has no excuse. */
function allowed(
  reason: string | undefined,
  got: readonly (Value | ErrorValue)[],
  hasNewer: boolean,
): string | undefined {
  if (reason === NEWER && hasNewer) return undefined;
  return (reason === NEWER || reason === UNKNOWN) && !got.every(isError) ? undefined : reason;
}

function same(expected: Value, got: Value | ErrorValue): boolean {
  if (isError(got)) return got.error === expected;
  if (typeof expected !== 'number' || typeof got !== 'number') return expected === got;
  return Math.abs(expected - got) <= Math.abs(expected) * 1e-9 + 1e-9;
}

function isError(value: Value | ErrorValue): value is ErrorValue {
  return typeof value === 'object' && value !== null;
}

function isErrorName(value: Value): boolean {
  return typeof value === 'string' && /^#[A-Z/0]+[!?A]$/.test(value);
}

function isBlank(value: Value | ErrorValue): boolean {
  return value === null || value === '';
}
