/** How a range looks: colours, fonts, alignment, number formats, wrapping, borders. */
import { asOfficial, enumName } from '../service.ts';
import { expect, refuse, requireShape } from './arguments.ts';
import { Color, parseColour, rgbColour } from './colour.ts';
import { AUTOMATIC } from './display.ts';
import { TEXT_DIRECTION, WRAP_STRATEGY } from './enums.ts';
import { drawBorders } from './model/borders.ts';
import type { Rect } from './model/rect.ts';
import {
  type Border,
  type BorderStyleName,
  type CellStyle,
  patchStyle,
  type StylePatch,
} from './model/style.ts';
import type { GColor, GRange, GTextStyle } from './official.ts';
import { RangeRules } from './range-rules.ts';
import { TextRotation } from './text-rotation.ts';
import { TextStyle, textPart } from './text-style.ts';

type FontLine = GoogleAppsScript.Spreadsheet.FontLine;
type FontStyle = GoogleAppsScript.Spreadsheet.FontStyle;
type FontWeight = GoogleAppsScript.Spreadsheet.FontWeight;
type Horizontal = 'left' | 'center' | 'normal' | 'right';
type Vertical = 'top' | 'middle' | 'bottom';
type WrapStrategy = GoogleAppsScript.Spreadsheet.WrapStrategy;
type TextDirection = GoogleAppsScript.Spreadsheet.TextDirection;
type Style = CellStyle | undefined;

export abstract class RangeFormats extends RangeRules {
  getBackground(): string {
    return this._look(background);
  }

  getBackgrounds(): string[][] {
    return this._looks(background);
  }

  setBackground(color: string | null): GRange {
    return this._restyle({ background: parseColour(color) });
  }

  setBackgrounds(color: (string | null)[][]): GRange {
    return this._restyleEach(color, 'setBackgrounds', (each) => ({ background: parseColour(each) }));
  }

  setBackgroundRGB(red: number, green: number, blue: number): GRange {
    return this._restyle({ background: rgbColour(red, green, blue) });
  }

  getBackgroundObject(): GColor {
    return colourObject(this.getBackground());
  }

  getBackgroundObjects(): GColor[][] {
    return this.getBackgrounds().map((row) => row.map(colourObject));
  }

  setBackgroundObject(color: GColor | null): GRange {
    return this._restyle({ background: hexOf(color) });
  }

  setBackgroundObjects(color: GColor[][] | null): GRange {
    if (color === null) return this._restyle({ background: undefined });
    return this._restyleEach(color, 'setBackgroundObjects', (each) => ({ background: hexOf(each) }));
  }

  getFontColor(): string {
    return this._look(fontColor);
  }

  getFontColors(): string[][] {
    return this._looks(fontColor);
  }

  getFontColorObject(): GColor {
    return colourObject(this.getFontColor());
  }

  getFontColorObjects(): GColor[][] {
    return this.getFontColors().map((row) => row.map(colourObject));
  }

  setFontColor(color: string | null): GRange {
    return this._restyle({ fontColor: parseColour(color) });
  }

  setFontColors(colors: unknown[][]): GRange {
    return this._restyleEach(colors, 'setFontColors', (each) => ({ fontColor: parseColour(each) }));
  }

  setFontColorObject(color: GColor | null): GRange {
    return this._restyle({ fontColor: hexOf(color) });
  }

  setFontColorObjects(colors: (GColor | null)[][]): GRange {
    return this._restyleEach(colors, 'setFontColorObjects', (each) => ({ fontColor: hexOf(each) }));
  }

  getFontFamily(): string {
    return this._look(fontFamily);
  }

  getFontFamilies(): string[][] {
    return this._looks(fontFamily);
  }

  setFontFamily(family: string | null): GRange {
    return this._restyle({ fontFamily: family ?? undefined });
  }

  setFontFamilies(fontFamilies: (string | null)[][]): GRange {
    return this._restyleEach(fontFamilies, 'setFontFamilies', (each) => ({ fontFamily: each ?? undefined }));
  }

  getFontSize(): number {
    return this._look(fontSize);
  }

