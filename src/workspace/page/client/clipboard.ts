/** Blocks of cells on the clipboard: as text and as a table for other programs, as a place for this page. */
import type { Rect } from '../../services/spreadsheet/model/rect.ts';
import type { SheetStore } from './store.ts';
import { fromTsv, toTsv } from './tsv.ts';

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

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
