/** The dialog "Stand van de ronde": per municipality what came in for the open half-year, and a reminder by hand. */

import type { ShownRound } from '../../../app/intake/round.ts';
import type { RoundCluster } from '../../../domain/intake/round.ts';
import { busy, byId, element, say, showErrors, table } from '../dom.ts';
import { closeBy, server } from '../server.ts';

type Municipality = ShownRound['municipalities'][number];

const room = byId('round');
const openOnly = byId<HTMLInputElement>('open-only');
let shown: readonly Municipality[] = [];

closeBy(byId('close'));
openOnly.addEventListener('change', list);
void load();

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('showRound'));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  shown = answer.value.municipalities;
  byId('title').textContent = `Stand van de ronde: ${answer.value.period.toLowerCase()}`;
  const done = shown.filter((one) => left(one) === 0).length;
  const clusters = shown.reduce((sum, one) => sum + one.clusters.length, 0);
  const open = shown.reduce((sum, one) => sum + left(one), 0);
  byId('summary').textContent = shown.length
    ? `Klaar: ${done} van de ${shown.length} gemeenten. Binnen: ${clusters - open} van de ${clusters} opgaven.`
    : 'Er is geen cluster waarvoor een opgave wordt gevraagd. De instelling "Opgave: over alle clusters" bepaalt welke dat zijn.';
  byId('show-box').hidden = shown.length === 0;
  list();
}

function list(): void {
  const wanted = shown.filter((one) => !openOnly.checked || left(one) > 0);
  room.replaceChildren(...wanted.map(section));
}

function left({ clusters }: Municipality): number {
  return clusters.filter(({ answeredAt }) => answeredAt === null).length;
}

function section(one: Municipality): HTMLElement {
  const open = left(one);
  const total = one.clusters.length;
  const state =
    open === 0 ? 'alles binnen' : open === total ? 'nog niets binnen' : `${total - open} van ${total} binnen`;
  const inside = element(
    'div',
    { class: 'inside' },
    table(`Opgaven van ${one.name}`, ['Terrein', 'Sleutel', 'Stand', 'Ontvangen'], one.clusters.map(row)),
    ...(one.unplaced
      ? [
          element(
            'p',
            {},
            `${one.unplaced} inzending(en) waarvan het terrein nog niet bekend is. Kijk in het tabblad Intake.`,
          ),
        ]
      : []),
    element(
      'p',
      {},
      one.designation === null
        ? 'Geen contact met een e-mailadres bekend. Een herinnering kan dus niet. Vul in het tabblad Gemeenten een aanspreekpunt in dat een e-mailadres heeft.'
        : `Mail gaat naar: ${one.designation}.`,
    ),
  );
  if (open > 0 && one.designation !== null) inside.append(remindButton(one));
  return element(
    'details',
    {},
    element(
      'summary',
      {},
      `${one.name}: `,
      element('span', { class: `state ${open === 0 ? 'in' : open === total ? 'out' : 'part'}` }, state),
    ),
    inside,
  );
}

function row({ key, name, answeredAt, status }: RoundCluster): readonly (string | HTMLElement)[] {
  const state = element(
    'span',
    { class: `state ${answeredAt ? 'in' : 'out'}` },
    answeredAt ? (STATES[status ?? ''] ?? 'Binnen') : 'Ontbreekt',
  );
  return [name, key, state, answeredAt === null ? '' : day(answeredAt)];
}

const STATES: Readonly<Record<string, string>> = {
  ontvangen: 'Ontvangen',
  in_behandeling: 'In behandeling',
  geaccepteerd: 'Geaccepteerd',
  afgewezen: 'Afgewezen',
};

function remindButton(one: Municipality): HTMLElement {
  const button = element(
    'button',
    { type: 'button', 'aria-label': `Herinnering klaarzetten voor ${one.name}` },
    'Herinnering klaarzetten',
  );
  button.addEventListener('click', () => void remind(one, button));
  return element('div', { class: 'buttons' }, button);
}

async function remind(one: Municipality, button: HTMLButtonElement): Promise<void> {
  showErrors([]);
  const answer = await busy('Bezig met klaarzetten…', () => server('remindMunicipality', one.code));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  say(answer.value);
  button.focus();
}

/** `2027-01-05T10:00:00` as 5-1-2027. */
function day(moment: string): string {
  const [year, month, date] = moment.slice(0, 10).split('-').map(Number);
  return `${date}-${month}-${year}`;
}
