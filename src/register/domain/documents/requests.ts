/** The requests of a `documents.batchUpdate` that documents are made with, in the names of the Docs API v1. */

export interface Dimension {
  readonly magnitude?: number;
  readonly unit?: string;
}

/** Styles as the Docs API tells and takes them; only their being equal matters, and what is in them to layouts. */
export type Style = Readonly<Record<string, unknown>>;

export interface Place {
  readonly index: number;
  /** Of a header, a footer or a footnote. */
  readonly segmentId?: string;
}

export interface Span {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly segmentId?: string;
}

export interface CellPlace {
  readonly tableStartLocation: Place;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

export interface CellSpan {
  readonly tableCellLocation: CellPlace;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** One request: exactly one of these. */
export interface Request {
  readonly insertText?: { readonly text: string; readonly location: Place };
  readonly deleteContentRange?: { readonly range: Span };
  readonly updateTextStyle?: { readonly range: Span; readonly textStyle: Style; readonly fields: string };
  readonly updateParagraphStyle?: {
    readonly range: Span;
    readonly paragraphStyle: Style;
    readonly fields: string;
  };
  readonly createParagraphBullets?: { readonly range: Span; readonly bulletPreset: string };
  readonly deleteParagraphBullets?: { readonly range: Span };
  readonly insertPageBreak?: { readonly location: Place };
  readonly insertInlineImage?: {
    readonly uri: string;
    readonly location: Place;
    readonly objectSize?: { readonly width: Dimension; readonly height: Dimension };
  };
  readonly replaceImage?: {
    readonly imageObjectId: string;
    readonly uri: string;
    readonly imageReplaceMethod: string;
  };
  readonly insertTable?: { readonly rows: number; readonly columns: number; readonly location: Place };
  readonly insertTableRow?: { readonly tableCellLocation: CellPlace; readonly insertBelow: boolean };
  readonly deleteTableRow?: { readonly tableCellLocation: CellPlace };
  readonly mergeTableCells?: { readonly tableRange: CellSpan };
  readonly updateTableCellStyle?: {
    readonly tableRange: CellSpan;
    readonly tableCellStyle: Style;
    readonly fields: string;
  };
  readonly updateTableColumnProperties?: {
    readonly tableStartLocation: Place;
    readonly columnIndices: readonly number[];
    readonly tableColumnProperties: Style;
    readonly fields: string;
  };
  readonly updateTableRowStyle?: {
    readonly tableStartLocation: Place;
    readonly rowIndices: readonly number[];
    readonly tableRowStyle: Style;
    readonly fields: string;
  };
  readonly pinTableHeaderRows?: {
    readonly tableStartLocation: Place;
    readonly pinnedHeaderRowsCount: number;
  };
  readonly updateDocumentStyle?: { readonly documentStyle: Style; readonly fields: string };
  readonly updateNamedStyle?: { readonly namedStyle: Style; readonly fields: string };
  readonly createHeader?: { readonly type: 'DEFAULT' };
  readonly createFooter?: { readonly type: 'DEFAULT' };
}
