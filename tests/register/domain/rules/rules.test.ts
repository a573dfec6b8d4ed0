/** Every rule: one register that breaks it, found in the right cell, and one just within it, not found. */
import { checkRegister, FAMILIES, RULES } from '../../../../src/register/domain/rules/index.ts';
import { tableById } from '../../../../src/register/domain/schema/tables/index.ts';
import { CASES } from './cases.ts';
import { patched, TOLD, viewOf, WHOLE } from './support.ts';

test('the whole register that all cases start from has rows in each table and no findings', () => {
  for (const table of TOLD) expect([table.id, Object.keys(WHOLE[table.id] ?? {}).length]).not.toContain(0);
  expect(checkRegister(viewOf(WHOLE))).toEqual([]);
});

test('every rule has its case, and every case its rule', () => {
  expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { wrong, right, at, typed = null } = CASES[id]!;

  test('is found where it is broken, with words that say where and how to repair it', () => {
    const found = checkRegister(viewOf(patched(wrong))).filter((finding) => finding.rule === id);
    const [table, key, field] = at;
    expect(found.map((finding) => [finding.table, finding.key, finding.field])).toContainEqual([
      table,
      key,
      field,
    ]);
    for (const finding of found) {
      expect(finding.severity).toBe(rule.severity);
      expect(finding.message).toContain(key.split('#')[0]);
      expect(finding.message).toMatch(/^[A-ZÀ-Ý].*: .*\.$/);
      expect(finding.message).not.toMatch(/undefined|null|\[object|\{\}/);
      expect(finding.tip).toMatch(/^[A-Z].*\.$/);
    }
    expect(found.find((finding) => finding.field === field)!.typed).toBe(typed);
    if (field !== null) expect(tableById(table).fields).toContain(field);
  });

  test('is not found just within it', () => {
    const found = checkRegister(viewOf(patched(right))).filter((finding) => finding.rule === id);
    expect(found).toEqual([]);
  });
});

test('ids are unique and plain, and the words of each rule are sentences', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const { rules } of FAMILIES)
    for (const { id, what, repair } of rules) {
      expect(id).toMatch(/^[a-z][a-z0-9_]+$/);
      for (const text of [what, repair]) expect(text).toMatch(/^[A-Z].*\.$/);
    }
});

test('a rule reads no table but those that it names', () => {
  for (const { id, reads, check } of RULES) {
    if (!reads.length) continue;
    const { wrong, right } = CASES[id]!;
    for (const patch of [{}, wrong, right]) check(viewOf(patched(patch), { only: reads }), null);
  }
});

test('nothing about a person gets into a finding', () => {
  const secret = 'Geheim Persoon';
  const found = checkRegister(
    viewOf(
      patched({
        contact: {
          'CT-0001': { name: secret, email: 'geheim@example.nl', designation: secret },
          'CT-0002': {
            name: secret,
            email: 'geheim@example.nl',
            delete_after: '2020-01-01',
            phone: 'geheim',
          },
        },
        terrain: { 'OV-0001': { notes: 'Bel geheim@example.nl' } },
      }),
    ),
  );
  expect(found.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining([
      'contact_dubbel',
      'contact_te_lang_bewaard',
      'naam_in_aanduiding',
      'adres_in_tekst',
    ]),
  );
  expect(JSON.stringify(found).toLowerCase()).not.toContain('geheim');
});
