/** Tables and rows of DocumentApp. */
import { asOfficial, type Official, ScriptException } from '../../service.ts';
import type { Editor } from '../editor.ts';
import { setCellStyle } from '../requests/tables.ts';
import { points, type TableCellStyle } from '../schema.ts';
import type { Block, CellNode, Key, RowNode, TableNode, TableUnit, Unit } from '../units.ts';
import { toColor } from './attributes.ts';
import { CONTAINER_WEIGHTS, type DocContainer } from './container.ts';
import type { DocumentContext } from './context.ts';
import type { DocElement, Extent } from './element.ts';
import { KeyedElement } from './keyed.ts';
import { cellUnits, EVEN, rowUnits } from './table-units.ts';

type GTable = GoogleAppsScript.Document.Table;
type GRow = GoogleAppsScript.Document.TableRow;
type GCell = GoogleAppsScript.Document.TableCell;

const TABLE_WEIGHTS = {
  ...CONTAINER_WEIGHTS,
  appendTableRow: 'write',
  insertTableRow: 'write',
  removeRow: 'write',
  setBorderColor: 'write',
  setBorderWidth: 'write',
  setColumnWidth: 'write',
} as const;

const BORDERS = ['borderTop', 'borderRight', 'borderBottom', 'borderLeft'] as const;

function outOfRange(what: string, index: number, count: number): ScriptException {
  return new ScriptException(
    `${what} index (${index}) must be less than the number of child elements (${count}).`,
  );
}

export class Table extends KeyedElement<GTable> implements Official<GTable> {
  readonly _official = 'Document.Table';
  readonly _type = 'TABLE';
  readonly _weights = TABLE_WEIGHTS;

  get _node(): TableNode {
    return this._context.table(this._key).node;
  }

  get _rows(): readonly RowNode[] {
    return this._node.rows.filter(({ unit }) => !unit.placeholder);
  }

  get _extent(): Extent {
    const { segment, node } = this._context.table(this._key);
    return { segmentId: segment.id, start: node.start, end: node.end };
  }

  get _blocks(): readonly Block[] {
    return [this._node];
  }

  get _children(): readonly DocElement<unknown>[] {
    return this._rows.map(({ unit }) => new TableRow(this._context, unit.key));
  }

  _at(context: DocumentContext, key: Key): Table {
    return new Table(context, key);
  }

  _remove(child: DocElement<unknown>): void {
    this.removeRow(this.getChildIndex(asOfficial(child)));
  }

  getNumRows(): number {
    return this._rows.length;
  }

  getRow(rowIndex: number): GRow {
    const row = this._rows[rowIndex];
    if (!row) throw outOfRange('Row', rowIndex, this._rows.length);
    return asOfficial(new TableRow(this._context, row.unit.key));
  }

  getCell(rowIndex: number, cellIndex: number): GCell {
    return this.getRow(rowIndex).getCell(cellIndex);
  }

  appendTableRow(tableRow?: GRow): GRow {
    return this.insertTableRow(this.getNumRows(), tableRow);
  }

  /** A new row has no cells yet. */
  insertTableRow(childIndex: number, tableRow?: GRow | null): GRow {
    if (childIndex > this.getNumRows()) throw outOfRange('Child', childIndex, this.getNumRows());
    const row = tableRow as unknown as TableRow | null | undefined;
    const made = row ? row._unitsFor(this._context) : null;
    const key = this._context.edit((editor): Key => {
      const { start, end, unit, rows } = this._node;
      const { segmentId } = this._extent;
      const units = made?.units ?? rowUnits(editor.model, [], unit.columns.length);
      const waiting = rows.filter((each) => each.unit.placeholder);
      editor.model.splice(segmentId, this._rows[childIndex]?.start ?? end - 1, 0, units);
      for (const each of waiting) editor.model.splice(segmentId, each.start, each.end - each.start, []);
      evenOut(editor, segmentId, start);
      return (units[0] as { key: Key }).key;
    });
    if (row) row._adopt(this._context, key);
    return asOfficial(row ?? new TableRow(this._context, key));
  }

