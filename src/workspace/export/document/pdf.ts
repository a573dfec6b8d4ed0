/** A document as PDF: laid out on pages, text selectable, tagged for screen readers, with title and language. */
import type { Properties } from '../package.ts';
import { Canvas, LINE, type Tag } from './canvas.ts';
import { breakLines, type Line } from './lines.ts';
import type { Outline, OutlineBlock, OutlineParagraph, OutlineTable } from './outline.ts';
import { type CellLayout, layTable, type TableLayout } from './pdf-table.ts';
import { type Strip, strip } from './strip.ts';

export function documentToPdf(outline: Outline, properties: Properties): Buffer {
  const writer = new PdfWriter(outline, properties, 1);
  const buffer = writer.write();
  // How many pages there are is known only when all have been laid out.
  return tellsCount(outline) ? new PdfWriter(outline, properties, writer.pages).write() : buffer;
}

function tellsCount({ header, footer }: Outline): boolean {
  return [...header, ...footer].some(
    (block) =>
      block.type === 'paragraph' &&
      block.pieces.some((piece) => piece.type === 'field' && piece.field === 'PAGE_COUNT'),
  );
}

const RULE_HEIGHT = 12;
const NOTE_TITLE = 'Noten';

class PdfWriter {
  readonly #outline: Outline;
  readonly #canvas: Canvas;
  readonly #layout: Layout;
  readonly #width: number;
  readonly #count: number;
  #pages = 0;
  #top = 0;
  #bottom = 0;
  #y = 0;

  /** `count` is how many pages the document says that it has. */
  constructor(outline: Outline, properties: Properties, count: number) {
    this.#outline = outline;
    this.#count = count;
    const { page } = outline;
    this.#width = page.width - page.left - page.right;
    this.#canvas = new Canvas(page, properties);
    this.#layout = new Layout(this.#canvas);
  }

  get pages(): number {
    return this.#pages;
  }

  write(): Buffer {
    const { body, footnotes } = this.#outline;
    this.#newPage();
    this.#flow(this.#layout.blocks(body, this.#width, this.#canvas.root));
    if (footnotes.length > 0)
      this.#flow(this.#layout.notes(NOTE_TITLE, footnotes, this.#width, this.#canvas.root));
    return this.#canvas.finish();
  }

  /** A page with its header and footer, which push the text aside when they are high. */
  #newPage(): void {
    const { page } = this.#outline;
    this.#canvas.newPage();
    this.#pages++;
    const [header, footer] = [this.#edge(this.#outline.header), this.#edge(this.#outline.footer)];
    const headerHeight = heightOf(header);
    const footerHeight = heightOf(footer);
    this.#top = Math.max(page.top, headerHeight > 0 ? page.header + headerHeight : 0);
    this.#bottom = page.height - Math.max(page.bottom, footerHeight > 0 ? page.footer + footerHeight : 0);
    this.#y = this.#top;
    drawAll(header, page.left, page.header);
    drawAll(footer, page.left, page.height - page.footer - footerHeight);
  }

  /** What returns on each page, with the number of this one. */
  #edge(blocks: readonly OutlineBlock[]): readonly Strip[] {
    const numbers = { PAGE_NUMBER: String(this.#pages), PAGE_COUNT: String(this.#count) };
    const numbered = blocks.map((block) =>
      block.type === 'paragraph'
        ? {
            ...block,
            pieces: block.pieces.map((piece) =>
              piece.type === 'field'
                ? { type: 'text' as const, text: numbers[piece.field], look: piece.look }
                : piece,
            ),
          }
        : block,
    );
    return this.#layout.blocks(numbered, this.#width, null);
  }

  #flow(strips: readonly Strip[]): void {
    for (const [i, strip] of strips.entries()) {
      const needed = togetherWith(strips, i);
      const fits = this.#y + strip.above + needed <= this.#bottom || needed > this.#bottom - this.#top;
      const fitsAlone = this.#y + strip.above + strip.height <= this.#bottom;
      if (this.#y > this.#top && (strip.breakBefore || !fits || !fitsAlone)) {
        this.#newPage();
        if (!strip.breakBefore) for (const again of strip.repeat) this.#draw(again, true);
      }
      this.#draw(strip, false);
    }
  }

  #draw(strip: Strip, decoration: boolean): void {
    if (this.#y > this.#top) this.#y += strip.above;
    strip.draw(this.#outline.page.left, this.#y, decoration);
    this.#y += strip.height;
  }
}

function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.above + strip.height, 0);
}

function drawAll(strips: readonly Strip[], x: number, y: number): void {
  let at = y;
  for (const strip of strips) {
    at += strip.above;
    strip.draw(x, at, true);
    at += strip.height;
  }
}

