/** The contents of a range: values, display texts, formulas, notes; clearing, sorting, copying, moving. */
import { ScriptException } from '../service.ts';
import { expect, refuse, requireShape } from './arguments.ts';
import { displayValues, scriptValues, writeScriptValues } from './cells.ts';
import { ALL_PARTS, type Block, type BlockParts, liftBlock, putBlock } from './model/block.ts';
import { copyConditionalFormats } from './model/conditional.ts';
import { cutCells } from './model/cut.ts';
import { contains, type Rect, rect, subtract } from './model/rect.ts';
import { type SortKey, sortRows } from './model/sorting.ts';
import { internStyle, patchStyle } from './model/style.ts';
import type { GRange } from './official.ts';
import { fromR1C1, toR1C1 } from './r1c1.ts';
import { OUTSIDE, RangeBase } from './range-base.ts';
import { randomOrder } from './shuffle.ts';

interface ClearOptions {
  readonly commentsOnly?: boolean | undefined;
  readonly contentsOnly?: boolean | undefined;
  readonly formatOnly?: boolean | undefined;
  readonly validationsOnly?: boolean | undefined;
  readonly skipFilteredRows?: boolean | undefined;
}

export abstract class RangeValues extends RangeBase {
  getValue(): unknown {
    return scriptValues(this._context.model, this._sheet, this._first)[0]![0]!;
  }

  getValues(): unknown[][] {
    return scriptValues(this._context.model, this._sheet, this._cells);
  }

  setValue(value: unknown): GRange {
    const cells = this._writable();
    const row = Array(cells.right - cells.left).fill(value);
    writeScriptValues(this._context.model, this._sheet, cells, Array(cells.bottom - cells.top).fill(row));
    return this._self;
  }

  setValues(values: unknown[][]): GRange {
    const cells = this._cells;
    requireShape(values, cells.bottom - cells.top, cells.right - cells.left, 'Range.setValues');
    writeScriptValues(this._context.model, this._sheet, this._writable(), values);
    return this._self;
  }

  getDisplayValue(): string {
    return displayValues(this._context.model, this._sheet, this._first)[0]![0]!;
  }

  getDisplayValues(): string[][] {
    return displayValues(this._context.model, this._sheet, this._cells);
  }

  isBlank(): boolean {
    return this._context.model
      .readValues(this._sheet, this._cells)
      .every((row) => row.every((value) => value === null || value === ''));
  }

  getFormula(): string {
    return this._sheet.formulas.get(this._area.top, this._area.left) ?? '';
  }

  getFormulas(): string[][] {
    return this._each((row, column) => this._sheet.formulas.get(row, column) ?? '');
  }

  setFormula(formula: string): GRange {
    return this.setValue(asFormula(formula, 'Range.setFormula'));
  }

  setFormulas(formulas: string[][]): GRange {
    return this.setValues(mapBlock(formulas, (formula) => asFormula(formula, 'Range.setFormulas')));
  }

  getFormulaR1C1(): string | null {
    return this.getFormulasR1C1()[0]![0]!;
  }

  getFormulasR1C1(): (string | null)[][] {
    return this._each((row, column) => {
      const formula = this._sheet.formulas.get(row, column);
      return formula === undefined ? null : toR1C1(formula, row, column);
    });
  }

  setFormulaR1C1(formula: string): GRange {
    const text = asFormula(formula, 'Range.setFormulaR1C1');
    return this.setValues(this._each((row, column) => fromR1C1(text, row, column)));
  }

  setFormulasR1C1(formulas: string[][]): GRange {
    const { top, left } = this._area;
    return this.setValues(
      mapBlock(formulas, (formula, i, j) =>
        fromR1C1(asFormula(formula, 'Range.setFormulasR1C1'), top + i, left + j),
      ),
    );
  }

  getNote(): string {
    return this._sheet.notes.get(this._area.top, this._area.left) ?? '';
  }

  getNotes(): string[][] {
    return this._each((row, column) => this._sheet.notes.get(row, column) ?? '');
  }

  setNote(note: string | null): GRange {
    return this.setNotes(this._each(() => note));
  }

  setNotes(notes: (string | null)[][]): GRange {
    const cells = this._writable();
    requireShape(notes, cells.bottom - cells.top, cells.right - cells.left, 'Range.setNotes');
    for (const [i, row] of notes.entries()) {
      for (const [j, note] of row.entries()) {
        this._sheet.notes.set(
          cells.top + i,
          cells.left + j,
          note === null || note === '' ? undefined : String(note),
        );
      }
    }
    this._sheet.touch('notes', cells);
    return this._self;
  }

  clearNote(): GRange {
    return this.clear({ commentsOnly: true });
  }

  clearContent(): GRange {
    return this.clear({ contentsOnly: true });
  }

  clearFormat(): GRange {
    return this.clear({ formatOnly: true });
  }

  clearDataValidations(): GRange {
    return this.clear({ validationsOnly: true });
  }

