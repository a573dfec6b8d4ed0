/** A backup as one file: a zip with the images of all tabs, the script, the forms, and a manifest with checksums. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { EXIT, OpsFault } from './fault.ts';
import { type BookImage, sheetIdOf, type TabImage, titleOf } from './image.ts';
import { writePrivate } from './secrets.ts';

const FORMAT = 'terreinregister-reservekopie';
const VERSION = 1;
const MANIFEST = 'manifest.json';
const BOOK = 'spreadsheet.json';

/** Why a backup was made; those before a restore are kept apart. */
export type Reason = 'met de hand' | 'voor uitrol' | 'voor terugzetten';

/** What could not be taken along, and why, in Dutch. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** ISO, in UTC. */
  readonly madeAt: string;
  readonly reason: Reason;
  readonly target: string;
  readonly program: string;
  readonly spreadsheetId: string;
  readonly title: string;
  readonly scriptId: string | null;
  /** False when people went on working while it was made; null where Google does not tell. */
  readonly steady: boolean | null;
  readonly tabs: readonly { readonly title: string; readonly rows: number; readonly file: string }[];
  readonly leftOut: readonly LeftOut[];
  /** SHA-256 of each file, in hexadecimal. */
  readonly sums: Readonly<Record<string, string>>;
}

export type Facts = Omit<Manifest, 'format' | 'version' | 'title' | 'spreadsheetId' | 'tabs' | 'sums'>;

export interface Backup {
  readonly manifest: Manifest;
  readonly book: BookImage;
  /** Other files by name: script, forms, templates. */
  readonly extras: Readonly<Record<string, Uint8Array>>;
}

/** The bytes of a backup. The same content gives the same bytes. */
export function packBackup(
  book: BookImage,
  extras: Readonly<Record<string, Uint8Array>>,
  facts: Facts,
): Uint8Array {
  const { tabs, ...rest } = book;
  const files: Record<string, Uint8Array> = { [BOOK]: json(rest) };
  const told = tabs.map((tab, index) => {
    const { cells, ...look } = tab;
    const file = `tabs/${String(index + 1).padStart(2, '0')}-${sheetIdOf(tab)}`;
    files[`${file}.json`] = json(look);
    // A row a line, so that two backups can be compared with any tool.
    files[`${file}.jsonl`] = strToU8(cells.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return { title: titleOf(tab), rows: cells.length, file };
  });
  Object.assign(files, extras);
  const manifest: Manifest = {
    format: FORMAT,
    version: VERSION,
    ...facts,
    spreadsheetId: book.id,
    title: book.properties.title ?? '',
    tabs: told,
    sums: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)])),
  };
  return zipSync({ [MANIFEST]: json(manifest), ...files }, { level: 1, mtime: '1980-01-02' });
}

