/** What the findings about a row look like in its tab: the names of its columns, and a note on each cell. */
import type { Change } from '../change/change.ts';
import type { Table } from '../schema/table.ts';
import { finding as findingTable, type RegisterRow } from '../schema/tables/index.ts';
import { TEXT } from '../text/messages.ts';
import type { KnownFinding } from './merge.ts';

type FindingRow = RegisterRow<'finding'>;

/** A finding that is still open, as its cell shows it. */
export type Flag = Pick<FindingRow, 'severity' | 'table' | 'key' | 'field' | 'message' | 'tip'>;

/** The open findings by table and key of the row; what people accepted is not shown. */
export type Flags = ReadonlyMap<string, ReadonlyMap<string, readonly Flag[]>>;

export function flagsOf(known: readonly KnownFinding[]): Flags {
  const flags = new Map<string, Map<string, Flag[]>>();
  for (const { row } of known) {
    if (row.table === null || row.key === null) continue;
    if (row.status === 'opgelost' || row.status === 'geaccepteerd') continue;
    const rows = flags.get(row.table) ?? new Map<string, Flag[]>();
    flags.set(row.table, rows.set(row.key, [...(rows.get(row.key) ?? []), row]));
  }
  return flags;
}

/** The findings as they will be once the changes to their tab are made. */
export function findingsAfter(
  known: readonly KnownFinding[],
  changes: readonly Change[],
): readonly KnownFinding[] {
  const rows = new Map(known.map((one) => [one.key, one]));
  for (const change of changes) {
    if (change.table !== findingTable.id) continue;
    if (change.type === 'remove') rows.delete(change.key);
    else {
      const row = { ...rows.get(change.key)?.row, ...change.values } as FindingRow;
      rows.set(change.key, { key: change.key, row });
    }
  }
  return [...rows.values()];
}

/** The name by which a flag is known in the column Let op: that of its column, or of the whole row. */
export function flagLabel(table: Table, field: string | null): string {
  return (field === null ? undefined : table.columns[field]?.label) ?? TEXT.attention.wholeRow;
}

/** The text of the column Let op; null when there is nothing to say. */
export function attentionText(table: Table, flags: readonly Flag[]): string | null {
  const labels = new Set(flags.map(({ field }) => flagLabel(table, field)));
  const order = [TEXT.attention.wholeRow, ...Object.values(table.columns).map(({ label }) => label)];
  return order.filter((label) => labels.has(label)).join(', ') || null;
}

/** The field whose cell carries a flag: that of the key where it is about the whole row. */
export function flagField(table: Table, { field }: Flag): string {
  return field !== null && field in table.columns ? field : table.key.field;
}

/** A note with the register's part replaced; what people wrote in it stays in front. */
export function noteWith(note: string, flags: readonly Flag[]): string {
  const at = note.indexOf(TEXT.attention.sign);
  const own = (at < 0 ? note : note.slice(0, at)).trimEnd();
  if (!flags.length) return own;
  const lines = flags.map(({ severity, message, tip }) =>
    [severity === null ? '' : TEXT.attention.severity[severity], message, tip].filter(Boolean).join(' '),
  );
  return [...(own ? [own, ''] : []), TEXT.attention.sign, ...lines].join('\n');
}
