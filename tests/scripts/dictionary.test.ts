/** The data dictionary in docs/ says what the declarations say. */
import { readFileSync } from 'node:fs';
import { DICTIONARY, dictionary } from '../../scripts/dictionary.ts';
import { TABLES } from '../../src/register/domain/schema/tables/index.ts';

test('the dictionary in docs is up to date', () => {
  expect(readFileSync(DICTIONARY, 'utf8')).toBe(dictionary());
});

test('every column is in it, and every link in it leads to a heading', () => {
  const text = dictionary();
  for (const table of TABLES)
    for (const column of Object.values(table.columns))
      if (!column.label.match(/^(Keuze|Let op|Aangemaakt|Gewijzigd|Versie|Laatst bekend)/))
        expect(text).toContain(column.help);
  const headings = new Set(
    [...text.matchAll(/^## (.*)$/gm)].map((found) => found[1]!.toLowerCase().replace(/ /g, '-')),
  );
  for (const [, link] of text.matchAll(/\]\(#([^)]*)\)/g)) expect(headings).toContain(link);
});
