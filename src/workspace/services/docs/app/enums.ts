/** The enumerations of DocumentApp, and how their values stand in a document. */
import { enumeration } from '../../service.ts';

type Doc = typeof GoogleAppsScript.Document;

export const ATTRIBUTE = enumeration<Doc['Attribute']>('Document.Attribute', [
  'BACKGROUND_COLOR',
  'BOLD',
  'BORDER_COLOR',
  'BORDER_WIDTH',
  'CODE',
  'FONT_FAMILY',
  'FONT_SIZE',
  'FOREGROUND_COLOR',
  'HEADING',
  'HEIGHT',
  'HORIZONTAL_ALIGNMENT',
  'INDENT_END',
  'INDENT_FIRST_LINE',
  'INDENT_START',
  'ITALIC',
  'GLYPH_TYPE',
  'LEFT_TO_RIGHT',
  'LINE_SPACING',
  'LINK_URL',
  'LIST_ID',
  'MARGIN_BOTTOM',
  'MARGIN_LEFT',
  'MARGIN_RIGHT',
  'MARGIN_TOP',
  'NESTING_LEVEL',
  'MINIMUM_HEIGHT',
  'PADDING_BOTTOM',
  'PADDING_LEFT',
  'PADDING_RIGHT',
  'PADDING_TOP',
  'PAGE_HEIGHT',
  'PAGE_WIDTH',
  'SPACING_AFTER',
  'SPACING_BEFORE',
  'STRIKETHROUGH',
  'UNDERLINE',
  'VERTICAL_ALIGNMENT',
  'WIDTH',
]);

export const ELEMENT_TYPE = enumeration<Doc['ElementType']>('Document.ElementType', [
  'BODY_SECTION',
  'COMMENT_SECTION',
  'DATE',
  'DOCUMENT',
  'EQUATION',
  'EQUATION_FUNCTION',
  'EQUATION_FUNCTION_ARGUMENT_SEPARATOR',
  'EQUATION_SYMBOL',
  'FOOTER_SECTION',
  'FOOTNOTE',
  'FOOTNOTE_SECTION',
  'HEADER_SECTION',
  'HORIZONTAL_RULE',
  'INLINE_DRAWING',
  'INLINE_IMAGE',
  'LIST_ITEM',
  'PAGE_BREAK',
  'PARAGRAPH',
  'PERSON',
  'RICH_LINK',
  'TABLE',
  'TABLE_CELL',
  'TABLE_OF_CONTENTS',
  'TABLE_ROW',
  'TEXT',
  'UNSUPPORTED',
]);

export const GLYPH_TYPE = enumeration<Doc['GlyphType']>('Document.GlyphType', [
  'BULLET',
  'HOLLOW_BULLET',
  'SQUARE_BULLET',
  'NUMBER',
  'LATIN_UPPER',
  'LATIN_LOWER',
  'ROMAN_UPPER',
  'ROMAN_LOWER',
]);

export const HORIZONTAL_ALIGNMENT = enumeration<Doc['HorizontalAlignment']>('Document.HorizontalAlignment', [
  'LEFT',
  'CENTER',
  'RIGHT',
  'JUSTIFY',
]);

/** Sorted as the types have them; the names differ from those of the named styles. */
export const PARAGRAPH_HEADING = enumeration<Doc['ParagraphHeading']>('Document.ParagraphHeading', [
  'NORMAL',
  'HEADING1',
  'HEADING2',
  'HEADING3',
  'HEADING4',
  'HEADING5',
  'HEADING6',
  'TITLE',
  'SUBTITLE',
]);

export const TEXT_ALIGNMENT = enumeration<Doc['TextAlignment']>('Document.TextAlignment', [
  'NORMAL',
  'SUPERSCRIPT',
  'SUBSCRIPT',
]);

export const VERTICAL_ALIGNMENT = enumeration<Doc['VerticalAlignment']>('Document.VerticalAlignment', [
  'BOTTOM',
  'CENTER',
  'TOP',
]);

export const POSITIONED_LAYOUT = enumeration<Doc['PositionedLayout']>('Document.PositionedLayout', [
  'ABOVE_TEXT',
  'BREAK_BOTH',
  'BREAK_LEFT',
  'BREAK_RIGHT',
  'WRAP_TEXT',
]);

/** Names on both sides, to be read in either direction. */
export class Translation {
  readonly #there: ReadonlyMap<string, string>;
  readonly #back: ReadonlyMap<string, string>;

  constructor(pairs: Readonly<Record<string, string>>) {
    this.#there = new Map(Object.entries(pairs));
    this.#back = new Map(Object.entries(pairs).map(([from, to]) => [to, from]));
  }

  /** From the name in DocumentApp to that in the document. */
  toDocument(name: string): string | undefined {
    return this.#there.get(name);
  }

  toApp(name: string | null | undefined): string | undefined {
    return this.#back.get(name ?? '');
  }
}

export const HEADINGS = new Translation({
  NORMAL: 'NORMAL_TEXT',
  HEADING1: 'HEADING_1',
  HEADING2: 'HEADING_2',
  HEADING3: 'HEADING_3',
  HEADING4: 'HEADING_4',
  HEADING5: 'HEADING_5',
  HEADING6: 'HEADING_6',
  TITLE: 'TITLE',
  SUBTITLE: 'SUBTITLE',
});

export const ALIGNMENTS = new Translation({
  LEFT: 'START',
  CENTER: 'CENTER',
  RIGHT: 'END',
  JUSTIFY: 'JUSTIFIED',
});

export const BASELINES = new Translation({
  NORMAL: 'NONE',
  SUPERSCRIPT: 'SUPERSCRIPT',
  SUBSCRIPT: 'SUBSCRIPT',
});

export const VERTICALS = new Translation({ TOP: 'TOP', CENTER: 'MIDDLE', BOTTOM: 'BOTTOM' });

/** The preset that a list of this glyph begins with. */
export const GLYPH_PRESETS: Readonly<Record<string, string>> = {
  BULLET: 'BULLET_DISC_CIRCLE_SQUARE',
  HOLLOW_BULLET: 'BULLET_DISC_CIRCLE_SQUARE',
  SQUARE_BULLET: 'BULLET_DISC_CIRCLE_SQUARE',
  NUMBER: 'NUMBERED_DECIMAL_ALPHA_ROMAN',
  LATIN_UPPER: 'NUMBERED_UPPERALPHA_ALPHA_ROMAN',
  LATIN_LOWER: 'NUMBERED_UPPERALPHA_ALPHA_ROMAN',
  ROMAN_UPPER: 'NUMBERED_UPPERROMAN_UPPERALPHA_DECIMAL',
  ROMAN_LOWER: 'NUMBERED_UPPERROMAN_UPPERALPHA_DECIMAL',
};

/** What a nesting level shows, by glyph. */
export const GLYPHS: Readonly<
  Record<string, { readonly glyphSymbol?: string; readonly glyphType?: string }>
> = {
  BULLET: { glyphSymbol: '●' },
  HOLLOW_BULLET: { glyphSymbol: '○' },
  SQUARE_BULLET: { glyphSymbol: '■' },
  NUMBER: { glyphType: 'DECIMAL' },
  LATIN_UPPER: { glyphType: 'UPPER_ALPHA' },
  LATIN_LOWER: { glyphType: 'ALPHA' },
  ROMAN_UPPER: { glyphType: 'UPPER_ROMAN' },
  ROMAN_LOWER: { glyphType: 'ROMAN' },
};
