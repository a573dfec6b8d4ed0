/** What people do with forms: fill them in, change what they sent, and edit the form itself. */
import { type EventMaker, formSubmitEvent, rowSubmitEvent } from './events.ts';
import type { ExecutionResult } from './execution.ts';
import { syncDestination } from './services/forms/destination.ts';
import type { RawAnswer } from './services/forms/kinds/kind.ts';
import type { FormModel, FormResponseRecord } from './services/forms/model/model.ts';
import type { Answers } from './services/forms/model/pages.ts';
import { editResponseUrl, publishedUrl } from './services/forms/model/urls.ts';
import {
  answersByName,
  answersIn,
  checkAnswers,
  confirmationOf,
  EMAIL_FIELD,
  emailObjection,
  type ItemError,
  readAnswers,
  refusalOf,
} from './services/forms/respond.ts';
import { storeResponse } from './services/forms/submission.ts';
import { SheetDriver } from './sheet-driver.ts';
import type { FormFile } from './world.ts';

const ROUND = 'Met deze antwoorden kom je terug bij het begin van het formulier.';
const GONE = 'Deze reactie is er niet meer.';

/** Who sends a form, and which response he changes. */
export interface Respondent {
  /** Address of the person at the page; without it nobody is signed in. */
  readonly email?: string;
  /** Id of the response that is changed. */
  readonly editOf?: string;
}

/** How a respondent fills in a form, for tests: answers by item id or title. */
export interface FilledForm extends Respondent {
  readonly answers?: Readonly<Record<string, RawAnswer | number | null>>;
  /** A prefilled link, whose answers stand unless `answers` says otherwise. */
  readonly prefill?: string;
}

/** What sending a form came to. */
export interface FormOutcome {
  /** Null when it was not sent. */
  readonly response: FormResponseRecord | null;
  /** Why the form cannot be sent at all, in Dutch. */
  readonly refusal: string | null;
  /** What is wrong with single answers, in Dutch. */
  readonly errors: readonly ItemError[];
  /** What the page says afterwards. */
  readonly confirmation: string;
  /** Where the respondent can change what he sent; null when the form does not offer that. */
  readonly editUrl: string | null;
  /** Where he can send another one; null when the form does not offer that. */
  readonly againUrl: string | null;
  /** The triggers that ran. */
  readonly executions: readonly ExecutionResult[];
}

export abstract class FormDriver extends SheetDriver {
  /** Runs the form-submit triggers of a file. Nobody has it open, so nobody can be asked. */
  protected abstract fireSubmit(fileId: string, make: EventMaker): readonly ExecutionResult[];

  /** Fills a form in and sends it. A question that is not named keeps the prefilled or the earlier answer. */
  submitForm(formId: string, filled: FilledForm = {}): FormOutcome {
    const { model } = this.#form(formId);
    const earlier = filled.editOf === undefined ? undefined : model.response(filled.editOf);
    const query = filled.prefill?.slice(filled.prefill.indexOf('?') + 1) ?? '';
    const answers = new Map([
      ...(earlier ? answersIn(earlier) : []),
      ...readAnswers(model, new URLSearchParams(query)),
    ]);
    for (const [id, answer] of answersByName(model, filled.answers ?? {})) {
      if (answer === null) answers.delete(id);
      else answers.set(id, answer);
    }
    return this.#send(formId, answers, filled);
  }

  /** Sends the fields that a page posted; they are all the answers there are. */
  postForm(formId: string, fields: URLSearchParams, respondent: Respondent = {}): FormOutcome {
    const { model } = this.#form(formId);
    const email = respondent.email ?? fields.get(EMAIL_FIELD)?.trim() ?? '';
    return this.#send(formId, readAnswers(model, fields), { ...respondent, email });
  }

  /** A person edits the form itself; the linked tab follows. */
  changeForm(email: string, formId: string, change: (form: FormModel) => void): void {
    const form = this.#form(formId);
    if (!this.world.canEdit(form, email)) throw new Error(`${email} may not edit ${form.name}.`);
    change(form.model);
    syncDestination(this.world, form);
    form.updatedAt = this.world.now;
    this.world.touch('files');
  }

  #send(formId: string, answers: Answers, { email = '', editOf }: Respondent): FormOutcome {
    const form = this.#form(formId);
    const { settings } = form.model;
    const earlier = editOf === undefined ? null : form.model.response(editOf);
    if (earlier === undefined) return refused(GONE);
    const refusal = refusalOf(form.model, email, form.ownerEmail, earlier);
    if (refusal !== null) return refused(refusal);
    const objection = emailObjection(form.model, email);
    if (objection !== null) return refused(objection);
    const check = checkAnswers(form.model, answers);
    if (check.errors.length > 0) return { ...refused(null), errors: check.errors };
    if (!check.ends) return refused(ROUND);
    const { response, row } = storeResponse(this.world, form, {
      answers: check.answers,
      respondent: email,
      ...(earlier ? { editOf: earlier } : {}),
    });
    return {
      response,
      refusal: null,
      errors: [],
      confirmation: confirmationOf(settings),
      editUrl: settings.allowResponseEdits ? editResponseUrl(formId, response.id) : null,
      againUrl: settings.linkToRespondAgain && !settings.limitOneResponse ? publishedUrl(formId) : null,
      executions: [
        ...this.fireSubmit(formId, formSubmitEvent(formId, response.id)),
        ...(row ? this.fireSubmit(row.fileId, rowSubmitEvent(row)) : []),
      ],
    };
  }

  #form(formId: string): FormFile {
    const form = this.world.form(formId);
    if (!form) throw new Error(`There is no form ${formId}.`);
    return form;
  }
}

function refused(refusal: string | null): FormOutcome {
  return {
    response: null,
    refusal,
    errors: [],
    confirmation: '',
    editUrl: null,
    againUrl: null,
    executions: [],
  };
}
