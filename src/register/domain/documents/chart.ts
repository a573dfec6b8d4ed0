/** Charts of reports as data: what is drawn, what it says in words, and the table that stands for it without pictures. */
import { formatDutchNumber } from '../text/numbers.ts';
import type { Picture } from './fields.ts';

export interface Chart {
  /** `column` and `bar` compare, `line` follows in time, `pie` divides a whole. */
  readonly type: 'column' | 'bar' | 'line' | 'pie';
  readonly title: string;
  /** What stands along the axis, for the header of the table: `Jaar`, `Gemeente`. */
  readonly along: string;
  readonly series: readonly string[];
  /** A label with a number for each series. */
  readonly rows: readonly (readonly [label: string, ...numbers: (number | null)[]])[];
  /** Piles the series of columns or bars up. */
  readonly stacked?: boolean;
  /** Of numbers that are not whole; 0 unless told. */
  readonly decimals?: number;
}

/** Size in a document, in points: the width of the text on A4. A wide picture leaves room for its labels. */
const WIDTH = 451;
const HEIGHT = 235;

const KINDS = {
  column: 'Staafdiagram',
  bar: 'Liggend staafdiagram',
  line: 'Lijndiagram',
  pie: 'Cirkeldiagram',
} as const;

/** The value of a picture field. Null when there is nothing to draw: all is empty, or nought. */
export function chartPicture(chart: Chart): Picture | null {
  if (!chart.rows.some(([, ...numbers]) => numbers.some(Boolean))) return null;
  const shown = (value: number | null): string =>
    value === null ? '–' : formatDutchNumber(value, Number.isInteger(value) ? 0 : (chart.decimals ?? 0));
  return {
    url: null,
    chart,
    alt: altOf(chart, shown),
    width: WIDTH,
    height: HEIGHT,
    table: [
      [chart.along, ...chart.series],
      ...chart.rows.map(([label, ...numbers]) => [label, ...numbers.map(shown)]),
    ],
  };
}

/** All numbers in a sentence, so that who does not see the picture misses nothing. */
function altOf({ type, title, series, rows }: Chart, shown: (value: number | null) => string): string {
  const said = rows.map(([label, ...numbers]) => {
    const values = numbers.map((value, i) => (series.length > 1 ? `${series[i]} ` : '') + shown(value));
    return `${label}: ${values.join(', ')}`;
  });
  return `${KINDS[type]}. ${title}. ${said.join('; ')}.`;
}
