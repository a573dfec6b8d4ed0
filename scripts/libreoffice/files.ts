/** Files that the Workspace exported, opened in LibreOffice: nothing refused, nothing lost. */
import { exportFile } from '../../src/workspace/export/export.ts';
import { textOf } from '../../src/workspace/services/docs/units.ts';
import { columnLetters } from '../../src/workspace/services/spreadsheet/a1.ts';
import type { DocumentFile, SpreadsheetFile, WorkspaceFile } from '../../src/workspace/world.ts';
import type { Office } from './office.ts';
import { readValues, type Value } from './workbook.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What became of one file; `fault` is null when all is well. */
export interface Opened {
  readonly name: string;
  readonly fault: string | null;
}

export function openDocument(office: Office, file: DocumentFile): readonly Opened[] {
  return [
    opened(office, file, 'docx', WORD, 'txt:Text (encoded):UTF8', (bytes) =>
      missingText(file, bytes.toString('utf8')),
    ),
    // Draw cuts text at each change of look, so only the letters can be compared.
    opened(office, file, 'pdf', 'application/pdf', 'fodg', (bytes) =>
      missingText(file, unescaped(bytes.toString('utf8').replace(/<[^>]*>/g, ''))),
    ),
  ];
}

export function openSpreadsheet(office: Office, file: SpreadsheetFile): readonly Opened[] {
  return [
    opened(office, file, 'xlsx', EXCEL, 'xlsx:Calc MS Excel 2007 XML', (bytes) => missingCells(file, bytes)),
  ];
}

function opened(
  office: Office,
  file: WorkspaceFile,
  extension: string,
  contentType: string,
  to: string,
  missing: (bytes: Buffer) => string | null,
): Opened {
  const name = `${file.name.replaceAll(/[^\w-]+/g, '-')}.${extension}`;
  const bytes = exportFile(file, contentType);
  if (!bytes) return { name, fault: 'de Workspace kan dit bestand nog niet zo exporteren' };
  const converted = office.convert(name, bytes, to);
  return { name, fault: converted ? missing(converted) : 'LibreOffice kan het bestand niet openen' };
}

/** The first phrase of the document that is not in the text, as a sentence; marks of notes stand between phrases. */
function missingText({ model }: DocumentFile, text: string): string | null {
  const letters = (part: string): string => part.replaceAll(/\s/g, '');
  const all = letters(text);
  const lost = textOf(model.body.units)
    .split(/[^\p{L}\p{N} ]+/u)
    .find((phrase) => !all.includes(letters(phrase)));
  return lost === undefined ? null : `"${lost.trim()}" ontbreekt`;
}

/** The first typed value of the spreadsheet that is not in its cell, as a sentence; formulas are compared apart. */
function missingCells({ model }: SpreadsheetFile, bytes: Buffer): string | null {
  for (const [index, sheet] of model.sheets.entries()) {
    const found = readValues(bytes, index + 1);
    const { rows, columns } = sheet.values.extent();
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const cell = `${columnLetters(column)}${row + 1}`;
        const value = sheet.values.get(row, column);
        if (!kept(value, (found.get(cell) ?? null) as Value))
          return `${sheet.name}!${cell} is ${JSON.stringify(found.get(cell) ?? null)} in plaats van ${JSON.stringify(value)}`;
      }
  }
  return null;
}

function kept(value: Value, found: Value): boolean {
  if (typeof value === 'number' && typeof found === 'number')
    return Math.abs(value - found) <= Math.abs(value) * 1e-9;
  // A formula stands in the place of a null; carriage returns become line feeds in XML.
  return (
    value === null || value === '' || value === found || String(value).replaceAll('\r\n', '\n') === found
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
