/** Drive over a world: files made, found, copied, moved, shared and thrown away, as one person or one app may. */
import { createHash } from 'node:crypto';
import { exportFile, exportTypes } from '../../export/export.ts';
import { useQuota } from '../../quotas.ts';
import type { FileKind, WorkspaceFile, World } from '../../world.ts';
import { ApiFault } from '../api-fault.ts';
import { atLeast, type Role, roleOf } from './access.ts';
import { newDriveDetails } from './details.ts';
import {
  addressOf,
  convertedModel,
  copyOfModel,
  FOLDER_TYPE,
  isEditorFile,
  kindOf,
  mimeTypeOf,
  newModel,
  wordsIn,
} from './kinds.ts';
import type { Predicate, Searchable } from './query.ts';
import { permissionId, permissionsOf } from './shares.ts';

export type FileResource = GoogleAppsScript.Drive_v3.Drive.V3.Schema.File;

/** Who calls, by which app, and whether the app may see all files or only those that it made itself. */
export interface Caller {
  readonly email: string;
  readonly app: string;
  readonly wholeDrive: boolean;
}

/** Bytes with their kind, to be the content of a file. */
export interface Media {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What goes with a change beside the fields of the file themselves. */
export interface MoveOptions {
  readonly addParents?: string;
  readonly removeParents?: string;
}

/** The name of the root folder, which every person has. */
const ROOT_NAME = 'Mijn Drive';
const UNTITLED = 'Naamloos';

export class Drive {
  readonly world: World;
  readonly caller: Caller;

  constructor(world: World, caller: Caller) {
    this.world = world;
    this.caller = caller;
  }

  /** The id of the caller's root folder; `root` stands for it too. */
  get rootId(): string {
    return rootIdOf(this.caller.email);
  }

  /** A file that the caller may read, or 404 in Google's words. */
  file(id: string): WorkspaceFile {
    const file = this.world.files.get(id);
    if (!file || !this.#sees(file)) throw new ApiFault(404, `File not found: ${id}.`, 'notFound');
    return file;
  }

  /** A file on which the caller has a role, or 403. */
  fileFor(id: string, needed: Role): WorkspaceFile {
    const file = this.file(id);
    if (!atLeast(roleOf(this.world, file, this.caller.email), needed))
      throw new ApiFault(
        403,
        'The user does not have sufficient permissions for this file.',
        'insufficientFilePermissions',
      );
    return file;
  }

  #sees(file: WorkspaceFile): boolean {
    if (!this.caller.wholeDrive && !file.drive.apps.includes(this.caller.app)) return false;
    return atLeast(roleOf(this.world, file, this.caller.email), 'reader');
  }

  isRoot(id: string): boolean {
    return id === 'root' || id === this.rootId;
  }

  /** What the caller may see and a search finds, latest change first. */
  search(matches: Predicate): readonly WorkspaceFile[] {
    return [...this.world.files.values()]
      .filter((file) => this.#sees(file) && matches(this.#searchable(file)))
      .sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));
  }

