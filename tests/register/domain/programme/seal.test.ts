/** The seal of frozen figures: the same as other programs calculate, and blind to the order of names. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sealOf, sha256 } from '../../../../src/register/domain/programme/seal.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ maxLength: 200 }),
  fc.integer({ min: 0, max: 130 }).map((length) => 'x'.repeat(length)),
);

test('SHA-256 is what node:crypto makes of the same text', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  fc.assert(
    fc.property(text, (given) => {
      expect(sha256(given)).toBe(createHash('sha256').update(given, 'utf8').digest('hex'));
    }),
    { numRuns: 300 },
  );
});

test('half a surrogate pair counts as the replacement sign, as elsewhere', () => {
  expect(sha256('a\ud83db')).toBe(createHash('sha256').update('a\ufffdb', 'utf8').digest('hex'));
});

const row = { period_id: '2026-H1', cluster_id: 'CL-0001', version: 1 };

test('the order of names does not matter, everything else does', () => {
  const seal = sealOf({ ...row, values: { a: 1, b: { c: [1, 2], d: null } } });
  expect(sealOf({ ...row, values: { b: { d: null, c: [1, 2] }, a: 1 } })).toBe(seal);
  const others = [
    { ...row, values: { a: 1, b: { c: [2, 1], d: null } } },
    { ...row, values: { a: '1', b: { c: [1, 2], d: null } } },
    { ...row, version: 2, values: { a: 1, b: { c: [1, 2], d: null } } },
    { ...row, cluster_id: null, values: { a: 1, b: { c: [1, 2], d: null } } },
  ];
  expect(new Set([seal, ...others.map(sealOf)]).size).toBe(5);
});

test('a seal survives being written in a cell and read again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
      const read = JSON.parse(JSON.stringify(values)) as Record<string, unknown>;
      expect(sealOf({ ...row, values: read })).toBe(sealOf({ ...row, values }));
    }),
  );
});
