/** The script of the register as files: as it was built, as it stands at Google, and what differs between two. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { EXIT, OpsFault } from './fault.ts';
import type { Google } from './google.ts';

export interface ProgramFile {
  /** Without an extension, as Google has it. */
  readonly name: string;
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON';
  readonly source: string;
}

/** Files by name. */
export type Program = readonly ProgramFile[];

const TYPES: Readonly<Record<string, ProgramFile['type']>> = {
  '.js': 'SERVER_JS',
  '.gs': 'SERVER_JS',
  '.html': 'HTML',
  '.json': 'JSON',
};

/** The files in a folder that a build made. Throws `OpsFault` when that is not there. */
export function builtProgram(directory: string): Program {
  if (!existsSync(join(directory, 'appsscript.json')))
    throw new OpsFault(
      EXIT.unclear,
      `In ${directory} staat geen gebouwd programma.`,
      'Maak het eerst: npm run build.',
    );
  const files = readdirSync(directory).flatMap((file): ProgramFile[] => {
    const type = TYPES[extname(file)];
    const name = basename(file, extname(file));
    return type ? [{ name, type, source: readFileSync(join(directory, file), 'utf8') }] : [];
  });
  return sorted(files);
}

/** What was saved last at Google, or what a version holds. */
export async function remoteProgram(google: Google, scriptId: string, version?: number): Promise<Program> {
  const { data } = await google.script.projects.getContent({
    scriptId,
    ...(version !== undefined && { versionNumber: version }),
  });
  return sorted(
    (data.files ?? []).map(({ name, type, source }) => ({
      name: name ?? '',
      type: type as ProgramFile['type'],
      source: source ?? '',
    })),
  );
}

function sorted(files: readonly ProgramFile[]): Program {
  return [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The same text for the same program: Google may lay out a manifest anew, and end lines in its own way. */
function canonical({ type, source }: ProgramFile): string {
  if (type === 'JSON') return JSON.stringify(ordered(JSON.parse(source)));
  return source.replace(/\r\n/g, '\n').trimEnd();
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

/** 16 hexadecimal characters that differ for different programs. */
export function printOf(program: Program): string {
  const hash = createHash('sha256');
  for (const file of program) hash.update(JSON.stringify([file.name, file.type, canonical(file)]));
  return hash.digest('hex').slice(0, 16);
}

/** True for a script in which nobody has written anything yet. */
export function isBlank(program: Program): boolean {
  return program.every(
    ({ type, source }) => type === 'JSON' || /^\s*(function myFunction\(\)\s*\{\s*\})?\s*$/.test(source),
  );
}

/** What is otherwise in the second of two programs. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  readonly functionsAdded: readonly string[];
  readonly functionsRemoved: readonly string[];
  /** People have to consent again when there are any. */
  readonly scopesAdded: readonly string[];
  readonly scopesRemoved: readonly string[];
}

export function difference(before: Program, after: Program): Difference {
  const old = new Map(before.map((file) => [file.name, file]));
  const now = new Map(after.map((file) => [file.name, file]));
  const both = after.filter(({ name }) => old.has(name));
  const [functionsAdded, functionsRemoved] = apart(functionsIn(before), functionsIn(after));
  const [scopesAdded, scopesRemoved] = apart(scopesIn(before), scopesIn(after));
  return {
    added: after.filter(({ name }) => !old.has(name)).map(({ name }) => name),
    removed: before.filter(({ name }) => !now.has(name)).map(({ name }) => name),
    changed: both
      .filter((file) => canonical(file) !== canonical(old.get(file.name)!))
      .map(({ name }) => name),
    functionsAdded,
    functionsRemoved,
    scopesAdded,
    scopesRemoved,
  };
}

export function isSame({ added, removed, changed }: Difference): boolean {
  return added.length + removed.length + changed.length === 0;
}

function apart(before: readonly string[], after: readonly string[]): [added: string[], removed: string[]] {
  return [after.filter((each) => !before.includes(each)), before.filter((each) => !after.includes(each))];
}

/** What people and our build write has a space before the brace; what was made small has not. */
const DECLARED = /^function\s+([\w$]+)\s*\([^)]*\)\s+\{/gm;

function functionsIn(program: Program): string[] {
  return program
    .filter(({ type }) => type === 'SERVER_JS')
    .flatMap(({ source }) => [...source.matchAll(DECLARED)].map(([, name]) => name!));
}

/** As much of `appsscript.json` as is looked at by name. */
export interface Manifest {
  readonly timeZone?: string;
  readonly oauthScopes?: readonly string[];
  readonly webapp?: { readonly access?: string; readonly executeAs?: string };
}

export function manifestOf(program: Program): Manifest {
  const file = program.find(({ type }) => type === 'JSON');
  return file ? (JSON.parse(file.source) as Manifest) : {};
}

function scopesIn(program: Program): readonly string[] {
  return manifestOf(program).oauthScopes ?? [];
}

/** A difference in Dutch lines; none for none. */
export function tellDifference(found: Difference): string[] {
  const line = (label: string, names: readonly string[]): string[] =>
    names.length > 0 ? [`  ${label}: ${names.join(', ')}`] : [];
  return [
    ...line('Nieuw bestand', found.added),
    ...line('Vervallen bestand', found.removed),
    ...line('Gewijzigd bestand', found.changed),
    ...line('Nieuwe functie', found.functionsAdded),
    ...line('Vervallen functie', found.functionsRemoved),
    ...line('Nieuw recht (ieder die het menu gebruikt, moet opnieuw toestemming geven)', found.scopesAdded),
    ...line('Vervallen recht', found.scopesRemoved),
  ];
}
