/** TextStyle and its builder: font, size, colour and weight of a piece of text. */
import { asOfficial, type Official, Service } from '../service.ts';
import { Color, parseColour } from './colour.ts';
import type { StylePatch } from './model/style.ts';
import type { GColor, GTextStyle, GTextStyleBuilder } from './official.ts';

/** The looks that text styles know, of all that a cell has. */
export function textPart(style: StylePatch): StylePatch {
  const { fontFamily, fontSize, fontColor, bold, italic, underline, strikethrough } = style;
  const part = { fontFamily, fontSize, fontColor, bold, italic, underline, strikethrough };
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}

export class TextStyle extends Service implements Official<GTextStyle> {
  readonly _official = 'Spreadsheet.TextStyle';
  readonly _weights = {};
  /** What is absent was not set: as the cell has it. */
  readonly _style: StylePatch;

  constructor(style: StylePatch) {
    super();
    this._style = style;
  }

  copy(): GTextStyleBuilder {
    return asOfficial<GTextStyleBuilder>(new TextStyleBuilder(this._style));
  }

  getFontFamily(): string | null {
    return this._style.fontFamily ?? null;
  }

  getFontSize(): number | null {
    return this._style.fontSize ?? null;
  }

  getForegroundColor(): string | null {
    return this._style.fontColor ?? null;
  }

  getForegroundColorObject(): GColor | null {
    return this._style.fontColor === undefined ? null : asOfficial<GColor>(new Color(this._style.fontColor));
  }

  isBold(): boolean | null {
    return this._style.bold ?? null;
  }

  isItalic(): boolean | null {
    return this._style.italic ?? null;
  }

  isStrikethrough(): boolean | null {
    return this._style.strikethrough ?? null;
  }

  isUnderline(): boolean | null {
    return this._style.underline ?? null;
  }
}

export class TextStyleBuilder extends Service implements Official<GTextStyleBuilder> {
  readonly _official = 'Spreadsheet.TextStyleBuilder';
  readonly _weights = {};
  #style: StylePatch;

  constructor(style: StylePatch = {}) {
    super();
    this.#style = style;
  }

  build(): GTextStyle {
    return asOfficial<GTextStyle>(new TextStyle(this.#style));
  }

  setBold(bold: boolean): GTextStyleBuilder {
    return this._with({ bold });
  }

  setFontFamily(fontFamily: string): GTextStyleBuilder {
    return this._with({ fontFamily });
  }

  setFontSize(fontSize: number): GTextStyleBuilder {
    return this._with({ fontSize });
  }

  setForegroundColor(cssString: string): GTextStyleBuilder {
    return this._with({ fontColor: parseColour(cssString) });
  }

  setForegroundColorObject(color: GColor): GTextStyleBuilder {
    return this._with({ fontColor: color.asRgbColor().asHexString() });
  }

  setItalic(italic: boolean): GTextStyleBuilder {
    return this._with({ italic });
  }

  setStrikethrough(strikethrough: boolean): GTextStyleBuilder {
    return this._with({ strikethrough });
  }

  setUnderline(underline: boolean): GTextStyleBuilder {
    return this._with({ underline });
  }

  _with(patch: StylePatch): GTextStyleBuilder {
    this.#style = { ...this.#style, ...patch };
    return asOfficial<GTextStyleBuilder>(this);
  }
}
