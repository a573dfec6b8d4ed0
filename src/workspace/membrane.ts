/** The wall between a script and the services: what crosses it is converted, counted, and refused by name. */
import { types } from 'node:util';
import { type Account, Halt } from './account.ts';
import members from './official-members.json' with { type: 'json' };
import { type Permissions, permissionFault } from './permissions.ts';
import type { Realm } from './realm.ts';
import { ScriptException, Service } from './services/service.ts';

const OFFICIAL: Readonly<Record<string, readonly string[]>> = members;
const MAX_DEPTH = 200;

/** A service on which a script may set properties of its own, such as the variables of a template. */
export interface OpenService {
  /** Values as the script set them, not converted. */
  readonly _fields: Map<string, unknown>;
}

export class Membrane {
  readonly #realm: Realm;
  readonly #account: Account;
  readonly #permissions: Permissions;
  readonly #inside = new WeakMap<object, object>();
  readonly #outside = new WeakMap<object, Service>();
  readonly #prototypes = new Map<object, object>();
  readonly #errors = new WeakMap<object, Error>();
  /** A fault in the Workspace's own code that surfaced in the script, if any. */
  internal: Error | null = null;

  constructor(realm: Realm, account: Account, permissions: Permissions) {
    this.#realm = realm;
    this.#account = account;
    this.#permissions = permissions;
  }

  /** A host value as the script sees it: services become objects with the official methods, data is copied. */
  toScript(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Service) return this.#object(value);
    if (Array.isArray(value) || value instanceof Uint8Array) {
      const array = this.#realm.array();
      for (let i = 0; i < value.length; i++) array[i] = this.toScript(value[i]);
      return array;
    }
    if (types.isDate(value)) return this.#realm.date(value.getTime());
    const known = this.#inside.get(value);
    if (known) return known;
    const object = this.#realm.object();
    for (const [key, item] of Object.entries(value)) object[key] = this.toScript(item);
    // An enumeration is frozen and asked for again and again.
    if (Object.isFrozen(value)) this.#inside.set(value, object);
    return object;
  }

  /** A script's value as services see it: their own objects back, and plain copies of data. */
  toHost(value: unknown, depth = 0): unknown {
    if (value === null || typeof value !== 'object') return value;
    const service = this.#outside.get(value);
    if (service) return service;
    if (depth > MAX_DEPTH) throw new ScriptException('Invalid argument: the value refers to itself.');
    if (Array.isArray(value)) {
      const array = new Array<unknown>(value.length);
      for (let i = 0; i < value.length; i++) array[i] = this.toHost(value[i], depth + 1);
      return array;
    }
    if (types.isDate(value)) return new Date(value.getTime());
    if (types.isNativeError(value)) return this.hostError(value);
    if (types.isTypedArray(value)) return Array.from(value as Uint8Array);
    if (types.isRegExp(value)) return new RegExp(value.source, value.flags);
    if (types.isMap(value))
      return new Map(
        [...value].map(([key, item]) => [this.toHost(key, depth + 1), this.toHost(item, depth + 1)]),
      );
    if (types.isSet(value)) return new Set([...value].map((item) => this.toHost(item, depth + 1)));
    const object: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) object[key] = this.toHost(item, depth + 1);
    return object;
  }

  /** A host error as the script catches it; the same one when it comes by again. */
  scriptError(error: unknown, below: object): unknown {
    if (!(error instanceof Error)) return error;
    const known = this.#inside.get(error);
    if (known) return known;
    if (!(error instanceof ScriptException) && !(error instanceof Halt)) this.internal ??= error;
    const made = this.#realm.error(error instanceof Halt ? 'Exception' : error.name, error.message, below);
    this.#inside.set(error, made);
    this.#errors.set(made, error);
    return made;
  }

  /** A script's error as the host reports it. */
  hostError(error: object): Error {
    const { name, message, stack } = error as Error;
    const made = new Error(String(message));
    made.name = String(name);
    made.stack = String(stack);
    return made;
  }

  /** The host error that a script's error stands for, if it came from a service. */
  origin(error: unknown): Error | undefined {
    return error !== null && typeof error === 'object' ? this.#errors.get(error) : undefined;
  }

  #object(service: Service): object {
    const known = this.#inside.get(service);
    if (known) return known;
    const prototype = this.#prototype(service);
    const fields = (service as Partial<OpenService>)._fields;
    const object = fields ? this.#realm.open(prototype, fields) : this.#realm.instance(prototype);
    this.#inside.set(service, object);
    this.#outside.set(object, service);
    return object;
  }

  #prototype(service: Service): object {
    const key = Object.getPrototypeOf(service);
    const known = this.#prototypes.get(key);
    if (known) return known;
    const methods = new Map<string, object>();
    for (const name of [...serviceMethods(service), 'toString']) methods.set(name, this.#method(name));
    const made = this.#realm.prototype(methods, (self, name) => this.#missing(self, name));
    this.#prototypes.set(key, made);
    return made;
  }

  #method(name: string): object {
    const method = this.#realm.method(name, (self, args) => {
      try {
        const service = this.#outside.get(self);
        if (!service) throw new TypeError('Illegal invocation');
        const label = `${shortName(service)}.${name}`;
        const fault = permissionFault(this.#permissions, service._official, name);
        if (fault) throw new ScriptException(fault);
        const weights = service._weights;
        this.#account.enter(label, Object.hasOwn(weights, name) ? weights[name]! : 'local');
        const call = (service as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!;
        return this.toScript(
          call.apply(
            service,
            args.map((arg) => this.toHost(arg)),
          ),
        );
      } catch (error) {
        throw this.scriptError(error, method);
      }
    });
    return method;
  }

  /** A name that the class has no method for: a property, an official name that we lack, or nothing at all. */
  #missing(self: object, name: string): unknown {
    const service = this.#outside.get(self);
    if (!service || name.startsWith('_')) return undefined;
    if (name in service) return this.toScript((service as unknown as Record<string, unknown>)[name]);
    if (!OFFICIAL[service._official]?.includes(name)) return undefined;
    throw this.scriptError(
      new ScriptException(`${shortName(service)}.${name} bestaat niet in de lokale Workspace.`),
      this.#missing,
    );
  }
}

/** `Range` of `Spreadsheet.Range`. */
function shortName(service: Service): string {
  return service._official.slice(service._official.lastIndexOf('.') + 1);
}

/** The public methods of a service's class and its parents. */
export function serviceMethods(service: Service): readonly string[] {
  const names = new Set<string>();
  for (
    let proto = Object.getPrototypeOf(service);
    proto !== Service.prototype;
    proto = Object.getPrototypeOf(proto)
  ) {
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(proto)))
      if (name !== 'constructor' && !name.startsWith('_') && typeof property.value === 'function')
        names.add(name);
  }
  return [...names];
}
