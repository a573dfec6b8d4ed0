/** One batch at work on one document: finds the places that requests name, and makes the basic edits. */
import { ApiFault } from '../api-fault.ts';
import type { DocumentModel, Segment, Span } from './model.ts';
import { TAB_ID } from './render.ts';
import type { EndOfSegment, Location, Range, TableCellLocation, TableRange, TextStyle } from './schema.ts';
import { withoutLink } from './styles.ts';
import {
  type CellNode,
  type EndUnit,
  insideParagraph,
  type ParagraphNode,
  paragraphsOf,
  type RowNode,
  StructureFault,
  type TableNode,
  tablesOf,
  type Unit,
} from './units.ts';

/** A picture that was fetched for a document. */
export interface FetchedImage {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What a batch needs from outside its document. */
export interface DocumentHost {
  /** The picture behind an address, or null when nobody can get at it. */
  fetchImage(uri: string): FetchedImage | null;
}

/** An index in a segment where text can stand. */
export interface Place {
  readonly segment: Segment;
  readonly at: number;
}

export interface TablePlace {
  readonly segment: Segment;
  readonly table: TableNode;
}

export interface CellPlace extends TablePlace {
  readonly row: number;
  readonly column: number;
}

export interface CellBlock extends CellPlace {
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The text without what Docs takes out of it: U+0000–0008, U+000C–001F and the private use area. */
function cleaned(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text[i]!)
    .filter(
      (char) => !(char <= '\b' || (char >= '\f' && char < ' ') || (char >= '\ue000' && char <= '\uf8ff')),
    )
    .join('');
}

export function invalid(message: string): ApiFault {
  return new ApiFault(400, message);
}

export class Editor {
  readonly model: DocumentModel;
  readonly host: DocumentHost;

  constructor(model: DocumentModel, host: DocumentHost) {
    this.model = model;
    this.host = host;
  }

  segment(id: string | null | undefined, tabId?: string | null): Segment {
    if (tabId && tabId !== TAB_ID) throw invalid(`The tab with ID ${tabId} was not found.`);
    const segment = this.model.segments.get(id ?? '');
    if (!segment) throw invalid(`Segment with ID ${id} was not found.`);
    return segment;
  }

  /** Where to insert: at an index inside a paragraph, or before the last newline of a segment. */
  insertion(place: { location?: Location; endOfSegmentLocation?: EndOfSegment }): Place {
    if (place.endOfSegmentLocation) {
      const { segmentId, tabId } = place.endOfSegmentLocation;
      const segment = this.segment(segmentId, tabId);
      return { segment, at: segment.units.length - 1 };
    }
    if (!place.location) throw invalid('The insertion location must be specified.');
    const segment = this.segment(place.location.segmentId, place.location.tabId);
    const at = this.index(segment, place.location.index ?? 0);
    if (!insideParagraph(segment.units[at]))
      throw invalid(
        'The insertion index must be inside the bounds of an existing paragraph. You can still create new paragraphs by inserting newlines.',
      );
    // Google moves on to the end of a character that takes two code units.
    return { segment, at: splitsPair(segment.units, at) ? at + 1 : at };
  }

  index(segment: Segment, index: number): number {
    const end = segment.units.length;
    if (index < 0) throw invalid(`Index ${index} must be greater than or equal to 0.`);
    if (index >= end)
      throw invalid(`Index ${index} must be less than the end index of the referenced segment, ${end}.`);
    return index;
  }

  /** A range of at least one index. */
  range(range: Range | undefined): {
    readonly segment: Segment;
    readonly start: number;
    readonly end: number;
  } {
    if (!range || range.endIndex === undefined) throw invalid('The range must be specified.');
    const segment = this.segment(range.segmentId, range.tabId);
    const start = range.startIndex ?? 0;
    const end = range.endIndex ?? 0;
    if (end < start) throw invalid('Invalid range: end index cannot be less than start index');
    if (end === start) throw invalid('The range should not be empty.');
    this.index(segment, start);
    if (end > segment.units.length) this.index(segment, end);
    if (segment.units[start]!.kind === 'section' && start === 0)
      throw invalid('Cannot operate on the first section break in the document.');
    return { segment, start, end };
  }

