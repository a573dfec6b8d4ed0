/** What people do in an open spreadsheet: typing, pasting, clearing, filling, sorting, and changing its shape. */
import type { SpreadsheetFile, World } from '../../world.ts';
import { formatA1 } from './a1.ts';
import { BEHAVIOUR } from './behaviour.ts';
import { displayValues, putEntries, violations } from './cells.ts';
import { canEditCells } from './context.ts';
import { ALL_PARTS, liftBlock, putBlock } from './model/block.ts';
import { copyConditionalFormats } from './model/conditional.ts';
import { cutCells } from './model/cut.ts';
import { fillCells } from './model/fill.ts';
import type { CellValue } from './model/grid.ts';
import type { Validation } from './model/parts.ts';
import { type AxisName, contains, hull, type Rect, rect, type Shift } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import { type SortKey, sortRows } from './model/sorting.ts';
import { deleteSheet, renameSheet, shiftCells } from './model/structure.ts';
import { ruleSentence } from './rule-sentence.ts';
import { copyName } from './tab-names.ts';
import { type Entry, parseTyped } from './typed.ts';

/** Who acts, in which file. */
export interface Actor {
  readonly world: World;
  readonly file: SpreadsheetFile;
  readonly email: string;
}

export interface Refusal {
  /** Cell or block, such as `B2`. */
  readonly a1: string;
  /** A Dutch sentence for the person. */
  readonly reason: string;
}

export interface ActResult {
  /** The cells that changed; null when nothing did. */
  readonly changed: { readonly sheetId: number; readonly area: Rect } | null;
  readonly rejected: readonly Refusal[];
  /** Values that stand, though they break a rule that only warns. */
  readonly warned: readonly Refusal[];
  /** Raw values of the one cell that was edited; absent when there were more. */
  readonly cell?: { readonly before: CellValue; readonly after: CellValue };
}

const PROTECTED = 'Deze cellen zijn beveiligd. Vraag de eigenaar van het bestand om toegang.';
const READ_ONLY = 'U mag dit bestand alleen bekijken.';

/** Types a text in a cell, or in each cell of a selection. */
export function typeText(actor: Actor, sheet: SheetModel, area: Rect, text: string): ActResult {
  const row = Array<string>(area.right - area.left).fill(text);
  return enter(actor, sheet, sheet.clip(area), Array(area.bottom - area.top).fill(row));
}

/** Pastes text from elsewhere, each piece read as if typed; the sheet grows when the block does not fit. */
export function pasteText(
  actor: Actor,
  sheet: SheetModel,
  row: number,
  column: number,
  block: readonly (readonly string[])[],
): ActResult {
  const width = block.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (width === 0) return nothing();
  const area = rect(row, column, block.length, width);
  const refusal = guard(actor, sheet, area);
  if (refusal) return refusal;
  growTo(actor, sheet, area);
  const squared = block.map((cells) => Array.from({ length: width }, (_, i) => cells[i] ?? ''));
  return enter(actor, sheet, area, squared);
}

/**
 * Copies or cuts cells to another place, with looks, notes and validation: what was there, rules included,
 * is overwritten, as in Sheets.
 */
export function pasteCells(
  actor: Actor,
  from: SheetModel,
  source: Rect,
  sheet: SheetModel,
  row: number,
  column: number,
  cut: boolean,
): ActResult {
  const area = rect(row, column, source.bottom - source.top, source.right - source.left);
  const refusal = guard(actor, sheet, area) ?? (cut ? guard(actor, from, source) : null);
  if (refusal) return refusal;
  growTo(actor, sheet, area);
  const before = single(actor, sheet, area);
  if (cut) cutCells(actor.file.model, from, source, sheet, row, column);
  else {
    putBlock(sheet, row, column, liftBlock(from, source), ALL_PARTS);
    copyConditionalFormats(from, source, sheet, row, column);
  }
  return done(actor, sheet, cut && from === sheet ? hull(area, source) : area, before);
}

