/** What a sheet is called, how large it is, what it holds as a whole, and what is selected on it. */
import { asOfficial, ScriptException, Service } from '../service.ts';
import { parseA1 } from './a1.ts';
import { integer, refuse } from './arguments.ts';
import { writeScriptValues } from './cells.ts';
import { parseColour } from './colour.ts';
import type { FileContext } from './context.ts';
import { type Rect, rect, UNBOUNDED } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import { sortRows } from './model/sorting.ts';
import { renameSheet, shiftCells } from './model/structure.ts';
import type { GRange, GRangeList, GSelection, GSheet, GSpreadsheet } from './official.ts';
import { rangeWithin } from './range-base.ts';
import { RangeList } from './range-list.ts';
import { Selection } from './selection.ts';

/** The block of cells that A1 text or a name stands for, on `sheet` unless the text names another. */
export function resolveRange(
  context: FileContext,
  sheet: SheetModel | null,
  text: string,
): { sheet: SheetModel; area: Rect } {
  const named = context.model.namedRanges.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (named) return { sheet: context.model.sheetById(named.area.sheetId)!, area: named.area };
  const tab = context.model.sheetByName(text);
  if (tab && sheet === null) return { sheet: tab, area: tab.area };
  const a1 = parseA1(text);
  if (!a1) throw new ScriptException('Range not found');
  const home = a1.sheetName === null ? sheet : context.model.sheetByName(a1.sheetName);
  if (!home || (sheet && home !== sheet)) throw new ScriptException('Range not found');
  if (a1.area.top >= home.rows.count || a1.area.left >= home.columns.count) {
    throw new ScriptException('Range not found');
  }
  return { sheet: home, area: cutAtEnd(home, a1.area) };
}

/** Google cuts a reference that ends beyond the sheet, but leaves open ends open. */
function cutAtEnd(sheet: SheetModel, area: Rect): Rect {
  const cut = sheet.clip(area);
  return {
    ...area,
    bottom: area.bottom >= UNBOUNDED ? area.bottom : cut.bottom,
    right: area.right >= UNBOUNDED ? area.right : cut.right,
  };
}

export abstract class SheetBase extends Service {
  readonly _official = 'Spreadsheet.Sheet';
  readonly _context: FileContext;
  readonly _sheet: SheetModel;

  constructor(context: FileContext, sheet: SheetModel) {
    super();
    this._context = context;
    this._sheet = sheet;
  }

  get _self(): GSheet {
    return asOfficial<GSheet>(this);
  }

  getSheetId(): number {
    return this._sheet.id;
  }

  getName(): string {
    return this._sheet.name;
  }

  getSheetName(): string {
    return this._sheet.name;
  }

  setName(name: string): GSheet {
    this._context.requireSheet(this._sheet);
    requireFreeName(this._context, String(name), this._sheet);
    renameSheet(this._context.model, this._sheet, String(name));
    return this._self;
  }

  getIndex(): number {
    return this._context.model.sheets.indexOf(this._sheet) + 1;
  }

  getParent(): GSpreadsheet {
    return asOfficial<GSpreadsheet>(this._context.make.spreadsheet(this._context));
  }

  getMaxRows(): number {
    return this._sheet.rows.count;
  }

  getMaxColumns(): number {
    return this._sheet.columns.count;
  }

  getLastRow(): number {
    return this._context.model.extent(this._sheet).rows;
  }

  getLastColumn(): number {
    return this._context.model.extent(this._sheet).columns;
  }

  getDataRange(): GRange {
    const { rows, columns } = this._context.model.extent(this._sheet);
    return this._at(rect(0, 0, Math.max(1, rows), Math.max(1, columns)));
  }

  getRange(row: number | string, column?: number, numRows?: number, numColumns?: number): GRange {
    const args = [row, column, numRows, numColumns].filter((arg) => arg !== undefined);
    if (typeof row === 'string' && column === undefined) {
      const { sheet, area } = resolveRange(this._context, this._sheet, row);
      return asOfficial<GRange>(this._context.range(sheet, area));
    }
    const whole = args.map((arg) => integer(arg, 'Sheet.getRange', args));
    if (whole.length < 2) refuse('Sheet.getRange', args);
    return this._at(rangeWithin(this._sheet, whole[0]! - 1, whole[1]! - 1, whole[2] ?? 1, whole[3] ?? 1));
  }

  getSheetValues(startRow: number, startColumn: number, numRows: number, numColumns: number): unknown[][] {
    const { bottom, right } = this._sheet.area;
    // -1 means to the end.
    return this.getRange(
      startRow,
      startColumn,
      numRows === -1 ? bottom - startRow + 1 : numRows,
      numColumns === -1 ? right - startColumn + 1 : numColumns,
    ).getValues();
  }

