/** Writes which members each Apps Script service has by the official types, and which of them the local Workspace supports. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TYPES = join(ROOT, 'node_modules/@types/google-apps-script');
const SERVICES = join(ROOT, 'src/workspace/services');
export const MEMBERS_FILE = join(ROOT, 'src/workspace/official-members.json');
export const TABLE_FILE = join(ROOT, 'docs/workspace-members.md');

/** Advanced services whose members count too; they stand in a folder of their own. */
const ADVANCED = ['apis/docs_v1.d.ts', 'apis/drive_v3.d.ts'];

/** Official members that the types lack, with the page that documents them. */
const NOT_IN_TYPES: Members = {
  // https://developers.google.com/apps-script/reference/forms/form#setpublishedenabled
  'Forms.Form': ['isPublished', 'setPublished', 'supportsAdvancedResponderPermissions'],
  // https://developers.google.com/apps-script/reference/script/authorization-info#getauthorizedscopes
  'Script.AuthorizationInfo': ['getAuthorizedScopes'],
};

/** Member names by interface without the leading namespace, such as `Spreadsheet.Range`; inherited ones included. */
export type Members = Record<string, string[]>;

interface Found {
  readonly members: Set<string>;
  readonly parents: string[];
}

/** All interfaces of the official types with their members, sorted by name; shapes of REST data are left out. */
export function officialMembers(): Members {
  const found = new Map<string, Found>();
  const top = readdirSync(TYPES).filter((name) => name.endsWith('.d.ts') && name !== 'index.d.ts');
  for (const name of [...top.sort(), ...ADVANCED])
    readDeclarations(readFileSync(join(TYPES, name), 'utf8'), found);
  for (const [name, members] of Object.entries(NOT_IN_TYPES))
    for (const member of members) found.get(name)!.members.add(member);
  const names = [...found.keys()].filter((name) => !name.includes('Schema.')).sort();
  return Object.fromEntries(names.map((name) => [name, [...withInherited(name, found)].sort()]));
}

