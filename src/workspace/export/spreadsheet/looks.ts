/** The looks of cells as XLSX keeps them: tables of fonts, fills, borders and formats, referred to by number. */
import type { Border, CellStyle, StylePatch } from '../../services/spreadsheet/model/style.ts';
import { type Attributes, xml } from '../xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Numbers below this stand for formats that Excel has of its own. */
const FIRST_FORMAT = 164;

const BORDER_STYLES: Readonly<Record<Border['style'], string>> = {
  DOTTED: 'dotted',
  DASHED: 'dashed',
  SOLID: 'thin',
  SOLID_MEDIUM: 'medium',
  SOLID_THICK: 'thick',
  DOUBLE: 'double',
};
const VERTICAL = { top: 'top', middle: 'center', bottom: 'bottom' } as const;

/** A table of distinct entries, in the order of their first use. */
class Table {
  readonly #entries = new Map<string, number>();

  constructor(...first: readonly string[]) {
    for (const entry of first) this.add(entry);
  }

  add(entry: string): number {
    const known = this.#entries.get(entry);
    if (known !== undefined) return known;
    this.#entries.set(entry, this.#entries.size);
    return this.#entries.size - 1;
  }

  write(name: string): string {
    return xml(name, { count: this.#entries.size }, ...this.#entries.keys());
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }
}

export class Looks {
  readonly #fonts = new Table(font({}));
  readonly #fills = new Table(
    xml('fill', {}, xml('patternFill', { patternType: 'none' })),
    xml('fill', {}, xml('patternFill', { patternType: 'gray125' })),
  );
  readonly #borders = new Table(border({}));
  readonly #formats = new Map<string, number>();
  readonly #cells = new Table(xml('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 }));
  readonly #changes = new Table();
  readonly #known = new Map<CellStyle, number>();

  /** The number of the look of a cell; 0 for a plain one. */
  number(style: CellStyle | undefined): number {
    if (!style) return 0;
    let number = this.#known.get(style);
    if (number === undefined) {
      number = this.#cells.add(this.#cell(style));
      this.#known.set(style, number);
    }
    return number;
  }

  #cell(style: CellStyle): string {
    const numFmtId = style.numberFormat ? this.#format(style.numberFormat) : 0;
    const fontId = this.#fonts.add(font(style));
    const fillId = style.background ? this.#fills.add(fill(style.background)) : 0;
    const borderId = this.#borders.add(border(style));
    const aligned = alignment(style);
    return xml(
      'xf',
      {
        numFmtId,
        fontId,
        fillId,
        borderId,
        xfId: 0,
        applyNumberFormat: numFmtId > 0 ? 1 : null,
        applyFont: fontId > 0 ? 1 : null,
        applyFill: fillId > 0 ? 1 : null,
        applyBorder: borderId > 0 ? 1 : null,
        applyAlignment: aligned ? 1 : null,
      },
      aligned,
    );
  }

  #format(pattern: string): number {
    if (pattern === '@') return 49;
    const known = this.#formats.get(pattern) ?? FIRST_FORMAT + this.#formats.size;
    this.#formats.set(pattern, known);
    return known;
  }

  /** The number of what a conditional format changes. */
  change(style: StylePatch): number {
    const parts = [
      font(style, true),
      style.background
        ? xml('fill', {}, xml('patternFill', {}, xml('bgColor', { rgb: argb(style.background) })))
        : '',
    ];
    return this.#changes.add(xml('dxf', {}, ...parts));
  }

  write(): string {
    const formats = [...this.#formats].map(([formatCode, numFmtId]) =>
      xml('numFmt', { numFmtId, formatCode }),
    );
    const plain = xml('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 });
    return xml(
      'styleSheet',
      { xmlns: MAIN },
      formats.length > 0 ? xml('numFmts', { count: formats.length }, ...formats) : '',
      this.#fonts.write('fonts'),
      this.#fills.write('fills'),
      this.#borders.write('borders'),
      xml('cellStyleXfs', { count: 1 }, plain),
      this.#cells.write('cellXfs'),
      xml('cellStyles', { count: 1 }, xml('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })),
      this.#changes.write('dxfs'),
    );
  }
}

/** A font; of a change only what it changes. */
export function font(style: StylePatch, onlyChanges = false, element = 'font'): string {
  const on = (name: string, value: boolean | undefined) =>
    value === undefined ? '' : value ? xml(name) : onlyChanges ? xml(name, { val: 0 }) : '';
  const parts = [
    on('b', style.bold),
    on('i', style.italic),
    on('strike', style.strikethrough),
    style.underline ? xml('u') : '',
    onlyChanges ? '' : xml('sz', { val: style.fontSize ?? 10 }),
    style.fontColor
      ? xml('color', { rgb: argb(style.fontColor) })
      : onlyChanges
        ? ''
        : xml('color', { rgb: 'FF000000' }),
    onlyChanges ? '' : xml(element === 'rPr' ? 'rFont' : 'name', { val: style.fontFamily ?? 'Arial' }),
  ];
  return parts.every((part) => part === '') ? '' : xml(element, {}, ...parts);
}

function fill(background: string): string {
  const color = xml('fgColor', { rgb: argb(background) });
  return xml(
    'fill',
    {},
    xml('patternFill', { patternType: 'solid' }, color, xml('bgColor', { indexed: 64 })),
  );
}

function border(style: CellStyle): string {
  const sides = (['left', 'right', 'top', 'bottom'] as const).map((side) => {
    const own = style[side];
    return own
      ? xml(side, { style: BORDER_STYLES[own.style] }, xml('color', { rgb: argb(own.color) }))
      : xml(side);
  });
  return xml('border', {}, ...sides, xml('diagonal'));
}

function alignment(style: CellStyle): string {
  const attributes: Attributes = {
    horizontal: style.horizontal,
    vertical: style.vertical ? VERTICAL[style.vertical] : null,
    wrapText: style.wrap === 'WRAP' ? 1 : null,
    textRotation: style.stacked ? 255 : style.rotation ? rotation(style.rotation) : null,
    readingOrder: style.direction === 'RIGHT_TO_LEFT' ? 2 : null,
  };
  const set = Object.values(attributes).some((value) => value !== null && value !== undefined);
  return set ? xml('alignment', attributes) : '';
}

/** Excel counts downward turns on from 90. */
function rotation(degrees: number): number {
  return degrees < 0 ? 90 - degrees : degrees;
}

/** `#rrggbb` with full cover in front. */
export function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}
