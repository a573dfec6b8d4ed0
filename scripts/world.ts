/** Opens the register in a local Workspace, and makes it first where there is none: file, script, set-up, example. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Driver, type DriverOptions } from '../src/workspace/driver.ts';
import {
  createWorld,
  type ExecutionResult,
  installScript,
  run,
  useTimeZone,
} from '../src/workspace/index.ts';
import { WorldStore } from '../src/workspace/storage.ts';
import type { Manifest, Person, ScriptProject, SourceFile, World } from '../src/workspace/world.ts';
import { build } from './build.ts';
import { PEOPLE } from './people.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
const FILE_NAME = 'Terreinregister Overijssel';
const SCRIPT_NAME = 'Terreinregister';

export { DEFAULT_WORLD } from './defaults.ts';
export { PEOPLE } from './people.ts';

/** What the menu item does that installs; the same that a coordinator clicks. */
const INSTALL = ['Terreinregister', 'Beheer', 'Installeren of herstellen'];

/** The register in a local Workspace, open for a command. */
export interface LocalRegister {
  readonly world: World;
  readonly project: ScriptProject;
  /** Id of the spreadsheet. */
  readonly fileId: string;
  readonly owner: Person;
  /** True when it was made by this opening. */
  readonly isNew: boolean;
  /** Runs a function of the bundle as the owner. Throws `ScriptFailure` when it fails. */
  call(functionName: string, ...args: readonly unknown[]): ExecutionResult;
  /** Writes what changed to disk; a Workspace in memory has none. */
  save(): void;
  /** Saves and lets go of the directory. */
  close(): void;
}

/** A function of the bundle that failed, with what the script said. */
export class ScriptFailure extends Error {
  constructor(result: ExecutionResult) {
    const said = result.error?.message ?? result.log.at(-1)?.text.split('\n')[0] ?? result.status;
    super(`${result.functionName}: ${said}`);
    this.name = 'ScriptFailure';
  }
}

export interface OpenOptions {
  /** Moment on the clock of a new Workspace, in ms since 1970; the real time when absent. */
  readonly now?: number;
}

/**
 * Opens the register in `directory`, or in memory when that is null; sets it up first where it is new, without
 * the example. The script in it is replaced by the newest build. Throws `StorageFault` when the directory is
 * in use or damaged.
 */
export async function openRegister(
  directory: string | null,
  options: OpenOptions = {},
): Promise<LocalRegister> {
  const manifest = await currentBuild();
  useTimeZone(manifest.timeZone);
  const found = directory !== null && WorldStore.exists(directory);
  const store = found ? WorldStore.open(directory) : null;
  const world =
    store?.world ?? createWorld({ now: options.now ?? Date.now(), people: Object.values(PEOPLE) });
  const file = found ? registerFile(world) : newFile(world);
  const project = installScript(world, {
    name: SCRIPT_NAME,
    files: [source('Code.js')],
    html: readdirSync(DIST)
      .filter((name) => name.endsWith('.html'))
      .map(page),
    manifest,
    containerId: file.id,
    owner: PEOPLE.coordinator.email,
  });
  if (!found) install(world, file.id);
  const kept = store ?? (directory === null ? null : WorldStore.create(directory, world));
  return {
    world,
    project,
    fileId: file.id,
    owner: PEOPLE.coordinator,
    isNew: !found,
    call(functionName, ...args) {
      const result = run(world, project, functionName, args);
      if (result.status !== 'completed') throw new ScriptFailure(result);
      return result;
    },
    save: () => void kept?.save(),
    close: () => kept?.close(),
  };
}

/** Clicks the menu item that installs, as the owner. Throws `ScriptFailure` when that fails. */
export function install(world: World, fileId: string, options: DriverOptions = {}): ExecutionResult {
  const driver = new Driver(world, { answer: () => ({ button: 'OK', text: '' }), ...options });
  driver.open(PEOPLE.coordinator.email, fileId);
  const result = driver.menu(PEOPLE.coordinator.email, fileId, INSTALL);
  driver.close(PEOPLE.coordinator.email, fileId);
  // A menu action that failed has told the person so and gives nothing.
  if (result.status !== 'completed' || result.value === null) throw new ScriptFailure(result);
  return result;
}

function newFile(world: World): { readonly id: string } {
  const file = world.addSpreadsheet(FILE_NAME, PEOPLE.coordinator.email);
  file.editors.push(PEOPLE.medewerker.email, PEOPLE.aanjager.email, PEOPLE.versnellingsteam.email);
  file.viewers.push(PEOPLE.lezer.email);
  return file;
}

/** The spreadsheet that the register's script is bound to. */
function registerFile(world: World): { readonly id: string } {
  const script = [...world.scripts.values()].find((project) => project.name === SCRIPT_NAME);
  const file = script?.containerId ? world.files.get(script.containerId) : undefined;
  if (!file) throw new Error('In deze Workspace staat geen Terreinregister.');
  return file;
}

/** Builds when there is no build or when a source is newer, and gives the manifest. */
async function currentBuild(): Promise<Manifest> {
  const built = join(DIST, 'appsscript.json');
  const sources = [join(ROOT, 'src/register'), join(ROOT, 'appsscript.json'), join(ROOT, 'scripts/build.ts')];
  if (!existsSync(built) || Math.max(...sources.map(newest)) > statSync(built).mtimeMs) await build();
  return JSON.parse(readFileSync(built, 'utf8')) as Manifest;
}

/** The latest change of a file, or of any file below a folder, in ms since 1970. */
function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function source(name: string): SourceFile {
  return { name, source: readFileSync(join(DIST, name), 'utf8') };
}

function page(name: string): SourceFile {
  return { ...source(name), name: basename(name, '.html') };
}
