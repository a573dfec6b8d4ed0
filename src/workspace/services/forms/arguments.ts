/** Checks on what a script hands to the Forms service, refused in Google's words. */
import { EnumValue, enumName, ScriptException, Service } from '../service.ts';

export function refuse(argument: string): never {
  throw new ScriptException(`Invalid argument: ${argument}`);
}

/** Throws when a list is missing, empty or has a gap. */
export function fullList<T>(value: readonly T[], argument: string): readonly T[] {
  if (!Array.isArray(value)) refuse(argument);
  if (value.length === 0) throw new ScriptException(`Array is empty: ${argument}`);
  if (value.some((item) => item === null || item === undefined))
    throw new ScriptException(`Array contains null element: ${argument}`);
  return value;
}

/** A whole number; Google cuts decimals off. */
export function whole(value: unknown, argument: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(argument);
  return Math.trunc(value);
}

/** The service object of a certain official interface that a script handed in. */
export function expectService<T extends Service>(
  value: unknown,
  official: T['_official'],
  argument: string,
): T {
  return value instanceof Service && value._official === official ? (value as T) : refuse(argument);
}

/** The name of a value of an enumeration. */
export function expectEnum<N extends string>(value: unknown, official: string, argument: string): N {
  return value instanceof EnumValue && value._official === official
    ? (enumName(value) as N)
    : refuse(argument);
}
