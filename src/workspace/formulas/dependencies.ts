/** Which cells a formula names, so that those are calculated before it. */
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import type { Node } from './syntax.ts';

export interface Dependencies {
  readonly areas: readonly { readonly sheetName: string | null; readonly area: Rect }[];
  /** Named ranges (and names of LET and LAMBDA, which are no ranges). */
  readonly names: readonly string[];
}

/** Functions that ask where their first argument is, not what it holds. */
const PLACE_ONLY = new Set([
  'ROW',
  'ROWS',
  'COLUMN',
  'COLUMNS',
  'OFFSET',
  'ISFORMULA',
  'FORMULATEXT',
  'ISREF',
  'SHEET',
]);

export function dependenciesOf(root: Node): Dependencies {
  const areas: { sheetName: string | null; area: Rect }[] = [];
  const names = new Set<string>();
  const visit = (node: Node): void => {
    switch (node.kind) {
      case 'reference':
        areas.push({ sheetName: node.sheetName, area: node.area });
        return;
      case 'name':
        names.add(node.name);
        return;
      case 'span':
        visit(node.from);
        visit(node.to);
        return;
      case 'binary':
        visit(node.left);
        visit(node.right);
        return;
      case 'sign':
      case 'percent':
        visit(node.operand);
        return;
      case 'call':
        node.arguments.slice(PLACE_ONLY.has(node.name) ? 1 : 0).forEach(visit);
        return;
      case 'apply':
        visit(node.callee);
        node.arguments.forEach(visit);
        return;
      case 'block':
        node.rows.flat().forEach(visit);
        return;
      case 'literal':
      case 'omitted':
        return;
    }
  };
  visit(root);
  return { areas, names: [...names] };
}
