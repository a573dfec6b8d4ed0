/** Puts new paragraphs, tables and rows in a document: the requests for content that is not there yet. */
import type { CellPlace, Place, Request, Span, Style } from './requests.ts';

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

const NOTHING: Inherited = { style: null, item: null };

const TEXT_FIELDS =
  'bold,italic,underline,strikethrough,smallCaps,backgroundColor,foregroundColor,fontSize,weightedFontFamily,baselineOffset,link';

const PARAGRAPH_FIELDS = [
  'namedStyleType',
  'alignment',
  'lineSpacing',
  'direction',
  'spacingMode',
  'spaceAbove',
  'spaceBelow',
  'borderBetween',
  'borderTop',
  'borderBottom',
  'borderLeft',
  'borderRight',
  'indentFirstLine',
  'indentStart',
  'indentEnd',
  'keepLinesTogether',
  'keepWithNext',
  'avoidWidowAndOrphan',
  'shading',
  'pageBreakBefore',
];

const CELL_FIELDS = [
  'backgroundColor',
  'borderLeft',
  'borderRight',
  'borderTop',
  'borderBottom',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'paddingBottom',
  'contentAlignment',
];

export function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The fields of a paragraph style to be set where another one stands now. */
export function paragraphFields(style: Style, now: Style | null, except: readonly string[] = []): string {
  const renamed = !now || !equal(style.namedStyleType, now.namedStyleType);
  return PARAGRAPH_FIELDS.filter((field) => {
    if (except.includes(field)) return false;
    if (field === 'namedStyleType') return renamed;
    return renamed
      ? style[field] !== undefined || now?.[field] !== undefined
      : !equal(style[field], now[field]);
  }).join(',');
}

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

function rowLength({ cells }: NewRow): number {
  return cells.reduce((sum, cell) => sum + 1 + lengthOfAll(contentOf(cell)), 1);
}

const EMPTY: NewParagraph = { type: 'paragraph', inline: [], style: {}, endStyle: {}, item: null };

function contentOf({ covered, blocks }: NewCell): readonly NewBlock[] {
  return covered || blocks.length === 0 ? [EMPTY] : blocks;
}

/** Whether the paragraph has to be made a list item, because it does not become that by itself. */
function becomesItem({ item }: NewParagraph, { item: now }: Inherited): boolean {
  if (!item) return false;
  return !now || now.level !== item.level || (now.listId ?? now.preset) !== (item.listId ?? item.preset);
}

/** Docs reads the nesting of a new list item from the tabs before it, and takes those away. */
function tabsOf(paragraph: NewParagraph, inherited: Inherited): number {
  return becomesItem(paragraph, inherited) ? paragraph.item!.level : 0;
}

export class Writer {
  readonly requests: Request[] = [];
  private readonly segmentId: string;
  private readonly inBody: boolean;

  /** `segmentId` is empty for the body. */
  constructor(segmentId: string) {
    this.segmentId = segmentId;
    this.inBody = segmentId === '';
  }

  place(index: number): Place {
    return this.segmentId ? { index, segmentId: this.segmentId } : { index };
  }

  span(startIndex: number, endIndex: number): Span {
    return this.segmentId ? { startIndex, endIndex, segmentId: this.segmentId } : { startIndex, endIndex };
  }

  add(request: Request): void {
    this.requests.push(request);
  }

  delete(from: number, to: number): void {
    if (to > from) this.add({ deleteContentRange: { range: this.span(from, to) } });
  }

  insertText(text: string, index: number): void {
    if (text) this.add({ insertText: { text, location: this.place(index) } });
  }

  insertImage({ url, width, height }: NewImage, index: number): void {
    const size = {
      objectSize: { width: { magnitude: width, unit: 'PT' }, height: { magnitude: height, unit: 'PT' } },
    };
    this.add({
      insertInlineImage: { uri: url, location: this.place(index), ...(width && height ? size : {}) },
    });
  }

  /** Texts and pictures one after the other, in no style of their own yet. */
  insertInline(parts: readonly NewInline[], index: number): void {
    let at = index;
    let text = '';
    const flush = (): void => {
      this.insertText(text, at);
      at += text.length;
      text = '';
    };
    for (const part of parts) {
      if ('text' in part) text += part.text;
      if ('image' in part) {
        flush();
        this.insertImage(part.image, at);
        at++;
      }
    }
    flush();
  }

