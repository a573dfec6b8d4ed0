/** How a spreadsheet stands before an act, and what differs after it. */
import { type Block, liftBlock } from '../services/spreadsheet/model/block.ts';
import type { CellValue } from '../services/spreadsheet/model/grid.ts';
import type { Layer } from '../services/spreadsheet/model/layer.ts';
import type { RichText, Validation } from '../services/spreadsheet/model/parts.ts';
import { type Rect, rect, type Shift, shiftIndex, UNBOUNDED } from '../services/spreadsheet/model/rect.ts';
import type { SheetJson, SheetModel } from '../services/spreadsheet/model/sheet.ts';
import type { CellStyle } from '../services/spreadsheet/model/style.ts';
import type { SpreadsheetModel } from '../services/spreadsheet/model.ts';
import { rewriteReferences } from '../services/spreadsheet/references.ts';
import {
  type BookPart,
  type CellChange,
  type Changes,
  type Content,
  inverse,
  type PartChange,
  type RunChange,
  SHEET_PARTS,
  type SheetChanges,
  type SheetPart,
  sameContent,
  sameData,
  type TabChange,
} from './changes.ts';

type Cells<T> = ReadonlyMap<string, T>;

/** A sheet before the act. Of sheets that the act does not work on only formulas, rules and parts can change. */
interface SheetState {
  readonly sheet: SheetModel;
  readonly revision: number;
  readonly index: number;
  readonly values: readonly (readonly CellValue[] | undefined)[] | null;
  readonly formulas: Cells<string>;
  readonly richTexts: Cells<RichText>;
  readonly notes: Cells<string>;
  readonly styles: Layer<CellStyle> | null;
  readonly validations: Layer<Validation>;
  readonly parts: Readonly<Record<SheetPart, unknown>>;
}

export class BookState {
  readonly #model: SpreadsheetModel;
  readonly #sheets: readonly SheetState[];
  readonly #book: Readonly<Record<BookPart, unknown>>;
  readonly #shift: { readonly sheet: SheetModel; readonly shift: Shift; readonly gone: Block | null } | null;
  /** The tab that is about to go, for it cannot be read any more when it is gone. */
  readonly #going: SheetJson | null;

  /**
   * `worked` are the sheets that the act works on; `shift` the change of rows or columns that it is, `going` the
   * sheet that it takes away.
   */
  constructor(
    model: SpreadsheetModel,
    worked: readonly SheetModel[],
    shift: { readonly sheet: SheetModel; readonly shift: Shift } | null,
    going: SheetModel | null,
  ) {
    this.#model = model;
    this.#sheets = model.sheets.map((sheet, index) => stateOf(sheet, index, worked.includes(sheet)));
    this.#book = bookParts(model);
    this.#shift = shift && { ...shift, gone: goneWith(shift.sheet, shift.shift) };
    this.#going = going && structuredClone(going.toJSON());
  }

