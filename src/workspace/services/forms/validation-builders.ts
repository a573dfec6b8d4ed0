/** The builders behind FormApp.create…Validation, and the demands that they build. */
import { asOfficial, type Official, Service } from '../service.ts';
import { expectService, whole } from './arguments.ts';
import type { Rule } from './model/items.ts';

type Text = GoogleAppsScript.Forms.TextValidationBuilder;
type Paragraph = GoogleAppsScript.Forms.ParagraphTextValidationBuilder;
type Checkbox = GoogleAppsScript.Forms.CheckboxValidationBuilder;
type Grid = GoogleAppsScript.Forms.GridValidationBuilder;
type CheckboxGrid = GoogleAppsScript.Forms.CheckboxGridValidationBuilder;

/** A demand that was built; Google's has no public members either. */
export class ValidationService extends Service {
  readonly _official: string;
  readonly _weights = {};
  /** Null when nothing was required. */
  readonly _rule: Rule | null;

  constructor(official: string, rule: Rule | null) {
    super();
    this._official = official;
    this._rule = rule;
  }
}

/** `Self` is the official builder, `Built` what it builds; the last demand counts. */
abstract class ValidationBuilder<Self, Built> extends Service {
  readonly _weights = {};
  #rule: Omit<Rule, 'help'> | null = null;
  #help = '';

  setHelpText(text: string): Self {
    this.#help = text === null ? '' : String(text);
    return asOfficial<Self>(this);
  }

  build(): Built {
    const rule = this.#rule && { ...this.#rule, help: this.#help };
    return asOfficial<Built>(new ValidationService(this._official.replace(/Builder$/, ''), rule));
  }

  _require(type: string, ...values: Rule['values']): Self {
    this.#rule = { type, values };
    return asOfficial<Self>(this);
  }
}

/** What text and paragraph items have in common. */
abstract class WordsBuilder<Self, Built> extends ValidationBuilder<Self, Built> {
  requireTextContainsPattern(pattern: string): Self {
    return this._require('TEXT_CONTAINS_PATTERN', String(pattern));
  }

  requireTextDoesNotContainPattern(pattern: string): Self {
    return this._require('TEXT_DOES_NOT_CONTAIN_PATTERN', String(pattern));
  }

  requireTextMatchesPattern(pattern: string): Self {
    return this._require('TEXT_MATCHES_PATTERN', String(pattern));
  }

  requireTextDoesNotMatchPattern(pattern: string): Self {
    return this._require('TEXT_DOES_NOT_MATCH_PATTERN', String(pattern));
  }

  requireTextLengthGreaterThanOrEqualTo(number: number): Self {
    return this._require('TEXT_LENGTH_GREATER_THAN_OR_EQUAL_TO', whole(number, 'number'));
  }

  requireTextLengthLessThanOrEqualTo(number: number): Self {
    return this._require('TEXT_LENGTH_LESS_THAN_OR_EQUAL_TO', whole(number, 'number'));
  }
}

export class ParagraphTextValidationBuilderService
  extends WordsBuilder<Paragraph, GoogleAppsScript.Forms.ParagraphTextValidation>
  implements Official<Paragraph>
{
  readonly _official = 'Forms.ParagraphTextValidationBuilder';
}

export class TextValidationBuilderService
  extends WordsBuilder<Text, GoogleAppsScript.Forms.TextValidation>
  implements Official<Text>
{
  readonly _official = 'Forms.TextValidationBuilder';

  requireNumber(): Text {
    return this._require('NUMBER');
  }

  requireWholeNumber(): Text {
    return this._require('WHOLE_NUMBER');
  }

  requireNumberBetween(start: number, end: number): Text {
    return this._require('NUMBER_BETWEEN', Number(start), Number(end));
  }

  requireNumberNotBetween(start: number, end: number): Text {
    return this._require('NUMBER_NOT_BETWEEN', Number(start), Number(end));
  }

  requireNumberEqualTo(number: number): Text {
    return this._require('NUMBER_EQUAL_TO', Number(number));
  }

  requireNumberNotEqualTo(number: number): Text {
    return this._require('NUMBER_NOT_EQUAL_TO', Number(number));
  }

  requireNumberGreaterThan(number: number): Text {
    return this._require('NUMBER_GREATER_THAN', Number(number));
  }

  requireNumberGreaterThanOrEqualTo(number: number): Text {
    return this._require('NUMBER_GREATER_THAN_OR_EQUAL_TO', Number(number));
  }

  requireNumberLessThan(number: number): Text {
    return this._require('NUMBER_LESS_THAN', Number(number));
  }

  requireNumberLessThanOrEqualTo(number: number): Text {
    return this._require('NUMBER_LESS_THAN_OR_EQUAL_TO', Number(number));
  }

  requireTextIsEmail(): Text {
    return this._require('TEXT_IS_EMAIL');
  }

  requireTextIsUrl(): Text {
    return this._require('TEXT_IS_URL');
  }
}

export class CheckboxValidationBuilderService
  extends ValidationBuilder<Checkbox, GoogleAppsScript.Forms.CheckboxValidation>
  implements Official<Checkbox>
{
  readonly _official = 'Forms.CheckboxValidationBuilder';

  requireSelectAtLeast(number: number): Checkbox {
    return this._require('SELECT_AT_LEAST', whole(number, 'number'));
  }

  requireSelectAtMost(number: number): Checkbox {
    return this._require('SELECT_AT_MOST', whole(number, 'number'));
  }

  requireSelectExactly(number: number): Checkbox {
    return this._require('SELECT_EXACTLY', whole(number, 'number'));
  }
}

export class GridValidationBuilderService
  extends ValidationBuilder<Grid, GoogleAppsScript.Forms.GridValidation>
  implements Official<Grid>
{
  readonly _official = 'Forms.GridValidationBuilder';

  requireLimitOneResponsePerColumn(): Grid {
    return this._require('LIMIT_ONE_RESPONSE_PER_COLUMN');
  }
}

export class CheckboxGridValidationBuilderService
  extends ValidationBuilder<CheckboxGrid, GoogleAppsScript.Forms.CheckboxGridValidation>
  implements Official<CheckboxGrid>
{
  readonly _official = 'Forms.CheckboxGridValidationBuilder';

  requireLimitOneResponsePerColumn(): CheckboxGrid {
    return this._require('LIMIT_ONE_RESPONSE_PER_COLUMN');
  }
}

/** The rule in a validation of this class; null takes an earlier one away. Throws when it is something else. */
export function ruleIn(validation: unknown, official: string): Rule | null {
  if (validation === null || validation === undefined) return null;
  return expectService<ValidationService>(validation, official, 'validation')._rule;
}
