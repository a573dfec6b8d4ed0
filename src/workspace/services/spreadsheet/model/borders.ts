/** Lines around and between cells. A line between two cells is one line, whichever of them it was drawn for. */
import type { Rect } from './rect.ts';
import type { SheetModel } from './sheet.ts';
import { type Border, patchStyle } from './style.ts';

/** True draws a line, false takes it away, null leaves it as it is. */
export interface BorderSides {
  readonly top: boolean | null;
  readonly left: boolean | null;
  readonly bottom: boolean | null;
  readonly right: boolean | null;
  readonly verticals: boolean | null;
  readonly horizontals: boolean | null;
}

export function drawBorders(sheet: SheetModel, cells: Rect, sides: BorderSides, line: Border): void {
  const { top: t, left: l, bottom: b, right: r } = cells;
  const draw = (wanted: boolean | null, side: 'top' | 'left' | 'bottom' | 'right', area: Rect) => {
    if (wanted === null || area.top >= area.bottom || area.left >= area.right) return;
    sheet.styles.update(area, (old) => patchStyle(old, { [side]: wanted ? line : undefined }));
  };
  const { top, left, bottom, right, verticals, horizontals } = sides;
  draw(top, 'top', { ...cells, bottom: t + 1 });
  draw(left, 'left', { ...cells, right: l + 1 });
  draw(bottom, 'bottom', { ...cells, top: b - 1 });
  draw(right, 'right', { ...cells, left: r - 1 });
  draw(verticals, 'right', { ...cells, right: r - 1 });
  draw(verticals, 'left', { ...cells, left: l + 1 });
  draw(horizontals, 'bottom', { ...cells, bottom: b - 1 });
  draw(horizontals, 'top', { ...cells, top: t + 1 });
  if (top === false && t > 0) draw(false, 'bottom', { ...cells, top: t - 1, bottom: t });
  if (left === false && l > 0) draw(false, 'right', { ...cells, left: l - 1, right: l });
  if (bottom === false) draw(false, 'top', { ...cells, top: b, bottom: b + 1 });
  if (right === false) draw(false, 'left', { ...cells, left: r, right: r + 1 });
  sheet.touch('styles', cells);
}