  /** Without options contents, formats and notes go; data validation stays, as in Sheets. */
  clear(options: ClearOptions = {}): GRange {
    const whole = this._writable();
    const { contentsOnly, formatOnly, commentsOnly, validationsOnly } = options;
    const all = !contentsOnly && !formatOnly && !commentsOnly && !validationsOnly;
    for (const area of options.skipFilteredRows ? this._visible(whole) : [whole]) {
      if (all || contentsOnly) {
        this._sheet.clearContents(area);
        this._sheet.touch('values', area);
      }
      if (all || formatOnly) {
        // Clearing formats alone keeps number formats, as the documentation says.
        this._sheet.styles.update(area, (old) =>
          all ? undefined : internStyle({ numberFormat: old?.numberFormat }),
        );
        this._sheet.conditionalFormats = clearedFormats(this._sheet.conditionalFormats, area);
        this._sheet.touch('styles', area);
        this._sheet.touch('rules');
      }
      if (all || commentsOnly) {
        this._sheet.notes.clear(area);
        this._sheet.touch('notes', area);
      }
      if (validationsOnly) {
        this._sheet.validations.set(area, undefined);
        this._sheet.touch('validations', area);
      }
    }
    return this._self;
  }

  sort(sortSpecObj: unknown): GRange {
    const cells = this._writable();
    const specs = Array.isArray(sortSpecObj) ? sortSpecObj : [sortSpecObj];
    const keys = specs.map((spec): SortKey => {
      const { column, ascending = true } = typeof spec === 'number' ? { column: spec } : (spec ?? {});
      if (typeof column !== 'number') refuse('Range.sort', [sortSpecObj]);
      if (column < cells.left + 1 || column > cells.right) throw new ScriptException('Invalid sort column.');
      return { column: column - 1, ascending: Boolean(ascending) };
    });
    sortRows(this._context.model, this._sheet, cells, keys);
    return this._self;
  }

  randomize(): GRange {
    const cells = this._writable();
    const block = liftBlock(this._sheet, cells);
    const order = randomOrder(block.cells.length, () => this._context.world.ids.random());
    putBlock(
      this._sheet,
      cells.top,
      cells.left,
      { ...block, cells: order.map((i) => block.cells[i]!) },
      { ...ALL_PARTS, merges: false },
    );
    return this._self;
  }

  /** Copies to the destination, repeated when that is some times as large. Formats go along unless told. */
  copyTo(destination: GRange, typeOrOptions?: unknown, transposed = false): void {
    const target = expect<RangeValues>(destination, 'Spreadsheet.Range', 'Range.copyTo');
    const parts = copyParts(typeOrOptions);
    const source = this._cells;
    const whole = liftBlock(this._sheet, source);
    const lifted = parts.withoutBorders ? withoutBorders(whole) : whole;
    const values = parts.valuesOnly
      ? asValues(lifted, this._context.model.readValues(this._sheet, source))
      : lifted;
    const block = transposed ? transpose(values) : values;
    const height = block.cells.length;
    const width = block.cells[0]!.length;
    const wanted = target._cells;
    const down = Math.max(1, Math.floor((wanted.bottom - wanted.top) / height));
    const across = Math.max(1, Math.floor((wanted.right - wanted.left) / width));
    const area = rect(wanted.top, wanted.left, height * down, width * across);
    if (!contains(target._sheet.area, area)) throw new ScriptException(OUTSIDE);
    target._context.requireCells(target._sheet, area);
    for (let i = 0; i < down; i += 1) {
      for (let j = 0; j < across; j += 1) {
        const at = [area.top + i * height, area.left + j * width] as const;
        putBlock(target._sheet, ...at, block, parts);
        if (parts.conditionalFormats && !transposed) {
          copyConditionalFormats(this._sheet, source, target._sheet, ...at);
        }
      }
    }
    if (parts.columnWidths) {
      for (let j = 0; j < width; j += 1) {
        const size = this._sheet.columns.size(source.left + j);
        target._sheet.columns.sizes.set(area.left + j, area.left + j + 1, size);
      }
      target._sheet.touch('layout');
    }
  }

  /** Cuts and pastes: formulas elsewhere that pointed here point there. */
  moveTo(target: GRange): void {
    const goal = expect<RangeValues>(target, 'Spreadsheet.Range', 'Range.moveTo');
    const source = this._writable();
    const area = rect(
      goal._area.top,
      goal._area.left,
      source.bottom - source.top,
      source.right - source.left,
    );
    if (!contains(goal._sheet.area, area)) throw new ScriptException(OUTSIDE);
    goal._context.requireCells(goal._sheet, area);
    cutCells(this._context.model, this._sheet, source, goal._sheet, area.top, area.left);
  }

  /** Copies the values to columns `column` to `columnEnd`, rows `row` to `rowEnd` of a sheet, 1-based. */
  copyValuesToRange(sheet: unknown, column: number, columnEnd: number, row: number, rowEnd: number): void {
    this.copyTo(this._rangeOn(sheet, column, columnEnd, row, rowEnd), { contentsOnly: true });
  }

