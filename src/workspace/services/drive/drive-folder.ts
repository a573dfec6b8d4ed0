/** Files, folders and iterators of DriveApp. */
import { exportFile } from '../../export/export.ts';
import type { WorkspaceFile } from '../../world.ts';
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';
import { BlobService, blobFrom } from '../utilities/blob.ts';
import type { FileResource, Media } from './drive.ts';
import { asDriveApp, DriveItem, driveOf, ITEM_WEIGHTS } from './drive-item.ts';
import { FOLDER_TYPE, mimeTypeOf } from './kinds.ts';
import { type Predicate, parseQuery } from './query.ts';

type GFile = GoogleAppsScript.Drive.File;
type GFolder = GoogleAppsScript.Drive.Folder;
type GFileIterator = GoogleAppsScript.Drive.FileIterator;
type GFolderIterator = GoogleAppsScript.Drive.FolderIterator;
type GBlob = GoogleAppsScript.Base.Blob;

const PDF = 'application/pdf';

export class DriveFile extends DriveItem<GFile> implements Official<GFile> {
  readonly _official = 'Drive.File';
  readonly _weights = {
    ...ITEM_WEIGHTS,
    addCommenter: 'write',
    addCommenters: 'write',
    getAs: 'read',
    getBlob: 'read',
    getMimeType: 'read',
    makeCopy: 'write',
    removeCommenter: 'write',
    setContent: 'write',
  } as const;

  getMimeType(): string {
    return mimeTypeOf(this._file);
  }

  getSize(): number {
    const file = this._file;
    return file.kind === 'file' ? file.model.bytes.length : 0;
  }

  getDownloadUrl(): string {
    return `https://drive.google.com/uc?id=${this._id}&export=download`;
  }

  /** Files of the editors come as PDF. */
  getBlob(): GBlob {
    const file = this._file;
    if (file.kind !== 'file') return this.getAs(PDF);
    return asOfficial(blobFrom(file.model.bytes, file.model.contentType, file.name));
  }

  getAs(contentType: string): GBlob {
    const file = this._file;
    if (file.kind === 'file') return this.getBlob().getAs(contentType);
    const bytes = contentType === PDF ? exportFile(file, PDF) : null;
    if (!bytes)
      throw new ScriptException(`Converting from ${mimeTypeOf(file)} to ${contentType} is not supported.`);
    return asOfficial(blobFrom(bytes, PDF, `${file.name}.pdf`));
  }

  setContent(content: string): GFile {
    return this._update({}, { contentType: mimeTypeOf(this._file), bytes: Buffer.from(String(content)) });
  }

  /** (), (name), (folder) or (name, folder). */
  makeCopy(...given: readonly unknown[]): GFile {
    const folder = given.find((each): each is DriveFolder => each instanceof DriveFolder);
    const name = typeof given[0] === 'string' ? given[0] : undefined;
    const asked: FileResource = {
      ...(name !== undefined && { name }),
      ...(folder && { parents: [folder._id] }),
    };
    return asOfficial(new DriveFile(this._scope, asDriveApp(() => this._drive.copy(this._id, asked)).id));
  }

  moveTo(destination: GFolder): GFile {
    return this._update({}, undefined, { addParents: folderOf(destination)._id });
  }

  getParents(): GFolderIterator {
    return parentsOf(this);
  }

  addCommenter(user: string | GoogleAppsScript.Base.User): GFile {
    return this._give(user, 'commenter');
  }

  addCommenters(emailAddresses: string[]): GFile {
    for (const email of emailAddresses) this._give(email, 'commenter');
    return this._self;
  }

  removeCommenter(user: string | GoogleAppsScript.Base.User): GFile {
    return this._take(user, (file) => file.drive.commenters);
  }

  override toString(): string {
    return this.getName();
  }
}

export class DriveFolder extends DriveItem<GFolder> implements Official<GFolder> {
  readonly _official = 'Drive.Folder';
  readonly _weights = {
    ...ITEM_WEIGHTS,
    addFile: 'write',
    addFolder: 'write',
    createFile: 'write',
    createFolder: 'write',
    getFiles: 'read',
    getFilesByName: 'read',
    getFilesByType: 'read',
    getFolders: 'read',
    getFoldersByName: 'read',
    searchFiles: 'read',
    searchFolders: 'read',
  } as const;

