/** Lines of the journal in Dutch: tabs, labels and values as people know them, no names of fields. */
import { decodeValue, Typed } from '../../domain/change/change.ts';
import { isShielded, type JournalLine } from '../../domain/change/journal.ts';
import { isMoment } from '../../domain/schema/cell.ts';
import { isComputed } from '../../domain/schema/derive.ts';
import type { Lookup } from '../../domain/schema/kind.ts';
import { type AnyRow, type Column, rowChoice, type Table } from '../../domain/schema/table.ts';
import { findTable } from '../../domain/schema/tables/index.ts';
import { OPERATIONS, VIA } from '../../domain/schema/tables/journal.ts';
import { formatDay } from '../../domain/text/dates.ts';
import { HISTORY } from '../../domain/text/history.ts';
import { formatDutchNumber } from '../../domain/text/numbers.ts';
import type { Register } from '../register.ts';

/** The longest text of one value in a page. */
const LONGEST = 300;

export function viaLabel(code: string | null): string {
  return VIA.find((entry) => entry.code === code)?.label ?? '';
}

export function operationLabel(code: string): string {
  return OPERATIONS.find((entry) => entry.code === code)?.label ?? code;
}

/** A moment as people write it: `28-11-2026 10:23`. */
export function momentText(at: string): string {
  const time = at.slice(11, 16);
  return at === '' ? HISTORY.unknown : `${formatDay(at)}${time && ` ${time}`}`;
}

/** The name of a tab; the id of a table that is no longer there. */
export function tabLabel(table: string): string {
  return findTable(table)?.tab ?? table;
}

export function fieldLabel(table: string, field: string): string {
  return findTable(table)?.columns[field]?.label ?? field;
}

/** A value of the journal as people read it: `1-3-2026`, `12,5`, `Gehouden`, `CL-0001 · Hessenpoort`. */
export function encodedText(column: Column | undefined, text: string | null, look: Lookup): string {
  if (text === null || text === '') return HISTORY.blank;
  if (isShielded(text)) return HISTORY.shielded;
  return column ? valueText(column, decodeValue(column, text), look) : shortened(text);
}

/** A typed value as people read it. */
export function valueText(column: Column, value: unknown, look: Lookup): string {
  if (value === null || value === undefined) return HISTORY.blank;
  if (value instanceof Typed) return shortened(value.typed);
  const cell = column.kind.write(value, look);
  if (isMoment(cell)) return momentText(cell.civil);
  if (typeof cell === 'number') return numberText(cell, column.kind.format);
  return typeof cell === 'boolean' ? HISTORY.ticked(cell) : shortened(cell) || HISTORY.blank;
}

/** A row by key and name: as it is now, else as the line tells it. */
export function rowLabel(register: Register, table: string, key: string, line?: JournalLine): string {
  const known = findTable(table);
  if (!known) return key;
  const standing = known.title ? register.look.choice(table, key) : null;
  if (standing !== null) return standing;
  return line && line.field === null ? rowChoice(known, toldRow(known, line)) : key;
}

/** The values of a whole row that one line tells of, as label and text, without what the register fills. */
export function rowFields(
  table: Table,
  line: JournalLine,
  look: Lookup,
): readonly { readonly field: string; readonly label: string; readonly text: string }[] {
  const values = encodedRow(line);
  return table.fields
    .filter((field) => values[field] && field !== table.key.field && !isComputed(table, field))
    .map((field) => {
      const column = table.columns[field]!;
      return { field, label: column.label, text: encodedText(column, values[field]!, look) };
    });
}

function toldRow(table: Table, line: JournalLine): AnyRow {
  const values = encodedRow(line);
  const named = (table.title ?? []).filter((field) => values[field] && !isShielded(values[field]));
  const decoded = named.map((field) => [field, decodeValue(table.columns[field]!, values[field]!)]);
  const typed = decoded.filter(([, value]) => !(value instanceof Typed));
  return { ...Object.fromEntries(typed), [table.key.field]: line.key };
}

function encodedRow(line: JournalLine): Record<string, string> {
  return JSON.parse(line.new ?? line.old ?? '{}') as Record<string, string>;
}

function numberText(value: number, format: string): string {
  if (format === '0') return String(value);
  if (format.endsWith('%')) return `${plainNumber(Number((value * 100).toFixed(4)))}%`;
  return format.includes('€') ? `€ ${formatDutchNumber(value, 2)}` : plainNumber(value);
}

function plainNumber(value: number): string {
  return formatDutchNumber(value, Math.min(String(value).split('.')[1]?.length ?? 0, 6));
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
