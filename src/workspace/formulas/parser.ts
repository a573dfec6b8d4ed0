/** Reads a formula as Google writes it into a tree, with the separators of the spreadsheet's locale. */
import { columnIndex } from '../services/spreadsheet/a1.ts';
import { type Rect, UNBOUNDED } from '../services/spreadsheet/model/rect.ts';
import type { FormulaLocale } from './locale.ts';
import type { BinaryOperator, Node } from './syntax.ts';
import { FormulaError } from './values.ts';

/** A formula that cannot be read: the cell shows `#ERROR!`. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
}

/** Reads `formula`, with or without `=` in front. Throws ParseError. */
export function parseFormula(formula: string, locale: FormulaLocale): Node {
  const parser = new Parser(formula.startsWith('=') ? formula.slice(1) : formula, locale);
  return parser.formula();
}

const SPACE = /\s+/y;
const TEXT = /"((?:[^"]|"")*)"/y;
const ERROR = /#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|ERROR!)/iy;
const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy;
const CELLS =
  /\$?([A-Za-z]{1,3})\$?(\d{1,8})(?:\s*:\s*(?:\$?([A-Za-z]{1,3})\$?(\d{1,8})|\$?([A-Za-z]{1,3})|\$?(\d{1,8}))(?![\p{L}\p{N}_.(!]))?(?![\p{L}\p{N}_.(!])/uy;
const COLUMNS = /\$?([A-Za-z]{1,3})\s*:\s*\$?([A-Za-z]{1,3})(?:\$?(\d{1,8}))?(?![\p{L}\p{N}_.(!])/uy;
const ROWS = /\$?(\d{1,8})\s*:\s*\$?(\d{1,8})(?![\p{L}\p{N}_.(!])/uy;
const WORD = /[\p{L}_\\][\p{L}\p{N}_.]*/uy;
const COMPARISON = /<>|<=|>=|=|<|>/y;

class Parser {
  readonly #text: string;
  readonly #locale: FormulaLocale;
  readonly #number: RegExp;
  #at = 0;

  constructor(text: string, locale: FormulaLocale) {
    this.#text = text;
    this.#locale = locale;
    const mark = locale.decimal === ',' ? ',' : '\\.';
    this.#number = new RegExp(`(?:\\d+(?:${mark}\\d*)?|${mark}\\d+)(?:[Ee][+-]?\\d+)?`, 'y');
  }

  formula(): Node {
    const node = this.#comparison();
    this.#skip();
    if (this.#at < this.#text.length) this.#fail();
    return node;
  }

  #comparison(): Node {
    let left = this.#joined();
    for (;;) {
      const operator = this.#take(COMPARISON);
      if (!operator) return left;
      left = this.#binary(operator[0] as BinaryOperator, left, this.#joined());
    }
  }

  #joined(): Node {
    let left = this.#sum();
    while (this.#sign('&')) left = this.#binary('&', left, this.#sum());
    return left;
  }

  #sum(): Node {
    let left = this.#product();
    for (;;) {
      if (this.#sign('+')) left = this.#binary('+', left, this.#product());
      else if (this.#sign('-')) left = this.#binary('-', left, this.#product());
      else return left;
    }
  }

  #product(): Node {
    let left = this.#power();
    for (;;) {
      if (this.#sign('*')) left = this.#binary('*', left, this.#power());
      else if (this.#sign('/')) left = this.#binary('/', left, this.#power());
      else return left;
    }
  }

  #power(): Node {
    let left = this.#signed();
    while (this.#sign('^')) left = this.#binary('^', left, this.#signed());
    return left;
  }

  /** A minus binds tighter than a power, as in every spreadsheet: `-2^2` is 4. */
  #signed(): Node {
    if (this.#sign('-')) return { kind: 'sign', negative: true, operand: this.#signed() };
    if (this.#sign('+')) return { kind: 'sign', negative: false, operand: this.#signed() };
    return this.#percent();
  }

  #percent(): Node {
    let operand = this.#span();
    while (this.#sign('%')) operand = { kind: 'percent', operand };
    return operand;
  }

  #span(): Node {
    let from = this.#applied();
    while (this.#sign(':')) from = { kind: 'span', from, to: this.#applied() };
    return from;
  }

  #applied(): Node {
    let callee = this.#primary();
    while ((callee.kind === 'call' || callee.kind === 'apply') && this.#sign('(')) {
      callee = { kind: 'apply', callee, arguments: this.#arguments() };
    }
    return callee;
  }

  #primary(): Node {
    if (this.#sign('(')) {
      const inner = this.#comparison();
      if (!this.#sign(')')) this.#fail();
      return inner;
    }
    if (this.#sign('{')) return this.#block();
    const text = this.#take(TEXT);
    if (text) return { kind: 'literal', value: text[1]!.replaceAll('""', '"') };
    const error = this.#take(ERROR);
    if (error) return { kind: 'literal', value: FormulaError.of(error[0])! };
    const sheet = this.#take(SHEET);
    if (sheet) return this.#onSheet(sheet[1]?.replaceAll("''", "'") ?? sheet[2]!);
    const area = this.#area();
    if (area) return { kind: 'reference', sheetName: null, area };
    const number = this.#take(this.#number);
    if (number) return { kind: 'literal', value: Number(number[0].replace(',', '.')) };
    return this.#word();
  }

  #onSheet(sheetName: string): Node {
    const area = this.#area();
    if (area) return { kind: 'reference', sheetName, area };
    if (this.#take(ERROR)) return { kind: 'literal', value: FormulaError.REF };
    return this.#fail();
  }

  #word(): Node {
    const word = this.#take(WORD);
    if (!word) return this.#fail();
    if (this.#sign('(')) return { kind: 'call', name: word[0].toUpperCase(), arguments: this.#arguments() };
    const upper = word[0].toUpperCase();
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'literal', value: upper === 'TRUE' };
    return { kind: 'name', name: upper };
  }

  /** From behind the opening bracket up to and including the closing one. */
  #arguments(): Node[] {
    const nodes: Node[] = [];
    if (this.#sign(')')) return nodes;
    for (;;) {
      const empty = this.#sees(')') || this.#seesSeparator();
      nodes.push(empty ? { kind: 'omitted' } : this.#comparison());
      if (this.#sign(')')) return nodes;
      if (!this.#separator()) this.#fail();
    }
  }

  #separator(): boolean {
    return this.#sign(';') || (this.#locale.decimal !== ',' && this.#sign(','));
  }

  #seesSeparator(): boolean {
    return this.#sees(';') || (this.#locale.decimal !== ',' && this.#sees(','));
  }

  #block(): Node {
    const rows: Node[][] = [[]];
    if (this.#sign('}')) return { kind: 'block', rows };
    for (;;) {
      rows[rows.length - 1]!.push(this.#comparison());
      if (this.#sign('}')) return { kind: 'block', rows };
      if (this.#sign(';')) rows.push([]);
      else if (!this.#sign(this.#locale.columnSeparator)) this.#fail();
    }
  }

  #area(): Rect | null {
    const cells = this.#take(CELLS);
    if (cells) {
      const [, column, row, toColumn, toRow, openColumn, openRow] = cells;
      if (openColumn !== undefined) return rectOf(column!, row!, openColumn, undefined);
      if (openRow !== undefined) return rectOf(column!, row!, undefined, openRow);
      return rectOf(column!, row!, toColumn ?? column!, toRow ?? row!);
    }
    const columns = this.#take(COLUMNS);
    if (columns) return rectOf(columns[1]!, columns[3] && '1', columns[2]!, columns[3]);
    const rows = this.#take(ROWS);
    return rows && rectOf(undefined, rows[1]!, undefined, rows[2]!);
  }

  #binary(operator: BinaryOperator, left: Node, right: Node): Node {
    return { kind: 'binary', operator, left, right };
  }

  #skip(): void {
    SPACE.lastIndex = this.#at;
    if (SPACE.test(this.#text)) this.#at = SPACE.lastIndex;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    this.#skip();
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #sees(sign: string): boolean {
    this.#skip();
    return this.#text.startsWith(sign, this.#at);
  }

  #sign(sign: string): boolean {
    if (!this.#sees(sign)) return false;
    this.#at += sign.length;
    return true;
  }

  #fail(): never {
    throw new ParseError(`Cannot read "${this.#text}" from position ${this.#at}.`);
  }
}

/** The rectangle between two corners; what is undefined is open. Corners may be given in any order. */
function rectOf(
  fromColumn: string | undefined,
  fromRow: string | undefined,
  toColumn: string | undefined,
  toRow: string | undefined,
): Rect {
  const left = fromColumn === undefined ? 0 : columnIndex(fromColumn);
  const right = toColumn === undefined ? UNBOUNDED : columnIndex(toColumn) + 1;
  const top = fromRow === undefined ? 0 : Number(fromRow) - 1;
  const bottom = toRow === undefined ? UNBOUNDED : Number(toRow);
  if (top < 0 || bottom < 1) throw new ParseError('Rows are numbered from 1.');
  return {
    top: Math.min(top, bottom - 1),
    left: Math.min(left, right - 1),
    bottom: Math.max(top + 1, bottom),
    right: Math.max(left + 1, right),
  };
}
