/** Document of DocumentApp: one document with its name, people and sections. */
import { exportFile } from '../../../export/export.ts';
import type { DocumentFile } from '../../../world.ts';
import { DriveFile } from '../../drive/drive-folder.ts';
import { addressOf } from '../../drive/kinds.ts';
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../../service.ts';
import { UserService } from '../../session/session.ts';
import { blobFrom } from '../../utilities/blob.ts';
import { BODY } from '../model.ts';
import { createSegment } from '../requests/segments.ts';
import type { DocContainer } from './container.ts';
import { DocumentContext } from './context.ts';
import { MAKERS } from './makers.ts';

type GDocument = GoogleAppsScript.Document.Document;
type GUser = GoogleAppsScript.Base.User;

const PDF = 'application/pdf';
const WEIGHTS = {
  addEditor: 'write',
  addEditors: 'write',
  addFooter: 'write',
  addHeader: 'write',
  addViewer: 'write',
  addViewers: 'write',
  getAs: 'read',
  getBlob: 'read',
  getBody: 'read',
  getEditors: 'read',
  getFooter: 'read',
  getFootnotes: 'read',
  getHeader: 'read',
  getName: 'read',
  getViewers: 'read',
  removeEditor: 'write',
  removeViewer: 'write',
  saveAndClose: 'write',
  setLanguage: 'write',
  setName: 'write',
} as const;

/** Opens a document with the rights of the person that the script runs for. */
export function openDocument(scope: ExecutionScope, id: string): DocumentService {
  const file = scope.world.files.get(id);
  if (file?.kind !== 'document' || file.trashed)
    throw new ScriptException("Document is missing (perhaps it was deleted, or you don't have read access?)");
  if (!scope.world.canView(file, scope.effectiveUser.email))
    throw new ScriptException('You do not have permission to access the requested document.');
  return new DocumentService(scope, file);
}

export class DocumentService extends Service implements Official<GDocument> {
  readonly _official = 'Document.Document';
  readonly _weights = WEIGHTS;
  readonly #scope: ExecutionScope;
  readonly #file: DocumentFile;
  readonly #context: DocumentContext;

  constructor(scope: ExecutionScope, file: DocumentFile) {
    super();
    this.#scope = scope;
    this.#file = file;
    this.#context = new DocumentContext(scope, file, MAKERS);
  }

  getId(): string {
    return this.#file.id;
  }

  getName(): string {
    return this.#file.name;
  }

  setName(name: string): GDocument {
    return this.#shared((file) => file.setName(name));
  }

  getUrl(): string {
    return addressOf(this.#file);
  }

  getLanguage(): string {
    return this.#context.model.language;
  }

  setLanguage(languageCode: string): GDocument {
    this.#context.edit(({ model }) => {
      model.language = String(languageCode);
    });
    return asOfficial(this);
  }

  getBody(): GoogleAppsScript.Document.Body {
    return asOfficial(MAKERS.section(this.#context, BODY));
  }

  getHeader(): GoogleAppsScript.Document.HeaderSection {
    return this.#section(this.#context.model.documentStyle.defaultHeaderId);
  }

  addHeader(): GoogleAppsScript.Document.HeaderSection {
    return this.#section(this.#context.edit((editor) => createSegment(editor, 'header')));
  }

  getFooter(): GoogleAppsScript.Document.FooterSection {
    return this.#section(this.#context.model.documentStyle.defaultFooterId);
  }

  addFooter(): GoogleAppsScript.Document.FooterSection {
    return this.#section(this.#context.edit((editor) => createSegment(editor, 'footer')));
  }

  #section<T>(id: string | null | undefined): T {
    return asOfficial(id ? MAKERS.section(this.#context, id) : (null as unknown as Service));
  }

  getFootnotes(): GoogleAppsScript.Document.Footnote[] {
    const paragraphs = this.getBody().getParagraphs() as unknown as DocContainer<unknown>[];
    return paragraphs
      .flatMap((paragraph) => paragraph._children)
      .filter((child) => child._type === 'FOOTNOTE')
      .map((child) => asOfficial(child));
  }

  /** Further changes through this object are refused. */
  saveAndClose(): void {
    this.#context.closed = true;
  }

  getBlob(): GoogleAppsScript.Base.Blob {
    return this.getAs(PDF);
  }

  getAs(contentType: string): GoogleAppsScript.Base.Blob {
    const bytes = contentType === PDF ? exportFile(this.#file, PDF) : null;
    if (!bytes)
      throw new ScriptException(
        `Converting from application/vnd.google-apps.document to ${contentType} is not supported.`,
      );
    return asOfficial(blobFrom(bytes, PDF, `${this.#file.name}.pdf`));
  }

  /** People and names are Drive's business. */
  #shared(change: (file: GoogleAppsScript.Drive.File) => unknown): GDocument {
    change(asOfficial(new DriveFile(this.#scope, this.#file.id)));
    return asOfficial(this);
  }

  #users(emails: readonly string[]): GUser[] {
    return emails.map((email) => asOfficial(new UserService(this.#scope.world.person(email))));
  }

  /** The owner is among those who may edit. */
  getEditors(): GUser[] {
    return this.#users([this.#file.ownerEmail, ...this.#file.editors]);
  }

  getViewers(): GUser[] {
    return this.#users([...this.#file.drive.commenters, ...this.#file.viewers]);
  }

  addEditor(user: string | GUser): GDocument {
    return this.#shared((file) => file.addEditor(user as string));
  }

  addEditors(emailAddresses: string[]): GDocument {
    return this.#shared((file) => file.addEditors(emailAddresses));
  }

  removeEditor(user: string | GUser): GDocument {
    return this.#shared((file) => file.removeEditor(user as string));
  }

  addViewer(user: string | GUser): GDocument {
    return this.#shared((file) => file.addViewer(user as string));
  }

  addViewers(emailAddresses: string[]): GDocument {
    return this.#shared((file) => file.addViewers(emailAddresses));
  }

  removeViewer(user: string | GUser): GDocument {
    return this.#shared((file) => file.removeViewer(user as string));
  }
}
