/** The advanced service `Drive`: the Drive API v3 as scripts call it. */
import { advancedCall } from '../advanced.ts';
import { asOfficial, type ExecutionScope, type Official, Service } from '../service.ts';
import { BlobService, blobFrom } from '../utilities/blob.ts';
import { Drive, type FileResource, type Media } from './drive.ts';
import { FilesApi, type Parameters } from './files-api.ts';
import type { Permission } from './shares.ts';

type Files = GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection;
type Permissions = GoogleAppsScript.Drive_v3.Drive.V3.Collection.PermissionsCollection;
type FileList = GoogleAppsScript.Drive_v3.Drive.V3.Schema.FileList;
type PermissionList = GoogleAppsScript.Drive_v3.Drive.V3.Schema.PermissionList;
type GBlob = GoogleAppsScript.Base.Blob;

const SCOPES = ['drive', 'drive.file'];
const READING_SCOPES = [...SCOPES, 'drive.readonly', 'drive.metadata.readonly'];
const CONTENT_SCOPES = [...SCOPES, 'drive.readonly'];

export class DriveService extends Service {
  readonly _official = 'Drive';
  readonly _weights = {};
  readonly Files: Files;
  readonly Permissions: Permissions;

  constructor(scope: ExecutionScope) {
    super();
    this.Files = asOfficial(new FilesCollection(scope));
    this.Permissions = asOfficial(new PermissionsCollection(scope));
  }
}

abstract class Collection extends Service {
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  _call<T>(call: string, scopes: readonly string[], work: (api: FilesApi, drive: Drive) => T): T {
    return advancedCall(this.#scope, call, scopes, (caller) => {
      const drive = new Drive(this.#scope.world, caller);
      return work(new FilesApi(drive), drive);
    });
  }
}

class FilesCollection extends Collection implements Official<Files> {
  readonly _official = 'Drive_v3.Drive.V3.Collection.FilesCollection';
  readonly _weights = {
    copy: 'write',
    create: 'write',
    emptyTrash: 'write',
    export: 'read',
    get: 'read',
    list: 'read',
    remove: 'write',
    update: 'write',
  } as const;

  copy(resource: FileResource, fileId: string, optionalArgs?: Parameters): FileResource {
    return this._call('drive.files.copy', SCOPES, (api) => api.copy(fileId, resource, optionalArgs));
  }

  create(resource: FileResource, mediaData?: GBlob, optionalArgs?: Parameters): FileResource {
    const media = mediaIn(mediaData);
    return this._call('drive.files.create', SCOPES, (api) => api.create(resource, media, optionalArgs));
  }

  emptyTrash(): void {
    this._call('drive.files.emptyTrash', ['drive'], (_, drive) => drive.emptyTrash());
  }

  /** The types say that it gives nothing; it gives the exported file. */
  export(fileId: string, mimeType: string, _optionalArgs?: Parameters): GBlob {
    return this._call('drive.files.export', CONTENT_SCOPES, (_, drive) => {
      const bytes = drive.export(fileId, mimeType);
      return asOfficial(blobFrom(bytes, mimeType, drive.file(fileId).name));
    });
  }

  get(fileId: string, optionalArgs?: Parameters): FileResource & string {
    const content = optionalArgs?.alt === 'media';
    return this._call('drive.files.get', content ? CONTENT_SCOPES : READING_SCOPES, (api, drive) =>
      content ? Buffer.from(drive.download(fileId).bytes).toString('utf8') : api.get(fileId, optionalArgs),
    ) as FileResource & string;
  }

  list(optionalArgs?: Parameters): FileList {
    return this._call('drive.files.list', READING_SCOPES, (api) => api.list(optionalArgs)) as FileList;
  }

  remove(fileId: string): void {
    this._call('drive.files.delete', SCOPES, (_, drive) => drive.remove(fileId));
  }

  update(resource: FileResource, fileId: string, mediaData?: GBlob, optionalArgs?: Parameters): FileResource {
    const media = mediaIn(mediaData);
    return this._call('drive.files.update', SCOPES, (api) =>
      api.update(fileId, resource, media, optionalArgs),
    );
  }
}

class PermissionsCollection extends Collection implements Official<Permissions> {
  readonly _official = 'Drive_v3.Drive.V3.Collection.PermissionsCollection';
  readonly _weights = {
    create: 'write',
    get: 'read',
    list: 'read',
    remove: 'write',
    update: 'write',
  } as const;

  create(resource: Permission, fileId: string, optionalArgs?: Parameters): Permission {
    return this._call('drive.permissions.create', SCOPES, (api) =>
      api.createPermission(fileId, resource, optionalArgs),
    );
  }

  get(fileId: string, permissionId: string, optionalArgs?: Parameters): Permission {
    return this._call('drive.permissions.get', READING_SCOPES, (api) =>
      api.getPermission(fileId, permissionId, optionalArgs),
    );
  }

  list(fileId: string, optionalArgs?: Parameters): PermissionList {
    return this._call('drive.permissions.list', READING_SCOPES, (api) =>
      api.listPermissions(fileId, optionalArgs),
    ) as PermissionList;
  }

  remove(fileId: string, permissionId: string): void {
    this._call('drive.permissions.delete', SCOPES, (api) => api.removePermission(fileId, permissionId));
  }

  update(resource: Permission, fileId: string, permissionId: string, optionalArgs?: Parameters): Permission {
    return this._call('drive.permissions.update', SCOPES, (api) =>
      api.updatePermission(fileId, permissionId, resource, optionalArgs),
    );
  }
}

function mediaIn(blob: unknown): Media | undefined {
  if (blob === undefined || blob === null) return undefined;
  if (!(blob instanceof BlobService))
    throw new TypeError('The mediaData parameter only supports Blob types for upload.');
  return { contentType: blob._type ?? 'application/octet-stream', bytes: blob._bytes };
}