/** The types are printed by a machine, one member a line, so lines and brackets are enough to read them by. */
function readDeclarations(text: string, found: Map<string, Found>): void {
  const namespaces: string[] = [];
  let open: { readonly interface: Found; readonly depth: number } | null = null;
  let depth = 0;
  let parentheses = 0;
  for (const line of withoutComments(text)) {
    const namespace = /^(?:declare )?namespace ([\w.]+) \{/.exec(line);
    const declared = /^(?:declare )?(?:interface|class) (\w+)(?:<[^>]*>)?(?: extends ([\w., ]+?))? \{/.exec(
      line,
    );
    if (namespace) namespaces[depth] = namespace[1]!;
    if (declared) {
      const path = namespaces.slice(0, depth).filter((part) => part && part !== 'GoogleAppsScript');
      const name = [...path, declared[1]!].join('.');
      open = { interface: found.get(name) ?? { members: new Set(), parents: [] }, depth: depth + 1 };
      found.set(name, open.interface);
      for (const parent of declared[2]?.split(', ') ?? [])
        open.interface.parents.push(parent.includes('.') ? parent : [...path, parent].join('.'));
    } else if (open && depth === open.depth && parentheses === 0) {
      const member = /^(?:readonly )?"?([\w-]+)"?\??\s*(?:<[^>]*>)?[(:]/.exec(line);
      if (member) open.interface.members.add(member[1]!);
    }
    depth += count(line, '{') - count(line, '}');
    parentheses += count(line, '(') - count(line, ')');
    namespaces.length = Math.min(namespaces.length, depth);
    if (open && depth < open.depth) open = null;
  }
}

function withoutComments(text: string): readonly string[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  return bare.split('\n').map((line) => line.trim());
}

function count(line: string, character: string): number {
  return line.split(character).length - 1;
}

function withInherited(name: string, found: Map<string, Found>): Set<string> {
  const own = found.get(name);
  const all = new Set(own?.members ?? []);
  for (const parent of own?.parents ?? []) for (const member of withInherited(parent, found)) all.add(member);
  return all;
}

/** A service class of the local Workspace: what it stands for, and what scripts can reach of it. */
export interface ServiceClass {
  readonly name: string;
  readonly file: string;
  readonly official: string;
  readonly members: readonly string[];
}

interface ClassText {
  readonly name: string;
  readonly file: string;
  readonly abstract: boolean;
  readonly parent: string;
  readonly official: string | null;
  readonly members: readonly string[];
}

/**
 * All service classes that name the interface they stand for. They are read from the source, whose layout the
 * formatter guarantees: members stand two spaces deep, and a class ends with a brace at the margin.
 */
export function serviceClasses(): readonly ServiceClass[] {
  const classes = new Map<string, ClassText>();
  const files = readdirSync(SERVICES, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts')).sort())
    for (const found of classesIn(readFileSync(join(SERVICES, file), 'utf8'), file))
      classes.set(found.name, found);
  return [...classes.values()].flatMap((each) => {
    const line = chain(each, classes);
    const official = line.find((link) => link.official !== null)?.official;
    if (each.abstract || !official || line.at(-1)!.parent !== 'Service') return [];
    const members = [...new Set(line.flatMap((link) => link.members))].sort();
    return [{ name: each.name, file: relative(ROOT, join(SERVICES, each.file)), official, members }];
  });
}

function classesIn(text: string, file: string): readonly ClassText[] {
  const starts = text.matchAll(
    /^(?:export )?(abstract )?class (\w+)(?:<[^{]*>)?\s+extends (\w+)[\s\S]*?\{\n/gm,
  );
  return [...starts].map((start) => {
    const from = start.index + start[0].length;
    const body = text.slice(from, text.indexOf('\n}', from));
    const methods = body.matchAll(/^ {2}(?:override )?(?!constructor\b)([A-Za-z]\w*)(?:<[^(]*>)?\(/gm);
    const properties = body.matchAll(/^ {2}(?:override )?(?:readonly |get )([A-Za-z]\w*)\b/gm);
    return {
      name: start[2]!,
      file,
      abstract: start[1] !== undefined,
      parent: start[3]!,
      official: /^ {2}(?:override )?readonly _official = '([\w.]+)'/m.exec(body)?.[1] ?? null,
      members: [...methods, ...properties].map((match) => match[1]!).filter((name) => name !== 'toString'),
    };
  });
}

function chain(start: ClassText, classes: ReadonlyMap<string, ClassText>): readonly ClassText[] {
  const parent = classes.get(start.parent);
  return parent ? [start, ...chain(parent, classes)] : [start];
}

/** The file that the membrane reads, as it should stand in the source tree. */
export function membersJson(): string {
  return `${JSON.stringify(officialMembers(), null, 1)}\n`;
}

/** The table for readers, as it should stand in the docs. */
export function membersTable(): string {
  const official = officialMembers();
  const byInterface = new Map(serviceClasses().map((each) => [each.official, each]));
  const rows = [...byInterface.keys()].sort().map((name) => {
    const members = byInterface.get(name)!.members.filter((member) => official[name]?.includes(member));
    return { name, members, total: official[name]?.length ?? 0 };
  });
  const supported = rows.reduce((sum, row) => sum + row.members.length, 0);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  return [
    '<!-- Gemaakt door "npm run docs". Verander dit bestand niet met de hand. -->',
    '# Wat de lokale Workspace kan',
    '',
    `De lokale Workspace heeft ${rows.length} klassen van Apps Script, met ${supported} van hun ${total} leden volgens`,
    'de officiële types. Wat er niet is, faalt met de naam van het lid. Klassen die hier niet staan, ontbreken geheel.',
    '',
    '| klasse | leden | welke |',
    '|---|---|---|',
    ...rows.map(
      (row) => `| ${row.name} | ${row.members.length} van ${row.total} | ${row.members.join(', ')} |`,
    ),
    '',
  ].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(MEMBERS_FILE, membersJson());
  if (process.argv.includes('--docs')) writeFileSync(TABLE_FILE, membersTable());
}
