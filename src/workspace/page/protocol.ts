/** What the page and its server say to each other: views of a spreadsheet, what a person does, and what happens meanwhile. */
import type { ChartView } from '../charts/view.ts';
import type { MenuNode } from '../services/service.ts';
import type { LayoutChange, TabChange } from '../services/spreadsheet/acts.ts';
import type { FilterChange, FilterValue } from '../services/spreadsheet/filter-acts.ts';
import type { FormatChange } from '../services/spreadsheet/format-acts.ts';
import type { Banding, Filter } from '../services/spreadsheet/model/parts.ts';
import type { Rect, Shift } from '../services/spreadsheet/model/rect.ts';
import type { CellStyle } from '../services/spreadsheet/model/style.ts';
import type { ExecutionRecord } from '../world.ts';
import type { PaneRequests, ToldPart } from './panes/protocol.ts';

/** One cell that holds something: what it shows, and what an editor starts with when that differs. */
export interface CellView {
  readonly text: string;
  /** The number or truth value behind the text; left out for text. */
  readonly value?: number | boolean;
  /** What a person sees when he edits it: the formula, or the number unformatted. */
  readonly edit?: string;
  /** Why the value breaks the validation of its cell, in Dutch; only when it does. */
  readonly invalid?: string;
}

/** What may be chosen or typed in a cell; `choices` makes a dropdown, `checkbox` a box. */
export interface ValidationView {
  readonly kind: 'list' | 'checkbox' | 'other';
  readonly choices?: readonly string[];
  /** The two texts of a checkbox: ticked and not. */
  readonly states?: readonly [string, string];
  /** False for a list that shows no arrow. */
  readonly arrow?: boolean;
  readonly help: string;
}

/** Values along rows or columns as runs: pairs of the first index and the value that holds from there on. */
export type RunsView<T> = readonly (readonly [start: number, value: T | null])[];

/** Something that few cells have, by row and column, counted from 0. */
export type CellEntry<T> = readonly [row: number, column: number, what: T];

/** A tab as the tab bar shows it. */
export interface TabView {
  readonly sheetId: number;
  readonly name: string;
  readonly color: string | null;
  readonly hidden: boolean;
  readonly protected: boolean;
}

/** A spreadsheet without its cells. */
export interface BookView {
  readonly fileId: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly tabs: readonly TabView[];
}

/** One tab with all that is drawn of it. */
export interface SheetView {
  readonly sheetId: number;
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly gridlines: boolean;
  /** Pixels; null is the default size, 0 is hidden. */
  readonly columnWidths: RunsView<number>;
  readonly rowHeights: RunsView<number>;
  readonly merges: readonly Rect[];
  readonly styles: readonly CellStyle[];
  /** Per column, along the rows: indexes into `styles`. */
  readonly styleRuns: readonly (readonly [column: number, runs: RunsView<number>])[];
  readonly validations: readonly ValidationView[];
  /** Per column, along the rows: indexes into `validations`. */
  readonly validationRuns: readonly (readonly [column: number, runs: RunsView<number>])[];
  readonly notes: readonly CellEntry<string>[];
  readonly cells: readonly CellEntry<CellView>[];
  readonly bandings: readonly Banding[];
  /** What conditional formats lay over cells. */
  readonly overlays: readonly CellEntry<CellStyle>[];
  readonly charts: readonly ChartView[];
  readonly filter: Filter | null;
}

/** What cells have now: within `areas`, a cell without an entry has none any more. */
export interface Piece<T> {
  readonly areas: readonly Rect[];
  readonly entries: readonly CellEntry<T>[];
}

/** What changed in one tab, where its shape stayed the same. */
export interface SheetPatch {
  readonly sheetId: number;
  readonly cells: Piece<CellView>;
  readonly styles: Piece<CellStyle>;
  readonly notes: Piece<string>;
  readonly overlays: Piece<CellStyle>;
}

/** A person who can sit at the page. */
export interface PersonView {
  readonly email: string;
  readonly name: string;
}

export interface FileView {
  readonly fileId: string;
  readonly kind: string;
  readonly name: string;
}

/** One execution of a script as the pane shows it. */
export interface ExecutionView {
  readonly id: string;
  readonly functionName: string;
  readonly kind: ExecutionRecord['kind'];
  /** E-mail address of the person whose rights it ran with. */
  readonly person: string;
  readonly startedAt: number;
  readonly status: ExecutionRecord['status'];
  readonly virtualMs: number;
  readonly ownMs: number;
  readonly reads: number;
  readonly writes: number;
  readonly calls: readonly (readonly [method: string, count: number])[];
  readonly log: readonly { readonly level: string; readonly text: string }[];
  readonly error: string | null;
}

/** What ran while time passed. */
export type FiredView = readonly {
  readonly functionName: string;
  readonly ran: number;
  readonly failed: number;
}[];

/** What the page starts with. */
export interface StartView {
  readonly files: readonly FileView[];
  readonly people: readonly PersonView[];
  readonly now: number;
  readonly executions: readonly ExecutionView[];
}

/** What a person sees who opened a file. */
export interface OpenView {
  readonly book: BookView;
  readonly menus: readonly MenuNode[];
}

