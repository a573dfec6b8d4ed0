/** A chart in the words of ECharts, with Google's colours, sizes and habits; null for what is not drawn. */
import { displayValue } from '../services/spreadsheet/display.ts';
import { branch, flagAt, listAt, numberAt, textAt } from './options.ts';
import { pieOption } from './pie.ts';
import { BLACK, COLOURS, FAINT, gridOf, legendOf, SOFT, textStyle, titleOf } from './style.ts';
import type { ChartColumn, ChartView, OptionTree } from './view.ts';
import { seriesName } from './words.ts';

/** An option of ECharts, or a part of one; its own types cover every chart at once, which helps nobody here. */
export type EOption = Record<string, unknown>;

type Kind = 'bar' | 'line' | 'area' | 'steppedArea' | 'scatter';

const KINDS: Readonly<Record<string, Kind>> = {
  AREA: 'area',
  BAR: 'bar',
  COLUMN: 'bar',
  COMBO: 'line',
  LINE: 'line',
  SCATTER: 'scatter',
  STEPPED_AREA: 'steppedArea',
};
const SERIES_KINDS: Readonly<Record<string, Kind>> = {
  area: 'area',
  bars: 'bar',
  line: 'line',
  scatter: 'scatter',
  steppedArea: 'steppedArea',
};

/** Up to so many categories each has its label. */
const MOST_LABELS = 25;

/** Pixels: width of a letter of an axis, and of the numbers along the other axis. */
const LETTER = 6.5;
const VALUES_ROOM = 40;

/** `font` is the family that texts are drawn with. */
export function chartOption(view: ChartView, font: string): EOption | null {
  const drawn =
    view.type === 'PIE'
      ? pieOption(view)
      : view.type === 'HISTOGRAM'
        ? axesOption(histogram(view), 'bar')
        : KINDS[view.type]
          ? axesOption(view, KINDS[view.type]!)
          : null;
  if (!drawn) return null;
  const background = textAt(view.options, 'backgroundColor') ?? textAt(view.options, 'backgroundColor.fill');
  return {
    animation: false,
    backgroundColor: background ?? '#ffffff',
    textStyle: { fontFamily: font },
    title: titleOf(view),
    ...drawn,
  };
}

/** Charts with a line of categories or values below, and values upwards; a bar chart lies on its side. */
function axesOption(view: ChartView, kind: Kind): EOption {
  const { options, data, type } = view;
  const lying = type === 'BAR';
  const [domainPath, valuePath] = lying ? ['vAxis', 'hAxis'] : ['hAxis', 'vAxis'];
  const continuous =
    data.domain !== null &&
    data.domain.kind !== 'text' &&
    (kind === 'scatter' || ((kind === 'line' || kind === 'area') && type !== 'COMBO')) &&
    !flagAt(options, 'treatLabelsAsText');
  const stacking = stackingOf(options);
  const totals = stacking === 'percent' ? totalsOf(data.series, data.length) : null;
  const series = data.series.map((column, index) =>
    seriesOption(view, column, index, { kind, continuous, stacking, totals, lying }),
  );
  const right = series.some((each) => each[lying ? 'xAxisIndex' : 'yAxisIndex'] === 1);
  const format = data.series.find((column) => column.kind !== 'text')?.format;
  const values = [valuePath, ...(right ? ['vAxes.1'] : [])].map((path, index) =>
    valueAxis(view, path, index === 0 ? branch(options, 'vAxes.0') : {}, totals ? '0%' : format),
  );
  const domain = continuous
    ? valueAxis(view, domainPath!, {}, data.domain!.format, true)
    : categoryAxis(view, domainPath!, kind, lying);
  return {
    color: coloursOf(options),
    legend: legendOf(view, data.series.length > 1 ? 'right' : 'none'),
    grid: gridOf(view, data.series.length > 1 ? 'right' : 'none'),
    xAxis: lying ? values : domain,
    yAxis: lying ? domain : values,
    series,
    tooltip: {
      trigger: continuous || kind === 'scatter' ? 'item' : 'axis',
      axisPointer: { type: kind === 'bar' ? 'shadow' : 'line' },
      confine: true,
      textStyle: { fontSize: 12, color: BLACK },
      valueFormatter: (value: unknown) =>
        typeof value === 'number' ? shown(value, totals ? '0%' : format, view.locale) : '–',
    },
  };
}

interface Situation {
  readonly kind: Kind;
  /** The domain is an axis of numbers or dates. */
  readonly continuous: boolean;
  readonly stacking: 'none' | 'plain' | 'percent';
  readonly totals: readonly number[] | null;
  readonly lying: boolean;
}

