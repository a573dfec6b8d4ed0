/** Finds which terrain or cluster people mean by a name that they typed, with a score and the runners-up. */

import { fold } from '../text/normalise.ts';
import { type NameParts, nameParts, spellings } from './names.ts';
import { alike, sound } from './similarity.ts';

/** What a name may mean. */
export interface Candidate {
  readonly key: string;
  /** Working name, name in the source, aliases. */
  readonly names: readonly string[];
  readonly municipalities: readonly string[];
}

export interface Scored {
  readonly key: string;
  /** From 0 to 1, to two decimals. */
  readonly score: number;
}

export interface Match {
  /** The one that is meant; null when it is not certain enough, so that a person must choose. */
  readonly decided: Scored | null;
  /** All that may be meant, the likeliest first; the decided one included. */
  readonly candidates: readonly Scored[];
}

/** Below this score a match is a proposal and decides nothing. */
export const DECIDES = 0.83;
/** A match decides only when the next is at least this much less likely. */
export const MARGIN = 0.06;
/** What is less likely than this is not even proposed. */
const PROPOSES = 0.5;
const SHOWN = 5;
/** Nobody's terrain has a longer name, and comparing takes time. */
const LONGEST = 200;

/** What looks like the key of a row, such as lists offer it before or behind the name. */
const KEY = /\b[A-Z]{2}-\d{4,}\b/g;

/** What a match in another municipality is worth: never enough to decide. */
const ELSEWHERE = 0.8;

export interface Matcher {
  /** `municipality` is the code of the sender's municipality, null when that is not known. */
  match(typed: string, municipality: string | null): Match;
}

const NOTHING: Match = { decided: null, candidates: [] };

/** A matcher over candidates; `towns` are names of towns and municipalities that people add to a name. */
export function matcher(candidates: readonly Candidate[], towns: readonly string[]): Matcher {
  const places = new Set(towns.map(fold).filter(Boolean));
  const keys = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  const known = candidates.map((candidate) => ({
    candidate,
    names: candidate.names.flatMap(spellings).map((name) => formsOf(name, places)),
  }));
  return {
    match(typed, municipality) {
      const chosen = typed
        .toUpperCase()
        .match(KEY)
        ?.find((key) => keys.has(key));
      if (chosen) return { decided: { key: chosen, score: 1 }, candidates: [{ key: chosen, score: 1 }] };
      // A key of a row that is gone since is no part of the name that stands beside it.
      const asked = formsOf(typed.replace(KEY, ' ').slice(0, LONGEST), places);
      if (!asked.parts.words.length) return NOTHING;
      const scored = known
        .map(({ candidate, names }) => ({
          key: candidate.key,
          score: rounded(
            Math.max(0, ...names.map((name) => score(asked, name))) * nearness(candidate, municipality),
          ),
        }))
        .filter((one) => one.score >= PROPOSES)
        .sort((a, b) => b.score - a.score)
        .slice(0, SHOWN);
      return { decided: decidedOf(scored), candidates: scored };
    },
  };
}

/** The first when it is likely enough and stands out. */
export function decidedOf(scored: readonly Scored[]): Scored | null {
  const [first, second] = scored;
  if (!first || first.score < DECIDES) return null;
  return second && first.score - second.score < MARGIN ? null : first;
}

function nearness(candidate: Candidate, municipality: string | null): number {
  return municipality === null || candidate.municipalities.includes(municipality) ? 1 : ELSEWHERE;
}

/** A name in the forms in which it is compared, made once. */
interface Forms {
  readonly folded: string;
  readonly parts: NameParts;
  readonly joined: string;
  readonly sounds: string;
  /** With sides and phases, for names that run into them: `Jufferbeeknoord`. */
  readonly whole: string;
}

function formsOf(name: string, places: ReadonlySet<string>): Forms {
  const parts = nameParts(name, places);
  const joined = parts.words.join('');
  return {
    folded: fold(name),
    parts,
    joined,
    sounds: sound(joined),
    whole: [...parts.words, ...parts.sides].join(''),
  };
}

function score(a: Forms, b: Forms): number {
  if (a.folded === b.folded) return 1;
  const phases = phaseFactor(a.parts.phases, b.parts.phases);
  const places = placeFactor(a.parts.places, b.parts.places);
  const apart = core(a, b) * sideFactor(a.parts.sides, b.parts.sides);
  return Math.max(apart, glued(a, b)) * phases * places;
}

/** Likeness of names of which one has its side written on to it: `Jufferbeeknoord`. */
function glued(a: Forms, b: Forms): number {
  const sides = [...a.parts.sides, ...b.parts.sides].join('');
  const both = a.parts.sides.length > 0 && b.parts.sides.length > 0;
  if (both || sides.length < 4) return 0;
  const found = likeness(a.whole, b.whole);
  return found >= 0.9 ? found : 0;
}

function core(a: Forms, b: Forms): number {
  const straight = Math.max(likeness(a.joined, b.joined), 0.98 * likeness(a.sounds, b.sounds));
  return Math.max(straight, wordwise(a.parts.words, b.parts.words));
}

/** Likeness that weighs a difference in a short name more: of three letters, one is the difference. */
function likeness(a: string, b: string): number {
  const found = alike(a, b);
  return found === 1 || Math.max(a.length, b.length) > 5 ? found : found * 0.9;
}

/** What a name and a longer or differently ordered one have in common; never enough to decide by missing words. */
function wordwise(a: readonly string[], b: readonly string[]): number {
  if (a.length === 1 && b.length === 1) return 0;
  const left = [...b];
  let matched = 0;
  let weight = 0;
  let missed = 0;
  for (const word of a) {
    const best = left
      .map((other, index) => ({
        index,
        found: likeness(word, other),
        size: (word.length + other.length) / 2,
      }))
      .sort((x, y) => y.found - x.found)[0];
    if (best && best.found >= 0.7) {
      matched += best.found * best.size;
      weight += best.size;
      left.splice(best.index, 1);
    } else missed += word.length;
  }
  missed += left.reduce((sum, word) => sum + word.length, 0);
  if (weight === 0) return 0;
  const share = matched / weight;
  return missed === 0 ? share * 0.99 : share * Math.max(0, 0.8 - (0.4 * missed) / (weight + missed));
}

function phaseFactor(asked: readonly number[], known: readonly number[]): number {
  if (asked.join() === known.join()) return 1;
  if (!asked.length) return known.join() === '1' ? 0.94 : 0.8;
  if (!known.length) return asked.join() === '1' ? 0.94 : 0.8;
  const shared = asked.filter((phase) => known.includes(phase)).length;
  if (shared === asked.length) return 0.97;
  return shared ? 0.88 : 0.62;
}

function sideFactor(asked: readonly string[], known: readonly string[]): number {
  if ([...asked].sort().join() === [...known].sort().join()) return 1;
  if (!asked.length) return 0.8;
  if (!known.length) return 0.78;
  return asked.some((side) => known.includes(side)) ? 0.8 : 0.6;
}

function placeFactor(asked: readonly string[], known: readonly string[]): number {
  if (!asked.length && !known.length) return 1;
  if (!asked.length || !known.length) return 0.99;
  return asked.some((place) => known.includes(place)) ? 1 : 0.7;
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}
