/** Decisions and named parts: IF, IFERROR, SWITCH, AND, LET, LAMBDA and the functions that call a LAMBDA. */
import { compare, toBoolean, toWhole } from '../coerce.ts';
import type { Context, Frame } from '../context.ts';
import type { Node } from '../syntax.ts';
import {
  Area,
  asError,
  FormulaError,
  isError,
  Lambda,
  Matrix,
  plain,
  type Scalar,
  type Value,
} from '../values.ts';
import { ANY, each, type FunctionTable, lazy, many } from './function.ts';

export const LOGICAL: FunctionTable = {
  TRUE: each(0, 0, () => true),
  FALSE: each(0, 0, () => false),
  NOT: each(1, 1, ([value = null], { locale }) => !toBoolean(value, locale)),
  AND: many(1, ANY, (values, context) => truths(values, context).every(Boolean)),
  OR: many(1, ANY, (values, context) => truths(values, context).some(Boolean)),
  XOR: many(1, ANY, (values, context) => truths(values, context).filter(Boolean).length % 2 === 1),
  IF: lazy(2, 3, ([test, yes, no], context, frame) =>
    branch(test!, context, frame, (value) => (toBoolean(value, context.locale) ? yes! : (no ?? FALSE))),
  ),
  IFS: lazy(2, ANY, (nodes, context, frame) => {
    if (nodes.length % 2 === 1) throw FormulaError.NA;
    return firstCase(nodes, context, frame, 0, (value) => toBoolean(value, context.locale));
  }),
  SWITCH: lazy(3, ANY, (nodes, context, frame) =>
    branch(nodes[0]!, context, frame, (value) => {
      for (let i = 1; i + 1 < nodes.length; i += 2) {
        const candidate = context.single(context.evaluate(nodes[i]!, frame)) ?? null;
        if (isError(candidate)) throw candidate;
        if (compare(value, candidate) === 0) return nodes[i + 1]!;
      }
      return nodes.length % 2 === 0 ? nodes[nodes.length - 1]! : NOT_AVAILABLE;
    }),
  ),
  IFERROR: lazy(1, 2, ([test, other], context, frame) =>
    replaceErrors(context.evaluate(test!, frame), other, context, frame, isError),
  ),
  IFNA: lazy(1, 2, ([test, other], context, frame) =>
    replaceErrors(
      context.evaluate(test!, frame),
      other,
      context,
      frame,
      (value) => value === FormulaError.NA,
    ),
  ),
  LET: lazy(3, ANY, (nodes, context, frame) => {
    if (nodes.length % 2 === 0) throw FormulaError.NA;
    let { scope } = frame;
    for (let i = 0; i + 1 < nodes.length; i += 2) {
      const value = context.evaluate(nodes[i + 1]!, { ...frame, scope });
      scope = { name: nameOf(nodes[i]!), value, outer: scope };
    }
    return context.evaluate(nodes[nodes.length - 1]!, { ...frame, scope });
  }),
  LAMBDA: lazy(
    1,
    ANY,
    (nodes, _, frame) => new Lambda(nodes.slice(0, -1).map(nameOf), nodes[nodes.length - 1]!, frame.scope),
  ),
  MAP: many(2, ANY, (values, context, frame) => {
    const blocks = values.slice(0, -1).map((value) => context.matrix(value));
    const lambda = values[values.length - 1];
    const { rows, columns } = blocks[0]!;
    if (blocks.some((block) => block.rows !== rows || block.columns !== columns)) throw FormulaError.VALUE;
    return Matrix.build(rows, columns, (row, column) =>
      call(
        context,
        frame,
        lambda,
        blocks.map((block) => block.at(row, column)),
      ),
    );
  }),
  REDUCE: many(3, 3, ([initial, values, lambda], context, frame) => {
    let result: Value = initial;
    for (const value of context.matrix(values).cells) result = context.invoke(lambda, [result, value], frame);
    return result;
  }),
  SCAN: many(3, 3, ([initial, values, lambda], context, frame) => {
    const block = context.matrix(values);
    let result: Scalar = context.single(initial) ?? null;
    const cells = block.cells.map((value) => {
      result = call(context, frame, lambda, [result, value]);
      return result;
    });
    return new Matrix(block.rows, block.columns, cells);
  }),
  BYROW: many(2, 2, ([values, lambda], context, frame) => {
    const block = context.matrix(values);
    return Matrix.build(block.rows, 1, (row) => call(context, frame, lambda, [rowOf(values, block, row)]));
  }),
  BYCOL: many(2, 2, ([values, lambda], context, frame) => {
    const block = context.matrix(values);
    return Matrix.build(1, block.columns, (_, column) =>
      call(context, frame, lambda, [columnOf(values, block, column)]),
    );
  }),
  MAKEARRAY: many(3, 3, ([rows, columns, lambda], context, frame) => {
    const height = toWhole(context.single(rows) ?? null, context.locale);
    const width = toWhole(context.single(columns) ?? null, context.locale);
    if (height < 1 || width < 1) throw FormulaError.NUM;
    return Matrix.build(height, width, (row, column) => call(context, frame, lambda, [row + 1, column + 1]));
  }),
};

