import fc from 'fast-check';
import { fromTsv, toTsv } from '../../../src/workspace/page/client/tsv.ts';

describe('blocks as text', () => {
  test('are read as Excel and Sheets write them', () => {
    expect(fromTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(fromTsv('"met\ttab"\t"twee\nregels"\n"zegt ""ja"""')).toEqual([
      ['met\ttab', 'twee\nregels'],
      ['zegt "ja"', ''],
    ]);
  });

  test('take a quote for a quote where it closes nothing', () => {
    expect(fromTsv('"half\tgewoon')).toEqual([['"half', 'gewoon']]);
    expect(fromTsv('"6" duim')).toEqual([['"6" duim']]);
  });

  test('come back as they were', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é', ',') });
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(text, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
      // A last row of nothing but blanks cannot be told from the line end that closes the text.
      .filter((rows) => rows.at(-1)!.some((cell) => cell !== ''));
    fc.assert(fc.property(block, (rows) => expect(fromTsv(toTsv(rows))).toEqual(rows)));
  });
});
