/** Blocks of cells as text: lines with tabs between, quoted as Sheets and Excel do, and as an HTML table. */
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import type { SheetStore } from './store.ts';

/** Marks a copy of our own, so that pasting it here copies cells and not just their text. */
const MARK = 'application/x-terreinregister-cellen';

export interface OwnCopy {
  readonly fileId: string;
  readonly session: string;
  readonly sheetId: number;
  readonly area: Rect;
  readonly cut: boolean;
}

/** Puts a block on the clipboard: for other programs as text and table, for this page as a place. */
export function putOnClipboard(data: DataTransfer, store: SheetStore, copy: OwnCopy): void {
  const block = texts(store, copy.area);
  data.setData('text/plain', toTsv(block));
  const rows = block.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`);
  data.setData('text/html', `<table>${rows.join('')}</table>`);
  data.setData(MARK, JSON.stringify(copy));
}

/** Our own copy, when this page put it there and nothing else was copied since. */
export function ownCopy(data: DataTransfer, session: string): OwnCopy | null {
  const text = data.getData(MARK);
  if (!text) return null;
  const copy = JSON.parse(text) as OwnCopy;
  return copy.session === session ? copy : null;
}

/** What the clipboard holds as a block of texts; empty when it holds no text. */
export function blockFrom(data: DataTransfer): string[][] {
  const text = data.getData('text/plain');
  return text === '' ? [] : fromTsv(text);
}

function texts(store: SheetStore, area: Rect): string[][] {
  const block: string[][] = [];
  for (let row = area.top; row < area.bottom; row += 1) {
    const line: string[] = [];
    for (let column = area.left; column < area.right; column += 1)
      line.push(store.cell(row, column)?.text ?? '');
    block.push(line);
  }
  return block;
}

export function toTsv(block: readonly (readonly string[])[]): string {
  const field = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return block.map((row) => row.map(field).join('\t')).join('\n');
}

/** Reads lines with tabs between; a field in double quotes may hold tabs, line ends and doubled quotes. */
export function fromTsv(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= source.length) {
    const [field, next] = source[at] === '"' ? quoted(source, at) : plain(source, at);
    rows.at(-1)!.push(field);
    if (source[next] === '\n') rows.push([]);
    at = next + 1;
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

function plain(source: string, from: number): [field: string, next: number] {
  let end = from;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1;
  return [source.slice(from, end), end];
}

function quoted(source: string, from: number): [field: string, next: number] {
  let field = '';
  let at = from + 1;
  while (at < source.length) {
    if (source[at] !== '"') field += source[at++];
    else if (source[at + 1] === '"') {
      field += '"';
      at += 2;
    } else break;
  }
  const next = at + 1;
  // A quote that closes nothing, or text after it: it was not meant as one.
  const closed =
    source[at] === '"' && (next >= source.length || source[next] === '\t' || source[next] === '\n');
  return closed ? [field, next] : plain(source, from);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
