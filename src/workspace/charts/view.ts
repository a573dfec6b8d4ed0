/** A chart as it is drawn: where it stands, its options as a tree, and the data that it shows now. */

/** One column of a chart's data. */
export interface ChartColumn {
  readonly label: string;
  /** Dates are serial numbers; null where the chart has nothing to show. */
  readonly values: readonly (number | string | null)[];
  /** What the cells show. */
  readonly texts: readonly string[];
  readonly kind: 'text' | 'number' | 'date';
  /** Number format of the column; undefined when it is automatic. */
  readonly format?: string;
}

export interface ChartData {
  /** What stands along the axis or beside the slices; null when the chart has only series. */
  readonly domain: ChartColumn | null;
  readonly series: readonly ChartColumn[];
  /** Number of rows in each column. */
  readonly length: number;
}

/** Options by name, nested: `hAxis.title` is `{ hAxis: { title } }`. */
export interface OptionTree {
  readonly [name: string]: unknown;
}

export interface ChartView {
  readonly id: number;
  /** Google's ChartType name, such as `COLUMN`. */
  readonly type: string;
  /** Zero-based cell under the upper left corner, and the distance from it in pixels. */
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly options: OptionTree;
  readonly data: ChartData;
  readonly locale: string;
}
