/** A tab as text with separators: what its cells show, as Google exports it. */
import { displayValues } from '../../services/spreadsheet/cells.ts';
import type { SheetModel, SpreadsheetModel } from '../../services/spreadsheet/model.ts';

/** Rows end in a carriage return and newline, fields are quoted where they must be. */
export function sheetToText(model: SpreadsheetModel, sheet: SheetModel, separator: ',' | '\t'): string {
  const { rows, columns } = model.extent(sheet);
  if (rows === 0) return '';
  const texts = displayValues(model, sheet, { top: 0, left: 0, bottom: rows, right: columns });
  return texts.map((row) => row.map((text) => field(text, separator)).join(separator)).join('\r\n');
}

/** Tab-separated text knows no quotes, so breaks become spaces there. */
function field(text: string, separator: string): string {
  if (separator === '\t') return text.replace(/[\t\r\n]+/g, ' ');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