  getFontSizes(): number[][] {
    return this._looks(fontSize);
  }

  setFontSize(size: number): GRange {
    return this._restyle({ fontSize: size });
  }

  setFontSizes(sizes: number[][]): GRange {
    return this._restyleEach(sizes, 'setFontSizes', (each) => ({ fontSize: each }));
  }

  getFontWeight(): FontWeight {
    return this._look(fontWeight);
  }

  getFontWeights(): FontWeight[][] {
    return this._looks(fontWeight);
  }

  setFontWeight(weight: FontWeight | null): GRange {
    return this._restyle(weightPatch(weight));
  }

  setFontWeights(fontWeights: (FontWeight | null)[][]): GRange {
    return this._restyleEach(fontWeights, 'setFontWeights', weightPatch);
  }

  getFontStyle(): FontStyle {
    return this._look(fontStyle);
  }

  getFontStyles(): FontStyle[][] {
    return this._looks(fontStyle);
  }

  setFontStyle(style: FontStyle | null): GRange {
    return this._restyle(fontStylePatch(style));
  }

  setFontStyles(fontStyles: (FontStyle | null)[][]): GRange {
    return this._restyleEach(fontStyles, 'setFontStyles', fontStylePatch);
  }

  getFontLine(): FontLine {
    return this._look(fontLine);
  }

  getFontLines(): FontLine[][] {
    return this._looks(fontLine);
  }

  setFontLine(line: FontLine | null): GRange {
    return this._restyle(linePatch(line));
  }

  setFontLines(fontLines: (FontLine | null)[][]): GRange {
    return this._restyleEach(fontLines, 'setFontLines', linePatch);
  }

  getNumberFormat(): string {
    return this._look(numberFormat);
  }

  getNumberFormats(): string[][] {
    return this._looks(numberFormat);
  }

  setNumberFormat(format: string): GRange {
    return this._restyle(formatPatch(format));
  }

  setNumberFormats(numberFormats: string[][]): GRange {
    return this._restyleEach(numberFormats, 'setNumberFormats', formatPatch);
  }

  getHorizontalAlignment(): string {
    return this._look(horizontal);
  }

  getHorizontalAlignments(): string[][] {
    return this._looks(horizontal);
  }

  setHorizontalAlignment(alignment: Horizontal | null): GRange {
    return this._restyle(horizontalPatch(alignment));
  }

  setHorizontalAlignments(alignments: (Horizontal | null)[][]): GRange {
    return this._restyleEach(alignments, 'setHorizontalAlignments', horizontalPatch);
  }

  getVerticalAlignment(): string {
    return this._look(vertical);
  }

  getVerticalAlignments(): string[][] {
    return this._looks(vertical);
  }

  setVerticalAlignment(alignment: Vertical | null): GRange {
    return this._restyle(verticalPatch(alignment));
  }

  setVerticalAlignments(alignments: (Vertical | null)[][]): GRange {
    return this._restyleEach(alignments, 'setVerticalAlignments', verticalPatch);
  }

  getWrap(): boolean {
    return this._look(wraps);
  }

  getWraps(): boolean[][] {
    return this._looks(wraps);
  }

  setWrap(isWrapEnabled: boolean): GRange {
    return this._restyle(wrapPatch(isWrapEnabled));
  }

  setWraps(isWrapEnabled: boolean[][]): GRange {
    return this._restyleEach(isWrapEnabled, 'setWraps', wrapPatch);
  }

  getWrapStrategy(): WrapStrategy {
    return this._look(wrapStrategy);
  }

  getWrapStrategies(): WrapStrategy[][] {
    return this._looks(wrapStrategy);
  }

  setWrapStrategy(strategy: WrapStrategy): GRange {
    return this._restyle(strategyPatch(strategy));
  }

  setWrapStrategies(strategies: WrapStrategy[][]): GRange {
    return this._restyleEach(strategies, 'setWrapStrategies', strategyPatch);
  }

  getTextDirection(): TextDirection | null {
    return this._look(direction);
  }

