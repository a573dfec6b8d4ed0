/** What files and folders of DriveApp have in common: name, place, people and sharing. */
import type { WorkspaceFile } from '../../world.ts';
import { ApiFault } from '../api-fault.ts';
import {
  asOfficial,
  type ExecutionScope,
  enumeration,
  enumName,
  type Official,
  ScriptException,
  Service,
} from '../service.ts';
import { type Role, roleOf, setPersonalRole } from './access.ts';
import { Drive } from './drive.ts';
import { addressOf } from './kinds.ts';

type GUser = GoogleAppsScript.Drive.User;
type GAccess = GoogleAppsScript.Drive.Access;
type GPermission = GoogleAppsScript.Drive.Permission;
type DriveTypes = typeof GoogleAppsScript.Drive;

export const ACCESS = enumeration<DriveTypes['Access']>('Drive.Access', [
  'ANYONE',
  'ANYONE_WITH_LINK',
  'DOMAIN',
  'DOMAIN_WITH_LINK',
  'PRIVATE',
]);
export const PERMISSION = enumeration<DriveTypes['Permission']>('Drive.Permission', [
  'VIEW',
  'EDIT',
  'COMMENT',
  'OWNER',
  'ORGANIZER',
  'NONE',
]);

const PERMISSION_OF: Readonly<Record<Role, GPermission>> = {
  none: PERMISSION.NONE,
  reader: PERMISSION.VIEW,
  commenter: PERMISSION.COMMENT,
  writer: PERMISSION.EDIT,
  owner: PERMISSION.OWNER,
};
const LINK_TYPES: Readonly<Record<string, 'anyone' | 'domain' | null>> = {
  ANYONE: 'anyone',
  ANYONE_WITH_LINK: 'anyone',
  DOMAIN: 'domain',
  DOMAIN_WITH_LINK: 'domain',
  PRIVATE: null,
};
const LINK_ROLES: Readonly<Record<string, 'reader' | 'commenter' | 'writer' | null>> = {
  VIEW: 'reader',
  COMMENT: 'commenter',
  EDIT: 'writer',
  NONE: null,
};

/** DriveApp asks for the whole Drive, so it sees all that its person sees. */
export function driveOf(scope: ExecutionScope): Drive {
  return new Drive(scope.world, {
    email: scope.effectiveUser.email,
    app: scope.project.id,
    wholeDrive: true,
  });
}

const NOT_FOUND =
  'No item with the given ID could be found. Possibly because you have not edited this item or you do not have permission to access it.';

/** Runs what stands behind a method of DriveApp, with refusals in its words. */
export function asDriveApp<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    if (error.code === 404) throw new ScriptException(NOT_FOUND);
    throw new ScriptException(
      error.code === 403 ? 'Access denied: DriveApp.' : `Invalid argument: ${error.message}`,
    );
  }
}

/** Weights that files and folders share. */
export const ITEM_WEIGHTS = {
  addEditor: 'write',
  addEditors: 'write',
  addViewer: 'write',
  addViewers: 'write',
  getAccess: 'read',
  getDateCreated: 'read',
  getDescription: 'read',
  getEditors: 'read',
  getLastUpdated: 'read',
  getName: 'read',
  getOwner: 'read',
  getParents: 'read',
  getSharingAccess: 'read',
  getSharingPermission: 'read',
  getSize: 'read',
  getViewers: 'read',
  isStarred: 'read',
  isTrashed: 'read',
  moveTo: 'write',
  removeEditor: 'write',
  removeViewer: 'write',
  revokePermissions: 'write',
  setDescription: 'write',
  setName: 'write',
  setOwner: 'write',
  setSharing: 'write',
  setStarred: 'write',
  setTrashed: 'write',
} as const;

/** `Self` is the official type, which methods that change something give back. */
export abstract class DriveItem<Self> extends Service {
  readonly _scope: ExecutionScope;
  readonly _drive: Drive;
  readonly _id: string;

  constructor(scope: ExecutionScope, id: string) {
    super();
    this._scope = scope;
    this._drive = driveOf(scope);
    this._id = id;
  }

  get _file(): WorkspaceFile {
    return asDriveApp(() => this._drive.file(this._id));
  }

  get _self(): Self {
    return asOfficial<Self>(this);
  }

  /** Changes fields as the API does, with its rights. */
  _update(...change: Parameters<Drive['update']> extends [string, ...infer Rest] ? Rest : never): Self {
    asDriveApp(() => this._drive.update(this._id, ...change));
    return this._self;
  }

  _give(email: unknown, role: Role): Self {
    asDriveApp(() => {
      const file = this._drive.fileFor(this._id, role === 'owner' ? 'owner' : 'writer');
      setPersonalRole(this._scope.world, file, emailOf(email), role);
    });
    return this._self;
  }

