/** FormResponse: all answers of one respondent, sent or still being made up by a script. */
import { asOfficial, type Official, ScriptException } from '../service.ts';
import { expectService } from './arguments.ts';
import { FORM_BEHAVIOUR } from './behaviour.ts';
import { type FormContext, FormService, INVALID_DATA } from './context.ts';
import { ItemResponseService } from './item-response.ts';
import { questionOf } from './kinds/index.ts';
import type { FormAnswer } from './model/items.ts';
import type { FormResponseRecord } from './model/model.ts';
import { questionsIn } from './model/pages.ts';
import { editResponseUrl, prefilledUrl } from './model/urls.ts';
import type { GDate, GFormResponse, GItem, GItemResponse } from './official.ts';
import { fieldsOf } from './respond.ts';
import { storeResponse } from './submission.ts';

const SUBMITTED = 'This response has already been submitted.';

export class FormResponseService extends FormService implements Official<GFormResponse> {
  readonly _official = 'Forms.FormResponse';
  readonly #context: FormContext;
  /** Null until it is sent. */
  readonly #record: FormResponseRecord | null;
  readonly #answers: Map<number, FormAnswer>;
  #sent: boolean;

  constructor(context: FormContext, record: FormResponseRecord | null) {
    super();
    this.#context = context;
    this.#record = record;
    this.#answers = new Map(record?.answers);
    this.#sent = record !== null;
  }

  /** Null before it is sent, and so are the moment, the address and the link to change it. */
  getId(): string {
    return (this.#record?.id ?? null) as string;
  }

  getTimestamp(): GDate {
    return (this.#record ? new Date(this.#record.at) : null) as unknown as GDate;
  }

  /** Empty when the form does not collect addresses. */
  getRespondentEmail(): string {
    return (this.#record?.email ?? null) as string;
  }

  getEditResponseUrl(): string {
    const { id } = this.#context.file;
    return (this.#record && editResponseUrl(id, this.#record.id)) as string;
  }

  /** In the order of the form; words, dates and times that were left open are there too. */
  getItemResponses(): GItemResponse[] {
    return questionsIn(this.#context.model.items).flatMap((item) => {
      const answer = this.#answers.get(item.id) ?? null;
      if (answer === null && questionOf(item).unanswered === undefined) return [];
      return [this.#itemResponse(item.id, answer)];
    });
  }

  /** Null when there is no answer. */
  getResponseForItem(item: GItem): GItemResponse {
    const answer = this.#answers.get(item.getId());
    return (answer === undefined ? null : this.#itemResponse(item.getId(), answer)) as GItemResponse;
  }

  withItemResponse(response: GItemResponse): GFormResponse {
    if (this.#sent) throw new ScriptException(SUBMITTED);
    const { _itemId, _answer } = expectService<ItemResponseService>(
      response,
      'Forms.ItemResponse',
      'response',
    );
    this.#context.item(_itemId);
    if (_answer === null) this.#answers.delete(_itemId);
    else this.#answers.set(_itemId, _answer);
    return asOfficial<GFormResponse>(this);
  }

  /** Fires no trigger, as with Google. */
  submit(): GFormResponse {
    const { world, file, model, scope } = this.#context;
    const { settings } = model;
    if (this.#sent) throw new ScriptException(SUBMITTED);
    if (!settings.published || !settings.acceptingResponses)
      throw new ScriptException('This form is currently not accepting responses.');
    if (
      settings.limitOneResponse ||
      (settings.collectEmail && !FORM_BEHAVIOUR.scriptsSubmitWhereEmailIsCollected)
    )
      throw new ScriptException(INVALID_DATA);
    const { response } = storeResponse(world, file, {
      answers: this.#answers,
      respondent: scope.effectiveUser.email,
    });
    this.#sent = true;
    return asOfficial<GFormResponse>(new FormResponseService(this.#context, response));
  }

  toPrefilledUrl(): string {
    return prefilledUrl(this.#context.file.id, fieldsOf(this.#context.model, this.#answers));
  }

  #itemResponse(id: number, answer: FormAnswer | null): GItemResponse {
    return asOfficial<GItemResponse>(new ItemResponseService(this.#context, id, answer));
  }
}