  getTextDirections(): (TextDirection | null)[][] {
    return this._looks(direction);
  }

  setTextDirection(to: TextDirection | null): GRange {
    return this._restyle(directionPatch(to));
  }

  setTextDirections(directions: (TextDirection | null)[][]): GRange {
    return this._restyleEach(directions, 'setTextDirections', directionPatch);
  }

  getTextRotation(): GoogleAppsScript.Spreadsheet.TextRotation {
    return this._look(rotation);
  }

  getTextRotations(): GoogleAppsScript.Spreadsheet.TextRotation[][] {
    return this._looks(rotation);
  }

  setTextRotation(degrees: unknown): GRange {
    return this._restyle(rotationPatch(degrees));
  }

  setTextRotations(rotations: unknown[][]): GRange {
    return this._restyleEach(rotations, 'setTextRotations', rotationPatch);
  }

  setVerticalText(isVertical: boolean): GRange {
    return this._restyle({ stacked: isVertical ? true : undefined, rotation: undefined });
  }

  setShowHyperlink(showHyperlink: boolean): GRange {
    return this._restyle({ showHyperlink: showHyperlink ? undefined : false });
  }

  getTextStyle(): GTextStyle {
    return this._look(textStyle);
  }

  getTextStyles(): GTextStyle[][] {
    return this._looks(textStyle);
  }

  setTextStyle(style: GTextStyle): GRange {
    return this._restyle(textPatch(style));
  }

  setTextStyles(styles: GTextStyle[][]): GRange {
    return this._restyleEach(styles, 'setTextStyles', textPatch);
  }

  /** True draws a border, false takes it away, null leaves it. Black and solid unless told otherwise. */
  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    verticals: boolean | null,
    horizontals: boolean | null,
    color: string | null = null,
    style: GoogleAppsScript.Spreadsheet.BorderStyle | null = null,
  ): GRange {
    const cells = this._writable();
    const line: Border = {
      color: parseColour(color) ?? '#000000',
      style: (style === null ? 'SOLID' : enumName(style)) as BorderStyleName,
    };
    drawBorders(this._sheet, cells, { top, left, bottom, right, verticals, horizontals }, line);
    return this._self;
  }

  _look<T>(read: (style: Style) => T): T {
    return read(this._sheet.styles.get(this._area.top, this._area.left));
  }

  _looks<T>(read: (style: Style) => T): T[][] {
    return this._sheet.styles.read(this._cells).map((row) => row.map(read));
  }

  /** Gives all cells the same new properties; open-ended ranges stay open-ended. */
  _restyle(patch: StylePatch): GRange {
    const cells = this._writable();
    this._sheet.styles.update(this._reach, (old) => patchStyle(old, patch));
    this._restyled(cells, 'numberFormat' in patch);
    return this._self;
  }

  _restyleEach<T>(block: readonly (readonly T[])[], method: string, patch: (item: T) => StylePatch): GRange {
    const cells = this._writable();
    requireShape(block, cells.bottom - cells.top, cells.right - cells.left, `Range.${method}`);
    const olds = this._sheet.styles.read(cells);
    const news = block.map((row, i) => row.map((item, j) => patchStyle(olds[i]![j], patch(item))));
    this._sheet.styles.assign(cells.top, cells.left, news);
    this._restyled(cells, method === 'setNumberFormats');
    return this._self;
  }

  /** Another number format shows another text, and formulas take it over. */
  _restyled(cells: Rect, reformatted: boolean): void {
    this._sheet.touch('styles', cells);
    if (reformatted) this._sheet.touch('values', cells);
  }
}