  #searchable(file: WorkspaceFile): Searchable {
    const { email, app } = this.caller;
    const { link } = file.drive;
    const writers = [file.ownerEmail, ...file.editors];
    return {
      file,
      mimeType: mimeTypeOf(file),
      parents: this.parentsOf(file),
      writers,
      readers: [...writers, ...file.drive.commenters, ...file.viewers],
      sharedWithMe: file.ownerEmail !== email,
      appProperties: file.drive.appProperties[app] ?? {},
      visibility: link ? `${link.type}WithLink` : 'limited',
      fullText: () => [file.name, file.drive.description, wordsIn(file)].join('\n'),
    };
  }

  /** The folder that holds a file, as far as the caller may see it. */
  parentsOf(file: WorkspaceFile): readonly string[] {
    if (file.parentId === null) return file.ownerEmail === this.caller.email ? [this.rootId] : [];
    const parent = this.world.files.get(file.parentId);
    return parent && atLeast(roleOf(this.world, parent, this.caller.email), 'reader') ? [parent.id] : [];
  }

  /** Makes a file; without a MIME type it takes that of its content. */
  create(asked: FileResource, media?: Media): WorkspaceFile {
    const contentType = asked.mimeType ?? media?.contentType ?? 'application/octet-stream';
    const kind = kindOf(contentType);
    if (!kind)
      throw new ApiFault(400, `Bestanden van het type ${contentType} bestaan niet in de lokale Workspace.`);
    const converts = media && kind !== 'file';
    const model = converts
      ? convertedModel(kind, media.contentType, media.bytes)
      : newModel(kind, contentType);
    if (converts && !model)
      throw new ApiFault(400, 'The requested conversion is not supported.', 'badRequest');
    const parentId = this.#parent(asked.parents);
    this.#useQuota(kind);
    const file = this.#add(kind, asked.name ?? UNTITLED, model, parentId);
    this.#describe(file, asked);
    if (media && file.kind === 'file') file.model.set(contentType, media.bytes);
    return file;
  }

  copy(id: string, asked: FileResource): WorkspaceFile {
    const original = this.file(id);
    if (original.kind === 'folder')
      throw new ApiFault(403, 'This file cannot be copied by the user.', 'cannotCopyFile');
    const parentId = asked.parents ? this.#parent(asked.parents) : this.#copyParent(original);
    this.#useQuota(original.kind);
    const name = asked.name ?? `Kopie van ${original.name}`;
    const file = this.#add(original.kind, name, copyOfModel(original), parentId);
    Object.assign(file.drive.properties, original.drive.properties);
    const own = original.drive.appProperties[this.caller.app];
    if (own) file.drive.appProperties[this.caller.app] = { ...own };
    this.#describe(file, { description: original.drive.description, ...asked });
    return file;
  }

  /** A copy stays beside its original where the caller may write there, and goes to the root otherwise. */
  #copyParent(original: WorkspaceFile): string | null {
    const parent = original.parentId === null ? null : this.world.files.get(original.parentId);
    const mayWrite = parent && atLeast(roleOf(this.world, parent, this.caller.email), 'writer');
    return mayWrite ? parent.id : null;
  }

  update(id: string, asked: FileResource, media?: Media, move: MoveOptions = {}): WorkspaceFile {
    const file = this.fileFor(id, 'writer');
    if (asked.parents)
      throw new ApiFault(
        403,
        'The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.',
        'fieldNotWritable',
      );
    if (asked.trashed !== undefined) this.fileFor(id, 'owner');
    if (media && file.kind !== 'file')
      throw new ApiFault(400, 'The requested conversion is not supported.', 'badRequest');
    const parentId = this.#movedParent(file, move);
    if (asked.name !== undefined) file.name = asked.name;
    if (asked.trashed !== undefined) file.trashed = asked.trashed;
    this.#describe(file, asked);
    file.parentId = parentId;
    if (file.kind === 'file') {
      if (media) file.model.set(asked.mimeType ?? media.contentType, media.bytes);
      else if (asked.mimeType) file.model.set(asked.mimeType, file.model.bytes);
    }
    this.touch(file);
    return file;
  }

  #movedParent(file: WorkspaceFile, { addParents, removeParents }: MoveOptions): string | null {
    if (!addParents) return removeParents && removeParents === file.parentId ? null : file.parentId;
    const to = this.#parent([addParents]);
    for (let at = to; at !== null; at = this.world.files.get(at)?.parentId ?? null)
      if (at === file.id)
        throw new ApiFault(403, 'The specified parent is a descendant of the file.', 'cyclicFolderMove');
    return to;
  }

  /** Deletes for good, without the trash; a folder takes along what it holds. */
  remove(id: string): void {
    this.#delete(this.fileFor(id, 'owner'));
    this.world.touch('files');
  }

  emptyTrash(): void {
    for (const file of [...this.world.files.values()])
      if (file.trashed && file.ownerEmail === this.caller.email && this.#sees(file)) this.#delete(file);
    this.world.touch('files');
  }

  #delete(file: WorkspaceFile): void {
    for (const child of [...this.world.files.values()]) if (child.parentId === file.id) this.#delete(child);
    this.world.files.delete(file.id);
  }

  /** An editor's file as bytes of another kind. */
  export(id: string, contentType: string): Buffer {
    const file = this.file(id);
    if (!isEditorFile(file))
      throw new ApiFault(403, 'Export only supports Docs Editors files.', 'fileNotExportable');
    const bytes = exportFile(file, contentType);
    if (!bytes) throw new ApiFault(400, 'The requested conversion is not supported.', 'badRequest');
    return bytes;
  }

  /** The bytes of a file that has them. */
  download(id: string): Media {
    const file = this.file(id);
    if (file.kind !== 'file')
      throw new ApiFault(
        403,
        'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
        'fileNotDownloadable',
      );
    return { contentType: file.model.contentType, bytes: file.model.bytes };
  }

  /** Notes a change now. */
  touch(file: WorkspaceFile): void {
    file.updatedAt = this.world.now;
    this.world.touch('files');
  }

  /** The file as the Drive API describes it, with all fields that the Workspace knows. */
  describe(file: WorkspaceFile): FileResource {
    const { email, app } = this.caller;
    const { drive } = file;
    const permissions = permissionsOf(this.world, file);
    const parents = this.parentsOf(file);
    const role = roleOf(this.world, file, email);
    const mayEdit = atLeast(role, 'writer');
    const link =
      isEditorFile(file) || file.kind === 'file' ? `${addressOf(file)}?usp=drivesdk` : addressOf(file);
    return {
      kind: 'drive#file',
      id: file.id,
      name: file.name,
      mimeType: mimeTypeOf(file),
      ...(drive.description && { description: drive.description }),
      starred: drive.starred,
      trashed: file.trashed,
      explicitlyTrashed: file.trashed,
      ...(parents.length > 0 && { parents: [...parents] }),
      ...(Object.keys(drive.properties).length > 0 && { properties: { ...drive.properties } }),
      ...(drive.appProperties[app] && { appProperties: { ...drive.appProperties[app] } }),
      spaces: ['drive'],
      version: String(file.updatedAt),
      webViewLink: link,
      ...(file.kind === 'file' && blobFields(file.id, file.name, file.model.bytes)),
      createdTime: new Date(file.createdAt).toISOString(),
      modifiedTime: new Date(file.updatedAt).toISOString(),
      ownedByMe: role === 'owner',
      owners: [this.#user(file.ownerEmail)],
      shared: permissions.length > 1,
      capabilities: {
        canEdit: mayEdit,
        canCopy: file.kind !== 'folder',
        canShare: mayEdit,
        canTrash: role === 'owner',
        canDelete: role === 'owner',
        canDownload: file.kind !== 'folder',
        canRename: mayEdit,
      },
      ...(mayEdit && { permissions: [...permissions], permissionIds: permissions.map(({ id }) => id!) }),
      isAppAuthorized: drive.apps.includes(app),
      ...(isEditorFile(file) && { exportLinks: exportLinksOf(file) }),
    } as FileResource;
  }

  /** The root folder, which is no file of the world. */
  describeRoot(): FileResource {
    return {
      kind: 'drive#file',
      id: this.rootId,
      name: ROOT_NAME,
      mimeType: FOLDER_TYPE,
      trashed: false,
      ownedByMe: true,
      owners: [this.#user(this.caller.email)],
      shared: false,
    };
  }

  #user(email: string): GoogleAppsScript.Drive_v3.Drive.V3.Schema.User {
    return {
      kind: 'drive#user',
      displayName: this.world.person(email).name,
      me: email === this.caller.email,
      permissionId: permissionId(email),
      emailAddress: email,
    };
  }

  #parent(parents: readonly string[] | undefined): string | null {
    if (!parents || parents.length === 0) return null;
    if (parents.length > 1)
      throw new ApiFault(400, 'A file cannot have multiple parents.', 'multipleParentsNotSupported');
    if (this.isRoot(parents[0]!)) return null;
    const parent = this.fileFor(parents[0]!, 'writer');
    if (parent.kind !== 'folder')
      throw new ApiFault(403, 'The specified parent is not a folder.', 'parentNotAFolder');
    return parent.id;
  }

  #add(kind: FileKind, name: string, model: WorkspaceFile['model'], parentId: string | null): WorkspaceFile {
    const drive = newDriveDetails();
    drive.apps.push(this.caller.app);
    const { email: ownerEmail } = this.caller;
    return this.world.addFile({ kind, name, ownerEmail, model, parentId, drive } as never);
  }

  /** Fields that creating, copying and changing have in common; null takes a property away. */
  #describe({ drive }: WorkspaceFile, asked: FileResource): void {
    if (asked.description !== undefined) drive.description = asked.description;
    if (asked.starred !== undefined) drive.starred = asked.starred;
    setProperties(drive.properties, asked.properties);
    if (asked.appProperties) {
      drive.appProperties[this.caller.app] ??= {};
      setProperties(drive.appProperties[this.caller.app]!, asked.appProperties);
    }
  }

  #useQuota(kind: FileKind): void {
    if (kind === 'document') useQuota(this.world, this.caller.email, 'documents', 1);
    if (kind === 'spreadsheet') useQuota(this.world, this.caller.email, 'spreadsheets', 1);
  }
}

