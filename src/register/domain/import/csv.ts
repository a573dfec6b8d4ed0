/** Reads delimited text into records that know their line; our own, since messages must name the line in the file. */

import { type Outcome, unusable, usable } from './outcome.ts';

export const SEPARATORS = [';', ',', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

export interface CsvRecord {
  /** The line in the file on which the record begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads delimited text (RFC 4180, with any line ending). A quote opens a quoted cell only at the start of the cell;
 * text after the closing quote is kept. Records without any text are left out. Refused when a quote never closes.
 */
export function parseCsv(text: string, separator: Separator): Outcome<readonly CsvRecord[]> {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let [at, line, start] = [0, 1, 1];

  const endRecord = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) records.push({ line: start, cells });
    cells = [];
  };

  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      const opened = line;
      for (at++; ; at++) {
        const next = text[at];
        if (next === undefined)
          return unusable(
            `Op regel ${opened} begint een aanhalingsteken (") dat nergens eindigt.`,
            'Haal het aanhalingsteken weg of zet er een aan het eind van de tekst bij.',
          );
        if (next === '"') {
          if (text[at + 1] !== '"') break;
          at++;
        } else if (next === '\n' || (next === '\r' && text[at + 1] !== '\n')) line++;
        cell += next;
      }
      at++;
    }
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
    cells.push(cell + text.slice(from, at));
    if (text[at] === separator) {
      at++;
      if (at === text.length) cells.push('');
      continue;
    }
    endRecord();
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
    start = line;
  }
  endRecord();
  return usable(records);
}
