/** Editing tables: rows and columns in and out, and cells that are merged. */
import { DEFAULT_CELL_STYLE } from './defaults.ts';
import type { Editor, TablePlace } from './editor.ts';
import type { DocumentModel } from './model.ts';
import { points, type TableColumnProperties } from './schema.ts';
import type { CellNode, CellUnit, Key, TableNode, Unit } from './units.ts';

const EVEN: TableColumnProperties = { widthType: 'EVENLY_DISTRIBUTED' };

/** The units of an empty table. */
export function emptyTable(model: DocumentModel, rows: number, columns: number): Unit[] {
  const units: Unit[] = [
    { kind: 'table', key: model.newKey(), columns: Array.from({ length: columns }, () => EVEN) },
  ];
  for (let row = 0; row < rows; row++)
    units.push(
      ...rowOf(
        model,
        Array.from({ length: columns }, () => null),
      ),
    );
  units.push({ kind: 'tableEnd' });
  return units;
}

/** A row of empty cells; each is covered by the given cell, or free. */
function rowOf(model: DocumentModel, coveredBy: readonly (Key | null)[]): Unit[] {
  const style = { minRowHeight: points(0) };
  return [
    { kind: 'row', key: model.newKey(), style },
    ...coveredBy.flatMap((cover) => emptyCell(model, cover)),
  ];
}

function emptyCell(model: DocumentModel, coveredBy: Key | null): Unit[] {
  return [
    { kind: 'cell', key: model.newKey(), style: DEFAULT_CELL_STYLE, coveredBy },
    model.newParagraphEnd(),
  ];
}

/** The merged block that a cell is part of, named by its head; a free cell is its own head. */
function headOf({ unit }: CellNode): Key {
  return unit.coveredBy ?? unit.key;
}

/** Inserts an empty row before row `at`; merged cells that reach over the border grow. */
export function insertRow(editor: Editor, { segment, table }: TablePlace, at: number): void {
  const above = table.rows[at - 1]?.cells;
  const below = table.rows[at]?.cells;
  const covers = table.unit.columns.map((_, column) => {
    const [a, b] = [above?.[column], below?.[column]];
    return a && b && headOf(a) === headOf(b) ? headOf(a) : null;
  });
  const index = at === 0 ? table.rows[0]!.start : table.rows[at - 1]!.end;
  editor.model.splice(segment.id, index, 0, rowOf(editor.model, covers));
  settleSpans(editor, segment.id, table);
}

/** Inserts an empty column before column `at`. */
export function insertColumn(editor: Editor, { segment, table }: TablePlace, at: number): void {
  for (const { cells } of [...table.rows].reverse()) {
    const [left, right] = [cells[at - 1], cells[at]];
    const cover = left && right && headOf(left) === headOf(right) ? headOf(left) : null;
    editor.model.splice(segment.id, right?.start ?? left!.end, 0, emptyCell(editor.model, cover));
  }
  const columns = [...table.unit.columns];
  columns.splice(at, 0, EVEN);
  editor.model.overwrite(segment.id, table.start, [{ ...table.unit, columns }]);
  settleSpans(editor, segment.id, table);
}

/** Deletes a row; the table goes with its last one. */
export function deleteRow(editor: Editor, place: TablePlace, at: number): void {
  const { segment, table } = place;
  if (table.rows.length === 1) {
    deleteTable(editor, place);
    return;
  }
  const { start, end } = table.rows[at]!;
  editor.model.splice(segment.id, start, end - start, []);
  settleSpans(editor, segment.id, table);
}

/** Deletes a column; the table goes with its last one. */
export function deleteColumn(editor: Editor, place: TablePlace, at: number): void {
  const { segment, table } = place;
  if (table.unit.columns.length === 1) {
    deleteTable(editor, place);
    return;
  }
  for (const { cells } of [...table.rows].reverse()) {
    const { start, end } = cells[at]!;
    editor.model.splice(segment.id, start, end - start, []);
  }
  const columns = table.unit.columns.filter((_, column) => column !== at);
  editor.model.overwrite(segment.id, table.start, [{ ...table.unit, columns }]);
  settleSpans(editor, segment.id, table);
}

