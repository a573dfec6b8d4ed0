/** Draws charts with ECharts: a bundle of its own, which the page loads when a tab has a chart. */
import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendScrollComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { chartOption } from '../../../charts/option.ts';
import type { ChartView } from '../../../charts/view.ts';

use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  GridComponent,
  LegendScrollComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

const FONT = 'Roboto, Arial, Arimo, "Liberation Sans", sans-serif';

export interface Drawing {
  remove(): void;
}

/** Fills `host`; null when charts of this kind are not drawn. */
export function drawChart(host: HTMLElement, view: ChartView): Drawing | null {
  const option = chartOption(view, FONT);
  if (!option) return null;
  const { width, height } = view;
  const chart = init(host, null, { renderer: 'svg', width, height });
  chart.setOption(option);
  return { remove: () => chart.dispose() };
}
