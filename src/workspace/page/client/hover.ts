/** The note of a cell, and why its value is wrong: beside the pointer, and read out when the cell is selected. */
import { fill, h } from './dom.ts';
import type { CellPlace } from './grid/grid.ts';
import type { SheetStore } from './store.ts';

export class Hints {
  /** What is known of the selected cell, for those who use no pointer. */
  readonly line = h('p', { class: 'aanwijzing', role: 'status' });
  readonly #bubble = h('div', { class: 'notitie', hidden: true });

  constructor() {
    document.body.append(this.#bubble);
  }

  /** Shows what belongs to the cell under the pointer; null takes it away. */
  hover(store: SheetStore | null, place: CellPlace | null): void {
    const texts = store && place ? hintsOf(store, place.row, place.column) : [];
    this.#bubble.hidden = texts.length === 0;
    if (!place || texts.length === 0) return;
    fill(
      this.#bubble,
      texts.map(({ label, text }) => h('p', {}, label && h('strong', {}, `${label} `), text)),
    );
    const { width, height } = this.#bubble.getBoundingClientRect();
    const right = place.box.left + place.box.width + 6;
    const left = right + width > innerWidth ? place.box.left - width - 6 : right;
    this.#bubble.style.left = `${Math.max(4, left)}px`;
    this.#bubble.style.top = `${Math.max(4, Math.min(place.box.top, innerHeight - height - 8))}px`;
  }

  select(store: SheetStore, row: number, column: number): void {
    const text = hintsOf(store, row, column)
      .map((hint) => `${hint.label} ${hint.text}`.trim())
      .join(' ');
    if (this.line.textContent !== text) this.line.textContent = text;
  }
}

function hintsOf(store: SheetStore, row: number, column: number): { label: string; text: string }[] {
  const invalid = store.cell(row, column)?.invalid;
  const note = store.note(row, column);
  return [
    ...(invalid ? [{ label: 'Klopt niet:', text: invalid }] : []),
    ...(note ? [{ label: '', text: note }] : []),
  ];
}
