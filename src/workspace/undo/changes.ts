/** What an act changed in a spreadsheet, as data that can be taken back and done again. */

import type { Block } from '../services/spreadsheet/model/block.ts';
import type { CellValue } from '../services/spreadsheet/model/grid.ts';
import type { RichText, Validation } from '../services/spreadsheet/model/parts.ts';
import type { Shift } from '../services/spreadsheet/model/rect.ts';
import type { SheetJson } from '../services/spreadsheet/model/sheet.ts';
import type { CellStyle } from '../services/spreadsheet/model/style.ts';

/** What a cell holds: null when it is blank. */
export interface Content {
  readonly value: CellValue;
  readonly formula?: string | undefined;
  readonly richText?: RichText | undefined;
}

/** A change of one cell; rows and columns from 0. */
export interface CellChange<T> {
  readonly row: number;
  readonly column: number;
  readonly before: T;
  readonly after: T;
}

/** A change of a stretch of cells in one column, from `start` up to `end`. */
export interface RunChange<T> {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** The properties of a sheet that an act may replace as a whole. */
export const SHEET_PARTS = [
  'merges',
  'protections',
  'bandings',
  'conditionalFormats',
  'filter',
  'charts',
  'formMarks',
  'tabColor',
  'isHidden',
] as const;

export type SheetPart = (typeof SHEET_PARTS)[number] | 'name' | 'rows' | 'columns';

/** Those of the spreadsheet. */
export type BookPart = 'namedRanges' | 'metadata' | 'order';

export interface PartChange<Name extends string> {
  readonly part: Name;
  /** Plain data. */
  readonly before: unknown;
  readonly after: unknown;
}

export interface SheetChanges {
  readonly sheetId: number;
  /** Its name, which references in its formulas leave out. */
  readonly sheetName: string;
  readonly contents: readonly CellChange<Content>[];
  readonly notes: readonly CellChange<string | undefined>[];
  readonly styles: readonly RunChange<CellStyle>[];
  readonly validations: readonly RunChange<Validation>[];
  readonly parts: readonly PartChange<SheetPart>[];
}

/** Rows or columns that were inserted, deleted or moved; `gone` is what stood in deleted ones. */
export interface Reshaped {
  readonly sheetId: number;
  readonly shift: Shift;
  readonly gone: Block | null;
}

/** A tab that came or went. */
export interface TabChange {
  readonly kind: 'added' | 'removed';
  readonly index: number;
  readonly json: SheetJson;
}

export interface Changes {
  readonly sheets: readonly SheetChanges[];
  readonly book: readonly PartChange<BookPart>[];
  readonly reshaped: Reshaped | null;
  readonly tab: TabChange | null;
}

/** The change that takes a change of rows or columns back. */
export function inverse(shift: Shift): Shift {
  const { axis, at, count } = shift;
  if (shift.kind === 'insert') return { kind: 'delete', axis, at, count };
  if (shift.kind === 'delete') return { kind: 'insert', axis, at, count };
  return shift.to > at
    ? { kind: 'move', axis, at: shift.to - count, count, to: at }
    : { kind: 'move', axis, at: shift.to, count, to: at + count };
}

export function sameContent(a: Content, b: Content): boolean {
  return a.value === b.value && a.formula === b.formula && sameData(a.richText, b.richText);
}

export function sameData(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
