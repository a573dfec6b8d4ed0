/** A batch as lines of the journal, and lines of the journal as changes again. */
import type { Column, Table } from '../schema/table.ts';
import { type Change, decodeValue, encodeValue, type Values } from './change.ts';

/** What one line of the journal tells about a change; the batch's own fields come beside it. */
export interface JournalLine {
  readonly operation: 'add' | 'update' | 'remove';
  readonly table: string;
  readonly key: string;
  /** The field of an update; null for a whole row. */
  readonly field: string | null;
  /** Encoded by the column's kind; for a whole row a JSON object of encoded values by field. */
  readonly old: string | null;
  readonly new: string | null;
}

/**
 * Stands in the journal for a value about a person: such values live in their own table alone, or they could
 * not be erased there. What carries a batch out therefore keeps them itself until it is done.
 */
const SHIELDED = '(afgeschermd)';

/** True for the text that stands in the journal for a value about a person. */
export function isShielded(text: string | null): boolean {
  return text === SHIELDED;
}

/** Characters of a row's JSON in one line; a cell of a sheet holds 50,000. */
const ROOM = 40_000;

/**
 * The lines for changes that are about to be carried out: one per field of an update, one per added or
 * removed row (more where the row's JSON would not fit in a cell).
 */
export function journalLines(
  changes: readonly Change[],
  tableOf: (id: string) => Table,
): readonly JournalLine[] {
  return changes.flatMap((change) => {
    const table = tableOf(change.table);
    return change.type === 'update' ? fieldLines(change, table) : rowLines(change, table);
  });
}

/** The changes that lines of one batch tell of, one per row; without the values about people. */
export function changesOf(
  lines: readonly JournalLine[],
  tableOf: (id: string) => Table | null,
): readonly Change[] {
  const rows = new Map<string, JournalLine[]>();
  for (const line of lines) {
    const row = rowId(line);
    rows.set(row, [...(rows.get(row) ?? []), line]);
  }
  return [...rows.values()].flatMap((row) => {
    const table = tableOf(row[0]!.table);
    return table ? [changeOf(row, table)] : [];
  });
}

/** The values about people that the journal does not tell: old and new, encoded, by row and field. */
export type Shielded = Readonly<
  Record<string, Readonly<Record<string, readonly [old: string, now: string]>>>
>;

/**
 * The id of a line about an edit that was found in the sheet. It follows from the row and from how often the
 * register had taken note of it, so that a pass that was interrupted writes the same id again; of lines with
 * the same id the last one counts.
 */
export function editEntry(line: JournalLine, count: number, part: number): string {
  const { table, key, field } = line;
  return `JE-${table}-${key}-${count}-${field ?? part}`.replace(/\s/g, '_');
}

/** Lines in the order of the tab without those that were written again after an interruption. */
export function effective<L extends { readonly entry_id: string | null }>(lines: readonly L[]): readonly L[] {
  const last = new Map<string, L>();
  for (const line of lines) if (line.entry_id !== null) last.set(line.entry_id, line);
  return lines.filter((line) => line.entry_id === null || last.get(line.entry_id) === line);
}

/** What must be kept beside the journal to be able to carry the changes out after an interruption. */
export function shielded(changes: readonly Change[], tableOf: (id: string) => Table): Shielded {
  const rows: Record<string, Record<string, readonly [string, string]>> = {};
  for (const change of changes) {
    if (change.type === 'remove') continue;
    const { columns } = tableOf(change.table);
    const before = change.type === 'update' ? change.expected : undefined;
    const personal = Object.entries(change.values)
      .filter(([field]) => columns[field]!.personal)
      .map(([field, value]) => {
        const column = columns[field]!;
        return [field, [encodeValue(column, before?.[field]), encodeValue(column, value)]] as const;
      });
    if (personal.length) rows[rowId(change)] = Object.fromEntries(personal);
  }
  return rows;
}

/** Puts the values about people back into changes that were read from the journal. */
export function unshielded(
  changes: readonly Change[],
  kept: Shielded,
  tableOf: (id: string) => Table,
): readonly Change[] {
  return changes.map((change) => {
    const fields = kept[rowId(change)];
    if (!fields) return change;
    const table = tableOf(change.table);
    const side = (which: 0 | 1): Values =>
      decodedValues(
        Object.fromEntries(Object.entries(fields).map(([field, pair]) => [field, pair[which]])),
        table,
      );
    const values = { ...change.values, ...side(1) };
    return change.type === 'update'
      ? { ...change, values, expected: { ...change.expected, ...side(0) } }
      : { ...change, values };
  });
}

function rowId(row: { readonly table: string; readonly key: string }): string {
  return `${row.table} ${row.key}`;
}

function fieldLines(change: Extract<Change, { type: 'update' }>, table: Table): JournalLine[] {
  return Object.entries(change.values).map(([field, value]) => {
    const column = table.columns[field]!;
    return {
      operation: 'update',
      table: change.table,
      key: change.key,
      field,
      old: shown(column, change.expected?.[field]) || null,
      new: shown(column, value) || null,
    };
  });
}

function rowLines(change: Extract<Change, { type: 'add' | 'remove' }>, table: Table): JournalLine[] {
  const encoded = Object.entries(change.values)
    .map(([field, value]) => [field, shown(table.columns[field]!, value)] as const)
    .filter(([field, text]) => text !== '' || table.columns[field]!.initial !== undefined);
  return chunks(encoded).map((part) => {
    const json = JSON.stringify(Object.fromEntries(part));
    return {
      operation: change.type,
      table: change.table,
      key: change.key,
      field: null,
      old: change.type === 'remove' ? json : null,
      new: change.type === 'add' ? json : null,
    };
  });
}

function shown(column: Column, value: unknown): string {
  const text = encodeValue(column, value);
  return column.personal && text !== '' ? SHIELDED : text;
}

function chunks(fields: readonly (readonly [string, string])[]): (readonly [string, string])[][] {
  let part: (readonly [string, string])[] = [];
  let used = 0;
  const parts = [part];
  for (const field of fields) {
    const size = JSON.stringify(field).length;
    if (used > 0 && used + size > ROOM) {
      part = [];
      parts.push(part);
      used = 0;
    }
    part.push(field);
    used += size;
  }
  return parts;
}

function changeOf(lines: readonly JournalLine[], table: Table): Change {
  const { operation: type, table: id, key } = lines[0]!;
  if (type !== 'update') {
    const texts = Object.assign({}, ...lines.map((line) => JSON.parse(line.new ?? line.old ?? '{}')));
    return { type, table: id, key, values: decodedValues(texts, table) };
  }
  const side = (which: 'old' | 'new'): Values =>
    decodedValues(Object.fromEntries(lines.map((line) => [line.field, line[which] ?? ''])), table);
  return { type, table: id, key, values: side('new'), expected: side('old') };
}

/** Values of a row as the journal encodes them, typed; without those about people and of fields that are no more. */
export function decodedValues(texts: Readonly<Record<string, string>>, table: Table): Values {
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([field, text]) => field in table.columns && text !== SHIELDED)
      .map(([field, text]) => [field, decodeValue(table.columns[field]!, text)]),
  );
}
