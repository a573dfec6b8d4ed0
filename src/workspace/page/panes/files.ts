/** The files and folders of this world: what lies where, whose it is, who may do what, and each as a page or as bytes. */
import { ROLES, type Role, roleOf } from '../../services/drive/access.ts';
import { Drive } from '../../services/drive/drive.ts';
import { addressOf, mimeTypeOf } from '../../services/drive/kinds.ts';
import type { BlobFile, WorkspaceFile, World } from '../../world.ts';
import { localAddress } from '../local-address.ts';
import { Refusal } from '../refusal.ts';
import { bytesOf, downloadOf, formatsOf } from './downloads.ts';
import { filePage } from './file-pages.ts';
import type { FileChoice, FileLine, FileRequests, FolderView } from './files-protocol.ts';
import type { HandlersOf } from './handlers.ts';

const SHOWN = 300;
/** Beyond this many folders within each other something goes round in a circle. */
const DEEPEST = 100;

export function fileHandlers(world: World): HandlersOf<FileRequests> {
  return {
    spreadsheets: () =>
      [...world.files.values()]
        .filter(({ kind, trashed }) => kind === 'spreadsheet' && !trashed)
        .map(({ id: fileId, name }) => ({ fileId, name })),
    files: ({ person }, choice) => folderView(world, person, choice),
    binFile: ({ person }, { fileId, trashed }) => {
      const file = fileFor(world, person, fileId);
      if (file.ownerEmail !== person) throw new Refusal(`Alleen de eigenaar van ‘${file.name}’ mag dat.`);
      new Drive(world, { email: person, app: '', wholeDrive: true }).update(fileId, { trashed });
      return null;
    },
    filePage: ({ person }, { fileId }) => filePage(world, fileFor(world, person, fileId), person),
    fileBytes: ({ person }, { fileId }) => bytesOf(blobFor(world, person, fileId)),
    download: ({ person }, { fileId, format, tab }) =>
      downloadOf(fileFor(world, person, fileId), format, tab),
  };
}

function folderView(world: World, person: string, choice: FileChoice): FolderView {
  const all = [...world.files.values()];
  const chosen = all.filter((file) => isChosen(world, file, choice)).sort(byKindAndName);
  return {
    path: choice.in === 'folder' ? pathTo(world, choice.folderId) : [],
    files: chosen.slice(0, SHOWN).map((file) => lineOf(world, person, file)),
    total: chosen.length,
    inBin: all.filter((file) => file.trashed).length,
  };
}

function isChosen(world: World, file: WorkspaceFile, choice: FileChoice): boolean {
  if (choice.in === 'bin') return file.trashed;
  if (file.trashed) return false;
  if (choice.in === 'folder') return folderOf(world, file)?.id === (choice.folderId ?? undefined);
  const name = file.name.toLowerCase();
  return choice.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word));
}

/** Folders first, then by name as Dutch people sort. */
function byKindAndName(a: WorkspaceFile, b: WorkspaceFile): number {
  const folders = Number(b.kind === 'folder') - Number(a.kind === 'folder');
  return folders || a.name.localeCompare(b.name, 'nl', { numeric: true });
}

/** The folder that holds it; undefined in the root, and where that folder is gone. */
function folderOf(world: World, file: WorkspaceFile): WorkspaceFile | undefined {
  return file.parentId === null ? undefined : world.files.get(file.parentId);
}

function pathTo(world: World, folderId: string | null): FolderView['path'] {
  const path: { fileId: string; name: string }[] = [];
  if (folderId === null) return path;
  let at: WorkspaceFile | undefined = world.files.get(folderId);
  if (at?.kind !== 'folder') throw new Refusal('Deze map bestaat niet meer.');
  for (; at && path.length < DEEPEST; at = folderOf(world, at))
    path.unshift({ fileId: at.id, name: at.name });
  return path;
}

function lineOf(world: World, person: string, file: WorkspaceFile): FileLine {
  const { id: fileId, kind, name, updatedAt, trashed } = file;
  return {
    fileId,
    kind,
    name,
    contentType: mimeTypeOf(file),
    folder: folderOf(world, file)?.name ?? null,
    owner: world.person(file.ownerEmail).name,
    role: roleOf(world, file, person),
    access: accessTo(world, file),
    updatedAt,
    bytes: kind === 'file' ? file.model.bytes.length : null,
    trashed,
    address: localAddress(addressOf(file))!,
    formats: formatsOf(file),
    tabs:
      kind === 'spreadsheet'
        ? file.model.sheets.map(({ id, name: tab }) => ({ sheetId: id, name: tab }))
        : [],
  };
}

/** Who may do something with it, by name, by the folders around it or by the link; the highest role first. */
function accessTo(world: World, file: WorkspaceFile): FileLine['access'] {
  const named = new Set<string>();
  let link: { readonly who: string; readonly role: Role } | null = null;
  let at: WorkspaceFile | undefined = file;
  for (let depth = 0; at && depth < DEEPEST; depth += 1, at = folderOf(world, at)) {
    for (const email of [at.ownerEmail, ...at.editors, ...at.drive.commenters, ...at.viewers])
      named.add(email);
    const { link: open } = at.drive;
    if (open)
      link ??= {
        who: open.type === 'anyone' ? 'Iedereen met de link' : `Iedereen van ${domain(at)} met de link`,
        role: open.role,
      };
  }
  const people = [...named].map((email) => ({
    who: world.person(email).name,
    role: roleOf(world, file, email),
  }));
  return [...people, ...(link ? [link] : [])].sort((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role));
}

function domain({ ownerEmail }: WorkspaceFile): string {
  return ownerEmail.slice(ownerEmail.indexOf('@') + 1);
}

/** A file that this person may look at; whoever comes without a name sees what its owner sees. */
function fileFor(world: World, person: string, fileId: string): WorkspaceFile {
  const file = world.files.get(fileId);
  if (!file) throw new Refusal('Dit bestand bestaat niet.');
  if (person !== '' && !world.canView(file, person))
    throw new Refusal(`${world.person(person).name} heeft geen toegang tot ‘${file.name}’.`);
  return file;
}

function blobFor(world: World, person: string, fileId: string): BlobFile {
  const file = fileFor(world, person, fileId);
  if (file.kind !== 'file') throw new Refusal(`‘${file.name}’ heeft geen inhoud die zo te downloaden is.`);
  return file;
}
