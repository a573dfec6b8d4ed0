/** The pages that a respondent sees: the form a section at a time, why it is not open, and thanks. */
import type { FormView, ItemError, PageView } from '../../services/forms/respond.ts';
import type { PersonView } from '../protocol.ts';
import type { AnswerLine } from './answer-lines.ts';
import { answerId, drawItem, UNTITLED } from './controls.ts';
import { linked } from './linked.ts';
import { attributes, html, type Markup, type Part } from './markup.ts';

/** Fields of the page itself, beside the answers. */
export const FIELDS = {
  /** Which section is posted; see `END`. */
  page: 'pagina',
  /** Which button was pressed. */
  step: 'stap',
  /** One visit, so that a form that is posted twice is sent once. */
  visit: 'bezoek',
  person: 'wie',
  otherAddress: 'wie.ander',
} as const;

export const STEPS = { on: 'verder', back: 'terug', send: 'verzenden', person: 'wisselen' } as const;

/** In place of a section: there is nothing more to ask. */
export const END = 'einde';

/** In place of a person: somebody whom the Workspace does not know. */
export const OTHER_PERSON = 'ander';

const EMAIL_ID = 'e-mailadres';
const EMAIL_LABEL = 'E-mailadres';
const OTHER_ID = 'wie-ander';

/** Who is signed in, as far as the page knows. */
export interface Identity {
  /** Empty for somebody who is not signed in. */
  readonly email: string;
  /** What was typed that is no address. */
  readonly wrong: string | null;
  readonly people: readonly PersonView[];
}

/** What all pages of one visit to a form carry on. */
export interface Visit {
  /** Where the page posts to. */
  readonly action: string;
  readonly token: string;
  readonly identity: Identity;
  /** Answers that are not on the page that is shown. */
  readonly hidden: readonly (readonly [string, string])[];
}

export interface SectionPage extends Visit {
  readonly form: FormView;
  /** Null at the end, when there is nothing more to ask. */
  readonly page: PageView | null;
  /** What will be sent, to be read back at the end. */
  readonly lines: readonly AnswerLine[];
  /** As `FIELDS.page` posts it. */
  readonly pageId: string;
  /** Whether the button sends, or goes on. */
  readonly sends: boolean;
  readonly first: boolean;
  readonly changes: boolean;
  readonly errors: readonly ItemError[];
  readonly emailError: string | null;
  /** What is wrong with the answers as a whole. */
  readonly refusal: string | null;
}

export function sectionPage(view: SectionPage): string {
  const { form, page, first, sends, changes, errors, emailError } = view;
  const many = form.pages.length > 1;
  const at = page ? page.index + 1 : form.pages.length;
  const where = many && page ? `, pagina ${at} van ${form.pages.length}` : '';
  const wrong = [
    ...identityError(view.identity),
    ...(emailError === null ? [] : [[EMAIL_ID, EMAIL_LABEL, emailError] as const]),
    ...errors.map(({ itemId, title, message }) => [answerId(itemId), title, message] as const),
  ];
  return document(
    `${wrong.length > 0 || view.refusal ? 'Fout: ' : ''}${form.title}${where}`,
    html`${identityBar(view)}
    <main class="formulier">
      <header class="formulierkop">
        <h1>${form.title}</h1>
        ${page?.index === 0 && form.description && html`<p class="beschrijving">${linked(form.description)}</p>`}
        ${changes && html`<p class="mededeling">U wijzigt een antwoord dat al is verstuurd.</p>`}
        ${many && page && progress(form, at)}
      </header>
      ${(wrong.length > 0 || view.refusal !== null) && errorSummary(wrong, view.refusal)}
      <form id="formulier" method="post" novalidate${attributes({ action: view.action })}>
        ${hiddenFields(view, view.pageId)}
        ${page ? section(view, page) : ending(view)}
        <div class="knoppen">
          ${!first && html`<button class="knop" name="${FIELDS.step}" value="${STEPS.back}">Vorige</button>`}
          ${sends ? html`<button class="knop hoofd" name="${FIELDS.step}" value="${STEPS.send}">Versturen</button>` : html`<button class="knop hoofd" name="${FIELDS.step}" value="${STEPS.on}">Volgende</button>`}
        </div>
      </form>
    </main>`,
    // Enter checks the answers and never sends them, so that nobody does that by accident.
    STEPS.on,
  );
}

