/** Where a range is and how to walk from it: the part of Range that needs no contents. */
import { asOfficial, ScriptException, Service } from '../service.ts';
import { formatA1 } from './a1.ts';
import { integer } from './arguments.ts';
import type { FileContext } from './context.ts';
import { type Rect, rect, UNBOUNDED } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import type { GRange, GSheet } from './official.ts';

export const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

export abstract class RangeBase extends Service {
  readonly _official = 'Spreadsheet.Range';
  readonly _context: FileContext;
  readonly _sheet: SheetModel;
  /** As asked for: may be open-ended (`A2:A`). */
  readonly _area: Rect;

  constructor(context: FileContext, sheet: SheetModel, area: Rect) {
    super();
    this._context = context;
    this._sheet = sheet;
    this._area = area;
  }

  /** The cells as they are now: open ends cut at the sheet's size. */
  get _cells(): Rect {
    return this._sheet.clip(this._area);
  }

  /** As `_cells`, but open to rows that are still to come. */
  get _reach(): Rect {
    return { ...this._cells, bottom: this._area.bottom };
  }

  get _self(): GRange {
    return asOfficial<GRange>(this);
  }

  getRow(): number {
    return this._area.top + 1;
  }

  getRowIndex(): number {
    return this.getRow();
  }

  getColumn(): number {
    return this._area.left + 1;
  }

  getLastRow(): number {
    return this._cells.bottom;
  }

  getLastColumn(): number {
    return this._cells.right;
  }

  getNumRows(): number {
    return this._cells.bottom - this._area.top;
  }

  getNumColumns(): number {
    return this._cells.right - this._area.left;
  }

  getHeight(): number {
    return this.getNumRows();
  }

  getWidth(): number {
    return this.getNumColumns();
  }

  getA1Notation(): string {
    return formatA1(this._area);
  }

  getSheet(): GSheet {
    return asOfficial<GSheet>(this._context.sheet(this._sheet));
  }

  getGridId(): number {
    return this._sheet.id;
  }

  isStartRowBounded(): boolean {
    return this._area.top > 0 || this._area.bottom < UNBOUNDED;
  }

  isEndRowBounded(): boolean {
    return this._area.bottom < UNBOUNDED;
  }

  isStartColumnBounded(): boolean {
    return this._area.left > 0 || this._area.right < UNBOUNDED;
  }

  isEndColumnBounded(): boolean {
    return this._area.right < UNBOUNDED;
  }

  getCell(row: number, column: number): GRange {
    const i = integer(row, 'Range.getCell', [row, column]);
    const j = integer(column, 'Range.getCell', [row, column]);
    if (i < 1 || j < 1 || i > this.getNumRows() || j > this.getNumColumns()) {
      throw new ScriptException('Cell reference out of range');
    }
    return this._at(rect(this._area.top + i - 1, this._area.left + j - 1, 1, 1));
  }

  offset(rowOffset: number, columnOffset: number, numRows?: number, numColumns?: number): GRange {
    const top = this._area.top + integer(rowOffset, 'Range.offset', [rowOffset, columnOffset]);
    const left = this._area.left + integer(columnOffset, 'Range.offset', [rowOffset, columnOffset]);
    return this._at(
      rangeWithin(this._sheet, top, left, numRows ?? this.getNumRows(), numColumns ?? this.getNumColumns()),
    );
  }

  /** Another range of the same sheet. */
  _at(area: Rect): GRange {
    return asOfficial<GRange>(this._context.range(this._sheet, area));
  }
}

/** A rectangle within the sheet, from zero-based start and sizes as a script gives them. */
export function rangeWithin(
  sheet: SheetModel,
  top: number,
  left: number,
  rows: number,
  columns: number,
): Rect {
  if (top < 0) throw new ScriptException('The starting row of the range is too small.');
  if (left < 0) throw new ScriptException('The starting column of the range is too small.');
  if (rows < 1) throw new ScriptException('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new ScriptException('The number of columns in the range must be at least 1.');
  const area = rect(top, left, Math.trunc(rows), Math.trunc(columns));
  if (area.bottom > sheet.rows.count || area.right > sheet.columns.count) throw new ScriptException(OUTSIDE);
  return area;
}