  /** Writes below the last row with content; the sheet grows when it is full. */
  appendRow(rowContents: unknown[]): GSheet {
    if (!Array.isArray(rowContents) || rowContents.length === 0)
      return refuse('Sheet.appendRow', [rowContents]);
    const { model } = this._context;
    const { rows } = model.extent(this._sheet);
    const { rows: rowAxis, columns } = this._sheet;
    this._context.requireCells(this._sheet, rect(rows, 0, 1, rowContents.length));
    if (rows >= rowAxis.count) {
      const like = rowAxis.count - 1;
      shiftCells(model, this._sheet, { kind: 'insert', axis: 'rows', at: rowAxis.count, count: 1 }, like);
    }
    if (rowContents.length > columns.count) {
      const at = columns.count;
      const count = rowContents.length - at;
      shiftCells(model, this._sheet, { kind: 'insert', axis: 'columns', at, count }, at - 1);
    }
    writeScriptValues(model, this._sheet, rect(rows, 0, 1, rowContents.length), [rowContents]);
    return this._self;
  }

  clear(options: { formatOnly?: boolean | undefined; contentsOnly?: boolean | undefined } = {}): GSheet {
    this._all().clear(options);
    return this._self;
  }

  clearContents(): GSheet {
    this._all().clearContent();
    return this._self;
  }

  clearFormats(): GSheet {
    this._all().clearFormat();
    return this._self;
  }

  clearNotes(): GSheet {
    this._all().clearNote();
    return this._self;
  }

  /** Sorts all rows below the frozen ones. */
  sort(columnPosition: number, ascending = true): GSheet {
    const { rows, columns } = this._context.model.extent(this._sheet);
    const top = this._sheet.rows.frozen;
    if (rows <= top) return this._self;
    const area = { top, left: 0, bottom: rows, right: Math.max(columns, columnPosition) };
    this._context.requireCells(this._sheet, area);
    sortRows(this._context.model, this._sheet, area, [{ column: columnPosition - 1, ascending }]);
    return this._self;
  }

  isSheetHidden(): boolean {
    return this._sheet.isHidden;
  }

  hideSheet(): GSheet {
    this._context.requireEditor();
    const others = this._context.model.sheets.filter((sheet) => sheet !== this._sheet && !sheet.isHidden);
    if (others.length === 0) throw new ScriptException("You can't hide all the sheets in a document.");
    return this._hide(true);
  }

  showSheet(): GSheet {
    this._context.requireEditor();
    return this._hide(false);
  }

  getTabColor(): string | null {
    return this._sheet.tabColor;
  }

  setTabColor(color: string | null): GSheet {
    this._context.requireSheet(this._sheet);
    this._sheet.tabColor = parseColour(color) ?? null;
    this._sheet.touch('tabs');
    return this._self;
  }

  activate(): GSheet {
    this._context.activate(this._sheet);
    return this._self;
  }

  getRangeList(a1Notations: string[]): GRangeList {
    const ranges = a1Notations.map((a1) => this.getRange(String(a1)));
    return asOfficial<GRangeList>(new RangeList(this._context, this._sheet, ranges));
  }

  getSelection(): GSelection {
    return asOfficial<GSelection>(new Selection(this._context));
  }

  getActiveCell(): GRange {
    return this.getCurrentCell()!;
  }

  getCurrentCell(): GRange | null {
    const { top, left } = this._context.selectionOn(this._sheet).at(-1)!;
    return this._at(rect(top, left, 1, 1));
  }

  getActiveRange(): GRange | null {
    return this._at(this._context.selectionOn(this._sheet).at(-1)!);
  }

  getActiveRangeList(): GRangeList | null {
    const ranges = this._context.selectionOn(this._sheet).map((area) => this._at(area));
    return asOfficial<GRangeList>(new RangeList(this._context, this._sheet, ranges));
  }

  setActiveRange(range: GRange): GRange {
    return range.activate();
  }

  setActiveRangeList(rangeList: GRangeList): GRangeList {
    return rangeList.activate();
  }

  setActiveSelection(range: GRange | string): GRange {
    return (typeof range === 'string' ? this.getRange(range) : range).activate();
  }

  setCurrentCell(cell: GRange): GRange {
    return cell.activateAsCurrentCell();
  }

  getFormUrl(): string | null {
    return this._sheet.formUrl;
  }

  hasHiddenGridlines(): boolean {
    return this._sheet.hiddenGridlines;
  }

  setHiddenGridlines(hideGridlines: boolean): GSheet {
    this._context.requireSheet(this._sheet);
    this._sheet.hiddenGridlines = Boolean(hideGridlines);
    this._sheet.touch('layout');
    return this._self;
  }

  isRightToLeft(): boolean {
    return this._sheet.rightToLeft;
  }

  setRightToLeft(rightToLeft: boolean): GSheet {
    this._context.requireSheet(this._sheet);
    this._sheet.rightToLeft = Boolean(rightToLeft);
    this._sheet.touch('layout');
    return this._self;
  }

  _at(area: Rect): GRange {
    return asOfficial<GRange>(this._context.range(this._sheet, area));
  }

  _all(): GRange {
    return this._at(this._sheet.area);
  }

  _hide(hidden: boolean): GSheet {
    this._sheet.isHidden = hidden;
    this._sheet.touch('tabs');
    return this._self;
  }
}

/** Throws when a tab of this name exists already. */
export function requireFreeName(context: FileContext, name: string, except?: SheetModel): void {
  const taken = context.model.sheets.some(
    (sheet) => sheet !== except && sheet.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) {
    throw new ScriptException(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
  if (name === '') throw new ScriptException('The sheet name cannot be empty.');
}
