/** ItemResponse: an answer to one question. */
import { asOfficial, type Official, ScriptException } from '../service.ts';
import { type FormContext, FormService } from './context.ts';
import { questionOf } from './kinds/index.ts';
import type { RawAnswer } from './kinds/kind.ts';
import type { FormAnswer, QuestionItem } from './model/items.ts';
import type { GItem, GItemResponse } from './official.ts';

export class ItemResponseService extends FormService implements Official<GItemResponse> {
  readonly _official = 'Forms.ItemResponse';
  readonly _itemId: number;
  /** Null when the question was left open. */
  readonly _answer: FormAnswer | null;
  readonly #context: FormContext;

  constructor(context: FormContext, itemId: number, answer: FormAnswer | null) {
    super();
    this.#context = context;
    this._itemId = itemId;
    this._answer = answer;
  }

  getItem(): GItem {
    return this.#context.make.item(this.#context, this._itemId);
  }

  getResponse(): string {
    const kind = questionOf(this.#context.item<QuestionItem>(this._itemId));
    return (this._answer === null ? (kind.unanswered ?? '') : kind.told(this._answer)) as string;
  }
}

/** The answer that a script makes up; throws when the question would not take it. */
export function answerItem(context: FormContext, item: QuestionItem, raw: RawAnswer): GItemResponse {
  const kind = questionOf(item);
  const answer = kind.normal(item, raw);
  if (answer !== null && kind.objection(item, answer) !== null)
    throw new ScriptException(`Invalid response submitted to item: ${String(raw)}.`);
  return asOfficial<GItemResponse>(new ItemResponseService(context, item.id, answer));
}
