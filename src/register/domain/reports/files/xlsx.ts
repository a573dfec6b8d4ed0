/** Tables as an XLSX workbook (ECMA-376): typed cells, bold headers that stay in view, columns that fit. */

import { dayNumber } from '../../text/dates.ts';
import type { FileCell, FileTable } from './table.ts';
import { type ZipEntry, zipOf } from './zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Days from the day on which Excel's count begins to 1 January 1970. */
const EPOCH = 25569;
const WIDEST = 60;
/** Letters in a line of a header, which may be broken between words. */
const HEAD = 16;
/** Points. */
const LINE = 15;

/** Number formats by place in the style sheet; the first two are of plain cells and of headers. */
const FORMATS = ['General', 'General', 'd\\-m\\-yyyy', '#,##0', '#,##0.0', '#,##0.00'] as const;
const HEADER = 1;
const DAY = 2;
const WHOLE = 3;

/** The bytes (0–255) of a workbook with a tab for each table. Excel and Sheets show numbers in the reader's notation. */
export function xlsxOf(tables: readonly FileTable[], title: string): readonly number[] {
  const parts: ZipEntry[] = [
    part('[Content_Types].xml', contentTypes(tables.length)),
    part(
      '_rels/.rels',
      relations([
        [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ),
    part('docProps/core.xml', properties(title)),
    part('xl/workbook.xml', workbook(tables)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...tables.map((_, index) => [`${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
        [`${OFFICE}/styles`, 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', styles()),
    ...tables.map((table, index) => part(`xl/worksheets/sheet${index + 1}.xml`, worksheet(table))),
  ];
  return zipOf(parts);
}

function part(name: string, xml: string): ZipEntry {
  return { name, text: PROLOGUE + xml };
}

function contentTypes(sheets: number): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/${name}" ContentType="${type}+xml"/>`;
  const tabs = Array.from({ length: sheets }, (_, index) =>
    override(`xl/worksheets/sheet${index + 1}.xml`, `${SHEETML}.worksheet`),
  );
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', `${SHEETML}.sheet.main`)}${override('xl/styles.xml', `${SHEETML}.styles`)}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties')}${tabs.join('')}</Types>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function properties(title: string): string {
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>nl-NL</dc:language></cp:coreProperties>`;
}

function workbook(tables: readonly FileTable[]): string {
  const sheets = tables.map(
    ({ name }, index) =>
      `<sheet name="${escaped(tabName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function tabName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}

function styles(): string {
  const formats = FORMATS.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`);
  const cells = FORMATS.map(
    (_, index) =>
      `<xf numFmtId="${200 + index}" fontId="${index === HEADER ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  );
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  return `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`;
}

function worksheet({ headers, rows }: FileTable): string {
  const all = [headers.map((text): FileCell => ({ text })), ...rows];
  const widths = headers.map((header, column) => {
    const head = Math.min(header.length, Math.max(HEAD, ...header.split(' ').map((word) => word.length)));
    const longest = Math.max(head, ...rows.map((row) => length(row[column] ?? null)));
    return Math.min(WIDEST, Math.max(10, longest + 2));
  });
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const high = Math.max(1, ...headers.map((header, at) => Math.ceil(header.length / (widths[at]! - 4))));
  const lines = all.map(
    (cells, row) =>
      `<row r="${row + 1}"${row === 0 ? ` ht="${high * LINE}" customHeight="1"` : ''}>${cells.map((cell, at) => written(cell, row, at)).join('')}</row>`,
  );
  const pane =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const cols = columns.length ? `<cols>${columns.join('')}</cols>` : '';
  // Printed lying, on A4, as wide as the page.
  const fit = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  const page = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
  return `<worksheet xmlns="${MAIN}">${fit}${pane}${cols}<sheetData>${lines.join('')}</sheetData>${page}</worksheet>`;
}

function length(cell: FileCell): number {
  if (cell === null) return 0;
  return 'text' in cell ? cell.text.length : 12;
}

function written(cell: FileCell, row: number, column: number): string {
  if (cell === null) return '';
  const place = `${letters(column)}${row + 1}`;
  if ('text' in cell)
    return `<c r="${place}" s="${row === 0 ? HEADER : 0}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
  if ('day' in cell) return `<c r="${place}" s="${DAY}"><v>${dayNumber(cell.day) + EPOCH}</v></c>`;
  return `<c r="${place}" s="${WHOLE + Math.min(cell.decimals, 2)}"><v>${cell.number}</v></c>`;
}

/** The letters of a column counted from 0. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** XML 1.0 knows no control characters but tab and line ends. */
function escaped(text: string): string {
  const clean = Array.from(text, (character) =>
    /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/.test(character) && character.length === 1 ? '' : character,
  ).join('');
  return clean.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
