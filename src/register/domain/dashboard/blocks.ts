/** Columns of the Rekenblad: for each row of a table what the figures count with, by formulas over its columns. */
import type { Row, Table } from '../schema/table.ts';
import type { BoardCell } from './board.ts';
import { named } from './formulas.ts';

export const HEAD_ROW = 5;

/** One column: its id after the point, what it holds in Dutch, and its formula for a row. */
export type BlockColumn = readonly [id: string, label: string, formula: string, format?: string];

export interface Block<T extends Table = Table> {
  /** Before the point of ids. */
  readonly id: string;
  readonly table: T;
  readonly columns: readonly BlockColumn[];
}

/** A criterion joins a day to a text as its cell shows it, and only so it can be read back in any locale. */
export const DAY = 'yyyy-mm-dd';

/** A day as people read it. */
export const SHOWN_DAY = 'd-m-yyyy';

/** A block of a table; `make` gets what names its columns. */
export function block<T extends Table>(
  id: string,
  table: T,
  make: (column: (field: keyof Row<T> & string) => string) => readonly BlockColumn[],
): Block {
  let columns: readonly BlockColumn[] | null = null;
  return {
    id,
    table,
    // Only made when a board is drawn: the register loads at each edit.
    get columns() {
      columns ??= make((field) => named(table, field));
      return columns;
    },
  };
}

/** The cells of blocks side by side from a column on: a header, and below it the formula that fills the column. */
export function cellsOfBlocks(blocks: readonly Block[], first: number): readonly BoardCell[] {
  let column = first;
  return blocks.flatMap(({ id, table, columns }) => {
    const key = `${table.id}_${table.key.field}`;
    const start = column;
    column += columns.length + 1;
    return [
      { row: HEAD_ROW - 1, column: start, value: table.tab, style: 'heading' } as const,
      ...columns.flatMap(([name, label, formula, format], index): BoardCell[] => [
        { row: HEAD_ROW, column: start + index, value: label, style: 'head' },
        {
          row: HEAD_ROW + 1,
          column: start + index,
          value: `=ARRAYFORMULA(IF(${key}="";"";${formula}))`,
          id: `${id}.${name}`,
          fills: true,
          extent: key,
          ...(format && { format }),
        },
      ]),
    ];
  });
}

export function widthOfBlocks(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { columns }) => sum + columns.length + 1, 0);
}
