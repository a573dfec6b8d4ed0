/** How values are written in documents. */
import type { Field, TemplateValue } from '../../../../src/register/domain/documents/fields.ts';
import { inDocument, writeValue } from '../../../../src/register/domain/documents/format.ts';

const of = (kind: Field['kind'], decimals?: number): Field => ({
  name: 'x',
  label: 'X',
  kind,
  ...(decimals === undefined ? {} : { decimals }),
});

test.each<[TemplateValue | undefined, Field, readonly string[], string]>([
  ['tekst', of('text'), [], 'tekst'],
  [null, of('text'), [], ''],
  [null, of('number'), [], '–'],
  [undefined, of('date'), ['kort'], '–'],
  [null, of('text'), ['of:nog niet bekend'], 'nog niet bekend'],
  ['', of('text'), ['hoofdletter', 'of:geen'], 'geen'],
  ['ja hoor', of('text'), ['hoofdletter', 'of:geen'], 'Ja hoor'],
  [1234.5, of('number'), [], '1.234,5'],
  [1234.5, of('number', 0), [], '1.235'],
  [-2, of('number'), [], '−2'],
  [1234.5, of('euro'), [], '€\u00a01.234,50'],
  [-0.001, of('euro'), [], '€\u00a00,00'],
  [-12, of('euro'), ['euro:0'], '−€\u00a012'],
  [0.453, of('percent'), [], '45%'],
  [0.453, of('number'), ['procent:1'], '45,3%'],
  ['2026-03-01', of('date'), [], '1 maart 2026'],
  ['2026-03-01T10:00:00', of('date'), ['kort'], '1-3-2026'],
  ['2026-03-01', of('date'), ['maand'], 'maart 2026'],
  ['2026-03-01', of('text'), ['jaar'], '2026'],
  [true, of('flag'), [], 'ja'],
  [{ now: 12, before: 9 }, of('number'), [], '12'],
  [{ now: 12, before: 9 }, of('number'), ['verschil'], '+3'],
  [{ now: 7, before: 9.5 }, of('number'), ['verschil'], '−2,5'],
  [{ now: 9, before: 9 }, of('number'), ['verschil'], 'gelijk'],
  [{ now: 9, before: null }, of('number'), ['verschil'], '–'],
  [{ now: 9, before: 8 }, of('number'), ['vorige'], '8'],
  [{ now: 0.5, before: 0.4 }, of('percent'), ['verschil'], '+10 procentpunt'],
  [{ now: 100, before: 350.5 }, of('euro'), ['verschil'], '−€\u00a0250,50'],
  [{ now: null, before: 8 }, of('number'), [], '–'],
  [['a', 'b', 'c'], of('list'), [], 'a, b en c'],
  [['a', 'b', 'c'], of('list'), ['aantal'], '3'],
  [[], of('list'), [], '–'],
  ['x', of('text'), ['onzin'], 'x'],
  ['x', of('text'), ['constructor'], 'x'],
])('%j as %j with %j is %s', (value, field, formats, text) => {
  expect(writeValue(value, field, formats).text).toBe(text);
});

test('a link leads to its address', () => {
  expect(writeValue({ text: 'Map', url: 'https://x.example' }, of('link'), [])).toEqual({
    text: 'Map',
    url: 'https://x.example',
  });
});

test('a text goes into a document without what Docs takes out, and stays one paragraph', () => {
  expect(inDocument('a\r\nb\tc\u0007\ue000\ud800d')).toBe('a\vb c\ufffdd');
});