/** Empties cells, as the Delete key does: formats, notes and rules stay. */
export function clearCells(actor: Actor, sheet: SheetModel, area: Rect): ActResult {
  const cells = sheet.clip(area);
  const refusal = guard(actor, sheet, cells);
  if (refusal) return refusal;
  const before = single(actor, sheet, cells);
  sheet.clearContents(cells);
  sheet.touch('values', cells);
  return done(actor, sheet, cells, before);
}

/** Drags the corner of `source` out to `target`. */
export function fill(actor: Actor, sheet: SheetModel, source: Rect, target: Rect): ActResult {
  const refusal = guard(actor, sheet, target);
  if (refusal) return refusal;
  fillCells(sheet, source, target, true);
  return done(actor, sheet, target, undefined);
}

export function sort(actor: Actor, sheet: SheetModel, area: Rect, keys: readonly SortKey[]): ActResult {
  const cells = sheet.clip(area);
  const refusal = guard(actor, sheet, cells);
  if (refusal) return refusal;
  sortRows(actor.file.model, sheet, cells, keys);
  return done(actor, sheet, cells, undefined);
}

/** Inserts, deletes or moves rows or columns; inserted ones look like the one before (the first: after). */
export function reshape(actor: Actor, sheet: SheetModel, shift: Shift): ActResult {
  const axis = sheet[shift.axis];
  const within = shift.at >= 0 && shift.count > 0;
  const fits =
    shift.kind === 'insert'
      ? shift.at <= axis.count
      : shift.at + shift.count <= axis.count && (shift.kind === 'delete' || shift.to <= axis.count);
  if (!within || !fits) return refused(sheet.area, 'Die rijen of kolommen bestaan niet.');
  if (shift.kind === 'delete' && shift.count >= axis.count) {
    return refused(sheet.area, 'Een tabblad houdt altijd ten minste één rij en één kolom.');
  }
  const touched = shift.kind === 'insert' ? aroundInsert(sheet, shift.axis, shift.at) : band(sheet, shift);
  const refusal = guard(actor, sheet, touched);
  if (refusal) return refusal;
  const like = shift.kind === 'insert' ? Math.max(0, shift.at - 1) : undefined;
  shiftCells(actor.file.model, sheet, shift, like);
  return done(actor, sheet, sheet.area, undefined);
}

/** Hides, shows or sizes rows or columns, or freezes the first ones. */
export type LayoutChange =
  | { readonly kind: 'hide' | 'show'; readonly axis: AxisName; readonly at: number; readonly count: number }
  | {
      readonly kind: 'size';
      readonly axis: AxisName;
      readonly at: number;
      readonly count: number;
      readonly pixels: number;
    }
  | { readonly kind: 'freeze'; readonly axis: AxisName; readonly count: number };

export function changeLayout(actor: Actor, sheet: SheetModel, change: LayoutChange): ActResult {
  const refusal = guardSheet(actor, sheet);
  if (refusal) return refusal;
  LAYOUT[change.kind](sheet, change as never);
  sheet.touch('layout');
  return done(actor, sheet, sheet.area, undefined);
}

const LAYOUT: {
  readonly [K in LayoutChange['kind']]: (sheet: SheetModel, change: LayoutChange & { kind: K }) => void;
} = {
  hide: (sheet, { axis, at, count }) => sheet[axis].hidden.set(at, at + count, true),
  show: (sheet, { axis, at, count }) => sheet[axis].hidden.set(at, at + count, undefined),
  size: (sheet, { axis, at, count, pixels }) => sheet[axis].sizes.set(at, at + count, Math.max(2, pixels)),
  freeze: (sheet, { axis, count }) => {
    sheet[axis].frozen = Math.max(0, Math.min(count, sheet[axis].count - 1));
  },
};

/** Adds an empty tab after the others, or before position `index`. */
export function addTab(actor: Actor, index?: number): ActResult & { readonly sheet?: SheetModel } {
  const { model } = actor.file;
  if (!actor.world.canEdit(actor.file, actor.email)) return refused(null, READ_ONLY);
  const sheet = model.addSheet(model.freeSheetName(), 1000, 26, index);
  return { ...done(actor, sheet, sheet.area, undefined), sheet };
}

