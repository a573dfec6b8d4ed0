/** The shapes that several requests share: places, ranges, lengths, colours and styles. */
import { NAMED_STYLE_TYPES } from './defaults.ts';
import { Choice, type Message } from './shape.ts';

export const LOCATION: Message = { index: 'TYPE_INT32', segmentId: 'TYPE_STRING', tabId: 'TYPE_STRING' };
export const END_OF_SEGMENT: Message = { segmentId: 'TYPE_STRING', tabId: 'TYPE_STRING' };
export const PLACE: Message = { location: LOCATION, endOfSegmentLocation: END_OF_SEGMENT };
export const RANGE: Message = {
  startIndex: 'TYPE_INT32',
  endIndex: 'TYPE_INT32',
  segmentId: 'TYPE_STRING',
  tabId: 'TYPE_STRING',
};
export const TABS: Message = { tabIds: ['TYPE_STRING'] };
export const CELL_LOCATION: Message = {
  tableStartLocation: LOCATION,
  rowIndex: 'TYPE_INT32',
  columnIndex: 'TYPE_INT32',
};
export const TABLE_RANGE: Message = {
  tableCellLocation: CELL_LOCATION,
  rowSpan: 'TYPE_INT32',
  columnSpan: 'TYPE_INT32',
};

export const DIMENSION: Message = { magnitude: 'TYPE_DOUBLE', unit: new Choice('Unit', ['PT']) };
export const SIZE: Message = { height: DIMENSION, width: DIMENSION };
const COLOR: Message = {
  color: { rgbColor: { red: 'TYPE_DOUBLE', green: 'TYPE_DOUBLE', blue: 'TYPE_DOUBLE' } },
};
const DASH_STYLE = new Choice('DashStyle', ['SOLID', 'DOT', 'DASH']);

export const TEXT_STYLE: Message = {
  bold: 'TYPE_BOOL',
  italic: 'TYPE_BOOL',
  underline: 'TYPE_BOOL',
  strikethrough: 'TYPE_BOOL',
  smallCaps: 'TYPE_BOOL',
  backgroundColor: COLOR,
  foregroundColor: COLOR,
  fontSize: DIMENSION,
  weightedFontFamily: { fontFamily: 'TYPE_STRING', weight: 'TYPE_INT32' },
  baselineOffset: new Choice('TextStyle.BaselineOffset', ['NONE', 'SUPERSCRIPT', 'SUBSCRIPT']),
  link: {
    url: 'TYPE_STRING',
    bookmarkId: 'TYPE_STRING',
    headingId: 'TYPE_STRING',
    tabId: 'TYPE_STRING',
    bookmark: { id: 'TYPE_STRING', tabId: 'TYPE_STRING' },
    heading: { id: 'TYPE_STRING', tabId: 'TYPE_STRING' },
  },
};

const PARAGRAPH_BORDER: Message = {
  color: COLOR,
  width: DIMENSION,
  padding: DIMENSION,
  dashStyle: DASH_STYLE,
};

export const PARAGRAPH_STYLE: Message = {
  namedStyleType: new Choice('ParagraphStyle.NamedStyleType', NAMED_STYLE_TYPES),
  alignment: new Choice('ParagraphStyle.Alignment', ['START', 'CENTER', 'END', 'JUSTIFIED']),
  lineSpacing: 'TYPE_DOUBLE',
  direction: new Choice('ContentDirection', ['LEFT_TO_RIGHT', 'RIGHT_TO_LEFT']),
  spacingMode: new Choice('ParagraphStyle.SpacingMode', ['NEVER_COLLAPSE', 'COLLAPSE_LISTS']),
  spaceAbove: DIMENSION,
  spaceBelow: DIMENSION,
  borderBetween: PARAGRAPH_BORDER,
  borderTop: PARAGRAPH_BORDER,
  borderBottom: PARAGRAPH_BORDER,
  borderLeft: PARAGRAPH_BORDER,
  borderRight: PARAGRAPH_BORDER,
  indentFirstLine: DIMENSION,
  indentStart: DIMENSION,
  indentEnd: DIMENSION,
  keepLinesTogether: 'TYPE_BOOL',
  keepWithNext: 'TYPE_BOOL',
  avoidWidowAndOrphan: 'TYPE_BOOL',
  shading: { backgroundColor: COLOR },
  pageBreakBefore: 'TYPE_BOOL',
};

const CELL_BORDER: Message = { color: COLOR, width: DIMENSION, dashStyle: DASH_STYLE };

export const CELL_STYLE: Message = {
  backgroundColor: COLOR,
  borderLeft: CELL_BORDER,
  borderRight: CELL_BORDER,
  borderTop: CELL_BORDER,
  borderBottom: CELL_BORDER,
  paddingLeft: DIMENSION,
  paddingRight: DIMENSION,
  paddingTop: DIMENSION,
  paddingBottom: DIMENSION,
  contentAlignment: new Choice('ContentAlignment', ['TOP', 'MIDDLE', 'BOTTOM']),
};

export const ROW_STYLE: Message = {
  minRowHeight: DIMENSION,
  tableHeader: 'TYPE_BOOL',
  preventOverflow: 'TYPE_BOOL',
};

export const COLUMN_PROPERTIES: Message = {
  width: DIMENSION,
  widthType: new Choice('TableColumnProperties.WidthType', ['EVENLY_DISTRIBUTED', 'FIXED_WIDTH']),
};

export const DOCUMENT_STYLE: Message = {
  background: { color: COLOR },
  documentFormat: { documentMode: new Choice('DocumentFormat.DocumentMode', ['PAGES', 'PAGELESS']) },
  useFirstPageHeaderFooter: 'TYPE_BOOL',
  useEvenPageHeaderFooter: 'TYPE_BOOL',
  flipPageOrientation: 'TYPE_BOOL',
  pageNumberStart: 'TYPE_INT32',
  marginTop: DIMENSION,
  marginBottom: DIMENSION,
  marginRight: DIMENSION,
  marginLeft: DIMENSION,
  marginHeader: DIMENSION,
  marginFooter: DIMENSION,
  pageSize: SIZE,
};

export const SECTION_STYLE: Message = {
  columnProperties: [{ width: DIMENSION, paddingEnd: DIMENSION }],
  columnSeparatorStyle: new Choice('SectionStyle.ColumnSeparatorStyle', ['NONE', 'BETWEEN_EACH_COLUMN']),
  contentDirection: new Choice('ContentDirection', ['LEFT_TO_RIGHT', 'RIGHT_TO_LEFT']),
  marginTop: DIMENSION,
  marginBottom: DIMENSION,
  marginRight: DIMENSION,
  marginLeft: DIMENSION,
  marginHeader: DIMENSION,
  marginFooter: DIMENSION,
  pageNumberStart: 'TYPE_INT32',
  useFirstPageHeaderFooter: 'TYPE_BOOL',
  flipPageOrientation: 'TYPE_BOOL',
};

export const SECTION_TYPE = new Choice('SectionStyle.SectionType', ['CONTINUOUS', 'NEXT_PAGE']);
