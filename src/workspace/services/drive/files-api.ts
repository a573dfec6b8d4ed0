/** The Drive API v3 over a world: its calls with their parameters, default fields and pages. */
import type { WorkspaceFile } from '../../world.ts';
import { ApiFault } from '../api-fault.ts';
import type { Drive, FileResource, Media } from './drive.ts';
import { addressOf } from './kinds.ts';
import { namesIn, partial } from './partial.ts';
import { parseQuery } from './query.ts';
import { announce, type Permission, permissionById, permissionsOf, share, unshare } from './shares.ts';

/** Parameters that stand in the address of a call, as text, numbers or booleans. */
export type Parameters = Readonly<Record<string, unknown>>;

const DEFAULT_FIELDS = 'kind,id,name,mimeType';
const DEFAULT_PERMISSION_FIELDS = 'kind,id,type,role';
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

const ORDERS: Readonly<Record<string, (a: WorkspaceFile, b: WorkspaceFile) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name, 'nl'),
  name_natural: (a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true }),
  createdTime: (a, b) => a.createdAt - b.createdAt,
  modifiedTime: (a, b) => a.updatedAt - b.updatedAt,
  folder: (a, b) => Number(b.kind === 'folder') - Number(a.kind === 'folder'),
  starred: (a, b) => Number(b.drive.starred) - Number(a.drive.starred),
};

export class FilesApi {
  readonly #drive: Drive;

  constructor(drive: Drive) {
    this.#drive = drive;
  }

