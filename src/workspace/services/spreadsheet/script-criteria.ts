/** Conditions as scripts write them (enumeration, Dates, Ranges) and as the model keeps them. */
import { asOfficial, enumName, ScriptException, Service } from '../service.ts';
import type { FileContext } from './context.ts';
import { RELATIVE_DATE } from './enums.ts';
import type { Condition, ConditionValue } from './model/parts.ts';
import type { GRange } from './official.ts';
import type { RangeBase } from './range-base.ts';

/** A condition in the making: `args` are what the script gave. */
export interface ScriptCondition {
  readonly type: string;
  readonly args: readonly unknown[];
}

const MOST_LIST_ITEMS = 500;

export function toCondition({ type, args }: ScriptCondition): Condition {
  if (type === 'VALUE_IN_LIST') {
    const [items, showDropdown = true] = args as [unknown[], boolean?];
    if (!Array.isArray(items) || items.length === 0) {
      throw new ScriptException('The list of values must contain at least one value.');
    }
    if (items.length > MOST_LIST_ITEMS) {
      throw new ScriptException(
        `The data validation rule has more items than the limit of ${MOST_LIST_ITEMS}. ` +
          'Use the “List from a range” criteria instead.',
      );
    }
    return { type, values: [...items.map(String), showDropdown] };
  }
  const relative = args.some((arg) => isRelative(arg));
  return {
    type: relative && !type.endsWith('_RELATIVE') ? `${type}_RELATIVE` : type,
    values: args.map(toValue),
  };
}

export function fromCondition(context: FileContext, { type, values }: Condition): ScriptCondition {
  if (type === 'VALUE_IN_LIST') return { type, args: [values.slice(0, -1), values.at(-1)] };
  return { type, args: values.map((value) => fromValue(context, value)) };
}

function isRelative(arg: unknown): arg is Service {
  return arg instanceof Service && arg._official === 'Spreadsheet.RelativeDate';
}

function toValue(arg: unknown): ConditionValue {
  if (arg instanceof Date) return { date: arg.getTime() };
  if (isRelative(arg)) return { relative: enumName(arg) };
  if (arg instanceof Service && arg._official === 'Spreadsheet.Range') {
    const { _sheet, _area } = arg as RangeBase;
    return { range: { sheetId: _sheet.id, ..._area } };
  }
  if (typeof arg === 'number' || typeof arg === 'boolean') return arg;
  return String(arg);
}

function fromValue(context: FileContext, value: ConditionValue): unknown {
  if (typeof value !== 'object') return value;
  if ('date' in value) return new Date(value.date);
  if ('relative' in value) return RELATIVE_DATE[value.relative as never];
  const sheet = context.model.sheetById(value.range.sheetId);
  if (!sheet) return null;
  const { top, left, bottom, right } = value.range;
  return asOfficial<GRange>(context.range(sheet, { top, left, bottom, right }));
}
