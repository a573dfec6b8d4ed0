/** Who may do what with a file: its own sharing, that of the folders around it, and its link. */
import type { WorkspaceFile, World } from '../../world.ts';

/** Roles in Drive, each with all rights of the ones before it. */
export const ROLES = ['none', 'reader', 'commenter', 'writer', 'owner'] as const;
export type Role = (typeof ROLES)[number];

export function atLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

function higher(a: Role, b: Role): Role {
  return atLeast(a, b) ? a : b;
}

/** The role of a person on a file; whoever owns or edits a folder has that role on all that it holds. */
export function roleOf(world: World, file: WorkspaceFile, email: string): Role {
  let role: Role = 'none';
  let at: WorkspaceFile | undefined = file;
  // A folder's owner is not the owner of what others put in it.
  for (const seen = new Set<string>(); at && !seen.has(at.id); at = parentOf(world, at)) {
    seen.add(at.id);
    const own = ownRole(at, email);
    role = higher(role, at !== file && own === 'owner' ? 'writer' : own);
  }
  return role;
}

function parentOf(world: World, file: WorkspaceFile): WorkspaceFile | undefined {
  return file.parentId === null ? undefined : world.files.get(file.parentId);
}

/** What this file's own sharing gives; people and link together. */
function ownRole(file: WorkspaceFile, email: string): Role {
  const { link } = file.drive;
  const byLink =
    link && (link.type === 'anyone' || domainOf(email) === domainOf(file.ownerEmail)) ? link.role : 'none';
  return higher(personalRole(file, email), byLink);
}

/** The role that a person was given by name. */
export function personalRole(file: WorkspaceFile, email: string): Role {
  if (file.ownerEmail === email) return 'owner';
  if (file.editors.includes(email)) return 'writer';
  if (file.drive.commenters.includes(email)) return 'commenter';
  return file.viewers.includes(email) ? 'reader' : 'none';
}

/** Gives a person a role by name instead of the one that they had; `none` takes it away. Owners keep theirs. */
export function setPersonalRole(world: World, file: WorkspaceFile, email: string, role: Role): void {
  if (file.ownerEmail === email) return;
  for (const list of [file.editors, file.viewers, file.drive.commenters]) {
    const at = list.indexOf(email);
    if (at >= 0) list.splice(at, 1);
  }
  if (role === 'owner') {
    file.editors.push(file.ownerEmail);
    file.ownerEmail = email;
  } else if (role === 'writer') file.editors.push(email);
  else if (role === 'commenter') file.drive.commenters.push(email);
  else if (role === 'reader') file.viewers.push(email);
  world.touch('files');
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}
