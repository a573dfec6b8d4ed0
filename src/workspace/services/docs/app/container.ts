/** Elements of DocumentApp that hold others: their children, their text, and searching through it. */
import { asOfficial, enumName, ScriptException, type Service } from '../../service.ts';
import { type Block, paragraphsOf, type Unit } from '../units.ts';
import { changeOf, readAttributes, TEXT_ATTRIBUTES } from './attributes.ts';
import { DocElement, ELEMENT_WEIGHTS, type GElement, type GRangeElement, type GText } from './element.ts';
import { RangeElementService, Text, type TextSource } from './text.ts';

/** Weights of elements that hold others. */
export const CONTAINER_WEIGHTS = {
  ...ELEMENT_WEIGHTS,
  clear: 'write',
  findElement: 'read',
  findText: 'read',
  removeChild: 'write',
  replaceText: 'write',
  setText: 'write',
} as const;

export abstract class DocContainer<Self> extends DocElement<Self> {
  abstract get _children(): readonly DocElement<unknown>[];

  /** Blocks whose text is the text of this element. */
  abstract get _blocks(): readonly Block[];

  abstract _remove(child: DocElement<unknown>): void;

  getNumChildren(): number {
    return this._children.length;
  }

  getChild(childIndex: number): GElement {
    const child = this._children[childIndex];
    if (!child)
      throw new ScriptException(
        `Child index (${childIndex}) must be less than the number of child elements (${this._children.length}).`,
      );
    return asOfficial(child);
  }

  getChildIndex(child: GElement): number {
    const { _identity } = child as unknown as DocElement<unknown>;
    const at = this._children.findIndex((each) => each._identity === _identity);
    if (at < 0) throw new ScriptException('Element does not contain the specified child element.');
    return at;
  }

  removeChild(child: GElement): Self {
    this.getChildIndex(child);
    this._remove(child as unknown as DocElement<unknown>);
    return this._self;
  }

  /** Paragraphs and cells one below the other. */
  getText(): string {
    return this.editAsText().getText();
  }

  editAsText(): GText {
    return asOfficial(new Text(this._context, this._textSource, this));
  }

  get _textSource(): TextSource {
    return {
      name: `all ${this._identity}`,
      find: () => {
        const { segmentId } = this._extent;
        const { units } = this._context.segment(segmentId);
        const all = [...paragraphsOf(this._blocks)].flatMap(({ start, end }) =>
          textPositions(units, start, end),
        );
        // The newline after the last paragraph ends the element itself.
        return { segmentId, positions: all.slice(0, -1), at: all.at(-1) ?? 0 };
      },
    };
  }

  findText(searchPattern: string, from: GRangeElement | null = null): GRangeElement {
    const texts = textsIn(this);
    const start = from ? positionOf(texts, from) : { at: 0, offset: 0 };
    for (let at = start.at; at < texts.length; at++) {
      const found = texts[at]!._search(searchPattern, at === start.at ? start.offset : 0);
      if (found) return asOfficial(found);
    }
    return asOfficial(null as unknown as Service);
  }

  findElement(
    elementType: GoogleAppsScript.Document.ElementType,
    from: GRangeElement | null = null,
  ): GRangeElement {
    const all = descendants(this).filter((each) => each._type === enumName(elementType));
    const after = from ? (from as unknown as RangeElementService)._element : null;
    const found = after ? all[all.findIndex((each) => each._identity === after._identity) + 1] : all[0];
    return asOfficial(found ? new RangeElementService(found, -1, -1) : (null as unknown as Service));
  }

  replaceText(searchPattern: string, replacement: string): GElement {
    for (const text of textsIn(this)) text.replaceText(searchPattern, replacement);
    return asOfficial(this);
  }

  setLinkUrl(url: string): Self {
    return this._setTextStyle(changeOf({ LINK_URL: url }, TEXT_ATTRIBUTES)!);
  }

  getLinkUrl(): string {
    return readAttributes(this._firstTextStyle, TEXT_ATTRIBUTES).LINK_URL as string;
  }
}

/** Indices of what reads as text between two places: characters and the newlines of paragraphs. */
export function textPositions(units: readonly Unit[], start: number, end: number): number[] {
  const positions: number[] = [];
  for (let at = start; at < end; at++) {
    const { kind } = units[at]!;
    if (kind === 'char' || kind === 'end') positions.push(at);
  }
  return positions;
}

function descendants(container: DocContainer<unknown>): readonly DocElement<unknown>[] {
  return container._children.flatMap((child) => [
    child,
    ...(child instanceof DocContainer ? descendants(child) : []),
  ]);
}

function textsIn(container: DocContainer<unknown>): readonly Text[] {
  return descendants(container).filter((each) => each instanceof Text);
}

/** Where a search goes on after an earlier find. */
function positionOf(
  texts: readonly Text[],
  from: GRangeElement,
): { readonly at: number; readonly offset: number } {
  const { _element, _end } = from as unknown as RangeElementService;
  const at = texts.findIndex((each) => each._identity === _element._identity);
  return at < 0 ? { at: 0, offset: 0 } : { at, offset: _end + 1 };
}
