/** Reads Google's chart options, which scripts set by dotted path, as whole objects, or half of each. */
import type { OptionTree } from './view.ts';

/** Google's size of a chart that has none of its own, in pixels. */
export const CHART_WIDTH = 600;
export const CHART_HEIGHT = 371;

/** `{ 'hAxis.title': 'x' }` as `{ hAxis: { title: 'x' } }`; what is set later goes before. */
export function nest(options: Readonly<Record<string, unknown>>): OptionTree {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(options)) {
    const names = path.split('.');
    const last = names.pop()!;
    let at = root;
    for (const name of names) {
      const next = isTree(at[name]) ? { ...at[name] } : {};
      at[name] = next;
      at = next;
    }
    at[last] = isTree(value) && isTree(at[last]) ? { ...at[last], ...value } : value;
  }
  return root;
}

/** The part of the tree below a dotted path; empty when there is none. */
export function branch(tree: OptionTree, path: string): OptionTree {
  const found = find(tree, path);
  return isTree(found) ? found : {};
}

export function textAt(tree: OptionTree, path: string): string | undefined {
  const found = find(tree, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function numberAt(tree: OptionTree, path: string): number | undefined {
  const found = find(tree, path);
  const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function flagAt(tree: OptionTree, path: string): boolean | undefined {
  const found = find(tree, path);
  if (typeof found === 'boolean') return found;
  return found === 'true' ? true : found === 'false' ? false : undefined;
}

export function listAt(tree: OptionTree, path: string): readonly unknown[] {
  const found = find(tree, path);
  return Array.isArray(found) ? found : [];
}

function find(tree: OptionTree, path: string): unknown {
  let at: unknown = tree;
  for (const name of path.split('.')) {
    if (!isTree(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}

/** An array counts too: `series.0` may be set as the first of a list. */
function isTree(value: unknown): value is OptionTree {
  return typeof value === 'object' && value !== null;
}