function deleteTable(editor: Editor, { segment, table }: TablePlace): void {
  editor.model.splice(segment.id, table.start, table.end - table.start, []);
}

/** A block of cells within a table, by its first row and column and the ones after its last. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function cellsIn(table: TableNode, { top, left, bottom, right }: Area): readonly CellNode[] {
  return table.rows.slice(top, bottom).flatMap(({ cells }) => cells.slice(left, right));
}

/** Whether each merged block lies in the area as a whole or not at all. */
export function holdsWholeMerges(table: TableNode, area: Area): boolean {
  const inside = new Set(cellsIn(table, area));
  const heads = new Set([...inside].map(headOf));
  return table.rows.every(({ cells }) => cells.every((cell) => inside.has(cell) || !heads.has(headOf(cell))));
}

/** Merges the area into its first cell, which takes all text. */
export function mergeCells(editor: Editor, { segment, table }: TablePlace, area: Area): void {
  const { model } = editor;
  const [head, ...others] = cellsIn(table, area) as [CellNode, ...CellNode[]];
  const moved = others
    .map((cell) => segment.units.slice(cell.start + 1, cell.end))
    .filter((content) => content.length > 1)
    .flat();
  for (const cell of others.reverse()) {
    const covered: CellUnit = { ...cell.unit, coveredBy: head.unit.key };
    model.splice(segment.id, cell.start, cell.end - cell.start, [covered, model.newParagraphEnd()]);
  }
  const empty = head.end - head.start === 2;
  if (moved.length > 0 && empty) model.splice(segment.id, head.start + 1, 1, moved);
  else model.splice(segment.id, head.end, 0, moved);
  settleSpans(editor, segment.id, table);
}

/** Takes merged blocks in the area apart; their text stays in the first cell. */
export function unmergeCells(editor: Editor, { segment, table }: TablePlace, area: Area): void {
  const heads = new Set(cellsIn(table, area).map(headOf));
  for (const { cells } of table.rows)
    for (const { start, unit } of cells)
      if (unit.coveredBy !== null && heads.has(unit.coveredBy))
        editor.model.overwrite(segment.id, start, [{ ...unit, coveredBy: null }]);
  settleSpans(editor, segment.id, table);
}

/**
 * Works the spans out again from which cell covers which. Where a row or column took the head of a merged
 * block with it, the first cell that is left becomes the head.
 */
function settleSpans(editor: Editor, segmentId: string, before: TableNode): void {
  const table = editor.sameTable(segmentId, before);
  const blocks = new Map<Key, { readonly cell: CellNode; readonly row: number; readonly column: number }[]>();
  for (const [row, { cells }] of table.rows.entries())
    for (const [column, cell] of cells.entries()) {
      const block = blocks.get(headOf(cell)) ?? [];
      block.push({ cell, row, column });
      blocks.set(headOf(cell), block);
    }
  for (const block of blocks.values()) {
    const [head, last] = [block[0]!, block.at(-1)!];
    for (const { cell } of block) {
      const isHead = cell === head.cell;
      const style = {
        ...cell.unit.style,
        rowSpan: isHead ? last.row - head.row + 1 : 1,
        columnSpan: isHead ? last.column - head.column + 1 : 1,
      };
      const coveredBy = isHead ? null : head.cell.unit.key;
      const { unit } = cell;
      const settled =
        unit.coveredBy === coveredBy &&
        unit.style.rowSpan === style.rowSpan &&
        unit.style.columnSpan === style.columnSpan;
      if (!settled) editor.model.overwrite(segmentId, cell.start, [{ ...unit, style, coveredBy }]);
    }
  }
}
