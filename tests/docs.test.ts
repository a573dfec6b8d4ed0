/** The guides name what is there: every menu, tab, column, setting and button, every picture, link, command and file. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPORTS } from '../src/register/domain/reports/index.ts';
import { CODE_ENTRIES } from '../src/register/domain/schema/codelists.ts';
import { SETTINGS } from '../src/register/domain/schema/settings.ts';
import { TABLES, track } from '../src/register/domain/schema/tables/index.ts';
import { MENU, MENU_TITLE, type MenuEntry } from '../src/register/ui/menu.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PICTURES = join(ROOT, 'docs/beelden');

/** Pictures are fetched by everyone who opens a guide, also on a phone. */
const PICTURE_MOST = 120_000;

/** Written by `npm run docs` or the bench from the declarations themselves. */
const DERIVED = new Set([
  'bench.md',
  'gegevenswoordenboek.md',
  'kengetallen.md',
  'regels.md',
  'veldkoppelingen.md',
  'workspace-members.md',
]);

/** Menus that are Google's, which nobody can hold to a declaration of ours. */
const MENUS_OF_GOOGLE = new Set(['Apps Script', 'Bestand', 'Extensies', 'Gegevens', 'Invoegen', 'Weergave']);

/** What stands out without being the name of something in the register: words of Google, and examples. */
const OTHER_WORDS = new Set([
  "API's en services",
  'Desktop-app',
  'Gelukt?',
  'Google Apps Script API',
  'Inloggegevens',
  'Intern',
  'List-Unsubscribe',
  'Lukt het niet?',
  'OAuth-toestemmingsscherm',
  'Schuin',
  'Tussenstand',
  'Toegang: iedereen',
  'Uitvoeren als: ik',
]);

const GUIDES = [
  join(ROOT, 'README.md'),
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(ROOT, 'docs', name)),
];
const WRITTEN = GUIDES.filter((path) => !DERIVED.has(basename(path)));
const EVERY = [...GUIDES, join(ROOT, 'CHANGELOG.md')];

const named = (path: string): string => relative(ROOT, path);
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const plain = (caption: string): string => caption.replace(/…$/, '');

/** The text without blocks of code, and with each paragraph on one line. */
function prose(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/^```[\s\S]*?^```/gm, '')
    .split(/\n(?=\s*\n|\s*[-|>#]|\s*\d+\. )/)
    .map(squeezed)
    .join('\n');
}

function walk(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** Every whole text in the sources below a folder: between quotes in code, between tags in HTML. */
function texts(folder: string): string[] {
  return walk(join(ROOT, folder)).flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    if (path.endsWith('.html'))
      return [...source.matchAll(/>([^<>]+)(?=<)/g)].map(([, text]) => squeezed(text!));
    if (!path.endsWith('.ts')) return [];
    return [/'((?:[^'\\\n]|\\.)*)'/g, /"((?:[^"\\\n]|\\.)*)"/g, /`([^`\n]*)`/g, /`([^`$\n]+)\$\{/g].flatMap(
      (quotes) => [...source.matchAll(quotes)].map(([, text]) => squeezed(text!)),
    );
  });
}

function paths(entries: readonly MenuEntry[], above: readonly string[]): string[] {
  return entries.flatMap((entry) => {
    if ('separator' in entry) return [];
    const here = [...above, plain(entry.caption)];
    return [here.join(' → '), ...('items' in entry ? paths(entry.items, here) : [])];
  });
}

const MENU_PATHS = new Set(
  paths(MENU, [MENU_TITLE]).flatMap((path) => [path, path.slice(`${MENU_TITLE} → `.length)]),
);
const SHEET = new Set<string>([
  ...TABLES.flatMap(({ tab, columns }) => [tab, ...Object.values(columns).map(({ label }) => label)]),
  ...Object.values(SETTINGS).map(({ label }) => label),
  ...CODE_ENTRIES.map(({ label }) => label),
  ...REPORTS.map(({ title }) => title),
  ...Object.values(track.columns).map(({ label }) => `${label} wijzigen`),
]);
const SCREEN = new Set(['src/register', 'src/workspace/page/client', 'scripts'].flatMap(texts).map(plain));

/** Names that the register puts together, such as `Overdragen aan wagon ${to}`. */
const SHAPES = [...SCREEN]
  .filter((text) => /^[^$]{6,}\$\{[^}]+\}[^$]*$/.test(text))
  .map((text) => text.split(/\$\{[^}]+\}/).map(literally))
  .map(([before, after]) => new RegExp(`^${before}.+${after}$`));

