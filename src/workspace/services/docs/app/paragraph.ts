/** Paragraphs and list items of DocumentApp. */
import { asOfficial, enumName, type Official, ScriptException } from '../../service.ts';
import { indentsOf, listOf } from '../bullets.ts';
import type { Editor, Place } from '../editor.ts';
import { insertImage } from '../images.ts';
import { withParagraphStyle } from '../requests/styles.ts';
import { type ParagraphStyle, points } from '../schema.ts';
import type { Block, EndUnit, InlineUnit, Key, ParagraphNode } from '../units.ts';
import {
  changeOf,
  PARAGRAPH_ATTRIBUTES,
  readAttributes,
  type StyleChange,
  TEXT_ATTRIBUTES,
} from './attributes.ts';
import { CONTAINER_WEIGHTS } from './container.ts';
import type { DocumentContext, InlineChild } from './context.ts';
import type { DocElement, Extent, GText } from './element.ts';
import { GLYPH_PRESETS, GLYPH_TYPE, GLYPHS } from './enums.ts';
import { pictureIn } from './inline.ts';
import { KeyedElement } from './keyed.ts';
import { Text, type TextSource } from './text.ts';

type Doc = typeof GoogleAppsScript.Document;
type GParagraph = GoogleAppsScript.Document.Paragraph;
type GListItem = GoogleAppsScript.Document.ListItem;
type GImage = GoogleAppsScript.Document.InlineImage;
type GPageBreak = GoogleAppsScript.Document.PageBreak;
type GRule = GoogleAppsScript.Document.HorizontalRule;
type GHeading = GoogleAppsScript.Document.ParagraphHeading;
type GAlignment = GoogleAppsScript.Document.HorizontalAlignment;

const WEIGHTS = {
  ...CONTAINER_WEIGHTS,
  appendHorizontalRule: 'write',
  appendInlineImage: 'write',
  appendPageBreak: 'write',
  appendText: 'write',
  insertHorizontalRule: 'write',
  insertInlineImage: 'write',
  insertPageBreak: 'write',
  insertText: 'write',
  setAlignment: 'write',
  setGlyphType: 'write',
  setHeading: 'write',
  setIndentEnd: 'write',
  setIndentFirstLine: 'write',
  setIndentStart: 'write',
  setLeftToRight: 'write',
  setLineSpacing: 'write',
  setListId: 'write',
  setNestingLevel: 'write',
  setSpacingAfter: 'write',
  setSpacingBefore: 'write',
} as const;

/** What paragraphs and list items share. */
export abstract class TextBlock<Self> extends KeyedElement<Self> {
  get _weights() {
    return WEIGHTS;
  }

  get _node(): ParagraphNode {
    return this._context.paragraph(this._key).node;
  }

  get _extent(): Extent {
    const { segment, node } = this._context.paragraph(this._key);
    return { segmentId: segment.id, start: node.start, end: node.end };
  }

  get _blocks(): readonly Block[] {
    return [this._node];
  }

