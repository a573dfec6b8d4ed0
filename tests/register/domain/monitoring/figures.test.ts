/** The figures against the same figures by SQL, over an export of registers of three sizes. */
import { FIGURE_IDS, type Figures, figuresOf } from '../../../../src/register/domain/monitoring/figures.ts';
import { programmeFacts } from '../../../../src/register/domain/monitoring/programme-facts.ts';
import { clustersIn } from '../../../../src/register/domain/monitoring/scope.ts';
import {
  calendarYear,
  grantYear,
  halfYear,
  type Span,
} from '../../../../src/register/domain/monitoring/span.ts';
import { viewOf } from '../rules/support.ts';
import { openDuck } from './duck.ts';
import { generated } from './generated.ts';

const SPANS: readonly (readonly [string, Span])[] = [
  ['a half-year', halfYear(2025, 2)],
  ['a calendar year', calendarYear(2025)],
  ['a grant year', grantYear(2025)],
  ['the term', { from: '2024-05-01', until: '2027-05-01' }],
  ['a day before anything', { from: '2024-01-01', until: '2024-01-01' }],
];

describe.each([
  [12, 1, SPANS],
  [60, 2, SPANS.slice(0, 3)],
  [350, 3, SPANS.slice(2, 4)],
] as const)('of %i clusters', (size, seed, spans) => {
  const register = generated(size, seed);
  const view = viewOf(register);
  const opened = openDuck(register);
  afterAll(async () => (await opened).close());

  test.each(spans)('the figures over %s are what SQL gives', async (_name, span) => {
    const duck = await opened;
    const keys = Object.keys(register.cluster!);
    const town = Object.keys(register.municipality!)[1]!;
    for (const scope of [null, [keys[3]!], [...clustersIn(view, town)], keys.slice(0, 10), []]) {
      const ours = figuresOf(view, span, scope && new Set(scope));
      const theirs = await duck.figures(span, scope);
      expect(Object.keys(theirs).sort()).toEqual([...FIGURE_IDS].sort());
      if (scope === null && size > 12) expect(filled(ours)).toBeGreaterThan(FIGURE_IDS.length / 2);
      const differing = FIGURE_IDS.filter((id) => !same(ours[id], theirs[id]!));
      expect(differing.map((id) => [scope?.length ?? 'whole', id, ours[id], theirs[id]])).toEqual([]);
    }
  });
});

test.each([1, 2, 3])('what was spent by year and leg adds up to the total, seed %i', (seed) => {
  const view = viewOf(generated(40, seed));
  const facts = programmeFacts(view, { from: '2024-05-01', until: '2027-05-01' });
  const last = new Map(facts.spending.map(({ leg, cumulative }) => [leg, cumulative]));
  const total = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);
  expect([...last.keys()]).toEqual(['bt', 'mkb', null]);
  expect(total(facts.spending.map(({ charged }) => charged))).toBeCloseTo(
    facts.figures['I13.cumulatief']!,
    2,
  );
  expect(total([...last.values()])).toBeCloseTo(facts.figures['I13.cumulatief']!, 2);
  expect(last.get(null)).toBe(facts.figures['I13.onbekend.cumulatief']);
  expect(facts.costsWithoutEvidence).toHaveLength(facts.figures['I13.zonder_bewijs']!);
});

/** How many figures tell something, so that the comparison is about something. */
function filled(figures: Figures): number {
  return FIGURE_IDS.filter((id) => figures[id] !== null && figures[id] !== 0).length;
}

/** Ours are rounded to four decimals, amounts to cents. */
function same(ours: number | null, theirs: number | null): boolean {
  if (ours === null || theirs === null) return ours === theirs;
  return Math.abs(ours - theirs) < 0.00006;
}
