/** The enumerations of the Charts service, and the looks of text in charts. */
import { asOfficial, enumeration, type Official, Service } from '../../service.ts';
import { parseColour } from '../colour.ts';

type Names = typeof GoogleAppsScript.Charts;
type GChartTextStyle = GoogleAppsScript.Charts.TextStyle;
type GChartTextStyleBuilder = GoogleAppsScript.Charts.TextStyleBuilder;

export const CHART_TYPE = enumeration<Names['ChartType']>('Charts.ChartType', [
  'TIMELINE',
  'AREA',
  'BAR',
  'BUBBLE',
  'CANDLESTICK',
  'COLUMN',
  'COMBO',
  'GAUGE',
  'GEO',
  'HISTOGRAM',
  'RADAR',
  'LINE',
  'ORG',
  'PIE',
  'SCATTER',
  'SPARKLINE',
  'STEPPED_AREA',
  'TABLE',
  'TREEMAP',
  'WATERFALL',
]);
export const HIDDEN_STRATEGY = enumeration<Names['ChartHiddenDimensionStrategy']>(
  'Charts.ChartHiddenDimensionStrategy',
  ['IGNORE_BOTH', 'IGNORE_ROWS', 'IGNORE_COLUMNS', 'SHOW_BOTH'],
);
export const MERGE_STRATEGY = enumeration<Names['ChartMergeStrategy']>('Charts.ChartMergeStrategy', [
  'MERGE_COLUMNS',
  'MERGE_ROWS',
]);
export const COLUMN_TYPE = enumeration<Names['ColumnType']>('Charts.ColumnType', [
  'DATE',
  'NUMBER',
  'STRING',
]);
export const CURVE_STYLE = enumeration<Names['CurveStyle']>('Charts.CurveStyle', ['NORMAL', 'SMOOTH']);
export const POINT_STYLE = enumeration<Names['PointStyle']>('Charts.PointStyle', [
  'NONE',
  'TINY',
  'MEDIUM',
  'LARGE',
  'HUGE',
]);
export const POSITION = enumeration<Names['Position']>('Charts.Position', ['TOP', 'RIGHT', 'BOTTOM', 'NONE']);

/** What a chart's text looks like, in the words of Google's chart options. */
export interface ChartTextLook {
  readonly color?: string;
  readonly fontName?: string;
  readonly fontSize?: number;
}

export class ChartTextStyle extends Service implements Official<GChartTextStyle> {
  readonly _official = 'Charts.TextStyle';
  readonly _weights = {};
  readonly _look: ChartTextLook;

  constructor(look: ChartTextLook) {
    super();
    this._look = look;
  }

  getColor(): string {
    return this._look.color ?? '';
  }

  getFontName(): string {
    return this._look.fontName ?? '';
  }

  getFontSize(): number {
    return this._look.fontSize ?? 0;
  }
}

export class ChartTextStyleBuilder extends Service implements Official<GChartTextStyleBuilder> {
  readonly _official = 'Charts.TextStyleBuilder';
  readonly _weights = {};
  #look: ChartTextLook = {};

  build(): GChartTextStyle {
    return asOfficial<GChartTextStyle>(new ChartTextStyle(this.#look));
  }

  setColor(cssValue: string): GChartTextStyleBuilder {
    return this._with({ color: parseColour(cssValue) ?? '#000000' });
  }

  setFontName(fontName: string): GChartTextStyleBuilder {
    return this._with({ fontName });
  }

  setFontSize(fontSize: number): GChartTextStyleBuilder {
    return this._with({ fontSize });
  }

  _with(change: ChartTextLook): GChartTextStyleBuilder {
    this.#look = { ...this.#look, ...change };
    return asOfficial<GChartTextStyleBuilder>(this);
  }
}
