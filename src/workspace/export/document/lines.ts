/** Breaking a paragraph into lines that fit a width: words with their looks, pictures, tabs and hard breaks. */
import type { OutlineImage, OutlinePiece, TextLook } from './outline.ts';

/** A stretch of one look within a line; spaces at the end of a line stay, but take no room. */
export interface Run {
  readonly text: string;
  readonly look: TextLook;
  readonly x: number;
  readonly width: number;
}

export interface PlacedImage {
  readonly image: OutlineImage;
  readonly link: string | null;
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly images: readonly PlacedImage[];
  /** Room that is taken, without spaces at the end. */
  readonly width: number;
  /** Where in the width the line begins. */
  readonly indent: number;
  /** The tallest text and picture on the line, in points. */
  readonly textSize: number;
  readonly imageHeight: number;
  /** True where the paragraph or a hard break ends the line, so that it is not stretched. */
  readonly last: boolean;
  /** Points to add to each space. */
  readonly stretch: number;
}

export interface LineOptions {
  readonly width: number;
  readonly firstIndent: number;
  readonly indent: number;
  readonly justified: boolean;
  /** The size of a line without text. */
  readonly emptySize: number;
  measure(text: string, look: TextLook): number;
}

const TAB_STOP = 36;
/** Words, each with the hyphen that it may break after; runs of spaces; tabs; hard breaks. */
const TOKENS = /[\t\v]|[^\S\t\v]+|[^\s-]*-+|[^\s-]+/g;

interface Part {
  readonly text: string;
  readonly look: TextLook;
  readonly width: number;
}

export function breakLines(pieces: readonly OutlinePiece[], options: LineOptions): readonly Line[] {
  const breaker = new LineBreaker(options);
  for (const piece of pieces) {
    if (piece.type === 'text') breaker.text(piece.text, piece.look);
    else if (piece.type === 'note')
      breaker.text(String(piece.number), { ...piece.look, baseline: 'SUPERSCRIPT' });
    else if (piece.type === 'image') breaker.image(piece.image, piece.link);
  }
  return breaker.finish();
}

class LineBreaker {
  readonly #options: LineOptions;
  readonly #lines: Line[] = [];
  #runs: Run[] = [];
  #images: PlacedImage[] = [];
  #x = 0;
  /** Room taken up to the last thing that is no space. */
  #filled = 0;
  /** Parts that stick together: a word may change its look halfway. */
  #word: Part[] = [];

  constructor(options: LineOptions) {
    this.#options = options;
  }

  text(text: string, look: TextLook): void {
    const shown = look.smallCaps ? text.toUpperCase() : text;
    for (const [token] of shown.matchAll(TOKENS)) {
      if (token === '\v') {
        this.#placeWord();
        this.#endLine(true);
      } else if (token === '\t') {
        this.#placeWord();
        this.#x = (Math.floor(this.#x / TAB_STOP) + 1) * TAB_STOP;
        this.#filled = this.#x;
      } else if (/^\s/.test(token)) {
        this.#placeWord();
        this.#add(token, look, this.#options.measure(token, look));
      } else {
        this.#word.push({ text: token, look, width: this.#options.measure(token, look) });
        if (token.endsWith('-')) this.#placeWord();
      }
    }
  }

  /** Pictures that are too wide become as wide as the line. */
  image(image: OutlineImage, link: string | null): void {
    this.#placeWord();
    const scale = Math.min(1, this.#room() / Math.max(1, image.width));
    const width = image.width * scale;
    if (this.#filled + width > this.#room() && this.#filled > 0) this.#endLine(false);
    this.#images.push({ image, link, x: this.#x, width, height: image.height * scale });
    this.#x += width;
    this.#filled = this.#x;
  }

  finish(): readonly Line[] {
    this.#placeWord();
    this.#endLine(true);
    return this.#lines;
  }

  #indent(): number {
    return this.#lines.length === 0 ? this.#options.firstIndent : this.#options.indent;
  }

  #room(): number {
    return Math.max(1, this.#options.width - this.#indent());
  }

  #placeWord(): void {
    const parts = this.#word;
    this.#word = [];
    const width = parts.reduce((sum, part) => sum + part.width, 0);
    if (this.#x + width > this.#room() && this.#filled > 0) this.#endLine(false);
    for (const part of parts) this.#place(part);
    if (parts.length > 0) this.#filled = this.#x;
  }

  /** Cuts a word that is wider than a whole line. */
  #place({ text, look, width }: Part): void {
    if (this.#x + width <= this.#room()) {
      this.#add(text, look, width);
      return;
    }
    let from = 0;
    for (let to = 1; to <= text.length; to++) {
      const fits = this.#x + this.#options.measure(text.slice(from, to), look) <= this.#room();
      // On a line of its own even a character that does not fit has its place.
      if (fits || (to === from + 1 && this.#x === 0)) continue;
      const head = text.slice(from, to - 1);
      if (head) this.#add(head, look, this.#options.measure(head, look));
      this.#filled = Math.min(this.#x, this.#room());
      this.#endLine(false);
      from = to - 1;
    }
    const rest = text.slice(from);
    this.#add(rest, look, this.#options.measure(rest, look));
  }

  #add(text: string, look: TextLook, width: number): void {
    const last = this.#runs.at(-1);
    const sticks = last && last.look === look && Math.abs(last.x + last.width - this.#x) < 0.01;
    if (sticks)
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text, width: last.width + width };
    else this.#runs.push({ text, look, x: this.#x, width });
    this.#x += width;
  }

  #endLine(last: boolean): void {
    const spaces = this.#runs.reduce((sum, { text }) => sum + text.split(' ').length - 1, 0);
    const trailing = /\s*$/.exec(this.#runs.at(-1)?.text ?? '')![0].length;
    const free = this.#room() - this.#filled;
    const stretched = this.#options.justified && !last && spaces > trailing && free > 0;
    const sizes = this.#runs.map(({ look }) => look.size);
    this.#lines.push({
      runs: this.#runs,
      images: this.#images,
      width: this.#filled,
      indent: this.#indent(),
      textSize: sizes.length > 0 ? Math.max(...sizes) : this.#images.length > 0 ? 0 : this.#options.emptySize,
      imageHeight: Math.max(0, ...this.#images.map(({ height }) => height)),
      last,
      stretch: stretched ? free / (spaces - trailing) : 0,
    });
    this.#runs = [];
    this.#images = [];
    this.#x = 0;
    this.#filled = 0;
  }
}
