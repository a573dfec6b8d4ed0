/** Terrains are found by key and by name, however it is written, and what is not certain is only proposed. */
import fc from 'fast-check';
import { measureMatching } from '../../../../scripts/bench/matching.ts';
import { MISSPELLINGS } from '../../../../scripts/bench/misspellings.ts';
import { type Candidate, DECIDES, matcher } from '../../../../src/register/domain/intake/match.ts';
import { nameParts } from '../../../../src/register/domain/intake/names.ts';
import { alike, distance } from '../../../../src/register/domain/intake/similarity.ts';

const terrain = (key: string, municipality: string, ...names: string[]): Candidate => ({
  key,
  names,
  municipalities: [municipality],
});

const KNOWN = [
  terrain('OV-0001', 'GM0177', 'De Zegge I t/m V', 'DE ZEGGE I T/M V'),
  terrain('OV-0002', 'GM0177', 'De Zegge VI'),
  terrain('OV-0003', 'GM0163', "'t Lochter I", 'T LOCHTER I'),
  terrain('OV-0004', 'GM0193', 'Hessenpoort'),
  terrain('OV-0005', 'GM0193', 'De Marslanden', 'Marsepark'),
  terrain('OV-0006', 'GM0180', 'De Esch I'),
];
const { match } = matcher(KNOWN, ['Zwolle', 'Raalte', 'Hof van Twente']);
const decided = (typed: string, municipality: string | null) =>
  match(typed, municipality).decided?.key ?? null;

describe('the labelled list', () => {
  const figures = measureMatching();

  test('holds at least a hundred misspellings of real names, and names that mean nothing here', () => {
    expect(MISSPELLINGS.length).toBe(figures.meant + figures.strange);
    expect(figures.meant).toBeGreaterThanOrEqual(150);
    expect(figures.strange).toBeGreaterThanOrEqual(40);
  });

  test('nearly all are found, none is taken for another, and what means nothing matches nothing', () => {
    expect(figures.wrong).toEqual([]);
    expect(figures.falseMatches).toEqual([]);
    expect(figures.missed).toEqual([]);
    expect(figures.decided / figures.meant).toBeGreaterThan(0.93);
  });
});

describe('certainty', () => {
  test('a key decides, in whatever form a list offers it', () => {
    expect(decided('OV-0002', 'GM0193')).toBe('OV-0002');
    expect(decided('OV-0002 · Iets anders', null)).toBe('OV-0002');
    expect(decided('OV-9999 · Hessenpoort', 'GM0193')).toBe('OV-0004');
  });

  test('the same name in another municipality is proposed, with a lower score', () => {
    expect(decided('Hessenpoort', 'GM0193')).toBe('OV-0004');
    const elsewhere = match('Hessenpoort', 'GM0177');
    expect(elsewhere.decided).toBeNull();
    expect(elsewhere.candidates[0]).toMatchObject({ key: 'OV-0004' });
    expect(elsewhere.candidates[0]!.score).toBeLessThan(DECIDES);
  });

  test('one name that fits two phases is left to a person', () => {
    const { decided: chosen, candidates } = match('De Zegge', 'GM0177');
    expect(chosen).toBeNull();
    expect(candidates.map(({ key }) => key).sort()).toEqual(['OV-0001', 'OV-0002']);
  });

  test('an alias counts as a name, and a phase within a range is that range', () => {
    expect(decided('marsepark', 'GM0193')).toBe('OV-0005');
    expect(decided('Zegge 4', 'GM0177')).toBe('OV-0001');
    expect(decided('Zegge 6', 'GM0177')).toBe('OV-0002');
    expect(decided('Zegge 8', 'GM0177')).toBeNull();
  });

  test.each(['', '   ', '???', '🏭🏭', "'t", '-', '='])('%j is no name', (typed) => {
    expect(match(typed, 'GM0193')).toEqual({ decided: null, candidates: [] });
  });
});

describe('the parts of a name', () => {
  const parts = (name: string) => nameParts(name, new Set(['ZWOLLE', 'HOF VAN TWENTE']));

  test.each([
    ["'t Lochter Oost II", ['LOCHTER'], [2], ['OOST']],
    ['T LOCHTER 2e fase', ['LOCHTER'], [2], []],
    ['bedrijventerrein De Zegge I t/m V', ['ZEGGE'], [1, 2, 3, 4, 5], []],
    ['Bedrijvenpark A 1', ['A1'], [], []],
    ['Zuid-Oost Hessenpoort III, Zwolle', ['HESSENPOORT'], [3], ['ZUIDOOST']],
    ['Industrie Oost', ['OOST'], [], []],
    ['bedrijventerrein Hof van Twente', ['HOF VAN TWENTE'], [], []],
    ['Bedrijventerrein', ['BEDRIJVENTERREIN'], [], []],
  ])('%s', (name, words, phases, sides) => {
    expect(parts(name)).toMatchObject({ words, phases, sides });
  });
});

describe('likeness', () => {
  test('letters inserted, removed, replaced and swapped each count once', () => {
    expect(distance('HESSENPOORT', 'HESENPOORT')).toBe(1);
    expect(distance('HESSENPOORT', 'HESSENPOOTR')).toBe(1);
    expect(distance('', 'ABC')).toBe(3);
  });

  test('it is symmetric, between 0 and 1, and 1 for the same text alone', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ABCDE'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a));
        expect(alike(a, b)).toBeGreaterThanOrEqual(0);
        expect(alike(a, b) === 1).toBe(a === b);
      }),
    );
  });

  test('any text at all gives an answer, and scores stand in order between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const scores = match(typed, 'GM0193').candidates.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        for (const score of scores) expect(score > 0 && score <= 1).toBe(true);
      }),
    );
  });

  test('a name that stands in the register finds itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN), fc.boolean(), ({ key, names, municipalities }, upper) => {
        expect(decided(upper ? names[0]!.toUpperCase() : names[0]!, municipalities[0]!)).toBe(key);
      }),
    );
  });
});
