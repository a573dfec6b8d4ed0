/** Measures how often a misspelt name finds its terrain, on the labelled list and the terrains of the example. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Candidate, type Matcher, matcher } from '../../src/register/domain/intake/match.ts';
import { TOWNS } from '../../src/register/domain/intake/towns.ts';
import { MUNICIPALITIES } from '../../src/register/domain/schema/municipalities.ts';
import { MISSPELLINGS } from './misspellings.ts';

const EXAMPLE = fileURLToPath(new URL('../example/terreinen.csv', import.meta.url));

export interface MatchFigures {
  readonly terrains: number;
  /** Names of which a terrain of the example is meant, and what became of them. */
  readonly meant: number;
  readonly decided: number;
  /** Not decided, but the right one stands first among the proposals, or somewhere. */
  readonly first: number;
  readonly proposed: number;
  readonly missed: readonly string[];
  /** Decided for another than the one that is meant. */
  readonly wrong: readonly string[];
  /** Names that mean none of the terrains, and those that were matched all the same. */
  readonly strange: number;
  readonly falseMatches: readonly string[];
  readonly msPerName: number;
  /** Names with one or two letters wrong at random, which nobody thought up. */
  readonly random: {
    readonly names: number;
    readonly decided: number;
    readonly first: number;
    readonly wrong: number;
  };
  /** Terrains of which the name matched another one, once the terrain itself was taken out. */
  readonly absent: readonly string[];
}

export function measureMatching(): MatchFigures {
  const candidates = exampleTerrains();
  const codes = new Map(MUNICIPALITIES.map(({ code, name }) => [name, code]));
  const towns = [...MUNICIPALITIES.map(({ name }) => name), ...TOWNS];
  const { match } = matcher(candidates, towns);
  const count = { decided: 0, first: 0, proposed: 0 };
  const missed: string[] = [];
  const wrong: string[] = [];
  const falseMatches: string[] = [];
  const since = performance.now();
  for (const [municipality, typed, meant] of MISSPELLINGS) {
    const found = match(typed, codes.get(municipality)!);
    const place = found.candidates.findIndex(({ key }) => key === `${municipality}|${meant}`);
    const says = `${municipality}: ${typed}`;
    if (meant === null) {
      if (found.decided)
        falseMatches.push(`${says} → ${found.decided.key.split('|')[1]} (${found.decided.score})`);
    } else if (found.decided)
      if (found.decided.key === `${municipality}|${meant}`) count.decided++;
      else wrong.push(`${says} → ${found.decided.key.split('|')[1]}`);
    else if (place === 0) count.first++;
    else if (place > 0) count.proposed++;
    else missed.push(says);
  }
  return {
    terrains: candidates.length,
    meant: MISSPELLINGS.filter(([, , meant]) => meant !== null).length,
    ...count,
    missed,
    wrong,
    strange: MISSPELLINGS.filter(([, , meant]) => meant === null).length,
    falseMatches,
    msPerName: (performance.now() - since) / MISSPELLINGS.length,
    random: measureRandom(candidates, match),
    absent: matchedWhenAbsent(candidates, towns),
  };
}

const TIMES = 10;

function measureRandom(candidates: readonly Candidate[], match: Matcher['match']): MatchFigures['random'] {
  const next = numbers(20_261_123);
  const count = { names: 0, decided: 0, first: 0, wrong: 0 };
  for (const { key, names, municipalities } of candidates)
    for (let time = 0; time < TIMES; time++) {
      const found = match(mistyped(names[0]!, next), municipalities[0]!);
      count.names++;
      if (found.decided) count[found.decided.key === key ? 'decided' : 'wrong']++;
      else if (found.candidates[0]?.key === key) count.first++;
    }
  return count;
}

/** One letter wrong, or two in a name of more than twelve: left out, put in, replaced, or swapped with the next. */
function mistyped(name: string, next: () => number): string {
  let text = name;
  for (let times = name.length > 12 ? 2 : 1; times > 0; times--) {
    const at = Math.floor(next() * text.length);
    const letter = 'aeinrstdlo'[Math.floor(next() * 10)]!;
    const [before, here, after] = [text.slice(0, at), text[at]!, text.slice(at + 1)];
    const ways = [before + after, before + letter + here + after, before + letter + after];
    text = ways[Math.floor(next() * 4)] ?? before + after.slice(0, 1) + here + after.slice(1);
  }
  return text;
}

/** Numbers from 0 to 1 that are the same at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function matchedWhenAbsent(candidates: readonly Candidate[], towns: readonly string[]): readonly string[] {
  return candidates.flatMap((gone) => {
    const others = matcher(
      candidates.filter((one) => one !== gone),
      towns,
    );
    const { decided } = others.match(gone.names[0]!, gone.municipalities[0]!);
    return decided ? [`${gone.names[0]} → ${decided.key.split('|')[1]}`] : [];
  });
}

/** The terrains of the example, by municipality and name. */
export function exampleTerrains(): readonly Candidate[] {
  const lines = readFileSync(EXAMPLE, 'utf8').trim().split(/\r?\n/).slice(1);
  return lines.map((line) => {
    const [code = '', municipality = '', name = ''] = line.split(';');
    return { key: `${municipality}|${name}`, names: [name], municipalities: [code] };
  });
}
