/** The register over an image of its spreadsheet: read and changed by its own rules, with the writes kept as requests. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets';
import { locate, MARKS, type Mark } from '../../src/register/app/marks.ts';
import type { Book, Ports, Tab } from '../../src/register/app/ports.ts';
import { openRegister, type Register } from '../../src/register/app/register.ts';
import type { Cell } from '../../src/register/domain/schema/cell.ts';
import { isMoment } from '../../src/register/domain/schema/cell.ts';
import type { Table } from '../../src/register/domain/schema/table.ts';
import { journal, tableById } from '../../src/register/domain/schema/tables/index.ts';
import { dayFromNumber, dayNumber } from '../../src/register/domain/text/dates.ts';
import { zoneOf } from '../../src/register/google/cells.ts';
import { type BookImage, type CellData, sheetIdOf, type TabImage, titleOf } from './image.ts';

export type Request = sheets_v4.Schema$Request;

/** Days from 30 December 1899, where Google's count begins, to 1 January 1970. */
const EPOCH = 25_569;
const DAY = 86_400;

/** The register as it stands in an image. */
export interface ImageRegister {
  readonly register: Register;
  readonly ports: Ports;
  /** Of the tables whose tab has all its columns. */
  readonly tabs: ReadonlyMap<string, Tab>;
  /** What was written, as requests for one batch update, in order. */
  readonly requests: readonly Request[];
}

export interface WriterOptions {
  /** Wall-clock moment in the zone of the spreadsheet, `yyyy-mm-ddThh:mm:ss`. */
  readonly now: string;
  /** Names what is written here: the register gives out its own numbers from properties that cannot be reached here. */
  readonly name: string;
}

export function registerOver(image: BookImage, { now, name }: WriterOptions): ImageRegister {
  const sheets = new Map(image.tabs.map((tab) => [sheetIdOf(tab), gridOf(tab)]));
  const requests: Request[] = [];
  const facts = image.tabs.map((tab) => ({
    id: sheetIdOf(tab),
    name: titleOf(tab),
    rows: tab.properties.gridProperties?.rowCount ?? 0,
    width: tab.properties.gridProperties?.columnCount ?? 0,
  }));
  const tabs = new Map(locate(facts, image.tabs.flatMap(marksIn), () => ({})));
  const rowsOf = (tab: Tab): Cell[][] => sheets.get(tab.id)!;
  const write: Book['write'] = (tab, { row, column, cells }) => {
    const named = tab.table === journal.id ? renamed(tab, row, column, cells, name) : cells;
    const grid = rowsOf(tab);
    named.forEach((line, offset) => {
      const target = grid[row - 1 + offset] ?? [];
      grid[row - 1 + offset] = target;
      line.forEach((cell, at) => {
        target[column - 1 + at] = cell;
      });
    });
    requests.push({
      updateCells: {
        start: { sheetId: tab.id, rowIndex: row - 1, columnIndex: column - 1 },
        rows: named.map((line) => ({ values: line.map(contentOf) })),
        fields: 'userEnteredValue',
      },
    });
  };
  const book: Book = {
    tabs: () => tabs,
    forget() {},
    read: (tab) =>
      Array.from({ length: Math.max(0, tab.rows - tab.headerRow) }, (_, offset) => {
        const line = rowsOf(tab)[tab.headerRow + offset] ?? [];
        return Array.from({ length: tab.width }, (_each, column) => line[column] ?? '');
      }),
    firstFreeRow: (tab) =>
      Math.max(rowsOf(tab).findLastIndex((line) => line?.some((cell) => cell !== '')) + 1, tab.headerRow) + 1,
    append(tab, cells) {
      const line = Array.from(
        { length: Math.max(...cells.keys()) },
        (_, index) => cells.get(index + 1) ?? '',
      );
      write(tab, { row: book.firstFreeRow(tab), column: 1, cells: [line] });
    },
    write,
    notes: (_, { rows, columns }) =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => '')),
    setNotes() {},
    grow(tab, count, behind) {
      const at = behind ? tab.rows : tab.rows - 1;
      const range = { sheetId: tab.id, dimension: 'ROWS', startIndex: at, endIndex: at + count };
      requests.push({ insertDimension: { range, inheritFromBefore: true } });
      if (behind) requests.push(...lengthened(image, tab.id, at + count));
      tabs.set(tab.table, { ...tab, rows: tab.rows + count });
    },
    removeRows(tab, row, count) {
      const range = { sheetId: tab.id, dimension: 'ROWS', startIndex: row - 1, endIndex: row - 1 + count };
      requests.push({ deleteDimension: { range } });
      rowsOf(tab).splice(row - 1, count);
      tabs.set(tab.table, { ...tabs.get(tab.table)!, rows: tab.rows - count });
    },
    flush() {},
  };
  const kept: Record<string, string> = {};
  const ports = {
    book,
    lock: { acquire: () => true, release() {} },
    props: {
      all: () => kept,
      refresh: () => kept,
      set: (values: Readonly<Record<string, string | null>>) => {
        for (const [key, value] of Object.entries(values))
          if (value === null) delete kept[key];
          else kept[key] = value;
      },
    },
    clock: { now: () => now, instant: () => Date.now(), elapsed: () => 0 },
    actor: { code: () => 'systeem', codeOf: () => 'systeem' },
    log: { error() {} },
  } as unknown as Ports;
  const whole = [...tabs].filter(([id, tab]) => isWhole(tableById(id), tab));
  return { register: openRegister(ports), ports, tabs: new Map(whole), requests };
}

