/** Reads the official Apps Script types and writes which members each service has, and which of them the local Workspace supports. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TYPES = join(ROOT, 'node_modules/@types/google-apps-script');
export const MEMBERS_FILE = join(ROOT, 'src/workspace/official-members.json');

/** Member names by interface without the leading namespace, such as `Spreadsheet.Range`; inherited ones included. */
export type Members = Record<string, string[]>;

interface Found {
  readonly members: Set<string>;
  readonly parents: string[];
}

/** All interfaces of the official types with their members, sorted by name. */
export function officialMembers(): Members {
  const found = new Map<string, Found>();
  for (const path of declarationFiles()) readDeclarations(readFileSync(path, 'utf8'), found);
  const names = [...found.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, [...withInherited(name, found)].sort()]));
}

function declarationFiles(): string[] {
  const here = readdirSync(TYPES).filter((name) => name.endsWith('.d.ts') && name !== 'index.d.ts');
  return here.sort().map((name) => join(TYPES, name));
}

/** The types are printed by a machine: one member a line, so lines are enough to read them by. */
function readDeclarations(text: string, found: Map<string, Found>): void {
  const stack: string[] = [];
  let open: Found | null = null;
  let depthOfOpen = 0;
  let depth = 0;
  for (const raw of text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => '\n'.repeat(comment.split('\n').length - 1))
    .split('\n')) {
    const line = raw.trim();
    const namespace = /^(?:declare )?namespace ([\w.]+) \{/.exec(line);
    const declared = /^(?:declare )?(?:interface|class) (\w+)(?:<[^>]*>)?(?: extends ([\w., ]+?))? \{/.exec(
      line,
    );
    if (namespace) stack[depth] = namespace[1]!;
    if (declared) {
      const path = stack.slice(0, depth).filter((part) => part && part !== 'GoogleAppsScript');
      const name = [...path, declared[1]!].join('.');
      open = found.get(name) ?? { members: new Set(), parents: [] };
      found.set(name, open);
      for (const parent of declared[2]?.split(',') ?? [])
        open.parents.push(parent.includes('.') ? parent.trim() : [...path, parent.trim()].join('.'));
      depthOfOpen = depth + 1;
    } else if (open && depth === depthOfOpen) {
      const member = /^(?:readonly )?"?([\w-]+)"?\??\s*(?:<[^>]*>)?[(:]/.exec(line);
      if (member) open.members.add(member[1]!);
    }
    const before = depth;
    depth += (line.match(/\{/g) ?? []).length - (line.match(/\}/g) ?? []).length;
    if (depth < before) {
      stack.length = Math.min(stack.length, depth);
      if (open && depth < depthOfOpen) open = null;
    }
  }
}

function withInherited(name: string, found: Map<string, Found>): Set<string> {
  const own = found.get(name);
  const all = new Set(own?.members ?? []);
  for (const parent of own?.parents ?? []) for (const member of withInherited(parent, found)) all.add(member);
  return all;
}

/** The file as it should stand in the source tree. */
export function membersJson(): string {
  return `${JSON.stringify(officialMembers(), null, 1)}\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(MEMBERS_FILE, membersJson());
}
