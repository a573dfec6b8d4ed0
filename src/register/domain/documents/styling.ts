/** Gives new content its looks in as few requests as that takes: the common look at once, then what differs. */
import {
  becomesItem,
  contentOf,
  type Inherited,
  lengthOf,
  lengthOfAll,
  type NewBlock,
  type NewParagraph,
  type NewRow,
  type NewTable,
  NOTHING,
  rowLength,
  tabsOf,
} from './content.ts';
import type { CellSpan, Place, Request, Span, Style } from './requests.ts';

const TEXT_FIELDS = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'smallCaps',
  'backgroundColor',
  'foregroundColor',
  'fontSize',
  'weightedFontFamily',
  'baselineOffset',
  'link',
];

const PAGE_BREAK = 'pageBreakBefore';

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
  PAGE_BREAK,
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
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The fields of a paragraph style to be set where another one stands now; null: where nobody can tell. */
export function paragraphFields(
  style: Style,
  now: Style | null,
  except: readonly string[] = [],
): readonly string[] {
  const renamed = !now || !equal(style.namedStyleType, now.namedStyleType);
  return PARAGRAPH_FIELDS.filter((field) => {
    if (except.includes(field)) return false;
    if (field === 'namedStyleType') return renamed;
    return renamed
      ? style[field] !== undefined || now?.[field] !== undefined
      : !equal(style[field], now[field]);
  });
}

export function textStyle(style: Style, range: Span): Request {
  return { updateTextStyle: { range, textStyle: style, fields: TEXT_FIELDS.join(',') } };
}

export function paragraphStyle(style: Style, range: Span, fields: readonly string[]): Request {
  return {
    updateParagraphStyle: { range, paragraphStyle: only(style, fields), fields: fields.join(',') },
  };
}

function only(style: Style, fields: readonly string[]): Style {
  return Object.fromEntries(
    fields.filter((field) => style[field] !== undefined).map((field) => [field, style[field]]),
  );
}

/** A style for a part of the new content. What lies between two of them is structure, or new as well. */
interface Wish {
  readonly from: number;
  readonly to: number;
  readonly style: Style;
  readonly fields: readonly string[];
  /** Equal for equal wishes. */
  readonly key: string;
}

const keys = new WeakMap<Style, string>();

function keyOf(style: Style): string {
  let key = keys.get(style);
  if (key === undefined) {
    key = JSON.stringify(style);
    keys.set(style, key);
  }
  return key;
}

interface Look {
  readonly table: Place;
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly style: Style;
  readonly key: string;
  rows: number;
}

export class Styling {
  private readonly place: { place(index: number): Place; span(from: number, to: number): Span };
  private readonly unlisted: Request[] = [];
  private readonly paragraphs: Wish[] = [];
  private readonly breaks: Request[] = [];
  private readonly texts: Wish[] = [];
  private readonly tables: Request[] = [];
  private readonly looks: Look[] = [];
  private readonly later: Request[] = [];

  constructor(place: Styling['place']) {
    this.place = place;
  }

  /** The blocks that stand from an index on; `mayBreak`: pages may break before them. */
  blocks(blocks: readonly NewBlock[], start: number, inherited: Inherited, mayBreak: boolean): void {
    let at = start;
    for (const block of blocks) {
      const end = at + lengthOf(block, inherited);
      if (block.type === 'table') this.table(block, at);
      else this.paragraph(block, at, end, inherited, mayBreak);
      at = end;
    }
  }

  /** Rows of a table from one on, the first of which stands at an index. */
  rows(rows: readonly NewRow[], start: number, table: Place, first: number): void {
    let at = start;
    for (const [i, row] of rows.entries()) {
      this.row(row, at, table, first + i);
      at += rowLength(row);
    }
  }

  /** All but what changes indices. */
  requests(): readonly Request[] {
    return [
      ...this.unlisted,
      ...spread(this.paragraphs).map(({ from, to, style, fields }) =>
        paragraphStyle(style, this.place.span(from, to), fields),
      ),
      ...this.breaks,
      ...spread(this.texts).map(({ from, to, style }) => textStyle(style, this.place.span(from, to))),
      ...this.looks.map(({ table, row, column, rows, width, style }): Request => {
        const tableRange = cells(table, row, column, rows, width);
        return {
          updateTableCellStyle: { tableRange, tableCellStyle: style, fields: Object.keys(style).join(',') },
        };
      }),
      ...this.tables,
    ];
  }

  /** Lists, which take tabs out, and merged cells: from the end, so that what comes before stays in its place. */
  late(): readonly Request[] {
    return [...this.later].reverse();
  }

