/** The list of what a field mapping may name says what there is. */
import { readFileSync } from 'node:fs';
import { MAPPINGS_DOC, mappingsDoc } from '../../scripts/mappings-doc.ts';
import { FIGURE_IDS } from '../../src/register/domain/monitoring/figures.ts';
import { MAPPABLE } from '../../src/register/domain/reports/mapping.ts';

test('it is up to date, and names each field and figure', () => {
  const text = readFileSync(MAPPINGS_DOC, 'utf8');
  expect(text).toBe(mappingsDoc());
  for (const name of [...MAPPABLE.rvo, ...MAPPABLE.sisa, ...FIGURE_IDS])
    expect(text).toContain(`| \`${name}\` |`);
});
