/** Codes in words, for facts that are frozen: the labels as they are when the facts are put together. */
import { shown } from '../rules/rule.ts';
import type { RegisterView } from '../rules/view.ts';
import type { Row, Table } from '../schema/table.ts';
import { cluster } from '../schema/tables/index.ts';

/** The value of a column as people read it; null for a blank. */
export function inWords<T extends Table>(
  view: RegisterView,
  table: T,
  row: Row<T>,
  field: keyof T['columns'] & string,
): string | null {
  const value: unknown = row[field];
  return value === null ? null : shown(table.columns[field]!, value, view);
}

/** The labels of codes of a list; a code without one is given as it is. */
export function labels(view: RegisterView, list: string, codes: readonly string[] | null): readonly string[] {
  const known = view.look.codes(list);
  return (codes ?? []).map((code) => known.find((one) => one.code === code)?.label ?? code);
}

/** The name of a cluster; null for none, the key for one that is gone. */
export function clusterName(view: RegisterView, key: string | null): string | null {
  return key === null ? null : (view.row(cluster, key)?.name ?? key);
}

/** An answer as truth value; null while it is blank or unknown. */
export function truth(answer: string | null): boolean | null {
  return answer === 'ja' ? true : answer === 'nee' ? false : null;
}
