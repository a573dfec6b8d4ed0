/** What Drive needs to know of each kind of file: its MIME type, address and text, and how it is made and copied. */
import type { FileKind, WorkspaceFile } from '../../world.ts';
import { DocumentModel } from '../docs/model.ts';
import { textOf } from '../docs/units.ts';
import { FormModel } from '../forms/model/model.ts';
import { editUrl } from '../forms/model/urls.ts';
import { createSpreadsheet } from '../spreadsheet/model.ts';
import { BlobContent } from './blob-content.ts';
import { DOCX_TYPE, wordModel } from './convert-document.ts';
import { workbookModel, XLSX_TYPE } from './convert-workbook.ts';

export const FOLDER_TYPE = 'application/vnd.google-apps.folder';
export const DOCUMENT_TYPE = 'application/vnd.google-apps.document';
export const SPREADSHEET_TYPE = 'application/vnd.google-apps.spreadsheet';
export const FORM_TYPE = 'application/vnd.google-apps.form';

type FileOf<K extends FileKind> = Extract<WorkspaceFile, { kind: K }>;

interface KindTraits<K extends FileKind> {
  /** Null where each file has its own. */
  readonly mimeType: string | null;
  readonly address: (id: string) => string;
  /** Content for a new, empty file. */
  readonly newModel: (contentType: string) => FileOf<K>['model'];
  readonly copyModel: (model: FileOf<K>['model']) => FileOf<K>['model'];
  /** What Drive makes of an uploaded file of another kind; null where it cannot. Absent where it never can. */
  readonly converted?: (contentType: string, bytes: Uint8Array) => FileOf<K>['model'] | null;
  /** The words in it, for searches. */
  readonly text: (model: FileOf<K>['model']) => string;
}

const KINDS: { readonly [K in FileKind]: KindTraits<K> } = {
  folder: {
    mimeType: FOLDER_TYPE,
    address: (id) => `https://drive.google.com/drive/folders/${id}`,
    newModel: () => null,
    copyModel: () => null,
    text: () => '',
  },
  document: {
    mimeType: DOCUMENT_TYPE,
    address: (id) => `https://docs.google.com/document/d/${id}/edit`,
    newModel: () => new DocumentModel(),
    copyModel: (model) => model.copy(),
    converted: (type, bytes) => (type === DOCX_TYPE ? wordModel(bytes) : null),
    text: (model) => [...model.segments.values()].map(({ units }) => textOf(units)).join('\n'),
  },
  spreadsheet: {
    mimeType: SPREADSHEET_TYPE,
    address: (id) => `https://docs.google.com/spreadsheets/d/${id}/edit`,
    newModel: () => createSpreadsheet({ locale: 'nl_NL', timeZone: 'Europe/Amsterdam' }),
    copyModel: (model) => model.copy(),
    converted: (type, bytes) => (type === XLSX_TYPE ? workbookModel(bytes) : null),
    text: (model) => model.sheets.map((sheet) => sheet.name).join('\n'),
  },
  form: {
    mimeType: FORM_TYPE,
    address: editUrl,
    newModel: () => new FormModel(),
    copyModel: (model) => model.copy(),
    text: ({ settings, items }) => [settings.title, ...items.map((item) => item.title)].join('\n'),
  },
  file: {
    mimeType: null,
    address: (id) => `https://drive.google.com/file/d/${id}/view`,
    newModel: (contentType) => new BlobContent(contentType, new Uint8Array()),
    copyModel: (model) => new BlobContent(model.contentType, model.bytes),
    text: (model) => (model.contentType.startsWith('text/') ? model.bytes.toString('utf8') : ''),
  },
};

function traits(kind: FileKind): KindTraits<never> {
  return KINDS[kind] as unknown as KindTraits<never>;
}

export function mimeTypeOf(file: WorkspaceFile): string {
  return KINDS[file.kind].mimeType ?? (file as FileOf<'file'>).model.contentType;
}

/** The kind of file that a MIME type stands for; null for Google types that the Workspace has not. */
export function kindOf(mimeType: string): FileKind | null {
  const google = (Object.keys(KINDS) as FileKind[]).find((kind) => KINDS[kind].mimeType === mimeType);
  return google ?? (mimeType.startsWith('application/vnd.google-apps') ? null : 'file');
}

/** A file of an editor such as Docs, which has no bytes but can be exported. */
export function isEditorFile(file: WorkspaceFile): boolean {
  return file.kind !== 'folder' && KINDS[file.kind].mimeType !== null;
}

/** Where a person opens the file. */
export function addressOf(file: WorkspaceFile): string {
  return KINDS[file.kind].address(file.id);
}

/** The id in an address of a file, or null when there is none. */
export function idInAddress(address: string): string | null {
  return /\/(?:d|folders)\/([\w-]{20,})|[?&]id=([\w-]{20,})/.exec(address)?.slice(1).find(Boolean) ?? null;
}

export function newModel(kind: FileKind, contentType: string): WorkspaceFile['model'] {
  return traits(kind).newModel(contentType);
}

/** The content for a file of this kind from an upload that is of another; null where that cannot be done. */
export function convertedModel(
  kind: FileKind,
  contentType: string,
  bytes: Uint8Array,
): WorkspaceFile['model'] | null {
  return traits(kind).converted?.(contentType, bytes) ?? null;
}

export function copyOfModel(file: WorkspaceFile): WorkspaceFile['model'] {
  return traits(file.kind).copyModel(file.model as never);
}

export function wordsIn(file: WorkspaceFile): string {
  return traits(file.kind).text(file.model as never);
}
