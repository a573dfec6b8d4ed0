/** Delimited text is read as spreadsheets write it, and every record knows its line. */
import fc from 'fast-check';
import { parseCsv, SEPARATORS } from '../../../../src/register/domain/import/csv.ts';

function parse(text: string, separator: (typeof SEPARATORS)[number] = ';') {
  const result = parseCsv(text, separator);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

test('whatever is quoted reads back the same, with any separator and line ending', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ë', ' ', '"', ';', ',', '\t', '|', '\n', '\r\n') });
  const row = fc.array(cell, { minLength: 1, maxLength: 5 }).filter((cells) => cells.some((c) => c.trim()));
  const ending = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(fc.array(row), fc.constantFrom(...SEPARATORS), ending, (rows, separator, end) => {
      const text = rows
        .map((cells) => cells.map((c) => `"${c.replace(/"/g, '""')}"`).join(separator))
        .join(end);
      expect(parse(text, separator).map(({ cells }) => cells)).toEqual(rows);
    }),
  );
});

test('records know the line on which they begin, past blank lines and quoted line ends', () => {
  const text = 'naam;bruto\r\n\r\n"De Esch\r\nfase 2";12\r\n;\r\nVoorst;3\n';
  expect(parse(text)).toEqual([
    { line: 1, cells: ['naam', 'bruto'] },
    { line: 3, cells: ['De Esch\r\nfase 2', '12'] },
    { line: 6, cells: ['Voorst', '3'] },
  ]);
});

test('a quote inside a cell is an ordinary character', () => {
  expect(parse('a;de "Esch";b\n"x"y;z')[0]!.cells).toEqual(['a', 'de "Esch"', 'b']);
  expect(parse('"x"y;z')[0]!.cells).toEqual(['xy', 'z']);
});

test('an empty cell at the end counts', () => {
  expect(parse('a;b;')[0]!.cells).toEqual(['a', 'b', '']);
});

test('a quote that never closes is refused with its line', () => {
  expect(parseCsv('a;b\nc;"d\ne;f', ';')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('regel 2'),
  });
});
