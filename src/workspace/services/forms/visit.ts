/** What a person finds at an address of a form: the form to fill in, or why he cannot. */
import type { FormFile, World } from '../../world.ts';
import type { Answers } from './model/pages.ts';
import { publishedId, readFormUrl } from './model/urls.ts';
import { answersIn, EMAIL_FIELD, type FormView, formView, readAnswers, refusalOf } from './respond.ts';

export interface FormVisit {
  readonly formId: string;
  /** Id of the response that the address lets change; null for a new response. */
  readonly editOf: string | null;
  /** Why nothing can be sent, in Dutch; null when the form is open to this person. */
  readonly refusal: string | null;
  /** What the address or the earlier response fills in. */
  readonly answers: Answers;
  /** The form with those answers. */
  readonly view: FormView;
}

/**
 * Opens any address of a form that a respondent may have got; null when no form has it. `email` is empty for
 * somebody who is not signed in.
 */
export function visitForm(world: World, url: string, email = ''): FormVisit | null {
  const address = readFormUrl(url);
  const file = address && (address.published ? publishedForm(world, address.id) : world.form(address.id));
  if (!file || file.trashed) return null;
  const { fields, responseId } = address;
  const response = responseId === null ? null : file.model.response(responseId);
  if (response === undefined) return null;
  const { model } = file;
  const answers = new Map([...(response ? answersIn(response) : []), ...readAnswers(model, fields)]);
  return {
    formId: file.id,
    editOf: responseId,
    refusal: refusalOf(model, email, file.ownerEmail, response),
    answers,
    view: formView(model, answers, email || (response?.email ?? '') || (fields.get(EMAIL_FIELD) ?? '')),
  };
}

function publishedForm(world: World, id: string): FormFile | undefined {
  for (const file of world.files.values())
    if (file.kind === 'form' && publishedId(file.id) === id) return file;
  return undefined;
}
