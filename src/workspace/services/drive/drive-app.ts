/** DriveApp: the files and folders of the person that the script runs for. */
import { asOfficial, type ExecutionScope, type Official, Service } from '../service.ts';
import {
  DriveFile,
  DriveFolder,
  fileIterator,
  filesThat,
  folderIterator,
  foldersThat,
  idsIn,
} from './drive-folder.ts';
import { ACCESS, asDriveApp, driveOf, PERMISSION } from './drive-item.ts';
import { parseQuery } from './query.ts';

type GFile = GoogleAppsScript.Drive.File;
type GFolder = GoogleAppsScript.Drive.Folder;
type GFileIterator = GoogleAppsScript.Drive.FileIterator;
type GFolderIterator = GoogleAppsScript.Drive.FolderIterator;

export class DriveAppService extends Service implements Official<GoogleAppsScript.Drive.DriveApp> {
  readonly _official = 'Drive.DriveApp';
  readonly _weights = {
    addFile: 'write',
    addFolder: 'write',
    createFile: 'write',
    createFolder: 'write',
    getFileById: 'read',
    getFiles: 'read',
    getFilesByName: 'read',
    getFilesByType: 'read',
    getFolderById: 'read',
    getFolders: 'read',
    getFoldersByName: 'read',
    getRootFolder: 'read',
    getStorageUsed: 'read',
    getTrashedFiles: 'read',
    getTrashedFolders: 'read',
    searchFiles: 'read',
    searchFolders: 'read',
  } as const;
  readonly Access = ACCESS;
  readonly Permission = PERMISSION;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  get #root(): DriveFolder {
    return new DriveFolder(this.#scope, driveOf(this.#scope).rootId);
  }

  getFileById(id: string): GFile {
    const file = asDriveApp(() => driveOf(this.#scope).file(String(id)));
    return asOfficial(new DriveFile(this.#scope, file.id));
  }

  getFolderById(id: string): GFolder {
    const drive = driveOf(this.#scope);
    if (drive.isRoot(String(id))) return this.getRootFolder();
    const folder = asDriveApp(() => drive.file(String(id)));
    return asOfficial(new DriveFolder(this.#scope, folder.id));
  }

  getRootFolder(): GFolder {
    return asOfficial(this.#root);
  }

  createFile(...given: readonly unknown[]): GFile {
    return this.#root.createFile(...given);
  }

  createFolder(name: string): GFolder {
    return this.#root.createFolder(name);
  }

  addFile(child: GFile): GFolder {
    return this.#root.addFile(child);
  }

  addFolder(child: GFolder): GFolder {
    return this.#root.addFolder(child);
  }

  getFiles(): GFileIterator {
    return filesThat(this.#scope, () => true);
  }

  getFilesByName(name: string): GFileIterator {
    return filesThat(this.#scope, ({ file }) => file.name === name);
  }

  getFilesByType(mimeType: string): GFileIterator {
    return filesThat(this.#scope, (each) => each.mimeType === mimeType);
  }

  searchFiles(params: string): GFileIterator {
    return filesThat(
      this.#scope,
      asDriveApp(() => parseQuery(params)),
    );
  }

  getTrashedFiles(): GFileIterator {
    return filesThat(this.#scope, () => true, true);
  }

  getFolders(): GFolderIterator {
    return foldersThat(this.#scope, () => true);
  }

  getFoldersByName(name: string): GFolderIterator {
    return foldersThat(this.#scope, ({ file }) => file.name === name);
  }

  searchFolders(params: string): GFolderIterator {
    return foldersThat(
      this.#scope,
      asDriveApp(() => parseQuery(params)),
    );
  }

  getTrashedFolders(): GFolderIterator {
    return foldersThat(this.#scope, () => true, true);
  }

  continueFileIterator(continuationToken: string): GFileIterator {
    return fileIterator(this.#scope, idsIn(continuationToken));
  }

  continueFolderIterator(continuationToken: string): GFolderIterator {
    return folderIterator(this.#scope, idsIn(continuationToken));
  }

  /** Bytes of this person's own files; those of the editors take no room. */
  getStorageUsed(): number {
    return [...this.#scope.world.files.values()]
      .filter((file) => file.ownerEmail === this.#scope.effectiveUser.email)
      .reduce((sum, file) => sum + (file.kind === 'file' ? file.model.bytes.length : 0), 0);
  }
}
