/** Pie charts in the words of ECharts: slices from the first series, with their share as label. */
import { branch, flagAt, listAt, numberAt, textAt } from './options.ts';
import { BLACK, COLOURS, legendOf, readableOn, textStyle, titleRoom } from './style.ts';
import type { ChartView } from './view.ts';

/** A slice smaller than this part of the whole has no label, as with Google. */
const LEAST_LABELLED = 0.03;

export function pieOption(view: ChartView): Record<string, unknown> {
  const { data, options, locale } = view;
  const [first] = data.series;
  const own = listAt(options, 'colors').filter((color): color is string => typeof color === 'string');
  const colours = own.length > 0 ? own : COLOURS;
  const slices = (first?.values ?? []).flatMap((value, i) => {
    if (typeof value !== 'number' || value <= 0) return [];
    const color = textAt(branch(options, `slices.${i}`), 'color') ?? colours[i % colours.length];
    return [
      {
        name: data.domain?.texts[i] || String(i + 1),
        value,
        text: first!.texts[i]!,
        itemStyle: { color },
        label: { ...textStyle(options, 'pieSliceTextStyle', 12, readableOn(color!)) },
      },
    ];
  });
  if (flagAt(options, 'reverseCategories')) slices.reverse();
  const total = slices.reduce((sum, slice) => sum + slice.value, 0);
  const share = new Intl.NumberFormat(locale.replace('_', '-'), {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const content = textAt(options, 'pieSliceText') ?? 'percentage';
  const texts: Readonly<Record<string, (slice: (typeof slices)[number]) => string>> = {
    percentage: (slice) => share.format(slice.value / total),
    value: (slice) => slice.text,
    label: (slice) => slice.name,
    'value-and-percentage': (slice) => `${slice.text} (${share.format(slice.value / total)})`,
    none: () => '',
  };
  const label = texts[content] ?? texts.percentage!;
  const legend = legendOf(view, 'right');
  const beside = legend.orient === 'vertical';
  const hole = Math.max(0, Math.min(0.95, numberAt(options, 'pieHole') ?? 0));
  const room = Math.min(
    view.width * (beside ? 0.6 : 0.9),
    view.height - titleRoom(view) - (beside ? 16 : 48),
  );
  const middle = beside ? (legend.left === undefined ? '38%' : '62%') : '50%';
  return {
    legend,
    series: [
      {
        type: 'pie',
        name: first?.label ?? '',
        radius: [(room / 2) * 0.96 * hole, (room / 2) * 0.96],
        center: [middle, titleRoom(view) + room / 2],
        data: slices,
        emphasis: { scale: false },
        itemStyle: { borderColor: textAt(options, 'pieSliceBorderColor') ?? '#ffffff', borderWidth: 1 },
        labelLine: { show: false },
        label: {
          position: 'inside',
          formatter: ({ data: slice }: { data: (typeof slices)[number] }) =>
            slice.value / total < LEAST_LABELLED ? '' : label(slice),
        },
      },
    ],
    tooltip: {
      trigger: 'item',
      confine: true,
      textStyle: { fontSize: 12, color: BLACK },
      formatter: ({ data: slice }: { data: (typeof slices)[number] }) =>
        [slice.name, `${slice.text} (${share.format(slice.value / total)})`].map(escaped).join('<br>'),
    },
  };
}

/** Texts of cells go into a tooltip of HTML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
