/** A world on disk: parts named by their content, a manifest that is replaced in one step, one process at a time. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { lockDirectory } from './directory-lock.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { loadWorld, worldParts } from './parts.ts';
import { StorageFault } from './storage-fault.ts';
import type { World } from './world.ts';

const SCHEMA = 1;
const MANIFEST = 'world.json';
const PARTS = 'parts';

/** Says which file holds which part. Whatever it does not name is left over from an interrupted save. */
const Manifest = z.object({ schema: z.number(), parts: z.record(z.string(), z.string()) });

/** What a save did. */
export interface SaveReport {
  readonly written: number;
  readonly bytes: number;
}

export class WorldStore {
  readonly world: World;
  readonly #directory: string;
  readonly #disk: Disk;
  readonly #unlock: () => void;
  /** The file of each part, and the revision that is in it. */
  readonly #files: Map<string, string>;
  readonly #saved = new Map<string, number | string>();

  private constructor(
    world: World,
    directory: string,
    disk: Disk,
    unlock: () => void,
    files: Map<string, string>,
  ) {
    this.world = world;
    this.#directory = directory;
    this.#disk = disk;
    this.#unlock = unlock;
    this.#files = files;
  }

  /** Whether a world was saved in this directory. */
  static exists(directory: string, disk: Disk = nodeDisk): boolean {
    return disk.read(join(directory, MANIFEST)) !== null;
  }

  /** Saves a new world in a directory that holds none. Throws `StorageFault` when it does, or is in use. */
  static create(directory: string, world: World, disk: Disk = nodeDisk): WorldStore {
    disk.makeDirectory(join(directory, PARTS));
    const unlock = lockDirectory(directory, disk);
    if (WorldStore.exists(directory, disk)) {
      unlock();
      throw new StorageFault(`In ${directory} staat al een Workspace.`);
    }
    const store = new WorldStore(world, directory, disk, unlock, new Map());
    store.save();
    return store;
  }

  /** Opens a saved world. Throws `StorageFault` when it is in use, damaged or of a newer version. */
  static open(directory: string, disk: Disk = nodeDisk): WorldStore {
    if (!WorldStore.exists(directory, disk)) throw new StorageFault(`In ${directory} staat geen Workspace.`);
    const unlock = lockDirectory(directory, disk);
    try {
      const { parts } = readManifest(directory, disk);
      const files = new Map(Object.entries(parts));
      const world = loadWorld((part) => readPart(directory, disk, part, files.get(part)));
      const store = new WorldStore(world, directory, disk, unlock, files);
      for (const part of worldParts(world)) store.#saved.set(part.name, part.revision);
      return store;
    } catch (fault) {
      unlock();
      throw fault;
    }
  }

  /**
   * Writes the parts that changed, then the manifest. Until the manifest is replaced the old world stands, so
   * a crash at any moment leaves the one or the other, whole.
   */
  save(): SaveReport {
    const parts = worldParts(this.world);
    const report = { written: 0, bytes: 0 };
    const files = new Map<string, string>();
    for (const part of parts) {
      const known = this.#files.get(part.name);
      if (known !== undefined && this.#saved.get(part.name) === part.revision) {
        files.set(part.name, known);
        continue;
      }
      const text = JSON.stringify(part.toJSON());
      const file = `${hash(text)}.json`;
      files.set(part.name, file);
      if (file === known) continue;
      this.#disk.write(join(this.#directory, PARTS, file), text);
      report.written++;
      report.bytes += Buffer.byteLength(text);
    }
    if (report.written > 0 || files.size !== this.#files.size) this.#replaceManifest(files);
    for (const part of parts) this.#saved.set(part.name, part.revision);
    return report;
  }

  /** Saves and lets go of the directory. */
  close(): void {
    try {
      this.save();
    } finally {
      this.#unlock();
    }
  }

  #replaceManifest(files: Map<string, string>): void {
    this.#disk.syncDirectory(join(this.#directory, PARTS));
    const manifest = { schema: SCHEMA, parts: Object.fromEntries(files) };
    this.#disk.replace(join(this.#directory, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
    this.#files.clear();
    for (const [part, file] of files) this.#files.set(part, file);
    const used = new Set(files.values());
    for (const file of this.#disk.list(join(this.#directory, PARTS)))
      if (!used.has(file)) this.#disk.remove(join(this.#directory, PARTS, file));
  }
}

function readManifest(directory: string, disk: Disk): z.infer<typeof Manifest> {
  const manifest = Manifest.safeParse(parsed(disk.read(join(directory, MANIFEST)) ?? '', MANIFEST));
  if (!manifest.success) throw new StorageFault(`${MANIFEST} in ${directory} is beschadigd.`);
  if (manifest.data.schema > SCHEMA)
    throw new StorageFault(
      `De Workspace in ${directory} is gemaakt met een nieuwere versie van dit programma.`,
    );
  return manifest.data;
}

function readPart(directory: string, disk: Disk, part: string, file: string | undefined): unknown {
  const text = file === undefined ? null : disk.read(join(directory, PARTS, file));
  if (text === null) throw new StorageFault(`In de Workspace in ${directory} ontbreekt ${part}.`);
  if (`${hash(text)}.json` !== file)
    throw new StorageFault(`In de Workspace in ${directory} is ${part} beschadigd.`);
  return parsed(text, part);
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StorageFault(`${name} is beschadigd: het is geen JSON.`, { cause });
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
