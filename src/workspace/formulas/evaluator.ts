/** Evaluates the tree of one formula by Google's rules: ranges meet single values, arrays spread where asked. */

import { clip, hull } from '../services/spreadsheet/model/rect.ts';
import type { FormulaCell } from './cell.ts';
import { finite, operate, toNumber } from './coerce.ts';
import type { Argument, Book, Context, Frame } from './context.ts';
import { type EagerFunction, parameterKind } from './functions/function.ts';
import { findFunction } from './functions/index.ts';
import type { FormulaLocale } from './locale.ts';
import type { BinaryOperator, Node } from './syntax.ts';
import { Area, asError, Formatted, FormulaError, Lambda, Matrix, type Scalar, type Value } from './values.ts';

const PLAIN: Frame = { scope: null, arrays: false };

export class Evaluator implements Context {
  readonly book: Book;
  readonly locale: FormulaLocale;
  readonly home: FormulaCell;

  constructor(book: Book, home: FormulaCell) {
    this.book = book;
    this.locale = book.locale;
    this.home = home;
  }

  /** What the cell shows: a single value, or a block that spills. */
  result(node: Node): Scalar | Matrix {
    try {
      const value = this.evaluate(node, PLAIN);
      // A range on its own means the cell in this row or column; what a function gives spills.
      if (value instanceof Area && !value.isCell && node.kind !== 'reference' && node.kind !== 'name') {
        return this.book.read(value);
      }
      if (value instanceof Matrix && value.cells.length > 1) return value;
      return this.single(value) ?? null;
    } catch (thrown) {
      return asError(thrown);
    }
  }

  /** The value of a part. Errors come as values from here. */
  evaluate(node: Node, frame: Frame): Value {
    try {
      return this.#evaluate(node, frame);
    } catch (thrown) {
      return asError(thrown);
    }
  }

