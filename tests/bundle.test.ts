/** The built bundle in a bare context: what it defines, what it needs, and what clasp would push. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { MENU, type MenuEntry } from '../src/register/ui/menu.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
const code = readFileSync(join(DIST, 'Code.js'), 'utf8');
const manifest = JSON.parse(readFileSync(join(DIST, 'appsscript.json'), 'utf8')) as {
  oauthScopes: string[];
  urlFetchWhitelist: string[];
};

/** Which scope each service of Google asks for; a service that needs none is not in the list. */
const SCOPES: Readonly<Record<string, RegExp>> = {
  'https://www.googleapis.com/auth/spreadsheets.currentonly': /\bSpreadsheetApp\.getActive/,
  'https://www.googleapis.com/auth/script.container.ui': /\bSpreadsheetApp\.getUi\(|\bHtmlService\./,
  'https://www.googleapis.com/auth/script.scriptapp':
    /\bScriptApp\.(newTrigger|getProjectTriggers|deleteTrigger)/,
  'https://www.googleapis.com/auth/script.send_mail': /\bMailApp\./,
  'https://www.googleapis.com/auth/drive.file': /\bDrive\.(Files|Permissions)|\bDocs\.Documents/,
  'https://www.googleapis.com/auth/script.external_request': /\bUrlFetchApp\./,
  'https://www.googleapis.com/auth/forms': /\bFormApp\./,
  'https://www.googleapis.com/auth/userinfo.email': /\bSession\.get(Active|Effective)User/,
};

/** Everything that a person or Google starts by name, apart from the menu. */
const PAGES = readdirSync(DIST).filter((name) => name.endsWith('.html'));

function menuFunctions(entries: readonly MenuEntry[]): string[] {
  return entries.flatMap((entry) =>
    'items' in entry ? menuFunctions(entry.items) : 'run' in entry ? [entry.run] : [],
  );
}

/** A context that has the language and nothing else: any use of a service at load would throw. */
function load(): Record<string, unknown> {
  const context = vm.createContext({});
  vm.runInContext(code, context);
  return context as Record<string, unknown>;
}

test('it loads without any service, so nothing runs at load', () => {
  expect(() => load()).not.toThrow();
});

test('its globals are its entry points and nothing else', () => {
  const globals = Object.keys(load());
  const declared = [...code.matchAll(/^function (\w+)\(\.\.\.args\) { return register_/gm)].map(
    (match) => match[1],
  );
  expect(globals.sort()).toEqual(declared.sort());
  expect(globals.length).toBeGreaterThan(0);
});

test('every menu item has its function', () => {
  const globals = load();
  for (const name of menuFunctions(MENU)) expect(typeof globals[name]).toBe('function');
});

test('every call from a page has its function', () => {
  const globals = load();
  const calls = PAGES.flatMap((page) =>
    [...readFileSync(join(DIST, page), 'utf8').matchAll(/\b(?:server|called)\(\s*["'](\w+)["']/g)].map(
      (match) => match[1]!,
    ),
  );
  expect(calls.length).toBeGreaterThan(0);
  for (const name of calls) expect(typeof globals[name]).toBe('function');
});

test('the simple triggers are there under the names that Google calls', () => {
  expect(typeof load().onOpen).toBe('function');
});

test('it holds no syntax that Apps Script cannot parse', () => {
  expect(code).not.toMatch(/[\s.(]#[a-z_]\w*\s*[=;(]/);
  expect(code).not.toMatch(/^\s*static\s+\w+\s*=/m);
  expect(code).not.toMatch(/^\s*(import|export)\s/m);
});

test('the declared scopes are the scopes that are needed', () => {
  const needed = Object.entries(SCOPES).filter(([, used]) => used.test(code));
  expect([...manifest.oauthScopes].sort()).toEqual(needed.map(([scope]) => scope).sort());
});

test('it fetches from Drive alone, and the manifest lets it go nowhere else', () => {
  expect(manifest.urlFetchWhitelist).toEqual([
    'https://www.googleapis.com/drive/v3/files/',
    'https://www.googleapis.com/upload/drive/v3/files',
  ]);
  expect(code.match(/\bUrlFetchApp\.\w+/g)).toEqual(['UrlFetchApp.fetchAll']);
});

test('clasp would push exactly what the build made', () => {
  const clasp = join(ROOT, 'node_modules/@google/clasp/build/src/index.js');
  expect(existsSync(clasp)).toBe(true);
  const status = JSON.parse(
    execFileSync(process.execPath, [clasp, 'show-file-status', '--json'], { cwd: ROOT, encoding: 'utf8' }),
  ) as {
    filesToPush: string[];
    untrackedFiles: string[];
  };
  expect([...status.filesToPush].sort()).toEqual(
    readdirSync(DIST)
      .map((name) => `dist/${name}`)
      .sort(),
  );
  expect(status.untrackedFiles).toEqual([]);
});
