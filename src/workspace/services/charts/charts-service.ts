/** The service `Charts`: charts that stand on no sheet, made to be pictures. */
import { asOfficial, type ExecutionScope, type Official, Service } from '../service.ts';
import {
  CHART_TYPE,
  ChartTextStyleBuilder,
  COLUMN_TYPE,
  CURVE_STYLE,
  HIDDEN_STRATEGY,
  MERGE_STRATEGY,
  POINT_STYLE,
  POSITION,
} from '../spreadsheet/chart/enums.ts';
import {
  AreaChartBuilder,
  BarChartBuilder,
  ColumnChartBuilder,
  LineChartBuilder,
  PieChartBuilder,
  ScatterChartBuilder,
} from './builders.ts';
import { DataTableBuilder } from './data-table.ts';

import Names = GoogleAppsScript.Charts;

export class ChartsService extends Service implements Official<Names.Charts> {
  readonly _official = 'Charts.Charts';
  readonly _weights = {};
  readonly #scope: ExecutionScope;
  readonly ChartHiddenDimensionStrategy = HIDDEN_STRATEGY;
  readonly ChartMergeStrategy = MERGE_STRATEGY;
  readonly ChartType = CHART_TYPE;
  readonly ColumnType = COLUMN_TYPE;
  readonly CurveStyle = CURVE_STYLE;
  readonly PointStyle = POINT_STYLE;
  readonly Position = POSITION;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  newDataTable(): Names.DataTableBuilder {
    return asOfficial(new DataTableBuilder());
  }

  newAreaChart(): Names.AreaChartBuilder {
    return asOfficial(new AreaChartBuilder(this.#scope));
  }

  newBarChart(): Names.BarChartBuilder {
    return asOfficial(new BarChartBuilder(this.#scope));
  }

  newColumnChart(): Names.ColumnChartBuilder {
    return asOfficial(new ColumnChartBuilder(this.#scope));
  }

  newLineChart(): Names.LineChartBuilder {
    return asOfficial(new LineChartBuilder(this.#scope));
  }

  newPieChart(): Names.PieChartBuilder {
    return asOfficial(new PieChartBuilder(this.#scope));
  }

  newScatterChart(): Names.ScatterChartBuilder {
    return asOfficial(new ScatterChartBuilder(this.#scope));
  }

  newTextStyle(): Names.TextStyleBuilder {
    return asOfficial<Names.TextStyleBuilder>(new ChartTextStyleBuilder());
  }
}
