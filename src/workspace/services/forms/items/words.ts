/** TextItem and ParagraphTextItem: questions that are answered with words. */
import type { Official } from '../../service.ts';
import { answerItem } from '../item-response.ts';
import type { TextItem } from '../model/items.ts';
import type { GItemResponse, GParagraphTextItem, GTextItem } from '../official.ts';
import { ruleIn } from '../validation-builders.ts';
import { ManuallyGradedService } from './item.ts';

abstract class WordsItemService<Self, Validation> extends ManuallyGradedService<Self, TextItem> {
  protected abstract readonly _validation: string;

  createResponse(response: string): GItemResponse {
    return answerItem(this._context, this._item, String(response));
  }

  setValidation(validation: Validation): Self {
    return this._change({ rule: ruleIn(validation, this._validation) });
  }

  clearValidation(): Self {
    return this._change({ rule: null });
  }
}

export class TextItemService
  extends WordsItemService<GTextItem, GoogleAppsScript.Forms.TextValidation>
  implements Official<GTextItem>
{
  readonly _official = 'Forms.TextItem';
  protected readonly _validation = 'Forms.TextValidation';
}

export class ParagraphTextItemService
  extends WordsItemService<GParagraphTextItem, GoogleAppsScript.Forms.ParagraphTextValidation>
  implements Official<GParagraphTextItem>
{
  readonly _official = 'Forms.ParagraphTextItem';
  protected readonly _validation = 'Forms.ParagraphTextValidation';
}
