/** Tells what was done with the rows of a tab since the register last took note of them. */
import { changedFields, type Shadow } from '../../domain/change/shadow.ts';
import { shadowOf, standing } from '../plan.ts';
import type { Entry, TableData } from '../reader.ts';

/** A row of which something else stands there than the register knows. */
export interface Sighting {
  readonly entry: Entry;
  /** The key that the row has, must have again, or brings along; null when it must be given one. */
  readonly key: string | null;
  /** Null for a new row, and for one of which the journal must tell what was known. */
  readonly shadow: Shadow | null;
  /** What changed; null when it is not compared yet. */
  readonly fields: readonly string[] | null;
}

/**
 * The rows with something to take note of. `touched` are the rows that an edit covered, of which a second row
 * with the same key is a copy; null is any row, where a double key is left for a person to solve. Rows that
 * nobody can identify are left out: rules report them.
 */
export function observe(data: TableData, touched: ReadonlySet<number> | null): readonly Sighting[] {
  const { table } = data;
  const numbered = table.key.prefix !== undefined;
  const holders = new Map<string, Entry[]>();
  for (const entry of data.entries) {
    if (entry.key === null) continue;
    const same = holders.get(entry.key);
    if (same) same.push(entry);
    else holders.set(entry.key, [entry]);
  }
  const isCopy = (entry: Entry, key: string): boolean => {
    const same = holders.get(key) ?? [];
    if (same.length < 2) return false;
    const originals = touched ? same.filter(({ row }) => !touched.has(row)) : [];
    return (originals[0] ?? same[0]) !== entry;
  };

  const sightingOf = (entry: Entry): Sighting | null => {
    const { key } = entry;
    const shadow = shadowOf(entry);
    const fresh = numbered ? { entry, key: null, shadow: null, fields: null } : null;
    if (key !== null && isCopy(entry, key)) return touched ? fresh : null;
    if (shadow && shadow.key === key) {
      const fields = changedFields(table, shadow, standing(table, entry));
      return fields.length ? { entry, key, shadow, fields } : null;
    }
    if (shadow && numbered && !holders.has(shadow.key)) {
      const fields = changedFields(table, shadow, standing(table, entry));
      return { entry, key: shadow.key, shadow, fields };
    }
    if (key !== null) return { entry, key, shadow: null, fields: null };
    return fresh;
  };

  return data.entries.flatMap((entry) => {
    if (touched && !touched.has(entry.row)) return [];
    const sighting = sightingOf(entry);
    return sighting ? [sighting] : [];
  });
}
