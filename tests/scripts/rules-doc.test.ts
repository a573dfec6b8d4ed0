/** The list of rules in docs/ says what the rules say. */
import { readFileSync } from 'node:fs';
import { RULES_DOC, rulesDoc } from '../../scripts/rules-doc.ts';
import { SIGNALS } from '../../src/register/domain/programme/signals.ts';
import { STEP_RULES } from '../../src/register/domain/programme/steps.ts';
import { RULES } from '../../src/register/domain/rules/index.ts';

test('the list of rules in docs is up to date', () => {
  expect(readFileSync(RULES_DOC, 'utf8')).toBe(rulesDoc());
});

test('every rule is in it once, with what it finds and how to repair it', () => {
  const text = rulesDoc();
  for (const { id, what, repair } of [...RULES, ...STEP_RULES]) {
    expect(text.split(`| \`${id}\` |`)).toHaveLength(2);
    expect(text).toContain(what);
    expect(text).toContain(repair);
  }
});

test('every signal is in it once, with what it means and how to mend it', () => {
  const text = rulesDoc();
  for (const { id, what, tip } of SIGNALS) {
    expect(text.split(`| \`${id}\` |`)).toHaveLength(2);
    expect(text).toContain(what);
    expect(text).toContain(tip);
  }
});
