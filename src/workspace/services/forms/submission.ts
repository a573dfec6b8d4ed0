/** Storing a response: in the form, and in the row of the tab that the form is linked to. */
import type { FormFile, World } from '../../world.ts';
import { type WrittenRow, writeResponse } from './destination.ts';
import type { FormResponseRecord } from './model/model.ts';
import type { Answers } from './model/pages.ts';

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
  world.touch('files');
  return { response, row: writeResponse(world, form, response, editOf ?? null) };
}
