/** What one column of a filter shows: sorting, a condition, and the values to choose from. */
import type { FilterValue, TypedCondition } from '../../../services/spreadsheet/filter-acts.ts';
import type { Condition } from '../../../services/spreadsheet/model/parts.ts';
import { dropPlace, fill, h } from '../dom.ts';
import { count } from '../words.ts';

const KEEP = 'keep';
/** More values than this are found by searching. */
const MOST_SHOWN = 300;

const CONDITIONS: readonly (readonly [type: string, label: string, inputs: 0 | 1 | 2])[] = [
  ['', 'Geen voorwaarde', 0],
  ['CELL_EMPTY', 'Is leeg', 0],
  ['CELL_NOT_EMPTY', 'Is niet leeg', 0],
  ['TEXT_CONTAINS', 'Tekst bevat', 1],
  ['TEXT_DOES_NOT_CONTAIN', 'Tekst bevat niet', 1],
  ['TEXT_STARTS_WITH', 'Tekst begint met', 1],
  ['TEXT_ENDS_WITH', 'Tekst eindigt op', 1],
  ['TEXT_EQUAL_TO', 'Tekst is precies', 1],
  ['DATE_EQUAL_TO', 'Datum is', 1],
  ['DATE_BEFORE', 'Datum is voor', 1],
  ['DATE_AFTER', 'Datum is na', 1],
  ['NUMBER_GREATER_THAN', 'Groter dan', 1],
  ['NUMBER_GREATER_THAN_OR_EQUAL_TO', 'Groter dan of gelijk aan', 1],
  ['NUMBER_LESS_THAN', 'Kleiner dan', 1],
  ['NUMBER_LESS_THAN_OR_EQUAL_TO', 'Kleiner dan of gelijk aan', 1],
  ['NUMBER_EQUAL_TO', 'Gelijk aan', 1],
  ['NUMBER_NOT_EQUAL_TO', 'Niet gelijk aan', 1],
  ['NUMBER_BETWEEN', 'Tussen', 2],
  ['NUMBER_NOT_BETWEEN', 'Niet tussen', 2],
];

export interface FilterPanelEvents {
  apply(hiddenValues: readonly string[], condition: TypedCondition | 'keep' | null): void;
  sort(ascending: boolean): void;
  closed(): void;
}

let closeCurrent: (() => void) | null = null;

export function closeFilterPanel(): void {
  closeCurrent?.();
}

