/** A board: a tab that shows, declared as cells with formulas in place of rows of data. */

/** How a cell looks; google/boards.ts gives each its sizes and colours. */
export type Style =
  | 'plain'
  | 'text'
  | 'title'
  | 'heading'
  | 'choiceLabel'
  | 'choice'
  | 'tileLabel'
  | 'tileValue'
  | 'tileText'
  | 'small'
  | 'head'
  | 'headNumber'
  | 'number'
  | 'wrapped'
  | 'listed';

export interface BoardCell {
  /** From 1. */
  readonly row: number;
  readonly column: number;
  /**
   * A text, a number, or a formula. In a formula `[id]` is the cell or column with that id, on whichever board:
   * `[a..b]` the columns from the one to the other, `[id:5]` the first 5 cells of a column, `[id~]` as many of its
   * cells as its table has rows. It uses `;` between arguments and no decimals, so that it holds in any locale.
   */
  readonly value: string | number;
  readonly style?: Style;
  /** Google's number format. */
  readonly format?: string;
  /** Dutch; what the figure means. */
  readonly note?: string;
  /** By this formulas and tests find it. */
  readonly id?: string;
  /** The id names the whole column from this cell on, which its formula fills. */
  readonly fills?: boolean;
  /** A name of as many rows as the formula fills. */
  readonly extent?: string;
}

/** A block of cells. */
export interface Span {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A choice that people make on the tab, in the cell with this id. */
export interface Choice {
  readonly cell: string;
  /** What can be chosen: these texts, or the first cells of a column of a board. */
  readonly from: readonly string[] | { readonly column: string; readonly rows: number };
  readonly help: string;
}

export interface BoardChart {
  readonly type: 'COMBO' | 'BAR';
  /** Ids of cells with the header of a column, the first that of what names the points. */
  readonly columns: readonly string[];
  /** Rows below the headers. */
  readonly rows: number;
  readonly row: number;
  readonly column: number;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Board {
  readonly id: string;
  /** Dutch name of the tab. */
  readonly tab: string;
  readonly color: string;
  /** Works in the background; people need not see it. */
  readonly hidden?: boolean;
  readonly rows: number;
  /** Pixels of each column. */
  readonly widths: readonly number[];
  /** Pixels of rows that differ from the usual. */
  readonly heights?: readonly { readonly row: number; readonly rows: number; readonly pixels: number }[];
  /** Columns that only help, from 1. */
  readonly hiddenColumns?: readonly number[];
  readonly frozenRows?: number;
  readonly cells: readonly BoardCell[];
  /** Cells of a row that make one, in each of the rows. */
  readonly merged?: readonly Span[];
  /** Blocks with a line around them. */
  readonly framed?: readonly Span[];
  readonly choices?: readonly Choice[];
  readonly charts?: readonly BoardChart[];
  /** Every other row a little darker, as far as the column `filled` holds something. */
  readonly striped?: readonly { readonly area: Span; readonly filled: number }[];
  /**
   * Colours cells that begin with a text, beside the words that say the same: whole rows by their first cell, or
   * each cell by its own text.
   */
  readonly tones?: readonly {
    readonly area: Span;
    readonly begins: string;
    readonly tone: Tone;
    readonly each?: boolean;
  }[];
}

export interface Tone {
  readonly background: string;
  readonly color: string;
}
