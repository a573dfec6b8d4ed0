/** Brings findings into their tab, and shows them on the rows that they are about. */
import type { Via } from '../../domain/change/change.ts';
import {
  attentionText,
  type Flag,
  type Flags,
  findingsAfter,
  flagField,
  flagsOf,
  noteWith,
} from '../../domain/rules/attention.ts';
import { type Identity, mergeFindings } from '../../domain/rules/merge.ts';
import type { Finding } from '../../domain/rules/rule.ts';
import type { Cell } from '../../domain/schema/cell.ts';
import { finding } from '../../domain/schema/tables/index.ts';
import type { Ports } from '../ports.ts';
import type { TableData } from '../reader.ts';
import { rectangles } from '../rectangles.ts';
import type { Register } from '../register.ts';

/**
 * Merges fresh findings with those that are known and writes the difference. Returns what rows have to show
 * from now on. One read of the tab, and its writes when something changed. `keptDays` is how long a solved finding
 * stays, for ever when absent: clearing up is for the night.
 */
export function settleFindings(
  register: Register,
  fresh: readonly Finding[],
  covers: (finding: Identity) => boolean,
  at: string,
  via: Via,
  keptDays: number | null = null,
): Flags {
  const known = register
    .read(finding)
    .entries.flatMap(({ key, values }) => (key === null ? [] : [{ key, row: values }]));
  const changes = mergeFindings(known, fresh, { now: at, keptDays, covers });
  if (changes.length) {
    const result = register.write({ via, reason: finding.tab, changes });
    if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
  }
  return flagsOf(findingsAfter(known, changes));
}

/**
 * Puts the names of the columns with findings in the column Let op, and a note on their cells; rows whose
 * findings are gone lose both. `keys` are the rows to look at, all when not told. Without a difference it
 * costs nothing, else one write and, with notes, a read and a write more.
 */
export function showFlags(
  ports: Ports,
  data: TableData,
  flags: Flags,
  keys: ReadonlySet<string> | null,
  stale: readonly string[] = [],
): void {
  const { table, tab } = data;
  if (!table.tracked) return;
  const own = flags.get(table.id);
  const cells = new Map<number, Map<number, Cell>>();
  const rows = new Map<number, readonly Flag[]>();
  for (const { row, key, values } of data.entries) {
    const name = key ?? `rij ${row}`;
    if (keys && !keys.has(name)) continue;
    const flagged = own?.get(name) ?? [];
    const text = attentionText(table, flagged);
    const differs = text !== ((values as { attention?: string | null }).attention ?? null);
    if (differs) cells.set(row, new Map([[tab.columns.attention!, text ?? '']]));
    if (differs || stale.includes(name)) rows.set(row, flagged);
  }
  // The notes first: as long as the column differs, an interrupted pass is seen to be unfinished.
  if (rows.size) putNotes(ports, data, rows);
  for (const rectangle of rectangles(cells)) ports.book.write(tab, rectangle);
}

function putNotes(ports: Ports, { table, tab }: TableData, rows: ReadonlyMap<number, readonly Flag[]>): void {
  const numbers = [...rows.keys()];
  const columns = Object.values(tab.columns);
  const [top, left] = [Math.min(...numbers), Math.min(...columns)];
  const area = {
    row: top,
    column: left,
    rows: Math.max(...numbers) - top + 1,
    columns: Math.max(...columns) - left + 1,
  };
  const fields = new Map(Object.entries(tab.columns).map(([field, column]) => [column, field]));
  const notes = ports.book.notes(tab, area).map((line, down) => {
    const flagged = rows.get(top + down);
    if (!flagged) return line;
    return line.map((note, right) => {
      const field = fields.get(left + right);
      if (field === undefined) return note;
      return noteWith(
        note,
        flagged.filter((flag) => flagField(table, flag) === field),
      );
    });
  });
  ports.book.setNotes(tab, area, notes);
}
