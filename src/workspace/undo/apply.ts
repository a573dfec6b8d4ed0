/** Takes changes back or does them again, where nobody changed the same since. */
import { formatA1 } from '../services/spreadsheet/a1.ts';
import type { Refusal } from '../services/spreadsheet/acts.ts';
import { Axis } from '../services/spreadsheet/model/axis.ts';
import { ALL_PARTS, putBlock } from '../services/spreadsheet/model/block.ts';
import type { Layer } from '../services/spreadsheet/model/layer.ts';
import { hull, type Rect, rect } from '../services/spreadsheet/model/rect.ts';
import type { SheetModel } from '../services/spreadsheet/model/sheet.ts';
import { deleteSheet, renameSheet, shiftCells } from '../services/spreadsheet/model/structure.ts';
import type { SpreadsheetModel } from '../services/spreadsheet/model.ts';
import {
  type BookPart,
  type CellChange,
  type Changes,
  type Content,
  inverse,
  type PartChange,
  type RunChange,
  type SheetChanges,
  type SheetPart,
  sameContent,
  sameData,
} from './changes.ts';
import { bookParts, contentAt, sheetParts } from './state.ts';

export type Direction = 'undo' | 'redo';

/** What was put back: the cells whose contents changed, and what was left alone because it changed since. */
export interface Applied {
  readonly sheet: SheetModel | null;
  /** Null when only looks or the shape changed. */
  readonly contents: Rect | null;
  readonly kept: readonly Refusal[];
}

const CHANGED = 'Deze cel is intussen door iets anders veranderd en blijft zoals hij is.';
const PART_CHANGED = 'Dit is intussen door iets anders veranderd en blijft zoals het is.';

/** Whether rows or columns that would go hold something that came in later. */
export function losesContents(model: SpreadsheetModel, { reshaped }: Changes): boolean {
  if (reshaped?.shift.kind !== 'insert') return false;
  const sheet = model.sheetById(reshaped.sheetId);
  const { axis, at, count } = reshaped.shift;
  if (!sheet) return false;
  const area =
    axis === 'rows' ? rect(at, 0, count, sheet.columns.count) : rect(0, at, sheet.rows.count, count);
  if (sheet.formulas.touches(area) || sheet.notes.touches(area)) return true;
  return model.readValues(sheet, sheet.clip(area)).some((row) => row.some((value) => value !== null));
}

export function apply(model: SpreadsheetModel, changes: Changes, direction: Direction): Applied {
  const undo = direction === 'undo';
  const parts = changes.sheets.map((each) => partsToPut(model, each, undo));
  const book = bookPartsToPut(model, changes, undo);
  if (changes.tab && (changes.tab.kind === 'added') === undo) takeTab(model, changes.tab.json.id);
  else if (changes.tab) model.putBack(structuredClone(changes.tab.json), changes.tab.index);
  const { reshaped } = changes;
  const shifted = reshaped && model.sheetById(reshaped.sheetId);
  if (reshaped && shifted) {
    const shift = undo ? inverse(reshaped.shift) : reshaped.shift;
    shiftCells(model, shifted, shift, shift.kind === 'insert' ? Math.max(0, shift.at - 1) : undefined);
    const { gone } = reshaped;
    if (undo && gone) putBlock(shifted, gone.area.top, gone.area.left, gone, ALL_PARTS, true);
    // Done again, it rewrites what points at the cells by itself.
    if (!undo) return { sheet: shifted, contents: null, kept: [] };
  }
  const kept: Refusal[] = [];
  let touched: { sheet: SheetModel; area: Rect | null } | null = shifted
    ? { sheet: shifted, area: null }
    : null;
  for (const [i, each] of changes.sheets.entries()) {
    const sheet = model.sheetById(each.sheetId);
    if (!sheet) continue;
    const area = putContents(sheet, each.contents, undo, kept);
    putNotes(sheet, each.notes, undo, kept);
    if (each.styles.length > 0) putRuns(sheet, sheet.styles, each.styles, undo, 'styles');
    if (each.validations.length > 0) putRuns(sheet, sheet.validations, each.validations, undo, 'validations');
    putParts(model, sheet, parts[i]!, undo);
    if (parts[i]!.length < each.parts.length) kept.push({ a1: sheet.name, reason: PART_CHANGED });
    if (!touched || (!touched.area && area && !shifted)) touched = { sheet, area };
  }
  putBookParts(model, book, undo);
  const sheet = touched?.sheet ?? (changes.tab ? (model.sheetById(changes.tab.json.id) ?? null) : null);
  return { sheet, contents: touched?.area ?? null, kept };
}

