/** How charts in Google Sheets look: colours, title, legend, and the room that these take. */
import { flagAt, numberAt, textAt } from './options.ts';
import type { ChartView, OptionTree } from './view.ts';

/** Google Sheets' own row of colours. */
export const COLOURS: readonly string[] = [
  '#4285f4',
  '#ea4335',
  '#fbbc04',
  '#34a853',
  '#ff6d01',
  '#46bdc6',
  '#7baaf7',
  '#f07b72',
  '#fcd04f',
  '#71c287',
  '#ff994d',
  '#7ed1d7',
];
export const BLACK = '#202124';
export const SOFT = '#9aa0a6';
export const FAINT = '#dadce0';

type Place = 'top' | 'right' | 'bottom' | 'left' | 'none';

const TITLE_SIZE = 16;
const MARGIN = 16;
const LEGEND_ROW = 26;

interface TextLook {
  readonly fontSize: number;
  readonly color: string;
  readonly fontFamily?: string;
  readonly fontWeight?: 'bold';
  readonly fontStyle?: 'italic';
}

/** A text style in Google's options, over the size and colour that hold otherwise. */
export function textStyle(options: OptionTree, path: string, fontSize: number, color: string): TextLook {
  const fontFamily = textAt(options, `${path}.fontName`);
  return {
    fontSize: numberAt(options, `${path}.fontSize`) ?? fontSize,
    color: textAt(options, `${path}.color`) ?? color,
    ...(fontFamily && { fontFamily }),
    ...(flagAt(options, `${path}.bold`) && { fontWeight: 'bold' }),
    ...(flagAt(options, `${path}.italic`) && { fontStyle: 'italic' }),
  };
}

export function titleOf({ options, width }: ChartView): Record<string, unknown> {
  const text = textAt(options, 'title');
  if (!text) return { show: false };
  return {
    text,
    left: MARGIN,
    top: 12,
    textStyle: {
      fontWeight: 'normal',
      ...textStyle(options, 'titleTextStyle', TITLE_SIZE, '#757575'),
      width: width - 2 * MARGIN,
      overflow: 'truncate',
    },
  };
}

function placeOf(options: OptionTree, otherwise: Place): Place {
  const wanted = (textAt(options, 'legend.position') ?? textAt(options, 'legend'))?.toLowerCase();
  if (wanted === 'in' || wanted === 'labeled') return 'top';
  const places: readonly string[] = ['top', 'right', 'bottom', 'left', 'none'];
  return wanted && places.includes(wanted) ? (wanted as Place) : otherwise;
}

/** Height of what stands above the chart. */
export function titleRoom({ options }: ChartView): number {
  if (!textAt(options, 'title')) return MARGIN;
  return 12 + (numberAt(options, 'titleTextStyle.fontSize') ?? TITLE_SIZE) + MARGIN;
}

export function legendOf(view: ChartView, otherwise: Place): Record<string, unknown> {
  const place = placeOf(view.options, otherwise);
  if (place === 'none') return { show: false };
  const beside = place === 'left' || place === 'right';
  return {
    type: 'scroll',
    orient: beside ? 'vertical' : 'horizontal',
    icon: 'roundRect',
    itemWidth: 12,
    itemHeight: 12,
    textStyle: {
      ...textStyle(view.options, 'legend.textStyle', 12, BLACK),
      ...(beside && { width: view.width * 0.2, overflow: 'truncate' }),
    },
    selectedMode: false,
    ...(place === 'bottom' && { bottom: 6, left: 'center' }),
    ...(place === 'top' && { top: titleRoom(view), left: 'center' }),
    ...(beside && { [place]: MARGIN, top: titleRoom(view) }),
  };
}

/** Room for the texts beside the chart; the longest decides, up to a quarter of the width. */
function legendWidth({ data, options, width }: ChartView): number {
  const size = numberAt(options, 'legend.textStyle.fontSize') ?? 12;
  const longest = data.series.reduce((most, { label }) => Math.max(most, label.length), 7);
  return Math.min(width * 0.25, longest * size * 0.58 + 22);
}

/** Where the axes stand; labels and names of axes make their own room within it. */
export function gridOf(view: ChartView, otherwise: Place) {
  const place = placeOf(view.options, otherwise);
  const side = legendWidth(view) + 24;
  const named = (path: string) => (textAt(view.options, `${path}.title`) ? 22 : 0);
  return {
    containLabel: true,
    left: MARGIN + (place === 'left' ? side : 0) + named('vAxis'),
    right: (place === 'right' ? side : 0) + 24,
    top: titleRoom(view) + (place === 'top' ? LEGEND_ROW : 0),
    bottom: MARGIN + (place === 'bottom' ? LEGEND_ROW : 0) + named('hAxis'),
  };
}

/** Black or white, whichever can be read on this `#rrggbb`. */
export function readableOn(color: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! > 0.3 ? BLACK : '#ffffff';
}
