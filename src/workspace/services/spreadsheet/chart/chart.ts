/** EmbeddedChart: a chart on a sheet, as a script gets it and hands it in. */
import { chartView } from '../../../charts/data.ts';
import { chartPng } from '../../../charts/picture.ts';
import { asOfficial, type Official, ScriptException, Service } from '../../service.ts';
import { blobFrom } from '../../utilities/blob.ts';
import { expect } from '../arguments.ts';
import type { FileContext } from '../context.ts';
import type { Chart } from '../model/parts.ts';
import type { GChart, GChartBuilder, GRange } from '../official.ts';
import type { RangeBase } from '../range-base.ts';
import { HIDDEN_STRATEGY, MERGE_STRATEGY } from './enums.ts';

/** A chart in the making: `id` is null until it stands on a sheet. */
export interface ScriptChart extends Omit<Chart, 'id' | 'ranges'> {
  readonly id: number | null;
  readonly ranges: readonly GRange[];
}

/** Starts a builder; handed in, because the builders make charts in their turn. */
export type StartBuilder = (chart: ScriptChart) => GChartBuilder;

/** The chart of a sheet as scripts see it. */
export function readChart(context: FileContext, chart: Chart, start: StartBuilder): GChart {
  const ranges = chart.ranges.flatMap(({ sheetId, ...area }) => {
    const sheet = context.model.sheetById(sheetId);
    return sheet ? [asOfficial<GRange>(context.range(sheet, area))] : [];
  });
  return asOfficial<GChart>(new EmbeddedChart({ ...chart, ranges }, start));
}

export class EmbeddedChart extends Service implements Official<GChart> {
  readonly _official = 'Spreadsheet.EmbeddedChart';
  readonly _weights = {};
  /** Gets its id when it is put on a sheet. */
  _chart: ScriptChart;
  readonly #start: StartBuilder;

  constructor(chart: ScriptChart, start: StartBuilder) {
    super();
    this._chart = chart;
    this.#start = start;
  }

  getChartId(): number | null {
    return this._chart.id;
  }

  getContainerInfo(): GoogleAppsScript.Spreadsheet.ContainerInfo {
    return asOfficial(new ContainerInfo(this._chart));
  }

  getRanges(): GRange[] {
    return [...this._chart.ranges];
  }

  getNumHeaders(): number {
    return this._chart.headers;
  }

  getOptions(): GoogleAppsScript.Charts.ChartOptions {
    return asOfficial(new ChartOptions(this._chart.options));
  }

  getTransposeRowsAndColumns(): boolean {
    return this._chart.transpose;
  }

  getMergeStrategy(): GoogleAppsScript.Charts.ChartMergeStrategy {
    return MERGE_STRATEGY[this._chart.mergeStrategy as 'MERGE_COLUMNS'];
  }

  getHiddenDimensionStrategy(): GoogleAppsScript.Charts.ChartHiddenDimensionStrategy {
    return HIDDEN_STRATEGY[this._chart.hiddenStrategy as 'IGNORE_BOTH'];
  }

  modify(): GChartBuilder {
    return this.#start(this._chart);
  }

  /** The chart as a picture, drawn from what its cells hold now. */
  getBlob(): GoogleAppsScript.Base.Blob {
    return this.getAs('image/png');
  }

  getAs(contentType: string): GoogleAppsScript.Base.Blob {
    if (contentType !== 'image/png') {
      throw new ScriptException(`Converting from image/png to ${contentType} is not supported.`);
    }
    const ranges = this._chart.ranges.map((range) => expect<RangeBase>(range, 'Spreadsheet.Range', 'getAs'));
    const model = ranges[0]!._context.model;
    const chart = {
      ...this._chart,
      ranges: ranges.map(({ _sheet, _area }) => ({ ..._area, sheetId: _sheet.id })),
    };
    return asOfficial(blobFrom(chartPng(chartView(model, chart, chart.id ?? 0)), 'image/png', 'chart.png'));
  }
}

export class ContainerInfo extends Service implements Official<GoogleAppsScript.Spreadsheet.ContainerInfo> {
  readonly _official = 'Spreadsheet.ContainerInfo';
  readonly _weights = {};
  readonly #chart: ScriptChart;

  constructor(chart: ScriptChart) {
    super();
    this.#chart = chart;
  }

  getAnchorRow(): number {
    return this.#chart.row + 1;
  }

  getAnchorColumn(): number {
    return this.#chart.column + 1;
  }

  getOffsetX(): number {
    return this.#chart.offsetX;
  }

  getOffsetY(): number {
    return this.#chart.offsetY;
  }
}

export class ChartOptions extends Service implements Official<GoogleAppsScript.Charts.ChartOptions> {
  readonly _official = 'Charts.ChartOptions';
  readonly _weights = {};
  readonly #options: Chart['options'];

  constructor(options: Chart['options']) {
    super();
    this.#options = options;
  }

  /** The value of an option such as `title` or `vAxis.title`; null when it was not set. */
  get(option: string): unknown {
    return this.#options[option] ?? null;
  }
}
