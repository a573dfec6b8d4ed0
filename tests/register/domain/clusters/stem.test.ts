/** Phases, directions, years and articles come off a name; the park's own name stays. */
import fc from 'fast-check';
import { stemOf } from '../../../../src/register/domain/clusters/stem.ts';

test.each([
  ["'t Lochter I", 'LOCHTER', "'t Lochter", ['I']],
  ["'t Lochter Oost II", 'LOCHTER', "'t Lochter", ['Oost', 'II']],
  ['De Zegge I t/m V', 'ZEGGE', 'De Zegge', ['I', 't/m', 'V']],
  ['Uitbreiding De Grift III', 'GRIFT', 'De Grift', ['Uitbreiding', 'III']],
  ['De Grift II (2004)', 'GRIFT', 'De Grift', ['II', '2004']],
  ['Garstelanden Oost 2e fase', 'GARSTELANDEN', 'Garstelanden', ['Oost', '2e', 'fase']],
  [
    "Uitbreiding 't Febriek, gedeelte Stappenbelt",
    'FEBRIEK',
    "'t Febriek",
    ['Uitbreiding', 'gedeelte', 'Stappenbelt'],
  ],
  ['Westermaat Zuid-Oost', 'WESTERMAAT', 'Westermaat', ['Zuid', 'Oost']],
  ['Broeklanden-Zuid-uitbreiding', 'BROEKLANDEN', 'Broeklanden', ['Zuid', 'uitbreiding']],
  ['Weitzelweg 2-A', 'WEITZELWEG', 'Weitzelweg', ['2', 'A']],
  ['Heeten 1997', 'HEETEN', 'Heeten', ['1997']],
  ['Noord Achteresch I', 'NOORD ACHTERESCH', 'Noord Achteresch', ['I']],
  ['Oost I', 'OOST', 'Oost', ['I']],
  ['Industrie Oost', 'INDUSTRIE OOST', 'Industrie Oost', []],
  ['Industrie IV', 'INDUSTRIE', 'Industrie', ['IV']],
  ['Bedrijvenpark A1', 'BEDRIJVENPARK A1', 'Bedrijvenpark A1', []],
  ['De Haar', 'HAAR', 'De Haar', []],
  ['II', 'II', 'II', []],
])('%s', (name, key, text, parts) => {
  expect(stemOf(name)).toMatchObject({ key, text, parts });
});

test('any name that has letters or figures has a stem', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('A', 'b', '2', ' ', '-', '(', ')', 'I', 'é', "'") }),
      (name) => {
        expect(stemOf(name).key === '').toBe(!/[A-Za-z0-9é]/.test(name));
      },
    ),
  );
});
