/** What a chart says in words, for those who do not see it. */
import { textAt } from './options.ts';
import type { ChartColumn, ChartView } from './view.ts';

const KINDS: Readonly<Record<string, string>> = {
  AREA: 'Vlakdiagram',
  BAR: 'Staafdiagram',
  COLUMN: 'Kolomdiagram',
  COMBO: 'Combinatiediagram',
  HISTOGRAM: 'Histogram',
  LINE: 'Lijndiagram',
  PIE: 'Cirkeldiagram',
  SCATTER: 'Spreidingsdiagram',
  STEPPED_AREA: 'Getrapt vlakdiagram',
  TABLE: 'Tabel',
};

/** Series beyond these are counted, not described. */
const MOST_SERIES = 6;

export const NOT_DRAWN = 'Dit soort grafiek tekent de lokale Workspace niet. Hieronder staan de gegevens.';
export const NO_DATA = 'Er zijn nog geen gegevens voor deze grafiek.';

export function kindWords(type: string): string {
  return KINDS[type] ?? 'Grafiek';
}

/** Kind and title, as the name of the chart. */
export function chartName({ type, options }: ChartView): string {
  const title = textAt(options, 'title');
  return title ? `${kindWords(type)}: ${title}` : `${kindWords(type)} zonder titel`;
}

export function seriesName(column: ChartColumn, index: number): string {
  return column.label || `Reeks ${index + 1}`;
}

/** How many series and values there are, and of each series the lowest and the highest. */
export function chartSummary({ data, type }: ChartView): string {
  const { series, length } = data;
  if (length === 0 || series.length === 0) return NO_DATA;
  if (type === 'TABLE') return `${length} ${length === 1 ? 'rij' : 'rijen'}.`;
  const size = `${count(series.length, 'reeks', 'reeksen')} met ${count(length, 'waarde', 'waarden')}.`;
  const told = series.slice(0, MOST_SERIES).map((column, index) => extremes(column, index, data.domain));
  const rest = series.length - told.length;
  return [size, ...told, rest > 0 && `En nog ${count(rest, 'reeks', 'reeksen')}.`].filter(Boolean).join(' ');
}

function extremes(column: ChartColumn, index: number, domain: ChartColumn | null): string {
  let low = -1;
  let high = -1;
  for (const [i, value] of column.values.entries()) {
    if (typeof value !== 'number') continue;
    if (low < 0 || value < (column.values[low] as number)) low = i;
    if (high < 0 || value > (column.values[high] as number)) high = i;
  }
  const name = seriesName(column, index);
  if (low < 0) return `${name}: geen getallen.`;
  const at = (i: number) => {
    const where = domain?.texts[i];
    return where ? `${column.texts[i]} (${where})` : column.texts[i];
  };
  if (column.values[low] === column.values[high]) return `${name}: overal ${column.texts[low]}.`;
  return `${name}: laagste ${at(low)}, hoogste ${at(high)}.`;
}

function count(amount: number, one: string, more: string): string {
  return `${amount} ${amount === 1 ? one : more}`;
}
