/** The forms in which files can be taken along, and a file in each of them. */
import { exportFile, exportTypes } from '../../export/export.ts';
import { sheetToText } from '../../export/spreadsheet/csv.ts';
import type { BlobFile, SpreadsheetFile, WorkspaceFile } from '../../world.ts';
import { Refusal } from '../refusal.ts';
import type { FormatView } from './files-protocol.ts';
import type { BytesView } from './protocol.ts';

interface Format {
  readonly label: string;
  readonly contentType: string;
  /** For formats that hold one tab. */
  readonly separator?: ',' | '\t';
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const FORMATS: Readonly<Record<string, Format>> = {
  xlsx: { label: 'Excel (XLSX)', contentType: `${OFFICE}.spreadsheetml.sheet` },
  csv: { label: 'CSV', contentType: 'text/csv', separator: ',' },
  tsv: { label: 'TSV', contentType: 'text/tab-separated-values', separator: '\t' },
  docx: { label: 'Word (DOCX)', contentType: `${OFFICE}.wordprocessingml.document` },
  pdf: { label: 'PDF', contentType: 'application/pdf' },
  html: { label: 'Webpagina (HTML)', contentType: 'text/html' },
  txt: { label: 'Platte tekst', contentType: 'text/plain' },
};

export function formatsOf(file: WorkspaceFile): readonly FormatView[] {
  const types = exportTypes(file.kind);
  return Object.entries(FORMATS).flatMap(([format, { label, contentType }]) =>
    types.includes(contentType) ? [{ format, label }] : [],
  );
}

/** Refuses a format that there is none of, and a tab that is not there. */
export function downloadOf(file: WorkspaceFile, name: string, tab: number | null): BytesView {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name]! : null;
  if (format?.separator && file.kind === 'spreadsheet' && tab !== null) return tabOf(file, name, format, tab);
  const bytes = format && exportFile(file, format.contentType);
  if (!format || !bytes) throw new Refusal(`‘${file.name}’ kan geen ${name.toUpperCase()} worden.`);
  return view(`${file.name}.${name}`, format.contentType, bytes);
}

function tabOf(file: SpreadsheetFile, name: string, format: Format, tab: number): BytesView {
  const sheet = file.model.sheetById(tab);
  if (!sheet) throw new Refusal('Dit tabblad bestaat niet meer.');
  const text = sheetToText(file.model, sheet, format.separator!);
  return view(`${file.name} - ${sheet.name}.${name}`, format.contentType, Buffer.from(text));
}

export function bytesOf(file: BlobFile): BytesView {
  return view(file.name, file.model.contentType, file.model.bytes);
}

function view(name: string, contentType: string, bytes: Buffer): BytesView {
  return { name, contentType, base64: bytes.toString('base64') };
}
