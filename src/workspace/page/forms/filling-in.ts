/**
 * Filling in a form on its page: section by section, back and on as the answers lead, until it is sent. All
 * answers travel with the page, so nothing is kept of visitors.
 */
import { randomUUID } from 'node:crypto';
import type { Driver } from '../../driver.ts';
import type { FormModel } from '../../services/forms/model/model.ts';
import {
  type Answers,
  alwaysSends,
  type Page,
  pagesOf,
  pathOf,
  stepAfter,
} from '../../services/forms/model/pages.ts';
import {
  checkAnswers,
  checkPage,
  confirmationOf,
  EMAIL_FIELD,
  emailObjection,
  fieldsOf,
  formView,
  type ItemError,
  isAddress,
  readAnswers,
} from '../../services/forms/respond.ts';
import { type FormVisit, visitForm } from '../../services/forms/visit.ts';
import type { World } from '../../world.ts';
import { answerLines } from './answer-lines.ts';
import { formFields } from './fields.ts';
import type { FormPlace, FormReply } from './protocol.ts';
import {
  closedPage,
  END,
  FIELDS,
  type Identity,
  missingPage,
  OTHER_PERSON,
  STEPS,
  sectionPage,
  thanksPage,
} from './respondent-page.ts';

/** How many visits are remembered, so that a form that is posted twice is sent once. */
const REMEMBERED = 500;

/** A visit to a form while it is being filled in. */
interface Filling {
  readonly place: FormPlace;
  readonly visit: FormVisit;
  readonly model: FormModel;
  readonly answers: Answers;
  /** The address that was typed; that of who is signed in goes before it. */
  readonly typedEmail: string;
  readonly identity: Identity;
  readonly token: string;
}

/** What is wrong with what was posted. */
interface Wrong {
  readonly errors?: readonly ItemError[];
  readonly emailError?: string | null;
  readonly refusal?: string | null;
}

export class FillingIn {
  readonly #world: World;
  readonly #driver: Driver;
  /** What visits sent and where they went then, by token. */
  readonly #sent = new Map<string, { readonly what: string; readonly to: string }>();

  constructor(world: World, driver: Driver) {
    this.#world = world;
    this.#driver = driver;
  }

  /** The first section, with what the address fills in. */
  open(place: FormPlace): FormReply {
    const identity = this.#identity(new URLSearchParams(place.query).get('als') ?? '');
    const visit = visitForm(this.#world, googleAddress(place), identity.email);
    if (!visit) return missing();
    const filling: Filling = {
      place,
      visit,
      model: this.#world.form(visit.formId)!.model,
      answers: visit.answers,
      typedEmail: identity.email === '' ? (visit.view.email ?? '') : '',
      identity,
      token: randomUUID(),
    };
    return show(filling, pagesOf(filling.model.items)[0]!);
  }

  /** Does what the button says that was pressed; what was typed is on the next page, whatever happens. */
  post(place: FormPlace, body: string): FormReply {
    const fields = formFields(new URLSearchParams(body));
    const token = fields.get(FIELDS.visit) ?? randomUUID();
    const identity = this.#identity(personOf(fields));
    const visit = visitForm(this.#world, googleAddress(place), identity.email);
    if (!visit) return missing();
    const { model } = this.#world.form(visit.formId)!;
    const answers = readAnswers(model, fields);
    const typedEmail = fields.get(EMAIL_FIELD)?.trim() ?? '';
    const filling: Filling = { place, visit, model, answers, typedEmail, identity, token };
    const step = identity.wrong === null ? fields.get(FIELDS.step) : STEPS.person;
    return this.#act(filling, step, fields.get(FIELDS.page) ?? '');
  }

  /** Thanks, in the words of the form. */
  sent({ id, query }: FormPlace): FormReply {
    const fields = new URLSearchParams(query);
    const visit = visitForm(this.#world, googleAddress({ id, query: '' }));
    const response = visit && this.#world.form(visit.formId)!.model.response(fields.get('antwoord') ?? '');
    if (!visit || !response) return missing();
    const { settings } = this.#world.form(visit.formId)!.model;
    const person = fields.get('als') ?? '';
    const again = settings.linkToRespondAgain && !settings.limitOneResponse;
    return page(
      thanksPage({
        title: settings.title,
        confirmation: confirmationOf(settings),
        editAddress: settings.allowResponseEdits ? address(id, { edit2: response.id, als: person }) : null,
        againAddress: again ? address(id, { als: person }) : null,
      }),
    );
  }

  #act(filling: Filling, step: string | null, pageId: string): FormReply {
    const { visit, model, answers } = filling;
    const path = pathOf(model.items, answers);
    const at = path.pages.findIndex((each) => idOf(each) === pageId);
    const here = path.pages[at] ?? (pageId === END ? null : path.pages[0]!);
    const hereErrors = here ? checkPage(model, here.index, answers).errors : [];
    const emailError = here?.index === 0 ? emailObjection(model, emailOf(filling)) : null;
    if (visit.refusal !== null || step === STEPS.person) return show(filling, here);
    if (step === STEPS.back)
      return show(filling, here ? (path.pages[Math.max(0, at - 1)] ?? here) : path.pages.at(-1)!);
    if (hereErrors.length > 0 || emailError !== null)
      return show(filling, here, { errors: hereErrors, emailError });
    const pages = pagesOf(model.items);
    const next = here ? stepAfter(pages, here, answers) : ({ kind: 'submit' } as const);
    if (next.kind === 'page') return show(filling, pages[next.index]!);
    if (next.kind === 'restart') return show(filling, pages[0]!);
    return step === STEPS.send ? this.#send(filling, here) : show(filling, null);
  }

  #send(filling: Filling, here: Page | null): FormReply {
    const { place, visit, model, answers, identity, token } = filling;
    const path = pathOf(model.items, answers);
    const emailError = emailObjection(model, emailOf(filling));
    if (emailError !== null) return show(filling, path.pages[0]!, { emailError });
    const { errors } = checkAnswers(model, answers);
    const wrong = path.pages.find(({ items }) => items.some(({ id }) => errors.some((e) => e.itemId === id)));
    if (wrong) return show(filling, wrong, { errors: checkPage(model, wrong.index, answers).errors });
    const fields = new URLSearchParams(
      fieldsOf(model, answers).map(([name, value]): [string, string] => [name, value]),
    );
    fields.set(EMAIL_FIELD, emailOf(filling));
    // Somebody who comes back and changes his answers does send another one.
    const what = String(fields);
    const before = this.#sent.get(token);
    if (before?.what === what) return { kind: 'moved', to: before.to };
    const outcome = this.#driver.postForm(visit.formId, fields, {
      ...(identity.email === '' ? {} : { email: identity.email }),
      ...(visit.editOf === null ? {} : { editOf: visit.editOf }),
    });
    if (!outcome.response) return show(filling, here, { refusal: outcome.refusal, errors: outcome.errors });
    const to = address(`${place.id}/verstuurd`, { antwoord: outcome.response.id, als: identity.email });
    this.#sent.set(token, { what, to });
    if (this.#sent.size > REMEMBERED) this.#sent.delete(this.#sent.keys().next().value!);
    return { kind: 'moved', to };
  }

