/** Gives cells that refer to a row the name that the row has now, so that dropdowns know them again. */
import { heldIn } from '../../domain/rules/fields.ts';
import { type Cell, cellText } from '../../domain/schema/cell.ts';
import type { Table } from '../../domain/schema/table.ts';
import type { Ports } from '../ports.ts';
import { rectangles } from '../rectangles.ts';
import type { Register } from '../register.ts';

/** Scattered cells take a call each; what is left over goes the next night. */
const MOST = 200;

/**
 * Writes the references of a table out anew where the row that they mean has another name by now. The keys stay
 * what they are, so that nothing is journalled. Returns the number of cells.
 */
export function refreshChoices(ports: Ports, register: Register, table: Table): number {
  const fields = table.fields.filter((field) => table.columns[field]!.kind.refersTo);
  if (!fields.length) return 0;
  const { tab, entries } = register.read(table);
  const cells = new Map<number, Map<number, Cell>>();
  for (const { row, values, raw } of entries)
    for (const field of fields) {
      const { kind } = table.columns[field]!;
      const value = (values as Readonly<Record<string, unknown>>)[field];
      const keys = heldIn(value);
      if (!keys.length || keys.some((key) => register.look.choice(kind.refersTo!, key) === null)) continue;
      const text = kind.write(value, register.look);
      if (text === cellText(raw[field]!)) continue;
      cells.set(row, (cells.get(row) ?? new Map<number, Cell>()).set(tab.columns[field]!, text));
    }
  const parts = rectangles(cells).slice(0, MOST);
  for (const part of parts) ports.book.write(tab, part);
  return parts.reduce((sum, part) => sum + part.cells.length * part.cells[0]!.length, 0);
}
