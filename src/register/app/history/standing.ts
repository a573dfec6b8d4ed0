/** The register as the plan of taking back asks after it: rows by key, and who refers to them. */
import type { Reference, Standing } from '../../domain/change/take-back.ts';
import type { AnyRow } from '../../domain/schema/table.ts';
import { findTable, TABLES } from '../../domain/schema/tables/index.ts';
import { standing } from '../plan.ts';
import { tableOf } from '../reader.ts';
import type { Register } from '../register.ts';

export function standingOf(register: Register): Standing {
  return {
    tableOf: findTable,
    standing(id, key) {
      const table = tableOf(id);
      const entry = register.read(table).byKey.get(key);
      return entry ? standing(table, entry) : null;
    },
    references: (to) => referencesTo(register, to),
  };
}

/** Every filled reference to a table; only the tables that have columns for it are read. */
function referencesTo(register: Register, to: string): readonly Reference[] {
  return TABLES.flatMap((table) => {
    const fields = table.fields.filter((field) => table.columns[field]!.kind.refersTo === to);
    if (!fields.length) return [];
    return register.read(table).entries.flatMap(({ key, row, values }) =>
      fields.flatMap((field): Reference[] => {
        const keys = [(values as AnyRow)[field]].flat().filter((one) => typeof one === 'string');
        return keys.length ? [{ table: table.id, key: key ?? `rij ${row}`, field, to: keys }] : [];
      }),
    );
  });
}
