/** What people do in a spreadsheet, with the triggers that follow from it. */
import { EVENT_BEHAVIOUR } from './behaviour.ts';
import { type ChangeType, changeEvent, type EditFacts, type EventMaker, editEvent } from './events.ts';
import type { ExecutionResult } from './execution.ts';
import { parseA1 } from './services/spreadsheet/a1.ts';
import * as acts from './services/spreadsheet/acts.ts';
import { changeFilter, type FilterChange } from './services/spreadsheet/filter-acts.ts';
import { type FormatChange, format } from './services/spreadsheet/format-acts.ts';
import type { AxisName, Rect, Shift } from './services/spreadsheet/model/rect.ts';
import type { SortKey } from './services/spreadsheet/model/sorting.ts';
import type { CellValue, SheetModel } from './services/spreadsheet/model.ts';
import { historyOf } from './undo/history.ts';
import { recorded, replay, type Work } from './undo/replay.ts';
import type { EventKind, FileView, Person, World } from './world.ts';

/** What an act came to: the cells that changed, what was refused and why, and the triggers that ran. */
export interface Act extends acts.ActResult {
  readonly executions: readonly ExecutionResult[];
  /** The tab that was made, if one was. */
  readonly sheet?: SheetModel;
}

/** Name or id of a tab. */
export type SheetKey = string | number;

const AXIS_CHANGES: Readonly<Record<Shift['kind'], Readonly<Record<AxisName, ChangeType>>>> = {
  insert: { rows: 'INSERT_ROW', columns: 'INSERT_COLUMN' },
  delete: { rows: 'REMOVE_ROW', columns: 'REMOVE_COLUMN' },
  move: { rows: 'OTHER', columns: 'OTHER' },
};

/** Rows and columns are counted from 1, as people see them; ranges are A1 without a sheet name. */
export abstract class SheetDriver {
  readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** Runs the triggers of a file: the simple one by its name, if there is such a kind, then the installed ones. */
  protected abstract fire(
    fileId: string,
    simple: string | null,
    event: EventKind,
    person: Person,
    make: EventMaker,
  ): readonly ExecutionResult[];

