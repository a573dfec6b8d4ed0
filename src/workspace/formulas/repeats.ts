/** Which parts of a formula say the same, so that each of them is evaluated once. */
import { childrenOf, type Node } from './syntax.ts';
import { FormulaError } from './values.ts';

/** Functions that give something else each time. */
const CHANCE = /^RAND/;

/**
 * The parts that stand in a formula more than once, each with the number that it shares with its equals. Single
 * values and references are left out, because looking them up would cost what it saves; chance is never shared.
 */
export function repeatedParts(root: Node): ReadonlyMap<Node, number> {
  const numbers = new Map<string, number>();
  const parts = new Map<number, Node[]>();
  /** The number that all equal parts have; null where chance is in it. */
  const numbered = (node: Node): number | null => {
    const inner = childrenOf(node).map(numbered);
    if (inner.includes(null) || (node.kind === 'call' && CHANCE.test(node.name))) return null;
    const key = `${own(node)}(${inner.join()})`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    if (inner.length > 0) parts.set(number, [...(parts.get(number) ?? []), node]);
    return number;
  };
  numbered(root);
  return new Map(
    [...parts].flatMap(([number, equals]) =>
      equals.length > 1 ? equals.map((node) => [node, number] as const) : [],
    ),
  );
}

/** What a part says itself, without the parts within it. */
function own(node: Node): string {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return value instanceof FormulaError ? value.code : `${typeof value}:${JSON.stringify(value)}`;
    }
    case 'reference':
      return JSON.stringify(['reference', node.sheetName, node.area]);
    case 'name':
      return `name:${node.name}`;
    case 'binary':
      return `binary:${node.operator}`;
    case 'sign':
      return `sign:${node.negative}`;
    case 'call':
      return `call:${node.name}`;
    case 'block':
      return `block:${node.rows.map((row) => row.length).join()}`;
    default:
      return node.kind;
  }
}
