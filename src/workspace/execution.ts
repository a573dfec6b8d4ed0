/** One run of a script's function: a fresh context, its services, its account, and the record of how it went. */
import { Script } from 'node:vm';
import { Account, Halt } from './account.ts';
import { globalsOf } from './globals.ts';
import { Membrane } from './membrane.ts';
import { grantedScopes } from './permissions.ts';
import { makeRealm, type Realm, type Settled } from './realm.ts';
import type { Answer, ExecutionScope, LogLine, Notice, Question } from './services/service.ts';
import type { ExecutionRecord, Person, ScriptProject, SourceFile, World } from './world.ts';

const MINUTE = 60_000;
/** Google's limits: six minutes, and thirty seconds for a simple trigger. */
const LIMIT_MS = 6 * MINUTE;
const SIMPLE_LIMIT_MS = MINUTE / 2;
/** Lines of log that the history keeps of one execution; the result has them all. */
const MOST_LINES = 200;

/** Without a person these are visits of somebody who is not signed in; others are the work of the clock. */
const OF_NOBODY: ReadonlySet<ExecutionRecord['kind']> = new Set(['web', 'page']);

export interface RunRequest {
  readonly project: ScriptProject;
  readonly functionName: string;
  readonly kind: ExecutionRecord['kind'];
  /** Whose rights and quotas the code runs with. */
  readonly effectiveUser: Person;
  /** Who sits at the keyboard; null when it is the clock, or a visitor without an account. */
  readonly person: Person | null;
  readonly openFileId: string | null;
  readonly triggerId?: string;
  /** Arguments as host values; an event is made once the scope is there, because it holds services. */
  readonly args?: readonly unknown[] | ((scope: ExecutionScope) => readonly unknown[]);
  /** A function that need not exist, as a simple trigger: without it nothing runs and nothing is recorded. */
  readonly optional?: boolean;
  /** Google's sentence when the function may not even start. */
  readonly refusal?: string | null;
  /** Looks at the value that the function gave, before it is copied out; throws when it may not cross. */
  readonly checkValue?: (value: unknown) => void;
  readonly ask?: (question: Question) => Answer;
  readonly tell?: (notice: Notice) => void;
}

/** What a run came to. `value` is a copy without anything of the script's context. */
export interface ExecutionResult extends ExecutionRecord {
  readonly value: unknown;
  readonly log: readonly LogLine[];
  /** Real milliseconds that loading the source took. */
  readonly loadMs: number;
  /** A fault in the Workspace's own code, which the script got to see as an error. */
  readonly internal: Error | null;
}

/** Thrown by `ask` and `tell` to end a run and to reach whoever started it: not a fault of the script. */
export class OutsideFault extends Error {}

/** Runs one function. Gives null when it is optional and not there; faults of the script are in the result. */
export function execute(world: World, request: RunRequest): ExecutionResult | null {
  return new Execution(world, request).run();
}

class Execution {
  readonly #world: World;
  readonly #request: RunRequest;
  readonly #account: Account;
  readonly #realm: Realm;
  readonly #membrane: Membrane;
  readonly #scope: ExecutionScope;
  readonly #log: LogLine[] = [];
  #outside: OutsideFault | null = null;
  #askedMs = 0;

