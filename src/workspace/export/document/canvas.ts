/** The paper of a PDF: text, pictures and lines at places, each told to be content with a tag or mere decoration. */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { imageSize } from '../../services/docs/image-size.ts';
import type { Properties } from '../package.ts';
import type { PlacedImage, Run } from './lines.ts';
import type { TextLook } from './outline.ts';
import { opaquePng } from './png.ts';

/** The part of a tagged PDF that something belongs to; null for decoration. */
export type Tag = PDFKit.PDFStructureElement | null;

/** Arimo has the widths of Arial, so lines break where they do in Docs. It stands for every font. */
const FONTS = {
  regular: '400Regular/Arimo_400Regular.ttf',
  bold: '700Bold/Arimo_700Bold.ttf',
  italic: '400Regular_Italic/Arimo_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Arimo_700Bold_Italic.ttf',
} as const;

/** Parts of the size of the text: above the line it stands on, and the whole with room between lines. */
const ASCENT = 0.905;
export const LINE = 1.149;
/** Raised and lowered text is this much smaller. */
const SMALL = 0.6;

const resolve = createRequire(import.meta.url).resolve;

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Keeps what it says itself. As a stream it would be held, with its fonts, until the event loop goes on, and the reports
 * of a night are made before that.
 */
class Paper extends PDFDocument {
  /** Begun by the constructor of PDFDocument, so without a value to begin with. */
  declare chunks: Buffer[] | undefined;

  override push(chunk: Buffer | null): boolean {
    this.chunks ??= [];
    if (chunk) this.chunks.push(chunk);
    return true;
  }
}

export class Canvas {
  readonly root: PDFKit.PDFStructureElement;
  readonly #pdf: Paper;
  readonly #size: PageSize;
  readonly #pictures = new Map<Buffer, Buffer | null>();

  constructor(size: PageSize, { title, language, creator, modifiedAt }: Properties) {
    const at = new Date(modifiedAt);
    const options = {
      autoFirstPage: false,
      tagged: true,
      lang: language,
      displayTitle: true,
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      font: null,
      info: { Title: title, Author: creator, CreationDate: at, ModDate: at },
    };
    this.#pdf = new Paper(options as unknown as PDFKit.PDFDocumentOptions);
    this.#size = size;
    for (const [name, file] of Object.entries(FONTS))
      this.#pdf.registerFont(name, resolve(`@expo-google-fonts/arimo/${file}`));
    this.root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.root);
  }

  /** The file. Throws when something in it was left unfinished. */
  finish(): Buffer {
    this.root.end();
    this.#pdf.end();
    const bytes = Buffer.concat(this.#pdf.chunks ?? []);
    if (!bytes.subarray(-8).includes('%%EOF')) throw new Error('The PDF was not finished.');
    return bytes;
  }

  newPage(): void {
    this.#pdf.addPage({ size: [this.#size.width, this.#size.height], margin: 0 });
  }

  /** A tag within another one, in reading order; decoration has none. */
  tag(type: string, within: Tag, options: object = {}): Tag {
    if (!within) return null;
    const tag = this.#pdf.struct(type, options as PDFKit.Mixins.StructureElementOptions);
    within.add(tag);
    return tag;
  }

  /** Lists a heading in the bookmarks, at the page at hand. */
  bookmark(title: string, levels: readonly PDFKit.PDFOutline[]): PDFKit.PDFOutline {
    const above = levels.at(-1) ?? this.#pdf.outline;
    return above.addItem(title);
  }

  measure(text: string, look: TextLook): number {
    return this.#font(look).widthOfString(text);
  }

  /** Where the text stands on its line, from the top of a line of this height. */
  baseline(height: number, size: number): number {
    return height - size * (LINE - ASCENT);
  }

  text(run: Run, x: number, y: number, stretch: number, within: Tag): void {
    const { look, width } = run;
    const link = look.link && within ? this.tag('Link', within) : null;
    const own = link ?? within;
    const shift = { NONE: 0, SUPERSCRIPT: -look.size * 0.35, SUBSCRIPT: look.size * 0.15 }[look.baseline];
    this.#content(own, () => {
      const left = x + run.x;
      if (look.background)
        this.#pdf.rect(left, y - look.size * ASCENT, width, look.size * LINE).fill(look.background);
      this.#font(look)
        .fillColor(look.color ?? '#000000')
        .text(run.text, left, y + shift, {
          lineBreak: false,
          baseline: 'alphabetic',
          ...(stretch > 0 && { wordSpacing: stretch }),
        });
      if (look.underline) this.#stroke(left, y + look.size * 0.12, width, look);
      if (look.strikethrough) this.#stroke(left, y - look.size * 0.26, width, look);
    });
    if (link && look.link)
      this.#link(look.link, run.text, x + run.x, y - look.size, width, look.size * LINE, link);
  }

  image({ image, link, x: offset, width, height }: PlacedImage, left: number, y: number, within: Tag): void {
    const x = left + offset;
    const decoration = image.alt === '';
    const outer = link && within ? this.tag('Link', within) : within;
    const figure = decoration
      ? null
      : this.tag('Figure', outer, {
          alt: image.alt,
          bbox: [x, y, x + width, y + height],
          placement: 'Inline',
        });
    this.#content(figure, () => {
      const picture = this.#picture(image.bytes);
      if (picture) this.#pdf.image(picture, x, y, { width, height });
      else this.#pdf.rect(x, y, width, height).lineWidth(0.5).stroke('#808080');
    });
    if (link && outer) this.#link(link, image.alt, x, y, width, height, outer);
  }

  /** Decoration: readers pass over it. */
  rectangle(x: number, y: number, width: number, height: number, fill: string): void {
    this.#content(null, () => this.#pdf.rect(x, y, width, height).fill(fill));
  }

  line(from: readonly [number, number], to: readonly [number, number], width: number, color: string): void {
    if (width <= 0) return;
    this.#content(null, () =>
      this.#pdf
        .moveTo(...from)
        .lineTo(...to)
        .lineWidth(width)
        .stroke(color),
    );
  }

  /** Draws as content of a tag, or as decoration. */
  #content(tag: Tag, draw: () => void): void {
    if (tag) tag.add(this.#pdf.markStructureContent('Span'));
    else this.#pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#pdf.endMarkedContent();
  }

  #stroke(x: number, y: number, width: number, look: TextLook): void {
    this.#pdf
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(look.size / 16)
      .stroke(look.color ?? '#000000');
  }

  #link(url: string, contents: string, x: number, y: number, width: number, height: number, tag: Tag): void {
    // The types do not know of the tag that an annotation belongs to.
    const options = {
      structParent: tag,
      Contents: new String(contents),
    } as unknown as PDFKit.Mixins.AnnotationOption;
    this.#pdf.link(x, y, width, height, encodeURI(decodeSafely(url)), options);
  }

  #font(look: TextLook): PDFKit.PDFDocument {
    const name = look.bold ? (look.italic ? 'boldItalic' : 'bold') : look.italic ? 'italic' : 'regular';
    return this.#pdf.font(name).fontSize(look.baseline === 'NONE' ? look.size : look.size * SMALL);
  }

  /** JPEG as it is, PNG without transparency; null for what a PDF cannot hold. */
  #picture(bytes: Buffer): Buffer | null {
    const known = this.#pictures.get(bytes);
    if (known !== undefined) return known;
    const type = imageSize(bytes)?.contentType;
    const picture = type === 'image/jpeg' ? bytes : type === 'image/png' ? opaquePng(bytes) : null;
    this.#pictures.set(bytes, picture);
    return picture;
  }
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
