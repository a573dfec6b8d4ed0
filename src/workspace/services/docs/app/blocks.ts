/** Adding and taking away blocks: what the body, headers, footers, notes and table cells of DocumentApp share. */
import { asOfficial, ScriptException } from '../../service.ts';
import type { Editor } from '../editor.ts';
import { insertImage } from '../images.ts';
import { type Block, type EndUnit, type Key, paragraphsOf, tablesOf, type Unit } from '../units.ts';
import type { DocContainer } from './container.ts';
import { type DocumentContext, shown } from './context.ts';
import type { DocElement, Extent } from './element.ts';
import { pictureIn } from './inline.ts';
import { KeyedElement } from './keyed.ts';
import { asItem, newList } from './paragraph.ts';
import { tableUnits } from './table-units.ts';

type GParagraph = GoogleAppsScript.Document.Paragraph;
type GListItem = GoogleAppsScript.Document.ListItem;
type GTable = GoogleAppsScript.Document.Table;
type GImage = GoogleAppsScript.Document.InlineImage;
type GPageBreak = GoogleAppsScript.Document.PageBreak;
type GRule = GoogleAppsScript.Document.HorizontalRule;

export const BLOCK_WEIGHTS = {
  appendHorizontalRule: 'write',
  appendImage: 'write',
  appendListItem: 'write',
  appendPageBreak: 'write',
  appendParagraph: 'write',
  appendTable: 'write',
  getImages: 'read',
  getListItems: 'read',
  getParagraphs: 'read',
  getTables: 'read',
  insertHorizontalRule: 'write',
  insertImage: 'write',
  insertListItem: 'write',
  insertPageBreak: 'write',
  insertParagraph: 'write',
  insertTable: 'write',
} as const;

/** Something that holds blocks, as seen by the work on them. */
export interface BlockHolder extends DocContainer<unknown> {
  readonly _context: DocumentContext;
  readonly _blocks: readonly Block[];
  /** From the first block to after the last. */
  readonly _inner: Extent;
}

/** The work itself; each class that holds blocks has one and names its methods. */
export class BlockWork {
  readonly #holder: BlockHolder;

  constructor(holder: BlockHolder) {
    this.#holder = holder;
  }

