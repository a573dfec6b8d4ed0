/** Charts: what they show of their cells, how that is said to the drawing and in words, and the picture of it. */
import { chartView } from '../../../src/workspace/charts/data.ts';
import { chartOption } from '../../../src/workspace/charts/option.ts';
import { nest } from '../../../src/workspace/charts/options.ts';
import { chartSvg } from '../../../src/workspace/charts/picture.ts';
import type { ChartView } from '../../../src/workspace/charts/view.ts';
import { chartName, chartSummary } from '../../../src/workspace/charts/words.ts';
import { BEHAVIOUR } from '../../../src/workspace/services/spreadsheet/behaviour.ts';
import { stage } from '../support.ts';

const BUILD = `
  function sheet() { return SpreadsheetApp.getActive().getSheets()[0]; }
  function fill() {
    sheet().getRange('A1:C5').setValues([
      ['Gemeente', 'Start', 'Klaar'], ['Zwolle', 12, 3], ['Deventer', 8, 4], ['Hengelo', 15, 7], ['Kampen', 4, 1]]);
  }
  function put(type, a1, change) {
    let builder = sheet().newChart().setChartType(Charts.ChartType[type]);
    for (const each of [].concat(a1)) builder = builder.addRange(sheet().getRange(each));
    sheet().insertChart((change ? change(builder) : builder.setNumHeaders(1)).build());
  }`;

/** The charts that the code puts on the first tab, as they are drawn. */
function charts(code: string): { views: () => ChartView[]; value: (code: string) => unknown } {
  const { file, value } = stage(BUILD);
  value(`fill(); ${code}`);
  const sheet = file.model.sheets[0]!;
  return { views: () => sheet.charts.map((chart) => chartView(file.model, chart, chart.id)), value };
}

function chart(code: string): ChartView {
  return charts(code).views()[0]!;
}

const series = (view: ChartView) => view.data.series.map(({ label, values }) => [label, values]);

/** The parts of an option that a test looks at. */
interface Option {
  readonly series: readonly Record<string, unknown>[];
  readonly xAxis: Record<string, unknown>;
  readonly yAxis: readonly Record<string, unknown>[];
  readonly legend: Record<string, unknown>;
  readonly color: readonly string[];
}

const option = (view: ChartView) => chartOption(view, 'Arimo') as unknown as Option;

describe('the data of a chart', () => {
  test('has a column along the axis, a column per series, and their headers', () => {
    const { data } = chart(`put('COLUMN', 'A1:C5')`);
    expect(data.domain).toMatchObject({
      label: 'Gemeente',
      kind: 'text',
      texts: ['Zwolle', 'Deventer', 'Hengelo', 'Kampen'],
    });
    expect(data.series).toMatchObject([
      { label: 'Start', values: [12, 8, 15, 4] },
      { label: 'Klaar', values: [3, 4, 7, 1] },
    ]);
  });

  test('follows the cells, and ends with the last row that holds something', () => {
    const { views, value } = charts(`put('COLUMN', 'A1:B500')`);
    expect(views()[0]!.data.length).toBe(4);
    value(`sheet().getRange('A6:B6').setValues([['Raalte', 9]]); sheet().getRange('B2').setFormula('=B3*2')`);
    expect(series(views()[0]!)).toEqual([['Start', [16, 8, 15, 4, 9]]]);
  });

  test('leaves out rows that are hidden by hand or by a filter, unless the chart is told to show them', () => {
    const { views, value } = charts(`
      put('COLUMN', 'A1:B5');
      put('COLUMN', 'A1:B5', (b) => b.setNumHeaders(1).setHiddenDimensionStrategy(Charts.ChartHiddenDimensionStrategy.SHOW_BOTH));`);
    value(`sheet().hideRows(3)`);
    value(`sheet().getRange('A1:C5').createFilter().setColumnFilterCriteria(1,
      SpreadsheetApp.newFilterCriteria().setHiddenValues(['Kampen']).build())`);
    expect(views().map((view) => view.data.domain!.texts)).toEqual([
      ['Zwolle', 'Hengelo'],
      ['Zwolle', 'Deventer', 'Hengelo', 'Kampen'],
    ]);
  });

  test('puts ranges beside or below each other, and turns rows into columns', () => {
    const beside = chart(`put('LINE', ['A1:A5', 'C1:C5'])`);
    expect(series(beside)).toEqual([['Klaar', [3, 4, 7, 1]]]);
    const below = chart(`put('LINE', ['A1:B2', 'A4:B5'],
      (b) => b.setNumHeaders(1).setMergeStrategy(Charts.ChartMergeStrategy.MERGE_ROWS))`);
    expect(below.data.domain!.texts).toEqual(['Zwolle', 'Hengelo', 'Kampen']);
    const turned = chart(`put('LINE', 'A1:C3', (b) => b.setNumHeaders(1).setTransposeRowsAndColumns(true))`);
    expect(series(turned)).toEqual([
      ['Zwolle', [12, 3]],
      ['Deventer', [8, 4]],
    ]);
  });

  test('guesses the header where the script named none, and takes its word where it did', () => {
    expect(series(chart(`put('COLUMN', 'A1:B3', (b) => b)`))).toEqual([['Start', [12, 8]]]);
    expect(series(chart(`put('COLUMN', 'A2:B3', (b) => b)`))).toEqual([['', [12, 8]]]);
    expect(series(chart(`put('COLUMN', 'A1:B3', (b) => b.setNumHeaders(0))`))).toEqual([
      ['', ['Start', 12, 8]],
    ]);
  });

  test('guesses no header where that is switched off', () => {
    BEHAVIOUR.chartsGuessHeaders = false;
    try {
      expect(series(chart(`put('COLUMN', 'A1:B3', (b) => b)`))).toEqual([['', ['Start', 12, 8]]]);
    } finally {
      BEHAVIOUR.chartsGuessHeaders = true;
    }
  });

  test('is empty, not broken, without any cells', () => {
    const view = chart(`sheet().clear(); put('PIE', 'A1:B5')`);
    expect(view.data).toMatchObject({ series: [], length: 0 });
    expect(chartSummary(view)).toBe('Er zijn nog geen gegevens voor deze grafiek.');
    expect(chartSvg(view)).toContain('<svg');
  });
});

