/** Where secrets are kept, and that they are never said: files that only their owner can read, outside the project. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXIT, OpsFault } from './fault.ts';

export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

const NAME = 'terreinregister';

/** Where this user keeps settings: `~/.config/terreinregister`, or what the system says instead. */
export function configFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_CONFIG_HOME || (env.APPDATA ?? join(env.HOME ?? homedir(), '.config'));
  return join(base, NAME);
}

/** Where this user keeps data: `~/.local/share/terreinregister`, or what the system says instead. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_DATA_HOME || (env.LOCALAPPDATA ?? join(env.HOME ?? homedir(), '.local', 'share'));
  return join(base, NAME);
}

/** Makes a folder that only its owner can enter. */
export function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: PRIVATE_FOLDER });
  return path;
}

/** Replaces a file in one step by one that only its owner can read. */
export function writePrivate(path: string, content: string | Uint8Array): void {
  privateFolder(dirname(path));
  const draft = `${path}.${randomBytes(6).toString('hex')}.deel`;
  writeFileSync(draft, content, { mode: PRIVATE_FILE, flag: 'wx', flush: true });
  chmodSync(draft, PRIVATE_FILE);
  renameSync(draft, path);
}

/** Reads a file with a secret; null when there is none. Throws `OpsFault` when others can read it too. */
export function readPrivate(path: string): string | null {
  if (!existsSync(path)) return null;
  if (lstatSync(path).isSymbolicLink())
    throw new OpsFault(
      EXIT.access,
      `${path} is een verwijzing en geen bestand.`,
      'Zet het bestand zelf op die plaats.',
    );
  const open = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
  if (open)
    throw new OpsFault(
      EXIT.access,
      `Anderen op deze computer kunnen ${path} lezen.`,
      `Maak het bestand van u alleen: chmod 600 "${path}".`,
    );
  return readFileSync(path, 'utf8');
}

/** Secrets that this process has seen; short texts are no secrets. */
const seen = new Set<string>();

/** Remembers a text that may never be said or written elsewhere. */
export function keepSecret(text: string | null | undefined): void {
  if (text && text.length >= 8) seen.add(text);
}

/** Google's own forms of tokens and secrets, for what was not announced. */
const FORMS =
  /ya29\.[\w.-]+|1\/\/0[\w-]{20,}|GOCSPX-[\w-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** The text with every secret taken out. */
export function withoutSecrets(text: string): string {
  let clean = text;
  for (const secret of seen) clean = clean.replaceAll(secret, '(geheim)');
  return clean.replace(FORMS, '(geheim)');
}
