/** The few things that storage asks of a file system, so that a test can let each of them fail. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

export interface Disk {
  /** The text of a file; null when it is not there. */
  read(path: string): string | null;
  /** Writes a file and waits until it is on the disk. */
  write(path: string, text: string): void;
  /** Puts a file in the place of another, so that a reader sees the old one or the new one. */
  replace(path: string, text: string): void;
  /** Makes a file that must not be there yet; false when it is. */
  claim(path: string, text: string): boolean;
  remove(path: string): void;
  list(directory: string): readonly string[];
  makeDirectory(path: string): void;
  /** Waits until the names in a directory are on the disk. */
  syncDirectory(path: string): void;
}

export const nodeDisk: Disk = {
  read(path) {
    return unless('ENOENT', () => readFileSync(path, 'utf8'));
  },

  write(path, text) {
    writeAndSync(path, text, 'w');
  },

  replace(path, text) {
    writeAndSync(`${path}.new`, text, 'w');
    renameSync(`${path}.new`, path);
    this.syncDirectory(dirname(path));
  },

  claim(path, text) {
    return unless('EEXIST', () => writeAndSync(path, text, 'wx')) !== null;
  },

  remove(path) {
    rmSync(path, { force: true });
  },

  list(directory) {
    return unless('ENOENT', () => readdirSync(directory)) ?? [];
  },

  makeDirectory(path) {
    mkdirSync(path, { recursive: true });
  },

  syncDirectory(path) {
    const handle = openSync(path, 'r');
    // Windows does not sync directories, and does not need it.
    unless('EPERM', () => fsyncSync(handle));
    closeSync(handle);
  },
};

function writeAndSync(path: string, text: string, flags: string): true {
  const handle = openSync(path, flags);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return true;
}

/** The result, or null when the file system answers with this code. */
function unless<T>(code: string, action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return null;
    throw error;
  }
}
