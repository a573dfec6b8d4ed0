/** System columns that follow from the other values of the same row; the writer fills them. */
import type { Values } from '../change/change.ts';
import type { AnyRow, Table } from './table.ts';

const DERIVED: Readonly<Record<string, (row: AnyRow) => Values>> = {
  terrain: (row) => ({ in_ibis: row.rin_number ? 'ja' : 'nee' }),
};

/** The derived values of a row; none for tables that have no such columns. */
export function derived(table: Table, row: AnyRow): Values {
  return DERIVED[table.id]?.(row) ?? {};
}