  styleText(style: Style, from: number, to: number): void {
    const last = this.requests[this.requests.length - 1]?.updateTextStyle;
    if (to <= from) return;
    if (last && last.range.endIndex === from && equal(last.textStyle, style)) {
      this.requests.pop();
      this.styleText(style, last.range.startIndex, to);
      return;
    }
    this.add({ updateTextStyle: { range: this.span(from, to), textStyle: style, fields: TEXT_FIELDS } });
  }

  styleParagraph(style: Style, from: number, to: number, fields: string): void {
    if (!fields) return;
    const asked = new Set(fields.split(','));
    const set = Object.fromEntries(Object.entries(style).filter(([field]) => asked.has(field)));
    this.add({ updateParagraphStyle: { range: this.span(from, to), paragraphStyle: set, fields } });
  }

  /**
   * Writes blocks from a cursor in a paragraph. `fresh`: in an empty paragraph, which the last block is to take;
   * otherwise at the end of a paragraph after which they come. The blocks then stand from `start` on. What changes
   * indices that nobody can foretell is left to `finish`, to be called once all else behind the cursor is done.
   * An empty paragraph is left behind when the last block is a table or ends in a page break.
   */
  write(
    blocks: readonly NewBlock[],
    cursor: number,
    fresh: boolean,
    start: number,
    inherited: Inherited,
  ): { readonly leavesEmpty: boolean; readonly finish: () => void } {
    const leavesEmpty = this.insert(blocks, cursor, fresh, inherited);
    const late: Request[] = [];
    this.style(blocks, start, inherited, this.inBody, late);
    return { leavesEmpty, finish: () => this.requests.push(...late.reverse()) };
  }

  /** Puts a row in a table whose cells are all still empty; `at` is the index of the row. */
  writeRow(row: NewRow, at: number, place: CellPlace): { readonly finish: () => void } {
    this.insertCells(row, at);
    const late: Request[] = [];
    this.styleRow(row, at, place, late);
    return { finish: () => this.requests.push(...late.reverse()) };
  }

  private insert(blocks: readonly NewBlock[], cursor: number, fresh: boolean, inherited: Inherited): boolean {
    let at = cursor;
    let text = '';
    let empty = fresh;
    const flush = (): void => {
      this.insertText(text, at);
      at += text.length;
      text = '';
    };
    for (const block of blocks) {
      if (block.type === 'table') {
        flush();
        const columns = block.columns.length;
        this.add({ insertTable: { rows: block.rows.length, columns, location: this.place(at) } });
        // Docs puts a newline before the table: it ends the paragraph at hand.
        for (let row = block.rows.length - 1; row >= 0; row--)
          this.insertCells(block.rows[row]!, at + 2 + row * (1 + 2 * columns));
        at += 1 + lengthOf(block);
        empty = true;
        continue;
      }
      text += `${empty ? '' : '\n'}${'\t'.repeat(tabsOf(block, inherited))}`;
      empty = false;
      for (const part of block.inline) {
        if ('text' in part) {
          text += part.text;
          continue;
        }
        flush();
        if ('image' in part) {
          this.insertImage(part.image, at);
          at++;
        } else {
          // Docs puts a newline behind the break: it ends this paragraph.
          this.add({ insertPageBreak: { location: this.place(at) } });
          at += 2;
          empty = true;
        }
      }
    }
    flush();
    return empty && blocks.length > 0;
  }

  /** From the last cell to the first, because those before it are still empty then. */
  private insertCells({ cells }: NewRow, row: number): void {
    for (let column = cells.length - 1; column >= 0; column--)
      this.insert(contentOf(cells[column]!), row + 2 + 2 * column, true, NOTHING);
  }

  private style(
    blocks: readonly NewBlock[],
    start: number,
    inherited: Inherited,
    mayBreak: boolean,
    late: Request[],
  ): void {
    let at = start;
    for (const block of blocks) {
      const end = at + lengthOf(block, inherited);
      if (block.type === 'table') this.styleTable(block, at, late);
      else this.styleNew(block, at, end, inherited, mayBreak, late);
      at = end;
    }
  }

