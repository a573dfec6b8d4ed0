/** The units of a table with text in its cells, as DocumentApp makes tables. */
import { DEFAULT_CELL_STYLE } from '../defaults.ts';
import type { DocumentModel } from '../model.ts';
import { points, type TableColumnProperties } from '../schema.ts';
import type { CellUnit, RowUnit, Unit } from '../units.ts';

export const EVEN: TableColumnProperties = { widthType: 'EVENLY_DISTRIBUTED' };

/** Rows may be of different lengths, and there may be none: what is lacking is a placeholder. */
export function tableUnits(model: DocumentModel, rows: readonly (readonly unknown[])[]): Unit[] {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const content =
    rows.length > 0 ? rows.flatMap((row) => rowUnits(model, row, columns)) : rowUnits(model, null, columns);
  return [
    { kind: 'table', key: model.newKey(), columns: Array.from({ length: columns }, () => EVEN) },
    ...content,
    { kind: 'tableEnd' },
  ];
}

/** A row with these texts; null for one that is not there yet. */
export function rowUnits(model: DocumentModel, texts: readonly unknown[] | null, columns: number): Unit[] {
  const row: RowUnit = {
    kind: 'row',
    key: model.newKey(),
    style: { minRowHeight: points(0) },
    ...(texts === null && { placeholder: true }),
  };
  const cells = Array.from({ length: columns }, (_, column) => cellUnits(model, texts?.[column] ?? null));
  return [row, ...cells.flat()];
}

/** A cell with this text; null for one that is not there yet. */
export function cellUnits(model: DocumentModel, text: unknown): Unit[] {
  const cell: CellUnit = {
    kind: 'cell',
    key: model.newKey(),
    style: DEFAULT_CELL_STYLE,
    coveredBy: null,
    ...(text === null && { placeholder: true }),
  };
  const chars = text === null ? '' : String(text).replace(/\r\n?|\n/g, '\v');
  return [
    cell,
    ...Array.from({ length: chars.length }, (_, i): Unit => ({ kind: 'char', char: chars[i]!, style: {} })),
    model.newParagraphEnd(),
  ];
}
