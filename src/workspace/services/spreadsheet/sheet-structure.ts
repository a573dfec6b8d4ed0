/** Rows and columns of a sheet: inserted, deleted, moved, hidden, sized, frozen, grouped. */
import { asOfficial, enumName, ScriptException } from '../service.ts';
import { expect, integer } from './arguments.ts';
import { displayValues } from './cells.ts';
import { GROUP_CONTROL } from './enums.ts';
import { Group } from './group.ts';
import type { Axis } from './model/axis.ts';
import { type AxisName, rect, type Shift } from './model/rect.ts';
import { shiftCells } from './model/structure.ts';
import type { GGroup, GRange, GSheet } from './official.ts';
import type { RangeBase } from './range-base.ts';
import { SheetBase } from './sheet-base.ts';

type GroupControl = GoogleAppsScript.Spreadsheet.GroupControlTogglePosition;

const PIXELS_PER_CHARACTER = 7;
const CELL_PADDING = 20;

export abstract class SheetStructure extends SheetBase {
  insertRowBefore(beforePosition: number): GSheet {
    return this.insertRowsBefore(beforePosition, 1);
  }

  insertRowAfter(afterPosition: number): GSheet {
    return this.insertRowsAfter(afterPosition, 1);
  }

  insertRows(rowIndex: number, numRows = 1): void {
    this.insertRowsBefore(rowIndex, numRows);
  }

  insertRowsBefore(beforePosition: number, howMany: number): GSheet {
    return this._insert('rows', beforePosition - 1, howMany, beforePosition - 1);
  }

  insertRowsAfter(afterPosition: number, howMany: number): GSheet {
    return this._insert('rows', afterPosition, howMany, afterPosition - 1);
  }

  insertColumnBefore(beforePosition: number): GSheet {
    return this.insertColumnsBefore(beforePosition, 1);
  }

  insertColumnAfter(afterPosition: number): GSheet {
    return this.insertColumnsAfter(afterPosition, 1);
  }

  insertColumns(columnIndex: number, numColumns = 1): void {
    this.insertColumnsBefore(columnIndex, numColumns);
  }

  insertColumnsBefore(beforePosition: number, howMany: number): GSheet {
    return this._insert('columns', beforePosition - 1, howMany, beforePosition - 1);
  }

  insertColumnsAfter(afterPosition: number, howMany: number): GSheet {
    return this._insert('columns', afterPosition, howMany, afterPosition - 1);
  }

  deleteRow(rowPosition: number): GSheet {
    this.deleteRows(rowPosition, 1);
    return this._self;
  }

  deleteRows(rowPosition: number, howMany: number): void {
    this._delete('rows', rowPosition - 1, howMany);
  }

  deleteColumn(columnPosition: number): GSheet {
    this.deleteColumns(columnPosition, 1);
    return this._self;
  }

  deleteColumns(columnPosition: number, howMany: number): void {
    this._delete('columns', columnPosition - 1, howMany);
  }

  /** Moves the rows of `rowSpec` to before row `destinationIndex`, counted as it is before the move. */
  moveRows(rowSpec: GRange, destinationIndex: number): void {
    const { top, bottom } = expect<RangeBase>(rowSpec, 'Spreadsheet.Range', 'Sheet.moveRows')._cells;
    this._move('rows', top, bottom - top, destinationIndex - 1);
  }

  moveColumns(columnSpec: GRange, destinationIndex: number): void {
    const { left, right } = expect<RangeBase>(columnSpec, 'Spreadsheet.Range', 'Sheet.moveColumns')._cells;
    this._move('columns', left, right - left, destinationIndex - 1);
  }

  getFrozenRows(): number {
    return this._sheet.rows.frozen;
  }

  getFrozenColumns(): number {
    return this._sheet.columns.frozen;
  }

  setFrozenRows(rows: number): void {
    this._freeze('rows', rows);
  }

  setFrozenColumns(columns: number): void {
    this._freeze('columns', columns);
  }

  getRowHeight(rowPosition: number): number {
    this._requireWithin('rows', rowPosition - 1, 1);
    return this._sheet.rows.size(rowPosition - 1);
  }

  setRowHeight(rowPosition: number, height: number): GSheet {
    return this.setRowHeights(rowPosition, 1, height);
  }

  setRowHeights(startRow: number, numRows: number, height: number): GSheet {
    return this._resize('rows', startRow - 1, numRows, height);
  }

  setRowHeightsForced(startRow: number, numRows: number, height: number): GSheet {
    return this._resize('rows', startRow - 1, numRows, height);
  }

  getColumnWidth(columnPosition: number): number {
    this._requireWithin('columns', columnPosition - 1, 1);
    return this._sheet.columns.size(columnPosition - 1);
  }

  setColumnWidth(columnPosition: number, width: number): GSheet {
    return this.setColumnWidths(columnPosition, 1, width);
  }

  setColumnWidths(startColumn: number, numColumns: number, width: number): GSheet {
    return this._resize('columns', startColumn - 1, numColumns, width);
  }

