/** A rectangle of cells lifted out of a sheet with all that belongs to each cell, to be put down elsewhere. */
import { offsetReferences } from '../references.ts';
import { reorderMarks } from './form-marks.ts';
import type { CellValue } from './grid.ts';
import type { RichText, Validation } from './parts.ts';
import { intersect, type Rect, rect } from './rect.ts';
import type { SheetModel } from './sheet.ts';
import type { CellStyle } from './style.ts';

export interface BlockCell {
  readonly value: CellValue;
  readonly formula: string | undefined;
  readonly note: string | undefined;
  readonly richText: RichText | undefined;
  readonly style: CellStyle | undefined;
  readonly validation: Validation | undefined;
}

/** Rows of cells, and the merges among them relative to the first cell. */
export interface Block {
  /** Where it was lifted: relative references are written for that place. */
  readonly area: Rect;
  readonly cells: readonly (readonly BlockCell[])[];
  readonly merges: readonly Rect[];
}

/** Which parts of a block to put down. */
export interface BlockParts {
  readonly contents?: boolean;
  readonly styles?: boolean;
  readonly validations?: boolean;
  readonly notes?: boolean;
  readonly merges?: boolean;
}

export const ALL_PARTS: BlockParts = {
  contents: true,
  styles: true,
  validations: true,
  notes: true,
  merges: true,
};

export function liftBlock(sheet: SheetModel, area: Rect): Block {
  const styles = sheet.styles.read(area);
  const validations = sheet.validations.read(area);
  const cells = styles.map((row, i) =>
    row.map((style, j): BlockCell => {
      const at = [area.top + i, area.left + j] as const;
      return {
        value: sheet.values.get(...at),
        formula: sheet.formulas.get(...at),
        note: sheet.notes.get(...at),
        richText: sheet.richTexts.get(...at),
        style,
        validation: validations[i]![j],
      };
    }),
  );
  const merges = sheet.merges
    .filter((merge) => intersect(merge, area))
    .map((merge) => ({
      top: merge.top - area.top,
      bottom: merge.bottom - area.top,
      left: merge.left - area.left,
      right: merge.right - area.left,
    }));
  return { area, cells, merges };
}

/**
 * Puts a block down with its first cell at `top`, `left`. Relative references move along as in a copy, unless
 * `keepFormulas` (a cut, which leaves formulas as they are).
 */
export function putBlock(
  sheet: SheetModel,
  top: number,
  left: number,
  block: Block,
  parts: BlockParts,
  keepFormulas = false,
): void {
  const height = block.cells.length;
  const width = block.cells[0]?.length ?? 0;
  const area = rect(top, left, height, width);
  for (const [i, row] of block.cells.entries()) {
    for (const [j, cell] of row.entries()) {
      if (parts.contents) {
        const formula =
          cell.formula === undefined || keepFormulas
            ? cell.formula
            : offsetReferences(cell.formula, top - block.area.top, left - block.area.left);
        sheet.put(top + i, left + j, cell.value, formula);
        if (cell.richText) sheet.richTexts.set(top + i, left + j, cell.richText);
      }
      if (parts.notes) sheet.notes.set(top + i, left + j, cell.note);
    }
  }
  if (parts.styles) sheet.styles.assign(top, left, pick(block, 'style'));
  if (parts.validations) sheet.validations.assign(top, left, pick(block, 'validation'));
  if (parts.merges) {
    sheet.merges = [
      ...sheet.merges.filter((merge) => !intersect(merge, area)),
      ...block.merges.map((merge) =>
        rect(top + merge.top, left + merge.left, merge.bottom - merge.top, merge.right - merge.left),
      ),
    ];
  }
  touchParts(sheet, area, parts);
}

/** Empties cells of everything that a block carries. */
export function clearBlock(sheet: SheetModel, area: Rect): void {
  sheet.clearContents(area);
  sheet.notes.clear(area);
  sheet.styles.set(area, undefined);
  sheet.validations.set(area, undefined);
  sheet.merges = sheet.merges.filter((merge) => !intersect(merge, area));
  touchParts(sheet, area, ALL_PARTS);
}

/** Reorders the rows of an area; `order[i]` is the offset of the row that comes to place i. */
export function reorderRows(sheet: SheetModel, area: Rect, order: readonly number[]): void {
  const block = liftBlock(sheet, area);
  const cells = order.map((from, i) =>
    block.cells[from]!.map((cell) =>
      cell.formula === undefined ? cell : { ...cell, formula: offsetReferences(cell.formula, i - from, 0) },
    ),
  );
  putBlock(sheet, area.top, area.left, { area, cells, merges: [] }, { ...ALL_PARTS, merges: false });
  if (sheet.formUrl !== null) sheet.formMarks = reorderMarks(sheet.formMarks, area, order);
}

function pick<K extends keyof BlockCell>(block: Block, key: K): BlockCell[K][][] {
  return block.cells.map((row) => row.map((cell) => cell[key]));
}

function touchParts(sheet: SheetModel, area: Rect, parts: BlockParts): void {
  if (parts.contents) sheet.touch('values', area);
  if (parts.styles) sheet.touch('styles', area);
  if (parts.validations) sheet.touch('validations', area);
  if (parts.notes) sheet.touch('notes', area);
  if (parts.merges) sheet.touch('layout', area);
}