function seriesOption(view: ChartView, column: ChartColumn, index: number, situation: Situation): EOption {
  const { options, data, type } = view;
  const own = branch(options, `series.${index}`);
  const wanted = textAt(own, 'type') ?? (type === 'COMBO' ? textAt(options, 'seriesType') : undefined);
  const kind = (wanted && SERIES_KINDS[wanted]) || situation.kind;
  const numbers = column.values.map((value, i) => {
    if (typeof value !== 'number') return null;
    return situation.totals ? value / (situation.totals[i] || 1) : value;
  });
  const points = situation.continuous
    ? numbers.map((value, i) => [data.domain!.values[i] ?? null, value])
    : numbers;
  const pointSize =
    numberAt(own, 'pointSize') ?? numberAt(options, 'pointSize') ?? (kind === 'scatter' ? 7 : 0);
  const lineWidth = numberAt(own, 'lineWidth') ?? numberAt(options, 'lineWidth') ?? 2;
  const color = textAt(own, 'color') ?? coloursOf(options)[index % coloursOf(options).length];
  const dashes = listAt(own, 'lineDashStyle');
  const curve = textAt(own, 'curveType') ?? textAt(options, 'curveType');
  const isLine = kind === 'line' || kind === 'area' || kind === 'steppedArea';
  const labels = textAt(own, 'dataLabel') ?? textAt(options, 'dataLabel');
  return {
    type: kind === 'bar' ? 'bar' : kind === 'scatter' ? 'scatter' : 'line',
    name: textAt(own, 'labelInLegend') ?? seriesName(column, index),
    data: points,
    itemStyle: { color },
    ...(situation.stacking !== 'none' && kind !== 'scatter' && kind !== 'line' && { stack: 'alles' }),
    ...(situation.stacking !== 'none' && type === 'LINE' && { stack: 'alles' }),
    ...(numberAt(own, 'targetAxisIndex') === 1 && { [situation.lying ? 'xAxisIndex' : 'yAxisIndex']: 1 }),
    ...(isLine && {
      lineStyle: { color, width: lineWidth, ...(dashes.length > 0 && { type: dashes }) },
      symbol: 'circle',
      symbolSize: pointSize,
      showSymbol: pointSize > 0,
      connectNulls: flagAt(options, 'interpolateNulls') ?? false,
      ...(curve === 'function' && { smooth: 0.4, smoothMonotone: 'x' }),
      ...(kind === 'steppedArea' && { step: 'middle' }),
      ...(kind !== 'line' && { areaStyle: { color, opacity: numberAt(options, 'areaOpacity') ?? 0.3 } }),
    }),
    ...(kind === 'scatter' && { symbolSize: pointSize }),
    ...(kind === 'bar' && { barCategoryGap: '38%', barGap: '0%', ...barWidth(options) }),
    ...(labels && labels !== 'none' && { label: labelOf(view, column, situation, kind) }),
    ...(type === 'HISTOGRAM' && { barCategoryGap: '2%' }),
  };
}

function labelOf(view: ChartView, column: ChartColumn, { lying, totals }: Situation, kind: Kind): EOption {
  const format = totals ? '0%' : column.format;
  return {
    show: true,
    position: kind === 'bar' ? (lying ? 'insideRight' : 'insideTop') : 'top',
    formatter: ({ value }: { value: unknown }) => {
      const number = Array.isArray(value) ? value[1] : value;
      return typeof number === 'number' ? shown(number, format, view.locale) : '';
    },
  };
}

/** `bar.groupWidth` is the part of the room that the bars of one category take. */
function barWidth(options: OptionTree): EOption {
  const share = /^(\d+(?:\.\d+)?)%$/.exec(textAt(options, 'bar.groupWidth') ?? '')?.[1];
  return share === undefined ? {} : { barCategoryGap: `${Math.max(0, 100 - Number(share))}%` };
}

function stackingOf(options: OptionTree): Situation['stacking'] {
  const wanted = textAt(options, 'isStacked');
  if (wanted === 'percent' || wanted === 'relative') return 'percent';
  return flagAt(options, 'isStacked') || wanted === 'absolute' ? 'plain' : 'none';
}

function totalsOf(series: readonly ChartColumn[], length: number): number[] {
  return Array.from({ length }, (_, i) =>
    series.reduce((sum, { values }) => {
      const value = values[i];
      return sum + (typeof value === 'number' ? Math.abs(value) : 0);
    }, 0),
  );
}

function categoryAxis(view: ChartView, path: string, kind: Kind, lying: boolean): EOption {
  const { options, data } = view;
  const texts = data.domain?.texts ?? Array.from({ length: data.length }, (_, i) => String(i + 1));
  const reversed =
    numberAt(options, `${path}.direction`) === -1 || numberAt(options, 'hAxis.direction') === -1;
  return {
    type: 'category',
    data: texts,
    boundaryGap: kind === 'bar' || view.type === 'COMBO' || kind === 'scatter',
    // Google begins a bar chart at the top.
    inverse: lying ? !reversed : reversed,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: lying ? SOFT : BLACK } },
    axisLabel: {
      ...textStyle(options, `${path}.textStyle`, 12, '#444746'),
      hideOverlap: true,
      ...(texts.length <= MOST_LABELS && { interval: 0 }),
      width: lying ? view.width * 0.25 : undefined,
      overflow: lying ? 'truncate' : 'none',
      rotate: numberAt(options, `${path}.slantedTextAngle`) ?? (lying ? 0 : slant(view, texts)),
    },
    ...axisName(view, path, lying),
  };
}