  private styleNew(
    block: NewParagraph,
    at: number,
    end: number,
    inherited: Inherited,
    mayBreak: boolean,
    late: Request[],
  ): void {
    const range = this.span(at, end);
    if (!block.item && inherited.item) this.add({ deleteParagraphBullets: { range } });
    const makesItem = becomesItem(block, inherited);
    const except = [
      ...(mayBreak ? [] : ['pageBreakBefore']),
      ...(makesItem ? ['indentStart', 'indentFirstLine'] : []),
    ];
    const now = !block.item && inherited.item ? indented(inherited.style) : inherited.style;
    this.styleParagraph(block.style, at, end, paragraphFields(block.style, now, except));
    let from = at + tabsOf(block, inherited);
    for (const part of block.inline) {
      const to = from + ('text' in part ? part.text.length : 1);
      if ('style' in part) this.styleText(part.style, from, to);
      from = to;
    }
    this.styleText(block.endStyle, from, end);
    if (makesItem) late.push({ createParagraphBullets: { range, bulletPreset: block.item!.preset } });
  }

  private styleTable({ columns, rows }: NewTable, start: number, late: Request[]): void {
    const tableStartLocation = this.place(start);
    const place = { tableStartLocation, rowIndex: 0, columnIndex: 0 };
    for (const [column, properties] of columns.entries())
      if (properties.widthType === 'FIXED_WIDTH')
        this.add({
          updateTableColumnProperties: {
            tableStartLocation,
            columnIndices: [column],
            tableColumnProperties: { widthType: 'FIXED_WIDTH', width: properties.width },
            fields: 'widthType,width',
          },
        });
    let at = start + 1;
    for (const [rowIndex, row] of rows.entries()) {
      this.styleRow(row, at, { ...place, rowIndex }, late);
      at += rowLength(row);
    }
    const headers = rows.findIndex(({ style }) => !style.tableHeader);
    const pinnedHeaderRowsCount = headers < 0 ? rows.length : headers;
    if (pinnedHeaderRowsCount > 0)
      this.add({ pinTableHeaderRows: { tableStartLocation, pinnedHeaderRowsCount } });
  }

  private styleRow({ style, cells }: NewRow, start: number, place: CellPlace, late: Request[]): void {
    const { tableStartLocation, rowIndex } = place;
    const height = style.minRowHeight as { magnitude?: number } | undefined;
    if (height?.magnitude || style.preventOverflow)
      this.add({
        updateTableRowStyle: {
          tableStartLocation,
          rowIndices: [rowIndex],
          tableRowStyle: { minRowHeight: height, preventOverflow: Boolean(style.preventOverflow) },
          fields: 'minRowHeight,preventOverflow',
        },
      });
    for (let column = 0; column < cells.length; ) {
      const look = lookOf(cells[column]!.style);
      let to = column + 1;
      while (to < cells.length && equal(lookOf(cells[to]!.style), look)) to++;
      const tableCellLocation = { tableStartLocation, rowIndex, columnIndex: column };
      const tableRange = { tableCellLocation, rowSpan: 1, columnSpan: to - column };
      const fields = Object.keys(look).join(',');
      if (fields) this.add({ updateTableCellStyle: { tableRange, tableCellStyle: look, fields } });
      column = to;
    }
    let at = start + 1;
    for (const [columnIndex, cell] of cells.entries()) {
      const { rowSpan, columnSpan } = cell;
      if (rowSpan * columnSpan > 1) {
        const tableCellLocation = { tableStartLocation, rowIndex, columnIndex };
        late.push({ mergeTableCells: { tableRange: { tableCellLocation, rowSpan, columnSpan } } });
      }
      const content = contentOf(cell);
      if (!cell.covered) this.style(content, at + 1, NOTHING, false, late);
      at += 1 + lengthOfAll(content);
    }
  }
}

/** The indents that a paragraph keeps from the list that it is taken out of. */
function indented(style: Style | null): Style | null {
  return style && { ...style, indentStart: 'of its list', indentFirstLine: 'of its list' };
}

/** The fields of a cell's style that can be set. */
function lookOf(style: Style): Style {
  return Object.fromEntries(
    CELL_FIELDS.filter((field) => style[field]).map((field) => [field, style[field]]),
  );
}
