/** All formulas of one spreadsheet: what has to be calculated after a change, in which order, and where results go. */
import type { CalculatorFile } from '../services/spreadsheet/calculator.ts';
import { clip, overlaps, type Rect } from '../services/spreadsheet/model/rect.ts';
import { instantToSerial } from '../services/spreadsheet/serial.ts';
import { FormulaCell } from './cell.ts';
import type { Book, Clock } from './context.ts';
import { sheetKey } from './dependencies.ts';
import { Evaluator } from './evaluator.ts';
import { type FormulaLocale, formulaLocale } from './locale.ts';
import { markDoubtful, Outcomes } from './outcomes.ts';
import { areaAt, CalculatedSheet, type SheetChange } from './sheet.ts';
import { Area, FormulaError, MAX_CELLS, Matrix, type Scalar } from './values.ts';

/** How often results that spill into each other are calculated again before they count as circular. */
const MAX_ROUNDS = 30;

export class Workbook implements Book {
  readonly locale: FormulaLocale;
  #sheets = new Map<number, CalculatedSheet>();
  #byName = new Map<string, CalculatedSheet>();
  #names = new Map<string, Area>();
  /** What names of sheets and ranges stand for, to see which of them changed. */
  #meanings: ReadonlyMap<string, string> = new Map();
  /** True when formulas are dirty though no sheet changed. */
  #restless = false;
  #now = 0;
  /** What changed on sheets at this update. */
  #changed: ReadonlyMap<number, SheetChange> = new Map();
  #current: FormulaCell | null = null;
  /** What came of the formulas calculated in this update. */
  #outcomes = new Outcomes();

  constructor(locale: string) {
    this.locale = formulaLocale(locale);
  }

  /** Takes over the spreadsheet as it is now, and calculates what that changes. */
  update(file: CalculatorFile): void {
    this.#changed = this.#takeOver(file);
    const dirty = this.#markDirty(instantToSerial(file.now, file.timeZone));
    if (dirty.length === 0) return;
    this.#outcomes.begin();
    for (let round = 0, list = dirty; list.length > 0; round += 1) {
      for (const cell of list) {
        if (round === MAX_ROUNDS) cell.circular = true;
        this.#visit(cell);
      }
      list = round < MAX_ROUNDS ? this.#outcomes.markStale(this.#allCells()) : [];
    }
  }

  /** Ids of the sheets that are there. */
  get sheetIds(): readonly number[] {
    return [...this.#sheets.keys()];
  }

  /** Results of a sheet; see `CalculatedSheet.results`. */
  results(
    sheetId: number,
    all: boolean,
  ): Iterable<readonly [row: number, column: number, value: Scalar | undefined]> {
    return this.#sheet(sheetId).results(all);
  }

  resultAt(sheetId: number, row: number, column: number): Scalar | undefined {
    return this.#sheets.get(sheetId)?.resultAt(row, column);
  }

  /** The rectangles that results fill beyond their own cell, from that cell on. */
  spills(sheetId: number): readonly Rect[] {
    return Array.from(this.#sheets.get(sheetId)?.spilling ?? [], ({ spill }) => spill!);
  }

  /** What a formula gives as if it stood in that cell; a block gives its first value. */
  evaluate(sheetId: number, row: number, column: number, formula: string): Scalar {
    const probe = new FormulaCell(sheetId, row, column, formula, this.locale);
    if (!probe.node) return FormulaError.ERROR;
    const result = new Evaluator(this, probe).result(probe.node);
    return result instanceof Matrix ? (result.cells[0] ?? null) : result;
  }

  get sheetCount(): number {
    return this.#sheets.size;
  }

  sheet(id: number): CalculatedSheet {
    this.#current?.measured.add(id);
    return this.#sheet(id);
  }

  sheetNamed(name: string): CalculatedSheet | null {
    const sheet = this.#sheetNamed(name);
    if (sheet) this.#current?.measured.add(sheet.id);
    return sheet;
  }

  #sheet(id: number): CalculatedSheet {
    const sheet = this.#sheets.get(id);
    if (!sheet) throw FormulaError.REF;
    return sheet;
  }

  #sheetNamed(name: string): CalculatedSheet | null {
    return this.#byName.get(name.toLowerCase()) ?? null;
  }

  named(name: string): Area | null {
    return this.#names.get(name.toUpperCase()) ?? null;
  }

  read(area: Area): Matrix {
    // A formula over a column asks for the same cells at each of its rows.
    const known = this.#current?.seen.get(area);
    if (known) return known;
    const matrix = this.#read(area);
    this.#current?.seen.set(area, matrix);
    return matrix;
  }

