/** Permissions as the Drive API gives and takes them: people with a role, and the link. */
import { createHash } from 'node:crypto';
import type { WorkspaceFile, World } from '../../world.ts';
import { ApiFault } from '../api-fault.ts';
import { domainOf, personalRole, type Role, setPersonalRole } from './access.ts';

export type Permission = GoogleAppsScript.Drive_v3.Drive.V3.Schema.Permission;

const SHARED_ROLES = ['reader', 'commenter', 'writer', 'owner'];
const TYPES = ['user', 'group', 'domain', 'anyone'];
const ANYONE = 'anyoneWithLink';

/** Twenty digits that always stand for the same person or domain. */
export function permissionId(name: string): string {
  const hex = createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 16);
  return BigInt(`0x${hex}`).toString().padStart(20, '0');
}

/** All permissions on a file, the owner's last. */
export function permissionsOf(world: World, file: WorkspaceFile): readonly Permission[] {
  const people = [...file.viewers, ...file.drive.commenters, ...file.editors, file.ownerEmail];
  return [...linkPermission(file), ...people.map((email) => personPermission(world, file, email))];
}

function linkPermission({ drive: { link }, ownerEmail }: WorkspaceFile): Permission[] {
  if (!link) return [];
  const shared = { kind: 'drive#permission', role: link.role, allowFileDiscovery: false };
  if (link.type === 'anyone') return [{ ...shared, id: ANYONE, type: 'anyone' }];
  const domain = domainOf(ownerEmail);
  return [{ ...shared, id: `${permissionId(domain)}k`, type: 'domain', domain, displayName: domain }];
}

function personPermission(world: World, file: WorkspaceFile, email: string): Permission {
  return {
    kind: 'drive#permission',
    id: permissionId(email),
    type: 'user',
    role: personalRole(file, email),
    emailAddress: email,
    displayName: world.person(email).name,
    deleted: false,
    pendingOwner: false,
  };
}

export function permissionById(world: World, file: WorkspaceFile, id: string): Permission {
  const permission = permissionsOf(world, file).find((each) => each.id === id);
  if (!permission) throw new ApiFault(404, `Permission not found: ${id}.`, 'notFound');
  return permission;
}

/** Shares a file as asked and gives the permission. Throws `ApiFault` for a permission that makes no sense. */
export function share(
  world: World,
  file: WorkspaceFile,
  asked: Permission,
  transferOwnership: boolean,
): Permission {
  const { type = '', role = '' } = asked;
  if (!TYPES.includes(type)) throw required('type', type);
  if (!SHARED_ROLES.includes(role)) throw required('role', role);
  if (role === 'owner' && !transferOwnership)
    throw new ApiFault(
      403,
      "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
      'forbidden',
    );
  if (asked.view) return respondents(world, file, asked);
  if (type === 'anyone' || type === 'domain') {
    if (role === 'owner') throw required('role', role);
    file.drive.link = { type, role: role as 'reader' | 'commenter' | 'writer' };
    world.touch('files');
    return linkPermission(file)[0]!;
  }
  const email = asked.emailAddress?.toLowerCase();
  if (!email?.includes('@'))
    throw new ApiFault(
      400,
      'The specified emailAddress is invalid or not applicable for the given permission type.',
      'invalidSharingRequest',
    );
  setPersonalRole(world, file, email, role as Role);
  return personPermission(world, file, email);
}

/** Who may answer a form, which is no right on its file: `view` is `published` and the role that of a reader. */
function respondents(world: World, file: WorkspaceFile, { type, role, view }: Permission): Permission {
  if (view !== 'published' || file.kind !== 'form') throw required('view', String(view));
  if (role !== 'reader') throw required('role', String(role));
  if (type === 'anyone' || type === 'domain') {
    file.model.set({ requireLogin: type === 'domain' });
    world.touch('files');
  }
  const [id, name] =
    type === 'anyone' ? [ANYONE, {}] : [permissionId(String(type)), { domain: domainOf(file.ownerEmail) }];
  return { kind: 'drive#permission', id, type: String(type), role, view, ...name };
}

/** Takes a permission away; the owner's stays. */
export function unshare(world: World, file: WorkspaceFile, id: string): void {
  const { type, role, emailAddress } = permissionById(world, file, id);
  if (role === 'owner')
    throw new ApiFault(403, 'The owner of a file cannot be removed.', 'cannotRemoveOwner');
  if (type === 'user') setPersonalRole(world, file, emailAddress!, 'none');
  else file.drive.link = null;
  world.touch('files');
}

function required(name: string, value: string): ApiFault {
  return value === ''
    ? new ApiFault(400, `The permission ${name} field is required.`, 'required')
    : new ApiFault(400, `The permission ${name} field has an invalid value: ${value}.`, 'invalid');
}

/** The mail that Google sends to somebody a file is shared with. */
export function announce(
  world: World,
  file: WorkspaceFile,
  address: string,
  by: string,
  to: string,
  message: string,
): void {
  const { name } = world.person(by);
  const body = [`${name} heeft een bestand met u gedeeld: ${file.name}`, message, address].filter(Boolean);
  world.mail.push({
    id: world.ids.digits(16),
    at: world.now,
    from: 'drive-shares-dm-noreply@google.com',
    fromName: `${name} (via Google Drive)`,
    replyTo: by,
    to: [to],
    cc: [],
    bcc: [],
    subject: `Bestand met u gedeeld: ${file.name}`,
    body: body.join('\n\n'),
    htmlBody: null,
    attachments: [],
    inlineImages: {},
  });
  world.touch('mail');
}
