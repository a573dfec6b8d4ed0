/** Strips: the pieces of which pages are built up from top to bottom. */

/** Something that is drawn in one piece: a line of text, a rule, a row of a table. */
export interface Strip {
  readonly height: number;
  /** Room above it that is left out at the top of a page. */
  readonly above: number;
  /** Stays on one page with the strip after it. */
  readonly keep: boolean;
  /** Begins on a new page. */
  readonly breakBefore: boolean;
  /** Strips to repeat at the top of each page that it goes on to. */
  readonly repeat: readonly Strip[];
  draw(x: number, y: number, decoration: boolean): void;
}

/** A strip that is nothing special but for what is given. */
export function strip(own: Partial<Strip> & { readonly height: number }, draw: Strip['draw']): Strip {
  return { above: 0, keep: false, breakBefore: false, repeat: [], ...own, draw };
}