  #evaluate(node: Node, frame: Frame): Value {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'omitted':
        return undefined;
      case 'reference':
        return this.#reference(node);
      case 'name':
        return this.#name(node.name, frame);
      case 'span':
        return this.#span(this.evaluate(node.from, frame), this.evaluate(node.to, frame));
      case 'binary': {
        const left = this.evaluate(node.left, frame);
        return this.#binary(node.operator, left, this.evaluate(node.right, frame), frame.arrays);
      }
      case 'sign': {
        const { negative } = node;
        return this.broadcast([this.evaluate(node.operand, frame)], frame.arrays, ([value = null]) =>
          negative ? finite(-toNumber(value, this.locale)) : value,
        );
      }
      case 'percent':
        return this.broadcast(
          [this.evaluate(node.operand, frame)],
          frame.arrays,
          ([value = null]) => toNumber(value, this.locale) / 100,
        );
      case 'call':
        return this.#call(node.name, node.arguments, frame);
      case 'apply': {
        const values = node.arguments.map((argument) => this.evaluate(argument, frame));
        return this.invoke(this.evaluate(node.callee, frame), values, frame);
      }
      case 'block':
        return this.#block(node.rows, frame);
    }
  }

  single(value: Value): Argument {
    if (value instanceof Matrix) return value.cells[0];
    if (value instanceof Lambda) throw FormulaError.VALUE;
    if (!(value instanceof Area)) return value;
    if (value.isCell) return this.book.read(value).cells[0];
    const { row, column } = this.home;
    if (value.columns === 1 && row >= value.top && row < value.bottom) {
      return this.book.read(cellOf(value, row, value.left)).cells[0];
    }
    if (value.rows === 1 && column >= value.left && column < value.right) {
      return this.book.read(cellOf(value, value.top, column)).cells[0];
    }
    throw FormulaError.VALUE;
  }

  matrix(value: Value): Matrix {
    if (value instanceof Matrix) return value;
    if (value instanceof Area) return this.book.read(value);
    if (value instanceof Lambda) throw FormulaError.VALUE;
    return new Matrix(1, 1, [value ?? null]);
  }

  broadcast(values: readonly Value[], arrays: boolean, operation: (values: Argument[]) => Value): Value {
    if (!arrays) return operation(values.map((value) => this.single(value)));
    const operands = values.map((value) => (value instanceof Area ? this.book.read(value) : value));
    if (!operands.some((value) => value instanceof Matrix)) {
      return operation(operands.map((value) => this.single(value)));
    }
    const sources = operands.map((value) => (value instanceof Matrix ? value : this.#alone(value)));
    const { rows, columns } = shapeOf(sources);
    const lists = sources.map((source) => (source instanceof Matrix ? spread(source, rows, columns) : null));
    const results: Value[] = new Array(rows * columns);
    let plain = true;
    // One array for all cells, because millions of them would cost more than what is done with them.
    const each: Argument[] = sources.map((source) => (source instanceof Matrix ? null : source));
    for (let at = 0; at < results.length; at += 1) {
      for (let i = 0; i < lists.length; i += 1) {
        const list = lists[i];
        if (list) each[i] = list[at];
      }
      let result: Value;
      try {
        result = operation(each);
      } catch (thrown) {
        result = asError(thrown);
      }
      plain &&= isScalar(result);
      results[at] = result;
    }
    if (plain) return new Matrix(rows, columns, results as Scalar[]);
    if (columns === 1 && results.some((result) => result instanceof Matrix)) {
      return stack(results.map((result) => this.matrix(result)));
    }
    return new Matrix(
      rows,
      columns,
      results.map((result) => this.single(result) ?? null),
    );
  }

  /** As `broadcast` with an operator, which is what most cells are spent on. */
  #binary(operator: BinaryOperator, left: Value, right: Value, arrays: boolean): Value {
    const a = arrays && left instanceof Area ? this.book.read(left) : left;
    const b = arrays && right instanceof Area ? this.book.read(right) : right;
    if (!arrays || !(a instanceof Matrix || b instanceof Matrix)) {
      return operate(operator, this.single(a) ?? null, this.single(b) ?? null, this.locale);
    }
    return combine(
      a instanceof Matrix ? a : (this.#alone(a) ?? null),
      b instanceof Matrix ? b : (this.#alone(b) ?? null),
      (x, y) => operate(operator, x, y, this.locale),
    );
  }

  /** What meets every cell of a block; what cannot be one value is an error there. */
  #alone(value: Value): Argument {
    try {
      return this.single(value);
    } catch (thrown) {
      return asError(thrown);
    }
  }

  invoke(callee: Value, values: readonly Value[], frame: Frame): Value {
    if (callee instanceof FormulaError) return callee;
    if (!(callee instanceof Lambda)) throw FormulaError.VALUE;
    if (callee.parameters.length !== values.length) throw FormulaError.NA;
    let scope = callee.scope;
    callee.parameters.forEach((name, i) => {
      scope = { name, value: values[i], outer: scope };
    });
    return this.evaluate(callee.body, { scope, arrays: frame.arrays });
  }

  #reference(node: Node & { kind: 'reference' }): Area {
    const sheet =
      node.sheetName === null ? this.book.sheet(this.home.sheetId) : this.book.sheetNamed(node.sheetName);
    if (!sheet) throw FormulaError.REF;
    const area = clip(node.area, sheet.rowCount, sheet.columnCount);
    if (area.top >= area.bottom || area.left >= area.right) throw FormulaError.REF;
    return new Area(sheet.id, area);
  }

  #name(name: string, frame: Frame): Value {
    for (let scope = frame.scope; scope; scope = scope.outer) if (scope.name === name) return scope.value;
    const area = this.book.named(name);
    if (!area) throw FormulaError.NAME;
    return area;
  }

  #span(from: Value, to: Value): Value {
    if (from instanceof FormulaError) return from;
    if (to instanceof FormulaError) return to;
    if (!(from instanceof Area) || !(to instanceof Area)) throw FormulaError.VALUE;
    if (from.sheetId !== to.sheetId) throw FormulaError.REF;
    return new Area(from.sheetId, hull(from, to));
  }

  #call(name: string, nodes: readonly Node[], frame: Frame): Value {
    const named = frame.scope && this.#scoped(name, frame);
    if (named instanceof Lambda) {
      return this.invoke(
        named,
        nodes.map((node) => this.evaluate(node, frame)),
        frame,
      );
    }
    const found = findFunction(name);
    if (!found) throw FormulaError.NAME;
    if (nodes.length < found.min || nodes.length > found.max) throw FormulaError.NA;
    if (found.kind === 'lazy') return found.run(nodes, this, frame);
    const inner = found.arrays && !frame.arrays ? { ...frame, arrays: true } : frame;
    return this.#apply(
      found,
      nodes.map((node) => this.evaluate(node, inner)),
      inner,
    );
  }

  #scoped(name: string, frame: Frame): Value {
    for (let scope = frame.scope; scope; scope = scope.outer) if (scope.name === name) return scope.value;
    return undefined;
  }

  /** Hands over arguments of kind `many` as they are, and spreads those of kind `one`. */
  #apply(called: EagerFunction, values: readonly Value[], frame: Frame): Value {
    const places: number[] = [];
    values.forEach((_, i) => {
      if (parameterKind(called, i) === 'one') places.push(i);
    });
    if (places.length === 0) return called.run(values, this, frame);
    const singles = places.map((place) => values[place]);
    // Filled in anew for each cell; what a function keeps of it are the values.
    const filled = values.slice();
    return this.broadcast(singles, frame.arrays, (each) => {
      for (let i = 0; i < places.length; i += 1) {
        const value = each[i];
        if (value instanceof FormulaError && !called.seesErrors) return value;
        filled[places[i]!] = value;
      }
      return called.run(filled, this, frame);
    });
  }

  #block(rows: readonly (readonly Node[])[], frame: Frame): Matrix {
    const bands = rows.map((nodes) => {
      const parts = nodes.map((node) => this.matrix(this.evaluate(node, frame)));
      if (parts.length === 0) throw FormulaError.REF;
      const height = parts[0]!.rows;
      if (parts.some((part) => part.rows !== height)) throw failure(parts);
      if (parts.length === 1) return parts[0]!;
      return Matrix.fromRows(
        Array.from({ length: height }, (_, row) => parts.flatMap((part) => part.row(row))),
      );
    });
    const width = bands[0]!.columns;
    if (bands.some((band) => band.columns !== width)) throw failure(bands);
    if (bands.length === 1) return bands[0]!;
    return new Matrix(
      bands.reduce((sum, band) => sum + band.rows, 0),
      width,
      bands.flatMap((band) => band.cells),
    );
  }
}

