/** Between what scripts and people hand in and what the model keeps: reading, checking and writing cells. */
import { ScriptException } from '../service.ts';
import { columnLetters } from './a1.ts';
import { BEHAVIOUR } from './behaviour.ts';
import { isTrue, meets } from './criteria.ts';
import { displayValue, kindOfFormat } from './display.ts';
import { localeFacts } from './locale.ts';
import type { CellValue } from './model/grid.ts';
import type { Validation } from './model/parts.ts';
import { type Rect, rect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import { type CellStyle, patchStyle } from './model/style.ts';
import type { SpreadsheetModel } from './model.ts';
import { offsetReferences } from './references.ts';
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
      const isDate =
        kind === 'date' || kindOfFormat(shownFormat(model, sheet, row, column, style)) === 'date';
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
        value === null
          ? ''
          : displayValue(value, shownFormat(model, sheet, row, column, style), model.locale);
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

/** The number format in force: the cell's own, or what its formula's result brings along; undefined when automatic. */
export function shownFormat(
  model: SpreadsheetModel,
  sheet: SheetModel,
  row: number,
  column: number,
  style = sheet.styles.get(row, column),
): string | undefined {
  if (style?.numberFormat !== undefined || sheet.results.get(row, column) === undefined) {
    return style?.numberFormat;
  }
  return model.resultFormat(sheet, row, column);
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

/** The rule that the value of a cell breaks; null when it may stand. Blanks and formulas always may. */
export function violated(
  model: SpreadsheetModel,
  sheet: SheetModel,
  row: number,
  column: number,
  entry: Entry,
): Violation | null {
  return violations(model, sheet, rect(row, column, 1, 1), [[entry]])[0] ?? null;
}

/**
 * The rules that new values would break, in reading order. Rules that look at other cells of the sheet judge
 * as if all of the new values stood in their cells already.
 */
export function violations(
  model: SpreadsheetModel,
  sheet: SheetModel,
  area: Rect,
  entries: readonly (readonly Entry[])[],
  concerns: (rule: Validation) => boolean = () => true,
): Violation[] {
  const cells: Violation[] = [];
  for (const { area: piece, value: rule } of sheet.validations.pieces(area)) {
    if (!concerns(rule)) continue;
    for (let row = piece.top; row < piece.bottom; row += 1) {
      const entry = entries[row - area.top]![piece.left - area.left]!;
      if (entry.value === null || entry.formula !== undefined) continue;
      cells.push({ row, column: piece.left, rule });
    }
  }
  const isCustom = ({ rule }: Violation) => rule.condition.type === 'CUSTOM_FORMULA';
  const breaks = ({ row, column, rule }: Violation): boolean => {
    const { value, numberFormat } = entries[row - area.top]![column - area.left]!;
    const format = sheet.styles.get(row, column)?.numberFormat ?? numberFormat;
    const subject = { model, sheet, row, column, value, numberFormat: format, anchor: rule.anchor };
    return !meets(subject, rule.condition);
  };
  const broken = () => [
    ...brokenFormulas(model, sheet, cells.filter(isCustom)),
    ...cells.filter((cell) => !isCustom(cell) && breaks(cell)),
  ];
  const looksAround = cells.some((cell) => isCustom(cell) || listsOn(sheet, cell.rule));
  const found = looksAround ? model.supposing(sheet, area, entries, broken) : broken();
  return found.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Whether the rule takes its list from this very sheet. */
function listsOn(sheet: SheetModel, { condition }: Validation): boolean {
  return condition.values.some(
    (value) => typeof value === 'object' && 'range' in value && value.range.sheetId === sheet.id,
  );
}

/** Those of the cells whose custom formula says no; all are calculated in one go. */
function brokenFormulas(
  model: SpreadsheetModel,
  sheet: SheetModel,
  cells: readonly Violation[],
): Violation[] {
  if (cells.length === 0) return [];
  const formulas = cells.map(({ row, column, rule }) => {
    const formula = String(rule.condition.values[0]);
    return [
      row,
      column,
      offsetReferences(formula, row - rule.anchor.row, column - rule.anchor.column),
    ] as const;
  });
  const results = model.evaluateAll(sheet, formulas);
  return cells.filter((_, i) => !isTrue(results[i]!));
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
  if (BEHAVIOUR.scriptWritesAreValidated) {
    // A lenient rule stops no script, so it need not be looked at.
    const [first] = violations(model, sheet, area, entries, (rule) => !rule.allowInvalid);
    if (first) {
      throw new ScriptException(
        `The data you entered in cell ${columnLetters(first.column)}${first.row + 1} ` +
          'violates the data validation rules set on this cell.',
      );
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
