/** The dialog "Perioden controleren en vaststellen": where a period stands, what is missing of it, and its next step. */

import type { ShownControl, ShownControlGroup } from '../../../app/monitoring/control.ts';
import type { Freezing } from '../../../app/monitoring/freeze.ts';
import type { CorrectableCluster, ShownPeriod } from '../../../app/monitoring/periods.ts';
import type { Outcome } from '../../../domain/import/outcome.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { closeBy, server } from '../server.ts';

const which = byId<HTMLSelectElement>('which');
const work = byId('work');
let periods: readonly ShownPeriod[] = [];

closeBy(byId('close'));
which.addEventListener('change', show);
byId('offer').addEventListener('click', () => void offer());
void load(null);

/** Runs a call with the buttons out of use; null after a refusal, which is shown. */
async function ask<T>(saying: string, task: () => Promise<Outcome<T>>): Promise<T | null> {
  showErrors([]);
  const answer = await busy(saying, task);
  if (answer.ok) return answer.value;
  showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
  return null;
}

async function load(key: string | null): Promise<void> {
  const answer = await ask('Bezig met ophalen…', () => server('showPeriods'));
  if (!answer) return;
  periods = answer;
  which.replaceChildren(
    ...periods.map((one) => element('option', { value: one.key }, `${one.name} (${one.statusLabel})`)),
  );
  byId('choice').hidden = periods.length === 0;
  byId('period').hidden = periods.length === 0;
  if (!periods.length) {
    say('Er zijn nog geen perioden. Kies Nieuwe perioden klaarzetten.');
    return;
  }
  const wanted = periods.find((one) => one.key === key) ?? periods.find(isDue) ?? periods[0]!;
  which.value = wanted.key;
  show();
}

/** A period that can take its next step. */
function isDue({ next, status }: ShownPeriod): boolean {
  return next !== null && next.refusal === null && status !== 'open';
}

function current(): ShownPeriod {
  return periods.find((one) => one.key === which.value)!;
}

function show(): void {
  showErrors([]);
  const one = current();
  byId('title').textContent = one.name;
  byId('facts').textContent = [
    one.from && one.until ? `${day(one.from)} tot en met ${day(one.until)}` : '',
    `status: ${one.statusLabel}`,
    one.reportDue ? `rapport voor ${day(one.reportDue)}` : '',
    one.version === null
      ? ''
      : `cijfers vast, versie ${one.version}${one.frozenOn ? ` van ${day(one.frozenOn)}` : ''}`,
  ]
    .filter(Boolean)
    .join(' · ');
  byId('next').textContent = one.halfway
    ? 'Het vaststellen is halverwege gestopt. Kies opnieuw Vaststellen: het register gaat verder waar het was.'
    : (one.next?.refusal ?? '');
  work.replaceChildren();
  byId('steps').replaceChildren(...buttons(one));
}

function buttons(one: ShownPeriod): HTMLElement[] {
  const made: HTMLElement[] = [];
  const step = (to: ShownPeriod['status'], caption: string): HTMLElement =>
    button(caption, to !== 'open', async () => {
      const said = await ask('Bezig…', () => server('stepPeriod', one.key, to));
      if (said) await done(one, said);
    });
  const may = one.next?.refusal === null;
  if (one.status === 'open' && may) made.push(step('controle', 'In controle nemen'));
  if (one.version === null)
    made.push(button('Wat ontbreekt er?', one.status === 'controle' && !may, () => control(one)));
  if (one.status === 'controle' && may) made.push(button('Vaststellen', true, () => freeze(one)));
  if (one.canReopen) made.push(step('open', 'Weer openen'));
  if (one.status === 'vastgesteld' && may) made.push(step('ingediend', 'Is ingediend'));
  if (one.version !== null) made.push(button('Corrigeren…', false, () => correction(one)));
  return made;
}

function button(caption: string, main: boolean, act: () => Promise<void>): HTMLElement {
  return element('button', { type: 'button', class: main ? 'main' : '', click: () => void act() }, caption);
}

async function done(one: ShownPeriod, said: string): Promise<void> {
  await load(one.key);
  say(said);
  byId('title').focus();
}

async function offer(): Promise<void> {
  const said = await ask('Bezig met klaarzetten…', () => server('offerPeriods'));
  if (!said) return;
  await load(which.value || null);
  say(said);
}

async function control(one: ShownPeriod): Promise<void> {
  const found = await ask('Bezig met nagaan…', () => server('showControl', one.key));
  if (!found) return;
  const points = found.groups.reduce((sum, { points }) => sum + points.length, 0);
  if (!points) {
    work.replaceChildren(
      element('p', { id: 'found', tabindex: '-1' }, 'Er ontbreekt niets en er zijn geen fouten.'),
    );
    byId('found').focus();
    return;
  }
  const list = element('div');
  const choose = element('select', { id: 'town' }, element('option', { value: '' }, 'Alle gemeenten'));
  for (const { key, name } of found.municipalities) choose.append(element('option', { value: key }, name));
  choose.addEventListener('change', () => fill(list, found, choose.value));
  fill(list, found, '');
  const mail = button('Bericht klaarzetten aan wie dit kan aanvullen', false, async () => {
    const said = await ask('Bezig met klaarzetten…', () => server('mailControl', one.key));
    if (said) say(said);
  });
  work.replaceChildren(
    element(
      'h3',
      { id: 'found', tabindex: '-1' },
      `${points} ${points === 1 ? 'punt' : 'punten'} bij ${found.groups.length} ${found.groups.length === 1 ? 'onderdeel' : 'onderdelen'}`,
    ),
    element('p', {}, 'Vaststellen kan ook als er nog iets ontbreekt. Het staat dan zo in de cijfers.'),
    element('label', { for: 'town' }, 'Gemeente'),
    element('p', {}, choose),
    list,
    element('div', { class: 'buttons' }, mail),
  );
  byId('found').focus();
}

