/** Field masks on writes: which of the fields that can be written a mask selects. */
import { ApiFault } from '../services/api-fault.ts';
import { partial } from '../services/drive/partial.ts';

type Tree = { [name: string]: Tree | true };

/**
 * Those of the dotted `paths` that the mask selects, by naming them, something around them, or something within
 * them. Throws `ApiFault` for an empty mask and for one that selects none of them.
 */
export function selected(paths: readonly string[], mask: string | null | undefined): ReadonlySet<string> {
  if (!mask?.trim())
    throw new ApiFault(
      400,
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
  const tree: Tree = {};
  for (const path of paths) plant(tree, path.split('.'));
  const found = new Set(flattened(partial(tree, mask) as Tree));
  if (found.size === 0) throw new ApiFault(400, `Invalid field: ${mask}`);
  return found;
}

function plant(tree: Tree, [name, ...rest]: readonly string[]): void {
  if (rest.length === 0) tree[name!] = true;
  else {
    tree[name!] ??= {};
    plant(tree[name!] as Tree, rest);
  }
}

function flattened(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([name, inner]) =>
    inner === true ? [before + name] : flattened(inner, `${before}${name}.`),
  );
}

/** The value at a dotted path, undefined where the way there ends. */
export function valueAt(source: unknown, path: string): unknown {
  let at: unknown = source;
  for (const name of path.split('.'))
    at = (at as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return at ?? undefined;
}
