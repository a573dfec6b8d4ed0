/** Names from sources become names as people write them. */
import fc from 'fast-check';
import { properName } from '../../../../src/register/domain/import/names.ts';
import { fold } from '../../../../src/register/domain/text/normalise.ts';

test.each([
  ["'T LOCHTER I", "'t Lochter I"],
  ['T FEBRIEK', "'t Febriek"],
  ["UITBREIDING T'FEBRIEK, GEDEELTE STAPPENBELT", "Uitbreiding 't Febriek, gedeelte Stappenbelt"],
  ['OVER T SPOOR', "Over 't Spoor"],
  ['’T ZEEGSVELD UITBR.', "'t Zeegsveld uitbr."],
  ['XL BUSINESSPARK TWENTE (RBT)', 'XL Businesspark Twente (RBT)'],
  ['DE MARSLANDEN', 'De Marslanden'],
  ['DE ZEGGE I T/M V', 'De Zegge I t/m V'],
  ['BUITENHAVEN  (INCL. GRASLAAN)', 'Buitenhaven (incl. Graslaan)'],
  ['ZENKELDAMSHOEK (Aan de Stegge)', 'Zenkeldamshoek (Aan de Stegge)'],
  ['HARDICK EN SECKEL', 'Hardick en Seckel'],
  ['DEN HULST / DE EVENBOER', 'Den Hulst / De Evenboer'],
  ['ZOEKER ESCH/ DE POL', 'Zoeker Esch / De Pol'],
  ['BEDRIJVENTERREIN DE BREKER', 'Bedrijventerrein De Breker'],
  ['ZEGGERSHOEK- FABELENWEG-UITBREIDING', 'Zeggershoek-Fabelenweg-uitbreiding'],
  ['IJSSELDIJK', 'IJsseldijk'],
  ['MBI-TERREIN', 'MBI-terrein'],
  ['TEN CATE', 'Ten Cate'],
  ['VAN ROYENSWEG', 'Van Royensweg'],
  ['GARSTELANDEN OOST 2E FASE', 'Garstelanden Oost 2e fase'],
  ['BT 1982', 'BT 1982'],
  ['R.D. BUGELSTRAAT', 'R.D. Bugelstraat'],
  ['MARSLANDEN G', 'Marslanden G'],
  ['HAVEN AAN DE IJSSEL', 'Haven aan de IJssel'],
  ['Bedrijvenpark De Grift', 'Bedrijvenpark De Grift'],
  ['MARIËNHEEM', 'Mariënheem'],
])('%s becomes %s', (source, name) => {
  expect(properName(source)).toBe(name);
});

const name = fc
  .array(
    fc.constantFrom(
      'DE',
      'T',
      "'T",
      'van',
      'II',
      'T/M',
      '(',
      ')',
      '-',
      ' ',
      ' ',
      '/',
      'ESCH',
      'ijssel',
      'É',
      '2',
    ),
    {
      minLength: 1,
    },
  )
  .map((parts) => parts.join(''));

test('a proper name is proper already', () => {
  fc.assert(
    fc.property(name, (source) => {
      const once = properName(source);
      expect(properName(once)).toBe(once);
    }),
  );
});

test('no letter or figure is lost', () => {
  const letters = (text: string): string => fold(text).replace(/ /g, '');
  fc.assert(fc.property(name, (source) => expect(letters(properName(source))).toBe(letters(source))));
});
