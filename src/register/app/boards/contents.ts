/** Works out what stands in the cells of a board: formulas with the places of the cells that they name. */
import type { Board, BoardCell } from '../../domain/dashboard/board.ts';
import { columnLetters } from '../a1.ts';

/** A board and the name that its tab has now. */
export interface Placed {
  readonly board: Board;
  readonly name: string;
}

export interface FoundCell {
  readonly place: Placed;
  readonly cell: BoardCell;
}

/** The cells of all boards by id; gives an error on an id that is not there. */
export type Cells = (id: string) => FoundCell;

/** Throws on two cells with one id, or on an id that is not there: mistakes in a declaration. */
export function cellsOf(placed: readonly Placed[]): Cells {
  const found = new Map<string, FoundCell>();
  for (const place of placed)
    for (const cell of place.board.cells) {
      if (cell.id === undefined) continue;
      if (found.has(cell.id)) throw new Error(`Two cells are called ${cell.id}.`);
      found.set(cell.id, { place, cell });
    }
  return (id) => {
    const one = found.get(id);
    if (!one) throw new Error(`No cell is called ${id}.`);
    return one;
  };
}

/** The contents of a board row by row over its whole width; blank is an empty text. */
export function contents(board: Board, cells: Cells): readonly (readonly (string | number)[])[] {
  const height = Math.max(...board.cells.map(({ row }) => row));
  const lines = Array.from({ length: height }, () => board.widths.map((): string | number => ''));
  for (const { row, column, value } of board.cells)
    lines[row - 1]![column - 1] =
      typeof value === 'string' && value.startsWith('=') ? located(value, board, cells) : value;
  return lines;
}

const PLACE = /\[([a-z]\w*(?:\.\w+)?)(?:\.\.([a-z]\w*\.\w+))?(?::(\d+))?(~)?\]/g;

function located(formula: string, home: Board, cells: Cells): string {
  return formula.replace(PLACE, (_, id: string, to?: string, count?: string, sized?: string) => {
    const { place, cell } = cells(id);
    const prefix = place.board === home ? '' : `'${place.name.replace(/'/g, "''")}'!`;
    const last = columnLetters(to === undefined ? cell.column : cells(to).cell.column);
    const first = `${prefix}$${columnLetters(cell.column)}$${cell.row}`;
    if (count !== undefined) return `${first}:$${last}$${cell.row + Number(count) - 1}`;
    if (sized) return `${first}:INDEX(${first}:$${last};ROWS(${cell.extent}))`;
    return cell.fills ? `${first}:$${last}` : first;
  });
}
