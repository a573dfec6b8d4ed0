/** What people do with the filter of a sheet: make it, choose what each column shows, take it away. */
import { type Actor, type ActResult, done, guardSheet, refused } from './acts.ts';
import { displayValues } from './cells.ts';
import { kindOfFormat } from './display.ts';
import type { Condition, ConditionValue, FilterCriteria } from './model/parts.ts';
import { type Rect, rect } from './model/rect.ts';
import type { SheetModel, SpreadsheetModel } from './model.ts';
import { serialToInstant } from './serial.ts';
import { parseTyped } from './typed.ts';

/** A condition as a person fills it in: Google's name of it, and what he typed. */
export interface TypedCondition {
  readonly type: string;
  readonly texts: readonly string[];
}

export type FilterChange =
  /** A single cell stands for the block of cells around it. */
  | { readonly kind: 'create'; readonly area: Rect }
  | { readonly kind: 'remove' }
  /** All columns show everything again. */
  | { readonly kind: 'reset' }
  /** What column `column` of the sheet shows; without hidden values and condition it shows all. */
  | {
      readonly kind: 'column';
      readonly column: number;
      readonly hiddenValues: readonly string[];
      /** `keep` leaves the condition as it is: a script may ask what nobody can type. */
      readonly condition: TypedCondition | 'keep' | null;
    };

const NO_FILTER = 'Op dit tabblad staat geen filter.';
const HAS_FILTER = 'Op dit tabblad staat al een filter. Verwijder dat eerst.';
const NOTHING_TO_FILTER = 'Hier staan geen gegevens om te filteren. Kies een cel in een lijst.';

export function changeFilter(actor: Actor, sheet: SheetModel, change: FilterChange): ActResult {
  const refusal = guardSheet(actor, sheet);
  if (refusal) return refusal;
  const reason = CHANGES[change.kind](actor.file.model, sheet, change as never);
  if (reason !== null) return refused(null, reason);
  sheet.touch('layout');
  return done(actor, sheet, sheet.filter ? sheet.clip(sheet.filter.area) : sheet.area, undefined);
}

const CHANGES: {
  readonly [K in FilterChange['kind']]: (
    model: SpreadsheetModel,
    sheet: SheetModel,
    change: FilterChange & { kind: K },
  ) => string | null;
} = {
  create: (model, sheet, { area }) => {
    if (sheet.filter) return HAS_FILTER;
    const chosen = sheet.clip(area);
    const single = chosen.bottom - chosen.top === 1 && chosen.right - chosen.left === 1;
    const cells = single ? blockAround(model, sheet, chosen) : withinUse(model, sheet, chosen);
    if (!cells) return NOTHING_TO_FILTER;
    sheet.filter = { area: cells, criteria: [] };
    return null;
  },
  remove: (_model, sheet) => {
    if (!sheet.filter) return NO_FILTER;
    sheet.filter = null;
    return null;
  },
  reset: (_model, sheet) => {
    if (!sheet.filter) return NO_FILTER;
    sheet.filter = { ...sheet.filter, criteria: [] };
    return null;
  },
  column: (model, sheet, { column, hiddenValues, condition }) => {
    if (!sheet.filter) return NO_FILTER;
    const { left, right } = sheet.clip(sheet.filter.area);
    if (column < left || column >= right) return NO_FILTER;
    const known = sheet.filter.criteria.find(([each]) => each === column)?.[1].condition ?? null;
    const read = condition === 'keep' ? known : condition && readCondition(model, condition);
    if (typeof read === 'string') return read;
    const rest = sheet.filter.criteria.filter(([each]) => each !== column);
    const criteria: FilterCriteria = { hiddenValues, condition: read };
    const shows = hiddenValues.length > 0 || read;
    sheet.filter = { ...sheet.filter, criteria: shows ? [...rest, [column, criteria]] : rest };
    return null;
  },
};

/** One of the texts that a column shows, and in how many rows. */
export interface FilterValue {
  readonly text: string;
  readonly count: number;
  readonly shown: boolean;
}

/** What there is to choose in a column: the texts of the rows that the other columns let through, in order. */
export function filterValues(model: SpreadsheetModel, sheet: SheetModel, column: number): FilterValue[] {
  const { filter } = sheet;
  if (!filter) return [];
  const area = sheet.clip(filter.area);
  const others = model.hiddenByFilter(sheet, column);
  const hidden = new Set(filter.criteria.find(([each]) => each === column)?.[1].hiddenValues ?? []);
  const body = { ...area, top: area.top + 1, left: column, right: column + 1 };
  const counts = new Map<string, { count: number; value: unknown }>();
  const values = model.readValues(sheet, body);
  for (const [i, [text]] of displayValues(model, sheet, body).entries()) {
    if (others.has(body.top + i)) continue;
    const known = counts.get(text!);
    if (known) known.count += 1;
    else counts.set(text!, { count: 1, value: values[i]![0] });
  }
  const collator = new Intl.Collator(model.locale.replace('_', '-'), { numeric: true, sensitivity: 'base' });
  return [...counts]
    .sort(([a, { value: x }], [b, { value: y }]) => {
      if (typeof x === 'number' && typeof y === 'number') return x - y;
      return collator.compare(a, b);
    })
    .map(([text, { count }]) => ({ text, count, shown: !hidden.has(text) }));
}