  /** Types a text in a cell, or in each cell of a range. */
  edit(email: string, fileId: string, sheet: SheetKey, a1: string, text: string): Act {
    return this.#edits(email, fileId, sheet, a1, true, (actor, tab, area) =>
      acts.typeText(actor, tab, area, text),
    );
  }

  /** Pastes text from elsewhere; `a1` is the upper left cell. */
  paste(
    email: string,
    fileId: string,
    sheet: SheetKey,
    a1: string,
    block: readonly (readonly string[])[],
  ): Act {
    return this.#edits(
      email,
      fileId,
      sheet,
      a1,
      EVENT_BEHAVIOUR.pastesTellTheValue,
      (actor, tab, { top, left }) => acts.pasteText(actor, tab, top, left, block),
    );
  }

  /** Copies or cuts cells, with looks and rules, within the file; `a1` is the upper left cell to paste in. */
  pasteCells(
    email: string,
    fileId: string,
    from: { readonly sheet: SheetKey; readonly a1: string; readonly cut?: boolean },
    sheet: SheetKey,
    a1: string,
  ): Act {
    return this.#edits(
      email,
      fileId,
      sheet,
      a1,
      EVENT_BEHAVIOUR.pastesTellTheValue,
      (actor, tab, { top, left }) => {
        const source = this.#tab(actor, from.sheet);
        return acts.pasteCells(actor, source, areaOf(source, from.a1), tab, top, left, from.cut ?? false);
      },
      from.sheet,
    );
  }

  /** Empties cells with the Delete key. */
  clear(email: string, fileId: string, sheet: SheetKey, a1: string): Act {
    return this.#edits(email, fileId, sheet, a1, true, acts.clearCells);
  }

  /** Drags the corner of the range `a1` out to the range `to`, which begins or ends with it. */
  fill(email: string, fileId: string, sheet: SheetKey, a1: string, to: string): Act {
    return this.#edits(email, fileId, sheet, a1, false, (actor, tab, area) =>
      acts.fill(actor, tab, area, areaOf(tab, to)),
    );
  }

  sort(email: string, fileId: string, sheet: SheetKey, a1: string, keys: readonly SortKey[]): Act {
    return this.#edits(email, fileId, sheet, a1, false, (actor, tab, area) =>
      acts.sort(actor, tab, area, keys),
    );
  }

  insertRows(email: string, fileId: string, sheet: SheetKey, before: number, count = 1): Act {
    return this.reshape(email, fileId, sheet, { kind: 'insert', axis: 'rows', at: before - 1, count });
  }

  insertColumns(email: string, fileId: string, sheet: SheetKey, before: number, count = 1): Act {
    return this.reshape(email, fileId, sheet, { kind: 'insert', axis: 'columns', at: before - 1, count });
  }

  deleteRows(email: string, fileId: string, sheet: SheetKey, first: number, count = 1): Act {
    return this.reshape(email, fileId, sheet, { kind: 'delete', axis: 'rows', at: first - 1, count });
  }

  deleteColumns(email: string, fileId: string, sheet: SheetKey, first: number, count = 1): Act {
    return this.reshape(email, fileId, sheet, { kind: 'delete', axis: 'columns', at: first - 1, count });
  }

  /** Moves rows so that they stand before row `before`. */
  moveRows(
    email: string,
    fileId: string,
    sheet: SheetKey,
    first: number,
    count: number,
    before: number,
  ): Act {
    return this.reshape(email, fileId, sheet, {
      kind: 'move',
      axis: 'rows',
      at: first - 1,
      count,
      to: before - 1,
    });
  }

  moveColumns(
    email: string,
    fileId: string,
    sheet: SheetKey,
    first: number,
    count: number,
    before: number,
  ): Act {
    const shift = { kind: 'move', axis: 'columns', at: first - 1, count, to: before - 1 } as const;
    return this.reshape(email, fileId, sheet, shift);
  }

  /** As the methods above, with a shift counted from 0. */
  reshape(email: string, fileId: string, sheet: SheetKey, shift: Shift): Act {
    return this.#changes(
      email,
      fileId,
      sheet,
      AXIS_CHANGES[shift.kind][shift.axis],
      (actor, tab) => acts.reshape(actor, tab, shift),
      () => ({ shift }),
    );
  }

  /** Changes how cells look, or merges them. */
  format(email: string, fileId: string, sheet: SheetKey, a1: string, change: FormatChange): Act {
    return this.#changes(email, fileId, sheet, 'FORMAT', (actor, tab) =>
      format(actor, tab, areaOf(tab, a1), change),
    );
  }

  /** Makes or removes the filter of a tab, or chooses what one of its columns shows. */
  filter(email: string, fileId: string, sheet: SheetKey, change: FilterChange): Act {
    return this.#changes(email, fileId, sheet, 'OTHER', (actor, tab) => changeFilter(actor, tab, change));
  }

  /**
   * Takes back what the person did last in this file since he opened it. Cells that scripts or others changed
   * since stay as they are, and are told as rejected.
   */
  undo(email: string, fileId: string): Act {
    return this.#replay(email, fileId, 'undo');
  }

  /** Does again what was taken back last, unless the person did something else since. */
  redo(email: string, fileId: string): Act {
    return this.#replay(email, fileId, 'redo');
  }

  /** Hides, shows, sizes or freezes rows or columns; counted from 0. */
  layout(email: string, fileId: string, sheet: SheetKey, change: acts.LayoutChange): Act {
    return this.#changes(email, fileId, sheet, 'FORMAT', (actor, tab) =>
      acts.changeLayout(actor, tab, change),
    );
  }

  /** Adds a tab at position `index` from 0, or at the end. */
  addSheet(email: string, fileId: string, index?: number): Act {
    const actor = this.#actor(email, fileId);
    const work: Work = { change: 'INSERT_GRID', sheets: [] };
    return this.#changed(
      actor,
      work.change,
      recorded(actor, work, () => acts.addTab(actor, index)),
    );
  }

  duplicateSheet(email: string, fileId: string, sheet: SheetKey): Act {
    return this.#changes(email, fileId, sheet, 'INSERT_GRID', acts.duplicateTab);
  }

  deleteSheet(email: string, fileId: string, sheet: SheetKey): Act {
    return this.#changes(email, fileId, sheet, 'REMOVE_GRID', acts.deleteTab, (going) => ({ going }));
  }

  renameSheet(email: string, fileId: string, sheet: SheetKey, name: string): Act {
    return this.changeSheet(email, fileId, sheet, { kind: 'rename', name });
  }

  /** Moves a tab to position `to`, from 0. */
  moveSheet(email: string, fileId: string, sheet: SheetKey, to: number): Act {
    return this.changeSheet(email, fileId, sheet, { kind: 'move', to });
  }

  /** Renames, moves, colours, hides or shows a tab. */
  changeSheet(email: string, fileId: string, sheet: SheetKey, change: acts.TabChange): Act {
    return this.#changes(email, fileId, sheet, 'OTHER', (actor, tab) => acts.changeTab(actor, tab, change));
  }

  /** What a person looks at in a file; the same object each time. */
  view(email: string, fileId: string): FileView {
    return this.world.viewOf(email, fileId);
  }

  /** Goes to a tab and selects ranges there, the active one last. */
  select(email: string, fileId: string, sheet: SheetKey, ...ranges: readonly string[]): void {
    const tab = this.#tab(this.#actor(email, fileId), sheet);
    const view = this.view(email, fileId);
    view.sheetId = tab.id;
    view.selection = ranges.map((a1) => blockOf(tab.clip(areaOf(tab, a1))));
  }

  /** An act on cells: the simple trigger hears of it, then the installed ones. */
  #edits(
    email: string,
    fileId: string,
    sheet: SheetKey,
    a1: string,
    tellsValue: boolean,
    act: (actor: acts.Actor, sheet: SheetModel, area: Rect) => acts.ActResult,
    also: SheetKey = sheet,
  ): Act {
    const actor = this.#actor(email, fileId);
    const tab = this.#lookAt(actor, sheet);
    const work: Work = { change: 'EDIT', sheets: [tab, this.#tab(actor, also)] };
    const result = recorded(actor, work, () => act(actor, tab, areaOf(tab, a1)));
    return this.#edited(actor, result, tellsValue);
  }

  #edited(actor: acts.Actor, result: acts.ActResult, tellsValue: boolean): Act {
    if (!result.changed) return { ...result, executions: [] };
    const { email, file } = actor;
    const event = editEvent(file.id, editFacts(result, tellsValue));
    const edited = this.fire(file.id, 'onEdit', 'ON_EDIT', this.world.person(email), event);
    const changed = this.#changed(actor, 'EDIT', result);
    return { ...result, executions: [...edited, ...changed.executions] };
  }

  /** Does several acts that are one for the person, so that one undo takes all of them back. */
  asOne<T>(fileId: string, work: () => T): T {
    const file = this.world.spreadsheet(fileId);
    return file ? historyOf(file.model).asOne(work) : work();
  }

  #replay(email: string, fileId: string, direction: 'undo' | 'redo'): Act {
    const actor = this.#actor(email, fileId);
    const history = historyOf(actor.file.model);
    const group = history.nextGroup(email, direction);
    const acts = [this.#replayOne(actor, direction)];
    while (group !== null && history.nextGroup(email, direction) === group) {
      const before = acts.at(-1)!;
      acts.push(this.#replayOne(actor, direction));
      // What cannot go yet stays, or this would go on for ever.
      if (!before.changed && !acts.at(-1)!.changed) break;
    }
    return {
      ...acts.at(-1)!,
      changed: acts.findLast((act) => act.changed)?.changed ?? null,
      rejected: acts.flatMap((act) => act.rejected),
      executions: acts.flatMap((act) => act.executions),
    };
  }

  #replayOne(actor: acts.Actor, direction: 'undo' | 'redo'): Act {
    const { result, change, edited } = replay(actor, direction);
    return edited && EVENT_BEHAVIOUR.undoFiresEdit
      ? this.#edited(actor, result, EVENT_BEHAVIOUR.undoTellsTheValue)
      : this.#changed(actor, change, result);
  }

  /** An act on the shape of the file: only installed change triggers hear of it. */
  #changes(
    email: string,
    fileId: string,
    sheet: SheetKey,
    change: ChangeType,
    act: (actor: acts.Actor, sheet: SheetModel) => acts.ActResult,
    plan: (sheet: SheetModel) => Pick<Work, 'shift' | 'going'> = () => ({}),
  ): Act {
    const actor = this.#actor(email, fileId);
    const tab = this.#lookAt(actor, sheet);
    const work: Work = { change, sheets: [tab], ...plan(tab) };
    return this.#changed(
      actor,
      change,
      recorded(actor, work, () => act(actor, tab)),
    );
  }

  #changed(actor: acts.Actor, change: ChangeType, result: acts.ActResult): Act {
    if (!result.changed) return { ...result, executions: [] };
    this.world.touch('files');
    const person = this.world.person(actor.email);
    const event = changeEvent(actor.file.id, change);
    return { ...result, executions: this.fire(actor.file.id, null, 'ON_CHANGE', person, event) };
  }

  /** Closing a file ends what can be taken back in it. */
  protected forget(email: string, fileId: string): void {
    const file = this.world.spreadsheet(fileId);
    if (file) historyOf(file.model).forget(email);
  }

  #actor(email: string, fileId: string): acts.Actor {
    const file = this.world.spreadsheet(fileId);
    if (!file) throw new Error(`There is no spreadsheet ${fileId}.`);
    return { world: this.world, file, email };
  }

  /** Whoever does something on a tab has it before them. */
  #lookAt(actor: acts.Actor, sheet: SheetKey): SheetModel {
    const tab = this.#tab(actor, sheet);
    const view = this.view(actor.email, actor.file.id);
    if (view.sheetId !== tab.id) Object.assign(view, { sheetId: tab.id, selection: [] } satisfies FileView);
    return tab;
  }

  #tab({ file }: acts.Actor, key: SheetKey): SheetModel {
    const sheet = typeof key === 'number' ? file.model.sheetById(key) : file.model.sheetByName(key);
    if (!sheet) throw new Error(`There is no tab ${key} in ${file.name}.`);
    return sheet;
  }
}

function areaOf(sheet: SheetModel, a1: string): Rect {
  const parsed = parseA1(a1);
  if (!parsed) throw new Error(`${a1} is no range on ${sheet.name}.`);
  return parsed.area;
}

function blockOf({ top, left, bottom, right }: Rect) {
  return { row: top + 1, column: left + 1, rows: bottom - top, columns: right - left };
}

/** `value` and `oldValue` are there when one cell was edited, and then only when the cell was not blank. */
function editFacts(result: acts.ActResult, tellsValue: boolean): EditFacts {
  const { sheetId, area } = result.changed!;
  const { before = null, after = null } = tellsValue ? (result.cell ?? {}) : {};
  return {
    sheetId,
    block: blockOf(area),
    ...(after === null ? {} : { value: told(after) }),
    ...(before === null ? {} : { oldValue: told(before) }),
  };
}

function told(value: Exclude<CellValue, null>): unknown {
  if (!EVENT_BEHAVIOUR.valuesAreText && typeof value === 'number') return value;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
