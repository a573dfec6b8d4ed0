/** Filling cells from their neighbours, as dragging the corner of a selection does. */
import { kindOfFormat } from '../display.ts';
import { civilOf, serialOf } from '../serial.ts';
import { ALL_PARTS, type BlockCell, liftBlock, putBlock } from './block.ts';
import { contains, type Rect, rect, subtract } from './rect.ts';
import type { SheetModel } from './sheet.ts';

/**
 * Fills `target`, which holds `source` and reaches beyond it in one direction. With `series` numbers, dates
 * and numbered texts go on counting; without it the cells are repeated.
 */
export function fillCells(sheet: SheetModel, source: Rect, target: Rect, series: boolean): void {
  if (!contains(target, source)) return;
  const [rest] = subtract(target, source);
  if (!rest) return;
  const down = rest.left === source.left && rest.right === source.right;
  const backwards = down ? rest.top < source.top : rest.left < source.left;
  const block = liftBlock(sheet, source);
  const length = down ? source.bottom - source.top : source.right - source.left;
  const lines = down ? source.right - source.left : source.bottom - source.top;
  const count = down ? rest.bottom - rest.top : rest.right - rest.left;
  for (let line = 0; line < lines; line += 1) {
    const cells = Array.from({ length }, (_, i) => (down ? block.cells[i]![line]! : block.cells[line]![i]!));
    const next = series ? seriesOf(cells) : null;
    for (let step = 0; step < count; step += 1) {
      // Position relative to the first source cell: negative when filling upwards or to the left.
      const position = backwards ? -1 - step : length + step;
      const from = ((position % length) + length) % length;
      const cell = cells[from]!;
      const filled = next && cell.formula === undefined ? { ...cell, value: next(position) } : cell;
      const row = down ? source.top + position : source.top + line;
      const column = down ? source.left + line : source.left + position;
      const home = down
        ? rect(source.top + from, source.left + line, 1, 1)
        : rect(source.top + line, source.left + from, 1, 1);
      putBlock(
        sheet,
        row,
        column,
        { area: home, cells: [[{ ...filled, note: undefined }]], merges: [] },
        { ...ALL_PARTS, merges: false, notes: false },
      );
    }
  }
}

type Series = (position: number) => BlockCell['value'];

/** How the cells go on; null when they can only be repeated. */
function seriesOf(cells: readonly BlockCell[]): Series | null {
  const values = cells.map((cell) => cell.value);
  if (values.every((value) => typeof value === 'number')) {
    if (kindOfFormat(cells[0]!.style?.numberFormat) === 'date') return dates(values);
    // One lone number is repeated.
    return values.length > 1 ? linear(values) : null;
  }
  if (values.every((value) => typeof value === 'string')) return numbered(values);
  return null;
}

/** A straight line through the numbers, by least squares, as Sheets draws it. */
function linear(values: readonly number[]): Series {
  const n = values.length;
  const meanX = (n - 1) / 2;
  const meanY = values.reduce((sum, value) => sum + value, 0) / n;
  let above = 0;
  let below = 0;
  for (const [x, y] of values.entries()) {
    above += (x - meanX) * (y - meanY);
    below += (x - meanX) ** 2;
  }
  const step = above / below;
  return (position) => Number((meanY + (position - meanX) * step).toPrecision(14));
}

/** Days, or months when the day of the month stays the same. */
function dates(values: readonly number[]): Series {
  if (values.length === 1) return (position) => values[0]! + position;
  const civil = values.map(civilOf);
  const months = civil.map(({ year, month }) => year * 12 + month);
  const step = months[1]! - months[0]!;
  const monthly =
    step !== 0 &&
    civil.every(({ day }) => day === civil[0]!.day) &&
    months.every((month, i) => month === months[0]! + i * step);
  if (!monthly) return linear(values);
  return (position) => {
    const month = months[0]! + position * step - 1;
    const { day } = civil[0]!;
    const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
    return serialOf({ year: Math.floor(month / 12), month: (month % 12) + 1, day: Math.min(day, last) });
  };
}

/** Texts that end in a number (`Rij 1`, `Rij 2`). */
function numbered(values: readonly string[]): Series | null {
  const parts = values.map((value) => /^(.*?)(\d+)$/s.exec(value));
  const stem = parts[0]?.[1];
  if (parts.some((part) => !part || part[1] !== stem)) return null;
  const numbers = parts.map((part) => Number(part![2]));
  const next = numbers.length > 1 ? linear(numbers) : (position: number) => numbers[0]! + position;
  return (position) => `${stem}${next(position)}`;
}
