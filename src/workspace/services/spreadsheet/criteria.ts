/** Whether a cell meets a condition of a validation rule, a conditional format or a filter. */
import { displayValue, kindOfFormat } from './display.ts';
import type { CellValue } from './model/grid.ts';
import type { Condition, ConditionValue } from './model/parts.ts';
import type { SheetRect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import type { SpreadsheetModel } from './model.ts';
import { offsetReferences } from './references.ts';
import { instantToSerial } from './serial.ts';
import { parseTyped } from './typed.ts';

/** The cell under test: its value as it is or would be, and where it stands. */
export interface Subject {
  readonly model: SpreadsheetModel;
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly numberFormat: string | undefined;
  /** The cell that a custom formula was written for. */
  readonly anchor: { readonly row: number; readonly column: number };
}

type Argument = string | number | boolean | null;
type Test = (subject: Subject, args: readonly Argument[], condition: Condition) => boolean;

/** Whether the cell meets the condition; a condition of an unknown type is met. */
export function meets(subject: Subject, condition: Condition): boolean {
  const test = TESTS[condition.type];
  if (!test) return true;
  return test(
    subject,
    condition.values.map((value) => argument(subject, value)),
    condition,
  );
}

/** The text that people see in the cell. */
function shown(subject: Subject): string {
  return displayValue(subject.value, subject.numberFormat, subject.model.locale);
}

function number(test: (value: number, a: number, b: number) => boolean): Test {
  return ({ value }, [a, b]) => typeof value === 'number' && test(value, Number(a), Number(b));
}

/** Dates are compared by the day. */
function date(test: (value: number, a: number, b: number) => boolean): Test {
  return ({ value, numberFormat }, [a, b]) =>
    typeof value === 'number' &&
    kindOfFormat(numberFormat) === 'date' &&
    test(Math.floor(value), Math.floor(Number(a)), Math.floor(Number(b)));
}

function text(test: (value: string, wanted: string) => boolean): Test {
  return (subject, [wanted]) => test(shown(subject).toLowerCase(), String(wanted).toLowerCase());
}

const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/;
const URL = /^(?:(?:https?|ftp):\/\/|mailto:|www\.)?[^\s/]+\.[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i;

const TESTS: Readonly<Record<string, Test>> = {
  CELL_EMPTY: ({ value }) => value === null || value === '',
  CELL_NOT_EMPTY: ({ value }) => value !== null && value !== '',
  NUMBER_BETWEEN: number((v, a, b) => v >= a && v <= b),
  NUMBER_NOT_BETWEEN: number((v, a, b) => v < a || v > b),
  NUMBER_EQUAL_TO: number((v, a) => v === a),
  NUMBER_NOT_EQUAL_TO: number((v, a) => v !== a),
  NUMBER_GREATER_THAN: number((v, a) => v > a),
  NUMBER_GREATER_THAN_OR_EQUAL_TO: number((v, a) => v >= a),
  NUMBER_LESS_THAN: number((v, a) => v < a),
  NUMBER_LESS_THAN_OR_EQUAL_TO: number((v, a) => v <= a),
  DATE_IS_VALID_DATE: date(() => true),
  DATE_AFTER: date((v, a) => v > a),
  DATE_BEFORE: date((v, a) => v < a),
  DATE_BETWEEN: date((v, a, b) => v >= a && v <= b),
  DATE_NOT_BETWEEN: date((v, a, b) => v < a || v > b),
  DATE_EQUAL_TO: date((v, a) => v === a),
  DATE_ON_OR_AFTER: date((v, a) => v >= a),
  DATE_ON_OR_BEFORE: date((v, a) => v <= a),
  DATE_AFTER_RELATIVE: date((v, a) => v > a),
  DATE_BEFORE_RELATIVE: date((v, a) => v < a),
  DATE_EQUAL_TO_RELATIVE: (subject, args, condition) => {
    const [first] = condition.values;
    const past = typeof first === 'object' && 'relative' in first && first.relative.startsWith('PAST_');
    const today = relativeDay(subject.model, 'TODAY');
    const test = past ? date((v, a) => v >= a && v <= today) : date((v, a) => v === a);
    return test(subject, args, condition);
  },
  TEXT_CONTAINS: text((v, wanted) => v.includes(wanted)),
  TEXT_DOES_NOT_CONTAIN: text((v, wanted) => !v.includes(wanted)),
  TEXT_EQUAL_TO: text((v, wanted) => v === wanted),
  TEXT_STARTS_WITH: text((v, wanted) => v.startsWith(wanted)),
  TEXT_ENDS_WITH: text((v, wanted) => v.endsWith(wanted)),
  TEXT_IS_VALID_EMAIL: ({ value }) => typeof value === 'string' && EMAIL.test(value),
  TEXT_IS_VALID_URL: ({ value }) => typeof value === 'string' && URL.test(value),
  VALUE_IN_LIST: (subject, args) => args.slice(0, -1).some((item) => equalsItem(subject, item)),
  VALUE_IN_RANGE: (subject, _args, { values: [first] }) => {
    if (typeof first !== 'object' || !('range' in first)) return true;
    const list = listOf(subject.model, first.range);
    return !list || list.values.has(subject.value) || list.texts.has(shown(subject));
  },
  CHECKBOX: ({ value }, args) => (args.length === 0 ? typeof value === 'boolean' : args.includes(value)),
  CUSTOM_FORMULA: ({ model, sheet, row, column, anchor }, [formula]) => {
    const here = offsetReferences(String(formula), row - anchor.row, column - anchor.column);
    return isTrue(model.evaluate(sheet, here, row, column));
  },
};

/** What a condition takes for yes: TRUE, or a number that is not 0. */
export function isTrue(result: CellValue): boolean {
  return result === true || (typeof result === 'number' && result !== 0);
}

function equalsItem(subject: Subject, item: Argument): boolean {
  if (item === subject.value || String(item) === shown(subject)) return true;
  return parseTyped(String(item), subject.model.locale).value === subject.value;
}

/** What stands in a range that values are chosen from. */
interface ChoiceList {
  /** Of the sheet, and of its contents, which may be only supposed. */
  readonly revision: string;
  readonly values: ReadonlySet<CellValue>;
  readonly texts: ReadonlySet<string>;
}

const lists = new WeakMap<SheetModel, Map<string, ChoiceList>>();

/** The list of a range, kept until its sheet changes; null when its sheet is gone. */
function listOf(model: SpreadsheetModel, range: SheetRect): ChoiceList | null {
  const sheet = model.sheetById(range.sheetId);
  if (!sheet) return null;
  if (sheet.formulas.size > 0) model.calculate();
  let known = lists.get(sheet);
  if (!known) {
    known = new Map();
    lists.set(sheet, known);
  }
  const key = `${range.top} ${range.left} ${range.bottom} ${range.right}`;
  let list = known.get(key);
  const revision = `${sheet.revision}/${sheet.contentRevision}`;
  if (list?.revision !== revision) {
    const area = sheet.clip({ ...range, bottom: Math.min(range.bottom, sheet.extent().rows) });
    const values = new Set<CellValue>();
    const texts = new Set<string>();
    if (area.top < area.bottom) {
      for (const [i, row] of model.readValues(sheet, area).entries()) {
        for (const [j, value] of row.entries()) {
          if (value === null) continue;
          values.add(value);
          const numberFormat = sheet.styles.get(area.top + i, area.left + j)?.numberFormat;
          texts.add(displayValue(value, numberFormat, model.locale));
        }
      }
    }
    list = { revision, values, texts };
    known.set(key, list);
  }
  return list;
}

/** A formula as an argument stays text: only CUSTOM_FORMULA calculates. */
function argument(subject: Subject, value: ConditionValue): Argument {
  if (typeof value !== 'object') return value;
  if ('date' in value) return instantToSerial(value.date, subject.model.timeZone);
  if ('relative' in value) return relativeDay(subject.model, value.relative);
  return null;
}

const RELATIVE_DAYS: Readonly<Record<string, (today: number) => number>> = {
  TODAY: (today) => today,
  TOMORROW: (today) => today + 1,
  YESTERDAY: (today) => today - 1,
  PAST_WEEK: (today) => today - 7,
  PAST_MONTH: (today) => today - 30,
  PAST_YEAR: (today) => today - 365,
};

function relativeDay(model: SpreadsheetModel, name: string): number {
  const today = Math.floor(instantToSerial(model.now(), model.timeZone));
  return RELATIVE_DAYS[name]?.(today) ?? today;
}
