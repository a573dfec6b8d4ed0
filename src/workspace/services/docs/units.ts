/**
 * The inside of a document segment: one row of units, one per index that Google counts. Text takes a unit per
 * UTF-16 code unit; an image, a break or a note takes one; a table takes one for its start, each row, each
 * cell and its end. So an index is a place in the row, and every edit is one splice.
 */
import type {
  Bullet,
  ParagraphElement,
  ParagraphStyle,
  SectionStyle,
  TableCellStyle,
  TableColumnProperties,
  TableRowStyle,
  TextStyle,
} from './schema.ts';

/** Names a paragraph, table, row or cell for as long as it lives, wherever edits move it. */
export type Key = number;

export interface CharUnit {
  readonly kind: 'char';
  readonly char: string;
  readonly style: TextStyle;
}

/** Something in a paragraph that takes one index and is not text, such as an image or a page break. */
export interface InlineUnit {
  readonly kind: 'inline';
  readonly name: InlineName;
  /** Its part of the paragraph element, without the text style. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly style: TextStyle;
}

export type InlineName = keyof ParagraphElement &
  ('inlineObjectElement' | 'pageBreak' | 'columnBreak' | 'horizontalRule' | 'footnoteReference' | 'autoText');

/** The newline with which a paragraph ends; it carries what concerns the paragraph as a whole. */
export interface EndUnit {
  readonly kind: 'end';
  readonly key: Key;
  readonly paragraph: ParagraphStyle;
  readonly bullet: Bullet | null;
  readonly style: TextStyle;
}

export interface TableUnit {
  readonly kind: 'table';
  readonly key: Key;
  readonly columns: readonly TableColumnProperties[];
}

export interface RowUnit {
  readonly kind: 'row';
  readonly key: Key;
  readonly style: TableRowStyle;
  /** Not there for DocumentApp: it makes rows without cells, and a document has no such rows. */
  readonly placeholder?: true;
}

/** A cell that a merged neighbour covers stays in the row, empty; `coveredBy` is the key of that neighbour. */
export interface CellUnit {
  readonly kind: 'cell';
  readonly key: Key;
  readonly style: TableCellStyle;
  readonly coveredBy: Key | null;
  /** Not there for DocumentApp: it lets rows have fewer cells than others, and a document does not. */
  readonly placeholder?: true;
}

export interface TableEndUnit {
  readonly kind: 'tableEnd';
}

export interface SectionUnit {
  readonly kind: 'section';
  readonly key: Key;
  readonly style: SectionStyle;
}

export type Unit =
  | CharUnit
  | InlineUnit
  | EndUnit
  | TableUnit
  | RowUnit
  | CellUnit
  | TableEndUnit
  | SectionUnit;

/** A block with its place: `start` is its first index, `end` the first index after it. */
export interface ParagraphNode {
  readonly type: 'paragraph';
  readonly start: number;
  readonly end: number;
  readonly unit: EndUnit;
}

export interface CellNode {
  readonly start: number;
  readonly end: number;
  readonly unit: CellUnit;
  readonly content: readonly Block[];
}

export interface RowNode {
  readonly start: number;
  readonly end: number;
  readonly unit: RowUnit;
  readonly cells: readonly CellNode[];
}

export interface TableNode {
  readonly type: 'table';
  readonly start: number;
  readonly end: number;
  readonly unit: TableUnit;
  readonly rows: readonly RowNode[];
}

export interface SectionNode {
  readonly type: 'section';
  readonly start: number;
  readonly end: number;
  readonly unit: SectionUnit;
}

export type Block = ParagraphNode | TableNode | SectionNode;

/** The units break a rule of the structure, such as a cell that does not end in a paragraph. */
export class StructureFault extends Error {}

const INSIDE_PARAGRAPH: ReadonlySet<Unit['kind']> = new Set(['char', 'inline', 'end']);

/** Whether text may be inserted before this unit. */
export function insideParagraph(unit: Unit | undefined): boolean {
  return unit !== undefined && INSIDE_PARAGRAPH.has(unit.kind);
}

/** The blocks of a whole segment. Throws `StructureFault` unless they end in a paragraph and all rules hold. */
export function parseBlocks(units: readonly Unit[]): readonly Block[] {
  const reader = new Reader(units);
  const blocks = reader.blocks();
  reader.mustBeAtEnd();
  return blocks;
}

class Reader {
  #at = 0;
  readonly #units: readonly Unit[];

