/** The list that drops from a dropdown cell: type to search, arrows and Enter to choose. */
import { dropPlace, fill, h } from './dom.ts';
import type { CellPlace } from './grid/grid.ts';

let closeCurrent: (() => void) | null = null;

export function closeChoices(): void {
  closeCurrent?.();
}

/** Shows the list below a cell; `choose` gets the text that was chosen, and '' for an empty cell. */
export function openChoices(
  place: Pick<CellPlace, 'box'>,
  choices: readonly string[],
  current: string,
  events: { readonly choose: (text: string) => void; readonly closed: () => void },
): void {
  closeChoices();
  let shown: readonly string[] = choices;
  let active = Math.max(0, choices.indexOf(current));

  const list = h('ul', { class: 'keuzes', role: 'listbox', id: 'keuzelijst', 'aria-label': 'Keuzes' });
  const search = h('input', {
    type: 'text',
    class: 'invoer',
    role: 'combobox',
    'aria-label': 'Zoek een keuze',
    'aria-expanded': 'true',
    'aria-controls': 'keuzelijst',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    placeholder: 'Zoeken',
  });
  const empty = h('button', { type: 'button', class: 'stil', onclick: () => pick('') }, 'Leegmaken');
  const box = h('div', { class: 'keuzevak' }, search, list, current !== '' && empty);

  const draw = () => {
    fill(
      list,
      shown.map((choice, index) =>
        h(
          'li',
          {
            role: 'option',
            id: `keuze-${index}`,
            'aria-selected': index === active ? 'true' : 'false',
            onpointerdown: (event: Event) => {
              event.preventDefault();
              pick(choice);
            },
          },
          choice,
          choice === current && h('span', { class: 'vink', 'aria-hidden': 'true' }, '✓'),
        ),
      ),
    );
    if (shown.length === 0) fill(list, h('li', { class: 'niets' }, 'Geen keuze met deze letters'));
    search.setAttribute('aria-activedescendant', shown.length > 0 ? `keuze-${active}` : '');
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  };
  const outside = (event: Event) => {
    if (!box.contains(event.target as Node)) close();
  };
  const close = () => {
    if (closeCurrent !== close) return;
    closeCurrent = null;
    removeEventListener('pointerdown', outside, true);
    box.remove();
    events.closed();
  };
  const pick = (text: string) => {
    close();
    events.choose(text);
  };
  search.addEventListener('input', () => {
    const wanted = search.value.trim().toLowerCase();
    shown = choices.filter((choice) => choice.toLowerCase().includes(wanted));
    active = 0;
    draw();
  });
  box.addEventListener('keydown', (event) => {
    const acts: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => {
        const choice = event.target === empty ? '' : shown[active];
        if (choice !== undefined) pick(choice);
      },
      Escape: close,
    };
    event.stopPropagation();
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const step = (by: number) => {
    active = (active + by + shown.length) % Math.max(1, shown.length);
    draw();
  };

  dropPlace().append(box);
  box.style.minWidth = `${Math.max(160, place.box.width)}px`;
  draw();
  const { width, height } = box.getBoundingClientRect();
  const below = place.box.top + place.box.height;
  box.style.left = `${Math.max(4, Math.min(place.box.left, innerWidth - width - 4))}px`;
  box.style.top = `${below + height > innerHeight ? Math.max(4, place.box.top - height) : below}px`;
  closeCurrent = close;
  addEventListener('pointerdown', outside, true);
  search.focus();
}
