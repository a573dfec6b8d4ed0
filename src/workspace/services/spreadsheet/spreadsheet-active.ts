/** What a spreadsheet does with its active tab: shorthand for the same methods of Sheet. */
import { Service } from '../service.ts';
import type { GBanding, GRange, GRangeList, GSelection, GSheet } from './official.ts';

export abstract class SpreadsheetActive extends Service {
  abstract getActiveSheet(): GSheet;

  getSheetId(): number {
    return this.getActiveSheet().getSheetId();
  }

  getSheetName(): string {
    return this.getActiveSheet().getName();
  }

  getSheetValues(startRow: number, startColumn: number, numRows: number, numColumns: number): unknown[][] {
    return this.getActiveSheet().getSheetValues(startRow, startColumn, numRows, numColumns);
  }

  getDataRange(): GRange {
    return this.getActiveSheet().getDataRange();
  }

  getLastRow(): number {
    return this.getActiveSheet().getLastRow();
  }

  getLastColumn(): number {
    return this.getActiveSheet().getLastColumn();
  }

  getSelection(): GSelection {
    return this.getActiveSheet().getSelection();
  }

  getActiveCell(): GRange {
    return this.getActiveSheet().getActiveCell();
  }

  getCurrentCell(): GRange | null {
    return this.getActiveSheet().getCurrentCell();
  }

  getActiveRange(): GRange | null {
    return this.getActiveSheet().getActiveRange();
  }

  getActiveRangeList(): GRangeList | null {
    return this.getActiveSheet().getActiveRangeList();
  }

  setActiveRange(range: GRange): GRange {
    return range.activate();
  }

  setActiveRangeList(rangeList: GRangeList): GRangeList {
    return rangeList.activate();
  }

  setActiveSelection(range: GRange | string): GRange {
    if (typeof range !== 'string') return range.activate();
    return this.getActiveSheet().setActiveSelection(range);
  }

  setCurrentCell(cell: GRange): GRange {
    return cell.activateAsCurrentCell();
  }

  getRangeList(a1Notations: string[]): GRangeList {
    return this.getActiveSheet().getRangeList(a1Notations);
  }

  getBandings(): GBanding[] {
    return this.getActiveSheet().getBandings();
  }

  appendRow(rowContents: unknown[]): GSheet {
    return this.getActiveSheet().appendRow(rowContents);
  }

  sort(columnPosition: number, ascending = true): GSheet {
    return this.getActiveSheet().sort(columnPosition, ascending);
  }

  insertRowBefore(beforePosition: number): GSheet {
    return this.getActiveSheet().insertRowBefore(beforePosition);
  }

  insertRowAfter(afterPosition: number): GSheet {
    return this.getActiveSheet().insertRowAfter(afterPosition);
  }

  insertRowsBefore(beforePosition: number, howMany: number): GSheet {
    return this.getActiveSheet().insertRowsBefore(beforePosition, howMany);
  }

  insertRowsAfter(afterPosition: number, howMany: number): GSheet {
    return this.getActiveSheet().insertRowsAfter(afterPosition, howMany);
  }

  insertColumnBefore(beforePosition: number): GSheet {
    return this.getActiveSheet().insertColumnBefore(beforePosition);
  }

  insertColumnAfter(afterPosition: number): GSheet {
    return this.getActiveSheet().insertColumnAfter(afterPosition);
  }

  insertColumnsBefore(beforePosition: number, howMany: number): GSheet {
    return this.getActiveSheet().insertColumnsBefore(beforePosition, howMany);
  }

  insertColumnsAfter(afterPosition: number, howMany: number): GSheet {
    return this.getActiveSheet().insertColumnsAfter(afterPosition, howMany);
  }

  deleteRow(rowPosition: number): GSheet {
    return this.getActiveSheet().deleteRow(rowPosition);
  }

  deleteRows(rowPosition: number, howMany: number): void {
    this.getActiveSheet().deleteRows(rowPosition, howMany);
  }

  deleteColumn(columnPosition: number): GSheet {
    return this.getActiveSheet().deleteColumn(columnPosition);
  }

  deleteColumns(columnPosition: number, howMany: number): void {
    this.getActiveSheet().deleteColumns(columnPosition, howMany);
  }

  getFrozenRows(): number {
    return this.getActiveSheet().getFrozenRows();
  }

  getFrozenColumns(): number {
    return this.getActiveSheet().getFrozenColumns();
  }

  setFrozenRows(rows: number): void {
    this.getActiveSheet().setFrozenRows(rows);
  }

  setFrozenColumns(columns: number): void {
    this.getActiveSheet().setFrozenColumns(columns);
  }

  getRowHeight(rowPosition: number): number {
    return this.getActiveSheet().getRowHeight(rowPosition);
  }

  setRowHeight(rowPosition: number, height: number): GSheet {
    return this.getActiveSheet().setRowHeight(rowPosition, height);
  }

  getColumnWidth(columnPosition: number): number {
    return this.getActiveSheet().getColumnWidth(columnPosition);
  }

  setColumnWidth(columnPosition: number, width: number): GSheet {
    return this.getActiveSheet().setColumnWidth(columnPosition, width);
  }

  autoResizeColumn(columnPosition: number): GSheet {
    return this.getActiveSheet().autoResizeColumn(columnPosition);
  }

  hideRow(row: GRange): void {
    row.getSheet().hideRow(row);
  }

  unhideRow(row: GRange): void {
    row.getSheet().unhideRow(row);
  }

  hideColumn(column: GRange): void {
    column.getSheet().hideColumn(column);
  }

  unhideColumn(column: GRange): void {
    column.getSheet().unhideColumn(column);
  }

  isRowHiddenByUser(rowPosition: number): boolean {
    return this.getActiveSheet().isRowHiddenByUser(rowPosition);
  }

  isRowHiddenByFilter(rowPosition: number): boolean {
    return this.getActiveSheet().isRowHiddenByFilter(rowPosition);
  }

  isColumnHiddenByUser(columnPosition: number): boolean {
    return this.getActiveSheet().isColumnHiddenByUser(columnPosition);
  }

  renameActiveSheet(newName: string): void {
    this.getActiveSheet().setName(newName);
  }
}
