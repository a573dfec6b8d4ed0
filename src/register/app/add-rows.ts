/** Use case: add rows of any tables in one batch, from texts, after the checks that the sheet itself makes. */

import { type Outcome, usable } from '../domain/import/outcome.ts';
import { type Present, type RefusedCell, readRows, type TableRows } from '../domain/import/rows.ts';
import type { Table } from '../domain/schema/table.ts';
import { fold } from '../domain/text/normalise.ts';
import { decide } from './decide.ts';
import type { Register } from './register.ts';

export interface AddedRows {
  /** Number of rows; 0 when any was refused, since all go in or none. */
  readonly added: number;
  readonly refused: readonly RefusedCell[];
}

/** Adds the rows, or none of them and tells which cells are wrong. `reason` goes into the journal. */
export function addRows(
  register: Register,
  request: readonly TableRows[],
  reason: string,
): Outcome<AddedRows> {
  return decide(register, { via: 'import', reason }, () => {
    const { changes, refused } = readRows(request, presentIn(register));
    if (refused.length) return usable({ changes: [], answer: { added: 0, refused } });
    return usable({ changes, answer: { added: changes.length, refused } });
  });
}

function presentIn(register: Register): Present {
  const names = new Map<string, ReadonlyMap<string, readonly string[]>>();
  return {
    look: register.look,
    has: (table, key) => register.read(table).byKey.has(key),
    named(table, folded) {
      const known = names.get(table.id) ?? namesOf(register, table);
      names.set(table.id, known);
      return known.get(folded) ?? [];
    },
  };
}

/** The keys of a table by the folded name that its rows have in dropdowns. */
function namesOf(register: Register, table: Table): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const key of register.read(table).byKey.keys()) {
    const name = fold((register.look.choice(table.id, key) ?? '').slice(key.length));
    names.set(name, [...(names.get(name) ?? []), key]);
  }
  return names;
}