  /** The paragraphs that a range overlaps, those in tables included. */
  paragraphs(range: Range | undefined): {
    readonly segment: Segment;
    readonly paragraphs: readonly ParagraphNode[];
  } {
    const { segment, start, end } = this.range(range);
    const all = [...paragraphsOf(this.model.blocks(segment))];
    return { segment, paragraphs: all.filter((paragraph) => paragraph.start < end && paragraph.end > start) };
  }

  /** Found without reading the whole segment, because text goes in again and again. */
  paragraphAt({ segment: { units }, at }: Place): ParagraphNode {
    let start = at;
    while (units[start - 1]?.kind !== 'end' && insideParagraph(units[start - 1])) start--;
    let last = at;
    while (units[last]?.kind !== 'end' && insideParagraph(units[last])) last++;
    const unit = units[last];
    if (unit?.kind !== 'end') throw new StructureFault(`Index ${at} is in no paragraph.`);
    return { type: 'paragraph', start, end: last + 1, unit };
  }

  table(start: Location | undefined): TablePlace {
    if (!start) throw invalid('The table start location must be specified.');
    const segment = this.segment(start.segmentId, start.tabId);
    const at = this.index(segment, start.index ?? 0);
    for (const table of tablesOf(this.model.blocks(segment)))
      if (table.start === at) return { segment, table };
    throw invalid('Invalid table start location. Must specify the start index of the table.');
  }

  cell(location: TableCellLocation | undefined): CellPlace {
    const { segment, table } = this.table(location?.tableStartLocation);
    const row = location?.rowIndex ?? 0;
    const column = location?.columnIndex ?? 0;
    if (row < 0 || row >= table.rows.length)
      throw invalid(`Row index ${row} is out of bounds. The table has ${table.rows.length} rows.`);
    if (column < 0 || column >= table.unit.columns.length)
      throw invalid(
        `Column index ${column} is out of bounds. The table has ${table.unit.columns.length} columns.`,
      );
    return { segment, table, row, column };
  }

  cellBlock(range: TableRange | undefined): CellBlock {
    const cell = this.cell(range?.tableCellLocation);
    const rowSpan = range?.rowSpan ?? 0;
    const columnSpan = range?.columnSpan ?? 0;
    if (rowSpan < 1 || columnSpan < 1) throw invalid('The row span and column span must be at least 1.');
    if (
      cell.row + rowSpan > cell.table.rows.length ||
      cell.column + columnSpan > cell.table.unit.columns.length
    )
      throw invalid('The table range is out of bounds.');
    return { ...cell, rowSpan, columnSpan };
  }

  /** The same table after an edit within the segment; it keeps its key. */
  sameTable(segmentId: string, table: TableNode): TableNode {
    const segment = this.segment(segmentId);
    return [...tablesOf(this.model.blocks(segment))].find(({ unit }) => unit.key === table.unit.key)!;
  }

  /** The style that text takes on when it is inserted here: that of its neighbour, without a link that ends. */
  styleAt({ segment, at }: Place): TextStyle {
    const before = segment.units[at - 1];
    const after = segment.units[at]!;
    if (before && before.kind !== 'end' && insideParagraph(before)) {
      const style = (before as { style: TextStyle }).style;
      const next = (after as { style: TextStyle }).style;
      return style.link && !next.link ? withoutLink(style) : style;
    }
    return withoutLink((after as { style: TextStyle }).style);
  }

  /** Inserts text in the style that belongs there, and gives back how many indices it took. */
  insertText(place: Place, text: string, style = this.styleAt(place)): number {
    const clean = cleaned(text);
    this.insertUnits(
      place,
      Array.from(
        { length: clean.length },
        (_, i): NewUnit => (clean[i] === '\n' ? 'newline' : { kind: 'char', char: clean[i]!, style }),
      ),
    );
    return clean.length;
  }