/** The height of a strip with those that it must stay together with. */
function togetherWith(strips: readonly Strip[], from: number): number {
  let height = strips[from]!.height;
  for (let at = from; strips[at]!.keep && at + 1 < strips.length; at++)
    height += strips[at + 1]!.above + strips[at + 1]!.height;
  return height;
}

/** Turns blocks into strips of a width, and makes their tags in reading order. */
export class Layout {
  readonly #canvas: Canvas;
  readonly #bookmarks: { readonly level: number; readonly item: PDFKit.PDFOutline }[] = [];

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
  }

  blocks(blocks: readonly OutlineBlock[], width: number, within: Tag): readonly Strip[] {
    const lists = new ListTags(this.#canvas, within);
    let newPage = false;
    return blocks.flatMap((block) => {
      if (block.type === 'newPage') {
        newPage = true;
        return [];
      }
      if (block.type === 'table') {
        lists.end();
        return this.#table(block, width, within);
      }
      const strips = this.#paragraph(block, width, lists, within, newPage);
      newPage = false;
      return strips;
    });
  }

  notes(title: string, footnotes: Outline['footnotes'], width: number, within: Tag): readonly Strip[] {
    const rule = strip({ height: RULE_HEIGHT, keep: true }, (x, y) =>
      this.#canvas.line([x, y + 6], [x + width / 3, y + 6], 0.5, '#808080'),
    );
    const section = this.#canvas.tag('Sect', within, { title });
    const notes = footnotes.flatMap((blocks, i) =>
      this.blocks(numbered(blocks, i + 1), width, this.#canvas.tag('Note', section)),
    );
    return [rule, ...notes];
  }

  #paragraph(
    paragraph: OutlineParagraph,
    width: number,
    lists: ListTags,
    within: Tag,
    newPage: boolean,
  ): readonly Strip[] {
    const { indentStart, indentFirstLine, indentEnd, alignment, look, item } = paragraph;
    const empty = paragraph.pieces.length === 0;
    const tag = empty
      ? null
      : item
        ? lists.body(item.level, item.listId)
        : this.#block(paragraph, lists, within);
    const label = item ? lists.label() : null;
    const parts = splitAtBreaks(paragraph);
    const strips = parts.flatMap(({ pieces, breakBefore }, part) => {
      const lines = breakLines(pieces, {
        width: Math.max(20, width - indentEnd),
        firstIndent: item || part > 0 ? indentStart : indentFirstLine,
        indent: indentStart,
        justified: alignment === 'JUSTIFIED',
        emptySize: look.size,
        measure: (text, own) => this.#canvas.measure(text, own),
      });
      return lines.map((line, i) => ({
        ...this.#line(paragraph, line, width, tag),
        breakBefore: i === 0 && (breakBefore || (part === 0 && (newPage || paragraph.pageBreakBefore))),
      }));
    });
    if (item) strips[0] = this.#withGlyph(strips[0]!, paragraph, label);
    if (paragraph.heading !== null) strips[0] = this.#withBookmark(strips[0]!, paragraph, paragraph.heading);
    return spaced(strips, paragraph, this.#canvas);
  }

  #block(paragraph: OutlineParagraph, lists: ListTags, within: Tag): Tag {
    lists.end();
    return this.#canvas.tag(paragraph.heading === null ? 'P' : `H${paragraph.heading}`, within);
  }

  #line(paragraph: OutlineParagraph, line: Line, width: number, tag: Tag): Strip {
    const textHeight = (line.textSize * LINE * paragraph.lineSpacing) / 100;
    const height = Math.max(textHeight, line.imageHeight > 0 ? line.imageHeight + 2 : 0);
    const free = width - paragraph.indentEnd - line.indent - line.width;
    const shift = { START: 0, CENTER: free / 2, END: free, JUSTIFIED: 0 }[paragraph.alignment];
    return strip({ height }, (x, y, decoration) => {
      const left = x + line.indent + shift;
      const own = decoration ? null : tag;
      const base = y + this.#canvas.baseline(height, line.textSize);
      if (paragraph.shading) this.#canvas.rectangle(x, y, width, height, paragraph.shading);
      for (const image of line.images) this.#canvas.image(image, left, y + height - image.height, own);
      let stretched = 0;
      for (const run of line.runs) {
        const spaces = run.text.split(' ').length - 1;
        const wide = { ...run, width: run.width + spaces * line.stretch };
        this.#canvas.text(wide, left + stretched, base, line.stretch, own);
        stretched += spaces * line.stretch;
      }
    });
  }

  #withGlyph(first: Strip, paragraph: OutlineParagraph, label: Tag): Strip {
    const { item, indentFirstLine, look } = paragraph;
    const text = drawable(item!.glyph);
    return {
      ...first,
      draw: (x, y, decoration) => {
        const run = { text, look: { ...look, underline: false, link: null }, x: 0, width: 0 };
        const base = y + this.#canvas.baseline(first.height, look.size);
        this.#canvas.text(run, x + indentFirstLine, base, 0, decoration ? null : label);
        first.draw(x, y, decoration);
      },
    };
  }

  #withBookmark(first: Strip, { pieces }: OutlineParagraph, level: number): Strip {
    const title = pieces
      .map((piece) => (piece.type === 'text' ? piece.text : ''))
      .join('')
      .trim();
    if (!title) return first;
    return {
      ...first,
      draw: (x, y, decoration) => {
        if (!decoration) {
          while ((this.#bookmarks.at(-1)?.level ?? 0) >= level) this.#bookmarks.pop();
          const item = this.#canvas.bookmark(
            title,
            this.#bookmarks.map((each) => each.item),
          );
          this.#bookmarks.push({ level, item });
        }
        first.draw(x, y, decoration);
      },
    };
  }

  #table(table: OutlineTable, width: number, within: Tag): readonly Strip[] {
    const total = table.widths.reduce((sum, each) => sum + each, 0);
    const scale = Math.min(1, width / total);
    const layout: TableLayout = {
      canvas: this.#canvas,
      widths: table.widths.map((each) => each * scale),
      cell: (blocks, room, tag): CellLayout => this.blocks(blocks, room, tag),
    };
    return layTable(table, layout, this.#canvas.tag('Table', within));
  }
}