const FALSE: Node = { kind: 'literal', value: false };
const NOT_AVAILABLE: Node = { kind: 'literal', value: FormulaError.NA };

/** The truth values among arguments: text and blanks within ranges do not count, other text is an error. */
function truths(values: readonly Value[], context: Context): boolean[] {
  const found: boolean[] = [];
  for (const value of values) {
    if (value instanceof Area || value instanceof Matrix) {
      for (const cell of context.matrix(value).cells) {
        if (isError(cell)) throw cell;
        const bare = plain(cell);
        if (typeof bare === 'boolean' || typeof bare === 'number') found.push(Boolean(bare));
      }
    } else {
      found.push(toBoolean(context.single(value) ?? null, context.locale));
    }
  }
  if (found.length === 0) throw FormulaError.VALUE;
  return found;
}

/** Evaluates the part that `choose` picks for the tested value; in array formulas, for each tested value. */
function branch(test: Node, context: Context, frame: Frame, choose: (value: Scalar) => Node): Value {
  const tested = context.evaluate(test, frame);
  if (isError(tested)) return tested;
  if (!spreads(tested, frame)) {
    const value = context.single(tested) ?? null;
    return isError(value) ? value : context.evaluate(choose(value), frame);
  }
  const { rows, columns, cells } = context.matrix(tested);
  const nodes: Node[] = [];
  // Per cell the place of its part in `nodes`, or the error that it has instead.
  const choices = cells.map((value): number | FormulaError => {
    if (isError(value)) return value;
    try {
      const node = choose(value);
      const known = nodes.indexOf(node);
      return known < 0 ? nodes.push(node) - 1 : known;
    } catch (thrown) {
      return asError(thrown);
    }
  });
  const outcomes = nodes.map((node) => context.evaluate(node, frame));
  return context.broadcast([new Matrix(rows, columns, choices), ...outcomes], true, (each) => {
    const choice = each[0];
    return typeof choice === 'number' ? each[choice + 1] : choice;
  });
}

function firstCase(
  nodes: readonly Node[],
  context: Context,
  frame: Frame,
  from: number,
  holds: (value: Scalar) => boolean,
): Value {
  if (from >= nodes.length) return FormulaError.NA;
  const tested = context.evaluate(nodes[from]!, frame);
  if (!spreads(tested, frame)) {
    const value = context.single(tested) ?? null;
    if (isError(value)) return value;
    if (holds(value)) return context.evaluate(nodes[from + 1]!, frame);
    return firstCase(nodes, context, frame, from + 2, holds);
  }
  const yes = context.evaluate(nodes[from + 1]!, frame);
  const no = firstCase(nodes, context, frame, from + 2, holds);
  return context.broadcast([tested, yes, no], true, ([value = null, outcome, other]) => {
    if (isError(value)) return value;
    return holds(value) ? outcome : other;
  });
}

function spreads(value: Value, frame: Frame): boolean {
  return frame.arrays && (value instanceof Matrix || (value instanceof Area && !value.isCell));
}

function replaceErrors(
  tested: Value,
  other: Node | undefined,
  context: Context,
  frame: Frame,
  replaced: (value: Scalar) => boolean,
): Value {
  const alternative = () => (other ? context.evaluate(other, frame) : null);
  if (isError(tested)) return replaced(tested) ? alternative() : tested;
  if (tested instanceof Lambda) throw FormulaError.VALUE;
  if (tested instanceof Matrix || spreads(tested, frame)) {
    if (!context.matrix(tested).cells.some(replaced)) return tested;
    return context.broadcast([tested, alternative()], true, ([value = null, instead]) =>
      replaced(value) ? instead : value,
    );
  }
  let value: Scalar;
  try {
    value = context.single(tested) ?? null;
  } catch (thrown) {
    value = asError(thrown);
  }
  if (replaced(value)) return alternative();
  // An area stays one, so that `IFERROR(INDEX(…))` can still be summed or pointed at.
  return isError(value) ? value : tested;
}

function nameOf(node: Node): string {
  if (node.kind === 'name') return node.name;
  // A name may read as a cell (`x1`); Google refuses those too.
  throw FormulaError.NAME;
}

function call(context: Context, frame: Frame, lambda: Value, values: readonly Value[]): Scalar {
  try {
    return context.single(context.invoke(lambda, values, frame)) ?? null;
  } catch (thrown) {
    return asError(thrown);
  }
}

/** A row of what was given: as an area where it was one, so that COUNTIF and the like can take it. */
function rowOf(source: Value, block: Matrix, row: number): Value {
  if (!(source instanceof Area)) return Matrix.rowOf(block.row(row));
  return new Area(source.sheetId, { ...bounds(source), top: source.top + row, bottom: source.top + row + 1 });
}

function columnOf(source: Value, block: Matrix, column: number): Value {
  if (!(source instanceof Area)) return Matrix.column(block.column(column));
  return new Area(source.sheetId, {
    ...bounds(source),
    left: source.left + column,
    right: source.left + column + 1,
  });
}

function bounds({ top, left, bottom, right }: Area) {
  return { top, left, bottom, right };
}