describe('the drawing of a chart', () => {
  test('has the size and the colours of Google unless it has its own', () => {
    const view = chart(`put('COLUMN', 'A1:C5')`);
    expect([view.width, view.height]).toEqual([600, 371]);
    expect(option(view).color.slice(0, 2)).toEqual(['#4285f4', '#ea4335']);
    const own = chart(
      `put('COLUMN', 'A1:C5', (b) => b.setOption('colors', ['#123456']).setOption('width', 300))`,
    );
    expect([own.width, option(own).color]).toEqual([300, ['#123456']]);
  });

  test('piles up series, as they are or as shares', () => {
    const plain = option(
      chart(`put('COLUMN', 'A1:C5', (b) => b.setNumHeaders(1).setOption('isStacked', true))`),
    );
    expect(plain.series.map((each) => [each.stack, each.data])).toEqual([
      ['alles', [12, 8, 15, 4]],
      ['alles', [3, 4, 7, 1]],
    ]);
    const shares = option(
      chart(`put('AREA', 'A1:C5', (b) => b.setNumHeaders(1).setOption('isStacked', 'percent'))`),
    );
    expect(shares.series[0]!.data).toEqual([0.8, 8 / 12, 15 / 22, 0.8]);
  });

  test('lays bars on their side, the first at the top', () => {
    const { xAxis, yAxis } = option(chart(`put('BAR', 'A1:C5')`));
    expect(yAxis).toMatchObject({ type: 'category', inverse: true });
    expect(xAxis).toMatchObject([{ type: 'value' }]);
  });

  test('dashes a line, and steps by whole numbers where the script asks for it', () => {
    const { series: lines, yAxis } = option(
      chart(
        `put('LINE', 'A1:C5', (one) => one.setNumHeaders(1).setOption('series.1.lineDashStyle', [8, 4])
          .setOption('vAxis.gridlines.multiple', 1))`,
      ),
    );
    expect(lines.map(({ lineStyle }) => (lineStyle as { type?: unknown }).type)).toEqual([undefined, [8, 4]]);
    expect(yAxis[0]).toMatchObject({ minInterval: 1 });
  });

  test('combines columns and lines, on two axes', () => {
    const { series: drawn } = option(
      chart(`put('COMBO', 'A1:C5', (b) => b.setNumHeaders(1).setOption('seriesType', 'bars')
        .setOption('series', { 1: { type: 'line', targetAxisIndex: 1 } }))`),
    );
    expect(drawn.map(({ type, yAxisIndex }) => [type, yAxisIndex])).toEqual([
      ['bar', undefined],
      ['line', 1],
    ]);
  });

  test('knows options as a path and as an object', () => {
    expect(nest({ 'hAxis.title': 'x', hAxis: { format: '0' }, 'a.b.c': 1 })).toEqual({
      hAxis: { title: 'x', format: '0' },
      a: { b: { c: 1 } },
    });
    const { legend } = option(
      chart(`put('LINE', 'A1:C5', (b) => b.setOption('legend', { position: 'none' }))`),
    );
    expect(legend).toEqual({ show: false });
  });

  test('counts how often values fall in each range of a histogram', () => {
    const { series: drawn, xAxis } = option(
      chart(`put('HISTOGRAM', 'B1:B5', (b) => b.setNumHeaders(1).setOption('histogram.bucketSize', 5))`),
    );
    expect(xAxis.data).toEqual(['0–5', '5–10', '10–15', '15–20']);
    expect(drawn[0]!.data).toEqual([1, 1, 1, 1]);
  });

  test('says nothing of kinds that are not drawn', () => {
    expect(chartOption(chart(`put('TREEMAP', 'A1:C5')`), 'Arimo')).toBeNull();
  });
});

test('words tell the kind, the title, and the lowest and highest of each series', () => {
  const view = chart(`put('COLUMN', 'A1:B5', (b) => b.setNumHeaders(1).setOption('title', 'Per gemeente'))`);
  expect(chartName(view)).toBe('Kolomdiagram: Per gemeente');
  expect(chartSummary(view)).toBe('1 reeks met 4 waarden. Start: laagste 4 (Kampen), hoogste 15 (Hengelo).');
});

test('a script gets the chart as a picture, twice as sharp as it is large', () => {
  const { value } = stage(BUILD);
  const read = `fill(); put('PIE', 'A1:B5'); const blob = sheet().getCharts()[0].getAs('image/png');
    return [blob.getContentType(), blob.getBytes().slice(0, 24)];`;
  const [type, bytes] = value(read) as [string, number[]];
  expect(type).toBe('image/png');
  const head = Buffer.from(bytes);
  expect(head.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([head.readUInt32BE(16), head.readUInt32BE(20)]).toEqual([1200, 742]);
});
