/** A document ready to be written out: every style worked out, lists numbered, merged cells told apart. */
import { textWidth } from '../../services/docs/images.ts';
import type { DocumentModel, Segment } from '../../services/docs/model.ts';
import type {
  Dimension,
  NestingLevel,
  OptionalColor,
  ParagraphStyle,
  TableCellStyle,
  TextStyle,
} from '../../services/docs/schema.ts';
import type { Block, CellNode, ParagraphNode, TableNode, Unit } from '../../services/docs/units.ts';
import { glyphOf } from './glyphs.ts';

/** Lengths are in points; colours are `#rrggbb`. */
export interface Outline {
  readonly title: string;
  readonly language: string;
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
    readonly header: number;
    readonly footer: number;
  };
  /** The named styles that paragraphs refer to. */
  readonly styles: readonly OutlineStyle[];
  /** The levels of each list that paragraphs refer to. */
  readonly lists: ReadonlyMap<string, readonly NestingLevel[]>;
  readonly header: readonly OutlineBlock[];
  readonly footer: readonly OutlineBlock[];
  readonly body: readonly OutlineBlock[];
  /** Contents by number, as the references count them. */
  readonly footnotes: readonly (readonly OutlineBlock[])[];
}

export type OutlineBlock = OutlineParagraph | OutlineTable | { readonly type: 'newPage' };

export interface TextLook {
  readonly font: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  readonly smallCaps: boolean;
  readonly color: string | null;
  readonly background: string | null;
  readonly baseline: 'NONE' | 'SUPERSCRIPT' | 'SUBSCRIPT';
  readonly link: string | null;
}

export type OutlinePiece =
  | { readonly type: 'text'; readonly text: string; readonly look: TextLook }
  | { readonly type: 'image'; readonly image: OutlineImage; readonly link: string | null }
  | { readonly type: 'pageBreak' }
  | { readonly type: 'rule' }
  | { readonly type: 'note'; readonly number: number; readonly look: TextLook }
  | { readonly type: 'field'; readonly field: PageField; readonly look: TextLook };

/** What each page fills in for itself: its own number, or how many there are. */
export type PageField = 'PAGE_NUMBER' | 'PAGE_COUNT';

export interface OutlineImage {
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  /** What somebody who cannot see it is told; empty for a picture that is only decoration. */
  readonly alt: string;
}

export interface OutlineItem {
  readonly listId: string;
  readonly level: number;
  readonly ordered: boolean;
  readonly nestingLevel: NestingLevel;
  /** What stands before the text, such as `2.` or `●`. */
  readonly glyph: string;
  /** Its number in the list at its level. */
  readonly number: number;
}

/** How a paragraph stands on the page. */
export interface ParagraphLook {
  readonly alignment: 'START' | 'CENTER' | 'END' | 'JUSTIFIED';
  /** Percentage of a line. */
  readonly lineSpacing: number;
  readonly spaceAbove: number;
  readonly spaceBelow: number;
  readonly indentStart: number;
  readonly indentFirstLine: number;
  readonly indentEnd: number;
  readonly shading: string | null;
  readonly pageBreakBefore: boolean;
  readonly keepWithNext: boolean;
}

export interface OutlineStyle {
  readonly namedStyle: string;
  readonly look: TextLook;
  readonly paragraph: ParagraphLook;
}

export interface OutlineParagraph extends ParagraphLook {
  readonly type: 'paragraph';
  readonly namedStyle: string;
  /** 1–6 for a heading, null for other text. A title is 1, and then the headings below it start at 2. */
  readonly heading: number | null;
  readonly item: OutlineItem | null;
  readonly pieces: readonly OutlinePiece[];
  /** The look of the newline: of an empty paragraph, and of the bullet. */
  readonly look: TextLook;
}

export interface OutlineCell {
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** True where a cell above or to the left reaches over this one. */
  readonly covered: boolean;
  readonly background: string | null;
  readonly padding: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly borders: Readonly<Record<'top' | 'right' | 'bottom' | 'left', OutlineBorder>>;
  readonly verticalAlignment: 'TOP' | 'MIDDLE' | 'BOTTOM';
  readonly blocks: readonly OutlineBlock[];
}

export interface OutlineBorder {
  readonly width: number;
  readonly color: string;
}

export interface OutlineTable {
  readonly type: 'table';
  /** In points; they add up to the width of the text, unless set otherwise. */
  readonly widths: readonly number[];
  readonly rows: readonly {
    readonly header: boolean;
    readonly minHeight: number;
    readonly cells: readonly OutlineCell[];
  }[];
}

export function outlineOf(model: DocumentModel, title: string): Outline {
  return new Outliner(model).outline(title);
}

class Outliner {
  readonly #model: DocumentModel;
  readonly #width: number;
  readonly #hasTitle: boolean;
  /** How far each list has counted, by list and level. */
  readonly #counts = new Map<string, number[]>();
  readonly #notes: string[] = [];

