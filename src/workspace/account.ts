/** The account of one execution: what it called, what that cost, and when it must stop. */
import { struck } from './faults.ts';
import { ScriptException, type Weight } from './services/service.ts';
import type { Fault, World } from './world.ts';

/** What Google says when a service has a bad moment. */
const TRANSIENT =
  "Service error: Spreadsheets. We're sorry, a server error occurred. Please wait a bit and try again.";

/**
 * Ends an execution from outside: its time is up, or a test lets it die. A script can catch the error, but
 * each later service call throws it again, so nothing happens after it.
 */
export class Halt extends Error {
  readonly status: 'timed-out' | 'crashed';

  constructor(status: 'timed-out' | 'crashed', message: string) {
    super(message);
    this.status = status;
  }
}

export class Account {
  reads = 0;
  writes = 0;
  locals = 0;
  /** Virtual milliseconds since the start. */
  spent = 0;
  halt: Halt | null = null;
  readonly #calls = new Map<string, number>();
  readonly #world: World;
  readonly #limitMs: number;

  constructor(world: World, limitMs: number) {
    this.#world = world;
    this.#limitMs = limitMs;
  }

  get calls(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#calls);
  }

  /**
   * Notes a call before it happens, lets its time pass, and strikes with the faults that are due.
   * Throws `Halt`, or the `ScriptException` of a fault.
   */
  enter(method: string, weight: Weight): void {
    if (this.halt) throw this.halt;
    this.#calls.set(method, (this.#calls.get(method) ?? 0) + 1);
    if (weight === 'local') {
      this.locals++;
    } else {
      if (weight === 'read') this.reads++;
      else this.writes++;
      for (const fault of [...this.#world.faults]) this.#strike(fault, method);
    }
    this.spend(this.#world.costs[weight]);
  }

  /** Lets virtual time pass. Throws `Halt` when the time of the execution is up. */
  spend(milliseconds: number): void {
    this.spent += milliseconds;
    this.#world.moveClock(this.#world.now + milliseconds);
    if (this.spent > this.#limitMs) this.#stop(new Halt('timed-out', 'Exceeded maximum execution time'));
  }

  #strike(fault: Fault, method: string): void {
    const call = this.reads + this.writes;
    if (fault.kind === 'crash' && fault.atCall === call) {
      struck(this.#world, fault);
      this.#stop(new Halt('crashed', `Crash on demand at call ${call}, ${method}`));
    }
    if (fault.kind !== 'error') return;
    if (fault.method !== undefined && fault.method !== method) return;
    if (fault.atCall !== undefined && fault.atCall !== call) return;
    struck(this.#world, fault);
    throw new ScriptException(fault.message ?? TRANSIENT);
  }

  #stop(halt: Halt): never {
    this.halt = halt;
    throw halt;
  }
}
