/** Evaluates the tree of one formula by Google's rules: ranges meet single values, arrays spread where asked. */

import { clip, hull } from '../services/spreadsheet/model/rect.ts';
import { finite, operate, toNumber } from './coerce.ts';
import type { Argument, Book, Context, Frame } from './context.ts';
import { type EagerFunction, firstError, parameterKind } from './functions/function.ts';
import { findFunction } from './functions/index.ts';
import type { FormulaLocale } from './locale.ts';
import type { Node } from './syntax.ts';
import { Area, asError, FormulaError, Lambda, Matrix, type Scalar, type Value } from './values.ts';

const PLAIN: Frame = { scope: null, arrays: false };

export class Evaluator implements Context {
  readonly book: Book;
  readonly locale: FormulaLocale;
  readonly home: Context['home'];

  constructor(book: Book, home: Context['home']) {
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
        const { operator } = node;
        const operands = [this.evaluate(node.left, frame), this.evaluate(node.right, frame)];
        return this.broadcast(operands, frame.arrays, ([left = null, right = null]) =>
          operate(operator, left, right, this.locale),
        );
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
    const blocks = operands.filter((value) => value instanceof Matrix);
    if (blocks.length === 0) return operation(operands.map((value) => this.single(value)));
    const rows = Math.max(...blocks.map((block) => block.rows));
    const columns = Math.max(...blocks.map((block) => block.columns));
    const sources = operands.map((value) => (value instanceof Matrix ? value : this.#alone(value)));
    const results: Value[] = new Array(rows * columns);
    let nested = false;
    for (let row = 0, at = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1, at += 1) {
        const each: Argument[] = new Array(sources.length);
        for (let i = 0; i < sources.length; i += 1) {
          const source = sources[i];
          each[i] = source instanceof Matrix ? element(source, row, column) : source;
        }
        let result: Value;
        try {
          result = operation(each);
        } catch (thrown) {
          result = asError(thrown);
        }
        nested ||= result instanceof Matrix;
        results[at] = result;
      }
    }
    if (nested && columns === 1) return stack(results.map((result) => this.matrix(result)));
    return new Matrix(
      rows,
      columns,
      results.map((result) => (typeof result === 'object' ? this.single(result) : result) ?? null),
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
    return this.broadcast(singles, frame.arrays, (each) => {
      if (!called.seesErrors) {
        const error = firstError(each);
        if (error) return error;
      }
      const filled = values.slice();
      each.forEach((value, i) => {
        filled[places[i]!] = value;
      });
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

/** The value at a place of a larger result: one row or column repeats, beyond the block is #N/A. */
function element(block: Matrix, row: number, column: number): Scalar {
  const r = block.rows === 1 ? 0 : row;
  const c = block.columns === 1 ? 0 : column;
  return r < block.rows && c < block.columns ? block.at(r, c) : FormulaError.NA;
}

/** Rows of different width below each other, filled up with blanks: SPLIT over a column. */
function stack(rows: readonly Matrix[]): Matrix {
  const width = Math.max(...rows.map((row) => row.columns));
  return Matrix.build(rows.length, width, (row, column) =>
    column < rows[row]!.columns ? rows[row]!.at(0, column) : null,
  );
}