function takeTab(model: SpreadsheetModel, sheetId: number): void {
  const sheet = model.sheetById(sheetId);
  if (sheet) deleteSheet(model, sheet);
}

function putContents(
  sheet: SheetModel,
  changes: readonly CellChange<Content>[],
  undo: boolean,
  kept: Refusal[],
): Rect | null {
  let area: Rect | null = null;
  for (const { row, column, before, after } of changes) {
    if (row >= sheet.rows.count || column >= sheet.columns.count) continue;
    const [from, to] = undo ? [after, before] : [before, after];
    const cell = rect(row, column, 1, 1);
    if (!sameContent(contentAt(sheet, row, column), from)) {
      kept.push({ a1: formatA1(cell), reason: CHANGED });
      continue;
    }
    sheet.put(row, column, to.value, to.formula);
    if (to.richText) sheet.richTexts.set(row, column, to.richText);
    area = area ? hull(area, cell) : cell;
  }
  if (area) sheet.touch('values', area);
  return area;
}

function putNotes(
  sheet: SheetModel,
  changes: readonly CellChange<string | undefined>[],
  undo: boolean,
  kept: Refusal[],
): void {
  for (const { row, column, before, after } of changes) {
    const [from, to] = undo ? [after, before] : [before, after];
    const cell = rect(row, column, 1, 1);
    if (sheet.notes.get(row, column) !== from) kept.push({ a1: formatA1(cell), reason: CHANGED });
    else {
      sheet.notes.set(row, column, to);
      sheet.touch('notes', cell);
    }
  }
}

/** Looks and rules go back wherever they are still what the act made of them. */
function putRuns<T>(
  sheet: SheetModel,
  layer: Layer<T>,
  changes: readonly RunChange<T>[],
  undo: boolean,
  part: 'styles' | 'validations',
): void {
  let area: Rect | null = null;
  for (const { column, start, end, before, after } of changes) {
    const [from, to] = undo ? [after, before] : [before, after];
    const run = { top: start, bottom: end, left: column, right: column + 1 };
    layer.update(run, (old) => (sameData(old, from) ? to : old));
    area = area ? hull(area, run) : run;
  }
  if (area) sheet.touch(part, sheet.clip(area));
}

function partsToPut(model: SpreadsheetModel, changes: SheetChanges, undo: boolean): PartChange<SheetPart>[] {
  const sheet = model.sheetById(changes.sheetId);
  if (!sheet) return [];
  const now = sheetParts(sheet);
  return changes.parts.filter(({ part, before, after }) => sameData(now[part], undo ? after : before));
}

function putParts(
  model: SpreadsheetModel,
  sheet: SheetModel,
  changes: readonly PartChange<SheetPart>[],
  undo: boolean,
): void {
  for (const { part, before, after } of changes) {
    const value = undo ? before : after;
    if (part === 'name') renameSheet(model, sheet, value as string);
    else if (part === 'rows' || part === 'columns') {
      sheet[part] = Axis.from(value as ReturnType<Axis['toJSON']>, sheet[part].defaultSize);
    } else Object.assign(sheet, { [part]: value });
    sheet.touch(TOUCHED[part] ?? 'layout');
  }
}

const TOUCHED: Partial<Readonly<Record<SheetPart, 'rules' | 'charts' | 'tabs'>>> = {
  protections: 'rules',
  conditionalFormats: 'rules',
  charts: 'charts',
  tabColor: 'tabs',
  isHidden: 'tabs',
  name: 'tabs',
};

function bookPartsToPut(model: SpreadsheetModel, { book }: Changes, undo: boolean): PartChange<BookPart>[] {
  const now = bookParts(model);
  return book.filter(({ part, before, after }) => sameData(now[part], undo ? after : before));
}

function putBookParts(
  model: SpreadsheetModel,
  changes: readonly PartChange<BookPart>[],
  undo: boolean,
): void {
  for (const { part, before, after } of changes) {
    const value = undo ? before : after;
    if (part === 'order') {
      const order = value as readonly number[];
      model.sheets.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
      model.touch('tabs');
    } else {
      Object.assign(model, { [part]: value });
      model.touch('names');
    }
  }
}
