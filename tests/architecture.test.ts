/** The rules of the house that a machine can see: arrows point inwards, Google stays in its room, the wings stay apart. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = walk(join(ROOT, 'src')).filter((path) => path.endsWith('.ts'));
const SCRIPTS = walk(join(ROOT, 'scripts')).filter((path) => path.endsWith('.ts'));

/** Which rooms a room of the register may import; itself is always allowed. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  app: ['domain'],
  google: ['app', 'domain', 'ui'],
  ui: ['app', 'domain'],
  'main.ts': ['app', 'domain', 'google', 'ui'],
};

function walk(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function imports(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((match) =>
    resolve(dirname(path), match[1]!),
  );
}

/** `src/register/app/x.ts` lies in the room `app`. */
function room(path: string): string {
  return relative(join(ROOT, 'src/register'), path).split('/')[0]!;
}

function inside(path: string, folder: string): boolean {
  return !relative(join(ROOT, folder), path).startsWith('..');
}

test('arrows in the register point inwards', () => {
  const wrong = SOURCES.filter((path) => inside(path, 'src/register')).flatMap((path) =>
    imports(path)
      .filter((target) => inside(target, 'src/register') && room(target) !== room(path))
      .filter((target) => !(ALLOWED[room(path)] ?? []).includes(room(target)))
      .map((target) => `${relative(ROOT, path)} -> ${relative(ROOT, target)}`),
  );
  expect(wrong).toEqual([]);
});

test('the wings do not import each other', () => {
  const wrong = SOURCES.flatMap((path) => {
    const other = inside(path, 'src/register') ? 'src/workspace' : 'src/register';
    return imports(path)
      .filter((target) => inside(target, other))
      .map((target) => `${relative(ROOT, path)} -> ${relative(ROOT, target)}`);
  });
  expect(wrong).toEqual([]);
});

test('Google services are named in their own room only', () => {
  const services =
    /\b(SpreadsheetApp|DriveApp|DocumentApp|FormApp|MailApp|GmailApp|PropertiesService|CacheService|LockService|ScriptApp|HtmlService|UrlFetchApp|Utilities|Session|Logger)\s*\./;
  const wrong = SOURCES.filter((path) => inside(path, 'src/register') && room(path) !== 'google').filter(
    (path) => {
      const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return services.test(code) || /\bGoogleAppsScript\./.test(code);
    },
  );
  expect(wrong.map((path) => relative(ROOT, path))).toEqual([]);
});

test('all mail goes by Postvak uit: nothing else sends', () => {
  const senders = SOURCES.filter((path) =>
    /mailer\.send\(|MailApp\.sendEmail|GmailApp/.test(readFileSync(path, 'utf8')),
  )
    .filter((path) => inside(path, 'src/register'))
    .map((path) => relative(ROOT, path));
  expect(senders.sort()).toEqual(['src/register/app/outbox/send.ts', 'src/register/google/mailer.ts']);
});

test('every file opens with one sentence on what it is', () => {
  const wrong = [...SOURCES, ...SCRIPTS].filter(
    (path) => !/^(#!.*\n)?\/\*\*\s/.test(readFileSync(path, 'utf8')),
  );
  expect(wrong.map((path) => relative(ROOT, path))).toEqual([]);
});

test('nothing of the builders machine or of unfinished work stands in the project', () => {
  const wrong = [...SOURCES, ...SCRIPTS].filter((path) =>
    /\b(TODO|FIXME|XXX)\b|(?<!\.com)\/(?:work|tmp|home)\/[a-z]/.test(readFileSync(path, 'utf8')),
  );
  expect(wrong.map((path) => relative(ROOT, path))).toEqual([]);
});