  private paragraph(
    block: NewParagraph,
    at: number,
    end: number,
    inherited: Inherited,
    mayBreak: boolean,
  ): void {
    const range = this.place.span(at, end);
    const { style, item } = block;
    const leavesList = !item && inherited.item !== null;
    const makesItem = becomesItem(block, inherited);
    if (leavesList) this.unlisted.push({ deleteParagraphBullets: { range } });
    if (makesItem) this.later.push({ createParagraphBullets: { range, bulletPreset: item!.preset } });
    const now = leavesList ? indented(inherited.style) : inherited.style;
    const all = paragraphFields(style, now, makesItem ? ['indentStart', 'indentFirstLine'] : []);
    const fields = all.filter((field) => field !== PAGE_BREAK);
    this.paragraphs.push({ from: at, to: end, style, fields, key: `${fields} ${keyOf(style)}` });
    if (mayBreak && all.includes(PAGE_BREAK)) this.breaks.push(paragraphStyle(style, range, [PAGE_BREAK]));
    let from = at + tabsOf(block, inherited);
    for (const part of block.inline) {
      const to = from + ('text' in part ? part.text.length : 1);
      if ('style' in part) this.text(part.style, from, to);
      from = to;
    }
    this.text(block.endStyle, from, end);
  }

  private text(style: Style, from: number, to: number): void {
    this.texts.push({ from, to, style, fields: TEXT_FIELDS, key: keyOf(style) });
  }

  private table({ columns, rows }: NewTable, start: number): void {
    const tableStartLocation = this.place.place(start);
    for (const [column, properties] of columns.entries())
      if (properties.widthType === 'FIXED_WIDTH')
        this.tables.push({
          updateTableColumnProperties: {
            tableStartLocation,
            columnIndices: [column],
            tableColumnProperties: { widthType: 'FIXED_WIDTH', width: properties.width },
            fields: 'widthType,width',
          },
        });
    this.rows(rows, start + 1, tableStartLocation, 0);
    const headers = rows.findIndex(({ style }) => !style.tableHeader);
    const pinnedHeaderRowsCount = headers < 0 ? rows.length : headers;
    if (pinnedHeaderRowsCount > 0)
      this.tables.push({ pinTableHeaderRows: { tableStartLocation, pinnedHeaderRowsCount } });
  }

  private row({ style, cells: own }: NewRow, start: number, table: Place, row: number): void {
    const height = style.minRowHeight as { magnitude?: number } | undefined;
    if (height?.magnitude || style.preventOverflow)
      this.tables.push({
        updateTableRowStyle: {
          tableStartLocation: table,
          rowIndices: [row],
          tableRowStyle: { minRowHeight: height, preventOverflow: Boolean(style.preventOverflow) },
          fields: 'minRowHeight,preventOverflow',
        },
      });
    for (let column = 0; column < own.length; ) {
      const key = keyOf(own[column]!.style);
      let to = column + 1;
      while (to < own.length && keyOf(own[to]!.style) === key) to++;
      this.look(table, row, column, to - column, own[column]!.style, key);
      column = to;
    }
    let at = start + 1;
    for (const [column, cell] of own.entries()) {
      const { rowSpan, columnSpan } = cell;
      if (rowSpan * columnSpan > 1)
        this.later.push({
          mergeTableCells: { tableRange: cells(table, row, column, rowSpan, columnSpan) },
        });
      const content = contentOf(cell);
      if (!cell.covered) this.blocks(content, at + 1, NOTHING, false);
      at += 1 + lengthOfAll(content);
    }
  }

  /** Goes on with the look of the row above where that is the same. */
  private look(table: Place, row: number, column: number, width: number, all: Style, key: string): void {
    const above = this.looks.find(
      (one) =>
        one.key === key &&
        one.table.index === table.index &&
        one.column === column &&
        one.width === width &&
        one.row + one.rows === row,
    );
    const style = only(all, CELL_FIELDS);
    if (above) above.rows++;
    else if (Object.keys(style).length) this.looks.push({ table, row, column, width, style, key, rows: 1 });
  }
}

function cells(
  tableStartLocation: Place,
  rowIndex: number,
  columnIndex: number,
  rowSpan: number,
  columnSpan: number,
): CellSpan {
  return { tableCellLocation: { tableStartLocation, rowIndex, columnIndex }, rowSpan, columnSpan };
}

/** The indents that a paragraph keeps from the list that it is taken out of. */
function indented(style: Style | null): Style | null {
  return style && { ...style, indentStart: 'of its list', indentFirstLine: 'of its list' };
}

/** Wishes that are alike as one; where that saves requests, the most frequent one for all and then the others. */
function spread(wishes: readonly Wish[]): readonly Wish[] {
  const merged: Wish[] = [];
  for (const wish of wishes) {
    const last = merged[merged.length - 1];
    if (last?.key === wish.key) merged[merged.length - 1] = { ...last, to: wish.to };
    else merged.push(wish);
  }
  const counts = new Map<string, number>();
  for (const { key } of merged) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [''];
  const base = merged.find(({ key }) => key === most);
  const shown = (wish: Wish): boolean => wish.fields.length > 0;
  if (!base || (counts.get(most) ?? 0) < 2 || !shown(base)) return merged.filter(shown);
  const others = merged
    .filter(({ key }) => key !== most)
    .map((wish): Wish => {
      const differs = base.fields.filter((field) => !equal(wish.style[field], base.style[field]));
      const own = wish.fields.filter((field) => !base.fields.includes(field));
      return { ...wish, fields: [...differs, ...own] };
    });
  return [{ ...base, from: merged[0]!.from, to: merged[merged.length - 1]!.to }, ...others.filter(shown)];
}
