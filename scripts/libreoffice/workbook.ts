/** A plain XLSX of values and formulas without results, and the results that another program wrote in it. */
import { strFromU8, unzipSync } from 'fflate';
import { OfficePackage, Relations } from '../../src/workspace/export/package.ts';
import { escapeXml, xml } from '../../src/workspace/export/xml.ts';
import { columnLetters } from '../../src/workspace/services/spreadsheet/a1.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export type Value = string | number | boolean | null;

/** A formula in OOXML's notation; with a size it is entered over a block. */
export interface FormulaCell {
  readonly formula: string;
  readonly rows?: number;
  readonly columns?: number;
}

export interface PlainSheet {
  readonly name: string;
  /** Rows by number from 0, then cells by column from 0. */
  readonly rows: readonly (readonly (Value | FormulaCell)[])[];
  /** Columns that hold dates, below the header. */
  readonly dateColumns?: readonly number[];
}

export function plainWorkbook(title: string, sheets: readonly PlainSheet[]): Buffer {
  const file = new OfficePackage('xl/workbook.xml', {
    title,
    language: 'nl',
    creator: 'Workspace',
    modifiedAt: 0,
  });
  const relations = new Relations();
  const entries = sheets.map(({ name }, index) => {
    const id = relations.add('worksheet', `worksheets/sheet${index + 1}.xml`);
    return xml('sheet', { name, sheetId: index + 1, 'r:id': id });
  });
  relations.add('styles', 'styles.xml');
  file.add(
    'xl/workbook.xml',
    `${TYPE}.sheet.main+xml`,
    xml(
      'workbook',
      { xmlns: MAIN, 'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships' },
      xml('sheets', {}, ...entries),
    ),
    relations,
  );
  file.add('xl/styles.xml', `${TYPE}.styles+xml`, STYLES);
  for (const [index, sheet] of sheets.entries())
    file.add(`xl/worksheets/sheet${index + 1}.xml`, `${TYPE}.worksheet+xml`, sheetXml(sheet));
  return file.toBuffer();
}

/** Style 1 shows a date; 14 is the short date of the reader's own locale. */
const STYLES = xml(
  'styleSheet',
  { xmlns: MAIN },
  xml('fonts', { count: 1 }, xml('font')),
  xml('fills', { count: 1 }, xml('fill')),
  xml('borders', { count: 1 }, xml('border')),
  xml('cellStyleXfs', { count: 1 }, xml('xf')),
  xml('cellXfs', { count: 2 }, xml('xf'), xml('xf', { numFmtId: 14, applyNumberFormat: 1 })),
);

function sheetXml({ rows, dateColumns = [] }: PlainSheet): string {
  const lines = rows.map((cells, row) =>
    xml(
      'row',
      { r: row + 1 },
      ...cells.map((cell, column) =>
        cellXml(
          `${columnLetters(column)}${row + 1}`,
          cell,
          row > 0 && dateColumns.includes(column) ? 1 : null,
        ),
      ),
    ),
  );
  return xml('worksheet', { xmlns: MAIN }, xml('sheetData', {}, ...lines));
}

function cellXml(r: string, cell: Value | FormulaCell | undefined, s: number | null): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return xml('c', { r, s }, xml('v', {}, String(cell)));
  if (typeof cell === 'boolean') return xml('c', { r, t: 'b' }, xml('v', {}, cell ? '1' : '0'));
  if (typeof cell === 'string')
    return xml(
      'c',
      { r, t: 'inlineStr' },
      xml('is', {}, xml('t', { 'xml:space': 'preserve' }, escapeXml(cell))),
    );
  const { formula, rows, columns } = cell;
  const block = rows && columns ? { t: 'array', ref: blockRef(r, rows, columns) } : {};
  return xml('c', { r }, xml('f', block, escapeXml(formula)));
}

function blockRef(first: string, rows: number, columns: number): string {
  const row = Number(/\d+/.exec(first)![0]);
  return `${first}:${columnLetters(columns - 1)}${row + rows - 1}`;
}

/** An error that a program wrote as the result of a formula, by its name. */
export interface ErrorValue {
  readonly error: string;
}

/** The values of one sheet by `A1`, as they stand in a workbook that a program calculated and saved. */
export function readValues(bytes: Uint8Array, sheet: number): ReadonlyMap<string, Value | ErrorValue> {
  const parts = unzipSync(bytes);
  const text = (path: string): string => (parts[path] ? strFromU8(parts[path]) : '');
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    inner(item!),
  );
  const values = new Map<string, Value | ErrorValue>();
  for (const [, attributes, content] of text(`xl/worksheets/sheet${sheet}.xml`).matchAll(
    /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const name = /\br="([A-Z]+\d+)"/.exec(attributes!)?.[1];
    const type = /\bt="(\w+)"/.exec(attributes!)?.[1] ?? 'n';
    const raw = /<v>(.*?)<\/v>/s.exec(content ?? '')?.[1];
    if (name !== undefined) values.set(name, raw === undefined ? null : READERS[type]!(raw, shared));
  }
  return values;
}

/** How each type of cell is written (ECMA-376 part 1, 18.18.11). */
const READERS: Readonly<Record<string, (raw: string, shared: readonly string[]) => Value | ErrorValue>> = {
  n: Number,
  b: (raw) => raw === '1',
  e: (raw) => ({ error: unescaped(raw) }),
  s: (raw, shared) => shared[Number(raw)]!,
  str: unescaped,
};

/** All text within an item, whatever runs it is cut in. */
function inner(item: string): string {
  return [...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => unescaped(text!)).join('');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
