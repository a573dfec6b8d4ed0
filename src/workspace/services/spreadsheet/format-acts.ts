/** What people do with the look of cells: fonts, colours, alignment, formats, borders, merging. */
import { type Actor, type ActResult, done, guard, refused } from './acts.ts';
import { type BorderSides, drawBorders } from './model/borders.ts';
import { cutsMerge, type MergeWay, mergeCells, splitCells } from './model/merges.ts';
import type { Rect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import { type Border, patchStyle, type StylePatch } from './model/style.ts';

export type FormatChange =
  /** New values for some properties; null goes back to the default. */
  | { readonly kind: 'style'; readonly style: { readonly [K in keyof StylePatch]?: StylePatch[K] | null } }
  | { readonly kind: 'borders'; readonly sides: BorderSides; readonly line: Border }
  | { readonly kind: 'merge'; readonly way: MergeWay }
  | { readonly kind: 'split' }
  /** Back to how a new cell looks. */
  | { readonly kind: 'clear' };

const PART_OF_MERGE = 'Kies alle cellen van een samengevoegde cel om die te veranderen.';

export function format(actor: Actor, sheet: SheetModel, area: Rect, change: FormatChange): ActResult {
  const cells = sheet.clip(area);
  const refusal = guard(actor, sheet, cells);
  if (refusal) return refusal;
  if ((change.kind === 'merge' || change.kind === 'split') && cutsMerge(sheet, cells)) {
    return refused(cells, PART_OF_MERGE);
  }
  CHANGES[change.kind](sheet, cells, change as never);
  return done(actor, sheet, cells, undefined);
}

const CHANGES: {
  readonly [K in FormatChange['kind']]: (
    sheet: SheetModel,
    cells: Rect,
    change: FormatChange & { kind: K },
  ) => void;
} = {
  style: (sheet, cells, { style }) => {
    const entries = Object.entries(style).map(([name, value]) => [name, value ?? undefined]);
    const patch = Object.fromEntries(entries) as StylePatch;
    sheet.styles.update(cells, (old) => patchStyle(old, patch));
    sheet.touch('styles', cells);
    // Formulas see what kind of number a cell holds.
    if ('numberFormat' in patch) sheet.touch('values', cells);
  },
  borders: (sheet, cells, { sides, line }) => drawBorders(sheet, cells, sides, line),
  merge: (sheet, cells, { way }) => mergeCells(sheet, cells, way),
  split: (sheet, cells) => splitCells(sheet, cells),
  clear: (sheet, cells) => {
    sheet.styles.set(cells, undefined);
    sheet.touch('styles', cells);
    sheet.touch('values', cells);
  },
};
