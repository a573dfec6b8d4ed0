/** Values of rows as the panel says them: no keys in front of names, money with its sign. */

import { shown } from '../rules/rule.ts';
import type { Keyed, RegisterView } from '../rules/view.ts';
import type { AnyRow, Table } from '../schema/table.ts';
import { formatDutchNumber } from '../text/numbers.ts';

/** `1-3-2026`, `€ 1.250,00`, `35%`, `Gehouden`, `Hessenpoort`; empty for a blank. */
export function said(table: Table, field: string, row: AnyRow, view: RegisterView): string {
  const column = table.columns[field]!;
  const value = row[field];
  if (value === null || value === undefined) return '';
  const { format, refersTo } = column.kind;
  if (typeof value === 'number' && format.includes('€')) return `€ ${formatDutchNumber(value, 2)}`;
  if (typeof value === 'number' && format.endsWith('%')) return `${formatDutchNumber(value * 100)}%`;
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nee';
  if (refersTo !== undefined)
    return [value]
      .flat()
      .map((key) => nameOf(refersTo, String(key), view))
      .join('; ');
  const text = shown(column, value, view);
  return typeof value === 'number' && column.unit ? `${text} ${column.unit}` : text;
}

/** The name of a row that is referred to; its key when it is not there or has no name. */
export function nameOf(table: string, key: string, view: Pick<RegisterView, 'look'>): string {
  const [, ...name] = (view.look.choice(table, key) ?? key).split(' · ');
  return name.join(' · ') || key;
}

/** A row by the fields of its title, or by its name; by its key when it has neither. */
export function titleOf(table: Table, { key, row }: Keyed, view: RegisterView): string {
  const names = (table.title ?? ['name'].filter((field) => field in table.columns)).map((field) =>
    said(table, field, row, view),
  );
  return names.filter(Boolean).join(' · ') || key;
}