  get #context(): DocumentContext {
    return this.#holder._context;
  }

  get children(): readonly DocElement<unknown>[] {
    return this.#context.elements(this.#holder._blocks) as readonly DocElement<unknown>[];
  }

  get count(): number {
    return shown(this.#holder._blocks).length;
  }

  /** What is taken away goes on by itself, so that it can be put back elsewhere. */
  remove(child: DocElement<unknown>): void {
    const { segmentId, start, end } = child._extent;
    const from = this.#context;
    const bring = child instanceof KeyedElement ? child : null;
    const units = from.segment(segmentId).units.slice(start, end);
    from.edit((editor) => editor.model.splice(segmentId, start, end - start, []));
    if (bring) bring._stepAside(from.model, units);
  }

  /** The index of the unit before which a child with this number goes. */
  #at(childIndex: number): number {
    const blocks = shown(this.#holder._blocks);
    if (!Number.isInteger(childIndex) || childIndex < 0 || childIndex > blocks.length)
      throw new ScriptException(
        `Child index (${childIndex}) must be less than or equal to the number of child elements (${blocks.length}).`,
      );
    return blocks[childIndex]?.start ?? this.#holder._inner.end;
  }

  insertParagraph(childIndex: number, what: unknown): GParagraph {
    return asOfficial(this.#insertText(childIndex, what, () => null));
  }

  /** An item goes on with the list of its neighbour, and begins one where there is none. */
  insertListItem(childIndex: number, what: unknown): GListItem {
    return asOfficial(
      this.#insertText(childIndex, what, (editor) => {
        const blocks = shown(this.#holder._blocks);
        const bullets = [blocks[childIndex - 1], blocks[childIndex]].map((block) =>
          block?.type === 'paragraph' ? (block.unit.bullet ?? null) : null,
        );
        const bullet = bullets.find((each) => each !== null);
        return { listId: bullet?.listId ?? newList(editor), level: bullet?.nestingLevel ?? 0 };
      }),
    );
  }

  #insertText(
    childIndex: number,
    what: unknown,
    list: (editor: Editor) => { readonly listId: string; readonly level: number } | null,
  ): DocElement<unknown> {
    if (what instanceof KeyedElement) return this.#insertElement(childIndex, what);
    const { segmentId } = this.#holder._inner;
    const key = this.#context.edit((editor) => {
      const at = this.#at(childIndex);
      const item = list(editor);
      const plain = editor.model.newParagraphEnd();
      const end = item ? asItem(plain, item.listId, item.level) : plain;
      editor.model.splice(segmentId, at, 0, [end]);
      const words = String(what ?? '').replace(/\r\n?|\n/g, '\v');
      editor.insertText({ segment: editor.segment(segmentId), at }, words);
      return end.key;
    });
    return this.#context.make.paragraph(this.#context, key) as DocElement<unknown>;
  }

  #insertElement(childIndex: number, element: KeyedElement<unknown>): DocElement<unknown> {
    const { units, key } = element._unitsFor(this.#context);
    this.#context.edit((editor) => this.#spliceBlocks(editor, childIndex, units));
    element._adopt(this.#context, key);
    return element;
  }

  /** Tables stand between paragraphs: where none is, an empty one comes. */
  #spliceBlocks(editor: Editor, childIndex: number, units: readonly Unit[]): void {
    const at = this.#at(childIndex);
    const blocks = shown(this.#holder._blocks);
    const isTable = units[0]?.kind === 'table';
    const before =
      isTable && blocks[childIndex - 1]?.type === 'table' ? [editor.model.newParagraphEnd()] : [];
    const after = isTable && blocks[childIndex]?.type !== 'paragraph' ? [editor.model.newParagraphEnd()] : [];
    editor.model.splice(this.#holder._inner.segmentId, at, 0, [...before, ...units, ...after]);
  }

  insertTable(childIndex: number, what: unknown): GTable {
    if (what instanceof KeyedElement) return asOfficial(this.#insertElement(childIndex, what));
    const key = this.#context.edit((editor): Key => {
      const units = tableUnits(editor.model, (what ?? []) as readonly (readonly unknown[])[]);
      this.#spliceBlocks(editor, childIndex, units);
      return (units[0] as { key: Key }).key;
    });
    return asOfficial(this.#context.make.table(this.#context, key));
  }

  /** A paragraph with one thing in it, and that thing. */
  #insertAlone<T>(childIndex: number, put: (paragraph: GParagraph) => T): T {
    return put(this.insertParagraph(childIndex, ''));
  }

  insertImage(childIndex: number, image: unknown): GImage {
    const picture = pictureIn(image);
    return this.#insertAlone(childIndex, (paragraph) => {
      const { segmentId, start } = (paragraph as unknown as DocElement<unknown>)._extent;
      this.#context.edit((editor) =>
        insertImage(editor, { segment: editor.segment(segmentId), at: start }, picture, ''),
      );
      return paragraph.getChild(0).asInlineImage();
    });
  }

  insertPageBreak(childIndex: number): GPageBreak {
    return this.#insertAlone(childIndex, (paragraph) => paragraph.appendPageBreak());
  }

  insertHorizontalRule(childIndex: number): GRule {
    return this.#insertAlone(childIndex, (paragraph) => paragraph.appendHorizontalRule());
  }

  /** List items too, and those in tables. */
  paragraphs(): GParagraph[] {
    return [...paragraphsOf(this.#holder._blocks)].map(({ unit }) =>
      asOfficial(this.#context.make.paragraph(this.#context, unit.key)),
    );
  }

  listItems(): GListItem[] {
    return [...paragraphsOf(this.#holder._blocks)]
      .filter(({ unit }) => unit.bullet)
      .map(({ unit }) => asOfficial(this.#context.make.paragraph(this.#context, unit.key)));
  }

  tables(): GTable[] {
    return [...tablesOf(this.#holder._blocks)].map(({ unit }) =>
      asOfficial(this.#context.make.table(this.#context, unit.key)),
    );
  }

  images(): GImage[] {
    return (this.paragraphs() as unknown as DocContainer<unknown>[])
      .flatMap((paragraph) => paragraph._children)
      .filter((child) => child._type === 'INLINE_IMAGE')
      .map((child) => asOfficial<GImage>(child));
  }

  /** Leaves one empty paragraph. */
  clear(): void {
    this.setText('');
  }

  /** Each line becomes a paragraph without any looks. */
  setText(text: string): void {
    this.#context.edit((editor) => {
      const { segmentId, start, end } = this.#holder._inner;
      const lines = String(text).split(/\r\n?|\n/);
      const ends = lines.map((): EndUnit => editor.model.newParagraphEnd());
      editor.model.splice(segmentId, start, end - start, ends);
      for (let i = lines.length - 1; i >= 0; i--)
        editor.insertText({ segment: editor.segment(segmentId), at: start + i }, lines[i]!);
    });
  }
}
