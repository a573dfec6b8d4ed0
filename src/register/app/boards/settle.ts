/** Makes the tabs that show, the dashboard and what goes with it, and draws them anew where something is amiss. */
import type { Board } from '../../domain/dashboard/board.ts';
import { boards } from '../../domain/dashboard/index.ts';
import { BusyError, NotInstalledError } from '../../domain/errors.ts';
import { isMoment } from '../../domain/schema/cell.ts';
import { TABLES } from '../../domain/schema/tables/index.ts';
import { BOARDS } from '../../domain/text/dashboard.ts';
import { fingerprint } from '../../domain/text/fingerprint.ts';
import { MARKS, type SheetFacts } from '../marks.ts';
import type { Ports } from '../ports.ts';
import { BOARD } from '../properties.ts';
import type { Survey } from '../structure.ts';
import { type Cells, cellsOf, contents } from './contents.ts';
import { drawingOf } from './drawing.ts';

const PATIENCE = 30_000;

/** A board takes some seconds, and Google ends an execution after six minutes. */
const TIME_BUDGET = 315_000;

/** The tab of a board as it is found or made. */
interface Stand {
  readonly board: Board;
  readonly sheet: number;
  readonly name: string;
  readonly isNew: boolean;
}

export interface Settled {
  /** Dutch names of the tabs that were made or drawn anew. */
  readonly drawn: readonly string[];
  /** False when time ran out. */
  readonly finished: boolean;
}

/** What the menu does: draws every board anew, keeping the choices. Throws BusyError, NotInstalledError. */
export function drawBoards(ports: Ports): string {
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    const tabs = ports.book.tabs();
    const missing = TABLES.find(({ id }) => !tabs.has(id));
    if (missing) throw new NotInstalledError(missing.tab);
    const { drawn, finished } = settleBoards(ports, ports.structure.survey(), true);
    const text = finished ? BOARDS.setUp.made(drawn) : BOARDS.setUp.later;
    ports.talk.alert(BOARDS.dashboard.menu, text);
    return text;
  } finally {
    ports.lock.release();
  }
}

/**
 * Makes boards that are missing, and draws those anew that are not what they were drawn as: from another version
 * of the register, interrupted, or with formulas that are gone. One read when all is well.
 */
export function settleBoards(ports: Ports, survey: Survey, again: boolean): Settled {
  const stands: Stand[] = [];
  for (const [index, board] of boards().entries()) {
    if (ports.clock.elapsed() > TIME_BUDGET) return { drawn: [], finished: false };
    stands.push(standOf(ports, survey, board, index));
  }
  const cells = cellsOf(stands.map(({ board, name }) => ({ board, name })));
  const prints = printsOf();
  const props = ports.props.all();
  // What a tab that is gone held, others refer to.
  const all = again || stands.some(({ isNew }) => isNew);
  const drawn: string[] = [];
  // What others refer to is drawn first: a place outside of a tab cannot be named.
  for (const stand of [...stands].reverse()) {
    const { board, name } = stand;
    const print = prints.get(board.id)!;
    if (!all && props[BOARD + board.id] === print && !damaged(ports, stand, cells)) continue;
    if (ports.clock.elapsed() > TIME_BUDGET) return { drawn, finished: false };
    const chosen = stand.isNew ? new Map<string, string | number>() : chosenIn(ports, stand, cells);
    const sheetOf = (id: string): number => stands.find((one) => one.board.id === id)!.sheet;
    ports.structure.draw(stand.sheet, drawingOf(board, cells, sheetOf, chosen, BOARDS.dashboard.guard));
    ports.props.set({ [BOARD + board.id]: print });
    drawn.unshift(name);
  }
  return { drawn, finished: true };
}

/** Finds the tab of a board by its mark, or makes it: those that people see in front, the others at the end. */
function standOf(ports: Ports, survey: Survey, board: Board, index: number): Stand {
  const { structure } = ports;
  const known = survey.sheets.find(({ id }) =>
    survey.marks.some(({ key, value, sheet }) => key === MARKS.board && value === board.id && sheet === id),
  );
  if (known) return { board, sheet: known.id, name: known.name, isNew: false };
  const namesake = survey.sheets.find(({ name }) => name === board.tab);
  if (namesake && isOurs(ports, survey, board, namesake)) {
    structure.mark(namesake.id, MARKS.board, board.id, 0);
    return { board, sheet: namesake.id, name: namesake.name, isNew: true };
  }
  const taken = namesake !== undefined;
  const wanted = taken ? BOARDS.otherName(board.tab) : board.tab;
  const { id, name } = structure.addSheet(wanted, board.hidden ? survey.sheets.length + index : index);
  structure.mark(id, MARKS.board, board.id, 0);
  return { board, sheet: id, name, isNew: true };
}

/** A tab that lost its mark, or that an interrupted run left blank. */
function isOurs(ports: Ports, survey: Survey, board: Board, { id, width }: SheetFacts): boolean {
  if (survey.marks.some(({ sheet }) => sheet === id)) return false;
  const title = board.cells.find(({ style }) => style === 'title')!;
  const found = ports.structure.row(id, title.row, Math.min(width, title.column))[title.column - 1];
  return found === title.value || ports.structure.isEmpty(id);
}

/** What the boards are drawn from; the names that people give to tabs make no difference. */
function printsOf(): ReadonlyMap<string, string> {
  const cells = cellsOf(boards().map((board) => ({ board, name: board.tab })));
  return new Map(
    boards().map((board) => [board.id, fingerprint(JSON.stringify([board, contents(board, cells)]))]),
  );
}

/** Whether formulas of a board with choices are gone, which people type on. The others nobody needs to touch. */
function damaged(ports: Ports, { board, sheet }: Stand, cells: Cells): boolean {
  if (!board.choices?.length) return false;
  const wanted = contents(board, cells);
  const found = ports.structure.formulas(sheet, wanted.length, board.widths.length);
  return wanted.some((line, row) =>
    line.some((value, column) => String(value).startsWith('=') !== (found[row]![column] !== '')),
  );
}

/** The choices that stand in a tab now. One read. */
function chosenIn(ports: Ports, { board, sheet }: Stand, cells: Cells): ReadonlyMap<string, string | number> {
  const chosen = new Map<string, string | number>();
  const [first] = board.choices ?? [];
  if (!first) return chosen;
  const line = ports.structure.row(sheet, cells(first.cell).cell.row, board.widths.length);
  for (const { cell, from } of board.choices ?? []) {
    const value = line[cells(cell).cell.column - 1];
    if (typeof value === 'boolean' || value === undefined || isMoment(value) || value === '') continue;
    if (!('column' in from) && !from.includes(String(value))) continue;
    chosen.set(cell, value);
  }
  return chosen;
}
