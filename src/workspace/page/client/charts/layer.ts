/** The charts of the tab in front: over the grid at their place, or in a row below the plain table. */
import type { ChartView } from '../../../charts/view.ts';
import { h } from '../dom.ts';
import type { Grid, GridFrame } from '../grid/grid.ts';
import { ChartFigure } from './figure.ts';

export class ChartLayer {
  /** Over the grid; its parts cut off what scrolls away below frozen rows and columns. */
  readonly overlay = h('section', { class: 'grafieklaag', 'aria-label': 'Grafieken op dit tabblad' });
  /** Beside the plain table. */
  readonly list = h('section', {
    class: 'grafieklijst',
    'aria-label': 'Grafieken op dit tabblad',
    hidden: true,
  });
  readonly #grid: Grid;
  #overGrid: ChartFigure[] = [];
  #listed: ChartFigure[] = [];
  #charts: readonly ChartView[] = [];
  #asTable = false;

  constructor(grid: Grid) {
    this.#grid = grid;
    this.overlay.hidden = true;
    this.overlay.addEventListener('wheel', (event) => this.#passOn(event), { passive: false });
  }

  show(charts: readonly ChartView[], asTable: boolean): void {
    this.#charts = charts;
    this.#asTable = asTable;
    const none = charts.length === 0;
    this.overlay.hidden = none || asTable;
    this.list.hidden = none || !asTable;
    this.#overGrid = reuse(asTable ? [] : charts, this.#overGrid, this.overlay, false);
    this.#listed = reuse(asTable ? charts : [], this.#listed, this.list, true);
    this.move();
  }

  /** Puts the charts where their cells are now. */
  move(): void {
    if (this.#asTable || this.#charts.length === 0) return;
    const frame = this.#grid.frame();
    if (!frame) return;
    const origin = this.overlay.getBoundingClientRect();
    for (const { element, view } of this.#overGrid) {
      const place = this.#grid.placeOf(view.row, view.column);
      if (!place) continue;
      const left = place.box.left + view.offsetX;
      const top = place.box.top + view.offsetY;
      element.style.transform = `translate(${left - origin.left}px, ${top - origin.top}px)`;
      element.style.clipPath = cut(frame, view, left, top);
      element.style.visibility = 'visible';
    }
  }

  /** The grid scrolls also when the pointer is on a chart. */
  #passOn(event: WheelEvent): void {
    if ((event.target as HTMLElement).closest('.grafiektabel')) return;
    event.preventDefault();
    this.#grid.scroll(event);
  }
}

/** Figures for these charts in their order: those that are there already go on, others are made or taken away. */
function reuse(
  charts: readonly ChartView[],
  figures: readonly ChartFigure[],
  host: HTMLElement,
  open: boolean,
): ChartFigure[] {
  const known = new Map(figures.map((figure) => [figure.view.id, figure]));
  const next = charts.map((view) => {
    const figure = known.get(view.id);
    known.delete(view.id);
    figure?.update(view);
    return figure ?? new ChartFigure(view, open);
  });
  for (const gone of known.values()) gone.remove();
  for (const [index, { element }] of next.entries()) {
    if (host.children[index] !== element) host.insertBefore(element, host.children[index] ?? null);
  }
  return next;
}

/** What of a chart stays in sight: nothing over the headers, nor over frozen cells that it scrolls below. */
function cut(frame: GridFrame, view: ChartView, left: number, top: number): string {
  const minLeft = view.column < frame.frozenColumns ? frame.left : frame.scrollLeft;
  const minTop = view.row < frame.frozenRows ? frame.top : frame.scrollTop;
  const inset = [
    minTop - top,
    left + view.width - frame.right,
    top + view.height - frame.bottom,
    minLeft - left,
  ].map((pixels) => (pixels > 0 ? pixels : -8));
  return `inset(${inset.map((pixels) => `${pixels}px`).join(' ')})`;
}
