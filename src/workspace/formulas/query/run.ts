/** Carries out a query on a table: choose rows, group, pivot, sort, cut, and head the columns. */
import { civilOf } from '../../services/spreadsheet/serial.ts';
import { compare, equalityKey, isDate } from '../coerce.ts';
import { Formatted, FormulaError, Matrix, plain, type Scalar } from '../values.ts';
import type { Aggregate, Condition, Expression, Query } from './syntax.ts';
import type { QueryTable } from './table.ts';

type Row = readonly Scalar[];

/** What a query needs besides its table. */
export interface Setting {
  /** The place of a column that the query names. Throws #VALUE! when there is none. */
  place(id: string): number;
  text(value: Scalar): string;
  now(): Scalar;
}

/** One column of the answer: how it is headed, and what it holds for a group of rows. */
interface OutputColumn {
  readonly expression: Expression;
  readonly header: string;
  value(group: readonly Row[]): Scalar;
}

/** The answer with its header row, if it has one. Throws #VALUE! for a query that makes no sense. */
export function runQuery(query: Query, table: QueryTable, setting: Setting): Matrix {
  const run = new Run(query, table, setting);
  return run.answer();
}

class Run {
  readonly #query: Query;
  readonly #table: QueryTable;
  readonly #setting: Setting;

  constructor(query: Query, table: QueryTable, setting: Setting) {
    this.#query = query;
    this.#table = table;
    this.#setting = setting;
  }

