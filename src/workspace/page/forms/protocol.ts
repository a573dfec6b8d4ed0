/** What the pages of forms and the pane of forms ask of the world, and what they get. */
import type { ItemType } from '../../services/forms/model/items.ts';
import type { AnswerLine } from './answer-lines.ts';

/** Where a form lives on this machine: `/formulier/ID?query`. */
export interface FormPlace {
  /** The id of the form's file, or its public one. */
  readonly id: string;
  /** As in Google's own address, without `?`; `als` says who is signed in. */
  readonly query: string;
}

/** What a browser gets that asks for a form, or posts one. */
export type FormReply =
  | { readonly kind: 'page'; readonly status: 200 | 404 | 422; readonly html: string }
  | { readonly kind: 'moved'; readonly to: string };

export type FormState = 'open' | 'closed' | 'unpublished';

/** A form as the list of forms shows it. */
export interface FormLine {
  readonly id: string;
  readonly title: string;
  readonly state: FormState;
  readonly responses: number;
  readonly questions: number;
  /** File and tab where the responses land; null when they only stay with the form. */
  readonly destination: { readonly name: string; readonly address: string } | null;
  /** Where it is filled in, on this machine. */
  readonly address: string;
}

export interface ResponseView {
  readonly id: string;
  readonly at: number;
  /** Empty for somebody who gave no address. */
  readonly who: string;
  readonly answers: readonly AnswerLine[];
  /** Where it can be changed, on this machine; null when the form does not allow that. */
  readonly editAddress: string | null;
}

export interface FormDetails {
  readonly description: string;
  readonly items: readonly {
    readonly id: number;
    readonly type: ItemType;
    readonly title: string;
    readonly required: boolean;
  }[];
  /** The latest first, at most as many as are shown. */
  readonly responses: readonly ResponseView[];
}

export interface FormRequests {
  /** The page at an address of a form. */
  formPage: { params: FormPlace; result: FormReply };
  /** What a respondent did on that page, as the browser posts it. */
  formPosted: { params: FormPlace & { readonly body: string }; result: FormReply };
  /** The page that follows on sending. */
  formSent: { params: FormPlace; result: FormReply };
  forms: { params: Record<string, never>; result: readonly FormLine[] };
  /** Opens or closes a form for responses. */
  setFormState: { params: { formId: string; state: FormState }; result: null };
  formDetails: { params: { formId: string }; result: FormDetails };
}
