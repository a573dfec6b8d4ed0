/** What each person did in each file that he has open, so that he can take it back and do it again. */

import type { ChangeType } from '../events.ts';
import { type Rect, type Shift, shiftIndex, shiftRects } from '../services/spreadsheet/model/rect.ts';
import type { SheetModel } from '../services/spreadsheet/model/sheet.ts';
import type { SpreadsheetModel } from '../services/spreadsheet/model.ts';
import { rewriteReferences } from '../services/spreadsheet/references.ts';
import type { CellChange, Changes, Content, RunChange, SheetChanges } from './changes.ts';

/** One act. Its places are those of the moment `at`; later changes of rows and columns move them. */
export interface Done {
  readonly changes: Changes;
  /** What change triggers heard of it. */
  readonly change: ChangeType;
  /** Number of the last change of rows or columns that its places know of. */
  readonly at: number;
  /** Number of the change of rows or columns that it was itself; null when it was none. */
  readonly shift: number | null;
  /** Acts of the same number are one for the person, and go together; null for an act by itself. */
  readonly group: number | null;
}

interface Moved {
  readonly number: number;
  readonly sheetId: number;
  readonly sheetName: string;
  readonly shift: Shift;
}

interface Stack {
  readonly done: Done[];
  readonly undone: Done[];
}

/** As many acts as a person can take back. */
const MOST_ACTS = 100;
/** Changed cells that one person's acts may keep together, so that pastes of whole tables do not fill the memory. */
const MOST_CELLS = 1_000_000;

/** The history of one file. */
export class History {
  readonly #stacks = new Map<string, Stack>();
  readonly #moves: Moved[] = [];
  #last = 0;
  #groups = 0;
  #group: number | null = null;
  /** Set while an act is taken back or done again: the number that its change of rows or columns has. */
  #own: { readonly number: number; readonly forward: boolean } | null = null;

  constructor(model: SpreadsheetModel) {
    model.onShift = (sheet, shift) => this.#moved(sheet, shift);
  }

  /** Number of the last change of rows or columns. */
  get last(): number {
    return this.#moves.at(-1)?.number ?? 0;
  }

  /** Whatever is done in `work` is one act for the person. */
  asOne<T>(work: () => T): T {
    this.#groups += 1;
    this.#group = this.#groups;
    try {
      return work();
    } finally {
      this.#group = null;
    }
  }

  /** Puts an act on top; what was taken back before cannot be done again any more. */
  add(email: string, act: Omit<Done, 'group'>): void {
    const { done, undone } = this.#stack(email);
    undone.length = 0;
    done.push({ ...act, group: this.#group });
    let cells = done.reduce((sum, { changes }) => sum + sizeOf(changes), 0);
    while (done.length > MOST_ACTS || (cells > MOST_CELLS && done.length > 1)) {
      cells -= sizeOf(done.shift()!.changes);
    }
  }

  forget(email: string): void {
    this.#stacks.delete(email);
  }

  can(email: string): { readonly undo: boolean; readonly redo: boolean } {
    const stack = this.#stacks.get(email);
    return { undo: (stack?.done.length ?? 0) > 0, redo: (stack?.undone.length ?? 0) > 0 };
  }

  /** The group of the act that would go next; null when it goes by itself. */
  nextGroup(email: string, direction: 'undo' | 'redo'): number | null {
    const { done, undone } = this.#stack(email);
    return (direction === 'undo' ? done : undone).at(-1)?.group ?? null;
  }

  /** The act to take back, with its places as they are now; null when there is none. */
  top(email: string, direction: 'undo' | 'redo'): Done | null {
    const { done, undone } = this.#stack(email);
    const act = (direction === 'undo' ? done : undone).at(-1);
    return act ? this.#settled(act) : null;
  }

  /** Whether rows or columns were changed by others since an act that changed some itself. */
  isOvertaken({ shift, changes }: Done, direction: 'undo' | 'redo'): boolean {
    if (shift === null) return false;
    const { sheetId } = changes.reshaped!;
    return this.#moves.some(
      (move) =>
        move.sheetId === sheetId && (direction === 'undo' ? move.number > shift : move.number >= shift),
    );
  }

  /** Moves the top act to the other stack while `work` carries it out. */
  carryOut<T>(email: string, act: Done, direction: 'undo' | 'redo', work: () => T): T {
    const { done, undone } = this.#stack(email);
    const [from, to] = direction === 'undo' ? [done, undone] : [undone, done];
    this.#own = act.shift === null ? null : { number: act.shift, forward: direction === 'redo' };
    try {
      const result = work();
      from.pop();
      to.push({ ...act, at: act.shift === null ? this.last : act.at });
      return result;
    } finally {
      this.#own = null;
    }
  }

  /** Takes an act off that can never be carried out. */
  drop(email: string, direction: 'undo' | 'redo'): void {
    const { done, undone } = this.#stack(email);
    (direction === 'undo' ? done : undone).pop();
  }

  #moved(sheet: SheetModel, shift: Shift): void {
    if (this.#own && !this.#own.forward) {
      // Taken back, it never happened: what came before it stands where it stood.
      const at = this.#moves.findIndex((move) => move.number === this.#own!.number);
      this.#moves.splice(at, 1);
      return;
    }
    const number = this.#own?.number ?? this.#last + 1;
    this.#last = Math.max(this.#last, number);
    this.#moves.push({ number, sheetId: sheet.id, sheetName: sheet.name, shift });
  }

