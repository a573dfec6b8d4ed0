/**
 * What a respondent sees of a form and may send: pure functions between a form, the fields of a link or a
 * posted page, and answers. Sending itself is the driver's.
 */
import { isQuestion, kindOf, questionOf } from './kinds/index.ts';
import type { Control, RawAnswer } from './kinds/kind.ts';
import type { FormAnswer, FormItem, QuestionItem } from './model/items.ts';
import type { FormModel, FormResponseRecord, FormSettings } from './model/model.ts';
import {
  type Answers,
  type Page,
  pagesOf,
  pathOf,
  questionsIn,
  type Step,
  stepAfter,
} from './model/pages.ts';

/** The field of a posted page or a link that holds the respondent's address. */
export const EMAIL_FIELD = 'emailAddress';

const CLOSED = 'accepteert geen reacties meer. Neem contact op met de eigenaar van het formulier.';
const REQUIRED = 'Deze vraag is verplicht';
const CONFIRMATION = 'Je reactie is vastgelegd.';
const NO_EMAIL = 'Vul een geldig e-mailadres in.';

export interface ItemError {
  readonly itemId: number;
  readonly title: string;
  readonly message: string;
}

export interface ItemView {
  readonly id: number;
  readonly title: string;
  readonly help: string;
  /** False for items that ask nothing. */
  readonly required: boolean;
  readonly control: Control;
}

export interface PageView {
  /** From 0. */
  readonly index: number;
  /** Of the page break that opens it; empty on the first page. */
  readonly title: string;
  readonly help: string;
  readonly items: readonly ItemView[];
}

export interface FormView {
  readonly title: string;
  readonly description: string;
  readonly progressBar: boolean;
  /** Null when the form does not ask for an address. */
  readonly email: string | null;
  readonly pages: readonly PageView[];
}

/**
 * Why this person cannot send anything to the form now, in Dutch; null when he can. `response` is the one
 * that he wants to change, `email` is empty for somebody who is not signed in.
 */
export function refusalOf(
  form: FormModel,
  email: string,
  ownerEmail: string,
  response: FormResponseRecord | null = null,
): string | null {
  const { settings } = form;
  const open = settings.published && settings.acceptingResponses;
  if (!open) return settings.closedMessage || `Het formulier ‘${settings.title}’ ${CLOSED}`;
  if (settings.requireLogin && domainOf(email) !== domainOf(ownerEmail))
    return 'Dit formulier is alleen voor mensen binnen de organisatie van de eigenaar.';
  if (response)
    return settings.allowResponseEdits ? null : 'Reacties bewerken is uitgeschakeld voor dit formulier.';
  if (!settings.limitOneResponse) return null;
  if (email === '') return 'Log in om dit formulier in te vullen. Je kunt één reactie insturen.';
  return form.responses.some(({ respondent }) => respondent === email)
    ? 'Je hebt al gereageerd. Je kunt dit formulier maar één keer invullen.'
    : null;
}

/** What a respondent is told who sent the form. */
export function confirmationOf({ confirmationMessage }: FormSettings): string {
  return confirmationMessage || CONFIRMATION;
}

/** What to tell somebody in Dutch whose address is no address; null when it is one, or when the form asks for none. */
export function emailObjection(form: FormModel, email: string): string | null {
  return form.settings.collectEmail && !isAddress(email) ? NO_EMAIL : null;
}

export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}

/** The form as a page shows it, with answers and an address filled in. */
export function formView(form: FormModel, answers: Answers = new Map(), email = ''): FormView {
  const { title, description, progressBar, collectEmail } = form.settings;
  return {
    title,
    description,
    progressBar,
    email: collectEmail ? email : null,
    pages: pagesOf(form.items).map(({ index, opening, items }) => ({
      index,
      title: opening?.title ?? '',
      help: opening?.help ?? '',
      items: items.map((item) => itemView(item, answers)),
    })),
  };
}

