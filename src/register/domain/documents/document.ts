/** A document of the Docs API as the template engine sees it: blocks with their text, styles and indices. */
import type { Style } from './requests.ts';

/** What `documents.get` tells, as far as it is read here. */
export interface DocsDocument {
  readonly title?: string;
  readonly body?: DocsContent;
  readonly headers?: Readonly<Record<string, DocsContent>>;
  readonly footers?: Readonly<Record<string, DocsContent>>;
  readonly footnotes?: Readonly<Record<string, DocsContent>>;
  readonly inlineObjects?: Readonly<Record<string, DocsInlineObject>>;
  readonly lists?: Readonly<Record<string, DocsList>>;
  readonly documentStyle?: { readonly defaultHeaderId?: string; readonly defaultFooterId?: string };
  readonly namedStyles?: unknown;
}

interface DocsContent {
  readonly content?: readonly DocsElement[];
}

interface Indexed {
  readonly startIndex?: number;
  readonly endIndex?: number;
}

interface DocsElement extends Indexed {
  readonly paragraph?: {
    readonly elements?: readonly DocsPart[];
    readonly paragraphStyle?: Style;
    readonly bullet?: { readonly listId?: string; readonly nestingLevel?: number };
  };
  readonly table?: {
    readonly tableRows?: readonly (Indexed & {
      readonly tableCells?: readonly (Indexed & DocsContent & { readonly tableCellStyle?: Style })[];
      readonly tableRowStyle?: Style;
    })[];
    readonly tableStyle?: { readonly tableColumnProperties?: readonly Style[] };
  };
}

interface DocsPart extends Indexed {
  readonly textRun?: DocsRun;
  readonly inlineObjectElement?: { readonly inlineObjectId?: string; readonly textStyle?: Style };
  readonly pageBreak?: object;
}

interface DocsRun {
  readonly content?: string;
  readonly textStyle?: Style;
  readonly suggestedInsertionIds?: readonly string[];
  readonly suggestedDeletionIds?: readonly string[];
}

interface DocsInlineObject {
  readonly inlineObjectProperties?: {
    readonly embeddedObject?: {
      readonly title?: string;
      readonly size?: {
        readonly width?: { readonly magnitude?: number };
        readonly height?: { readonly magnitude?: number };
      };
      readonly imageProperties?: { readonly contentUri?: string };
    };
  };
}

interface DocsList {
  readonly listProperties?: { readonly nestingLevels?: readonly Style[] };
}

/** Stands in the text of a paragraph for each index that is no text, such as a picture. */
export const OBJECT = '\ufffc';

/** Text from one offset up to another in one style. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly style: Style;
}

/** Something in a paragraph that is not text. */
export interface Inset {
  readonly at: number;
  readonly kind: 'image' | 'pageBreak' | 'other';
  readonly image: Image | null;
}

export interface Image {
  /** The alternative title that a person gave it; the name of a picture field makes it a placeholder. */
  readonly title: string;
  readonly objectId: string;
  /** Where Google keeps it; works for half an hour after the document was read. Empty for a drawing. */
  readonly uri: string;
  readonly width: number;
  readonly height: number;
}

export interface ListItem {
  readonly listId: string;
  readonly level: number;
  /** The preset of the Docs API that comes nearest to the look of its list. */
  readonly preset: string;
}

/** Where people find a paragraph. Tables and rows count from 1 within the segment and the table. */
export interface Whereabouts {
  readonly part: 'body' | 'header' | 'footer' | 'footnote';
  readonly heading: string;
  readonly table: number;
  readonly row: number;
}

export interface Paragraph {
  readonly type: 'paragraph';
  readonly start: number;
  readonly end: number;
  /** One character for each index, the newline at its end included. */
  readonly text: string;
  readonly runs: readonly Run[];
  readonly insets: readonly Inset[];
  readonly style: Style;
  readonly item: ListItem | null;
  readonly where: Whereabouts;
  /** The blocks that it is one of. */
  readonly home: Home;
}

export interface Cell {
  readonly style: Style;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Hidden below a merged neighbour. */
  readonly covered: boolean;
  readonly home: Home;
}

export interface Row {
  readonly start: number;
  readonly end: number;
  readonly style: Style;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly type: 'table';
  readonly start: number;
  readonly end: number;
  readonly columns: readonly Style[];
  readonly rows: readonly Row[];
}

/** A section break or a table of contents: stays as it is. */
export interface Fixed {
  readonly type: 'fixed';
  readonly start: number;
  readonly end: number;
}

