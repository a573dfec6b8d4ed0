/** What a request may hold: names and types of fields, checked and refused as Google's JSON parser does. */
import { ApiFault } from '../api-fault.ts';

export type Scalar = 'TYPE_STRING' | 'TYPE_INT32' | 'TYPE_DOUBLE' | 'TYPE_BOOL';

/** One of a fixed set of names; `type` is the full name that Google's refusal mentions. */
export class Choice {
  readonly type: string;
  readonly names: readonly string[];

  constructor(type: string, names: readonly string[]) {
    this.type = `type.googleapis.com/google.apps.docs.v1.${type}`;
    this.names = names;
  }
}

export interface Message {
  readonly [field: string]: Shape;
}

export type Shape = Scalar | Choice | readonly [Shape] | Message;

/** The value without its nulls, which mean unset. Throws `ApiFault` where it does not fit the shape. */
export function accept(value: unknown, shape: Shape, path: string): unknown {
  if (typeof shape === 'string') return acceptScalar(value, shape, path);
  if (shape instanceof Choice) {
    if (shape.names.includes(value as string)) return value;
    throw invalidValue(value, shape.type, path);
  }
  if (isList(shape)) {
    const items = Array.isArray(value) ? value : [value];
    return items.map((item, i) => accept(item, shape[0], `${path}[${i}]`));
  }
  return acceptMessage(value, shape, path);
}

function isList(shape: readonly [Shape] | Message): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function acceptMessage(value: unknown, shape: Message, path: string): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new ApiFault(400, `Invalid value at '${path}' (Message), ${JSON.stringify(value)}`);
  const accepted: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    if (part === null || part === undefined) continue;
    const field = shape[name] ?? shape[camelCase(name)];
    if (!field)
      throw new ApiFault(
        400,
        `Invalid JSON payload received. Unknown name "${name}" at '${path}': Cannot find field.`,
      );
    accepted[camelCase(name)] = accept(part, field, `${path}.${snakeCase(name)}`);
  }
  return accepted;
}

function acceptScalar(value: unknown, type: Scalar, path: string): unknown {
  if (type === 'TYPE_STRING' && typeof value === 'string') return value;
  if (type === 'TYPE_BOOL' && typeof value === 'boolean') return value;
  if (type === 'TYPE_INT32' || type === 'TYPE_DOUBLE') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number))
      if (type === 'TYPE_DOUBLE' || Number.isInteger(number)) return number;
  }
  throw invalidValue(value, type, path);
}

function invalidValue(value: unknown, type: string, path: string): ApiFault {
  return new ApiFault(400, `Invalid value at '${path}' (${type}), ${JSON.stringify(value)}`);
}

/** A path of field names within a message. */
export type FieldPath = readonly string[];

/**
 * The paths that a field mask such as `bold,foregroundColor.color` names, in either spelling; `*` is every
 * field. Throws `ApiFault` for an empty mask and for names that the message does not have.
 */
export function maskPaths(mask: string | null | undefined, shape: Message): readonly FieldPath[] {
  const names = (mask ?? '').split(',').filter((name) => name.trim() !== '');
  if (names.length === 0)
    throw new ApiFault(
      400,
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
  if (names.length === 1 && names[0]!.trim() === '*') return Object.keys(shape).map((field) => [field]);
  return names.map((name) => {
    const path = name.trim().split('.').map(camelCase);
    let at: Shape | undefined = shape;
    for (const field of path)
      at = at && typeof at === 'object' && !(at instanceof Choice) ? (at as Message)[field] : undefined;
    if (!at)
      throw new ApiFault(
        400,
        `Error expanding 'fields' parameter. Cannot find matching fields for path '${name.trim()}'.`,
      );
    return path;
  });
}

/** `target` with each masked field as in `source`: set where the source has it, unset where it has not. */
export function withMasked<T extends object>(target: T, source: T, paths: readonly FieldPath[]): T {
  return paths.reduce((result, path) => withPath(result, source, path), target);
}

function withPath<T extends object>(target: T, source: T | undefined, path: FieldPath): T {
  const [field, ...rest] = path as [keyof T & string, ...string[]];
  const value = source?.[field];
  if (rest.length > 0) {
    const inner = withPath((target[field] ?? {}) as object, value as object | undefined, rest);
    return { ...target, [field]: inner };
  }
  if (value !== undefined) return { ...target, [field]: value };
  const { [field]: _, ...others } = target;
  return others as T;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
