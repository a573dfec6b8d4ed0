/** EmbeddedChartBuilder: what every chart builder can. */
import { asOfficial, enumName, type Official, ScriptException, Service } from '../../service.ts';
import { expect } from '../arguments.ts';
import type { GChart, GChartBuilder, GRange } from '../official.ts';
import type { RangeBase } from '../range-base.ts';
import { ContainerInfo, EmbeddedChart, type ScriptChart, type StartBuilder } from './chart.ts';
import { CHART_TYPE } from './enums.ts';

type Charts = typeof GoogleAppsScript.Charts;
type ChartType = GoogleAppsScript.Charts.ChartType;

/** A chart as `sheet.newChart()` begins it: a column chart in the upper left corner. */
export const NEW_CHART: ScriptChart = {
  id: null,
  type: 'COLUMN',
  ranges: [],
  options: {},
  row: 0,
  column: 0,
  offsetX: 0,
  offsetY: 0,
  // Below 0: they are told apart by what the cells hold.
  headers: -1,
  transpose: false,
  mergeStrategy: 'MERGE_COLUMNS',
  hiddenStrategy: 'IGNORE_ROWS',
};

/** Makes the builder with the methods of one chart type, such as `COLUMN`; handed in by typed-builders.ts. */
export type TypedBuilder = (type: string, chart: ScriptChart) => BuilderBase;

export abstract class BuilderBase extends Service {
  readonly _weights = {};
  _chart: ScriptChart;
  readonly _typed: TypedBuilder;

  constructor(chart: ScriptChart, typed: TypedBuilder) {
    super();
    this._chart = chart;
    this._typed = typed;
  }

  build(): GChart {
    if (this._chart.ranges.length === 0) throw new ScriptException('A chart needs at least one range.');
    const start: StartBuilder = (chart) =>
      asOfficial<GChartBuilder>(new EmbeddedChartBuilder(chart, this._typed));
    return asOfficial<GChart>(new EmbeddedChart(this._chart, start));
  }

  getChartType(): ChartType {
    return CHART_TYPE[this._chart.type as 'COLUMN'];
  }

  setChartType(type: ChartType): GChartBuilder {
    return this._with({ type: enumName(type) });
  }

  getContainer(): GoogleAppsScript.Spreadsheet.ContainerInfo {
    return asOfficial(new ContainerInfo(this._chart));
  }

  getRanges(): GRange[] {
    return [...this._chart.ranges];
  }

  addRange(range: GRange): GChartBuilder {
    expect<RangeBase>(range, 'Spreadsheet.Range', 'EmbeddedChartBuilder.addRange');
    return this._with({ ranges: [...this._chart.ranges, range] });
  }

  removeRange(range: GRange): GChartBuilder {
    const gone = expect<RangeBase>(range, 'Spreadsheet.Range', 'EmbeddedChartBuilder.removeRange');
    const same = (each: GRange) =>
      each.getA1Notation() === gone.getA1Notation() && each.getGridId() === gone._sheet.id;
    return this._with({ ranges: this._chart.ranges.filter((each) => !same(each)) });
  }

  clearRanges(): GChartBuilder {
    return this._with({ ranges: [] });
  }

  setNumHeaders(headers: number): GChartBuilder {
    return this._with({ headers });
  }

  setTransposeRowsAndColumns(transpose: boolean): GChartBuilder {
    return this._with({ transpose: Boolean(transpose) });
  }

  setMergeStrategy(
    mergeStrategy: Charts['ChartMergeStrategy'][keyof Charts['ChartMergeStrategy']],
  ): GChartBuilder {
    return this._with({ mergeStrategy: enumName(mergeStrategy) });
  }

  setHiddenDimensionStrategy(
    strategy: Charts['ChartHiddenDimensionStrategy'][keyof Charts['ChartHiddenDimensionStrategy']],
  ): GChartBuilder {
    return this._with({ hiddenStrategy: enumName(strategy) });
  }

  /** The cell (1-based) under the upper left corner, and the distance from it in pixels. */
  setPosition(anchorRowPos: number, anchorColPos: number, offsetX: number, offsetY: number): GChartBuilder {
    return this._with({ row: anchorRowPos - 1, column: anchorColPos - 1, offsetX, offsetY });
  }

  setOption(option: string, value: unknown): GChartBuilder {
    return this._option(String(option), value);
  }

  asAreaChart(): ReturnType<GChartBuilder['asAreaChart']> {
    return this._as('AREA');
  }

  asBarChart(): ReturnType<GChartBuilder['asBarChart']> {
    return this._as('BAR');
  }

  asColumnChart(): ReturnType<GChartBuilder['asColumnChart']> {
    return this._as('COLUMN');
  }

  asComboChart(): ReturnType<GChartBuilder['asComboChart']> {
    return this._as('COMBO');
  }

  asHistogramChart(): ReturnType<GChartBuilder['asHistogramChart']> {
    return this._as('HISTOGRAM');
  }

  asLineChart(): ReturnType<GChartBuilder['asLineChart']> {
    return this._as('LINE');
  }

  asPieChart(): ReturnType<GChartBuilder['asPieChart']> {
    return this._as('PIE');
  }

  asScatterChart(): ReturnType<GChartBuilder['asScatterChart']> {
    return this._as('SCATTER');
  }

  asTableChart(): ReturnType<GChartBuilder['asTableChart']> {
    return this._as('TABLE');
  }

  _as<T>(type: string): T {
    return asOfficial<T>(this._typed(type, { ...this._chart, type }));
  }

  _with<T = GChartBuilder>(change: Partial<ScriptChart>): T {
    this._chart = { ...this._chart, ...change };
    return asOfficial<T>(this);
  }

  /** Sets an option by its path in Google's chart options. */
  _option<T = GChartBuilder>(path: string, value: unknown): T {
    return this._with<T>({ options: { ...this._chart.options, [path]: value } });
  }
}

export class EmbeddedChartBuilder extends BuilderBase implements Official<GChartBuilder> {
  readonly _official = 'Spreadsheet.EmbeddedChartBuilder';
}