/** The form is not open to this person; what he filled in before is kept. */
export function closedPage(title: string, reason: string, visit: Visit, pageId: string): string {
  const wrong = identityError(visit.identity);
  return document(
    wrong.length > 0 ? `Fout: ${title}` : title,
    html`${identityBar(visit)}
    <main class="formulier">
      <header class="formulierkop"><h1>${title}</h1></header>
      ${wrong.length > 0 && errorSummary(wrong, null)}
      <div class="vraag"><p class="uitkomst">${linked(reason)}</p></div>
      <form id="formulier" method="post"${attributes({ action: visit.action })}>
        ${hiddenFields(visit, pageId)}
        <div class="knoppen"><button class="knop" name="${FIELDS.step}" value="${STEPS.person}">Opnieuw proberen</button></div>
      </form>
    </main>`,
    STEPS.person,
  );
}

export interface Thanks {
  readonly title: string;
  readonly confirmation: string;
  /** Where the response can be changed, and where another is sent; null when the form does not offer that. */
  readonly editAddress: string | null;
  readonly againAddress: string | null;
}

export function thanksPage({ title, confirmation, editAddress, againAddress }: Thanks): string {
  return document(
    `Verstuurd: ${title}`,
    html`<main class="formulier">
      <header class="formulierkop"><h1>${title}</h1></header>
      <div class="vraag klaar">
        <p class="uitkomst">${linked(confirmation)}</p>
        <ul class="verder">
          ${editAddress !== null && html`<li><a href="${editAddress}">Antwoord bewerken</a></li>`}
          ${againAddress !== null && html`<li><a href="${againAddress}">Nog een antwoord versturen</a></li>`}
        </ul>
      </div>
    </main>`,
  );
}

export function missingPage(): string {
  return document(
    'Formulier niet gevonden',
    html`<main class="formulier">
      <header class="formulierkop"><h1>Dit formulier is er niet</h1></header>
      <div class="vraag"><p>Het adres klopt niet, of het formulier of het antwoord is verwijderd. Vraag de afzender om een nieuwe link.</p></div>
    </main>`,
  );
}

const OTHER_LABEL = 'Ander e-mailadres';
const NO_ADDRESS = 'Vul een geldig e-mailadres in.';

function section(view: SectionPage, page: PageView): Part {
  const { form, errors, emailError, identity } = view;
  return [
    page.index > 0 &&
      (page.title || page.help) &&
      html`<div class="sectiekop">${page.title && html`<h2>${page.title}</h2>`}${page.help && html`<p class="hulp">${linked(page.help)}</p>`}</div>`,
    page.index === 0 && form.email !== null && emailQuestion(form.email, emailError, identity),
    page.items.map((item) =>
      drawItem(item, errors.find(({ itemId }) => itemId === item.id)?.message ?? null),
    ),
  ];
}

function ending({ lines, form }: SectionPage): Markup {
  const all = [...(form.email ? [{ question: EMAIL_LABEL, answer: form.email }] : []), ...lines];
  return html`<div class="vraag">
    <h2>Klopt dit?</h2>
    <p>U bent bij het einde. Dit zijn uw antwoorden. Verstuur ze als ze kloppen.</p>
    ${all.length > 0 && html`<dl class="antwoorden">${all.map(({ question, answer }) => html`<div><dt>${question || UNTITLED}</dt><dd>${answer}</dd></div>`)}</dl>`}
  </div>`;
}

function emailQuestion(email: string, error: string | null, identity: Identity): Markup {
  if (identity.email !== '')
    return html`<div class="vraag"><p class="vraagnaam">${EMAIL_LABEL}</p>
      <p><strong>${identity.email}</strong> gaat met uw antwoord mee.</p></div>`;
  return html`<div class="vraag${error === null ? '' : ' mis'}">
    <label class="vraagnaam" for="${EMAIL_ID}">${EMAIL_LABEL} <span class="verplicht">(verplicht)</span></label>
    ${error !== null && html`<p class="fout" id="fout-e-mail"><span class="onzichtbaar">Fout: </span>${error}</p>`}
    <input class="invoer" type="email" autocomplete="email" required${attributes({
      id: EMAIL_ID,
      name: 'emailAddress',
      value: email,
      'aria-invalid': error === null ? null : 'true',
      'aria-describedby': error === null ? null : 'fout-e-mail',
    })}>
  </div>`;
}

