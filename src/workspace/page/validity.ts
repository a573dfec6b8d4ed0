/** Which cells break the rule that is set on them, and what may be chosen where: for marks and dropdowns on the page. */
import { displayValues } from '../services/spreadsheet/cells.ts';
import { displayValue } from '../services/spreadsheet/display.ts';
import type { CellValue } from '../services/spreadsheet/model/grid.ts';
import type { Validation } from '../services/spreadsheet/model/parts.ts';
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import type { SheetModel, SpreadsheetModel } from '../services/spreadsheet/model.ts';
import { ruleSentence } from '../services/spreadsheet/rule-sentence.ts';
import { type Judged, meeting } from './conditional.ts';

/** The texts of a dropdown, in order and without doubles; null when the rule is no dropdown. */
export function choicesOf(model: SpreadsheetModel, validation: Validation): readonly string[] | null {
  const { type, values } = validation.condition;
  if (type === 'VALUE_IN_LIST') {
    return values.slice(0, -1).map((value) => displayValue(value as CellValue, undefined, model.locale));
  }
  const [first] = values;
  if (type !== 'VALUE_IN_RANGE' || typeof first !== 'object' || !('range' in first)) return null;
  const sheet = model.sheetById(first.range.sheetId);
  if (!sheet) return [];
  const used = model.extent(sheet);
  const area = sheet.clip(first.range);
  const filled = {
    ...area,
    bottom: Math.min(area.bottom, used.rows),
    right: Math.min(area.right, used.columns),
  };
  if (filled.top >= filled.bottom || filled.left >= filled.right) return [];
  return [...new Set(displayValues(model, sheet, filled).flat())].filter((text) => text !== '');
}

/**
 * The cells that break the rule set on them, by `row column`, each with why: in the words of the rule's own help
 * or else a sentence made from the rule.
 */
export function faultsIn(
  model: SpreadsheetModel,
  sheet: SheetModel,
  area: Rect,
  values: readonly (readonly CellValue[])[],
): ReadonlyMap<string, string> {
  const cells = new Map<Validation, Judged[]>();
  for (const { area: piece, value: rule } of sheet.validations.pieces(area)) {
    const judged = cells.get(rule) ?? [];
    cells.set(rule, judged);
    const column = piece.left;
    for (let row = piece.top; row < piece.bottom; row += 1) {
      const value = values[row - area.top]![column - area.left]!;
      if (value !== null && sheet.formulas.get(row, column) === undefined)
        judged.push({ row, column, value });
    }
  }
  const faults = new Map<string, string>();
  for (const [rule, judged] of cells) {
    const good = new Set(keeping(model, sheet, rule, judged));
    const broken = judged.filter((cell) => !good.has(cell));
    if (broken.length === 0) continue;
    const reason = ruleSentence(model, rule);
    for (const { row, column } of broken) faults.set(`${row} ${column}`, reason);
  }
  return faults;
}

/** Those of the cells that keep the rule; the choices of a list are looked up once. */
function keeping(
  model: SpreadsheetModel,
  sheet: SheetModel,
  rule: Validation,
  cells: readonly Judged[],
): readonly Judged[] {
  if (cells.length === 0) return cells;
  const list = choicesOf(model, rule);
  if (!list) return meeting(model, sheet, rule, cells);
  const choices = new Set(list);
  return cells.filter(({ row, column, value }) =>
    choices.has(displayValue(value, sheet.styles.get(row, column)?.numberFormat, model.locale)),
  );
}