export type Block = Paragraph | Table | Fixed;

/** A row of blocks: a segment as a whole, or what is in a cell. */
export interface Home {
  readonly blocks: readonly Block[];
  readonly cell: { readonly table: Table; readonly row: number; readonly column: number } | null;
}

export interface Segment {
  /** Empty for the body. */
  readonly id: string;
  readonly home: Home;
}

/** Reads a document into its segments: the body first. Throws nothing: what it does not know stays as it is. */
export function readDocument(document: DocsDocument): readonly Segment[] {
  const reader = new Reader(document);
  return [
    reader.segment('', 'body', document.body),
    ...Object.entries(document.headers ?? {}).map(([id, part]) => reader.segment(id, 'header', part)),
    ...Object.entries(document.footers ?? {}).map(([id, part]) => reader.segment(id, 'footer', part)),
    ...Object.entries(document.footnotes ?? {}).map(([id, part]) => reader.segment(id, 'footnote', part)),
  ];
}

/** Whether people proposed changes in the text that nobody has taken over or refused. */
export function hasSuggestions(document: DocsDocument): boolean {
  const suggested = ({ content }: DocsContent): boolean =>
    (content ?? []).some(({ paragraph, table }) =>
      paragraph
        ? (paragraph.elements ?? []).some(
            ({ textRun }) => textRun?.suggestedInsertionIds?.length || textRun?.suggestedDeletionIds?.length,
          )
        : (table?.tableRows ?? []).some(({ tableCells }) => (tableCells ?? []).some(suggested)),
    );
  const { body, headers, footers, footnotes } = document;
  return [body ?? {}, ...[headers, footers, footnotes].flatMap((parts) => Object.values(parts ?? {}))].some(
    suggested,
  );
}

/** The paragraphs among blocks in reading order, those in tables included. */
export function paragraphsIn({ blocks }: Home): readonly Paragraph[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block];
    if (block.type === 'fixed') return [];
    return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsIn(cell.home)));
  });
}

/** The style of the character at an offset. */
export function styleAt({ runs }: Paragraph, offset: number): Style {
  return runs.find(({ to }) => offset < to)?.style ?? {};
}

class Reader {
  private readonly document: DocsDocument;
  private heading = '';
  private tables = 0;

  constructor(document: DocsDocument) {
    this.document = document;
  }

  segment(id: string, part: Whereabouts['part'], content: DocsContent | undefined): Segment {
    this.heading = '';
    this.tables = 0;
    return { id, home: this.home(content?.content ?? [], null, { part, heading: '', table: 0, row: 0 }) };
  }

  private home(elements: readonly DocsElement[], cell: Home['cell'], where: Whereabouts): Home {
    const blocks: Block[] = [];
    const home: Home = { blocks, cell };
    for (const element of elements) {
      const start = element.startIndex ?? 0;
      const end = element.endIndex ?? start;
      if (element.paragraph) blocks.push(this.paragraph(element.paragraph, start, end, home, where));
      else if (element.table) blocks.push(this.table(element.table, start, end, where));
      else blocks.push({ type: 'fixed', start, end });
    }
    return home;
  }

  private paragraph(
    { elements, paragraphStyle, bullet }: NonNullable<DocsElement['paragraph']>,
    start: number,
    end: number,
    home: Home,
    where: Whereabouts,
  ): Paragraph {
    let text = '';
    const runs: Run[] = [];
    const insets: Inset[] = [];
    for (const part of elements ?? []) {
      const from = text.length;
      const content =
        part.textRun?.content ?? OBJECT.repeat((part.endIndex ?? 0) - (part.startIndex ?? 0) || 1);
      text += content;
      const style = part.textRun?.textStyle ?? part.inlineObjectElement?.textStyle ?? {};
      runs.push({ from, to: text.length, style });
      if (!part.textRun) insets.push(this.inset(part, from));
    }
    const style = paragraphStyle ?? {};
    if (where.table === 0 && /^(HEADING_|TITLE)/.test(String(style.namedStyleType ?? '')) && text.trim())
      this.heading = text.trim();
    return {
      type: 'paragraph',
      start,
      end,
      text,
      runs,
      insets,
      style,
      item: bullet?.listId ? this.item(bullet.listId, bullet.nestingLevel ?? 0) : null,
      where: { ...where, heading: this.heading },
      home,
    };
  }