  answer(): Matrix {
    const { where } = this.#query;
    const rows = where ? this.#table.rows.filter((row) => this.#holds(where, row)) : this.#table.rows;
    const selected = this.#selected();
    const grouped =
      this.#query.groupBy.length > 0 || this.#query.pivot.length > 0 || selected.some(hasAggregate);
    const groups = grouped ? this.#groups(rows, selected) : rows.map((row) => [row]);
    const columns = this.#columns(selected, rows);
    const ordered = this.#sorted(groups);
    const { offset, limit } = this.#query;
    const cut = ordered.slice(offset, limit === null ? undefined : offset + limit);
    const body = cut.map((group) => columns.map((column) => this.#formatted(column, column.value(group))));
    const heads = this.#heads(columns, grouped);
    if (!heads && body.length === 0) throw FormulaError.NA;
    return Matrix.fromRows(heads ? [heads, ...body] : body);
  }

  #selected(): readonly Expression[] {
    const { select, groupBy, pivot } = this.#query;
    const chosen: readonly Expression[] =
      select ??
      this.#table.headers.map((_, place): Expression => ({ kind: 'column', id: `Col${place + 1}` }));
    if (groupBy.length > 0 || pivot.length > 0 || chosen.some(hasAggregate)) {
      const keys = new Set([...groupBy, ...pivot].map((by) => this.#identity(by)));
      // What is neither grouped by nor aggregated has no single value in a group.
      if (chosen.some((item) => !this.#isSettled(item, keys))) throw FormulaError.VALUE;
    }
    return chosen;
  }

  #isSettled(item: Expression, keys: ReadonlySet<string>): boolean {
    if (keys.has(this.#identity(item)) || item.kind === 'aggregate' || item.kind === 'literal') return true;
    if (item.kind === 'arithmetic')
      return this.#isSettled(item.left, keys) && this.#isSettled(item.right, keys);
    return item.kind === 'function' && item.arguments.every((part) => this.#isSettled(part, keys));
  }

  /** Rows that agree in what they are grouped by, in order of that. */
  #groups(rows: readonly Row[], selected: readonly Expression[]): (readonly Row[])[] {
    const { groupBy } = this.#query;
    if (groupBy.length === 0) return selected.every(hasAggregate) || rows.length > 0 ? [rows] : [];
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
      const key = JSON.stringify(groupBy.map((by) => exactKey(this.#value(by, [row]))));
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    return [...groups.values()].sort((a, b) => {
      for (const by of groupBy) {
        const difference = order(this.#value(by, a), this.#value(by, b));
        if (difference !== 0) return difference;
      }
      return 0;
    });
  }

  #columns(selected: readonly Expression[], rows: readonly Row[]): readonly OutputColumn[] {
    const { pivot } = this.#query;
    const plainColumn = (expression: Expression): OutputColumn => ({
      expression,
      header: this.#header(expression),
      value: (group) => this.#value(expression, group),
    });
    if (pivot.length === 0) return selected.map(plainColumn);
    const keys = new Map<string, Scalar[]>();
    for (const row of rows) {
      const values = pivot.map((by) => this.#value(by, [row]));
      keys.set(JSON.stringify(values.map(exactKey)), values);
    }
    const sorted = [...keys].sort(([, a], [, b]) => {
      for (let i = 0; i < a.length; i += 1) {
        const difference = order(a[i]!, b[i]!);
        if (difference !== 0) return difference;
      }
      return 0;
    });
    const aggregates = selected.filter(hasAggregate);
    return [
      ...selected.filter((item) => !hasAggregate(item)).map(plainColumn),
      ...sorted.flatMap(([key, values]) =>
        aggregates.map((expression): OutputColumn => {
          const name = values.map((value) => this.#setting.text(value)).join(',');
          return {
            expression,
            header: aggregates.length === 1 ? name : `${name} ${this.#header(expression)}`,
            value: (group) => {
              const mine = group.filter(
                (row) => JSON.stringify(pivot.map((by) => exactKey(this.#value(by, [row])))) === key,
              );
              return mine.length === 0 ? null : this.#value(expression, mine);
            },
          };
        }),
      ),
    ];
  }

  #sorted(groups: readonly (readonly Row[])[]): readonly (readonly Row[])[] {
    const { orderBy } = this.#query;
    if (orderBy.length === 0) return groups;
    const keyed = groups.map((group) => ({ group, keys: orderBy.map(({ by }) => this.#value(by, group)) }));
    keyed.sort((a, b) => {
      for (const [i, { descending }] of orderBy.entries()) {
        const difference = order(a.keys[i]!, b.keys[i]!);
        if (difference !== 0) return descending ? -difference : difference;
      }
      return 0;
    });
    return keyed.map(({ group }) => group);
  }

  /** Headers stand above the answer when the data had them or the query makes them, unless all are empty. */
  #heads(columns: readonly OutputColumn[], grouped: boolean): readonly string[] | null {
    const heads = columns.map(({ header }) => header);
    const wanted = this.#table.headerRows > 0 || grouped || this.#query.labels.length > 0;
    return wanted && heads.some((head) => head !== '') ? heads : null;
  }

  #formatted({ expression }: OutputColumn, value: Scalar): Scalar {
    const identity = this.#identity(expression);
    const pattern = this.#query.formats.find(({ of }) => this.#identity(of) === identity)?.text;
    const bare = plain(value);
    return pattern === undefined || typeof bare !== 'number' ? value : new Formatted(bare, pattern);
  }

  #header(expression: Expression): string {
    const identity = this.#identity(expression);
    const label = this.#query.labels.find(({ of }) => this.#identity(of) === identity);
    return label ? label.text : this.#name(expression);
  }

  /** How Google names a column that the query makes: `sum Aantal`, `year(Datum)`, `product(Aantal Prijs)`. */
  #name(expression: Expression): string {
    if (expression.kind === 'column') return this.#table.headers[this.#setting.place(expression.id)]!;
    if (expression.kind === 'aggregate') return `${expression.name} ${this.#name(expression.operand)}`;
    if (expression.kind === 'literal') {
      return typeof expression.value === 'string'
        ? `"${expression.value}"()`
        : `${literalName(expression.value)}()`;
    }
    if (expression.kind === 'function') {
      return `${FUNCTION_NAMES[expression.name] ?? expression.name}(${expression.arguments.map((part) => this.#name(part)).join(' ')})`;
    }
    return `${ARITHMETIC[expression.operator].name}(${this.#name(expression.left)}${this.#name(expression.right)})`;
  }

  /** A text that is equal for equal expressions, however they are written. */
  #identity(expression: Expression): string {
    return JSON.stringify(expression, (key, value: unknown) =>
      key === 'id' ? this.#setting.place(value as string) : value,
    );
  }

  /** The value of an expression for a group: aggregates over all of it, the rest from its first row. */
  #value(expression: Expression, group: readonly Row[]): Scalar {
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'column':
        return group[0]?.[this.#setting.place(expression.id)] ?? null;
      case 'aggregate':
        return AGGREGATES[expression.name](
          group.map((row) => this.#value(expression.operand, [row])).filter((value) => value !== null),
        );
      case 'arithmetic': {
        const left = plain(this.#value(expression.left, group));
        const right = plain(this.#value(expression.right, group));
        if (typeof left !== 'number' || typeof right !== 'number') return null;
        const result = ARITHMETIC[expression.operator].calculate(left, right);
        return Number.isFinite(result) ? result : null;
      }
      case 'function': {
        const values = expression.arguments.map((part) => this.#value(part, group));
        if (expression.name === 'now') return this.#setting.now();
        return values.some((value) => value === null) ? null : SCALARS[expression.name]!(values);
      }
    }
  }

  #holds(condition: Condition, row: Row): boolean {
    switch (condition.kind) {
      case 'and':
        return condition.parts.every((part) => this.#holds(part, row));
      case 'or':
        return condition.parts.some((part) => this.#holds(part, row));
      case 'not':
        return !this.#holds(condition.part, row);
      case 'null':
        return (this.#value(condition.operand, [row]) === null) === condition.wanted;
      case 'compare': {
        const left = this.#value(condition.left, [row]);
        const right = this.#value(condition.right, [row]);
        return COMPARISONS[condition.operator]!(left, right);
      }
    }
  }
}

function hasAggregate(expression: Expression): boolean {
  if (expression.kind === 'aggregate') return true;
  if (expression.kind === 'arithmetic')
    return hasAggregate(expression.left) || hasAggregate(expression.right);
  return expression.kind === 'function' && expression.arguments.some(hasAggregate);
}

/** Equal only when capitals are equal too: queries tell them apart. */
function exactKey(value: Scalar): Scalar {
  return typeof value === 'string' ? value : equalityKey(value);
}

/** Blanks come first; text by its characters. */
function order(left: Scalar, right: Scalar): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return compare(left, right);
}

const AGGREGATES: Readonly<Record<Aggregate, (values: readonly Scalar[]) => Scalar>> = {
  count: (values) => values.length,
  sum: (values) => numbers(values).reduce<number | null>((sum, value) => (sum ?? 0) + value, null),
  avg: (values) => {
    const all = numbers(values);
    return all.length === 0 ? null : all.reduce((sum, value) => sum + value, 0) / all.length;
  },
  max: (values) =>
    values.reduce<Scalar>((best, value) => (best === null || order(value, best) > 0 ? value : best), null),
  min: (values) =>
    values.reduce<Scalar>((best, value) => (best === null || order(value, best) < 0 ? value : best), null),
};

function numbers(values: readonly Scalar[]): number[] {
  return values.map((value) => {
    const bare = plain(value);
    if (typeof bare !== 'number') throw FormulaError.VALUE;
    return bare;
  });
}

const ARITHMETIC = {
  '+': { name: 'sum', calculate: (a: number, b: number) => a + b },
  '-': { name: 'difference', calculate: (a: number, b: number) => a - b },
  '*': { name: 'product', calculate: (a: number, b: number) => a * b },
  '/': { name: 'quotient', calculate: (a: number, b: number) => a / b },
} as const;

function literalName(value: Scalar): string {
  return typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(plain(value));
}

const FUNCTION_NAMES: Readonly<Record<string, string>> = {
  dayofweek: 'dayOfWeek',
  datediff: 'dateDiff',
  todate: 'toDate',
};

const SCALARS: Readonly<Record<string, (values: readonly Scalar[]) => Scalar>> = {
  year: ([value]) => moment(value!).year,
  // Months count from 0 in this language.
  month: ([value]) => moment(value!).month - 1,
  day: ([value]) => moment(value!).day,
  hour: ([value]) => moment(value!).hour,
  minute: ([value]) => moment(value!).minute,
  second: ([value]) => moment(value!).second,
  quarter: ([value]) => Math.ceil(moment(value!).month / 3),
  dayofweek: ([value]) => ((Math.floor(serial(value!)) + 6) % 7) + 1,
  datediff: ([a, b]) => Math.floor(serial(a!)) - Math.floor(serial(b!)),
  todate: ([value]) =>
    new Formatted(Math.floor(serial(value!)), isDate(value!) ? value.pattern : 'yyyy-mm-dd'),
  upper: ([value]) => text(value!).toUpperCase(),
  lower: ([value]) => text(value!).toLowerCase(),
};

function serial(value: Scalar): number {
  const bare = plain(value);
  if (typeof bare !== 'number') throw FormulaError.VALUE;
  return bare;
}

function moment(value: Scalar) {
  return civilOf(serial(value));
}

function text(value: Scalar): string {
  if (typeof value !== 'string') throw FormulaError.VALUE;
  return value;
}

const COMPARISONS: Readonly<Record<string, (left: Scalar, right: Scalar) => boolean>> = {
  '=': comparable((difference) => difference === 0),
  // A blank differs from everything.
  '<>': (left, right) => left === null || !sameKind(left, right) || order(left, right) !== 0,
  '<': comparable((difference) => difference < 0),
  '<=': comparable((difference) => difference <= 0),
  '>': comparable((difference) => difference > 0),
  '>=': comparable((difference) => difference >= 0),
  contains: onTexts((left, right) => left.includes(right)),
  starts: onTexts((left, right) => left.startsWith(right)),
  ends: onTexts((left, right) => left.endsWith(right)),
  matches: onTexts((left, right) => expression(`^(?:${right})$`).test(left)),
  like: onTexts((left, right) =>
    expression(
      `^${right
        .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
        .replaceAll('%', '[\\s\\S]*')
        .replaceAll('_', '[\\s\\S]')}$`,
    ).test(left),
  ),
};

function expression(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    throw FormulaError.VALUE;
  }
}

function comparable(test: (difference: number) => boolean) {
  return (left: Scalar, right: Scalar) =>
    left !== null && right !== null && sameKind(left, right) && test(order(left, right));
}

function sameKind(left: Scalar, right: Scalar): boolean {
  return typeof plain(left) === typeof plain(right);
}

function onTexts(test: (left: string, right: string) => boolean) {
  return (left: Scalar, right: Scalar) =>
    typeof left === 'string' && typeof right === 'string' && test(left, right);
}
