/** A spreadsheet as plain data: its sheets, names and metadata, a log of changes, and lazily calculated formulas. */
import type { Calculated, Calculator, CalculatorFile, SheetResults } from './calculator.ts';
import { meets } from './criteria.ts';
import { displayValue } from './display.ts';
import type { CellValue } from './model/grid.ts';
import type { Metadata, NamedRange } from './model/parts.ts';
import { hull, type Rect, rect, type Shift } from './model/rect.ts';
import { type ChangePart, type SheetJson, SheetModel } from './model/sheet.ts';
import { Sparse } from './model/sparse.ts';
import { pointToCopy } from './model/structure.ts';
import { instantToSerial } from './serial.ts';
import type { Entry } from './typed.ts';

export type { CellValue } from './model/grid.ts';
export { type SheetJson, SheetModel } from './model/sheet.ts';

/** One entry of the log. `sheetId` null: the spreadsheet itself; `area` null: all of the sheet. */
export interface Change {
  readonly revision: number;
  readonly sheetId: number | null;
  readonly part: ChangePart;
  readonly area: Rect | null;
}

export interface SpreadsheetSettings {
  /** As Google writes it: `nl_NL`. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** Everything of a spreadsheet but its sheets, which are saved one by one. */
export interface SpreadsheetHead extends SpreadsheetSettings {
  readonly sheetIds: readonly number[];
  readonly namedRanges: readonly NamedRange[];
  readonly metadata: readonly Metadata[];
  readonly nextNumber: number;
}

export interface SpreadsheetJson extends SpreadsheetHead {
  readonly sheets: readonly SheetJson[];
}

const LOG_LENGTH = 5000;
const VOLATILE = /\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i;

export class SpreadsheetModel {
  /** Rises with every change of anything. */
  revision = 0;
  /** Revision of the last change of what `headJSON` holds. */
  headRevision = 0;
  readonly sheets: SheetModel[] = [];
  namedRanges: NamedRange[] = [];
  metadata: Metadata[] = [];
  #locale: string;
  #timeZone: string;
  #nextNumber = 1;
  #log: Change[] = [];
  #logStart = 0;
  #calculator: Calculator | null = null;
  #fileId = '';
  /** Hears of each change of rows or columns, whoever made it. */
  onShift: ((sheet: SheetModel, shift: Shift) => void) | null = null;
  #now: () => number = Date.now;
  #calculated = '';
  /** Revision of the last change that formulas can see. */
  #contentRevision = 0;
  /** Revisions of contents that are only supposed; below zero, so that no real one equals them. */
  #supposed = 0;
  #calculating = false;
  /** What the formulas ask for beside contents, as of `#scannedAt`: the day, whether rows are hidden. */
  #usesDay = false;
  #usesHidden = false;
  #scannedAt = -1;

  /** A spreadsheet without sheets; `createSpreadsheet` makes one as Google does. */
  constructor(settings: SpreadsheetSettings) {
    this.#locale = settings.locale;
    this.#timeZone = settings.timeZone;
  }

  get locale(): string {
    return this.#locale;
  }

  set locale(locale: string) {
    this.#locale = locale;
    this.touch('tabs');
    for (const sheet of this.sheets) sheet.touch('values');
  }

  get timeZone(): string {
    return this.#timeZone;
  }

  set timeZone(timeZone: string) {
    this.#timeZone = timeZone;
    this.touch('tabs');
  }

  /** Connects the calculation of formulas; `now` gives the world's time in ms. */
  attach(fileId: string, now: () => number, calculator: Calculator | null): void {
    this.#fileId = fileId;
    this.#now = now;
    this.#calculator = calculator;
    this.#calculated = '';
  }

  /** The world's time in ms. */
  now(): number {
    return this.#now();
  }

  /** A number that this spreadsheet never gave out before: for protections, metadata, charts. */
  nextNumber(): number {
    const number = this.#nextNumber;
    this.#nextNumber += 1;
    this.headRevision = this.revision + 1;
    return number;
  }

