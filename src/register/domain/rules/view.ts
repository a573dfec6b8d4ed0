/** The register as rules see it: typed rows by table, with indexes that are made when first asked for. */
import type { Lookup } from '../schema/kind.ts';
import { type SettingId, type SettingValue, setting as settingOf } from '../schema/settings.ts';
import type { AnyRow, Row, Table } from '../schema/table.ts';
import { setting as settingTable } from '../schema/tables/setting.ts';

/** A cell that could not be read, or a key that is missing or double, as the reader reports it. */
export interface ReadProblem {
  /** Address of the cell, such as `C12`. */
  readonly a1: string;
  readonly key: string | null;
  readonly field: string;
  readonly typed: string;
  readonly reason: string;
  readonly tip: string;
}

/** What rules need of a table that was read. */
export interface TableRows {
  /** The first row of each key. */
  readonly byKey: ReadonlyMap<string, { readonly values: AnyRow }>;
  readonly problems: readonly ReadProblem[];
}

/** Where a view gets its rows from; each table is asked for at most once. */
export interface Source {
  read(table: Table): TableRows;
  readonly look: Lookup;
  /** The civil day, `yyyy-mm-dd`. */
  readonly today: string;
}

export interface Keyed<T extends Table = Table> {
  readonly key: string;
  readonly row: Row<T>;
}

export interface RegisterView {
  readonly today: string;
  readonly look: Lookup;
  /** All rows with a key, in the order of the tab. */
  rows<T extends Table>(table: T): readonly Keyed<T>[];
  row<T extends Table>(table: T, key: string | null): Row<T> | null;
  /** The rows that hold this value in a field; in a field of several values, that hold it among them. */
  having<T extends Table>(table: T, field: keyof T['columns'] & string, value: string): readonly Keyed<T>[];
  problems(table: Table): readonly ReadProblem[];
  /** True when something stands in the cell that cannot be read, so that it only looks blank. */
  unread(table: Table, key: string, field: string): boolean;
  /** The value of a setting; null when it is empty or unreadable. */
  setting<Id extends SettingId>(id: Id): SettingValue<Id> | null;
  /** What `make` gives, made once per view. */
  once<T>(name: string, make: () => T): T;
}

/** Opens a view; nothing is read yet. */
export function openView(source: Source): RegisterView {
  const kept = new Map<string, unknown>();
  const once = <T>(name: string, make: () => T): T => {
    if (!kept.has(name)) kept.set(name, make());
    return kept.get(name) as T;
  };
  const read = (table: Table): TableRows => once(`table ${table.id}`, () => source.read(table));
  const rows = <T extends Table>(table: T): readonly Keyed<T>[] =>
    once(`rows ${table.id}`, () =>
      [...read(table).byKey].map(([key, { values }]) => ({ key, row: values as Row<T> })),
    );
  return {
    today: source.today,
    look: source.look,
    once,
    rows,
    row: <T extends Table>(table: T, key: string | null) =>
      key === null ? null : ((read(table).byKey.get(key)?.values as Row<T> | undefined) ?? null),
    having: (table, field, value) =>
      once(`index ${table.id}.${field}`, () => indexed(rows(table), field)).get(value) ?? [],
    problems: (table) => read(table).problems,
    unread: (table, key, field) =>
      once(
        `unread ${table.id}`,
        () => new Set(read(table).problems.map((found) => `${found.key} ${found.field}`)),
      ).has(`${key} ${field}`),
    setting: (id) =>
      once(
        `setting ${id}`,
        () =>
          settingOf(
            rows(settingTable).map(({ row }) => row),
            id,
          ).value,
      ),
  };
}

function indexed<T extends Table>(rows: readonly Keyed<T>[], field: string): Map<string, Keyed<T>[]> {
  const index = new Map<string, Keyed<T>[]>();
  for (const keyed of rows) {
    const held: unknown = (keyed.row as AnyRow)[field];
    for (const value of Array.isArray(held) ? new Set(held) : [held]) {
      if (typeof value !== 'string') continue;
      const same = index.get(value);
      if (same) same.push(keyed);
      else index.set(value, [keyed]);
    }
  }
  return index;
}
