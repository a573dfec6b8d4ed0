/** The script's side of the wall: a fresh V8 context, and the few functions that make objects of its own kind. */
import { constants, createContext, Script } from 'node:vm';

/** Functions that live inside the context; what they make passes the script's own `instanceof`. */
export interface Realm {
  readonly global: Record<PropertyKey, unknown>;
  array(): unknown[];
  object(): Record<string, unknown>;
  date(milliseconds: number): Date;
  /** An error whose stack begins at the script's line that called `below`. */
  error(name: string, message: string, below: object): Error;
  method(name: string, call: (self: object, args: readonly unknown[]) => unknown): object;
  /** A prototype for a service class: its methods, and what to do about a name that is not among them. */
  prototype(methods: ReadonlyMap<string, object>, missing: (self: object, name: string) => unknown): object;
  instance(prototype: object): object;
  /** An instance on which a script may set properties; `fields` holds them, unconverted. */
  open(prototype: object, fields: Map<string, unknown>): object;
  /** Calls a function and settles what it promises before anything else runs. */
  call(fn: unknown, args: readonly unknown[], settled: Settled): void;
  /** Runs code as a function body with these parameters. */
  evaluate(code: string, names: readonly string[], values: readonly unknown[]): unknown;
}

/** Where a call leaves its outcome. A promise that never settles leaves the value undefined, as on Google. */
export interface Settled {
  value: unknown;
  error: unknown;
  failed: boolean;
}

/**
 * Runs within the new context. `Date` without arguments and `Math.random` come from the world, so that a run
 * can be repeated.
 */
const PRELUDE = new Script(
  `(function (now, random) {
    'use strict';
    const RealDate = Date;
    RealDate.now = () => now();
    const VirtualDate = new Proxy(RealDate, {
      apply: () => new RealDate(now()).toString(),
      construct: (target, args, newTarget) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === VirtualDate ? target : newTarget),
    });
    Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
    Object.defineProperty(globalThis, 'Date', { value: VirtualDate, writable: true, configurable: true });
    Math.random = () => random();
    for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics']) delete globalThis[name];
    Error.stackTraceLimit = 30;
    // A script sees its own lines, not those of the Workspace around it.
    Object.defineProperty(Error, 'prepareStackTrace', {
      configurable: true,
      value: (error, frames) => {
        const own = frames.filter((frame) => !/^(?:node:|file:|\\/|[A-Z]:|realm$|undefined$|null$)/.test(String(frame.getFileName())));
        return [String(error), ...own.map((frame) => '    at ' + frame)].join('\\n');
      },
    });
    const FunctionInside = Function;

    const withMissing = (missing) =>
      new Proxy(Object.create(null), {
        get: (target, key, receiver) =>
          typeof key === 'symbol' || key in Object.prototype
            ? Reflect.get(Object.prototype, key, receiver)
            : missing(receiver, key),
        getPrototypeOf: () => Object.prototype,
        set: (target, key, value, receiver) =>
          Reflect.defineProperty(receiver, key, { value, writable: true, enumerable: true, configurable: true }),
      });

    return {
      array: () => [],
      object: () => ({}),
      date: (milliseconds) => new RealDate(milliseconds),
      error: (name, message, below) => {
        const error = new Error(message);
        Object.defineProperty(error, 'name', { value: name, writable: true, configurable: true });
        Error.captureStackTrace(error, below);
        return error;
      },
      method: (name, call) => {
        const holder = { [name](...args) { return call(this, args); } };
        return holder[name];
      },
      prototype: (methods, missing) =>
        Object.create(
          withMissing(missing),
          Object.fromEntries(
            [...methods].map(([name, value]) => [name, { value, writable: true, configurable: true }]),
          ),
        ),
      instance: (prototype) => Object.create(prototype),
      open: (prototype, fields) =>
        new Proxy(Object.create(prototype), {
          get: (target, key, receiver) =>
            fields.has(key) ? fields.get(key) : key in prototype ? Reflect.get(target, key, receiver) : undefined,
          has: (target, key) => fields.has(key) || Reflect.has(target, key),
          set: (target, key, value) => {
            fields.set(key, value);
            return true;
          },
        }),
      call: (fn, args, settled) => {
        try {
          const value = fn(...args);
          if (value === null || typeof value !== 'object' || typeof value.then !== 'function') {
            settled.value = value;
            return;
          }
          value.then(
            (result) => { settled.value = result; },
            (error) => { settled.failed = true; settled.error = error; },
          );
        } catch (error) {
          settled.failed = true;
          settled.error = error;
        }
      },
      evaluate: (code, names, values) => new FunctionInside(...names, code)(...values),
    };
  })`,
  { filename: 'realm' },
);

const CALL = new Script('realmCall()', { filename: 'realm' });

/** A fresh context with the world's clock and chance in it, and nothing of Node. */
export function makeRealm(now: () => number, random: () => number): Realm {
  const context = createContext(constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
  const inside = PRELUDE.runInContext(context)(now, random);
  return {
    ...inside,
    global: context,
    call(fn: unknown, args: readonly unknown[], settled: Settled) {
      // Microtasks run when a script ends, so the call is made by a script of its own.
      Object.defineProperty(context, 'realmCall', {
        value: () => {
          delete context.realmCall;
          inside.call(fn, args, settled);
        },
        configurable: true,
      });
      CALL.runInContext(context);
    },
  };
}