  sheetById(id: number): SheetModel | undefined {
    return this.sheets.find((sheet) => sheet.id === id);
  }

  sheetByName(name: string): SheetModel | undefined {
    return this.sheets.find((sheet) => sheet.name === name);
  }

  /** Adds a sheet, under an id of its own unless one is given; the first one gets id 0, as with Google. */
  addSheet(
    name: string,
    rows = 1000,
    columns = 26,
    index = this.sheets.length,
    id = this.#newSheetId(),
  ): SheetModel {
    const sheet = new SheetModel(id, name, rows, columns, this.#touchSheet);
    this.sheets.splice(index, 0, sheet);
    sheet.touch('tabs');
    return sheet;
  }

  /** Adds what `sheet.toJSON()` gave, of this spreadsheet or another, under a new id. */
  addCopy(json: SheetJson, name: string, index = this.sheets.length, id = this.#newSheetId()): SheetModel {
    const sheet = SheetModel.fromJSON(json, this.#touchSheet, id, name);
    pointToCopy(sheet, json.id);
    // The answers of a form go on arriving on the original.
    sheet.formUrl = null;
    sheet.formUrl = null;
    this.sheets.splice(index, 0, sheet);
    sheet.touch('tabs');
    return sheet;
  }

  /** Puts a sheet that was taken away back, under its own id and name. */
  putBack(json: SheetJson, index: number): void {
    const sheet = SheetModel.fromJSON(json, this.#touchSheet);
    this.sheets.splice(Math.min(index, this.sheets.length), 0, sheet);
    sheet.touch('tabs');
  }

  moveSheet(sheet: SheetModel, index: number): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.sheets.splice(index, 0, sheet);
    sheet.touch('tabs');
  }

  /** A tab name that is still free: `Blad1`, `Blad2`… */
  freeSheetName(): string {
    const stem = this.#locale.startsWith('nl') ? 'Blad' : 'Sheet';
    for (let i = 1; ; i += 1) if (!this.sheetByName(`${stem}${i}`)) return `${stem}${i}`;
  }

  /** Records a change of the spreadsheet itself. */
  touch(part: ChangePart): void {
    this.#record(null, part, null);
    this.headRevision = this.revision;
    this.#contentRevision = this.revision;
  }

  /** What changed after `revision`, oldest first; null when the log no longer reaches back so far. */
  changesSince(revision: number): readonly Change[] | null {
    if (revision < this.#logStart) return null;
    return this.#log.filter((change) => change.revision > revision);
  }

  /** The content of a cell: what was typed, or what its formula gives. Errors are their text (`#N/A`). */
  valueAt(sheet: SheetModel, row: number, column: number): CellValue {
    return this.readValues(sheet, rect(row, column, 1, 1))[0]![0]!;
  }

  /** As `valueAt` for a block, row by row. */
  readValues(sheet: SheetModel, area: Rect): CellValue[][] {
    const block: CellValue[][] = [];
    for (let row = area.top; row < area.bottom; row += 1) {
      const cells: CellValue[] = [];
      const stored = sheet.values.row(row);
      for (let column = area.left; column < area.right; column += 1) cells.push(stored?.[column] ?? null);
      block.push(cells);
    }
    if (sheet.formulas.size === 0) return block;
    this.calculate();
    for (const [row, column, result] of sheet.results.entries(area)) {
      block[row - area.top]![column - area.left] = bare(result);
    }
    return block;
  }

  /** Rows and columns up to the last ones with content. */
  extent(sheet: SheetModel): { rows: number; columns: number } {
    if (sheet.formulas.size > 0) this.calculate();
    return sheet.extent();
  }

  /** Rows that the sheet's filter hides; what it asks of column `except` is left out. */
  hiddenByFilter(sheet: SheetModel, except?: number): ReadonlySet<number> {
    const hidden = new Set<number>();
    if (!sheet.filter) return hidden;
    const area = sheet.clip(sheet.filter.area);
    const top = area.top + 1;
    for (const [column, { hiddenValues, condition }] of sheet.filter.criteria) {
      if (column === except) continue;
      const values = this.readValues(sheet, { ...area, top, left: column, right: column + 1 });
      const without = new Set(hiddenValues);
      for (const [i, [value = null]] of values.entries()) {
        const row = top + i;
        if (hidden.has(row)) continue;
        const numberFormat =
          sheet.styles.get(row, column)?.numberFormat ?? this.resultFormat(sheet, row, column);
        const subject = { model: this, sheet, row, column, value, numberFormat, anchor: { row, column } };
        if (
          (without.size > 0 && without.has(displayValue(value, numberFormat, this.#locale))) ||
          (condition && !meets(subject, condition))
        )
          hidden.add(row);
      }
    }
    return hidden;
  }

  /** Brings the results of all formulas up to date; does nothing when they are. */
  calculate(): void {
    // A filter on calculated values is asked while calculating; it then sees the results as they were.
    if (this.#calculating) return;
    const withFormulas = this.sheets.filter((sheet) => sheet.formulas.size > 0);
    const state = this.#calculationState(withFormulas);
    // What the last formula gave goes with it.
    const isIdle = withFormulas.length === 0 && this.sheets.every((sheet) => sheet.results.size === 0);
    if (isIdle || state === this.#calculated) return;
    this.#calculating = true;
    try {
      const known = new Set(this.sheets.filter((sheet) => sheet.resultsAreKnown).map(({ id }) => id));
      const results = this.#requireCalculator().calculate(this.#calculatorFile(), known);
      for (const sheet of this.sheets) {
        const told = results.get(sheet.id);
        if (told) this.#takeResults(sheet, told);
      }
      this.#calculated = state;
    } finally {
      this.#calculating = false;
    }
  }

  /** The value of a formula that stands in no cell, as if typed in `row`, `column` of `home`: for rules. */
  evaluate(home: SheetModel, formula: string, row = 0, column = 0): CellValue {
    return this.evaluateAll(home, [[row, column, formula]])[0]!;
  }

  /** As `evaluate` for many formulas at once, which costs hardly more than for one. */
  evaluateAll(
    home: SheetModel,
    formulas: readonly (readonly [row: number, column: number, formula: string])[],
  ): CellValue[] {
    return this.#requireCalculator().evaluate(this.#calculatorFile(), home.id, formulas).map(bare);
  }

  /** Does `act` while the cells of `area` hold these entries, and puts back what they held. */
  supposing<T>(sheet: SheetModel, area: Rect, entries: readonly (readonly Entry[])[], act: () => T): T {
    const held = entries.map((row, i) =>
      row.map((_, j) => {
        const at = [area.top + i, area.left + j] as const;
        return {
          value: sheet.values.get(...at),
          formula: sheet.formulas.get(...at),
          richText: sheet.richTexts.get(...at),
        };
      }),
    );
    const revision = sheet.contentRevision;
    this.#supposed -= 1;
    sheet.contentRevision = this.#supposed;
    try {
      for (const [i, row] of entries.entries()) {
        for (const [j, entry] of row.entries()) {
          sheet.put(area.top + i, area.left + j, entry.value, entry.formula);
        }
      }
      return act();
    } finally {
      for (const [i, row] of held.entries()) {
        for (const [j, { value, formula, richText }] of row.entries()) {
          sheet.put(area.top + i, area.left + j, value, formula);
          if (richText) sheet.richTexts.set(area.top + i, area.left + j, richText);
        }
      }
      sheet.contentRevision = revision;
      // The calculator still holds what was supposed.
      this.#calculated = '';
    }
  }

  /** The number format that a formula's result brings along; undefined when it is a plain value. */
  resultFormat(sheet: SheetModel, row: number, column: number): string | undefined {
    if (sheet.results.get(row, column) === undefined) return undefined;
    return this.#calculator?.numberFormat(this.#fileId, sheet.id, row, column) ?? undefined;
  }

  /** The rectangles that formulas fill beyond their own cell, which is the first of each. */
  spills(sheet: SheetModel): readonly Rect[] {
    if (sheet.formulas.size === 0) return [];
    this.calculate();
    return this.#calculator?.spills(this.#fileId, sheet.id) ?? [];
  }

  headJSON(): SpreadsheetHead {
    return {
      locale: this.#locale,
      timeZone: this.#timeZone,
      sheetIds: this.sheets.map((sheet) => sheet.id),
      namedRanges: this.namedRanges,
      metadata: this.metadata,
      nextNumber: this.#nextNumber,
    };
  }

  toJSON(): SpreadsheetJson {
    return { ...this.headJSON(), sheets: this.sheets.map((sheet) => sheet.toJSON()) };
  }

  /** A copy of everything but the links with forms, which stay with the original. */
  copy(): SpreadsheetModel {
    const copy = SpreadsheetModel.fromJSON(structuredClone(this.toJSON()));
    for (const sheet of copy.sheets) sheet.formUrl = null;
    return copy;
  }

  static fromJSON(json: SpreadsheetJson): SpreadsheetModel {
    return SpreadsheetModel.fromParts(json, json.sheets);
  }

  /** Puts the saved parts together again; `sheets` may come in any order. */
  static fromParts(head: SpreadsheetHead, sheets: readonly SheetJson[]): SpreadsheetModel {
    const model = new SpreadsheetModel(head);
    const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]));
    for (const id of head.sheetIds) {
      const json = byId.get(id);
      if (!json) throw new Error(`Sheet ${id} is listed in the spreadsheet but was not saved with it.`);
      model.sheets.push(SheetModel.fromJSON(json, model.#touchSheet));
    }
    model.namedRanges = [...head.namedRanges];
    model.metadata = [...head.metadata];
    model.#nextNumber = head.nextNumber;
    return model;
  }

  readonly #touchSheet = (sheet: SheetModel, part: ChangePart, area: Rect | null): void => {
    this.#record(sheet.id, part, area);
    sheet.revision = this.revision;
    const content = part === 'values' || part === 'structure' || part === 'tabs';
    if (content || (part === 'layout' && this.#usesHidden)) {
      sheet.contentRevision = this.revision;
      this.#contentRevision = this.revision;
    }
    if (part === 'structure' || part === 'tabs' || part === 'names') this.headRevision = this.revision;
  };

  #record(sheetId: number | null, part: ChangePart, area: Rect | null): void {
    this.revision += 1;
    this.#log.push({ revision: this.revision, sheetId, part, area });
    if (this.#log.length <= LOG_LENGTH) return;
    this.#log.splice(0, LOG_LENGTH / 2);
    this.#logStart = this.#log[0]!.revision - 1;
  }

  #newSheetId(): number {
    if (this.sheets.length === 0 && this.#nextNumber === 1) return 0;
    // Google's sheet ids look random; these do too, but are the same on every run.
    const id = (this.nextNumber() * 2_654_435_761) % 2_147_483_647;
    return this.sheetById(id) ? this.#newSheetId() : id;
  }

  /** What the results depend on: the content, and the day where a formula asks for it. */
  #calculationState(withFormulas: readonly SheetModel[]): string {
    if (this.#scannedAt !== this.#contentRevision) {
      this.#scannedAt = this.#contentRevision;
      const uses = (pattern: RegExp) =>
        withFormulas.some((sheet) => {
          for (const [, , formula] of sheet.formulas.entries()) if (pattern.test(formula)) return true;
          return false;
        });
      this.#usesDay = uses(VOLATILE);
      this.#usesHidden = uses(/\b(?:SUBTOTAL|AGGREGATE)\s*\(/i);
    }
    const day = this.#usesDay ? Math.floor(instantToSerial(this.#now(), this.#timeZone)) : 0;
    return `${this.#contentRevision}/${day}`;
  }

  #requireCalculator(): Calculator {
    if (this.#calculator) return this.#calculator;
    throw new Error('This spreadsheet has formulas, but no calculator is attached to it.');
  }

  #calculatorFile(): CalculatorFile {
    return {
      id: this.#fileId,
      locale: this.#locale,
      timeZone: this.#timeZone,
      now: this.#now(),
      sheets: this.sheets.map((sheet) => ({
        id: sheet.id,
        name: sheet.name,
        rowCount: sheet.rows.count,
        columnCount: sheet.columns.count,
        revision: sheet.contentRevision,
        values: sheet.values.rows,
        formulas: sheet.formulas.entries(),
        numberFormat: (row: number, column: number) => sheet.styles.get(row, column)?.numberFormat ?? null,
        hiddenRow: hiddenRowsOf(this, sheet),
      })),
      namedRanges: this.namedRanges.map(({ name, area }) => {
        const cut = this.sheetById(area.sheetId)?.clip(area) ?? area;
        return {
          name,
          sheetId: area.sheetId,
          row: cut.top,
          column: cut.left,
          rows: cut.bottom - cut.top,
          columns: cut.right - cut.left,
        };
      }),
    };
  }

  #takeResults(sheet: SheetModel, { whole, cells }: SheetResults): void {
    let bounds = null as Rect | null;
    const note = (row: number, column: number): void => {
      const cell = rect(row, column, 1, 1);
      bounds = bounds ? hull(bounds, cell) : cell;
    };
    if (whole) {
      const old = sheet.results;
      sheet.results = new Sparse();
      for (const [row, column, value] of cells) {
        sheet.results.set(row, column, value);
        if (!sameResult(old.get(row, column), value)) note(row, column);
      }
      for (const [row, column] of old.entries()) {
        if (sheet.results.get(row, column) === undefined) note(row, column);
      }
    } else {
      for (const [row, column, value] of cells) {
        sheet.results.set(row, column, value);
        note(row, column);
      }
    }
    sheet.resultsAreKnown = true;
    if (!bounds) return;
    // Recorded for the page; the content itself did not change, so the calculation stays up to date.
    const own = sheet.contentRevision;
    const all = this.#contentRevision;
    sheet.touch('values', bounds);
    // Google adds rows for what does not fit below.
    if (bounds.bottom > sheet.rows.count) {
      sheet.rows.count = bounds.bottom;
      sheet.touch('structure');
    }
    sheet.contentRevision = own;
    this.#contentRevision = all;
  }
}

/** A spreadsheet as Google makes it: one sheet. */
export function createSpreadsheet(
  settings: SpreadsheetSettings,
  rows = 1000,
  columns = 26,
): SpreadsheetModel {
  const model = new SpreadsheetModel(settings);
  model.addSheet(model.freeSheetName(), rows, columns);
  return model;
}

/** Tells what hides a row; the filter is asked only once, and only when a formula wants to know. */
function hiddenRowsOf(model: SpreadsheetModel, sheet: SheetModel): (row: number) => 'filter' | 'hand' | null {
  let filtered: ReadonlySet<number> | null = null;
  return (row) => {
    filtered ??= model.hiddenByFilter(sheet);
    if (filtered.has(row)) return 'filter';
    return sheet.rows.hidden.get(row) ? 'hand' : null;
  };
}

/** An error is its text. */
function bare(result: Calculated): CellValue {
  return typeof result === 'object' && result !== null ? result.error : result;
}

function sameResult(a: Calculated | undefined, b: Calculated | undefined): boolean {
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) return a.error === b.error;
  return a === b;
}