export function duplicateTab(actor: Actor, source: SheetModel): ActResult & { readonly sheet?: SheetModel } {
  const { model } = actor.file;
  if (!actor.world.canEdit(actor.file, actor.email)) return refused(null, READ_ONLY);
  const index = model.sheets.indexOf(source) + 1;
  const sheet = model.addCopy(structuredClone(source.toJSON()), copyName(model, source.name), index);
  return { ...done(actor, sheet, sheet.area, undefined), sheet };
}

export function deleteTab(actor: Actor, sheet: SheetModel): ActResult {
  const refusal = guardSheet(actor, sheet) ?? guard(actor, sheet, sheet.area);
  if (refusal) return refusal;
  const { model } = actor.file;
  if (model.sheets.length === 1) return refused(null, 'Een bestand houdt altijd ten minste één tabblad.');
  if (sheet.formUrl !== null) {
    return refused(null, 'Aan dit tabblad hangt een formulier. Ontkoppel eerst het formulier.');
  }
  deleteSheet(model, sheet);
  return done(actor, sheet, sheet.area, undefined);
}

/** Renames, moves, colours, hides or shows a tab. */
export type TabChange =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'color'; readonly color: string | null }
  | { readonly kind: 'hide' | 'show' };

export function changeTab(actor: Actor, sheet: SheetModel, change: TabChange): ActResult {
  const refusal = guardSheet(actor, sheet);
  if (refusal) return refusal;
  const reason = TAB[change.kind](actor, sheet, change as never);
  if (reason !== null) return refused(null, reason);
  sheet.touch('tabs');
  return done(actor, sheet, sheet.area, undefined);
}

const TAB: {
  readonly [K in TabChange['kind']]: (
    actor: Actor,
    sheet: SheetModel,
    change: TabChange & { kind: K },
  ) => string | null;
} = {
  rename: ({ file: { model } }, sheet, { name }) => {
    const taken = model.sheets.some(
      (other) => other !== sheet && other.name.toLowerCase() === name.toLowerCase(),
    );
    if (taken) return `Er is al een tabblad met de naam "${name}". Kies een andere naam.`;
    if (name.trim() === '') return 'Een tabblad kan niet zonder naam.';
    renameSheet(model, sheet, name);
    return null;
  },
  move: ({ file: { model } }, sheet, { to }) => {
    model.moveSheet(sheet, Math.max(0, Math.min(to, model.sheets.length - 1)));
    return null;
  },
  color: (_actor, sheet, { color }) => {
    sheet.tabColor = color;
    return null;
  },
  hide: ({ file: { model } }, sheet) => {
    if (model.sheets.every((other) => other === sheet || other.isHidden)) {
      return 'Een bestand houdt altijd ten minste één zichtbaar tabblad.';
    }
    sheet.isHidden = true;
    return null;
  },
  show: (_actor, sheet) => {
    sheet.isHidden = false;
    return null;
  },
};

/** Reads texts and puts those in place that no strict rule forbids. */
function enter(
  actor: Actor,
  sheet: SheetModel,
  area: Rect,
  texts: readonly (readonly string[])[],
): ActResult {
  const stopped = guard(actor, sheet, area);
  if (stopped) return stopped;
  const { model } = actor.file;
  const before = single(actor, sheet, area);
  const year = new Date(model.now()).getUTCFullYear();
  const formats = sheet.styles.read(area);
  const entries = texts.map((row, i) =>
    row.map((text, j): Entry => {
      const rule = sheet.validations.get(area.top + i, area.left + j);
      return checkboxEntry(rule, text) ?? parseTyped(text, model.locale, formats[i]![j]?.numberFormat, year);
    }),
  );
  const count = texts.length * texts[0]!.length;
  const rejected: Refusal[] = [];
  const warned: Refusal[] = [];
  for (const { row, column, rule } of violations(model, sheet, area, entries)) {
    const refusal = { a1: formatA1(rect(row, column, 1, 1)), reason: ruleSentence(model, rule) };
    if (rule.allowInvalid || (count > 1 && !BEHAVIOUR.pastesAreValidated)) {
      warned.push(refusal);
      continue;
    }
    rejected.push(refusal);
    const formula = sheet.formulas.get(row, column);
    const value = sheet.values.get(row, column);
    entries[row - area.top]![column - area.left] = formula === undefined ? { value } : { value, formula };
  }
  if (rejected.length === count) return { changed: null, rejected, warned };
  putEntries(sheet, area, entries, formats);
  return { ...done(actor, sheet, area, before), rejected, warned };
}