function itemView(item: FormItem, answers: Answers): ItemView {
  return {
    id: item.id,
    title: item.title,
    help: item.help,
    required: isQuestion(item) && item.required,
    control: kindOf(item).control(item, answers.get(item.id) ?? null),
  };
}

/** Reads the answers from the fields of a prefilled link or a posted page; fields that it does not know are left. */
export function readAnswers(form: FormModel, fields: URLSearchParams): Answers {
  return answersOf(form, (item) => questionOf(item).read(item, fields));
}

/**
 * Answers by item id or title, as a test writes them; null where a question is left open. Throws when there is no such question, or when an
 * answer has not the shape of one, since a page would not let somebody do that.
 */
export function answersByName(
  form: FormModel,
  given: Readonly<Record<string, RawAnswer | number | null>>,
): ReadonlyMap<number, FormAnswer | null> {
  return new Map(
    Object.entries(given).map(([name, raw]) => {
      const item = findQuestion(form, name);
      const text = typeof raw === 'number' ? String(raw) : raw;
      return [item.id, text === null ? null : questionOf(item).normal(item, text)];
    }),
  );
}

function findQuestion(form: FormModel, name: string): QuestionItem {
  const questions = questionsIn(form.items);
  const found =
    questions.find(({ id }) => String(id) === name) ?? questions.find(({ title }) => title === name);
  if (!found) throw new Error(`The form ${form.settings.title} has no question ${name}.`);
  return found;
}

/** The answers of a response that was sent before. */
export function answersIn(response: FormResponseRecord): Answers {
  return new Map(response.answers);
}

/** An answer as the fields of a link or a posted page. */
export function fieldsOf(form: FormModel, answers: Answers): readonly (readonly [string, string])[] {
  return questionsIn(form.items).flatMap((item) => {
    const answer = answers.get(item.id);
    return answer === undefined ? [] : questionOf(item).fields(item, answer);
  });
}

function answersOf(form: FormModel, answer: (item: QuestionItem) => FormAnswer | null): Answers {
  return new Map(
    questionsIn(form.items).flatMap((item) => {
      const found = answer(item);
      return found === null ? [] : [[item.id, found] as const];
    }),
  );
}

/** What is wrong with the answers on one page, and where it leads when nothing is. */
export function checkPage(
  form: FormModel,
  index: number,
  answers: Answers,
): { readonly errors: readonly ItemError[]; readonly step: Step } {
  const pages = pagesOf(form.items);
  const page = pages[index];
  if (!page) throw new Error(`The form ${form.settings.title} has no page ${index}.`);
  return { errors: errorsOn(page, answers), step: stepAfter(pages, page, answers) };
}

export interface Check {
  /** Of the pages that the answers lead to. */
  readonly errors: readonly ItemError[];
  /** The answers on those pages; others are not sent, as on Google's page. */
  readonly answers: Answers;
  /** False when a choice leads back to the start, so that the form cannot be sent. */
  readonly ends: boolean;
}

/** Goes through the form with these answers as a respondent would, from the first page to the last. */
export function checkAnswers(form: FormModel, answers: Answers): Check {
  const path = pathOf(form.items, answers);
  const reached = new Set(path.pages.flatMap(({ items }) => items.map(({ id }) => id)));
  return {
    errors: path.pages.flatMap((page) => errorsOn(page, answers)),
    answers: new Map([...answers].filter(([id]) => reached.has(id))),
    ends: path.ends,
  };
}

function errorsOn(page: Page, answers: Answers): readonly ItemError[] {
  return questionsIn(page.items).flatMap((item) => {
    const message = objectionTo(item, answers.get(item.id) ?? null);
    return message === null ? [] : [{ itemId: item.id, title: item.title, message }];
  });
}

function objectionTo(item: QuestionItem, answer: FormAnswer | null): string | null {
  if (answer === null) return item.required ? REQUIRED : null;
  const kind = questionOf(item);
  if (item.required && kind.missing(item, answer)) return 'Geef in elke rij een antwoord';
  return kind.objection(item, answer);
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}
