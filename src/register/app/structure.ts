/** The port through which set-up sees and changes the build of the file: tabs, columns, looks, protections. */
import type { Style } from '../domain/dashboard/board.ts';
import type { Cell } from '../domain/schema/cell.ts';
import type { Check } from '../domain/schema/kind.ts';
import type { TextHabits } from '../domain/text/inert.ts';
import type { Mark, SheetFacts } from './marks.ts';

/** A rectangle of a tab; rows and columns count from 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A name in the file that stands for a range; `area` is null when what it stood for was deleted. */
export interface NameFacts {
  readonly name: string;
  readonly sheet: number;
  readonly area: Area | null;
}

/** A protection that the register made. */
export interface Guard {
  /** Place in the survey's list, by which it can be removed. */
  readonly id: number;
  readonly sheet: number;
  /** Null when the whole tab is protected. */
  readonly area: Area | null;
  /** What is protected for whom, as it was made. */
  readonly description: string;
  /** It does not keep anybody out any more: people only get a question. */
  readonly warningOnly: boolean;
}

/** Who may edit the file, by mail address. */
export interface People {
  /** Null where the file belongs to a shared drive. */
  readonly owner: string | null;
  /** Whose rights this execution has. */
  readonly self: string;
  /** All who may edit, the owner too. */
  readonly editors: readonly string[];
}

/** What Google tells at once about the whole file. */
export interface Survey {
  readonly locale: string;
  readonly zone: string;
  /** The zone that the script is written for. */
  readonly scriptZone: string;
  /** In the order of the file. */
  readonly sheets: readonly SheetFacts[];
  readonly marks: readonly Mark[];
  readonly names: readonly NameFacts[];
  readonly guards: readonly Guard[];
}

/** A check of the sheet with the rows of another tab already found. */
export type SheetCheck =
  | Exclude<Check, { type: 'rows' }>
  | {
      readonly type: 'range';
      readonly sheet: number;
      readonly area: Area;
      readonly strict: boolean;
      readonly help: string;
    };

/** A colour for cells of one column while a condition holds. */
export interface Highlight {
  readonly area: Area;
  /** A formula as Google takes it, for the first row of the area. */
  readonly formula: string;
  readonly background: string;
  readonly color: string;
}

export interface ColumnLook {
  readonly position: number;
  readonly note: string;
  readonly format: string;
  readonly width: number;
  readonly centered: boolean;
  readonly hidden: boolean;
  readonly check: SheetCheck | null;
}

/** How a tab must look. */
export interface TabLook {
  readonly headerRow: number;
  /** Number of rows of the grid. */
  readonly rows: number;
  readonly color: string;
  /** Columns that stay in view; null leaves it as it is. */
  readonly frozenColumns: number | null;
  readonly columns: readonly ColumnLook[];
  readonly highlights: readonly Highlight[];
}

/** A chart with its cells found: the first column names the points, the first row the series. */
export interface ChartDrawing {
  readonly type: 'COMBO' | 'BAR';
  readonly columns: readonly { readonly sheet: number; readonly area: Area }[];
  readonly row: number;
  readonly column: number;
  readonly options: Readonly<Record<string, unknown>>;
}

/** All of a board. */
export interface Drawing {
  readonly rows: number;
  readonly color: string;
  readonly hidden: boolean;
  readonly frozenRows: number;
  /** Pixels of each column. */
  readonly widths: readonly number[];
  readonly heights: readonly { readonly row: number; readonly rows: number; readonly pixels: number }[];
  /** From 1. */
  readonly hiddenColumns: readonly number[];
  /** From the first cell on, over all columns; a text with `=` in front is a formula. */
  readonly values: readonly (readonly (string | number)[])[];
  readonly looks: readonly {
    readonly row: number;
    readonly column: number;
    /** More than one where a formula fills the cells below it. */
    readonly rows: number;
    readonly style: Style;
    /** Google's number format; null is automatic. */
    readonly format: string | null;
    readonly note: string;
  }[];
  readonly merged: readonly Area[];
  readonly framed: readonly Area[];
  readonly choices: readonly { readonly row: number; readonly column: number; readonly check: SheetCheck }[];
  readonly charts: readonly ChartDrawing[];
  readonly highlights: readonly Highlight[];
  /** What people read who are about to type in it; cells with a choice stay free. */
  readonly guard: string;
}

export interface Structure {
  /** Six calls, whatever the size of the file. */
  survey(): Survey;
  /** One row of a tab over its whole width. One call. */
  row(sheet: number, row: number, width: number): readonly Cell[];
  setLocale(locale: string): void;
  setZone(zone: string): void;
  /** A new tab at a place in the file (from 0). */
  addSheet(name: string, index: number): SheetFacts;
  /** Gives a blank tab a grid of this size. */
  resize(sheet: number, rows: number, width: number): void;
  /** Removes a tab; only for one that is blank. */
  removeSheet(sheet: number): void;
  /** True when the tab holds nothing at all. One call. */
  isEmpty(sheet: number): boolean;
  addRows(sheet: number, before: number, count: number): void;
  /** A blank first row without the checks and formats of the rows below. */
  addHeaderRow(sheet: number): void;
  /** New columns to the right of a position; 0 is in front of the first. */
  addColumns(sheet: number, after: number, count: number): void;
  /** Headers of the register's own in a row, from a column on: words that no sheet takes for anything else. One call. */
  writeHeaders(sheet: number, row: number, column: number, texts: readonly string[]): void;
  /** Leaves a mark on a tab, or on a row or column of it. One call. */
  mark(sheet: number, key: string, value: string, position: number): void;
  unmark(ids: readonly number[]): void;
  /** One call. */
  setName(name: string, sheet: number, area: Area): void;
  /** Protects an area, or a whole tab: of those who edit the file only these, the owner and who runs this may. */
  protect(sheet: number, area: Area | null, description: string, editors: readonly string[]): void;
  unprotect(ids: readonly number[]): void;
  /** The protections of the register, for when no survey was made. Two calls. */
  guards(): readonly Guard[];
  /**
   * Lets these people in, besides the owner and who runs this, and nobody else. Two calls when they are the
   * ones already; tells whether they were not.
   */
  admit(guard: number, editors: readonly string[]): boolean;
  /** Two calls, remembered. */
  people(): People;
  /** Whether the protections of a tab as a whole let who runs this through. One call, and one for each. */
  mayEdit(sheet: number): boolean;
  dress(sheet: number, look: TabLook): void;
  /** Makes a tab a board, whatever stood there; about forty calls, and one for each chart and merged block. */
  draw(sheet: number, drawing: Drawing): void;
  /** What stands in a tab from its first cell on: formulas as such. One call. */
  formulas(sheet: number, rows: number, columns: number): readonly (readonly string[])[];
  /** Tries out, in a blank cell with the plain text format and the one below it, what becomes of written text. */
  tryText(sheet: number, row: number, column: number): TextHabits;
}
