/** The order of texts against the collator that it spares the work. */
import fc from 'fast-check';
import { compareText } from '../../../src/workspace/formulas/coerce.ts';

const collator = new Intl.Collator('en', { sensitivity: 'accent', caseFirst: 'false' });
const sign = fc.constantFrom(...'abzABZ019 -_.,;:\'"éÉßæø', '\u0301', '\u00ad', '\u200b', 'ﬁ', '😀');
// Texts that begin alike, because the sign that decides then lies further on.
const pair = fc
  .tuple(
    fc.string({ unit: sign, maxLength: 4 }),
    fc.string({ unit: sign, maxLength: 4 }),
    fc.string({ unit: sign, maxLength: 4 }),
  )
  .map(([start, a, b]) => [start + a, start + b] as const);

test('texts are ordered as the collator does, which ignores capitals', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect([a, b, Math.sign(compareText(a, b))]).toEqual([a, b, Math.sign(collator.compare(a, b))]);
    }),
    { numRuns: 5000 },
  );
});
