/** The dialog "Voorgevulde links": for one municipality, a link to copy or open for each terrain. */

import type { MunicipalityLinks, PlaceLink } from '../../../app/intake/links.ts';
import { linkButtons } from '../copy.ts';
import { busy, byId, element, say, showErrors, table } from '../dom.ts';
import { closeBy, server } from '../server.ts';

const choice = byId<HTMLSelectElement>('municipality');
const room = byId('links');

closeBy(byId('close'));
choice.addEventListener('change', () => void show(choice.value));
void load();

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('linkPlaces'));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  const options = answer.value.map(({ code, name, count }) =>
    element('option', { value: code }, count ? name : `${name} (nog geen terreinen)`),
  );
  choice.replaceChildren(element('option', { value: '' }, 'Kies een gemeente'), ...options);
  choice.disabled = false;
  choice.focus();
}

async function show(code: string): Promise<void> {
  showErrors([]);
  room.replaceChildren();
  if (code === '') return;
  const answer = await busy('Bezig met ophalen…', () => server('municipalityLinks', code));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  room.replaceChildren(...parts(answer.value));
  say(`Links voor ${answer.value.name} staan hieronder.`);
}

function parts(links: MunicipalityLinks): readonly HTMLElement[] {
  const { name, aanmelding, opgave, clusters, terrains } = links;
  return [
    element('h2', {}, `Gemeente ${name}`),
    table(
      'Formulieren zonder terrein',
      ['Formulier', 'Link'],
      [
        ['Aanmelden of wijzigen', linkButtons(`aanmelden of wijzigen, gemeente ${name}`, aanmelding)],
        ['Halfjaarlijkse opgave', linkButtons(`halfjaarlijkse opgave, gemeente ${name}`, opgave)],
      ],
    ),
    ...list('Halfjaarlijkse opgave per cluster', 'halfjaarlijkse opgave', clusters),
    ...list('Aanmelden of wijzigen per terrein', 'aanmelden of wijzigen', terrains),
  ];
}

function list(title: string, form: string, places: readonly PlaceLink[]): readonly HTMLElement[] {
  if (!places.length) return [];
  const rows = places.map(({ key, name, url }) => [name, key, linkButtons(`${form}, ${name}`, url)]);
  return [element('h2', {}, title), table(title, ['Naam', 'Sleutel', 'Link'], rows)];
}
