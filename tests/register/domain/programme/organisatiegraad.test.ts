/** The level of organisatiegraad and the legal test, over all answers that are possible. */
import fc from 'fast-check';
import {
  isOrganised,
  type OrgFacts,
  orgLevel,
} from '../../../../src/register/domain/programme/organisatiegraad.ts';

const FACTS = ['contact', 'group', 'entity', 'funding', 'manager', 'plan', 'contract'] as const;
const LEGS = ['leg_maintenance', 'leg_management', 'leg_sustainability'] as const;
const FIELDS = [...FACTS.map((name) => `fact_${name}` as const), ...LEGS];

/** Yes to the facts with these numbers (F1 to F7), no to the others. */
function yesTo(...numbers: readonly number[]): OrgFacts {
  const answers = FACTS.map((name, i) => [`fact_${name}`, numbers.includes(i + 1) ? 'ja' : 'nee']);
  return Object.fromEntries([...answers, ...LEGS.map((leg) => [leg, 'nee'])]) as unknown as OrgFacts;
}

const answer = fc.constantFrom('ja', 'nee', 'onbekend', null);
const facts = fc.record(Object.fromEntries(FIELDS.map((field) => [field, answer]))) as fc.Arbitrary<OrgFacts>;

test.each<[number[], number]>([
  [[], 0],
  [[1], 0],
  [[1, 3, 4, 5, 6, 7], 0],
  [[2], 1],
  [[2, 4, 5, 6, 7], 1],
  [[2, 3], 2],
  [[2, 3, 6, 7], 2],
  [[2, 3, 4], 3],
  [[2, 3, 5], 3],
  [[2, 3, 4, 5], 3],
  [[2, 3, 4, 6, 7], 3],
  [[2, 3, 4, 5, 6], 4],
  [[2, 3, 4, 5, 7], 4],
  [[1, 2, 3, 4, 5, 6, 7], 4],
])('yes to %j is level %i', (numbers, level) => {
  expect(orgLevel(yesTo(...numbers))).toBe(level);
});

test('a blank and onbekend count as no', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const plain = Object.fromEntries(
        Object.entries(given).map(([field, value]) => [field, value === 'ja' ? 'ja' : 'nee']),
      ) as unknown as OrgFacts;
      expect(orgLevel(given)).toBe(orgLevel(plain));
      expect(isOrganised(given)).toBe(isOrganised(plain));
    }),
  );
});

test('one more yes never lowers the level or takes the test away', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(...FIELDS), (given, field) => {
      const more = { ...given, [field]: 'ja' };
      expect(orgLevel(more)).toBeGreaterThanOrEqual(orgLevel(given));
      expect(Number(isOrganised(more))).toBeGreaterThanOrEqual(Number(isOrganised(given)));
    }),
  );
});

test('organised asks for the three legs, a legal entity and structural funding, and for nothing else', () => {
  const needed = ['fact_entity', 'fact_funding', ...LEGS];
  const enough = { ...yesTo(3, 4), leg_maintenance: 'ja', leg_management: 'ja', leg_sustainability: 'ja' };
  expect(isOrganised(enough as OrgFacts)).toBe(true);
  for (const field of needed) expect(isOrganised({ ...enough, [field]: 'onbekend' } as OrgFacts)).toBe(false);
});
