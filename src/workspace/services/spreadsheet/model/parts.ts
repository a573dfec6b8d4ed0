/** The things that hang on a sheet beside its cells, as plain data. */
import type { Rect, SheetRect } from './rect.ts';
import type { StylePatch } from './style.ts';

/** An argument of a condition; `date` is an instant in ms, `relative` one of Google's RelativeDate names. */
export type ConditionValue =
  | number
  | string
  | boolean
  | { readonly date: number }
  | { readonly relative: string }
  | { readonly range: SheetRect };

/** A test on one cell, shared by validation, conditional formats and filters; `type` is Google's enum name. */
export interface Condition {
  readonly type: string;
  readonly values: readonly ConditionValue[];
}

/** A cell, by row and column from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface Validation {
  readonly condition: Condition;
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
  /** The cell that relative references of a custom formula are written for. */
  readonly anchor: CellPlace;
}

export interface Protection {
  readonly id: number;
  /** Null protects the whole sheet. */
  readonly area: Rect | null;
  readonly namedRangeId: string | null;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly editors: readonly string[];
  readonly domainEdit: boolean;
  readonly unprotected: readonly Rect[];
}

export interface Banding {
  readonly id: number;
  readonly area: Rect;
  readonly direction: 'rows' | 'columns';
  readonly header: string | null;
  readonly first: string | null;
  readonly second: string | null;
  readonly footer: string | null;
}

/** What a filter shows in one column: rows whose text is not hidden and that meet the condition. */
export interface FilterCriteria {
  readonly hiddenValues: readonly string[];
  readonly condition: Condition | null;
}

export interface Filter {
  readonly area: Rect;
  /** By column of the sheet. */
  readonly criteria: readonly (readonly [column: number, criteria: FilterCriteria])[];
}

export interface GradientPoint {
  readonly color: string;
  readonly type: 'NUMBER' | 'PERCENT' | 'PERCENTILE' | 'MIN' | 'MAX';
  readonly value: string;
}

export interface ConditionalFormat {
  readonly areas: readonly Rect[];
  /** The cell that relative references of a custom formula are written for. */
  readonly anchor: CellPlace;
  readonly condition: Condition | null;
  readonly style: StylePatch;
  readonly gradient: {
    readonly min: GradientPoint;
    readonly mid: GradientPoint | null;
    readonly max: GradientPoint;
  } | null;
}

export interface Chart {
  readonly id: number;
  /** Google's ChartType name, such as `COLUMN`. */
  readonly type: string;
  readonly ranges: readonly SheetRect[];
  /** By dotted path, as `setOption` gets them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Zero-based cell that holds the upper left corner, and the distance from it in pixels. */
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly headers: number;
  readonly transpose: boolean;
  readonly mergeStrategy: string;
  readonly hiddenStrategy: string;
}

export interface NamedRange {
  readonly id: string;
  readonly name: string;
  readonly area: SheetRect;
}

/** Where developer metadata hangs: on the file, a sheet, or one row or column of it. */
export type MetadataPlace =
  | { readonly kind: 'SPREADSHEET' }
  | { readonly kind: 'SHEET'; readonly sheetId: number }
  | { readonly kind: 'ROW' | 'COLUMN'; readonly sheetId: number; readonly index: number };

export interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  readonly place: MetadataPlace;
}

/** Text with looks per part: `runs` start at 0, are sorted, and cover the whole text. */
export interface RichText {
  readonly text: string;
  readonly runs: readonly {
    readonly start: number;
    readonly style: StylePatch;
    readonly link: string | null;
  }[];
}
