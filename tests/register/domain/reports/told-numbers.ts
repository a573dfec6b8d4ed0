/** Documents laid beside the facts that they are made of: each number and day in them has one place there. */
import { DOCUMENT_TEXT } from '../../../../src/register/domain/text/documents.ts';
import type { RestDocument, StructuralElement } from '../../../../src/workspace/services/docs/schema.ts';
import type { Told } from './told.ts';
import type { Total } from './told-counts.ts';
import { figureRow } from './told-figures.ts';
import { sentencesOf, strayIn } from './told-sentences.ts';
import { SHEET, SORTS, type Sort } from './told-tables.ts';

/** Paragraphs and tables of a document in their order, with the texts of cells. */
export type Piece =
  | { readonly type: 'paragraph'; readonly text: string; readonly level: number }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] };

/** The texts in facts, which take long to gather. */
const KNOWN = new WeakMap<Told, ReadonlySet<string>>();

/** The numbers of a document that do not stand in its snapshot in the place that they are told of; none when all is well. */
export function strayNumbers(pieces: readonly Piece[], told: Told): readonly string[] {
  const texts = KNOWN.get(told) ?? textsIn([told.facts, told.parks]);
  KNOWN.set(told, texts);
  const headings: string[] = [];
  return pieces.flatMap((piece) => {
    if (piece.type === 'table') return strayRows(piece.rows, told, texts, headings.join(' > '));
    if (piece.level > 0) {
      headings.splice(piece.level - 1, Number.POSITIVE_INFINITY, piece.text);
      return told.layout.has(piece.text) ? [] : [piece.text];
    }
    return strayIn(piece.text, told, texts);
  });
}

function strayRows(
  rows: readonly (readonly string[])[],
  told: Told,
  texts: ReadonlySet<string>,
  heading: string,
): readonly string[] {
  const [head = [], ...body] = rows;
  const strange = head.filter((name) => /\d/.test(name) && !told.layout.has(name));
  if (strange.length || new Set(head).size < head.length) return [head.join(' | ')];
  if (head.includes('Kengetal') && head.includes('Eenheid'))
    return body.filter((row) => !figureRow(told, byHead(head, row))).map((row) => row.join(' | '));
  const known = SORTS.find(({ heads }) => heads.every((one) => head.includes(one)));
  if (!known) return rows.filter((row) => !sheetRow(row, told, texts)).map((row) => row.join(' | '));
  const left = [...known.items(told, heading)];
  const wrong = body.filter((row) => {
    const cells = byHead(head, row);
    const at = left.findIndex((item) => isRow(known, item, cells, told, texts));
    if (at >= 0) left.splice(at, 1);
    // Without a number it says that there are none.
    return at < 0 && /\d/.test(row.join(''));
  });
  const lost = known.some ? [] : left.map((item) => `missing: ${JSON.stringify(item).slice(0, 200)}`);
  return [...wrong.map((row) => row.join(' | ')), ...lost];
}

function isRow(
  { cells, heads }: Sort<unknown>,
  item: unknown,
  row: Readonly<Record<string, string>>,
  told: Told,
  texts: ReadonlySet<string>,
): boolean {
  return Object.entries(row).every(([head, text]) => {
    if (head === 'Totalen' && heads.includes('Totalen')) return numbersOf(text) === sumsOf(item as Total);
    const value = cells[head];
    return value ? value(item, told) === text : !/\d/.test(text) || texts.has(text);
  });
}

/** The amounts of a row of totals, in no particular order: the labels in between are those of columns. */
const numbersOf = (text: string): string =>
  text
    .split('; ')
    .flatMap((one) => one.replace('CO2', '').match(/\d[\d.]*(?:,\d+)?/g) ?? [])
    .sort()
    .join(' ');
const sumsOf = ({ sums }: Total): string => numbersOf(sums.join('; '));

function byHead(head: readonly string[], row: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(head.map((name, column) => [name, row[column] ?? '']));
}

function sheetRow(
  [name = '', value = '']: readonly string[],
  told: Told,
  texts: ReadonlySet<string>,
): boolean {
  const known = SHEET[name];
  return known ? known(told) === value : !/\d/.test(`${name}${value}`) || texts.has(value);
}

/** All texts in facts: names, labels, reasons. */
function textsIn(facts: unknown, into = new Set<string>()): ReadonlySet<string> {
  if (typeof facts === 'string') into.add(facts);
  else if (facts && typeof facts === 'object') for (const one of Object.values(facts)) textsIn(one, into);
  return into;
}

/** Paragraphs and sentences of a layout. */
export function fixedTexts(layout: unknown, into = new Set<string>()): ReadonlySet<string> {
  if (typeof layout === 'string') for (const text of [layout, ...sentencesOf(layout)]) into.add(text);
  else if (layout && typeof layout === 'object')
    for (const part of Object.values(layout)) fixedTexts(part, into);
  return into;
}

function piecesIn(content: readonly StructuralElement[] = []): readonly Piece[] {
  const textIn = (elements: readonly StructuralElement[] = []): string =>
    elements
      .flatMap(({ paragraph }) => paragraph?.elements ?? [])
      .map(({ textRun }) => textRun?.content ?? '')
      .join('')
      // Each page fills its own numbers in between.
      .replace(DOCUMENT_TEXT.pages.join(''), '')
      .trim();
  return content.flatMap((element): readonly Piece[] => {
    const { paragraph, table } = element;
    if (table)
      return [
        {
          type: 'table',
          rows: (table.tableRows ?? []).map(({ tableCells }) =>
            (tableCells ?? []).map((cell) => textIn(cell.content)),
          ),
        },
      ];
    const style = paragraph?.paragraphStyle?.namedStyleType ?? '';
    const text = textIn([element]);
    const level = Number(/^HEADING_(\d)$/.exec(style)?.[1] ?? 0);
    return text ? [{ type: 'paragraph', text, level }] : [];
  });
}

/** A document as the Docs API gives it, with its headers and footers. */
export function piecesOf({ body, headers, footers }: RestDocument): readonly Piece[] {
  const parts = [body, ...Object.values(headers ?? {}), ...Object.values(footers ?? {})];
  return parts.flatMap((part) => piecesIn(part?.content));
}

/** The document with one digit changed, for each number in it; no more than is needed to judge that number. */
export function spoilt(pieces: readonly Piece[]): readonly { what: string; pieces: readonly Piece[] }[] {
  const headings: Piece[] = [];
  return pieces.flatMap((piece) => {
    const placed = (what: string, changed: Piece) => ({ what, pieces: [...headings, changed] });
    if (piece.type === 'paragraph') {
      const all = wrongs(piece.text).map((text) => placed(text, { ...piece, text }));
      if (piece.level > 0) headings.push(piece);
      return all;
    }
    return piece.rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        wrongs(cell).map((text) => {
          const changed = cells.with(column, text);
          return placed(changed.join(' | '), { ...piece, rows: piece.rows.with(row, changed) });
        }),
      ),
    );
  });
}

function wrongs(text: string): readonly string[] {
  return [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => {
    const last = index + digits.length - 1;
    return `${text.slice(0, last)}${(Number(text[last]) + 1) % 10}${text.slice(last + 1)}`;
  });
}
