/** Sections of DocumentApp: the body, header, footer and the contents of a footnote. */
import { type Official, ScriptException } from '../../service.ts';
import { type DocumentStyle, points } from '../schema.ts';
import type { Block } from '../units.ts';
import { BLOCK_WEIGHTS, type BlockHolder, BlockWork } from './blocks.ts';
import { CONTAINER_WEIGHTS, DocContainer } from './container.ts';
import type { DocumentContext } from './context.ts';
import type { DocElement, Extent } from './element.ts';

type GBody = GoogleAppsScript.Document.Body;
type GHeader = GoogleAppsScript.Document.HeaderSection;
type GFooter = GoogleAppsScript.Document.FooterSection;
type GFootnoteSection = GoogleAppsScript.Document.FootnoteSection;
type GParagraph = GoogleAppsScript.Document.Paragraph;
type GListItem = GoogleAppsScript.Document.ListItem;
type GTable = GoogleAppsScript.Document.Table;
type GImage = GoogleAppsScript.Document.InlineImage;
type GRule = GoogleAppsScript.Document.HorizontalRule;

const WEIGHTS = {
  ...CONTAINER_WEIGHTS,
  ...BLOCK_WEIGHTS,
  setMarginBottom: 'write',
  setMarginLeft: 'write',
  setMarginRight: 'write',
  setMarginTop: 'write',
  setPageHeight: 'write',
  setPageWidth: 'write',
} as const;

/** What all sections share: notes hold paragraphs alone. */
abstract class Section<Self> extends DocContainer<Self> implements BlockHolder {
  readonly _segmentId: string;
  readonly _work: BlockWork;

  constructor(context: DocumentContext, segmentId: string) {
    super(context);
    this._segmentId = segmentId;
    this._work = new BlockWork(this);
  }

  get _weights() {
    return WEIGHTS;
  }

  get _identity(): string {
    return `section ${this._segmentId}`;
  }

  get _blocks(): readonly Block[] {
    return this._context.model.blocks(this._context.segment(this._segmentId));
  }

  get _extent(): Extent {
    const { length } = this._context.segment(this._segmentId).units;
    return { segmentId: this._segmentId, start: this._segmentId === '' ? 1 : 0, end: length };
  }

  get _inner(): Extent {
    return this._extent;
  }

  get _parent(): null {
    return null;
  }

  get _children(): readonly DocElement<unknown>[] {
    return this._work.children;
  }

  _remove(child: DocElement<unknown>): void {
    this._work.remove(child);
  }

  override removeFromParent(): Self {
    if (this._segmentId === '') throw new ScriptException("Can't remove the body of a document.");
    const { model } = this._context;
    return this._edit(() => {
      model.removeSegment(this._segmentId);
      const style = Object.entries(model.documentStyle).filter(([, value]) => value !== this._segmentId);
      model.setDocumentStyle(Object.fromEntries(style));
    });
  }

  clear(): Self {
    this._work.clear();
    return this._self;
  }

  setText(text: string): Self {
    this._work.setText(text);
    return this._self;
  }

  appendParagraph(paragraph: string | GParagraph): GParagraph {
    return this._work.insertParagraph(this._work.count, paragraph);
  }

  insertParagraph(childIndex: number, paragraph: string | GParagraph): GParagraph {
    return this._work.insertParagraph(childIndex, paragraph);
  }

  getParagraphs(): GParagraph[] {
    return this._work.paragraphs();
  }
}

/** Body, header and footer: with lists, tables, pictures and rules. */
abstract class RichSection<Self> extends Section<Self> {
  appendListItem(listItem: string | GListItem): GListItem {
    return this._work.insertListItem(this._work.count, listItem);
  }

  insertListItem(childIndex: number, listItem: string | GListItem): GListItem {
    return this._work.insertListItem(childIndex, listItem);
  }

  appendTable(cellsOrTable?: string[][] | GTable | null): GTable {
    return this._work.insertTable(this._work.count, cellsOrTable);
  }

  insertTable(childIndex: number, cellsOrTable?: string[][] | GTable | null): GTable {
    return this._work.insertTable(childIndex, cellsOrTable);
  }

  appendImage(image: GoogleAppsScript.Base.BlobSource | GImage): GImage {
    return this._work.insertImage(this._work.count, image);
  }

  insertImage(childIndex: number, image: GoogleAppsScript.Base.BlobSource | GImage): GImage {
    return this._work.insertImage(childIndex, image);
  }

  appendHorizontalRule(): GRule {
    return this._work.insertHorizontalRule(this._work.count);
  }

  insertHorizontalRule(childIndex: number): GRule {
    return this._work.insertHorizontalRule(childIndex);
  }

  getListItems(): GListItem[] {
    return this._work.listItems();
  }

  getTables(): GTable[] {
    return this._work.tables();
  }

  getImages(): GImage[] {
    return this._work.images();
  }
}

export class Body extends RichSection<GBody> implements Official<GBody> {
  readonly _official = 'Document.Body';
  readonly _type = 'BODY_SECTION';

  appendPageBreak(): GoogleAppsScript.Document.PageBreak {
    return this._work.insertPageBreak(this._work.count);
  }

  insertPageBreak(childIndex: number): GoogleAppsScript.Document.PageBreak {
    return this._work.insertPageBreak(childIndex);
  }

  #size(field: 'marginTop' | 'marginBottom' | 'marginLeft' | 'marginRight'): number {
    return this._context.model.documentStyle[field]?.magnitude ?? 0;
  }

  #setStyle(change: DocumentStyle): GBody {
    return this._edit(({ model }) => model.setDocumentStyle({ ...model.documentStyle, ...change }));
  }

  getMarginTop(): number {
    return this.#size('marginTop');
  }

  setMarginTop(marginTop: number): GBody {
    return this.#setStyle({ marginTop: points(marginTop) });
  }

  getMarginBottom(): number {
    return this.#size('marginBottom');
  }

  setMarginBottom(marginBottom: number): GBody {
    return this.#setStyle({ marginBottom: points(marginBottom) });
  }

  getMarginLeft(): number {
    return this.#size('marginLeft');
  }

  setMarginLeft(marginLeft: number): GBody {
    return this.#setStyle({ marginLeft: points(marginLeft) });
  }

  getMarginRight(): number {
    return this.#size('marginRight');
  }

  setMarginRight(marginRight: number): GBody {
    return this.#setStyle({ marginRight: points(marginRight) });
  }

  getPageHeight(): number {
    return this._context.model.documentStyle.pageSize?.height?.magnitude ?? 0;
  }

  setPageHeight(pageHeight: number): GBody {
    const { pageSize } = this._context.model.documentStyle;
    return this.#setStyle({ pageSize: { ...pageSize, height: points(pageHeight) } });
  }

  getPageWidth(): number {
    return this._context.model.documentStyle.pageSize?.width?.magnitude ?? 0;
  }

  setPageWidth(pageWidth: number): GBody {
    const { pageSize } = this._context.model.documentStyle;
    return this.#setStyle({ pageSize: { ...pageSize, width: points(pageWidth) } });
  }
}

export class HeaderSection extends RichSection<GHeader> implements Official<GHeader> {
  readonly _official = 'Document.HeaderSection';
  readonly _type = 'HEADER_SECTION';
}

export class FooterSection extends RichSection<GFooter> implements Official<GFooter> {
  readonly _official = 'Document.FooterSection';
  readonly _type = 'FOOTER_SECTION';
}

export class FootnoteSection extends Section<GFootnoteSection> implements Official<GFootnoteSection> {
  readonly _official = 'Document.FootnoteSection';
  readonly _type = 'FOOTNOTE_SECTION';
}
