/** The formula cases in a spreadsheet of the local Workspace, set beside what LibreOffice makes of its export. */
import { installScript, run } from '../../src/workspace/index.ts';
import { columnLetters } from '../../src/workspace/services/spreadsheet/a1.ts';
import type { SpreadsheetFile, World } from '../../src/workspace/world.ts';
import { type FormulaCase, NEWER, UNKNOWN } from '../../tests/workspace/formulas/cases/case.ts';
import type { TestSheet } from '../../tests/workspace/formulas/data.ts';
import type { ErrorValue, Value } from './workbook.ts';

/** The first version that has FILTER, SORT, UNIQUE, XLOOKUP and the like. */
export const NEWER_FROM = '24.8';

/** How an export writes a formula that only Google has: with its result beside it, as Google does. */
const ONLY_RESULT = '__xludf.DUMMYFUNCTION(';

const OWN_CODE = 'LibreOffice noemt deze fout anders.';

/** A case with its place in the spreadsheet; `row` counts from 0, `block` is what the Workspace shows there. */
export interface Placed {
  readonly entry: FormulaCase;
  readonly row: number;
  readonly block: readonly (readonly Value[])[];
}

export interface FormulaBook {
  readonly file: SpreadsheetFile;
  readonly placed: readonly Placed[];
}

/** Fills the spreadsheet that it is bound to, as any script would. */
const FILL = `function fill(tabs) {
  const book = SpreadsheetApp.getActive();
  book.setSpreadsheetLocale('en_US');
  tabs.forEach(({ name, rows, formats, size }, i) => {
    const sheet = i === 0 ? book.getSheets()[0].setName(name) : book.insertSheet(name);
    const missing = size - sheet.getMaxRows();
    if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
    Object.keys(formats).forEach((column) => {
      sheet.getRange(2, Number(column) + 1, rows.length - 1).setNumberFormat(formats[column]);
    });
    rows.forEach((row, r) => row.forEach((value, c) => {
      // Text that looks like a number stays text, as in the cases.
      const cell = sheet.getRange(r + 1, c + 1);
      if (typeof value === 'string' && !value.startsWith('=')) cell.setNumberFormat('@').setValue(value);
      else if (value !== null) cell.setValue(value);
    }));
  });
}`;

/** All cases below each other on the first tab, in column A with room for what spills; the data behind it. */
export function formulaBook(
  world: World,
  cases: readonly FormulaCase[],
  data: readonly TestSheet[],
): FormulaBook {
  const rows: (readonly string[])[] = [];
  const places = cases.map((entry) => {
    const block: readonly (readonly unknown[])[] = Array.isArray(entry.expected) ? entry.expected : [[null]];
    const place = { entry, row: rows.length, size: { rows: block.length, columns: block[0]!.length } };
    rows.push([entry.formula], ...block.slice(1).map(() => []));
    return place;
  });
  const file = world.addSpreadsheet('Formules', 'coordinator@provincie.example');
  const tabs = [{ name: 'Formules', rows }, ...data].map(({ formats = {}, ...tab }: TestSheet) => ({
    ...tab,
    formats,
    size: tab.rows.length,
  }));
  const project = installScript(world, {
    files: [{ name: 'Code.gs', source: FILL }],
    manifest: { timeZone: 'Europe/Amsterdam' },
    containerId: file.id,
    owner: file.ownerEmail,
  });
  const { error, internal } = run(world, project, 'fill', [tabs]);
  if (internal ?? error) throw internal ?? new Error(error!.message);
  const [sheet] = file.model.sheets;
  const placed = places.map(({ entry, row, size }) => ({
    entry,
    row,
    block: file.model.readValues(sheet!, { top: row, left: 0, bottom: row + size.rows, right: size.columns }),
  }));
  return { file, placed };
}

/** What became of one case; `kept`: only Google has it, and the export brought its result over. */
export interface Verdict {
  readonly entry: FormulaCase;
  readonly verdict: 'same' | 'kept' | 'explained' | 'different';
  readonly reason: string;
  /** The first cell that differs, as both give it. */
  readonly workspace: string;
  readonly libreOffice: string;
}

/** What came out of LibreOffice. */
export interface Calculated {
  /** The formulas of the first tab by `A1`, as exported. */
  readonly formulas: ReadonlyMap<string, string>;
  /** The first tab as LibreOffice saved it. */
  readonly values: ReadonlyMap<string, Value | ErrorValue>;
  /** Whether it has the functions of `NEWER_FROM`. */
  readonly hasNewer: boolean;
}

export function judged({ entry, row, block }: Placed, { formulas, values, hasNewer }: Calculated): Verdict {
  const isKept = formulas.get(`A${row + 1}`)?.includes(ONLY_RESULT) ?? false;
  const cells = block.flatMap((line, r) =>
    line.map((expected, c) => ({
      expected,
      got: values.get(`${columnLetters(c)}${row + r + 1}`) ?? null,
    })),
  );
  const differing = cells.filter(({ expected, got }) => !same(expected, got));
  const first = differing[0];
  if (!first) return { entry, verdict: isKept ? 'kept' : 'same', reason: '', workspace: '', libreOffice: '' };
  const given = allowed(
    entry.libreoffice,
    differing.map(({ got }) => got),
    hasNewer,
  );
  const ownCode = differing.every(({ expected, got }) => isError(got) && isErrorName(expected));
  // What only Google calculates, nobody else can calculate differently.
  const reason = isKept ? '' : (given ?? (ownCode ? OWN_CODE : ''));
  return {
    entry,
    verdict: reason ? 'explained' : 'different',
    reason,
    workspace: String(first.expected),
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

export function same(expected: Value, got: Value | ErrorValue): boolean {
  if (isError(got)) return got.error === expected;
  // A formula without anything to show is an empty text elsewhere.
  if (isBlank(expected) && isBlank(got)) return true;
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
