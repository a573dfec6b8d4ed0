/** Turns a copy of a template into the document: what to keep, to take out and to put in, from the end to the start. */

import { lengthOfAll, type NewBlock, type NewInline, type NewParagraph, type NewRow } from './content.ts';
import { type Block, type Home, OBJECT, type Paragraph, type Row, styleAt, type Table } from './document.ts';
import type { Piece, Target, TargetRow } from './expand.ts';
import type { Request, Style } from './requests.ts';
import { equal, paragraphFields } from './styling.ts';
import { Writer } from './write.ts';

/** The requests for one segment. */
export function editSegment(id: string, home: Home, targets: readonly Target[]): readonly Request[] {
  const editor = new Editor(id);
  editor.home(home, targets);
  return editor.writer.requests;
}

/** A target with the block of the template that becomes it, by its place; -1 for one that is new. */
interface Entry {
  readonly target: Target;
  readonly index: number;
}

/** The first that comes of each part of the template is kept, and what comes again is made anew. */
function aligned(blocks: readonly Block[], targets: readonly Target[]): readonly Entry[] {
  const places = new Map(blocks.map((block, i): [Block, number] => [block, i]));
  let last = -1;
  const entries = targets.map((target): Entry => {
    const at = 'source' in target ? (places.get(target.source) ?? -1) : -1;
    if (at <= last) return { target, index: -1 };
    last = at;
    return { target, index: at };
  });
  return entries.map((entry, i) => reused(entry, i, entries, blocks));
}

/** A paragraph that goes but may not be deleted serves as the empty one that must stand there. */
function reused(entry: Entry, i: number, entries: readonly Entry[], blocks: readonly Block[]): Entry {
  if (entry.target.type !== 'empty') return entry;
  const next = i + 1 < entries.length ? entries[i + 1]!.index : blocks.length;
  const before = Math.max(-1, ...entries.slice(0, i).map(({ index }) => index));
  const source = blocks[next - 1];
  if (next < 0 || next - 1 <= before || source?.type !== 'paragraph') return entry;
  const end = source.text.length;
  const pieces: Piece[] = [{ type: 'kept', from: end - 1, to: end }];
  return { target: { type: 'paragraph', source, pieces }, index: next - 1 };
}

class Editor {
  readonly writer: Writer;

  constructor(segmentId: string) {
    this.writer = new Writer(segmentId);
  }

  home({ blocks }: Home, targets: readonly Target[]): void {
    const entries = aligned(blocks, targets);
    let added: Target[] = [];
    let after = blocks.length;
    for (const { target, index } of [...entries].reverse()) {
      if (index < 0) {
        added = [target, ...added];
        continue;
      }
      this.gap(blocks, index, after, added);
      if (target.type === 'paragraph') this.paragraph(target.source, target.pieces);
      if (target.type === 'table') this.table(target.source, target.rows);
      added = [];
      after = index;
    }
    this.gap(blocks, -1, after, added);
  }

  /** Takes out what stands between two blocks that stay, and puts in what comes there. */
  private gap(blocks: readonly Block[], before: number, after: number, added: readonly Target[]): void {
    const { writer } = this;
    const first = blocks[before];
    const next = blocks[after];
    const gone = blocks.slice(before + 1, after);
    const fresh = added.flatMap(newBlock);
    if (!gone.length && !fresh.length) return;
    const from = first?.end ?? blocks[0]!.start;
    const anchor = first?.type === 'paragraph' ? first : (gone[0] ?? next);
    let to = from;
    let finish = (): void => {};
    if (fresh.length && anchor?.type === 'paragraph') {
      const behind = anchor === first;
      if (!behind) writer.insertText('\n', from);
      const inherited = { style: anchor.style, item: anchor.item };
      const written = writer.write(fresh, behind ? from - 1 : from, !behind, from, inherited);
      to += lengthOfAll(fresh, inherited);
      finish = written.finish;
      // A page break may end what stands before a table or the end: then the empty paragraph stays behind it.
      if (written.leavesEmpty && next?.type === 'paragraph') writer.delete(to, to + 1 + widthOf(gone));
      else if (written.leavesEmpty) this.takeOut(gone, to + 1, next, BLANK);
      else this.takeOut(gone, to, next, fresh[fresh.length - 1]!);
    } else this.takeOut(gone, to, next, first);
    finish();
  }

