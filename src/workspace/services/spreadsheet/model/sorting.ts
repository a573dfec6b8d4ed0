/** Sorting rows as Sheets does: numbers, then text, then booleans, blanks always last. */
import type { SpreadsheetModel } from '../model.ts';
import { reorderRows } from './block.ts';
import type { CellValue } from './grid.ts';
import type { Rect } from './rect.ts';
import type { SheetModel } from './sheet.ts';

export interface SortKey {
  /** Column of the sheet, zero-based. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Sorts the rows within `area`; rows that are equal keep their order. */
export function sortRows(
  model: SpreadsheetModel,
  sheet: SheetModel,
  area: Rect,
  keys: readonly SortKey[],
): void {
  const collator = new Intl.Collator(model.locale.replace('_', '-'), { sensitivity: 'base' });
  const columns = keys.map(({ column }) =>
    model.readValues(sheet, { ...area, left: column, right: column + 1 }).map((row) => row[0] ?? null),
  );
  const order = Array.from({ length: area.bottom - area.top }, (_, i) => i);
  order.sort((a, b) => {
    for (const [i, { ascending }] of keys.entries()) {
      const difference = compare(columns[i]![a]!, columns[i]![b]!, ascending, collator);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  if (order.every((from, i) => from === i)) return;
  reorderRows(sheet, area, order);
}

const RANKS = { number: 0, string: 1, boolean: 2 } as Readonly<Record<string, number>>;

function compare(a: CellValue, b: CellValue, ascending: boolean, collator: Intl.Collator): number {
  const blankA = a === null || a === '';
  const blankB = b === null || b === '';
  if (blankA || blankB) return Number(blankA) - Number(blankB);
  const rank = RANKS[typeof a]! - RANKS[typeof b]!;
  const difference =
    rank !== 0 ? rank : typeof a === 'string' ? collator.compare(a, b as string) : Number(a) - Number(b);
  return ascending ? difference : -difference;
}
