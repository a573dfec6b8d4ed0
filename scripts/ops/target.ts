/** The registers that there are for one project: one to try things out, one that counts; and where each keeps its files. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT, OpsFault } from './fault.ts';
import { configFolder, dataFolder, writePrivate } from './secrets.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const TARGETS = {
  test: { label: 'test', title: 'Terreinregister (test)', project: '.clasp.test.json' },
  productie: { label: 'productie', title: 'Terreinregister', project: '.clasp.json' },
} as const;
export type Target = keyof typeof TARGETS;

/** The target with this name. Throws `OpsFault` for another. */
export function targetOf(name: string): Target {
  if (name in TARGETS) return name as Target;
  throw new OpsFault(
    EXIT.unclear,
    `"${name}" is geen doel.`,
    `Kies --target ${Object.keys(TARGETS).join(' of --target ')}.`,
  );
}

/** The files on this computer that belong to a target. */
export interface Places {
  /** As clasp reads it: the script, and the spreadsheet that it is bound to. */
  readonly project: string;
  /** Where backups are kept. */
  readonly backups: string;
  /** What was being done when a command stopped half-way. */
  readonly state: string;
  /** The folder with the client and the tokens. */
  readonly secrets: string;
}

export function placesOf(target: Target, env: NodeJS.ProcessEnv, root = ROOT): Places {
  return {
    project: join(root, TARGETS[target].project),
    backups: join(dataFolder(env), target, 'reservekopieen'),
    state: join(configFolder(env), `stand.${target}.json`),
    secrets: configFolder(env),
  };
}

/** The places for a local Workspace, which all lie in its own folder, but for the secrets. */
export function localPlaces(target: Target, world: string, secrets: string): Places {
  return {
    project: join(world, `clasp.${target}.json`),
    backups: join(world, 'reservekopieen', target),
    state: join(world, `stand.${target}.json`),
    secrets,
  };
}

/** What stands in the project file of clasp. */
export interface ProjectFile {
  readonly scriptId: string;
  /** The spreadsheet. */
  readonly parentId?: string;
  readonly rootDir: string;
}

/** The text that stands in the project as long as nothing was provisioned. */
const BLANK_SCRIPT = 'VUL-HIER-HET-SCRIPT-ID-IN';

/** Null where nothing was provisioned yet. Throws `OpsFault` for a file that cannot be read. */
export function readProject(path: string): ProjectFile | null {
  if (!existsSync(path)) return null;
  let found: ProjectFile;
  try {
    found = JSON.parse(readFileSync(path, 'utf8')) as ProjectFile;
  } catch {
    throw new OpsFault(
      EXIT.unclear,
      `${path} is geen leesbaar JSON-bestand.`,
      'Herstel of verwijder het, en geef npm run provision.',
    );
  }
  return found.scriptId && found.scriptId !== BLANK_SCRIPT ? found : null;
}

/** Writes the file where it differs; tells whether it did. */
export function writeProject(path: string, project: ProjectFile): boolean {
  const text = `${JSON.stringify(project, null, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  writeFileSync(path, text);
  return true;
}

/** What a command wrote down before something that may break off. */
export interface State {
  /** Print of the script that was being sent. */
  readonly pushing?: string;
  /** Number of the version that was being put back. */
  readonly goingBack?: number;
}

export function readState(path: string): State {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as State) : {};
}

export function writeState(path: string, state: State): void {
  writePrivate(path, `${JSON.stringify(state, null, 2)}\n`);
}

/** The version of the project in a folder. */
export function versionIn(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