  removeRow(rowIndex: number): GRow {
    const row = this.getRow(rowIndex) as unknown as TableRow;
    const { segmentId, start, end } = row._extent;
    const units = row._units;
    const from = this._context.model;
    this._context.edit((editor) => {
      const last = this._node.rows.length === 1;
      const left = last ? rowUnits(editor.model, null, this._node.unit.columns.length) : [];
      editor.model.splice(segmentId, start, end - start, left);
    });
    row._stepAside(from, units);
    return asOfficial(row);
  }

  clear(): GTable {
    while (this.getNumRows() > 0) this.removeRow(0);
    return this._self;
  }

  getColumnWidth(columnIndex: number): number {
    return this._node.unit.columns[columnIndex]?.width?.magnitude ?? (null as unknown as number);
  }

  setColumnWidth(columnIndex: number, width: number): GTable {
    return this._edit((editor) => {
      const { unit, start } = this._node;
      if (!unit.columns[columnIndex]) throw outOfRange('Column', columnIndex, unit.columns.length);
      const columns = unit.columns.map((column, i) =>
        i === columnIndex ? { widthType: 'FIXED_WIDTH', width: points(width) } : column,
      );
      editor.model.overwrite(this._extent.segmentId, start, [{ ...unit, columns }]);
    });
  }

  #border(change: (border: NonNullable<TableCellStyle['borderTop']>) => TableCellStyle['borderTop']): GTable {
    return this._edit((editor) => {
      const place = this._context.table(this._key);
      const known = place.node.rows[0]!.cells[0]!.unit.style.borderTop;
      const border = change(known ?? { width: points(1), dashStyle: 'SOLID', color: toColor('#000000') });
      const style = Object.fromEntries(BORDERS.map((side) => [side, border]));
      const { rows, unit } = place.node;
      const all = { top: 0, left: 0, bottom: rows.length, right: unit.columns.length };
      setCellStyle(
        editor,
        { segment: place.segment, table: place.node },
        all,
        style,
        BORDERS.map((side) => [side]),
      );
    });
  }

  setBorderWidth(width: number): GTable {
    return this.#border((border) => ({ ...border, width: points(width) }));
  }

  setBorderColor(color: string): GTable {
    return this.#border((border) => ({ ...border, color: toColor(color) }));
  }
}

/** Gives every row of a table as many cells as the longest has, and the table that many columns. */
function evenOut(editor: Editor, segmentId: string, start: number): void {
  const { units } = editor.segment(segmentId);
  const table = units[start] as TableUnit;
  const rows = rowsIn(units, start);
  const columns = Math.max(1, ...rows.map(({ cells }) => cells));
  for (const { end, cells } of [...rows].reverse())
    for (let i = cells; i < columns; i++)
      editor.model.splice(segmentId, end, 0, cellUnits(editor.model, null));
  const widths = Array.from({ length: columns }, (_, i) => table.columns[i] ?? EVEN);
  editor.model.overwrite(segmentId, start, [{ ...table, columns: widths }]);
}

/** Where the rows of a table end and how many cells each has, also while they are not equally many. */
function rowsIn(
  units: readonly Unit[],
  start: number,
): readonly { readonly end: number; readonly cells: number }[] {
  const rows: { end: number; cells: number }[] = [];
  let depth = 0;
  for (let at = start; at < units.length; at++) {
    const { kind } = units[at]!;
    if (kind === 'table') depth++;
    if (kind === 'tableEnd' && --depth === 0) break;
    if (depth === 1 && kind === 'row') rows.push({ end: at, cells: 0 });
    if (depth === 1 && kind === 'cell') rows.at(-1)!.cells++;
    if (rows.length > 0) rows.at(-1)!.end = at + 1;
  }
  return rows;
}

const ROW_WEIGHTS = {
  ...CONTAINER_WEIGHTS,
  appendTableCell: 'write',
  insertTableCell: 'write',
  removeCell: 'write',
  setMinimumHeight: 'write',
} as const;

export class TableRow extends KeyedElement<GRow> implements Official<GRow> {
  readonly _official = 'Document.TableRow';
  readonly _type = 'TABLE_ROW';
  readonly _weights = ROW_WEIGHTS;

