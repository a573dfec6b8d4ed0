/** Validation rules, conditional formats and bandings of a tab in XLSX. */
import { columnLetters, formatA1 } from '../../services/spreadsheet/a1.ts';
import type {
  Banding,
  ConditionalFormat,
  GradientPoint,
  Validation,
} from '../../services/spreadsheet/model/parts.ts';
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import type { SheetModel, SpreadsheetModel } from '../../services/spreadsheet/model.ts';
import { escapeXml, xml } from '../xml.ts';
import { absolute, type ConditionPlace, conditionFormula, operand, quoted } from './conditions.ts';
import type { FormulaBook } from './formula.ts';
import { argb, type Looks } from './looks.ts';

/** Longer lists stand in cells of a hidden tab. */
const LONGEST_LIST = 255;
const LONGEST_HELP = 255;

interface RuleBook {
  readonly model: SpreadsheetModel;
  readonly formulas: FormulaBook;
  readonly looks: Looks;
  readonly lists: Lists;
}

/** Lists of choices that are too long to stand in a rule, in columns of a tab of their own. */
export class Lists {
  readonly sheetName: string;
  readonly #columns = new Map<string, readonly string[]>();

  constructor(sheetName: string) {
    this.sheetName = sheetName;
  }

  get columns(): readonly (readonly string[])[] {
    return [...this.#columns.values()];
  }

  /** The list as a rule refers to it. */
  reference(items: readonly string[]): string {
    const inline = quoted(items.join(','));
    if (inline.length <= LONGEST_LIST && items.every((item) => !item.includes(','))) return inline;
    const key = JSON.stringify(items);
    if (!this.#columns.has(key)) this.#columns.set(key, items);
    const column = columnLetters([...this.#columns.keys()].indexOf(key));
    return `${this.sheetName}!$${column}$1:$${column}$${items.length}`;
  }
}

/** What a rule demands: its kind and what it compares with. */
interface Demand {
  readonly type: string;
  readonly operator?: string;
  readonly formulas: readonly string[];
  readonly arrow?: boolean;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  BETWEEN: 'between',
  NOT_BETWEEN: 'notBetween',
  EQUAL_TO: 'equal',
  NOT_EQUAL_TO: 'notEqual',
  GREATER_THAN: 'greaterThan',
  GREATER_THAN_OR_EQUAL_TO: 'greaterThanOrEqual',
  LESS_THAN: 'lessThan',
  LESS_THAN_OR_EQUAL_TO: 'lessThanOrEqual',
  AFTER: 'greaterThan',
  BEFORE: 'lessThan',
  ON_OR_AFTER: 'greaterThanOrEqual',
  ON_OR_BEFORE: 'lessThanOrEqual',
};

/** The kinds of rule that Excel has of its own; others become a formula. */
const DEMANDS: Readonly<
  Record<string, (validation: Validation, place: ConditionPlace, lists: Lists) => Demand>
> = {
  VALUE_IN_LIST: ({ condition: { values } }, _, lists) => {
    const arrow = values.at(-1) !== false;
    const items = values.slice(0, typeof values.at(-1) === 'boolean' ? -1 : undefined);
    return { type: 'list', formulas: [lists.reference(items.map(String))], arrow };
  },
  VALUE_IN_RANGE: ({ condition: { values } }, place) => ({
    type: 'list',
    formulas: [operand(values[0], place)],
    arrow: values[1] !== false,
  }),
  CHECKBOX: ({ condition: { values } }, _, lists) => ({
    type: 'list',
    formulas: [lists.reference(values.length > 0 ? values.map(String) : ['TRUE', 'FALSE'])],
    arrow: true,
  }),
  DATE_IS_VALID_DATE: () => ({ type: 'date', operator: 'greaterThanOrEqual', formulas: ['1'] }),
};

function demandOf(validation: Validation, place: ConditionPlace, lists: Lists): Demand | null {
  const { type, values } = validation.condition;
  const own = DEMANDS[type];
  if (own) return own(validation, place, lists);
  const [, kind, comparison] = /^(NUMBER|DATE)_(.*)$/.exec(type) ?? [];
  const operator = COMPARISONS[comparison ?? ''];
  if (operator)
    return {
      type: kind === 'DATE' ? 'date' : 'decimal',
      operator,
      formulas: values.map((value) => operand(value, place)),
    };
  const formula = conditionFormula(validation.condition, place);
  return formula === null ? null : { type: 'custom', formulas: [formula] };
}

export function dataValidations({ model, formulas, lists }: RuleBook, sheet: SheetModel): string {
  const areas = new Map<Validation, Rect[]>();
  for (const { area, value } of sheet.validations.pieces(sheet.area)) {
    const known = areas.get(value) ?? [];
    const last = known.at(-1);
    // Columns beside each other with the same rule are one area.
    if (last && last.right === area.left && last.top === area.top && last.bottom === area.bottom)
      known[known.length - 1] = { ...last, right: area.right };
    else known.push(area);
    areas.set(value, known);
  }
  const rules = [...areas].flatMap(([validation, rects]) => {
    const [first] = rects;
    const cell = { row: first!.top, column: first!.left };
    const demand = demandOf(validation, { model, formulas, cell, anchor: validation.anchor }, lists);
    return demand
      ? [
          rule(
            validation,
            demand,
            rects.map((rect) => formatA1(sheet.clip(rect))),
          ),
        ]
      : [];
  });
  return rules.length > 0 ? xml('dataValidations', { count: rules.length }, ...rules) : '';
}

function rule({ allowInvalid, helpText }: Validation, demand: Demand, areas: readonly string[]): string {
  const help = helpText?.slice(0, LONGEST_HELP) ?? null;
  return xml(
    'dataValidation',
    {
      type: demand.type,
      errorStyle: allowInvalid ? 'warning' : null,
      operator: demand.operator === 'between' ? null : demand.operator,
      allowBlank: 1,
      // In this attribute 1 means: no arrow.
      showDropDown: demand.type === 'list' && demand.arrow === false ? 1 : null,
      showInputMessage: 1,
      showErrorMessage: 1,
      error: help,
      prompt: help,
      sqref: areas.join(' '),
    },
    ...demand.formulas.map((formula, i) => xml(`formula${i + 1}`, {}, escapeXml(formula))),
  );
}

/** Conditional formats in their order, and the colours of bandings after them. */
export function conditionalFormatting(book: RuleBook, sheet: SheetModel): string {
  let priority = 0;
  const formats = sheet.conditionalFormats.map((format) => {
    const areas = format.areas.map((area) => sheet.clip(area));
    const content = format.gradient
      ? colourScale(format.gradient, ++priority)
      : expression(book, format, areas[0]!, ++priority);
    return (
      content &&
      xml('conditionalFormatting', { sqref: areas.map((area) => formatA1(area)).join(' ') }, content)
    );
  });
  const bandings = sheet.bandings.map((banding) => {
    const area = sheet.clip(banding.area);
    const rules = bandingRules(banding, area).map(({ formula, color }) =>
      xml(
        'cfRule',
        { type: 'expression', dxfId: book.looks.change({ background: color }), priority: ++priority },
        xml('formula', {}, formula),
      ),
    );
    return rules.length > 0 ? xml('conditionalFormatting', { sqref: formatA1(area) }, ...rules) : '';
  });
  return [...formats, ...bandings].join('');
}

function expression(
  { model, formulas, looks }: RuleBook,
  { condition, anchor, style }: ConditionalFormat,
  area: Rect,
  priority: number,
): string {
  const place = { model, formulas, cell: { row: area.top, column: area.left }, anchor };
  const formula = condition && conditionFormula(condition, place);
  if (!formula) return '';
  return xml(
    'cfRule',
    { type: 'expression', dxfId: looks.change(style), priority },
    xml('formula', {}, escapeXml(formula)),
  );
}

const POINT_TYPES: Readonly<Record<GradientPoint['type'], string>> = {
  NUMBER: 'num',
  PERCENT: 'percent',
  PERCENTILE: 'percentile',
  MIN: 'min',
  MAX: 'max',
};

function colourScale(
  { min, mid, max }: NonNullable<ConditionalFormat['gradient']>,
  priority: number,
): string {
  const points = [min, mid, max].filter((point) => point !== null);
  const values = points.map(({ type, value }) =>
    xml('cfvo', {
      type: POINT_TYPES[type],
      val: type === 'MIN' || type === 'MAX' ? null : value.replace(',', '.'),
    }),
  );
  const colors = points.map(({ color }) => xml('color', { rgb: argb(color) }));
  return xml('cfRule', { type: 'colorScale', priority }, xml('colorScale', {}, ...values, ...colors));
}

/** Header and footer first, then every other row or column. */
function bandingRules({ direction, header, first, second, footer }: Banding, area: Rect) {
  const [count, from, to] =
    direction === 'rows' ? ['ROW()', area.top + 1, area.bottom] : ['COLUMN()', area.left + 1, area.right];
  const start = header === null ? from : from + 1;
  return [
    { formula: `${count}=${from}`, color: header },
    { formula: `${count}=${to}`, color: footer },
    { formula: `MOD(${count}-${start},2)=0`, color: first },
    { formula: `MOD(${count}-${start},2)=1`, color: second },
  ].flatMap(({ formula, color }) => (color === null ? [] : [{ formula, color }]));
}

/** The reference to a named range, from anywhere in the book. */
export function absoluteArea(sheetPrefix: string, area: Rect): string {
  return `${sheetPrefix}!${absolute(formatA1(area))}`;
}
