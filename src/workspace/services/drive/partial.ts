/** Partial answers: the part of an answer that a `fields` parameter such as `files(id,name)` asks for. */
import { ApiFault } from '../api-fault.ts';

/** Names and what is asked within each; an empty tree is all of it. */
type Tree = Map<string, Tree>;

/** The asked part of a value. Throws `ApiFault` for a mask that cannot be read. */
export function partial<T extends object>(value: T, fields: string): Partial<T> {
  return pick(value, parse(fields)) as Partial<T>;
}

/** The names that a mask asks for at the top; `*` is among them when it asks for everything. */
export function namesIn(fields: string): readonly string[] {
  return [...parse(fields).keys()];
}

function pick(value: unknown, tree: Tree): unknown {
  if (tree.size === 0 || tree.has('*')) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, tree));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const inner = tree.get(name);
      return inner ? [[name, pick(part, inner)]] : [];
    }),
  );
}

function parse(fields: string): Tree {
  const tokens = fields.replace(/\s/g, '').match(/[\w*]+|[(),/.]/g) ?? [];
  if (tokens.join('') !== fields.replace(/\s/g, '')) throw invalidSelection(fields);
  let at = 0;
  const list = (): Tree => {
    const tree: Tree = new Map();
    do {
      const name = tokens[at++];
      if (!name || !/^[\w*]+$/.test(name)) throw invalidSelection(fields);
      const known = tree.get(name);
      const inner = one();
      if (!known) tree.set(name, inner);
      else for (const [key, value] of inner) known.set(key, value);
    } while (tokens[at] === ',' && ++at);
    return tree;
  };
  const one = (): Tree => {
    if (tokens[at] === '/' || tokens[at] === '.') {
      at++;
      const name = tokens[at++];
      if (!name) throw invalidSelection(fields);
      return new Map([[name, one()]]);
    }
    if (tokens[at] !== '(') return new Map();
    at++;
    const tree = list();
    if (tokens[at++] !== ')') throw invalidSelection(fields);
    return tree;
  };
  const tree = list();
  if (at !== tokens.length) throw invalidSelection(fields);
  return tree;
}

function invalidSelection(fields: string): ApiFault {
  return new ApiFault(400, `Invalid field selection ${fields}`, 'invalidParameter');
}
