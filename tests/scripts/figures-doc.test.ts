/** The list of figures in docs/ says what the declarations say. */
import { readFileSync } from 'node:fs';
import { FIGURES_DOC, figuresDoc } from '../../scripts/figures-doc.ts';
import { FIGURE_IDS, FIGURES } from '../../src/register/domain/monitoring/figures.ts';

test('the list of figures in docs is up to date', () => {
  expect(readFileSync(FIGURES_DOC, 'utf8')).toBe(figuresDoc());
});

test('every figure is in it once, with the formula of its indicator', () => {
  const text = figuresDoc();
  for (const id of FIGURE_IDS) {
    expect(text.split(`| \`${id}\` |`)).toHaveLength(2);
    expect(text).toContain(FIGURES[id].formula);
  }
});