function fill(list: HTMLElement, found: ShownControl, town: string): void {
  const wanted = found.groups.filter(({ municipalities }) => town === '' || municipalities.includes(town));
  list.replaceChildren(
    ...wanted.map((group) => controlGroup(group)),
    ...(wanted.length ? [] : [element('p', {}, 'Hier ontbreekt niets.')]),
  );
}

function controlGroup({ subject, kind, points, owner }: ShownControlGroup): HTMLElement {
  const sort = kind === 'municipality' ? 'Gemeente ' : '';
  return element(
    'details',
    {},
    element('summary', {}, `${sort}${subject?.name ?? 'Het programma'}: ${points.length}`),
    element(
      'div',
      { class: 'inside' },
      element(
        'ul',
        {},
        ...points.map(({ what, wrong }) => element('li', { class: wrong ? 'wrong' : '' }, what)),
      ),
      element(
        'p',
        { class: 'hint' },
        owner === null ? 'Niemand bekend die dit kan aanvullen.' : `Aan te vullen door: ${owner}.`,
      ),
    ),
  );
}

/** Asks again until all stands: a large register takes more than one execution. */
async function toTheEnd(saying: string, call: () => Promise<Outcome<Freezing>>): Promise<string | null> {
  for (let told = saying; ; ) {
    const answer = await ask(told, call);
    if (!answer || answer.done) return answer ? answer.says : null;
    told = answer.says;
  }
}

async function freeze(one: ShownPeriod): Promise<void> {
  const yes = button('Ja, stel de cijfers vast', true, async () => {
    const said = await toTheEnd('Bezig met vaststellen…', () => server('freezePeriod', one.key));
    if (said) await done(one, said);
  });
  work.replaceChildren(
    element('h3', { id: 'found', tabindex: '-1' }, `${one.name} vaststellen?`),
    element(
      'p',
      {},
      'De cijfers veranderen daarna niet meer. Klopt er later iets niet, dan maak je een correctie met een reden.',
    ),
    element(
      'div',
      { class: 'buttons' },
      yes,
      button('Terug', false, async () => show()),
    ),
  );
  byId('found').focus();
}

async function correction(one: ShownPeriod): Promise<void> {
  const clusters = await ask('Bezig met vergelijken…', () => server('correctableClusters', one.key));
  if (!clusters) return;
  const boxes = clusters.map(check);
  const reason = element('textarea', {
    id: 'reason',
    rows: '2',
    maxlength: '500',
    'aria-describedby': 'reason-hint reason-error',
  });
  const make = button('Correctie maken', true, async () => {
    const chosen = boxes.filter(({ input }) => input.checked).map(({ key }) => key);
    if (reason.value.trim() === '') {
      showErrors([{ field: 'reason', reason: 'Geef de reden van de correctie.', tip: '' }]);
      return;
    }
    const said = await toTheEnd('Bezig met de correctie…', () =>
      server('correctPeriod', one.key, chosen, reason.value.trim()),
    );
    if (said) await done(one, said);
  });
  const differing = clusters.filter(({ differs }) => differs).length;
  work.replaceChildren(
    element('h3', { id: 'found', tabindex: '-1' }, `Correctie van ${one.name.toLowerCase()}`),
    element(
      'p',
      {},
      differing
        ? `Van ${differing} ${differing === 1 ? 'cluster zouden' : 'clusters zouden'} de cijfers nu anders zijn. De cijfers van het programma en van de gemeente gaan mee.`
        : 'De cijfers zouden nu hetzelfde zijn. Verbeter eerst de rijen in het register.',
    ),
    element(
      'fieldset',
      {},
      element('legend', {}, 'Clusters'),
      element('ul', { class: 'checks' }, ...boxes.map(({ item }) => item)),
    ),
    element('label', { for: 'reason' }, 'Reden'),
    element(
      'p',
      { class: 'hint', id: 'reason-hint' },
      'Staat in het rapport. Zet hier geen namen van personen.',
    ),
    reason,
    element('p', { class: 'field-error', id: 'reason-error' }),
    element(
      'div',
      { class: 'buttons' },
      make,
      button('Terug', false, async () => show()),
    ),
  );
  byId('found').focus();
}

function check({ key, name, differs }: CorrectableCluster): {
  readonly key: string;
  readonly input: HTMLInputElement;
  readonly item: HTMLElement;
} {
  const input = element('input', { type: 'checkbox', id: `c-${key}` });
  const label = element('label', { for: `c-${key}` }, differs ? `${name} (cijfers anders)` : name);
  return { key, input, item: element('li', {}, input, ' ', label) };
}

/** `2027-01-05` as 5-1-2027. */
function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number);
  return `${date}-${month}-${year}`;
}
