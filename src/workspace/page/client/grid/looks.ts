/** How our looks are said in Univer's words. */
import {
  BorderStyleTypes,
  HorizontalAlign,
  type IStyleData,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { Border, BorderStyleName, CellStyle } from '../../../services/spreadsheet/model/style.ts';
import type { CellView } from '../../protocol.ts';

const HORIZONTAL = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
};
const BY_TYPE: Readonly<Record<string, HorizontalAlign>> = {
  boolean: HorizontalAlign.CENTER,
  number: HorizontalAlign.RIGHT,
};
const VERTICAL = { top: VerticalAlign.TOP, middle: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };
const WRAP = { WRAP: WrapStrategy.WRAP, OVERFLOW: WrapStrategy.OVERFLOW, CLIP: WrapStrategy.CLIP };
const BORDER: Record<BorderStyleName, BorderStyleTypes> = {
  DOTTED: BorderStyleTypes.DOTTED,
  DASHED: BorderStyleTypes.DASHED,
  SOLID: BorderStyleTypes.THIN,
  SOLID_MEDIUM: BorderStyleTypes.MEDIUM,
  SOLID_THICK: BorderStyleTypes.THICK,
  DOUBLE: BorderStyleTypes.DOUBLE,
};

const known = new WeakMap<CellStyle, IStyleData>();

/** A look as Univer draws it; where it says nothing of alignment, the value decides, as Google does. */
export function look(style: CellStyle | undefined, cell: CellView | undefined): IStyleData {
  const base = style ? translated(style) : {};
  if (base.ht !== undefined || !cell) return base;
  return { ...base, ht: BY_TYPE[typeof cell.value] ?? HorizontalAlign.LEFT };
}

function translated(style: CellStyle): IStyleData {
  let data = known.get(style);
  if (!data) {
    data = translate(style);
    known.set(style, data);
  }
  return data;
}

function translate(style: CellStyle): IStyleData {
  const borders = { t: style.top, r: style.right, b: style.bottom, l: style.left };
  const edges = Object.entries(borders).flatMap(([side, border]) => (border ? [[side, edge(border)]] : []));
  return {
    ...(style.background && { bg: { rgb: style.background } }),
    ...(style.fontColor && { cl: { rgb: style.fontColor } }),
    ...(style.fontFamily && { ff: style.fontFamily }),
    ...(style.fontSize && { fs: style.fontSize }),
    ...(style.bold && { bl: 1 }),
    ...(style.italic && { it: 1 }),
    ...(style.underline && { ul: { s: 1 } }),
    ...(style.strikethrough && { st: { s: 1 } }),
    ...(style.horizontal && { ht: HORIZONTAL[style.horizontal] }),
    ...(style.vertical && { vt: VERTICAL[style.vertical] }),
    ...(style.wrap && { tb: WRAP[style.wrap] }),
    ...((style.rotation || style.stacked) && { tr: { a: -(style.rotation ?? 0), v: style.stacked ? 1 : 0 } }),
    ...(edges.length > 0 && { bd: Object.fromEntries(edges) }),
  };
}

function edge(border: Border) {
  return { s: BORDER[border.style], cl: { rgb: border.color } };
}
