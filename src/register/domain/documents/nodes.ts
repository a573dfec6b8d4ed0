/** A template as a tree: what stays, what is filled in, and what is repeated or left out. */
import type { Block, Fixed, Home, Paragraph, Row, Table } from './document.ts';
import { type Markup, restOf, rowsOf, type Section } from './sections.ts';
import type { Tag } from './tags.ts';

/** A part of the text of a paragraph, by offsets. */
export type TextNode =
  | { readonly type: 'text'; readonly from: number; readonly to: number }
  | { readonly type: 'value'; readonly tag: Tag }
  | { readonly type: 'section'; readonly section: Section; readonly nodes: readonly TextNode[] };

export type BlockNode =
  | { readonly type: 'paragraph'; readonly paragraph: Paragraph; readonly nodes: readonly TextNode[] }
  | { readonly type: 'table'; readonly table: Table; readonly nodes: readonly RowNode[] }
  | Fixed
  | { readonly type: 'section'; readonly section: Section; readonly nodes: readonly BlockNode[] };

export type RowNode =
  | { readonly type: 'row'; readonly row: Row; readonly cells: readonly (readonly BlockNode[])[] }
  | { readonly type: 'section'; readonly section: Section; readonly nodes: readonly RowNode[] };

/** The tree of the blocks in a segment or a cell. */
export function nodesOf(home: Home, markup: Markup): readonly BlockNode[] {
  const tree = new Tree<BlockNode>();
  for (const block of home.blocks) {
    if (block.type === 'fixed') tree.add(block);
    else if (block.type === 'table')
      tree.add({ type: 'table', table: block, nodes: rowNodes(block, markup) });
    else addParagraph(tree, block, markup);
  }
  return tree.nodes;
}

/** The nodes so far, and within which sections the next one comes. */
class Tree<N> {
  readonly nodes: (N | SectionNode<N>)[] = [];
  private readonly within: (N | SectionNode<N>)[][] = [this.nodes];

  add(node: N): void {
    this.within[this.within.length - 1]!.push(node);
  }

  /** Goes into the section that a tag opens, or out of the one that it closes. */
  pass(tag: Tag, section: Section): void {
    if (tag === section.close) {
      this.within.pop();
      return;
    }
    const nodes: (N | SectionNode<N>)[] = [];
    this.within[this.within.length - 1]!.push({ type: 'section', section, nodes });
    this.within.push(nodes);
  }
}

interface SectionNode<N> {
  readonly type: 'section';
  readonly section: Section;
  readonly nodes: readonly (N | SectionNode<N>)[];
}

function addParagraph(tree: Tree<BlockNode>, paragraph: Paragraph, markup: Markup): void {
  const tags = markup.tags.get(paragraph) ?? [];
  const wide = tags.filter((tag) => isWide(markup, tag));
  const ofBlocks = wide.filter((tag) => markup.sections.get(tag)!.level === 'blocks');
  const pass = (tag: Tag): void => tree.pass(tag, markup.sections.get(tag)!);
  if (tags.length && isBlank(paragraph, markup)) {
    for (const tag of ofBlocks) pass(tag);
    return;
  }
  const opens = ofBlocks.filter((tag) => tag.kind !== 'close');
  for (const tag of opens) pass(tag);
  tree.add({ type: 'paragraph', paragraph, nodes: textNodes(paragraph, markup) });
  for (const tag of ofBlocks) if (!opens.includes(tag)) pass(tag);
}

function isWide({ sections }: Markup, tag: Tag): boolean {
  const section = sections.get(tag);
  return section !== undefined && section.level !== 'text';
}

/** Whether tags of sections and comments are all that there is; such a paragraph goes with them. */
function isBlank(paragraph: Paragraph, markup: Markup): boolean {
  const wide = { has: (tag: Tag) => isWide(markup, tag) };
  return !paragraph.insets.length && restOf(paragraph, markup.tags, wide) === '';
}

function textNodes(paragraph: Paragraph, markup: Markup): readonly TextNode[] {
  const tree = new Tree<TextNode>();
  let at = 0;
  const text = (to: number): void => {
    if (to > at) tree.add({ type: 'text', from: at, to });
  };
  for (const tag of markup.tags.get(paragraph) ?? []) {
    text(tag.from);
    at = tag.to;
    if (tag.kind === 'value') tree.add({ type: 'value', tag });
    else if (tag.kind !== 'comment' && !isWide(markup, tag)) tree.pass(tag, markup.sections.get(tag)!);
  }
  text(paragraph.text.length);
  return tree.nodes;
}

function rowNodes(table: Table, markup: Markup): readonly RowNode[] {
  const tree = new Tree<RowNode>();
  for (const row of table.rows) {
    const paragraphs = row.cells.flatMap(({ home }) => home.blocks.filter(isParagraph));
    const ofRows = paragraphs.flatMap((paragraph) =>
      (markup.tags.get(paragraph) ?? []).filter((tag) => markup.sections.get(tag)?.level === 'rows'),
    );
    const pass = (tag: Tag): void => tree.pass(tag, markup.sections.get(tag)!);
    if (isTagRow(row, ofRows, markup)) {
      for (const tag of ofRows) pass(tag);
      continue;
    }
    const opens = ofRows.filter((tag) => tag.kind !== 'close');
    for (const tag of opens) pass(tag);
    tree.add({ type: 'row', row, cells: row.cells.map(({ home }) => nodesOf(home, markup)) });
    for (const tag of ofRows) if (!opens.includes(tag)) pass(tag);
  }
  return tree.nodes;
}

function isParagraph(block: Block): block is Paragraph {
  return block.type === 'paragraph';
}

/** A row that holds only the tags that open and close sections over other rows goes with them. */
function isTagRow(row: Row, ofRows: readonly Tag[], markup: Markup): boolean {
  const within = ofRows.some((tag) => {
    const { first, last } = rowsOf(markup.sections.get(tag)!);
    return first === last;
  });
  return (
    ofRows.length > 0 &&
    !within &&
    row.cells.every(({ home }) =>
      home.blocks.every((block) => block.type === 'paragraph' && isBlank(block, markup)),
    )
  );
}

/** Whether something in a section cannot be made a second time, and what. */
export function unrepeatable(nodes: readonly BlockNode[] | readonly RowNode[]): Paragraph | 'fixed' | null {
  for (const node of nodes) {
    if (node.type === 'fixed') return 'fixed';
    const found =
      node.type === 'paragraph'
        ? node.paragraph.insets.some(({ kind }) => kind === 'other')
          ? node.paragraph
          : null
        : node.type === 'row'
          ? (node.cells.map(unrepeatable).find(Boolean) ?? null)
          : unrepeatable(node.nodes);
    if (found) return found;
  }
  return null;
}
