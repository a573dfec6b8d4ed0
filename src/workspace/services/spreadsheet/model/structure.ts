/** Changes of rows, columns and tabs, with everything in the spreadsheet that points at them. */
import type { SpreadsheetModel } from '../model.ts';
import { type CellMove, offsetReferences, renameSheetInFormula, rewriteReferences } from '../references.ts';
import type { CellPlace, Condition, ConditionValue, MetadataPlace, NamedRange } from './parts.ts';
import { type Rect, type SheetRect, type Shift, shiftIndex, shiftRect } from './rect.ts';
import type { SheetModel } from './sheet.ts';

/**
 * Inserts, deletes or moves rows or columns. Inserted ones look like row or column `like` (its position
 * before the change).
 */
export function shiftCells(model: SpreadsheetModel, sheet: SheetModel, shift: Shift, like?: number): void {
  secureAnchors(sheet, shift);
  sheet.shift(shift, like);
  const move = (area: SheetRect) => (area.sheetId === sheet.id ? shiftRect(shift, area) : area);
  mapPointers(model, move, (formula, home) =>
    rewriteReferences(formula, home.name, { sheetName: sheet.name, shift }),
  );
  model.metadata = model.metadata.flatMap((entry) => {
    const place = shiftPlace(entry.place, sheet.id, shift);
    return place ? [{ ...entry, place }] : [];
  });
  moveAnchors(sheet, shift);
  sheet.touch('structure');
  model.onShift?.(sheet, shift);
}

/** After cells were cut from one place and put in another: formulas that pointed at them point there. */
export function followCut(model: SpreadsheetModel, move: CellMove & { cut: object }): void {
  for (const home of model.sheets) {
    mapFormulas(home, (formula) => rewriteReferences(formula, home.name, move));
  }
}

/** Gives a tab another name; formulas follow. */
export function renameSheet(model: SpreadsheetModel, sheet: SheetModel, name: string): void {
  const old = sheet.name;
  sheet.name = name;
  mapPointers(
    model,
    (area) => area,
    (formula) => renameSheetInFormula(formula, old, name),
  );
  sheet.touch('tabs');
}

/** Takes a tab away, with its named ranges, metadata and what pointed at it. */
export function deleteSheet(model: SpreadsheetModel, sheet: SheetModel): void {
  model.sheets.splice(model.sheets.indexOf(sheet), 1);
  mapPointers(
    model,
    (area) => (area.sheetId === sheet.id ? null : area),
    (formula) => renameSheetInFormula(formula, sheet.name, null),
  );
  model.metadata = model.metadata.filter(
    ({ place }) => place.kind === 'SPREADSHEET' || place.sheetId !== sheet.id,
  );
  sheet.touch('tabs');
}

/** Makes the lists and charts of a fresh copy look at the copy where they looked at the original. */
export function pointToCopy(copy: SheetModel, originalId: number): void {
  const move = (area: SheetRect) => (area.sheetId === originalId ? { ...area, sheetId: copy.id } : area);
  copy.validations.mapAll((validation) => {
    const condition = moveCondition(validation.condition, move, (formula) => formula);
    return condition ? { ...validation, condition } : undefined;
  });
  copy.charts = copy.charts.map((chart) => ({ ...chart, ranges: chart.ranges.map(move) }));
}

/** Applies a change to every rectangle and every formula, wherever in the spreadsheet they are kept. */
function mapPointers(
  model: SpreadsheetModel,
  moveArea: (area: SheetRect) => SheetRect | null,
  rewrite: (formula: string, home: SheetModel) => string,
): void {
  model.namedRanges = model.namedRanges.flatMap((named): NamedRange[] => {
    const area = moveArea(named.area);
    return area ? [{ ...named, area }] : [];
  });
  for (const home of model.sheets) {
    mapFormulas(home, (formula) => rewrite(formula, home));
    const mapCondition = (condition: Condition) =>
      moveCondition(condition, moveArea, (f) => rewrite(f, home));
    let rules = false;
    home.validations.mapAll((validation) => {
      const condition = mapCondition(validation.condition);
      if (condition === validation.condition) return validation;
      rules = true;
      return condition ? { ...validation, condition } : undefined;
    });
    if (rules) home.touch('validations');
    const formats = home.conditionalFormats.map((format) => {
      const condition = format.condition && mapCondition(format.condition);
      return condition && condition !== format.condition ? { ...format, condition } : format;
    });
    if (formats.some((format, i) => format !== home.conditionalFormats[i])) {
      home.conditionalFormats = formats;
      home.touch('rules');
    }
    const charts = home.charts.map((chart) => {
      const ranges = chart.ranges.flatMap((area) => moveArea(area) ?? []);
      return ranges.length === chart.ranges.length && ranges.every((area, i) => area === chart.ranges[i])
        ? chart
        : { ...chart, ranges };
    });
    if (charts.some((chart, i) => chart !== home.charts[i])) {
      home.charts = charts;
      home.touch('charts');
    }
  }
}