  /**
   * Inserts units inside a paragraph. Each newline makes a paragraph like the one at hand; the paragraph
   * itself stays the part that holds its old beginning, or its whole when the insertion comes before it.
   */
  insertUnits(place: Place, inserted: readonly NewUnit[]): void {
    const paragraph = this.paragraphAt(place);
    const own = paragraph.unit;
    let ownTaken = place.at === paragraph.start;
    const units = inserted.map((unit): Unit => {
      if (unit !== 'newline') return unit;
      const end = ownTaken ? this.like(own) : own;
      ownTaken = true;
      return end;
    });
    if (units.includes(own))
      this.model.overwrite(place.segment.id, paragraph.end - 1, [{ ...this.like(own), style: own.style }]);
    this.model.splice(place.segment.id, place.at, 0, units);
  }

  /** A paragraph end that looks like another one. */
  like(end: EndUnit): EndUnit {
    const { headingId, ...style } = end.paragraph;
    const paragraph = headingId ? { ...style, headingId: this.model.newId('h.') } : end.paragraph;
    return { ...end, key: this.model.newKey(), paragraph };
  }

  /**
   * Deletes a range. Throws `ApiFault` where a newline, table or half a character would be left that must not.
   * Where paragraphs merge, the first one's style stays if anything of it is left.
   */
  delete(segmentId: string, start: number, end: number): void {
    const { units } = this.segment(segmentId);
    if (end >= units.length)
      throw invalid('The range cannot include the newline character at the end of the segment.');
    const removed = units.slice(start, end);
    if (
      !insideParagraph(units[end]) ||
      splitsPair(units, start) ||
      splitsPair(units, end) ||
      !holdsWholeTables(removed)
    )
      throw invalid('Invalid deletion range. Cannot delete the requested range.');
    const first = removed.find((unit): unit is EndUnit => unit.kind === 'end');
    const before = units[start - 1];
    if (first && before?.kind !== 'end' && insideParagraph(before)) {
      const at = units.findIndex((unit, i) => i >= end && unit.kind === 'end');
      this.model.overwrite(segmentId, at, [first]);
    }
    this.model.splice(segmentId, start, removed.length, []);
  }

  /** Replaces the content of a span by text in the style of its first character; 0 indices when it is empty. */
  replace({ segmentId, start, end }: Span, text: string): void {
    const segment = this.segment(segmentId);
    const first = segment.units[start]!;
    const style =
      first.kind === 'char' || first.kind === 'inline' ? first.style : this.styleAt({ segment, at: start });
    const clean = cleaned(text);
    const replaced = segment.units.slice(start, end);
    if (!clean.includes('\n') && replaced.every((unit) => unit.kind === 'char')) {
      this.model.splice(
        segmentId,
        start,
        end - start,
        Array.from(clean.split(''), (char): Unit => ({ kind: 'char', char, style })),
      );
      return;
    }
    // Inserted inside the span before the rest goes, so that named ranges keep hold of it.
    const kept = start + this.insertText({ segment, at: start + 1 }, text, style);
    if (end - start > 1) this.delete(segmentId, kept + 1, kept + end - start);
    this.delete(segmentId, start, start + 1);
  }
}

export type NewUnit = Unit | 'newline';

/** Whether an index falls between the two code units of one character. */
function splitsPair(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  const after = units[at];
  return (
    before?.kind === 'char' &&
    after?.kind === 'char' &&
    /^[\ud800-\udbff]$/.test(before.char) &&
    /^[\udc00-\udfff]$/.test(after.char)
  );
}

function holdsWholeTables(units: readonly Unit[]): boolean {
  let depth = 0;
  for (const { kind } of units) {
    if (kind === 'table') depth++;
    else if (kind === 'tableEnd') depth--;
    else if ((kind === 'row' || kind === 'cell') && depth === 0) return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The cell at a place. */
export function cellAt({ table, row, column }: CellPlace): CellNode {
  return (table.rows[row] as RowNode).cells[column]!;
}