const background = (style: Style) => style?.background ?? '#ffffff';
const fontColor = (style: Style) => style?.fontColor ?? '#000000';
const fontFamily = (style: Style) => style?.fontFamily ?? 'Arial';
const fontSize = (style: Style) => style?.fontSize ?? 10;
const fontWeight = (style: Style): FontWeight => (style?.bold ? 'bold' : 'normal');
const fontStyle = (style: Style): FontStyle => (style?.italic ? 'italic' : 'normal');
const numberFormat = (style: Style) => style?.numberFormat ?? AUTOMATIC;
const horizontal = (style: Style) => style?.horizontal ?? 'general';
const vertical = (style: Style) => style?.vertical ?? 'bottom';
const wraps = (style: Style) => style?.wrap === 'WRAP';
const wrapStrategy = (style: Style) => WRAP_STRATEGY[style?.wrap ?? 'OVERFLOW'];
const direction = (style: Style) => (style?.direction ? TEXT_DIRECTION[style.direction] : null);
const rotation = (style: Style) =>
  asOfficial<GoogleAppsScript.Spreadsheet.TextRotation>(
    new TextRotation(style?.rotation ?? 0, style?.stacked ?? false),
  );

function fontLine(style: Style): FontLine {
  if (style?.underline) return 'underline';
  return style?.strikethrough ? 'line-through' : 'none';
}

/** The text style in force: what the cell does not set is the default. */
function textStyle(style: Style): GTextStyle {
  const defaults: StylePatch = {
    fontFamily: 'Arial',
    fontSize: 10,
    fontColor: '#000000',
    bold: false,
    italic: false,
    underline: false,
    strikethrough: false,
  };
  return asOfficial<GTextStyle>(new TextStyle({ ...defaults, ...textPart(style ?? {}) }));
}

const weightPatch = (weight: FontWeight | null): StylePatch => ({
  bold: weight === 'bold' ? true : undefined,
});
const fontStylePatch = (style: FontStyle | null): StylePatch => ({
  italic: style === 'italic' ? true : undefined,
});
const linePatch = (line: FontLine | null): StylePatch => ({
  underline: line === 'underline' ? true : undefined,
  strikethrough: line === 'line-through' ? true : undefined,
});
const wrapPatch = (isWrapEnabled: boolean): StylePatch => ({ wrap: isWrapEnabled ? 'WRAP' : 'OVERFLOW' });
const strategyPatch = (strategy: WrapStrategy): StylePatch => ({
  wrap: enumName(strategy) as NonNullable<StylePatch['wrap']>,
});
const directionPatch = (to: TextDirection | null): StylePatch => ({
  direction: to === null ? undefined : (enumName(to) as NonNullable<StylePatch['direction']>),
});

function formatPatch(format: string): StylePatch {
  const automatic = format === '' || format === AUTOMATIC || format === 'General';
  return { numberFormat: automatic ? undefined : String(format) };
}

function horizontalPatch(alignment: string | null): StylePatch {
  if (alignment === null || alignment === 'normal' || alignment === 'general')
    return { horizontal: undefined };
  if (alignment === 'left' || alignment === 'center' || alignment === 'right')
    return { horizontal: alignment };
  return refuse('Range.setHorizontalAlignment', [alignment]);
}

function verticalPatch(alignment: string | null): StylePatch {
  if (alignment === null) return { vertical: undefined };
  if (alignment === 'top' || alignment === 'middle' || alignment === 'bottom') return { vertical: alignment };
  return refuse('Range.setVerticalAlignment', [alignment]);
}

function rotationPatch(value: unknown): StylePatch {
  if (typeof value === 'number') return { rotation: value === 0 ? undefined : value, stacked: undefined };
  const own = expect<TextRotation>(value, 'Spreadsheet.TextRotation', 'Range.setTextRotation');
  return {
    rotation: own.getDegrees() === 0 ? undefined : own.getDegrees(),
    stacked: own.isVertical() ? true : undefined,
  };
}

/** Only what the text style sets is changed. */
function textPatch(style: GTextStyle): StylePatch {
  const own = expect<TextStyle>(style, 'Spreadsheet.TextStyle', 'Range.setTextStyle');
  const entries = Object.entries(textPart(own._style));
  return Object.fromEntries(entries.map(([key, value]) => [key, value === false ? undefined : value]));
}

function colourObject(hex: string): GColor {
  return asOfficial<GColor>(new Color(hex));
}

function hexOf(color: GColor | null): string | undefined {
  return color === null ? undefined : color.asRgbColor().asHexString();
}
