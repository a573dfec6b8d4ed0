/** Builds what Google runs: dist/Code.js with one stub per entry point, the pages and the manifest. */

import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAIN = join(ROOT, 'src/register/main.ts');
const PAGES = join(ROOT, 'src/register/ui/pages');

const BANNER = `/**
 * Terreinregister. Dit bestand is gemaakt door "npm run build": verander de broncode, niet dit bestand.
 * Licentie: EUPL-1.2.
 */`;

/** What a build made, for its report and for tests. */
export interface BuildResult {
  readonly directory: string;
  /** Names of the functions that Google can call. */
  readonly functions: readonly string[];
  readonly bytes: number;
}

/**
 * Builds into a directory (default `dist/`), which afterwards holds nothing else.
 * Throws esbuild's error when the source does not compile.
 */
export async function build(directory = join(ROOT, 'dist')): Promise<BuildResult> {
  const functions = await exportsOf(MAIN);
  const bundle = await esbuild({
    entryPoints: [MAIN],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'register_',
    // Google reads the whole file again at every keystroke that sets off a trigger.
    minify: true,
    lineLimit: 200,
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'inline',
    logLevel: 'warning',
  });
  const code = [BANNER, heldBack(bundle.outputFiles[0]!.text), ...functions.map(stub), ''].join('\n');

  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'Code.js'), code);
  await copyFile(join(ROOT, 'appsscript.json'), join(directory, 'appsscript.json'));
  for (const page of await pageNames())
    await writeFile(join(directory, `${page}.html`), await buildPage(page));
  return { directory, functions, bytes: Buffer.byteLength(code) };
}

/** The bundle held by a constant, which unlike esbuild's `var` does not become a property of the global object. */
function heldBack(text: string): string {
  const held = text.trimEnd().replace(/(^|;)var register_=/m, '$1const register_=');
  if (!held.includes('const register_='))
    throw new Error('esbuild no longer starts the bundle with "var register_=".');
  return held;
}

/** A function declaration that Google's editor lists and calls; the name after it is the bundle's. */
function stub(name: string): string {
  return `function ${name}(...args) { return register_.${name}(...args); }`;
}

/** The names that a module exports; esbuild tells them for ES modules only. */
async function exportsOf(entry: string): Promise<readonly string[]> {
  const probe = await esbuild({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    metafile: true,
    logLevel: 'silent',
    outfile: 'probe.js',
  });
  const names = Object.values(probe.metafile.outputs)[0]!.exports;
  return [...names].sort();
}

/** Folders under ui/pages that hold a page.html. */
async function pageNames(): Promise<readonly string[]> {
  if (!existsSync(PAGES)) return [];
  const entries = await readdir(PAGES, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(PAGES, entry.name, 'page.html')))
    .map((entry) => entry.name);
}

/** One HTML file of a page: its script is bundled and its styles are put in, since Google serves single files. */
async function buildPage(name: string): Promise<string> {
  const folder = join(PAGES, name);
  const script = await esbuild({
    entryPoints: [join(folder, 'page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'warning',
  });
  const html = await readFile(join(folder, 'page.html'), 'utf8');
  const styles = await Promise.all(
    [join(PAGES, 'base.css'), join(folder, 'page.css')]
      .filter(existsSync)
      .map((path) => readFile(path, 'utf8')),
  );
  const safe = script.outputFiles[0]!.text.replace(/<\/script/gi, '<\\/script');
  return html
    .replace('<!-- style -->', () => `<style>\n${styles.join('\n')}</style>`)
    .replace('<!-- script -->', () => `<script>\n${safe}</script>`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  void build().then(({ bytes, functions }) => {
    console.log(`dist/Code.js: ${(bytes / 1024).toFixed(0)} kB, ${functions.length} functies`);
  });
