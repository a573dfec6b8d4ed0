/** What conditional formats lay over the cells of a sheet: the first rule that a cell meets, as Sheets applies them. */
import { isTrue, meets } from '../services/spreadsheet/criteria.ts';
import type { CellValue } from '../services/spreadsheet/model/grid.ts';
import type {
  CellPlace,
  Condition,
  ConditionalFormat,
  GradientPoint,
} from '../services/spreadsheet/model/parts.ts';
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import type { CellStyle } from '../services/spreadsheet/model/style.ts';
import type { SheetModel, SpreadsheetModel } from '../services/spreadsheet/model.ts';
import { offsetReferences } from '../services/spreadsheet/references.ts';
import type { CellEntry } from './protocol.ts';
import { rememberedVerdicts } from './verdicts.ts';

/** Every cell that some rule changes, with what is laid over it. Rules come in order; the first that holds wins. */
export function overlaysOf(model: SpreadsheetModel, sheet: SheetModel): CellEntry<CellStyle>[] {
  const overlays = new Map<string, CellEntry<CellStyle>>();
  if (sheet.conditionalFormats.length === 0) return [];
  const used = model.extent(sheet);
  for (const format of sheet.conditionalFormats) {
    for (const given of format.areas) {
      // Beyond the last row with content no rule of a register has anything to say.
      const area = sheet.clip({ ...given, bottom: Math.min(given.bottom, used.rows) });
      if (area.top >= area.bottom || area.left >= area.right) continue;
      for (const [row, column, style] of laid(model, sheet, format, area)) {
        const key = `${row} ${column}`;
        if (!overlays.has(key)) overlays.set(key, [row, column, style]);
      }
    }
  }
  return [...overlays.values()];
}

function laid(
  model: SpreadsheetModel,
  sheet: SheetModel,
  format: ConditionalFormat,
  area: Rect,
): CellEntry<CellStyle>[] {
  const values = model.readValues(sheet, area);
  if (format.gradient) return shaded(format.gradient, values, area);
  const { condition, anchor } = format;
  if (!condition) return [];
  const cells = values.flatMap((row, i) =>
    row.map((value, j) => ({ row: area.top + i, column: area.left + j, value })),
  );
  const met = meeting(model, sheet, { condition, anchor }, cells);
  return met.map(({ row, column }) => [row, column, format.style as CellStyle]);
}

/** A cell to be judged, with what it holds. */
export interface Judged {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/** Those of the cells that meet a condition; formulas are calculated all at once. */
export function meeting<T extends Judged>(
  model: SpreadsheetModel,
  sheet: SheetModel,
  { condition, anchor }: { readonly condition: Condition; readonly anchor: CellPlace },
  cells: readonly T[],
): readonly T[] {
  if (condition.type !== 'CUSTOM_FORMULA') {
    return cells.filter(({ row, column, value }) => {
      const numberFormat = sheet.styles.get(row, column)?.numberFormat;
      return meets({ model, sheet, row, column, value, numberFormat, anchor }, condition);
    });
  }
  const verdicts = rememberedVerdicts(model, sheet, { condition, anchor }, cells);
  if (verdicts) return cells.filter((_, i) => verdicts[i]);
  const formula = String(condition.values[0]);
  // Columns with `$` make the formula the same for a whole row, and then it is calculated once.
  const distinct = new Map<string, readonly [row: number, column: number, formula: string]>();
  const keys = cells.map(({ row, column }) => {
    const here = offsetReferences(formula, row - anchor.row, column - anchor.column);
    if (!distinct.has(here)) distinct.set(here, [row, column, here]);
    return here;
  });
  const results = model.evaluateAll(sheet, [...distinct.values()]);
  const held = new Set([...distinct.keys()].filter((_, i) => isTrue(results[i] ?? null)));
  return cells.filter((_, i) => held.has(keys[i]!));
}

type Gradient = NonNullable<ConditionalFormat['gradient']>;

/** Colours between those of a gradient's points, in proportion. */
function shaded(
  gradient: Gradient,
  values: readonly (readonly CellValue[])[],
  area: Rect,
): CellEntry<CellStyle>[] {
  const numbers = values
    .flat()
    .filter((value) => typeof value === 'number')
    .sort((a, b) => a - b);
  if (numbers.length === 0) return [];
  const points = [gradient.min, ...(gradient.mid ? [gradient.mid] : []), gradient.max].map((point) => ({
    at: positionOf(point, numbers),
    color: point.color,
  }));
  return values.flatMap((cells, i) =>
    cells.flatMap((value, j): CellEntry<CellStyle>[] =>
      typeof value === 'number'
        ? [[area.top + i, area.left + j, { background: colorAt(points, value) }]]
        : [],
    ),
  );
}

/** `numbers` is sorted. */
function positionOf(point: GradientPoint, numbers: readonly number[]): number {
  const low = numbers[0]!;
  const high = numbers.at(-1)!;
  const given = Number(point.value);
  const positions: Record<GradientPoint['type'], () => number> = {
    MIN: () => low,
    MAX: () => high,
    NUMBER: () => given,
    PERCENT: () => low + ((high - low) * given) / 100,
    PERCENTILE: () => numbers[Math.round(((numbers.length - 1) * given) / 100)]!,
  };
  return positions[point.type]();
}

function colorAt(points: readonly { readonly at: number; readonly color: string }[], value: number): string {
  const above = points.findIndex((point) => value <= point.at);
  if (above < 0) return points.at(-1)!.color;
  const [from, to] = [points[Math.max(0, above - 1)]!, points[above]!];
  const share = to.at === from.at ? 1 : (value - from.at) / (to.at - from.at);
  const mix = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map(({ color }) => Number.parseInt(color.slice(at, at + 2), 16));
    return Math.round(a! + (b! - a!) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mix.join('')}`;
}
