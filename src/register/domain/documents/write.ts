/** Puts new paragraphs, tables and rows in a document: the requests for content that is not there yet. */
import {
  contentOf,
  type Inherited,
  lengthOf,
  type NewBlock,
  type NewImage,
  type NewInline,
  type NewRow,
  NOTHING,
  tabsOf,
} from './content.ts';
import type { CellPlace, Place, Request, Span, Style } from './requests.ts';
import { paragraphStyle, Styling, textStyle } from './styling.ts';

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
    if (to > from) this.add(textStyle(style, this.span(from, to)));
  }

  styleParagraph(style: Style, from: number, to: number, fields: readonly string[]): void {
    if (fields.length) this.add(paragraphStyle(style, this.span(from, to), fields));
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
    const styling = new Styling(this);
    styling.blocks(blocks, start, inherited, this.inBody);
    this.requests.push(...styling.requests());
    return { leavesEmpty, finish: () => this.requests.push(...styling.late()) };
  }

  /** Puts rows below a row of a table; `at` is the index at which that row ends. */
  writeRows(rows: readonly NewRow[], below: CellPlace, at: number): void {
    // The last one first: each pushes down what was put in before.
    for (const row of [...rows].reverse()) {
      this.add({ insertTableRow: { tableCellLocation: below, insertBelow: true } });
      this.insertCells(row, at);
    }
    const styling = new Styling(this);
    styling.rows(rows, at, below.tableStartLocation, below.rowIndex + 1);
    this.requests.push(...styling.requests(), ...styling.late());
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
}
