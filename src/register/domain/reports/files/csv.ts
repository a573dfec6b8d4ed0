/** A table as CSV that a Dutch Excel opens rightly: semicolons, a decimal comma, UTF-8 with its mark. */

import { formatDay } from '../../text/dates.ts';
import { formatDutchNumber } from '../../text/numbers.ts';
import type { FileCell, FileTable } from './table.ts';

/** A spreadsheet would run such a text as a formula. */
const RUNS = /^[=+\-@\t\r]/;

/** The text of the file, with the byte order mark by which Excel knows UTF-8. Numbers have no thousands marks. */
export function csvOf({ headers, rows }: FileTable): string {
  const lines = [headers.map(quoted), ...rows.map((row) => row.map(written))];
  return `\ufeff${lines.map((line) => `${line.join(';')}\r\n`).join('')}`;
}

function written(cell: FileCell): string {
  if (cell === null) return '';
  if ('number' in cell) return formatDutchNumber(cell.number, cell.decimals).replace(/\./g, '');
  return quoted('day' in cell ? formatDay(cell.day) : cell.text);
}

function quoted(text: string): string {
  const inert = RUNS.test(text) ? `'${text}` : text;
  return /[";\r\n]|^\s|\s$/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
}
