/** Sends a program to Google with the real clasp, from a folder of its own that holds exactly what is sent. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { secretPlaces } from './account.ts';
import type { Session } from './command.ts';
import { faultInWords } from './fault.ts';
import type { Google } from './google.ts';
import { withoutSecrets } from './secrets.ts';

const CLASP = fileURLToPath(new URL('../../node_modules/@google/clasp/build/src/index.js', import.meta.url));
const HERE = pathToFileURL(fileURLToPath(new URL('clasp-here.mjs', import.meta.url))).href;

/** Clasp has to be ready before a token ends; it cannot have one renewed by a local Workspace. */
const FRESH = 10 * 60_000;
const TIMEOUT = 5 * 60_000;

/** Pushes the files of a folder, the manifest as well. Throws `OpsFault` with the reason, and what clasp said below it. */
export async function claspPush(
  session: Session,
  google: Google,
  scriptId: string,
  directory: string,
): Promise<void> {
  const { places, target, rootUrl, surroundings } = session;
  const { auth } = google;
  if ((auth.credentials.expiry_date ?? 0) < Date.now() + FRESH) await auth.refreshAccessToken();
  const folder = mkdtempSync(join(tmpdir(), 'terreinregister-clasp-'));
  try {
    cpSync(directory, join(folder, 'dist'), { recursive: true });
    const project = join(folder, '.clasp.json');
    writeFileSync(project, JSON.stringify({ scriptId, rootDir: 'dist' }));
    const own = ['--auth', secretPlaces(places.secrets).tokens, '--user', target, '--project', project];
    const args = [...(rootUrl === null ? [] : ['--import', HERE]), CLASP, ...own, 'push', '-f'];
    const env = { ...surroundings.env, ...(rootUrl !== null && { WORKSPACE_URL: rootUrl }) };
    await promisify(execFile)(process.execPath, args, { cwd: folder, env, timeout: TIMEOUT });
  } catch (error) {
    const {
      stderr = '',
      stdout = '',
      message,
    } = error as { stderr?: string; stdout?: string; message: string };
    const words = withoutSecrets(stderr.trim() || stdout.trim() || message);
    throw faultInWords('Clasp kon het programma niet neerzetten.', 'clasp', words);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