  get #inline(): readonly InlineChild[] {
    const { segment, node } = this._context.paragraph(this._key);
    return this._context.inlineChildren(segment, node);
  }

  get _children(): readonly DocElement<unknown>[] {
    return this.#inline.map(
      (child) => this._context.make.inline(this._context, this._key, child) as DocElement<unknown>,
    );
  }

  _remove(child: DocElement<unknown>): void {
    const { segmentId, start, end } = child._extent;
    this._context.edit((editor) => editor.delete(segmentId, start, end));
  }

  /** Where a child with this number goes. */
  #place(childIndex: number): Place {
    const { segment, node } = this._context.paragraph(this._key);
    const children = this.#inline;
    if (!Number.isInteger(childIndex) || childIndex < 0 || childIndex > children.length)
      throw new ScriptException(
        `Child index (${childIndex}) must be less than or equal to the number of child elements (${children.length}).`,
      );
    return { segment, at: children[childIndex]?.start ?? node.end - 1 };
  }

  appendText(text: string | GText): GText {
    return this.insertText(this.getNumChildren(), text);
  }

  /** The Text that comes back is only what was put in, though it may have become one with its neighbours. */
  insertText(childIndex: number, text: string | GText): GText {
    const words = (typeof text === 'string' ? text : text.getText()).replace(/\r\n?|\n/g, '\v');
    let span = { offset: 0, length: 0 };
    this._edit((editor) => {
      const place = this.#place(childIndex);
      const offset = place.at - this._extent.start;
      span = { offset, length: editor.insertText(place, words) };
    });
    return asOfficial(new Text(this._context, this.#span(span.offset, span.length), this));
  }

  #span(offset: number, length: number): TextSource {
    return {
      name: `${this._key} ${offset}+${length}`,
      find: () => {
        const { segmentId, start } = this._extent;
        const positions = Array.from({ length }, (_, i) => start + offset + i);
        return { segmentId, positions, at: start + offset + length };
      },
    };
  }

  setText(text: string): undefined {
    this.editAsText().setText(String(text));
    this._edit((editor) => {
      const { segmentId } = this._extent;
      for (const { start, end, unit } of [...this.#inline].reverse())
        if (unit.kind === 'inline') editor.delete(segmentId, start, end);
    });
  }

  clear(): Self {
    return this._edit((editor) => {
      const { segmentId, start, end } = this._extent;
      if (end - start > 1) editor.delete(segmentId, start, end - 1);
    });
  }

  #insertUnit(childIndex: number, name: InlineUnit['name']): void {
    this._edit((editor) => {
      const place = this.#place(childIndex);
      editor.insertUnits(place, [{ kind: 'inline', name, value: {}, style: editor.styleAt(place) }]);
    });
  }

  appendPageBreak(): GPageBreak {
    return this.insertPageBreak(this.getNumChildren());
  }

  insertPageBreak(childIndex: number): GPageBreak {
    this.#insertUnit(childIndex, 'pageBreak');
    return this.getChild(childIndex).asPageBreak();
  }

  appendHorizontalRule(): GRule {
    return this.insertHorizontalRule(this.getNumChildren());
  }

  insertHorizontalRule(childIndex: number): GRule {
    this.#insertUnit(childIndex, 'horizontalRule');
    return this.getChild(childIndex).asHorizontalRule();
  }

  appendInlineImage(image: GoogleAppsScript.Base.BlobSource | GImage): GImage {
    return this.insertInlineImage(this.getNumChildren(), image);
  }

  insertInlineImage(childIndex: number, image: GoogleAppsScript.Base.BlobSource | GImage): GImage {
    const picture = pictureIn(image);
    this._edit((editor) => insertImage(editor, this.#place(childIndex), picture, ''));
    return this.getChild(childIndex).asInlineImage();
  }

  _setStyle({ style, paths }: StyleChange<ParagraphStyle>): Self {
    return this._edit((editor) => {
      const { end, unit } = this._node;
      const changed = withParagraphStyle(editor, unit, style, paths);
      editor.model.overwrite(this._extent.segmentId, end - 1, [changed]);
    });
  }

  override setAttributes(attributes: unknown): Self {
    const change = changeOf(attributes as Record<string, unknown>, PARAGRAPH_ATTRIBUTES);
    if (change) this._setStyle(change);
    return super.setAttributes(attributes);
  }

  override getAttributes(): Record<string, unknown> {
    return {
      ...readAttributes(this._firstTextStyle, TEXT_ATTRIBUTES),
      ...readAttributes(this._node.unit.paragraph, PARAGRAPH_ATTRIBUTES),
    };
  }

  _attribute(name: string, value: unknown): Self {
    return this._setStyle(changeOf({ [name]: value }, PARAGRAPH_ATTRIBUTES)!);
  }

  _read<T>(name: string): T {
    return readAttributes(this._node.unit.paragraph, PARAGRAPH_ATTRIBUTES)[name] as T;
  }

  getHeading(): GHeading {
    return this._read('HEADING');
  }

  setHeading(heading: GHeading): Self {
    return this._attribute('HEADING', heading);
  }

  getAlignment(): GAlignment {
    return this._read('HORIZONTAL_ALIGNMENT');
  }

  setAlignment(alignment: GAlignment): Self {
    return this._attribute('HORIZONTAL_ALIGNMENT', alignment);
  }

  getIndentStart(): number {
    return this._read('INDENT_START');
  }

  setIndentStart(indentStart: number): Self {
    return this._attribute('INDENT_START', indentStart);
  }

  getIndentEnd(): number {
    return this._read('INDENT_END');
  }

  setIndentEnd(indentEnd: number): Self {
    return this._attribute('INDENT_END', indentEnd);
  }

  getIndentFirstLine(): number {
    return this._read('INDENT_FIRST_LINE');
  }

  setIndentFirstLine(indentFirstLine: number): Self {
    return this._attribute('INDENT_FIRST_LINE', indentFirstLine);
  }

  getLineSpacing(): number {
    return this._read('LINE_SPACING');
  }

  setLineSpacing(multiplier: number): Self {
    return this._attribute('LINE_SPACING', multiplier);
  }

  getSpacingBefore(): number {
    return this._read('SPACING_BEFORE');
  }

  setSpacingBefore(spacingBefore: number): Self {
    return this._attribute('SPACING_BEFORE', spacingBefore);
  }

  getSpacingAfter(): number {
    return this._read('SPACING_AFTER');
  }

  setSpacingAfter(spacingAfter: number): Self {
    return this._attribute('SPACING_AFTER', spacingAfter);
  }

  isLeftToRight(): boolean {
    return this._read('LEFT_TO_RIGHT');
  }

  setLeftToRight(leftToRight: boolean): Self {
    return this._attribute('LEFT_TO_RIGHT', leftToRight);
  }

  /** Becomes one with the paragraph before it, which stays. */
  merge(): Self {
    const before = this.getPreviousSibling() as unknown as TextBlock<Self> | null;
    if (before?._type !== this._type)
      throw new ScriptException('Element must be preceded by an element of the same type.');
    this._edit((editor) => {
      const { segmentId, start } = this._extent;
      const { unit } = before._node;
      editor.model.overwrite(segmentId, this._node.end - 1, [{ ...unit, style: this._node.unit.style }]);
      editor.model.splice(segmentId, start - 1, 1, []);
    });
    return asOfficial(before);
  }
}

export class Paragraph extends TextBlock<GParagraph> implements Official<GParagraph> {
  readonly _official = 'Document.Paragraph';
  readonly _type = 'PARAGRAPH';

  _at(context: DocumentContext, key: Key): Paragraph {
    return new Paragraph(context, key);
  }
}

export class ListItem extends TextBlock<GListItem> implements Official<GListItem> {
  readonly _official = 'Document.ListItem';
  readonly _type = 'LIST_ITEM';

  _at(context: DocumentContext, key: Key): ListItem {
    return new ListItem(context, key);
  }

  get #bullet() {
    return this._node.unit.bullet!;
  }

  getListId(): string {
    return this.#bullet.listId!;
  }

  /** Goes on with the list of another item. */
  setListId(listItem: GListItem): GListItem {
    return this.#setBullet(listItem.getListId(), this.getNestingLevel());
  }

  getNestingLevel(): number {
    return this.#bullet.nestingLevel ?? 0;
  }

  setNestingLevel(nestingLevel: number): GListItem {
    return this.#setBullet(this.getListId(), Math.min(8, Math.max(0, Math.trunc(nestingLevel))));
  }

  #setBullet(listId: string, nestingLevel: number): GListItem {
    return this._edit((editor) => {
      const { end, unit } = this._node;
      editor.model.overwrite(this._extent.segmentId, end - 1, [asItem(unit, listId, nestingLevel)]);
    });
  }

  getGlyphType(): Doc['GlyphType'][keyof Doc['GlyphType']] & GoogleAppsScript.Document.GlyphType {
    const level = this._context.model.lists.get(this.getListId())?.nestingLevels?.[this.getNestingLevel()];
    const name = Object.keys(GLYPHS).find(
      (each) =>
        (GLYPHS[each]!.glyphSymbol ?? null) === (level?.glyphSymbol ?? null) &&
        (GLYPHS[each]!.glyphType ?? null) === (level?.glyphType ?? null),
    );
    return (name ? GLYPH_TYPE[name as keyof typeof GLYPH_TYPE] : null) as never;
  }

  /** All items of the list at this level change with it. */
  setGlyphType(glyphType: GoogleAppsScript.Document.GlyphType): GListItem {
    const name = enumName(glyphType);
    if (!GLYPHS[name]) throw new ScriptException('Invalid argument: glyphType');
    return this._edit((editor) => {
      const listId = this.getListId();
      const preset = listOf(GLYPH_PRESETS[name]!).nestingLevels!;
      const levels = [...(editor.model.lists.get(listId)?.nestingLevels ?? preset)];
      const level = this.getNestingLevel();
      const { glyphFormat } = preset[level]!;
      const { glyphSymbol: _, glyphType: __, ...own } = levels[level]!;
      levels[level] = { ...own, ...GLYPHS[name], ...(glyphFormat && { glyphFormat }) };
      editor.model.setList(listId, { nestingLevels: levels });
    });
  }
}

/** A paragraph end as an item of a list. */
export function asItem(end: EndUnit, listId: string, nestingLevel: number): EndUnit {
  const { start, firstLine } = indentsOf(nestingLevel);
  const indents = { indentStart: points(start), indentFirstLine: points(firstLine) };
  return {
    ...end,
    paragraph: { ...end.paragraph, ...indents },
    bullet: { listId, ...(nestingLevel > 0 && { nestingLevel }), textStyle: end.bullet?.textStyle ?? {} },
  };
}

/** A new list, numbered as DocumentApp begins lists. */
export function newList(editor: Editor): string {
  const listId = editor.model.newId('kix.');
  editor.model.setList(listId, listOf(GLYPH_PRESETS.NUMBER!));
  return listId;
}
