/** What a person finds at an address of a form: the form to fill in, or why he cannot. */
import type { FormFile, World } from '../../world.ts';
import type { FormResponseRecord } from './model/model.ts';
import { publishedId, readFormUrl } from './model/urls.ts';
import { answersIn, EMAIL_FIELD, type FormView, formView, readAnswers, refusalOf } from './respond.ts';

export interface FormVisit {
  readonly formId: string;
  /** Id of the response that the address lets change; null for a new response. */
  readonly editOf: string | null;
  /** Why nothing can be sent, in Dutch; null when the form is open to this person. */
  readonly refusal: string | null;
  /** The form with the answers that the address or the earlier response fills in. */
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
  return {
    formId: file.id,
    editOf: responseId,
    refusal: refusalOf(file.model, email, file.ownerEmail, response),
    view: viewFor(file, fields, response, email),
  };
}

function viewFor(
  { model }: FormFile,
  fields: URLSearchParams,
  response: FormResponseRecord | null,
  email: string,
): FormView {
  const answers = new Map([...(response ? answersIn(response) : []), ...readAnswers(model, fields)]);
  return formView(model, answers, email || (response?.email ?? '') || (fields.get(EMAIL_FIELD) ?? ''));
}

function publishedForm(world: World, id: string): FormFile | undefined {
  for (const file of world.files.values())
    if (file.kind === 'form' && publishedId(file.id) === id) return file;
  return undefined;
}
