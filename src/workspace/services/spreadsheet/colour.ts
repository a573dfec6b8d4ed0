/** Colours: from CSS text to `#rrggbb`, and the Color objects of scripts. */
import { asOfficial, enumeration, enumName, type Official, ScriptException, Service } from '../service.ts';
import type { GColor, GColorBuilder } from './official.ts';

type Names = typeof GoogleAppsScript.Base;

export const COLOR_TYPE = enumeration<Names['ColorType']>('Base.ColorType', ['UNSUPPORTED', 'RGB', 'THEME']);
export const THEME_COLOR_TYPE = enumeration<typeof GoogleAppsScript.Spreadsheet.ThemeColorType>(
  'Spreadsheet.ThemeColorType',
  [
    'UNSUPPORTED',
    'TEXT',
    'BACKGROUND',
    'ACCENT1',
    'ACCENT2',
    'ACCENT3',
    'ACCENT4',
    'ACCENT5',
    'ACCENT6',
    'HYPERLINK',
  ],
);

/** The colours of the standard theme. */
const THEME: Readonly<Record<string, string>> = {
  TEXT: '#000000',
  BACKGROUND: '#ffffff',
  ACCENT1: '#4285f4',
  ACCENT2: '#ea4335',
  ACCENT3: '#fbbc04',
  ACCENT4: '#34a853',
  ACCENT5: '#ff6d01',
  ACCENT6: '#46bdc6',
  HYPERLINK: '#1155cc',
};

// Names of CSS with their values, as the CSS Color Module lists them.
const NAMED = new Map(
  (
    'aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 ' +
    'black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 ' +
    'cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc ' +
    'crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 ' +
    'darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f ' +
    'darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f ' +
    'darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 ' +
    'deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 ' +
    'floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 ' +
    'goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 ' +
    'indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 ' +
    'lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff ' +
    'lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 ' +
    'lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 ' +
    'lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff ' +
    'maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db ' +
    'mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc ' +
    'mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 ' +
    'navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 ' +
    'orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 ' +
    'papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 ' +
    'rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 ' +
    'sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb ' +
    'slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 ' +
    'tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 ' +
    'white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32'
  )
    .match(/\w+ \w+/g)!
    .map((pair) => {
      const [name = '', hex = ''] = pair.split(' ');
      return [name, `#${hex}`] as const;
    }),
);

/** `#rrggbb` of CSS text (`red`, `#f00`, `rgb(255, 0, 0)`); undefined of null or empty text, the default. */
export function parseColour(text: unknown): string | undefined {
  if (text === null || text === undefined || text === '') return undefined;
  const lower = String(text).trim().toLowerCase();
  const named = NAMED.get(lower);
  if (named) return named;
  if (/^#[0-9a-f]{6}$/.test(lower)) return lower;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(lower);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  const rgb = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(lower);
  if (rgb) return rgbColour(Number(rgb[1]), Number(rgb[2]), Number(rgb[3]));
  throw new ScriptException(`Invalid argument: color. Should be of type: String`);
}

export function rgbColour(red: number, green: number, blue: number): string {
  const hex = (part: number) =>
    Math.min(255, Math.max(0, Math.round(part)))
      .toString(16)
      .padStart(2, '0');
  return `#${hex(red)}${hex(green)}${hex(blue)}`;
}

abstract class ColorReader extends Service {
  readonly _weights = {};
  _hex: string;
  /** Name of the theme colour; null for a plain one. */
  _theme: string | null;

  constructor(hex: string, theme: string | null = null) {
    super();
    this._hex = hex;
    this._theme = theme;
  }

  getColorType(): GoogleAppsScript.Base.ColorType {
    return this._theme === null ? COLOR_TYPE.RGB : COLOR_TYPE.THEME;
  }

  asRgbColor(): GoogleAppsScript.Base.RgbColor {
    return asOfficial(new RgbColor(this._hex));
  }

  asThemeColor(): GoogleAppsScript.Spreadsheet.ThemeColor {
    if (this._theme === null) throw new ScriptException('Object is not of type ThemeColor.');
    return asOfficial(new ThemeColor(this._theme));
  }
}

export class Color extends ColorReader implements Official<GColor> {
  readonly _official = 'Spreadsheet.Color';
}

export class ColorBuilder extends ColorReader implements Official<GColorBuilder> {
  readonly _official = 'Spreadsheet.ColorBuilder';

  constructor() {
    super('#000000');
  }

  build(): GColor {
    return asOfficial<GColor>(new Color(this._hex, this._theme));
  }

  setRgbColor(cssString: string): GColorBuilder {
    this._hex = parseColour(cssString) ?? '#000000';
    this._theme = null;
    return asOfficial<GColorBuilder>(this);
  }

  setThemeColor(themeColorType: GoogleAppsScript.Spreadsheet.ThemeColorType): GColorBuilder {
    this._theme = enumName(themeColorType);
    this._hex = THEME[this._theme] ?? '#000000';
    return asOfficial<GColorBuilder>(this);
  }
}

class RgbColor extends Service implements Official<GoogleAppsScript.Base.RgbColor> {
  readonly _official = 'Base.RgbColor';
  readonly _weights = {};
  readonly #hex: string;

  constructor(hex: string) {
    super();
    this.#hex = hex;
  }

  asHexString(): string {
    return this.#hex;
  }

  getColorType(): GoogleAppsScript.Base.ColorType {
    return COLOR_TYPE.RGB;
  }

  getRed(): number {
    return this.#part(1);
  }

  getGreen(): number {
    return this.#part(3);
  }

  getBlue(): number {
    return this.#part(5);
  }

  #part(at: number): number {
    return Number.parseInt(this.#hex.slice(at, at + 2), 16);
  }
}

class ThemeColor extends Service implements Official<GoogleAppsScript.Spreadsheet.ThemeColor> {
  readonly _official = 'Spreadsheet.ThemeColor';
  readonly _weights = {};
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  getColorType(): GoogleAppsScript.Base.ColorType {
    return COLOR_TYPE.THEME;
  }

  getThemeColorType(): GoogleAppsScript.Spreadsheet.ThemeColorType {
    return THEME_COLOR_TYPE[this.#name as never] as unknown as GoogleAppsScript.Spreadsheet.ThemeColorType;
  }
}
