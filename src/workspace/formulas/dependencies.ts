/** Which cells a formula names, so that those are calculated before it, and which names of sheets and ranges it uses. */
import type { Rect } from '../services/spreadsheet/model/rect.ts';
import { childrenOf, type Node } from './syntax.ts';

export interface Dependencies {
  readonly areas: readonly { readonly sheetName: string | null; readonly area: Rect }[];
  /** Named ranges (and names of LET and LAMBDA, which are no ranges). */
  readonly names: ReadonlySet<string>;
  /** All names of sheets (see `sheetKey`) and ranges, also where only the place of the cells counts. */
  readonly mentioned: ReadonlySet<string>;
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

/** A sheet's name regardless of capitals, apart from names of ranges. */
export function sheetKey(name: string): string {
  return `${name.toLowerCase()}!`;
}

export function dependenciesOf(root: Node | null): Dependencies {
  const areas: { sheetName: string | null; area: Rect }[] = [];
  const names = new Set<string>();
  const mentioned = new Set<string>();
  const visit = (node: Node, isPlace: boolean): void => {
    if (node.kind === 'reference') {
      if (node.sheetName !== null) mentioned.add(sheetKey(node.sheetName));
      if (!isPlace) areas.push({ sheetName: node.sheetName, area: node.area });
    } else if (node.kind === 'name') {
      mentioned.add(node.name);
      if (!isPlace) names.add(node.name);
    }
    const placeFirst = node.kind === 'call' && PLACE_ONLY.has(node.name);
    for (const [i, child] of childrenOf(node).entries()) visit(child, isPlace || (placeFirst && i === 0));
  };
  if (root) visit(root, false);
  return { areas, names, mentioned };
}
