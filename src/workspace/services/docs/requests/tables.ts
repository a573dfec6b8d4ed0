/** Requests that make tables and change their rows, columns and cells. */
import { type CellBlock, cellAt, type Editor, invalid, type TablePlace } from '../editor.ts';
import type { TableCellStyle } from '../schema.ts';
import { type FieldPath, maskPaths, withMasked } from '../shape.ts';
import {
  CELL_LOCATION,
  CELL_STYLE,
  COLUMN_PROPERTIES,
  LOCATION,
  PLACE,
  ROW_STYLE,
  TABLE_RANGE,
} from '../shapes.ts';
import {
  type Area,
  cellsIn,
  deleteColumn,
  deleteRow,
  emptyTable,
  holdsWholeMerges,
  insertColumn,
  insertRow,
  mergeCells,
  unmergeCells,
} from '../tables.ts';
import type { RowUnit } from '../units.ts';
import { requestKinds } from './kind.ts';

/** Docs takes no more columns than this in one table. */
const MOST_COLUMNS = 20;
const SMALLEST_WIDTH = 5;

export const TABLE_REQUESTS = requestKinds({
  insertTable: {
    shape: { rows: 'TYPE_INT32', columns: 'TYPE_INT32', ...PLACE },
    apply(editor, request) {
      const rows = request.rows ?? 0;
      const columns = request.columns ?? 0;
      if (rows < 1 || columns < 1) throw invalid('The number of rows and columns must be at least 1.');
      if (columns > MOST_COLUMNS) throw invalid(`The number of columns must not exceed ${MOST_COLUMNS}.`);
      const place = editor.insertion(request);
      if (place.segment.kind === 'footnote') throw invalid('Tables cannot be inserted inside a footnote.');
      editor.insertUnits(place, ['newline', ...emptyTable(editor.model, rows, columns)]);
    },
  },
  insertTableRow: {
    shape: { tableCellLocation: CELL_LOCATION, insertBelow: 'TYPE_BOOL' },
    apply(editor, { tableCellLocation, insertBelow }) {
      const place = editor.cell(tableCellLocation);
      const { rowSpan } = cellAt(place).unit.style;
      insertRow(editor, place, insertBelow ? place.row + (rowSpan ?? 1) : place.row);
    },
  },
  insertTableColumn: {
    shape: { tableCellLocation: CELL_LOCATION, insertRight: 'TYPE_BOOL' },
    apply(editor, { tableCellLocation, insertRight }) {
      const place = editor.cell(tableCellLocation);
      if (place.table.unit.columns.length >= MOST_COLUMNS)
        throw invalid(`The number of columns must not exceed ${MOST_COLUMNS}.`);
      const { columnSpan } = cellAt(place).unit.style;
      insertColumn(editor, place, insertRight ? place.column + (columnSpan ?? 1) : place.column);
    },
  },
  deleteTableRow: {
    shape: { tableCellLocation: CELL_LOCATION },
    apply(editor, { tableCellLocation }) {
      const place = editor.cell(tableCellLocation);
      deleteRow(editor, place, place.row);
    },
  },
  deleteTableColumn: {
    shape: { tableCellLocation: CELL_LOCATION },
    apply(editor, { tableCellLocation }) {
      const place = editor.cell(tableCellLocation);
      deleteColumn(editor, place, place.column);
    },
  },
  mergeTableCells: {
    shape: { tableRange: TABLE_RANGE },
    apply(editor, { tableRange }) {
      const block = editor.cellBlock(tableRange);
      const area = areaOf(block);
      if (!holdsWholeMerges(block.table, area)) throw invalid('The table range must be rectangular.');
      if (block.rowSpan * block.columnSpan > 1) mergeCells(editor, block, area);
    },
  },
  unmergeTableCells: {
    shape: { tableRange: TABLE_RANGE },
    apply(editor, { tableRange }) {
      const block = editor.cellBlock(tableRange);
      unmergeCells(editor, block, areaOf(block));
    },
  },
  updateTableCellStyle: {
    shape: {
      tableCellStyle: CELL_STYLE,
      fields: 'TYPE_STRING',
      tableRange: TABLE_RANGE,
      tableStartLocation: LOCATION,
    },
    apply(editor, { tableCellStyle, fields, tableRange, tableStartLocation }) {
      const paths = maskPaths(fields, CELL_STYLE);
      if (tableStartLocation) {
        const place = editor.table(tableStartLocation);
        const { length: bottom } = place.table.rows;
        const { length: right } = place.table.unit.columns;
        setCellStyle(editor, place, { top: 0, left: 0, bottom, right }, tableCellStyle ?? {}, paths);
        return;
      }
      const block = editor.cellBlock(tableRange);
      setCellStyle(editor, block, areaOf(block), tableCellStyle ?? {}, paths);
    },
  },
  updateTableColumnProperties: {
    shape: {
      tableStartLocation: LOCATION,
      columnIndices: ['TYPE_INT32'],
      tableColumnProperties: COLUMN_PROPERTIES,
      fields: 'TYPE_STRING',
    },
    apply(editor, { tableStartLocation, columnIndices, tableColumnProperties, fields }) {
      const paths = maskPaths(fields, COLUMN_PROPERTIES);
      const { segment, table } = editor.table(tableStartLocation);
      const width = tableColumnProperties?.width?.magnitude;
      if (width !== undefined && width !== null && width < SMALLEST_WIDTH)
        throw invalid(`The width of a table column must be at least ${SMALLEST_WIDTH} points.`);
      const chosen = indices(columnIndices, table.unit.columns.length, 'Column');
      const columns = table.unit.columns.map((column, i) =>
        chosen(i) ? withMasked(column, tableColumnProperties ?? {}, paths) : column,
      );
      editor.model.overwrite(segment.id, table.start, [{ ...table.unit, columns }]);
    },
  },
  updateTableRowStyle: {
    shape: {
      tableStartLocation: LOCATION,
      rowIndices: ['TYPE_INT32'],
      tableRowStyle: ROW_STYLE,
      fields: 'TYPE_STRING',
    },
    apply(editor, { tableStartLocation, rowIndices, tableRowStyle, fields }) {
      const paths = maskPaths(fields, ROW_STYLE);
      const place = editor.table(tableStartLocation);
      const chosen = indices(rowIndices, place.table.rows.length, 'Row');
      setRowStyles(editor, place, (style, row) =>
        chosen(row) ? withMasked(style, tableRowStyle ?? {}, paths) : style,
      );
    },
  },
  pinTableHeaderRows: {
    shape: { tableStartLocation: LOCATION, pinnedHeaderRowsCount: 'TYPE_INT32' },
    apply(editor, { tableStartLocation, pinnedHeaderRowsCount }) {
      const place = editor.table(tableStartLocation);
      const count = pinnedHeaderRowsCount ?? 0;
      if (count < 0 || count > place.table.rows.length)
        throw invalid(`The pinned header rows count must be between 0 and ${place.table.rows.length}.`);
      setRowStyles(editor, place, ({ tableHeader: _, ...style }, row) =>
        row < count ? { ...style, tableHeader: true } : style,
      );
    },
  },
});