/** The tags of lists: a list in the body of the item that it is nested in. */
class ListTags {
  readonly #canvas: Canvas;
  readonly #within: Tag;
  #open: { readonly list: Tag; readonly level: number; readonly listId: string; body: Tag }[] = [];
  #label: Tag = null;

  constructor(canvas: Canvas, within: Tag) {
    this.#canvas = canvas;
    this.#within = within;
  }

  /** The body of a new item at this level; its label comes before it. */
  body(level: number, listId: string): Tag {
    this.#open = this.#open.filter(
      (each) => each.level < level || (each.level === level && each.listId === listId),
    );
    let last = this.#open.at(-1);
    if (last?.level !== level) {
      const list = this.#canvas.tag('L', last?.body ?? this.#within);
      last = { list, level, listId, body: null };
      this.#open.push(last);
    }
    const item = this.#canvas.tag('LI', last.list);
    this.#label = this.#canvas.tag('Lbl', item);
    last.body = this.#canvas.tag('LBody', item);
    return last.body;
  }

  label(): Tag {
    const label = this.#label;
    this.#label = null;
    return label;
  }

  end(): void {
    this.#open = [];
  }
}

/** Paragraphs keep their first two and last two lines together, and a heading what follows it. */
function spaced(strips: readonly Strip[], paragraph: OutlineParagraph, canvas: Canvas): readonly Strip[] {
  const { spaceAbove, spaceBelow, keepWithNext, pieces } = paragraph;
  const last = strips.length - 1;
  const laid = strips.map((each, i) => ({
    ...each,
    above: i === 0 ? spaceAbove : 0,
    keep: i === last ? keepWithNext : i === 0 || i === last - 1,
  }));
  const rule = pieces.some((piece) => piece.type === 'rule')
    ? [
        strip({ height: RULE_HEIGHT }, (x, y) =>
          canvas.line([x, y + RULE_HEIGHT / 2], [x + 450, y + RULE_HEIGHT / 2], 0.75, '#808080'),
        ),
      ]
    : [];
  const below = spaceBelow > 0 ? [strip({ height: 0, above: spaceBelow, keep: keepWithNext }, () => {})] : [];
  return [...laid, ...rule, ...below];
}

/** The pieces between page breaks; what comes after one begins on a new page. */
function splitAtBreaks(paragraph: OutlineParagraph) {
  const parts: { pieces: OutlineParagraph['pieces'][number][]; breakBefore: boolean }[] = [
    { pieces: [], breakBefore: false },
  ];
  for (const piece of paragraph.pieces) {
    if (piece.type === 'pageBreak') parts.push({ pieces: [], breakBefore: true });
    else if (piece.type !== 'rule') parts.at(-1)!.pieces.push(piece);
  }
  return parts;
}

function numbered(blocks: readonly OutlineBlock[], number: number): readonly OutlineBlock[] {
  const [first, ...others] = blocks;
  if (first?.type !== 'paragraph') return blocks;
  const look = { ...first.look, baseline: 'SUPERSCRIPT' as const };
  return [{ ...first, pieces: [{ type: 'text', text: String(number), look }, ...first.pieces] }, ...others];
}

/** Signs that the font does not have become the plain bullet. */
function drawable(glyph: string): string {
  return /^[\u0020-\u024f●○■]+$/.test(glyph) ? glyph : '•';
}
