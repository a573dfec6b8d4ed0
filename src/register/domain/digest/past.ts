/** What the journal tells of rows between two moments: each row as it was before and as it was after, net. */

import { decodeValue } from '../change/change.ts';
import { decodedValues } from '../change/journal.ts';
import { openView, type RegisterView } from '../rules/view.ts';
import type { AnyRow, Table } from '../schema/table.ts';
import { journal, type RegisterRow } from '../schema/tables/index.ts';

type Line = RegisterRow<'journal'>;

/**
 * A stretch of the journal. `from` is a day, which belongs to it, or a moment, which does not; `until` is a day
 * that does not belong to it.
 */
export interface Window {
  readonly from: string;
  readonly until: string;
}

/** A row that changed in a window and is still there. */
export interface Changed {
  readonly key: string;
  /** It was not there before. */
  readonly added: boolean;
  readonly before: AnyRow;
  /** As it was at the end of the window. */
  readonly after: AnyRow;
  /** The day of the last change in the window. */
  readonly on: string;
  /** The moment at which a field was first written in the window, if only with the row itself; null for never. */
  since(field: string): string | null;
}

/** What the set-up and its repair write is no news. */
const SILENT: readonly (string | null)[] = ['installatie', 'herstel'];

/** All rows of a table that changed in a window, in the order in which they first did. */
export function changedRows(view: RegisterView, table: Table, { from, until }: Window): readonly Changed[] {
  return view.once(`changed ${table.id} ${from} ${until}`, () =>
    [...linesOf(view, table)].flatMap(([key, lines]): Changed[] => {
      const now = view.row(table, key) as AnyRow | null;
      if (!now) return [];
      const inside = lines.filter(({ at }) => at !== null && at > from && at < until);
      const last = inside[inside.length - 1];
      if (!last) return [];
      const later = lines.slice(lines.indexOf(last) + 1);
      const after = { ...now, ...olds(table, later) };
      return [
        {
          key,
          added: inside[0]!.operation === 'add',
          before: { ...after, ...olds(table, inside) },
          after,
          on: last.at!.slice(0, 10),
          since: (field) =>
            inside.find((line) => line.operation !== 'update' || line.field === field)?.at ?? null,
        },
      ];
    }),
  );
}

/**
 * The register as it was when a day began, or after a moment, by taking back what the journal tells of since. What the journal does
 * not tell, values about people, is as it is now.
 */
export function viewAt(view: RegisterView, moment: string): RegisterView {
  return view.once(`view at ${moment}`, () =>
    openView({
      today: moment.slice(0, 10),
      look: view.look,
      read(table) {
        const rows = new Map(view.rows(table).map(({ key, row }) => [key, { values: row as AnyRow }]));
        const problems = view.problems(table);
        if (table.personal || table.id === journal.id) return { byKey: rows, problems };
        for (const [key, lines] of linesOf(view, table)) {
          const later = lines.filter(({ at }) => at !== null && at > moment);
          const first = later[0];
          if (!first) continue;
          if (first.operation === 'add') rows.delete(key);
          else
            rows.set(key, {
              values: {
                ...blank(table),
                ...rows.get(key)?.values,
                ...olds(table, later),
                [table.key.field]: key,
              },
            });
        }
        return { byKey: rows, problems };
      },
    }),
  );
}

function blank(table: Table): AnyRow {
  return Object.fromEntries(table.fields.map((field) => [field, null]));
}

/** The lines about each row of a table, in the order of the journal; the view gives those that count. */
function linesOf(view: RegisterView, table: Table): ReadonlyMap<string, readonly Line[]> {
  const all = view.once('journal by table', () => {
    const tables = new Map<string, Map<string, Line[]>>();
    for (const { row: line } of view.rows(journal)) {
      if (line.table === null || line.key === null || SILENT.includes(line.via)) continue;
      const rows = tables.get(line.table) ?? new Map<string, Line[]>();
      if (!tables.has(line.table)) tables.set(line.table, rows);
      const lines = rows.get(line.key);
      if (lines) lines.push(line);
      else rows.set(line.key, [line]);
    }
    return tables;
  });
  return all.get(table.id) ?? new Map();
}

/** What stood in the fields before the first of these lines. */
function olds(table: Table, lines: readonly Line[]): AnyRow {
  const found: Record<string, unknown> = {};
  for (const line of lines) {
    if (line.operation === 'remove')
      for (const [field, value] of Object.entries(decodedValues(JSON.parse(line.old ?? '{}'), table)))
        if (!(field in found)) found[field] = value;
    const column = line.field === null ? undefined : table.columns[line.field];
    if (line.operation === 'update' && column && !(line.field! in found))
      found[line.field!] = decodeValue(column, line.old ?? '');
  }
  return found;
}