/** Opens at a place of the window. `condition` is what the column asks now. */
export function openFilterPanel(
  place: { readonly left: number; readonly top: number },
  title: string,
  values: readonly FilterValue[],
  condition: Condition | null,
  events: FilterPanelEvents,
): void {
  closeFilterPanel();
  const shown = new Set(values.filter((value) => value.shown).map(({ text }) => text));
  const texts = condition ? conditionTexts(condition) : [];
  // What a script asks may be nothing that a person can fill in.
  const isOwn = condition !== null && !CONDITIONS.some(([type]) => type === condition.type);
  const type = h(
    'select',
    { 'aria-label': 'Voorwaarde', onchange: () => drawInputs() },
    isOwn && h('option', { value: KEEP, selected: true }, 'Voorwaarde van een script'),
    CONDITIONS.map(([value, label]) =>
      h('option', { value, selected: !isOwn && value === (condition?.type ?? '') }, label),
    ),
  );
  const inputs = [0, 1].map((index) =>
    h('input', {
      type: 'text',
      class: 'invoer',
      autocomplete: 'off',
      value: texts[index] ?? '',
      'aria-label': index === 0 ? 'Waarde' : 'Tweede waarde',
    }),
  );
  const search = h('input', {
    type: 'search',
    class: 'invoer',
    placeholder: 'Zoeken',
    'aria-label': 'Zoek een waarde',
    oninput: () => drawValues(),
  });
  const list = h('ul', { class: 'filterwaarden', 'aria-label': 'Waarden' });
  const told = h('p', { class: 'bijschrift', role: 'status' });
  const button = (label: string, run: () => void, main = false) =>
    h('button', { type: 'button', class: main ? 'knop hoofd' : 'knop', onclick: run }, label);
  const found = () => {
    const wanted = search.value.trim().toLowerCase();
    return values.filter(({ text }) => text.toLowerCase().includes(wanted));
  };
  const all = (on: boolean) => {
    for (const { text } of found()) {
      if (on) shown.add(text);
      else shown.delete(text);
    }
    drawValues();
  };
  const panel = h(
    'div',
    { class: 'filtervak', role: 'dialog', 'aria-label': title },
    h('h2', {}, title),
    h(
      'div',
      { class: 'knoppen' },
      button('Sorteren A → Z', () => leave(() => events.sort(true))),
      button('Sorteren Z → A', () => leave(() => events.sort(false))),
    ),
    type,
    inputs,
    search,
    h(
      'div',
      { class: 'knoppen' },
      button('Alles kiezen', () => all(true)),
      button('Niets kiezen', () => all(false)),
    ),
    list,
    told,
    h(
      'div',
      { class: 'knoppen' },
      button('OK', () => apply(), true),
      button('Annuleren', () => close()),
    ),
  );

  const drawInputs = () => {
    const needed = CONDITIONS.find(([value]) => value === type.value)?.[2] ?? 0;
    for (const [index, input] of inputs.entries()) input.hidden = index >= needed;
  };
  const drawValues = () => {
    const fitting = found();
    fill(
      list,
      fitting.slice(0, MOST_SHOWN).map(({ text, count: rows }) =>
        h(
          'li',
          {},
          h(
            'label',
            {},
            h('input', {
              type: 'checkbox',
              checked: shown.has(text),
              onchange: ({ target }: Event) =>
                (target as HTMLInputElement).checked ? shown.add(text) : shown.delete(text),
            }),
            text === '' ? '(lege cellen)' : text,
            h('span', { class: 'aantal', 'aria-label': count(rows, 'rij', 'rijen') }, String(rows)),
          ),
        ),
      ),
    );
    const rest = fitting.length - MOST_SHOWN;
    told.textContent =
      fitting.length === 0
        ? 'Geen waarde met deze letters.'
        : rest > 0
          ? `En nog ${count(rest, 'waarde', 'waarden')}. Zoek om ze te vinden.`
          : '';
  };
  const close = () => {
    if (closeCurrent !== close) return;
    closeCurrent = null;
    removeEventListener('pointerdown', outside, true);
    panel.remove();
    events.closed();
  };
  const outside = (event: Event) => {
    if (!panel.contains(event.target as Node)) close();
  };
  const leave = (act: () => void) => {
    close();
    act();
  };
  const apply = () => {
    const hidden = values.filter(({ text }) => !shown.has(text)).map(({ text }) => text);
    const typed = inputs.filter((input) => !input.hidden).map((input) => input.value);
    const asked = type.value === KEEP ? KEEP : type.value === '' ? null : { type: type.value, texts: typed };
    leave(() => events.apply(hidden, asked));
  };
  panel.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && (event.target as HTMLElement).matches('.invoer')) {
      event.preventDefault();
      apply();
    } else if (event.key === 'Tab') keepWithin(panel, event);
  });

  drawInputs();
  drawValues();
  dropPlace().append(panel);
  const { width, height } = panel.getBoundingClientRect();
  panel.style.left = `${Math.max(4, Math.min(place.left, innerWidth - width - 4))}px`;
  panel.style.top = `${Math.max(4, Math.min(place.top, innerHeight - height - 4))}px`;
  closeCurrent = close;
  addEventListener('pointerdown', outside, true);
  search.focus();
}

/** Tab goes round within the panel. */
function keepWithin(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [...panel.querySelectorAll<HTMLElement>('button, input:not([hidden]), select')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = event.shiftKey ? at - 1 : at + 1;
  if (next >= 0 && next < stops.length) return;
  event.preventDefault();
  stops.at(next < 0 ? -1 : 0)?.focus();
}

/** The values of a condition as a person types them. */
function conditionTexts({ values }: Condition): readonly string[] {
  return values.map((value) => {
    if (typeof value === 'number') return String(value).replace('.', ',');
    if (typeof value !== 'object') return String(value);
    return 'date' in value
      ? new Date(value.date).toLocaleDateString('nl-NL', { timeZone: 'Europe/Amsterdam' })
      : '';
  });
}