/** The condition with its range and formula moved: the same object when nothing moved, null when its range is gone. */
function moveCondition(
  condition: Condition,
  moveArea: (area: SheetRect) => SheetRect | null,
  rewrite: (formula: string) => string,
): Condition | null {
  let changed = false;
  const values: ConditionValue[] = [];
  for (const value of condition.values) {
    if (typeof value === 'object' && 'range' in value) {
      const range = moveArea(value.range);
      if (!range) return null;
      changed ||= range !== value.range;
      values.push(range === value.range ? value : { range });
    } else if (typeof value === 'string' && value.startsWith('=')) {
      const next = rewrite(value);
      changed ||= next !== value;
      values.push(next);
    } else values.push(value);
  }
  return changed ? { ...condition, values } : condition;
}

function mapFormulas(home: SheetModel, rewrite: (formula: string) => string): void {
  let changed = false;
  home.formulas.mapAll((formula) => {
    const next = rewrite(formula);
    changed ||= next !== formula;
    return next;
  });
  if (changed) home.touch('values');
}

/** A rule that may have a custom formula, written for its anchor. */
interface Anchored {
  readonly condition: Condition | null;
  readonly anchor: CellPlace;
}

/** The same rule, written for another cell. */
export function writtenFor<R extends Anchored>(rule: R, anchor: CellPlace): R {
  const { condition } = rule;
  const rows = anchor.row - rule.anchor.row;
  const columns = anchor.column - rule.anchor.column;
  if (condition?.type !== 'CUSTOM_FORMULA' || (rows === 0 && columns === 0)) return { ...rule, anchor };
  const values = condition.values.map((value) =>
    typeof value === 'string' ? offsetReferences(value, rows, columns) : value,
  );
  return { ...rule, anchor, condition: { ...condition, values } };
}

/**
 * Before rows or columns go: rules that are written for one of them are written for the first that stays, so
 * that their relative references do not go with it. What moves as a whole keeps its anchor.
 */
function secureAnchors(sheet: SheetModel, shift: Shift): void {
  if (shift.kind === 'insert') return;
  const end = shift.at + shift.count;
  const within = (start: number, stop: number) => start >= shift.at && stop <= end;
  const secure = <R extends Anchored>(rule: R, stays: () => boolean): R => {
    const { row, column } = rule.anchor;
    const index = shift.axis === 'rows' ? row : column;
    if (rule.condition?.type !== 'CUSTOM_FORMULA' || !within(index, index + 1) || !stays()) return rule;
    return writtenFor(rule, shift.axis === 'rows' ? { row: end, column } : { row, column: end });
  };
  const outside = (area: Rect) =>
    shift.axis === 'rows' ? !within(area.top, area.bottom) : !within(area.left, area.right);
  sheet.conditionalFormats = sheet.conditionalFormats.map((format) =>
    secure(format, () => format.areas.some(outside)),
  );
  sheet.validations.mapAll((rule) =>
    secure(rule, () => {
      for (const piece of sheet.validations.pieces(sheet.area)) {
        if (piece.value === rule && outside(piece.area)) return true;
      }
      return false;
    }),
  );
}

function moveAnchors(sheet: SheetModel, shift: Shift): void {
  const move = <R extends Anchored>(rule: R): R => {
    if (rule.condition?.type !== 'CUSTOM_FORMULA') return rule;
    const { row, column } = rule.anchor;
    const anchor =
      shift.axis === 'rows'
        ? { row: shiftIndex(shift, row) ?? shift.at, column }
        : { row, column: shiftIndex(shift, column) ?? shift.at };
    return anchor.row === row && anchor.column === column ? rule : { ...rule, anchor };
  };
  sheet.validations.mapAll(move);
  sheet.conditionalFormats = sheet.conditionalFormats.map(move);
}

function shiftPlace(place: MetadataPlace, sheetId: number, shift: Shift): MetadataPlace | null {
  if (place.kind === 'SPREADSHEET' || place.kind === 'SHEET' || place.sheetId !== sheetId) return place;
  if (place.kind !== (shift.axis === 'rows' ? 'ROW' : 'COLUMN')) return place;
  const index = shiftIndex(shift, place.index);
  return index === null ? null : { ...place, index };
}