  get #place(): { readonly row: RowNode; readonly table: TableNode; readonly segmentId: string } {
    const { segment, at } = this._context.place(this._key);
    for (const holder of this._context.holders(segment, at).holders)
      if (holder.type === 'table') {
        const row = holder.table.rows.find(({ unit }) => unit.key === this._key);
        if (row) return { row, table: holder.table, segmentId: segment.id };
      }
    throw new ScriptException('The element was removed from the document.');
  }

  get _cells(): readonly CellNode[] {
    return this.#place.row.cells.filter(({ unit }) => !unit.placeholder && unit.coveredBy === null);
  }

  get _extent(): Extent {
    const { row, segmentId } = this.#place;
    return { segmentId, start: row.start, end: row.end };
  }

  get _blocks(): readonly Block[] {
    return this.#place.row.cells.flatMap(({ content }) => content);
  }

  get _children(): readonly DocElement<unknown>[] {
    return this._cells.map(
      ({ unit }) => this._context.make.cell(this._context, unit.key) as DocElement<unknown>,
    );
  }

  override get _parent(): DocContainer<unknown> {
    return this.#table;
  }

  get #table(): Table {
    return new Table(this._context, this.#place.table.unit.key);
  }

  _at(context: DocumentContext, key: Key): TableRow {
    return new TableRow(context, key);
  }

  /** A row stands in a table, also when it stands by itself. */
  override _standalone(units: readonly Unit[]): readonly Unit[] {
    const cells = units.filter(({ kind }) => kind === 'cell').length;
    const columns = Array.from({ length: cells }, () => EVEN);
    return [{ kind: 'table', key: -1, columns }, ...units, { kind: 'tableEnd' }];
  }

  _remove(child: DocElement<unknown>): void {
    this.removeCell(this.getChildIndex(asOfficial(child)));
  }

  getParentTable(): GTable {
    return asOfficial(this.#table);
  }

  getNumCells(): number {
    return this._cells.length;
  }

  getCell(cellIndex: number): GCell {
    const cell = this._cells[cellIndex];
    if (!cell) throw outOfRange('Cell', cellIndex, this._cells.length);
    return asOfficial(this._context.make.cell(this._context, cell.unit.key));
  }

  appendTableCell(textContentsOrCell?: string | GCell | null): GCell {
    return this.insertTableCell(this.getNumCells(), textContentsOrCell);
  }

  /** Takes the place of a cell that is not there yet, or adds a column. */
  insertTableCell(childIndex: number, textContentsOrCell?: string | GCell | null): GCell {
    const cells = this._cells;
    if (childIndex > cells.length) throw outOfRange('Child', childIndex, cells.length);
    const given = textContentsOrCell instanceof KeyedElement ? textContentsOrCell : null;
    const made = given?._unitsFor(this._context) ?? null;
    const key = this._context.edit((editor): Key => {
      const { row, table, segmentId } = this.#place;
      const units = made?.units ?? cellUnits(editor.model, String(textContentsOrCell ?? ''));
      const at = cells[childIndex]?.start ?? cells.at(-1)?.end ?? row.start + 1;
      const waiting = row.cells.find(({ unit }) => unit.placeholder);
      // Cells that are not there yet stand at the end of their row.
      if (waiting) editor.model.splice(segmentId, waiting.start, waiting.end - waiting.start, []);
      editor.model.splice(segmentId, at, 0, units);
      evenOut(editor, segmentId, table.start);
      return (units[0] as { key: Key }).key;
    });
    given?._adopt(this._context, key);
    return asOfficial(given ?? this._context.make.cell(this._context, key));
  }

  removeCell(cellIndex: number): GCell {
    const cell = this.getCell(cellIndex) as unknown as KeyedElement<unknown>;
    const { segmentId, start, end } = cell._extent;
    const units = cell._units;
    const from = this._context.model;
    this._context.edit((editor) => {
      const { end: rowEnd } = this.#place.row;
      editor.model.splice(segmentId, rowEnd, 0, cellUnits(editor.model, null));
      editor.model.splice(segmentId, start, end - start, []);
    });
    cell._stepAside(from, units);
    return asOfficial(cell);
  }

  clear(): GRow {
    while (this.getNumCells() > 0) this.removeCell(0);
    return this._self;
  }

  getMinimumHeight(): number {
    return this.#place.row.unit.style.minRowHeight?.magnitude ?? 0;
  }

  setMinimumHeight(minHeight: number): GRow {
    return this._edit((editor) => {
      const { row, segmentId } = this.#place;
      const style = { ...row.unit.style, minRowHeight: points(minHeight) };
      editor.model.overwrite(segmentId, row.start, [{ ...row.unit, style }]);
    });
  }
}