  #identity(person: string): Identity {
    const people = [...this.#world.people.values()].map(({ email, name }) => ({ email, name }));
    return person === '' || isAddress(person)
      ? { email: person, wrong: null, people }
      : { email: '', wrong: person, people };
  }
}

/** A section, or the end; or why this person cannot come there. */
function show(filling: Filling, at: Page | null, wrong: Wrong = {}): FormReply {
  const { place, visit, model, answers, typedEmail, identity, token } = filling;
  const form = formView(model, answers, emailOf(filling));
  const shown = at ? form.pages[at.index]! : null;
  const onPage = new Set(visit.refusal === null ? (at?.items ?? []).map(({ id }) => id) : []);
  const elsewhere = new Map([...answers].filter(([id]) => !onPage.has(id)));
  const asksEmail = at?.index === 0 && visit.refusal === null && form.email !== null && identity.email === '';
  const pageId = at ? idOf(at) : END;
  const carried = {
    action: address(place.id, { edit2: visit.editOf ?? '' }),
    token,
    identity,
    hidden: [
      ...fieldsOf(model, elsewhere),
      ...(asksEmail || typedEmail === '' ? [] : [[EMAIL_FIELD, typedEmail] as const]),
    ],
  };
  if (visit.refusal !== null) return page(closedPage(form.title, visit.refusal, carried, pageId));
  const { errors = [], emailError = null, refusal = null } = wrong;
  const faulty = errors.length > 0 || emailError !== null || refusal !== null || identity.wrong !== null;
  const html = sectionPage({
    ...carried,
    form,
    page: shown,
    pageId,
    lines: at ? [] : answerLines(model.items, checkAnswers(model, answers).answers),
    sends: !at || alwaysSends(pagesOf(model.items), at),
    first: at?.index === 0,
    changes: visit.editOf !== null,
    errors,
    emailError,
    refusal,
  });
  return page(html, faulty ? 422 : 200);
}

function emailOf({ identity, typedEmail }: Filling): string {
  return identity.email || typedEmail;
}

/** Who is chosen on the page; what was typed beside it counts only where somebody else was chosen. */
function personOf(fields: URLSearchParams): string {
  const chosen = fields.get(FIELDS.person) ?? '';
  return chosen === OTHER_PERSON ? (fields.get(FIELDS.otherAddress) ?? '').trim() : chosen;
}

/** Sections go by the item that opens them, so that a form that changes meanwhile does not mix them up. */
function idOf({ opening }: Page): string {
  return String(opening?.id ?? 0);
}

/** The public ids of Google have a beginning of their own. */
function googleAddress({ id, query }: FormPlace): string {
  const published = id.startsWith('1FAIpQLS') ? 'e/' : '';
  return `https://docs.google.com/forms/d/${published}${id}/viewform?${query}`;
}

/** On this machine; empty parameters are left out. */
function address(id: string, parameters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ''));
  return `/formulier/${id}${query.size > 0 ? `?${query}` : ''}`;
}

function page(html: string, status: 200 | 404 | 422 = 200): FormReply {
  return { kind: 'page', status, html };
}

function missing(): FormReply {
  return page(missingPage(), 404);
}
