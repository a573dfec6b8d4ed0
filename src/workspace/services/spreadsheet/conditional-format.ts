/** Conditional format rules: what a cell looks like when it meets a condition, or along a scale of colours. */
import { asOfficial, enumName, type Official, ScriptException, Service } from '../service.ts';
import { expect } from './arguments.ts';
import { parseColour } from './colour.ts';
import { ConditionBuilder } from './condition-builder.ts';
import type { FileContext } from './context.ts';
import { BOOLEAN_CRITERIA, INTERPOLATION_TYPE } from './enums.ts';
import type { CellPlace, ConditionalFormat, GradientPoint } from './model/parts.ts';
import type { Rect } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import { writtenFor } from './model/structure.ts';
import type { StylePatch } from './model/style.ts';
import type { GConditionalRule, GConditionalRuleBuilder, GRange } from './official.ts';
import type { RangeBase } from './range-base.ts';
import { fromCondition, type ScriptCondition, toCondition } from './script-criteria.ts';

type BooleanConditionType = GoogleAppsScript.Spreadsheet.BooleanCondition;
type GradientConditionType = GoogleAppsScript.Spreadsheet.GradientCondition;
type InterpolationType = GoogleAppsScript.Spreadsheet.InterpolationType;

/** A rule as scripts pass it around. */
interface ScriptFormat {
  readonly ranges: readonly GRange[];
  readonly condition: ScriptCondition | null;
  readonly style: StylePatch;
  readonly gradient: Partial<Record<'min' | 'mid' | 'max', GradientPoint>>;
}

export class ConditionalFormatRule extends Service implements Official<GConditionalRule> {
  readonly _official = 'Spreadsheet.ConditionalFormatRule';
  readonly _weights = {};
  readonly #reader: ConditionalFormatRuleBuilder;

  constructor(format: ScriptFormat) {
    super();
    this.#reader = new ConditionalFormatRuleBuilder(format);
  }

  copy(): GConditionalRuleBuilder {
    return this.#reader.copy();
  }

  getRanges(): GRange[] {
    return this.#reader.getRanges();
  }

  getBooleanCondition(): BooleanConditionType | null {
    return this.#reader.getBooleanCondition();
  }

  getGradientCondition(): GradientConditionType | null {
    return this.#reader.getGradientCondition();
  }

  /** The rule as the model keeps it, for a certain sheet. */
  _data(sheet: SheetModel): ConditionalFormat {
    const { ranges, condition, style, gradient } = this.#reader._format;
    const areas = ranges.map((range) => {
      const own = expect<RangeBase>(range, 'Spreadsheet.Range', 'Sheet.setConditionalFormatRules');
      if (own._sheet !== sheet) {
        throw new ScriptException('Conditional format rule cannot reference a different sheet.');
      }
      return own._area;
    });
    if (areas.length === 0)
      throw new ScriptException('A conditional format rule must have at least one range.');
    const { min, mid = null, max } = gradient;
    return {
      areas,
      // Scripts write the formula of a rule for the first cell of its first range.
      anchor: firstCell(areas),
      condition: condition && toCondition(condition),
      style,
      gradient: min && max ? { min, mid, max } : null,
    };
  }
}

function firstCell(areas: readonly Rect[]): CellPlace {
  return { row: areas[0]!.top, column: areas[0]!.left };
}

/** The rule of a sheet as scripts see it. */
export function readFormat(
  context: FileContext,
  sheet: SheetModel,
  format: ConditionalFormat,
): GConditionalRule {
  const { gradient } = format;
  const points = gradient
    ? { min: gradient.min, max: gradient.max, ...(gradient.mid ? { mid: gradient.mid } : {}) }
    : {};
  const { condition } = writtenFor(format, firstCell(format.areas));
  return asOfficial<GConditionalRule>(
    new ConditionalFormatRule({
      ranges: format.areas.map((area) => asOfficial<GRange>(context.range(sheet, area))),
      condition: condition && fromCondition(context, condition),
      style: format.style,
      gradient: points,
    }),
  );
}

