/** Content that is not in a document yet, and how many indices it takes. */
import type { Style } from './requests.ts';

export type NewInline =
  | { readonly text: string; readonly style: Style }
  | { readonly image: NewImage; readonly style: Style }
  | { readonly pageBreak: true };

export interface NewImage {
  readonly url: string;
  /** In points; 0 leaves it to Docs. */
  readonly width: number;
  readonly height: number;
}

export interface NewItem {
  readonly preset: string;
  readonly level: number;
  /** The list that it belongs to, where that is in the document already. */
  readonly listId?: string;
}

export interface NewParagraph {
  readonly type: 'paragraph';
  /** A page break only at the end. */
  readonly inline: readonly NewInline[];
  readonly style: Style;
  /** Of the newline at its end. */
  readonly endStyle: Style;
  readonly item: NewItem | null;
}

export interface NewCell {
  readonly style: Style;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly covered: boolean;
  /** Ends in a paragraph; a table follows on a paragraph. */
  readonly blocks: readonly NewBlock[];
}

export interface NewRow {
  readonly style: Style;
  readonly cells: readonly NewCell[];
}

export interface NewTable {
  readonly type: 'table';
  readonly columns: readonly Style[];
  readonly rows: readonly NewRow[];
}

export type NewBlock = NewParagraph | NewTable;

/** What a new paragraph is like before it gets its own style: the one at hand, or null where nobody can tell. */
export interface Inherited {
  readonly style: Style | null;
  readonly item: NewItem | null;
}

export const NOTHING: Inherited = { style: null, item: null };

/** How many indices a block takes, its newline included. */
export function lengthOf(block: NewBlock, inherited: Inherited = NOTHING): number {
  if (block.type === 'table') return 2 + block.rows.reduce((sum, row) => sum + rowLength(row), 0);
  return (
    tabsOf(block, inherited) +
    block.inline.reduce((sum, part) => sum + ('text' in part ? part.text.length : 1), 1)
  );
}

export function lengthOfAll(blocks: readonly NewBlock[], inherited: Inherited = NOTHING): number {
  return blocks.reduce((sum, block) => sum + lengthOf(block, inherited), 0);
}

export function rowLength({ cells }: NewRow): number {
  return cells.reduce((sum, cell) => sum + 1 + lengthOfAll(contentOf(cell)), 1);
}

const EMPTY: NewParagraph = { type: 'paragraph', inline: [], style: {}, endStyle: {}, item: null };

export function contentOf({ covered, blocks }: NewCell): readonly NewBlock[] {
  return covered || blocks.length === 0 ? [EMPTY] : blocks;
}

/** Whether the paragraph has to be made a list item, because it does not become that by itself. */
export function becomesItem({ item }: NewParagraph, { item: now }: Inherited): boolean {
  if (!item) return false;
  return !now || now.level !== item.level || (now.listId ?? now.preset) !== (item.listId ?? item.preset);
}

/** Docs reads the nesting of a new list item from the tabs before it, and takes those away. */
export function tabsOf(paragraph: NewParagraph, inherited: Inherited): number {
  return becomesItem(paragraph, inherited) ? paragraph.item!.level : 0;
}