function json(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 1)}\n`);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads a backup and checks every sum. Throws `OpsFault` for a file that is damaged, of another sort, or newer. */
export function unpackBackup(bytes: Uint8Array, path: string): Backup {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    throw damaged(path, 'het is geen gave zip');
  }
  const text = files[MANIFEST] ? strFromU8(files[MANIFEST]) : '{}';
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== FORMAT) throw damaged(path, 'het is geen reservekopie van het Terreinregister');
  if (manifest.version > VERSION)
    throw new OpsFault(
      EXIT.unclear,
      `${path} is gemaakt met een nieuwere versie van dit programma.`,
      'Werk het project bij.',
    );
  const named = Object.keys(files).filter((name) => name !== MANIFEST);
  for (const name of new Set([...named, ...Object.keys(manifest.sums)]))
    if (!files[name] || sha256(files[name]) !== manifest.sums[name])
      throw damaged(path, `de controlesom van ${name} klopt niet`);
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const tabs = manifest.tabs.map(({ file }): TabImage => {
    const look = JSON.parse(part(`${file}.json`)) as Omit<TabImage, 'cells'>;
    const rows = part(`${file}.jsonl`).split('\n').filter(Boolean);
    return { ...look, cells: rows.map((row) => JSON.parse(row) as TabImage['cells'][number]) };
  });
  const own = new Set([BOOK, ...manifest.tabs.flatMap(({ file }) => [`${file}.json`, `${file}.jsonl`])]);
  const extras = Object.fromEntries(
    named.filter((name) => !own.has(name)).map((name) => [name, files[name]!]),
  );
  return { manifest, book: { ...(JSON.parse(part(BOOK)) as Omit<BookImage, 'tabs'>), tabs }, extras };
}

function damaged(path: string, why: string): OpsFault {
  return new OpsFault(EXIT.unclear, `${path} is niet te gebruiken: ${why}.`, 'Neem een andere reservekopie.');
}

/** Reads the backup at a path. */
export function readBackup(path: string): Backup {
  if (!existsSync(path))
    throw new OpsFault(EXIT.unclear, `Het bestand ${path} is er niet.`, 'Controleer de naam en de map.');
  return unpackBackup(readFileSync(path), path);
}

/** `terreinregister-test-2026-11-28T132000Z.zip`; before a restore with `-voor-terugzetten` at the end. */
const NAME = /^terreinregister-(\w+)-(\d{4}-\d\d-\d\d)T(\d{6})Z(-voor-terugzetten)?\.zip$/;

export interface KeptFile {
  readonly name: string;
  readonly path: string;
  /** `yyyy-mm-dd`. */
  readonly day: string;
  /** When it was made, in ms since 1970. */
  readonly at: number;
  readonly beforeRestore: boolean;
}

export function backupName(target: string, madeAt: string, reason: Reason): string {
  const moment = madeAt.slice(0, 19).replace(/:/g, '');
  return `terreinregister-${target}-${moment}Z${reason === 'voor terugzetten' ? '-voor-terugzetten' : ''}.zip`;
}

/** The backups in a folder, the newest first. */
export function keptIn(folder: string): readonly KeptFile[] {
  if (!existsSync(folder)) return [];
  return keptAmong(readdirSync(folder).map((name) => ({ name, path: join(folder, name) })));
}

/** The backups among files, by their names, the newest first; a path may be any address of a file. */
export function keptAmong(files: readonly Pick<KeptFile, 'name' | 'path'>[]): readonly KeptFile[] {
  return files
    .flatMap(({ name, path }): KeptFile[] => {
      const [, , day, time = '', before] = NAME.exec(name) ?? [];
      if (!day) return [];
      const at = Date.parse(`${day}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`);
      return [{ name, path, day, at, beforeRestore: before !== undefined }];
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1));
}

/** How many days, weeks and months back there is a backup to find, besides all of the last 24 hours. */
export interface KeepRule {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

export const KEEP: KeepRule = { days: 14, weeks: 8, months: 12 };

/** All of these last hours stay, so that a day of much work has more than one way back. */
const KEEP_ALL = 24 * 3_600_000;

/** What was replaced by a restore is kept this many days. */
const KEEP_REPLACED = 30;

/**
 * The backups that may go. All of the 24 hours before `now` (ms since 1970) stay; of each of the last days, weeks (from
 * Monday) and months that have one the newest. What was kept before a restore stays thirty days. The newest of all
 * always stays.
 */
export function superfluous(
  files: readonly KeptFile[],
  { days, weeks, months }: KeepRule,
  now: number,
): readonly KeptFile[] {
  const usual = files.filter(({ beforeRestore }) => !beforeRestore);
  const stays = new Set<KeptFile>(usual.filter(({ at }, index) => index === 0 || at > now - KEEP_ALL));
  const keepFirst = (count: number, period: (day: string) => string): void => {
    const seen = new Set<string>();
    for (const file of usual) {
      const name = period(file.day);
      if (seen.has(name) || seen.size >= count) continue;
      seen.add(name);
      stays.add(file);
    }
  };
  keepFirst(days, (day) => day);
  keepFirst(weeks, mondayOf);
  keepFirst(months, (day) => day.slice(0, 7));
  const limit = new Date(now - KEEP_REPLACED * 86_400_000).toISOString().slice(0, 10);
  for (const file of files) if (file.beforeRestore && file.day >= limit) stays.add(file);
  return files.filter((file) => !stays.has(file));
}

function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}

/** Writes a backup for its owner alone, whole or not at all, and gives its path. */
export function keepBackup(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writePrivate(path, bytes);
  return path;
}

export function dropFiles(files: readonly KeptFile[]): void {
  for (const { path } of files) rmSync(path, { force: true });
}
