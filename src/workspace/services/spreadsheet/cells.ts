/** Between what scripts and people hand in and what the model keeps: reading, checking and writing cells. */
import { ScriptException } from '../service.ts';
import { columnLetters } from './a1.ts';
import { BEHAVIOUR } from './behaviour.ts';
import { meets } from './criteria.ts';
import { displayValue, kindOfFormat } from './display.ts';
import { localeFacts } from './locale.ts';
import type { CellValue } from './model/grid.ts';
import type { Validation } from './model/parts.ts';
import type { Rect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import { type CellStyle, patchStyle } from './model/style.ts';
import type { SpreadsheetModel } from './model.ts';
import { mapReferences, type Reference } from './references.ts';
import { instantToSerial, serialToInstant } from './serial.ts';
import { type Entry, parseTyped } from './typed.ts';

const LONGEST_TEXT = 50_000;

/** Values as scripts get them: number, boolean, text, Date; blank is ''. */
export function scriptValues(
  model: SpreadsheetModel,
  sheet: SheetModel,
  area: Rect,
): (number | string | boolean | Date)[][] {
  const block = model.readValues(sheet, area) as (CellValue | Date)[][];
  eachLook(sheet, area, (style, top, bottom, column) => {
    const kind = kindOfFormat(style?.numberFormat);
    if (kind === 'number' || kind === 'text') return;
    for (let row = top; row < bottom; row += 1) {
      const cells = block[row - area.top]!;
      const value = cells[column - area.left];
      if (typeof value !== 'number') continue;
      const isDate = kind === 'date' || kindOfFormat(shownFormat(sheet, row, column, style)) === 'date';
      if (isDate) cells[column - area.left] = new Date(serialToInstant(value, model.timeZone));
    }
  });
  return block.map((row) => row.map((value) => value ?? ''));
}

/** The texts that people see. */
export function displayValues(model: SpreadsheetModel, sheet: SheetModel, area: Rect): string[][] {
  const block = model.readValues(sheet, area) as (CellValue | string)[][];
  eachLook(sheet, area, (style, top, bottom, column) => {
    for (let row = top; row < bottom; row += 1) {
      const cells = block[row - area.top]!;
      const value = cells[column - area.left] ?? null;
      const shown =
        value === null ? '' : displayValue(value, shownFormat(sheet, row, column, style), model.locale);
      cells[column - area.left] = shown;
    }
  });
  return block as string[][];
}

/** Goes through a rectangle by stretches of equal look within a column. */
function eachLook(
  sheet: SheetModel,
  area: Rect,
  visit: (style: CellStyle | undefined, top: number, bottom: number, column: number) => void,
): void {
  for (let column = area.left; column < area.right; column += 1) {
    const runs = sheet.styles.column(column);
    if (!runs) visit(undefined, area.top, area.bottom, column);
    else for (const run of runs.slice(area.top, area.bottom)) visit(run.value, run.start, run.end, column);
  }
}

/** The number format in force: the cell's own, or what its formula brings along; undefined when automatic. */
export function shownFormat(
  sheet: SheetModel,
  row: number,
  column: number,
  style = sheet.styles.get(row, column),
): string | undefined {
  if (style?.numberFormat !== undefined || sheet.formulas.size === 0) return style?.numberFormat;
  const formula = sheet.formulas.get(row, column);
  return formula === undefined ? undefined : formatOfFormula(sheet, formula);
}

const DATE_FUNCTION = /^=\s*(?:TODAY|DATE|EDATE|EOMONTH|DATEVALUE|WORKDAY)\s*\(/i;
const TAKES_FORMAT =
  /^=\s*(?:(?:SUM|MIN|MAX|AVERAGE|MEDIAN|INDEX|IF|IFERROR|MAXIFS|MINIFS|SUMIFS)\s*\(|[$A-Za-z]{1,4}\$?\d+\s*(?:$|[-+]))/i;

/** Sheets gives a formula without format of its own the one of a date function or of the first cell it names. */
function formatOfFormula(sheet: SheetModel, formula: string): string | undefined {
  if (DATE_FUNCTION.test(formula)) return 'yyyy-MM-dd';
  if (/^=\s*NOW\s*\(/i.test(formula)) return 'yyyy-MM-dd H:mm:ss';
  if (!TAKES_FORMAT.test(formula)) return undefined;
  const references: Reference[] = [];
  mapReferences(formula, (reference) => {
    references.push(reference);
    return '';
  });
  const first = references[0];
  if (!first || first.sheetName !== null) return undefined;
  return sheet.styles.get(first.start.row ?? 0, first.start.column ?? 0)?.numberFormat;
}

/** Reads what a script hands in for one cell. */
export function entryOf(model: SpreadsheetModel, value: unknown, numberFormat: string | undefined): Entry {
  if (typeof value === 'string') {
    if (value.length > LONGEST_TEXT) {
      throw new ScriptException(
        `Your input contains more than the maximum of ${LONGEST_TEXT} characters in a single cell.`,
      );
    }
    return parseTyped(value, model.locale, numberFormat, yearOf(model));
  }
  if (value === null || value === undefined) return { value: null };
  if (typeof value === 'number') return { value: Number.isFinite(value) ? value : '#NUM!' };
  if (typeof value === 'boolean') return { value };
  if (value instanceof Date) return dateEntry(model, value);
  return { value: String(value) };
}

function dateEntry(model: SpreadsheetModel, date: Date): Entry {
  if (Number.isNaN(date.getTime())) return { value: null };
  const serial = instantToSerial(date.getTime(), model.timeZone);
  const day = localeFacts(model.locale).dateFormat;
  return { value: serial, numberFormat: Number.isInteger(serial) ? day : `${day} H:mm:ss` };
}

function yearOf(model: SpreadsheetModel): number {
  return new Date(model.now()).getUTCFullYear();
}

/** What broke a rule, and where. */
export interface Violation {
  readonly row: number;
  readonly column: number;
  readonly rule: Validation;
}

/** The rule that a new value would break; null when it may stand. Blanks and formulas always may. */
export function violated(
  model: SpreadsheetModel,
  sheet: SheetModel,
  row: number,
  column: number,
  entry: Entry,
): Violation | null {
  if (entry.value === null || entry.formula !== undefined) return null;
  const rule = sheet.validations.get(row, column);
  if (!rule) return null;
  const numberFormat = sheet.styles.get(row, column)?.numberFormat ?? entry.numberFormat;
  const subject = { model, sheet, row, column, value: entry.value, numberFormat, anchor: rule.anchor };
  return meets(subject, rule.condition) ? null : { row, column, rule };
}

/**
 * Writes a block as a script does: all of it or, when a value breaks a strict rule, nothing.
 * @throws ScriptException in Google's words.
 */
export function writeScriptValues(
  model: SpreadsheetModel,
  sheet: SheetModel,
  area: Rect,
  block: readonly (readonly unknown[])[],
): void {
  const formats = sheet.styles.read(area);
  const entries = block.map((row, i) =>
    row.map((value, j) => entryOf(model, value, formats[i]![j]?.numberFormat)),
  );
  if (BEHAVIOUR.scriptWritesAreValidated && sheet.validations.pieces(area).next().value) {
    for (const [i, row] of entries.entries()) {
      for (const [j, entry] of row.entries()) {
        // A lenient rule stops no script, and looking whether it is met may mean calculating a formula.
        if (sheet.validations.get(area.top + i, area.left + j)?.allowInvalid !== false) continue;
        const violation = violated(model, sheet, area.top + i, area.left + j, entry);
        if (!violation) continue;
        throw new ScriptException(
          `The data you entered in cell ${columnLetters(violation.column)}${violation.row + 1} ` +
            'violates the data validation rules set on this cell.',
        );
      }
    }
  }
  putEntries(sheet, area, entries, formats);
}

/** Puts entries in their cells, with the formats that they bring where the cell has none. */
export function putEntries(
  sheet: SheetModel,
  area: Rect,
  entries: readonly (readonly Entry[])[],
  formats: readonly (readonly (CellStyle | undefined)[])[] = sheet.styles.read(area),
): void {
  let formatted = false;
  const styles = entries.map((row, i) =>
    row.map((entry, j) => {
      const old = formats[i]![j];
      sheet.put(area.top + i, area.left + j, entry.value, entry.formula);
      if (entry.numberFormat === undefined || kindOfFormat(old?.numberFormat) !== 'automatic') return old;
      formatted = true;
      return patchStyle(old, { numberFormat: entry.numberFormat });
    }),
  );
  if (formatted) {
    sheet.styles.assign(area.top, area.left, styles);
    sheet.touch('styles', area);
  }
  sheet.touch('values', area);
}
