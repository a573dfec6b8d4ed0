/** Which cells break the rule that is set on them, and what may be chosen where: for marks and dropdowns on the page. */
import { displayValues, violated } from '../services/spreadsheet/cells.ts';
import { displayValue } from '../services/spreadsheet/display.ts';
import type { CellValue } from '../services/spreadsheet/model/grid.ts';
import type { Validation } from '../services/spreadsheet/model/parts.ts';
import type { SheetModel, SpreadsheetModel } from '../services/spreadsheet/model.ts';

const DEFAULT_FAULT = 'De waarde past niet bij de regel van deze cel.';

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

/** Judges many cells of one sheet; the choices of each rule are looked up once. */
export class Validity {
  readonly #model: SpreadsheetModel;
  readonly #sheet: SheetModel;
  readonly #choices = new Map<Validation, ReadonlySet<string> | null>();

  constructor(model: SpreadsheetModel, sheet: SheetModel) {
    this.#model = model;
    this.#sheet = sheet;
  }

  /**
   * Why the value may not stand, in the words of the rule's own help; null when it may. Rules with a formula are
   * not judged here: they are checked when somebody types.
   */
  fault(row: number, column: number, value: CellValue): string | null {
    const rule = this.#sheet.validations.get(row, column);
    if (!rule || value === null || rule.condition.type === 'CUSTOM_FORMULA') return null;
    const choices = this.#choicesOf(rule);
    const broken = choices
      ? !choices.has(this.#text(row, column, value))
      : violated(this.#model, this.#sheet, row, column, { value }) !== null;
    return broken ? rule.helpText || DEFAULT_FAULT : null;
  }

  #text(row: number, column: number, value: CellValue): string {
    return displayValue(value, this.#sheet.styles.get(row, column)?.numberFormat, this.#model.locale);
  }

  #choicesOf(rule: Validation): ReadonlySet<string> | null {
    let choices = this.#choices.get(rule);
    if (choices === undefined) {
      const list = choicesOf(this.#model, rule);
      choices = list && new Set(list);
      this.#choices.set(rule, choices);
    }
    return choices;
  }
}
