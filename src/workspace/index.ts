/** The local Workspace for any script: make a world, put a script in it, run a function, let people work. */
import { type ExecutionResult, execute } from './execution.ts';
import { WorldStore } from './storage.ts';
import {
  type Manifest,
  type Person,
  type ScriptProject,
  type SourceFile,
  World,
  type WorldOptions,
} from './world.ts';

export { Driver, type DriverOptions, type OpenPage } from './driver.ts';
export type { ExecutionResult } from './execution.ts';
export type { FilledForm, FormOutcome, Respondent } from './form-driver.ts';
export type { Answer, MenuNode, Notice, Question } from './services/service.ts';
export { WorldStore } from './storage.ts';
export { StorageFault } from './storage-fault.ts';
export type { WebAnswer, WebRequest } from './web-app.ts';
export type {
  Fault,
  FormFile,
  Mail,
  Person,
  ScriptProject,
  SpreadsheetFile,
  WorkspaceFile,
} from './world.ts';
export { World } from './world.ts';

/** Opens a world that was saved in this directory; save it with the store, and close that at the end. */
export function openWorld(directory: string): WorldStore {
  const store = WorldStore.open(directory);
  const zones = new Set([...store.world.scripts.values()].map((project) => project.manifest.timeZone));
  for (const zone of zones) useTimeZone(zone);
  return store;
}

/** A new, empty world. The clock starts at `now` and moves only when somebody moves it or a call costs time. */
export function createWorld(options: WorldOptions): World {
  return new World(options);
}

export interface ScriptSources {
  readonly name?: string;
  /** In the order in which Google would run them. */
  readonly files: readonly SourceFile[];
  /** Pages, named without `.html`. */
  readonly html?: readonly SourceFile[];
  readonly manifest: Manifest;
  /** The file to bind to; leave it out for a stand-alone script. */
  readonly containerId?: string;
  readonly owner: string;
}

/** Puts a script in the world; the same name on the same file is replaced and keeps its id and triggers. */
export function installScript(world: World, sources: ScriptSources): ScriptProject {
  const name = sources.name ?? 'Script';
  const containerId = sources.containerId ?? null;
  const known = [...world.scripts.values()].find(
    (script) => script.name === name && script.containerId === containerId,
  );
  const project: ScriptProject = {
    ...known,
    id: known?.id ?? world.ids.fileId(),
    name,
    ownerEmail: sources.owner,
    containerId,
    files: sources.files,
    html: sources.html ?? [],
    manifest: sources.manifest,
  };
  world.scripts.set(project.id, project);
  world.touch('scripts');
  useTimeZone(project.manifest.timeZone);
  return project;
}

/** Runs a function as somebody presses *Run* in the script editor: with the file open, and nobody to answer. */
export function run(
  world: World,
  project: ScriptProject,
  functionName: string,
  args: readonly unknown[] = [],
  as: Person = world.person(project.ownerEmail),
): ExecutionResult {
  return execute(world, {
    project,
    functionName,
    args,
    kind: 'editor',
    effectiveUser: as,
    person: as,
    openFileId: project.containerId,
  })!;
}

/**
 * Dates in a script are those of its time zone, and Node has one zone for the process. Throws when the zone
 * cannot be changed any more, as within a worker thread: then set TZ before the worker starts.
 */
export function useTimeZone(timeZone: string): void {
  process.env.TZ = timeZone;
  const used = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (used !== timeZone) throw new Error(`The process runs in ${used}; start it with TZ=${timeZone}.`);
}
