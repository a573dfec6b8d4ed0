/** Figures as documents write them. */
import { changeText, figureText } from '../../../../src/register/domain/reports/parts/figures.ts';

test('a change is that of the two figures as they are shown', () => {
  expect([figureText('I3.gemiddeld', 0.125), figureText('I3.gemiddeld', 0.0714)]).toEqual(['0,13', '0,07']);
  expect(changeText('I3.gemiddeld', 0.125, 0.0714)).toBe('+0,06');
  expect(changeText('I5.w1_w2', 0.8, 1)).toBe('−20 %-punt');
  expect(changeText('I13', 1000.4, 999.6)).toBe('€\u00a00');
  expect(changeText('I1', 3, 2)).toBe('+1');
  expect(changeText('I1', 3, null)).toBe('–');
});
