/** Blocks of cells as text: lines with tabs between, quoted as Sheets and Excel do. */

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