/** The cells without the rows and columns after the last one in use; null when nothing is left below a header. */
function withinUse(model: SpreadsheetModel, sheet: SheetModel, cells: Rect): Rect | null {
  const used = model.extent(sheet);
  const area = {
    ...cells,
    bottom: Math.min(cells.bottom, used.rows),
    right: Math.min(cells.right, used.columns),
  };
  return area.bottom - area.top > 1 && area.right > area.left ? area : null;
}

/** The block of filled cells that a cell is part of, up to blank rows and columns; null when it stands alone. */
function blockAround(model: SpreadsheetModel, sheet: SheetModel, cell: Rect): Rect | null {
  const used = model.extent(sheet);
  const values = model.readValues(sheet, rect(0, 0, used.rows, used.columns));
  const filled = (row: number, column: number) => (values[row]?.[column] ?? null) !== null;
  let { top, left, bottom, right } = cell;
  const rowFilled = (row: number) => {
    for (let column = Math.max(0, left - 1); column <= right; column += 1)
      if (filled(row, column)) return true;
    return false;
  };
  const columnFilled = (column: number) => {
    for (let row = Math.max(0, top - 1); row <= bottom; row += 1) if (filled(row, column)) return true;
    return false;
  };
  for (let grown = true; grown; ) {
    grown = false;
    for (; top > 0 && rowFilled(top - 1); grown = true) top -= 1;
    for (; left > 0 && columnFilled(left - 1); grown = true) left -= 1;
    for (; rowFilled(bottom); grown = true) bottom += 1;
    for (; columnFilled(right); grown = true) right += 1;
  }
  return bottom - top > 1 ? { top, left, bottom, right } : null;
}

/** How many values a condition needs, and of what kind. */
const NEEDS: Readonly<Record<string, readonly ('number' | 'date' | 'text')[]>> = {
  CELL_EMPTY: [],
  CELL_NOT_EMPTY: [],
  TEXT_CONTAINS: ['text'],
  TEXT_DOES_NOT_CONTAIN: ['text'],
  TEXT_STARTS_WITH: ['text'],
  TEXT_ENDS_WITH: ['text'],
  TEXT_EQUAL_TO: ['text'],
  DATE_EQUAL_TO: ['date'],
  DATE_BEFORE: ['date'],
  DATE_AFTER: ['date'],
  NUMBER_GREATER_THAN: ['number'],
  NUMBER_GREATER_THAN_OR_EQUAL_TO: ['number'],
  NUMBER_LESS_THAN: ['number'],
  NUMBER_LESS_THAN_OR_EQUAL_TO: ['number'],
  NUMBER_EQUAL_TO: ['number'],
  NUMBER_NOT_EQUAL_TO: ['number'],
  NUMBER_BETWEEN: ['number', 'number'],
  NUMBER_NOT_BETWEEN: ['number', 'number'],
};

/** The condition with its values read as the spreadsheet's locale writes them; else why it cannot be. */
function readCondition(model: SpreadsheetModel, { type, texts }: TypedCondition): Condition | string {
  const needs = Object.hasOwn(NEEDS, type) ? NEEDS[type]! : null;
  if (!needs) return 'Deze voorwaarde bestaat niet.';
  const values: ConditionValue[] = [];
  for (const [i, kind] of needs.entries()) {
    const text = (texts[i] ?? '').trim();
    if (text === '') return 'Vul een waarde in bij de voorwaarde.';
    const { value, numberFormat } = parseTyped(
      text,
      model.locale,
      undefined,
      new Date(model.now()).getUTCFullYear(),
    );
    if (kind === 'text') values.push(text);
    else if (typeof value !== 'number') {
      return kind === 'number'
        ? `‘${text}’ is geen getal.`
        : `‘${text}’ is geen datum. Schrijf die als 31-1-2026.`;
    } else if (kind === 'number') values.push(value);
    else if (kindOfFormat(numberFormat) !== 'date')
      return `‘${text}’ is geen datum. Schrijf die als 31-1-2026.`;
    else values.push({ date: serialToInstant(value, model.timeZone) });
  }
  return { type, values };
}
