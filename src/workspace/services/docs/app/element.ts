/** Elements of DocumentApp: what all have in common, and what those that hold others can do. */
import { asOfficial, ScriptException, Service } from '../../service.ts';
import type { Editor } from '../editor.ts';
import { setTextStyle } from '../requests/styles.ts';
import type { TextStyle } from '../schema.ts';
import type { Unit } from '../units.ts';
import { changeOf, readAttributes, type StyleChange, TEXT_ATTRIBUTES } from './attributes.ts';
import type { DocContainer } from './container.ts';
import type { DocumentContext } from './context.ts';
import { ELEMENT_TYPE } from './enums.ts';

export type GElement = GoogleAppsScript.Document.Element;
export type GContainer = GoogleAppsScript.Document.ContainerElement;
export type GText = GoogleAppsScript.Document.Text;
export type GRangeElement = GoogleAppsScript.Document.RangeElement;
export type ElementTypeName = keyof typeof GoogleAppsScript.Document.ElementType;

/** A stretch of units of one segment. */
export interface Extent {
  readonly segmentId: string;
  readonly start: number;
  readonly end: number;
}

/** Weights that every element has; making one up from what is at hand asks nothing of the service. */
export const ELEMENT_WEIGHTS = {
  getAttributes: 'read',
  getText: 'read',
  merge: 'write',
  removeFromParent: 'write',
  setAttributes: 'write',
} as const;

/** `Self` is the official type that methods which change something give back. */
export abstract class DocElement<Self> extends Service {
  abstract readonly _type: ElementTypeName;
  readonly #home: DocumentContext;

  constructor(context: DocumentContext) {
    super();
    this.#home = context;
  }

  /** The document that it is part of. */
  get _context(): DocumentContext {
    return this.#home;
  }

  /** The same text for the same element, however often it is asked for. */
  abstract get _identity(): string;

  abstract get _extent(): Extent;

  /** Null for sections and for what stands by itself. */
  abstract get _parent(): DocContainer<unknown> | null;

  get _self(): Self {
    return asOfficial<Self>(this);
  }

  get _units(): readonly Unit[] {
    const { segmentId, start, end } = this._extent;
    return this._context.segment(segmentId).units.slice(start, end);
  }

  _edit(work: (editor: Editor) => void): Self {
    this._context.edit(work);
    return this._self;
  }

  _setTextStyle(change: StyleChange<TextStyle>): Self {
    return this._edit((editor) => styleText(editor, this._extent, change));
  }

  getType(): GoogleAppsScript.Document.ElementType {
    return ELEMENT_TYPE[this._type];
  }

  getParent(): GContainer {
    return asOfficial(this._parent as Service);
  }

  getNextSibling(): GElement {
    return this.#sibling(1);
  }

  getPreviousSibling(): GElement {
    return this.#sibling(-1);
  }

  #sibling(step: number): GElement {
    const siblings = this._parent?._children ?? [];
    const at = siblings.findIndex((each) => each._identity === this._identity);
    return asOfficial((siblings[at + step] ?? null) as unknown as Service);
  }

  isAtDocumentEnd(): boolean {
    const { segmentId, end } = this._extent;
    return segmentId === '' && end >= this._context.model.body.units.length - 1;
  }

  removeFromParent(): Self {
    if (!this._parent) throw new ScriptException('Element must be attached to be removed.');
    this._parent._remove(this);
    return this._self;
  }

  getAttributes(): Record<string, unknown> {
    return readAttributes(this._firstTextStyle, TEXT_ATTRIBUTES);
  }

  setAttributes(attributes: unknown): Self {
    const change = changeOf(attributes as Record<string, unknown>, TEXT_ATTRIBUTES);
    return change ? this._setTextStyle(change) : this._self;
  }

  get _firstTextStyle(): TextStyle {
    const unit = this._units.find((each) => each.kind === 'char' || each.kind === 'end');
    return unit?.kind === 'char' || unit?.kind === 'end' ? unit.style : {};
  }

  asBody(): GoogleAppsScript.Document.Body {
    return this.#as('BODY_SECTION');
  }

  asFooterSection(): GoogleAppsScript.Document.FooterSection {
    return this.#as('FOOTER_SECTION');
  }

  asFootnote(): GoogleAppsScript.Document.Footnote {
    return this.#as('FOOTNOTE');
  }

  asFootnoteSection(): GoogleAppsScript.Document.FootnoteSection {
    return this.#as('FOOTNOTE_SECTION');
  }

  asHeaderSection(): GoogleAppsScript.Document.HeaderSection {
    return this.#as('HEADER_SECTION');
  }

  asHorizontalRule(): GoogleAppsScript.Document.HorizontalRule {
    return this.#as('HORIZONTAL_RULE');
  }

  asInlineImage(): GoogleAppsScript.Document.InlineImage {
    return this.#as('INLINE_IMAGE');
  }

  asListItem(): GoogleAppsScript.Document.ListItem {
    return this.#as('LIST_ITEM');
  }

  asPageBreak(): GoogleAppsScript.Document.PageBreak {
    return this.#as('PAGE_BREAK');
  }

  asParagraph(): GoogleAppsScript.Document.Paragraph {
    return this.#as('PARAGRAPH');
  }

  asTable(): GoogleAppsScript.Document.Table {
    return this.#as('TABLE');
  }

  asTableCell(): GoogleAppsScript.Document.TableCell {
    return this.#as('TABLE_CELL');
  }

  asTableRow(): GoogleAppsScript.Document.TableRow {
    return this.#as('TABLE_ROW');
  }

  asText(): GText {
    return this.#as('TEXT');
  }

  #as<T>(type: ElementTypeName): T {
    if (this._type !== type)
      throw new ScriptException(`Element of type ${this._type} cannot be cast to element of type ${type}.`);
    return asOfficial<T>(this);
  }

  override toString(): string {
    return this._official.slice(this._official.indexOf('.') + 1);
  }
}

export function styleText(
  editor: Editor,
  { segmentId, start, end }: Extent,
  change: StyleChange<TextStyle>,
): void {
  if (end > start)
    setTextStyle(
      editor,
      { segmentId, startIndex: Math.max(start, segmentId === '' ? 1 : 0), endIndex: end },
      change.style,
      change.paths,
    );
}