/** What happened to an edit: cells that were refused, each with the reason in Dutch. */
export interface ActView {
  readonly refused: readonly { readonly where: string; readonly reason: string }[];
}

/** Where something was taken back; null when nothing was. */
export interface UndoView extends ActView {
  readonly place: { readonly sheetId: number; readonly area: Rect } | null;
}

/** Everything that the page can ask of the world, with what it gets back. */
export interface Requests extends PaneRequests {
  start: { params: Record<string, never>; result: StartView };
  /** Opens a file as the person; runs the script's onOpen. */
  open: { params: { fileId: string }; result: OpenView };
  /** Comes to a tab, and gives all of it. */
  sheet: { params: { fileId: string; sheetId: number }; result: SheetView };
  edit: { params: { fileId: string; sheetId: number; area: Rect; text: string }; result: ActView };
  paste: {
    params: {
      fileId: string;
      sheetId: number;
      row: number;
      column: number;
      block: readonly (readonly string[])[];
    };
    result: ActView;
  };
  copy: {
    params: { fileId: string; sheetId: number; area: Rect; toSheetId: number; to: Rect; cut: boolean };
    result: ActView;
  };
  clear: { params: { fileId: string; sheetId: number; areas: readonly Rect[] }; result: ActView };
  fill: { params: { fileId: string; sheetId: number; from: Rect; to: Rect }; result: ActView };
  sort: {
    params: { fileId: string; sheetId: number; area: Rect; column: number; ascending: boolean };
    result: ActView;
  };
  /** Inserts, deletes or moves rows or columns. */
  reshape: { params: { fileId: string; sheetId: number; shift: Shift }; result: ActView };
  /** Hides, shows or sizes rows or columns, or freezes the first ones. */
  layout: { params: { fileId: string; sheetId: number; change: LayoutChange }; result: ActView };
  /** Changes how cells look, or merges them. */
  format: {
    params: { fileId: string; sheetId: number; areas: readonly Rect[]; change: FormatChange };
    result: ActView;
  };
  filter: { params: { fileId: string; sheetId: number; change: FilterChange }; result: ActView };
  /** What there is to choose in a column of the filter. */
  filterValues: {
    params: { fileId: string; sheetId: number; column: number };
    result: readonly FilterValue[];
  };
  /** Takes back what the person did last, or does it again; shows on which tab that was. */
  undo: { params: { fileId: string; direction: 'undo' | 'redo' }; result: UndoView };
  tab: { params: { fileId: string; sheetId: number; act: TabAct }; result: ActView };
  select: { params: { fileId: string; sheetId: number; area: Rect }; result: null };
  menu: { params: { fileId: string; path: readonly string[] }; result: null };
  call: { params: { pageId: string; functionName: string; args: unknown[] }; result: unknown };
  answer: { params: { questionId: string; button: string; text: string }; result: null };
  closePage: { params: { pageId: string }; result: null };
  /** Lets time pass; gives what the clock fired in it. */
  clock: { params: { to: number }; result: FiredView };
}

/** What a person does to a tab. */
export type TabAct =
  | TabChange
  | { readonly kind: 'insert' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'duplicate' };

export type RequestName = keyof Requests;

/** A request as it travels: who asks, from which browser tab. */
export interface Envelope<Name extends RequestName = RequestName> {
  readonly name: Name;
  /** The browser tab; questions and pages go back to it. */
  readonly session: string;
  /** E-mail address of the person that the tab works as. */
  readonly person: string;
  readonly params: Requests[Name]['params'];
}

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** What the server tells a browser tab of its own accord. */
export type PageEvent =
  | { readonly kind: 'cells'; readonly fileId: string; readonly patch: SheetPatch }
  | { readonly kind: 'sheet'; readonly fileId: string; readonly sheetId: number }
  /** The charts of a tab as they are now: one of them, or what it shows, changed. */
  | {
      readonly kind: 'charts';
      readonly fileId: string;
      readonly sheetId: number;
      readonly charts: readonly ChartView[];
    }
  | { readonly kind: 'book'; readonly book: BookView }
  | { readonly kind: 'menus'; readonly fileId: string; readonly menus: readonly MenuNode[] }
  | {
      readonly kind: 'toast';
      readonly fileId: string;
      readonly title: string;
      readonly text: string;
      readonly seconds: number;
    }
  | {
      readonly kind: 'question';
      readonly questionId: string;
      readonly prompt: boolean;
      readonly title: string;
      readonly text: string;
      readonly buttons: readonly string[];
    }
  | { readonly kind: 'answered'; readonly questionId: string }
  | {
      readonly kind: 'page';
      readonly pageId: string;
      readonly place: 'sidebar' | 'modal' | 'modeless';
      readonly title: string;
      readonly width: number | null;
      readonly height: number | null;
    }
  | { readonly kind: 'closePage'; readonly pageId: string }
  | { readonly kind: 'execution'; readonly execution: ExecutionView }
  | { readonly kind: 'clock'; readonly now: number }
  /** Something in these parts of the world changed. */
  | { readonly kind: 'parts'; readonly parts: readonly ToldPart[] };
