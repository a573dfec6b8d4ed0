/** What the rows that a person chose in the sheet are about: the clusters or municipalities to make documents of. */
import { heldIn } from '../../domain/rules/fields.ts';
import type { AnyRow, Table } from '../../domain/schema/table.ts';
import { findTable, tableById } from '../../domain/schema/tables/index.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';

/** From a measure to its track to its cluster. */
const FAR = 2;

export interface Selection {
  /** Name of the tab. */
  readonly tab: string;
  /** How many rows were chosen that hold anything. */
  readonly rows: number;
  /** Keys of the chosen rows and of what they refer to, by table. */
  of(about: string): readonly string[];
}

/** Null where nobody has the file open, or the tab is none of the register's. */
export function selection(ports: Ports, register: Register): Selection | null {
  const chosen = ports.cursor.rows();
  const tab = [...ports.book.tabs().values()].find(({ id }) => id === chosen?.sheet);
  const table = tab && findTable(tab.table);
  if (!chosen || !tab || !table) return null;
  const within = (row: number): boolean => chosen.parts.some(({ from, to }) => from <= row && row <= to);
  const entries = register.read(table).entries.filter(({ key, row }) => key !== null && within(row));
  return {
    tab: tab.name,
    rows: entries.length,
    of: (about) => [
      ...new Set(entries.flatMap(({ key, values }) => reach(register, table, key!, values, about, FAR))),
    ],
  };
}

/** The keys in the table `about` that a row leads to, by the nearest way. */
function reach(
  register: Register,
  table: Table,
  key: string,
  row: AnyRow,
  about: string,
  far: number,
): readonly string[] {
  if (table.id === about) return [key];
  const references = table.fields.filter((field) => table.columns[field]!.kind.refersTo);
  const towards = (field: string): string => table.columns[field]!.kind.refersTo!;
  const direct = references.filter((field) => towards(field) === about);
  if (direct.length) return direct.flatMap((field) => heldIn(row[field]));
  if (far === 0) return [];
  for (const field of references) {
    const next = tableById(towards(field));
    const found = heldIn(row[field]).flatMap((held) => {
      const entry = register.read(next).byKey.get(held);
      return entry ? reach(register, next, held, entry.values as AnyRow, about, far - 1) : [];
    });
    if (found.length) return found;
  }
  return [];
}
