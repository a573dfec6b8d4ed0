/** DataValidation and its builder: what may be entered in a cell. */
import { asOfficial, enumName, type Official, ScriptException, Service } from '../service.ts';
import { DATA_VALIDATION_CRITERIA } from './enums.ts';
import type { Validation } from './model/parts.ts';
import type { GDataValidation, GDataValidationBuilder, GRange } from './official.ts';
import { type ScriptCondition, toCondition } from './script-criteria.ts';

type Criteria = GoogleAppsScript.Spreadsheet.DataValidationCriteria;

/** A rule as scripts pass it around. */
export interface ScriptRule {
  readonly condition: ScriptCondition | null;
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

abstract class RuleReader extends Service {
  abstract readonly _rule: ScriptRule;

  getAllowInvalid(): boolean {
    return this._rule.allowInvalid;
  }

  getHelpText(): string | null {
    return this._rule.helpText;
  }

  getCriteriaType(): Criteria {
    const { condition } = this._rule;
    return (condition ? DATA_VALIDATION_CRITERIA[condition.type as never] : null) as unknown as Criteria;
  }

  getCriteriaValues(): unknown[] {
    return [...(this._rule.condition?.args ?? [])];
  }

  copy(): GDataValidationBuilder {
    return asOfficial<GDataValidationBuilder>(new DataValidationBuilder(this._rule));
  }
}

export class DataValidation extends RuleReader implements Official<Omit<GDataValidation, 'getHelpText'>> {
  readonly _official = 'Spreadsheet.DataValidation';
  readonly _weights = {};
  readonly _rule: ScriptRule;

  constructor(rule: ScriptRule) {
    super();
    this._rule = rule;
  }

  /** The rule as the model keeps it, for cells whose first one is at `anchor`. */
  _validation(anchor: { readonly row: number; readonly column: number }): Validation {
    const { condition, allowInvalid, helpText } = this._rule;
    return { condition: toCondition(condition!), allowInvalid, helpText, anchor };
  }
}

export class DataValidationBuilder extends RuleReader implements Official<GDataValidationBuilder> {
  readonly _official = 'Spreadsheet.DataValidationBuilder';
  readonly _weights = {};
  _rule: ScriptRule;

  constructor(rule: ScriptRule = { condition: null, allowInvalid: true, helpText: null }) {
    super();
    this._rule = rule;
  }

  build(): GDataValidation {
    if (!this._rule.condition) throw new ScriptException('No criteria was set for the data validation rule.');
    toCondition(this._rule.condition);
    return asOfficial<GDataValidation>(new DataValidation(this._rule));
  }

  setAllowInvalid(allowInvalidData: boolean): GDataValidationBuilder {
    return this._with({ allowInvalid: Boolean(allowInvalidData) });
  }

  setHelpText(helpText: string): GDataValidationBuilder {
    return this._with({ helpText: helpText === null || helpText === '' ? null : String(helpText) });
  }

  withCriteria(criteria: Criteria, args: unknown[]): GDataValidationBuilder {
    return this._when(enumName(criteria), args);
  }

  requireCheckbox(checkedValue?: unknown, uncheckedValue?: unknown): GDataValidationBuilder {
    return this._when(
      'CHECKBOX',
      [checkedValue, uncheckedValue].filter((value) => value !== undefined),
    );
  }

  requireDate(): GDataValidationBuilder {
    return this._when('DATE_IS_VALID_DATE', []);
  }

  requireDateAfter(date: unknown): GDataValidationBuilder {
    return this._when('DATE_AFTER', [date]);
  }

  requireDateBefore(date: unknown): GDataValidationBuilder {
    return this._when('DATE_BEFORE', [date]);
  }

  requireDateBetween(start: unknown, end: unknown): GDataValidationBuilder {
    return this._when('DATE_BETWEEN', [start, end]);
  }

  requireDateEqualTo(date: unknown): GDataValidationBuilder {
    return this._when('DATE_EQUAL_TO', [date]);
  }

  requireDateNotBetween(start: unknown, end: unknown): GDataValidationBuilder {
    return this._when('DATE_NOT_BETWEEN', [start, end]);
  }

  requireDateOnOrAfter(date: unknown): GDataValidationBuilder {
    return this._when('DATE_ON_OR_AFTER', [date]);
  }

  requireDateOnOrBefore(date: unknown): GDataValidationBuilder {
    return this._when('DATE_ON_OR_BEFORE', [date]);
  }

  requireFormulaSatisfied(formula: string): GDataValidationBuilder {
    return this._when('CUSTOM_FORMULA', [formula.startsWith('=') ? formula : `=${formula}`]);
  }

  requireNumberBetween(start: number, end: number): GDataValidationBuilder {
    return this._when('NUMBER_BETWEEN', [start, end]);
  }

  requireNumberEqualTo(number: number): GDataValidationBuilder {
    return this._when('NUMBER_EQUAL_TO', [number]);
  }

  requireNumberGreaterThan(number: number): GDataValidationBuilder {
    return this._when('NUMBER_GREATER_THAN', [number]);
  }

  requireNumberGreaterThanOrEqualTo(number: number): GDataValidationBuilder {
    return this._when('NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }

  requireNumberLessThan(number: number): GDataValidationBuilder {
    return this._when('NUMBER_LESS_THAN', [number]);
  }

  requireNumberLessThanOrEqualTo(number: number): GDataValidationBuilder {
    return this._when('NUMBER_LESS_THAN_OR_EQUAL_TO', [number]);
  }

  requireNumberNotBetween(start: number, end: number): GDataValidationBuilder {
    return this._when('NUMBER_NOT_BETWEEN', [start, end]);
  }

  requireNumberNotEqualTo(number: number): GDataValidationBuilder {
    return this._when('NUMBER_NOT_EQUAL_TO', [number]);
  }

  requireTextContains(text: string): GDataValidationBuilder {
    return this._when('TEXT_CONTAINS', [text]);
  }

  requireTextDoesNotContain(text: string): GDataValidationBuilder {
    return this._when('TEXT_DOES_NOT_CONTAIN', [text]);
  }

  requireTextEqualTo(text: string): GDataValidationBuilder {
    return this._when('TEXT_EQUAL_TO', [text]);
  }

  requireTextIsEmail(): GDataValidationBuilder {
    return this._when('TEXT_IS_VALID_EMAIL', []);
  }

  requireTextIsUrl(): GDataValidationBuilder {
    return this._when('TEXT_IS_VALID_URL', []);
  }

  requireValueInList(values: string[], showDropdown = true): GDataValidationBuilder {
    return this._when('VALUE_IN_LIST', [values, showDropdown]);
  }

  requireValueInRange(range: GRange, showDropdown = true): GDataValidationBuilder {
    return this._when('VALUE_IN_RANGE', [range, showDropdown]);
  }

  _when(type: string, args: readonly unknown[]): GDataValidationBuilder {
    return this._with({ condition: { type, args } });
  }

  _with(change: Partial<ScriptRule>): GDataValidationBuilder {
    this._rule = { ...this._rule, ...change };
    return asOfficial<GDataValidationBuilder>(this);
  }
}
