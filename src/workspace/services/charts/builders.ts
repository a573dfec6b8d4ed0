/** The builders of the Charts service, and the chart that they make: drawn from a data table, on no sheet. */
import { CHART_HEIGHT, CHART_WIDTH, nest, numberAt } from '../../charts/options.ts';
import { chartPng } from '../../charts/picture.ts';
import {
  asOfficial,
  type ExecutionScope,
  enumName,
  type Official,
  ScriptException,
  Service,
} from '../service.ts';
import { expect } from '../spreadsheet/arguments.ts';
import { ChartOptions } from '../spreadsheet/chart/chart.ts';
import type { ChartTextStyle } from '../spreadsheet/chart/enums.ts';
import { parseColour } from '../spreadsheet/colour.ts';
import { blobFrom } from '../utilities/blob.ts';
import type { DataTable, DataTableBuilder } from './data-table.ts';

type Names = typeof GoogleAppsScript.Charts;
type GChart = GoogleAppsScript.Charts.Chart;
type Position = Names['Position'][keyof Names['Position']];
type Point = Names['PointStyle'][keyof Names['PointStyle']];
type Curve = Names['CurveStyle'][keyof Names['CurveStyle']];
type ChartText = GoogleAppsScript.Charts.TextStyle;

type Options = Readonly<Record<string, unknown>>;

/** Pixels across of the points in a line. */
const POINT_SIZES: Readonly<Record<string, number>> = { NONE: 0, TINY: 2, MEDIUM: 7, LARGE: 10, HUGE: 14 };

export class Chart extends Service implements Official<GChart> {
  readonly _official = 'Charts.Chart';
  readonly _weights = { getAs: 'read', getBlob: 'read' } as const;
  readonly #scope: ExecutionScope;
  readonly #type: string;
  readonly #table: DataTable;
  readonly #options: Options;

  constructor(scope: ExecutionScope, type: string, table: DataTable, options: Options) {
    super();
    this.#scope = scope;
    this.#type = type;
    this.#table = table;
    this.#options = options;
  }

