/** What a cell holds once the edge has taken Google's Date objects out of it, and what reading one yields. */

/** A wall-clock date or moment without a zone: `2026-01-31` or `2026-01-31T14:30:00`. */
export interface CivilMoment {
  readonly civil: string;
}

/** The content of one cell; a blank cell is the empty text. */
export type Cell = string | number | boolean | CivilMoment;

export const BLANK: Cell = '';

/** The outcome of reading a cell: a value (null for blank), or why it cannot be read and how to repair it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T | null }
  | { readonly ok: false; readonly reason: string; readonly tip: string };

export function ok<T>(value: T | null): Read<T> {
  return { ok: true, value };
}

export function unreadable(reason: string, tip: string): { ok: false; reason: string; tip: string } {
  return { ok: false, reason, tip };
}

export function isMoment(cell: Cell): cell is CivilMoment {
  return typeof cell === 'object';
}

/** True for a cell that holds nothing, or nothing but white space. */
export function isBlank(cell: Cell): boolean {
  return typeof cell === 'string' && cell.trim() === '';
}

/** The cell as a person would read it, for messages: dates as ISO, truth as WAAR or ONWAAR. */
export function cellText(cell: Cell): string {
  if (isMoment(cell)) return cell.civil;
  if (typeof cell === 'boolean') return cell ? 'WAAR' : 'ONWAAR';
  return String(cell);
}
