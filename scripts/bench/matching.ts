/** Measures how often a misspelt name finds its terrain, on the labelled list and the terrains of the example. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Candidate, matcher } from '../../src/register/domain/intake/match.ts';
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
}

export function measureMatching(): MatchFigures {
  const candidates = exampleTerrains();
  const codes = new Map(MUNICIPALITIES.map(({ code, name }) => [name, code]));
  const { match } = matcher(candidates, [...MUNICIPALITIES.map(({ name }) => name), ...TOWNS]);
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
  };
}

/** The terrains of the example, by municipality and name. */
export function exampleTerrains(): readonly Candidate[] {
  const lines = readFileSync(EXAMPLE, 'utf8').trim().split(/\r?\n/).slice(1);
  return lines.map((line) => {
    const [code = '', municipality = '', name = ''] = line.split(';');
    return { key: `${municipality}|${name}`, names: [name], municipalities: [code] };
  });
}
