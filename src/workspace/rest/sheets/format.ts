/** The looks of cells: between what the Sheets API calls a cell format and the style that the model keeps. */
import { ApiFault } from '../../services/api-fault.ts';
import { kindOfFormat } from '../../services/spreadsheet/display.ts';
import { localeFacts } from '../../services/spreadsheet/locale.ts';
import type {
  Border,
  BorderStyleName,
  CellStyle,
  StylePatch,
} from '../../services/spreadsheet/model/style.ts';
import { selected, valueAt } from '../mask.ts';
import type { CellFormat, Color, RestBorder } from './schema.ts';

/** One property of a style, and where a cell format has it. */
interface Field {
  /** The first path is the one that is told; the others are older or newer names of the same. */
  readonly paths: readonly string[];
  /** What a cell format says of a style; undefined where it has nothing of its own. */
  readonly read: (style: CellStyle) => unknown;
  /** The change that a value of a cell format stands for; undefined takes the property away. */
  readonly write: (value: unknown, locale: string) => StylePatch;
}

export function hexOf(color: Color): string {
  const part = (share: number | null | undefined) =>
    Math.round(Math.min(1, Math.max(0, share ?? 0)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${part(color.red)}${part(color.green)}${part(color.blue)}`;
}

/** Shares of red, green and blue; zeros are left out, as everywhere in Google's JSON. */
export function colorOf(hex: string): Color {
  const share = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  const [red, green, blue] = [share(1), share(3), share(5)];
  return { ...(red && { red }), ...(green && { green }), ...(blue && { blue }) };
}

function plain<K extends keyof CellStyle>(path: string, key: K): Field {
  return {
    paths: [path],
    read: (style) => style[key],
    write: (value) => ({ [key]: value }) as StylePatch,
  };
}

/** A colour in its old place and, as a style, in its new one; both are told. */
function color(path: string, key: 'background' | 'fontColor'): readonly Field[] {
  const write = (value: unknown): StylePatch => ({
    [key]: value === undefined ? undefined : hexOf(value as Color),
  });
  const read = (style: CellStyle) => style[key] && colorOf(style[key]);
  return [
    { paths: [path, `${path}Style.rgbColor`], read, write },
    { paths: [`${path}Style.rgbColor`], read, write: () => ({}) },
  ];
}

/** A property whose names differ on both sides. */
function renamed<K extends keyof CellStyle>(
  path: string,
  key: K,
  names: Readonly<Record<string, NonNullable<CellStyle[K]>>>,
): Field {
  return {
    paths: [path],
    read: (style) => Object.keys(names).find((name) => names[name] === style[key]),
    write: (value) => {
      if (value !== undefined && !Object.hasOwn(names, String(value)))
        throw new ApiFault(400, `Invalid value at '${path}': "${value}"`);
      return { [key]: value === undefined ? undefined : names[String(value)] } as StylePatch;
    },
  };
}

const WIDTHS: Readonly<Record<string, number>> = { SOLID_MEDIUM: 2, SOLID_THICK: 3, DOUBLE: 3 };

function border(side: 'top' | 'left' | 'bottom' | 'right'): Field {
  return {
    paths: [`borders.${side}`],
    read: (style) => style[side] && restBorder(style[side]),
    write: (value) => ({ [side]: borderOf(value as RestBorder | undefined) }),
  };
}

function restBorder({ style, color }: Border): RestBorder {
  const rgbColor = colorOf(color);
  return { style, width: WIDTHS[style] ?? 1, color: rgbColor, colorStyle: { rgbColor } };
}

function borderOf(value: RestBorder | undefined): Border | undefined {
  if (!value || value.style === 'NONE') return undefined;
  return {
    style: (value.style ?? 'SOLID') as BorderStyleName,
    color: hexOf(value.colorStyle?.rgbColor ?? value.color ?? {}),
  };
}

interface NumberFormat {
  readonly type?: string;
  readonly pattern?: string;
}

/** Patterns of a type that is given without one. */
function patternOf({ type, pattern }: NumberFormat, locale: string): string | undefined {
  if (pattern) return pattern;
  const { dateFormat } = localeFacts(locale);
  const patterns: Readonly<Record<string, string>> = {
    TEXT: '@',
    NUMBER: '#,##0.00',
    PERCENT: '0.00%',
    CURRENCY: '"€ "#,##0.00',
    DATE: dateFormat,
    TIME: 'H:mm:ss',
    DATE_TIME: `${dateFormat} H:mm:ss`,
    SCIENTIFIC: '0.00E+00',
  };
  return patterns[type ?? ''];
}

function restNumberFormat(pattern: string): NumberFormat {
  const bare = pattern.replace(/"[^"]*"/g, '');
  const kind = kindOfFormat(pattern);
  const day = /[yd]/i.test(bare);
  const time = /[hs]/i.test(bare);
  if (kind === 'text') return { type: 'TEXT', pattern };
  if (kind === 'date') return { type: day && time ? 'DATE_TIME' : time ? 'TIME' : 'DATE', pattern };
  if (bare.includes('%')) return { type: 'PERCENT', pattern };
  if (/[€$£]/.test(pattern)) return { type: 'CURRENCY', pattern };
  return { type: /E\+/i.test(bare) ? 'SCIENTIFIC' : 'NUMBER', pattern };
}

const FIELDS: readonly Field[] = [
  {
    paths: ['numberFormat'],
    read: ({ numberFormat }) => numberFormat && restNumberFormat(numberFormat),
    write: (value, locale) => ({ numberFormat: value ? patternOf(value, locale) : undefined }),
  },
  ...color('backgroundColor', 'background'),
  ...color('textFormat.foregroundColor', 'fontColor'),
  plain('textFormat.fontFamily', 'fontFamily'),
  plain('textFormat.fontSize', 'fontSize'),
  plain('textFormat.bold', 'bold'),
  plain('textFormat.italic', 'italic'),
  plain('textFormat.strikethrough', 'strikethrough'),
  plain('textFormat.underline', 'underline'),
  renamed('horizontalAlignment', 'horizontal', { LEFT: 'left', CENTER: 'center', RIGHT: 'right' }),
  renamed('verticalAlignment', 'vertical', { TOP: 'top', MIDDLE: 'middle', BOTTOM: 'bottom' }),
  renamed('wrapStrategy', 'wrap', { OVERFLOW_CELL: 'OVERFLOW', WRAP: 'WRAP', CLIP: 'CLIP' }),
  renamed('textDirection', 'direction', { LEFT_TO_RIGHT: 'LEFT_TO_RIGHT', RIGHT_TO_LEFT: 'RIGHT_TO_LEFT' }),
  renamed('hyperlinkDisplayType', 'showHyperlink', { LINKED: true, PLAIN_TEXT: false }),
  plain('textRotation.angle', 'rotation'),
  plain('textRotation.vertical', 'stacked'),
  border('top'),
  border('left'),
  border('bottom'),
  border('right'),
];

const PATHS: readonly string[] = [...new Set(FIELDS.flatMap(({ paths }) => paths))];

/** The cell format of a style; undefined where everything is default. */
export function formatOf(style: CellStyle | undefined): CellFormat | undefined {
  if (!style) return undefined;
  const format: Record<string, unknown> = {};
  for (const { paths, read } of FIELDS) {
    const value = read(style);
    if (value !== undefined) plantValue(format, paths[0]!.split('.'), value);
  }
  return format as CellFormat;
}

function plantValue(
  target: Record<string, unknown>,
  [name, ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) {
    target[name!] = value;
    return;
  }
  target[name!] ??= {};
  plantValue(target[name!] as Record<string, unknown>, rest, value);
}

/** All paths of a cell format that can be written, below `before`. */
export function formatPaths(before: string): readonly string[] {
  return PATHS.map((path) => before + path);
}

/** The change of style that a cell format stands for, as far as its selected paths go. */
export function patchOf(
  format: CellFormat | null | undefined,
  paths: ReadonlySet<string>,
  locale: string,
): StylePatch {
  const patch: Record<string, unknown> = {};
  for (const field of FIELDS) {
    if (!field.paths.some((path) => paths.has(path))) continue;
    const value = field.paths.map((path) => valueAt(format, path)).find((each) => each !== undefined);
    Object.assign(patch, field.write(value, locale));
  }
  return patch as StylePatch;
}

/** The whole change of style that a format stands for, without taking anything away. */
export function patchOfAll(format: CellFormat | null | undefined, locale: string): StylePatch {
  const patch = patchOf(format, selected(PATHS, '*'), locale);
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

const BLACK: Color = {};
const WHITE: Color = { red: 1, green: 1, blue: 1 };

/** The look of a cell with Google's defaults where it has none of its own. */
export function effectiveFormat(style: CellStyle | undefined, value: unknown): CellFormat {
  const own = formatOf(style) ?? {};
  return {
    backgroundColor: WHITE,
    backgroundColorStyle: { rgbColor: WHITE },
    padding: { top: 2, right: 3, bottom: 2, left: 3 },
    horizontalAlignment: typeof value === 'number' ? 'RIGHT' : typeof value === 'boolean' ? 'CENTER' : 'LEFT',
    verticalAlignment: 'BOTTOM',
    wrapStrategy: 'OVERFLOW_CELL',
    hyperlinkDisplayType: 'PLAIN_TEXT',
    ...own,
    textFormat: {
      foregroundColor: BLACK,
      foregroundColorStyle: { rgbColor: BLACK },
      fontFamily: 'Arial',
      fontSize: 10,
      bold: false,
      italic: false,
      strikethrough: false,
      underline: false,
      ...own.textFormat,
    },
  };
}
