/** Numbers in Dutch notation, read and written. */
import fc from 'fast-check';
import { formatDutchNumber, parseDutchNumber } from '../../../../src/register/domain/text/numbers.ts';

test.each([
  ['1.234,56', 1234.56],
  ['12,5', 12.5],
  ['12.5', 12.5],
  ['1.234', 1234],
  ['1.234.567', 1_234_567],
  ['0.500', 0.5],
  ['1,234', 1.234],
  ['1,234.56', 1234.56],
  ['-3', -3],
  ['\u2212 3', -3],
  ['+7', 7],
  [' 1 234,5 ', 1234.5],
  ['1\u00a0234', 1234],
  ['€ 1.000,-', 1000],
  ['EUR 12,50', 12.5],
  ['-€ 5', -5],
  ['007', 7],
])('%s is a number', (text, value) => {
  expect(parseDutchNumber(text)).toBe(value);
});

test.each(['', ' ', '-', '12 %', '1,2,3', '1.2.3', '12a', '1e5', ',5', '5,', 'Infinity', '0x10', '1.23.456'])(
  '"%s" is no number',
  (text) => {
    expect(parseDutchNumber(text)).toBeNull();
  },
);

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }), (whole, decimals) => {
      const value = whole / 10 ** decimals;
      expect(parseDutchNumber(formatDutchNumber(value, decimals))).toBe(value + 0);
    }),
  );
});

test('no text makes the reading fall over', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-+€., 0-9%]*$/)), (text) => {
      const value = parseDutchNumber(text);
      expect(value === null || Number.isFinite(value)).toBe(true);
    }),
  );
});

test('written with points and a comma', () => {
  expect(formatDutchNumber(1234567.891, 2)).toBe('1.234.567,89');
  expect(formatDutchNumber(-0.001, 2)).toBe('0,00');
  expect(formatDutchNumber(-1234.5, 1)).toBe('-1.234,5');
  expect(formatDutchNumber(999)).toBe('999');
});