  constructor(model: DocumentModel) {
    this.#model = model;
    this.#width = textWidth(model.documentStyle);
    this.#hasTitle = model.body.units.some(
      (unit) => unit.kind === 'end' && unit.paragraph.namedStyleType === 'TITLE',
    );
  }

  outline(title: string): Outline {
    const { documentStyle, language } = this.#model;
    const side = (dimension: Dimension | undefined) => magnitude(dimension);
    const body = this.#segment(this.#model.body);
    return {
      title,
      language,
      page: {
        width: side(documentStyle.pageSize?.width),
        height: side(documentStyle.pageSize?.height),
        top: side(documentStyle.marginTop),
        right: side(documentStyle.marginRight),
        bottom: side(documentStyle.marginBottom),
        left: side(documentStyle.marginLeft),
        header: side(documentStyle.marginHeader),
        footer: side(documentStyle.marginFooter),
      },
      styles: this.#model.namedStyles.map(({ namedStyleType }) => ({
        namedStyle: namedStyleType!,
        look: lookOf({}, this.#model.inheritedTextStyle({ namedStyleType: namedStyleType! })),
        paragraph: paragraphLookOf(this.#model.resolvedParagraphStyle({ namedStyleType: namedStyleType! })),
      })),
      lists: new Map([...this.#model.lists].map(([id, list]) => [id, list.nestingLevels ?? []])),
      header: this.#segmentById(documentStyle.defaultHeaderId),
      footer: this.#segmentById(documentStyle.defaultFooterId),
      body,
      footnotes: this.#notes.map((id) => this.#segmentById(id)),
    };
  }

  #segmentById(id: string | null | undefined): readonly OutlineBlock[] {
    const segment = id ? this.#model.segments.get(id) : undefined;
    return segment ? this.#segment(segment) : [];
  }

  #segment(segment: Segment): readonly OutlineBlock[] {
    return this.#blocks(segment.units, this.#model.blocks(segment), this.#width);
  }

  #blocks(units: readonly Unit[], blocks: readonly Block[], width: number): readonly OutlineBlock[] {
    return blocks.flatMap((block): OutlineBlock[] => {
      if (block.type === 'paragraph') return [this.#paragraph(units, block)];
      if (block.type === 'table') return [this.#table(units, block, width)];
      return block.start > 0 && block.unit.style.sectionType === 'NEXT_PAGE' ? [{ type: 'newPage' }] : [];
    });
  }

  #paragraph(units: readonly Unit[], { start, end, unit }: ParagraphNode): OutlineParagraph {
    const style = this.#model.resolvedParagraphStyle(unit.paragraph);
    const inherited = this.#model.inheritedTextStyle(unit.paragraph);
    const namedStyle = style.namedStyleType ?? 'NORMAL_TEXT';
    return {
      type: 'paragraph',
      namedStyle,
      heading: this.#headingLevel(namedStyle),
      ...paragraphLookOf(style),
      item: unit.bullet?.listId ? this.#item(unit.bullet.listId, unit.bullet.nestingLevel ?? 0) : null,
      pieces: this.#pieces(units.slice(start, end - 1), inherited),
      look: lookOf(unit.style, inherited),
    };
  }

  #headingLevel(namedStyle: string): number | null {
    if (namedStyle === 'TITLE') return 1;
    const level = /^HEADING_(\d)$/.exec(namedStyle)?.[1];
    return level ? Math.min(6, Number(level) + (this.#hasTitle ? 1 : 0)) : null;
  }

  #item(listId: string, level: number): OutlineItem {
    const levels = this.#model.lists.get(listId)?.nestingLevels ?? [];
    const counts = this.#counts.get(listId) ?? [];
    const first = (at: number) => levels[at]?.startNumber ?? 1;
    counts[level] = counts[level] === undefined ? first(level) : counts[level] + 1;
    counts.length = level + 1;
    for (let above = 0; above < level; above++) counts[above] ??= first(above);
    this.#counts.set(listId, counts);
    const nestingLevel = levels[level] ?? {};
    return {
      listId,
      level,
      ordered: Boolean(nestingLevel.glyphType && nestingLevel.glyphType !== 'GLYPH_TYPE_UNSPECIFIED'),
      nestingLevel,
      glyph: glyphOf(levels, level, counts),
      number: counts[level],
    };
  }

  #pieces(units: readonly Unit[], inherited: TextStyle): readonly OutlinePiece[] {
    const pieces: OutlinePiece[] = [];
    let style: TextStyle | null = null;
    for (const unit of units) {
      const last = pieces.at(-1);
      if (unit.kind === 'char' && last?.type === 'text' && style === unit.style)
        pieces[pieces.length - 1] = { ...last, text: last.text + unit.char };
      else if (unit.kind === 'char')
        pieces.push({ type: 'text', text: unit.char, look: lookOf(unit.style, inherited) });
      else if (unit.kind === 'inline') pieces.push(...this.#inline(unit, lookOf(unit.style, inherited)));
      style = unit.kind === 'char' ? unit.style : null;
    }
    return pieces;
  }

  #inline(unit: Extract<Unit, { kind: 'inline' }>, look: TextLook): readonly OutlinePiece[] {
    const make = INLINE[unit.name];
    if (make) return [make];
    if (unit.name === 'footnoteReference')
      return [{ type: 'note', number: this.#notes.push(unit.value.footnoteId as string), look }];
    if (unit.name === 'autoText') return [{ type: 'field', field: unit.value.type as PageField, look }];
    const image = this.#model.images.get(unit.value.inlineObjectId as string);
    if (!image) return [];
    const { properties, contentType, base64 } = image;
    const alt = [properties.title, properties.description].filter(Boolean).join(': ');
    return [
      {
        type: 'image',
        link: look.link,
        image: {
          contentType,
          bytes: Buffer.from(base64, 'base64'),
          width: magnitude(properties.size?.width),
          height: magnitude(properties.size?.height),
          alt,
        },
      },
    ];
  }

  #table(units: readonly Unit[], { unit, rows }: TableNode, width: number): OutlineTable {
    const fixed = unit.columns.map((column) =>
      column.widthType === 'FIXED_WIDTH' ? magnitude(column.width) : null,
    );
    const taken = fixed.reduce<number>((sum, own) => sum + (own ?? 0), 0);
    const free = fixed.filter((own) => own === null).length;
    const even = Math.max(20, (width - taken) / Math.max(1, free));
    const widths = fixed.map((own) => own ?? even);
    return {
      type: 'table',
      widths,
      rows: rows.map((row) => ({
        header: row.unit.style.tableHeader ?? false,
        minHeight: magnitude(row.unit.style.minRowHeight),
        cells: row.cells.map((cell, column) => this.#cell(units, cell, column, widths)),
      })),
    };
  }

  #cell(units: readonly Unit[], cell: CellNode, column: number, widths: readonly number[]): OutlineCell {
    const { style, coveredBy } = cell.unit;
    const columnSpan = style.columnSpan ?? 1;
    const padding = {
      top: magnitude(style.paddingTop),
      right: magnitude(style.paddingRight),
      bottom: magnitude(style.paddingBottom),
      left: magnitude(style.paddingLeft),
    };
    const outer = widths.slice(column, column + columnSpan).reduce((sum, width) => sum + width, 0);
    return {
      column,
      rowSpan: style.rowSpan ?? 1,
      columnSpan,
      covered: coveredBy !== null,
      background: hex(style.backgroundColor),
      padding,
      borders: {
        top: borderOf(style.borderTop),
        right: borderOf(style.borderRight),
        bottom: borderOf(style.borderBottom),
        left: borderOf(style.borderLeft),
      },
      verticalAlignment: (style.contentAlignment as OutlineCell['verticalAlignment']) ?? 'TOP',
      blocks: this.#blocks(units, cell.content, outer - padding.left - padding.right),
    };
  }
}

