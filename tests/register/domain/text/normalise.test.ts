/** Text brought to one form: for showing, for comparing and for code names. */
import fc from 'fast-check';
import { fold, slug, tidy } from '../../../../src/register/domain/text/normalise.ts';

const words = fc.string({ unit: 'grapheme' });

test('tidy leaves one space between words and nothing invisible', () => {
  expect(tidy("  'T\u00a0 LOCHTER \t I\n")).toBe("'T LOCHTER I");
  expect(tidy('De\u200b Zeg\u00adge\ufeff')).toBe('De Zegge');
  expect(tidy('Coo\u0308peratie')).toBe('Coöperatie');
});

test('fold makes the spellings of one name equal', () => {
  const same = ["'t Lochter-I", 'T  LOCHTER I', '‘T LOCHTER (I)', 't. lochter, i'];
  expect(new Set(same.map(fold))).toEqual(new Set(['T LOCHTER I']));
  expect(fold('Coöperatie Zuid-Oost')).toBe('COOPERATIE ZUID OOST');
  expect(fold('ĳssel')).toBe('IJSSEL');
});

test('slug makes a code name', () => {
  expect(slug('Zon op dak')).toBe('zon_op_dak');
  expect(slug(' Coöperatie! ')).toBe('cooperatie');
});

test('twice is the same as once', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(tidy(tidy(text))).toBe(tidy(text));
      expect(fold(fold(text))).toBe(fold(text));
      expect(slug(slug(text))).toBe(slug(text));
      expect(fold(tidy(text)).replace(/ /g, '')).toBe(fold(text).replace(/ /g, ''));
    }),
  );
});