  get #isRoot(): boolean {
    return this._drive.isRoot(this._id);
  }

  override getName(): string {
    return this.#isRoot ? this._drive.describeRoot().name! : super.getName();
  }

  override getUrl(): string {
    return `https://drive.google.com/drive/folders/${this._id}`;
  }

  getSize(): number {
    return 0;
  }

  getParents(): GFolderIterator {
    return this.#isRoot ? folderIterator(this._scope, []) : parentsOf(this);
  }

  moveTo(destination: GFolder): GFolder {
    return this._update({}, undefined, { addParents: folderOf(destination)._id });
  }

  /** A file has one folder, so adding moves it. */
  addFile(child: GFile): GFolder {
    child.moveTo(this._self);
    return this._self;
  }

  addFolder(child: GFolder): GFolder {
    child.moveTo(this._self);
    return this._self;
  }

  /** (blob), (name, content) or (name, content, mimeType). */
  createFile(...given: readonly unknown[]): GFile {
    const { name, media } = newFile(given);
    const asked = { name, mimeType: media.contentType, parents: [this._id] };
    return asOfficial(new DriveFile(this._scope, asDriveApp(() => this._drive.create(asked, media)).id));
  }

  createFolder(name: string): GFolder {
    const asked = { name: String(name), mimeType: FOLDER_TYPE, parents: [this._id] };
    return asOfficial(new DriveFolder(this._scope, asDriveApp(() => this._drive.create(asked)).id));
  }

  getFiles(): GFileIterator {
    return this.#files(() => true);
  }

  getFilesByName(name: string): GFileIterator {
    return this.#files(({ file }) => file.name === name);
  }

  getFilesByType(mimeType: string): GFileIterator {
    return this.#files((candidate) => candidate.mimeType === mimeType);
  }

  searchFiles(params: string): GFileIterator {
    return this.#files(asDriveApp(() => parseQuery(params)));
  }

  getFolders(): GFolderIterator {
    return this.#folders(() => true);
  }

  getFoldersByName(name: string): GFolderIterator {
    return this.#folders(({ file }) => file.name === name);
  }

  searchFolders(params: string): GFolderIterator {
    return this.#folders(asDriveApp(() => parseQuery(params)));
  }

  #files(matches: Predicate): GFileIterator {
    return filesThat(this._scope, (each) => each.parents.includes(this._id) && matches(each));
  }

  #folders(matches: Predicate): GFolderIterator {
    return foldersThat(this._scope, (each) => each.parents.includes(this._id) && matches(each));
  }

  override toString(): string {
    return this.getName();
  }
}

/** Files that are not in the trash, unless the search asks for those. */
export function filesThat(scope: ExecutionScope, matches: Predicate, trashed = false): GFileIterator {
  const found = driveOf(scope).search((each) => each.file.trashed === trashed && matches(each));
  return fileIterator(
    scope,
    found.filter(({ kind }) => kind !== 'folder').map(({ id }) => id),
  );
}

export function foldersThat(scope: ExecutionScope, matches: Predicate, trashed = false): GFolderIterator {
  const found = driveOf(scope).search((each) => each.file.trashed === trashed && matches(each));
  return folderIterator(
    scope,
    found.filter(({ kind }) => kind === 'folder').map(({ id }) => id),
  );
}

function folderOf(folder: unknown): DriveFolder {
  if (folder instanceof DriveFolder) return folder;
  throw new ScriptException("The parameters don't match the method signature for DriveApp.File.moveTo.");
}

function parentsOf(item: DriveFile | DriveFolder): GFolderIterator {
  const file: WorkspaceFile = item._file;
  return folderIterator(item._scope, item._drive.parentsOf(file));
}

function newFile([first, content, mimeType]: readonly unknown[]): {
  readonly name: string;
  readonly media: Media;
} {
  const blob = first instanceof Service ? (first as unknown as { getBlob(): unknown }).getBlob() : null;
  if (blob instanceof BlobService)
    return {
      name: blob._name ?? 'Naamloos',
      media: { contentType: blob._type ?? 'application/octet-stream', bytes: blob._bytes },
    };
  if (content === undefined)
    throw new ScriptException('Blob object must have non-null name for this operation.');
  return {
    name: String(first),
    media: { contentType: String(mimeType ?? 'text/plain'), bytes: Buffer.from(String(content)) },
  };
}

export function fileIterator(scope: ExecutionScope, ids: readonly string[]): GFileIterator {
  return asOfficial(new FileIterator(scope, ids));
}

export function folderIterator(scope: ExecutionScope, ids: readonly string[]): GFolderIterator {
  return asOfficial(new FolderIterator(scope, ids));
}

/** Items found once, and handed out one by one. */
abstract class ItemIterator extends Service {
  readonly _weights = { next: 'read', hasNext: 'read' } as const;
  readonly _scope: ExecutionScope;
  readonly #ids: readonly string[];
  #at = 0;

  constructor(scope: ExecutionScope, ids: readonly string[]) {
    super();
    this._scope = scope;
    this.#ids = ids;
  }

  hasNext(): boolean {
    return this.#at < this.#ids.length;
  }

  _nextId(): string {
    const id = this.#ids[this.#at++];
    if (id === undefined)
      throw new ScriptException('Cannot retrieve the next object: iterator has reached the end.');
    return id;
  }

  /** What is left, in words that another execution can go on with. */
  getContinuationToken(): string {
    return Buffer.from(JSON.stringify(this.#ids.slice(this.#at))).toString('base64url');
  }
}

/** The items that a continuation token stands for. */
export function idsIn(token: string): readonly string[] {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString()) as string[];
  } catch {
    throw new ScriptException('Invalid argument: continuationToken');
  }
}

class FileIterator extends ItemIterator implements Official<GFileIterator> {
  readonly _official = 'Drive.FileIterator';

  next(): GFile {
    return asOfficial(new DriveFile(this._scope, this._nextId()));
  }
}

class FolderIterator extends ItemIterator implements Official<GFolderIterator> {
  readonly _official = 'Drive.FolderIterator';

  next(): GFolder {
    return asOfficial(new DriveFolder(this._scope, this._nextId()));
  }
}
