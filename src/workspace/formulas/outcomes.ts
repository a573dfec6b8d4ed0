/** What calculated formulas changed on the sheets, and which other formulas that makes doubtful, outdated or stale. */
import { overlaps, type Rect } from '../services/spreadsheet/model/rect.ts';
import type { FormulaCell } from './cell.ts';

/** A formula's sheet is not any more what it was before a turn. */
interface Outcome {
  readonly turn: number;
  readonly by: FormulaCell;
}

/** Cells of that sheet hold something else. */
interface Move extends Outcome {
  readonly area: Rect;
}

/** The outcomes of one update. Each calculation and each change has a turn, which tells what came first. */
export class Outcomes {
  #turn = 0;
  #moves: Move[] = [];
  /** Those of the moves since the last look that reach beyond the cell of the formula itself. */
  #spills: Move[] = [];
  /** Sheets that became longer since the last look. */
  #growths: Outcome[] = [];

  begin(): void {
    this.#moves = [];
    this.#spills = [];
    this.#growths = [];
  }

  nextTurn(): number {
    this.#turn += 1;
    return this.#turn;
  }

  /** The result of `by` changed these cells; `spilled` when others than its own may be among them. */
  moved(by: FormulaCell, area: Rect, spilled: boolean): void {
    const move = { area, turn: this.nextTurn(), by };
    this.#moves.push(move);
    if (spilled) this.#spills.push(move);
  }

  /** The result of `by` made its sheet longer. */
  grew(by: FormulaCell): void {
    this.#growths.push({ turn: this.nextTurn(), by });
  }

  /** Whether anything that the cell read has another result since. */
  isOutdated(cell: FormulaCell): boolean {
    return this.#moves.some((move) => concerns(move, cell));
  }

  /**
   * Marks dirty and lists the cells that read something before it was spilled over, or knew their sheet before it
   * became longer, and all that depends on them.
   */
  markStale(all: readonly FormulaCell[]): FormulaCell[] {
    let found = all.filter(
      (cell) =>
        this.#spills.some((move) => concerns(move, cell)) ||
        this.#growths.some(
          ({ turn, by }) => turn > cell.turn && by !== cell && cell.measured.has(by.sheetId),
        ),
    );
    this.#spills = [];
    this.#growths = [];
    const stale = new Set(found);
    while (found.length > 0) {
      const sources = found;
      found = all.filter(
        (cell) =>
          !stale.has(cell) && sources.some((source) => readsFrom(cell, source.sheetId, source.extent)),
      );
      for (const cell of found) stale.add(cell);
    }
    for (const cell of stale) cell.state = 'dirty';
    return [...stale];
  }
}

/**
 * What reads a result that is calculated again may have to be as well: only then it shows. Columns are the measure
 * here, because to look whether anything changed costs less than to know of each cell who reads it.
 */
export function markDoubtful(all: readonly FormulaCell[]): void {
  const readers = new Map<string, FormulaCell[]>();
  for (const cell of all) {
    if (cell.state !== 'done') continue;
    for (const { sheetId, left, right } of cell.reads) {
      for (let column = left; column < right; column += 1) {
        const key = `${sheetId}/${column}`;
        const known = readers.get(key);
        if (known) known.push(cell);
        else readers.set(key, [cell]);
      }
    }
  }
  const touched = all.filter((cell) => cell.state !== 'done');
  for (const { sheetId, extent } of touched) {
    for (let column = extent.left; column < extent.right; column += 1) {
      const key = `${sheetId}/${column}`;
      const found = readers.get(key) ?? [];
      // Once is enough: all that read this column are told.
      readers.delete(key);
      for (const reader of found) {
        if (reader.state !== 'done') continue;
        reader.state = 'doubtful';
        touched.push(reader);
      }
    }
  }
}

/** True when the cell read something before it changed. */
function concerns({ area, turn, by }: Move, cell: FormulaCell): boolean {
  return turn > cell.turn && by !== cell && readsFrom(cell, by.sheetId, area);
}

function readsFrom(cell: FormulaCell, sheetId: number, area: Rect): boolean {
  return cell.reads.some((read) => read.sheetId === sheetId && overlaps(read, area));
}
