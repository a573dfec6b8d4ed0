/** An uploaded XLSX workbook as a spreadsheet: what Drive does when a file is to become a Google sheet. */
import { parseA1 } from '../spreadsheet/a1.ts';
import type { SheetModel } from '../spreadsheet/model/sheet.ts';
import { type CellStyle, internStyle } from '../spreadsheet/model/style.ts';
import { SpreadsheetModel } from '../spreadsheet/model.ts';
import { elements, textIn, unescaped, unzipped, within, xmlIn } from './office-xml.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Number formats that a workbook refers to by number alone (ECMA-376, 18.8.30). */
const BUILT_IN: Readonly<Record<string, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'd-m-yyyy',
  22: 'd-m-yyyy h:mm',
  49: '@',
};

/**
 * Values, number formats, bold type, widths and frozen rows come along; what formulas showed stays as a value.
 * Null when the bytes are no workbook.
 */
export function workbookModel(bytes: Uint8Array): SpreadsheetModel | null {
  const parts = xmlIn(unzipped(bytes));
  const book = parts?.['xl/workbook.xml'];
  if (!parts || !book) return null;
  const targets = new Map(
    elements(parts['xl/_rels/workbook.xml.rels'] ?? '', 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target?.replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  const shared = elements(parts['xl/sharedStrings.xml'] ?? '', 'si').map(({ content }) => textIn(content));
  const looks = looksIn(parts['xl/styles.xml'] ?? '');
  const model = new SpreadsheetModel({ locale: 'nl_NL', timeZone: 'Europe/Amsterdam' });
  for (const { attributes } of elements(book, 'sheet')) {
    const xml = parts[targets.get(attributes['r:id']) ?? ''];
    if (xml !== undefined) fill(model, attributes.name ?? 'Blad', xml, shared, looks);
  }
  return model.sheets.length > 0 ? model : null;
}

function fill(
  model: SpreadsheetModel,
  name: string,
  xml: string,
  shared: readonly string[],
  looks: readonly (CellStyle | undefined)[],
): void {
  const cells = elements(xml, 'c').flatMap(({ attributes, content }) => {
    const area = parseA1(attributes.r ?? '')?.area;
    const style = looks[Number(attributes.s ?? 0)];
    return area ? [{ area, style, value: cellValue(attributes.t, content, shared) }] : [];
  });
  const rows = Math.max(1, ...cells.map(({ area }) => area.bottom));
  const columns = Math.max(1, ...cells.map(({ area }) => area.right));
  const sheet: SheetModel = model.addSheet(name, rows, columns);
  for (const { area, style, value } of cells) {
    sheet.put(area.top, area.left, value);
    if (style) sheet.styles.set(area, style);
  }
  for (const { attributes } of elements(xml, 'col'))
    sheet.columns.sizes.set(Number(attributes.min) - 1, Number(attributes.max), pixels(attributes.width));
  const pane = elements(xml, 'pane')[0]?.attributes;
  if (pane?.state === 'frozen') {
    sheet.rows.frozen = Number(pane.ySplit ?? 0);
    sheet.columns.frozen = Number(pane.xSplit ?? 0);
  }
  sheet.touch('structure');
}

function cellValue(
  type: string | undefined,
  content: string,
  shared: readonly string[],
): string | number | boolean | null {
  const value = elements(content, 'v')[0]?.content;
  if (type === 'inlineStr') return textIn(content);
  if (value === undefined) return null;
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value === '1';
  return type === 'str' || type === 'e' ? unescaped(value) : Number(value);
}

/** The looks of cells by number. */
function looksIn(xml: string): readonly (CellStyle | undefined)[] {
  const formats: Record<string, string | undefined> = { ...BUILT_IN };
  for (const { attributes } of elements(xml, 'numFmt')) formats[attributes.numFmtId!] = attributes.formatCode;
  const bold = elements(within(xml, 'fonts'), 'font').map(({ content }) => /<b\s*\/>/.test(content));
  return elements(within(xml, 'cellXfs'), 'xf').map(({ attributes, content }) => {
    const format = formats[attributes.numFmtId ?? '']?.replace(/\\(.)/g, '$1');
    return internStyle({
      numberFormat: format === 'General' ? undefined : format,
      bold: bold[Number(attributes.fontId ?? 0)] || undefined,
      wrap: /wrapText="1"/.test(content) ? 'WRAP' : undefined,
    });
  });
}

/** Excel counts the width of a column in characters of 7 pixels, and 5 pixels around them. */
function pixels(characters: string | undefined): number {
  return Math.round(Number(characters ?? 10) * 7 + 5);
}
