/** The side panel "Terreinfiche": the story of the cluster of the chosen row, and its next step. */
import type { ClusterName, ShownFiche } from '../../../app/panel/fiche.ts';
import type { TakenStep } from '../../../app/panel/step.ts';
import type { Outcome } from '../../../domain/import/outcome.ts';
import type { Fiche, FicheStep } from '../../../domain/panel/fiche.ts';
import type { Typed } from '../../../domain/panel/form.ts';
import { openBatch } from '../batch.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { server } from '../server.ts';
import { type StepForm, stepForm } from './form.ts';
import { buttonId, choicesOf, storyOf } from './story.ts';

const view = byId('view');
const top = view.parentElement!.querySelector<HTMLElement>('.top')!;

/** The cluster that the panel shows; null before it shows any. */
let current: string | null = null;

byId('follow').addEventListener('click', () => void load(null));
byId('again').addEventListener('click', () => void load(current));

void begin();

/** Where no row is chosen yet nothing went wrong: it says what to do, and only then what does. */
async function begin(): Promise<void> {
  const found = await busy('Bezig met ophalen…', () => server('showFiche', null));
  if (found.ok) {
    shownFor(found.value);
    return;
  }
  const heading = element('h1', { tabindex: '-1' }, 'Terreinfiche');
  view.replaceChildren(heading, element('p', {}, `${found.reason} ${found.tip}`), search());
  heading.focus();
}

/** Shows the cluster with this key, or that of the row that is chosen in the sheet. */
async function load(key: string | null): Promise<void> {
  showErrors([]);
  const found: Outcome<ShownFiche> = await busy('Bezig met ophalen…', () => server('showFiche', key));
  if (found.ok) shownFor(found.value);
  else fail(found);
}

function shownFor(found: ShownFiche): void {
  if (found.kind === 'fiche') {
    show(found.fiche);
    byId('name').focus();
    return;
  }
  const { from, clusters, more } = found;
  const heading = element('h1', { tabindex: '-1' }, 'Kies een cluster');
  view.replaceChildren(
    heading,
    element('p', {}, `${from} hoort bij meer dan één cluster.`),
    choicesOf(clusters, (one) => void load(one)),
    ...(more ? [element('p', { class: 'soft' }, `En nog ${more}.`)] : []),
    search(),
  );
  heading.focus();
}

function show(fiche: Fiche, ...above: readonly HTMLElement[]): void {
  current = fiche.key;
  top.hidden = false;
  view.replaceChildren(...above, storyOf(fiche, { step: (step) => void openStep(fiche, step) }), search());
  window.scrollTo(0, 0);
}

/** The form of a step takes the place of the story, so that nothing that is typed gets lost beside it. */
function openStep(fiche: Fiche, step: FicheStep): StepForm {
  showErrors([]);
  const form = stepForm(step, fiche.lists, {
    send: () => void send(fiche, step, form),
    cancel: () => {
      showErrors([]);
      show(fiche);
      byId(buttonId(step)).focus();
    },
  });
  top.hidden = true;
  view.replaceChildren(element('p', { class: 'soft' }, fiche.name), form.element);
  form.element.querySelector<HTMLElement>('h1')!.focus();
  window.scrollTo(0, 0);
  return form;
}

async function send(fiche: Fiche, step: FicheStep, form: StepForm): Promise<void> {
  showErrors([]);
  const values = form.read();
  const request = { cluster: fiche.key, step: step.id, about: step.about, print: fiche.print, values };
  const answer: Outcome<TakenStep> = await busy('Bezig met vastleggen…', () => server('takeStep', request));
  if (!answer.ok) {
    fail(answer);
    return;
  }
  const taken = answer.value;
  if (taken.kind === 'refused') showErrors(form.placed(taken.errors));
  else if (taken.kind === 'stale') goOn(taken.fiche, step, values);
  else shown(taken);
}

/** The cluster changed meanwhile: the form goes on over what stands there now, with what was filled in. */
function goOn(fiche: Fiche, step: FicheStep, values: Typed): void {
  const still = fiche.steps.find(({ id, about }) => id === step.id && about === step.about);
  if (still) openStep(fiche, still).restore(values);
  else show(fiche);
  const tip = still
    ? 'Wat je invulde staat er nog. Kijk of het klopt en leg het opnieuw vast.'
    : 'De stap kan nu niet meer. De fiche laat zien hoe het staat.';
  fail({ reason: 'Dit cluster is gewijzigd nadat je het opende. Er is niets vastgelegd.', tip });
}

function shown({ says, warnings, batch, fiche }: Extract<TakenStep, { kind: 'done' }>): void {
  const title = batch === null ? 'Niets gewijzigd' : 'Vastgelegd';
  const heading = element('h2', { id: 'done-title', tabindex: '-1' }, title);
  show(
    fiche,
    element(
      'section',
      { class: 'done', 'aria-labelledby': 'done-title' },
      heading,
      ...says.map((text) => element('p', {}, text)),
      ...(warnings.length
        ? [
            element('h3', {}, 'Let op'),
            element('ul', { class: 'notes' }, ...warnings.map((text) => element('li', {}, text))),
          ]
        : []),
      ...(batch === null
        ? []
        : [
            element(
              'div',
              { class: 'buttons' },
              element('button', { type: 'button', click: () => void takeBack(batch) }, 'Ongedaan maken'),
            ),
          ]),
    ),
  );
  heading.focus();
}

/** Takes the step back at once; when later changes are in the way they are shown first. */
async function takeBack(batch: string): Promise<void> {
  showErrors([]);
  const answer = await busy('Bezig met terugnemen…', () => server('takeBack', batch, ''));
  if (!answer.ok) fail(answer);
  else if (answer.value.done) await back(answer.value.said);
  else {
    const room = element('div', {});
    const before = [...view.childNodes];
    view.replaceChildren(element('h1', {}, 'Ongedaan maken'), room);
    const place = { room, back: () => void load(current), done: (said: string) => void back(said) };
    if (!(await openBatch(batch, place))) view.replaceChildren(...before);
  }
}

async function back(said: string): Promise<void> {
  await load(current);
  say(said);
}

function search(): HTMLElement {
  const results = element('div', {});
  // Here rather than at the top, which may be far above the input.
  const told = element('p', { role: 'status' });
  const typed = element('input', {
    type: 'text',
    id: 'search',
    maxlength: '80',
    'aria-describedby': 'search-error',
  });
  const find = async (event: Event): Promise<void> => {
    event.preventDefault();
    showErrors([]);
    const found: Outcome<readonly ClusterName[]> = await busy('Bezig met zoeken…', () =>
      server('findClusters', typed.value),
    );
    if (!found.ok) {
      showErrors([{ field: 'search', reason: found.reason, tip: found.tip }]);
      return;
    }
    told.textContent = found.value.length ? `${found.value.length} gevonden.` : 'Geen cluster gevonden.';
    results.replaceChildren(choicesOf(found.value, (key) => void load(key)));
  };
  return element(
    'form',
    { role: 'search', 'aria-label': 'Cluster zoeken', submit: (event) => void find(event) },
    element(
      'div',
      { class: 'field' },
      element('label', { for: 'search' }, 'Zoek een cluster'),
      typed,
      element('p', { class: 'field-error', id: 'search-error' }),
    ),
    element('button', { type: 'submit' }, 'Zoeken'),
    told,
    results,
  );
}

function fail({ reason, tip }: { readonly reason: string; readonly tip: string }): void {
  showErrors([{ field: null, reason, tip }]);
}
