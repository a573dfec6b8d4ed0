/** What a function of the formula language declares, and the short ways to declare the usual ones. */
import type { Argument, Context, Frame } from '../context.ts';
import type { Node } from '../syntax.ts';
import type { Scalar, Value } from '../values.ts';

/**
 * What a parameter takes. `one`: a single value; in array formulas the function is done for each. `many`:
 * ranges and blocks as a whole.
 */
export type ParameterKind = 'one' | 'many';

interface Declaration {
  readonly min: number;
  readonly max: number;
}

/** A function whose arguments are evaluated before it. */
export interface EagerFunction extends Declaration {
  readonly kind: 'eager';
  readonly parameters: readonly ParameterKind[];
  /** How many of the last parameters repeat for further arguments. */
  readonly repeat: number;
  /** Evaluates its arguments as array formulas, whether or not ARRAYFORMULA stands around it. */
  readonly arrays: boolean;
  /** Wants to see errors; otherwise an error in a single value is the result. */
  readonly seesErrors: boolean;
  run(values: readonly Value[], context: Context, frame: Frame): Value;
}

/** A function that decides itself which of its arguments are evaluated, and how. */
export interface LazyFunction extends Declaration {
  readonly kind: 'lazy';
  run(nodes: readonly Node[], context: Context, frame: Frame): Value;
}

export type SheetFunction = EagerFunction | LazyFunction;

export type FunctionTable = Readonly<Record<string, SheetFunction>>;

export const ANY = Number.POSITIVE_INFINITY;

/** A function of single values. */
export function each(
  min: number,
  max: number,
  calculate: (values: Argument[], context: Context) => Scalar,
): EagerFunction {
  return {
    kind: 'eager',
    min,
    max,
    parameters: ['one'],
    repeat: 1,
    arrays: false,
    seesErrors: false,
    run: (values, context) => calculate(values as Argument[], context),
  };
}

/** A function of one value that may be an error, such as ISERROR. */
export function inspect(calculate: (value: Scalar, context: Context) => Scalar): EagerFunction {
  return {
    kind: 'eager',
    min: 1,
    max: 1,
    parameters: ['one'],
    repeat: 1,
    arrays: false,
    seesErrors: true,
    run: (values, context) => calculate((values[0] as Argument) ?? null, context),
  };
}

/** A function whose parameters are told apart: `parameters` lists their kinds, the last `repeat` may come again. */
export function mixed(
  min: number,
  max: number,
  parameters: readonly ParameterKind[],
  run: EagerFunction['run'],
  { repeat = 1, arrays = false }: { readonly repeat?: number; readonly arrays?: boolean } = {},
): EagerFunction {
  return { kind: 'eager', min, max, parameters, repeat, arrays, seesErrors: false, run };
}

/** A function of ranges and blocks as a whole. */
export function many(
  min: number,
  max: number,
  run: EagerFunction['run'],
  options: { readonly arrays?: boolean } = {},
): EagerFunction {
  return mixed(min, max, ['many'], run, options);
}

export function lazy(min: number, max: number, run: LazyFunction['run']): LazyFunction {
  return { kind: 'lazy', min, max, run };
}

/** The kind of the parameter that takes argument `index`. */
export function parameterKind({ parameters, repeat }: EagerFunction, index: number): ParameterKind {
  if (index < parameters.length) return parameters[index]!;
  return parameters[parameters.length - repeat + ((index - parameters.length) % repeat)]!;
}