  #read(area: Area): Matrix {
    const sheet = this.#sheet(area.sheetId);
    // First of all, so that a formula that fails here is calculated again when these cells change.
    this.#remember(area);
    for (const cell of [...sheet.cellsWithin(area), ...sheet.spillsInto(area)]) {
      if (cell.state === 'dirty' || cell.state === 'doubtful') this.#visit(cell);
      else if (cell.state === 'busy' && holds(area, cell)) throw FormulaError.REF;
    }
    return sheet.block(area);
  }

  formulaAt(sheetId: number, row: number, column: number): string | null {
    this.#current?.inspected.add(sheetId);
    return this.#sheet(sheetId).cellAt(row, column)?.formula ?? null;
  }

  isRowHidden(sheetId: number, row: number, by: 'filter' | 'any'): boolean {
    this.#current?.inspected.add(sheetId);
    return this.#sheet(sheetId).isRowHidden(row, by);
  }

  now(clock: Clock): number {
    this.#current?.clocks.add(clock);
    return this.#now;
  }

  /** Returns what changed on sheets. Formulas that use a name which changed are marked dirty. */
  #takeOver(file: CalculatorFile): Map<number, SheetChange> {
    const sheets = new Map<number, CalculatedSheet>();
    const changed = new Map<number, SheetChange>();
    file.sheets.forEach((source, index) => {
      const sheet = this.#sheets.get(source.id) ?? new CalculatedSheet(source.id);
      const change = sheet.update(source, index, this.locale);
      if (change) changed.set(source.id, change);
      sheets.set(source.id, sheet);
    });
    this.#sheets = sheets;
    this.#byName = new Map([...sheets.values()].map((sheet) => [sheet.name.toLowerCase(), sheet]));
    this.#names = new Map(
      file.namedRanges
        .filter(({ sheetId }) => sheets.has(sheetId))
        .map(({ name, sheetId, row, column, rows, columns }) => [
          name.toUpperCase(),
          new Area(sheetId, { top: row, left: column, bottom: row + rows, right: column + columns }),
        ]),
    );
    const meanings = new Map<string, string>();
    for (const { id, name, index } of sheets.values()) meanings.set(sheetKey(name), `${id}/${index}`);
    for (const [name, area] of this.#names) meanings.set(name, JSON.stringify(area));
    const renamed = difference(this.#meanings, meanings);
    this.#meanings = meanings;
    if (renamed.size > 0) {
      for (const sheet of sheets.values()) {
        for (const cell of sheet.cells.values()) if (usesName(cell, renamed)) cell.state = 'dirty';
      }
      this.#restless = true;
    }
    return changed;
  }

  /** Marks and lists what the change touches: formulas that read a cell that changed, and what follows from them. */
  #markDirty(now: number): FormulaCell[] {
    if (this.#changed.size === 0 && now === this.#now && !this.#restless) return [];
    const moved: Record<Clock, boolean> = {
      day: Math.floor(now) !== Math.floor(this.#now),
      moment: now !== this.#now,
      random: this.#changed.size > 0,
    };
    this.#now = now;
    this.#restless = false;
    const all = this.#allCells();
    for (const cell of all) {
      if ([...cell.clocks].some((clock) => moved[clock]) || this.#isTouched(cell)) cell.state = 'dirty';
    }
    markDoubtful(all);
    return all.filter((cell) => cell.state !== 'done');
  }

  /** Whether something changed that the cell read, asked, or fills with its result. */
  #isTouched(cell: FormulaCell): boolean {
    const isBlocked = cell.value instanceof Matrix && !cell.spill;
    return (
      isBlocked ||
      cell.reads.some((area) => this.#changed.get(area.sheetId)?.cells.meets(area)) ||
      [...cell.measured].some((id) => this.#changed.get(id)?.resized) ||
      [...cell.inspected].some((id) => this.#changed.has(id)) ||
      (this.#changed.has(cell.sheetId) && this.#sheet(cell.sheetId).isObstructed(cell))
    );
  }

  #allCells(): FormulaCell[] {
    return [...this.#sheets.values()].flatMap((sheet) => [...sheet.cells.values()]);
  }

  /** Calculates a cell after everything that it needs; without recursion, because chains may be long. */
  #visit(root: FormulaCell): void {
    const path: FormulaCell[] = [root];
    while (path.length > 0) {
      const cell = path[path.length - 1]!;
      if (cell.state === 'dirty' || cell.state === 'doubtful') {
        cell.wasDoubtful = cell.state === 'doubtful';
        cell.state = 'busy';
        for (const needed of this.#needs(cell)) {
          if (needed.state === 'dirty' || needed.state === 'doubtful') path.push(needed);
          else if (needed.state === 'busy') this.#markCircle(path, needed);
        }
        continue;
      }
      path.pop();
      if (cell.state !== 'busy') continue;
      if (cell.wasDoubtful && !cell.circular && !this.#outcomes.isOutdated(cell)) cell.state = 'done';
      else this.#calculate(cell);
    }
  }

  /** Everything between the cell and itself on the path needs itself. */
  #markCircle(path: readonly FormulaCell[], start: FormulaCell): void {
    const from = path.indexOf(start);
    for (const cell of path.slice(Math.max(0, from))) if (cell.state === 'busy') cell.circular = true;
  }

  /** Formula cells in what the formula names, and those that spilled there the last time. */
  #needs(cell: FormulaCell): FormulaCell[] {
    const needed: FormulaCell[] = [];
    // What it read the last time may be more than what it names.
    for (const area of cell.wasDoubtful ? cell.reads : this.#named(cell)) {
      const sheet = this.#sheets.get(area.sheetId);
      if (!sheet) continue;
      for (const other of sheet.cellsWithin(area)) if (other.state !== 'done') needed.push(other);
      for (const other of sheet.spillsInto(area))
        if (other.state === 'dirty' || other.state === 'doubtful') needed.push(other);
    }
    return needed;
  }

  #named({ dependencies, sheetId }: FormulaCell): Area[] {
    const areas: Area[] = [];
    for (const { sheetName, area } of dependencies.areas) {
      const sheet = sheetName === null ? this.#sheet(sheetId) : this.#sheetNamed(sheetName);
      if (!sheet) continue;
      const cut = clip(area, sheet.rowCount, sheet.columnCount);
      if (cut.top < cut.bottom && cut.left < cut.right) areas.push(new Area(sheet.id, cut));
    }
    for (const name of dependencies.names) {
      const area = this.named(name);
      if (area) areas.push(area);
    }
    return areas;
  }

  #calculate(cell: FormulaCell): void {
    const outer = this.#current;
    this.#current = cell;
    const known = cell.reads;
    cell.reads = this.#named(cell);
    // What closed a circle may be known from reading only, and may be what breaks it again.
    if (cell.circular) for (const area of known) this.#remember(area);
    else {
      cell.measured.clear();
      cell.inspected.clear();
    }
    cell.clocks.clear();
    cell.turn = this.#outcomes.nextTurn();
    let result: Scalar | Matrix = FormulaError.REF;
    if (!cell.node) result = FormulaError.ERROR;
    else if (!cell.circular) result = new Evaluator(this, cell).result(cell.node);
    this.#current = outer;
    cell.seen.clear();
    this.#settle(cell, result);
  }

  #settle(cell: FormulaCell, result: Scalar | Matrix): void {
    const placed = result instanceof Matrix && !this.#hasRoom(cell, result) ? FormulaError.REF : result;
    const spilled = cell.spill !== null || placed instanceof Matrix;
    const changed = this.#sheet(cell.sheetId).place(cell, placed);
    if (changed) this.#outcomes.moved(cell, changed, spilled);
    // A blocked result is kept in mind as a block, so that it is tried again at the next change.
    if (placed !== result) cell.value = result;
    cell.state = 'done';
    cell.circular = false;
  }

  /** A result spills only into blank cells of its sheet, and never into cells that it was made of. */
  #hasRoom(cell: FormulaCell, block: Matrix): boolean {
    const sheet = this.#sheet(cell.sheetId);
    const area = areaAt(cell, block);
    if (area.right > sheet.columnCount || area.bottom * sheet.columnCount > MAX_CELLS) return false;
    if (cell.reads.some((read) => read.sheetId === cell.sheetId && overlaps(read, area))) return false;
    // Where it lies already nothing else can have come while nobody typed there.
    if (cell.spill && !this.#changed.has(cell.sheetId) && sameArea(cell.spill, area)) return true;
    for (let row = area.top; row < area.bottom; row += 1) {
      for (let column = area.left; column < area.right; column += 1) {
        if (row === cell.row && column === cell.column) continue;
        if (sheet.isTaken(row, column)) return false;
        const owner = sheet.ownerAt(row, column);
        if (owner && owner !== cell && !this.#gaveWay(owner, row, column)) return false;
      }
    }
    // Google adds rows for what does not fit below.
    if (area.bottom > sheet.rowCount) {
      sheet.rowCount = area.bottom;
      this.#outcomes.grew(cell);
    }
    return true;
  }

  /** An old result may stand in the way only until its own formula is calculated again. */
  #gaveWay(owner: FormulaCell, row: number, column: number): boolean {
    if (owner.state !== 'dirty' && owner.state !== 'doubtful') return false;
    this.#visit(owner);
    return this.#sheet(owner.sheetId).ownerAt(row, column) !== owner;
  }

  #remember(area: Area): void {
    const reads = this.#current?.reads;
    if (!reads) return;
    const known = reads.some(
      (read) =>
        read.sheetId === area.sheetId &&
        read.top <= area.top &&
        read.left <= area.left &&
        read.bottom >= area.bottom &&
        read.right >= area.right,
    );
    if (!known) reads.push(area);
  }
}

function sameArea(a: Rect, b: Rect): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

function holds(area: Rect, { row, column }: FormulaCell): boolean {
  return row >= area.top && row < area.bottom && column >= area.left && column < area.right;
}

/** The names that stand for something else, or only in one of both. */
function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Set<string> {
  const names = [...before.keys(), ...after.keys()];
  return new Set(names.filter((name) => before.get(name) !== after.get(name)));
}

/** True when the formula names one of these, or may do so in a text that it puts together. */
function usesName({ dependencies, formula }: FormulaCell, names: ReadonlySet<string>): boolean {
  return (
    [...dependencies.mentioned].some((name) => names.has(name)) ||
    /\b(?:INDIRECT|SHEETS?)\s*\(/i.test(formula)
  );
}
