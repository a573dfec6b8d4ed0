/** The house look of documents that the register lays out itself: calm, readable, in one provincial blue. */

import type { NewCell, NewParagraph, NewTable } from './content.ts';
import { inDocument } from './format.ts';
import type { Style } from './requests.ts';

/** A colour as Docs has it, from its six hexadecimal digits. */
export function colour(hex: string): Style {
  const part = (at: number): number => Number((Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(5));
  return { color: { rgbColor: { red: part(0), green: part(2), blue: part(4) } } };
}

export const points = (magnitude: number): Style => ({ magnitude, unit: 'PT' });

/** Contrast on white: blue 8.6, grey 7.0; on the pale ground of headers blue 7.6 to 1. */
export const BLUE = colour('1b4b7a');
/** Of small print. */
export const GREY_HEX = '595959';
export const GREY = colour(GREY_HEX);
const PALE = colour('e8eff6');
const LINE = colour('b7c4d1');

const border = (color: Style, width: number): Style => ({ color, width: points(width), dashStyle: 'SOLID' });

const NO_BORDER = border(LINE, 0);
const ROW_LINE = border(LINE, 0.75);
const HEAD_LINE = border(BLUE, 1.25);

const CELL: Style = {
  borderLeft: NO_BORDER,
  borderRight: NO_BORDER,
  borderTop: ROW_LINE,
  borderBottom: ROW_LINE,
  paddingLeft: points(5),
  paddingRight: points(5),
  paddingTop: points(3.5),
  paddingBottom: points(3.5),
  contentAlignment: 'TOP',
};

const HEAD_CELL: Style = {
  ...CELL,
  backgroundColor: PALE,
  borderTop: HEAD_LINE,
  borderBottom: HEAD_LINE,
  contentAlignment: 'BOTTOM',
};

const FONT: Style = { fontFamily: 'Arial', weight: 400 };

/** Text in tables, and in the row above their columns. */
export const CELL_TEXT: Style = { fontSize: points(9.5) };
export const HEAD_TEXT: Style = { ...CELL_TEXT, bold: true, foregroundColor: BLUE };
/** Small print, and what returns on each page. */
export const SMALL = 9;
export const SMALL_TEXT: Style = { fontSize: points(SMALL), foregroundColor: GREY };

const CELL_PARAGRAPH: Style = {
  namedStyleType: 'NORMAL_TEXT',
  lineSpacing: 110,
  spaceAbove: points(0),
  spaceBelow: points(0),
};

interface NamedStyle {
  readonly text: Style;
  readonly paragraph: Style;
}

/** How the named styles of the Docs editor look, so that who adds a heading to a template gets one of the house. */
export const NAMED_STYLES: Readonly<Record<string, NamedStyle>> = {
  NORMAL_TEXT: named({ fontSize: points(10.5), weightedFontFamily: FONT }, 0, 6, { lineSpacing: 120 }),
  TITLE: named({ fontSize: points(24), bold: true, foregroundColor: BLUE }, 0, 4, { keepWithNext: true }),
  SUBTITLE: named({ fontSize: points(13), italic: false, foregroundColor: GREY }, 0, 18, {}),
  HEADING_1: named({ fontSize: points(16), bold: true, foregroundColor: BLUE }, 22, 6, {
    keepWithNext: true,
  }),
  HEADING_2: named({ fontSize: points(12.5), bold: true, foregroundColor: BLUE }, 16, 4, {
    keepWithNext: true,
  }),
  HEADING_3: named({ fontSize: points(10.5), bold: true, foregroundColor: GREY }, 12, 3, {
    keepWithNext: true,
  }),
};

function named(text: Style, above: number, below: number, paragraph: Style): NamedStyle {
  return { text, paragraph: { spaceAbove: points(above), spaceBelow: points(below), ...paragraph } };
}

/** Margins of the page in points; the widest table fits between those at the sides. */
export const MARGIN = { side: 62, end: 68 } as const;

export interface CellLook {
  readonly header?: boolean;
  /** Stands at the end, as numbers do. */
  readonly atEnd?: boolean;
  readonly columnSpan?: number;
  readonly covered?: boolean;
}

export function houseCell(inline: NewParagraph['inline'], look: CellLook = {}): NewCell {
  const { header = false, atEnd = false, columnSpan = 1, covered = false } = look;
  const style = {
    ...CELL_PARAGRAPH,
    ...(atEnd && { alignment: 'END' }),
    ...(header && { keepWithNext: true }),
  };
  const endStyle = header ? HEAD_TEXT : CELL_TEXT;
  return {
    style: header ? HEAD_CELL : CELL,
    rowSpan: 1,
    columnSpan,
    covered,
    blocks: [{ type: 'paragraph', inline, style, endStyle, item: null }],
  };
}

/** A plain table of texts with a header row; columns of numbers stand at the end. */
export function houseTable(rows: readonly (readonly string[])[]): NewTable {
  const count = Math.max(...rows.map(({ length }) => length));
  const columns = Array.from({ length: count }, (_, i) => i);
  const ofNumbers = columns.map(
    (i) => i > 0 && rows.slice(1).every((row) => /^[−+-]?(?:€\u00a0)?[\d.,]+%?$|^–?$/.test(row[i] ?? '')),
  );
  return {
    type: 'table',
    columns: columns.map(() => ({})),
    rows: rows.map((row, r) => ({
      style: r === 0 ? { tableHeader: true } : {},
      cells: columns.map((i) => {
        const text = row[i] ?? '';
        const style = r === 0 ? HEAD_TEXT : CELL_TEXT;
        return houseCell(text ? [{ text: inDocument(text), style }] : [], {
          header: r === 0,
          atEnd: ofNumbers[i]!,
        });
      }),
    })),
  };
}