  /** What the act did, now that it is done; null when it changed nothing that could be taken back. */
  changes(): Changes | null {
    const model = this.#model;
    const before = new Set(this.#sheets.map(({ sheet }) => sheet));
    const added = model.sheets.find((sheet) => !before.has(sheet));
    const removed = this.#sheets.find(({ sheet }) => !model.sheets.includes(sheet));
    const tab: TabChange | null = added
      ? { kind: 'added', index: model.sheets.indexOf(added), json: structuredClone(added.toJSON()) }
      : removed && this.#going
        ? { kind: 'removed', index: removed.index, json: this.#going }
        : null;
    const shift = this.#shift && { sheetName: this.#shift.sheet.name, shift: inverse(this.#shift.shift) };
    const sheets = this.#sheets.flatMap((state) => {
      const { sheet } = state;
      if (!model.sheets.includes(sheet) || sheet.revision === state.revision) return [];
      const moved = this.#shift?.sheet === sheet ? this.#shift.shift : null;
      const backAgain = (formula: string) =>
        shift ? rewriteReferences(formula, sheet.name, shift) : formula;
      const changes = sheetChanges(state, moved, backAgain);
      return isEmpty(changes) ? [] : [changes];
    });
    const now = bookParts(model);
    const book = (Object.keys(now) as BookPart[]).flatMap((part) =>
      // A tab that comes or goes changes the order by itself.
      sameData(this.#book[part], now[part]) || (part === 'order' && tab)
        ? []
        : [{ part, before: this.#book[part], after: now[part] }],
    );
    if (sheets.length === 0 && book.length === 0 && !shift && !tab) return null;
    const reshaped = this.#shift && {
      sheetId: this.#shift.sheet.id,
      shift: this.#shift.shift,
      gone: this.#shift.gone,
    };
    return { sheets, book, reshaped, tab };
  }
}

function stateOf(sheet: SheetModel, index: number, worked: boolean): SheetState {
  return {
    sheet,
    index,
    revision: sheet.revision,
    values: worked ? sheet.values.rows.map((row) => row?.slice()) : null,
    formulas: cellsOf(sheet.formulas.entries()),
    richTexts: cellsOf(worked ? sheet.richTexts.entries() : []),
    notes: cellsOf(worked ? sheet.notes.entries() : []),
    styles: worked ? sheet.styles.copy() : null,
    validations: sheet.validations.copy(),
    parts: sheetParts(sheet),
  };
}

/** The parts as plain data; those that are lists are replaced, never changed in place. */
export function sheetParts(sheet: SheetModel): Record<SheetPart, unknown> {
  const parts = Object.fromEntries(SHEET_PARTS.map((part) => [part, sheet[part]]));
  return {
    ...(parts as Record<SheetPart, unknown>),
    name: sheet.name,
    rows: sheet.rows.toJSON(),
    columns: sheet.columns.toJSON(),
  };
}

export function bookParts(model: SpreadsheetModel): Record<BookPart, unknown> {
  return {
    namedRanges: model.namedRanges,
    metadata: model.metadata,
    order: model.sheets.map((sheet) => sheet.id),
  };
}

function goneWith(sheet: SheetModel, shift: Shift): Block | null {
  if (shift.kind !== 'delete') return null;
  const { at, count } = shift;
  // Beyond what is used there is nothing but looks, which go back as well.
  const area: Rect =
    shift.axis === 'rows' ? rect(at, 0, count, sheet.columns.count) : rect(0, at, sheet.rows.count, count);
  return liftBlock(sheet, sheet.clip(area));
}

function cellsOf<T>(entries: Iterable<readonly [number, number, T]>): Cells<T> {
  const cells = new Map<string, T>();
  for (const [row, column, value] of entries) cells.set(`${row} ${column}`, value);
  return cells;
}

/**
 * What differs, at the places of before: cells that moved are compared with where they went, and cells that were
 * deleted are left out (the block that was lifted has them).
 */
function sheetChanges(
  state: SheetState,
  moved: Shift | null,
  backAgain: (formula: string) => string,
): SheetChanges {
  const { sheet } = state;
  const now = sheetParts(sheet);
  const parts = (Object.keys(now) as SheetPart[]).flatMap((part): PartChange<SheetPart>[] =>
    sameData(state.parts[part], now[part]) ? [] : [{ part, before: state.parts[part], after: now[part] }],
  );
  return {
    sheetId: sheet.id,
    sheetName: sheet.name,
    contents: contentChanges(state, moved, backAgain),
    notes: moved || !state.styles ? [] : noteChanges(state),
    styles: moved || !state.styles ? [] : layerChanges(state.styles, sheet.styles),
    validations: moved ? [] : layerChanges(state.validations, sheet.validations),
    parts,
  };
}

function contentChanges(
  state: SheetState,
  moved: Shift | null,
  backAgain: (formula: string) => string,
): CellChange<Content>[] {
  const { sheet } = state;
  const changes: CellChange<Content>[] = [];
  const compare = (row: number, column: number) => {
    const newRow = moved?.axis === 'rows' ? shiftIndex(moved, row) : row;
    const newColumn = moved?.axis === 'columns' ? shiftIndex(moved, column) : column;
    if (newRow === null || newColumn === null) return;
    const key = `${row} ${column}`;
    const before: Content = {
      value: state.values ? (state.values[row]?.[column] ?? null) : sheet.values.get(newRow, newColumn),
      formula: state.formulas.get(key),
      richText: state.values ? state.richTexts.get(key) : sheet.richTexts.get(newRow, newColumn),
    };
    const there = contentAt(sheet, newRow, newColumn);
    const after = there.formula === undefined ? there : { ...there, formula: backAgain(there.formula) };
    if (!sameContent(before, after)) changes.push({ row, column, before, after });
  };
  if (state.values && !moved) {
    const rows = sheet.values.rows;
    for (let row = 0; row < Math.max(rows.length, state.values.length); row += 1) {
      const [old, next] = [state.values[row], rows[row]];
      const width = Math.max(old?.length ?? 0, next?.length ?? 0);
      for (let column = 0; column < width; column += 1) {
        if ((old?.[column] ?? null) !== (next?.[column] ?? null)) compare(row, column);
      }
    }
  }
  const seen = new Set(changes.map(({ row, column }) => `${row} ${column}`));
  const others = moved
    ? [...state.formulas.keys()]
    : [
        ...differing(state.formulas, sheet.formulas),
        ...(state.values ? differing(state.richTexts, sheet.richTexts) : []),
      ];
  for (const key of others) {
    if (seen.has(key)) continue;
    seen.add(key);
    const [row, column] = key.split(' ').map(Number);
    compare(row!, column!);
  }
  return changes;
}

function noteChanges({ notes, sheet }: SheetState): CellChange<string | undefined>[] {
  return [...new Set(differing(notes, sheet.notes))].map((key) => {
    const [row, column] = key.split(' ').map(Number);
    return { row: row!, column: column!, before: notes.get(key), after: sheet.notes.get(row!, column!) };
  });
}

/** Cells whose values differ. */
function differing<T>(
  before: Cells<T>,
  after: { entries(): Iterable<readonly [number, number, T]> },
): string[] {
  const keys: string[] = [];
  const now = cellsOf(after.entries());
  for (const [key, value] of now) if (before.get(key) !== value) keys.push(key);
  for (const key of before.keys()) if (!now.has(key)) keys.push(key);
  return keys;
}

function layerChanges<T>(before: Layer<T>, after: Layer<T>): RunChange<T>[] {
  const changes: RunChange<T>[] = [];
  for (let column = 0; column < Math.max(before.width, after.width); column += 1) {
    const [old, next] = [before.column(column), after.column(column)];
    const starts = new Set([0]);
    for (const runs of [old, next]) for (const [start] of runs?.toJSON() ?? []) starts.add(start);
    const sorted = [...starts].sort((a, b) => a - b);
    for (const [i, start] of sorted.entries()) {
      const change = { before: old?.get(start), after: next?.get(start) };
      if (change.before === change.after) continue;
      changes.push({ column, start, end: sorted[i + 1] ?? UNBOUNDED, ...change });
    }
  }
  return changes;
}

export function contentAt(sheet: SheetModel, row: number, column: number): Content {
  return {
    value: sheet.values.get(row, column),
    formula: sheet.formulas.get(row, column),
    richText: sheet.richTexts.get(row, column),
  };
}

function isEmpty({ contents, notes, styles, validations, parts }: SheetChanges): boolean {
  return [contents, notes, styles, validations, parts].every((list) => list.length === 0);
}
