/** The stem of a terrain's name: what is left without phase, direction, year and article. */

import { fold, tidy } from '../text/normalise.ts';

export interface Stem {
  /** Folded, for comparing: `LOCHTER`. */
  readonly key: string;
  /** As written, article included: `'t Lochter`. */
  readonly text: string;
  /** What was taken off, as written: `Oost`, `II`. */
  readonly parts: readonly string[];
  /** Nothing but directions were taken off, which may as well be two parks. */
  readonly onlyDirections: boolean;
}

interface Word {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const ARTICLES = new Set(['DE', 'DEN', 'HET', 'T']);
/** Stand before the name they extend: `Uitbreiding De Grift III`. */
const LEADING = new Set(['UITBREIDING', 'AFRONDING']);
/** From here on the name tells of a part. */
const CUTS = new Set(['GEDEELTE', 'DEEL', 'INCL', 'INCLUSIEF', 'EXCL', 'EXCLUSIEF', 'FASE', 'FASEN']);
/** Number the phases: figures, ordinals, years, roman numerals, one letter, and what joins them. */
const PHASE =
  /^(?:\d+[A-Z]?|\d+(?:E|STE|DE)|X{0,3}(?:IX|IV|V?I{1,3}|V|X)|[A-Z]|EN|TM|FASE|UITBREIDING|UITBR|AFRONDING)$/;
const DIRECTION = /^(?:(?:NOORD|ZUID)(?:OOST|WEST)?|OOST|WEST|MIDDEN)$/;
/** Names that mean no particular place; a direction is then the name itself: `Industrie Oost`. */
const GENERIC = new Set(
  'INDUSTRIE INDUSTRIETERREIN BEDRIJVENTERREIN BEDRIJVENPARK BEDRIJVEN BT DORP CENTRUM HAVEN'.split(' '),
);

/**
 * Takes from a name what tells phases and parts of one park apart: parentheses, `Uitbreiding`, `fase 2`, numerals,
 * years, single letters, directions and the leading article. At least one word stays.
 */
export function stemOf(name: string): Stem {
  const asides: string[] = [];
  const bare = tidy(name).replace(/\s*\(([^)]*)\)?/g, (_whole, aside: string) => {
    asides.push(tidy(aside));
    return ' ';
  });
  const all = wordsOf(bare);
  if (all.length === 0) return { key: fold(name), text: tidy(name), parts: [], onlyDirections: false };

  const cut = all.findIndex((word, i) => i > 0 && CUTS.has(word.folded));
  let words = cut > 0 ? all.slice(0, cut) : all;
  while (words.length > 1 && LEADING.has(words[0]!.folded)) words = words.slice(1);
  while (core(words).length > 1 && ends(words)) words = words.slice(0, -1);
  const taken = all.filter((word) => !words.includes(word));
  return {
    key: core(words)
      .map((word) => word.folded)
      .join(' '),
    text: bare.slice(words[0]!.start, words[words.length - 1]!.end),
    parts: [...taken.map((word) => word.text), ...asides],
    onlyDirections:
      taken.length > 0 && asides.length === 0 && taken.every((word) => DIRECTION.test(word.folded)),
  };
}

/** The words without the leading article, unless the article is all there is. */
function core(words: readonly Word[]): readonly Word[] {
  return words.length > 1 && ARTICLES.has(words[0]!.folded) ? words.slice(1) : words;
}

/** Whether the last word tells of a phase or a direction. */
function ends(words: readonly Word[]): boolean {
  const last = words[words.length - 1]!.folded;
  if (PHASE.test(last)) return true;
  return (
    DIRECTION.test(last) &&
    !core(words)
      .slice(0, -1)
      .every((word) => GENERIC.has(word.folded))
  );
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/t\/m|[\p{L}\p{N}\p{M}.'’]+/giu)) {
    const folded = fold(match[0].replace('/', ''));
    if (folded)
      words.push({ text: match[0], folded, start: match.index, end: match.index + match[0].length });
  }
  return words;
}