  /** Deletes whole blocks that begin at an index now; `last` is what stands before them. */
  private takeOut(
    gone: readonly Block[],
    at: number,
    next: Block | undefined,
    last: Block | NewBlock | undefined,
  ): void {
    const { writer } = this;
    const end = at + widthOf(gone);
    if (!gone.length) return;
    if (next?.type === 'paragraph') {
      writer.delete(at, end);
      return;
    }
    // The newline before a table and at the end must stay: the paragraph before takes it in place of its own.
    if (last?.type !== 'paragraph') {
      writer.delete(at, end - 1);
      return;
    }
    writer.delete(at - 1, end - 1);
    const { style, item } = gone[gone.length - 1] as Paragraph;
    const fields = paragraphFields(last.style, style);
    if (item && !last.item) writer.add({ deleteParagraphBullets: { range: writer.span(at - 1, at) } });
    writer.styleParagraph(last.style, at - 1, at, fields);
  }

  /** Edits the text in place, from its end. */
  private paragraph(source: Paragraph, pieces: readonly Piece[]): void {
    let at = 0;
    const kept: { from: number; to: number; before: Piece[] }[] = [];
    let before: Piece[] = [];
    for (const piece of pieces) {
      if (piece.type === 'kept' && piece.from >= at) {
        kept.push({ from: piece.from, to: piece.to, before });
        at = piece.to;
        before = [];
      } else before.push(piece);
    }
    for (let i = kept.length - 1; i >= 0; i--)
      this.replace(source, kept[i - 1]?.to ?? 0, kept[i]!.from, kept[i]!.before);
  }

  /** Puts pieces in the place of a part of the text. */
  private replace(source: Paragraph, from: number, to: number, pieces: readonly Piece[]): void {
    const { writer } = this;
    const at = source.start;
    const [only] = pieces;
    if (pieces.length === 1 && only!.type === 'picture' && only!.inset?.image && only!.at >= from) {
      writer.delete(at + only!.at + 1, at + to);
      writer.add({
        replaceImage: {
          imageObjectId: only!.inset.image.objectId,
          uri: only!.picture.url,
          imageReplaceMethod: 'CENTER_CROP',
        },
      });
      writer.delete(at + from, at + only!.at);
      return;
    }
    const inline = pieces.flatMap((piece) => inlineOf(source, piece));
    const length = inline.reduce((sum, part) => sum + ('text' in part ? part.text.length : 1), 0);
    const styled = pieces.every((piece) => piece.type === 'text' && piece.url === null);
    const model = styled ? pieces.map((piece) => (piece.type === 'text' ? piece.at : -1)) : [];
    const [place] = model;
    const text = inline.map((part) => ('text' in part ? part.text : '')).join('');
    if (
      place !== undefined &&
      place >= from &&
      place < to &&
      model.every((one) => alike(source, one, place))
    ) {
      // New text takes the style of the character before it: that of the placeholder's first one.
      writer.insertText(text, at + place + 1);
      writer.delete(at + place + 1 + length, at + to + length);
      writer.delete(at + from, at + place + 1);
      return;
    }
    writer.insertInline(inline, at + from);
    let end = at + from;
    for (const part of inline) {
      const next = end + ('text' in part ? part.text.length : 1);
      if ('style' in part) writer.styleText(part.style, end, next);
      end = next;
    }
    writer.delete(end, end + to - from);
  }

  private table(source: Table, rows: readonly TargetRow[]): void {
    const places = new Map(source.rows.map((row, i): [Row, number] => [row, i]));
    let last = -1;
    const entries = rows.map((row) => {
      const at = places.get(row.source)!;
      if (at <= last) return { row, index: -1 };
      last = at;
      return { row, index: at };
    });
    let added: TargetRow[] = [];
    let after = source.rows.length;
    for (const { row, index } of entries.reverse()) {
      if (index < 0) {
        added = [row, ...added];
        continue;
      }
      this.rowGap(source, index, after, added);
      for (const [column, cell] of [...row.source.cells.entries()].reverse())
        if (!cell.covered) this.home(cell.home, row.cells[column]!);
      added = [];
      after = index;
    }
    this.rowGap(source, -1, after, added);
  }

