/** Utilities.parseCsv: rows of text, with quotes and line breaks as RFC 4180 has them. */
import { ScriptException } from '../service.ts';

/** Throws when a quoted field does not end. */
export function parseCsv(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === delimiter) {
      row.push(field);
      field = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at++;
      rows.push([...row, field]);
      row = [];
      field = '';
    } else field += character;
  }
  if (quoted) throw new ScriptException('Could not parse text.');
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
}