/** A checkbox with values of its own takes those texts as they are. */
function checkboxEntry(rule: Validation | undefined, text: string): Entry | null {
  if (rule?.condition.type !== 'CHECKBOX') return null;
  const value = rule.condition.values.find((each) => String(each) === text);
  return value === undefined || typeof value === 'object' ? null : { value };
}

/** Why a person may not change these cells; null when he may. */
export function guard(actor: Actor, sheet: SheetModel, area: Rect): ActResult | null {
  if (!actor.world.canEdit(actor.file, actor.email)) return refused(area, READ_ONLY);
  if (!canEditCells(actor.world, actor.file, sheet, area, actor.email)) return refused(area, PROTECTED);
  return null;
}

/** Guards what concerns the sheet as a whole: only a protection of the sheet stands in the way. */
export function guardSheet(actor: Actor, sheet: SheetModel): ActResult | null {
  if (!actor.world.canEdit(actor.file, actor.email)) return refused(null, READ_ONLY);
  const protections = sheet.protections
    .filter(({ area }) => area === null)
    .map((protection) => ({ ...protection, unprotected: [] }));
  const blocked = !canEditCells(actor.world, actor.file, { protections }, sheet.area, actor.email);
  return blocked ? refused(sheet.area, PROTECTED) : null;
}

/** The protected areas that an insertion would fall in the middle of, as one block; else an empty one. */
function aroundInsert(sheet: SheetModel, axis: AxisName, at: number): Rect {
  const inside = sheet.protections
    .flatMap(({ area }) => (area ? [sheet.clip(area)] : []))
    .filter((area) =>
      axis === 'rows' ? at > area.top && at < area.bottom : at > area.left && at < area.right,
    );
  return inside.reduce((all, area) => (contains(all, area) ? all : hull(all, area)), rect(at, at, 0, 0));
}

function band(sheet: SheetModel, shift: Shift): Rect {
  return shift.axis === 'rows'
    ? rect(shift.at, 0, shift.count, sheet.columns.count)
    : rect(0, shift.at, sheet.rows.count, shift.count);
}

function growTo(actor: Actor, sheet: SheetModel, area: Rect): void {
  for (const [axis, end] of [
    ['rows', area.bottom],
    ['columns', area.right],
  ] as const) {
    const { count } = sheet[axis];
    if (end <= count) continue;
    shiftCells(actor.file.model, sheet, { kind: 'insert', axis, at: count, count: end - count }, count - 1);
  }
}

/** The value of a block that is one cell, to be reported with the edit; undefined when it is larger. */
export function single(actor: Actor, sheet: SheetModel, area: Rect): CellValue | undefined {
  const one = area.bottom - area.top === 1 && area.right - area.left === 1;
  return one ? actor.file.model.valueAt(sheet, area.top, area.left) : undefined;
}

export function done(actor: Actor, sheet: SheetModel, area: Rect, before: CellValue | undefined): ActResult {
  actor.file.updatedAt = actor.world.now;
  const result = { changed: { sheetId: sheet.id, area }, rejected: [], warned: [] };
  if (before === undefined) return result;
  return { ...result, cell: { before, after: actor.file.model.valueAt(sheet, area.top, area.left) } };
}

export function refused(area: Rect | null, reason: string): ActResult {
  return { changed: null, rejected: [{ a1: area ? formatA1(area) : '', reason }], warned: [] };
}

function nothing(): ActResult {
  return { changed: null, rejected: [], warned: [] };
}

/** The texts of a block as the clipboard takes them. */
export function copyText(actor: Actor, sheet: SheetModel, area: Rect): string[][] {
  return displayValues(actor.file.model, sheet, sheet.clip(area));
}
