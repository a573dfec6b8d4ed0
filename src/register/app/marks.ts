/** How the register recognises its own tabs, header rows and columns, whatever people call them or where they put them. */
import type { Tab } from './ports.ts';

/** Keys of the developer metadata that the register leaves in the file. */
export const MARKS = {
  /** On a tab: the id of its table. */
  table: 'terreinregister.table',
  /** On the row with the headers: the id of its table. */
  header: 'terreinregister.header',
  /** On a whole column: table id, a point, field. */
  column: 'terreinregister.column',
  /** On a tab that shows: the id of its board. */
  board: 'terreinregister.board',
} as const;

/** One piece of developer metadata of the register. */
export interface Mark {
  /** Google's number of the metadata. */
  readonly id: number;
  readonly key: string;
  readonly value: string;
  readonly sheet: number;
  /** Row or column number for marks on a row or column, otherwise 0. */
  readonly position: number;
}

/** A tab of the file, whether it is the register's or not. */
export interface SheetFacts {
  readonly id: number;
  readonly name: string;
  readonly rows: number;
  readonly width: number;
}

export function columnMark(table: string, field: string): string {
  return `${table}.${field}`;
}

/**
 * The register's tabs by table id. Of several tabs with the same mark (a tab that was copied takes it along)
 * the remembered one counts, else the first; only then is asked which one that is. A tab without a header
 * mark is left out: where its data begins is not known.
 */
export function locate(
  sheets: readonly SheetFacts[],
  marks: readonly Mark[],
  remembered: () => Readonly<Record<string, number>>,
): ReadonlyMap<string, Tab> {
  const tabs = new Map<string, Tab>();
  for (const sheet of sheets) {
    const own = marks.filter((mark) => mark.sheet === sheet.id);
    const table = own.find((mark) => mark.key === MARKS.table)?.value;
    if (table === undefined || (tabs.has(table) && remembered()[table] !== sheet.id)) continue;
    const header = own.find((mark) => mark.key === MARKS.header && mark.value === table);
    if (!header) continue;
    const { id, name, rows, width } = sheet;
    tabs.set(table, {
      id,
      name,
      table,
      headerRow: header.position,
      columns: columnsOf(table, own),
      rows,
      width,
    });
  }
  return tabs;
}

/** Position of each marked column; of two with the same mark the first. */
function columnsOf(table: string, marks: readonly Mark[]): Record<string, number> {
  const columns: Record<string, number> = {};
  const prefix = columnMark(table, '');
  for (const { key, value, position } of marks) {
    if (key !== MARKS.column || !value.startsWith(prefix)) continue;
    const field = value.slice(prefix.length);
    columns[field] = Math.min(columns[field] ?? position, position);
  }
  return columns;
}
