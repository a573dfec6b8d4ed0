/** Checks on what a script hands in, refused in Google's words. */
import { ScriptException, Service } from '../service.ts';

/** Throws `The parameters (String,number) don't match the method signature for …`. */
export function refuse(method: string, args: readonly unknown[]): never {
  throw new ScriptException(
    `The parameters (${args.map(typeName).join(',')}) don't match the method signature for SpreadsheetApp.${method}.`,
  );
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) {
    const inner = value.length > 0 && value.every((item) => typeof item === 'number') ? 'number' : 'Object';
    return Array.isArray(value[0]) ? 'Object[][]' : `${inner}[]`;
  }
  if (typeof value === 'string') return 'String';
  if (typeof value === 'object') return value.constructor?.name ?? 'Object';
  return typeof value;
}

/** A whole number; Google cuts decimals off. */
export function integer(value: unknown, method: string, args: readonly unknown[]): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(method, args);
  return Math.trunc(value);
}

/** Throws unless `block` is a list of lists of exactly this shape. */
export function requireShape(
  block: readonly (readonly unknown[])[],
  rows: number,
  columns: number,
  method: string,
): void {
  if (!Array.isArray(block) || block.some((row) => !Array.isArray(row))) refuse(method, [block]);
  if (block.length !== rows) {
    throw new ScriptException(
      'The number of rows in the data does not match the number of rows in the range. ' +
        `The data has ${block.length} but the range has ${rows}.`,
    );
  }
  for (const row of block) {
    if (row.length === columns) continue;
    throw new ScriptException(
      'The number of columns in the data does not match the number of columns in the range. ' +
        `The data has ${row.length} but the range has ${columns}.`,
    );
  }
}

/** The service object of a certain official interface that a script handed in; refuses anything else. */
export function expect<T extends Service>(
  value: unknown,
  official: T['_official'],
  method: string,
  args: readonly unknown[] = [value],
): T {
  if (value instanceof Service && value._official === official) return value as T;
  return refuse(method, args);
}
