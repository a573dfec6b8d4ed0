/** Reads a query such as `select A, sum(C) where B = 'x' group by A order by sum(C) desc label sum(C) 'Totaal'`. */
import { serialOf } from '../../services/spreadsheet/serial.ts';
import { Formatted, FormulaError, type Scalar } from '../values.ts';
import type { Aggregate, Caption, Condition, Expression, Order, Query } from './syntax.ts';

const TOKEN =
  /\s*(?:(?<text>'[^']*'|"[^"]*")|(?<quoted>`[^`]*`)|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<sign><>|!=|<=|>=|[-+*/(),=<>]))/uy;

interface Token {
  readonly kind: 'text' | 'quoted' | 'number' | 'word' | 'sign';
  readonly text: string;
}

const AGGREGATES = new Set(['avg', 'count', 'max', 'min', 'sum']);
const FUNCTIONS = new Set([
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'quarter',
  'dayofweek',
  'now',
  'datediff',
  'todate',
  'upper',
  'lower',
]);

const MOMENTS = new Set(['date', 'datetime', 'timestamp', 'timeofday']);

/** Reads the query. Throws #VALUE! when it cannot be read. */
export function parseQuery(text: string): Query {
  return new QueryParser(tokenize(text)).query();
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    if (!match) throw FormulaError.VALUE;
    const [kind, found] = Object.entries(match.groups!).find(([, part]) => part !== undefined)!;
    tokens.push({ kind: kind as Token['kind'], text: found! });
  }
  return tokens;
}

class QueryParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  query(): Query {
    const query: Query = {
      select: this.#words('select') ? this.#select() : null,
      where: this.#words('where') ? this.#or() : null,
      groupBy: this.#words('group', 'by') ? this.#list(() => this.#sum()) : [],
      pivot: this.#words('pivot') ? this.#list(() => this.#sum()) : [],
      orderBy: this.#words('order', 'by') ? this.#list(() => this.#order()) : [],
      limit: this.#words('limit') ? this.#number() : null,
      offset: this.#words('offset') ? this.#number() : 0,
      labels: this.#words('label') ? this.#list(() => this.#caption()) : [],
      formats: this.#words('format') ? this.#list(() => this.#caption()) : [],
    };
    if (this.#words('options')) while (this.#peek()?.kind === 'word') this.#at += 1;
    if (this.#at < this.#tokens.length) throw FormulaError.VALUE;
    return query;
  }

  #select(): readonly Expression[] | null {
    return this.#sign('*') ? null : this.#list(() => this.#sum());
  }

