/** Files of the editors as bytes of other kinds: what each kind of file can become. */
import { textOf } from '../services/docs/units.ts';
import type { FileKind, WorkspaceFile } from '../world.ts';
import { documentToDocx } from './document/docx.ts';
import { documentToHtml } from './document/html.ts';
import { outlineOf } from './document/outline.ts';
import { documentToPdf } from './document/pdf.ts';
import type { Properties } from './package.ts';
import { sheetToText } from './spreadsheet/csv.ts';
import { spreadsheetToXlsx } from './spreadsheet/xlsx.ts';

type FileOf<K extends FileKind> = Extract<WorkspaceFile, { kind: K }>;
type Exporters<K extends FileKind> = Readonly<Record<string, (file: FileOf<K>) => Buffer>>;

const EXPORTERS: { readonly [K in FileKind]: Exporters<K> } = {
  folder: {},
  file: {},
  document: {
    'text/html': (file) => Buffer.from(documentToHtml(outlineOf(file.model, file.name))),
    'text/plain': ({ model }) => Buffer.from(textOf(model.body.units)),
    'application/pdf': (file) =>
      documentToPdf(outlineOf(file.model, file.name), propertiesOf(file, file.model.language)),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': (file) =>
      documentToDocx(outlineOf(file.model, file.name), propertiesOf(file, file.model.language)),
  },
  spreadsheet: {
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (file) =>
      spreadsheetToXlsx(file.model, propertiesOf(file, file.model.locale.slice(0, 2))),
    'text/csv': ({ model }) => Buffer.from(sheetToText(model, model.sheets[0]!, ',')),
    'text/tab-separated-values': ({ model }) => Buffer.from(sheetToText(model, model.sheets[0]!, '\t')),
  },
  form: {},
};

function propertiesOf(file: WorkspaceFile, language: string): Properties {
  const { name: title, ownerEmail: creator, updatedAt: modifiedAt } = file;
  return { title, creator, modifiedAt, language };
}

/** The kinds that a file of this kind can become. */
export function exportTypes(kind: FileKind): readonly string[] {
  return Object.keys(EXPORTERS[kind]);
}

/** The file as bytes of the asked kind, or null when it cannot become that. */
export function exportFile(file: WorkspaceFile, contentType: string): Buffer | null {
  const exporters = EXPORTERS[file.kind] as Exporters<FileKind>;
  return Object.hasOwn(exporters, contentType) ? exporters[contentType]!(file) : null;
}
