/** What stands in a paragraph beside its text: pictures, page breaks, rules and references to notes. */
import { asOfficial, type Official, ScriptException, type Service } from '../../service.ts';
import { BlobService, blobFrom } from '../../utilities/blob.ts';
import type { FetchedImage } from '../editor.ts';
import { imageSize } from '../image-size.ts';
import type { DocumentImage } from '../model.ts';
import { type EmbeddedObject, points } from '../schema.ts';
import type { InlineUnit, Key } from '../units.ts';
import type { DocContainer } from './container.ts';
import type { DocumentContext } from './context.ts';
import { DocElement, ELEMENT_WEIGHTS, type Extent } from './element.ts';

type GImage = GoogleAppsScript.Document.InlineImage;
type GPageBreak = GoogleAppsScript.Document.PageBreak;
type GRule = GoogleAppsScript.Document.HorizontalRule;
type GFootnote = GoogleAppsScript.Document.Footnote;

/** Docs gives sizes of pictures in pixels of 96 to the inch. */
const PIXELS_PER_POINT = 4 / 3;

/** One unit within a paragraph, known by its number among those of its kind there, or by its own id. */
abstract class InlineElement<Self> extends DocElement<Self> {
  readonly _paragraph: Key;
  readonly _unit: InlineUnit;
  readonly _number: number;

  constructor(context: DocumentContext, paragraph: Key, unit: InlineUnit, number: number) {
    super(context);
    this._paragraph = paragraph;
    this._unit = unit;
    this._number = number;
  }

  get _identity(): string {
    return `${this._unit.name} ${JSON.stringify(this._unit.value)} ${this._paragraph} ${this._number}`;
  }

  get _extent(): Extent {
    const { segment, node } = this._context.paragraph(this._paragraph);
    const child = this._context.inlineChildren(segment, node)[this._number];
    if (child?.unit.kind !== 'inline' || child.unit.name !== this._unit.name)
      throw new ScriptException('The element was removed from the document.');
    return { segmentId: segment.id, start: child.start, end: child.end };
  }

  get _parent(): DocContainer<unknown> {
    return this._context.make.paragraph(this._context, this._paragraph) as DocContainer<unknown>;
  }
}

export class PageBreakElement extends InlineElement<GPageBreak> implements Official<GPageBreak> {
  readonly _official = 'Document.PageBreak';
  readonly _type = 'PAGE_BREAK';
  readonly _weights = ELEMENT_WEIGHTS;
}

export class HorizontalRuleElement extends InlineElement<GRule> implements Official<GRule> {
  readonly _official = 'Document.HorizontalRule';
  readonly _type = 'HORIZONTAL_RULE';
  readonly _weights = ELEMENT_WEIGHTS;
}

export class FootnoteElement extends InlineElement<GFootnote> implements Official<GFootnote> {
  readonly _official = 'Document.Footnote';
  readonly _type = 'FOOTNOTE';
  readonly _weights = ELEMENT_WEIGHTS;

  getFootnoteContents(): GoogleAppsScript.Document.FootnoteSection {
    return asOfficial(this._context.make.section(this._context, this._unit.value.footnoteId as string));
  }
}

export class InlineImageElement extends InlineElement<GImage> implements Official<GImage> {
  readonly _official = 'Document.InlineImage';
  readonly _type = 'INLINE_IMAGE';
  readonly _weights = {
    ...ELEMENT_WEIGHTS,
    getBlob: 'read',
    setAltDescription: 'write',
    setAltTitle: 'write',
    setHeight: 'write',
    setLinkUrl: 'write',
    setWidth: 'write',
  } as const;

  get _image(): DocumentImage {
    const image = this._context.model.images.get(this._id);
    if (!image) throw new ScriptException('The element was removed from the document.');
    return image;
  }

  get _id(): string {
    return this._unit.value.inlineObjectId as string;
  }

  #change(change: EmbeddedObject): GImage {
    return this._edit((editor) => {
      const image = this._image;
      editor.model.setImage(this._id, { ...image, properties: { ...image.properties, ...change } });
    });
  }

  getBlob(): GoogleAppsScript.Base.Blob {
    const { contentType, base64 } = this._image;
    return asOfficial(blobFrom(Buffer.from(base64, 'base64'), contentType, null));
  }

  getAs(contentType: string): GoogleAppsScript.Base.Blob {
    return this.getBlob().getAs(contentType);
  }

  getWidth(): number {
    return Math.round((this._image.properties.size?.width?.magnitude ?? 0) * PIXELS_PER_POINT);
  }

  getHeight(): number {
    return Math.round((this._image.properties.size?.height?.magnitude ?? 0) * PIXELS_PER_POINT);
  }

  setWidth(width: number): GImage {
    return this.#change({
      size: { ...this._image.properties.size, width: points(width / PIXELS_PER_POINT) },
    });
  }

  setHeight(height: number): GImage {
    return this.#change({
      size: { ...this._image.properties.size, height: points(height / PIXELS_PER_POINT) },
    });
  }

  getAltTitle(): string {
    return this._image.properties.title ?? (null as unknown as string);
  }

  setAltTitle(title: string): GImage {
    return this.#change({ title: String(title) });
  }

  getAltDescription(): string {
    return this._image.properties.description ?? (null as unknown as string);
  }

  setAltDescription(description: string): GImage {
    return this.#change({ description: String(description) });
  }

  getLinkUrl(): string {
    const unit = this._units[0] as InlineUnit;
    return unit.style.link?.url ?? (null as unknown as string);
  }

  setLinkUrl(url: string): GImage {
    return this._edit((editor) => {
      const { segmentId, start } = this._extent;
      const unit = this._units[0] as InlineUnit;
      editor.model.overwrite(segmentId, start, [{ ...unit, style: { ...unit.style, link: { url } } }]);
    });
  }
}

type MakeInline = (context: DocumentContext, paragraph: Key, unit: InlineUnit, number: number) => Service;

/** The element for each kind of thing in a paragraph. */
export const INLINE_ELEMENTS: Readonly<Record<string, MakeInline>> = {
  inlineObjectElement: (...given) => new InlineImageElement(...given),
  pageBreak: (...given) => new PageBreakElement(...given),
  columnBreak: (...given) => new PageBreakElement(...given),
  horizontalRule: (...given) => new HorizontalRuleElement(...given),
  footnoteReference: (...given) => new FootnoteElement(...given),
};

/** The picture in a blob, in an object with one, or in a picture of a document. */
export function pictureIn(source: unknown): FetchedImage {
  const blob =
    source !== null && typeof source === 'object' && 'getBlob' in source
      ? (source as { getBlob(): unknown }).getBlob()
      : null;
  if (!(blob instanceof BlobService) || !imageSize(blob._bytes))
    throw new ScriptException('Invalid image data.');
  return { contentType: blob._type ?? '', bytes: blob._bytes };
}
