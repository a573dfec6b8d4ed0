/** Parts of formulas that boards share: names of columns, keys in choice texts, days, and labels of states. */
import type { Row, Table } from '../schema/table.ts';

/** The name of the range with a column of a table, as set-up gives it. */
export function named<T extends Table>(table: T, field: keyof Row<T> & string): string {
  return `${table.id}_${field}`;
}

/** The key in a text such as `CL-0001 · De Zegge`, or in the key alone. */
export function keyIn(text: string): string {
  return `LEFT(${text};FIND(" ";${text}&" ")-1)`;
}

/** A text in a formula. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/** What a column shows for a code of a fixed state, in a formula. */
export function shown(table: Table, field: string, code: string): string {
  const { kind } = table.columns[field]!;
  const check = kind.check({ codes: () => [], choice: () => null });
  const value = kind.decode(code);
  if (check?.type !== 'list' || value === null) throw new Error(`${table.id}.${field} has no ${code}.`);
  return quoted(String(kind.write(value, { codes: () => [], choice: () => null })));
}

/** 1 where the condition holds, else 0. */
export function flag(condition: string): string {
  return `IF(${condition};1;0)`;
}

/** All of these hold, cell by cell; AND would make one answer of a whole column. */
export function all(...conditions: readonly string[]): string {
  return conditions.map((one) => `(${one})`).join('*');
}

/** At least one holds, cell by cell. */
export function any(...conditions: readonly string[]): string {
  return `((${conditions.map((one) => `(${one})`).join('+')})>0)`;
}

/** A number, where anything else counts as 0. */
export function number(value: string): string {
  return `IF(ISNUMBER(${value});${value};0)`;
}

/** The later of two days, cell by cell; both have to be numbers. Each is written out twice, so let it be short. */
export function later(a: string, b: string): string {
  return `IF(${a}>${b};${a};${b})`;
}

/** The day a whole number of months later, or the last of that month; cell by cell, as EDATE is not everywhere. */
export function monthsLater(day: string, months: string): string {
  const last = `DATE(YEAR(${day});MONTH(${day})+${months}+1;0)`;
  return `IF(DAY(${day})>DAY(${last});${last};DATE(YEAR(${day});MONTH(${day})+${months};DAY(${day})))`;
}

/** A day as `31-12-2026`, in any locale. */
export function dayText(day: string): string {
  return `DAY(${day})&"-"&MONTH(${day})&"-"&YEAR(${day})`;
}