  #settled(act: Done): Done {
    const later = this.#moves.filter((move) => move.number > act.at && move.number !== act.shift);
    if (later.length === 0) return act;
    const changes = later.reduce(moveChanges, act.changes);
    return { ...act, changes, at: this.last };
  }

  #stack(email: string): Stack {
    let stack = this.#stacks.get(email);
    if (!stack) {
      stack = { done: [], undone: [] };
      this.#stacks.set(email, stack);
    }
    return stack;
  }
}

const histories = new WeakMap<SpreadsheetModel, History>();

export function historyOf(model: SpreadsheetModel): History {
  let history = histories.get(model);
  if (!history) {
    history = new History(model);
    histories.set(model, history);
  }
  return history;
}

function sizeOf({ sheets, reshaped }: Changes): number {
  const gone = reshaped?.gone?.cells.reduce((sum, row) => sum + row.length, 0) ?? 0;
  return sheets.reduce((sum, { contents, styles }) => sum + contents.length + styles.length, gone + 1);
}

function moveChanges(changes: Changes, move: Moved): Changes {
  return { ...changes, sheets: changes.sheets.map((each) => moveSheetChanges(each, move)) };
}

function moveSheetChanges(changes: SheetChanges, move: Moved): SheetChanges {
  const { shift, sheetId } = move;
  const contents = changes.contents.map((change) => ({
    ...change,
    before: rewritten(change.before, changes.sheetName, move),
    after: rewritten(change.after, changes.sheetName, move),
  }));
  if (changes.sheetId !== sheetId) return { ...changes, contents };
  return {
    ...changes,
    contents: moveCells(contents, shift),
    notes: moveCells(changes.notes, shift),
    styles: moveRuns(changes.styles, shift),
    validations: moveRuns(changes.validations, shift),
  };
}

function rewritten(content: Content, home: string, { sheetName, shift }: Moved): Content {
  if (content.formula === undefined) return content;
  return { ...content, formula: rewriteReferences(content.formula, home, { sheetName, shift }) };
}

function moveCells<T>(changes: readonly CellChange<T>[], shift: Shift): CellChange<T>[] {
  return changes.flatMap((change) => {
    const row = shift.axis === 'rows' ? shiftIndex(shift, change.row) : change.row;
    const column = shift.axis === 'columns' ? shiftIndex(shift, change.column) : change.column;
    return row === null || column === null ? [] : [{ ...change, row, column }];
  });
}

function moveRuns<T>(changes: readonly RunChange<T>[], shift: Shift): RunChange<T>[] {
  return changes.flatMap((change) => {
    const area: Rect = {
      top: change.start,
      bottom: change.end,
      left: change.column,
      right: change.column + 1,
    };
    return shiftRects(shift, [area]).map(({ top, bottom, left }) => ({
      ...change,
      start: top,
      end: bottom,
      column: left,
    }));
  });
}
