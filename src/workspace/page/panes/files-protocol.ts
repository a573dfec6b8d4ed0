/** What the pane of files asks of the world, and what it gets to see of files and folders. */
import type { Role } from '../../services/drive/access.ts';
import type { FileKind } from '../../world.ts';
import type { BytesView } from './protocol.ts';

/** A form in which a file can be taken along: `xlsx`, `pdf` … */
export interface FormatView {
  readonly format: string;
  readonly label: string;
}

export interface FileLine {
  readonly fileId: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly contentType: string;
  /** Name of the folder that holds it; null in the root. */
  readonly folder: string | null;
  readonly owner: string;
  /** What whoever asks may do with it. */
  readonly role: Role;
  /** Everybody who was given access, and the link. */
  readonly access: readonly { readonly who: string; readonly role: Role }[];
  readonly updatedAt: number;
  /** Null where a file has no bytes of its own. */
  readonly bytes: number | null;
  readonly trashed: boolean;
  /** Where it opens on this machine. */
  readonly address: string;
  readonly formats: readonly FormatView[];
  /** Tabs that can be taken along one by one; empty for what has none. */
  readonly tabs: readonly { readonly sheetId: number; readonly name: string }[];
}

export interface FolderView {
  /** From the root, which is not in it, to the folder itself. */
  readonly path: readonly { readonly fileId: string; readonly name: string }[];
  readonly files: readonly FileLine[];
  /** Of which as many as are shown stand in `files`. */
  readonly total: number;
  /** How many files lie in the bin. */
  readonly inBin: number;
}

/** Which files: those in a folder (null is the root), in the bin, or with these words in their name. */
export type FileChoice =
  | { readonly in: 'folder'; readonly folderId: string | null }
  | { readonly in: 'bin' }
  | { readonly in: 'all'; readonly words: string };

/** Where a file opens on this machine, with its page when it is one by itself. */
export interface FilePageView {
  readonly address: string;
  readonly html: string | null;
}

export interface FileRequests {
  /** What the page can switch to. */
  spreadsheets: { params: Record<string, never>; result: readonly { fileId: string; name: string }[] };
  files: { params: FileChoice; result: FolderView };
  /** Puts a file in the bin, or back. */
  binFile: { params: { fileId: string; trashed: boolean }; result: null };
  filePage: { params: { fileId: string }; result: FilePageView };
  /** The bytes of a file that has them. */
  fileBytes: { params: { fileId: string }; result: BytesView };
  /** The file in some format; `tab` is the id of the only tab that is wanted. */
  download: { params: { fileId: string; format: string; tab: number | null }; result: BytesView };
}
