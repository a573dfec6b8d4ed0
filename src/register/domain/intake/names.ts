/** Takes a terrain's name apart for matching: what it is called, which phase, which side, which town. */

import { fold, tidy } from '../text/normalise.ts';
import { distance } from './similarity.ts';

/** A name in parts that are compared each in their own way. */
export interface NameParts {
  /** The words that make the name, folded: `MARSLANDEN`. At least one, unless the text has no word at all. */
  readonly words: readonly string[];
  /** Numbers of phases, in order: `I t/m V` gives 1 to 5. */
  readonly phases: readonly number[];
  /** What tells parts of one park apart beside a phase: `NOORD`, `ZUIDOOST`, `B`, `UITBREIDING`. */
  readonly sides: readonly string[];
  /** Towns and municipalities that the name mentions beside itself. */
  readonly places: readonly string[];
}

/** Articles, and words that say no more than that it is a business park. */
const EMPTY = new Set(
  (
    'DE DEN HET T EEN VAN TE IN BIJ OP AAN GEMEENTE GEM ' +
    'BT BTR BTN BEDRIJVENTERREIN BEDRIJVENTERREINEN BEDRIJFSTERREIN BEDRIJVENTERR BEDRIJFSTERR BEDRTERREIN ' +
    'BEDRTERR BEDRIJVEN BEDR TERREIN TERR INDUSTRIETERREIN INDUSTRIETERR INDUSTRIE INDUSTR IND INDTERREIN ' +
    'BEDRIJVENPARK BEDRIJFSPARK BEDRIJVENPRK BP BPARK PARK WERKLOCATIE'
  ).split(' '),
);

/** Long enough to be recognised with two letters wrong. */
const LONG = ['BEDRIJVENTERREIN', 'INDUSTRIETERREIN', 'BEDRIJVENPARK', 'UITBREIDING'];

/** Announce a phase and say nothing themselves. */
const CONNECTORS = new Set(
  'FASE FASES FASEN FAS FS DEEL DEELGEBIED GEDEELTE PLANDEEL EN NR NUMMER'.split(' '),
);

const WORDED: Readonly<Record<string, number>> = {
  EERSTE: 1,
  TWEEDE: 2,
  DERDE: 3,
  VIERDE: 4,
  VIJFDE: 5,
  ZESDE: 6,
  ZEVENDE: 7,
};

const SIDES: Readonly<Record<string, string>> = {
  NOORD: 'NOORD',
  NRD: 'NOORD',
  N: 'NOORD',
  ZUID: 'ZUID',
  ZD: 'ZUID',
  Z: 'ZUID',
  OOST: 'OOST',
  O: 'OOST',
  WEST: 'WEST',
  W: 'WEST',
  MIDDEN: 'MIDDEN',
  NOORDOOST: 'NOORDOOST',
  NOORDWEST: 'NOORDWEST',
  ZUIDOOST: 'ZUIDOOST',
  ZUIDWEST: 'ZUIDWEST',
  UITBREIDING: 'UITBREIDING',
  UITBR: 'UITBREIDING',
};

const ROMAN = /^(X{0,3})(IX|IV|V?I{0,3})$/;
const DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/**
 * Takes a name apart. `places` are folded names of towns and municipalities, which people write behind the name;
 * one stays part of the name when nothing else is left of it.
 */
export function nameParts(name: string, places: ReadonlySet<string>): NameParts {
  const all = tokens(name);
  const phases: number[] = [];
  const sides: string[] = [];
  const named: string[] = [];
  const generic: string[] = [];
  const kept: string[] = [];
  let range = false;
  for (const [index, token] of withoutTowns(all, places, named).entries()) {
    const number = phaseNumber(token);
    const side = sideOf(token, index);
    if (token === 'TM') range = phases.length > 0;
    else if (number !== null) {
      for (let n = (range ? phases[phases.length - 1]! : number - 1) + 1; n <= number; n++) phases.push(n);
      range = false;
    } else if (side !== undefined) sides.push(side);
    else if (EMPTY.has(token)) generic.push(token);
    else if (!CONNECTORS.has(token)) kept.push(token);
  }
  if (kept.length) return { words: kept, phases: sorted(phases), sides, places: named };
  // Of `Industrie Oost` or `Bedrijventerrein Hasselt` the general words are all the name there is.
  if (named.length) return { words: named, phases: sorted(phases), sides, places: [] };
  if (sides.length || generic.length)
    return {
      words: [...sides, ...(sides.length ? [] : generic)],
      phases: sorted(phases),
      sides: [],
      places: [],
    };
  return { words: all, phases: [], sides: [], places: [] };
}