export class ConditionalFormatRuleBuilder
  extends ConditionBuilder<GConditionalRuleBuilder>
  implements Official<GConditionalRuleBuilder>
{
  readonly _official = 'Spreadsheet.ConditionalFormatRuleBuilder';
  readonly _weights = {};
  _format: ScriptFormat;

  constructor(format: ScriptFormat = { ranges: [], condition: null, style: {}, gradient: {} }) {
    super();
    this._format = format;
  }

  build(): GConditionalRule {
    const { condition, gradient } = this._format;
    if (!condition && !(gradient.min && gradient.max)) {
      throw new ScriptException('A conditional format rule must have a condition.');
    }
    return asOfficial<GConditionalRule>(new ConditionalFormatRule(this._format));
  }

  copy(): GConditionalRuleBuilder {
    return asOfficial<GConditionalRuleBuilder>(new ConditionalFormatRuleBuilder(this._format));
  }

  getRanges(): GRange[] {
    return [...this._format.ranges];
  }

  getBooleanCondition(): BooleanConditionType | null {
    const { condition, style } = this._format;
    return condition && asOfficial<BooleanConditionType>(new BooleanCondition(condition, style));
  }

  getGradientCondition(): GradientConditionType | null {
    const { gradient } = this._format;
    if (!gradient.min && !gradient.max) return null;
    return asOfficial<GradientConditionType>(new GradientCondition(gradient));
  }

  setRanges(ranges: GRange[]): GConditionalRuleBuilder {
    return this._with({ ranges: [...ranges] });
  }

  setBackground(color: string | null): GConditionalRuleBuilder {
    return this._style({ background: parseColour(color) });
  }

  setFontColor(color: string | null): GConditionalRuleBuilder {
    return this._style({ fontColor: parseColour(color) });
  }

  setBold(bold: boolean | null): GConditionalRuleBuilder {
    return this._style({ bold: bold ?? undefined });
  }

  setItalic(italic: boolean | null): GConditionalRuleBuilder {
    return this._style({ italic: italic ?? undefined });
  }

  setStrikethrough(strikethrough: boolean | null): GConditionalRuleBuilder {
    return this._style({ strikethrough: strikethrough ?? undefined });
  }

  setUnderline(underline: boolean | null): GConditionalRuleBuilder {
    return this._style({ underline: underline ?? undefined });
  }

  setGradientMinpoint(color: string): GConditionalRuleBuilder {
    return this._point('min', color, INTERPOLATION_TYPE.MIN, '');
  }

  setGradientMaxpoint(color: string): GConditionalRuleBuilder {
    return this._point('max', color, INTERPOLATION_TYPE.MAX, '');
  }

  setGradientMinpointWithValue(
    color: string,
    type: InterpolationType,
    value: string,
  ): GConditionalRuleBuilder {
    return this._point('min', color, type, value);
  }

  setGradientMidpointWithValue(
    color: string,
    type: InterpolationType,
    value: string,
  ): GConditionalRuleBuilder {
    return this._point('mid', color, type, value);
  }

  setGradientMaxpointWithValue(
    color: string,
    type: InterpolationType,
    value: string,
  ): GConditionalRuleBuilder {
    return this._point('max', color, type, value);
  }

  _when(condition: ScriptCondition): GConditionalRuleBuilder {
    return this._with({ condition, gradient: {} });
  }

  _style(patch: StylePatch): GConditionalRuleBuilder {
    return this._with({ style: { ...this._format.style, ...patch } });
  }

  _point(
    at: 'min' | 'mid' | 'max',
    color: string,
    type: InterpolationType,
    value: string,
  ): GConditionalRuleBuilder {
    const point: GradientPoint = {
      color: parseColour(color) ?? '#ffffff',
      type: enumName(type) as GradientPoint['type'],
      value: String(value),
    };
    return this._with({ condition: null, gradient: { ...this._format.gradient, [at]: point } });
  }

  _with(change: Partial<ScriptFormat>): GConditionalRuleBuilder {
    this._format = { ...this._format, ...change };
    return asOfficial<GConditionalRuleBuilder>(this);
  }
}

class BooleanCondition extends Service implements Official<BooleanConditionType> {
  readonly _official = 'Spreadsheet.BooleanCondition';
  readonly _weights = {};
  readonly #condition: ScriptCondition;
  readonly #style: StylePatch;

  constructor(condition: ScriptCondition, style: StylePatch) {
    super();
    this.#condition = condition;
    this.#style = style;
  }

  getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    return BOOLEAN_CRITERIA[
      this.#condition.type as never
    ] as unknown as GoogleAppsScript.Spreadsheet.BooleanCriteria;
  }

  getCriteriaValues(): unknown[] {
    return [...this.#condition.args];
  }

  getBackground(): string | null {
    return this.#style.background ?? null;
  }

  getFontColor(): string | null {
    return this.#style.fontColor ?? null;
  }

  getBold(): boolean | null {
    return this.#style.bold ?? null;
  }

  getItalic(): boolean | null {
    return this.#style.italic ?? null;
  }

  getStrikethrough(): boolean | null {
    return this.#style.strikethrough ?? null;
  }

  getUnderline(): boolean | null {
    return this.#style.underline ?? null;
  }
}

class GradientCondition extends Service implements Official<GradientConditionType> {
  readonly _official = 'Spreadsheet.GradientCondition';
  readonly _weights = {};
  readonly #points: ScriptFormat['gradient'];

  constructor(points: ScriptFormat['gradient']) {
    super();
    this.#points = points;
  }

  getMinColor(): string {
    return this.#points.min?.color ?? '';
  }

  getMinType(): InterpolationType | null {
    return this._type('min');
  }

  getMinValue(): string {
    return this.#points.min?.value ?? '';
  }

  getMidColor(): string {
    return this.#points.mid?.color ?? '';
  }

  getMidType(): InterpolationType | null {
    return this._type('mid');
  }

  getMidValue(): string {
    return this.#points.mid?.value ?? '';
  }

  getMaxColor(): string {
    return this.#points.max?.color ?? '';
  }

  getMaxType(): InterpolationType | null {
    return this._type('max');
  }

  getMaxValue(): string {
    return this.#points.max?.value ?? '';
  }

  _type(at: 'min' | 'mid' | 'max'): InterpolationType | null {
    const type = this.#points[at]?.type;
    return type === undefined ? null : INTERPOLATION_TYPE[type];
  }
}