/** As at Google, only a form with a progress bar counts its pages. */
function progress(form: FormView, at: number): Markup | false {
  if (!form.progressBar) return false;
  const text = `Pagina ${at} van ${form.pages.length}`;
  return html`<div class="voortgang">
    <p id="voortgang">${text}</p>
    <progress aria-labelledby="voortgang"${attributes({ value: at, max: form.pages.length })}></progress>
  </div>`;
}

/** Something that is wrong: where, under which name, and why. */
type Wrong = readonly [id: string, title: string, message: string];

function identityError({ wrong }: Identity): readonly Wrong[] {
  return wrong === null ? [] : [[OTHER_ID, OTHER_LABEL, NO_ADDRESS]];
}

function errorSummary(wrong: readonly Wrong[], refusal: string | null): Markup {
  return html`<div class="foutoverzicht" role="alert" tabindex="-1" autofocus>
    <h2>Er klopt iets nog niet</h2>
    ${refusal !== null && html`<p>${refusal}</p>`}
    ${wrong.length > 0 && html`<ul>${wrong.map(([id, title, message]) => html`<li><a href="#${id}">${title || UNTITLED} – ${message}</a></li>`)}</ul>`}
  </div>`;
}

function hiddenFields({ token, hidden }: Visit, pageId: string): Part {
  return [[FIELDS.visit, token] as const, [FIELDS.page, pageId] as const, ...hidden].map(
    ([name, value]) => html`<input type="hidden"${attributes({ name, value })}>`,
  );
}

/** Belongs to the Workspace and not to the form: at Google the browser knows who is signed in. */
function identityBar({ identity }: Visit): Markup {
  const { email, people, wrong } = identity;
  const known = people.find((person) => person.email === email);
  const other = wrong !== null || (email !== '' && !known);
  const option = (value: string, text: string, selected: boolean) =>
    html`<option${attributes({ value, selected })}>${text}</option>`;
  return html`<header class="balk">
    <details${attributes({ open: wrong !== null })}>
      <summary><span class="balknaam">Lokale Workspace</span> ${email === '' ? 'U bent niet ingelogd' : `Ingelogd als ${known?.name ?? email}`}</summary>
      <div class="balkinhoud">
        <div class="balkveld">
          <label for="wie">Invullen als</label>
          <select class="invoer" id="wie" form="formulier" name="${FIELDS.person}">
            ${option('', 'Iemand die niet is ingelogd', email === '' && !other)}
            ${people.map((person) => option(person.email, `${person.name} (${person.email})`, person.email === email))}
            ${option(OTHER_PERSON, 'Een ander e-mailadres', other)}
          </select>
        </div>
        <div class="balkveld">
          <label for="${OTHER_ID}">${OTHER_LABEL}</label>
          ${wrong !== null && html`<p class="fout" id="fout-wie"><span class="onzichtbaar">Fout: </span>${NO_ADDRESS}</p>`}
          <input class="invoer" type="email" form="formulier" autocomplete="off"${attributes({
            id: OTHER_ID,
            name: FIELDS.otherAddress,
            value: wrong ?? (other ? email : ''),
            'aria-invalid': wrong === null ? null : 'true',
            'aria-describedby': wrong === null ? null : 'fout-wie',
          })}>
        </div>
        <button class="knop" form="formulier" name="${FIELDS.step}" value="${STEPS.person}">Wisselen</button>
      </div>
    </details>
  </header>`;
}

/** `enter` is the button that Enter presses; browsers take the first one of the page. */
function document(title: string, body: Markup, enter: string | null = null): string {
  return html`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect x='3' y='2' width='18' height='20' rx='3' fill='%230b5c55'/%3E%3Cpath d='M8 8h8M8 12h8M8 16h5' stroke='%23fff' stroke-width='1.5'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/bouw/respondent.css">
<script src="/bouw/respondent.js" defer></script>
</head>
<body>
${enter !== null && html`<button form="formulier" name="${FIELDS.step}" value="${enter}" class="onzichtbaar" tabindex="-1" aria-hidden="true">Verder</button>`}
${body}
</body>
</html>
`.text;
}
