/** Cells as the Sheets API gives and takes them: contents, looks, notes and rules. */
import { ApiFault } from '../../services/api-fault.ts';
import { displayValues } from '../../services/spreadsheet/cells.ts';
import type { Validation } from '../../services/spreadsheet/model/parts.ts';
import { type Rect, rect } from '../../services/spreadsheet/model/rect.ts';
import { patchStyle } from '../../services/spreadsheet/model/style.ts';
import type { CellValue, SheetModel, SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import { offsetReferences } from '../../services/spreadsheet/references.ts';
import { selected } from '../mask.ts';
import { conditionOf, restCondition } from './conditions.ts';
import { effectiveFormat, formatOf, formatPaths, patchOf } from './format.ts';
import type { CellData, ExtendedValue, ValidationRule } from './schema.ts';

/** What there is to tell about the cells of one block. */
interface Block {
  readonly model: SpreadsheetModel;
  readonly sheet: SheetModel;
  readonly values: readonly (readonly CellValue[])[];
  readonly shown: readonly (readonly string[])[];
}

/** Errors as the Sheets API names them. */
const ERRORS: Readonly<Record<string, string>> = {
  '#ERROR!': 'ERROR',
  '#NULL!': 'NULL_VALUE',
  '#DIV/0!': 'DIVIDE_BY_ZERO',
  '#VALUE!': 'VALUE',
  '#REF!': 'REF',
  '#NAME?': 'NAME',
  '#NUM!': 'NUM',
  '#N/A': 'N_A',
};

function extended(value: CellValue): ExtendedValue | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number') return { numberValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}

function result(value: CellValue, isFormula: boolean): ExtendedValue | undefined {
  const type = isFormula && typeof value === 'string' ? ERRORS[value] : undefined;
  return type ? { errorValue: { type } } : extended(value);
}

type Part = (block: Block, i: number, j: number, row: number, column: number) => unknown;

/** What a cell tells, field by field, so that only what is asked for is made. */
const PARTS: Readonly<Record<string, Part>> = {
  userEnteredValue: ({ sheet }, _i, _j, row, column) => {
    const formulaValue = sheet.formulas.get(row, column);
    return formulaValue === undefined ? extended(sheet.values.get(row, column) ?? null) : { formulaValue };
  },
  effectiveValue: ({ sheet, values }, i, j, row, column) =>
    result(values[i]![j]!, sheet.results.get(row, column) !== undefined),
  formattedValue: ({ shown }, i, j) => shown[i]![j] || undefined,
  userEnteredFormat: ({ sheet }, _i, _j, row, column) => formatOf(sheet.styles.get(row, column)),
  effectiveFormat: ({ sheet, values }, i, j, row, column) => {
    const style = sheet.styles.get(row, column);
    const value = values[i]![j]!;
    return style || value !== null ? effectiveFormat(style, value) : undefined;
  },
  hyperlink: ({ sheet }, _i, _j, row, column) => {
    const runs = sheet.richTexts.get(row, column)?.runs ?? [];
    return runs.length === 1 ? (runs[0]!.link ?? undefined) : undefined;
  },
  note: ({ sheet }, _i, _j, row, column) => sheet.notes.get(row, column),
  textFormatRuns: ({ sheet }, _i, _j, row, column) =>
    sheet.richTexts.get(row, column)?.runs.map(({ start, style, link }) => ({
      ...(start > 0 && { startIndex: start }),
      format: {
        ...formatOf(patchStyle(undefined, style))?.textFormat,
        ...(link !== null && { link: { uri: link } }),
      },
    })),
  dataValidation: ({ model, sheet }, _i, _j, row, column) => {
    const rule = sheet.validations.get(row, column);
    return rule && restRule(model, rule);
  },
};
export const CELL_PARTS: readonly string[] = Object.keys(PARTS);

/** The cells of a block with the asked fields, without empty cells and rows at the ends. */
export function renderCells(
  model: SpreadsheetModel,
  sheet: SheetModel,
  area: Rect,
  fields: readonly string[],
): CellData[][] {
  const values = model.readValues(sheet, area);
  const shown = fields.includes('formattedValue') ? displayValues(model, sheet, area) : [];
  const block = { model, sheet, values, shown };
  const rows = values.map((row, i) => {
    const cells = row.map((_, j) => {
      const cell: Record<string, unknown> = {};
      for (const field of fields) {
        const told = PARTS[field]!(block, i, j, area.top + i, area.left + j);
        if (told !== undefined) cell[field] = told;
      }
      return cell as CellData;
    });
    return withoutEnd(cells, (cell) => Object.keys(cell).length === 0);
  });
  return withoutEnd(rows, (row) => row.length === 0);
}

function withoutEnd<T>(items: T[], isEmpty: (item: T) => boolean): T[] {
  let end = items.length;
  while (end > 0 && isEmpty(items[end - 1]!)) end -= 1;
  return items.slice(0, end);
}

export function restRule(model: SpreadsheetModel, rule: Validation): ValidationRule {
  const { condition, allowInvalid, helpText } = rule;
  const choice = condition.type.startsWith('VALUE_IN_');
  return {
    condition: restCondition(model, condition),
    ...(helpText !== null && { inputMessage: helpText }),
    ...(!allowInvalid && { strict: true }),
    ...((choice ? condition.values.at(-1) !== false : condition.type === 'CHECKBOX') && {
      showCustomUi: true,
    }),
  };
}

/** The rule for cells whose first one is at `anchor`. */
export function ruleOf(
  model: SpreadsheetModel,
  rule: ValidationRule | null | undefined,
  anchor: { readonly top: number; readonly left: number },
): Validation | undefined {
  if (!rule) return undefined;
  return {
    condition: conditionOf(model, rule.condition, rule.showCustomUi === true),
    allowInvalid: rule.strict !== true,
    helpText: rule.inputMessage || null,
    anchor: { row: anchor.top, column: anchor.left },
  };
}

const FORMAT = 'userEnteredFormat.';
const WRITABLE = ['userEnteredValue', 'note', 'dataValidation', ...formatPaths(FORMAT)];

/** Writes what the mask selects of cell data to the cells of an area. */
export class CellWriter {
  readonly #model: SpreadsheetModel;
  readonly #paths: ReadonlySet<string>;
  readonly #formatPaths: ReadonlySet<string>;

  /** Throws `ApiFault` for a mask that selects nothing that can be written. */
  constructor(model: SpreadsheetModel, mask: string | null | undefined) {
    this.#model = model;
    this.#paths = selected(WRITABLE, mask);
    const looks = [...this.#paths].filter((path) => path.startsWith(FORMAT));
    this.#formatPaths = new Set(looks.map((path) => path.slice(FORMAT.length)));
  }

  /** Gives every cell of the area the same; formulas move along as when they are filled in. */
  fill(sheet: SheetModel, area: Rect, cell: CellData): void {
    this.#apply(sheet, area, cell);
    this.#touch(sheet, area);
  }

  /** Writes a block cell by cell; cells of the area for which nothing is given are emptied. */
  write(
    sheet: SheetModel,
    area: Rect,
    rows: readonly { readonly values?: readonly CellData[] | null }[],
  ): void {
    for (let row = area.top; row < area.bottom; row += 1)
      for (let column = area.left; column < area.right; column += 1) {
        const cell = rows[row - area.top]?.values?.[column - area.left] ?? {};
        this.#apply(sheet, rect(row, column, 1, 1), cell);
      }
    this.#touch(sheet, area);
  }

  #apply(sheet: SheetModel, area: Rect, cell: CellData): void {
    const cells = sheet.clip(area);
    if (this.#paths.has('userEnteredValue')) {
      const { value, formula } = contentOf(cell.userEnteredValue);
      eachCell(cells, (row, column) =>
        sheet.put(
          row,
          column,
          value,
          formula && offsetReferences(formula, row - area.top, column - area.left),
        ),
      );
    }
    if (this.#paths.has('note'))
      eachCell(cells, (row, column) => sheet.notes.set(row, column, cell.note || undefined));
    if (this.#formatPaths.size > 0) {
      const patch = patchOf(cell.userEnteredFormat, this.#formatPaths, this.#model.locale);
      sheet.styles.update(area, (old) => patchStyle(old, patch));
    }
    if (this.#paths.has('dataValidation'))
      sheet.validations.set(area, ruleOf(this.#model, cell.dataValidation, area));
  }

  #touch(sheet: SheetModel, area: Rect): void {
    if (this.#paths.has('userEnteredValue')) sheet.touch('values', sheet.clip(area));
    if (this.#paths.has('note')) sheet.touch('notes', sheet.clip(area));
    if (this.#formatPaths.size > 0) sheet.touch('styles', area);
    if (this.#paths.has('dataValidation')) sheet.touch('validations', area);
  }
}

function eachCell(area: Rect, visit: (row: number, column: number) => void): void {
  for (let row = area.top; row < area.bottom; row += 1)
    for (let column = area.left; column < area.right; column += 1) visit(row, column);
}

interface Content {
  readonly value: CellValue;
  readonly formula: string | undefined;
}

function contentOf(given: ExtendedValue | null | undefined): Content {
  const { numberValue, stringValue, boolValue, formulaValue } = given ?? {};
  if (formulaValue != null) {
    if (!formulaValue.startsWith('=')) throw new ApiFault(400, `Invalid formula: ${formulaValue}`);
    return { value: null, formula: formulaValue };
  }
  const value = numberValue ?? boolValue ?? (stringValue === '' ? null : stringValue) ?? null;
  return { value, formula: undefined };
}
