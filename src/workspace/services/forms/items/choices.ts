/** MultipleChoiceItem, ListItem and CheckboxItem: questions that offer choices. */
import { asOfficial, type Official, ScriptException } from '../../service.ts';
import { expectService, fullList } from '../arguments.ts';
import { ChoiceService, makeChoice } from '../choice.ts';
import { INVALID_DATA } from '../context.ts';
import { answerItem } from '../item-response.ts';
import type { Choice, ChoiceItem } from '../model/items.ts';
import type {
  GCheckboxItem,
  GChoice,
  GItemResponse,
  GListItem,
  GMultipleChoiceItem,
  GPageBreakItem,
  GPageNavigationType,
} from '../official.ts';
import { ruleIn } from '../validation-builders.ts';
import { SelfGradedService } from './item.ts';

abstract class ChoicesService<Self> extends SelfGradedService<Self, ChoiceItem> {
  getChoices(): GChoice[] {
    return this._item.choices.map((choice) => asOfficial(new ChoiceService(this._context, choice)));
  }

  setChoices(choices: GChoice[]): Self {
    return this._put(
      fullList(choices, 'choices').map(
        (choice) => expectService<ChoiceService>(choice, 'Forms.Choice', 'choices')._choice,
      ),
    );
  }

  setChoiceValues(values: string[]): Self {
    return this._put(
      fullList(values, 'values').map((value) => ({
        value: String(value),
        navigation: null,
        correct: false,
      })),
    );
  }

  /** Choices that say where to go and choices that do not cannot stand in one question. */
  _put(choices: readonly Choice[]): Self {
    if (new Set(choices.map(({ value }) => value)).size < choices.length)
      throw new ScriptException('Questions cannot have duplicate choice values.');
    const leading = choices.filter(({ navigation }) => navigation !== null).length;
    if (choices.some(({ value }) => value === '') || (leading > 0 && leading < choices.length))
      throw new ScriptException(INVALID_DATA);
    return this._change({ choices });
  }
}

export class MultipleChoiceItemService
  extends ChoicesService<GMultipleChoiceItem>
  implements Official<GMultipleChoiceItem>
{
  readonly _official = 'Forms.MultipleChoiceItem';

  createChoice(value: string, more?: boolean | GPageBreakItem | GPageNavigationType): GChoice {
    return makeChoice(this._context, value, more);
  }

  createResponse(response: string): GItemResponse {
    return answerItem(this._context, this._item, String(response));
  }

  hasOtherOption(): boolean {
    return this._item.other;
  }

  showOtherOption(enabled: boolean): GMultipleChoiceItem {
    return this._change({ other: Boolean(enabled) });
  }
}

export class ListItemService extends ChoicesService<GListItem> implements Official<GListItem> {
  readonly _official = 'Forms.ListItem';

  createChoice(value: string, more?: boolean | GPageBreakItem | GPageNavigationType): GChoice {
    return makeChoice(this._context, value, more);
  }

  createResponse(response: string): GItemResponse {
    return answerItem(this._context, this._item, String(response));
  }
}

export class CheckboxItemService extends ChoicesService<GCheckboxItem> implements Official<GCheckboxItem> {
  readonly _official = 'Forms.CheckboxItem';

  createChoice(value: string, isCorrect = false): GChoice {
    return makeChoice(this._context, value, Boolean(isCorrect));
  }

  createResponse(responses: string[]): GItemResponse {
    return answerItem(this._context, this._item, fullList(responses, 'responses').map(String));
  }

  hasOtherOption(): boolean {
    return this._item.other;
  }

  showOtherOption(enabled: boolean): GCheckboxItem {
    return this._change({ other: Boolean(enabled) });
  }

  setValidation(validation: GoogleAppsScript.Forms.CheckboxValidation): GCheckboxItem {
    return this._change({ rule: ruleIn(validation, 'Forms.CheckboxValidation') });
  }

  clearValidation(): GCheckboxItem {
    return this._change({ rule: null });
  }
}