/** The name once as a whole, and once for what stands before and in parentheses. */
export function spellings(name: string): readonly string[] {
  const aside = /^(.*?)\s*\(([^()]+)\)\s*(.*)$/.exec(name);
  if (!aside) return [name];
  const bare = tidy(`${aside[1]} ${aside[3]}`);
  return [name, ...[bare, aside[2]!].filter((part) => fold(part).length > 2)];
}

function tokens(name: string): readonly string[] {
  const apart = tidy(name)
    .replace(/\bt\s*\/\s*m\b|\btot en met\b/giu, ' TM ')
    .replace(/(^|[\s(])['\u2018\u2019\u0060\u00b4]?t['\u2018\u2019\u0060\u00b4](?=\p{L})/giu, '$1t ')
    .replace(/(^|[\s(])['\u2018\u2019\u0060\u00b4]t(?=\p{L})/giu, '$1t ')
    // An abbreviation with points is one word.
    .replace(/\b(\p{L})\.(\p{L})\.(?=\s|$)/gu, '$1$2');
  const folded = fold(apart);
  if (!folded) return [];
  // `ZUID OOST` is one side, `A 1` is a road, and `2 A` is a phase and a part of it.
  const joined = folded
    .replace(/\b(NOORD|ZUID) (OOST|WEST)\b/g, '$1$2')
    .replace(/\b([A-Z]) (?=\d)/g, keptApart);
  return joined.split(' ').flatMap(unglued).map(mended);
}

function mended(token: string): string {
  if (token.length < 9 || EMPTY.has(token)) return token;
  return LONG.find((word) => distance(word, token) <= 2) ?? token;
}

/** An article or a side is no letter of a road. */
function keptApart(whole: string, letter: string): string {
  return letter === 'T' || letter in SIDES || ROMAN.test(letter) ? whole : letter;
}

/** Short forms and single letters only count behind a name. */
function sideOf(token: string, index: number): string | undefined {
  if (index === 0 && token.length < 3) return undefined;
  const letter = /^[A-Z]$/.test(token) && token !== 'T' && !ROMAN.test(token) ? token : undefined;
  return SIDES[token] ?? letter;
}

/** `HESSENPOORT3` and `LOCHTERIII` as two words; `A1` is a name. */
function unglued(token: string): readonly string[] {
  const glued = /^([A-Z]{4,}?)(\d{1,2}|VI{1,3}|I{2,3})$/.exec(token);
  return glued ? [glued[1]!, glued[2]!] : [token];
}

function withoutTowns(
  all: readonly string[],
  places: ReadonlySet<string>,
  named: string[],
): readonly string[] {
  const rest: string[] = [];
  for (let at = 0; at < all.length; at++) {
    const width = [3, 2, 1].find(
      (count) => at + count <= all.length && places.has(all.slice(at, at + count).join(' ')),
    );
    if (width === undefined) rest.push(all[at]!);
    else {
      named.push(all.slice(at, at + width).join(' '));
      at += width - 1;
    }
  }
  return rest;
}

function phaseNumber(token: string): number | null {
  const figure = /^(\d{1,2})(?:E|DE|STE)?$/.exec(token);
  if (figure) return Number(figure[1]);
  if (token in WORDED) return WORDED[token]!;
  if (!token || !ROMAN.test(token)) return null;
  const values = [...token].map((letter) => DIGITS[letter]!);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
