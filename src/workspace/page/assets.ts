/** Bundles what the browser gets into build/page, again only when a source is newer. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CLIENT = join(ROOT, 'src/workspace/page/client');
export const ASSETS = join(ROOT, 'build/page');

/** What went into the last build: its sources and when the newest of them was written. */
const STAMP = join(ASSETS, 'sources.json');

/** Makes sure that build/page is up to date. Gives true when it had to be built. Throws esbuild's error. */
export async function buildPage(): Promise<boolean> {
  if (await upToDate()) return false;
  await mkdir(ASSETS, { recursive: true });
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: ['main.ts', 'main.css', 'script-host.ts'].map((name) => join(CLIENT, name)),
    outdir: ASSETS,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'linked',
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    logLevel: 'warning',
  });
  await writeFile(STAMP, JSON.stringify(Object.keys(result.metafile.inputs)));
  return true;
}

async function upToDate(): Promise<boolean> {
  if (!existsSync(STAMP)) return false;
  const built = (await stat(STAMP)).mtimeMs;
  const sources = JSON.parse(await readFile(STAMP, 'utf8')) as string[];
  const newer = await Promise.all(
    sources.map(async (source) => {
      const path = join(ROOT, source);
      return !existsSync(path) || (await stat(path)).mtimeMs > built;
    }),
  );
  return !newer.includes(true);
}
