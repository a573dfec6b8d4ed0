/** Files that the Workspace exported, opened in LibreOffice: nothing refused, nothing lost. */
import { strFromU8, unzipSync } from 'fflate';
import { exportFile } from '../../src/workspace/export/export.ts';
import { textOf } from '../../src/workspace/services/docs/units.ts';
import { columnLetters } from '../../src/workspace/services/spreadsheet/a1.ts';
import type { SheetModel } from '../../src/workspace/services/spreadsheet/model.ts';
import type { DocumentFile, SpreadsheetFile, WorkspaceFile } from '../../src/workspace/world.ts';
import { checkXml } from '../../tests/workspace/export/xml-check.ts';
import type { Office } from './office.ts';
import { type ErrorValue, readParts, readValues, type SheetParts, type Value } from './workbook.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What became of one file. */
export interface Opened {
  readonly name: string;
  /** Null when all is well. */
  readonly fault: string | null;
  /** How much was looked for, in words. */
  readonly compared: string;
}

type Compared = Omit<Opened, 'name'>;
type Compare = (opened: Buffer, exported: Buffer) => Compared;

export function openDocument(office: Office, file: DocumentFile): readonly Opened[] {
  return [
    opened(office, file, 'docx', WORD, 'txt:Text (encoded):UTF8', (bytes) =>
      compareText(file, bytes.toString('utf8')),
    ),
    // Draw cuts text at each change of look, so only the letters can be compared.
    opened(office, file, 'pdf', PDF, 'fodg', (bytes) =>
      compareText(file, unescaped(bytes.toString('utf8').replace(/<[^>]*>/g, ''))),
    ),
  ];
}

export function openSpreadsheet(office: Office, file: SpreadsheetFile): readonly Opened[] {
  return [
    opened(office, file, 'xlsx', EXCEL, 'xlsx:Calc MS Excel 2007 XML', (bytes, exported) =>
      compareSpreadsheet(file, exported, bytes),
    ),
  ];
}

function opened(
  office: Office,
  file: WorkspaceFile,
  extension: string,
  contentType: string,
  to: string,
  compare: Compare,
): Opened {
  const name = `${file.name.replaceAll(/[^\w-]+/g, '-')}.${extension}`;
  const failed = (fault: string): Opened => ({ name, fault, compared: '' });
  const bytes = exportFile(file, contentType);
  if (!bytes) return failed('de Workspace kan dit bestand nog niet zo exporteren');
  // LibreOffice reads a damaged part up to its fault and says nothing of it; Excel and Word offer a repair.
  const damaged = contentType === PDF ? null : damagedPart(bytes);
  if (damaged !== null) return failed(`${damaged} is beschadigd`);
  const converted = office.convert(name, bytes, to);
  return converted
    ? { name, ...compare(converted, bytes) }
    : failed('LibreOffice kan het bestand niet openen');
}

/** The first part of an Office file that is not sound XML. */
export function damagedPart(bytes: Uint8Array): string | null {
  const isSound = (part: Uint8Array): boolean => {
    try {
      checkXml(strFromU8(part));
      return true;
    } catch {
      return false;
    }
  };
  const found = Object.entries(unzipSync(bytes)).find(
    ([name, part]) => /\.(xml|rels|vml)$/.test(name) && !isSound(part),
  );
  return found?.[0] ?? null;
}

/** Whether each phrase of the document is in the text; marks of notes stand between phrases. */
function compareText({ model }: DocumentFile, text: string): Compared {
  const letters = (part: string): string => part.replaceAll(/\s/g, '');
  const all = letters(text);
  const phrases = textOf(model.body.units)
    .split(/[^\p{L}\p{N} ]+/u)
    .filter((phrase) => phrase.trim() !== '');
  const lost = phrases.find((phrase) => !all.includes(letters(phrase)));
  return {
    fault: lost === undefined ? null : `"${lost.trim()}" ontbreekt`,
    compared: `${phrases.length} zinsdelen`,
  };
}

/** Sets a spreadsheet and its export beside what a program saved after opening that export. */
export function compareSpreadsheet(file: SpreadsheetFile, exported: Uint8Array, saved: Uint8Array): Compared {
  const cells = compareCells(file, saved);
  const parts = compareParts(exported, saved);
  return { fault: cells.fault ?? parts.fault, compared: `${cells.compared}, ${parts.compared}` };
}

/** Each typed value of the spreadsheet; formulas are compared apart. */
function compareCells({ model }: SpreadsheetFile, saved: Uint8Array): Compared {
  let count = 0;
  let fault: string | null = null;
  for (const [index, sheet] of model.sheets.entries()) {
    const found = readValues(saved, index + 1);
    for (const [row, column, value] of typedCells(sheet)) {
      const cell = `${columnLetters(column)}${row + 1}`;
      const other = found.get(cell) ?? null;
      count++;
      if (!kept(value, other))
        fault ??= `${sheet.name}!${cell} is ${JSON.stringify(other)} in plaats van ${JSON.stringify(value)}`;
    }
  }
  return { fault, compared: `${model.sheets.length} tabbladen, ${count} waarden` };
}

function typedCells(sheet: SheetModel): readonly (readonly [number, number, Value])[] {
  const { rows, columns } = sheet.values.extent();
  return Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return [row, column, sheet.values.get(row, column) ?? null] as const;
  }).filter(([, , value]) => value !== null && value !== '');
}

const PARTS: Readonly<
  Record<Exclude<keyof SheetParts, 'name' | 'isHidden'>, readonly [one: string, many: string]>
> = {
  hiddenColumns: ['verborgen kolom', 'verborgen kolommen'],
  notes: ['notitie', 'notities'],
  validations: ['gegevensregel', 'gegevensregels'],
  conditionalFormats: ['voorwaardelijke opmaak', 'voorwaardelijke opmaken'],
};

/** Each thing that stands beside the cells. */
function compareParts(exported: Uint8Array, saved: Uint8Array): Compared {
  const [before, after] = [readParts(exported), readParts(saved)];
  const kinds = Object.entries(PARTS) as [keyof typeof PARTS, readonly [string, string]][];
  const lost = before.flatMap((sheet, i) => {
    const other = after[i];
    if (other?.name !== sheet.name || other.isHidden !== sheet.isHidden)
      return [`tabblad ${sheet.name} ontbreekt, of is niet meer even zichtbaar`];
    return kinds.flatMap(([kind, [one]]) =>
      sheet[kind]
        .filter((each) => !other[kind].includes(each))
        .map((each) => `${sheet.name}: ${one} ${JSON.stringify(each)} ontbreekt`),
    );
  });
  const counts = kinds.map(
    ([kind, [, many]]) => `${before.reduce((sum, sheet) => sum + sheet[kind].length, 0)} ${many}`,
  );
  return { fault: lost[0] ?? null, compared: counts.join(', ') };
}

function kept(value: Value, found: Value | ErrorValue): boolean {
  if (typeof value === 'number' && typeof found === 'number')
    return Math.abs(value - found) <= Math.abs(value) * 1e-9;
  // Carriage returns become line feeds in XML.
  return value === found || String(value).replaceAll('\r\n', '\n') === found;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
