/** The chart builders per type: named methods for what `setOption` can set as well. */
import { asOfficial, enumName, type Official } from '../../service.ts';
import { expect } from '../arguments.ts';
import { parseColour } from '../colour.ts';
import type { GChartBuilder } from '../official.ts';
import { BuilderBase, EmbeddedChartBuilder, NEW_CHART, type TypedBuilder } from './builder.ts';
import type { ChartTextStyle } from './enums.ts';

type Position = GoogleAppsScript.Charts.Position;
type PointStyle = GoogleAppsScript.Charts.PointStyle;
type CurveStyle = GoogleAppsScript.Charts.CurveStyle;
type ChartText = GoogleAppsScript.Charts.TextStyle;
type Area = GoogleAppsScript.Spreadsheet.EmbeddedAreaChartBuilder;
type Bar = GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder;
type Column = GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder;
type Combo = GoogleAppsScript.Spreadsheet.EmbeddedComboChartBuilder;
type Histogram = GoogleAppsScript.Spreadsheet.EmbeddedHistogramChartBuilder;
type Line = GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder;
type Pie = GoogleAppsScript.Spreadsheet.EmbeddedPieChartBuilder;
type Scatter = GoogleAppsScript.Spreadsheet.EmbeddedScatterChartBuilder;
type Table = GoogleAppsScript.Spreadsheet.EmbeddedTableChartBuilder;

/** Pixels across of the points in a line. */
const POINT_SIZES: Readonly<Record<string, number>> = { NONE: 0, TINY: 2, MEDIUM: 7, LARGE: 10, HUGE: 14 };

/** Every chart but a table has a title, a legend and colours. `Self` is the official builder. */
abstract class TitledBuilder<Self> extends BuilderBase {
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
    const own = expect<ChartTextStyle>(textStyle, 'Charts.TextStyle', 'EmbeddedChartBuilder.setTextStyle');
    return this._option(path, own._look);
  }
}

/** Charts with two axes. */
abstract class AxisBuilder<Self> extends TitledBuilder<Self> {
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

/** Charts of categories along one axis and values along the other. */
abstract class CategoryBuilder<Self> extends AxisBuilder<Self> {
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

/** Charts whose series may be piled up. */
abstract class StackedBuilder<Self> extends CategoryBuilder<Self> {
  setStacked(): Self {
    return this._option('isStacked', true);
  }
}

class EmbeddedAreaChartBuilder extends StackedBuilder<Area> implements Official<Area> {
  readonly _official = 'Spreadsheet.EmbeddedAreaChartBuilder';

  setPointStyle(style: PointStyle): Area {
    return this._option('pointSize', POINT_SIZES[enumName(style)]);
  }
}

class EmbeddedBarChartBuilder extends StackedBuilder<Bar> implements Official<Bar> {
  readonly _official = 'Spreadsheet.EmbeddedBarChartBuilder';

  reverseDirection(): Bar {
    return this._option('vAxis.direction', -1);
  }
}

class EmbeddedColumnChartBuilder extends StackedBuilder<Column> implements Official<Column> {
  readonly _official = 'Spreadsheet.EmbeddedColumnChartBuilder';
}

class EmbeddedComboChartBuilder extends StackedBuilder<Combo> implements Official<Combo> {
  readonly _official = 'Spreadsheet.EmbeddedComboChartBuilder';
}

class EmbeddedHistogramChartBuilder extends StackedBuilder<Histogram> implements Official<Histogram> {
  readonly _official = 'Spreadsheet.EmbeddedHistogramChartBuilder';
}

class EmbeddedLineChartBuilder extends CategoryBuilder<Line> implements Official<Line> {
  readonly _official = 'Spreadsheet.EmbeddedLineChartBuilder';

  setCurveStyle(style: CurveStyle): Line {
    return this._option('curveType', enumName(style) === 'SMOOTH' ? 'function' : 'none');
  }

  setPointStyle(style: PointStyle): Line {
    return this._option('pointSize', POINT_SIZES[enumName(style)]);
  }
}

class EmbeddedPieChartBuilder extends TitledBuilder<Pie> implements Official<Pie> {
  readonly _official = 'Spreadsheet.EmbeddedPieChartBuilder';

  reverseCategories(): Pie {
    return this._option('reverseCategories', true);
  }

  set3D(): Pie {
    return this._option('is3D', true);
  }
}

class EmbeddedScatterChartBuilder extends AxisBuilder<Scatter> implements Official<Scatter> {
  readonly _official = 'Spreadsheet.EmbeddedScatterChartBuilder';

  setPointStyle(style: PointStyle): Scatter {
    return this._option('pointSize', POINT_SIZES[enumName(style)]);
  }

  setXAxisLogScale(): Scatter {
    return this._option('hAxis.logScale', true);
  }

  setXAxisRange(start: number, end: number): Scatter {
    return this._range('hAxis', start, end);
  }

  setYAxisLogScale(): Scatter {
    return this._option('vAxis.logScale', true);
  }

  setYAxisRange(start: number, end: number): Scatter {
    return this._range('vAxis', start, end);
  }
}

class EmbeddedTableChartBuilder extends BuilderBase implements Official<Table> {
  readonly _official = 'Spreadsheet.EmbeddedTableChartBuilder';

  /** On or off, or the number of rows per page with the page to begin with. */
  enablePaging(paging: boolean | number, startPage = 0): Table {
    if (typeof paging === 'number') {
      this._option('pageSize', paging);
      this._option('startPage', startPage);
    }
    return this._option('page', paging === false ? 'disable' : 'enable');
  }

  enableRtlTable(rtlEnabled: boolean): Table {
    return this._option('rtlTable', rtlEnabled);
  }

  enableSorting(enableSorting: boolean): Table {
    return this._option('sort', enableSorting ? 'enable' : 'disable');
  }

  setFirstRowNumber(number: number): Table {
    return this._option('firstRowNumber', number);
  }

  setInitialSortingAscending(column: number): Table {
    this._option('sortAscending', true);
    return this._option('sortColumn', column);
  }

  setInitialSortingDescending(column: number): Table {
    this._option('sortAscending', false);
    return this._option('sortColumn', column);
  }

  showRowNumberColumn(showRowNumber: boolean): Table {
    return this._option('showRowNumber', showRowNumber);
  }

  useAlternatingRowStyle(alternate: boolean): Table {
    return this._option('alternatingRowStyle', alternate);
  }
}

const BUILDERS: Readonly<
  Record<string, new (...args: ConstructorParameters<typeof EmbeddedChartBuilder>) => BuilderBase>
> = {
  AREA: EmbeddedAreaChartBuilder,
  BAR: EmbeddedBarChartBuilder,
  COLUMN: EmbeddedColumnChartBuilder,
  COMBO: EmbeddedComboChartBuilder,
  HISTOGRAM: EmbeddedHistogramChartBuilder,
  LINE: EmbeddedLineChartBuilder,
  PIE: EmbeddedPieChartBuilder,
  SCATTER: EmbeddedScatterChartBuilder,
  TABLE: EmbeddedTableChartBuilder,
};

const typed: TypedBuilder = (type, chart) => new (BUILDERS[type] ?? EmbeddedChartBuilder)(chart, typed);

/** Begins a chart, or goes on with one. */
export function startChart(chart = NEW_CHART): GChartBuilder {
  return asOfficial<GChartBuilder>(new EmbeddedChartBuilder(chart, typed));
}
