/** Says in Dutch what a validation rule asks for. */
import { formatA1, quoteSheetName } from './a1.ts';
import { displayValue } from './display.ts';
import { localeFacts } from './locale.ts';
import type { ConditionValue, Validation } from './model/parts.ts';
import type { SpreadsheetModel } from './model.ts';
import { instantToSerial } from './serial.ts';

/** The rule's own help text when it has one, else a sentence made from the rule. */
export function ruleSentence(model: SpreadsheetModel, rule: Validation): string {
  if (rule.helpText) return rule.helpText;
  const values = rule.condition.values.map((value) => valueText(model, value));
  const make = SENTENCES[rule.condition.type];
  return make ? `Vul ${make(values)} in.` : 'Deze waarde mag hier niet staan.';
}

const SENTENCES: Readonly<Record<string, (values: readonly string[]) => string>> = {
  VALUE_IN_LIST: (values) => `een van deze waarden: ${values.slice(0, -1).join(', ')}`,
  VALUE_IN_RANGE: ([range]) => `een waarde uit de lijst in ${range}`,
  CHECKBOX: () => 'een waarde van het selectievakje',
  CUSTOM_FORMULA: () => 'een waarde die aan de voorwaarde voldoet',
  NUMBER_BETWEEN: ([a, b]) => `een getal van ${a} tot en met ${b}`,
  NUMBER_NOT_BETWEEN: ([a, b]) => `een getal kleiner dan ${a} of groter dan ${b}`,
  NUMBER_EQUAL_TO: ([a]) => `het getal ${a}`,
  NUMBER_NOT_EQUAL_TO: ([a]) => `een ander getal dan ${a}`,
  NUMBER_GREATER_THAN: ([a]) => `een getal groter dan ${a}`,
  NUMBER_GREATER_THAN_OR_EQUAL_TO: ([a]) => `een getal van ${a} of meer`,
  NUMBER_LESS_THAN: ([a]) => `een getal kleiner dan ${a}`,
  NUMBER_LESS_THAN_OR_EQUAL_TO: ([a]) => `een getal van ${a} of minder`,
  DATE_IS_VALID_DATE: () => 'een geldige datum',
  DATE_AFTER: ([a]) => `een datum na ${a}`,
  DATE_BEFORE: ([a]) => `een datum voor ${a}`,
  DATE_BETWEEN: ([a, b]) => `een datum van ${a} tot en met ${b}`,
  DATE_NOT_BETWEEN: ([a, b]) => `een datum voor ${a} of na ${b}`,
  DATE_EQUAL_TO: ([a]) => `de datum ${a}`,
  DATE_ON_OR_AFTER: ([a]) => `een datum op of na ${a}`,
  DATE_ON_OR_BEFORE: ([a]) => `een datum op of voor ${a}`,
  TEXT_CONTAINS: ([a]) => `een tekst met "${a}" erin`,
  TEXT_DOES_NOT_CONTAIN: ([a]) => `een tekst zonder "${a}" erin`,
  TEXT_EQUAL_TO: ([a]) => `de tekst "${a}"`,
  TEXT_IS_VALID_EMAIL: () => 'een geldig e-mailadres',
  TEXT_IS_VALID_URL: () => 'een geldig webadres',
};

function valueText(model: SpreadsheetModel, value: ConditionValue): string {
  if (typeof value !== 'object') return displayValue(value, undefined, model.locale);
  if ('date' in value) {
    const { dateFormat } = localeFacts(model.locale);
    return displayValue(instantToSerial(value.date, model.timeZone), dateFormat, model.locale);
  }
  if ('relative' in value) return value.relative;
  const name = model.sheetById(value.range.sheetId)?.name ?? '';
  return `${quoteSheetName(name)}!${formatA1(value.range)}`;
}