  /** Takes a role away, and leaves another one as it is. */
  _take(email: unknown, list: (file: WorkspaceFile) => readonly string[]): Self {
    if (!list(this._file).includes(emailOf(email)))
      throw new ScriptException(`Cannot find user: ${emailOf(email)}`);
    return this._give(email, 'none');
  }

  _user(email: string): GUser {
    const { name } = this._scope.world.person(email);
    return asOfficial(new DriveUser(email, name));
  }

  getId(): string {
    return this._id;
  }

  getName(): string {
    return this._file.name;
  }

  getUrl(): string {
    const address = addressOf(this._file);
    return this._file.kind === 'folder' ? address : `${address}?usp=drivesdk`;
  }

  getDescription(): string | null {
    return this._file.drive.description || null;
  }

  getDateCreated(): GoogleAppsScript.Base.Date {
    return new Date(this._file.createdAt) as unknown as GoogleAppsScript.Base.Date;
  }

  getLastUpdated(): GoogleAppsScript.Base.Date {
    return new Date(this._file.updatedAt) as unknown as GoogleAppsScript.Base.Date;
  }

  getOwner(): GUser {
    return this._user(this._file.ownerEmail);
  }

  /** Those who may edit, without the owner. */
  getEditors(): GUser[] {
    return this._file.editors.map((email) => this._user(email));
  }

  getViewers(): GUser[] {
    const { viewers, drive } = this._file;
    return [...drive.commenters, ...viewers].map((email) => this._user(email));
  }

  getAccess(user: string | GoogleAppsScript.Base.User): GPermission {
    return PERMISSION_OF[roleOf(this._scope.world, this._file, emailOf(user))];
  }

  getSharingAccess(): GAccess {
    const { link } = this._file.drive;
    if (!link) return ACCESS.PRIVATE;
    return link.type === 'anyone' ? ACCESS.ANYONE_WITH_LINK : ACCESS.DOMAIN_WITH_LINK;
  }

  getSharingPermission(): GPermission {
    return PERMISSION_OF[this._file.drive.link?.role ?? 'none'];
  }

  isStarred(): boolean {
    return this._file.drive.starred;
  }

  isTrashed(): boolean {
    return this._file.trashed;
  }

  setName(name: string): Self {
    return this._update({ name: String(name) });
  }

  setDescription(description: string): Self {
    return this._update({ description: String(description) });
  }

  setStarred(starred: boolean): Self {
    return this._update({ starred: Boolean(starred) });
  }

  setTrashed(trashed: boolean): Self {
    return this._update({ trashed: Boolean(trashed) });
  }

  setOwner(user: string | GoogleAppsScript.Base.User): Self {
    return this._give(user, 'owner');
  }

  setSharing(accessType: GAccess, permissionType: GPermission): Self {
    const type = LINK_TYPES[enumName(accessType)];
    const role = LINK_ROLES[enumName(permissionType)];
    if (type === undefined || role === undefined)
      throw new ScriptException('Invalid argument: permissionType');
    asDriveApp(() => {
      this._drive.fileFor(this._id, 'writer').drive.link = type && role ? { type, role } : null;
    });
    this._scope.world.touch('files');
    return this._self;
  }

  addEditor(user: string | GoogleAppsScript.Base.User): Self {
    return this._give(user, 'writer');
  }

  addEditors(emailAddresses: string[]): Self {
    for (const email of emailAddresses) this._give(email, 'writer');
    return this._self;
  }

  addViewer(user: string | GoogleAppsScript.Base.User): Self {
    return this.addViewers([emailOf(user)]);
  }

  /** Whoever may do more already keeps that. */
  addViewers(emailAddresses: string[]): Self {
    for (const email of emailAddresses)
      if (roleOf(this._scope.world, this._file, emailOf(email)) === 'none') this._give(email, 'reader');
    return this._self;
  }

  removeEditor(user: string | GoogleAppsScript.Base.User): Self {
    return this._take(user, (file) => file.editors);
  }

  removeViewer(user: string | GoogleAppsScript.Base.User): Self {
    return this._take(user, (file) => [...file.viewers, ...file.drive.commenters]);
  }

  revokePermissions(user: string | GoogleAppsScript.Base.User): Self {
    return this._give(user, 'none');
  }
}

/** An address, or somebody who has one. */
export function emailOf(user: unknown): string {
  const email = user instanceof Service ? String((user as unknown as GUser).getEmail()) : String(user);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new ScriptException(`Invalid email: ${email}`);
  return email.toLowerCase();
}

class DriveUser extends Service implements Official<GUser> {
  readonly _official = 'Drive.User';
  readonly _weights = {};
  readonly #email: string;
  readonly #name: string;

  constructor(email: string, name: string) {
    super();
    this.#email = email;
    this.#name = name;
  }

  getEmail(): string {
    return this.#email;
  }

  getName(): string {
    return this.#name;
  }

  getDomain(): string {
    return this.#email.slice(this.#email.lastIndexOf('@') + 1);
  }
}
