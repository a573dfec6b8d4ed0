/** Bundles what the browser and the world's thread run into build/, again only when a source is newer. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CLIENT = join(ROOT, 'src/workspace/page/client');
export const ASSETS = join(ROOT, 'build/page');
const ENTRIES = [
  'main.ts',
  'main.css',
  'script-host.ts',
  'web-host.ts',
  'forms/respondent.ts',
  'forms/respondent.css',
];
const THREADS = join(ROOT, 'build/thread');

/** Makes sure that build/page is up to date. Gives true when it had to be built. Throws esbuild's error. */
export async function buildPage(): Promise<boolean> {
  const built = await Promise.all([
    buildOnce(join(ASSETS, 'sources.json'), {
      ...FOR_BROWSER,
      entryPoints: ENTRIES.map((name) => ({ in: join(CLIENT, name), out: parse(name).name })),
      format: 'iife',
    }),
    // A module, since the page imports it when it first has a chart to draw.
    buildOnce(join(ASSETS, 'chart-sources.json'), {
      ...FOR_BROWSER,
      entryPoints: { 'chart-drawing': join(CLIENT, 'charts/drawing.ts') },
      format: 'esm',
    }),
  ]);
  return built.includes(true);
}

const FOR_BROWSER: BuildOptions = {
  outdir: ASSETS,
  target: 'es2022',
  minify: true,
  legalComments: 'linked',
  define: { 'process.env.NODE_ENV': '"production"' },
};

/**
 * Makes sure that the code of a world's thread is up to date, and gives its path. One file starts several times
 * as fast as hundreds of modules that are translated one by one. `entry` is the URL of the module whose default
 * export opens the world.
 */
export async function buildThread(entry: string): Promise<string> {
  const opens = fileURLToPath(entry);
  const name = basename(opens, '.ts');
  const worker = fileURLToPath(new URL('./world-worker.ts', import.meta.url));
  const outfile = join(THREADS, `${name}.mjs`);
  await buildOnce(join(THREADS, `${name}.json`), {
    stdin: {
      contents: `import { runWorld } from ${JSON.stringify(worker)};
import open from ${JSON.stringify(opens)};
await runWorld(open);`,
      resolveDir: ROOT,
    },
    outfile,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [keepPlaces],
  });
  return outfile;
}

/** Modules go on finding the files beside them by their own address, not by that of the bundle. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup(made) {
    made.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      return {
        loader: 'ts',
        contents: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      };
    });
  },
};

/** Bundles unless the result is newer than all that went into it, which the stamp lists. True when it was built. */
async function buildOnce(stamp: string, options: BuildOptions): Promise<boolean> {
  if (await upToDate(stamp)) return false;
  const result = await build({
    ...options,
    absWorkingDir: ROOT,
    bundle: true,
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const sources = Object.keys(result.metafile!.inputs).filter((source) => existsSync(join(ROOT, source)));
  for (const { path, contents } of result.outputFiles!) await writeWhole(path, contents);
  await writeWhole(stamp, JSON.stringify(sources));
  return true;
}

/** A reader finds the old file or the new one, never half of it, also when two builds run at once. */
async function writeWhole(path: string, contents: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, contents);
  await rename(draft, path);
}

async function upToDate(stamp: string): Promise<boolean> {
  if (!existsSync(stamp)) return false;
  const built = (await stat(stamp)).mtimeMs;
  const sources = JSON.parse(await readFile(stamp, 'utf8')) as string[];
  const newer = await Promise.all(
    sources.map(async (source) => {
      const path = join(ROOT, source);
      return !existsSync(path) || (await stat(path)).mtimeMs > built;
    }),
  );
  return !newer.includes(true);
}
