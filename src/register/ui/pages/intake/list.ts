/** The list of intakes, by state. */

import type { WaitingIntake } from '../../../app/intake/queue.ts';
import { element } from '../dom.ts';

const OPEN: readonly string[] = ['ontvangen', 'in_behandeling'];

const FILTERS: readonly (readonly [value: string, label: string, takes: (one: WaitingIntake) => boolean])[] =
  [
    ['open', 'Te behandelen', ({ status }) => OPEN.includes(status)],
    ['ontvangen', 'Ontvangen', ({ status }) => status === 'ontvangen'],
    ['in_behandeling', 'In behandeling', ({ status }) => status === 'in_behandeling'],
    ['geaccepteerd', 'Geaccepteerd', ({ status }) => status === 'geaccepteerd'],
    ['afgewezen', 'Afgewezen', ({ status }) => status === 'afgewezen'],
    ['vervallen', 'Vervallen', ({ status }) => status === 'vervallen'],
  ];

export function listView(
  all: readonly WaitingIntake[],
  filter: string,
  on: { readonly open: (key: string) => void; readonly filtered: (filter: string) => void },
): HTMLElement {
  const items = element('ul', { class: 'list' });
  const fill = (chosen: string): void => {
    const takes = FILTERS.find(([value]) => value === chosen)![2];
    const found = all.filter(takes);
    const rows = found.map((one) => element('li', {}, card(one, on.open)));
    items.replaceChildren(...(rows.length ? rows : [element('li', {}, 'Er zijn hier geen inzendingen.')]));
  };
  const select = element(
    'select',
    {
      id: 'filter',
      change: () => {
        on.filtered(select.value);
        fill(select.value);
      },
    },
    ...FILTERS.map(([value, label, takes]) =>
      element('option', { value, selected: value === filter }, `${label} (${all.filter(takes).length})`),
    ),
  );
  fill(filter);
  return element(
    'section',
    {},
    element('h1', { tabindex: '-1' }, 'Inzendingen'),
    element('label', { for: 'filter' }, 'Toon'),
    select,
    items,
  );
}

function card(one: WaitingIntake, open: (key: string) => void): HTMLElement {
  const place = [one.place || 'Geen terrein genoemd', one.municipality].join(', ');
  const lines = [
    element('strong', {}, one.subject),
    element('span', {}, place),
    element('span', { class: 'soft' }, `${one.key} · ${one.received} · ${one.statusLabel}`),
  ];
  if (one.attention !== null) lines.push(element('span', { class: 'attention' }, one.attention));
  return element('button', { type: 'button', click: () => open(one.key) }, ...lines);
}
