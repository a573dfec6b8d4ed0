/** The line below the grid that says what a selection comes to. */
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import type { SheetStore } from './store.ts';
import { number } from './words.ts';

/** Empty for a selection of one cell, as in Sheets. */
export function summaryOf(store: SheetStore, areas: readonly Rect[]): string {
  let filled = 0;
  const numbers: number[] = [];
  for (const area of areas) {
    for (const [, , cell] of store.cells(area)) {
      filled += 1;
      if (typeof cell.value === 'number') numbers.push(cell.value);
    }
  }
  if (filled < 2) return '';
  if (numbers.length === 0) return `Aantal: ${number(filled)}`;
  const sum = numbers.reduce((total, value) => total + value, 0);
  return `Som: ${number(sum)} · Gemiddelde: ${number(sum / numbers.length)} · Aantal: ${number(filled)}`;
}