  /** Takes out what stands between two rows that stay, and puts in what comes there. */
  private rowGap(table: Table, before: number, after: number, added: readonly TargetRow[]): void {
    const { writer } = this;
    const tableStartLocation = writer.place(table.start);
    for (let rowIndex = after - 1; rowIndex > before; rowIndex--)
      writer.add({
        deleteTableRow: { tableCellLocation: { tableStartLocation, rowIndex, columnIndex: 0 } },
      });
    if (!added.length) return;
    const below = { tableStartLocation, rowIndex: before, columnIndex: 0 };
    writer.writeRows(added.map(newRow), below, table.rows[before]!.end);
  }
}

function widthOf(blocks: readonly Block[]): number {
  return blocks.length ? blocks[blocks.length - 1]!.end - blocks[0]!.start : 0;
}

function alike(source: Paragraph, a: number, b: number): boolean {
  return equal(styleAt(source, a), styleAt(source, b));
}

/** The looks that Docs gives to a link. */
const LINK_LOOK: Style = {
  underline: true,
  foregroundColor: { color: { rgbColor: { red: 0.06666667, green: 0.33333334, blue: 0.8 } } },
};

/** A piece as new content, in the styles of the template. */
function inlineOf(source: Paragraph, piece: Piece): readonly NewInline[] {
  if (piece.type === 'picture') return [{ image: piece.picture, style: styleAt(source, piece.at) }];
  if (piece.type === 'text') {
    const style = styleAt(source, piece.at);
    const linked = piece.url === null ? style : { ...style, ...LINK_LOOK, link: { url: piece.url } };
    return [{ text: piece.text, style: linked }];
  }
  const parts: NewInline[] = [];
  for (const run of source.runs) {
    const from = Math.max(run.from, piece.from);
    const to = Math.min(run.to, piece.to);
    if (from < to) parts.push(...copied(source, from, to, run.style));
  }
  return parts;
}

function copied(source: Paragraph, from: number, to: number, style: Style): readonly NewInline[] {
  const text = source.text.slice(from, to).replace(/\n$/, '');
  if (!text.includes(OBJECT)) return text ? [{ text, style }] : [];
  // What is no text stands in a run of its own.
  const inset = source.insets.find(({ at }) => at === from);
  if (inset?.kind === 'pageBreak') return [{ pageBreak: true }];
  if (inset?.kind !== 'image') return [];
  const { uri: url, width, height } = inset.image!;
  return [{ image: { url, width, height }, style }];
}

const BLANK: NewParagraph = {
  type: 'paragraph',
  inline: [],
  style: { namedStyleType: 'NORMAL_TEXT' },
  endStyle: {},
  item: null,
};

/** A target that the template does not have, or not once more. What Docs cannot make is left out. */
function newBlock(target: Target): readonly NewBlock[] {
  switch (target.type) {
    case 'empty':
      return [BLANK];
    case 'new':
      return [target.table];
    case 'fixed':
      return [];
    case 'table':
      return [{ type: 'table', columns: target.source.columns, rows: target.rows.map(newRow) }];
    case 'paragraph': {
      const { source, pieces } = target;
      const inline = pieces.flatMap((piece) => inlineOf(source, piece));
      const endStyle = styleAt(source, source.text.length - 1);
      return [{ type: 'paragraph', inline, style: source.style, endStyle, item: source.item }];
    }
  }
}

function newRow({ source, cells }: TargetRow): NewRow {
  return {
    style: source.style,
    cells: source.cells.map(({ style, rowSpan, columnSpan, covered }, i) => ({
      style,
      rowSpan,
      columnSpan,
      covered,
      blocks: cells[i]!.flatMap(newBlock),
    })),
  };
}
