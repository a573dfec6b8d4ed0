/** The data of a query: columns with one type each, headers taken off, values of another type left out. */
import { isDate } from '../coerce.ts';
import { Formatted, FormulaError, isError, type Matrix, type Scalar } from '../values.ts';

export type ColumnType = 'number' | 'date' | 'string' | 'boolean';

export interface QueryTable {
  /** Text above each column; empty where there is no header. */
  readonly headers: readonly string[];
  readonly types: readonly ColumnType[];
  readonly rows: readonly (readonly Scalar[])[];
  readonly headerRows: number;
}

/** Splits headers from data, and gives each column the type that most of its values have. */
export function readTable(
  block: Matrix,
  headerRows: number | null,
  text: (value: Scalar) => string,
): QueryTable {
  const count = Math.min(headerRows ?? guessHeaders(block), block.rows);
  const all = Array.from({ length: block.rows }, (_, row) => block.row(row));
  const columns = Array.from({ length: block.columns }, (_, column) => column);
  const headers = columns.map((column) =>
    all
      .slice(0, count)
      .map((row) => text(row[column]!))
      .filter((part) => part !== '')
      .join(' '),
  );
  const data = all.slice(count);
  const types = columns.map((column) => commonType(data.map((row) => row[column]!)));
  const rows = data.map((row) => row.map((value, column) => fitting(value, types[column]!)));
  return { headers, types, rows, headerRows: count };
}

/** One header row when the first row is all text, and some column below it is not. */
function guessHeaders(block: Matrix): number {
  const first = block.row(0);
  if (block.rows < 2 || !first.every((cell) => typeof cell === 'string' || cell === null)) return 0;
  return first.some((cell) => typeof cell === 'string') ? 1 : 0;
}

function commonType(values: readonly Scalar[]): ColumnType {
  const counts = new Map<ColumnType, number>();
  for (const value of values) {
    const type = typeOf(value);
    if (type) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  let best: ColumnType = 'string';
  let most = 0;
  for (const [type, count] of counts) if (count > most) [best, most] = [type, count];
  return best;
}

function typeOf(value: Scalar): ColumnType | null {
  if (value === null || value === '') return null;
  if (isError(value)) throw value;
  if (value instanceof Formatted) return isDate(value) ? 'date' : 'number';
  return typeof value as 'number' | 'string' | 'boolean';
}

/** A value of another type than its column has does not count. */
function fitting(value: Scalar, type: ColumnType): Scalar {
  return typeOf(value) === type ? value : null;
}

/** Where a column stands that a query names: by its letter in the sheet, or `Col1` by its place in the block. */
export function columnPlace(id: string, firstLetter: number | null, columns: number): number {
  const numbered = /^Col(\d+)$/.exec(id);
  const place = numbered
    ? Number(numbered[1]) - 1
    : firstLetter !== null && /^[A-Z]{1,3}$/.test(id)
      ? [...id].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 - firstLetter
      : -1;
  if (place < 0 || place >= columns) throw FormulaError.VALUE;
  return place;
}
