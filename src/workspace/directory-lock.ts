/** Keeps two processes from opening the same world; the lock of a process that died is taken over. */
import { join, resolve } from 'node:path';
import type { Disk } from './disk.ts';
import { StorageFault } from './storage-fault.ts';

const LOCK = 'in-gebruik.txt';
const own = new Set<string>();

/** Takes the directory and gives back the way to let go of it. Throws `StorageFault` when somebody else has it. */
export function lockDirectory(directory: string, disk: Disk): () => void {
  const path = join(resolve(directory), LOCK);
  if (!claim(path, disk))
    throw new StorageFault(`De Workspace in ${directory} is al geopend (zie ${LOCK} daar).`);
  own.add(path);
  return () => {
    own.delete(path);
    disk.remove(path);
  };
}

function claim(path: string, disk: Disk): boolean {
  const text = `${process.pid}\n`;
  if (disk.claim(path, text)) return true;
  const holder = Number(disk.read(path));
  // After a restart the number of this process may be that of the one that died.
  const alive = holder === process.pid ? own.has(path) : isAlive(holder);
  if (alive) return false;
  disk.remove(path);
  return disk.claim(path, text);
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