/** The root folder of a person: always the same for one address. */
export function rootIdOf(email: string): string {
  return `0A${createHash('sha256').update(email).digest('base64url').slice(0, 15)}PVA`;
}

function setProperties(
  properties: Record<string, string>,
  asked: Readonly<Record<string, unknown>> | undefined,
): void {
  for (const [key, value] of Object.entries(asked ?? {})) {
    if (value === null) delete properties[key];
    else properties[key] = String(value);
  }
}

function blobFields(id: string, name: string, bytes: Buffer) {
  const extension = /\.([^.]+)$/.exec(name)?.[1];
  return {
    size: String(bytes.length),
    md5Checksum: digest('md5', bytes),
    sha1Checksum: digest('sha1', bytes),
    sha256Checksum: digest('sha256', bytes),
    originalFilename: name,
    ...(extension && { fileExtension: extension, fullFileExtension: extension }),
    webContentLink: `https://drive.google.com/uc?id=${id}&export=download`,
  };
}

function digest(algorithm: string, bytes: Buffer): string {
  return createHash(algorithm).update(bytes).digest('hex');
}

function exportLinksOf(file: WorkspaceFile): Record<string, string> {
  return Object.fromEntries(
    exportTypes(file.kind).map((type) => [
      type,
      `https://www.googleapis.com/drive/v3/files/${file.id}/export?mimeType=${encodeURIComponent(type)}`,
    ]),
  );
}
