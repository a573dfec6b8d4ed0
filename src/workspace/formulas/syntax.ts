/** The parts of a formula as a tree. */
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import type { FormulaError } from './values.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Node =
  | { readonly kind: 'literal'; readonly value: number | string | boolean | FormulaError }
  /** An argument that was left empty, as the second one of `IF(A1;;2)`. */
  | { readonly kind: 'omitted' }
  /** Cells of this sheet (null) or of the named one; the rectangle may be open-ended. */
  | { readonly kind: 'reference'; readonly sheetName: string | null; readonly area: Rect }
  /** A named range, or a name that LET or LAMBDA gave. */
  | { readonly kind: 'name'; readonly name: string }
  /** `A1:INDEX(…)`: the least rectangle around both. */
  | { readonly kind: 'span'; readonly from: Node; readonly to: Node }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'sign'; readonly negative: boolean; readonly operand: Node }
  | { readonly kind: 'percent'; readonly operand: Node }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Node[] }
  /** `LAMBDA(x; x + 1)(2)`. */
  | { readonly kind: 'apply'; readonly callee: Node; readonly arguments: readonly Node[] }
  /** `{1, 2; 3, 4}`: parts stand beside each other within a row, rows below each other. */
  | { readonly kind: 'block'; readonly rows: readonly (readonly Node[])[] };

/** The parts that a part is made of, in order. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'span':
      return [node.from, node.to];
    case 'binary':
      return [node.left, node.right];
    case 'sign':
    case 'percent':
      return [node.operand];
    case 'call':
      return node.arguments;
    case 'apply':
      return [node.callee, ...node.arguments];
    case 'block':
      return node.rows.flat();
    case 'literal':
    case 'omitted':
    case 'reference':
    case 'name':
      return [];
  }
}
