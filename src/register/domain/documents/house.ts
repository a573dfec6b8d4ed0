/** The house look of documents that the register lays out itself: calm, readable, in one provincial blue. */
import type { Style } from './requests.ts';
import type { NewCell, NewParagraph, NewTable } from './write.ts';

/** A colour as Docs has it, from its six hexadecimal digits. */
export function colour(hex: string): Style {
  const part = (at: number): number => Number((Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(5));
  return { color: { rgbColor: { red: part(0), green: part(2), blue: part(4) } } };
}

export const points = (magnitude: number): Style => ({ magnitude, unit: 'PT' });

/** Contrast on white: blue 8.6, grey 7.0; on the pale ground of headers blue 7.6 to 1. */
export const BLUE = colour('1b4b7a');
export const GREY = colour('595959');
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

export const CELL_TEXT: Style = { fontSize: points(9.5) };
const HEAD_TEXT: Style = { ...CELL_TEXT, bold: true, foregroundColor: BLUE };
const CELL_PARAGRAPH: Style = { namedStyleType: 'NORMAL_TEXT', lineSpacing: 110, spaceBelow: points(0) };

export function houseCell(inline: NewParagraph['inline'], header: boolean, atEnd: boolean): NewCell {
  const style = atEnd ? { ...CELL_PARAGRAPH, alignment: 'END' } : CELL_PARAGRAPH;
  const endStyle = header ? HEAD_TEXT : CELL_TEXT;
  return {
    style: header ? HEAD_CELL : CELL,
    rowSpan: 1,
    columnSpan: 1,
    covered: false,
    blocks: [{ type: 'paragraph', inline, style, endStyle, item: null }],
  };
}

export function headText(): Style {
  return HEAD_TEXT;
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
        return houseCell(text ? [{ text, style }] : [], r === 0, ofNumbers[i]!);
      }),
    })),
  };
}