  constructor(units: readonly Unit[]) {
    this.#units = units;
  }

  /** Blocks up to something that is no block; a table follows on no table, and the last one is a paragraph. */
  blocks(): Block[] {
    const blocks: Block[] = [];
    for (;;) {
      const before = blocks.at(-1)?.type;
      const kind = this.#units[this.#at]?.kind;
      if (kind === 'table' && before !== 'table') blocks.push(this.#table());
      else if (kind === 'section' && before !== 'table' && before !== 'section') blocks.push(this.#section());
      else if (insideParagraph(this.#units[this.#at])) blocks.push(this.#paragraph());
      else break;
    }
    if (blocks.at(-1)?.type !== 'paragraph') this.#fault('content ends in a paragraph');
    return blocks;
  }

  mustBeAtEnd(): void {
    if (this.#at !== this.#units.length) this.#fault('nothing follows the last paragraph');
  }

  #paragraph(): ParagraphNode {
    const start = this.#at;
    for (;;) {
      const unit = this.#units[this.#at++];
      if (unit?.kind === 'end') return { type: 'paragraph', start, end: this.#at, unit };
      if (!insideParagraph(unit)) this.#fault('a paragraph ends in a newline');
    }
  }

  #section(): SectionNode {
    const start = this.#at;
    const unit = this.#take('section');
    return { type: 'section', start, end: this.#at, unit };
  }

  #table(): TableNode {
    const start = this.#at;
    const unit = this.#take('table');
    const rows: RowNode[] = [];
    while (this.#units[this.#at]?.kind === 'row') rows.push(this.#row());
    this.#take('tableEnd');
    if (rows.length === 0) this.#fault('a table has rows');
    if (rows.some((row) => row.cells.length !== unit.columns.length)) this.#fault('rows are equally long');
    return { type: 'table', start, end: this.#at, unit, rows };
  }

  #row(): RowNode {
    const start = this.#at;
    const unit = this.#take('row');
    const cells: CellNode[] = [];
    while (this.#units[this.#at]?.kind === 'cell') cells.push(this.#cell());
    if (cells.length === 0) this.#fault('a row has cells');
    return { start, end: this.#at, unit, cells };
  }

  #cell(): CellNode {
    const start = this.#at;
    const unit = this.#take('cell');
    const content = this.blocks();
    if (content.some((block) => block.type === 'section')) this.#fault('a cell has no section break');
    return { start, end: this.#at, unit, content };
  }

  #take<K extends Unit['kind']>(kind: K): Extract<Unit, { kind: K }> {
    const unit = this.#units[this.#at];
    if (unit?.kind !== kind) this.#fault(`${kind} expected`);
    this.#at++;
    return unit as Extract<Unit, { kind: K }>;
  }

  #fault(rule: string): never {
    throw new StructureFault(`Index ${this.#at}: ${rule}.`);
  }
}

/** The paragraphs among blocks, those in tables included, in reading order. */
export function* paragraphsOf(blocks: readonly Block[]): Generator<ParagraphNode> {
  for (const block of blocks) {
    if (block.type === 'paragraph') yield block;
    if (block.type === 'table')
      for (const row of block.rows) for (const cell of row.cells) yield* paragraphsOf(cell.content);
  }
}

/** The tables among blocks, those in cells included. */
export function* tablesOf(blocks: readonly Block[]): Generator<TableNode> {
  for (const block of blocks) {
    if (block.type !== 'table') continue;
    yield block;
    for (const row of block.rows) for (const cell of row.cells) yield* tablesOf(cell.content);
  }
}

/** The text of units: newlines for paragraph ends, nothing for what is not text. */
export function textOf(units: readonly Unit[]): string {
  let text = '';
  for (const unit of units) {
    if (unit.kind === 'char') text += unit.char;
    else if (unit.kind === 'end') text += '\n';
  }
  return text;
}
