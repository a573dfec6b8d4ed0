/** Files of a table: CSV for a Dutch Excel, and an XLSX workbook that other programs read back. */
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { csvOf } from '../../../../src/register/domain/reports/files/csv.ts';
import type { FileCell, FileTable } from '../../../../src/register/domain/reports/files/table.ts';
import { xlsxOf } from '../../../../src/register/domain/reports/files/xlsx.ts';
import { zipOf } from '../../../../src/register/domain/reports/files/zip.ts';
import { checkXml } from '../../../workspace/export/xml-check.ts';

const TABLE: FileTable = {
  name: 'RVO: halfjaar',
  headers: ['Bedrijventerrein', 'Startdatum', 'Besteding', 'Graad'],
  rows: [
    [{ text: "'t Lochter <I & III>" }, { day: '2026-03-01' }, { number: 12345.5, decimals: 2 }, null],
    [{ text: '=HYPERLINK("x")' }, null, { number: -3, decimals: 0 }, { number: 2, decimals: 0 }],
  ],
};

/** The parts of a workbook by name. */
function opened(tables: readonly FileTable[]): Record<string, string> {
  const parts = unzipSync(new Uint8Array(xlsxOf(tables, 'Opgave')));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The contents of a tab by address, as they stand in the XML. */
function cells(sheet: string): Record<string, string> {
  const found = sheet.matchAll(
    /<c r="([A-Z]+\d+)" s="(\d)"[^>]*>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g,
  );
  return Object.fromEntries(
    [...found].map(([, place, style, text, value]) => [place, `${style} ${text ?? value}`]),
  );
}

test('CSV has semicolons, decimal commas, Dutch days and the mark of UTF-8', () => {
  expect(csvOf(TABLE)).toBe(
    '\ufeffBedrijventerrein;Startdatum;Besteding;Graad\r\n' +
      "'t Lochter <I & III>;1-3-2026;12345,50;\r\n" +
      '"\'=HYPERLINK(""x"")";;-3;2\r\n',
  );
});

test('a workbook holds texts, numbers and days as such, with headers that stay in view', () => {
  const parts = opened([TABLE]);
  for (const xml of Object.values(parts)) checkXml(xml);
  expect(parts['xl/workbook.xml']).toContain('<sheet name="RVO  halfjaar"');
  const sheet = parts['xl/worksheets/sheet1.xml']!;
  expect(sheet).toContain('orientation="landscape" fitToWidth="1"');
  expect(sheet).toContain('<pane ySplit="1"');
  expect(cells(sheet)).toEqual({
    A1: '1 Bedrijventerrein',
    B1: '1 Startdatum',
    C1: '1 Besteding',
    D1: '1 Graad',
    A2: "0 't Lochter &lt;I &amp; III&gt;",
    B2: '2 46082',
    C2: '5 12345.5',
    A3: '0 =HYPERLINK(&quot;x&quot;)',
    C3: '3 -3',
    D3: '3 2',
  });
});

test('a workbook has several tabs, and columns beyond Z', () => {
  const wide = Array.from({ length: 30 }, (_, index) => `K${index}`);
  const parts = opened([TABLE, { name: 'Breed', headers: wide, rows: [wide.map((text) => ({ text }))] }]);
  expect(cells(parts['xl/worksheets/sheet2.xml']!).AD2).toBe('0 K29');
});

/** The records of a text as RFC 4180 has it, blank ones too. */
function* readCsv(text: string): Generator<string[]> {
  let cells: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n)/g)) {
    cells.push(quoted?.replace(/""/g, '"') ?? plain);
    if (end === ';') continue;
    yield cells;
    cells = [];
  }
}

const cell: fc.Arbitrary<FileCell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary' }).map((text) => ({ text })),
  fc.integer({ min: -1e9, max: 1e9 }).map((cents): FileCell => ({ number: cents / 100, decimals: 2 })),
);

test('whatever a text holds, a reader of CSV finds the cells again and nothing runs', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = csvOf({ name: 'x', headers: ['a', 'b'], rows });
      const read = [...readCsv(text.slice(1))].slice(1);
      expect(read).toHaveLength(rows.length);
      rows.forEach((row, at) => {
        row.forEach((wanted, column) => {
          const found = read[at]![column]!;
          if (wanted && 'text' in wanted) expect(found.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(wanted.text);
          if (wanted && 'text' in wanted) expect(found).not.toMatch(/^[=+\-@\t\r]/);
          if (wanted && 'number' in wanted) expect(Number(found.replace(',', '.'))).toBe(wanted.number);
        });
      });
    }),
  );
});

test('whatever a text holds, the parts of a workbook are sound', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const parts = opened([{ name: text, headers: [text], rows: [[{ text }]] }]);
      for (const xml of Object.values(parts)) expect(() => checkXml(xml)).not.toThrow();
    }),
  );
});

test('an archive holds what it was given, under the same names, and is the same every time', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' })),
        {
          selector: ([name]) => name,
          maxLength: 4,
        },
      ),
      (entries) => {
        const bytes = zipOf(entries.map(([name, text]) => ({ name, text })));
        expect(bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 256)).toBe(true);
        const found = unzipSync(new Uint8Array(bytes));
        for (const [name, text] of entries) expect(strFromU8(found[name]!)).toBe(text);
      },
    ),
  );
});
