/** The dialog "Overzichten bekijken": the digest of anybody on any day as mail and as text, and why each point is in it. */

import type { DigestPreview, Subscriber } from '../../../app/digest/preview.ts';
import { busy, byId, element, say, showErrors, table } from '../dom.ts';
import { closeBy, server } from '../server.ts';

const who = byId<HTMLSelectElement>('who');
const day = byId<HTMLInputElement>('day');
let subscribers: readonly Subscriber[] = [];

closeBy(byId('close'));
who.addEventListener('change', () => {
  day.value = chosen()?.next ?? day.value;
});
byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void preview();
});
byId('add').addEventListener('click', () => void add());
void load();

function chosen(): Subscriber | undefined {
  return subscribers.find(({ key }) => key === who.value);
}

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('listSubscribers'));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  const { on, without } = answer.value;
  subscribers = answer.value.subscribers;
  byId('off').hidden = on;
  who.replaceChildren(
    ...subscribers.map(({ key, who: text }) => element('option', { value: key }, `${key} · ${text}`)),
  );
  day.value = chosen()?.next ?? '';
  byId('form').hidden = subscribers.length === 0;
  if (!subscribers.length) say('Er zijn nog geen abonnementen.');
  byId('others').hidden = without === 0;
  byId('without').textContent =
    `${without === 1 ? '1 contact zei' : `${without} contacten zeiden`} ja tegen overzichten en ${without === 1 ? 'heeft' : 'hebben'} nog geen abonnement. Zij krijgen wat bij hun rol hoort.`;
}

async function preview(): Promise<void> {
  showErrors([]);
  byId('shown').replaceChildren();
  const answer = await busy('Bezig met samenstellen…', () => server('previewDigest', who.value, day.value));
  if (!answer.ok) {
    const field = answer.reason.includes('dag') ? 'day' : null;
    showErrors([{ field, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  show(answer.value);
}

function show({ window: words, hindrance, mail, items }: DigestPreview): void {
  const room = byId('shown');
  room.replaceChildren(element('p', {}, words));
  if (hindrance) room.append(element('p', { class: 'todo' }, `Er gaat geen mail: ${hindrance}`));
  if (!mail) room.append(element('p', { class: 'todo' }, 'Er is dan niets te melden. Er gaat geen mail.'));
  else {
    const { language: lang } = mail;
    room.append(element('h2', { lang }, mail.subject));
    if (mail.html !== null) {
      const frame = element('iframe', { sandbox: '', title: 'De mail met opmaak' });
      frame.srcdoc = mail.html;
      room.append(element('h3', {}, 'Met opmaak'), frame);
    }
    room.append(
      element('h3', {}, 'Alleen tekst'),
      element(
        'pre',
        { tabindex: '0', role: 'region', 'aria-label': 'De mail als tekst' },
        element('span', { lang }, mail.text),
      ),
      element('h3', {}, 'Waarom staat dit erin?'),
      table(
        'Waarom elk punt in het overzicht staat',
        ['Onderdeel', 'Punt', 'Rij', 'Waarom'],
        items.map(({ section, title, key, why }) => [section, element('span', { lang }, title), key, why]),
      ),
    );
  }
  room.focus();
}

async function add(): Promise<void> {
  showErrors([]);
  const answer = await busy('Bezig met toevoegen…', () => server('addSubscriptions'));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  await load();
  say(answer.value);
}