  copyFormatToRange(sheet: unknown, column: number, columnEnd: number, row: number, rowEnd: number): void {
    this.copyTo(this._rangeOn(sheet, column, columnEnd, row, rowEnd), { formatOnly: true });
  }

  /** The upper left cell. */
  get _first(): Rect {
    return rect(this._area.top, this._area.left, 1, 1);
  }

  /** The cells, after the check that the person may change them. */
  _writable(): Rect {
    const cells = this._cells;
    this._context.requireCells(this._sheet, cells);
    return cells;
  }

  _each<T>(read: (row: number, column: number) => T): T[][] {
    const { top, left, bottom, right } = this._cells;
    return Array.from({ length: bottom - top }, (_, i) =>
      Array.from({ length: right - left }, (_unused, j) => read(top + i, left + j)),
    );
  }

  /** The stretches of rows that no filter hides. */
  _visible(area: Rect): Rect[] {
    const hidden = this._context.model.hiddenByFilter(this._sheet);
    const rows = Array.from({ length: area.bottom - area.top }, (_, i) => area.top + i);
    return rows.filter((row) => !hidden.has(row)).map((row) => ({ ...area, top: row, bottom: row + 1 }));
  }

  _rangeOn(sheet: unknown, column: number, columnEnd: number, row: number, rowEnd: number): GRange {
    const model =
      typeof sheet === 'number'
        ? this._context.model.sheetById(sheet)
        : expect<RangeValues>(sheet, 'Spreadsheet.Sheet' as 'Spreadsheet.Range', 'Range.copyValuesToRange')
            ._sheet;
    if (!model) throw new ScriptException('Sheet not found.');
    const area = rect(row - 1, column - 1, rowEnd - row + 1, columnEnd - column + 1);
    return this._context.range(model, area)._self;
  }
}

function asFormula(formula: unknown, method: string): string {
  if (typeof formula !== 'string') return refuse(method, [formula]);
  return formula === '' || formula.startsWith('=') ? formula : `=${formula}`;
}

function mapBlock<T, R>(
  block: readonly (readonly T[])[],
  change: (item: T, i: number, j: number) => R,
): R[][] {
  if (!Array.isArray(block) || !block.every(Array.isArray)) return refuse('Range.setFormulas', [block]);
  return block.map((row, i) => row.map((item: T, j: number) => change(item, i, j)));
}

interface CopyParts extends BlockParts {
  readonly conditionalFormats?: boolean;
  readonly withoutBorders?: boolean;
  readonly valuesOnly?: boolean;
  readonly columnWidths?: boolean;
}

const EVERYTHING: CopyParts = { ...ALL_PARTS, conditionalFormats: true };
const LOOKS: CopyParts = { styles: true, merges: true, conditionalFormats: true };

const PASTE_TYPES: Readonly<Record<string, CopyParts>> = {
  PASTE_NORMAL: EVERYTHING,
  PASTE_NO_BORDERS: { ...EVERYTHING, withoutBorders: true },
  PASTE_FORMAT: LOOKS,
  PASTE_CONDITIONAL_FORMATTING: { conditionalFormats: true },
  PASTE_FORMULA: { contents: true },
  PASTE_DATA_VALIDATION: { validations: true },
  PASTE_VALUES: { contents: true, valuesOnly: true },
  PASTE_COLUMN_WIDTHS: { columnWidths: true },
};

function copyParts(typeOrOptions: unknown): CopyParts {
  if (typeOrOptions === undefined || typeOrOptions === null) return EVERYTHING;
  const named = PASTE_TYPES[String(typeOrOptions)];
  if (named) return named;
  const options = typeOrOptions as { formatOnly?: boolean; contentsOnly?: boolean };
  if (options.formatOnly) return LOOKS;
  if (options.contentsOnly) return { contents: true, valuesOnly: true };
  return EVERYTHING;
}

function withoutBorders(block: Block): Block {
  const none = { top: undefined, left: undefined, bottom: undefined, right: undefined };
  const cells = block.cells.map((row) =>
    row.map((cell) => ({ ...cell, style: patchStyle(cell.style, none) })),
  );
  return { ...block, cells };
}

function asValues(block: Block, values: readonly (readonly Block['cells'][0][0]['value'][])[]): Block {
  return {
    ...block,
    cells: block.cells.map((row, i) =>
      row.map((cell, j) => ({ ...cell, value: values[i]![j]!, formula: undefined })),
    ),
  };
}

function transpose(block: Block): Block {
  return {
    area: block.area,
    cells: block.cells[0]!.map((_, j) => block.cells.map((row) => row[j]!)),
    merges: block.merges.map(({ top, left, bottom, right }) => ({
      top: left,
      left: top,
      bottom: right,
      right: bottom,
    })),
  };
}

function clearedFormats<T extends { readonly areas: readonly Rect[] }>(
  formats: readonly T[],
  area: Rect,
): T[] {
  return formats.flatMap((format) => {
    const areas = format.areas.flatMap((each) => subtract(each, area));
    return areas.length > 0 ? [{ ...format, areas }] : [];
  });
}