  constructor(world: World, request: RunRequest) {
    const limited = request.kind === 'simple';
    this.#world = world;
    this.#request = request;
    this.#account = new Account(world, limited ? SIMPLE_LIMIT_MS : LIMIT_MS);
    this.#realm = makeRealm(
      () => world.now,
      () => world.ids.random(),
    );
    const scopes = grantedScopes(world, request.project, request.effectiveUser.email);
    this.#membrane = new Membrane(this.#realm, this.#account, { scopes, limited });
    this.#scope = this.#makeScope(scopes, limited);
    this.#defineGlobals();
  }

  run(): ExecutionResult | null {
    const { project, functionName, args, optional, refusal, checkValue } = this.#request;
    const startedAt = this.#world.now;
    const started = performance.now();
    const settled: Settled = { value: undefined, error: undefined, failed: false };
    let loadMs = 0;
    let value: unknown;
    try {
      if (refusal) throw this.#realm.error('Exception', refusal, execute);
      for (const file of project.files) compiled(file).runInContext(this.#realm.global);
      loadMs = performance.now() - started;
      const fn = this.#realm.global[functionName];
      if (typeof fn !== 'function') {
        if (optional) return null;
        throw this.#realm.error('Exception', `Script function not found: ${functionName}`, execute);
      }
      const given = typeof args === 'function' ? args(this.#scope) : (args ?? []);
      const inside = given.map((arg) => this.#membrane.toScript(arg));
      this.#realm.call(fn, inside, settled);
      if (!settled.failed) {
        checkValue?.(settled.value);
        value = this.#membrane.toHost(settled.value);
      }
    } catch (error) {
      settled.failed = true;
      settled.error = error;
    } finally {
      this.#freeLocks();
    }
    if (this.#outside) throw this.#outside;
    const ownMs = performance.now() - started - this.#askedMs;
    const record = this.#record(startedAt, ownMs, settled);
    this.#world.record(record);
    return { ...record, value, log: this.#log, loadMs, internal: this.#membrane.internal };
  }

  #record(startedAt: number, ownMs: number, settled: Settled): ExecutionRecord {
    const { project, functionName, kind, effectiveUser, triggerId } = this.#request;
    const { reads, writes, locals, calls, spent, halt } = this.#account;
    return {
      id: this.#scope.executionId,
      scriptId: project.id,
      functionName,
      kind,
      triggerId: triggerId ?? null,
      personEmail: effectiveUser.email,
      startedAt,
      status: halt ? halt.status : settled.failed ? 'failed' : 'completed',
      error: halt ? described(halt) : settled.failed ? described(settled.error) : null,
      durationMs: spent,
      ownMs: Math.round(ownMs * 100) / 100,
      reads,
      writes,
      locals,
      calls,
      log: this.#log.slice(-MOST_LINES),
    };
  }

  #makeScope(scopes: readonly string[] | null, limited: boolean): ExecutionScope {
    const { project, effectiveUser, person, openFileId, ask, tell } = this.#request;
    const viewer = person ?? effectiveUser;
    return {
      world: this.#world,
      executionId: this.#world.ids.uuid(),
      project,
      effectiveUser,
      activeUser: this.#knownUser(limited),
      containerId: project.containerId,
      openFileId,
      view: openFileId === null ? null : this.#world.viewOf(viewer.email, openFileId),
      scopes,
      limited,
      log: this.#log,
      ask: (question) => {
        if (!ask) throw this.#fromOutside(new OutsideFault(`Nobody is there to answer "${question.text}".`));
        const since = performance.now();
        try {
          return ask(question);
        } catch (error) {
          throw this.#fromOutside(error instanceof OutsideFault ? error : new OutsideFault(String(error)));
        } finally {
          this.#askedMs += performance.now() - since;
        }
      },
      tell: (notice) => tell?.(notice),
      spend: (milliseconds) => this.#account.spend(milliseconds),
      evaluate: (code, variables) =>
        this.#realm.evaluate(code, [...variables.keys()], [...variables.values()]),
    };
  }

  /** Google tells who is there when that person let the script run, or works for the same organisation. */
  #knownUser(limited: boolean): Person | null {
    const { person, effectiveUser, project, kind } = this.#request;
    if (person === null) return OF_NOBODY.has(kind) ? null : effectiveUser;
    const owner = person.email === effectiveUser.email && !limited ? person.email : project.ownerEmail;
    return domainOf(person.email) === domainOf(owner) ? person : null;
  }

  #fromOutside(fault: OutsideFault): Halt {
    this.#outside = fault;
    this.#account.halt = new Halt('crashed', fault.message);
    return this.#account.halt;
  }

  /** Services come to life when the script first names them. */
  #defineGlobals(): void {
    for (const [name, make] of Object.entries(globalsOf(this.#request.project.manifest))) {
      Object.defineProperty(this.#realm.global, name, {
        configurable: true,
        get: () => {
          const value = this.#membrane.toScript(make(this.#scope));
          Object.defineProperty(this.#realm.global, name, { value, configurable: true, writable: true });
          return value;
        },
        set: (value) => {
          Object.defineProperty(this.#realm.global, name, { value, configurable: true, writable: true });
        },
      });
    }
  }

  #freeLocks(): void {
    for (const [name, holder] of this.#world.locks)
      if (holder === this.#scope.executionId) this.#world.locks.delete(name);
  }
}

function domainOf(email: string): string {
  return email.slice(email.indexOf('@') + 1);
}

function described(error: unknown): { name: string; message: string; stack: string } {
  if (error !== null && typeof error === 'object' && 'message' in error) {
    const { name, message, stack } = error as Error;
    return { name: String(name), message: String(message), stack: String(stack ?? '') };
  }
  return { name: 'Error', message: String(error), stack: '' };
}

const scripts = new Map<string, Script>();
const MOST_SCRIPTS = 50;

/** Each source is compiled once in the life of the process. */
function compiled(file: SourceFile): Script {
  const key = `${file.name}\n${file.source}`;
  let script = scripts.get(key);
  if (!script) {
    if (scripts.size >= MOST_SCRIPTS) scripts.clear();
    script = new Script(file.source, { filename: file.name });
    scripts.set(key, script);
  }
  return script;
}
