/** System columns that follow from the other values of the same row; the writer fills them. */
import type { Values } from '../change/change.ts';
import { isOrganised, type OrgFacts, orgLevel } from '../programme/organisatiegraad.ts';
import { type TrackStates, wagonOf } from '../programme/transitions.ts';
import { type SettingRow, settingNumber } from './settings.ts';
import { type AnyRow, BOOKKEEPING, type Table } from './table.ts';

const DERIVED: Readonly<Record<string, (row: AnyRow) => Values>> = {
  terrain: (row) => ({ in_ibis: row.rin_number ? 'ja' : 'nee' }),
  track: (row) => ({ wagon: wagonOf(row as unknown as TrackStates) }),
  org_assessment: (row) => {
    const facts = row as unknown as OrgFacts;
    return { level: orgLevel(facts), organised: isOrganised(facts) ? 'ja' : 'nee' };
  },
  metering_campaign: (row) => ({
    coverage: share(row.data_count, row.invited_count),
    simultaneity: share(row.collective_peak_kw, row.sum_peaks_kw),
  }),
  cost_line: (row) => ({ fiscal_year: yearOf(row.performance_date) }),
  setting: (row) => ({ number: settingNumber(row as unknown as SettingRow) }),
};

/** The derived values of a row; none for tables that have no such columns. */
export function derived(table: Table, row: AnyRow): Values {
  return DERIVED[table.id]?.(row) ?? {};
}

/** Who and when, and the register's own books: what the writer fills at every change. */
const STAMPED: readonly string[] = [
  ...BOOKKEEPING,
  'created_on',
  'created_by',
  'changed_on',
  'changed_by',
  'version',
];

/** True for a column that the writer fills by itself, so that it tells nothing about who wanted what. */
export function isComputed(table: Table, field: string): boolean {
  if (table.columns[field]?.system !== true) return false;
  const blank = Object.fromEntries(table.fields.map((name) => [name, null]));
  return STAMPED.includes(field) || field in derived(table, blank);
}

/** A part of a whole, to the six decimals that a percentage keeps; null where it makes no share. */
function share(part: unknown, whole: unknown): number | null {
  if (typeof part !== 'number' || typeof whole !== 'number' || whole <= 0) return null;
  return part < 0 || part > whole ? null : Number((part / whole).toFixed(6));
}

/** The financial year of a province is the calendar year. */
function yearOf(day: unknown): number | null {
  return typeof day === 'string' ? Number(day.slice(0, 4)) : null;
}
