/** Conditions of rules: between the names and texts of the Sheets API and what the model keeps. */
import { ApiFault } from '../../services/api-fault.ts';
import { displayValue } from '../../services/spreadsheet/display.ts';
import { localeFacts } from '../../services/spreadsheet/locale.ts';
import type { Condition, ConditionValue } from '../../services/spreadsheet/model/parts.ts';
import type { SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import { instantToSerial, serialToInstant } from '../../services/spreadsheet/serial.ts';
import { parseTyped } from '../../services/spreadsheet/typed.ts';
import { placeOf, rangeName } from './ranges.ts';
import type { BooleanCondition } from './schema.ts';

/** The names of the REST API with those of Apps Script, which the model uses. */
const NAMES: Readonly<Record<string, string>> = {
  NUMBER_GREATER: 'NUMBER_GREATER_THAN',
  NUMBER_GREATER_THAN_EQ: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  NUMBER_LESS: 'NUMBER_LESS_THAN',
  NUMBER_LESS_THAN_EQ: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
  NUMBER_EQ: 'NUMBER_EQUAL_TO',
  NUMBER_NOT_EQ: 'NUMBER_NOT_EQUAL_TO',
  NUMBER_BETWEEN: 'NUMBER_BETWEEN',
  NUMBER_NOT_BETWEEN: 'NUMBER_NOT_BETWEEN',
  TEXT_CONTAINS: 'TEXT_CONTAINS',
  TEXT_NOT_CONTAINS: 'TEXT_DOES_NOT_CONTAIN',
  TEXT_STARTS_WITH: 'TEXT_STARTS_WITH',
  TEXT_ENDS_WITH: 'TEXT_ENDS_WITH',
  TEXT_EQ: 'TEXT_EQUAL_TO',
  TEXT_IS_EMAIL: 'TEXT_IS_VALID_EMAIL',
  TEXT_IS_URL: 'TEXT_IS_VALID_URL',
  DATE_EQ: 'DATE_EQUAL_TO',
  DATE_BEFORE: 'DATE_BEFORE',
  DATE_AFTER: 'DATE_AFTER',
  DATE_ON_OR_BEFORE: 'DATE_ON_OR_BEFORE',
  DATE_ON_OR_AFTER: 'DATE_ON_OR_AFTER',
  DATE_BETWEEN: 'DATE_BETWEEN',
  DATE_NOT_BETWEEN: 'DATE_NOT_BETWEEN',
  DATE_IS_VALID: 'DATE_IS_VALID_DATE',
  ONE_OF_RANGE: 'VALUE_IN_RANGE',
  ONE_OF_LIST: 'VALUE_IN_LIST',
  BLANK: 'CELL_EMPTY',
  NOT_BLANK: 'CELL_NOT_EMPTY',
  CUSTOM_FORMULA: 'CUSTOM_FORMULA',
  BOOLEAN: 'CHECKBOX',
};
const REST_NAMES = new Map(Object.entries(NAMES).map(([rest, own]) => [own, rest]));
const RELATIVE = '_RELATIVE';

type Reader = (model: SpreadsheetModel, text: string) => ConditionValue;

/** How the text of a value is read, by the beginning of the condition's name; the others stay text. */
const READERS: readonly (readonly [prefix: string, read: Reader])[] = [
  ['NUMBER_', (model, text) => parseTyped(text, model.locale).value ?? text],
  [
    'DATE_',
    (model, text) => {
      const { value } = parseTyped(text, model.locale);
      return typeof value === 'number' ? { date: serialToInstant(value, model.timeZone) } : text;
    },
  ],
  [
    'VALUE_IN_RANGE',
    (model, text) => {
      const { sheet, area } = placeOf(model, text.replace(/^=/, ''));
      return { range: { sheetId: sheet.id, ...area } };
    },
  ],
  ['CHECKBOX', (model, text) => parseTyped(text, model.locale).value ?? text],
];

/** `showCustomUi` says whether a choice is made from a dropdown. */
export function conditionOf(
  model: SpreadsheetModel,
  given: BooleanCondition | null | undefined,
  showCustomUi: boolean,
): Condition {
  const type = NAMES[given?.type ?? ''];
  if (!type) throw new ApiFault(400, `ConditionType '${given?.type ?? ''}' is not supported.`);
  const read = READERS.find(([prefix]) => type.startsWith(prefix))?.[1] ?? ((_, text) => text);
  const relative = given?.values?.some((value) => value.relativeDate);
  const values = (given?.values ?? []).map(({ relativeDate, userEnteredValue }): ConditionValue => {
    if (relativeDate) return { relative: relativeDate };
    const text = userEnteredValue ?? '';
    return text.startsWith('=') && type !== 'VALUE_IN_RANGE' ? text : read(model, text);
  });
  const choice = type.startsWith('VALUE_IN_');
  return { type: relative ? type + RELATIVE : type, values: choice ? [...values, showCustomUi] : values };
}

export function restCondition(model: SpreadsheetModel, { type, values }: Condition): BooleanCondition {
  const own = type.endsWith(RELATIVE) ? type.slice(0, -RELATIVE.length) : type;
  const told = own.startsWith('VALUE_IN_') ? values.slice(0, -1) : values;
  return {
    type: REST_NAMES.get(own) ?? 'CUSTOM_FORMULA',
    ...(told.length > 0 && { values: told.map((value) => restValue(model, value)) }),
  };
}

function restValue(model: SpreadsheetModel, value: ConditionValue) {
  if (typeof value !== 'object') return { userEnteredValue: textOf(model, value) };
  if ('relative' in value) return { relativeDate: value.relative };
  if ('range' in value) {
    const sheet = model.sheetById(value.range.sheetId);
    return { userEnteredValue: sheet ? `=${rangeName(sheet, value.range)}` : '=#REF!' };
  }
  const serial = instantToSerial(value.date, model.timeZone);
  return { userEnteredValue: displayValue(serial, localeFacts(model.locale).dateFormat, model.locale) };
}

/** Numbers as people type them in this locale, so that they are read back the same. */
function textOf(model: SpreadsheetModel, value: string | number | boolean): string {
  return typeof value === 'number'
    ? String(value).replace('.', localeFacts(model.locale).decimal)
    : String(value).replace(/^(?:true|false)$/, (word) => word.toUpperCase());
}