  getOptions(): GoogleAppsScript.Charts.ChartOptions {
    return asOfficial(new ChartOptions(this.#options));
  }

  getBlob(): GoogleAppsScript.Base.Blob {
    return this.getAs('image/png');
  }

  getAs(contentType: string): GoogleAppsScript.Base.Blob {
    if (contentType !== 'image/png')
      throw new ScriptException(`Converting from image/png to ${contentType} is not supported.`);
    const options = nest(this.#options);
    const { effectiveUser, project } = this.#scope;
    const locale = effectiveUser.locale.startsWith('nl') ? 'nl_NL' : 'en_US';
    const png = chartPng({
      id: 0,
      type: this.#type,
      row: 0,
      column: 0,
      offsetX: 0,
      offsetY: 0,
      width: Math.max(40, numberAt(options, 'width') ?? CHART_WIDTH),
      height: Math.max(40, numberAt(options, 'height') ?? CHART_HEIGHT),
      options,
      data: this.#table._data(locale, project.manifest.timeZone ?? 'Europe/Amsterdam'),
      locale,
    });
    return asOfficial(blobFrom(png, 'image/png', 'chart.png'));
  }
}

/** `Self` is the official builder. */
abstract class PictureBuilder<Self> extends Service {
  readonly _weights = {};
  readonly _scope: ExecutionScope;
  abstract readonly _type: string;
  #table: DataTable | null = null;
  #options: Options = {};

  constructor(scope: ExecutionScope) {
    super();
    this._scope = scope;
  }

  build(): GChart {
    if (!this.#table) throw new ScriptException('A chart needs a data table.');
    return asOfficial<GChart>(new Chart(this._scope, this._type, this.#table, this.#options));
  }

  /** A data table, or a builder of one. */
  setDataTable(
    table: GoogleAppsScript.Charts.DataTableBuilder | GoogleAppsScript.Charts.DataTableSource,
  ): Self {
    const given: unknown = table;
    if (given instanceof Service && given._official === 'Charts.DataTableBuilder')
      return this.setDataTable(asOfficial((given as DataTableBuilder).build() as unknown as DataTable));
    this.#table = expect<DataTable>(given, 'Charts.DataTable', 'ChartBuilder.setDataTable');
    return asOfficial<Self>(this);
  }

  setDimensions(width: number, height: number): Self {
    this._option('width', width);
    return this._option('height', height);
  }

  setOption(option: string, value: unknown): Self {
    return this._option(String(option), value);
  }

  setTitle(chartTitle: string): Self {
    return this._option('title', String(chartTitle));
  }

  setTitleTextStyle(textStyle: ChartText): Self {
    return this._text('titleTextStyle', textStyle);
  }

  setBackgroundColor(cssValue: string): Self {
    return this._option('backgroundColor', parseColour(cssValue));
  }

  setColors(cssValues: string[]): Self {
    return this._option('colors', cssValues.map(parseColour));
  }

  setLegendPosition(position: Position): Self {
    return this._option('legend.position', enumName(position).toLowerCase());
  }

  setLegendTextStyle(textStyle: ChartText): Self {
    return this._text('legend.textStyle', textStyle);
  }

  _text(path: string, textStyle: ChartText): Self {
    const own = expect<ChartTextStyle>(textStyle, 'Charts.TextStyle', 'ChartBuilder.setTextStyle');
    return this._option(path, own._look);
  }

  _option(path: string, value: unknown): Self {
    this.#options = { ...this.#options, [path]: value };
    return asOfficial<Self>(this);
  }
}

abstract class PictureAxisBuilder<Self> extends PictureBuilder<Self> {
  setXAxisTitle(title: string): Self {
    return this._option('hAxis.title', String(title));
  }

  setXAxisTextStyle(textStyle: ChartText): Self {
    return this._text('hAxis.textStyle', textStyle);
  }

  setXAxisTitleTextStyle(textStyle: ChartText): Self {
    return this._text('hAxis.titleTextStyle', textStyle);
  }

  setYAxisTitle(title: string): Self {
    return this._option('vAxis.title', String(title));
  }

  setYAxisTextStyle(textStyle: ChartText): Self {
    return this._text('vAxis.textStyle', textStyle);
  }

  setYAxisTitleTextStyle(textStyle: ChartText): Self {
    return this._text('vAxis.titleTextStyle', textStyle);
  }

  _range(axis: string, min: number, max: number): Self {
    this._option(`${axis}.viewWindow.min`, min);
    return this._option(`${axis}.viewWindow.max`, max);
  }
}

abstract class PictureCategoryBuilder<Self> extends PictureAxisBuilder<Self> {
  setRange(start: number, end: number): Self {
    return this._range('vAxis', start, end);
  }

  useLogScale(): Self {
    return this._option('vAxis.logScale', true);
  }

  reverseCategories(): Self {
    return this._option('hAxis.direction', -1);
  }
}

export class AreaChartBuilder extends PictureCategoryBuilder<GoogleAppsScript.Charts.AreaChartBuilder> {
  readonly _official = 'Charts.AreaChartBuilder';
  readonly _type = 'AREA';

  setStacked(): GoogleAppsScript.Charts.AreaChartBuilder {
    return this._option('isStacked', true);
  }

  setPointStyle(style: Point): GoogleAppsScript.Charts.AreaChartBuilder {
    return this._option('pointSize', POINT_SIZES[enumName(style)]);
  }
}

export class BarChartBuilder extends PictureCategoryBuilder<GoogleAppsScript.Charts.BarChartBuilder> {
  readonly _official = 'Charts.BarChartBuilder';
  readonly _type = 'BAR';

  setStacked(): GoogleAppsScript.Charts.BarChartBuilder {
    return this._option('isStacked', true);
  }

  reverseDirection(): GoogleAppsScript.Charts.BarChartBuilder {
    return this._option('vAxis.direction', -1);
  }
}

export class ColumnChartBuilder extends PictureCategoryBuilder<GoogleAppsScript.Charts.ColumnChartBuilder> {
  readonly _official = 'Charts.ColumnChartBuilder';
  readonly _type = 'COLUMN';

  setStacked(): GoogleAppsScript.Charts.ColumnChartBuilder {
    return this._option('isStacked', true);
  }
}

export class LineChartBuilder extends PictureCategoryBuilder<GoogleAppsScript.Charts.LineChartBuilder> {
  readonly _official = 'Charts.LineChartBuilder';
  readonly _type = 'LINE';

  setCurveStyle(style: Curve): GoogleAppsScript.Charts.LineChartBuilder {
    return this._option('curveType', enumName(style) === 'SMOOTH' ? 'function' : 'none');
  }

  setPointStyle(style: Point): GoogleAppsScript.Charts.LineChartBuilder {
    return this._option('pointSize', POINT_SIZES[enumName(style)]);
  }
}

export class PieChartBuilder extends PictureBuilder<GoogleAppsScript.Charts.PieChartBuilder> {
  readonly _official = 'Charts.PieChartBuilder';
  readonly _type = 'PIE';

  reverseCategories(): GoogleAppsScript.Charts.PieChartBuilder {
    return this._option('reverseCategories', true);
  }

  set3D(): GoogleAppsScript.Charts.PieChartBuilder {
    return this._option('is3D', true);
  }
}

export class ScatterChartBuilder extends PictureAxisBuilder<GoogleAppsScript.Charts.ScatterChartBuilder> {
  readonly _official = 'Charts.ScatterChartBuilder';
  readonly _type = 'SCATTER';

  setPointStyle(style: Point): GoogleAppsScript.Charts.ScatterChartBuilder {
    return this._option('pointSize', POINT_SIZES[enumName(style)]);
  }

  setXAxisLogScale(): GoogleAppsScript.Charts.ScatterChartBuilder {
    return this._option('hAxis.logScale', true);
  }

  setXAxisRange(start: number, end: number): GoogleAppsScript.Charts.ScatterChartBuilder {
    return this._range('hAxis', start, end);
  }

  setYAxisLogScale(): GoogleAppsScript.Charts.ScatterChartBuilder {
    return this._option('vAxis.logScale', true);
  }

  setYAxisRange(start: number, end: number): GoogleAppsScript.Charts.ScatterChartBuilder {
    return this._range('vAxis', start, end);
  }
}
