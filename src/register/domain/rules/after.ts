/** The register as it would be after changes, and what the rules find in it that they did not find before. */

import type { Change } from '../change/change.ts';
import { isNewKey } from '../change/change.ts';
import { derived } from '../schema/derive.ts';
import { type AnyRow, rowChoice, type Table } from '../schema/table.ts';
import { tableById, terrain, track } from '../schema/tables/index.ts';
import { checkTouched } from './index.ts';
import { identityOf } from './merge.ts';
import type { Finding } from './rule.ts';
import { openView, type RegisterView, type Source } from './view.ts';

/** A source that gives the rows as they would be; new rows stand under their provisional keys. */
export function sourceAfter(source: Source, changes: readonly Change[]): Source {
  const rowsOf = (table: Table): Map<string, { readonly values: AnyRow }> => {
    const rows = new Map(source.read(table).byKey);
    for (const change of changes) {
      if (change.table !== table.id) continue;
      if (change.type === 'remove') rows.delete(change.key);
      else rows.set(change.key, { values: rowAfter(table, rows.get(change.key)?.values ?? null, change) });
    }
    return rows;
  };
  const named = new Map(
    changes.flatMap((change): [string, string][] => {
      const table = tableById(change.table);
      if (change.type === 'remove' || !table.title) return [];
      const row = rowAfter(table, source.read(table).byKey.get(change.key)?.values ?? null, change);
      return [[`${table.id} ${change.key}`, rowChoice(table, row)]];
    }),
  );
  return {
    today: source.today,
    look: {
      codes: (list) => source.look.codes(list),
      choice: (table, key) => named.get(`${table} ${key}`) ?? source.look.choice(table, key),
    },
    read(table) {
      const { problems } = source.read(table);
      const mended = (key: string | null, field: string): boolean =>
        changes.some((one) => one.table === table.id && one.key === key && field in one.values);
      return {
        byKey: rowsOf(table),
        problems: problems.filter(({ key, field }) => !mended(key, field)),
      };
    },
  };
}

/** The row that a change leads to, with what follows from its own values. */
export function rowAfter(table: Table, before: AnyRow | null, change: Change): AnyRow {
  const blank = Object.fromEntries(
    Object.entries(table.columns).map(([field, { initial }]) => [field, initial ?? null]),
  );
  const row = { ...(before ?? blank), ...change.values, [table.key.field]: change.key };
  return { ...row, ...derived(table, row) };
}

/** What the rules find in the changed rows, and in the clusters and tracks they belong to, that was not so before. */
export function newFindings(source: Source, changes: readonly Change[]): readonly Finding[] {
  const before = openView(source);
  const after = openView(sourceAfter(source, changes));
  const scope = scopeOf(changes, after);
  const known = new Set(checkTouched(before, scope).map(identityOf));
  return checkTouched(after, scope)
    .filter((finding) => !known.has(identityOf(finding)))
    .map((finding) => ({ ...finding, message: readable(finding.message), tip: readable(finding.tip) }));
}

/** The rows that changes touch, with the cluster of a touched terrain and the tracks of a touched cluster. */
export function scopeOf(
  changes: readonly Change[],
  view: RegisterView,
): ReadonlyMap<string, ReadonlySet<string>> {
  const scope = new Map<string, Set<string>>();
  const add = (table: string, key: unknown): void => {
    if (typeof key === 'string') scope.set(table, (scope.get(table) ?? new Set()).add(key));
  };
  for (const { table, key, values } of changes) {
    add(table, key);
    if (table === terrain.id) add('cluster', view.row(terrain, key)?.cluster_id);
    if (typeof values.cluster_id === 'string')
      for (const other of view.having(track, 'cluster_id', values.cluster_id)) add(track.id, other.key);
  }
  return scope;
}

/** A row that does not exist yet has no key that means anything to people. */
function readable(text: string): string {
  return text
    .replace(/\+[\w.-]+ · /g, '')
    .replace(/\+\+?[\w.-]+/g, (key) => (isNewKey(key) ? '(nieuw)' : key));
}
