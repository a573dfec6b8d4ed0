/** Takes the last act of a person back, or does it again: within his rights, and never over what others did since. */
import type { ChangeType } from '../events.ts';
import { type Actor, type ActResult, guard, guardSheet, refused } from '../services/spreadsheet/acts.ts';
import type { CellValue } from '../services/spreadsheet/model/grid.ts';
import { type Rect, rect, type Shift } from '../services/spreadsheet/model/rect.ts';
import type { SheetModel } from '../services/spreadsheet/model/sheet.ts';
import { apply, type Direction, losesContents } from './apply.ts';
import type { Changes, SheetChanges } from './changes.ts';
import { historyOf } from './history.ts';
import { BookState } from './state.ts';

/** What came of it, with what change triggers hear; `edited` when the contents of cells changed. */
export interface Replayed {
  readonly result: ActResult;
  readonly change: ChangeType;
  readonly edited: boolean;
}

/** What an act works on, to be known before it is done. */
export interface Work {
  readonly change: ChangeType;
  readonly sheets: readonly SheetModel[];
  /** The change of rows or columns that it is. */
  readonly shift?: Shift;
  /** The tab that it takes away. */
  readonly going?: SheetModel;
}

const NOTHING: Readonly<Record<Direction, string>> = {
  undo: 'Er is niets om ongedaan te maken.',
  redo: 'Er is niets om opnieuw te doen.',
};
const OVERTAKEN =
  'De rijen of kolommen van dit tabblad zijn daarna nog veranderd. Deze stap kan niet meer terug.';
const IN_USE = 'In de ingevoegde rijen of kolommen staat intussen iets. Haal dat eerst weg.';
const TAB_CHANGED = 'Dit tabblad is intussen veranderd. Verwijder het met de hand als het weg mag.';

const OPPOSITES: Partial<Readonly<Record<ChangeType, ChangeType>>> = {
  INSERT_ROW: 'REMOVE_ROW',
  REMOVE_ROW: 'INSERT_ROW',
  INSERT_COLUMN: 'REMOVE_COLUMN',
  REMOVE_COLUMN: 'INSERT_COLUMN',
  INSERT_GRID: 'REMOVE_GRID',
  REMOVE_GRID: 'INSERT_GRID',
};

/** Does `work` and remembers what it changed, for this person to take back. */
export function recorded<R extends ActResult>(actor: Actor, plan: Work, work: () => R): R {
  const { model } = actor.file;
  const history = historyOf(model);
  const at = history.last;
  const [sheet] = plan.sheets;
  const shift = plan.shift && sheet ? { sheet, shift: plan.shift } : null;
  const state = new BookState(model, plan.sheets, shift, plan.going ?? null);
  const result = work();
  const changes = result.changed && state.changes();
  if (changes) {
    history.add(actor.email, {
      changes,
      change: plan.change,
      at: shift ? at : history.last,
      shift: shift ? history.last : null,
    });
  }
  return result;
}

export function replay(actor: Actor, direction: Direction): Replayed {
  const { model } = actor.file;
  const history = historyOf(model);
  const readOnly = guard(actor, model.sheets[0]!, rect(0, 0, 0, 0));
  if (readOnly) return no(readOnly);
  const act = history.top(actor.email, direction);
  if (!act) return no(refused(null, NOTHING[direction]));
  const undo = direction === 'undo';
  const change = undo ? (OPPOSITES[act.change] ?? act.change) : act.change;
  if (undo && losesContents(model, act.changes)) return no(refused(null, IN_USE));
  const reason = history.isOvertaken(act, direction)
    ? OVERTAKEN
    : undo && tabChanged(actor, act.changes)
      ? TAB_CHANGED
      : null;
  const refusal = reason === null ? forbidden(actor, act.changes) : refused(null, reason);
  if (refusal) {
    history.drop(actor.email, direction);
    return no(refusal);
  }
  const before = model.revision;
  const cell = onlyCell(act.changes);
  const old = cell && valueIn(actor, cell);
  const { sheet, contents, kept } = history.carryOut(actor.email, act, direction, () =>
    apply(model, act.changes, direction),
  );
  if (model.revision === before) return no({ changed: null, rejected: kept, warned: [] });
  actor.file.updatedAt = actor.world.now;
  const changed = {
    sheetId: sheet?.id ?? model.sheets[0]!.id,
    area: contents ?? sheet?.area ?? rect(0, 0, 1, 1),
  };
  const told = cell && { cell: { before: old ?? null, after: valueIn(actor, cell) } };
  return { result: { changed, rejected: kept, warned: [], ...told }, change, edited: contents !== null };
}

/** The one cell whose contents the changes concern; null when there are more. */
function onlyCell({ sheets, reshaped }: Changes): { sheetId: number; row: number; column: number } | null {
  const [change, ...more] = sheets.flatMap(({ sheetId, contents }) =>
    contents.map(({ row, column }) => ({ sheetId, row, column })),
  );
  return reshaped || more.length > 0 ? null : (change ?? null);
}

function valueIn(
  actor: Actor,
  { sheetId, row, column }: NonNullable<ReturnType<typeof onlyCell>>,
): CellValue {
  const { model } = actor.file;
  const sheet = model.sheetById(sheetId);
  return sheet ? model.valueAt(sheet, row, column) : null;
}

function no(result: ActResult): Replayed {
  return { result, change: 'OTHER', edited: false };
}

/** A tab that came must still be as it came, before it may go again. */
function tabChanged(actor: Actor, { tab }: Changes): boolean {
  if (tab?.kind !== 'added') return false;
  const sheet = actor.file.model.sheetById(tab.json.id);
  return !sheet || JSON.stringify(sheet.toJSON()) !== JSON.stringify(tab.json);
}

/** The first reason why this person may not change what would change. */
function forbidden(actor: Actor, changes: Changes): ActResult | null {
  const { model } = actor.file;
  for (const each of changes.sheets) {
    const sheet = model.sheetById(each.sheetId);
    if (!sheet) continue;
    const shape = each.parts.length > 0 ? guardSheet(actor, sheet) : null;
    const refusal =
      shape ??
      areasOf(each, sheet)
        .map((area) => guard(actor, sheet, area))
        .find(Boolean);
    if (refusal) return refusal;
  }
  const { reshaped, tab } = changes;
  const sheet = reshaped ? model.sheetById(reshaped.sheetId) : tab && model.sheetById(tab.json.id);
  return sheet ? guardSheet(actor, sheet) : null;
}

/** The cells that would change: one by one only where some are protected. */
function areasOf({ contents, notes, styles, validations }: SheetChanges, sheet: SheetModel): readonly Rect[] {
  if (sheet.protections.length === 0) return [rect(0, 0, 1, 1)];
  return [
    ...[...contents, ...notes].map(({ row, column }) => rect(row, column, 1, 1)),
    ...[...styles, ...validations].map(({ column, start, end }) =>
      sheet.clip({ top: start, bottom: end, left: column, right: column + 1 }),
    ),
  ];
}