  get(fileId: string, parameters: Parameters = {}): FileResource {
    if (this.#drive.isRoot(fileId)) return this.#answer(this.#drive.describeRoot(), parameters);
    return this.#file(this.#drive.file(fileId), parameters);
  }

  list(parameters: Parameters = {}): object {
    const matches = parseQuery(String(parameters.q ?? ''));
    const found = [...this.#drive.search(matches)];
    if (parameters.orderBy) found.sort(orderOf(String(parameters.orderBy)));
    const size = Math.min(Number(parameters.pageSize ?? DEFAULT_PAGE), LARGEST_PAGE);
    if (!Number.isInteger(size) || size < 1)
      throw new ApiFault(400, `Invalid value '${parameters.pageSize}'.`, 'invalidParameter');
    const from = offsetIn(parameters.pageToken);
    const more = from + size < found.length;
    const answer = {
      ...(more && { nextPageToken: tokenFor(from + size) }),
      kind: 'drive#fileList',
      incompleteSearch: false,
      files: found.slice(from, from + size).map((file) => this.#drive.describe(file)),
    };
    const fields = String(
      parameters.fields ?? `nextPageToken,kind,incompleteSearch,files(${DEFAULT_FIELDS})`,
    );
    return this.#partial(answer, fields, LIST_FIELDS);
  }

  create(resource: FileResource, media: Media | undefined, parameters: Parameters = {}): FileResource {
    return this.#file(this.#drive.create(resource, media), parameters);
  }

  copy(fileId: string, resource: FileResource, parameters: Parameters = {}): FileResource {
    return this.#file(this.#drive.copy(fileId, resource), parameters);
  }

  update(
    fileId: string,
    resource: FileResource,
    media: Media | undefined,
    parameters: Parameters = {},
  ): FileResource {
    return this.#file(this.#drive.update(fileId, resource, media, parameters), parameters);
  }

  listPermissions(fileId: string, parameters: Parameters = {}): object {
    const file = this.#drive.fileFor(fileId, 'writer');
    const permissions = permissionsOf(this.#drive.world, file);
    const fields = String(parameters.fields ?? `kind,permissions(${DEFAULT_PERMISSION_FIELDS})`);
    return partial({ kind: 'drive#permissionList', permissions: [...permissions] }, fields);
  }

  getPermission(fileId: string, permissionId: string, parameters: Parameters = {}): Permission {
    const file = this.#drive.fileFor(fileId, 'writer');
    return permission(permissionById(this.#drive.world, file, permissionId), parameters);
  }

  createPermission(fileId: string, resource: Permission, parameters: Parameters = {}): Permission {
    const { world, caller } = this.#drive;
    const file = this.#drive.fileFor(fileId, resource.role === 'owner' ? 'owner' : 'writer');
    const made = share(world, file, resource, isTrue(parameters.transferOwnership));
    const silent =
      parameters.sendNotificationEmail !== undefined && !isTrue(parameters.sendNotificationEmail);
    if (made.emailAddress && !silent)
      announce(
        world,
        file,
        addressOf(file),
        caller.email,
        made.emailAddress,
        String(parameters.emailMessage ?? ''),
      );
    return permission(made, parameters);
  }

  updatePermission(
    fileId: string,
    permissionId: string,
    resource: Permission,
    parameters: Parameters = {},
  ): Permission {
    const { world } = this.#drive;
    const file = this.#drive.fileFor(fileId, resource.role === 'owner' ? 'owner' : 'writer');
    const known = permissionById(world, file, permissionId);
    const asked = { ...known, role: resource.role ?? '' };
    return permission(share(world, file, asked, isTrue(parameters.transferOwnership)), parameters);
  }

  removePermission(fileId: string, permissionId: string): void {
    const { world } = this.#drive;
    unshare(world, this.#drive.fileFor(fileId, 'writer'), permissionId);
  }

  #file(file: WorkspaceFile, parameters: Parameters): FileResource {
    return this.#answer(this.#drive.describe(file), parameters);
  }

  #answer(resource: FileResource, { fields }: Parameters): FileResource {
    return this.#partial(resource, String(fields ?? DEFAULT_FIELDS), FILE_FIELDS);
  }

  /** A name that no file ever has is refused; one that this file happens to lack is left out. */
  #partial<T extends object>(answer: T, fields: string, known: ReadonlySet<string>): Partial<T> {
    const wrong = namesIn(fields).find((name) => name !== '*' && !known.has(name));
    if (wrong) throw new ApiFault(400, `Invalid field selection ${wrong}`, 'invalidParameter');
    return partial(answer, fields);
  }
}

const LIST_FIELDS: ReadonlySet<string> = new Set(['kind', 'incompleteSearch', 'nextPageToken', 'files']);

/** All fields of a file in the Drive API, also those that the Workspace does not keep. */
const FILE_FIELDS: ReadonlySet<string> = new Set(
  `kind id name mimeType description starred trashed explicitlyTrashed trashingUser trashedTime parents properties
  appProperties spaces version webContentLink webViewLink iconLink hasThumbnail thumbnailLink thumbnailVersion
  viewedByMe viewedByMeTime createdTime modifiedTime modifiedByMeTime modifiedByMe sharedWithMeTime sharingUser
  owners teamDriveId driveId lastModifyingUser shared ownedByMe capabilities viewersCanCopyContent
  copyRequiresWriterPermission writersCanShare permissions permissionIds hasAugmentedPermissions folderColorRgb
  originalFilename fullFileExtension fileExtension md5Checksum sha1Checksum sha256Checksum size quotaBytesUsed
  headRevisionId contentHints imageMediaMetadata videoMediaMetadata isAppAuthorized exportLinks shortcutDetails
  contentRestrictions labelInfo resourceKey linkShareMetadata inheritedPermissionsDisabled downloadRestrictions`.split(
    /\s+/,
  ),
);

function permission(found: Permission, { fields }: Parameters): Permission {
  return partial(found, String(fields ?? DEFAULT_PERMISSION_FIELDS));
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** `folder,modifiedTime desc` as a comparison. */
function orderOf(orderBy: string): (a: WorkspaceFile, b: WorkspaceFile) => number {
  const keys = orderBy.split(',').map((key) => {
    const [name = '', direction] = key.trim().split(/\s+/);
    const compare = ORDERS[name];
    if (!compare || (direction && direction !== 'desc')) throw new ApiFault(400, 'Invalid Value', 'invalid');
    return direction ? (a: WorkspaceFile, b: WorkspaceFile) => compare(b, a) : compare;
  });
  return (a, b) => keys.reduce((order, compare) => order || compare(a, b), 0);
}

function tokenFor(offset: number): string {
  return `~!!~${Buffer.from(String(offset)).toString('base64url')}`;
}

function offsetIn(token: unknown): number {
  if (!token) return 0;
  const offset = Number(Buffer.from(String(token).replace('~!!~', ''), 'base64url').toString());
  if (!Number.isInteger(offset)) throw new ApiFault(400, 'Invalid Value', 'invalid');
  return offset;
}
