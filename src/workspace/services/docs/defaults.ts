/** What a new document begins with: the styles that the Docs editor gives it, on A4 paper. */
import {
  color,
  type DocumentStyle,
  type NamedStyle,
  type ParagraphStyle,
  points,
  type SectionStyle,
  type TableCellStyle,
  type TextStyle,
} from './schema.ts';

export const NAMED_STYLE_TYPES = [
  'NORMAL_TEXT',
  'TITLE',
  'SUBTITLE',
  'HEADING_1',
  'HEADING_2',
  'HEADING_3',
  'HEADING_4',
  'HEADING_5',
  'HEADING_6',
] as const;

const BLACK = color(0, 0, 0);
const DARK_GREY = color(0.2627451, 0.2627451, 0.2627451);
const GREY = color(0.4, 0.4, 0.4);

const NORMAL_TEXT: TextStyle = {
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  smallCaps: false,
  backgroundColor: {},
  foregroundColor: BLACK,
  fontSize: points(11),
  weightedFontFamily: { fontFamily: 'Arial', weight: 400 },
  baselineOffset: 'NONE',
};

const NORMAL_PARAGRAPH: ParagraphStyle = {
  namedStyleType: 'NORMAL_TEXT',
  alignment: 'START',
  lineSpacing: 115,
  direction: 'LEFT_TO_RIGHT',
  spacingMode: 'COLLAPSE_LISTS',
  spaceAbove: points(0),
  spaceBelow: points(0),
  indentFirstLine: points(0),
  indentStart: points(0),
  indentEnd: points(0),
  keepLinesTogether: false,
  keepWithNext: false,
  avoidWidowAndOrphan: true,
  shading: { backgroundColor: {} },
  pageBreakBefore: false,
};

function named(type: string, text: TextStyle, above: number, below: number): NamedStyle {
  return {
    namedStyleType: type,
    textStyle: text,
    paragraphStyle: {
      namedStyleType: type,
      direction: 'LEFT_TO_RIGHT',
      spaceAbove: points(above),
      spaceBelow: points(below),
      keepLinesTogether: true,
      keepWithNext: true,
      pageBreakBefore: false,
    },
  };
}

export const DEFAULT_NAMED_STYLES: readonly NamedStyle[] = [
  { namedStyleType: 'NORMAL_TEXT', textStyle: NORMAL_TEXT, paragraphStyle: NORMAL_PARAGRAPH },
  named('HEADING_1', { fontSize: points(20) }, 20, 6),
  named('HEADING_2', { bold: false, fontSize: points(16) }, 18, 6),
  named('HEADING_3', { bold: false, foregroundColor: DARK_GREY, fontSize: points(14) }, 16, 4),
  named('HEADING_4', { foregroundColor: GREY, fontSize: points(12) }, 14, 4),
  named('HEADING_5', { foregroundColor: GREY, fontSize: points(11) }, 12, 4),
  named('HEADING_6', { italic: true, foregroundColor: GREY, fontSize: points(11) }, 12, 4),
  named('TITLE', { fontSize: points(26) }, 0, 3),
  named(
    'SUBTITLE',
    {
      italic: false,
      foregroundColor: GREY,
      fontSize: points(15),
      weightedFontFamily: { fontFamily: 'Arial', weight: 400 },
    },
    0,
    16,
  ),
];

/** A4 in points, with margins of an inch. */
export const DEFAULT_DOCUMENT_STYLE: DocumentStyle = {
  background: { color: {} },
  pageNumberStart: 1,
  marginTop: points(72),
  marginBottom: points(72),
  marginRight: points(72),
  marginLeft: points(72),
  pageSize: { height: points(841.889763779528), width: points(595.275590551181) },
  marginHeader: points(36),
  marginFooter: points(36),
  useCustomHeaderFooterMargins: true,
};

export const DEFAULT_SECTION_STYLE: SectionStyle = {
  columnSeparatorStyle: 'NONE',
  contentDirection: 'LEFT_TO_RIGHT',
  sectionType: 'CONTINUOUS',
};

export const DEFAULT_PARAGRAPH_STYLE: ParagraphStyle = {
  namedStyleType: 'NORMAL_TEXT',
  direction: 'LEFT_TO_RIGHT',
};

export const DEFAULT_CELL_STYLE: TableCellStyle = {
  rowSpan: 1,
  columnSpan: 1,
  backgroundColor: {},
  paddingLeft: points(5),
  paddingRight: points(5),
  paddingTop: points(5),
  paddingBottom: points(5),
  contentAlignment: 'TOP',
};

/** The looks that setting a link gives to text. */
export const LINK_STYLE: TextStyle = {
  underline: true,
  foregroundColor: color(0.06666667, 0.33333334, 0.8),
};
