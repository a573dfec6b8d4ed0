/** Files of the editors as bytes of other kinds: what each kind of file can become. */
import type { FileKind, WorkspaceFile } from '../world.ts';

type FileOf<K extends FileKind> = Extract<WorkspaceFile, { kind: K }>;
type Exporters<K extends FileKind> = Readonly<Record<string, (file: FileOf<K>) => Buffer>>;

const EXPORTERS: { readonly [K in FileKind]: Exporters<K> } = {
  folder: {},
  file: {},
  document: {},
  spreadsheet: {},
};

/** The kinds that a file of this kind can become. */
export function exportTypes(kind: FileKind): readonly string[] {
  return Object.keys(EXPORTERS[kind]);
}

/** The file as bytes of the asked kind, or null when it cannot become that. */
export function exportFile(file: WorkspaceFile, contentType: string): Buffer | null {
  const exporters = EXPORTERS[file.kind] as Exporters<FileKind>;
  return Object.hasOwn(exporters, contentType) ? exporters[contentType]!(file) : null;
}
