/** Text of DocumentApp: a stretch of characters that can be read, styled, changed and searched. */
import { asOfficial, type Official, ScriptException, Service } from '../../service.ts';
import { DOCUMENT_BEHAVIOUR } from '../behaviour.ts';
import type { Editor } from '../editor.ts';
import { setTextStyle } from '../requests/styles.ts';
import type { TextStyle } from '../schema.ts';
import {
  changeOf,
  readAttributes,
  type StyleChange,
  single,
  TEXT_ALIGNMENT_FIELD,
  TEXT_ATTRIBUTES,
} from './attributes.ts';
import type { DocContainer } from './container.ts';
import type { DocumentContext } from './context.ts';
import {
  DocElement,
  ELEMENT_WEIGHTS,
  type Extent,
  type GElement,
  type GRangeElement,
  type GText,
} from './element.ts';
import { TEXT_ALIGNMENT } from './enums.ts';

/** The characters that a Text stands for, wherever they are at the moment. */
export interface TextSource {
  readonly name: string;
  find(): {
    readonly segmentId: string;
    /** The index of each character. */
    readonly positions: readonly number[];
    /** Where text goes that is put at the end. */
    readonly at: number;
  };
}

const WEIGHTS = {
  ...ELEMENT_WEIGHTS,
  appendText: 'write',
  deleteText: 'write',
  findText: 'read',
  insertText: 'write',
  replaceText: 'write',
  setBackgroundColor: 'write',
  setBold: 'write',
  setFontFamily: 'write',
  setFontSize: 'write',
  setForegroundColor: 'write',
  setItalic: 'write',
  setLinkUrl: 'write',
  setStrikethrough: 'write',
  setText: 'write',
  setTextAlignment: 'write',
  setUnderline: 'write',
} as const;

type Ranged = readonly [unknown] | readonly [number, number, unknown];

export class Text extends DocElement<GText> implements Official<GText> {
  readonly _official = 'Document.Text';
  readonly _type = 'TEXT';
  readonly #source: TextSource;
  readonly #parent: DocContainer<unknown> | null;

  constructor(context: DocumentContext, source: TextSource, parent: DocContainer<unknown> | null) {
    super(context);
    this.#source = source;
    this.#parent = parent;
  }

  get _weights() {
    return WEIGHTS;
  }

  get _identity(): string {
    return `text ${this.#source.name}`;
  }

  get _parent(): DocContainer<unknown> | null {
    return this.#parent;
  }

  get _extent(): Extent {
    const { segmentId, positions, at } = this.#source.find();
    return { segmentId, start: positions[0] ?? at, end: (positions.at(-1) ?? at - 1) + 1 };
  }

  getText(): string {
    const { segmentId, positions } = this.#source.find();
    const { units } = this._context.segment(segmentId);
    return positions
      .map((at) => {
        const unit = units[at]!;
        return unit.kind === 'char' ? unit.char : '\n';
      })
      .join('')
      .replaceAll('\v', DOCUMENT_BEHAVIOUR.softBreakReadsAs);
  }

  editAsText(): GText {
    return this._self;
  }

  setText(text: string): GText {
    return this._edit((editor) => {
      const { positions } = this.#source.find();
      this.#insert(editor, positions.length, String(text));
      this.#delete(editor, positions);
    });
  }

  appendText(text: string): GText {
    return this._edit((editor) => this.#insert(editor, this.#source.find().positions.length, String(text)));
  }

  insertText(offset: number, text: string): GText {
    this.#check(offset, 1);
    return this._edit((editor) => this.#insert(editor, offset, String(text)));
  }

  deleteText(startOffset: number, endOffsetInclusive: number): GText {
    this.#check(startOffset, 0);
    this.#check(endOffsetInclusive, 0);
    return this._edit((editor) =>
      this.#delete(editor, this.#source.find().positions.slice(startOffset, endOffsetInclusive + 1)),
    );
  }

  /** Text takes on the style of what comes before it; a newline becomes a break within the paragraph. */
  #insert(editor: Editor, offset: number, text: string): void {
    const { segmentId, positions, at } = this.#source.find();
    const place = { segment: this._context.segment(segmentId), at: positions[offset] ?? at };
    editor.insertText(place, text.replace(/\r\n?|\n/g, '\v'));
  }

  #delete(editor: Editor, positions: readonly number[]): void {
    const { segmentId } = this.#source.find();
    for (const [start, end] of stretches(positions).reverse()) editor.delete(segmentId, start, end);
  }

