/** The journal in a file of its own: which lines are old enough to go there, and those lines as text and back. */
import { parseCsv } from '../import/csv.ts';
import { CODES } from '../schema/codelists.ts';
import { journal } from '../schema/tables/index.ts';
import { addDays } from '../text/dates.ts';

/** Columns of an archive, in this order for ever; new ones are only added behind. */
const FIELDS = [
  'entry_id',
  'at',
  'actor',
  'via',
  'batch',
  'reason',
  'operation',
  'table',
  'key',
  'field',
  'old',
  'new',
] as const;

/** The texts of the cells of one line, by field. */
export type ArchiveLine = Readonly<Record<(typeof FIELDS)[number], string>>;

/** What a program such as Excel would run as a formula when it opens the file. */
const RUNS = /^'*[=+\-@\t\r]/;

const MARK = '\ufeff';

/** Lines as CSV: UTF-8 with its mark, `;` between cells, the labels of the columns above. */
export function archiveText(lines: readonly ArchiveLine[]): string {
  const header = FIELDS.map((field) => journal.columns[field].label);
  const rows = lines.map((line) => FIELDS.map((field) => harmless(line[field])));
  return `${MARK}${[header, ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** The lines in the text of an archive. Throws when it is no such text. */
export function linesIn(text: string): readonly ArchiveLine[] {
  const parsed = parseCsv(text.startsWith(MARK) ? text.slice(1) : text, ';');
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value.slice(1).map(({ cells }) => {
    const line = FIELDS.map((field, index) => [field, exact(cells[index] ?? '')] as const);
    return Object.fromEntries(line) as ArchiveLine;
  });
}

/** The values of a line as the tab would read them; null for what it could not read. */
export function valuesIn(line: ArchiveLine): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    FIELDS.map((field) => {
      const read = line[field] === '' ? null : journal.columns[field].kind.read(line[field], CODES);
      return [field, read?.ok ? read.value : null];
    }),
  );
}

/** Starts with an apostrophe where a program would run it; one more where the text has them itself. */
function harmless(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

function exact(text: string): string {
  return text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text;
}

function quoted(text: string): string {
  return /[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** What the plan needs to know of a line. */
export interface Dated {
  /** Moment, `yyyy-mm-ddThh:mm:ss`; empty where it cannot be read. */
  readonly at: string;
  readonly batch: string;
}

export interface ArchiveRule {
  /** The civil day of today. */
  readonly today: string;
  /** Lines of past years stay this number of days, so that the last changes of a year can be taken back. */
  readonly days: number;
  /** More lines than this and the oldest go, until half of it is left. */
  readonly rows: number;
}

/**
 * How many lines from the top go to the archive: those of past years, and more when there are too many.
 * Batches stay whole, and the last one always stays.
 */
export function dueLines(lines: readonly Dated[], { today, days, rows }: ArchiveRule): number {
  const [newYear, kept] = [`${today.slice(0, 4)}-01-01`, addDays(today, -days)];
  const old = lines.findIndex(({ at }) => at !== '' && (at >= newYear || at.slice(0, 10) > kept));
  const tooMany = lines.length > rows ? lines.length - Math.floor(rows / 2) : 0;
  let due = Math.max(old < 0 ? lines.length : old, tooMany);
  if (due >= lines.length) due = lines.length - 1;
  while (due > 0 && lines[due - 1]!.batch === lines[due]!.batch) due--;
  return Math.max(due, 0);
}

/** Lines as files: by year, and none larger than `room` bytes where it holds more than one line. */
export function archiveParts(
  lines: readonly ArchiveLine[],
  room: number,
): readonly (readonly ArchiveLine[])[] {
  const parts: ArchiveLine[][] = [];
  let used = 0;
  for (const line of lines) {
    const size = FIELDS.reduce((sum, field) => sum + utf8Length(line[field]) + 3, 0);
    const part = parts[parts.length - 1];
    const sameYear = part && yearOf(part[part.length - 1]!) === yearOf(line);
    if (part && sameYear && used + size <= room) {
      part.push(line);
      used += size;
    } else {
      parts.push([line]);
      used = size;
    }
  }
  return parts;
}

/** The year of a line, as far as it tells. */
export function yearOf({ at }: Pick<ArchiveLine, 'at'>): string {
  return at.slice(0, 4);
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7ff) length += unit >= 0xd800 && unit <= 0xdfff ? 1 : 2;
    else if (unit > 0x7f) length++;
  }
  return length;
}