const INLINE: Readonly<Record<string, OutlinePiece>> = {
  pageBreak: { type: 'pageBreak' },
  columnBreak: { type: 'pageBreak' },
  horizontalRule: { type: 'rule' },
};

function paragraphLookOf(style: ParagraphStyle): ParagraphLook {
  return {
    alignment: (style.alignment as ParagraphLook['alignment']) ?? 'START',
    lineSpacing: style.lineSpacing ?? 115,
    spaceAbove: magnitude(style.spaceAbove),
    spaceBelow: magnitude(style.spaceBelow),
    indentStart: magnitude(style.indentStart),
    indentFirstLine: magnitude(style.indentFirstLine),
    indentEnd: magnitude(style.indentEnd),
    shading: hex(style.shading?.backgroundColor),
    pageBreakBefore: style.pageBreakBefore ?? false,
    keepWithNext: style.keepWithNext ?? false,
  };
}

function lookOf(own: TextStyle, inherited: TextStyle): TextLook {
  const style = { ...inherited, ...own };
  return {
    font: style.weightedFontFamily?.fontFamily ?? 'Arial',
    size: magnitude(style.fontSize) || 11,
    bold: style.bold ?? (style.weightedFontFamily?.weight ?? 400) >= 600,
    italic: style.italic ?? false,
    underline: style.underline ?? false,
    strikethrough: style.strikethrough ?? false,
    smallCaps: style.smallCaps ?? false,
    color: hex(style.foregroundColor),
    background: hex(style.backgroundColor),
    baseline: (style.baselineOffset as TextLook['baseline']) ?? 'NONE',
    link: own.link?.url ?? null,
  };
}

/** Docs draws table borders in black, one point wide, unless told otherwise. */
function borderOf(border: TableCellStyle['borderTop']): OutlineBorder {
  return { width: border?.width?.magnitude ?? (border ? 0 : 1), color: hex(border?.color) ?? '#000000' };
}

function magnitude(dimension: Dimension | null | undefined): number {
  return dimension?.magnitude ?? 0;
}

/** Null for transparent. */
export function hex(color: OptionalColor | null | undefined): string | null {
  const rgb = color?.color?.rgbColor;
  if (!rgb) return null;
  const part = (value: number | null | undefined) =>
    Math.round((value ?? 0) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${part(rgb.red)}${part(rgb.green)}${part(rgb.blue)}`;
}