/** Parts of a block that do not fit: the error of one of them when that is why, else #VALUE!. */
function failure(parts: readonly Matrix[]): FormulaError {
  const first = parts.find((part) => part.cells.length === 1 && part.cells[0] instanceof FormulaError);
  return (first?.cells[0] as FormulaError | undefined) ?? FormulaError.VALUE;
}

function cellOf(area: Area, row: number, column: number): Area {
  return new Area(area.sheetId, { top: row, left: column, bottom: row + 1, right: column + 1 });
}

/** The rows and columns that hold all blocks. */
function shapeOf(values: readonly Value[]): { readonly rows: number; readonly columns: number } {
  let rows = 1;
  let columns = 1;
  for (const value of values) {
    if (!(value instanceof Matrix)) continue;
    rows = Math.max(rows, value.rows);
    columns = Math.max(columns, value.columns);
  }
  return { rows, columns };
}

/** The cells of a block as part of a larger result: one row or column repeats, beyond the block is #N/A. */
function spread(block: Matrix, rows: number, columns: number): readonly Scalar[] {
  if (block.rows === rows && block.columns === columns) return block.cells;
  return Matrix.build(rows, columns, (row, column) => {
    const r = block.rows === 1 ? 0 : row;
    const c = block.columns === 1 ? 0 : column;
    return r < block.rows && c < block.columns ? block.at(r, c) : FormulaError.NA;
  }).cells;
}

/** Does `operation` cell by cell. Of texts that meet the same value the outcome is kept: a column has few different ones. */
function combine(
  left: Matrix | Scalar,
  right: Matrix | Scalar,
  operation: (left: Scalar, right: Scalar) => Scalar,
): Matrix {
  const { rows, columns } = shapeOf([left, right]);
  const lefts = left instanceof Matrix ? spread(left, rows, columns) : null;
  const rights = right instanceof Matrix ? spread(right, rows, columns) : null;
  const known = lefts && rights ? null : new Map<Scalar, Scalar>();
  const cells: Scalar[] = new Array(rows * columns);
  for (let at = 0; at < cells.length; at += 1) {
    const a = lefts ? lefts[at]! : (left as Scalar);
    const b = rights ? rights[at]! : (right as Scalar);
    const varying = lefts ? a : b;
    const text = known && typeof varying === 'string' ? varying : null;
    let result = text === null ? undefined : known!.get(text);
    if (result === undefined) {
      try {
        result = operation(a, b);
      } catch (thrown) {
        result = asError(thrown);
      }
      if (text !== null) known!.set(text, result);
    }
    cells[at] = result;
  }
  return new Matrix(rows, columns, cells);
}

function isScalar(value: Value): value is Scalar {
  return (
    value === null ||
    (typeof value !== 'object' && value !== undefined) ||
    value instanceof Formatted ||
    value instanceof FormulaError
  );
}

/** Rows of different width below each other, filled up with blanks: SPLIT over a column. */
function stack(rows: readonly Matrix[]): Matrix {
  const width = Math.max(...rows.map((row) => row.columns));
  return Matrix.build(rows.length, width, (row, column) =>
    column < rows[row]!.columns ? rows[row]!.at(0, column) : null,
  );
}