  #check(offset: number, beyond: number): void {
    const { length } = this.#source.find().positions;
    if (!Number.isInteger(offset) || offset < 0 || offset >= length + beyond)
      throw new ScriptException(`Index (${offset}) must be less than the content length (${length}).`);
  }

  /** (value) for all of it, or (start, end, value). */
  #style(given: Ranged, change: (value: unknown) => StyleChange<TextStyle>): GText {
    const [first, last, value] = given.length === 3 ? given : [0, Number.POSITIVE_INFINITY, given[0]];
    if (given.length === 3) {
      this.#check(first as number, 0);
      this.#check(last as number, 0);
    }
    const { style, paths } = change(value);
    return this._edit((editor) => {
      const { segmentId, positions } = this.#source.find();
      for (const [startIndex, endIndex] of stretches(positions.slice(first as number, (last as number) + 1)))
        setTextStyle(editor, { segmentId, startIndex, endIndex }, style, paths);
    });
  }

  #attribute(name: string, given: readonly unknown[]): GText {
    return this.#style(given as unknown as Ranged, (value) => single(TEXT_ATTRIBUTES[name]!, value));
  }

  setBold(...given: readonly unknown[]): GText {
    return this.#attribute('BOLD', given);
  }

  setItalic(...given: readonly unknown[]): GText {
    return this.#attribute('ITALIC', given);
  }

  setUnderline(...given: readonly unknown[]): GText {
    return this.#attribute('UNDERLINE', given);
  }

  setStrikethrough(...given: readonly unknown[]): GText {
    return this.#attribute('STRIKETHROUGH', given);
  }

  setFontSize(...given: readonly unknown[]): GText {
    return this.#attribute('FONT_SIZE', given);
  }

  setFontFamily(...given: readonly unknown[]): GText {
    return this.#attribute('FONT_FAMILY', given);
  }

  setForegroundColor(...given: readonly unknown[]): GText {
    return this.#attribute('FOREGROUND_COLOR', given);
  }

  setBackgroundColor(...given: readonly unknown[]): GText {
    return this.#attribute('BACKGROUND_COLOR', given);
  }

  setLinkUrl(...given: readonly unknown[]): GText {
    return this.#attribute('LINK_URL', given);
  }

  setTextAlignment(...given: readonly unknown[]): GText {
    return this.#style(given as unknown as Ranged, (value) => single(TEXT_ALIGNMENT_FIELD, value));
  }

  /** (attributes) or (start, end, attributes). */
  override setAttributes(...given: readonly unknown[]): GText {
    return this.#style(given as unknown as Ranged, (value) => {
      const change = changeOf(value as Record<string, unknown>, TEXT_ATTRIBUTES);
      if (!change) throw new ScriptException('Invalid argument: attributes');
      return change;
    });
  }

  override getAttributes(offset?: number | null): Record<string, unknown> {
    return readAttributes(this.#styleAt(offset ?? 0), TEXT_ATTRIBUTES);
  }

  #styleAt(offset: number): TextStyle {
    const { segmentId, positions } = this.#source.find();
    const unit = this._context.segment(segmentId).units[positions[offset] ?? -1];
    return unit?.kind === 'char' || unit?.kind === 'end' ? unit.style : {};
  }

  #read<T>(name: string, offset?: number | null): T {
    return this.getAttributes(offset)[name] as T;
  }

  isBold(offset?: number | null): boolean {
    return this.#read('BOLD', offset);
  }

  isItalic(offset?: number | null): boolean {
    return this.#read('ITALIC', offset);
  }

  isUnderline(offset?: number | null): boolean {
    return this.#read('UNDERLINE', offset);
  }

  isStrikethrough(offset?: number | null): boolean {
    return this.#read('STRIKETHROUGH', offset);
  }

  getFontSize(offset?: number | null): number {
    return this.#read('FONT_SIZE', offset);
  }

  getFontFamily(offset?: number | null): string {
    return this.#read('FONT_FAMILY', offset);
  }

  getForegroundColor(offset?: number | null): string {
    return this.#read('FOREGROUND_COLOR', offset);
  }

  getBackgroundColor(offset?: number | null): string {
    return this.#read('BACKGROUND_COLOR', offset);
  }

  getLinkUrl(offset?: number | null): string {
    return this.#read('LINK_URL', offset);
  }

  getTextAlignment(offset?: number | null): GoogleAppsScript.Document.TextAlignment {
    const name = TEXT_ALIGNMENT_FIELD.read(this.#styleAt(offset ?? 0)) as
      | keyof typeof TEXT_ALIGNMENT
      | undefined;
    return (name ? TEXT_ALIGNMENT[name] : null) as GoogleAppsScript.Document.TextAlignment;
  }

  /** The offsets at which the style changes. */
  getTextAttributeIndices(): number[] {
    const { positions } = this.#source.find();
    return positions.map((_, i) => i).filter((i) => i === 0 || this.#styleAt(i) !== this.#styleAt(i - 1));
  }

  findText(searchPattern: string, from: GRangeElement | null = null): GRangeElement {
    const after = from ? (from as unknown as RangeElementService)._end + 1 : 0;
    return asOfficial(this._search(searchPattern, after) ?? (null as unknown as Service));
  }

  /** The first match from an offset, or null. */
  _search(searchPattern: string, from: number): RangeElementService | null {
    const pattern = patternOf(searchPattern);
    pattern.lastIndex = from;
    const match = pattern.exec(this.getText());
    return match && match[0] !== ''
      ? new RangeElementService(this, match.index, match.index + match[0].length - 1)
      : null;
  }

  /** Every match of the pattern becomes the replacement as it stands, in the style of its first character. */
  replaceText(searchPattern: string, replacement: string): GElement {
    const matches = [...this.getText().matchAll(patternOf(searchPattern))].filter(([match]) => match !== '');
    if (matches.length > 0)
      this._edit((editor) => {
        for (const match of matches.reverse()) {
          const { segmentId, positions } = this.#source.find();
          const start = positions[match.index]!;
          const end = positions[match.index + match[0].length - 1]! + 1;
          editor.replace({ segmentId, start, end }, String(replacement).replace(/\r\n?|\n/g, '\v'));
        }
      });
    return asOfficial(this);
  }
}

/** Consecutive indices as pairs of first and last plus one. */
function stretches(positions: readonly number[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const at of positions) {
    const last = found.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else found.push([at, at + 1]);
  }
  return found;
}

/** Google searches with RE2, whose everyday part JavaScript shares; `(?i)` at the start is the usual extra. */
function patternOf(searchPattern: string): RegExp {
  const ignoreCase = /^\(\?i\)/.exec(searchPattern);
  try {
    return new RegExp(ignoreCase ? searchPattern.slice(4) : searchPattern, ignoreCase ? 'gi' : 'g');
  } catch {
    throw new ScriptException(`Invalid regular expression pattern ${searchPattern}`);
  }
}

const RANGE_WEIGHTS = {} as const;

/** An element that a search found, and where in it; -1 for an element as a whole. */
export class RangeElementService extends Service implements Official<GRangeElement> {
  readonly _official = 'Document.RangeElement';
  readonly _weights = RANGE_WEIGHTS;
  readonly _element: DocElement<unknown>;
  readonly _start: number;
  readonly _end: number;

  constructor(element: DocElement<unknown>, start: number, end: number) {
    super();
    this._element = element;
    this._start = start;
    this._end = end;
  }

  getElement(): GElement {
    return asOfficial(this._element);
  }

  getStartOffset(): number {
    return this._start;
  }

  getEndOffsetInclusive(): number {
    return this._end;
  }

  isPartial(): boolean {
    return this._start >= 0;
  }
}
