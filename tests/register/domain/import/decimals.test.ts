/** The decimal mark of a column is found from all its cells. */
import fc from 'fast-check';
import { readDecimals } from '../../../../src/register/domain/import/decimals.ts';
import { formatDutchNumber } from '../../../../src/register/domain/text/numbers.ts';

test.each([
  ['Dutch', ['12,5', '1.234', '1.234,56', '7'], [12.5, 1234, 1234.56, 7]],
  ['English', ['12.5', '1,234', '1,234.56', '7'], [12.5, 1234, 1234.56, 7]],
  ['unclear: a single mark is a decimal mark', ['1.234', '12,345'], [1.234, 12.345]],
  ['several thousands marks', ['1.234.567', '1.234'], [1234567, 1234]],
  ['a leading zero is no thousand', ['0.123', '1,234'], [0.123, 1234]],
  ['blank and with unit', ['', ' 3,5 ha ', '\u00a04'], [null, 3.5, 4]],
  ['JSON exponent', ['1e-7', '2.5'], [1e-7, 2.5]],
])('%s', (_name, cells, numbers) => {
  expect(readDecimals(cells)).toEqual(numbers);
});

test('what is no number is NaN', () => {
  expect(readDecimals(['twaalf', '1.2.3', '12,,5', '-'])).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
});

test('a column in either notation reads back, as soon as one cell is clear', () => {
  const hectares = fc.array(
    fc.integer({ min: 0, max: 5_000_00 }).map((n) => n / 100),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(hectares, (values) => {
      const dutch = [...values, 0.5].map((value) => formatDutchNumber(value, 2));
      const english = dutch.map((cell) => cell.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')));
      expect(readDecimals(dutch)).toEqual([...values, 0.5]);
      expect(readDecimals(english)).toEqual([...values, 0.5]);
    }),
  );
});
