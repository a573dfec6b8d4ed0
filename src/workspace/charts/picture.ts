/** Charts as pictures, made on the server: SVG by ECharts, PNG from that with the font that comes along. */
import { createRequire } from 'node:module';
import type * as Resvg from '@resvg/resvg-js';
import type * as ECharts from 'echarts';
import { chartOption } from './option.ts';
import { titleOf } from './style.ts';
import type { ChartView } from './view.ts';
import { NO_DATA } from './words.ts';

const FONT = 'Arimo';
const FILES = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf'];
/** Dots per pixel, so that a picture stays sharp on paper. */
const SCALE = 2;

// Loaded when the first picture is made: most worlds never make one.
const require = createRequire(import.meta.url);

/** The chart as SVG text, in its own size. A chart that is not drawn shows its title and why. */
export function chartSvg(view: ChartView): string {
  const echarts = require('echarts') as typeof ECharts;
  const { width, height } = view;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption((chartOption(view, FONT) ?? emptyOption(view)) as ECharts.EChartsOption);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

export function chartPng(view: ChartView): Buffer {
  const { Resvg } = require('@resvg/resvg-js') as typeof import('@resvg/resvg-js');
  const options: Resvg.ResvgRenderOptions = {
    fitTo: { mode: 'zoom', value: SCALE },
    font: {
      fontFiles: FILES.map((file) => require.resolve(`@expo-google-fonts/arimo/${file}`)),
      loadSystemFonts: false,
      defaultFontFamily: FONT,
    },
  };
  return Buffer.from(new Resvg(chartSvg(view), options).render().asPng());
}

function emptyOption(view: ChartView) {
  return {
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: FONT },
    title: [titleOf(view), { text: NO_DATA, left: 'center', top: 'middle', textStyle: { fontSize: 13 } }],
  };
}
