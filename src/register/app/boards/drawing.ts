/** A board with all its places found, as the file takes it. */
import type { Board, Span } from '../../domain/dashboard/board.ts';
import { STRIPE } from '../../domain/dashboard/tones.ts';
import { columnLetters } from '../a1.ts';
import type { Area, ChartDrawing, Drawing, SheetCheck } from '../structure.ts';
import { type Cells, contents } from './contents.ts';

/** Rows below a formula that fills a column that get its look; further ones show as plain numbers. */
const DRESSED = 500;

/** The number of the tab of each board. */
export type SheetOf = (board: string) => number;

/** `chosen` are the choices that stand in the tab, by id of their cells. */
export function drawingOf(
  board: Board,
  cells: Cells,
  sheetOf: SheetOf,
  chosen: ReadonlyMap<string, string | number>,
  guard: string,
): Drawing {
  const held = board.cells.map((cell) => {
    const choice = cell.id === undefined ? undefined : chosen.get(cell.id);
    return choice === undefined ? cell : { ...cell, value: choice };
  });
  const area = (id: string, rows: number): { sheet: number; area: Area } => {
    const { place, cell } = cells(id);
    return { sheet: sheetOf(place.board.id), area: { row: cell.row, column: cell.column, rows, columns: 1 } };
  };
  return {
    rows: board.rows,
    color: board.color,
    hidden: board.hidden === true,
    frozenRows: board.frozenRows ?? 0,
    widths: board.widths,
    heights: board.heights ?? [],
    hiddenColumns: board.hiddenColumns ?? [],
    values: contents({ ...board, cells: held }, cells),
    looks: board.cells.map(({ row, column, style = 'plain', format, note, fills }) => ({
      row,
      column,
      rows: fills ? Math.min(board.rows - row + 1, DRESSED) : 1,
      style,
      format: format ?? null,
      note: note ?? '',
    })),
    merged: board.merged ?? [],
    framed: board.framed ?? [],
    choices: (board.choices ?? []).map(({ cell, from, help }) => {
      const { row, column } = cells(cell).cell;
      const check: SheetCheck =
        'column' in from
          ? { type: 'range', ...area(from.column, from.rows), strict: true, help }
          : { type: 'list', values: from, strict: true, help };
      return { row, column, check };
    }),
    charts: (board.charts ?? []).map(
      ({ type, columns, rows, row, column, options }): ChartDrawing => ({
        type,
        columns: columns.map((id) => area(id, rows + 1)),
        row,
        column,
        options,
      }),
    ),
    highlights: [
      ...(board.tones ?? []).map(({ area: span, begins, tone, each }) => ({
        area: span,
        formula: `LEFT(${each ? first(span).slice(1) : first(span)};${begins.length})="${begins}"`,
        ...tone,
      })),
      ...(board.striped ?? []).map(({ area: span, filled }) => ({
        area: span,
        formula: `(${first({ ...span, column: filled })}<>"")*ISEVEN(ROW())`,
        ...STRIPE,
      })),
    ],
    guard,
  };
}

/** The first cell of each row: the column stays, the row moves along. */
function first({ row, column }: Span): string {
  return `$${columnLetters(column)}${row}`;
}