  #order(): Order {
    const by = this.#sum();
    const descending = this.#words('desc');
    if (!descending) this.#words('asc');
    return { by, descending };
  }

  #caption(): Caption {
    const of = this.#sum();
    const token = this.#next('text');
    return { of, text: token.slice(1, -1) };
  }

  #or(): Condition {
    const parts = [this.#and()];
    while (this.#words('or')) parts.push(this.#and());
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  }

  #and(): Condition {
    const parts = [this.#not()];
    while (this.#words('and')) parts.push(this.#not());
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
  }

  #not(): Condition {
    if (this.#words('not')) return { kind: 'not', part: this.#not() };
    // A bracket may hold a condition or the first part of a sum: try the one, then the other.
    const start = this.#at;
    if (this.#sign('(')) {
      try {
        const inner = this.#or();
        if (this.#sign(')')) return inner;
      } catch (thrown) {
        if (thrown !== FormulaError.VALUE) throw thrown;
      }
      this.#at = start;
    }
    return this.#comparison();
  }

  #comparison(): Condition {
    const left = this.#sum();
    if (this.#words('is', 'not', 'null')) return { kind: 'null', operand: left, wanted: false };
    if (this.#words('is', 'null')) return { kind: 'null', operand: left, wanted: true };
    return { kind: 'compare', operator: this.#operator(), left, right: this.#sum() };
  }

  #operator(): string {
    for (const words of [['contains'], ['starts', 'with'], ['ends', 'with'], ['matches'], ['like']]) {
      if (this.#words(...words)) return words[0]!;
    }
    for (const sign of ['<=', '>=', '<>', '!=', '=', '<', '>']) {
      if (this.#sign(sign)) return sign === '!=' ? '<>' : sign;
    }
    throw FormulaError.VALUE;
  }

  #sum(): Expression {
    let left = this.#product();
    for (;;) {
      if (this.#sign('+')) left = { kind: 'arithmetic', operator: '+', left, right: this.#product() };
      else if (this.#sign('-')) left = { kind: 'arithmetic', operator: '-', left, right: this.#product() };
      else return left;
    }
  }

  #product(): Expression {
    let left = this.#primary();
    for (;;) {
      if (this.#sign('*')) left = { kind: 'arithmetic', operator: '*', left, right: this.#primary() };
      else if (this.#sign('/')) left = { kind: 'arithmetic', operator: '/', left, right: this.#primary() };
      else return left;
    }
  }

  #primary(): Expression {
    if (this.#sign('(')) {
      const inner = this.#sum();
      if (!this.#sign(')')) throw FormulaError.VALUE;
      return inner;
    }
    if (this.#sign('-')) {
      return {
        kind: 'arithmetic',
        operator: '-',
        left: { kind: 'literal', value: 0 },
        right: this.#primary(),
      };
    }
    const token = this.#peek();
    if (!token) throw FormulaError.VALUE;
    this.#at += 1;
    if (token.kind === 'text') return { kind: 'literal', value: token.text.slice(1, -1) };
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'quoted') return { kind: 'column', id: token.text.slice(1, -1) };
    if (token.kind === 'sign') throw FormulaError.VALUE;
    return this.#named(token.text);
  }

  #named(word: string): Expression {
    const lower = word.toLowerCase();
    if (lower === 'true' || lower === 'false') return { kind: 'literal', value: lower === 'true' };
    if (MOMENTS.has(lower) && this.#peek()?.kind === 'text') {
      const moment = readMoment(lower, this.#tokens[this.#at]!.text.slice(1, -1));
      this.#at += 1;
      return { kind: 'literal', value: moment };
    }
    if (!this.#sign('(')) return { kind: 'column', id: word };
    const values = this.#sees(')') ? [] : this.#list(() => this.#sum());
    if (!this.#sign(')')) throw FormulaError.VALUE;
    if (AGGREGATES.has(lower)) {
      if (values.length !== 1) throw FormulaError.VALUE;
      return { kind: 'aggregate', name: lower as Aggregate, operand: values[0]! };
    }
    if (!FUNCTIONS.has(lower)) throw FormulaError.VALUE;
    return { kind: 'function', name: lower, arguments: values };
  }

  #list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.#sign(',')) items.push(item());
    return items;
  }

  #number(): number {
    return Math.trunc(Number(this.#next('number')));
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(kind: Token['kind']): string {
    const token = this.#peek();
    if (token?.kind !== kind) throw FormulaError.VALUE;
    this.#at += 1;
    return token.text;
  }

  #sees(sign: string): boolean {
    const token = this.#peek();
    return token?.kind === 'sign' && token.text === sign;
  }

  #sign(sign: string): boolean {
    if (!this.#sees(sign)) return false;
    this.#at += 1;
    return true;
  }

  /** Takes these words when all of them come next. */
  #words(...words: readonly string[]): boolean {
    const found = words.every((word, i) => {
      const token = this.#tokens[this.#at + i];
      return token?.kind === 'word' && token.text.toLowerCase() === word;
    });
    if (found) this.#at += words.length;
    return found;
  }
}

/** `date '2026-01-31'`, `datetime '2026-01-31 14:30:00'`, `timeofday '14:30:00'`. */
function readMoment(kind: string, text: string): Scalar {
  const match = /^(?:(\d{4})-(\d{1,2})-(\d{1,2}))?(?:[ T]?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/.exec(
    text.trim(),
  );
  if (!match) throw FormulaError.VALUE;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const time = ((hour! * 60 + minute!) * 60 + second!) / 86_400;
  if (kind === 'timeofday') return new Formatted(time, 'h:mm:ss');
  if (match[1] === undefined) throw FormulaError.VALUE;
  const date = serialOf({ year: year!, month: month!, day: day! });
  return kind === 'date'
    ? new Formatted(date, 'yyyy-mm-dd')
    : new Formatted(date + time, 'yyyy-mm-dd hh:mm:ss');
}
