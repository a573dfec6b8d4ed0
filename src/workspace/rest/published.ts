/** The shapes of requests that Google publishes, read from the types of its own client, and the check against them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ApiFault } from '../services/api-fault.ts';
import { snakeCase } from '../services/docs/shape.ts';

/** A field as the client's types write it: `string`, `Schema$Sheet[]`, `{ [key: string]: string }`. */
type Field = string;
type Message = ReadonlyMap<string, Field>;

const FILES = {
  sheets: 'sheets/v4',
  docs: 'docs/v1',
  drive: 'drive/v3',
  forms: 'forms/v1',
  script: 'script/v1',
} as const;
export type ApiName = keyof typeof FILES;

/** Parameters that every method takes; the client's own names for what is no parameter are left out. */
const STANDARD = [
  '$.xgafv',
  'alt',
  'fields',
  'key',
  'prettyPrint',
  'quotaUser',
  'uploadType',
  'upload_protocol',
  'upload_id',
];
const NO_PARAMETERS: ReadonlySet<string> = new Set(['requestBody', 'media']);

export class PublishedApi {
  readonly #messages: ReadonlyMap<string, Message>;

  constructor(types: string) {
    this.#messages = messagesIn(types);
  }

  /** The values of a call's parameters. Throws `ApiFault` for a parameter that the method does not have. */
  parameters(method: string, query: URLSearchParams): Record<string, unknown> {
    const message = this.#method(method);
    const values: Record<string, unknown> = {};
    for (const name of new Set(query.keys())) {
      const field = NO_PARAMETERS.has(name) ? undefined : message.get(name);
      if (field === undefined && !STANDARD.includes(name))
        throw new ApiFault(
          400,
          `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. ` +
            `Field '${name}' could not be found in request message.`,
        );
      const given = query.getAll(name);
      values[name] = field?.endsWith('[]') ? given : parameter(name, given.at(-1)!, field ?? 'string');
    }
    return values;
  }

  /** Throws `ApiFault` when the body of a call has other fields than published, or values of another type. */
  checkBody(method: string, body: unknown): void {
    const field = this.#method(method).get('requestBody');
    if (field === undefined) {
      if (body !== undefined && Object.keys(body as object).length > 0)
        throw unknownName(Object.keys(body as object)[0]!, '');
    } else this.#check(body ?? {}, field, '');
  }

  /** `sheets.spreadsheets.values.batchGet` has its parameters in `Params$Resource$Spreadsheets$Values$Batchget`. */
  #method(method: string): Message {
    const parts = method.split('.').slice(1);
    const name = parts.map((part) => part[0]!.toUpperCase() + part.slice(1).toLowerCase()).join('$');
    const message = this.#messages.get(`Params$Resource$${name}`);
    if (!message) throw new Error(`Google publishes no method ${method}.`);
    return message;
  }

  #check(value: unknown, field: Field, path: string): void {
    if (value === null || value === undefined || field.startsWith('any')) return;
    if (field.endsWith('[]')) {
      if (!Array.isArray(value)) throw invalidValue(value, field, path);
      for (const [i, item] of value.entries()) this.#check(item, field.slice(0, -2), `${path}[${i}]`);
    } else if (field.startsWith('{')) {
      const inner = /^\{\[key: string\]: (.+?);\}$/.exec(field)?.[1] ?? 'any';
      for (const [name, item] of entriesOf(value, path)) this.#check(item, inner, `${path}[${name}]`);
    } else if (field.startsWith('Schema$')) {
      const message = this.#messages.get(field);
      for (const [name, item] of entriesOf(value, path)) {
        const inner = message?.get(name);
        if (inner === undefined) throw unknownName(name, path);
        this.#check(item, inner, path === '' ? snakeCase(name) : `${path}.${snakeCase(name)}`);
      }
    } else if (!fits(value, field)) throw invalidValue(value, field, path);
  }
}

const known = new Map<ApiName, PublishedApi>();

/** What Google publishes of an API, as of the version of the client that is installed. */
export function publishedApi(name: ApiName): PublishedApi {
  let api = known.get(name);
  if (!api) {
    const path = createRequire(import.meta.url).resolve(`googleapis/build/src/apis/${FILES[name]}.js`);
    api = new PublishedApi(readFileSync(path.replace(/\.js$/, '.d.ts'), 'utf8'));
    known.set(name, api);
  }
  return api;
}

function messagesIn(types: string): ReadonlyMap<string, Message> {
  const bare = types.replace(/\/\*[\s\S]*?\*\//g, '');
  const messages = new Map<string, Message>();
  for (const [, name, body] of bare.matchAll(
    /interface ((?:Schema|Params)\$[\w$]+)[^{]*\{\n([\s\S]*?)^ {4}\}/gm,
  )) {
    const fields = [...body!.matchAll(/^ {8}'?([\w$.]+)'?\?: ((?:\{[\s\S]*?\n {8}\}|[^;{])+);/gm)];
    messages.set(name!, new Map(fields.map(([, field, type]) => [field!, plain(type!)])));
  }
  return messages;
}

/** The type on one line without the null that every field may be. */
function plain(type: string): Field {
  return type
    .replace(/ \| null$/, '')
    .replace(/\{\s+/g, '{')
    .replace(/\s+\}/g, '}')
    .replace(/^Array<(.*)>$/s, 'any[]');
}

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) =>
    Number.isFinite(typeof value === 'string' && value.trim() !== '' ? Number(value) : value),
};
const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'TYPE_STRING',
  boolean: 'TYPE_BOOL',
  number: 'TYPE_INT32',
};

function fits(value: unknown, field: Field): boolean {
  return FITS[field]?.(value) ?? true;
}

function parameter(name: string, text: string, field: Field): unknown {
  if (field === 'string') return text;
  const value = field === 'boolean' ? { true: true, false: false }[text] : Number(text);
  if (value === undefined || Number.isNaN(value)) throw invalidValue(text, field, snakeCase(name));
  return value;
}

function entriesOf(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidValue(value, 'Message', path);
  return Object.entries(value as object);
}

function unknownName(name: string, path: string): ApiFault {
  const place = path === '' ? '' : ` at '${path}'`;
  return new ApiFault(
    400,
    `Invalid JSON payload received. Unknown name "${name}"${place}: Cannot find field.`,
  );
}

function invalidValue(value: unknown, field: Field, path: string): ApiFault {
  const type = TYPE_NAMES[field] ?? field.replace(/^Schema\$/, '');
  return new ApiFault(400, `Invalid value at '${path}' (${type}), ${JSON.stringify(value)}`);
}