  private inset(part: DocsPart, at: number): Inset {
    if (part.pageBreak) return { at, kind: 'pageBreak', image: null };
    const objectId = part.inlineObjectElement?.inlineObjectId;
    const object = this.document.inlineObjects?.[objectId ?? '']?.inlineObjectProperties?.embeddedObject;
    if (!objectId || !object) return { at, kind: 'other', image: null };
    const image = {
      title: object.title ?? '',
      objectId,
      uri: object.imageProperties?.contentUri ?? '',
      width: object.size?.width?.magnitude ?? 0,
      height: object.size?.height?.magnitude ?? 0,
    };
    return { at, kind: image.uri ? 'image' : 'other', image };
  }

  private item(listId: string, level: number): ListItem {
    const levels = this.document.lists?.[listId]?.listProperties?.nestingLevels ?? [];
    return { listId, level, preset: presetOf(levels) };
  }

  private table(
    { tableRows, tableStyle }: NonNullable<DocsElement['table']>,
    start: number,
    end: number,
    where: Whereabouts,
  ): Table {
    const nested = where.table > 0;
    const number = nested ? where.table : ++this.tables;
    const rows: Row[] = [];
    const table: Table = {
      type: 'table',
      start,
      end,
      columns: tableStyle?.tableColumnProperties ?? [],
      rows,
    };
    const covered = coveredCells(tableRows ?? []);
    for (const [row, { startIndex, endIndex, tableCells, tableRowStyle }] of (tableRows ?? []).entries())
      rows.push({
        start: startIndex ?? 0,
        end: endIndex ?? 0,
        style: tableRowStyle ?? {},
        cells: (tableCells ?? []).map((cell, column) => ({
          style: cell.tableCellStyle ?? {},
          rowSpan: span(cell.tableCellStyle, 'rowSpan'),
          columnSpan: span(cell.tableCellStyle, 'columnSpan'),
          covered: covered.has(`${row} ${column}`),
          home: this.home(
            cell.content ?? [],
            { table, row, column },
            { ...where, table: number, row: nested ? where.row : row + 1 },
          ),
        })),
      });
    return table;
  }
}

function span(style: Style | undefined, field: 'rowSpan' | 'columnSpan'): number {
  return Number(style?.[field] ?? 1);
}

function coveredCells(
  rows: readonly { readonly tableCells?: readonly { readonly tableCellStyle?: Style }[] }[],
): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const [row, { tableCells }] of rows.entries())
    for (const [column, { tableCellStyle }] of (tableCells ?? []).entries())
      for (let down = 0; down < span(tableCellStyle, 'rowSpan'); down++)
        for (let along = 0; along < span(tableCellStyle, 'columnSpan'); along++)
          if (down + along > 0) covered.add(`${row + down} ${column + along}`);
  return covered;
}

const GLYPH_PRESETS: Readonly<Record<string, string>> = {
  '❖': 'BULLET_DIAMONDX_ARROW3D_SQUARE',
  '➔': 'BULLET_ARROW_DIAMOND_DISC',
  '★': 'BULLET_STAR_CIRCLE_SQUARE',
  '➢': 'BULLET_ARROW3D_CIRCLE_SQUARE',
  '◀': 'BULLET_LEFTTRIANGLE_DIAMOND_DISC',
  '◆': 'BULLET_DIAMOND_CIRCLE_SQUARE',
};

/** The Docs API makes lists from a preset only, so the list that is there is recognised by its first level. */
function presetOf(levels: readonly Style[]): string {
  const { glyphSymbol, glyphType, glyphFormat } = levels[0] ?? {};
  if (glyphSymbol) return GLYPH_PRESETS[String(glyphSymbol)] ?? 'BULLET_DISC_CIRCLE_SQUARE';
  if (glyphType === 'GLYPH_TYPE_UNSPECIFIED') return 'BULLET_CHECKBOX';
  if (glyphType === 'UPPER_ALPHA') return 'NUMBERED_UPPERALPHA_ALPHA_ROMAN';
  if (glyphType === 'UPPER_ROMAN') return 'NUMBERED_UPPERROMAN_UPPERALPHA_DECIMAL';
  if (glyphType === 'ZERO_DECIMAL') return 'NUMBERED_ZERODECIMAL_ALPHA_ROMAN';
  if (!glyphType || glyphType === 'NONE') return 'BULLET_DISC_CIRCLE_SQUARE';
  if (levels[1]?.glyphType === 'DECIMAL') return 'NUMBERED_DECIMAL_NESTED';
  return String(glyphFormat ?? '').includes(')')
    ? 'NUMBERED_DECIMAL_ALPHA_ROMAN_PARENS'
    : 'NUMBERED_DECIMAL_ALPHA_ROMAN';
}