  autoResizeColumn(columnPosition: number): GSheet {
    return this.autoResizeColumns(columnPosition, 1);
  }

  /** Fits the width to the longest text; without fonts this is an estimate by its number of characters. */
  autoResizeColumns(startColumn: number, numColumns: number): GSheet {
    const { rows } = this._context.model.extent(this._sheet);
    for (let column = startColumn - 1; column < startColumn - 1 + numColumns; column += 1) {
      const texts = displayValues(this._context.model, this._sheet, rect(0, column, Math.max(1, rows), 1));
      const longest = texts
        .flatMap(([text = '']) => text.split('\n'))
        .reduce((most, line) => Math.max(most, line.length), 0);
      const width =
        longest === 0 ? this._sheet.columns.defaultSize : longest * PIXELS_PER_CHARACTER + CELL_PADDING;
      this._resize('columns', column, 1, width);
    }
    return this._self;
  }

  autoResizeRows(startRow: number, numRows: number): GSheet {
    const { columns } = this._context.model.extent(this._sheet);
    for (let row = startRow - 1; row < startRow - 1 + numRows; row += 1) {
      const [texts = []] = displayValues(
        this._context.model,
        this._sheet,
        rect(row, 0, 1, Math.max(1, columns)),
      );
      const lines = texts.reduce((most, text) => Math.max(most, text.split('\n').length), 1);
      this._resize('rows', row, 1, lines * this._sheet.rows.defaultSize);
    }
    return this._self;
  }

  hideRow(row: GRange): void {
    const { top, bottom } = expect<RangeBase>(row, 'Spreadsheet.Range', 'Sheet.hideRow')._cells;
    this._conceal('rows', top, bottom - top, true);
  }

  hideRows(rowIndex: number, numRows = 1): void {
    this._conceal('rows', rowIndex - 1, numRows, true);
  }

  unhideRow(row: GRange): void {
    const { top, bottom } = expect<RangeBase>(row, 'Spreadsheet.Range', 'Sheet.unhideRow')._cells;
    this._conceal('rows', top, bottom - top, false);
  }

  showRows(rowIndex: number, numRows = 1): void {
    this._conceal('rows', rowIndex - 1, numRows, false);
  }

  hideColumn(column: GRange): void {
    const { left, right } = expect<RangeBase>(column, 'Spreadsheet.Range', 'Sheet.hideColumn')._cells;
    this._conceal('columns', left, right - left, true);
  }

  hideColumns(columnIndex: number, numColumns = 1): void {
    this._conceal('columns', columnIndex - 1, numColumns, true);
  }

  unhideColumn(column: GRange): void {
    const { left, right } = expect<RangeBase>(column, 'Spreadsheet.Range', 'Sheet.unhideColumn')._cells;
    this._conceal('columns', left, right - left, false);
  }

  showColumns(columnIndex: number, numColumns = 1): void {
    this._conceal('columns', columnIndex - 1, numColumns, false);
  }

  isRowHiddenByUser(rowPosition: number): boolean {
    return this._sheet.rows.hidden.get(rowPosition - 1) === true;
  }

  isColumnHiddenByUser(columnPosition: number): boolean {
    return this._sheet.columns.hidden.get(columnPosition - 1) === true;
  }

  isRowHiddenByFilter(rowPosition: number): boolean {
    return this._context.model.hiddenByFilter(this._sheet).has(rowPosition - 1);
  }

  getRowGroupDepth(rowIndex: number): number {
    return this._sheet.rows.depth(rowIndex - 1);
  }

  getColumnGroupDepth(columnIndex: number): number {
    return this._sheet.columns.depth(columnIndex - 1);
  }

  /** The group of this depth that the row belongs to. */
  getRowGroup(rowIndex: number, groupDepth: number): GGroup | null {
    return this._groupAt('rows', rowIndex - 1, groupDepth);
  }

  getColumnGroup(columnIndex: number, groupDepth: number): GGroup | null {
    return this._groupAt('columns', columnIndex - 1, groupDepth);
  }

  getRowGroupControlPosition(): GroupControl {
    return this._sheet.rows.controlAfter ? GROUP_CONTROL.AFTER : GROUP_CONTROL.BEFORE;
  }

  getColumnGroupControlPosition(): GroupControl {
    return this._sheet.columns.controlAfter ? GROUP_CONTROL.AFTER : GROUP_CONTROL.BEFORE;
  }

  setRowGroupControlPosition(position: GroupControl): GSheet {
    return this._controls('rows', position);
  }

  setColumnGroupControlPosition(position: GroupControl): GSheet {
    return this._controls('columns', position);
  }

  expandAllRowGroups(): GSheet {
    return this._fold('rows', (depth) => depth > 0, false);
  }

  collapseAllRowGroups(): GSheet {
    return this._fold('rows', (depth) => depth > 0, true);
  }

  expandAllColumnGroups(): GSheet {
    return this._fold('columns', (depth) => depth > 0, false);
  }