/** Long labels stand aslant when they would not fit beside each other. */
function slant(view: ChartView, texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  const { left, right } = gridOf(view, view.data.series.length > 1 ? 'right' : 'none');
  const room = (view.width - left - right - VALUES_ROOM) / Math.max(1, texts.length);
  return longest * LETTER + LETTER > room && texts.length > 1 ? 35 : 0;
}

function valueAxis(
  view: ChartView,
  path: string,
  extra: OptionTree,
  format: string | undefined,
  isDomain = false,
): EOption {
  const { options, locale, type } = view;
  const lying = type === 'BAR' ? path !== 'vAxis' : path === 'hAxis';
  const own = { ...extra, ...branch(options, path) };
  // `setRange` of a bar chart names the vertical axis, though its values lie.
  const other = type === 'BAR' && !isDomain ? branch(options, 'vAxis') : {};
  const low = numberAt(own, 'viewWindow.min') ?? numberAt(other, 'viewWindow.min');
  const high = numberAt(own, 'viewWindow.max') ?? numberAt(other, 'viewWindow.max');
  const logarithmic = flagAt(own, 'logScale') ?? flagAt(other, 'logScale');
  const line = textAt(own, 'gridlines.color') ?? FAINT;
  const multiple = numberAt(own, 'gridlines.multiple');
  return {
    type: logarithmic ? 'log' : 'value',
    scale: isDomain || type === 'LINE' || type === 'SCATTER',
    ...(isDomain && type !== 'SCATTER' && { min: 'dataMin', max: 'dataMax' }),
    ...((type === 'HISTOGRAM' || multiple !== undefined) && { minInterval: multiple ?? 1 }),
    ...(low !== undefined && { min: low }),
    ...(high !== undefined && { max: high }),
    inverse: numberAt(own, 'direction') === -1,
    axisLine: { show: isDomain, lineStyle: { color: BLACK } },
    axisTick: { show: false },
    splitLine: { show: !isDomain || type === 'SCATTER', lineStyle: { color: line } },
    axisLabel: {
      ...textStyle(options, `${path}.textStyle`, 12, '#444746'),
      hideOverlap: true,
      formatter: (value: number) => shown(value, textAt(own, 'format') ?? format, locale),
    },
    ...axisName(view, path, !lying),
  };
}

function axisName(view: ChartView, path: string, upright: boolean): EOption {
  const name = textAt(view.options, `${path}.title`);
  if (!name) return {};
  return {
    name,
    nameLocation: 'middle',
    nameGap: upright ? 40 : 28,
    nameTextStyle: { fontStyle: 'italic', ...textStyle(view.options, `${path}.titleTextStyle`, 12, BLACK) },
  };
}

/** A number as the axis says it: in the format of the cells, else grouped. */
function shown(value: number, format: string | undefined, locale: string): string {
  if (format !== undefined && format !== 'decimal') return displayValue(value, format, locale);
  return new Intl.NumberFormat(locale.replace('_', '-'), { maximumFractionDigits: 10 }).format(value);
}

function coloursOf(options: OptionTree): readonly string[] {
  const own = listAt(options, 'colors').filter((color): color is string => typeof color === 'string');
  return own.length > 0 ? own : COLOURS;
}

/** How often values fall in each of a row of equal ranges, as a chart of columns. */
function histogram(view: ChartView): ChartView {
  const { data, options, locale } = view;
  const numbers = data.series.map(({ values }) => values.filter((value) => typeof value === 'number'));
  const all = numbers.flat();
  if (all.length === 0) return view;
  const low = all.reduce((a, b) => Math.min(a, b));
  const high = all.reduce((a, b) => Math.max(a, b));
  const size = numberAt(options, 'histogram.bucketSize') ?? niceSize((high - low) / Math.sqrt(all.length));
  const start = Math.floor(low / size) * size;
  const length = Math.max(1, Math.min(200, Math.floor((high - start) / size) + 1));
  const format = data.series[0]?.format;
  const texts = Array.from(
    { length },
    (_, i) => `${shown(start + i * size, format, locale)}–${shown(start + (i + 1) * size, format, locale)}`,
  );
  const series = data.series.map(({ label }, s): ChartColumn => {
    const counts = Array<number>(length).fill(0);
    for (const value of numbers[s]!) counts[Math.min(length - 1, Math.floor((value - start) / size))]! += 1;
    return { label, values: counts, texts: counts.map(String), kind: 'number' };
  });
  const domain: ChartColumn = { label: '', values: texts, texts, kind: 'text' };
  return { ...view, data: { domain, series, length } };
}

/** The least of 1, 2, 5, 10, 20 … that is not below. */
function niceSize(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= least)!;
}
