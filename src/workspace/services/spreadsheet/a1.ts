/** A1 notation: between text such as `'Mijn tab'!A2:C` and rectangles. */
import { type Rect, UNBOUNDED } from './model/rect.ts';

/** 0 -> A, 25 -> Z, 26 -> AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** A -> 0, AA -> 26. */
export function columnIndex(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

export interface A1 {
  readonly sheetName: string | null;
  readonly area: Rect;
}

const CORNER = /^\$?([A-Za-z]{1,3})?\$?(\d{1,8})?$/;

/** Reads A1 notation; null when the text is none. A bare sheet name is not handled here. */
export function parseA1(text: string): A1 | null {
  const { sheetName, rest } = splitSheetName(text.trim());
  const [from = '', to = from, extra] = rest.split(':');
  if (extra !== undefined) return null;
  const start = CORNER.exec(from);
  const end = CORNER.exec(to);
  if (!start || !end || from === '' || to === '') return null;
  const single = !rest.includes(':');
  if (single && (start[1] === undefined || start[2] === undefined)) return null;
  const top = start[2] === undefined ? 0 : Number(start[2]) - 1;
  const left = start[1] === undefined ? 0 : columnIndex(start[1]);
  const bottom = end[2] === undefined ? UNBOUNDED : Number(end[2]);
  const right = end[1] === undefined ? UNBOUNDED : columnIndex(end[1]) + 1;
  if (top < 0 || bottom <= 0) return null;
  // Google reads B2:A1 as A1:B2.
  return {
    sheetName,
    area: {
      top: Math.min(top, bottom - 1),
      bottom: Math.max(top + 1, bottom),
      left: Math.min(left, right - 1),
      right: Math.max(left + 1, right),
    },
  };
}

/** Splits `'Mijn tab'!A1` into the name without quotes and the rest; the name is null when there is none. */
export function splitSheetName(text: string): { sheetName: string | null; rest: string } {
  const quoted = /^'((?:[^']|'')+)'!/.exec(text);
  if (quoted) return { sheetName: quoted[1]!.replaceAll("''", "'"), rest: text.slice(quoted[0].length) };
  const mark = text.lastIndexOf('!');
  if (mark <= 0) return { sheetName: null, rest: text };
  return { sheetName: text.slice(0, mark), rest: text.slice(mark + 1) };
}

/** `A1`, `A1:B2`, `A:C`, `A2:C` or `2:3`. */
export function formatA1(area: Rect): string {
  const allRows = area.bottom >= UNBOUNDED;
  const allColumns = area.right >= UNBOUNDED;
  if (allRows && allColumns) return `${area.top + 1}:${UNBOUNDED}`;
  if (allColumns)
    return area.left === 0 ? `${area.top + 1}:${area.bottom}` : `${corner(area)}:${area.bottom}`;
  const last = columnLetters(area.right - 1);
  if (allRows) return area.top === 0 ? `${columnLetters(area.left)}:${last}` : `${corner(area)}:${last}`;
  if (area.bottom - area.top === 1 && area.right - area.left === 1) return corner(area);
  return `${corner(area)}:${last}${area.bottom}`;
}

function corner(area: Rect): string {
  return `${columnLetters(area.left)}${area.top + 1}`;
}

/** The name as it stands before `!` in a formula: quoted unless it is a plain word. */
export function quoteSheetName(name: string): string {
  const plain =
    /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !CORNER.test(name) && !/^[Rr]\d*[Cc]\d*$/.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}