/** What is added below a tab lies outside the names that reach to its end: these are made to reach to the new one. */
function lengthened({ tabs, namedRanges }: BookImage, sheetId: number, end: number): Request[] {
  const rows = tabs.find((tab) => sheetIdOf(tab) === sheetId)?.properties.gridProperties?.rowCount ?? 0;
  return namedRanges
    .filter(({ range }) => range?.sheetId === sheetId && (range.endRowIndex ?? 0) >= rows)
    .map(({ namedRangeId, range }) => ({
      updateNamedRange: {
        namedRange: { namedRangeId: namedRangeId ?? null, range: { ...range, endRowIndex: end } },
        fields: 'range',
      },
    }));
}

function isWhole(table: Table | null, tab: Tab): boolean {
  return table?.fields.every((field) => tab.columns[field] !== undefined) ?? false;
}

/** Numbers of journal lines and batches are the script's to give; what is written from here has a name instead. */
function renamed(
  { columns }: Tab,
  row: number,
  column: number,
  cells: readonly (readonly Cell[])[],
  name: string,
): readonly (readonly Cell[])[] {
  const [entry, batch] = [columns.entry_id! - column, columns.batch! - column];
  return cells.map((line, offset) =>
    line.map((cell, at) => (at === entry ? `JE-${name}-${row + offset}` : at === batch ? `T-${name}` : cell)),
  );
}

function marksIn(tab: TabImage): Mark[] {
  const keys: readonly string[] = Object.values(MARKS);
  return tab.metadata.flatMap(({ metadataId, metadataKey, metadataValue, location }) => {
    if (!metadataKey || !keys.includes(metadataKey)) return [];
    const position = location?.dimensionRange ? (location.dimensionRange.startIndex ?? 0) + 1 : 0;
    return [
      { id: metadataId ?? 0, key: metadataKey, value: metadataValue ?? '', sheet: sheetIdOf(tab), position },
    ];
  });
}

/** The cells of a tab as the register reads them. Columns of days and moments hold serial numbers at Google. */
function gridOf(tab: TabImage): Cell[][] {
  const days = new Set<number>();
  for (const { key, value, position } of marksIn(tab)) {
    const [id = '', field = ''] = value.split('.');
    const format = key === MARKS.column ? tableById(id)?.columns[field]?.kind.format : undefined;
    if (format?.includes('yyyy')) days.add(position - 1);
  }
  return tab.cells.map((row) => row.map((cell, column) => cellIn(cell, days.has(column))));
}

function cellIn({ userEnteredValue, effectiveValue, userEnteredFormat }: CellData, isDay: boolean): Cell {
  const value = userEnteredValue?.formulaValue != null ? effectiveValue : userEnteredValue;
  if (!value) return '';
  const { numberValue, stringValue, boolValue, errorValue } = value;
  if (numberValue != null) {
    const type = userEnteredFormat?.numberFormat?.type;
    return isDay || type === 'DATE' || type === 'DATE_TIME' ? { civil: civilOf(numberValue) } : numberValue;
  }
  return stringValue ?? boolValue ?? (errorValue ? `#${errorValue.type}` : '');
}

/** A serial number as a wall-clock moment, to the second. */
export function civilOf(serial: number): string {
  const seconds = Math.round(serial * DAY);
  const day = dayFromNumber(Math.floor(seconds / DAY) - EPOCH);
  const rest = seconds - Math.floor(seconds / DAY) * DAY;
  if (rest === 0) return day;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${day}T${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}`;
}

export function serialOf(civil: string): number {
  const [hour = 0, minute = 0, second = 0] = civil.slice(11).split(':').map(Number);
  return dayNumber(civil.slice(0, 10)) + EPOCH + (hour * 3600 + minute * 60 + second) / DAY;
}

/** Text is given as text, which Google then neither runs nor reads as a number. */
function contentOf(cell: Cell): CellData {
  if (cell === '') return {};
  if (isMoment(cell)) return { userEnteredValue: { numberValue: serialOf(cell.civil) } };
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } };
  return { userEnteredValue: typeof cell === 'boolean' ? { boolValue: cell } : { stringValue: cell } };
}

/** Now, by the clock of the spreadsheet: `yyyy-mm-ddThh:mm:ss`. */
export function momentIn({ properties }: BookImage): string {
  const civil = zoneOf(properties.timeZone ?? 'Europe/Amsterdam').civil(new Date());
  return civil.length === 10 ? `${civil}T00:00:00` : civil;
}
