/** Where the parts of the tab Dashboard stand, and the heads that they share. */
import { MUNICIPALITIES } from '../schema/municipalities.ts';
import type { BoardCell } from './board.ts';

/** Column A is a margin; twelve columns make the page. */
export const LEFT = 2;
export const COLUMNS = 12;

export const SIGNALS = 12;
export const WHITE = 12;
/** One more than there are, for a theme to come. */
export const THEMES = 9;
/** One more than there are, for a municipality to come. */
export const PLACES = MUNICIPALITIES.length + 1;

/** First rows of the parts, from the top. */
export const ROW = {
  title: 1,
  choices: 3,
  mail: 4,
  tiles: 5,
  talk: 16,
  course: 32,
  places: 56,
  themes: 56 + PLACES + 3,
} as const;

/** Columns at which what stands beside something else begins. */
export const MIDDLE = LEFT + 5;
export const RIGHT = LEFT + 7;

export const heading = (row: number, value: string, column = LEFT): BoardCell => ({
  row,
  column,
  value,
  style: 'heading',
});

/** A row of headers; each cell with the columns that it takes. */
export function heads(
  row: number,
  column: number,
  labels: readonly (readonly [string, number, boolean?])[],
): readonly BoardCell[] {
  let at = column;
  return labels.flatMap(([value, width, number]): BoardCell[] => {
    const start = at;
    at += width;
    return Array.from({ length: width }, (_, index) => ({
      row,
      column: start + index,
      value: index ? '' : value,
      style: number ? 'headNumber' : 'head',
    }));
  });
}

export const nth = (id: string, index: number): string => `INDEX([${id}];${index + 1})`;