  collapseAllColumnGroups(): GSheet {
    return this._fold('columns', (depth) => depth > 0, true);
  }

  expandRowGroupsUpToDepth(groupDepth: number): GSheet {
    this._fold('rows', (depth) => depth > groupDepth, true);
    return this._fold('rows', (depth) => depth <= groupDepth, false);
  }

  expandColumnGroupsUpToDepth(groupDepth: number): GSheet {
    this._fold('columns', (depth) => depth > groupDepth, true);
    return this._fold('columns', (depth) => depth <= groupDepth, false);
  }

  _groupAt(name: AxisName, index: number, depth: number): GGroup | null {
    const group = this._axis(name).groups.find(
      (each) => each.depth === depth && index >= each.start && index < each.end,
    );
    return group ? asOfficial<GGroup>(new Group(this._context, this._sheet, name, group)) : null;
  }

  _controls(name: AxisName, position: GroupControl): GSheet {
    this._context.requireSheet(this._sheet);
    this._axis(name).controlAfter = enumName(position) === 'AFTER';
    this._sheet.touch('layout');
    return this._self;
  }

  _axis(name: AxisName): Axis {
    return this._sheet[name];
  }

  _fold(name: AxisName, which: (depth: number) => boolean, collapsed: boolean): GSheet {
    this._context.requireSheet(this._sheet);
    const axis = this._axis(name);
    for (const group of axis.groups) if (which(group.depth)) axis.collapse(group, collapsed);
    this._sheet.touch('layout');
    return this._self;
  }

  _requireWithin(name: AxisName, at: number, count: number): void {
    integer(at, `Sheet.${name}`, [at]);
    const beyond = at < 0 || count < 1 || at + count > this._axis(name).count;
    if (beyond) throw new ScriptException(`Those ${name} are out of bounds.`);
  }

  _insert(name: AxisName, at: number, count: number, like: number): GSheet {
    this._requireWithin(name, like, 1);
    if (count < 1) throw new ScriptException(`The number of ${name} to insert must be at least 1.`);
    this._requireAround(name, at);
    shiftCells(this._context.model, this._sheet, { kind: 'insert', axis: name, at, count }, like);
    return this._self;
  }

  _delete(name: AxisName, at: number, count: number): void {
    this._requireWithin(name, at, count);
    const axis = this._axis(name);
    if (count >= axis.count) throw new ScriptException(`You can't delete all the ${name} on the sheet.`);
    if (at <= axis.frozen && at + count >= axis.count) {
      throw new ScriptException(`Sorry, it is not possible to delete all non-frozen ${name}.`);
    }
    this._context.requireCells(this._sheet, this._band(name, at, count));
    shiftCells(this._context.model, this._sheet, { kind: 'delete', axis: name, at, count });
  }

  _move(name: AxisName, at: number, count: number, to: number): void {
    if (to < 0 || to > this._axis(name).count) throw new ScriptException(`Those ${name} are out of bounds.`);
    if (to >= at && to <= at + count) return;
    this._context.requireCells(this._sheet, this._band(name, at, count));
    this._requireAround(name, to);
    const shift: Shift = { kind: 'move', axis: name, at, count, to };
    shiftCells(this._context.model, this._sheet, shift);
  }

  /** Refuses insertion in the middle of what is protected against this person. */
  _requireAround(name: AxisName, at: number): void {
    this._context.requireEditor();
    for (const protection of this._sheet.protections) {
      const area = protection.area ?? this._sheet.area;
      const [start, end] = name === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
      if (protection.area === null || (at > start && at < end)) {
        this._context.requireCells(this._sheet, this._sheet.clip(area));
      }
    }
  }

  _band(name: AxisName, at: number, count: number) {
    const { rows, columns } = this._sheet;
    return name === 'rows' ? rect(at, 0, count, columns.count) : rect(0, at, rows.count, count);
  }

  _freeze(name: AxisName, count: number): void {
    this._context.requireSheet(this._sheet);
    const frozen = integer(count, `Sheet.setFrozen${name === 'rows' ? 'Rows' : 'Columns'}`, [count]);
    if (frozen < 0 || frozen >= this._axis(name).count) {
      throw new ScriptException(`Those ${name} are out of bounds.`);
    }
    this._axis(name).frozen = frozen;
    this._sheet.touch('layout');
  }

  _resize(name: AxisName, at: number, count: number, pixels: number): GSheet {
    this._requireWithin(name, at, count);
    this._context.requireSheet(this._sheet);
    this._axis(name).sizes.set(at, at + count, Math.max(2, Math.round(pixels)));
    this._sheet.touch('layout');
    return this._self;
  }

  _conceal(name: AxisName, at: number, count: number, hide: boolean): void {
    this._requireWithin(name, at, count);
    this._context.requireSheet(this._sheet);
    this._axis(name).hidden.set(at, at + count, hide ? true : undefined);
    this._sheet.touch('layout');
  }
}
