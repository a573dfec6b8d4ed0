/** From a source's spelling to a name as people write it: proper Dutch case, the lost apostrophe back. */

import { tidy } from '../text/normalise.ts';

const ROMAN = /^(?=[IVXL])(X{0,3}|XL|L)(IX|IV|V?I{0,3})$/;

/** Never at the start of a sentence, always small: they join names or say what part it is. */
const SMALL = new Set(
  (
    'aan achter bij en in langs naast nabij of om onder op over te ten ter tot tussen uit van voor via ' +
    'der fase fasen deel deelgebied gedeelte incl inclusief excl exclusief uitbreiding uitbr afronding gebied ' +
    'terrein terreinen t/m e.o eo'
  ).split(' '),
);

/** An article is small after a preposition (`aan de Stegge`), and part of the name elsewhere (`De Marslanden`). */
const ARTICLES = new Set(['de', 'den', 'het']);
const PREPOSITIONS = new Set(
  'aan achter bij in langs naast nabij om onder op over te tot tussen uit van voor via'.split(' '),
);

/** Abbreviations that have a vowel; those without one are recognised by that. */
const ABBREVIATIONS = new Set('BRU IBF MBI OAD OMZ RAI UT'.split(' '));
/** Words without a vowel that are no abbreviation. */
const SPOKEN = new Set('DR IR MR PR ST STR'.split(' '));

/** What follows a hyphen and is no name. */
const AFTER_HYPHEN = new Set('terrein uitbreiding fase gebied locatie park'.split(' '));

/**
 * The name to work with, from the name in the source: white space tidied, upper case turned into proper Dutch
 * case, roman numerals and abbreviations left alone, a lost apostrophe put back ("T FEBRIEK" gives "'t Febriek").
 * A name that is not all in upper case keeps its own case. The same input always gives the same name.
 */
export function properName(source: string): string {
  const spaced = spacedOut(tidy(source).replace(/[\u2018\u2019\u0060\u00b4]/g, "'"));
  const words = spaced.split(' ');
  return words.map((word, i) => properWord(word, words[i - 1], words[i + 1])).join(' ');
}

/** White space around marks as people write it; again until nothing changes, since one mark can move the next. */
function spacedOut(name: string, passes = 5): string {
  const spaced = name
    .replace(/\s*([/&+])\s*/g, (whole, mark: string) => (/\s/.test(whole) ? ` ${mark} ` : mark))
    .replace(/\( +| +\)/g, (paren) => paren.trim())
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(/(\S)(?: -|- )(?=\S)/g, '$1-');
  return spaced === name || passes === 1 ? spaced : spacedOut(spaced, passes - 1);
}

function properWord(word: string, before: string | undefined, after: string | undefined): string {
  if (/^'?T$/i.test(word) && (after !== undefined || word.startsWith("'"))) return "'t";
  const joined = /^(?:'T|T')(\p{L}.*)$/u.exec(word);
  if (joined) return `'t ${properWord(joined[1]!, "'t", after)}`;
  if (/\p{Ll}/u.test(word)) return word;
  const starts = before === undefined || before === '/' || before === '&';
  const pieces = word.split(/([-/+(),])/);
  let first = starts;
  let mark = '';
  const cased = pieces.map((piece) => {
    if (/^[-/+(),]?$/.test(piece)) {
      mark = piece || mark;
      return piece;
    }
    const result = properPiece(piece, { first, mark, before: before?.toLowerCase() });
    first = false;
    return result;
  });
  return cased.join('').replace(/\bT\/M\b/i, 't/m');
}

function properPiece(
  piece: string,
  place: { first: boolean; mark: string; before: string | undefined },
): string {
  const letters = piece.replace(/[^\p{L}]/gu, '');
  const lower = piece.toLowerCase();
  if (ROMAN.test(piece) || letters.length <= 1) return /^\d+E$/.test(piece) ? lower : piece;
  if (/^(\p{L}\.){2,}$/u.test(piece)) return piece;
  const word = lower.replace(/\.$/, '');
  if (!place.first) {
    if (place.mark === '-' && AFTER_HYPHEN.has(word)) return lower;
    if (SMALL.has(word) && place.mark !== '-') return lower;
    if (ARTICLES.has(word) && PREPOSITIONS.has(place.before ?? '')) return lower;
  }
  if (
    ABBREVIATIONS.has(letters) ||
    (!/[AEIOUY]/.test(letters) && !SPOKEN.has(letters) && letters.length <= 4)
  )
    return piece;
  return capital(lower);
}

/** First letter in upper case; Dutch writes IJ as one letter. */
function capital(lower: string): string {
  const at = lower.search(/\p{L}/u);
  const width = lower.startsWith('ij', at) ? 2 : 1;
  return lower.slice(0, at) + lower.slice(at, at + width).toUpperCase() + lower.slice(at + width);
}
