/** A chart as a figure: the drawing, what it says in words, and its data as a table. */
import type { ChartView } from '../../../charts/view.ts';
import { chartName, chartSummary, NO_DATA, NOT_DRAWN, seriesName } from '../../../charts/words.ts';
import { h } from '../dom.ts';
import type { Drawing } from './drawing.ts';

/** Rows of data beyond these are counted, not shown. */
const MOST_ROWS = 200;
const BUNDLE = '/bouw/chart-drawing.js';

let bundle: Promise<typeof import('./drawing.ts')> | null = null;

function drawing(): Promise<typeof import('./drawing.ts')> {
  // By a name in a variable, so that it stays out of the bundle of the page.
  bundle ??= import(BUNDLE) as Promise<typeof import('./drawing.ts')>;
  return bundle;
}

export class ChartFigure {
  readonly element = h('figure', { class: 'grafiek' });
  view: ChartView;
  readonly #open: boolean;
  #drawing: Drawing | null = null;
  #gone = false;
  /** Rises with each drawing, so that a late one does not replace a newer one. */
  #asked = 0;

  /** With `open` the data can be unfolded by everybody; else the table is there for screen readers alone. */
  constructor(view: ChartView, open: boolean) {
    this.view = view;
    this.#open = open;
    this.#fill();
  }

  update(view: ChartView): void {
    if (JSON.stringify(view) === JSON.stringify(this.view)) return;
    this.view = view;
    this.#fill();
  }

  remove(): void {
    this.#gone = true;
    this.#drawing?.remove();
    this.element.remove();
  }

  #fill(): void {
    const { view } = this;
    const summary = chartSummary(view);
    const picture = h('div', {
      class: 'grafiekbeeld',
      role: 'img',
      'aria-label': `${chartName(view)}. ${summary}`,
    });
    picture.style.width = `${view.width}px`;
    picture.style.height = `${view.height}px`;
    this.element.setAttribute('aria-label', chartName(view));
    this.element.style.width = `${view.width}px`;
    this.#drawing?.remove();
    this.#drawing = null;
    this.element.replaceChildren();
    if (view.type === 'TABLE') {
      this.element.append(this.#tableChart());
      return;
    }
    const table = dataTable(view);
    this.element.append(
      picture,
      h('figcaption', { class: 'onzichtbaar' }, summary),
      this.#open
        ? h('details', {}, h('summary', {}, 'Gegevens van de grafiek'), table)
        : h('div', { class: 'onzichtbaar' }, table),
    );
    void this.#draw(picture);
  }

  async #draw(picture: HTMLElement): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const { drawChart } = await drawing();
    if (asked !== this.#asked || this.#gone) return;
    const { data } = this.view;
    this.#drawing = drawChart(picture, this.view);
    if (!this.#drawing) picture.append(h('p', { class: 'grafiekleeg' }, NOT_DRAWN));
    else if (data.length === 0 || data.series.length === 0)
      picture.append(h('p', { class: 'grafiekleeg' }, NO_DATA));
  }

  #tableChart(): HTMLElement {
    const { view } = this;
    const box = h(
      'div',
      { class: 'grafiektabel', tabindex: 0, role: 'region', 'aria-label': chartName(view) },
      dataTable(view),
    );
    box.style.height = `${view.height}px`;
    return box;
  }
}

function dataTable(view: ChartView): HTMLElement {
  const { domain, series, length } = view.data;
  const shown = Math.min(length, MOST_ROWS);
  const rest = length - shown;
  const rows = Array.from({ length: shown }, (_, i) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, domain ? (domain.texts[i] ?? '') : String(i + 1)),
      series.map((column) => h('td', {}, column.texts[i] ?? '')),
    ),
  );
  return h(
    'table',
    { class: 'grafiekdata' },
    h(
      'caption',
      {},
      rest > 0 ? `${chartName(view)}. De eerste ${shown} van ${length} rijen.` : chartName(view),
    ),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, domain?.label || 'Rij'),
        series.map((column, index) => h('th', { scope: 'col' }, seriesName(column, index))),
      ),
    ),
    h('tbody', {}, rows),
  );
}
