/** RichTextValue and its builder: text whose parts have looks and links of their own. */
import { asOfficial, type Official, ScriptException, Service } from '../service.ts';
import { expect } from './arguments.ts';
import type { RichText } from './model/parts.ts';
import type { StylePatch } from './model/style.ts';
import type { GRichText, GRichTextBuilder, GTextStyle } from './official.ts';
import { TextStyle, textPart } from './text-style.ts';

interface Piece {
  readonly start: number;
  readonly style: StylePatch;
  readonly link: string | null;
}

export class RichTextValue extends Service implements Official<GRichText> {
  readonly _official = 'Spreadsheet.RichTextValue';
  readonly _weights = {};
  readonly _rich: RichText;
  /** Where a run begins in the text that it was taken from. */
  readonly #start: number;

  constructor(rich: RichText, start = 0) {
    super();
    this._rich = rich;
    this.#start = start;
  }

  copy(): GRichTextBuilder {
    return asOfficial<GRichTextBuilder>(new RichTextValueBuilder(this._rich));
  }

  getText(): string {
    return this._rich.text;
  }

  getStartIndex(): number {
    return this.#start;
  }

  getEndIndex(): number {
    return this.#start + this._rich.text.length;
  }

  /** Of the whole text, or of the part from `startOffset` to `endOffset`; null when parts of it differ. */
  getLinkUrl(startOffset = 0, endOffset = this._rich.text.length): string | null {
    const links = new Set(this._within(startOffset, endOffset).map(({ link }) => link));
    return links.size === 1 ? [...links][0]! : null;
  }

  getTextStyle(startOffset = 0, endOffset = this._rich.text.length): GTextStyle {
    const styles = this._within(startOffset, endOffset).map(({ style }) => style);
    const [first = {}, ...others] = styles;
    const shared = Object.entries(first).filter(([key, value]) =>
      others.every((other) => other[key as keyof StylePatch] === value),
    );
    return asOfficial<GTextStyle>(new TextStyle(Object.fromEntries(shared)));
  }

  getRuns(): GRichText[] {
    const { text, runs } = this._rich;
    return runs.map(({ start, style, link }, i) => {
      const part = text.slice(start, runs[i + 1]?.start ?? text.length);
      return asOfficial<GRichText>(
        new RichTextValue({ text: part, runs: [{ start: 0, style, link }] }, this.#start + start),
      );
    });
  }

  _within(from: number, to: number): Piece[] {
    const { text, runs } = this._rich;
    return runs.filter(
      ({ start }, i) => start < Math.max(to, from + 1) && (runs[i + 1]?.start ?? text.length + 1) > from,
    );
  }
}

export class RichTextValueBuilder extends Service implements Official<GRichTextBuilder> {
  readonly _official = 'Spreadsheet.RichTextValueBuilder';
  readonly _weights = {};
  #text: string;
  #pieces: Piece[];

  constructor(rich: RichText = { text: '', runs: [] }) {
    super();
    this.#text = rich.text;
    this.#pieces = rich.runs.length > 0 ? [...rich.runs] : [{ start: 0, style: {}, link: null }];
  }

  build(): GRichText {
    return asOfficial<GRichText>(new RichTextValue({ text: this.#text, runs: this.#pieces }));
  }

  /** Sets the text and forgets the looks of the old one. */
  setText(text: string): GRichTextBuilder {
    this.#text = String(text);
    this.#pieces = [{ start: 0, style: {}, link: null }];
    return asOfficial<GRichTextBuilder>(this);
  }

  setLinkUrl(...args: unknown[]): GRichTextBuilder {
    const [link, from, to] = this._split(args);
    return this._change(from, to, (piece) => ({ ...piece, link: link === null ? null : String(link) }));
  }

  setTextStyle(...args: unknown[]): GRichTextBuilder {
    const [style, from, to] = this._split(args);
    const patch =
      style === null
        ? {}
        : textPart(
            expect<TextStyle>(style, 'Spreadsheet.TextStyle', 'RichTextValueBuilder.setTextStyle')._style,
          );
    return this._change(from, to, (piece) => ({
      ...piece,
      style: style === null ? {} : { ...piece.style, ...patch },
    }));
  }

  /** What to set, and from where to where: `(what)` or `(start, end, what)`. */
  _split(args: readonly unknown[]): [what: unknown, from: number, to: number] {
    if (args.length < 3) return [args[0] ?? null, 0, this.#text.length];
    const [from, to, what] = args as [number, number, unknown];
    if (from < 0 || to > this.#text.length || from >= to) {
      throw new ScriptException('The start and end offsets must lie within the text.');
    }
    return [what ?? null, from, to];
  }

  _change(from: number, to: number, change: (piece: Piece) => Piece): GRichTextBuilder {
    const next: Piece[] = [];
    for (const [i, piece] of this.#pieces.entries()) {
      const end = this.#pieces[i + 1]?.start ?? this.#text.length;
      const cuts = [piece.start, from, to].filter(
        (cut) => cut >= piece.start && (cut < end || cut === piece.start),
      );
      for (const start of [...new Set(cuts)].sort((a, b) => a - b)) {
        const part = { ...piece, start };
        next.push(start >= from && (start < to || to === from) ? change(part) : part);
      }
    }
    this.#pieces = next.filter((piece, i) => i === 0 || !samePiece(piece, next[i - 1]!));
    return asOfficial<GRichTextBuilder>(this);
  }
}

function samePiece(a: Piece, b: Piece): boolean {
  return a.link === b.link && JSON.stringify(a.style) === JSON.stringify(b.style);
}
