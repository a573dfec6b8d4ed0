/** Storing a response: in the form, and in the row of the tab that the form is linked to. */
import type { FormFile, World } from '../../world.ts';
import { type WrittenRow, writeResponse } from './destination.ts';
import type { FormResponseRecord } from './model/model.ts';
import type { Answers } from './model/pages.ts';
import { publishedId, readFormUrl } from './model/urls.ts';

export interface Submission {
  readonly answers: Answers;
  /** Who sends it; empty for somebody who is not signed in and gave no address. */
  readonly respondent: string;
  /** The response that this one replaces. */
  readonly editOf?: FormResponseRecord;
}

export interface Stored {
  readonly response: FormResponseRecord;
  /** Null when the form is not linked to a tab. */
  readonly row: WrittenRow | null;
}

/** Stores answers that were checked; a changed response keeps its id. */
export function storeResponse(world: World, form: FormFile, submission: Submission): Stored {
  const { answers, respondent, editOf } = submission;
  const response: FormResponseRecord = {
    id: editOf?.id ?? `2_${world.ids.fileId()}`,
    at: world.now,
    respondent,
    email: form.model.settings.collectEmail ? respondent : '',
    answers: [...answers],
  };
  form.model.store(response);
  return { response, row: writeResponse(world, form, response, editOf ?? null) };
}

/** A form that an address leads to, with the answers that the address fills in and the response that it changes. */
export interface FormVisit {
  readonly file: FormFile;
  readonly fields: URLSearchParams;
  /** Null when the address opens the form for a new response; undefined when that response is gone. */
  readonly response: FormResponseRecord | null | undefined;
}

/** Opens any address of a form that a respondent may have got; null when no form has it. */
export function visitForm(world: World, url: string): FormVisit | null {
  const address = readFormUrl(url);
  if (!address) return null;
  const file = address.published
    ? [...world.files.values()].find(({ id, kind }) => kind === 'form' && publishedId(id) === address.id)
    : world.form(address.id);
  if (file?.kind !== 'form' || file.trashed) return null;
  const { fields, responseId } = address;
  return { file, fields, response: responseId === null ? null : file.model.response(responseId) };
}