/** A menu as `Menu → Keuze`, a tab with its column or setting, or one name; Google's own menus are not ours to know. */
function isThere(name: string): boolean {
  const [first, ...rest] = name.split(' → ') as [string, ...string[]];
  if (rest.length)
    return (
      MENU_PATHS.has(name) || MENUS_OF_GOOGLE.has(first) || [first, ...rest].every((part) => SHEET.has(part))
    );
  return (
    !/^\p{Lu}/u.test(name) ||
    [SHEET, SCREEN, MENU_PATHS, OTHER_WORDS].some((known) => known.has(name)) ||
    SHAPES.some((shape) => shape.test(name))
  );
}

/** What stands out in a guide and is neither a running head, nor an example, nor something of the register. */
function unknownNames(path: string): string[] {
  const text = prose(path)
    .replace(/`[^`]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']');
  const strong = [...text.matchAll(/\*\*([^*]+)\*\*(?!:)/g)].map(([, words]) => words!);
  const slanted = [...text.replace(/\*\*[^*]+\*\*/g, '').matchAll(/(?<![\\*])\*(?! )([^*\n]+)\*/g)].map(
    ([, words]) => words!,
  );
  return [...new Set([...strong, ...slanted])].filter(
    (words) => !/[.:!]$/.test(words) && !isThere(plain(words)),
  );
}

/** As GitHub makes them: small letters, spaces as dashes, the same heading again with a number. */
function anchors(path: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = readFileSync(path, 'utf8')
    .replace(/^```[\s\S]*?^```/gm, '')
    .matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    [...headings].map(([, heading]) => {
      const slug = heading!
        .replace(/[`*]/g, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/ /g, '-');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times ? `${slug}-${times}` : slug;
    }),
  );
}

interface Link {
  readonly picture: boolean;
  readonly text: string;
  readonly to: string;
}

function links(path: string): Link[] {
  return [...prose(path).matchAll(/(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g)].map(
    ([, mark, text, to]) => ({ picture: mark === '!', text: text!, to: to! }),
  );
}

const isOutside = (to: string): boolean => /^[a-z]+:/.test(to);

test.each(WRITTEN.map((path) => [named(path), path]))('%s names only what is there', (_, path) => {
  expect(unknownNames(path)).toEqual([]);
});

test('the guide for the coordinator names every choice of the menu and every tab, in short tasks', () => {
  const text = prose(join(ROOT, 'docs/handleiding.md'));
  const leaves = [...MENU_PATHS].filter(
    (path) => ![...MENU_PATHS].some((other) => other.startsWith(`${path} → `)),
  );
  const captions = new Set(leaves.map((path) => path.split(' → ').at(-1)!));
  expect([...captions].filter((caption) => !text.includes(caption))).toEqual([]);
  expect(TABLES.map(({ tab }) => tab).filter((tab) => !text.includes(`*${tab}*`))).toEqual([]);
  const steps = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(Math.max(...steps)).toBeLessThanOrEqual(12);
});

test.each(EVERY.map((path) => [named(path), path]))('every link of %s leads somewhere', (_, path) => {
  const broken = links(path)
    .filter(({ to }) => !isOutside(to))
    .filter(({ to }) => {
      const [file, anchor] = to.split('#') as [string, string?];
      const target = file ? join(dirname(path), decodeURIComponent(file)) : path;
      return (
        !existsSync(target) || (anchor !== undefined && !anchors(target).has(decodeURIComponent(anchor)))
      );
    });
  expect(broken).toEqual([]);
});

test('every picture is shown, says in words what it shows, and is small', () => {
  const shown = EVERY.flatMap((path) =>
    links(path)
      .filter(({ picture, to }) => picture && !isOutside(to))
      .map(({ text, to }) => ({ text, file: join(dirname(path), to) })),
  );
  expect(shown.filter(({ text }) => text.length < 30)).toEqual([]);
  const files = readdirSync(PICTURES).map((name) => join(PICTURES, name));
  expect(files.filter((file) => !shown.some((one) => one.file === file)).map(named)).toEqual([]);
  expect(files.filter((file) => statSync(file).size > PICTURE_MOST).map(named)).toEqual([]);
});

test('every command, option and file that a guide names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const commands = new Set([...Object.keys(scripts), 'ci']);
  const sources = walk(join(ROOT, 'scripts'))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  for (const path of EVERY) {
    const text = readFileSync(path, 'utf8');
    const missing = [
      ...[...text.matchAll(/\bnpm (?:run )?([a-z][a-z:]*)/g)]
        .map(([, name]) => name!)
        .filter((name) => !commands.has(name)),
      ...[...text.matchAll(/(?<=[\s`])--([a-z][a-z-]+)/g)]
        .map(([, name]) => name!)
        .filter((name) => !sources.includes(`--${name}`) && !new RegExp(`['"]?${name}['"]?:`).test(sources)),
      ...[...text.matchAll(/`((?:src|scripts|tests|docs|\.github)\/[^`\s*{]+)`/g)]
        .map(([, file]) => file!)
        .filter((file) => !existsSync(join(ROOT, file))),
    ];
    expect({ path: named(path), missing }).toEqual({ path: named(path), missing: [] });
  }
});
