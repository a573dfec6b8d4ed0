/** Tables in PDF: rows as high as their fullest cell, borders, header rows that return on every page. */
import type { Canvas, Tag } from './canvas.ts';
import type { OutlineBlock, OutlineCell, OutlineTable } from './outline.ts';
import { type Strip, strip } from './strip.ts';

/** What a cell holds, in strips. */
export type CellLayout = readonly Strip[];

export interface TableLayout {
  readonly canvas: Canvas;
  readonly widths: readonly number[];
  cell(blocks: readonly OutlineBlock[], width: number, tag: Tag): CellLayout;
}

interface LaidCell {
  readonly cell: OutlineCell;
  readonly row: number;
  readonly x: number;
  readonly width: number;
  readonly content: CellLayout;
  readonly height: number;
}

/** A strip per row; rows that a merged cell binds together are one strip. */
export function layTable({ rows }: OutlineTable, layout: TableLayout, tag: Tag): readonly Strip[] {
  const { canvas } = layout;
  const laid = rows.map(({ cells, header }, row) => {
    const rowTag = canvas.tag('TR', tag);
    return cells.filter((cell) => !cell.covered).map((cell) => layCell(cell, row, header, layout, rowTag));
  });
  const heights = rowHeights(
    rows.map(({ minHeight }) => minHeight),
    laid,
  );
  const strips: Strip[] = [];
  let headerCount = 0;
  for (let from = 0; from < rows.length; ) {
    const to = boundTogether(laid, from);
    if (rows.slice(from, to).every(({ header }) => header)) headerCount = strips.length + 1;
    const repeat = strips.slice(0, headerCount);
    strips.push(...rowStrips(canvas, laid.slice(from, to).flat(), heights.slice(from, to), from, repeat));
    from = to;
  }
  return strips;
}

function layCell(
  cell: OutlineCell,
  row: number,
  header: boolean,
  layout: TableLayout,
  rowTag: Tag,
): LaidCell {
  const { widths, canvas } = layout;
  const x = sum(widths.slice(0, cell.column));
  const width = sum(widths.slice(cell.column, cell.column + cell.columnSpan));
  const tag = canvas.tag(header ? 'TH' : 'TD', rowTag, header ? { scope: 'Column' } : {});
  spans(tag, cell, header);
  const room = width - cell.padding.left - cell.padding.right;
  const content = layout.cell(cell.blocks, room, tag);
  const inner = sum(content.map((each) => each.above + each.height));
  return { cell, row, x, width, content, height: inner + cell.padding.top + cell.padding.bottom };
}

/** Screen readers count columns and rows, so they must know of merged cells; pdfkit has no option for it. */
function spans(tag: Tag, { rowSpan, columnSpan }: OutlineCell, header: boolean): void {
  if (!tag || (rowSpan === 1 && columnSpan === 1)) return;
  const { dictionary } = tag as unknown as { dictionary: { data: Record<string, unknown> } };
  dictionary.data.A = {
    O: 'Table',
    RowSpan: rowSpan,
    ColSpan: columnSpan,
    ...(header && { Scope: 'Column' }),
  };
}

/** Each row is as high as the cells in it alone; what a merged cell needs more goes to its last row. */
function rowHeights(minimal: readonly number[], laid: readonly (readonly LaidCell[])[]): readonly number[] {
  const heights = minimal.map((least, row) =>
    Math.max(least, ...laid[row]!.filter(({ cell }) => cell.rowSpan === 1).map(({ height }) => height)),
  );
  for (const { cell, row, height } of laid.flat()) {
    const last = row + cell.rowSpan - 1;
    heights[last]! += Math.max(0, height - sum(heights.slice(row, last + 1)));
  }
  return heights;
}

/** The first row after those that merged cells bind to this one. */
function boundTogether(laid: readonly (readonly LaidCell[])[], from: number): number {
  let to = from + 1;
  for (let row = from; row < to; row++)
    for (const { cell } of laid[row]!) to = Math.max(to, row + cell.rowSpan);
  return to;
}

/** Content higher than this is cut into pieces, so that a row can go on over the page. */
const HIGHEST = 400;

/** The rows as one strip, or as several when there is more in them than a page likes to hold. */
function rowStrips(
  canvas: Canvas,
  cells: readonly LaidCell[],
  heights: readonly number[],
  first: number,
  repeat: readonly Strip[],
): readonly Strip[] {
  const total = sum(heights);
  if (total <= HIGHEST || heights.length > 1)
    return [
      strip({ height: total, keep: keptWithNext(cells), repeat }, (x, y, decoration) =>
        drawRow(canvas, cells, heights, first, x, y, decoration),
      ),
    ];
  const cuts = cells.map(({ content }) => slices(content));
  const count = Math.max(...cuts.map((each) => each.length));
  return Array.from({ length: count }, (_, i) => {
    const part = cells.map((each, c): LaidCell => {
      const content = cuts[c]![i] ?? [];
      const { top, bottom } = each.cell.padding;
      return { ...each, content, height: sum(content.map((s) => s.above + s.height)) + top + bottom };
    });
    const height = Math.max(...part.map((each) => each.height));
    return strip({ height, repeat }, (x, y, decoration) =>
      drawRow(canvas, part, [height], first, x, y, decoration),
    );
  });
}

/** A row stays with the next when all of its paragraphs do, as in Word. */
function keptWithNext(cells: readonly LaidCell[]): boolean {
  return cells.length > 0 && cells.every(({ content }) => content.length > 0 && content.at(-1)!.keep);
}

function slices(content: CellLayout): readonly CellLayout[] {
  const parts: Strip[][] = [[]];
  let height = 0;
  for (const each of content) {
    height += each.above + each.height;
    if (height > HIGHEST && parts.at(-1)!.length > 0) {
      parts.push([]);
      height = each.height;
    }
    parts.at(-1)!.push(each);
  }
  return parts;
}

function drawRow(
  canvas: Canvas,
  cells: readonly LaidCell[],
  heights: readonly number[],
  first: number,
  left: number,
  top: number,
  decoration: boolean,
): void {
  for (const { cell, row, x, width, content, height } of cells) {
    const y = top + sum(heights.slice(0, row - first));
    const outer = sum(heights.slice(row - first, row - first + cell.rowSpan));
    const [from, to] = [left + x, left + x + width];
    if (cell.background) canvas.rectangle(from, y, width, outer, cell.background);
    const { borders } = cell;
    canvas.line([from, y], [to, y], borders.top.width, borders.top.color);
    canvas.line([from, y + outer], [to, y + outer], borders.bottom.width, borders.bottom.color);
    canvas.line([from, y], [from, y + outer], borders.left.width, borders.left.color);
    canvas.line([to, y], [to, y + outer], borders.right.width, borders.right.color);
    let at =
      y + cell.padding.top + { TOP: 0, MIDDLE: 0.5, BOTTOM: 1 }[cell.verticalAlignment] * (outer - height);
    for (const each of content) {
      at += each.above;
      each.draw(from + cell.padding.left, at, decoration);
      at += each.height;
    }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