function areaOf({ row, column, rowSpan, columnSpan }: CellBlock): Area {
  return { top: row, left: column, bottom: row + rowSpan, right: column + columnSpan };
}

function indices(asked: readonly number[] | null | undefined, count: number, what: string) {
  const wrong = asked?.find((index) => index < 0 || index >= count);
  if (wrong !== undefined) throw invalid(`${what} index ${wrong} is out of bounds.`);
  return (index: number) => !asked?.length || asked.includes(index);
}

function setRowStyles(
  editor: Editor,
  { segment, table }: TablePlace,
  change: (style: RowUnit['style'], row: number) => RowUnit['style'],
): void {
  for (const [row, { start, unit }] of table.rows.entries())
    editor.model.overwrite(segment.id, start, [{ ...unit, style: change(unit.style, row) }]);
}

const OPPOSITE = [
  { border: 'borderRight', other: 'borderLeft', down: 0, along: 1 },
  { border: 'borderLeft', other: 'borderRight', down: 0, along: -1 },
  { border: 'borderBottom', other: 'borderTop', down: 1, along: 0 },
  { border: 'borderTop', other: 'borderBottom', down: -1, along: 0 },
] as const;

/** Sets fields of the cells' style; a border that a neighbour shares is set on both. */
export function setCellStyle(
  editor: Editor,
  { segment, table }: TablePlace,
  area: Area,
  style: TableCellStyle,
  paths: readonly FieldPath[],
): void {
  const styles = new Map(table.rows.flatMap(({ cells }) => cells.map((cell) => [cell, cell.unit.style])));
  for (const cell of cellsIn(table, area)) styles.set(cell, withMasked(styles.get(cell)!, style, paths));
  for (const { border, other, down, along } of OPPOSITE) {
    if (!paths.some(([field]) => field === border)) continue;
    for (let row = area.top; row < area.bottom; row++)
      for (let column = area.left; column < area.right; column++) {
        const neighbour = table.rows[row + down]?.cells[column + along];
        if (neighbour)
          styles.set(
            neighbour,
            withMasked(
              styles.get(neighbour)!,
              { [other]: styles.get(table.rows[row]!.cells[column]!)![border] },
              [[other]],
            ),
          );
      }
  }
  for (const [cell, changed] of styles)
    if (changed !== cell.unit.style)
      editor.model.overwrite(segment.id, cell.start, [{ ...cell.unit, style: changed }]);
}
