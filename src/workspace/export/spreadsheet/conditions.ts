/** Conditions of validation rules and conditional formats as formulas of Excel. */
import { formatA1, quoteSheetName } from '../../services/spreadsheet/a1.ts';
import type { CellPlace, Condition, ConditionValue } from '../../services/spreadsheet/model/parts.ts';
import type { SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import { offsetReferences } from '../../services/spreadsheet/references.ts';
import { instantToSerial } from '../../services/spreadsheet/serial.ts';
import { excelFormula, type FormulaBook } from './formula.ts';

/** Where a condition is written for: the first cell of its area, and the cell that its formula was meant for. */
export interface ConditionPlace {
  readonly model: SpreadsheetModel;
  readonly formulas: FormulaBook;
  readonly cell: CellPlace;
  readonly anchor: CellPlace;
}

/** An argument as it stands in a formula. */
export function operand(
  value: ConditionValue | undefined,
  { model, formulas, cell, anchor }: ConditionPlace,
): string {
  if (value === undefined) return '0';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object') {
    if ('date' in value) return String(instantToSerial(value.date, model.timeZone));
    if ('relative' in value) return RELATIVE_DAYS[value.relative] ?? 'TODAY()';
    const sheet = model.sheetById(value.range.sheetId);
    return sheet
      ? `${quoteSheetName(formulas.nameOf(sheet.name) ?? sheet.name)}!${absolute(formatA1(sheet.clip(value.range)))}`
      : '#REF!';
  }
  if (value.startsWith('=')) {
    const here = offsetReferences(value, cell.row - anchor.row, cell.column - anchor.column);
    return excelFormula(here, formulas)?.text ?? '0';
  }
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) ? value : quoted(value);
}

export function absolute(a1: string): string {
  return a1.replace(/([A-Z]+)?(\d+)?/g, (_, letters?: string, digits?: string) =>
    [letters && `$${letters}`, digits && `$${digits}`].filter(Boolean).join(''),
  );
}

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const RELATIVE_DAYS: Readonly<Record<string, string>> = {
  TODAY: 'TODAY()',
  TOMORROW: 'TODAY()+1',
  YESTERDAY: 'TODAY()-1',
  PAST_WEEK: 'TODAY()-7',
  PAST_MONTH: 'TODAY()-30',
  PAST_YEAR: 'TODAY()-365',
};

type Write = (cell: string, args: readonly string[]) => string;

const number =
  (operator: string): Write =>
  (cell, [a]) =>
    `AND(ISNUMBER(${cell}),${cell}${operator}${a})`;
const between: Write = (cell, [a, b]) => `AND(ISNUMBER(${cell}),${cell}>=${a},${cell}<=${b})`;
const notBetween: Write = (cell, [a, b]) => `AND(ISNUMBER(${cell}),OR(${cell}<${a},${cell}>${b}))`;
const day =
  (operator: string): Write =>
  (cell, [a]) =>
    `AND(ISNUMBER(${cell}),INT(${cell})${operator}INT(${a}))`;

const FORMULAS: Readonly<Record<string, Write>> = {
  CELL_EMPTY: (cell) => `LEN(${cell})=0`,
  CELL_NOT_EMPTY: (cell) => `LEN(${cell})>0`,
  NUMBER_BETWEEN: between,
  NUMBER_NOT_BETWEEN: notBetween,
  NUMBER_EQUAL_TO: number('='),
  NUMBER_NOT_EQUAL_TO: number('<>'),
  NUMBER_GREATER_THAN: number('>'),
  NUMBER_GREATER_THAN_OR_EQUAL_TO: number('>='),
  NUMBER_LESS_THAN: number('<'),
  NUMBER_LESS_THAN_OR_EQUAL_TO: number('<='),
  DATE_IS_VALID_DATE: (cell) => `ISNUMBER(${cell})`,
  DATE_AFTER: day('>'),
  DATE_BEFORE: day('<'),
  DATE_BETWEEN: between,
  DATE_NOT_BETWEEN: notBetween,
  DATE_EQUAL_TO: day('='),
  DATE_ON_OR_AFTER: day('>='),
  DATE_ON_OR_BEFORE: day('<='),
  DATE_AFTER_RELATIVE: day('>'),
  DATE_BEFORE_RELATIVE: day('<'),
  DATE_EQUAL_TO_RELATIVE: (cell, [a]) =>
    /-\d{1,3}$/.test(a!) && a !== 'TODAY()-1' ? between(cell, [a!, 'TODAY()']) : day('=')(cell, [a!]),
  TEXT_CONTAINS: (cell, [a]) => `ISNUMBER(SEARCH(${a},${cell}))`,
  TEXT_DOES_NOT_CONTAIN: (cell, [a]) => `ISERROR(SEARCH(${a},${cell}))`,
  TEXT_EQUAL_TO: (cell, [a]) => `${cell}=${a}`,
  TEXT_STARTS_WITH: (cell, [a]) => `LEFT(${cell},LEN(${a}))=${a}`,
  TEXT_ENDS_WITH: (cell, [a]) => `RIGHT(${cell},LEN(${a}))=${a}`,
  TEXT_IS_VALID_EMAIL: (cell) => `ISNUMBER(SEARCH("?@?*.??",${cell}))`,
  TEXT_IS_VALID_URL: (cell) => `ISNUMBER(SEARCH("?.??",${cell}))`,
  CUSTOM_FORMULA: (_, [a]) => a!,
};

/** The condition as a formula about its cell; null for a kind that Excel asks in another way. */
export function conditionFormula({ type, values }: Condition, place: ConditionPlace): string | null {
  const write = FORMULAS[type];
  if (!write) return null;
  const { row, column } = place.cell;
  const cell = formatA1({ top: row, left: column, bottom: row + 1, right: column + 1 });
  const asText = type.startsWith('TEXT_');
  const args = values.map((value) =>
    asText && typeof value !== 'object' && !String(value).startsWith('=')
      ? quoted(String(value))
      : operand(value, place),
  );
  if (type === 'CUSTOM_FORMULA' && typeof values[0] === 'string') {
    const here = offsetReferences(values[0], row - place.anchor.row, column - place.anchor.column);
    return excelFormula(here, place.formulas)?.text ?? null;
  }
  return write(cell, args);
}
